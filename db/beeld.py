"""What follows from the log of a traject as it counts: each computed once, and only when one asks."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import Any

from inburgering.db import tijdlijn
from inburgering.db.tijdlijn import Voorval
from inburgering.routes.stand import Stand
from inburgering.wet.begrippen import Groep, Regime, Route
from inburgering.wet.boetes import eerdere_boetes
from inburgering.wet.gebeurtenissen import Gebeurtenis
from inburgering.wet.termijnen import bereken
from inburgering.wet.termijnregel import Feit, Termijn


class Beeld:
    """One state of the log under one group, leerroute and regime. Nobody changes what it gives."""

    def __init__(
        self, voorvallen: Sequence[Voorval], groep: Groep, route: Route | None, regime: Regime
    ) -> None:
        self.voorvallen, self.groep, self.route, self.regime = voorvallen, groep, route, regime
        self._standen: dict[date | None, Stand] = {}
        self._termijnen: tuple[Mapping[str, int], list[Termijn]] | None = None

    @cached_property
    def feiten(self) -> list[Feit]:
        """The log as the law reads it."""
        return tijdlijn.feiten(self.voorvallen)

    @cached_property
    def pip(self) -> Mapping[str, Any]:
        """The content of the PIP as it was last drawn up."""
        concepten = (v.gegevens for v in reversed(self.voorvallen) if v.soort == Gebeurtenis.OPSTELLING_PIP)
        return next(concepten, {})

    @cached_property
    def eerder(self) -> dict[str, str]:
        """Per kind of gebeurtenis the day it last happened; a take-over counts as what it brought."""
        laatst = {v.soort: v.op for v in self.voorvallen}
        overnames = [v for v in self.voorvallen if v.soort == Gebeurtenis.OVERNAME]
        overgenomen = {feit.gebeurtenis.value: feit.op for feit in reversed(tijdlijn.feiten(overnames))}
        return {soort: op.isoformat() for soort, op in (overgenomen | laatst).items()}

    @cached_property
    def boetes(self) -> list[dict[str, Any]]:
        """The fines so far."""
        return eerdere_boetes(self.feiten)

    def stand(self, op: date | None = None) -> Stand:
        """Hours, exams and modules so far; `op` is the day they are counted on, for an old text."""
        if op not in self._standen:
            self._standen[op] = Stand.van_feiten(self.feiten, self.groep, self.route, self.regime, op)
        return self._standen[op]

    @cached_property
    def standfeiten(self) -> dict[str, Any]:
        """The same, JSON-safe, for the guards."""
        return self.stand().als_dict()

    def termijnen(self, normen: Mapping[str, int]) -> list[Termijn]:
        """The terms as the law gives them under these norms, with their explanation."""
        if self._termijnen is None or self._termijnen[0] != normen:
            alle = bereken(self.feiten, self.groep, self.route, normen=normen, regime=self.regime)
            self._termijnen = (normen, alle)
        return self._termijnen[1]
