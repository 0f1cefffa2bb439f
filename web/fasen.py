"""The phases a traject goes through, as people call them; each is a state of the traject's machine."""

from collections.abc import Mapping

FASEN: Mapping[str, str] = {
    "gekoppeld": "Wachttijd",
    "aangemeld": "Aanmelding",
    "in_intake": "Brede intake",
    "plan_opstellen": "Plan (PIP)",
    "op_leerroute": "Leerroute",
    "begeleid": "In begeleiding",
    "vrijgesteld": "Vrijgesteld",
    "verhuisd": "Verhuisd",
    "in_nazorg": "Nazorg",
    "beeindigd": "Einde",
}

ALTIJD = ("aangemeld", "in_intake", "plan_opstellen", "op_leerroute", "in_nazorg", "beeindigd")
"""The road that most follow: shown whole. The others are shown only to those who came there."""

TERZIJDE = frozenset({"begeleid", "vrijgesteld", "verhuisd"})
"""Beside that road: nobody is on the way to one of these."""


KEERT_TERUG = frozenset({"vrijgesteld"})
"""Of those, where one goes on again after it."""


def nummer(toestand: str) -> int:
    """How far along the usual road this is, from 1; beside the road counts as the phase before it."""
    return max(1, sum(1 for fase in list(FASEN)[: list(FASEN).index(toestand) + 1] if fase in ALTIJD))
