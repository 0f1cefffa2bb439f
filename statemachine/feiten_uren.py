"""Uren en perioden: waarmee lessen, modules en meedoen worden geteld.

Scholen en werkgevers tellen in kwartieren. Een uurtal is daarom een veelvoud van 0,25 uur en staat in het
logboek als getal: 7 of 7.5. Een kwart is in een computergetal precies, dus ook een som van kwartieren is dat.
"""

import re
from math import isfinite
from typing import Annotated, Any, Self

from pydantic import BeforeValidator, Field, PlainSerializer, model_validator

from inburgering.statemachine.feiten_basis import Dag, Feiten, fout

MEESTE_UREN = 10_000
UREN_PER_DAG = 24


def _uurtal(waarde: Any) -> float:
    """Een getal, of tekst als 7 of 7,5; nooit onder nul en altijd op een kwartier."""
    uren = _getal(waarde)
    if uren < 0:
        raise fout("Vul 0 of meer in.")
    if uren > MEESTE_UREN:
        raise fout("Dit getal is te groot.")
    if uren * 4 != int(uren * 4):
        raise fout("Rond af op een kwartier. Schrijf bijvoorbeeld 7,25 of 7,5.")
    return uren


def _getal(waarde: Any) -> float:
    if isinstance(waarde, str) and re.fullmatch(r"\s*-?[0-9]{1,9}([.,][0-9]{1,9})?\s*", waarde):
        return float(waarde.replace(",", "."))
    if isinstance(waarde, int | float) and not isinstance(waarde, bool) and _eindig(waarde):
        return float(waarde)
    raise fout("Vul hier een getal in, zoals 7 of 7,5.")


def _eindig(waarde: float) -> bool:
    """Of dit een gewoon getal is; een getal van honderden cijfers is het niet."""
    try:
        return isfinite(waarde)
    except OverflowError:
        return False


def _kort(uren: float) -> int | float:
    """Een heel uurtal zonder komma."""
    return int(uren) if uren == int(uren) else uren


Uurtal = Annotated[float, BeforeValidator(_uurtal), PlainSerializer(_kort, return_type=int | float)]
"""Een aantal uren, op een kwartier nauwkeurig."""


class Periode(Feiten):
    """Een reeks dagen waarin uren zijn gemaakt; beide dagen tellen mee."""

    van: Dag = Field(title="Van")
    tot: Dag = Field(title="Tot en met")

    @model_validator(mode="after")
    def _volgorde(self) -> Self:
        if self.tot < self.van:
            raise fout("De laatste dag ligt voor de eerste dag. Kijk naar beide dagen.", "tot")
        return self

    def pas_in_periode(self, uren: float, veld: str) -> None:
        """Raises een fout bij `veld` als er meer uren zijn dan er in deze dagen gaan."""
        dagen = (self.tot - self.van).days + 1
        if uren > dagen * UREN_PER_DAG:
            in_dagen = "1 dag" if dagen == 1 else f"{dagen} dagen"
            raise fout(
                f"In {in_dagen} passen hoogstens {dagen * UREN_PER_DAG} uren. Kijk naar de uren en de dagen.",
                veld,
            )
