"""De doelgroepen van een gemeente: wie erbij hoort, en hoe vaak er dan contact is.

Een doelgroep is beleid van de gemeente, nooit wet, en verandert geen enkele wettelijke termijn. Waar de
feiten er zijn (leeftijd, groep, regime, leerroute, toestand van het traject) zegt het programma wie erbij
hoort. Waar ze er niet zijn, zegt een mens het. Er is geen rangorde van personen.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from inburgering.wet.begrippen import Groep, Regime, Route
from inburgering.wet.bronnen import LokaleBron

VOORVOEGSEL = "doelgroep:"


@dataclass(frozen=True, kw_only=True)
class Kenmerken:
    """Wat van iemand bekend is op een dag; None is onbekend."""

    leeftijd: int | None = None
    groep: Groep | None = None
    regime: Regime | None = None
    route: Route | None = None
    toestand: str | None = None


@dataclass(frozen=True, kw_only=True)
class Doelgroep:
    """Eén doelgroep, met de regel in woorden en wat daarvan na te gaan is.

    `indeling`: hoort bij een reeks waarvan iemand er hoogstens één heeft (arrangement, segment, categorie).
    `mens_bevestigt`: wat is na te gaan is niet genoeg; wie past, hoort er pas bij als een mens dat zegt.
    `contact_weken`: hoeveel weken er ten hoogste tussen twee contacten liggen.
    """

    code: str
    naam: str
    regel: str
    bron: LokaleBron
    indeling: str | None = None
    leeftijd_vanaf: int | None = None
    leeftijd_tot_en_met: int | None = None
    groepen: frozenset[Groep] = frozenset()
    regimes: frozenset[Regime] = frozenset()
    leerroutes: frozenset[Route] = frozenset()
    toestanden: frozenset[str] = frozenset()
    mens_bevestigt: bool = False
    contact_weken: int | None = None

    @property
    def door_een_mens(self) -> bool:
        """Niets hiervan is na te gaan; alleen een mens zegt wie hierbij hoort."""
        return not any((self._let_op_leeftijd, self.groepen, self.regimes, self.leerroutes, self.toestanden))

    @property
    def _let_op_leeftijd(self) -> bool:
        return self.leeftijd_vanaf is not None or self.leeftijd_tot_en_met is not None

    def past(self, mens: Kenmerken) -> bool | None:
        """Of iemand erbij hoort. None: dat is met deze kenmerken niet te zeggen."""
        oordelen = [
            self._past_leeftijd(mens.leeftijd) if self._let_op_leeftijd else True,
            _een_van(mens.groep, self.groepen),
            _een_van(mens.regime, self.regimes),
            _een_van(mens.route, self.leerroutes),
            _een_van(mens.toestand, self.toestanden),
        ]
        if False in oordelen:
            return False
        return None if None in oordelen or self.mens_bevestigt or self.door_een_mens else True

    def _past_leeftijd(self, leeftijd: int | None) -> bool | None:
        if leeftijd is None:
            return None
        hoogste = leeftijd if self.leeftijd_tot_en_met is None else self.leeftijd_tot_en_met
        return (self.leeftijd_vanaf or 0) <= leeftijd <= hoogste


def _een_van(kenmerk: object, keuze: frozenset[Any]) -> bool | None:
    if not keuze:
        return True
    return None if kenmerk is None else kenmerk in keuze


def uit_normen(normen: Mapping[str, Any]) -> tuple[Doelgroep, ...]:
    """De doelgroepen die in deze normen staan (elk onder `doelgroep:<code>`), op naam."""
    alle = (lees(w) for naam, w in normen.items() if naam.startswith(VOORVOEGSEL))
    return tuple(sorted(alle, key=lambda doelgroep: doelgroep.naam))


def lees(waarde: Mapping[str, Any]) -> Doelgroep:
    """Een doelgroep zoals zij als norm is bewaard."""
    verzameld = {
        "groepen": frozenset(Groep(naam) for naam in waarde.get("groepen", ())),
        "regimes": frozenset(Regime(naam) for naam in waarde.get("regimes", ())),
        "leerroutes": frozenset(Route(naam) for naam in waarde.get("leerroutes", ())),
        "toestanden": frozenset(waarde.get("toestanden", ())),
    }
    bron = LokaleBron(str(waarde["bron"]))
    return Doelgroep(**{**waarde, **verzameld, "bron": bron})


def passend(doelgroepen: Iterable[Doelgroep], mens: Kenmerken) -> tuple[Doelgroep, ...]:
    """De doelgroepen waar deze kenmerken bij horen."""
    return tuple(doelgroep for doelgroep in doelgroepen if doelgroep.past(mens))


def contact_weken(doelgroepen: Iterable[Doelgroep], mens: Kenmerken) -> int | None:
    """Om de hoeveel weken er ten hoogste contact is: de kortste norm van zijn doelgroepen. None: geen."""
    weken = [d.contact_weken for d in passend(doelgroepen, mens) if d.contact_weken is not None]
    return min(weken, default=None)


def leeftijd(geboren: date, op: date) -> int:
    """Hoeveel jaar iemand is op deze dag. Wie op 29 februari is geboren, is op 1 maart een jaar ouder."""
    return op.year - geboren.year - ((op.month, op.day) < (geboren.month, geboren.day))
