"""De leerbaarheidstoets: DUO neemt haar af en geeft een advies (Wet inburgering 2021 art. 14, lid 3 en 5)."""

from collections.abc import Mapping
from typing import ClassVar

from statemachine import Event, State

from inburgering.statemachine.basis import Wacht, als_dag, blijft, voorwaarde
from inburgering.statemachine.overname import Overneembaar
from inburgering.wet.begrippen import Wie
from inburgering.wet.bronnen import REGELING, WET


class Leerbaarheidstoets(Overneembaar):
    """De leerbaarheidstoets van één inburgeringsplichtige."""

    # Toestanden
    open = State("Nog niet aangemeld", initial=True)
    aangemeld = State("Aangemeld bij DUO")
    afgerond = State("Uitslag bekend", final=True)
    ontheven = State("Ontheven", final=True)
    gestaakt = State("Gestaakt", final=True)

    wacht: ClassVar[Mapping[str, Wacht]] = {
        "open": Wacht(Wie.COLLEGE, "de aanmelding voor de toets bij DUO", ("T05a", "T05b", "T05d")),
        "aangemeld": Wacht(Wie.DUO, "de toets en de uitslag", ("T05a", "T05b", "T05d")),
    }

    # Gebeurtenissen
    overname = Event(
        open.to(afgerond, cond="pip_overgenomen") | open.to(open, unless="pip_overgenomen"),
        name="Overname uit een ander systeem",
    )
    aanmelding_leerbaarheidstoets = Event(
        open.to(aangemeld, cond="toets_komt_nog"), name="Aanmelden voor de leerbaarheidstoets"
    )
    niet_verschenen_leerbaarheidstoets = Event(
        blijft(aangemeld, cond="na_de_toetsdag"), name="Niet verschenen bij de toets"
    )
    uitslag_leerbaarheidstoets = Event(
        afgerond.from_(open, aangemeld, cond="na_de_aanmelding"), name="Uitslag van de leerbaarheidstoets"
    )
    ontheffing_leerbaarheidstoets = Event(
        ontheven.from_(open, aangemeld, cond="beperking_is_grond"), name="Ontheffing van de toets"
    )
    staking = Event(gestaakt.from_(open, aangemeld), name="Staken")

    @voorwaarde(
        "De toets ligt voor de dag van de aanmelding. Kies een dag die nog komt.", REGELING.art("5.1")
    )
    def toets_komt_nog(self) -> bool:
        """De toets ligt op of na de dag van de aanmelding."""
        op, dag = self.dag("op"), (self.gegevens or {}).get("dag")
        return op is None or dag is None or op <= als_dag(dag)

    @voorwaarde("De uitslag ligt dan voor de aanmelding. Kijk naar de dag.", REGELING.art("5.1"))
    def na_de_aanmelding(self) -> bool:
        """De dag ligt niet voor de aanmelding bij DUO."""
        return self.niet_voor("aanmelding_leerbaarheidstoets")

    @voorwaarde("De toets was pas later. Kies de dag van de toets of een dag erna.", REGELING.art("5.1"))
    def na_de_toetsdag(self) -> bool:
        """De dag ligt op of na die van de toets."""
        op = self.dag("op")
        dag = (self.feiten.get("voorheen") or {}).get("aanmelding_leerbaarheidstoets", {}).get("dag")
        return self.gegevens is None or op is None or dag is None or als_dag(dag) <= op

    @voorwaarde(
        "Bij een auditieve beperking mag dit alleen als de inburgeraar niet in staat is de toets te maken.",
        WET.art("14", lid=6),
    )
    def beperking_is_grond(self) -> bool:
        """De beperking is visueel, of auditief en de inburgeraar is niet in staat de toets te maken."""
        g = self.gegevens
        return g is None or g.get("beperking") == "visueel" or bool(g.get("niet_in_staat"))
