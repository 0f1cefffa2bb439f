"""Wat er vaststaat voordat er in de leerroute iets mag gebeuren."""

from collections.abc import Collection
from datetime import date

from inburgering.routes.afschalen import bezwaar_uren
from inburgering.routes.getallen import AFSCHALEN_UREN
from inburgering.statemachine.basis import als_dag, voorwaarde
from inburgering.statemachine.uren import Urenvoorwaarden
from inburgering.wet.begrippen import Route
from inburgering.wet.bronnen import BESLUIT, WET

STARTS = ("start_lessen", "start_taalschakeltraject")


def _te_weinig_uren(m: "Leerroutevoorwaarden") -> str:
    """Hoeveel uren Nederlands er zijn en hoeveel er nodig zijn."""
    return bezwaar_uren(m.stand("uren_nt2_erkend")) or ""


def _nog_te_doen(m: "Leerroutevoorwaarden") -> str:
    """Wat er van de leerroute nog moet gebeuren."""
    return f"De leerroute is nog niet klaar. Nog te doen: {'; '.join(m.te_doen)}."


def _al_behaald(m: "Leerroutevoorwaarden") -> str:
    """Welke onderdelen al zijn behaald en dus niet op A2 hoeven."""
    return f"Al behaald: {', '.join(m.behaalde_keuze)}. Kies alleen onderdelen die nog niet zijn behaald."


