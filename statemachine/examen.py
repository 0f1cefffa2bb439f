"""De examens: lezen, luisteren, schrijven, spreken en KNM (Wet inburgering 2021 art. 7; Regeling art. 3.4).

Elk examen is een eigen onderdeel. DUO meldt pogingen en uitslagen (Besluit art. 9.2, lid 5). Een taalexamen
op A2 is niet het einde: bij een wissel van leerroute kan B1 weer nodig zijn.
"""

from collections.abc import Mapping
from typing import ClassVar

from statemachine import Event, State

from inburgering.statemachine.basis import Machine, Wacht, blijft, voorwaarde
from inburgering.statemachine.examen_voorwaarden import Examenvoorwaarden, Taalexamenvoorwaarden
from inburgering.statemachine.klokken import HELE_PLICHT, PLAN_MAKEN
from inburgering.wet.begrippen import Wie
from inburgering.wet.bronnen import WET

AANMELDEN = ["examendag_na_aanmelding", "past_bij_de_route"]
UITSLAG = ["na_de_examendag", "na_de_aanmelding"]
GEHAALD = [*UITSLAG, "niveau_past", "a2_mag"]

_WACHT = {
    "open": Wacht(Wie.INBURGERINGSPLICHTIGE, "de aanmelding voor het examen", (*PLAN_MAKEN, *HELE_PLICHT)),
    "aangemeld": Wacht(Wie.INBURGERINGSPLICHTIGE, "de uitslag van het examen", ("N21", *HELE_PLICHT)),
}


class Taalexamen(Taalexamenvoorwaarden):
    """Eén taalexamen van één inburgeringsplichtige, met al zijn pogingen."""

    # Toestanden
    open = State("Nog niet behaald", initial=True)
    aangemeld = State("Aangemeld")
    behaald_a2 = State("Behaald op A2")
    behaald = State("Behaald", final=True)
    vrijgesteld = State("Vrijgesteld", final=True)
    gestaakt = State("Gestaakt", final=True)

    # Gebeurtenissen
    aanmelding_examen = Event(
        open.to(aangemeld, cond=AANMELDEN) | blijft(behaald_a2, cond=AANMELDEN),
        name="Aanmelden voor het examen",
    )
    examen_niet_behaald = Event(
        aangemeld.to(open, cond=UITSLAG) | blijft(open, behaald_a2, cond=UITSLAG),
        name="Examen niet behaald",
    )
    examen_behaald = Event(
        behaald_a2.from_(open, aangemeld, cond=["op_a2", *GEHAALD])
        | behaald.from_(open, aangemeld, cond=GEHAALD, unless="op_a2")
        | behaald_a2.to(behaald, cond=["hoger_dan_a2", *GEHAALD]),
        name="Examen behaald",
    )
    vrijstelling_examen = Event(
        vrijgesteld.from_(open, aangemeld, behaald_a2), name="Vrijstelling of ontheffing van het examen"
    )
    staking = Event(gestaakt.from_(open, aangemeld) | behaald_a2.to(behaald), name="Staken")

    wacht: ClassVar[Mapping[str, Wacht]] = _WACHT | {
        "behaald_a2": Wacht(
            Wie.INBURGERINGSPLICHTIGE, "het examen op B1, als de leerroute dat vraagt", HELE_PLICHT
        )
    }


class ExamenKnm(Examenvoorwaarden):
    """Het examen Kennis van de Nederlandse Maatschappij; het heeft geen taalniveau."""

    # Toestanden
    open = State("Nog niet behaald", initial=True)
    aangemeld = State("Aangemeld")
    behaald = State("Behaald", final=True)
    vrijgesteld = State("Vrijgesteld", final=True)
    gestaakt = State("Gestaakt", final=True)

    # Gebeurtenissen
    aanmelding_examen = Event(open.to(aangemeld, cond=AANMELDEN), name="Aanmelden voor het examen")
    examen_niet_behaald = Event(
        aangemeld.to(open, cond=UITSLAG) | blijft(open, cond=UITSLAG),
        name="Examen niet behaald",
    )
    examen_behaald = Event(
        behaald.from_(open, aangemeld, cond=[*UITSLAG, "zonder_niveau"]), name="Examen behaald"
    )
    vrijstelling_examen = Event(
        vrijgesteld.from_(open, aangemeld), name="Vrijstelling of ontheffing van het examen"
    )
    staking = Event(gestaakt.from_(open, aangemeld), name="Staken")

    wacht: ClassVar[Mapping[str, Wacht]] = _WACHT

    @voorwaarde("Het examen KNM heeft geen taalniveau. Kies 'niet van toepassing'.", WET.art("7"))
    def zonder_niveau(self) -> bool:
        """KNM heeft geen taalniveau."""
        return self.gegeven("niveau") in (None, "nvt")


class ExamenLezen(Taalexamen):
    """Het examen lezen."""

    deel = "lezen"


class ExamenLuisteren(Taalexamen):
    """Het examen luisteren."""

    deel = "luisteren"


class ExamenSchrijven(Taalexamen):
    """Het examen schrijven."""

    deel = "schrijven"


class ExamenSpreken(Taalexamen):
    """Het examen spreken."""

    deel = "spreken"


TAALEXAMENS = (ExamenLezen, ExamenLuisteren, ExamenSchrijven, ExamenSpreken)
EXAMENS: dict[str, type[Machine]] = {
    **{f"examen_{klasse.deel}": klasse for klasse in TAALEXAMENS},
    "examen_knm": ExamenKnm,
}
