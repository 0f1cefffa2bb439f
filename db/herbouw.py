"""Rebuild from the log and compare: states by folding van → naar, terms by computing them anew."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime

from sqlmodel import Session, col, select

from inburgering.db import keten, termijnboek
from inburgering.db.basis import Database
from inburgering.db.tabellen import Gebeurtenisrij, Traject
from inburgering.db.zaak import TRAJECT, Zaak
from inburgering.statemachine.machines import MACHINES

PER_KEER = 200


@dataclass
class Verslag:
    """How many trajecten were looked at, and what differs, each in one Dutch sentence."""

    trajecten: int = 0
    verschillen: list[str] = field(default_factory=list)


def controleer(database: Database) -> Verslag:
    """Compare every traject with its own log: states, numbers, terms, derived columns. Changes nothing."""
    return _bekijk(database, _verschillen)


def controleer_ketens(database: Database) -> Verslag:
    """Verify the hash chain of every traject: a changed, removed, added or moved line shows."""
    return _bekijk(database, _ketenbreuk)


def herbouw(database: Database) -> Verslag:
    """Write back what the log says where the stored traject differs; the differences are reported."""
    verslag = Verslag()
    for traject_id in _alle(database):
        with database.schrijven() as session:
            zaak = _zaak(session, traject_id)
            gevonden = _verschillen(zaak)
            if gevonden:
                _herstel(zaak)
            verslag.verschillen += gevonden
            verslag.trajecten += 1
    return verslag


def van_een(database: Database, traject_id: int) -> list[str]:
    """What differs in this one traject: its states and terms against its log, and its chain."""
    with database.lezen() as session:
        zaak = _zaak(session, traject_id)
        return _verschillen(zaak) + _ketenbreuk(zaak)


def _alle(database: Database) -> Iterator[int]:
    vanaf = 0
    while True:
        with database.lezen() as session:
            vraag = (
                select(Traject.id).where(col(Traject.id) > vanaf).order_by(col(Traject.id)).limit(PER_KEER)
            )
            nummers = [nr for nr in session.exec(vraag) if nr is not None]
        if not nummers:
            return
        yield from nummers
        vanaf = nummers[-1]


def _bekijk(database: Database, kijk: Callable[[Zaak], list[str]]) -> Verslag:
    verslag = Verslag()
    for traject_id in _alle(database):
        with database.lezen() as session:
            verslag.verschillen += kijk(_zaak(session, traject_id))
        verslag.trajecten += 1
    return verslag


def _zaak(session: Session, traject_id: int) -> Zaak:
    """The traject on the day of its last line: terms do not depend on the day they are compared."""
    laatste = session.exec(
        select(Gebeurtenisrij.moment)
        .where(Gebeurtenisrij.traject_id == traject_id)
        .order_by(col(Gebeurtenisrij.volgnr).desc())
    ).first()
    return Zaak.lees(session, traject_id, laatste or datetime.min.replace(tzinfo=UTC))


def _ketenbreuk(zaak: Zaak) -> list[str]:
    vraag = select(Gebeurtenisrij).where(Gebeurtenisrij.traject_id == zaak.id)
    rijen = zaak.session.exec(vraag.order_by(col(Gebeurtenisrij.volgnr), col(Gebeurtenisrij.deel)))
    breuk = keten.breuk(rijen, zaak.traject.ketting)
    return [f"{zaak.traject.nummer}: {breuk}"] if breuk else []


def _verschillen(zaak: Zaak) -> list[str]:
    gevouwen, fout = vouw(zaak)
    uit = [fout] if fout else []
    for (soort, nr), toestand in gevouwen.items():
        if zaak.toestand(soort, nr) != toestand:
            uit.append(f"{soort} {nr} staat op '{zaak.toestand(soort, nr)}', het logboek zegt '{toestand}'.")
    if zaak.traject.volgnr != max((r.volgnr for r in zaak.rijen), default=0):
        uit.append("het volgnummer klopt niet met het logboek.")
    uit += [] if _is_vernietigd(zaak) else _uit_de_feiten(zaak)
    return [f"{zaak.traject.nummer}: {zin}" for zin in uit]


def _is_vernietigd(zaak: Zaak) -> bool:
    """Whether every fact was erased at the end of retention: what follows from facts cannot be compared."""
    return bool(zaak.rijen) and all(rij.feiten is None for rij in zaak.rijen)


def _uit_de_feiten(zaak: Zaak) -> list[str]:
    uit = []
    if zaak.traject.groep != zaak.afgeleide_groep:
        uit.append("de groep klopt niet met het logboek.")
    if zaak.traject.route != zaak.afgeleide_route:
        uit.append("de leerroute klopt niet met het logboek.")
    if zaak.traject.consulent_id != zaak.afgeleide_consulent:
        uit.append("de consulent klopt niet met het logboek.")
    return uit + _termijnverschillen(zaak)


def vouw(zaak: Zaak) -> tuple[dict[tuple[str, int], str], str | None]:
    """Fold the recorded van → naar per machine; the sentence says where a line does not join."""
    staat = {sleutel: _begin(sleutel[0]) for sleutel in [(TRAJECT, 1), *zaak.onderdelen]}
    for rij in zaak.rijen:
        sleutel = (rij.onderdeel, rij.nr)
        if staat.get(sleutel) != rij.van:
            return staat, f"gebeurtenis {rij.volgnr}.{rij.deel} sluit niet aan op de vorige."
        staat[sleutel] = rij.naar
    return staat, None


def _begin(soort: str) -> str:
    return str(MACHINES[soort].initial_state.id)


def _termijnverschillen(zaak: Zaak) -> list[str]:
    nu = {sleutel: t for sleutel, t in zaak.termijnen.items() if not t.vervallen}
    uit = []
    for (code, volgnr), stand in termijnboek.standen(zaak).items():
        bestaand = nu.pop((code, volgnr), None)
        if bestaand is None:
            uit.append(f"termijn {code} ({volgnr}) ontbreekt.")
        elif bestaand != stand:
            velden = zip(stand._fields, stand, bestaand, strict=True)
            anders = [veld for veld, hoort, staat in velden if hoort != staat]
            uit.append(f"termijn {code} ({volgnr}) wijkt af in: {', '.join(anders)}.")
    return uit + [f"termijn {code} ({volgnr}) hoort er niet te zijn." for code, volgnr in nu]


def _herstel(zaak: Zaak) -> None:
    for (soort, nr), toestand in vouw(zaak)[0].items():
        zaak.zet_toestand(soort, nr, toestand, zaak.vandaag)
    zaak.traject.volgnr = max(r.volgnr for r in zaak.rijen)
    if not _is_vernietigd(zaak):
        zaak.leid_af()
        termijnboek.werk_bij(zaak)
