"""Regels zonder getal: wat mag, wat moet en wat niet mag, elk met een bron en de tijd waarin zij gelden.

Wat in een termijn staat (`termijnen.py`) of een getal is (`waarden.py`), staat hier niet nog eens.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from inburgering.wet.begrippen import ALLE_GROEPEN, Groep, Route, Wie
from inburgering.wet.bronnen import Bron
from inburgering.wet.waardensoort import INGANG, Onderwerp, Zekerheid


@dataclass(frozen=True)
class Uitspraak:
    """Een uitspraak van een rechter als bron, met het adres waar over haar te lezen is."""

    naam: str
    url: str

    def __str__(self) -> str:
        return self.naam

    @property
    def met_versie(self) -> str:
        """Een uitspraak heeft geen versies: hetzelfde als de tekst zelf."""
        return self.naam

    def als_dict(self) -> dict[str, Any]:
        """Voor programma's, in dezelfde vorm als een wettelijke bron."""
        leeg = dict.fromkeys(("bwb", "artikel", "lid", "onderdeel", "versie"))
        return {"regeling": self.naam, **leeg, "url": self.url}


@dataclass(frozen=True, kw_only=True)
class Bepaling:
    """Eén regel zonder getal.

    voor, routes        voor wie zij geldt; leeg is voor mensen zonder plicht, routes None elke leerroute
    wie                 wie iets mag of moet
    geldig_vanaf        de eerste dag waarvan vaststaat dat zij geldt
    niet_voor           als de eerste dag niet bekend is: de laatste waarop zij zeker nog niet gold
    """

    code: str
    naam: str
    tekst: str
    bron: Bron | Uitspraak
    onderwerp: Onderwerp
    wie: Wie
    zekerheid: Zekerheid = Zekerheid.WET
    voor: frozenset[Groep] = ALLE_GROEPEN
    routes: frozenset[Route] | None = None
    geldig_vanaf: date = INGANG
    geldig_tot: date | None = None
    niet_voor: date | None = None
    opmerking: str = ""

    def __post_init__(self) -> None:
        if self.niet_voor and self.niet_voor >= self.geldig_vanaf:
            raise ValueError(f"{self.code}: niet_voor ligt niet vóór geldig_vanaf")

    def geldt_op(self, dag: date) -> bool:
        """Of vaststaat dat deze bepaling op die dag gold."""
        return self.geldig_vanaf <= dag and (self.geldig_tot is None or dag <= self.geldig_tot)

    def onzeker_op(self, dag: date) -> bool:
        """Of niet bekend is of zij op die dag al gold."""
        return self.niet_voor is not None and self.niet_voor < dag < self.geldig_vanaf
