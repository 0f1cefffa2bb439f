"""The page of one traject: where it is, what can be done and why not, terms, tasks, letters and log."""

from datetime import date
from typing import Any

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from inburgering import klok
from inburgering.db import brieftekst, eigen, vervanging, warm, zoeken_traject
from inburgering.db.zaak import OVERDRACHT, Zaak
from inburgering.db.zoeken_traject import Inzage
from inburgering.routes.onderdelen import onderdelen
from inburgering.statemachine.machines import MEERVOUD, eindtoestanden, naam_van_toestand
from inburgering.statemachine.overdracht import Overdracht
from inburgering.web import toegang, zicht_brieven
from inburgering.web.deelnamen import naam_van_deel
from inburgering.web.feitentekst import regels
from inburgering.web.toegang import Ik, Medewerker
from inburgering.web.toon import toon
from inburgering.web.verzoek import Lezen
from inburgering.web.waarneming import waarnemer
from inburgering.web.zicht_contact import contacten
from inburgering.web.zicht_dualiteit import dualiteit
from inburgering.web.zicht_fase import fasen
from inburgering.web.zicht_leven import leven
from inburgering.web.zicht_log import logboek
from inburgering.web.zicht_pip import pip
from inburgering.web.zicht_stappen import stappen
from inburgering.web.zicht_te_doen import te_doen
from inburgering.web.zicht_termijnen import POSTSOORTEN, WIE, tijdlijn
from inburgering.wet.gebeurtenissen import Gebeurtenis

router = APIRouter()
KORT_LOGBOEK = 12
BSN_DOELEN = {
    "duo": "Contact met DUO",
    "bijstand": "Bijstand of ontzorgen",
    "partner": "Vraag van een partner",
    "controle": "Controle van gegevens",
}


def basis(nummer: str) -> str:
    """The address of a traject."""
    return f"/trajecten/{nummer}"


@router.get("/trajecten/{nummer}")
def traject(request: Request, nummer: str, ik: Medewerker, session: Lezen, log: str = "") -> Response:
    """Everything about one traject, on one page."""
    gevonden = toegang.traject(session, ik, nummer)
    inzage = zoeken_traject.lees(session, gevonden, klok.nu())
    return toon(request, "traject", actief="/caseload", **gegevens(inzage, ik), **_log(inzage, log))


def gegevens(inzage: Inzage, ik: Ik) -> dict[str, Any]:
    """What the page shows, apart from the log."""
    zaak = inzage.zaak
    lijn = tijdlijn(inzage)
    kan = stappen(inzage, basis(zaak.traject.nummer), lijn)
    rooster = vervanging.rooster(zaak.session, ik.gemeente_id, zaak.vandaag)
    teksten = brieftekst.teksten(zaak.session, ik.gemeente_id, zaak.vandaag)
    return {
        "basis": basis(zaak.traject.nummer),
        "traject": zaak.traject,
        "groep": zaak.groep,
        "route": zaak.route,
        "regime": zaak.regime,
        "persoon": inzage.persoon,
        "bsn_doelen": BSN_DOELEN,
        "consulent": inzage.consulent,
        "waarnemer": waarnemer(rooster, zaak.traject.consulent_id, "niemand; de coördinator kijkt mee"),
        "woord_consulent": eigen.woord(zaak.normen, "consulent"),
        "doelgroepen": [groep.naam for groep in eigen.doelgroepen(zaak)],
        "is_mijn": zaak.traject.consulent_id == ik.id,
        "fasen": fasen(zaak),
        "tijdlijn": lijn,
        "postsoorten": POSTSOORTEN,
        "wie": WIE,
        "stappen": kan,
        "loopt": zaak.traject.toestand not in eindtoestanden("traject"),
        "te_doen": te_doen(zaak),
        "dualiteit": dualiteit(zaak),
        "onderdelen": _onderdelen(inzage),
        "taken": _taken(inzage),
        "signalen": [(s, toegang.valt_toe(ik, s.voor, rooster)) for s in inzage.signalen],
        "brieven": zicht_brieven.lijst(inzage, teksten),
        "pip": pip(inzage),
        "contacten": contacten(inzage),
        "leven": leven(zaak),
        "mag_contact": any(s.gebeurtenis == Gebeurtenis.CONTACT for s in kan.alle),
    }


