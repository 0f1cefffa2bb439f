"""De brede intake: oproep, gesprek en afronding, en wat er gebeurt als iemand niet komt.

Wet inburgering 2021 art. 14 en 22. Na drie oproepen wordt de intake zonder de inburgeraar afgerond; een
besluit om geen boete op te leggen houdt niets tegen. Wat er na het besluit met een boete gebeurt, ook haar
bekendmaking, staat bij de boete zelf (`intakeboete`): dat gaat door als de intake klaar is.
"""

from collections.abc import Mapping
from datetime import date
from typing import ClassVar

from statemachine import Event, State

from inburgering.statemachine.basis import Wacht, als_dag, blijft, keuze, voorwaarde
from inburgering.statemachine.boete import Boetevoorwaarden
from inburgering.statemachine.intake_inhoud import wat_ontbreekt
from inburgering.statemachine.overname import Overneembaar
from inburgering.wet.begrippen import Wie
from inburgering.wet.bronnen import BESLUIT, WET

EERSTE_PIP = ("T05a", "T05b", "T05d")
OPROEPEN = ("oproep_brede_intake", "herhaalde_oproep", "derde_oproep", "verzetten_afspraak")
DERDE_OPROEP = ["binnen_twee_maanden", "na_het_verzuim", "afspraak_komt_nog"]
BOETE = ("handhaving_aan", "verwijtbaar", "bijstand_niet_verlaagd", "onwil_vastgelegd", "ander_beslist")


def _niet_besproken(m: "BredeIntake") -> str:
    """Wat nog niet is besproken, met het artikel."""
    gemist = "; ".join(f"{naam} ({bron})" for naam, bron in wat_ontbreekt(m.gegevens or {}))
    return f"Dit kwam nog niet aan bod: {gemist}. Bespreek het en leg het gesprek dan vast."


