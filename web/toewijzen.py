"""Hand trajects over to a colleague: look first at what would change, then do it, one by one."""

import secrets
from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any

from fastapi import APIRouter
from sqlmodel import Session
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from inburgering import klok
from inburgering.db import werklast, zoeken, zoeken_toewijzing
from inburgering.db.basis import Database
from inburgering.db.fouten import MagNiet
from inburgering.db.opdracht import Opdracht
from inburgering.db.tabellen import Gebruiker, Traject
from inburgering.db.zoeken_toewijzing import HOOGSTENS, Drager
from inburgering.web import sessie, toegang, waarneming
from inburgering.web.een_voor_een import gekozen_nummers, probeer
from inburgering.web.toegang import Ik, Leiding
from inburgering.web.toon import toon
from inburgering.web.verzoek import Formulier, Lezen, Opslag, Vandaag, getal, tekst, terug
from inburgering.web.zicht_werklast import Werklast, veranderingen
from inburgering.wet.gebeurtenissen import Gebeurtenis
from inburgering.wet.vervanging import Rooster

router = APIRouter()
PAD = "/toewijzen"
LIJSTEN = ("/caseload", "/coordinator/lijst")
GEEN = "Kies ten minste één traject dat nog loopt."


@router.get(PAD)
def kies(request: Request, ik: Leiding, session: Lezen) -> Response:
    """Choose from the caseload of one consulent."""
    gevraagd = request.query_params.get("van", "")
    van = int(gevraagd) if gevraagd.isascii() and gevraagd.isdigit() and len(gevraagd) < 10 else None
    dragers = zoeken_toewijzing.trajecten(session, ik.gemeente_id, van=van) if van is not None else []
    return _toon(request, session, ik, dragers, van=van)


@router.post(PAD)
def bekijk(request: Request, ik: Leiding, session: Lezen, vandaag: Vandaag, form: Formulier) -> Response:
    """What would change: whose trajects, from whom to whom, and how many each then holds."""
    gekozen, naar = _gekozen(session, ik, form), _naar(session, ik, form)
    dragers = [d for d in gekozen if naar is None or d.consulent_id != naar.id]
    if not dragers or naar is None:
        wie = "Kies aan wie u de trajecten toewijst."
        zin = wie if dragers else f"Deze trajecten heeft {naar.naam} al." if gekozen and naar else GEEN
        sessie.flits(request, zin, soort="fout")
        return _toon(request, session, ik, gekozen, form=form, status=422)
    ik.spoor.zag_lijst(len(dragers))
    return toon(
        request,
        "toewijzen_bekijk",
        actief="/coordinator",
        dragers=dragers,
        naar=naar,
        al=len(gekozen) - len(dragers),
        niet=len(gekozen_nummers(form)) - len(gekozen),
        hoogstens=HOOGSTENS,
        reden=tekst(form, "reden"),
        terug=terug(form, *LIJSTEN, anders="/coordinator"),
        sleutel=secrets.token_urlsafe(12),
        afwezig=waarnemer(toegang.rooster(request, session, ik, vandaag), naar.id or 0),
        **gevolgen(session, ik, vandaag, dragers, dict.fromkeys((d.nummer for d in dragers), naar.id or 0)),
    )


@router.post(f"{PAD}/uitvoeren")
def voer_uit(request: Request, ik: Leiding, session: Lezen, opslag: Opslag, form: Formulier) -> Response:
    """One toewijzing per traject; what does not succeed is named, the rest is done. Twice is once."""
    dragers, naar = _gekozen(session, ik, form), _naar(session, ik, form)
    if naar is None or not dragers:
        raise MagNiet.omdat("Kies opnieuw welke trajecten u aan wie toewijst.")
    sleutel, reden = tekst(form, "sleutel")[:40], tekst(form, "reden") or "verdeling van het werk"
    fouten = {
        d.nummer: wijs_toe(
            opslag, ik, d, getal(tekst(form, f"was:{d.nummer}")), naar, (f"{sleutel}:{d.nummer}", reden)
        )
        for d in dragers
    }
    ik.spoor.zag_lijst(len(dragers))
    return toon(
        request,
        "toewijzen_klaar",
        actief="/coordinator",
        naar=naar,
        goed=[d for d in dragers if not fouten[d.nummer]],
        mislukt=[(d, fouten[d.nummer]) for d in dragers if fouten[d.nummer]],
        weg=[n for n in gekozen_nummers(form) if n not in fouten],
    )


