"""De voorwaarden na het besluit: bekendmaking, onherroepelijk worden, verlagen en betalen."""

from inburgering.statemachine.basis import keuze, voorwaarde
from inburgering.statemachine.boetebesluit import Boetebesluit
from inburgering.wet.boetes_woorden import lees_euro
from inburgering.wet.bronnen import AWB
from inburgering.wet.taal import datum


def _nog_bezwaar(m: "Boetebetaling") -> str:
    """De laatste dag van de bezwaartermijn."""
    tot = f"tot en met {datum(m.bezwaar_tot)}" if m.bezwaar_tot else "zes weken lang"
    return f"Bezwaar kan {tot}. Pas daarna kan de boete onherroepelijk zijn."


def _nog_betalen(m: "Boetebetaling") -> str:
    """De laatste dag om te betalen."""
    tot = f"tot en met {datum(m.betalen_tot)}" if m.betalen_tot else "zes weken lang"
    return f"Betalen kan {tot}. Pas daarna kan er een aanmaning uit."


class Boetebetaling(Boetebesluit):
    """Van besluit tot betaling."""

    @voorwaarde("Deze dag ligt voor het besluit. Kijk naar de dag.", AWB.art("3:41"))
    def na_het_besluit(self) -> bool:
        """De dag ligt niet voor het besluit of de bekendmaking."""
        return self.niet_voor_stap("boete_medewerking") and self.niet_voor_stap("bekendmaking_boetebesluit")

    @voorwaarde("Er loopt nog bezwaar of beroep. Wacht op de uitkomst.", AWB.art("6:7"))
    def niets_open(self) -> bool:
        """Er loopt geen bezwaar of beroep meer tegen deze boete."""
        return self.gegevens is None or bool(self.gegevens.get("niets_open"))

    @voorwaarde(_nog_bezwaar, AWB.art("6:7"))
    def bezwaartermijn_voorbij(self) -> bool:
        """De zes weken voor bezwaar zijn voorbij."""
        op = self.dag("op")
        return op is None or self.bezwaar_tot is None or self.bezwaar_tot < op

    @voorwaarde(_nog_betalen, AWB.art("4:112"))
    def betaaltermijn_voorbij(self) -> bool:
        """De tijd om te betalen is voorbij."""
        op = self.dag("op")
        return op is None or self.betalen_tot is None or self.betalen_tot < op

    @voorwaarde("De boete is al betaald. Een aanmaning is niet nodig.", AWB.art("4:112"))
    def nog_niet_betaald(self) -> bool:
        """Er staat nog een bedrag open."""
        return not self.alles_is_betaald

    @keuze
    def alles_betaald(self) -> bool:
        """De boete is al helemaal betaald."""
        return self.alles_is_betaald

    @keuze
    def betaalt_alles(self) -> bool:
        """Met deze betaling staat er niets meer open."""
        return bool((self.gegevens or {}).get("alles_betaald", True))

    @keuze
    def boete_blijft(self) -> bool:
        """De boete wordt lager en vervalt niet helemaal."""
        return bool((self.gegevens or {}).get("nieuw_bedrag"))

    @voorwaarde("Het nieuwe bedrag is niet lager dan de boete. Kijk naar het bedrag.", AWB.art("5:46"))
    def nieuw_bedrag_lager(self) -> bool:
        """Het nieuwe bedrag is lager dan de boete was, en meer dan nul."""
        nieuw, was = (self.gegevens or {}).get("nieuw_bedrag"), self._boete_nu()
        if nieuw is None:
            return True
        bedrag = lees_euro(str(nieuw))
        return bedrag > 0 and (was is None or bedrag < lees_euro(str(was)))

    def _boete_nu(self) -> str | None:
        eerder = (self.stap("boete_vernietigd") or {}).get("nieuw_bedrag")
        bedrag: str | None = eerder or (self.stap("boete_medewerking") or {}).get("bedrag")
        return bedrag
