"""The texts of letters as their pages show them: names, differences, what an author may use, the preview."""

import base64
import difflib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlmodel import Session

from inburgering.db import brieftekst, huisstijl
from inburgering.db.tabellen import Brieftekst, Gemeente
from inburgering.templates import brief
from inburgering.templates.eigen import STANDAARD, EigenTekst, Teksten
from inburgering.templates.huisstijl import Huisstijl
from inburgering.templates.keuring import bekend, brieven_met, keur
from inburgering.templates.schrijfregels import Gebrek
from inburgering.templates.sjabloon import deelnamen
from inburgering.templates.taalniveau import Oordeel, beoordeel
from inburgering.templates.voorbeelden import voorbeeld

DELEN = {
    "_aanhef": "Aanhef",
    "_bezwaar": "Uitleg over bezwaar",
    "_groet": "Groet",
    "_hoe_werkt_het": "Hoe werkt het? (einde van een taakbrief)",
    "_taak_begin": "Begin van een taakbrief",
}
SOORTEN = {"inburgeraar": "Aan inburgeraars", "partner": "Aan partners", "deel": "Gedeelde stukken"}
Regel = tuple[str, str]  # gelijk, weg or bij; and the line


@dataclass(frozen=True)
class Rij:
    """One text in the list: what holds now, and what is still to come."""

    naam: str
    titel: str
    geldt: Brieftekst | None
    straks: Brieftekst | None


@dataclass(frozen=True)
class Beeld:
    """A text as the letter it becomes: its pages as addresses of images, its words, and how hard it reads."""

    gebreken: Sequence[Gebrek]
    beelden: Sequence[str] = ()
    html: str = ""
    oordeel: Oordeel | None = None


def bestaat(naam: str) -> bool:
    """Whether there is a letter or part with this name."""
    return naam in brief.SJABLONEN or naam in deelnamen()


def titel(naam: str) -> str:
    """What a text is called on the pages: its subject with made-up data, or the name of the part."""
    return DELEN.get(naam) or brief.onderwerp(naam, voorbeeld(naam))


def lijst(session: Session, gemeente_id: int, vandaag: date) -> dict[str, list[Rij]]:
    """Every text by kind."""
    geldt = brieftekst.geldend(session, gemeente_id, vandaag)
    straks = brieftekst.gepland(session, gemeente_id, vandaag)
    uit: dict[str, list[Rij]] = {kop: [] for kop in SOORTEN.values()}
    for naam in [*brief.SJABLONEN, *deelnamen()]:
        soort = brief.SJABLONEN[naam].aan if naam in brief.SJABLONEN else "deel"
        uit[SOORTEN[soort]].append(Rij(naam, titel(naam), geldt.get(naam), straks.get(naam)))
    return uit


def van_standaard(naam: str) -> EigenTekst:
    """The standard text as an author finds it."""
    onderwerp = "" if naam.startswith("_") else STANDAARD.onderwerp(naam)
    return EigenTekst(naam, 0, onderwerp, STANDAARD.tekst(naam).strip() + "\n")


def van_rij(rij: Brieftekst | None, naam: str) -> EigenTekst:
    """A stored version, or the standard text when there is none or it says so."""
    return van_standaard(naam) if rij is None or rij.standaard else brieftekst.als_tekst(rij)


def verschil(tekst: EigenTekst, met: EigenTekst | None = None) -> list[Regel]:
    """Line by line what differs from another text, or else the standard text; empty when nothing does."""
    vast = met or van_standaard(tekst.naam)
    oud, nieuw = (f"{t.onderwerp}\n\n{t.tekst}".strip().splitlines() for t in (vast, tekst))
    soorten = {"  ": "gelijk", "- ": "weg", "+ ": "bij"}
    regels = [(soorten[r[:2]], r[2:]) for r in difflib.ndiff(oud, nieuw) if r[:2] in soorten]
    return regels if any(soort != "gelijk" for soort, _ in regels) else []


def gegevens(naam: str) -> list[Regel]:
    """What an author may use in this text, with what it is in the made-up letter."""
    data = voorbeeld(brieven_met(naam)[0])
    uit = []
    for pad in sorted(bekend(naam)):
        begin, _, rest = pad.partition(".")
        waarde = data.get(begin)
        if isinstance(waarde, dict) and not rest:
            continue
        uit.append((pad, _leesbaar(waarde.get(rest, "") if rest and isinstance(waarde, dict) else waarde)))
    return uit


def _leesbaar(waarde: Any) -> str:
    if isinstance(waarde, bool):
        return "ja of nee"
    return ", ".join(map(str, waarde)) if isinstance(waarde, list) else str(waarde or "(leeg)")


def beeld(session: Session, gemeente_id: int, tekst: EigenTekst, dag: date) -> Beeld:
    """The text as a letter of this municipality with made-up data, or what is wrong with it."""
    teksten = brieftekst.teksten(session, gemeente_id, dag)
    if gebreken := keur(tekst, teksten):
        return Beeld(gebreken)
    naam = brieven_met(tekst.naam, teksten)[0]
    data = proefgegevens(session, gemeente_id, naam)
    met, stijl = teksten.met(tekst), huisstijl.stijl(session, gemeente_id, dag)
    vorm = brief.vorm(naam, data, dag, met)
    oordeel = beoordeel(vorm.blokken) if brief.SJABLONEN[naam].aan == "inburgeraar" else None
    return Beeld((), als_beelden(vorm, stijl), brief.html(naam, data, dag, met), oordeel)


def als_beelden(vorm: brief.Vorm, stijl: Huisstijl) -> list[str]:
    """Each page as an address that holds the image itself: nothing of it is kept."""
    paginas = brief.beelden(vorm, stijl)
    return [f"data:image/png;base64,{base64.b64encode(p).decode()}" for p in paginas]


def pdf(session: Session, gemeente_id: int, tekst: EigenTekst, dag: date) -> bytes:
    """The same letter as PDF. Raises what a text that was not approved raises."""
    teksten: Teksten = brieftekst.teksten(session, gemeente_id, dag).met(tekst)
    naam = brieven_met(tekst.naam, teksten)[0]
    data = proefgegevens(session, gemeente_id, naam)
    return brief.pdf(naam, data, dag, teksten, huisstijl.stijl(session, gemeente_id, dag))


def proefgegevens(session: Session, gemeente_id: int, naam: str) -> dict[str, Any]:
    """The made-up data of a letter under the letterhead of this municipality."""
    gemeente = session.get_one(Gemeente, gemeente_id)
    data = voorbeeld(naam)
    zonder_kleur = {k: w for k, w in data["gemeente"].items() if k != "kleur"}
    hoofd = {"naam": f"Gemeente {gemeente.naam}", **gemeente.briefhoofd}
    return data | {"gemeente": zonder_kleur | hoofd}
