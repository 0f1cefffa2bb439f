"""Financieel ontzorgen: zes maanden betaalt de gemeente de vaste lasten uit de bijstand (PW art. 56a)."""

from collections.abc import Mapping
from datetime import timedelta
from typing import ClassVar

from dateutil.relativedelta import relativedelta
from statemachine import Event, State

from inburgering.statemachine.basis import Machine, Wacht, blijft, voorwaarde
from inburgering.wet.begrippen import ONTZORG, Wie
from inburgering.wet.bronnen import PW


class Ontzorgen(Machine):
    """Het ontzorgen van één bijstandsgerechtigde; de dag waarop het recht ontstaat telt mee."""

    # Toestanden
    open = State("Nog geen recht op bijstand", initial=True)
    loopt = State("Loopt")
    afgerond = State("Afgerond", final=True)
    beeindigd = State("Beëindigd met de bijstand", final=True)
    gestaakt = State("Gestaakt", final=True)

    wacht: ClassVar[Mapping[str, Wacht]] = {
        "open": Wacht(Wie.COLLEGE, "het recht op bijstand"),
        "loopt": Wacht(Wie.COLLEGE, "het einde van de zes maanden", ("T27",)),
    }

    # Gebeurtenissen
    recht_op_bijstand = Event(open.to(loopt, cond="asielvergunning"), name="Recht op bijstand ontstaat")
    evaluatie_ontzorgen = Event(blijft(loopt, cond="na_het_begin"), name="Ontzorgen evalueren")
    einde_ontzorgen = Event(
        loopt.to(afgerond, cond=["na_het_begin", "zes_maanden_voorbij"]), name="Ontzorgen beëindigen"
    )
    einde_bijstand = Event(loopt.to(beeindigd, cond="na_het_begin"), name="Recht op bijstand eindigt")
    staking = Event(gestaakt.from_(open, loopt), name="Staken")

    @voorwaarde("Ontzorgen geldt alleen voor mensen met een asielvergunning.", PW.art("56a"))
    def asielvergunning(self) -> bool:
        """De inburgeraar heeft een asielvergunning."""
        groep = self.feiten.get("groep")
        return groep is None or groep in ONTZORG

    @voorwaarde("Deze dag ligt voor het begin van het recht op bijstand. Kijk naar de dag.", PW.art("56a"))
    def na_het_begin(self) -> bool:
        """De dag ligt niet voor het begin van het recht op bijstand."""
        return self.niet_voor("recht_op_bijstand")

    @voorwaarde(
        "De zes maanden zijn nog niet voorbij. Kies 'eerder, met een motivering' als het toch nu stopt.",
        PW.art("56a"),
    )
    def zes_maanden_voorbij(self) -> bool:
        """De laatste dag van de zes maanden is bereikt, of er is een motivering om eerder te stoppen."""
        begin, op, g = self.eerder("recht_op_bijstand"), self.dag("op"), self.gegevens
        if begin is None or op is None or g is None or g.get("reden") == "afwijking":
            return True
        return op >= begin + relativedelta(months=6) - timedelta(days=1)
