"""Where the stored traject meets its machines: ask what may happen, and let it happen."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from inburgering.db.fouten import MagNiet
from inburgering.db.zaak import Zaak
from inburgering.statemachine.basis import Drager, Machine, Mogelijkheid
from inburgering.statemachine.machines import MACHINES


def machine(zaak: Zaak, soort: str, nr: int, gezien: Mapping[str, Any]) -> Machine:
    """The machine of one part, in its stored state, with what its guards may see."""
    wacht = dict(gezien)
    for dagveld in ("op", "vandaag"):
        wacht[dagveld] = date.fromisoformat(gezien[dagveld])
    return MACHINES[soort](Drager(zaak.toestand(soort, nr), wacht))


def mogelijkheden(zaak: Zaak, soort: str, nr: int = 1) -> list[Mogelijkheid]:
    """What may happen now to this part and what not, and why."""
    gezien = {**zaak.gezien(zaak.vandaag), "nieuw": False}
    return machine(zaak, soort, nr, gezien).mogelijkheden()


def stap(zaak: Zaak, soort: str, nr: int, gebeurtenis: str, gezien: Mapping[str, Any]) -> str:
    """The state after `gebeurtenis`. Raises MagNiet with every reason, and then changes nothing."""
    m = machine(zaak, soort, nr, gezien)
    keuze = next((k for k in m.mogelijkheden() if k.gebeurtenis == gebeurtenis), None)
    if keuze is None:
        toestand = m.states_map[m.toestand].name
        raise MagNiet.omdat(
            f"Dit kan niet in de toestand '{toestand}'. Vernieuw de pagina om te zien wat wel kan."
        )
    if not keuze.kan:
        raise MagNiet(keuze.bezwaren)
    m.send(gebeurtenis)
    return m.toestand
