"""Ontheffing van de inburgeringsplicht door DUO (Wet inburgering 2021 art. 5; Besluit art. 2.7 en 2.8).

Bij bijzondere omstandigheden adviseert het college; de wet noemt daarvoor geen dagen. Is ontheffing geheel
verleend, dan beëindigt een mens het traject.
"""

from collections.abc import Mapping
from typing import ClassVar

from statemachine import Event, State

from inburgering.statemachine.basis import Wacht, blijft, voorwaarde
from inburgering.statemachine.duobesluit import Duobesluit
from inburgering.wet.begrippen import Wie
from inburgering.wet.bronnen import BESLUIT


class Ontheffing(Duobesluit):
    """Eén aanvraag om ontheffing en het besluit van DUO."""

    # Toestanden, in de volgorde waarin een ontheffing ze doorloopt
    open = State("Niet aangevraagd", initial=True)
    aangevraagd = State("Aangevraagd")
    toegekend = State("Toegekend", final=True)
    afgewezen = State("Afgewezen", final=True)
    vervallen = State("Vervallen", final=True)

    # Gebeurtenissen: wat er kan gebeuren, en waarheen het leidt
    aanvraag_ontheffing = Event(open.to(aangevraagd), name="Aanvraag om ontheffing bij DUO")
    advies_ontheffing = Event(
        blijft(aangevraagd, cond="om_bijzondere_omstandigheden"), name="Advies van het college aan DUO"
    )
    besluit_ontheffing = Event(
        aangevraagd.to(toegekend, cond=["is_toegekend", "besluit_na_aanvraag"])
        | aangevraagd.to(afgewezen, cond="besluit_na_aanvraag", unless="is_toegekend"),
        name="Besluit van DUO over ontheffing",
    )
    staking = Event(vervallen.from_(open, aangevraagd), name="Staken")

    aanvraag = "aanvraag_ontheffing"
    wacht: ClassVar[Mapping[str, Wacht]] = {
        "open": Wacht(Wie.INBURGERINGSPLICHTIGE, "een aanvraag om ontheffing"),
        "aangevraagd": Wacht(
            Wie.DUO, "het besluit van DUO, en soms het advies van het college", ("T40", "T41", "N17")
        ),
    }

    @voorwaarde(
        "DUO vraagt alleen advies bij bijzondere omstandigheden, niet bij een medische reden.",
        BESLUIT.art("2.8"),
    )
    def om_bijzondere_omstandigheden(self) -> bool:
        """De aanvraag is gedaan om bijzondere omstandigheden."""
        grond = (self.stap("aanvraag_ontheffing") or {}).get("grond")
        return grond is None or grond == "bijzonder"
