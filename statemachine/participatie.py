"""Meedoen: werk, stage, vrijwilligerswerk of iets anders naast de taal.

In de Z-route telt meedoen mee voor de 800 uur (Besluit inburgering 2021 art. 3.14); in de andere routes staat
het in het PIP en in de besluiten over bijstand die erbij horen (Wet inburgering 2021 art. 15, lid 3).
"""

from collections.abc import Mapping
from typing import ClassVar

from statemachine import Event, State

from inburgering.statemachine.basis import Wacht, blijft, keuze, voorwaarde
from inburgering.statemachine.klokken import PLAN_MAKEN
from inburgering.statemachine.uren import UREN_KLOPPEN, Urenvoorwaarden
from inburgering.wet.begrippen import Wie
from inburgering.wet.bronnen import LokaleBron

NAAST_ELKAAR = (("leerroute", "behaald"), ("ondertussenplan", "afgerond"))
"""Zolang dit loopt, loopt ook het meedoen: wie zijn werk verliest, moet weer kunnen beginnen."""


class Participatie(Urenvoorwaarden):
    """Het meedoen van één inburgeringsplichtige, met alle activiteiten."""

    urenwoord = "uren_participatie"
    zelfde = ("van", "tot", "waarin")

    # Toestanden
    open = State("Nog geen activiteit", initial=True)
    actief = State("Actief")
    afgerond = State("Afgerond", final=True)
    gestaakt = State("Gestaakt", final=True)

    # Gebeurtenissen
    start_activiteit = Event(open.to(actief) | blijft(actief), name="Activiteit starten")
    uren_participatie = Event(blijft(open, actief, cond=UREN_KLOPPEN), name="Uren meedoen vastleggen")
    einde_activiteit = Event(
        actief.to(open, unless=["loopt_er_nog_een", "wil_afronden"])
        | blijft(actief, cond="loopt_er_nog_een")
        | actief.to(afgerond, cond=["wil_afronden", "taal_is_klaar"], unless="loopt_er_nog_een"),
        name="Activiteit stoppen",
    )
    staking = Event(gestaakt.from_(open, actief), name="Staken")

    wacht: ClassVar[Mapping[str, Wacht]] = {
        "open": Wacht(Wie.COLLEGE, "een activiteit die past", (*PLAN_MAKEN, "N08")),
        "actief": Wacht(Wie.INBURGERINGSPLICHTIGE, "de uren meedoen", ("N08",)),
    }

    @keuze
    def loopt_er_nog_een(self) -> bool:
        """Er loopt nog een andere activiteit."""
        return bool(self.gegeven("nog_actief"))

    @keuze
    def wil_afronden(self) -> bool:
        """Er hoeft geen nieuwe activiteit meer te komen."""
        return bool(self.gegeven("klaar"))

    @voorwaarde(
        "Het meedoen is pas klaar als de leerroute of het plan klaar is. "
        "Kies 'nee' bij 'Het meedoen is klaar'.",
        LokaleBron("taal en meedoen tegelijk (dualiteit)"),
    )
    def taal_is_klaar(self) -> bool:
        """De leerroute is behaald, of het plan van de ondertussengroep is klaar."""
        onderdelen = self.feiten.get("onderdelen") or {}
        return all(onderdelen.get(soort) in (None, einde) for soort, einde in NAAST_ELKAAR)
