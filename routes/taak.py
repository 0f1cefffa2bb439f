"""Wat er nog moet gebeuren: taken als lijst, en het zicht op een traject waarmee zij worden bepaald."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from inburgering.routes.eisen import Open
from inburgering.routes.stand import Stand
from inburgering.routes.telling import Getelde
from inburgering.wet.begrippen import Groep, Route, Wie
from inburgering.wet.bronnen import Bron, LokaleBron
from inburgering.wet.gebeurtenissen import Gebeurtenis

# Tot wanneer een eis van de leerroute, PVT of MAP moet zijn gehaald: een nieuwe termijn van DUO gaat voor.
KLOK_VAN_EIS = {
    "leerroute": ("T17", "T25", "T10"),
    "pvt": ("T16", "T23", "T10"),
    "map": ("T16", "T24", "T10"),
}


@dataclass(frozen=True, kw_only=True)
class Punt:
    """Eén ding dat nog moet gebeuren: wat, door wie, tot wanneer en op welke grond.

    `uiterlijk` is None als er geen laatste dag is of als zij niet bekend is. `gedaan` en `nodig` tellen in
    `eenheid`. Wat niet `verplicht` is, is een eigen wens.
    """

    code: str
    soort: str
    tekst: str
    wie: Wie
    bron: Bron | LokaleBron
    uiterlijk: date | None = None
    gedaan: Getelde = 0
    nodig: int = 1
    eenheid: str = ""
    verplicht: bool = True

    def als_dict(self) -> dict[str, Any]:
        """Voor programma's, geschikt voor JSON."""
        return {
            "code": self.code,
            "soort": self.soort,
            "tekst": self.tekst,
            "wie": self.wie.value,
            "uiterlijk": self.uiterlijk.isoformat() if self.uiterlijk else None,
            "bron": str(self.bron),
            "gedaan": self.gedaan,
            "nodig": self.nodig,
            "eenheid": self.eenheid,
            "verplicht": self.verplicht,
        }


@dataclass(frozen=True, kw_only=True)
class Zicht:
    """Wat er van een traject bekend is: de stand, het PIP en de laatste dagen van de lopende termijnen."""

    stand: Stand
    groep: Groep
    route: Route | None
    pip: Mapping[str, Any]
    termijn_einde: date | None = None
    termijnen: Mapping[str, date | None] = field(default_factory=dict)

    def gebeurd(self, *woorden: Gebeurtenis) -> bool:
        """Of een van deze gebeurtenissen heeft plaatsgevonden."""
        return any(woord in self.stand.laatst for woord in woorden)

    def open(self, begin: Gebeurtenis, *einde: Gebeurtenis) -> bool:
        """Of dit is begonnen, en er sindsdien niets is gebeurd dat het sluit."""
        laatst = self.stand.laatst
        return begin in laatst and not any(e in laatst and laatst[e] > laatst[begin] for e in einde)

    def uiterlijk(self, klok: tuple[str, ...]) -> date | None:
        """De laatste dag van de eerste termijn hiervan die loopt; T10 is de inburgeringstermijn zelf."""
        for code in klok:
            if dag := self.termijnen.get(code) or (self.termijn_einde if code == "T10" else None):
                return dag
        return None


@dataclass(frozen=True, kw_only=True)
class Taak:
    """Een mogelijke taak: `als` zegt of zij er nu is, `klok` uit welke termijnen haar laatste dag komt."""

    code: str
    soort: str
    tekst: str
    wie: Wie
    bron: Bron | LokaleBron
    als: Callable[[Zicht], bool]
    klok: tuple[str, ...] = ()
    gedaan: Callable[[Zicht], int] = lambda _: 0
    nodig: Callable[[Zicht], int] = lambda _: 1
    eenheid: str = ""

    def punt(self, zicht: Zicht) -> Punt:
        """Deze taak als punt; vult {gedaan} en {nodig} in."""
        gedaan, nodig = self.gedaan(zicht), self.nodig(zicht)
        return Punt(
            code=self.code,
            soort=self.soort,
            tekst=self.tekst.format(gedaan=gedaan, nodig=nodig),
            wie=self.wie,
            bron=self.bron,
            uiterlijk=zicht.uiterlijk(self.klok),
            gedaan=gedaan,
            nodig=nodig,
            eenheid=self.eenheid,
        )


def punt_van_eis(open_eis: Open, zicht: Zicht, *, verplicht: bool = True) -> Punt:
    """Een eis die nog openstaat, als punt."""
    eis = open_eis.eis
    return Punt(
        code=eis.code,
        soort=eis.soort,
        tekst=open_eis.tekst,
        wie=eis.wie,
        bron=eis.bron,
        uiterlijk=zicht.uiterlijk(KLOK_VAN_EIS[eis.soort]) if verplicht else None,
        gedaan=open_eis.gedaan,
        nodig=open_eis.nodig,
        eenheid=eis.eenheid,
        verplicht=verplicht,
    )
