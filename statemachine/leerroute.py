"""De leerroute: aanbod, lessen, afschalen en het einde (Wet inburgering 2021 art. 7, 8, 9, 16 en 17).

Een wissel van leerroute begint opnieuw bij het aanbod; wat is gevolgd en behaald blijft staan (Besluit art.
5.4, lid 4).
"""

from collections.abc import Mapping
from typing import ClassVar

from statemachine import Event, State

from inburgering.statemachine.basis import Wacht, blijft, keuze
from inburgering.statemachine.klokken import HELE_PLICHT, PLAN_MAKEN
from inburgering.statemachine.leerroute_voorwaarden import Leerroutevoorwaarden
from inburgering.statemachine.uren import UREN_KLOPPEN
from inburgering.wet.begrippen import Wie

UREN_LES = [*UREN_KLOPPEN, "van_na_de_start", "opleiding_alleen_z"]


class Leerroute(Leerroutevoorwaarden):
    """De leerroute van één inburgeringsplichtige, door alle plannen heen."""

    # Toestanden, in de volgorde waarin een leerroute ze doorloopt
    open = State("Nog niet gekozen", initial=True)
    gekozen = State("Gekozen")
    aangeboden = State("Lessen aangeboden")
    loopt = State("Loopt")
    onderbroken = State("Onderbroken")
    behaald = State("Behaald", final=True)
    gestaakt = State("Gestaakt", final=True)

    bezig = (loopt, onderbroken)
    na_de_keuze = (gekozen, aangeboden, loopt, onderbroken)

    # Gebeurtenissen: wat er kan gebeuren, en waarheen het leidt
    vaststelling_leerroute = Event(
        open.to(gekozen)
        | blijft(gekozen)
        | gekozen.from_(aangeboden, *bezig, cond="andere_route")
        | blijft(aangeboden, *bezig, unless="andere_route"),
        name="Leerroute vastgesteld in het PIP",
    )
    aanbod_leerroute = Event(
        gekozen.to(aangeboden) | blijft(aangeboden, *bezig), name="Aanbod van een cursus of opleiding"
    )
    start_lessen = Event(
        loopt.from_(gekozen, aangeboden, cond="geen_onderwijsroute"), name="Start van de lessen"
    )
    start_taalschakeltraject = Event(
        loopt.from_(gekozen, aangeboden, cond="volgt_onderwijsroute"),
        name="Start van het taalschakeltraject",
    )
    uren_les = Event(blijft(*bezig, cond=UREN_LES), name="Lesuren vastleggen")
    onderbreking_lessen = Event(
        loopt.to(onderbroken, cond=["terug_na_vandaag", "na_de_start"]), name="Lessen onderbreken"
    )
    hervatting_lessen = Event(onderbroken.to(loopt, cond="na_de_onderbreking"), name="Lessen hervatten")
    afschaling = Event(
        blijft(
            *na_de_keuze,
            cond=["volgt_b1_route", "genoeg_uren_nt2", "heeft_zich_ingespannen", "nog_niet_behaald"],
        ),
        name="Afschalen naar A2",
    )
    taalschakeltraject_behaald = Event(
        blijft(*bezig, cond=["volgt_onderwijsroute", "na_de_start"]), name="Taalschakeltraject behaald"
    )
    eindgesprek_leerroute = Event(
        blijft(*bezig, cond=["volgt_z_route", "voert_gemeente_zelf"]), name="Eindgesprek van de Z-route"
    )
    leerroute_behaald = Event(
        behaald.from_(*na_de_keuze, cond="niets_meer_te_doen"), name="Leerroute behaald"
    )
    staking = Event(gestaakt.from_(open, *na_de_keuze), name="Staken")

    wacht: ClassVar[Mapping[str, Wacht]] = {
        "open": Wacht(Wie.COLLEGE, "het PIP met de leerroute", PLAN_MAKEN),
        "gekozen": Wacht(Wie.COLLEGE, "het aanbod van lessen of een opleiding", ("T21", "T22", *HELE_PLICHT)),
        "aangeboden": Wacht(Wie.COLLEGE, "de eerste les", ("N19", "T21", "T22", *HELE_PLICHT)),
        "loopt": Wacht(
            Wie.INBURGERINGSPLICHTIGE,
            "de lessen, en de examens of de uren",
            ("N07", "T25", *HELE_PLICHT),
        ),
        "onderbroken": Wacht(Wie.COLLEGE, "de dag waarop de lessen weer beginnen", ("N14", *HELE_PLICHT)),
    }

    @keuze
    def andere_route(self) -> bool:
        """Het vastgestelde PIP noemt een andere leerroute dan tot nu toe."""
        return self.nieuwe_route is not None and self.nieuwe_route != self.oude_route
