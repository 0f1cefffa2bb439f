"""What the guards of the machines may see of a traject: facts from its log, made only when one asks."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any

from inburgering.db import normen, tijdlijn
from inburgering.db.tijdlijn import Voorval
from inburgering.routes.pip import ontbreekt
from inburgering.routes.stand import Stand
from inburgering.wet.begrippen import Groep, Regime, Route
from inburgering.wet.boetes import eerdere_boetes
from inburgering.wet.gebeurtenissen import Gebeurtenis
from inburgering.wet.termijnen import bereken
from inburgering.wet.termijnregel import Feit

if TYPE_CHECKING:
    from inburgering.db.zaak import Zaak

OVERDRACHT = "overdracht"
INBURGERINGSTERMIJN = frozenset({"T10", "T16", "T17"})
"""The three years, and the new term DUO gives after a fine."""
UIT_HET_LOGBOEK = frozenset({"eerder", "stand", "boetes", "voorheen", "termijn"})
"""What follows from earlier gebeurtenissen: a correction of one of them may change it."""


class Gezien(Mapping[str, Any]):
    """The facts for one step of one part, JSON-safe, each computed once and only when a guard asks.

    `voorvallen` are the gebeurtenissen the guards know of; `meer` is what belongs to this step alone: the
    facts asked of a person (gegevens), and whether the part is new (nieuw).
    """

    def __init__(
        self, zaak: "Zaak", op: date, deel: tuple[str, int], voorvallen: Sequence[Voorval], **meer: Any
    ) -> None:
        self._zaak, self._op, self._deel, self._voorvallen = zaak, op, deel, voorvallen
        self._bekend: dict[str, Any] = meer

    def __getitem__(self, naam: str) -> Any:
        if naam not in self._bekend:
            self._bekend[naam] = _FEITEN[naam](self)
        return self._bekend[naam]

    def __iter__(self) -> Iterator[str]:
        return iter(_FEITEN | self._bekend)

    def __len__(self) -> int:
        return len(_FEITEN | self._bekend)

    def __contains__(self, naam: object) -> bool:
        return naam in _FEITEN or naam in self._bekend

    @cached_property
    def feiten(self) -> list[Feit]:
        """The log as the law reads it."""
        return tijdlijn.feiten(self._voorvallen)

    @cached_property
    def pip(self) -> Mapping[str, Any]:
        """The content of the PIP as it was last drawn up."""
        return self._zaak.pip

    @property
    def traject(self) -> tuple[Groep, Route | None, Regime]:
        """Group, leerroute and regime of the traject."""
        return self._zaak.groep, self._zaak.route, self._zaak.regime

    def onderdelen(self) -> dict[str, str]:
        """The state of each single part."""
        return {s: d.toestand for (s, nr), d in self._zaak.onderdelen.items() if s != OVERDRACHT and nr == 1}

    def open_overdrachten(self) -> int:
        """How many handoffs are not done."""
        return self._zaak.open_overdrachten

    def pip_ontbreekt(self) -> list[dict[str, str]]:
        """What the PIP still lacks, with its article."""
        eisen = ontbreekt(self.pip, self._zaak.groep)
        return [{"veld": e.veld, "naam": e.naam, "grondslag": str(e.bron)} for e in eisen]

    def handhaving(self) -> bool:
        """Whether the municipality imposed fines on this group on the day of the gebeurtenis."""
        return bool(self._zaak.normen_op(self._op).get(f"handhaving_{self._zaak.traject.groep}", False))

    def waarschuwing_vooraf_dagen(self) -> int | None:
        """How long the municipality warns before a fine; None when it decided nothing about it."""
        dagen = self._zaak.normen_op(self._op).get("waarschuwing_vooraf_dagen")
        return int(dagen) if dagen is not None else None

    def eerder(self) -> dict[str, str]:
        """Per kind of gebeurtenis the day it last happened; a take-over counts as what it brought."""
        laatst = {v.soort: v.op for v in self._voorvallen}
        overnames = [v for v in self._voorvallen if v.soort == Gebeurtenis.OVERNAME]
        overgenomen = {feit.gebeurtenis.value: feit.op for feit in reversed(tijdlijn.feiten(overnames))}
        return {soort: op.isoformat() for soort, op in (overgenomen | laatst).items()}

    def stand(self) -> dict[str, Any]:
        """Hours, exams and modules so far."""
        groep, route, regime = self.traject
        return Stand.van_feiten(self.feiten, groep, route, regime).als_dict()

    def boetes(self) -> list[dict[str, Any]]:
        """The fines so far."""
        return eerdere_boetes(self.feiten)

    def voorheen(self) -> dict[str, dict[str, Any]]:
        """Per kind of gebeurtenis in this same part the day and facts of the latest."""
        eigen = [v for v in self._voorvallen if (v.onderdeel, v.nr) == self._deel]
        return {v.soort: {"op": v.op.isoformat(), **v.gegevens} for v in eigen}

    def termijn(self) -> dict[str, str | None]:
        """First and last day of the inburgeringstermijn as it now runs."""
        groep, route, regime = self.traject
        eigen = normen.getallen(self._zaak.normen)
        alle = bereken(self.feiten, groep, route, normen=eigen, regime=regime)
        eerste = [t.eerste_dag for t in alle if t.code == "T10"]
        laatste = [t.laatste_dag for t in alle if t.code in INBURGERINGSTERMIJN and t.laatste_dag]
        return {
            "aanvang": min(eerste).isoformat() if eerste else None,
            "einde": max(laatste).isoformat() if laatste else None,
        }


_FEITEN: dict[str, Callable[[Gezien], Any]] = {
    "op": lambda g: g._op.isoformat(),  # noqa: SLF001
    "vandaag": lambda g: g._zaak.vandaag.isoformat(),  # noqa: SLF001
    "groep": lambda g: g._zaak.traject.groep,  # noqa: SLF001
    "regime": lambda g: g._zaak.traject.regime,  # noqa: SLF001
    "route": lambda g: g._zaak.traject.route,  # noqa: SLF001
    "onderdelen": Gezien.onderdelen,
    "open_overdrachten": Gezien.open_overdrachten,
    "pip": lambda g: dict(g.pip),
    "pip_ontbreekt": Gezien.pip_ontbreekt,
    "handhaving": Gezien.handhaving,
    "waarschuwing_vooraf_dagen": Gezien.waarschuwing_vooraf_dagen,
    "nazorg": lambda g: bool(g._zaak.normen.get("nazorg", True)),  # noqa: SLF001
    "eerder": Gezien.eerder,
    "stand": Gezien.stand,
    "boetes": Gezien.boetes,
    "voorheen": Gezien.voorheen,
    "termijn": Gezien.termijn,
}
