"""Waarop de regels worden toegepast: de feiten van een traject, voor wie, en met welke normen."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import chain

from inburgering.wet.begrippen import Groep, Regime, Route
from inburgering.wet.feit import Feit
from inburgering.wet.gebeurtenissen import Gebeurtenis
from inburgering.wet.termijnregel import Termijnregel


@dataclass(frozen=True)
class Situatie:
    """Eén traject, of één vraag aan de rekenmachine. `feiten` staan op volgorde van `Feit.plaats`.

    `regels_op` None: elke regel volgt de tekst van de dag waarop zij begint. `varianten` True: toon ook
    regels waarvan een mens nog moet zeggen of hun geval zich voordoet. `regels`: waaruit wordt gekozen.
    """

    feiten: Sequence[Feit]
    groep: Groep
    route: Route | None
    normen: Mapping[str, int]
    regels_op: date | None
    varianten: bool
    regime: Regime = Regime.WI2021
    regels: Sequence[Termijnregel] = ()

    @cached_property
    def _plekken(self) -> Mapping[Gebeurtenis, Sequence[int]]:
        """Per soort de plekken in `feiten`."""
        uit: dict[Gebeurtenis, list[int]] = {}
        for plek, feit in enumerate(self.feiten):
            uit.setdefault(feit.gebeurtenis, []).append(plek)
        return uit

    @property
    def soorten(self) -> Iterable[Gebeurtenis]:
        """Elke soort waarvan er een feit is."""
        return self._plekken.keys()

    def kent(self, soorten: Iterable[Gebeurtenis]) -> bool:
        """Of er een feit van een van deze soorten is."""
        return not self._plekken.keys().isdisjoint(soorten)

    def van(self, *soorten: Gebeurtenis) -> list[Feit]:
        """De feiten van deze soorten, op volgorde."""
        gevonden = [plekken for soort in soorten if (plekken := self._plekken.get(soort))]
        if not gevonden:
            return []
        plekken = gevonden[0] if len(gevonden) == 1 else sorted(chain.from_iterable(gevonden))
        return [self.feiten[plek] for plek in plekken]

    def vroegste(self, *soorten: Gebeurtenis) -> Feit | None:
        """Het eerste feit van een van deze soorten."""
        plekken = [self._plekken[soort][0] for soort in soorten if soort in self._plekken]
        return self.feiten[min(plekken)] if plekken else None