def wijs_toe(
    opslag: Database, ik: Ik, d: Drager, was: int | None, naar: Gebruiker, wat: tuple[str, str]
) -> str:
    """Give one traject to this consulent, whole or not at all, if it is still with who held it (`was`).

    What went wrong; empty when it is done. `wat` is what makes it happen once, and the reason.
    """
    sleutel, reden = wat
    opdracht = Opdracht(
        traject=d.id,
        onderdeel="traject",
        gebeurtenis=Gebeurtenis.TOEWIJZING,
        op=klok.vandaag(),
        door=ik.naam,
        door_id=ik.id,
        feiten={"consulent": naar.id, "reden": reden},
        sleutel=f"toewijzing:{sleutel}",
    )
    return probeer(opslag, opdracht, vooraf=partial(_eis_bij, d.id, {was, naar.id}))


def _eis_bij(traject_id: int, houders: set[int | None], session: Session) -> None:
    """Somebody else was earlier: nobody takes away unseen what a colleague just got. Raises MagNiet."""
    traject = session.get_one(Traject, traject_id)
    if traject.consulent_id not in houders:
        naam = session.get_one(Gebruiker, traject.consulent_id).naam
        raise MagNiet.omdat(f"Dit traject is intussen van {naam}. Kijk of het nog moet.")


def waarnemer(rooster: Rooster, wie: int) -> str:
    """Who stands in today, when someone who works here is away."""
    mens = rooster.mensen.get(wie)
    return waarneming.waarnemer(rooster, wie) if mens is not None and mens.actief else ""


def _gekozen(session: Session, ik: Ik, form: FormData) -> list[Drager]:
    return zoeken_toewijzing.trajecten(session, ik.gemeente_id, nummers=gekozen_nummers(form))


def _naar(session: Session, ik: Ik, form: FormData) -> Gebruiker | None:
    gekozen = tekst(form, "naar")
    return next((c for c in zoeken.consulenten(session, ik.gemeente_id) if str(c.id) == gekozen), None)


def gevolgen(
    session: Session, ik: Ik, vandaag: date, dragers: Sequence[Drager], naar: Mapping[str, int]
) -> dict[str, Any]:
    """What the look beforehand shows: caseloads now and then, beside the norm, and what moves along."""
    last, ids = Werklast.lees(session, ik, vandaag), [d.id for d in dragers]
    zwaarte = werklast.zwaarten(session, ids, vandaag, last.norm)
    return {
        "veranderingen": veranderingen(last, dragers, naar, zwaarte),
        "norm": last.norm,
        "mee": werklast.gaat_mee(session, ids),
    }


def _toon(
    request: Request, session: Session, ik: Ik, dragers: Sequence[Drager], *, van: int | None = None,
    form: FormData | None = None, status: int = 200,
) -> Response:  # fmt: skip
    gegevens: dict[str, Any] = {
        "dragers": dragers,
        "van": van,
        "naar_id": tekst(form, "naar") if form else "",
        "reden": tekst(form, "reden") if form else "",
        "consulenten": zoeken.consulenten(session, ik.gemeente_id),
        "aantallen": zoeken_toewijzing.per_consulent(session, ik.gemeente_id),
        "hoogstens": HOOGSTENS,
    }
    ik.spoor.zag_lijst(len(dragers))
    return toon(request, "toewijzen", status=status, actief="/coordinator", **gegevens)
