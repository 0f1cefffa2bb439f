"""The partner's page behind the link in a letter: read the task, accept or refuse it, report back, ask."""

import hashlib
from collections.abc import Sequence
from typing import Any

from fastapi import APIRouter, HTTPException
from sqlalchemy.orm.exc import StaleDataError
from sqlmodel import Session
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from inburgering import klok
from inburgering.db import machinekamer, terugmelden, zoeken_partner, zoeken_terug
from inburgering.db.basis import Database, nr_van
from inburgering.db.fouten import IemandWasEerder, NietGevonden
from inburgering.db.inzagelog import Wie
from inburgering.db.terugbericht import Antwoord, Bericht, Binnenkomst, Weg
from inburgering.db.warm import Warm, stand
from inburgering.db.zaak import OVERDRACHT, Zaak
from inburgering.db.zoeken_partner import Kijk
from inburgering.statemachine.feiten import OngeldigeFeiten, lees_model
from inburgering.statemachine.machines import PARTNER, naam_van_toestand
from inburgering.statemachine.terugmelding import NAMEN, SOORTEN, VRAAG
from inburgering.web import sessie, themablad
from inburgering.web.formulier import Fout, Veld, gegevens, getypt, velden, zet_fouten
from inburgering.web.rem import Rem
from inburgering.web.toon import toon
from inburgering.web.verzoek import Formulier, Lezen, Opslag
from inburgering.web.woorden_partner import DAARNA, GEBEURD, GEEN_LINK, KLAAR, KNOPPEN, LABEL

router = APIRouter()
_rem = Rem()


@router.get("/p/{token}")
def taak(request: Request, token: str, session: Lezen, opslag: Opslag) -> Response:
    """Show the task and what can be done; looking changes nothing (mail scanners open links)."""
    kijk = _kijk(request, session, opslag, token)
    return _taak(request, session, kijk, token)


@router.get("/p/{token}/{soort}")
def vraag(request: Request, token: str, soort: str, session: Lezen, opslag: Opslag) -> Response:
    """The form of one answer; when it is too late for that, the task itself, saying so."""
    kijk = _kijk(request, session, opslag, token)
    if bezwaar := _bezwaar(session, kijk, soort):
        return _taak(request, session, kijk, token, status=409, fouten=[Fout(bezwaar)])
    return _formulier(request, kijk, token, soort, velden(SOORTEN[soort]))


@router.post("/p/{token}/{soort}")
def antwoord(
    request: Request, token: str, soort: str, session: Lezen, opslag: Opslag, form: Formulier
) -> Response:
    """Take the partner's answer in, by the same way as a file or a system's. What was typed is never lost."""
    kijk = _kijk(request, session, opslag, token, soort)
    if soort not in SOORTEN:
        raise NietGevonden(GEEN_LINK)
    lijst = velden(SOORTEN[soort])
    getypt(lijst, form)
    try:
        lees_model(SOORTEN[soort], gegevens(lijst))
    except OngeldigeFeiten as fout:
        fouten = zet_fouten(lijst, fout.fouten)
        return _formulier(request, kijk, token, soort, lijst, status=422, fouten=fouten)
    uitkomst = _neem_aan(opslag, token, soort, gegevens(lijst))
    if not uitkomst.aangenomen:
        fouten = [Fout(uitkomst.zin)]
        return _formulier(request, kijk, token, soort, lijst, status=409, fouten=fouten)
    _zeg(request, soort, uitkomst)
    return RedirectResponse(f"/p/{token}", 303)


def _neem_aan(opslag: Database, token: str, soort: str, feiten: dict[str, Any]) -> Antwoord:
    bericht = Bericht(soort=soort, op=klok.vandaag(), feiten=feiten, token=token)
    try:
        return terugmelden.neem_aan(opslag, bericht, _langs(token, soort, feiten), klok.nu())
    except StaleDataError:
        raise IemandWasEerder from None


def _langs(*delen: object) -> Binnenkomst:
    return Binnenkomst(weg=Weg.LINK, partij=hashlib.sha256(repr(delen).encode()).hexdigest())


