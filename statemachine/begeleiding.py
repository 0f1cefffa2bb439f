"""Maatschappelijke begeleiding, vanaf de inschrijving in de BRP (Wet inburgering 2021 art. 13, lid 3)."""

from collections.abc import Mapping
from typing import ClassVar

from statemachine import Event, State

from inburgering.statemachine.basis import Machine, Wacht, voorwaarde
from inburgering.wet.begrippen import ASIEL, Regime, Wie
from inburgering.wet.bronnen import WET

BUITEN_DE_WET = (Regime.WI2013, Regime.VRIJWILLIG)
"""Daar begeleidt de gemeente wie dat nodig heeft."""


class Begeleiding(Machine):
    """De maatschappelijke begeleiding van één inburgeraar. De wet noemt geen duur."""

    # Toestanden
    open = State("Nog niet begonnen", initial=True)
    loopt = State("Loopt")
    afgerond = State("Afgerond", final=True)
    gestaakt = State("Gestaakt", final=True)

    wacht: ClassVar[Mapping[str, Wacht]] = {
        "open": Wacht(Wie.COLLEGE, "de start van de begeleiding, vanaf de inschrijving", ("T03",)),
        "loopt": Wacht(Wie.COLLEGE, "het einde van de begeleiding"),
    }

    # Gebeurtenissen
    start_begeleiding = Event(open.to(loopt, cond="asielstatushouder"), name="Begeleiding starten")
    einde_begeleiding = Event(loopt.to(afgerond, cond="na_de_start"), name="Begeleiding beëindigen")
    staking = Event(gestaakt.from_(open, loopt), name="Staken")

    @voorwaarde("Maatschappelijke begeleiding geldt alleen voor asielstatushouders.", WET.art("13", lid=1))
    def asielstatushouder(self) -> bool:
        """De inburgeraar is asielstatushouder, of het traject valt buiten de Wet inburgering 2021."""
        groep, buiten_de_wet = self.feiten.get("groep"), self.feiten.get("regime") in BUITEN_DE_WET
        return groep is None or groep in ASIEL or buiten_de_wet

    @voorwaarde("De begeleiding eindigt dan voor zij begon. Kijk naar de dag.", WET.art("13", lid=3))
    def na_de_start(self) -> bool:
        """De dag ligt niet voor de start van de begeleiding."""
        return self.niet_voor("start_begeleiding")
