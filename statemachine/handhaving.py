"""Handhaving van de medewerking aan het PIP: van signaal tot onherroepelijke boete, of geen boete.

Wet inburgering 2021 art. 23; Besluit art. 7.1; Algemene wet bestuursrecht art. 5:40 tot en met 5:53. Een
mens beslist, nooit wie het rapport schreef, en tot het besluit kan altijd van een boete worden afgezien. Een
opgelegde boete blijft na het traject verschuldigd; bij overlijden vervalt zij (art. 5:42).
"""

from collections.abc import Mapping
from typing import ClassVar

from statemachine import Event, State

from inburgering.statemachine.basis import Wacht, blijft
from inburgering.statemachine.boetebesluit import Boetebesluit
from inburgering.statemachine.boetebetaling import (
    Boetebetaling,
    wordt_betaald,
    wordt_gemaand,
    wordt_lager,
    wordt_onherroepelijk,
)
from inburgering.wet.begrippen import Wie

EISEN = (
    "handhaving_aan",
    "met_een_pip",
    "gedrag_beboetbaar",
    "verwijtbaar",
    "bijstand_niet_verlaagd",
    "onwil_vastgelegd",
    "ander_dan_rapporteur",
    "eerst_gewaarschuwd",
    "nog_bevoegd",
    "nog_niet_beboet",
    "binnen_hoogste_boete",
)


class Handhaving(Boetebesluit, Boetebetaling):
    """Eén overtreding van artikel 23, met alles wat erop volgt."""

    besluit = "boete_medewerking"
    bekendmaking = "bekendmaking_boetebesluit"

    # Toestanden, in de volgorde waarin handhaving ze doorloopt
    open = State("Nog geen signaal", initial=True)
    gesignaleerd = State("Gesignaleerd")
    gerapporteerd = State("Gerapporteerd")
    zienswijze_gevraagd = State("Zienswijze gevraagd")
    zienswijze_ontvangen = State("Zienswijze ontvangen")
    opgelegd = State("Boete opgelegd")
    bekendgemaakt = State("Boete bekendgemaakt")
    onherroepelijk = State("Boete onherroepelijk")
    geen_boete = State("Geen boete", final=True)
    betaald = State("Boete betaald", final=True)
    vervallen = State("Vervallen", final=True)

    voor_besluit = (gesignaleerd, gerapporteerd, zienswijze_gevraagd, zienswijze_ontvangen)
    beboet = (opgelegd, bekendgemaakt, onherroepelijk)

    # Gebeurtenissen: wat er kan gebeuren, en waarheen het leidt
    signaal_handhaving = Event(
        open.to(gesignaleerd, cond="constatering_niet_later"), name="Signaal: werkt niet mee"
    )
    rapport_overtreding = Event(
        gesignaleerd.to(gerapporteerd, cond=["met_een_pip", "gedrag_beboetbaar", "rapport_na_constatering"]),
        name="Rapport van de overtreding",
    )
    uitnodiging_zienswijze = Event(
        zienswijze_gevraagd.from_(
            gerapporteerd, zienswijze_gevraagd, cond=["met_rapport", "uiterste_dag_komt_nog"]
        ),
        name="Om een zienswijze vragen",
    )
    zienswijze = Event(
        zienswijze_gevraagd.to(zienswijze_ontvangen, cond="gegeven_of_termijn_voorbij"),
        name="Zienswijze vastleggen",
    )
    boete_medewerking = Event(
        zienswijze_gevraagd.to(opgelegd, cond=["zienswijze_afgewacht", *EISEN])
        | zienswijze_ontvangen.to(opgelegd, cond=list(EISEN)),
        name="Boete opleggen",
    )
    afzien_van_boete = Event(geen_boete.from_(*voor_besluit), name="Afzien van een boete")
    bekendmaking_boetebesluit = Event(
        opgelegd.to(bekendgemaakt, cond="na_het_besluit"), name="Boete bekendmaken"
    )
    boete_onherroepelijk = wordt_onherroepelijk(bekendgemaakt, onherroepelijk, betaald)
    boete_vernietigd = wordt_lager(vervallen, *beboet)
    aanmaning = wordt_gemaand(bekendgemaakt, onherroepelijk)
    betaling_boete = wordt_betaald(bekendgemaakt, onherroepelijk, betaald)
    staking = Event(vervallen.from_(open, *voor_besluit, *beboet), name="Staken")

    # Een boete blijft verschuldigd na het einde van het traject: dan waarschuwt het programma hier
    melding = Event(blijft(*voor_besluit, *beboet), name="Melding over een termijn")
    afhandeling_signaal = Event(blijft(*voor_besluit, *beboet), name="Signaal afhandelen")

    wacht: ClassVar[Mapping[str, Wacht]] = {
        "open": Wacht(Wie.COLLEGE, "een signaal dat de inburgeraar niet meewerkt"),
        "gesignaleerd": Wacht(Wie.COLLEGE, "een oordeel: rapport opmaken of afzien", ("N18",)),
        "gerapporteerd": Wacht(Wie.COLLEGE, "de vraag om een zienswijze", ("T33",)),
        "zienswijze_gevraagd": Wacht(
            Wie.INBURGERINGSPLICHTIGE, "de zienswijze van de inburgeraar", ("T32", "T33")
        ),
        "zienswijze_ontvangen": Wacht(
            Wie.COLLEGE, "het besluit van een andere medewerker dan wie het rapport schreef", ("T33",)
        ),
        "opgelegd": Wacht(Wie.COLLEGE, "de bekendmaking van het besluit"),
        "bekendgemaakt": Wacht(
            Wie.INBURGERINGSPLICHTIGE, "betaling of bezwaar", ("T06", "T35", "T36", "T37")
        ),
        "onherroepelijk": Wacht(Wie.INBURGERINGSPLICHTIGE, "betaling van de boete", ("T35", "T36", "T37")),
    }
