"""Uren per week, van maandag tot en met zondag: een periode wordt gelijk over haar dagen verdeeld."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from inburgering.routes.boeken import Boeking, Grens, boek
from inburgering.routes.telling import Getelde
from inburgering.wet.begrippen import Regime
from inburgering.wet.termijnregel import Feit

WEEK = timedelta(days=7)

TAAL = frozenset({"nt2", "alfabetisering", "knm", "ander_onderwijs"})
MEEDOEN = frozenset({"participatie", "pvt", "map"})


@dataclass(frozen=True, slots=True)
class Week:
    """De uren taal en meedoen in de week die op deze maandag begint."""

    maandag: date
    taal: float
    meedoen: float

    @property
    def nummer(self) -> tuple[int, int]:
        """Het jaar en het weeknummer (ISO 8601)."""
        jaar, week, _ = self.maandag.isocalendar()
        return jaar, week


def maandag_van(dag: date) -> date:
    """De maandag van de week waarin deze dag valt."""
    return dag - timedelta(days=dag.weekday())


def spreid(van: date, tot: date, uren: Getelde) -> Iterator[tuple[date, float]]:
    """Per week de uren van deze periode, gelijk verdeeld over haar dagen."""
    per_dag = uren / ((tot - van).days + 1)
    maandag = maandag_van(van)
    while maandag <= tot:
        eerste, laatste = max(van, maandag), min(tot, maandag + WEEK - timedelta(days=1))
        yield maandag, per_dag * ((laatste - eerste).days + 1)
        maandag += WEEK


def per_week(boekingen: Iterable[Boeking], *, telt: bool) -> dict[date, float]:
    """De uren per maandag. `telt`: alleen wat meetelt, vanaf de dag waarop het meetelt."""
    uit: dict[date, float] = defaultdict(float)
    for b in boekingen:
        if telt and b.telt_vanaf is None:
            continue
        van, uren = (b.telt_vanaf or b.van, b.telt) if telt else (b.van, b.uren)
        for maandag, uren_in_week in spreid(van, b.tot, uren):
            uit[maandag] += uren_in_week
    return uit


def weken(feiten: Iterable[Feit], van: date, tot: date) -> tuple[Week, ...]:
    """Elke week van de eerste tot en met de laatste dag, ook een week zonder uren.

    Alle uren tellen, ook die van vóór het PIP: het gaat om wat iemand doet, niet om wat de plicht meetelt.
    """
    alles = Grens.bij(None, Regime.VRIJWILLIG)
    boekingen = [b for feit in feiten for b in boek(feit, alles)]
    taal = per_week((b for b in boekingen if b.soort in TAAL), telt=False)
    meedoen = per_week((b for b in boekingen if b.soort in MEEDOEN), telt=False)
    uit, maandag = [], maandag_van(van)
    while maandag <= tot:
        uit.append(Week(maandag, round(taal.get(maandag, 0.0), 2), round(meedoen.get(maandag, 0.0), 2)))
        maandag += WEEK
    return tuple(uit)
