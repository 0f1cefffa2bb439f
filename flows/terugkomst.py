"""Collect the return files of partners. Imports no Prefect.

A file moves through its partner's folder: it arrives in `inkomend/<partner>/`, is claimed into `bezig/`,
and ends in `verwerkt/` or, when nothing in it could be used, in `afgekeurd/`. Beside it lies a receipt that
says per message what came of it. A stop anywhere leaves the file in `bezig/`, from where it is taken up
again; the digest of each message makes that harmless.
"""

import contextlib
import hashlib
import logging
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy.exc import IntegrityError, InterfaceError, OperationalError
from sqlalchemy.orm.exc import StaleDataError

from inburgering.db import terugmelden
from inburgering.db.basis import Database
from inburgering.db.terugbericht import Afgekeurd, Binnenkomst, Weg
from inburgering.flows import terugbon
from inburgering.flows.map import schrijf
from inburgering.flows.terugbon import Bon, uitslag
from inburgering.invoer.terugmelding_lezen import BESTANDEN, GROOTSTE, Regel, lees
from inburgering.omgeving import Omgeving

BEZIG, VERWERKT, AFGEKEURD = "bezig", "verwerkt", "afgekeurd"
RUST = timedelta(seconds=2)  # a file changed more recently than this may still be growing
VREEMD = timedelta(hours=1)  # after this a file of another kind is not going to become one
LATER = (OperationalError, InterfaceError, IntegrityError, StaleDataError)  # busy, or someone was first
logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Oogst:
    """How many files were recorded, refused, and left for the next round because the database was busy."""

    verwerkt: int = 0
    afgekeurd: int = 0
    later: int = 0

    def __add__(self, ander: "Oogst") -> "Oogst":
        return Oogst(
            self.verwerkt + ander.verwerkt, self.afgekeurd + ander.afgekeurd, self.later + ander.later
        )


def haal_op(database: Database, omgeving: Omgeving, nu: datetime, echt: datetime) -> Oogst:
    """Record every return file that has come to rest.

    `nu` is the moment to record with, `echt` the moment by the machine's clock, with which files are dated.
    """
    totaal = Oogst()
    for plek in _partners(omgeving.inkomend):
        try:
            _neem(plek, echt)
            for bestand in sorted((plek / BEZIG).glob("*")):
                totaal += _verwerk(database, plek, bestand, nu)
        except OSError as fout:  # one partner's folder must not hold up the others
            logger.error("Map %s: %s", plek.name, type(fout).__name__)  # noqa: TRY400
            totaal += Oogst(later=1)
    try:
        terugbon.leg_besluiten_neer(database, omgeving.inkomend)
    except (OSError, *LATER) as fout:
        logger.warning("Besluiten terugkoppelen: %s; later opnieuw", type(fout).__name__)
    return totaal


def _partners(inkomend: Path) -> Iterator[Path]:
    if inkomend.is_dir():
        for plek in sorted(inkomend.iterdir()):
            if plek.is_dir() and not plek.is_symlink() and not plek.name.startswith("."):
                yield plek


def _neem(plek: Path, echt: datetime) -> None:
    """Claim what has come to rest. The name says when the file was written: a newer one cannot cover it."""
    for bestand in sorted(plek.iterdir()):
        if bestand.is_symlink() or not bestand.is_file() or bestand.name.startswith("."):
            continue
        with contextlib.suppress(FileNotFoundError):  # another process was first
            gewijzigd = bestand.stat().st_mtime_ns
            rust = abs(echt.timestamp() - gewijzigd / 1e9)
            if rust >= (RUST if bestand.suffix.lower() in BESTANDEN else VREEMD).total_seconds():
                (plek / BEZIG).mkdir(exist_ok=True)
                bestand.rename(plek / BEZIG / f"{gewijzigd}-{bestand.name}")


def _verwerk(database: Database, plek: Path, bestand: Path, nu: datetime) -> Oogst:
    try:
        with bestand.open("rb") as bron:
            ruw = bron.read(GROOTSTE + 1)
    except FileNotFoundError:
        return Oogst()
    sleutel = hashlib.sha256(ruw).hexdigest()
    try:
        bon = _neem_aan(database, plek.name, bestand.name, ruw, sleutel, nu)
    except LATER as fout:
        logger.warning("Terugbericht %s: %s; later opnieuw", sleutel[:12], type(fout).__name__)
        return Oogst(later=1)
    except Exception as fout:  # noqa: BLE001 - a fault of ours must not hold up the other files
        logger.error("Terugbericht %s: %s", sleutel[:12], type(fout).__name__)  # noqa: TRY400 - no trace: names
        bon = Bon.kapot(
            f"Het bestand gaf een fout in het programma ({type(fout).__name__}). Meld dit aan de beheerder."
        )
    _berg_op(plek, bestand, sleutel, bon, nu)
    return Oogst(afgekeurd=1) if bon.geweigerd else Oogst(verwerkt=1)


def _neem_aan(database: Database, map_: str, naam: str, ruw: bytes, sleutel: str, nu: datetime) -> Bon:
    """Take in what the file says, message by message; what cannot be read gets a row with its reason."""
    van = Binnenkomst(weg=Weg.BESTAND, partij=sleutel, map_=map_)
    try:
        regels = lees(naam, ruw)
    except Afgekeurd as fout:
        with database.schrijven() as session:
            terugmelden.onleesbaar(session, van, str(fout), nu)
        return Bon.kapot(str(fout))
    return Bon([_regel(database, regel, replace(van, regel=regel.nummer), nu) for regel in regels])


def _regel(database: Database, regel: Regel, van: Binnenkomst, nu: datetime) -> dict[str, object]:
    if regel.bericht is not None:
        return uitslag(van.regel, terugmelden.neem_aan(database, regel.bericht, van, nu), regel.taak)
    with database.schrijven() as session:
        return uitslag(van.regel, terugmelden.onleesbaar(session, van, regel.reden, nu), regel.taak)


def _berg_op(plek: Path, bestand: Path, sleutel: str, bon: Bon, nu: datetime) -> None:
    """Put the file away under its own name and digest: first what came of it, then the file."""
    doel = plek / (AFGEKEURD if bon.geweigerd else VERWERKT)
    doel.mkdir(exist_ok=True)
    eigen = Path(bestand.name.partition("-")[2])
    naam = f"{eigen.stem}.{sleutel[:12]}"
    if bon.geweigerd:
        schrijf(doel, f"{naam}{eigen.suffix}.reden.txt", f"{bon.reden}\n".encode())
    schrijf(doel, f"{naam}.ontvangst.json", bon.tekst(sleutel, nu).encode())
    with contextlib.suppress(FileNotFoundError):
        bestand.replace(doel / f"{naam}{eigen.suffix}")
