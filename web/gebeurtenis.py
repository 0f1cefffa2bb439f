"""Record a gebeurtenis: the form, a look at what follows, and the recording itself through the one door."""

from collections.abc import Mapping
from typing import Any

from fastapi import APIRouter
from sqlmodel import Session
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from inburgering import klok
from inburgering.db import brieftekst, vervanging, zoeken_traject, zoeken_verschil
from inburgering.db.fouten import IemandWasEerder, MagNiet, NietGevonden
from inburgering.db.schrijver import eis_te_beginnen
from inburgering.db.zoeken_traject import Inzage
from inburgering.statemachine.machines import (
    MACHINES,
    STICHT,
    naam_van_gebeurtenis,
    voor_mensen,
)
from inburgering.web import herstel, sessie, toegang, zicht_log, zicht_pip
from inburgering.web.deelnamen import naam_van_deel
from inburgering.web.invoer import Invoer
from inburgering.web.toegang import GeenToegang, Ik, Medewerker
from inburgering.web.toon import toon
from inburgering.web.traject import basis, gemeld
from inburgering.web.verzoek import Formulier, Lezen, Opslag, tekst
from inburgering.web.woorden import GEBEURTENISSEN
from inburgering.web.zicht_artikel import artikelen
from inburgering.web.zicht_boete import hoogste
from inburgering.web.zicht_gevolgen import in_zinnen, voorbeeld
from inburgering.wet.gebeurtenissen import Gebeurtenis

router = APIRouter()
PAD = "/trajecten/{nummer}/{onderdeel}/{nr}/{gebeurtenis}"
EERST_BEKIJKEN = frozenset({Gebeurtenis.OPSTELLING_OVERDRACHT})
BEOORDELEN = frozenset({Gebeurtenis.AFSLUITING, Gebeurtenis.VRAAG_OM_AANVULLING})


@router.get(PAD)
def vraag(
    request: Request, nummer: str, onderdeel: str, nr: int, gebeurtenis: str, ik: Medewerker, session: Lezen
) -> Response:
    """The form, with today as the day and what is known filled in."""
    inzage = te_openen(session, ik, nummer, (onderdeel, nr, gebeurtenis))
    verborgen = {"signaal": request.query_params.get("signaal", "")}
    invoer = Invoer.leeg(session, inzage, (onderdeel, nr, gebeurtenis), ik, verborgen)
    return _toon(request, inzage, invoer, **hersteld(request, session, ik, inzage, invoer))


def hersteld(request: Request, session: Session, ik: Ik, inzage: Inzage, invoer: Invoer) -> dict[str, Any]:
    """Fill in what was typed before the sign-in ended, with what others recorded meanwhile."""
    eerder = herstel.terug(request, session, ik)
    if eerder is None or invoer.op.naam not in eerder[1]:  # a button alone is pressed again soon enough
        return {}
    invoer.lees(eerder[1])
    gemist = zicht_log.sinds(inzage, invoer.verwacht)
    invoer.verwacht = inzage.zaak.traject.volgnr
    return {"hersteld": eerder[0], "gemist": gemist}


@router.post(PAD)
@herstel.herstelbaar
def antwoord(
    request: Request, nummer: str, onderdeel: str, nr: int, gebeurtenis: str, ik: Medewerker, session: Lezen,
    opslag: Opslag, form: Formulier,
) -> Response:  # fmt: skip
    """Look at what follows, or record it. What was typed is never lost."""
    inzage = te_openen(session, ik, nummer, (onderdeel, nr, gebeurtenis))
    invoer = Invoer.leeg(session, inzage, (onderdeel, nr, gebeurtenis), ik, {})
    invoer.lees(form)
    wat = invoer.controleer(session, inzage)
    if wat is None:
        return _toon(request, inzage, invoer, status=422)
    signaal = next((v.waarde for v in invoer.velden if v.naam == "signaal"), "")
    eis_rol(session, inzage, invoer.gebeurtenis, signaal, ik)
    doen = invoer.doen(inzage, ik, wat, klok.nu())
    try:
        if tekst(form, "stap") == "bekijk":
            gevolgen = zoeken_verschil.proef(opslag, inzage.zaak.id, doen)
            teksten = brieftekst.teksten(session, ik.gemeente_id, inzage.zaak.vandaag)
            gezien = voorbeeld(gevolgen, inzage.zaak.vandaag, teksten)
            return _toon(request, inzage, invoer, voorbeeld=gezien)
        _, gevolgen = zoeken_verschil.leg_vast(opslag, inzage.zaak.id, doen)
    except MagNiet as fout:
        invoer.weiger(fout)
        return _toon(request, inzage, invoer, status=409)
    except IemandWasEerder:
        inzage = zoeken_traject.opnieuw(session, inzage, klok.nu())
        gemist = zicht_log.sinds(inzage, invoer.verwacht)
        invoer.verwacht = inzage.zaak.traject.volgnr
        return _toon(request, inzage, invoer, status=409, gemist=gemist)
    herstel.klaar(request, session, ik)
    sessie.flits(request, f"Vastgelegd: {_naam(invoer)}.", in_zinnen(gevolgen))
    return RedirectResponse(basis(nummer), 303)


