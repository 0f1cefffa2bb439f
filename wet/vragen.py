"""Losse vragen aan de regels: welke ladder hoort bij een termijn, en tot wanneer kan iemand bezwaar maken."""

from datetime import date
from functools import cache

from inburgering.wet.begrippen import Groep
from inburgering.wet.gebeurtenissen import Gebeurtenis
from inburgering.wet.termijnen import REGELS, bereken
from inburgering.wet.termijnregel import Feit, Ladder


@cache
def ladder_van(code: str) -> Ladder:
    """De ladder van de termijn met deze code. Raises KeyError als de code niet bestaat."""
    for regel in reversed(REGELS):
        if regel.code == code:
            return regel.ladder
    raise KeyError(code)


def bezwaar_tot(bekendmaking: date) -> date:
    """De laatste dag om bezwaar te maken tegen een PIP dat op deze dag is verzonden.

    Zes weken vanaf de dag na de bekendmaking (Algemene wet bestuursrecht art. 6:7 en 6:8), zo nodig verlengd
    tot de eerste werkdag (Algemene termijnenwet art. 1).
    """
    feit = Feit(Gebeurtenis.BEKENDMAKING_PIP, bekendmaking, 1, {}, "pip/1")
    (termijn,) = [t for t in bereken([feit], Groep.GEZIN, None, normen={}) if t.code == "T06"]
    assert termijn.laatste_dag is not None  # noqa: S101 - de bezwaartermijn heeft altijd een laatste dag
    return termijn.laatste_dag
