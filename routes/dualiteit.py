"""Dualiteit: taal en meedoen tegelijk. Hoeveel per week, hoe snel het gaat, en of een van de twee stilstaat.

Dualiteit is een doel van de wetgever (35 483, nr. 3), geen regel met uren. De norm is die van de leerroute:
800 en 800 uur in de Z-route; 600 uur Nederlands in de B1-route is geen eis maar de sleutel tot afschalen.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil

from inburgering.routes import z
from inburgering.routes.boeken import Boeking, Grens, boek
from inburgering.routes.eisen import Eis
from inburgering.routes.getallen import AFSCHALEN_UREN
from inburgering.routes.stand import Stand
from inburgering.routes.tellen import rond
from inburgering.routes.telling import Getelde
from inburgering.routes.weken import MEEDOEN, WEEK, Week, maandag_van, per_week, weken
from inburgering.wet.begrippen import Route
from inburgering.wet.termijnregel import Feit

TEMPO_WEKEN = 12
"""Over zo veel weken wordt het tempo gemeten; een keuze van het programma."""

_HONDERD_JAAR = 36_525
_AFSCHALEN = frozenset({"nt2", "alfabetisering"})


@dataclass(frozen=True, kw_only=True)
class Verloop:
    """Hoe de uren van één norm verlopen.

    per_week    het tempo van de laatste twaalf weken
    klaar_op    de dag waarop de norm in dat tempo is gehaald; None als zij al is gehaald, of zonder tempo
    einde       de laatste dag van de inburgeringstermijn
    punten      per week (de maandag) hoeveel er aan het einde van die week nog over was
    verplicht   of de norm een eis van de leerroute is
    """

    code: str
    naam: str
    gedaan: Getelde
    nodig: int
    per_week: float
    klaar_op: date | None
    einde: date | None
    punten: tuple[tuple[date, Getelde], ...]
    verplicht: bool = True

    @property
    def over(self) -> Getelde:
        """Hoeveel er nog moet; nooit onder nul."""
        return rond(max(self.nodig - self.gedaan, 0))

    @property
    def op_tijd(self) -> bool | None:
        """Of het in dit tempo lukt binnen de termijn; None als de termijn niet bekend is."""
        if not self.over:
            return True
        if self.einde is None:
            return None
        return self.klaar_op is not None and self.klaar_op <= self.einde


@dataclass(frozen=True, slots=True)
class Stilstand:
    """Hoeveel volle weken achter elkaar er geen uren taal en geen uren meedoen waren."""

    taal: int
    meedoen: int

    def stil(self, weken: int) -> tuple[str, ...]:
        """Wat er ten minste zo veel weken stilstaat: taal, meedoen of beide."""
        return tuple(naam for naam in ("taal", "meedoen") if getattr(self, naam) >= weken)


def stilstand(feiten: Iterable[Feit], vandaag: date, sinds: date) -> Stilstand:
    """De volle weken zonder uren tot aan deze week, niet verder terug dan de eerste volle week na `sinds`."""
    eerste = maandag_van(sinds - timedelta(days=1)) + WEEK
    vol = weken(feiten, eerste, maandag_van(vandaag) - timedelta(days=1))
    return Stilstand(_nullen([w.taal for w in vol]), _nullen([w.meedoen for w in vol]))


def _nullen(uren: Sequence[float]) -> int:
    for aantal, u in enumerate(reversed(uren)):
        if u:
            return aantal
    return len(uren)


def verlopen(
    feiten: Sequence[Feit], stand: Stand, vandaag: date, termijn_einde: date | None
) -> tuple[Verloop, ...]:
    """Per norm van de leerroute hoe het verloopt; in de onderwijsroute is er geen norm in uren."""
    grens = Grens.bij(stand.eerste_pip, stand.regime)
    boekingen = [b for feit in feiten for b in boek(feit, grens)]
    if stand.route is Route.B1:
        taal = [b for b in boekingen if b.erkend and b.soort in _AFSCHALEN]
        nodig = AFSCHALEN_UREN.op(stand.eerste_pip)
        naam = "Nederlands, voor afschalen naar A2"
        return (_verloop("afschalen", naam, taal, nodig, vandaag, termijn_einde, verplicht=False),)
    if stand.route is not Route.Z:
        return ()
    eisen = [e for e in z.UREN.eisen if e.eenheid == "uur" and stand.groep in e.voor]
    return tuple(
        _verloop(e.code, _NAMEN[e.code], _van_eis(e, boekingen), e.nodig(stand), vandaag, termijn_einde)
        for e in eisen
    )


_NAMEN = {"uren_cursus": "les: Nederlands en KNM", "uren_participatie": "meedoen, met PVT en MAP"}


def _van_eis(eis: Eis, boekingen: list[Boeking]) -> list[Boeking]:
    if eis.code == "uren_participatie":
        return [b for b in boekingen if b.soort in MEEDOEN]
    return [b for b in boekingen if b.erkend or b.soort == "ander_onderwijs"]


def _verloop(
    code: str,
    naam: str,
    boekingen: list[Boeking],
    nodig: int,
    vandaag: date,
    einde: date | None,
    *,
    verplicht: bool = True,
) -> Verloop:
    gedaan = sum(b.telt for b in boekingen)
    tempo = _tempo(boekingen, vandaag)
    return Verloop(
        code=code,
        naam=naam,
        gedaan=rond(gedaan),
        nodig=nodig,
        per_week=round(tempo, 2),
        klaar_op=_klaar_op(max(nodig - gedaan, 0), tempo, vandaag),
        einde=einde,
        punten=_punten(boekingen, nodig, vandaag),
        verplicht=verplicht,
    )


def tempo_vanaf(vandaag: date) -> date:
    """De eerste dag van de twaalf weken waarover het tempo wordt gemeten, vandaag meegeteld."""
    return vandaag - TEMPO_WEKEN * WEEK + timedelta(days=1)


def _tempo(boekingen: list[Boeking], vandaag: date) -> float:
    """De uren per week over de laatste twaalf weken, vandaag meegeteld."""
    vanaf = tempo_vanaf(vandaag)
    uren = 0.0
    for b in boekingen:
        eerste, laatste = max(b.van, vanaf), min(b.tot, vandaag)
        if eerste <= laatste:
            uren += b.uren * ((laatste - eerste).days + 1) / ((b.tot - b.van).days + 1)
    return uren / TEMPO_WEKEN


def _klaar_op(over: float, tempo: float, vandaag: date) -> date | None:
    if not over or not tempo:
        return None
    dagen = ceil(over * 7 / tempo)
    return vandaag + timedelta(days=dagen) if dagen <= _HONDERD_JAAR else None


def _punten(boekingen: list[Boeking], nodig: int, vandaag: date) -> tuple[tuple[date, Getelde], ...]:
    """Wat er aan het einde van elke week nog over was, van de eerste week met uren tot en met deze week."""
    uren = per_week(boekingen, telt=True)
    if not uren:
        return ()
    uit, gedaan, maandag = [], 0.0, min(uren)
    while maandag <= vandaag:
        gedaan += uren.get(maandag, 0.0)
        uit.append((maandag, rond(max(nodig - gedaan, 0.0))))
        maandag += WEEK
    return tuple(uit)


__all__ = ["Stilstand", "Verloop", "Week", "stilstand", "tempo_vanaf", "verlopen", "weken"]