class BredeIntake(Overneembaar, Boetevoorwaarden):
    """De brede intake van één inburgeringsplichtige."""

    # Toestanden, in de volgorde waarin een intake ze doorloopt
    open = State("Nog niet opgeroepen", initial=True)
    opgeroepen = State("Opgeroepen")
    eerste_verzuim = State("Niet verschenen na de eerste oproep")
    opnieuw_opgeroepen = State("Opnieuw opgeroepen")
    tweede_verzuim = State("Niet verschenen na de tweede oproep")
    beboet = State("Boete opgelegd")
    afgezien_van_boete = State("Afgezien van een boete")
    derde_keer_opgeroepen = State("Voor de derde keer opgeroepen")
    derde_verzuim = State("Niet verschenen na de derde oproep")
    tweede_keer_beboet = State("Tweede boete opgelegd")
    gesprek_gevoerd = State("Gesprek gevoerd")
    afgerond = State("Afgerond", final=True)
    afgerond_bij_afwezigheid = State("Afgerond zonder de inburgeraar", final=True)
    gestaakt = State("Gestaakt", final=True)

    geroepen = (opgeroepen, opnieuw_opgeroepen, derde_keer_opgeroepen)
    besloten = (beboet, afgezien_van_boete, tweede_keer_beboet)
    lopend = (open, *geroepen, eerste_verzuim, tweede_verzuim, derde_verzuim, *besloten, gesprek_gevoerd)

    wacht: ClassVar[Mapping[str, Wacht]] = {
        "open": Wacht(Wie.COLLEGE, "de oproep voor de brede intake", EERSTE_PIP),
        "opgeroepen": Wacht(Wie.INBURGERINGSPLICHTIGE, "de komst naar het gesprek", ("T04a", *EERSTE_PIP)),
        "eerste_verzuim": Wacht(Wie.COLLEGE, "de tweede oproep, met een waarschuwing", EERSTE_PIP),
        "opnieuw_opgeroepen": Wacht(
            Wie.INBURGERINGSPLICHTIGE, "de komst naar het gesprek", ("T04b", *EERSTE_PIP)
        ),
        "tweede_verzuim": Wacht(Wie.COLLEGE, "het besluit over een boete", ("T33", *EERSTE_PIP)),
        "beboet": Wacht(Wie.COLLEGE, "de bekendmaking van de boete en de derde oproep", EERSTE_PIP),
        "afgezien_van_boete": Wacht(Wie.COLLEGE, "de derde oproep", EERSTE_PIP),
        "derde_keer_opgeroepen": Wacht(
            Wie.INBURGERINGSPLICHTIGE, "de komst naar het gesprek", ("T04c", *EERSTE_PIP)
        ),
        "derde_verzuim": Wacht(Wie.COLLEGE, "het afronden zonder de inburgeraar", EERSTE_PIP),
        "tweede_keer_beboet": Wacht(Wie.COLLEGE, "het afronden zonder de inburgeraar", EERSTE_PIP),
        "gesprek_gevoerd": Wacht(
            Wie.COLLEGE, "de uitslag van de leerbaarheidstoets en het afronden", EERSTE_PIP
        ),
    }

    # Gebeurtenissen: wat er kan gebeuren, en waarheen het leidt
    overname = Event(
        open.to(afgerond, cond="pip_overgenomen") | open.to(open, unless="pip_overgenomen"),
        name="Overname uit een ander systeem",
    )
    oproep_brede_intake = Event(
        open.to(opgeroepen, cond="afspraak_komt_nog")
        | gesprek_gevoerd.to(opgeroepen, cond=["nog_niet_opgeroepen", "afspraak_komt_nog"]),
        name="Oproepen voor de brede intake",
    )
    verzetten_afspraak = Event(
        blijft(opgeroepen, opnieuw_opgeroepen, cond="afspraak_komt_nog")
        | blijft(derde_keer_opgeroepen, cond=["binnen_twee_maanden", "afspraak_komt_nog"]),
        name="Afspraak verzetten",
    )
    niet_verschenen = Event(
        opgeroepen.to(eerste_verzuim, cond="na_de_afspraak")
        | opnieuw_opgeroepen.to(tweede_verzuim, cond="na_de_afspraak")
        | derde_keer_opgeroepen.to(derde_verzuim, cond="na_de_afspraak")
        | gesprek_gevoerd.to(
            eerste_verzuim, cond=["na_hoogstens_een_oproep", "is_opgeroepen", "na_de_afspraak"]
        )
        | gesprek_gevoerd.to(tweede_verzuim, cond=["na_twee_oproepen", "na_de_afspraak"])
        | gesprek_gevoerd.to(derde_verzuim, cond=["na_drie_oproepen", "na_de_afspraak"]),
        name="Niet verschenen of onvoldoende meegewerkt",
    )
    herhaalde_oproep = Event(
        eerste_verzuim.to(
            opnieuw_opgeroepen, cond=["met_waarschuwing", "na_het_verzuim", "afspraak_komt_nog"]
        ),
        name="Opnieuw oproepen, met waarschuwing",
    )
    rapport_boete = Event(blijft(tweede_verzuim), name="Rapport voor een boete")
    boete_brede_intake = Event(
        tweede_verzuim.to(beboet, cond=["nog_geen_boete", *BOETE]), name="Boete opleggen"
    )
    geen_boete = Event(tweede_verzuim.to(afgezien_van_boete), name="Afzien van een boete")
    derde_oproep = Event(
        beboet.to(derde_keer_opgeroepen, cond=["boete_bekendgemaakt", *DERDE_OPROEP])
        | afgezien_van_boete.to(derde_keer_opgeroepen, cond=DERDE_OPROEP),
        name="Voor de derde keer oproepen",
    )
    tweede_boete_brede_intake = Event(
        derde_verzuim.to(tweede_keer_beboet, cond=["eerste_boete_opgelegd", "nog_geen_tweede_boete", *BOETE]),
        name="Tweede boete opleggen",
    )
    intakegesprek = Event(
        gesprek_gevoerd.from_(
            open,
            *geroepen,
            eerste_verzuim,
            derde_verzuim,
            *besloten,
            gesprek_gevoerd,
            cond="alles_besproken",
        ),
        name="Intakegesprek vastleggen",
    )
    afronding_brede_intake = Event(
        gesprek_gevoerd.to(afgerond, cond=["toets_klaar", "na_het_gesprek"]), name="Brede intake afronden"
    )
    afronding_bij_afwezigheid = Event(
        afgerond_bij_afwezigheid.from_(derde_verzuim, tweede_keer_beboet, cond="na_het_verzuim"),
        name="Afronden zonder de inburgeraar",
    )
    staking = Event(gestaakt.from_(*lopend), name="Staken")

    @keuze
    def na_hoogstens_een_oproep(self) -> bool:
        """Er was hoogstens één oproep."""
        return self.eerder("herhaalde_oproep") is None and self.eerder("derde_oproep") is None

    @keuze
    def na_twee_oproepen(self) -> bool:
        """Er waren twee oproepen."""
        return self.eerder("herhaalde_oproep") is not None and self.eerder("derde_oproep") is None

    @keuze
    def na_drie_oproepen(self) -> bool:
        """Er waren drie oproepen."""
        return self.eerder("derde_oproep") is not None

    @voorwaarde("Zonder oproep met een termijn is er geen verzuim. Roep eerst op.", WET.art("14", lid=1))
    def is_opgeroepen(self) -> bool:
        """De inburgeraar is opgeroepen met een termijn."""
        return self.eerder("oproep_brede_intake") is not None

    @voorwaarde("De inburgeraar is al opgeroepen. Leg vast wat er daarna gebeurde.", WET.art("14", lid=1))
    def nog_niet_opgeroepen(self) -> bool:
        """De inburgeraar is nog niet opgeroepen."""
        return not self.is_opgeroepen()

    @voorwaarde("De afspraak ligt voor de dag van de oproep. Kies een dag die nog komt.")
    def afspraak_komt_nog(self) -> bool:
        """De afspraak ligt op of na de dag van de oproep."""
        op, dag = self.dag("op"), (self.gegevens or {}).get("dag")
        return op is None or dag is None or op <= als_dag(dag)

    @voorwaarde("Deze dag ligt voor het verzuim. Kijk naar de dag.", WET.art("14", lid=1))
    def na_het_verzuim(self) -> bool:
        """De dag ligt niet voor de dag waarop iemand niet kwam of onvoldoende meewerkte."""
        return self.niet_voor("niet_verschenen")

    @voorwaarde("Deze dag ligt voor het gesprek. Kijk naar de dag.", WET.art("14", lid=3))
    def na_het_gesprek(self) -> bool:
        """De dag ligt niet voor het intakegesprek."""
        return self.niet_voor("intakegesprek")

    @voorwaarde(
        "De afspraak was pas later. Kies de dag van de afspraak of een dag erna.",
        WET.art("14", lid=1),
    )
    def na_de_afspraak(self) -> bool:
        """De dag ligt op of na die van de afspraak; onvoldoende meewerken kan ook eerder."""
        op, afspraak, gegevens = self.dag("op"), self._afspraak(), self.gegevens
        if op is None or afspraak is None or gegevens is None:
            return True
        return gegevens.get("soort") == "onvoldoende_meegewerkt" or afspraak <= op

    def _afspraak(self) -> date | None:
        """De dag van de laatste afspraak; bij twee oproepen op één dag de vroegste van die twee."""
        voorheen = self.feiten.get("voorheen") or {}
        oproepen = [voorheen[o] for o in OPROEPEN if voorheen.get(o, {}).get("dag")]
        laatste = max((oproep["op"] for oproep in oproepen), default=None)
        return min((als_dag(o["dag"]) for o in oproepen if o["op"] == laatste), default=None)

    @voorwaarde(
        "De tweede oproep moet een schriftelijke waarschuwing bevatten. Zet die in de brief.",
        WET.art("14", lid=1),
    )
    def met_waarschuwing(self) -> bool:
        """De brief bevat een schriftelijke waarschuwing."""
        return self.gegevens is None or bool(self.gegevens.get("waarschuwing"))

    @voorwaarde(_niet_besproken, BESLUIT.art("5.2"))
    def alles_besproken(self) -> bool:
        """Alles wat de wet noemt is besproken en vastgelegd."""
        return self.gegevens is None or not wat_ontbreekt(self.gegevens)

    @voorwaarde(
        "De leerbaarheidstoets heeft nog geen uitslag en er is geen ontheffing.",
        WET.art("14", lid=3, onderdeel="a"),
    )
    def toets_klaar(self) -> bool:
        """De leerbaarheidstoets heeft een uitslag of ontheffing; een traject zonder plicht heeft er geen."""
        onderdelen = self.feiten.get("onderdelen")
        return onderdelen is None or onderdelen.get("leerbaarheidstoets", "ontheven") in (
            "afgerond",
            "ontheven",
        )
