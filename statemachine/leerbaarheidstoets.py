"""De leerbaarheidstoets: DUO neemt haar af en geeft een advies (Wet inburgering 2021 art. 14, lid 3 en 5)."""

from statemachine import Event, State

from inburgering.statemachine.basis import blijft, voorwaarde
from inburgering.statemachine.overname import Overneembaar
from inburgering.wet.bronnen import WET


class Leerbaarheidstoets(Overneembaar):
    """De leerbaarheidstoets van één inburgeringsplichtige."""

    # Toestanden
    open = State("Nog niet aangemeld", initial=True)
    aangemeld = State("Aangemeld bij DUO")
    afgerond = State("Uitslag bekend", final=True)
    ontheven = State("Ontheven", final=True)
    gestaakt = State("Gestaakt", final=True)

    # Gebeurtenissen
    overname = Event(
        open.to(afgerond, cond="pip_overgenomen") | open.to(open, unless="pip_overgenomen"),
        name="Overname uit een ander systeem",
    )
    aanmelding_leerbaarheidstoets = Event(open.to(aangemeld), name="Aanmelden voor de leerbaarheidstoets")
    niet_verschenen_leerbaarheidstoets = Event(blijft(aangemeld), name="Niet verschenen bij de toets")
    uitslag_leerbaarheidstoets = Event(
        afgerond.from_(open, aangemeld), name="Uitslag van de leerbaarheidstoets"
    )
    ontheffing_leerbaarheidstoets = Event(
        ontheven.from_(open, aangemeld, cond="beperking_is_grond"), name="Ontheffing van de toets"
    )
    staking = Event(gestaakt.from_(open, aangemeld), name="Staken")

    @voorwaarde(
        "Bij een auditieve beperking mag dit alleen als de inburgeraar niet in staat is de toets te maken.",
        WET.art("14", lid=6),
    )
    def beperking_is_grond(self) -> bool:
        """De beperking is visueel, of auditief en de inburgeraar is niet in staat de toets te maken."""
        g = self.gegevens
        return g is None or g.get("beperking") == "visueel" or bool(g.get("niet_in_staat"))
