"""What the guards of the machines may see of a traject: facts from its log, made only when one asks."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any

from inburgering.db import normen
from inburgering.db.beeld import Beeld
from inburgering.routes.pip import ontbreekt
from inburgering.wet.gebeurtenissen import UREN

if TYPE_CHECKING:
    from inburgering.db.zaak import Zaak

OVERDRACHT = "overdracht"
INBURGERINGSTERMIJN = frozenset({"T10", "T16", "T17"})
"""The three years, and the new term DUO gives after a fine."""
PERIODE = ("van", "tot", "school", "waarin", "themas", "activiteit")
UIT_HET_LOGBOEK = frozenset({"eerder", "stand", "boetes", "voorheen", "perioden", "termijn"})
"""What follows from earlier gebeurtenissen: a correction of one of them may change it."""


class Gezien(Mapping[str, Any]):
    """The facts for one step of one part, JSON-safe, each computed once and only when a guard asks.

    `beeld` is the log the guards know of; `meer` is what belongs to this step alone: the facts asked of a
    person (gegevens), and whether the part is new (nieuw).
    """

    def __init__(self, zaak: "Zaak", op: date, deel: tuple[str, int], beeld: Beeld, **meer: Any) -> None:
        self._zaak, self._op, self._deel, self._beeld = zaak, op, deel, beeld
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
    def pip(self) -> Mapping[str, Any]:
        """The content of the PIP as it was last drawn up."""
        return self._zaak.pip

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

    def voorheen(self) -> dict[str, dict[str, Any]]:
        """Per kind of gebeurtenis in this same part the day and facts of the latest."""
        eigen = [v for v in self._beeld.voorvallen if (v.onderdeel, v.nr) == self._deel]
        return {v.soort: {"op": v.op.isoformat(), **v.gegevens} for v in eigen}

    def perioden(self) -> list[dict[str, Any]]:
        """Every period of hours that was recorded in this same part: which days, where, about what."""
        eigen = [v for v in self._beeld.voorvallen if (v.onderdeel, v.nr) == self._deel and v.soort in UREN]
        return [{naam: v.gegevens[naam] for naam in PERIODE if naam in v.gegevens} for v in eigen]

    def termijn(self) -> dict[str, str | None]:
        """First and last day of the inburgeringstermijn as it now runs."""
        alle = self._beeld.termijnen(normen.getallen(self._zaak.normen))
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
    "eerder": lambda g: g._beeld.eerder,  # noqa: SLF001
    "stand": lambda g: g._beeld.standfeiten,  # noqa: SLF001
    "boetes": lambda g: g._beeld.boetes,  # noqa: SLF001
    "voorheen": Gezien.voorheen,
    "perioden": Gezien.perioden,
    "termijn": Gezien.termijn,
}
