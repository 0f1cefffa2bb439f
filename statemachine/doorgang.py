"""De voorwaarden van de doorgaande lijn: de wachttijd, DUO, vrijstelling, verhuizing en het einde.

Termijnen volgen de dag waarop iets gebeurde. Wie later vastlegt wordt nooit tegengehouden, wel wie een dag
kiest die niet kan.
"""

from collections.abc import Mapping
from datetime import date

from inburgering.statemachine.basis import Machine, als_dag, keuze, voorwaarde
from inburgering.wet.begrippen import ASIEL, Regime
from inburgering.wet.bronnen import BESLUIT, WET, LokaleBron

BEGONNEN = frozenset({"kennisgeving", "koppeling", "aanmelding", "overname"})
PIP_ER = ("vastgesteld", "bekendgemaakt", "herziening")
INTAKE_KLAAR = ("afgerond", "afgerond_bij_afwezigheid")
BIJ_VERTREK = ("verhuizing", "overlijden")
BUITEN_DE_WET = (Regime.WI2013, Regime.VRIJWILLIG)


class Doorgang(Machine):
    """Waarop een traject let bij wat er buiten de intake, het plan en de leerroute gebeurt."""

    @property
    def _eerder(self) -> Mapping[str, str] | None:
        """Wat er eerder is vastgelegd; None als dat niet bekend is."""
        return self.feiten.get("eerder")

    def _gegeven_dag(self, naam: str) -> date | None:
        waarde = (self.gegevens or {}).get(naam)
        return None if waarde is None else als_dag(waarde)

    def _op_of_na(self, naam: str) -> bool:
        """Deze dag uit de feiten ligt niet voor de dag van de gebeurtenis."""
        op, dag = self.dag("op"), self._gegeven_dag(naam)
        return op is None or dag is None or op <= dag

    # Het regime
    @keuze
    def is_ondertussengroep(self) -> bool:
        """Het traject valt onder de Wet inburgering 2013."""
        return self.feiten.get("regime") == Regime.WI2013

    @voorwaarde(
        "Een kennisgeving hoort bij de Wet inburgering 2021. Dit traject valt daar niet onder.",
        WET.art("54"),
    )
    def valt_onder_de_wet(self) -> bool:
        """Het traject valt onder de Wet inburgering 2021."""
        return self.feiten.get("regime") not in BUITEN_DE_WET

    @voorwaarde(
        "De ondertussengroep woont al in de gemeente en valt onder de Wet inburgering 2013. "
        "Kies 'Aanmelding zonder kennisgeving'.",
        WET.art("54"),
    )
    def geen_ondertussengroep(self) -> bool:
        """Het traject valt niet onder de Wet inburgering 2013."""
        return not self.is_ondertussengroep()

    @voorwaarde(
        "Onder de Wet inburgering 2021 begint een traject met de kennisgeving van DUO of met de koppeling.",
        WET.art("54"),
    )
    def zonder_kennisgeving(self) -> bool:
        """Het traject valt niet onder de Wet inburgering 2021."""
        return self.feiten.get("regime") != Regime.WI2021

    @voorwaarde("Dit traject is al begonnen. Leg vast wat er daarna gebeurde.")
    def nog_niet_begonnen(self) -> bool:
        """Er is nog geen kennisgeving, koppeling, aanmelding of overname."""
        return not BEGONNEN & set(self._eerder or ())

    # Voor de huisvesting
    @voorwaarde("Koppeling en wachttijd zijn er alleen voor asielstatushouders.", WET.art("13", lid=1))
    def asielstatushouder(self) -> bool:
        """De inburgeraar is asielstatushouder."""
        groep = self.feiten.get("groep")
        return groep is None or groep in ASIEL

    @voorwaarde("Deze persoon is al ingeschreven in deze gemeente. Een koppeling verandert dan niets meer.")
    def nog_niet_ingeschreven(self) -> bool:
        """De inburgeraar is nog niet ingeschreven in de gemeente waar hij gaat wonen."""
        kennisgeving = (self.feiten.get("voorheen") or {}).get("kennisgeving", {})
        woont_hier = kennisgeving.get("nog_niet_ingeschreven") is False
        return self.eerder("inschrijving_brp") is None and not woont_hier

    @voorwaarde("Op deze dag was de inburgeraar al ingeschreven. Kies de dag waarop het gebeurde.")
    def in_de_wachttijd(self) -> bool:
        """Op die dag was de inburgeraar nog niet ingeschreven."""
        op, ingeschreven = self.dag("op"), self.eerder("inschrijving_brp")
        return self.gegevens is None or op is None or ingeschreven is None or op <= ingeschreven

    @voorwaarde("Deze dag ligt voor de koppeling aan de gemeente. Kijk naar de dag.")
    def na_de_koppeling(self) -> bool:
        """De dag ligt niet voor de koppeling."""
        op, koppeling = self.dag("op"), self.eerder("koppeling")
        return op is None or koppeling is None or koppeling <= op

    @voorwaarde("Deze inschrijving staat er al. Verbeter die gebeurtenis als zij niet klopt.")
    def nog_niet_op_die_dag(self) -> bool:
        """Op die dag is nog geen inschrijving vastgelegd."""
        op, ingeschreven = self.dag("op"), self.eerder("inschrijving_brp")
        return op is None or ingeschreven != op

    @voorwaarde("De dag van de verhuizing ligt voor de dag waarop de woning is gevonden. Kijk naar de dagen.")
    def verhuist_later(self) -> bool:
        """De verhuizing ligt niet voor de dag waarop de woning is gevonden."""
        return self._op_of_na("verhuist_op")

    # DUO
    @voorwaarde(
        "De dag waarop aan de plicht is voldaan ligt na de dag waarop DUO het meldt. Kijk naar de dagen.",
        WET.art("33"),
    )
    def voldaan_voor_de_melding(self) -> bool:
        """Aan de plicht is voldaan op of voor de dag waarop DUO het meldt."""
        op, datum = self.dag("op"), self._gegeven_dag("datum")
        return op is None or datum is None or datum <= op

    @voorwaarde("De nieuwe laatste dag ligt voor de bekendmaking. Neem de dag over uit de brief van DUO.")
    def nieuwe_dag_komt_nog(self) -> bool:
        """De nieuwe laatste dag ligt niet voor de bekendmaking."""
        return self._op_of_na("nieuwe_laatste_dag")

    @voorwaarde(
        "De inburgeringstermijn is op deze dag nog niet voorbij. Rekent DUO met andere dagen? Leg dan eerst "
        "de termijn volgens DUO vast.",
        WET.art("25", lid=2),
    )
    def termijn_verstreken(self) -> bool:
        """De inburgeringstermijn was voorbij, of er was al een nieuwe termijn na een boete."""
        op, einde = self.dag("op"), (self.feiten.get("termijn") or {}).get("einde")
        al_verlengd = self.eerder("nieuwe_termijn_duo") is not None
        return al_verlengd or op is None or einde is None or op > als_dag(einde)

    @voorwaarde("De onderbreking is nog niet voorbij. Leg haar vast als zij voorbij is.", BESLUIT.art("4.2"))
    def onderbreking_voorbij(self) -> bool:
        """De laatste dag van de onderbreking ligt niet in de toekomst."""
        vandaag, tot = self.dag("vandaag"), self._gegeven_dag("tot")
        return vandaag is None or tot is None or tot <= vandaag

    @voorwaarde(
        "Deze onderbreking staat er al, of valt samen met een eerdere. Verbeter die gebeurtenis.",
        BESLUIT.art("4.2"),
    )
    def andere_onderbreking(self) -> bool:
        """De onderbreking valt niet samen met de vorige."""
        vorige = (self.feiten.get("voorheen") or {}).get("onderbreking_plicht")
        van, tot = self._gegeven_dag("van"), self._gegeven_dag("tot")
        if not vorige or van is None or tot is None:
            return True
        return tot < als_dag(vorige["van"]) or als_dag(vorige["tot"]) < van

    # Vrijstelling, en terug naar waar iemand was
    @voorwaarde("De dag om opnieuw te kijken moet na de dag van de vrijstelling liggen. Kies een latere dag.")
    def bekijken_komt_nog(self) -> bool:
        """De dag om opnieuw te kijken ligt na de dag waarop de vrijstelling ingaat."""
        op, dag = self.dag("op"), self._gegeven_dag("opnieuw_bekijken_op")
        return op is None or dag is None or op < dag

    @voorwaarde("De vrijstelling eindigt dan voor zij begon. Kijk naar de dag.", WET.art("4"))
    def na_begin_vrijstelling(self) -> bool:
        """De dag ligt niet voor het begin van de vrijstelling."""
        return self.niet_voor("start_vrijstelling")

    def _fase(self) -> str:
        """De toestand die past bij hoe ver de onderdelen zijn."""
        onderdelen = self.feiten.get("onderdelen") or {}
        intake = onderdelen.get("brede_intake", "open")
        if self.is_ondertussengroep():
            return "begeleid"
        if onderdelen.get("pip") in PIP_ER:
            return "op_leerroute"
        if intake in INTAKE_KLAAR:
            return "plan_opstellen"
        if intake not in ("open", "gestaakt"):
            return "in_intake"
        in_opvang = self.eerder("koppeling") is not None and self.eerder("inschrijving_brp") is None
        return "gekoppeld" if in_opvang else "aangemeld"

    @keuze
    def heeft_een_pip(self) -> bool:
        """Het PIP is vastgesteld."""
        return self._fase() == "op_leerroute"

    @keuze
    def maakt_een_plan(self) -> bool:
        """De intake is klaar en het PIP nog niet."""
        return self._fase() == "plan_opstellen"

    @keuze
    def is_in_intake(self) -> bool:
        """De intake is begonnen en nog niet klaar."""
        return self._fase() == "in_intake"

    @keuze
    def woont_in_de_opvang(self) -> bool:
        """De inburgeraar is gekoppeld en nog niet ingeschreven; de intake is nog niet begonnen."""
        return self._fase() == "gekoppeld"

    @keuze
    def moet_nog_beginnen(self) -> bool:
        """De inburgeraar woont hier en de intake is nog niet begonnen."""
        return self._fase() == "aangemeld"

    # Verhuizen
    @voorwaarde(
        "De nieuwe gemeente heeft nog niet om het dossier gevraagd. Leg eerst dat verzoek vast.",
        WET.art("35", lid=4),
    )
    def erom_gevraagd(self) -> bool:
        """De nieuwe gemeente heeft op of voor die dag om het dossier gevraagd."""
        op, verzoek = self.dag("op"), self.eerder("verzoek_nieuw_college")
        if self._eerder is None:
            return True
        return verzoek is not None and (op is None or verzoek <= op)

    @voorwaarde(
        "Dit kan alleen na een verhuizing hierheen. Leg eerst de inschrijving na verhuizing vast.",
        WET.art("35", lid=4),
    )
    def hierheen_verhuisd(self) -> bool:
        """De inburgeraar kwam uit een andere gemeente."""
        return self._eerder is None or "inschrijving_na_verhuizing" in self._eerder

    # Het einde
    @voorwaarde(
        "Na vertrek eindigt het traject door de verhuizing of door overlijden. Kies een van die twee."
    )
    def door_vertrek(self) -> bool:
        """De reden is de verhuizing of overlijden."""
        return self.gegevens is None or self.gegevens.get("reden") in BIJ_VERTREK

    @voorwaarde(
        "Deze reden hoort bij een vrijwillig traject of bij de ondertussengroep. Kies een andere reden.",
        LokaleBron("trajecten buiten de Wet inburgering 2021"),
    )
    def reden_past_bij_regime(self) -> bool:
        """Alleen een traject buiten de wet kan eindigen omdat de regeling stopt."""
        stopt = (self.gegevens or {}).get("reden") == "regime_beeindigd"
        return not stopt or self.feiten.get("regime") != Regime.WI2021
