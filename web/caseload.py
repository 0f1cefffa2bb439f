"""My caseload: who needs what, by when, and who must act."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from inburgering.db import weergaven, zoeken, zoeken_caseload
from inburgering.db.tabellen import Weergave
from inburgering.db.zoeken_caseload import Vraag
from inburgering.web.blad import Bladen, adres, bladnummer
from inburgering.web.caseload_kolommen import KOLOMMEN, TE_SORTEREN, getoond
from inburgering.web.fasen import ALTIJD, FASEN, nummer
from inburgering.web.tekening import stapbalk
from inburgering.web.toegang import Ik, Medewerker, rooster
from inburgering.web.toon import toon
from inburgering.web.verzoek import Lezen, Vandaag, getal, is_deel
from inburgering.wet.begrippen import Route
from inburgering.wet.termijnen import naam_van
from inburgering.wet.vervanging import Rooster

router = APIRouter()
PAD = "/caseload"
VELDEN = ("zoek", "fase", "route", "bij", "termijn", "van", "sorteer")
ROUTES = {**{route.value: route.naam for route in Route}, zoeken_caseload.GEEN_ROUTE: "Nog niet bepaald"}
BIJ = {
    "college": "De gemeente",
    "partner": "Een partner",
    "duo": "DUO",
    "inburgeringsplichtige": "De inburgeraar",
}
VOLGORDE = {"uiterlijk": "uiterste dag", "naam": "naam", "fase": "fase"}


@router.get(PAD)
def caseload(request: Request, ik: Medewerker, session: Lezen, vandaag: Vandaag) -> Response:
    """The list with its tiles; htmx gets the list alone. Without choices it opens her own first view."""
    eigen = weergaven.van(session, ik.id)
    eerste = next((w for w in eigen if w.begin), None)
    if not request.query_params and eerste:
        return RedirectResponse(adres(PAD, eerste.keuzes, weergave=eerste.id), 303)
    keuzes = {veld: request.query_params.get(veld, "")[:100] for veld in VELDEN}
    wie = rooster(request, session, ik, vandaag)
    vraag = vraag_van(ik, wie, vandaag, keuzes, bladnummer(request.query_params.get("blad", "1")))
    regels, totaal = zoeken_caseload.zoek(session, vraag)
    if not regels and vraag.blad > 1:
        vraag = replace(vraag, blad=1)
        regels, totaal = zoeken_caseload.zoek(session, vraag)
    ik.spoor.zag_lijst(len(regels))
    wis, deel = adres(PAD, {"alles": "ja"} if eerste else {}), is_deel(request)
    gegevens: dict[str, Any] = {
        "rijen": [_rij(regel, vraag, ik) for regel in regels],
        "mijn_naam": ik.naam,
        "bladen": Bladen(vraag.blad, totaal, vraag.per_blad),
        "keuzes": keuzes,
        "naar": _naar(keuzes, wis),
        "wis": wis,
        "deel": deel,
        "hier": adres(PAD, keuzes, blad=vraag.blad),
        "bestand": lambda soort: adres(f"{PAD}/lijst.{soort}", keuzes),
        "kolommen": {k: KOLOMMEN[k] for k in getoond(weergaven.kolommen(session, ik.id))},
        "te_sorteren": TE_SORTEREN,
        "volgorde": VOLGORDE[vraag.sorteer.lstrip("-")],
        "sorteer": vraag.sorteer,
        "van_mij": _van(ik, keuzes) == ik.id,
    }
    rondom = _rondom(session, ik, keuzes, vraag) | {"weergaven": [_weergave(w, keuzes) for w in eigen]}
    if deel:
        return toon(request, "caseload_lijst", **gegevens, **rondom)
    return toon(request, "caseload", **gegevens, **rondom, actief=PAD)


def _naar(keuzes: dict[str, str], wis: str) -> Callable[..., str]:
    """The list with other choices; with none left not the view she begins with."""

    def naar(**anders: object) -> str:
        pad = adres(PAD, keuzes, **anders)
        return wis if pad == PAD else pad

    return naar


def _weergave(w: Weergave, keuzes: dict[str, str]) -> dict[str, Any]:
    bewaard = {naam: str(waarde) for naam, waarde in w.keuzes.items() if naam in VELDEN}
    nu = {naam: waarde for naam, waarde in keuzes.items() if waarde}
    return {
        "id": w.id,
        "naam": w.naam,
        "begin": w.begin,
        "pad": adres(PAD, bewaard, weergave=w.id),
        "aan": nu == bewaard,
    }


def _rondom(session: Lezen, ik: Ik, keuzes: dict[str, str], vraag: Vraag) -> dict[str, Any]:
    """What stands around the list: tiles and the choices of the filter."""
    return {
        "alle_kolommen": KOLOMMEN,
        "tegels": zoeken_caseload.tellingen(session, vraag),
        "fasen": FASEN,
        "routes": ROUTES,
        "bij": BIJ,
        "consulenten": zoeken.consulenten(session, ik.gemeente_id),
        "van": str(_van(ik, keuzes) or "alle"),
    }


def _van(ik: Ik, keuzes: dict[str, str]) -> int | None:
    """Whose caseload was asked for; None is everyone's. Who does not choose gets her own."""
    if keuzes["van"] == "alle":
        return None
    eigen = None if ik.leidt else ik.id
    return eigen if (nr := getal(keuzes["van"])) is None else nr


def vraag_van(ik: Ik, wie: Rooster, vandaag: Vandaag, keuzes: dict[str, str], blad: int) -> Vraag:
    """What these choices ask. One's own caseload holds that of a colleague one stands in for."""
    van = _van(ik, keuzes)
    sorteer = keuzes["sorteer"] if keuzes["sorteer"].lstrip("-") in VOLGORDE else "uiterlijk"
    return Vraag(
        gemeente_id=ik.gemeente_id,
        vandaag=vandaag,
        consulenten=None if van is None else wie.voor(van) if van == ik.id else frozenset({van}),
        zoek=keuzes["zoek"].strip(),
        fase=keuzes["fase"],
        route=keuzes["route"] if keuzes["route"] in ROUTES else "",
        bij=keuzes["bij"] if keuzes["bij"] in BIJ else "",
        termijn=keuzes["termijn"],
        sorteer=sorteer,
        blad=blad,
    )


def _rij(regel: zoeken_caseload.Regel, vraag: Vraag, ik: Ik) -> dict[str, Any]:
    ligt_bij = {"partner": regel.partner or "Partner", "college": regel.consulent}.get(
        regel.wie or "", BIJ.get(regel.wie or "", "")
    )
    return {
        "regel": regel,
        "fase": FASEN[regel.fase],
        "stap": nummer(regel.fase),
        "stappen": len(ALTIJD),
        "stapbalk": stapbalk(nummer(regel.fase), len(ALTIJD)),
        "route": ROUTES.get(regel.route or "", ""),
        "volgende": naam_van(regel.code) if regel.code else "",
        "ligt_bij": "U" if ligt_bij == ik.naam else ligt_bij,
        "status": _status(regel, vraag),
    }


def _status(regel: zoeken_caseload.Regel, vraag: Vraag) -> str:
    if regel.uiterlijk is None:
        return "geen"
    if regel.uiterlijk < vraag.vandaag:
        return "verlopen"
    return "binnenkort" if regel.uiterlijk <= vraag.vandaag + zoeken_caseload.BINNENKORT else "koers"
