"""The chain as a page: where DUO, COA or BRP say something else, and what DUO still has to confirm."""

from datetime import date

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from inburgering.db import duomelding, gegevenskwaliteit, zoeken_keten
from inburgering.db.basis import dag_van
from inburgering.db.fouten import NietGevonden
from inburgering.web import sessie
from inburgering.web.blad import Bladen, adres, bladnummer
from inburgering.web.toegang import Ik, Medewerker, Rol
from inburgering.web.toon import toon
from inburgering.web.verzoek import Lezen, Opslag, Vandaag

router = APIRouter()
PAD = "/keten"
DUO = f"{PAD}/duo"
PER_BLAD = 20
WAT = {
    "pip": "Dagtekening van het PIP en leerroute",
    "leerroute": "Afschaling van de leerroute",
    "pvt": "Participatieverklaring ondertekend",
    "map": "Module Arbeidsmarkt en Participatie klaar",
    "aanbod": "Een aanbod bleef uit",
}
STANDEN = {"klaar": "nog niet in een bestand", "geleverd": "wacht op DUO", "afgewezen": "afgewezen"}


def tabs(ik: Ik) -> list[tuple[str, str]]:
    """The pages of the chain this person has."""
    uit = [(PAD, "Gegevenskwaliteit"), (DUO, "Meldingen aan DUO")]
    return [*uit, (f"{PAD}/abonnementen", "Abonnementen")] if ik.rol is Rol.BEHEERDER else uit


def _van_wie(ik: Ik) -> int | None:
    """A consulent sees her own trajects, who leads all."""
    return None if ik.leidt else ik.id


@router.get(PAD)
def kwaliteit(
    request: Request, ik: Medewerker, session: Lezen, vandaag: Vandaag, blad: str = "1"
) -> Response:
    """Open contradictions with both sides, their age and their owner; oldest first."""
    totaal = gegevenskwaliteit.aantal(session, ik.gemeente_id, _van_wie(ik))
    bladen = _bladen(blad, totaal)
    vanaf = (bladen.nr - 1) * PER_BLAD
    rijen = gegevenskwaliteit.lijst(session, ik.gemeente_id, _van_wie(ik), vanaf=vanaf, aantal=PER_BLAD)
    ik.spoor.zag_lijst(len(rijen))
    return toon(
        request, "keten_kwaliteit", actief=PAD, tabs=tabs(ik), hier=PAD, rijen=rijen, bladen=bladen,
        sinds=lambda moment: _sinds(vandaag, dag_van(moment)),
        naar=lambda **anders: adres(PAD, {}, **anders),
    )  # fmt: skip


@router.get(DUO)
def duo(request: Request, ik: Medewerker, session: Lezen, vandaag: Vandaag, blad: str = "1") -> Response:
    """What DUO must be told and did not confirm, oldest first."""
    tellingen = zoeken_keten.tel_open(session, ik.gemeente_id, _van_wie(ik))
    bladen = _bladen(blad, sum(tellingen.values()))
    vanaf = (bladen.nr - 1) * PER_BLAD
    rijen = zoeken_keten.open_leveringen(session, ik.gemeente_id, _van_wie(ik), vanaf=vanaf, aantal=PER_BLAD)
    ik.spoor.zag_lijst(len(rijen))
    return toon(
        request, "keten_duo", actief=PAD, tabs=tabs(ik), hier=DUO, rijen=rijen, bladen=bladen, wat=WAT,
        standen=STANDEN, tellingen=tellingen, sinds=lambda dag: _sinds(vandaag, dag),
        naar=lambda **anders: adres(DUO, {}, **anders),
    )  # fmt: skip


@router.post(f"{DUO}/{{kenmerk}}/opnieuw")
def lever_opnieuw(request: Request, kenmerk: str, ik: Medewerker, opslag: Opslag) -> Response:
    """Put a refused record in the next file. Raises NietGevonden."""
    with opslag.schrijven() as session:
        rij = zoeken_keten.levering(session, ik.gemeente_id, kenmerk, _van_wie(ik))
        if rij is None:
            raise NietGevonden("Deze melding staat niet (meer) open. Ga terug naar de lijst.")
        gelukt = duomelding.opnieuw(rij)
        ik.spoor.zag(rij.traject_id)
    if gelukt:
        sessie.flits(request, "De melding gaat mee in het volgende bestand voor DUO.")
    return RedirectResponse(DUO, 303)


def _sinds(vandaag: date, dag: date) -> str:
    """How long something is open."""
    dagen = (vandaag - dag).days
    return {0: "sinds vandaag", 1: "1 dag"}.get(dagen, f"{dagen} dagen")


def _bladen(blad: str, totaal: int) -> Bladen:
    return Bladen.gevraagd(bladnummer(blad), totaal, PER_BLAD)
