"""The partner's page behind the link in a letter: read the task, accept or refuse it, report back."""

import secrets
from collections.abc import Sequence
from functools import partial
from typing import Any

from fastapi import APIRouter, HTTPException
from sqlmodel import Session
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from inburgering import klok
from inburgering.db import machinekamer, zoeken_partner
from inburgering.db.basis import nr_van
from inburgering.db.fouten import IemandWasEerder, MagNiet, NietGevonden
from inburgering.db.inzagelog import Wie
from inburgering.db.opdracht import Herkomst, Opdracht
from inburgering.db.registreer import registreer
from inburgering.db.zaak import OVERDRACHT, Zaak
from inburgering.db.zoeken_partner import Kijk
from inburgering.db.zoeken_verschil import leg_vast
from inburgering.statemachine.feiten import FEITEN, OngeldigeFeiten, lees
from inburgering.statemachine.machines import PARTNER, naam_van_toestand
from inburgering.web import sessie
from inburgering.web.formulier import Fout, Veld, gegevens, getypt, velden, zet_fouten
from inburgering.web.rem import Rem
from inburgering.web.toon import toon
from inburgering.web.verzoek import Formulier, Lezen, Opslag, tekst
from inburgering.web.woorden_partner import DAARNA, GEBEURD, GEEN_LINK, KLAAR, KNOPPEN, LABEL
from inburgering.wet.gebeurtenissen import Gebeurtenis

router = APIRouter()
_rem = Rem()


@router.get("/p/{token}")
def taak(request: Request, token: str, session: Lezen) -> Response:
    """Show the task and what can be done; looking changes nothing (mail scanners open links)."""
    kijk = _kijk(request, session, token)
    return _toon(request, "partner", kijk, token, acties=_acties(session, kijk))


@router.get("/p/{token}/{gebeurtenis}")
def vraag(request: Request, token: str, gebeurtenis: str, session: Lezen) -> Response:
    """The form of one answer; when it is too late for that, the task itself, saying so."""
    kijk = _kijk(request, session, token)
    if bezwaar := _bezwaar(session, kijk, gebeurtenis):
        acties, fouten = _acties(session, kijk), [Fout(bezwaar)]
        return _toon(request, "partner", kijk, token, status=409, acties=acties, fouten=fouten)
    lijst = velden(FEITEN[Gebeurtenis(gebeurtenis)])
    return _formulier(request, kijk, token, gebeurtenis, lijst, f"partner:{secrets.token_urlsafe(12)}")


@router.post("/p/{token}/{gebeurtenis}")
def antwoord(
    request: Request, token: str, gebeurtenis: str, session: Lezen, opslag: Opslag, form: Formulier
) -> Response:
    """Record the partner's answer through the one door. What was typed is never lost."""
    kijk = _kijk(request, session, token)
    if gebeurtenis not in PARTNER:
        raise NietGevonden(GEEN_LINK)
    lijst = velden(FEITEN[Gebeurtenis(gebeurtenis)])
    getypt(lijst, form)
    sleutel = tekst(form, "sleutel")[:80] or f"partner:{secrets.token_urlsafe(12)}"
    try:
        lees(gebeurtenis, gegevens(lijst))
        opdracht = _opdracht(kijk, gebeurtenis, gegevens(lijst), sleutel)
        leg_vast(opslag, opdracht.traject, partial(registreer, opdracht=opdracht, nu=klok.nu()))
    except OngeldigeFeiten as fout:
        fouten = zet_fouten(lijst, fout.fouten)
        return _formulier(request, kijk, token, gebeurtenis, lijst, sleutel, status=422, fouten=fouten)
    except (MagNiet, IemandWasEerder) as fout:
        fouten = [Fout(str(fout))]
        return _formulier(request, kijk, token, gebeurtenis, lijst, sleutel, status=409, fouten=fouten)
    sessie.flits(request, "Uw antwoord is ontvangen.", [DAARNA[gebeurtenis]])
    return RedirectResponse(f"/p/{token}", 303)


