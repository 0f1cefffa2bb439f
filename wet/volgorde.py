"""In welke volgorde regels worden toegepast: eerst waaraan een andere termijn vastzit."""

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from functools import lru_cache

from inburgering.wet.anker import MEE
from inburgering.wet.gebeurtenissen import Gebeurtenis
from inburgering.wet.termijnregel import Termijnregel


class Rooster:
    """Regels op volgorde, en met welke gebeurtenis elk kan beginnen."""

    def __init__(self, regels: tuple[Termijnregel, ...]) -> None:
        """Raises ValueError als termijnen in een kring aan elkaar vastzitten."""
        self._geordend = volgorde(regels)
        self._mee: set[int] = set()
        self._met: dict[Gebeurtenis, set[int]] = {}
        for nr, (_, regel) in enumerate(self._geordend):
            if isinstance(regel.anker, MEE):
                self._mee.add(nr)
            else:
                for soort in regel.vanaf:
                    self._met.setdefault(soort, set()).add(nr)

    def kandidaten(self, soorten: Iterable[Gebeurtenis]) -> list[tuple[int, Termijnregel]]:
        """Wat met feiten van deze soorten kan beginnen, of met een andere termijn mee: elk met haar plek."""
        gevonden = self._mee.union(*(self._met.get(soort, ()) for soort in soorten))
        return [self._geordend[nr] for nr in sorted(gevonden)]


@lru_cache(maxsize=16)
def rooster(regels: tuple[Termijnregel, ...]) -> Rooster:
    """Het rooster van deze regels. Raises ValueError als termijnen in een kring aan elkaar vastzitten."""
    return Rooster(regels)


def volgorde(regels: tuple[Termijnregel, ...]) -> list[tuple[int, Termijnregel]]:
    """Elke regel met haar plek, wie aan een andere vastzit na die andere; het vangnet doet niet mee.

    Raises ValueError als termijnen in een kring aan elkaar vastzitten.
    """
    aan: dict[str, set[str]] = {}
    for regel in regels:
        if regel.hangt_aan:
            aan.setdefault(regel.code, set()).add(regel.hangt_aan)
    diepte: dict[str, int] = {}
    for code in aan:
        _meet(code, aan, diepte, frozenset())
    genummerd = [(plek, regel) for plek, regel in enumerate(regels) if not regel.vangnet]
    return sorted(genummerd, key=lambda paar: diepte.get(paar[1].code, 0))


def _meet(
    code: str, aan: Mapping[str, AbstractSet[str]], diepte: dict[str, int], pad: AbstractSet[str]
) -> int:
    """Hoe diep een termijn aan andere vastzit; nul als zij op zichzelf staat."""
    if code in pad:
        raise ValueError(f"{code}: deze termijn zit via een kring aan zichzelf vast.")
    if code not in diepte:
        verder = [_meet(ander, aan, diepte, pad | {code}) for ander in aan.get(code, ())]
        diepte[code] = 1 + max(verder) if verder else 0
    return diepte[code]
