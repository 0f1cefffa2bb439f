"""Van elke boete van het college wat na het besluit komt: bekendmaking, onherroepelijk worden, betalen.

De toestanden heten bij elke boete hetzelfde (`opgelegd`, `bekendgemaakt`, `onherroepelijk`, `betaald`,
`vervallen`); wat er dan kan gebeuren, staat hier een keer. Een boete die is betaald voordat zij
onherroepelijk is, is nog niet klaar: de dag waarop zij dat wordt telt bij een volgende overtreding.
"""

from datetime import date, timedelta
from typing import ClassVar

from statemachine import Event, State

from inburgering.statemachine.basis import blijft, keuze, voorwaarde
from inburgering.statemachine.meervoudig import Meervoudig
from inburgering.wet.boetes_woorden import lees_euro
from inburgering.wet.bronnen import AWB
from inburgering.wet.kalender import werkdag_op_of_na
from inburgering.wet.taal import datum

ZES_WEKEN = timedelta(weeks=6)


def wordt_onherroepelijk(bekendgemaakt: State, onherroepelijk: State, betaald: State) -> Event:
    """Bezwaar en beroep zijn voorbij; een boete die al is betaald is daarmee klaar."""
    eisen = ["niets_open", "bezwaartermijn_voorbij"]
    return Event(
        bekendgemaakt.to(betaald, cond=["alles_betaald", *eisen])
        | bekendgemaakt.to(onherroepelijk, cond=eisen, unless="alles_betaald"),
        name="Boete onherroepelijk",
    )


def wordt_lager(vervallen: State, *beboet: State) -> Event:
    """De boete wordt lager, of vervalt."""
    return Event(
        vervallen.from_(*beboet, unless="boete_blijft")
        | blijft(*beboet, cond=["boete_blijft", "nieuw_bedrag_lager"]),
        name="Boete verlaagd, herroepen of vernietigd",
    )


def wordt_gemaand(*bekend: State) -> Event:
    """De boete is niet op tijd betaald."""
    return Event(blijft(*bekend, cond=["nog_niet_betaald", "betaaltermijn_voorbij"]), name="Aanmaning")


def wordt_betaald(bekendgemaakt: State, onherroepelijk: State, betaald: State) -> Event:
    """De boete wordt betaald, in een keer of in delen."""
    return Event(
        blijft(bekendgemaakt, cond="na_het_besluit")
        | onherroepelijk.to(betaald, cond=["betaalt_alles", "na_het_besluit"])
        | onherroepelijk.to(onherroepelijk, cond="na_het_besluit", unless="betaalt_alles"),
        name="Betaling van de boete",
    )


def _nog_bezwaar(m: "Boetebetaling") -> str:
    """De laatste dag van de bezwaartermijn."""
    tot = f"tot en met {datum(m.bezwaar_tot)}" if m.bezwaar_tot else "zes weken lang"
    return f"Bezwaar kan {tot}. Pas daarna kan de boete onherroepelijk zijn."


def _nog_betalen(m: "Boetebetaling") -> str:
    """De laatste dag om te betalen."""
    tot = f"tot en met {datum(m.betalen_tot)}" if m.betalen_tot else "zes weken lang"
    return f"Betalen kan {tot}. Pas daarna kan er een aanmaning uit."


class Boetebetaling(Meervoudig):
    """Van besluit tot betaling; een vraag over een eerdere stap kijkt alleen naar deze boete."""

    besluit: ClassVar[str]
    """De gebeurtenis waarmee deze boete is opgelegd."""
    bekendmaking: ClassVar[str]
    """De gebeurtenis waarmee zij bekend is gemaakt."""

    @property
    def besluit_op(self) -> date | None:
        """De dag van het besluit."""
        return self.dag_uit(self.besluit)

    @property
    def boete_cent(self) -> int | None:
        """Het bedrag zoals het nu is, in eurocenten; None als dat niet bekend is."""
        lager = (self.stap("boete_vernietigd") or {}).get("nieuw_bedrag")
        bedrag = lager or (self.stap(self.besluit) or {}).get("bedrag")
        return lees_euro(str(bedrag)) if bedrag else None

    @property
    def bezwaar_tot(self) -> date | None:
        """De laatste dag voor bezwaar: zes weken na de bekendmaking (Awb art. 6:7); betalen kan even lang."""
        bekend = self.dag_uit(self.bekendmaking)
        return werkdag_op_of_na(bekend + ZES_WEKEN) if bekend else None

    @property
    def betalen_tot(self) -> date | None:
        """De laatste dag om te betalen: die van het besluit als die later is (Awb art. 4:87)."""
        dagen = (self.bezwaar_tot, self.dag_uit(self.bekendmaking, "betalen_uiterlijk"))
        return max((dag for dag in dagen if dag is not None), default=None)

    @property
    def alles_is_betaald(self) -> bool:
        """Of de boete al helemaal is betaald."""
        return bool((self.stap("betaling_boete") or {}).get("alles_betaald"))

    @voorwaarde("Deze dag ligt voor het besluit. Kijk naar de dag.", AWB.art("3:41"))
    def na_het_besluit(self) -> bool:
        """De dag ligt niet voor het besluit of de bekendmaking."""
        op = self.dag("op")
        return op is None or all(
            dag is None or dag <= op for dag in (self.besluit_op, self.dag_uit(self.bekendmaking))
        )

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
        nieuw, was = (self.gegevens or {}).get("nieuw_bedrag"), self.boete_cent
        if nieuw is None:
            return True
        bedrag = lees_euro(str(nieuw))
        return bedrag > 0 and (was is None or bedrag < was)