class Leerroutevoorwaarden(Urenvoorwaarden):
    """De voorwaarden van de leerroute; wat onbekend is houdt niets tegen."""

    urenwoord = "uren_les"
    zelfde = ("van", "tot", "school")

    @property
    def oude_route(self) -> str | None:
        """De leerroute tot nu toe."""
        return self.voorheen("vaststelling_leerroute").get("leerroute") or self.feiten.get("route")

    @property
    def nieuwe_route(self) -> str | None:
        """De leerroute van het PIP dat nu wordt vastgesteld."""
        return self.gegeven("leerroute") or (self.feiten.get("pip") or {}).get("leerroute")

    @property
    def te_doen(self) -> list[str]:
        """Wat er volgens de stand van de leerroute nog moet gebeuren."""
        return [punt["tekst"] for punt in self.stand("te_doen") or () if punt["soort"] == "leerroute"]

    @property
    def behaalde_keuze(self) -> list[str]:
        """De gekozen onderdelen die al zijn behaald of vrijgesteld.

        Een A2 uit de Z-route telt in de B1-route pas na afschalen: zo'n onderdeel mag nog worden gekozen.
        """
        al = set(self.stand("afgeschaald") or ())
        return [deel for deel in self.gegeven("onderdelen") or () if self._gehaald(deel, al)]

    def _gehaald(self, deel: str, afgeschaald: Collection[str]) -> bool:
        uitslag = self.stand(f"examen_{deel}")
        return bool(uitslag) and (uitslag != "a2" or deel in afgeschaald)

    @voorwaarde(
        "In de onderwijsroute begint het taalschakeltraject. Leg de start daarvan vast.", WET.art("8")
    )
    def geen_onderwijsroute(self) -> bool:
        """De leerroute is niet de onderwijsroute."""
        return self.feiten.get("route") != Route.ONDERWIJS

    @voorwaarde("Een taalschakeltraject hoort alleen bij de onderwijsroute.", WET.art("8"))
    def volgt_onderwijsroute(self) -> bool:
        """De leerroute is de onderwijsroute."""
        return self._volgt(Route.ONDERWIJS)

    @voorwaarde("Afschalen naar A2 kan alleen in de B1-route.", WET.art("17", lid=3))
    def volgt_b1_route(self) -> bool:
        """De leerroute is de B1-route."""
        return self._volgt(Route.B1)

    @voorwaarde("Alleen de Z-route heeft een eindgesprek.", BESLUIT.art("3.14", lid=2, onderdeel="c"))
    def volgt_z_route(self) -> bool:
        """De leerroute is de Z-route."""
        return self._volgt(Route.Z)

    @voorwaarde(_te_weinig_uren, AFSCHALEN_UREN.bron)
    def genoeg_uren_nt2(self) -> bool:
        """Er is 600 uur Nederlands gevolgd bij een erkende school; alfabetisering telt mee."""
        uren = self.stand("uren_nt2_erkend")
        return uren is None or bezwaar_uren(uren) is None

    @voorwaarde("Afschalen kan alleen wie zich voldoende heeft ingespannen.", WET.art("17", lid=3))
    def heeft_zich_ingespannen(self) -> bool:
        """De inburgeraar heeft zich voldoende ingespannen."""
        return self.gegeven("voldoende_inspanning") is not False

    @voorwaarde(_al_behaald, WET.art("17", lid=3))
    def nog_niet_behaald(self) -> bool:
        """Geen van de gekozen onderdelen is al behaald."""
        return not self.behaalde_keuze

    @voorwaarde(
        "Het eindgesprek voert de gemeente zelf. Een partner mag dat niet doen.", BESLUIT.art("3.14", lid=4)
    )
    def voert_gemeente_zelf(self) -> bool:
        """De gemeente, of het openbaar lichaam in haar plaats, voerde het eindgesprek zelf."""
        return str(self.gegeven("gevoerd_door")) != "partner"

    @voorwaarde(_nog_te_doen, WET.art("7"))
    def niets_meer_te_doen(self) -> bool:
        """Van de leerroute is niets meer te doen."""
        return not self.te_doen

    @voorwaarde(
        "Deze uren zijn van voor de eerste les. Kies een latere eerste dag, of geef aan dat zij van "
        "tijdens de brede intake zijn.",
        BESLUIT.art("5.3", lid=5),
    )
    def van_na_de_start(self) -> bool:
        """De uren zijn niet van voor de eerste les, tenzij zij ook van ervoor tellen."""
        van, start = self.gegeven_dag("van"), self._eerste_les()
        return van is None or start is None or van >= start or self._telt_van_ervoor()

    @voorwaarde(
        "Uren op praktijkonderwijs, vso of entree tellen alleen mee in de Z-route.",
        BESLUIT.art("3.14", lid=9),
    )
    def opleiding_alleen_z(self) -> bool:
        """Lessen uit een niet-vrijstellende opleiding worden alleen in de Z-route afgetrokken."""
        return not self.gegeven("soort_onderwijs") or self._volgt(Route.Z)

    @voorwaarde("De dag van terugkomst ligt voor de onderbreking. Kijk naar beide dagen.")
    def terug_na_vandaag(self) -> bool:
        """De inburgeraar komt niet terug voordat de onderbreking begint."""
        terug, op = self.gegeven_dag("verwacht_terug_op"), self.dag("op")
        return terug is None or op is None or terug >= op

    @voorwaarde("De lessen beginnen weer voordat zij stillagen. Kijk naar de dag.")
    def na_de_onderbreking(self) -> bool:
        """De hervatting ligt niet voor de onderbreking."""
        return self.niet_voor("onderbreking_lessen")

    @voorwaarde("Dit ligt voor de eerste les. Kijk naar de dag.")
    def na_de_start(self) -> bool:
        """De dag ligt niet voor de start van de lessen of van het taalschakeltraject."""
        return self.niet_voor(*STARTS)

    def _volgt(self, route: Route) -> bool:
        return self.feiten.get("route") in (None, route)

    def _eerste_les(self) -> date | None:
        """De eerste les; None als zij niet zeker bekend is, zoals na een tweede plan met een tweede start."""
        plan = self.voorheen("vaststelling_leerroute").get("op")
        if plan and self.eerste_pip and als_dag(plan) > self.eerste_pip:
            return None
        starts = [als_dag(self.voorheen(woord)["op"]) for woord in STARTS if self.voorheen(woord)]
        return min(starts) if starts else None
