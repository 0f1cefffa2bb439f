"""Vrijstelling van de inburgeringsplicht of een deel ervan door DUO, op aanvraag of ambtshalve.

Wet inburgering 2021 art. 4 en 7 lid 3; Regeling art. 2.1 tot en met 2.3 en 3.14. Een tijdelijke vrijstelling
van het hele traject legt een mens vast op het traject zelf.
"""

from collections.abc import Mapping
from typing import ClassVar

from statemachine import Event, State

from inburgering.statemachine.basis import Wacht, voorwaarde
from inburgering.statemachine.duobesluit import Duobesluit
from inburgering.wet.begrippen import Wie
from inburgering.wet.bronnen import WET


class Vrijstelling(Duobesluit):
    """Eén vrijstelling: de aanvraag en het besluit van DUO."""

    # Toestanden, in de volgorde waarin een vrijstelling ze doorloopt
    open = State("Niet aangevraagd", initial=True)
    aangevraagd = State("Aangevraagd")
    toegekend = State("Toegekend", final=True)
    afgewezen = State("Afgewezen", final=True)
    vervallen = State("Vervallen", final=True)

    # Gebeurtenissen: wat er kan gebeuren, en waarheen het leidt
    aanvraag_vrijstelling = Event(open.to(aangevraagd), name="Aanvraag om vrijstelling bij DUO")
    besluit_vrijstelling = Event(
        open.to(toegekend, cond="ambtshalve_toegekend")
        | aangevraagd.to(toegekend, cond=["is_toegekend", "besluit_na_aanvraag"])
        | aangevraagd.to(afgewezen, cond="besluit_na_aanvraag", unless="is_toegekend"),
        name="Besluit van DUO over vrijstelling",
    )
    staking = Event(vervallen.from_(open, aangevraagd), name="Staken")

    aanvraag = "aanvraag_vrijstelling"
    wacht: ClassVar[Mapping[str, Wacht]] = {
        "open": Wacht(Wie.INBURGERINGSPLICHTIGE, "een aanvraag om vrijstelling"),
        "aangevraagd": Wacht(Wie.DUO, "het besluit van DUO", ("T42",)),
    }

    @voorwaarde("Zonder aanvraag kan DUO alleen vrijstellen. Leg eerst de aanvraag vast.", WET.art("4"))
    def ambtshalve_toegekend(self) -> bool:
        """Zonder aanvraag stelt DUO uit zichzelf vrij."""
        return self.gegevens is None or bool(self.gegevens.get("toegekend"))
