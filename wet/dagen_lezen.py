"""Dagen zoals een mens ze typt, en waarom een dag niet bestaat."""

import re
from calendar import isleap, monthrange
from datetime import date

from inburgering.wet.taal import datum, maandnaam

WET_GELDT_VANAF = date(2022, 1, 1)
EERSTE_JAAR, LAATSTE_JAAR = 1900, 2100


class OnbruikbaarFeit(ValueError):
    """Een feit waarmee niet te rekenen valt; de tekst is één zin voor een mens."""


def lees_dag(tekst: str) -> date:
    """Een dag als 2026-10-16 of 16-10-2026. Raises OnbruikbaarFeit, die zegt wat er niet kan."""
    gevonden = re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})", tekst.strip())
    if gevonden:
        jaar, maand, dag = map(int, gevonden.groups())
    elif gevonden := re.fullmatch(r"(\d{1,2})-(\d{1,2})-(\d{4})", tekst.strip()):
        dag, maand, jaar = map(int, gevonden.groups())
    else:
        raise OnbruikbaarFeit(f"'{tekst}' is geen dag: schrijf jaar-maand-dag, zoals 2026-10-16.")
    if bezwaar := _onmogelijk(jaar, maand, dag):
        raise OnbruikbaarFeit(f"'{tekst}' bestaat niet: {bezwaar}.")
    if not EERSTE_JAAR <= jaar <= LAATSTE_JAAR:
        raise OnbruikbaarFeit(f"'{tekst}' ligt te ver weg: kijk naar het jaar.")
    return date(jaar, maand, dag)


def _onmogelijk(jaar: int, maand: int, dag: int) -> str | None:
    """Waarom deze dag niet bestaat; None als zij bestaat."""
    if not 1 <= maand <= 12:
        return f"maand {maand} is er niet"
    if (maand, dag) == (2, 29) and not isleap(jaar):
        return f"{jaar} is geen schrikkeljaar, dus 29 februari is er niet"
    dagen = monthrange(jaar, maand)[1]
    return None if 1 <= dag <= dagen else f"{maandnaam(maand)} {jaar} heeft {dagen} dagen"


def lees_op(dag: date | str) -> date:
    """De dag waarvan de regels gelden. Raises OnbruikbaarFeit als de wet toen nog niet gold."""
    op = lees_dag(dag) if isinstance(dag, str) else dag
    if op < WET_GELDT_VANAF:
        raise OnbruikbaarFeit(
            f"Op {datum(op)} gold de Wet inburgering 2021 nog niet: kies een dag vanaf "
            f"{datum(WET_GELDT_VANAF)}."
        )
    return op
