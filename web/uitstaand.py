"""What lies at which partner: the numbers per partner and task, and the tasks behind them."""

from collections.abc import Mapping, Sequence
from typing import Any

from fastapi import APIRouter
from sqlmodel import Session
from starlette.requests import Request
from starlette.responses import Response

from inburgering.db import normen, zoeken, zoeken_partners, zoeken_uitstaand
from inburgering.db.zoeken_herinnerd import herinnerd
from inburgering.db.zoeken_partners import Taaknaam
from inburgering.db.zoeken_team import GEEN_TEAM
from inburgering.db.zoeken_uitstaand import STANDEN, Keuze
from inburgering.statemachine.machines import naam_van_toestand
from inburgering.web import uitvoer, zicht_uitstaand
from inburgering.web.blad import Bladen, adres, bladnummer
from inburgering.web.toegang import Ik, Medewerker
from inburgering.web.toon import toon
from inburgering.web.verzoek import Lezen, Vandaag, getal
from inburgering.web.zicht_bord import PAD as BORD
from inburgering.web.zicht_uitstaand import LIJST, PAD
from inburgering.wet.termijnen import naam_van

router = APIRouter()
PER_BLAD = 20
VELDEN = ("partner", "taak", "team", "stand")
ZONDER_TEAM = "Zonder team"
KOPPEN = (
    "Partner", "Taak", "Taaknummer", "Traject", "Naam", "Consulent", "Stand", "Verzonden", "Dagen uit",
    "Toegezegd", "Herinnerd", "Volgende melding", "Melding aan",
)  # fmt: skip


@router.get(PAD)
def partners(request: Request, ik: Medewerker, session: Lezen, vandaag: Vandaag) -> Response:
    """Per partner and task: how much lies there, for how long, what is promised and who was reminded."""
    keuzes, keuze = _keuze(request, ik, vandaag, stand="alle")
    keuzes["stand"] = ""
    taken = zoeken_partners.alle(session, ik.gemeente_id)
    wie = zoeken_uitstaand.partners(session, keuze)
    bladen = _bladen(request, len(wie))
    groepen = zoeken_uitstaand.groepen(session, keuze, wie[max(0, bladen.eerste - 1) : bladen.laatste])
    return toon(
        request, "partners", actief=BORD, keuze=keuze,
        regels=zicht_uitstaand.regels(groepen, taken, vandaag, keuze.team),
        **_keuzelijsten(taken, _teams(session, ik)), pad=PAD, standen={}, bladen=bladen,
        naar=lambda **anders: adres(PAD, keuzes, **anders),
        lijst=adres(LIJST, {"partner": keuze.partner, "taak": keuze.taak, "team": keuze.team}),
    )  # fmt: skip


@router.get(LIJST)
def lijst(request: Request, ik: Medewerker, session: Lezen, vandaag: Vandaag) -> Response:
    """The tasks of this choice, sent longest ago first."""
    keuzes, keuze = _keuze(request, ik, vandaag)
    bladen = _bladen(request, zoeken_uitstaand.totaal(session, keuze))
    taken = zoeken_uitstaand.lijst(session, keuze, vanaf=(bladen.nr - 1) * PER_BLAD, aantal=PER_BLAD)
    ik.spoor.zag_lijst(len(taken))
    ladders = normen.ladders(normen.geldend(session, ik.gemeente_id, vandaag))
    wie = herinnerd(session, taken, ladders)
    return toon(
        request, "partners_lijst", actief=BORD,
        rijen=[
            (t, zicht_uitstaand.per_wie(wie[t.onderdeel_id]), zicht_uitstaand.volgende(t, ladders, vandaag))
            for t in taken
        ],
        bladen=bladen, keuze=keuze, kop=STANDEN[keuze.stand], pad=LIJST, standen=STANDEN,
        **_keuzelijsten(zoeken_partners.alle(session, ik.gemeente_id), _teams(session, ik)),
        naar=lambda **anders: adres(LIJST, keuzes, **anders),
        bestanden={soort: adres(f"{LIJST}.{soort}", keuzes) for soort in uitvoer.SOORTEN},
        hier=adres(LIJST, keuzes, blad=bladen.nr), toestand=_toestand, stapnaam=naam_van,
    )  # fmt: skip


