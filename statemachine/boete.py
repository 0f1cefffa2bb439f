"""Wat er vaststaat voordat een mens een boete mag opleggen.

Een boete is nooit automatisch: handhaving staat per groep uit tot de gemeente anders besluit, en elk besluit
draagt zijn afweging. Na het arrest Keren (Hof van Justitie EU 4 februari 2025, C-158/23) vraagt een boete
voor een asielstatushouder bewezen, aanhoudende onwil.
"""

from dateutil.relativedelta import relativedelta

from inburgering.statemachine.basis import Machine, als_dag, voorwaarde
from inburgering.wet.begrippen import ASIEL
from inburgering.wet.bronnen import AWB, WET, LokaleBron


class Boeteafweging(Machine):
    """De voorwaarden van elke boete van het college (Wet inburgering 2021 art. 22, 23 en 27)."""

    @voorwaarde(
        "Handhaving staat uit voor deze groep. Zie af van een boete, met een reden.",
        LokaleBron("handhaving per groep"),
    )
    def handhaving_aan(self) -> bool:
        """De gemeente legt boetes op in deze groep."""
        return bool(self.feiten.get("handhaving"))

    @voorwaarde("Zonder verwijt geen boete. Zie af van een boete, met een reden.", AWB.art("5:41"))
    def verwijtbaar(self) -> bool:
        """Vastgesteld is dat het te verwijten is."""
        return self.gegevens is None or bool(self.gegevens.get("verwijtbaar"))

    @voorwaarde("Voor hetzelfde is de bijstand al verlaagd. Dan mag er geen boete komen.", WET.art("27"))
    def bijstand_niet_verlaagd(self) -> bool:
        """De bijstand is voor hetzelfde gedrag niet verlaagd."""
        return self.gegevens is None or not self.gegevens.get("bijstand_verlaagd", True)

    @voorwaarde(
        "Leg vast waaruit aanhoudende onwil blijkt. Anders kan een asielstatushouder geen boete krijgen "
        "(Hof van Justitie EU 4 februari 2025, C-158/23, Keren)."
    )
    def onwil_vastgelegd(self) -> bool:
        """Bij een asielstatushouder is vastgelegd waaruit aanhoudende onwil blijkt (arrest Keren)."""
        asiel = self.feiten.get("groep") in ASIEL
        return self.gegevens is None or not asiel or bool(self.gegevens.get("aanhoudende_onwil"))


class Boetevoorwaarden(Boeteafweging):
    """De voorwaarden rond een boete om de brede intake (Wet inburgering 2021 art. 22)."""

    @voorwaarde(
        "Wie het besluit voorbereidt, beslist niet zelf. Kies twee verschillende medewerkers.",
        LokaleBron("een boete vraagt twee medewerkers"),
    )
    def ander_beslist(self) -> bool:
        """Een andere medewerker dan wie het voorbereidde heeft besloten."""
        g = self.gegevens
        return g is None or (bool(g.get("beslisser")) and g.get("beslisser") != g.get("voorbereid_door"))

    @voorwaarde(
        "Er is al een boete voor deze intake. Zie nu af, met een reden; dan volgt de derde oproep.",
        WET.art("22", lid=3),
    )
    def nog_geen_boete(self) -> bool:
        """Er is voor deze intake nog geen boete opgelegd."""
        return self.eerder("boete_brede_intake") is None

    @voorwaarde("Een tweede boete kan alleen na een eerste. Rond de intake af.", WET.art("22", lid=3))
    def eerste_boete_opgelegd(self) -> bool:
        """Er is eerder een boete opgelegd voor deze intake, en die is niet vervallen."""
        return self.eerder("boete_brede_intake") is not None and not self._eerste_vervallen()

    @voorwaarde(
        "Er zijn al twee boetes voor deze intake. Meer mag niet. Rond de intake af.", WET.art("22", lid=3)
    )
    def nog_geen_tweede_boete(self) -> bool:
        """Er is voor deze intake nog geen tweede boete opgelegd."""
        return self.eerder("tweede_boete_brede_intake") is None

    @voorwaarde(
        "Maak eerst de boete bekend. De nieuwe termijn telt vanaf de bekendmaking.", WET.art("22", lid=2)
    )
    def boete_bekendgemaakt(self) -> bool:
        """De boete is bekendgemaakt, of zij is vervallen: dan is er niets meer om bekend te maken."""
        boete, bekend = self.eerder("boete_brede_intake"), self.eerder("bekendmaking_boete")
        return self._eerste_vervallen() or (bekend is not None and (boete is None or boete <= bekend))

    @voorwaarde(
        "De uiterste dag ligt meer dan twee maanden na de bekendmaking van de boete. Kies een eerdere dag.",
        WET.art("22", lid=2),
    )
    def binnen_twee_maanden(self) -> bool:
        """Na een geldende boete ligt de uiterste dag hoogstens twee maanden na de bekendmaking."""
        bekend, uiterlijk = self.eerder("bekendmaking_boete"), (self.gegevens or {}).get("uiterlijk")
        if bekend is None or uiterlijk is None or self._eerste_vervallen():
            return True
        return als_dag(uiterlijk) <= bekend + relativedelta(months=2)

    def _eerste_vervallen(self) -> bool:
        """Of de eerste boete is herroepen of vernietigd: zij telt dan niet meer."""
        return (self.feiten.get("onderdelen") or {}).get("intakeboete") == "vervallen"
