"""Wat er over een overtreding van artikel 23 bekend is, uit haar eigen eerdere stappen en het traject."""

from datetime import date

from inburgering.statemachine.basis import als_dag
from inburgering.statemachine.boete import Boeteafweging
from inburgering.statemachine.meervoudig import Meervoudig
from inburgering.wet import boetes
from inburgering.wet.begrippen import Groep, Route
from inburgering.wet.bronnen import Bron


class Boetegeval(Boeteafweging, Meervoudig):
    """Eén overtreding; een vraag over een eerdere stap kijkt alleen naar dit nummer."""

    @property
    def gedrag(self) -> boetes.Gedrag | None:
        """Wat de inburgeraar naliet, volgens het signaal."""
        gedrag = (self.stap("signaal_handhaving") or {}).get("gedrag")
        return boetes.Gedrag(gedrag) if gedrag else None

    @property
    def geen_grond(self) -> tuple[str, Bron] | None:
        """Waarom dit gedrag bij deze groep en leerroute geen grond voor een boete is."""
        groep, route = self.feiten.get("groep"), self.feiten.get("route")
        return boetes.niet_beboetbaar(
            self.gedrag, Groep(groep) if groep else None, Route(route) if route else None
        )

    @property
    def constatering(self) -> date | None:
        """De dag van constatering, volgens het signaal."""
        return self.dag_uit("signaal_handhaving", "constatering")

    @property
    def bevoegd_tot(self) -> date | None:
        """De laatste dag voor het besluit: vijf jaar na de overtreding (Awb art. 5:45)."""
        overtreding = self.dag_uit("signaal_handhaving", "overtreding_op") or self.constatering
        return boetes.bevoegd_tot(boetes.Boetesoort.MEDEWERKING, overtreding) if overtreding else None

    @property
    def boetetermijn(self) -> boetes.Boetetermijn:
        """De inburgeringstermijn, of de nieuwe termijn na een boete van DUO."""
        nieuw, einde = self.eerder("nieuwe_termijn_duo"), (self.feiten.get("termijn") or {}).get("einde")
        if nieuw is None or einde is None:
            return boetes.INBURGERINGSTERMIJN
        return boetes.Boetetermijn.nieuw(nieuw, als_dag(einde))

    @property
    def eerdere_boetes(self) -> list[boetes.EerdereBoete]:
        """De boetes die eerder in dit traject zijn opgelegd."""
        return [boetes.EerdereBoete.van_dict(d) for d in self.feiten.get("boetes") or ()]

    @property
    def berekening(self) -> boetes.Boeteberekening | None:
        """De hoogste boete; None zolang de dag van constatering of het verwijt niet bekend is."""
        verwijt = (self.gegevens or {}).get("verwijtbaarheid")
        if self.constatering is None or verwijt is None:
            return None
        return boetes.hoogste_boete(
            boetes.Boetesoort.MEDEWERKING,
            self.constatering,
            self.eerdere_boetes,
            boetes.Verwijtbaarheid(verwijt),
            self.boetetermijn,
            boetes.Omstandigheden(op=self.dag("op")),
        )
