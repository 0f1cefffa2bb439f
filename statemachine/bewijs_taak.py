"""Zet naast elke situatie van een paar elke toestand van één taak bij een partner, en kijkt of het klopt.

Een taak en de rest van het traject raken elkaar op één plek: of er nog een taak openstaat. Dat wordt hier
nagegaan, niet aangenomen. Daarom is elke stap van het paar al gespeeld zonder en met een open taak, en is het
samengaan van beide precies na te lopen.
"""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass

from inburgering.statemachine.bewijs_feiten import opties
from inburgering.statemachine.bewijs_net import Boog, Door, Net
from inburgering.statemachine.bewijs_stelsel import (
    OVERDRACHT,
    TRAJECT,
    Overgang,
    Stelsel,
    eind,
    gebeurtenissen_vanuit,
)
from inburgering.statemachine.bewijs_uitslag import Eis, Fout, naam_van, opschrift
from inburgering.statemachine.bewijs_zaak import Proefzaak
from inburgering.statemachine.bewijs_zicht import Gelezen
from inburgering.wet.begrippen import Groep, Regime
from inburgering.wet.gebeurtenissen import Gebeurtenis

EIGEN = frozenset({"gegevens", "op", "vandaag", "nieuw", "voorheen@overdracht"})
GEEN = "geen taak"


@dataclass(frozen=True)
class Verloop:
    """Alle toestanden van een taak, en de stappen ertussen; de eerste toestand is dat er geen taak is."""

    toestanden: tuple[str, ...]
    stappen: tuple[tuple[tuple[int, Door], ...], ...]
    open: tuple[bool, ...]
    zaken: tuple[Proefzaak, ...]
    genomen: dict[tuple[str, Overgang], Proefzaak]
    gelezen: frozenset[str]


def verloop(stelsel: Stelsel) -> Verloop:
    """Speel elke stap van een taak. `gelezen`: waar haar voorwaarden verder nog naar keken."""
    begin = Proefzaak.nieuw(stelsel, Groep.ASIEL_VERGUNNING, Regime.WI2021)
    eerste = begin.stap(TRAJECT, Gebeurtenis.KENNISGEVING, {}, set())
    zaken = {GEEN: eerste[0] if eerste else begin}
    stappen: dict[str, set[tuple[str, Door]]] = {GEEN: set()}
    genomen: dict[tuple[str, Overgang], Proefzaak] = {}
    gelezen: Gelezen = set()
    rij = deque([GEEN])
    while rij:
        van = rij.popleft()
        for gebeurtenis in _mogelijk(stelsel, van):
            door = Door.DIENST if gebeurtenis in stelsel.systeem else Door.MENS
            for na, pijlen in _stappen(stelsel, zaken[van], gebeurtenis, gelezen):
                naar = na.toestanden[OVERDRACHT]
                genomen.update({pijl: na for pijl in pijlen if pijl not in genomen})
                if naar != van:
                    stappen[van].add((naar, door))
                if naar not in zaken:
                    zaken[naar], stappen[naar] = na, set()
                    rij.append(naar)
    return _genummerd(stelsel, zaken, stappen, genomen, gelezen)


def _mogelijk(stelsel: Stelsel, van: str) -> tuple[str, ...]:
    if van == GEEN:
        return (Gebeurtenis.OPSTELLING_OVERDRACHT,)
    mogelijk = gebeurtenissen_vanuit(stelsel.machines[OVERDRACHT]).get(van, ())
    return tuple(g for g in mogelijk if g not in stelsel.vanzelf)


def _stappen(
    stelsel: Stelsel, zaak: Proefzaak, gebeurtenis: str, gelezen: Gelezen
) -> Iterator[tuple[Proefzaak, tuple[tuple[str, Overgang], ...]]]:
    soort = Gebeurtenis(gebeurtenis)
    for sjabloon in opties(soort, zaak.groep, stelsel.feiten[soort]):
        if (uitkomst := zaak.na(1).stap(OVERDRACHT, soort, sjabloon, gelezen)) is not None:
            yield uitkomst


