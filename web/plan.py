"""The PIP of a traject: two versions side by side, and one on paper for the talk in which it is signed."""

from typing import Any

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from inburgering import klok
from inburgering.db import briefgegevens, zoeken_traject
from inburgering.db.fouten import NietGevonden
from inburgering.db.zoeken_traject import Inzage
from inburgering.statemachine.feiten_leerroute import Taalonderdeel
from inburgering.statemachine.feiten_pip import OpstellingPip
from inburgering.statemachine.machines import eindtoestanden
from inburgering.web import toegang, zicht_pip
from inburgering.web.toegang import Ik, Medewerker
from inburgering.web.toon import toon
from inburgering.web.traject import basis
from inburgering.web.verzoek import Lezen, getal
from inburgering.web.zicht_pip import Pipzicht, Versie
from inburgering.wet.begrippen import Route

router = APIRouter()
PAD = "/trajecten/{nummer}/plan"
GEEN_VERSIE = "Deze versie van het plan bestaat niet. Ga terug naar het traject en kies een versie."


@router.get(PAD)
def plan(
    request: Request, nummer: str, ik: Medewerker, session: Lezen, oud: str = "", nieuw: str = ""
) -> Response:
    """Every version, and two of them compared; without a choice the newest with the decision before it."""
    inzage, zicht = _lees(session, ik, nummer)
    naar = _kies(zicht, nieuw) or zicht.alle[0]
    van = _kies(zicht, oud) or zicht_pip.vorige(zicht, naar)
    if van is not None and van.volgnr > naar.volgnr:
        van, naar = naar, van
    return toon(
        request,
        "plan",
        **_kop(inzage),
        zicht=zicht,
        van=van,
        naar=naar,
        verschillen=zicht_pip.verschillen(van, naar) if van else [],
        loopt=inzage.zaak.traject.toestand not in eindtoestanden("traject"),
    )


@router.get(f"{PAD}/{{volgnr}}/afdruk")
def afdruk(request: Request, nummer: str, volgnr: int, ik: Medewerker, session: Lezen) -> Response:
    """One version on paper, in the words of who signs it."""
    inzage, zicht = _lees(session, ik, nummer)
    versie = zicht.vind(volgnr)
    if versie is None:
        raise NietGevonden(GEEN_VERSIE)
    inhoud = {veld: versie.gegevens.get(veld) for veld in OpstellingPip.model_fields}
    route = Route(str(inhoud["leerroute"])) if inhoud["leerroute"] else None
    return toon(
        request,
        "plan_afdruk",
        **_kop(inzage),
        versie=versie,
        plan=inhoud,
        leerroute=route.naam if route else "",
        examens_a2=[Taalonderdeel.van(e).naam for e in inhoud.get("examens_a2") or ()],
        ontbreekt=zicht_pip.mist(versie, inzage.zaak.groep),
        afzender=briefgegevens.afzender(inzage.zaak),
    )


def _lees(session: Lezen, ik: Ik, nummer: str) -> tuple[Inzage, Pipzicht]:
    """The traject with its plan. Raises NietGevonden, also while there is no plan at all."""
    inzage = zoeken_traject.lees(session, toegang.traject(session, ik, nummer), klok.nu())
    zicht = zicht_pip.pip(inzage)
    if not zicht.alle:
        raise NietGevonden("Er is nog geen plan (PIP). Stel het op vanaf de bladzijde van het traject.")
    return inzage, zicht


def _kies(zicht: Pipzicht, ruw: str) -> Versie | None:
    """The version that was asked for, if any. Raises NietGevonden."""
    if not ruw:
        return None
    gevonden = zicht.vind(getal(ruw))
    if gevonden is None:
        raise NietGevonden(GEEN_VERSIE)
    return gevonden


def _kop(inzage: Inzage) -> dict[str, Any]:
    return {
        "actief": "/caseload",
        "basis": basis(inzage.zaak.traject.nummer),
        "persoon": inzage.persoon,
        "traject": inzage.zaak.traject,
    }
