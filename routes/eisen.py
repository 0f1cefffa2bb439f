"""Waarin een leerroute wordt gemeten: eisen, en de wegen waarlangs iemand aan de plicht voldoet."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from inburgering.routes.getallen import Getal
from inburgering.routes.telling import Getelde, Telling
from inburgering.wet.begrippen import ALLE_GROEPEN, Groep, Wie
from inburgering.wet.bronnen import Bron

Maat = Callable[[Telling], Getelde]
Norm = Callable[[Telling], int]


@dataclass(frozen=True, kw_only=True)
class Eis:
    """Eén ding dat de plicht vraagt.

    code, soort     waaraan een programma het herkent, en bij welk onderdeel het hoort (leerroute, pvt, map)
    zin             wat er nog moet, in gewoon Nederlands; {over} en {nodig} worden ingevuld
    bron            waar het staat
    gedaan, nodig   hoeveel er is, en hoeveel er moet zijn: uren, een aantal, of 1 als het een ding is
    wie             wie er aan zet is
    voor            voor wie de eis geldt
    """

    code: str
    soort: str
    zin: str
    bron: Bron
    gedaan: Maat
    nodig: Norm
    eenheid: str = ""
    wie: Wie = Wie.INBURGERINGSPLICHTIGE
    voor: frozenset[Groep] = ALLE_GROEPEN

    def over(self, telling: Telling) -> Getelde:
        """Hoeveel er nog moet; nooit onder nul."""
        return max(self.nodig(telling) - self.gedaan(telling), 0)

    def open(self, telling: Telling) -> "Open":
        """Deze eis zoals zij er nu voor staat."""
        over, nodig = self.over(telling), self.nodig(telling)
        return Open(
            eis=self,
            tekst=self.zin.format(over=getal_tekst(over), nodig=nodig),
            gedaan=self.gedaan(telling),
            nodig=nodig,
            over=over,
        )


@dataclass(frozen=True, kw_only=True)
class Open:
    """Een eis met de stand: wat er is, wat er moet zijn en wat er nog over is."""

    eis: Eis
    tekst: str
    gedaan: Getelde
    nodig: int
    over: Getelde

    def als_dict(self) -> dict[str, Any]:
        """Voor programma's."""
        return {"code": self.eis.code, "soort": self.eis.soort, "tekst": self.tekst}


@dataclass(frozen=True, kw_only=True)
class Weg:
    """Een manier om aan de leerroute te voldoen: alle eisen samen."""

    naam: str
    bron: Bron
    eisen: tuple[Eis, ...]

    def open(self, telling: Telling, groep: Groep) -> tuple[Open, ...]:
        """Wat er op deze weg nog moet."""
        gelden = (eis for eis in self.eisen if groep in eis.voor)
        return tuple(eis.open(telling) for eis in gelden if eis.over(telling) > 0)


def een(_: Telling) -> int:
    """De norm van iets dat één keer moet."""
    return 1


def wettelijk(getal: Getal) -> Norm:
    """De norm van de wet, zoals zij gold op de dag van het eerste PIP."""
    return lambda telling: getal.op(telling.eerste_pip)


def eens(is_gedaan: Callable[[Telling], bool]) -> Maat:
    """Een maat voor iets dat gedaan is of niet."""
    return lambda telling: int(is_gedaan(telling))


def eigen_norm(veld: str, getal: Getal) -> Norm:
    """De wettelijke norm, of de lagere die in het PIP staat (Besluit art. 3.14 lid 8, Regeling art. 3.16).

    De lagere norm is voor wie slecht hoort of ziet. Het programma rekent haar niet uit: een mens stelt haar,
    in het PIP. Een hoger getal dan het wettelijke telt niet.
    """

    def norm(telling: Telling) -> int:
        eigen, wet = telling.pip.get(veld), getal.op(telling.eerste_pip)
        return wet if eigen is None else min(int(eigen), wet)

    return norm


def getal_tekst(aantal: Getelde) -> str:
    """Een aantal voor mensen: 12, of 12,5."""
    return str(aantal).replace(".", ",")


def als_ja(pip: Mapping[str, Any], veld: str) -> bool:
    """Of het PIP ja zegt op deze vraag."""
    return pip.get(veld) is True
