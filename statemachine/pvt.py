"""Het participatieverklaringstraject: ten minste twaalf uur, een activiteit en een ondertekening.

Wet inburgering 2021 art. 6; Besluit art. 3.1.
"""

from collections.abc import Mapping
from typing import ClassVar

from statemachine import Event, State

from inburgering.routes.eisen import getal_tekst
from inburgering.routes.getallen import PVT_UREN
from inburgering.statemachine.basis import Wacht, blijft, voorwaarde
from inburgering.statemachine.klokken import PLAN_MAKEN
from inburgering.statemachine.uren import UREN_KLOPPEN, Urenvoorwaarden
from inburgering.wet.begrippen import Wie
from inburgering.wet.bronnen import BESLUIT


def _te_weinig_uren(m: "Pvt") -> str:
    """Hoeveel uren er zijn en hoeveel er nodig zijn."""
    gevolgd = getal_tekst(m.stand("uren_pvt"))
    return (
        f"Het participatieverklaringstraject duurt ten minste {PVT_UREN.op(m.dag('op'))} uur. "
        f"Er staan nu {gevolgd} uur."
    )


class Pvt(Urenvoorwaarden):
    """Het participatieverklaringstraject van één inburgeringsplichtige."""

    urenwoord = "uren_pvt"
    zelfde = ("van", "tot", "activiteit")

    # Toestanden
    open = State("Nog niet begonnen", initial=True)
    loopt = State("Loopt")
    afgerond = State("Ondertekend", final=True)
    gestaakt = State("Gestaakt", final=True)

    # Gebeurtenissen
    start_pvt = Event(open.to(loopt), name="Participatieverklaringstraject starten")
    uren_pvt = Event(
        blijft(open, cond=["alleen_tijdens_intake", *UREN_KLOPPEN]) | blijft(loopt, cond=UREN_KLOPPEN),
        name="Uren participatieverklaringstraject vastleggen",
    )
    ondertekening_pvt = Event(
        loopt.to(afgerond, cond=["twaalf_uur", "activiteit_gedaan", "na_de_start"]),
        name="Participatieverklaring ondertekenen",
    )
    staking = Event(gestaakt.from_(open, loopt), name="Staken")

    wacht: ClassVar[Mapping[str, Wacht]] = {
        "open": Wacht(
            Wie.COLLEGE, "een plek in het participatieverklaringstraject", (*PLAN_MAKEN, "T23", "T16")
        ),
        "loopt": Wacht(Wie.INBURGERINGSPLICHTIGE, "de uren en de ondertekening", ("T23", "T16")),
    }

    @voorwaarde(
        "Het participatieverklaringstraject is nog niet begonnen. Leg eerst de start vast, of geef aan "
        "dat deze uren van tijdens de brede intake zijn.",
        BESLUIT.art("3.1", lid=5),
    )
    def alleen_tijdens_intake(self) -> bool:
        """Voor de start tellen alleen uren van tijdens de brede intake."""
        return self.gegevens is None or bool(self.gegeven("tijdens_intake"))

    @voorwaarde(_te_weinig_uren, PVT_UREN.bron)
    def twaalf_uur(self) -> bool:
        """Er zijn ten minste twaalf uur gevolgd."""
        uren = self.stand("uren_pvt")
        return uren is None or uren >= PVT_UREN.op(self.dag("op"))

    @voorwaarde(
        "Er is nog geen activiteit of excursie geweest. Een is ten minste nodig.", BESLUIT.art("3.1", lid=2)
    )
    def activiteit_gedaan(self) -> bool:
        """Er is ten minste één activiteit of excursie geweest."""
        return self.stand("pvt_activiteit") is not False

    @voorwaarde("De ondertekening ligt voor de start. Kijk naar beide dagen.")
    def na_de_start(self) -> bool:
        """De ondertekening ligt niet voor de start."""
        return self.niet_voor("start_pvt")
