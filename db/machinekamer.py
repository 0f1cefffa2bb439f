"""Where the stored traject meets its machines: ask what may happen, and let it happen."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from inburgering.db.beweging import Beweging
from inburgering.db.fouten import MagNiet
from inburgering.db.tijdlijn import Logrij
from inburgering.db.zaak import Zaak
from inburgering.statemachine.basis import Drager, Machine, Mogelijkheid
from inburgering.statemachine.machines import MACHINES

DAGEN = ("op", "vandaag")  # stored as text, seen by a guard as a day
DIEPER = frozenset({"eerder", "stand", "termijn"})  # of these only the names are kept that a guard looked at


class Getuige(Mapping[str, Any]):
    """The facts a machine may see, remembering which of them its guards looked at."""

    def __init__(self, feiten: Mapping[str, Any]) -> None:
        self.feiten = feiten
        self.bekeken: set[str] = set()
        self.dieper: dict[str, Getuige] = {}

    def __getitem__(self, naam: str) -> Any:
        waarde = self.feiten[naam]
        self.bekeken.add(naam)
        if naam in DAGEN:
            return date.fromisoformat(waarde)
        if naam in DIEPER and naam not in self.dieper:
            self.dieper[naam] = Getuige(waarde)
        return self.dieper.get(naam, waarde)

    def __iter__(self) -> Iterator[str]:
        return iter(self.feiten)

    def __len__(self) -> int:
        return len(self.feiten)

    def gezien(self) -> dict[str, Any]:
        """Only what was looked at, JSON-safe."""
        return {
            naam: self.dieper[naam].gezien() if naam in self.dieper else self.feiten[naam]
            for naam in sorted(self.bekeken)
        }


def mogelijkheden(zaak: Zaak, soort: str, nr: int = 1) -> list[Mogelijkheid]:
    """What may happen now to this part and what not, and why."""
    feiten = zaak.gezien(zaak.vandaag, soort, nr, nieuw=False)
    return _machine(soort, zaak.toestand(soort, nr), Getuige(feiten)).mogelijkheden()


def beweeg(zaak: Zaak, soort: str, nr: int, gebeurtenis: str, feiten: Mapping[str, Any]) -> Beweging:
    """The step this gebeurtenis makes, with what its guards looked at; nothing is changed yet.

    The machine is asked and not sent the gebeurtenis: that answers the same (each row of the tables in
    tests/voorbeelden is tried both ways) and costs a thirtieth. Raises MagNiet with every reason.
    """
    van, getuige = zaak.toestand(soort, nr), Getuige(feiten)
    m = _machine(soort, van, getuige)
    keuze = m.mogelijkheid(gebeurtenis)
    if keuze is None:
        toestand = m.states_map[m.toestand].name
        raise MagNiet.omdat(
            f"Dit kan niet in de toestand '{toestand}'. Vernieuw de pagina om te zien wat wel kan."
        )
    if not keuze.kan:
        raise MagNiet(keuze.bezwaren)
    gezien = {naam: w for naam, w in getuige.gezien().items() if naam != "gegevens"}
    return Beweging(soort, nr, gebeurtenis, van, keuze.naar, feiten["gegevens"], gezien)


def zou_kunnen(oud: Logrij, feiten: Mapping[str, Any]) -> None:
    """Whether a step that was taken could have been taken with these facts, and to the same state.

    Raises MagNiet with every reason.
    """
    keuze = _machine(oud.onderdeel, oud.van, Getuige(feiten)).mogelijkheid(oud.soort)
    if keuze is None or keuze.naar != oud.naar:
        raise MagNiet.omdat(
            "Met deze gegevens was het traject een andere kant op gegaan. Laat de gebeurtenis vervallen en "
            "leg vast wat er wel is gebeurd."
        )
    if not keuze.kan:
        raise MagNiet(keuze.bezwaren)


def _machine(soort: str, toestand: str | None, getuige: Getuige) -> Machine:
    return MACHINES[soort].kijk(Drager(toestand, getuige))
