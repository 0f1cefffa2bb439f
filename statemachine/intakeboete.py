"""De boete om de brede intake, van besluit tot betaling (Wet inburgering 2021 art. 22; Awb art. 5:40 e.v.).

De brede intake neemt het besluit; daarna gaat de boete haar eigen weg, ook als de intake of het hele traject
klaar is. Zij blijft verschuldigd; bij overlijden vervalt zij (Awb art. 5:42). Er kunnen er hoogstens twee
zijn: de tweede is een onderdeel van zichzelf, zodat een bekendmaking, een aanmaning of een betaling nooit bij
de verkeerde komt. Een traject heeft dit onderdeel pas als de boete is opgelegd.
"""

from collections.abc import Mapping
from datetime import date
from typing import ClassVar

from statemachine import Event, State

from inburgering.statemachine.basis import Wacht, blijft
from inburgering.statemachine.boetebetaling import (
    Boetebetaling,
    wordt_betaald,
    wordt_gemaand,
    wordt_lager,
    wordt_onherroepelijk,
)
from inburgering.wet.begrippen import Wie
from inburgering.wet.boetes_woorden import Boetesoort, EerdereBoete


class Intakeboete(Boetebetaling):
    """De eerste boete om de brede intake."""

    besluit = "boete_brede_intake"
    bekendmaking = "bekendmaking_boete"

    # Toestanden, in de volgorde waarin een boete ze doorloopt
    open = State("Geen boete", initial=True)
    opgelegd = State("Boete opgelegd")
    bekendgemaakt = State("Boete bekendgemaakt")
    onherroepelijk = State("Boete onherroepelijk")
    betaald = State("Boete betaald", final=True)
    vervallen = State("Vervallen", final=True)

    beboet = (opgelegd, bekendgemaakt, onherroepelijk)

    # Gebeurtenissen: wat er kan gebeuren, en waarheen het leidt
    oplegging_boete = Event(open.to(opgelegd), name="Boete opgelegd")
    bekendmaking_boete = Event(opgelegd.to(bekendgemaakt, cond="na_het_besluit"), name="Boete bekendmaken")
    boete_onherroepelijk = wordt_onherroepelijk(bekendgemaakt, onherroepelijk, betaald)
    boete_vernietigd = wordt_lager(vervallen, *beboet)
    aanmaning = wordt_gemaand(bekendgemaakt, onherroepelijk)
    betaling_boete = wordt_betaald(bekendgemaakt, onherroepelijk, betaald)
    staking = Event(vervallen.from_(open, *beboet), name="Staken")

    # Een boete blijft verschuldigd na het einde van het traject: dan waarschuwt het programma hier
    melding = Event(blijft(*beboet), name="Melding over een termijn")
    afhandeling_signaal = Event(blijft(*beboet), name="Signaal afhandelen")

    wacht: ClassVar[Mapping[str, Wacht]] = {
        "open": Wacht(Wie.COLLEGE, "een besluit tot een boete in de brede intake"),
        "opgelegd": Wacht(Wie.COLLEGE, "de bekendmaking van het besluit"),
        "bekendgemaakt": Wacht(
            Wie.INBURGERINGSPLICHTIGE, "betaling of bezwaar", ("T06", "T35", "T36", "T37")
        ),
        "onherroepelijk": Wacht(Wie.INBURGERINGSPLICHTIGE, "betaling van de boete", ("T35", "T36", "T37")),
    }

    @property
    def besluit_op(self) -> date | None:
        """De dag van het besluit; dat staat bij de brede intake."""
        return self.eerder(self.besluit)

    @property
    def boete_cent(self) -> int | None:
        """Het bedrag zoals het nu is, uit de boetes van het traject: ook als het besluit is verbeterd."""
        alle = [EerdereBoete.van_dict(d) for d in self.feiten.get("boetes") or ()]
        eigen = [b for b in alle if b.soort is Boetesoort.BREDE_INTAKE and b.opgelegd_op == self.besluit_op]
        return eigen[-1].bedrag_cent if eigen else None


class TweedeIntakeboete(Intakeboete):
    """De tweede boete om de brede intake, na de derde oproep (art. 22 lid 3)."""

    besluit = "tweede_boete_brede_intake"


INTAKEBOETES: dict[str, type[Intakeboete]] = {
    "intakeboete": Intakeboete,
    "tweede_intakeboete": TweedeIntakeboete,
}
