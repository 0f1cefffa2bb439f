"""The phases a traject goes through, as people call them; each is a state of the traject's machine."""

from collections.abc import Mapping

FASEN: Mapping[str, str] = {
    "aangemeld": "Aanmelding",
    "in_intake": "Brede intake",
    "plan_opstellen": "Plan (PIP)",
    "op_leerroute": "Leerroute",
    "beeindigd": "Einde",
}


def nummer(toestand: str) -> int:
    """Which step this is, from 1."""
    return list(FASEN).index(toestand) + 1
