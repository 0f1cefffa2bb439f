"""Nazorg: contact houden nadat iemand aan de inburgeringsplicht heeft voldaan.

De wet regelt nazorg niet; hoe vaak en hoe lang bepaalt de gemeente. Bij een terugval kan iemand met een
afgesproken dag van terugkeer een stap terug doen.
"""

from collections.abc import Mapping
from typing import ClassVar

from statemachine import Event, State

from inburgering.statemachine.basis import Machine, Wacht, als_dag, blijft, voorwaarde
from inburgering.wet.begrippen import Wie
from inburgering.wet.bronnen import LokaleBron

NORM = LokaleBron("nazorg na de inburgering")


class Nazorg(Machine):
    """De nazorg voor één inburgeraar."""

    # Toestanden
    open = State("Nog niet begonnen", initial=True)
    loopt = State("Loopt")
    even_terug = State("Een stap terug")
    afgerond = State("Afgerond", final=True)
    gestaakt = State("Gestaakt", final=True)

    wacht: ClassVar[Mapping[str, Wacht]] = {
        "open": Wacht(Wie.INBURGERINGSPLICHTIGE, "het voldoen aan de inburgeringsplicht"),
        "loopt": Wacht(Wie.COLLEGE, "het volgende contact in de nazorg", ("N10", "N11")),
        "even_terug": Wacht(Wie.COLLEGE, "de afgesproken dag om weer verder te gaan", ("N12",)),
    }

    # Gebeurtenissen
    start_nazorg = Event(open.to(loopt), name="Nazorg begint")
    contact_nazorg = Event(blijft(loopt, even_terug, cond="na_het_begin"), name="Contact in de nazorg")
    terugval = Event(blijft(loopt, cond="na_het_begin"), name="Terugval")
    stap_terug = Event(
        loopt.to(even_terug, cond=["na_het_begin", "terug_komt_nog"]), name="Een stap terug doen"
    )
    stap_vooruit = Event(even_terug.to(loopt, cond="na_de_stap_terug"), name="Weer een stap vooruit")
    einde_nazorg = Event(
        loopt.to(afgerond, cond=["na_het_begin", "na_de_stap_terug"]), name="Nazorg afronden"
    )
    staking = Event(gestaakt.from_(open, loopt, even_terug), name="Staken")

    @voorwaarde("Deze dag ligt voor het begin van de nazorg. Kijk naar de dag.", NORM)
    def na_het_begin(self) -> bool:
        """De dag ligt niet voor het begin van de nazorg."""
        return self.niet_voor("start_nazorg")

    @voorwaarde("Deze dag ligt voor de stap terug. Kijk naar de dag.", NORM)
    def na_de_stap_terug(self) -> bool:
        """De dag ligt niet voor de laatste stap terug."""
        return self.niet_voor("stap_terug")

    @voorwaarde("De dag om weer verder te gaan moet na de stap terug liggen. Kies een latere dag.", NORM)
    def terug_komt_nog(self) -> bool:
        """De dag om weer verder te gaan ligt na de stap terug."""
        op, terug = self.dag("op"), (self.gegevens or {}).get("terug_op")
        return op is None or terug is None or op < als_dag(terug)
