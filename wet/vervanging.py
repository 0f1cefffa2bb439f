"""Wie er op een dag is, wie er voor wie waarneemt, en bij wie werk terechtkomt dat niemand heeft.

Waarneming is een afspraak van de gemeente, geen wet. Zij volgt uit de dag: er verhuist niets, en na de
laatste dag van de afwezigheid is alles vanzelf terug. Is een vervanger zelf afwezig, dan neemt diens
vervanger waar.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from inburgering.wet.ladder import Aan
from inburgering.wet.taal import datum

ROLLEN = (Aan.CONSULENT, Aan.COORDINATOR, Aan.TEAMLEIDER, Aan.BEHEERDER)
LANGST = 366  # dagen aaneen
_RANG: Mapping[str, int] = {rol.value: rang for rang, rol in enumerate(ROLLEN)}
_DAG = timedelta(days=1)


class Afwezig(NamedTuple):
    """Wie er van en tot en met welke dag niet is, en wie dan waarneemt."""

    wie: int
    vervanger: int
    van: date
    tot: date

    def op(self, dag: date) -> bool:
        """Of dit op deze dag geldt; de eerste en de laatste dag horen erbij."""
        return self.van <= dag <= self.tot


@dataclass(frozen=True)
class Mens:
    """Een medewerker op een dag; `vervanger` is gevuld als hij er niet is."""

    id: int
    naam: str
    rol: str
    actief: bool = True
    vervanger: int | None = None

    @property
    def is_er(self) -> bool:
        return self.actief and self.vervanger is None


class Rooster:
    """De medewerkers van een gemeente op één dag."""

    def __init__(self, mensen: Iterable[Mens]) -> None:
        self.mensen = {mens.id: mens for mens in mensen}

    def waarnemer(self, wie: int) -> int | None:
        """Wie het werk van deze medewerker doet: hijzelf, of de eerste vervanger die er is. None: niemand."""
        gezien: set[int] = set()
        mens = self.mensen.get(wie)
        while mens is not None and not mens.is_er:
            if mens.id in gezien or mens.vervanger is None:
                return None
            gezien.add(mens.id)
            mens = self.mensen.get(mens.vervanger)
        return mens.id if mens else None

    def voor(self, wie: int) -> frozenset[int]:
        """Van wie deze medewerker het werk ziet: het eigen werk, en dat van wie hij vervangt."""
        return frozenset({wie, *(m.id for m in self.mensen.values() if self.waarnemer(m.id) == wie)})

    def namens(self, houder: int, wie: int) -> str:
        """Voor wie `wie` handelt in een zaak van `houder`; leeg in een eigen zaak."""
        mens = self.mensen.get(houder)
        return "" if houder == wie or mens is None else mens.naam

    @property
    def zonder_waarnemer(self) -> frozenset[int]:
        """Wie er niet is en voor wie niemand waarneemt; ook wie hier niet meer werkt."""
        return frozenset(nr for nr in self.mensen if self.waarnemer(nr) is None)

    def valt_aan(self, rol: str) -> str:
        """Welke rol hoort wat voor deze rol is: de rol zelf, en anders de eerste hogere waarin iemand er is.

        Is er niemand hoger, dan de eerste lagere; zo hoort altijd iemand het. Is iedereen afwezig, dan telt
        wie hier werkt.
        """
        bezet = {m.rol for m in self.mensen.values() if m.is_er}
        bezet = bezet or {m.rol for m in self.mensen.values() if m.actief}
        rang = _RANG[rol]
        volgorde = (*ROLLEN[rang:], *reversed(ROLLEN[:rang]))
        return next((r.value for r in volgorde if r.value in bezet), rol)

    def rollen(self, rol: str) -> frozenset[str]:
        """Voor welke rollen deze rol nu de signalen krijgt, die van de consulent niet meegerekend."""
        return frozenset(r.value for r in ROLLEN[1:] if self.valt_aan(r.value) == rol)

    def houders(self, rol: str, wie: int) -> frozenset[int]:
        """Van welke consulenten iemand de signalen ziet: zichzelf, wie hij vervangt, en wie niemand heeft."""
        eigen = self.voor(wie) if rol == Aan.CONSULENT.value else frozenset()
        vangt = self.valt_aan(Aan.COORDINATOR.value) == rol
        return eigen | self.zonder_waarnemer if vangt else eigen


def bezwaar(nieuw: Afwezig, bekend: Iterable[Afwezig], mensen: Mapping[int, Mens]) -> str:
    """Waarom deze afwezigheid zo niet kan, in één zin; leeg als zij kan."""
    anderen = [a for a in bekend if a.van <= nieuw.tot and nieuw.van <= a.tot]
    return _dagen(nieuw) or _vervanger(nieuw, mensen) or _samenloop(nieuw, anderen, mensen)


def _dagen(nieuw: Afwezig) -> str:
    if nieuw.tot < nieuw.van:
        return "De laatste dag ligt voor de eerste."
    te_lang = (nieuw.tot - nieuw.van).days >= LANGST
    return "Dit is langer dan een jaar. Draag de trajecten dan over." if te_lang else ""


def _vervanger(nieuw: Afwezig, mensen: Mapping[int, Mens]) -> str:
    wie, vervanger = mensen[nieuw.wie], mensen.get(nieuw.vervanger)
    if vervanger is None or not vervanger.actief:
        return "Kies als vervanger iemand die hier werkt."
    if vervanger.id == wie.id:
        return "Niemand vervangt zichzelf. Kies een collega."
    if _RANG[vervanger.rol] < _RANG[wie.rol]:
        return f"{vervanger.naam} mag niet alles wat {wie.naam} mag. Kies iemand met dezelfde rol of hoger."
    return ""


def _samenloop(nieuw: Afwezig, anderen: list[Afwezig], mensen: Mapping[int, Mens]) -> str:
    wie, vervanger = mensen[nieuw.wie].naam, mensen[nieuw.vervanger].naam
    if any(a.wie == nieuw.wie for a in anderen):
        return f"{wie} is in deze dagen al afwezig gemeld. Verander die melding, of kies andere dagen."
    if dag := _kring(nieuw, anderen):
        return (
            f"Op {datum(dag)} is {vervanger} zelf afwezig en neemt {wie} dan waar, zelf of via een ander. "
            "Zo neemt niemand waar. Kies iemand anders."
        )
    return ""


def _kring(nieuw: Afwezig, anderen: list[Afwezig]) -> date | None:
    """De eerste dag waarop de vervangers in een kring lopen; alleen de nieuwe kan een kring sluiten."""
    dag = nieuw.van
    while dag <= nieuw.tot:
        stap = {a.wie: a.vervanger for a in anderen if a.op(dag)}
        wie: int | None = nieuw.vervanger
        for _ in range(len(stap) + 1):
            if wie == nieuw.wie:
                return dag
            wie = stap.get(wie) if wie is not None else None
        dag += _DAG
    return None
