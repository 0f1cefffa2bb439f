"""What the tests of kept reports share: a day, two trajects, and ways to look at what is kept."""

from datetime import date, datetime

from sqlmodel import Session, select

from inburgering.db import rapport_vorm, rapporten, rapportstand
from inburgering.db.basis import Database
from inburgering.db.rapport_basis import Rapport, Vak
from inburgering.db.rapportstand import Stand
from inburgering.db.tabellen import Rapportstand
from inburgering.db.zoeken_rapport import Peiling
from tests.werkplek import Werkplek, om

VANDAAG, GISTEREN, NU = date(2026, 11, 23), date(2026, 11, 22), om(date(2026, 11, 23), 7)


def vergeet() -> None:
    """As a process that has just begun: it remembers nothing."""
    rapporten._ONTHOUDEN.clear()


def twee_trajecten(werkplek: Werkplek) -> Werkplek:
    """Two that have just begun."""
    werkplek.open(date(2026, 9, 7))
    werkplek.open(date(2026, 9, 14))
    return werkplek


def rijen(db: Database) -> list[Rapportstand]:
    """Every report that is kept."""
    with db.lezen() as s:
        return list(s.exec(select(Rapportstand).order_by(Rapportstand.id)))  # type: ignore[arg-type]


def vraag(db: Database, peiling: Peiling, code: str = "fase", nu: datetime = NU) -> Stand:
    """This report, as a page asks for it."""
    with db.lezen() as s:
        return rapporten.geef(db, s, code, [peiling], nu)[peiling]


def getallen(rapport: Rapport) -> dict[tuple[str, str, str], object]:
    """Every cell of a report: the count, or what stands there."""
    return {
        (t, r.code, k): w.aantal if isinstance(w, Vak) else w
        for t, tabel in rapport.tabellen.items()
        for r in tabel.rijen
        for k, w in (r.waarden or {}).items()
    }


def lijsten(session: Session, stand: Stand, rapport: Rapport) -> dict[tuple[str, str, str], list[int]]:
    """The trajects behind each count."""
    return {
        (t, r.code, k): rapportstand.achter(session, stand, t, r.code, k)
        for t, tabel in rapport.tabellen.items()
        for r in tabel.rijen
        for k, w in (r.waarden or {}).items()
        if isinstance(w, Vak)
    }


def genoemd(rij: Rapportstand) -> set[int]:
    """Every traject that a kept report names, found in its bytes without asking what they mean."""
    grenzen = {
        (van, tot)
        for _, tabel in rij.inhoud["tabellen"]
        for _, _, waarden in tabel["rijen"]
        for _, van, tot in (w for w in waarden if isinstance(w, list))
    }
    assert sum(tot - van for van, tot in grenzen) == len(rij.trajecten)
    return {nr for van, tot in grenzen for nr in rapport_vorm.rijen(rij.trajecten[van:tot])}
