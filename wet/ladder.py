"""De ladder: wie wanneer hoort dat een laatste dag nadert of voorbij is.

Een ladder heeft sporten. Een sport is een trede (vroeg, bijna, op de dag, verlopen, opnieuw, coördinator,
teamleider), een aantal dagen ten opzichte van de laatste dag, en aan wie het bericht gaat. `VROEG` en `BIJNA`
tellen vanaf de ruwe laatste dag: daarop plant een mens. De andere tellen vanaf de dag die de wet geeft.

Een bericht gaat uit op een werkdag: wat vooraf waarschuwt schuift naar de werkdag ervoor, wat te laat is
naar de werkdag erna. Dat is een keuze van de gemeente; de laatste dag zelf verschuift er nooit door.
Wat een gemeente zelf kiest, leest `ladders.py`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from inburgering.wet.kalender import werkdag_op_of_na, werkdag_op_of_voor
from inburgering.wet.termijnregel import Ladder


class Trede(StrEnum):
    """Hoe hoog de melding staat. De volgorde hier is de volgorde op de ladder."""

    VROEG = "vroeg"
    BIJNA = "bijna"
    OP_DE_DAG = "op_de_dag"
    VERLOPEN = "verlopen"
    OPNIEUW = "opnieuw"
    COORDINATOR = "coordinator"
    TEAMLEIDER = "teamleider"


class Aan(StrEnum):
    """Wie het bericht krijgt: de partner een herinnering, een medewerker een signaal. Van laag naar hoog."""

    PARTNER = "partner"
    CONSULENT = "consulent"
    COORDINATOR = "coordinator"
    TEAMLEIDER = "teamleider"
    BEHEERDER = "beheerder"

    @property
    def naam(self) -> str:
        """Zoals het in een zin staat."""
        return "coördinator" if self is Aan.COORDINATOR else self.value


TREDEN = tuple(Trede)
VOORAF = frozenset({Trede.VROEG, Trede.BIJNA, Trede.OP_DE_DAG})
VANAF_RUW = frozenset({Trede.VROEG, Trede.BIJNA})
LEIDING = frozenset({Aan.COORDINATOR, Aan.TEAMLEIDER, Aan.BEHEERDER})
_RANG = {trede: rang for rang, trede in enumerate(TREDEN)}


class Sport(NamedTuple):
    """Eén sport: welke trede, hoeveel dagen na de laatste dag (ervoor: negatief), en aan wie."""

    trede: Trede
    dagen: int
    aan: frozenset[Aan]


@dataclass(frozen=True)
class Trap:
    """De sporten van één ladder, van laag naar hoog; `werkdagen`: berichten gaan alleen op werkdagen uit."""

    sporten: tuple[Sport, ...]
    werkdagen: bool = True

    def volgende(
        self, ruw: date, laatste: date, na: Trede | None = None, niet_voor: date | None = None
    ) -> tuple[Trede, date] | None:
        """De eerstvolgende trede boven `na`, met haar dag; None als er geen meer is.

        Ligt een trede vóór `niet_voor`, dan vervalt zij als zij vooraf waarschuwt: die waarschuwing komt te
        laat. Wat te laat is, vervalt nooit: die trede valt dan op `niet_voor`.
        """
        for sport in self.sporten:
            if na is not None and _RANG[sport.trede] <= _RANG[na]:
                continue
            dag = self.dag(sport, ruw, laatste)
            if niet_voor is None or dag >= niet_voor:
                return sport.trede, dag
            if sport.trede not in VOORAF:
                return sport.trede, werkdag_op_of_na(niet_voor) if self.werkdagen else niet_voor
        return None

    def hoogste(self, ruw: date, laatste: date, op: date, na: Trede | None = None) -> Trede | None:
        """De hoogste trede boven `na` die op deze dag aan de beurt is: na lange stilstand één bericht."""
        gevonden = None
        while (volgt := self.volgende(ruw, laatste, na=gevonden or na)) and volgt[1] <= op:
            gevonden = volgt[0]
        return gevonden

    def dag(self, sport: Sport, ruw: date, laatste: date) -> date:
        """De dag waarop deze sport aan de beurt is."""
        dag = (ruw if sport.trede in VANAF_RUW else laatste) + timedelta(days=sport.dagen)
        if not self.werkdagen:
            return dag
        return werkdag_op_of_voor(dag) if sport.trede in VOORAF else werkdag_op_of_na(dag)

    def aan(self, trede: Trede) -> frozenset[Aan]:
        """Wie het bericht van deze trede krijgt; van een vervallen trede wie haar gewoonlijk krijgt."""
        return next((s.aan for s in self.sporten if s.trede is trede), GEWOON_AAN[trede])


GEWOON_AAN: Mapping[Trede, frozenset[Aan]] = {
    **dict.fromkeys(TREDEN, frozenset({Aan.CONSULENT})),
    Trede.COORDINATOR: frozenset({Aan.COORDINATOR}),
    Trede.TEAMLEIDER: frozenset({Aan.TEAMLEIDER}),
}
PARTNER_AAN: Mapping[Trede, frozenset[Aan]] = {
    **GEWOON_AAN,
    **dict.fromkeys((Trede.VERLOPEN, Trede.OPNIEUW), frozenset({Aan.PARTNER, Aan.CONSULENT})),
}
_VAST = (Trede.BIJNA, Trede.OP_DE_DAG, Trede.VERLOPEN, Trede.COORDINATOR, Trede.TEAMLEIDER)
STANDAARD: Mapping[Ladder, Mapping[Trede, int]] = {
    Ladder.WETTELIJK: dict(zip(_VAST, (-14, 0, 1, 7, 21), strict=True)),
    Ladder.LANG: dict(zip(_VAST, (-180, 0, 1, 14, 28), strict=True)),
    Ladder.PARTNER: dict(zip(_VAST, (-3, 0, 1, 5, 14), strict=True)),
    Ladder.EIGEN: dict(zip(_VAST, (-7, 0, 1, 14, 28), strict=True)),
    Ladder.INFORMATIEF: {},
}
"""De dagen zolang een gemeente niets kiest; `vroeg` en `opnieuw` zijn er dan niet."""


def gewoon_aan(ladder: Ladder) -> Mapping[Trede, frozenset[Aan]]:
    """Wie op deze ladder het bericht krijgt als de gemeente niets kiest."""
    return PARTNER_AAN if ladder is Ladder.PARTNER else GEWOON_AAN