def _log(inzage: Inzage, keuze: str) -> dict[str, Any]:
    getoond = logboek(inzage, None if keuze == "alles" else KORT_LOGBOEK)
    return {"log": getoond, "log_totaal": inzage.zaak.traject.volgnr}


def _onderdelen(inzage: Inzage) -> list[dict[str, Any]]:
    """What belongs to this group and route, with its state where there is one."""
    zaak = inzage.zaak
    uit = []
    for onderdeel in onderdelen(zaak.groep, zaak.route, zaak.regime, zaak.pip, zaak.eerder):
        deel = zaak.onderdelen.get((onderdeel.soort, 1))
        uit.append(
            {
                "naam": onderdeel.naam,
                "bron": onderdeel.bron,
                "toestand": naam_van_toestand(deel.soort, deel.toestand) if deel else "",
                "klaar": deel is not None and deel.toestand in eindtoestanden(deel.soort),
                "sinds": deel.sinds if deel else None,
            }
        )
    return uit + _meervoudig(inzage.zaak)


def _meervoudig(zaak: Zaak) -> list[dict[str, Any]]:
    """Each bezwaar, request at DUO and the like, with its number and what it is about."""
    return [
        {
            "naam": naam_van_deel(zaak, soort, nr),
            "bron": None,
            "toestand": naam_van_toestand(soort, deel.toestand),
            "klaar": deel.toestand in eindtoestanden(soort),
            "sinds": deel.sinds,
        }
        for (soort, nr), deel in sorted(zaak.onderdelen.items())
        if soort in MEERVOUD - {OVERDRACHT}
    ]


def _taken(inzage: Inzage) -> list[dict[str, Any]]:
    """The tasks at partners, each with its next last day and whether a reminder can be sent."""
    lopend = [t for t in inzage.zaak.termijnen.values() if t.loopt and t.onderdeel_id and t.laatste_dag]
    uit = []
    for taak in inzage.taken:
        dagen = [t.laatste_dag for t in lopend if t.onderdeel_id == taak.onderdeel_id and t.laatste_dag]
        bij_partner = taak.toestand in {str(s.id) for s in Overdracht.bij_partner}
        uit.append(
            {
                "taak": taak,
                "toestand": naam_van_toestand(OVERDRACHT, taak.toestand),
                "uiterlijk": min(dagen, default=None),
                "status": _taakstatus(taak.toestand, min(dagen, default=None), inzage),
                "herinner": bij_partner,
                "gemeld": gemeld(inzage, taak.nr),
                "warm": warm.stand(inzage.zaak, taak.nr),
            }
        )
    return uit


def gemeld(inzage: Inzage, nr: int) -> tuple[date, list[tuple[str, str]]] | None:
    """What the partner last reported about this task, with its day: that is what must be judged."""
    alle = [v for v in inzage.zaak.voorvallen if (v.soort, v.nr) == (Gebeurtenis.TERUGMELDING, nr)]
    return (alle[-1].op, regels(alle[-1].soort, alle[-1].gegevens, {})) if alle else None


def _taakstatus(toestand: str, uiterlijk: Any, inzage: Inzage) -> str:
    vandaag = inzage.zaak.vandaag
    if toestand in {"afgesloten", "ingetrokken", "geweigerd"}:
        return {"afgesloten": "klaar", "ingetrokken": "ingetrokken", "geweigerd": "geweigerd"}[toestand]
    if uiterlijk is not None and uiterlijk < vandaag:
        return "verlopen"
    return "bezig" if toestand in {"opgesteld", "teruggemeld"} else "wacht"
