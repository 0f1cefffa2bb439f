"""Bezwaar en beroep tegen een besluit van het college (Algemene wet bestuursrecht hoofdstuk 6 tot en met 8).

Een bezwaar staat los van het traject: het gaat door als dat eindigt, en staking kent het niet. Na de
beslissing is het pas klaar als vaststaat dat er geen beroep (meer) is. Dat legt een mens vast, ook als er
geen beroep is ingesteld: dan als de zes weken voorbij zijn. Moet het college van de rechter opnieuw
beslissen, dan is dat een nieuw bezwaar: het krijgt het volgende nummer.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import ClassVar

from statemachine import Event, State

from inburgering.statemachine.basis import Wacht, als_dag, blijft, keuze, voorwaarde
from inburgering.statemachine.meervoudig import Meervoudig
from inburgering.wet.begrippen import Wie
from inburgering.wet.bronnen import AWB
from inburgering.wet.kalender import werkdag_op_of_na
from inburgering.wet.taal import datum

ZES_WEKEN = timedelta(weeks=6)


def _nog_herstellen(m: "Bezwaarschrift") -> str:
    """Tot en met wanneer de indiener het bezwaarschrift nog kan aanvullen."""
    uiterlijk = m.dag_uit("herstel_verzuim_gevraagd", "uiterlijk")
    tot = datum(uiterlijk) if uiterlijk else "de gestelde dag"
    return f"De indiener kan tot en met {tot} aanvullen. Wacht, of leg vast dat het is aangevuld."


def _nog_beroep(m: "Bezwaarschrift") -> str:
    """De laatste dag van de beroepstermijn."""
    tot = f"tot en met {datum(m.beroep_tot)}" if m.beroep_tot else "zes weken lang"
    return f"Beroep kan {tot}. Leg daarna vast dat er geen beroep is."


class Bezwaarschrift(Meervoudig):
    """Eén bezwaarschrift, met het beroep dat erop volgt."""

    # Toestanden, in de volgorde waarin een bezwaar ze doorloopt
    open = State("Geen bezwaar", initial=True)
    ontvangen = State("Bezwaar ontvangen")
    verzuim = State("Wacht op aanvulling")
    verdaagd = State("Beslissing verdaagd")
    beslist = State("Op bezwaar beslist")
    beroep = State("In beroep")
    afgedaan = State("Afgedaan", final=True)
    ingetrokken = State("Ingetrokken", final=True)

    in_behandeling = (ontvangen, verzuim, verdaagd)

    # Gebeurtenissen: wat er kan gebeuren, en waarheen het leidt
    ontvangst_bezwaar = Event(open.to(ontvangen, cond="besluit_is_bekendgemaakt"), name="Bezwaar ontvangen")
    herstel_verzuim_gevraagd = Event(
        verzuim.from_(ontvangen, verdaagd, cond="uiterste_dag_komt_nog"), name="Om aanvulling vragen"
    )
    herstel_verzuim = Event(
        verzuim.to(verdaagd, cond="was_verdaagd") | verzuim.to(ontvangen, unless="was_verdaagd"),
        name="Bezwaar is aangevuld",
    )
    instelling_adviescommissie = Event(
        blijft(*in_behandeling, cond="nog_geen_commissie"), name="Adviescommissie ingesteld"
    )
    verdaging_bezwaar = Event(ontvangen.to(verdaagd, cond="na_de_ontvangst"), name="Beslissing verdagen")
    beslissing_op_bezwaar = Event(
        beslist.from_(ontvangen, verdaagd, cond=["na_de_ontvangst", "ander_beslist"])
        | verzuim.to(beslist, cond=["na_de_ontvangst", "hersteltermijn_voorbij", "ander_beslist"]),
        name="Beslissen op het bezwaar",
    )
    intrekking_bezwaar = Event(
        ingetrokken.from_(*in_behandeling, cond="na_de_ontvangst"), name="Bezwaar ingetrokken"
    )
    instelling_beroep = Event(beslist.to(beroep) | blijft(beroep), name="Beroep ingesteld")
    uitspraak_beroep = Event(
        beslist.to(afgedaan, cond=["zonder_beroep", "beroepstermijn_voorbij"])
        | beroep.to(afgedaan, cond=["met_beroep", "is_definitief"])
        | beroep.to(beroep, cond="met_beroep", unless="is_definitief"),
        name="Uitspraak in beroep, of geen beroep ingesteld",
    )

    # Ook na het einde van het traject waarschuwt het programma en kijkt een mens
    melding = Event(blijft(*in_behandeling, beslist, beroep), name="Melding over een termijn")
    afhandeling_signaal = Event(blijft(*in_behandeling, beslist, beroep), name="Signaal afhandelen")

    wacht: ClassVar[Mapping[str, Wacht]] = {
        "open": Wacht(Wie.INBURGERINGSPLICHTIGE, "een bezwaarschrift"),
        "ontvangen": Wacht(Wie.COLLEGE, "de beslissing op het bezwaar", ("T07",)),
        "verzuim": Wacht(Wie.INBURGERINGSPLICHTIGE, "de aanvulling van het bezwaarschrift", ("T07",)),
        "verdaagd": Wacht(Wie.COLLEGE, "de beslissing op het bezwaar", ("T07",)),
        "beslist": Wacht(
            Wie.INBURGERINGSPLICHTIGE, "beroep, of het einde van de beroepstermijn", ("T08", "N22")
        ),
        "beroep": Wacht(Wie.COLLEGE, "de uitspraak van de rechter", ("N22",)),
    }

    @property
    def beroep_tot(self) -> date | None:
        """De laatste dag voor beroep: zes weken na de beslissing is bekendgemaakt (Awb art. 6:7 en 6:8)."""
        beslist = self.dag_uit("beslissing_op_bezwaar")
        return werkdag_op_of_na(beslist + ZES_WEKEN) if beslist else None

    @voorwaarde(
        "De bekendmaking van het besluit ligt in de toekomst. Kijk naar de dag.", AWB.art("6:8", lid=1)
    )
    def besluit_is_bekendgemaakt(self) -> bool:
        """Het besluit is op de dag van vandaag bekendgemaakt."""
        vandaag, bekend = self.dag("vandaag"), (self.gegevens or {}).get("bekendgemaakt_op")
        return vandaag is None or bekend is None or als_dag(bekend) <= vandaag

    @voorwaarde("Deze dag ligt voor de ontvangst van het bezwaar. Kijk naar de dag.", AWB.art("7:10"))
    def na_de_ontvangst(self) -> bool:
        """De dag ligt niet voor de ontvangst van het bezwaar."""
        return self.niet_voor_stap("ontvangst_bezwaar")

    @voorwaarde("De uiterste dag is al voorbij. Kies een dag die nog komt.", AWB.art("6:6"))
    def uiterste_dag_komt_nog(self) -> bool:
        """De indiener krijgt tijd om aan te vullen."""
        op, uiterlijk = self.dag("op"), (self.gegevens or {}).get("uiterlijk")
        return op is None or uiterlijk is None or op < als_dag(uiterlijk)

    @keuze
    def was_verdaagd(self) -> bool:
        """De beslissing was al verdaagd."""
        return self.stap("verdaging_bezwaar") is not None

    @voorwaarde("Er is al een adviescommissie voor dit bezwaar.", AWB.art("7:13"))
    def nog_geen_commissie(self) -> bool:
        """Voor dit bezwaar is nog geen adviescommissie ingesteld."""
        return self.stap("instelling_adviescommissie") is None

    @voorwaarde(_nog_herstellen, AWB.art("6:6"))
    def hersteltermijn_voorbij(self) -> bool:
        """De tijd om aan te vullen is voorbij."""
        op, uiterlijk = self.dag("op"), self.dag_uit("herstel_verzuim_gevraagd", "uiterlijk")
        return op is None or uiterlijk is None or uiterlijk < op

    @voorwaarde(
        "Wie het besluit nam, beslist niet op het bezwaar. Laat een andere medewerker beslissen.",
        AWB.art("10:3", lid=3),
    )
    def ander_beslist(self) -> bool:
        """Een ander dan wie het besluit nam, heeft op het bezwaar beslist."""
        return self.gegevens is None or bool(self.gegevens.get("door_een_ander"))

    @voorwaarde("Er is nog geen beroep. Leg eerst het beroep vast.", AWB.art("6:7"))
    def zonder_beroep(self) -> bool:
        """Vastgelegd wordt dat er geen beroep is ingesteld."""
        return self.gegevens is None or self.gegevens.get("uitspraak") == "geen_beroep"

    @voorwaarde(_nog_beroep, AWB.art("6:7"))
    def beroepstermijn_voorbij(self) -> bool:
        """De zes weken voor beroep zijn voorbij."""
        op = self.dag("op")
        return op is None or self.beroep_tot is None or self.beroep_tot < op

    @voorwaarde("Er is beroep ingesteld. Leg vast hoe het is geëindigd.", AWB.art("6:7"))
    def met_beroep(self) -> bool:
        """Vastgelegd wordt hoe het beroep is geëindigd."""
        return self.gegevens is None or self.gegevens.get("uitspraak") != "geen_beroep"

    @keuze
    def is_definitief(self) -> bool:
        """Er staat niets meer open, ook geen hoger beroep."""
        return bool((self.gegevens or {}).get("definitief", True))
