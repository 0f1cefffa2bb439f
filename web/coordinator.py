"""The coordinator's board: where the overdue steps lie, which are about to be, and what should never be."""

from dataclasses import replace

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from inburgering.db import zoeken, zoeken_bord, zoeken_bordlijst, zoeken_controle, zoeken_trend
from inburgering.db.fouten import NietGevonden
from inburgering.db.zoeken_bord import Keuze
from inburgering.web import tekening_bord, uitvoer, zicht_bord
from inburgering.web.blad import Bladen, adres, bladnummer
from inburgering.web.toegang import Medewerker
from inburgering.web.toon import toon
from inburgering.web.verzoek import Lezen, Vandaag
from inburgering.web.zicht_bord import PAD, PER
from inburgering.wet.termijnen import naam_van

router = APIRouter()
CONTROLE = f"{PAD}/controle"
PER_BLAD = 20
LANGST = 6
MIST = {
    zoeken_controle.CONSULENT: "Geen consulent die hier nog werkt",
    zoeken_controle.STAP: "Niemand is aan zet",
    zoeken_controle.DAG: "Wel een stap, maar geen uiterste dag",
}


@router.get(PAD)
def bord(request: Request, ik: Medewerker, session: Lezen, vandaag: Vandaag) -> Response:
    """The numbers, the trend, where the steps lie and which wait longest."""
    keuze = Keuze(gemeente_id=ik.gemeente_id, vandaag=vandaag)
    nu = zoeken_bord.stand(session, keuze)
    vakken = nu.vakken
    reeks = zoeken_trend.met(session, ik.gemeente_id, vandaag, nu)
    namen = zicht_bord.namen(session, ik.gemeente_id)
    gevraagd = request.query_params.get("per", "")
    per = gevraagd if gevraagd in PER else "consulent"
    wie = "partner" if per in ("partner", "stap") else "consulent"
    langst = zoeken_bordlijst.lijst(session, keuze, aantal=LANGST)
    ik.spoor.zag_lijst(len(langst))
    straks = zoeken_bord.vakken(session, replace(keuze, wanneer="binnenkort"), per=(wie,))
    blad = bladnummer(request.query_params.get("blad", "1"))
    return toon(
        request,
        "bord",
        actief=PAD,
        tegels=zicht_bord.tegels(vakken, straks, nu.dagen, reeks),
        overname=nu.overgenomen,
        reeks=reeks,
        trend=tekening_bord.trend(reeks),
        staven=zicht_bord.staven(vakken),
        per=per,
        pers=PER,
        matrix=zicht_bord.matrix(vakken, per, namen, blad=blad),
        matrix_straks=zicht_bord.matrix(straks, per, namen, wanneer="binnenkort", blad=blad),
        naar=lambda **anders: f"{adres(PAD, {'per': per}, **anders)}#waar-kop",
        langst=langst,
        anderen=zicht_bord.staven(zoeken_bord.vakken(session, replace(keuze, anderen=True), per=())),
        controle=zoeken_controle.tellingen(session, ik.gemeente_id),
        mist=MIST,
        consulenten=zoeken.aantal_consulenten(session, ik.gemeente_id),
        stapnaam=naam_van,
        hier=PAD,
        bestanden={soort: f"{zicht_bord.LIJST}.{soort}" for soort in uitvoer.SOORTEN},
    )


@router.get(CONTROLE)
def controle(request: Request, ik: Medewerker, session: Lezen, wat: str = "") -> Response:
    """The trajects that lack a consulent, a step or a day. Raises NietGevonden for another word."""
    if wat not in MIST:
        raise NietGevonden("Deze bladzijde bestaat niet. Ga terug naar het bord.")
    totaal = zoeken_controle.tellingen(session, ik.gemeente_id)[wat]
    gevraagd = bladnummer(request.query_params.get("blad", "1"))
    bladen = Bladen.gevraagd(gevraagd, totaal, PER_BLAD)
    rijen = zoeken_controle.lijst(
        session, ik.gemeente_id, wat, vanaf=(bladen.nr - 1) * PER_BLAD, aantal=PER_BLAD
    )
    ik.spoor.zag_lijst(len(rijen))
    return toon(
        request,
        "bord_controle",
        actief=PAD,
        kop=MIST[wat],
        wat=wat,
        rijen=rijen,
        bladen=bladen,
        naar=lambda **anders: adres(CONTROLE, {"wat": wat}, **anders),
        consulenten=zoeken.consulenten(session, ik.gemeente_id),
    )