def _genummerd(
    stelsel: Stelsel,
    zaken: dict[str, Proefzaak],
    stappen: dict[str, set[tuple[str, Door]]],
    genomen: dict[tuple[str, Overgang], Proefzaak],
    gelezen: Gelezen,
) -> Verloop:
    namen = tuple(zaken)
    klaar = eind(stelsel.machines[OVERDRACHT]) | {GEEN}
    return Verloop(
        toestanden=namen,
        stappen=tuple(tuple(sorted((namen.index(naar), door) for naar, door in stappen[n])) for n in namen),
        open=tuple(n not in klaar for n in namen),
        zaken=tuple(zaken.values()),
        genomen=genomen,
        gelezen=frozenset(pad[0] for pad in gelezen) - EIGEN,
    )


@dataclass(frozen=True)
class Samen:
    """Het paar met de taak erbij: hoeveel situaties en stappen, en waar het misgaat."""

    situaties: int
    stappen: int
    fouten: tuple[Fout, ...]


def samen(net: Net, taak: Verloop) -> Samen:
    """Loop alles na wat het paar en één taak samen kunnen doen."""
    breed = len(taak.toestanden)
    gezien = {nr * breed for nr in net.beginnen}
    rij, terug, aantal = deque(sorted(gezien)), dict[int, list[int]](), 0
    zonder_stap = []
    while rij:
        situatie = rij.popleft()
        nr, t = divmod(situatie, breed)
        door_mens = False
        for naar, door in _verder(net.bogen[nr], taak, nr, t, geeindigd=net.zaken[nr].geeindigd):
            aantal += 1
            door_mens |= door is not Door.DIENST
            terug.setdefault(naar, []).append(situatie)
            if naar not in gezien:
                gezien.add(naar)
                rij.append(naar)
        if not door_mens and not net.klaar[nr]:
            zonder_stap.append(situatie)
    vast = sorted(gezien - _bereikt([s for s in gezien if net.klaar[s // breed]], terug))
    fouten = [_fout(net, taak, s, "kan geen mens een volgende stap zetten") for s in zonder_stap[:3]]
    fouten += [_fout(net, taak, s, "is er geen weg meer naar het einde") for s in vast[:3]]
    return Samen(len(gezien), aantal, tuple(fouten))


def _verder(
    bogen: list[Boog], taak: Verloop, nr: int, t: int, *, geeindigd: bool
) -> Iterator[tuple[int, Door]]:
    """De situaties hierna: een stap van het paar of een stap van de taak."""
    breed, staat_open = len(taak.toestanden), taak.open[t]
    for boog in bogen:
        if boog.met_taak if staat_open else boog.zonder_taak:
            yield boog.naar * breed + t, boog.door
    if not geeindigd:
        for naar, door in taak.stappen[t]:
            yield nr * breed + naar, door


def _bereikt(eindes: list[int], terug: dict[int, list[int]]) -> set[int]:
    """Alles van waaruit een van de eindes te bereiken is."""
    gezien, rij = set(eindes), deque(eindes)
    while rij:
        for vorige in terug.get(rij.popleft(), ()):
            if vorige not in gezien:
                gezien.add(vorige)
                rij.append(vorige)
    return gezien


def _fout(net: Net, taak: Verloop, situatie: int, wat: str) -> Fout:
    nr, t = divmod(situatie, len(taak.toestanden))
    zaak, machines = net.zaken[nr], net.zaken[nr].stelsel.machines
    delen = [(soort, zaak.toestanden[soort]) for soort in (TRAJECT, net.soort) if soort in zaak.toestanden]
    waar = ", ".join(f"{opschrift(s)}: '{naam_van(machines[s], toestand)}'" for s, toestand in delen)
    return Fout(
        Eis.WAL_EN_SCHIP, f"Traject met {opschrift(net.soort)}", f"Bij {waar} ({taak.toestanden[t]}) {wat}."
    )
