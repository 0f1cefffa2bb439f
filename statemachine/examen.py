"""De examens: lezen, luisteren, schrijven, spreken en KNM (Wet inburgering 2021 art. 7; Regeling art. 3.4).

Elk examen is een eigen onderdeel met dezelfde machine. DUO meldt pogingen en uitslagen (Besluit art. 9.2,
lid 5).
"""

from collections.abc import Mapping
from typing import Any, ClassVar

from statemachine import Event, State

from inburgering.statemachine.basis import Machine, Wacht, als_dag, blijft, voorwaarde
from inburgering.statemachine.klokken import HELE_PLICHT, PLAN_MAKEN
from inburgering.wet.begrippen import Route, Wie
from inburgering.wet.bronnen import BESLUIT, WET

KNM = "knm"


def _verkeerd_niveau(m: "Examen") -> str:
    """Welk niveau bij dit examen hoort."""
    if m.deel == KNM:
        return "Het examen KNM heeft geen taalniveau. Kies 'niet van toepassing'."
    return "Een taalexamen is op B1 of op A2. Kies een van beide."


class Examen(Machine):
    """Eén examen van één inburgeringsplichtige, met al zijn pogingen."""

    deel: ClassVar[str] = ""
    """Lezen, luisteren, schrijven, spreken of knm; leeg als het er niet toe doet."""

    # Toestanden
    open = State("Nog niet behaald", initial=True)
    aangemeld = State("Aangemeld")
    behaald = State("Behaald", final=True)
    vrijgesteld = State("Vrijgesteld", final=True)
    gestaakt = State("Gestaakt", final=True)

    # Gebeurtenissen
    aanmelding_examen = Event(
        open.to(aangemeld, cond=["examendag_na_aanmelding", "past_bij_de_route"]),
        name="Aanmelden voor het examen",
    )
    examen_niet_behaald = Event(
        aangemeld.to(open, cond="na_de_examendag") | blijft(open, cond="na_de_examendag"),
        name="Examen niet behaald",
    )
    examen_behaald = Event(
        behaald.from_(open, aangemeld, cond=["na_de_examendag", "niveau_past", "a2_mag"]),
        name="Examen behaald",
    )
    vrijstelling_examen = Event(
        vrijgesteld.from_(open, aangemeld), name="Vrijstelling of ontheffing van het examen"
    )
    staking = Event(gestaakt.from_(open, aangemeld), name="Staken")

    wacht: ClassVar[Mapping[str, Wacht]] = {
        "open": Wacht(
            Wie.INBURGERINGSPLICHTIGE, "de aanmelding voor het examen", (*PLAN_MAKEN, *HELE_PLICHT)
        ),
        "aangemeld": Wacht(Wie.INBURGERINGSPLICHTIGE, "de uitslag van het examen", ("N21", *HELE_PLICHT)),
    }

    @voorwaarde("Het examen ligt voor de aanmelding. Kijk naar beide dagen.")
    def examendag_na_aanmelding(self) -> bool:
        """De dag van het examen ligt niet voor de aanmelding."""
        dag, op = self._gegeven("dag"), self.dag("op")
        return dag is None or op is None or als_dag(dag) >= op

    @voorwaarde("De uitslag ligt voor het examen. Kijk naar beide dagen.")
    def na_de_examendag(self) -> bool:
        """De uitslag ligt niet voor de dag van het examen."""
        dag, op = self._gegeven("dag"), self.dag("op")
        return dag is None or op is None or als_dag(dag) <= op

    @voorwaarde(
        "In de Z-route kan een examen alleen als het PIP de wens van de inburgeraar noemt. "
        "Pas eerst het PIP aan.",
        BESLUIT.art("3.14", lid=7),
    )
    def past_bij_de_route(self) -> bool:
        """Buiten de Z-route horen examens erbij; in de Z-route alleen als het PIP de wens noemt."""
        gewenst = (self.feiten.get("pip") or {}).get("examens_gewenst")
        return self.feiten.get("route") != Route.Z or gewenst is not False

    @voorwaarde(_verkeerd_niveau, WET.art("7"))
    def niveau_past(self) -> bool:
        """Een taalexamen heeft een niveau, KNM niet."""
        niveau = self._gegeven("niveau")
        return niveau is None or not self.deel or (niveau == "nvt") is (self.deel == KNM)

    @voorwaarde(
        "Een examen op A2 telt alleen als dit onderdeel is afgeschaald, of in de Z-route. Schaal eerst af.",
        WET.art("17", lid=3),
    )
    def a2_mag(self) -> bool:
        """Een A2-examen telt na afschalen van dit onderdeel, en in de Z-route."""
        afgeschaald = (self.feiten.get("stand") or {}).get("afgeschaald")
        if self._gegeven("niveau") != "a2" or afgeschaald is None:
            return True
        return self.feiten.get("route") == Route.Z or self.deel in afgeschaald

    def _gegeven(self, veld: str) -> Any:
        return (self.gegevens or {}).get(veld)


class ExamenLezen(Examen):
    """Het examen lezen."""

    deel = "lezen"


class ExamenLuisteren(Examen):
    """Het examen luisteren."""

    deel = "luisteren"


class ExamenSchrijven(Examen):
    """Het examen schrijven."""

    deel = "schrijven"


class ExamenSpreken(Examen):
    """Het examen spreken."""

    deel = "spreken"


class ExamenKnm(Examen):
    """Het examen Kennis van de Nederlandse Maatschappij."""

    deel = KNM


EXAMENS: dict[str, type[Examen]] = {
    f"examen_{klasse.deel}": klasse
    for klasse in (ExamenLezen, ExamenLuisteren, ExamenSchrijven, ExamenSpreken, ExamenKnm)
}
