"""In welke volgorde regels worden toegepast: eerst waaraan een andere termijn vastzit."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from functools import lru_cache

from inburgering.wet.termijnregel import Termijnregel


@lru_cache(maxsize=16)
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