@router.get(f"{LIJST}.{{soort}}")
def bestand(request: Request, ik: Medewerker, session: Lezen, vandaag: Vandaag, soort: str) -> Response:
    """The whole list to take along."""
    _, keuze = _keuze(request, ik, vandaag)
    team = f" Team: {ZONDER_TEAM.lower() if keuze.team == GEEN_TEAM else keuze.team}." if keuze.team else ""
    boven = [
        f"Taken bij partners op {vandaag}. {STANDEN[keuze.stand]}.{team} Dagen uit: sinds de verzending."
    ]
    rijen = _rijen(session, keuze)
    ik.spoor.zag_lijst(len(rijen), uitgevoerd=True)
    return uitvoer.antwoord(uitvoer.Lijst(f"taken-bij-partners-{vandaag}", KOPPEN, rijen, boven), soort)


def _rijen(session: Session, keuze: Keuze) -> list[list[uitvoer.Cel]]:
    taken = zoeken_uitstaand.lijst(session, keuze, aantal=None)
    ladders = normen.ladders(normen.geldend(session, keuze.gemeente_id, keuze.vandaag))
    wie = herinnerd(session, taken, ladders)
    uit: list[list[uitvoer.Cel]] = []
    for t in taken:
        straks = zicht_uitstaand.volgende(t, ladders, keuze.vandaag)
        uit.append(
            [
                t.partner, t.taak, t.nummer, t.traject, t.naam, t.consulent, _toestand(t.toestand),
                t.verzonden, t.dagen(keuze.vandaag),
                "; ".join(f"{naam_van(x.code)}: {x.laatste_dag}" for x in t.termijnen),
                "; ".join(f"{h.wie.naam} {h.op}" for h in wie[t.onderdeel_id]),
                straks.op if straks else None, straks.wie if straks else None,
            ]
        )  # fmt: skip
    return uit


def _toestand(toestand: str) -> str:
    return naam_van_toestand("overdracht", toestand)


def _keuze(
    request: Request, ik: Ik, vandaag: Vandaag, stand: str | None = None
) -> tuple[dict[str, str], Keuze]:
    keuzes = {naam: request.query_params.get(naam, "")[:60] for naam in VELDEN}
    gevraagd = keuzes["stand"] if keuzes["stand"] in STANDEN else ""
    return keuzes, Keuze(
        gemeente_id=ik.gemeente_id, vandaag=vandaag, partner=getal(keuzes["partner"]), taak=keuzes["taak"],
        team=keuzes["team"], stand=gevraagd if stand is None else stand,
    )  # fmt: skip


def _bladen(request: Request, totaal: int) -> Bladen:
    gevraagd = bladnummer(request.query_params.get("blad", "1"))
    return Bladen.gevraagd(gevraagd, totaal, PER_BLAD)


def _teams(session: Session, ik: Ik) -> dict[str, str]:
    """The teams to choose from; nothing when nobody has one."""
    teams = sorted(set(zoeken.teams(session, ik.gemeente_id).values()))
    return {team: team for team in teams} | ({GEEN_TEAM: ZONDER_TEAM} if teams else {})


def _keuzelijsten(taken: Sequence[Taaknaam], teams: Mapping[str, str]) -> dict[str, Any]:
    """What the filter offers: the partners by name, the kinds of task by name, the teams."""
    return {
        "partners": {str(t.partner_id): t.partner for t in taken},
        "taken": dict(sorted(((t.soort, t.taak) for t in taken), key=lambda taak: taak[1])),
        "teams": teams,
    }
