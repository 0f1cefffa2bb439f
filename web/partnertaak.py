"""A partner's task on a page: what it is, what can be done, the form of an answer; by a link or an account.

What a partner says goes in by the one way in (`terugmelden`), whichever way it came.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm.exc import StaleDataError
from sqlmodel import Session
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from inburgering import klok
from inburgering.db import machinekamer, zoeken_terug
from inburgering.db.basis import nr_van
from inburgering.db.fouten import IemandWasEerder, NietGevonden
from inburgering.db.terugbericht import Antwoord
from inburgering.db.warm import Warm, stand
from inburgering.db.zaak import OVERDRACHT, Zaak
from inburgering.db.zoeken_partner import Kijk
from inburgering.statemachine.feiten import OngeldigeFeiten, lees_model
from inburgering.statemachine.machines import PARTNER, naam_van_toestand
from inburgering.statemachine.terugmelding import NAMEN, SOORTEN, VRAAG
from inburgering.web import sessie, themablad
from inburgering.web.formulier import Fout, Veld, gegevens, getypt, velden, zet_fouten
from inburgering.web.toon import toon
from inburgering.web.verzoek import Formulier
from inburgering.web.woorden_partner import DAARNA, GEBEURD, GEEN_LINK, KLAAR, KNOPPEN, LABEL

Neem = Callable[[str, dict[str, Any]], Antwoord]
"""Takes in an answer: its kind and its facts."""


@dataclass(frozen=True)
class Plek:
    """Where the page of this task is, where the name of the program leads to, and who is there, if known."""

    pad: str
    thuis: str
    wie: str = ""


def toon_vraag(request: Request, session: Session, kijk: Kijk, plek: Plek, soort: str) -> Response:
    """The form of one answer; when it is too late for that, the task itself, saying so."""
    if bezwaar := _bezwaar(session, kijk, soort):
        return toon_taak(request, session, kijk, plek, status=409, fouten=[Fout(bezwaar)])
    bekend = {"naam": plek.wie} if plek.wie and "naam" in SOORTEN[soort].model_fields else {}
    return _formulier(request, kijk, plek, soort, velden(SOORTEN[soort], bekend))


def neem_antwoord(
    request: Request, kijk: Kijk, plek: Plek, soort: str, form: Formulier, neem: Neem
) -> Response:
    """Take the partner's answer in, by the same way as a file or a system's. What was typed is never lost."""
    if soort not in SOORTEN:
        raise NietGevonden(GEEN_LINK)
    lijst = velden(SOORTEN[soort])
    getypt(lijst, form)
    try:
        lees_model(SOORTEN[soort], gegevens(lijst))
    except OngeldigeFeiten as fout:
        fouten = zet_fouten(lijst, fout.fouten)
        return _formulier(request, kijk, plek, soort, lijst, status=422, fouten=fouten)
    try:
        uitkomst = neem(soort, gegevens(lijst))
    except (StaleDataError, IntegrityError):
        raise IemandWasEerder from None
    if not uitkomst.aangenomen:
        fouten = [Fout(uitkomst.zin)]
        return _formulier(request, kijk, plek, soort, lijst, status=409, fouten=fouten)
    _zeg(request, soort, uitkomst)
    return RedirectResponse(plek.pad, 303)


def _zeg(request: Request, soort: str, uitkomst: Antwoord) -> None:
    """Say what came of it: recorded, or with a person."""
    if uitkomst.wacht:
        sessie.flits(request, "Uw bericht is ontvangen.", [uitkomst.zin], "info")
    else:
        laat = [uitkomst.zin] if uitkomst.reden else []
        sessie.flits(request, "Uw antwoord is ontvangen.", [DAARNA[soort], *laat])


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
    plek: Plek,
    soort: str,
    lijst: Sequence[Veld],
    *,
    status: int = 200,
    fouten: Sequence[Fout] = (),
) -> Response:
    return _toon(
        request, "partner_antwoord", kijk, plek, status=status, velden=lijst, fouten=list(fouten),
        soort=soort, knop=KNOPPEN[soort],
    )  # fmt: skip


def toon_taak(
    request: Request,
    session: Session,
    kijk: Kijk,
    plek: Plek,
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
        request, "partner", kijk, plek, status=status, fouten=list(fouten), acties=acties,
        berichten=berichten, vraag=KNOPPEN[VRAAG], warm=_warm(session, kijk),
    )  # fmt: skip


def _toon(
    request: Request, sjabloon: str, kijk: Kijk, plek: Plek, *, status: int = 200, **meer: Any
) -> Response:
    toestand = kijk.deel.toestand
    return toon(
        request, sjabloon, status=status, kijk=kijk, pad=plek.pad, thuis=plek.thuis,
        gemeente=kijk.gemeente.naam, thema=themablad.adres(kijk.gemeente),
        stand=naam_van_toestand(OVERDRACHT, toestand),
        soort_label=LABEL.get(toestand, "bezig"), klaar=KLAAR.get(toestand, ""),
        stappen=[(r, GEBEURD[r.soort]) for r in reversed(kijk.stappen) if r.soort in GEBEURD], **meer,
    )  # fmt: skip
