"""Wat de voorwaarden van een proefzaak zien, en waar zij naar keken.

Dezelfde feiten als in het echt (`db/gezien.py`), maar uit de proefzaak gehaald. Elk feit wordt pas gemaakt
als een voorwaarde ernaar vraagt. Waar een voorwaarde naar keek, telt mee in wat twee situaties verschillend
maakt.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from inburgering.routes.pip import ontbreekt
from inburgering.routes.stand import Stand
from inburgering.statemachine.bewijs_feiten import UREN
from inburgering.wet.boetes import eerdere_boetes
from inburgering.wet.normen import STANDAARD
from inburgering.wet.termijnen import bereken

if TYPE_CHECKING:
    from inburgering.statemachine.bewijs_zaak import Proefzaak

Pad = tuple[str, ...]
Gelezen = set[Pad]
GRENZEN = sorted(UREN)
TERMIJN = frozenset({"T10", "T16", "T17"})
"""De inburgeringstermijn, en de nieuwe termijn na een boete van DUO."""


class Kijker(Mapping[str, Any]):
    """Een verzameling feiten die onthoudt welke er zijn bekeken."""

    def __init__(self, feiten: Mapping[str, Any], pad: Pad, gelezen: Gelezen, zonder: frozenset[Pad]) -> None:
        self.feiten, self.pad, self.gelezen, self.zonder = feiten, pad, gelezen, zonder

    def __getitem__(self, naam: str) -> Any:
        pad = (*self.pad, str(naam))
        self.gelezen.add(pad)
        if pad in self.zonder:
            return self._niets(pad)
        waarde = self.feiten[naam]
        return Kijker(waarde, pad, self.gelezen, self.zonder) if isinstance(waarde, Mapping) else waarde

    def _niets(self, pad: Pad) -> None:
        """Een veld van een eerdere gebeurtenis kan leeg zijn; al het andere is er dan niet."""
        if len(pad) < 3:
            raise KeyError(pad[-1])

    def __iter__(self) -> Iterator[str]:
        self.gelezen.add((*self.pad, "*"))
        return iter(self.feiten)

    def __len__(self) -> int:
        self.gelezen.add((*self.pad, "*"))
        return len(self.feiten)


class Zicht(Mapping[str, Any]):
    """De feiten voor één stap van één onderdeel van een proefzaak."""

    def __init__(self, zaak: "Proefzaak", soort: str, gelezen: Gelezen, **meer: Any) -> None:
        self.zaak, self.soort, self.gelezen = zaak, soort, gelezen
        self.bekend: dict[str, Any] = meer

    def __getitem__(self, naam: str) -> Any:
        waarde = self.bekend[naam] if naam in self.bekend else feit(self.zaak, naam, self.soort)
        if naam in DIEP:
            hoofd = f"voorheen@{self.soort}" if naam == "voorheen" else naam
            return Kijker(waarde, (hoofd,), self.gelezen, self.zaak.zonder)
        self.gelezen.add((naam,))
        if (naam,) in self.zaak.zonder:
            raise KeyError(naam)
        return waarde

    def __iter__(self) -> Iterator[str]:
        return iter({**_FEITEN, **self.bekend})

    def __len__(self) -> int:
        return len({**_FEITEN, **self.bekend})

    def __contains__(self, naam: object) -> bool:
        return naam in _FEITEN or naam in self.bekend


DIEP = frozenset({"onderdelen", "eerder", "stand", "voorheen", "termijn", "pip"})
_GEREKEND = frozenset({"stand", "boetes", "voorheen", "termijn"})


def _pip_ontbreekt(zaak: "Proefzaak", _: str) -> list[dict[str, str]]:
    eisen = ontbreekt(zaak.pip, zaak.groep)
    return [{"veld": e.veld, "naam": e.naam, "grondslag": str(e.bron)} for e in eisen]


def _stand(zaak: "Proefzaak", _: str) -> dict[str, Any]:
    return Stand.van_feiten(zaak.feiten, zaak.groep, zaak.route, zaak.regime).als_dict()


def _voorheen(zaak: "Proefzaak", soort: str) -> dict[str, dict[str, Any]]:
    plek = f"{soort}/1"
    return {
        f.gebeurtenis.value: {"op": f.op.isoformat(), **f.waarden} for f in zaak.feiten if f.onderdeel == plek
    }


def _termijn(zaak: "Proefzaak", _: str) -> dict[str, str | None]:
    alle = bereken(
        zaak.feiten, zaak.groep, zaak.route, normen=STANDAARD, regime=zaak.regime, regels=zaak.stelsel.lange
    )
    eerste = [t.eerste_dag for t in alle if t.code == "T10"]
    laatste = [t.laatste_dag for t in alle if t.code in TERMIJN and t.laatste_dag]
    return {
        "aanvang": min(eerste).isoformat() if eerste else None,
        "einde": max(laatste).isoformat() if laatste else None,
    }


_FEITEN: Mapping[str, Callable[["Proefzaak", str], Any]] = {
    "op": lambda zaak, _: zaak.dag.isoformat(),
    "vandaag": lambda zaak, _: zaak.dag.isoformat(),
    "groep": lambda zaak, _: zaak.groep.value,
    "regime": lambda zaak, _: zaak.regime.value,
    "route": lambda zaak, _: zaak.route.value if zaak.route else None,
    "onderdelen": lambda zaak, _: zaak.toestanden,
    "open_overdrachten": lambda zaak, _: zaak.open_taken,
    "pip": lambda zaak, _: zaak.pip,
    "pip_ontbreekt": _pip_ontbreekt,
    "handhaving": lambda zaak, _: zaak.handhaving,
    "nazorg": lambda *_: True,
    "eerder": lambda zaak, _: zaak.eerder,
    "stand": _stand,
    "boetes": lambda zaak, _: eerdere_boetes(zaak.feiten),
    "voorheen": _voorheen,
    "termijn": _termijn,
}


def feit(zaak: "Proefzaak", naam: str, soort: str) -> Any:
    """Dit feit van de zaak; wat moet worden uitgerekend, wordt het één keer."""
    if naam not in _GEREKEND:
        return _FEITEN[naam](zaak, soort)
    sleutel = (naam, soort if naam == "voorheen" else "")
    if sleutel not in zaak.weet:
        zaak.weet[sleutel] = _FEITEN[naam](zaak, soort)
    return zaak.weet[sleutel]


def kijk(zaak: "Proefzaak", pad: Pad) -> Any:
    """Wat er op dit pad staat; None als er niets is."""
    naam, _, soort = pad[0].partition("@")
    waarde = feit(zaak, naam, soort)
    for deel in pad[1:]:
        if deel == "*":
            return bool(waarde)
        waarde = waarde.get(deel) if isinstance(waarde, Mapping) else None
    return waarde


def norm(waarde: Any) -> Any:
    """Wat er van een feit telt."""
    if isinstance(waarde, bool) or waarde is None:
        return waarde
    if isinstance(waarde, str):
        return "dag" if len(waarde) == 10 and waarde[4::3] == "--" else waarde
    if isinstance(waarde, int | float):
        return bisect_right(GRENZEN, waarde)
    if isinstance(waarde, Mapping):
        return True
    return tuple(sorted({str(w.get("soort", "")) if isinstance(w, Mapping) else str(w) for w in waarde}))