def _kijk(request: Request, session: Session, token: str) -> Kijk:
    """The handoff behind the link.

    Raises NietGevonden, the same for every link that does not work, and after too many of those
    HTTPException 429, the same for every link.
    """
    adres, nu = request.client.host if request.client else "", klok.nu()
    if _rem.vast(adres, nu):
        raise HTTPException(429)
    kijk = zoeken_partner.vind(session, token, klok.vandaag())
    if kijk is None:
        _rem.mis(adres, nu)
        raise NietGevonden(GEEN_LINK)
    request.state.spoor.wie = Wie(gemeente_id=nr_van(kijk.gemeente), naam=kijk.partner.naam)
    request.state.spoor.zag(kijk.deel.traject_id)
    return kijk


def _mogelijk(session: Session, kijk: Kijk) -> dict[str, str]:
    """Per answer why it is not possible now; an empty reason means that it is."""
    zaak = Zaak.lees(session, kijk.deel.traject_id, klok.nu())
    return {
        m.gebeurtenis: " ".join(b.reden for b in m.bezwaren)
        for m in machinekamer.mogelijkheden(zaak, OVERDRACHT, kijk.deel.nr)
        if m.gebeurtenis in PARTNER
    }


def _acties(session: Session, kijk: Kijk) -> list[tuple[str, str]]:
    """What the partner can do now, the usual first: word and text of the button."""
    kan = {g for g, bezwaar in _mogelijk(session, kijk).items() if not bezwaar}
    return [(str(g), naam) for g, naam in KNOPPEN.items() if g in kan]


def _bezwaar(session: Session, kijk: Kijk, gebeurtenis: str) -> str:
    """Why this answer is not possible now; empty when it is. Raises NietGevonden for another word."""
    if gebeurtenis not in PARTNER:
        raise NietGevonden(GEEN_LINK)
    return _mogelijk(session, kijk).get(
        gebeurtenis, "Dit kan nu niet meer. Hieronder staat wat er is gebeurd."
    )


def _opdracht(kijk: Kijk, gebeurtenis: str, feiten: dict[str, Any], sleutel: str) -> Opdracht:
    naam = feiten.get("naam")
    return Opdracht(
        traject=kijk.deel.traject_id,
        onderdeel=OVERDRACHT,
        nr=kijk.deel.nr,
        gebeurtenis=gebeurtenis,
        op=klok.vandaag(),
        door=f"{naam} ({kijk.partner.naam})" if naam else kijk.partner.naam,
        feiten=feiten,
        herkomst=Herkomst.PARTNER,
        sleutel=sleutel,
    )


def _formulier(
    request: Request,
    kijk: Kijk,
    token: str,
    gebeurtenis: str,
    lijst: Sequence[Veld],
    sleutel: str,
    *,
    status: int = 200,
    fouten: Sequence[Fout] = (),
) -> Response:
    return _toon(
        request, "partner_antwoord", kijk, token, status=status, velden=lijst, sleutel=sleutel,
        fouten=list(fouten), gebeurtenis=gebeurtenis, knop=KNOPPEN[gebeurtenis],
    )  # fmt: skip


def _toon(
    request: Request, sjabloon: str, kijk: Kijk, token: str, *, status: int = 200, **meer: Any
) -> Response:
    toestand = kijk.deel.toestand
    return toon(
        request, sjabloon, status=status, kijk=kijk, pad=f"/p/{token}", thuis=f"/p/{token}",
        gemeente=kijk.gemeente.naam, stand=naam_van_toestand(OVERDRACHT, toestand),
        soort_label=LABEL.get(toestand, "bezig"), klaar=KLAAR.get(toestand, ""),
        stappen=[(r, GEBEURD[r.soort]) for r in reversed(kijk.stappen) if r.soort in GEBEURD], **meer,
    )  # fmt: skip
