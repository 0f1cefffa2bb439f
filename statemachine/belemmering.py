"""Een belemmering: iets wat inburgeren in de weg staat, met wie het oppakt en wanneer men opnieuw kijkt.

Geen wet: de gemeente kiest zelf om het bij te houden. Een belemmering houdt geen besluit tegen; zij laat zien
wat er eerst nodig is.
"""

from collections.abc import Mapping
from typing import ClassVar

from statemachine import Event, State

from inburgering.statemachine.basis import Wacht, als_dag, blijft, voorwaarde
from inburgering.statemachine.meervoudig import Meervoudig
from inburgering.wet.begrippen import Wie
from inburgering.wet.bronnen import LokaleBron

AFSPRAAK = LokaleBron("de dag waarop de belemmering opnieuw wordt bekeken")


class Belemmering(Meervoudig):
    """Eén belemmering van één inburgeraar."""

    # Toestanden
    open = State("Nog niet vastgelegd", initial=True)
    speelt = State("Speelt nu")
    opgelost = State("Opgelost", final=True)
    gestaakt = State("Niet meer gevolgd", final=True)

    wacht: ClassVar[Mapping[str, Wacht]] = {
        "open": Wacht(Wie.COLLEGE, "het vastleggen van een belemmering"),
        "speelt": Wacht(Wie.COLLEGE, "de dag waarop opnieuw wordt gekeken", ("N25",)),
    }

    # Gebeurtenissen
    belemmering = Event(open.to(speelt, cond="bekijken_komt_nog"), name="Belemmering")
    herziening_belemmering = Event(
        blijft(speelt, cond=["na_het_begin", "bekijken_komt_nog"]), name="Belemmering opnieuw bekijken"
    )
    oplossing_belemmering = Event(speelt.to(opgelost, cond="na_het_begin"), name="Belemmering opgelost")
    staking = Event(gestaakt.from_(open, speelt), name="Staken")

    @voorwaarde("Deze dag ligt voor het begin van de belemmering. Kijk naar de dag.", AFSPRAAK)
    def na_het_begin(self) -> bool:
        """De dag ligt niet voor die waarop de belemmering is vastgelegd."""
        return self.niet_voor_stap("belemmering")

    @voorwaarde("De dag om opnieuw te kijken moet na deze dag liggen. Kies een latere dag.", AFSPRAAK)
    def bekijken_komt_nog(self) -> bool:
        """De dag om opnieuw te kijken ligt na de dag van de gebeurtenis."""
        op, bekijken = self.dag("op"), (self.gegevens or {}).get("bekijken_op")
        return op is None or bekijken is None or op < als_dag(bekijken)
