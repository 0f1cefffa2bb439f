"""Wat er vaststaat voordat een aanmelding of uitslag van een examen telt."""

from typing import Any, ClassVar

from inburgering.statemachine.basis import Machine, als_dag, keuze, voorwaarde
from inburgering.wet.begrippen import Route
from inburgering.wet.bronnen import BESLUIT, WET


class Examenvoorwaarden(Machine):
    """De voorwaarden van elk examen; wat onbekend is houdt niets tegen."""

    def gegeven(self, veld: str) -> Any:
        """Eén feit van de gebeurtenis zelf; None als het niet is ingevuld of nog wordt gevraagd."""
        return (self.gegevens or {}).get(veld)

    @voorwaarde("Het examen ligt voor de aanmelding. Kijk naar beide dagen.")
    def examendag_na_aanmelding(self) -> bool:
        """De dag van het examen ligt niet voor de aanmelding."""
        dag, op = self.gegeven("dag"), self.dag("op")
        return dag is None or op is None or als_dag(dag) >= op

    @voorwaarde("De uitslag ligt voor het examen. Kijk naar beide dagen.")
    def na_de_examendag(self) -> bool:
        """De uitslag ligt niet voor de dag van het examen."""
        dag, op = self.gegeven("dag"), self.dag("op")
        return dag is None or op is None or als_dag(dag) <= op

    @voorwaarde("De uitslag ligt voor de aanmelding. Kijk naar beide dagen.")
    def na_de_aanmelding(self) -> bool:
        """De uitslag ligt niet voor de aanmelding."""
        return self.niet_voor("aanmelding_examen")

    @voorwaarde(
        "In de Z-route kan een examen alleen als het PIP de wens van de inburgeraar noemt. "
        "Pas eerst het PIP aan.",
        BESLUIT.art("3.14", lid=7),
    )
    def past_bij_de_route(self) -> bool:
        """Buiten de Z-route horen examens erbij; in de Z-route alleen als het PIP de wens noemt."""
        gewenst = (self.feiten.get("pip") or {}).get("examens_gewenst")
        return self.feiten.get("route") != Route.Z or gewenst is not False


class Taalexamenvoorwaarden(Examenvoorwaarden):
    """De voorwaarden van lezen, luisteren, schrijven en spreken."""

    deel: ClassVar[str] = ""
    """Lezen, luisteren, schrijven of spreken."""

    @keuze
    def op_a2(self) -> bool:
        """Het examen is op A2 behaald."""
        return bool(self.gegeven("niveau") == "a2")

    @voorwaarde("Een taalexamen is op B1 of op A2. Kies een van beide.", WET.art("7"))
    def niveau_past(self) -> bool:
        """Een taalexamen heeft een niveau."""
        return bool(self.gegeven("niveau") != "nvt")

    @voorwaarde(
        "Een examen op A2 telt alleen als dit onderdeel is afgeschaald, of in de Z-route. Schaal eerst af.",
        WET.art("17", lid=3),
    )
    def a2_mag(self) -> bool:
        """Een A2-examen telt na afschalen van dit onderdeel, en in de Z-route."""
        afgeschaald = (self.feiten.get("stand") or {}).get("afgeschaald")
        if not self.op_a2() or afgeschaald is None:
            return True
        return self.feiten.get("route") == Route.Z or self.deel in afgeschaald

    @voorwaarde("Dit onderdeel is al behaald op A2.", WET.art("7"))
    def hoger_dan_a2(self) -> bool:
        """Na A2 telt alleen een hoger niveau."""
        return not self.op_a2()
