"""The print queue: what lies in the folder `drukwerk`, closed off into numbered bundles. Imports no Prefect.

A bundle is one PDF and one JSON file beside it in `drukwerk/bundels/`, per municipality and day. It is closed
when its JSON is there: what stands in it never goes into another, and later letters go into the next one of
that day. Its letters stay in the order in which they came, each on a sheet of its own.
"""

import json
import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from io import BytesIO
from itertools import groupby
from pathlib import Path
from typing import Any

from pypdf import PdfReader, PdfWriter
from pypdf.errors import PyPdfError

from inburgering.db import nabezorging
from inburgering.db.basis import Database
from inburgering.db.kanalen import DRUKWERK
from inburgering.flows.manifest import MANIFEST, Boek
from inburgering.flows.map import alleen, hash_van, schrijf
from inburgering.omgeving import Omgeving

BUNDELS = "bundels"
PER_BUNDEL = 250  # letters: what a person can carry, and what fits in memory
BEWAARD = timedelta(days=30)  # the letters themselves are in the database
Regel = dict[str, Any]
logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Bundel:
    """A closed bundle: its name, and how many letters and sides of paper are in it."""

    naam: str
    brieven: int
    bladzijden: int


@dataclass(frozen=True)
class Druk:
    """What was closed now, and how many letters were not there to be printed: a signaal says so."""

    bundels: tuple[Bundel, ...] = ()
    kwijt: int = 0


def sluit_drukwerk(database: Database, omgeving: Omgeving, vandaag: date, nu: datetime) -> Druk:
    """Close what waits into bundles. Safe to run twice, and to be stopped anywhere."""
    plek = omgeving.uitgaand / DRUKWERK
    if not (plek / MANIFEST).is_file():
        return Druk()
    with alleen(plek):
        bundels, kwijt = _sluit(plek, vandaag)
        _ruim_op(plek, vandaag)
    with database.schrijven() as session:
        gemeld = [nabezorging.niet_gedrukt(session, r["naam"], r["sha256"], nu) for r in kwijt]
    return Druk(tuple(bundels), sum(gemeld))


def _sluit(plek: Path, vandaag: date) -> tuple[list[Bundel], list[Regel]]:
    gedaan = _gebundeld(plek)
    te_doen = [r for r in _regels(plek) if (r["naam"], r["sha256"]) not in gedaan]
    goed = [r for r in te_doen if hash_van(plek / r["naam"]) == r["sha256"]]
    bundels = []
    for afkorting, groep in groupby(sorted(goed, key=_afkorting), _afkorting):
        brieven = list(groep)
        for begin in range(0, len(brieven), PER_BUNDEL):
            bundels += _bundel(plek, f"{afkorting}-{vandaag}", brieven[begin : begin + PER_BUNDEL])
    gedaan = _gebundeld(plek)
    _haal_weg(plek, gedaan)
    return bundels, [r for r in te_doen if (r["naam"], r["sha256"]) not in gedaan]


def _afkorting(regel: Regel) -> str:
    """Of the municipality: a letter's name begins with the number of its traject."""
    return str(regel["naam"]).partition("-")[0]


def _regels(plek: Path) -> list[Regel]:
    """The letters that came, each as it was last, in the order in which they first came."""
    boek = Boek()
    boek.neem((plek / MANIFEST).read_bytes())
    return boek.regels()


def _gesloten(plek: Path) -> Iterator[tuple[Path, Regel]]:
    for bestand in sorted((plek / BUNDELS).glob("*.json")):
        yield bestand, json.loads(bestand.read_text(encoding="utf-8"))


def _gebundeld(plek: Path) -> set[tuple[str, str]]:
    return {(b["naam"], b["sha256"]) for _, inhoud in _gesloten(plek) for b in inhoud["brieven"]}


def _bundel(plek: Path, begin: str, brieven: Sequence[Regel]) -> list[Bundel]:
    """Write the PDF, then the JSON that closes it; a PDF without one, of an earlier stop, is written over."""
    doel = plek / BUNDELS
    doel.mkdir(exist_ok=True)
    pdf, regels = _voeg_samen(plek, brieven)
    if not regels:
        return []
    nummers = [int(b.stem.rpartition("-")[2]) for b in doel.glob(f"{begin}-*.json")]
    naam = f"{begin}-{max(nummers, default=0) + 1}"
    inhoud = BytesIO()
    pdf.write(inhoud)
    schrijf(doel, f"{naam}.pdf", inhoud.getvalue())
    overzicht = {
        "bundel": naam,
        "bestand": f"{naam}.pdf",
        "sha256": hash_van(doel / f"{naam}.pdf"),
        "bladzijden": len(pdf.pages),
        "brieven": regels,
    }
    tekst = json.dumps(overzicht, ensure_ascii=False, indent=1)
    schrijf(doel, f"{naam}.json", tekst.encode())
    return [Bundel(naam, len(regels), len(pdf.pages))]


def _voeg_samen(plek: Path, brieven: Sequence[Regel]) -> tuple[PdfWriter, list[Regel]]:
    """One document, and per letter its pages. A blank side follows an odd number: no two share a sheet."""
    pdf, regels = PdfWriter(), []
    for brief in brieven:
        try:
            bladen = list(PdfReader(plek / brief["naam"]).pages)
        except PyPdfError as fout:  # not to be printed: the consulent hears it
            logger.error("Drukwerk %s: %s", brief["naam"], type(fout).__name__)  # noqa: TRY400
            continue
        van = len(pdf.pages) + 1
        for blad in bladen:
            pdf.add_page(blad)
        regels.append({**_kort(brief), "van": van, "tot": len(pdf.pages)})
        if len(bladen) % 2:
            pdf.add_blank_page()
    return pdf, regels


def _kort(brief: Regel) -> Regel:
    return {veld: brief[veld] for veld in ("naam", "sha256", "dag", "sjabloon", "vervangt") if veld in brief}


def _haal_weg(plek: Path, gedaan: set[tuple[str, str]]) -> None:
    """The single letters that are in a bundle: two copies would be printed twice."""
    for bestand in sorted(plek.glob("*.pdf")):
        if (bestand.name, hash_van(bestand)) in gedaan:
            bestand.unlink()


def _ruim_op(plek: Path, vandaag: date) -> None:
    """Throw printed bundles away after a month; what was in them stays on record."""
    for bestand, inhoud in _gesloten(plek):
        dag = date.fromisoformat("-".join(inhoud["bundel"].split("-")[1:4]))
        if dag + BEWAARD < vandaag:
            bestand.with_suffix(".pdf").unlink(missing_ok=True)