def _zeg(request: Request, soort: str, uitkomst: Antwoord) -> None:
    """Say what came of it: recorded, or with a person."""
    if uitkomst.wacht:
        sessie.flits(request, "Uw bericht is ontvangen.", [uitkomst.zin], "info")
    else:
        laat = [uitkomst.zin] if uitkomst.reden else []
        sessie.flits(request, "Uw antwoord is ontvangen.", [DAARNA[soort], *laat])


def _kijk(request: Request, session: Session, opslag: Database, token: str, soort: str = "") -> Kijk:
    """The handoff behind the link.

    Raises NietGevonden, the same for every link that does not work (it is counted), and after too many of
    those HTTPException 429, the same for every link.
    """
    adres, nu = request.client.host if request.client else "", klok.nu()
    if _rem.vast(adres, nu):
        raise HTTPException(429)
    kijk = zoeken_partner.vind(session, token, klok.vandaag())
    if kijk is None:
        _rem.mis(adres, nu)
        geraden = Bericht(soort=soort if soort in SOORTEN else "", op=klok.vandaag(), feiten={}, token=token)
        terugmelden.neem_aan(opslag, geraden, _langs(token), nu)
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


def _warm(session: Session, kijk: Kijk) -> Warm | None:
    """How far a warm handover is; None when no joint meeting belongs to this task."""
    if not kijk.overdracht.gegevens.get("warm"):
        return None
    return stand(Zaak.lees(session, kijk.deel.traject_id, klok.nu()), kijk.deel.nr)


def _acties(session: Session, kijk: Kijk) -> list[tuple[str, str]]:
    """What the partner can do now, the usual first: word and text of the button."""
    kan = {g for g, bezwaar in _mogelijk(session, kijk).items() if not bezwaar}
    return [(str(g), naam) for g, naam in KNOPPEN.items() if g in kan]


def _bezwaar(session: Session, kijk: Kijk, soort: str) -> str:
    """Why this answer is not possible now; empty when it is. Raises NietGevonden for another word."""
    if soort not in SOORTEN:
        raise NietGevonden(GEEN_LINK)
    if soort == VRAAG:
        return ""
    return _mogelijk(session, kijk).get(soort, "Dit kan nu niet meer. Hieronder staat wat er is gebeurd.")


def _formulier(
    request: Request,
    kijk: Kijk,
    token: str,
    soort: str,
    lijst: Sequence[Veld],
    *,
    status: int = 200,
    fouten: Sequence[Fout] = (),
) -> Response:
    return _toon(
        request, "partner_antwoord", kijk, token, status=status, velden=lijst, fouten=list(fouten),
        soort=soort, knop=KNOPPEN[soort],
    )  # fmt: skip


def _taak(
    request: Request,
    session: Session,
    kijk: Kijk,
    token: str,
    *,
    status: int = 200,
    fouten: Sequence[Fout] = (),
) -> Response:
    """The task, with what can be done and what came of messages a person had to look at."""
    berichten = [
        (rij, NAMEN[rij.soort])
        for rij in zoeken_terug.van_taak(session, nr_van(kijk.deel))
        if rij.wacht or rij.besluit
    ]
    acties = [a for a in _acties(session, kijk) if a[0] != VRAAG]
    return _toon(
        request, "partner", kijk, token, status=status, fouten=list(fouten), acties=acties,
        berichten=berichten, vraag=KNOPPEN[VRAAG], warm=_warm(session, kijk),
    )  # fmt: skip


def _toon(
    request: Request, sjabloon: str, kijk: Kijk, token: str, *, status: int = 200, **meer: Any
) -> Response:
    toestand = kijk.deel.toestand
    return toon(
        request, sjabloon, status=status, kijk=kijk, pad=f"/p/{token}", thuis=f"/p/{token}",
        gemeente=kijk.gemeente.naam, thema=themablad.adres(kijk.gemeente),
        stand=naam_van_toestand(OVERDRACHT, toestand),
        soort_label=LABEL.get(toestand, "bezig"), klaar=KLAAR.get(toestand, ""),
        stappen=[(r, GEBEURD[r.soort]) for r in reversed(kijk.stappen) if r.soort in GEBEURD], **meer,
    )  # fmt: skip
