"""Verlenging van de inburgeringstermijn door DUO, op aanvraag of ambtshalve.

Wet inburgering 2021 art. 12; Besluit art. 4.2 tot en met 4.5; Regeling art. 4.1 en 4.2. Het college geeft bij
uitblijven van een aanbod een verklaring; beslissen doet DUO.
"""

from collections.abc import Mapping
from datetime import date
from typing import ClassVar

from dateutil.relativedelta import relativedelta
from statemachine import Event, State

from inburgering.statemachine.basis import Wacht, als_dag, blijft, voorwaarde
from inburgering.statemachine.duobesluit import Duobesluit
from inburgering.wet.begrippen import Wie
from inburgering.wet.bronnen import BESLUIT, REGELING, WET
from inburgering.wet.taal import datum

ZES_MAANDEN = relativedelta(months=6)


def _te_vroeg(m: "Verlenging") -> str:
    """De eerste dag waarop een aanvraag kan."""
    einde = m.einde_termijn
    vanaf = datum(einde - ZES_MAANDEN) if einde else "zes maanden voor het einde van de termijn"
    return f"Een aanvraag kan pas vanaf {vanaf}. Kijk naar de dag, of naar het einde van de termijn."


class Verlenging(Duobesluit):
    """Eén verlenging: de aanvraag en het besluit van DUO."""

    # Toestanden, in de volgorde waarin een verlenging ze doorloopt
    open = State("Niet aangevraagd", initial=True)
    aangevraagd = State("Aangevraagd")
    toegekend = State("Toegekend", final=True)
    afgewezen = State("Afgewezen", final=True)
    vervallen = State("Vervallen", final=True)

    # Gebeurtenissen: wat er kan gebeuren, en waarheen het leidt
    aanvraag_verlenging = Event(
        open.to(aangevraagd, cond="niet_te_vroeg"), name="Aanvraag om verlenging bij DUO"
    )
    verklaring_college = Event(
        blijft(aangevraagd, cond="om_uitblijven_aanbod"), name="Verklaring van het college"
    )
    besluit_verlenging = Event(
        open.to(toegekend, cond=["ambtshalve_toegekend", "langer_dan_nu"])
        | aangevraagd.to(toegekend, cond=["is_toegekend", "langer_dan_nu", "besluit_na_aanvraag"])
        | aangevraagd.to(afgewezen, cond="besluit_na_aanvraag", unless="is_toegekend"),
        name="Besluit van DUO over verlenging",
    )
    staking = Event(vervallen.from_(open, aangevraagd), name="Staken")

    aanvraag = "aanvraag_verlenging"
    wacht: ClassVar[Mapping[str, Wacht]] = {
        "open": Wacht(Wie.INBURGERINGSPLICHTIGE, "een aanvraag om verlenging"),
        "aangevraagd": Wacht(Wie.DUO, "het besluit van DUO", ("T12",)),
    }

    @property
    def einde_termijn(self) -> date | None:
        """De laatste dag van de inburgeringstermijn zoals zij nu loopt."""
        einde = (self.feiten.get("termijn") or {}).get("einde")
        return als_dag(einde) if einde else None

    @voorwaarde(_te_vroeg, BESLUIT.art("4.5", lid=1))
    def niet_te_vroeg(self) -> bool:
        """De aanvraag is niet eerder dan zes maanden voor het einde van de termijn."""
        op, einde = self.dag("op"), self.einde_termijn
        return op is None or einde is None or einde - ZES_MAANDEN <= op

    @voorwaarde(
        "Een verklaring hoort alleen bij een aanvraag omdat het aanbod uitblijft.", REGELING.art("4.1")
    )
    def om_uitblijven_aanbod(self) -> bool:
        """De aanvraag is gedaan omdat er geen aanbod van de gemeente was."""
        grond = (self.stap("aanvraag_verlenging") or {}).get("grond")
        return grond is None or grond == "geen_aanbod"

    @voorwaarde("Zonder aanvraag kan DUO alleen verlengen. Leg eerst de aanvraag vast.", BESLUIT.art("4.5"))
    def ambtshalve_toegekend(self) -> bool:
        """Zonder aanvraag verlengt DUO uit zichzelf."""
        return self.gegevens is None or bool(self.gegevens.get("toegekend"))

    @voorwaarde(
        "De nieuwe laatste dag ligt niet na die van nu. Kijk in het besluit van DUO.", WET.art("12", lid=1)
    )
    def langer_dan_nu(self) -> bool:
        """De nieuwe laatste dag ligt na de laatste dag van nu."""
        nieuw, einde = (self.gegevens or {}).get("verlengd_tot"), self.einde_termijn
        return nieuw is None or einde is None or einde < als_dag(nieuw)
