"""Rebuild from the log and compare: states by folding van → naar, terms by computing them anew."""

from collections.abc import Callable
from dataclasses import dataclass, field

from sqlmodel import col, select

from inburgering.db import keten, samen, termijnboek, zaken
from inburgering.db.basis import Database, nr_van
from inburgering.db.sleutelbos import Onleesbaar
from inburgering.db.tabellen import Traject
from inburgering.db.zaak import TRAJECT, Zaak
from inburgering.statemachine.machines import MACHINES


@dataclass
class Verslag:
    """How many trajecten were looked at, and what differs, each in one Dutch sentence."""

    trajecten: int = 0
    verschillen: list[str] = field(default_factory=list)
    waar: list[int] = field(default_factory=list)
    """The numbers of the trajecten in which something differs."""

    def neem(self, deel: "Verslag") -> None:
        """Count a part of the work as well."""
        self.trajecten += deel.trajecten
        self.verschillen += deel.verschillen
        self.waar += deel.waar


def controleer(database: Database, processen: int = 1) -> Verslag:
    """Compare every traject with its own log: states, numbers, terms, derived columns. Changes nothing."""
    return _bekijk(database, _vergelijk, processen)


def controleer_ketens(database: Database, processen: int = 1) -> Verslag:
    """Verify the hash chain of every traject: a changed, removed, added or moved line shows."""
    return _bekijk(database, _loop_ketens_na, processen)


def herbouw(database: Database, processen: int = 1) -> Verslag:
    """Write back what the log says where the stored traject differs; the differences are reported."""
    verslag = controleer(database, processen)
    for traject_id in verslag.waar:
        with database.schrijven() as session:
            _herstel(zaken.om_te_herstellen(session, traject_id))
    return verslag


def van_een(database: Database, traject_id: int) -> list[str]:
    """What differs in this one traject: its states and terms against its log, and its chain."""
    return [zin for kijk in (_vergelijk, _loop_ketens_na) for zin in kijk(database, [traject_id]).verschillen]


def _bekijk(database: Database, kijk: Callable[[Database, list[int]], Verslag], processen: int) -> Verslag:
    verslag = Verslag()
    for deel in samen.verdeel(database, kijk, zaken.groepen(database), processen):
        verslag.neem(deel)
    return verslag


def _vergelijk(database: Database, nummers: list[int]) -> Verslag:
    try:
        with database.momentopname() as session:
            return _van({zaak.id: _verschillen(zaak) for zaak in zaken.lees(session, nummers)})
    except Onleesbaar:
        return _een_voor_een(database, nummers)


def _een_voor_een(database: Database, nummers: list[int]) -> Verslag:
    """The same where something cannot be opened: what can, is compared all the same."""
    if len(nummers) == 1:
        with database.lezen() as session:
            nummer = session.get_one(Traject, nummers[0]).nummer
        return Verslag(1, [f"{nummer}: de feiten zijn niet te lezen met de sleutels die er zijn."])
    verslag = Verslag()
    for nr in nummers:
        verslag.neem(_vergelijk(database, [nr]))
    return verslag


def _loop_ketens_na(database: Database, nummers: list[int]) -> Verslag:
    with database.momentopname() as session:
        trajecten = session.exec(select(Traject).where(col(Traject.id).in_(nummers))).all()
        regels = keten.lees(session, nummers)
    return _van({nr_van(traject): _ketenbreuk(traject, regels[nr_van(traject)]) for traject in trajecten})


def _van(gevonden: dict[int, list[str]]) -> Verslag:
    alle = [zin for zinnen in gevonden.values() for zin in zinnen]
    return Verslag(len(gevonden), alle, [nr for nr, zinnen in gevonden.items() if zinnen])


def _ketenbreuk(traject: Traject, regels: list[keten.Ketenregel]) -> list[str]:
    breuk = keten.breuk(regels, traject.ketting)
    return [f"{traject.nummer}: {breuk}"] if breuk else []


def _verschillen(zaak: Zaak) -> list[str]:
    gevouwen, fout = vouw(zaak)
    uit = [fout] if fout else []
    for (soort, nr), toestand in gevouwen.items():
        if soort != TRAJECT and (soort, nr) not in zaak.onderdelen:
            uit.append(f"{soort} {nr} ontbreekt, het logboek zegt '{toestand}'.")
        elif zaak.toestand(soort, nr) != toestand:
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
    delen = dict.fromkeys([(TRAJECT, 1), *zaak.onderdelen, *((r.onderdeel, r.nr) for r in zaak.rijen)])
    staat = {sleutel: _begin(sleutel[0]) for sleutel in delen}
    for rij in zaak.rijen:
        sleutel = (rij.onderdeel, rij.nr)
        if staat[sleutel] != rij.van:
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
