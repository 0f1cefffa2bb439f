"""Het ondertussenplan: een licht plan voor wie onder de Wet inburgering 2013 inburgert (de ondertussengroep).

De termijnen van de Wet inburgering 2021 gelden niet voor deze groep (art. 54). De gemeente spreekt zelf een
dag af om het plan te herzien.
"""

from collections.abc import Mapping
from typing import ClassVar

from statemachine import Event, State

from inburgering.statemachine.basis import Machine, Wacht, als_dag, blijft, voorwaarde
from inburgering.wet.begrippen import Regime, Wie
from inburgering.wet.bronnen import WET, LokaleBron

NORM = LokaleBron("ondertussenplan")


class Ondertussenplan(Machine):
    """Het plan van de gemeente met één inburgeraar uit de ondertussengroep."""

    # Toestanden
    open = State("Nog niet begonnen", initial=True)
    loopt = State("Loopt")
    afgerond = State("Afgerond", final=True)
    gestaakt = State("Gestaakt", final=True)

    wacht: ClassVar[Mapping[str, Wacht]] = {
        "open": Wacht(Wie.COLLEGE, "een gesprek om het plan te maken", ("N15",)),
        "loopt": Wacht(Wie.COLLEGE, "de dag waarop het plan wordt herzien", ("N20",)),
    }

    # Gebeurtenissen
    start_ondertussenplan = Event(
        open.to(loopt, cond=["is_ondertussengroep", "herzien_komt_nog"]), name="Ondertussenplan maken"
    )
    herziening_ondertussenplan = Event(
        blijft(loopt, cond=["na_het_plan", "herzien_komt_nog"]), name="Ondertussenplan herzien"
    )
    einde_ondertussenplan = Event(loopt.to(afgerond, cond="na_het_plan"), name="Ondertussenplan afronden")
    staking = Event(gestaakt.from_(open, loopt), name="Staken")

    @voorwaarde(
        "Een ondertussenplan is er alleen voor wie onder de Wet inburgering 2013 inburgert. "
        "Maak voor deze persoon een PIP.",
        WET.art("54"),
    )
    def is_ondertussengroep(self) -> bool:
        """Het traject valt onder de Wet inburgering 2013."""
        return self.feiten.get("regime") in (None, Regime.WI2013)

    @voorwaarde("Deze dag ligt voor het begin van het plan. Kijk naar de dag.", NORM)
    def na_het_plan(self) -> bool:
        """De dag ligt niet voor die van het plan."""
        return self.niet_voor("start_ondertussenplan")

    @voorwaarde("De dag om te herzien moet na de dag van het plan liggen. Kies een latere dag.", NORM)
    def herzien_komt_nog(self) -> bool:
        """De dag om te herzien ligt na de dag van het plan."""
        op, herzien = self.dag("op"), (self.gegevens or {}).get("herzien_op")
        return op is None or herzien is None or op < als_dag(herzien)