def te_openen(session: Session, ik: Ik, nummer: str, plek: tuple[str, int, str]) -> Inzage:
    """The traject, if this gebeurtenis can be entered for it at all. Raises NietGevonden."""
    traject = toegang.traject(session, ik, nummer)
    inzage = zoeken_traject.lees(session, traject, klok.nu())
    onderdeel, nr, gebeurtenis = plek
    nieuw = nr == 0 and STICHT.get(gebeurtenis) == onderdeel
    bestaat = nieuw or (onderdeel == "traject" and nr == 1) or (onderdeel, nr) in inzage.zaak.onderdelen
    if not bestaat or not _kent(onderdeel, gebeurtenis) or not (nieuw or voor_mensen(gebeurtenis)):
        raise NietGevonden("Deze bladzijde bestaat niet. Ga terug naar het traject.")
    if nieuw:
        eis_te_beginnen(inzage.zaak, gebeurtenis)
    return inzage


def _kent(onderdeel: str, gebeurtenis: str) -> bool:
    """Whether this kind of onderdeel has such a gebeurtenis."""
    overgangen = [o for t in MACHINES[onderdeel].states for o in t.transitions]
    return any(event.id == gebeurtenis for o in overgangen for event in o.events)


def eis_rol(session: Session, inzage: Inzage, gebeurtenis: str, signaal: str, ik: Ik) -> None:
    """An escalation is closed by the role it was raised for. Raises GeenToegang."""
    if gebeurtenis != Gebeurtenis.AFHANDELING_SIGNAAL:
        return
    voor = {str(s.id): s.voor for s in inzage.signalen}.get(signaal)
    if voor is not None and not toegang.valt_toe(
        ik, voor, vervanging.rooster(session, ik.gemeente_id, inzage.zaak.vandaag)
    ):
        raise GeenToegang


def _naam(invoer: Invoer) -> str:
    return naam_van_gebeurtenis(invoer.onderdeel, invoer.gebeurtenis)


def _toon(request: Request, inzage: Inzage, invoer: Invoer, *, status: int = 200, **meer: Any) -> Response:
    knop, uitleg = GEBEURTENISSEN.get(invoer.gebeurtenis, ("Vastleggen", ""))
    signalen = {str(s.id): s.reden for s in inzage.signalen}
    gegevens: Mapping[str, Any] = {
        "actief": "/caseload",
        "basis": basis(inzage.zaak.traject.nummer),
        "persoon": inzage.persoon,
        "traject": inzage.zaak.traject,
        "waar": naam_van_deel(inzage.zaak, invoer.onderdeel, invoer.nr),
        "naam": _naam(invoer),
        "uitleg": uitleg,
        "knop": knop,
        "artikelen": artikelen(invoer.onderdeel, invoer.gebeurtenis.value),
        "invoer": invoer,
        "fouten": invoer.fouten,
        "signaal": next((signalen.get(v.waarde, "") for v in invoer.velden if v.naam == "signaal"), ""),
        "eerst_bekijken": invoer.gebeurtenis in EERST_BEKIJKEN and "voorbeeld" not in meer,
        "ontbreekt": inzage.zaak.gezien(inzage.zaak.vandaag)["pip_ontbreekt"]
        if invoer.gebeurtenis == Gebeurtenis.OPSTELLING_PIP
        else [],
        "plan": zicht_pip.pip(inzage).concept if invoer.gebeurtenis == Gebeurtenis.VASTSTELLING_PIP else None,
        "doelen": {v.naam: v.eerste for v in invoer.velden},
        "hoogste": hoogste(inzage.zaak, invoer.onderdeel, invoer.nr)
        if invoer.gebeurtenis == Gebeurtenis.BOETE_MEDEWERKING
        else [],
        "gemeld": gemeld(inzage, invoer.nr) if invoer.gebeurtenis in BEOORDELEN else None,
        "voorbeeld": None,
        "hersteld": None,
        "gemist": [],
    }
    return toon(request, "gebeurtenis", status=status, **{**gegevens, **meer})
