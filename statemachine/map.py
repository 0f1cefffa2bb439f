"""De Module Arbeidsmarkt en Participatie: acht thema's, veertig uur praktijk en een eindgesprek.

Wet inburgering 2021 art. 6 en 8, lid 3; Besluit art. 3.2; Regeling art. 3.1. Niet tijdens en niet na het
taalschakeltraject van de onderwijsroute; wie die route verlaat zonder het af te maken, krijgt de MAP terug.
"""

from collections.abc import Mapping
from typing import ClassVar

from statemachine import Event, State

from inburgering.routes.eisen import getal_tekst
from inburgering.routes.getallen import MAP_THEMAS, MAP_UREN
from inburgering.statemachine.basis import Wacht, blijft, keuze, voorwaarde
from inburgering.statemachine.klokken import HELE_PLICHT, PLAN_MAKEN
from inburgering.statemachine.uren import UREN_KLOPPEN, Urenvoorwaarden
from inburgering.wet.begrippen import Route, Wie
from inburgering.wet.bronnen import BESLUIT, WET


def _te_weinig_uren(m: "Map") -> str:
    """Hoeveel praktijkuren er zijn en hoeveel er nodig zijn."""
    gedaan = getal_tekst(m.stand("uren_map"))
    return (
        f"De MAP vraagt ten minste {MAP_UREN.op(m.dag('op'))} uur in de praktijk. Er staan nu {gedaan} uur."
    )


def _te_weinig_themas(m: "Map") -> str:
    """Hoeveel thema's er zijn behandeld en hoeveel er nodig zijn."""
    gedaan = len(set(m.stand("map_themas")))
    return f"De MAP heeft {MAP_THEMAS.op(m.dag('op'))} thema's. Er zijn er nu {gedaan} behandeld."


class Map(Urenvoorwaarden):
    """De Module Arbeidsmarkt en Participatie van één inburgeringsplichtige."""

    urenwoord = "uren_map"
    zelfde = ("van", "tot", "themas")

    # Toestanden
    open = State("Nog niet begonnen", initial=True)
    loopt = State("Loopt")
    niet_nodig = State("Niet nodig in deze leerroute")
    afgerond = State("Afgerond", final=True)
    gestaakt = State("Gestaakt", final=True)

    # Gebeurtenissen
    start_map = Event(open.to(loopt, cond="map_hoort_erbij"), name="MAP starten")
    uren_map = Event(
        blijft(open, cond=["alleen_tijdens_intake", *UREN_KLOPPEN]) | blijft(loopt, cond=UREN_KLOPPEN),
        name="Uren en thema's van de MAP vastleggen",
    )
    eindgesprek_map = Event(
        loopt.to(afgerond, cond=["veertig_uur", "acht_themas", "na_de_start"]), name="Eindgesprek van de MAP"
    )
    vervallen_map = Event(niet_nodig.from_(open, loopt), name="MAP niet nodig in de onderwijsroute")
    herleving_map = Event(
        niet_nodig.to(open, unless="taalschakeltraject_gehaald")
        | blijft(niet_nodig, cond="taalschakeltraject_gehaald"),
        name="MAP weer nodig na een wissel",
    )
    staking = Event(gestaakt.from_(open, loopt, niet_nodig), name="Staken")

    wacht: ClassVar[Mapping[str, Wacht]] = {
        "open": Wacht(Wie.COLLEGE, "een plek in de MAP", (*PLAN_MAKEN, "T24", "T16")),
        "loopt": Wacht(
            Wie.INBURGERINGSPLICHTIGE, "de praktijkuren, de thema's en het eindgesprek", ("T24", "T16")
        ),
        "niet_nodig": Wacht(Wie.COLLEGE, "een andere leerroute of het einde van het traject", HELE_PLICHT),
    }

    @voorwaarde(
        "Tijdens en na het taalschakeltraject is er geen MAP.",
        WET.art("8", lid=3),
    )
    def map_hoort_erbij(self) -> bool:
        """De leerroute is niet de onderwijsroute en het taalschakeltraject is niet behaald."""
        return self.feiten.get("route") != Route.ONDERWIJS and not self.taalschakeltraject_gehaald()

    @voorwaarde(
        "De MAP is nog niet begonnen. Leg eerst de start vast, of geef aan dat deze uren van tijdens de "
        "brede intake zijn.",
        BESLUIT.art("3.2", lid=3),
    )
    def alleen_tijdens_intake(self) -> bool:
        """Voor de start tellen alleen uren van tijdens de brede intake."""
        return self.gegevens is None or bool(self.gegeven("tijdens_intake"))

    @voorwaarde(_te_weinig_uren, MAP_UREN.bron)
    def veertig_uur(self) -> bool:
        """Er zijn ten minste veertig uur in de praktijk gedaan."""
        uren = self.stand("uren_map")
        return uren is None or uren >= MAP_UREN.op(self.dag("op"))

    @voorwaarde(_te_weinig_themas, MAP_THEMAS.bron)
    def acht_themas(self) -> bool:
        """Alle acht thema's zijn behandeld."""
        themas = self.stand("map_themas")
        return themas is None or len(set(themas)) >= MAP_THEMAS.op(self.dag("op"))

    @voorwaarde("Het eindgesprek ligt voor de start van de MAP. Kijk naar beide dagen.")
    def na_de_start(self) -> bool:
        """Het eindgesprek ligt niet voor de start."""
        return self.niet_voor("start_map")

    @keuze
    def taalschakeltraject_gehaald(self) -> bool:
        """Het taalschakeltraject is behaald; dan blijft de MAP vervallen."""
        return bool(self.stand("taalschakeltraject_behaald"))
