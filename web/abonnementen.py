"""The administrator's page of subscriptions: who is told of what, and whether it arrives."""

from typing import Any

from fastapi import APIRouter
from sqlmodel import Session
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from inburgering import klok, omgeving
from inburgering.db import abonnementen, berichten, zoeken_keten
from inburgering.db.basis import Database, nr_van
from inburgering.db.tabellen import Abonnement
from inburgering.db.webadres import Regels
from inburgering.web import eerder, sessie
from inburgering.web.blad import Bladen, adres, bladnummer
from inburgering.web.formulier import Fout, Veld
from inburgering.web.keten import PAD as KETEN
from inburgering.web.keten import tabs
from inburgering.web.toegang import Beheer, Ik
from inburgering.web.toon import toon
from inburgering.web.verzoek import Formulier, Lezen, Opslag, tekst
from inburgering.wet.gebeurtenissen import Gebeurtenis

router = APIRouter()
PAD = f"{KETEN}/abonnementen"
PER_BLAD = 20
NIEUW_GEHEIM = "Er is een nieuw geheim gemaakt. Het oude werkt niet meer."
STANDEN = {"wacht": "wacht", "verzonden": "verzonden", "mislukt": "mislukt", "vervallen": "vervallen"}
NAAM = "Vul een naam in van 2 tot 80 tekens."
HULP_SOORTEN = (
    "Eén woord per regel, zoals vaststelling_pip. Leeg betekent: alle gebeurtenissen. De woorden staan in de "
    "woordenlijst."
)


def velden(naam: str = "", url: str = "", soorten: str = "") -> list[Veld]:
    """The fields of the form."""
    return [
        Veld("naam", "Naam", "regel", "Bijvoorbeeld: het zaaksysteem.", waarde=naam),
        Veld("url", "Adres", "regel", "Het webadres waar de berichten heen gaan, met https.", waarde=url),
        Veld("soorten", "Gebeurtenissen", "verhaal", HULP_SOORTEN, verplicht=False, waarde=soorten),
    ]


@router.get(PAD)
def lijst(request: Request, ik: Beheer, session: Lezen) -> Response:
    """Every subscription with its counts."""
    rijen = zoeken_keten.abonnementen(session, ik.gemeente_id)
    return toon(request, "abonnementen", actief=KETEN, tabs=tabs(ik), hier=PAD, rijen=rijen)


@router.get(f"{PAD}/nieuw")
def nieuw(request: Request, ik: Beheer) -> Response:
    """The empty form."""
    return _formulier(request, None, velden())


@router.post(f"{PAD}/nieuw")
def maak(request: Request, ik: Beheer, opslag: Opslag, form: Formulier) -> Response:
    """Make a subscription; its secret is shown once, on this answer."""
    ingevuld, fouten = _lees(form)
    if fouten:
        return _formulier(request, None, ingevuld, fouten)
    with eerder.instellen(opslag, ik.gemeente_id) as session:
        rij = abonnementen.maak(session, ik.gemeente_id, *_waarden(ingevuld), ik.naam, klok.nu())
        return _formulier(request, rij, ingevuld, geheim=rij.geheim)


@router.get(f"{PAD}/{{nr}}")
def een(request: Request, nr: int, ik: Beheer, session: Lezen, blad: str = "1") -> Response:
    """One subscription: the form, whether it arrives, and what can be done about it."""
    rij = abonnementen.een(session, ik.gemeente_id, nr)
    return _formulier(request, rij, _gevuld(rij), meer=_bezorgd(session, ik, rij, blad))


@router.post(f"{PAD}/{{nr}}")
def wijzig(
    request: Request, nr: int, ik: Beheer, session: Lezen, opslag: Opslag, form: Formulier
) -> Response:
    """Change name, address or choice."""
    ingevuld, fouten = _lees(form)
    gezien = tekst(form, eerder.VELD)
    try:
        with eerder.instellen(opslag, ik.gemeente_id) as schrijft:
            rij = abonnementen.een(schrijft, ik.gemeente_id, nr)
            if fouten:
                return _formulier(request, rij, ingevuld, fouten, meer={"gezien": gezien})
            _eis(schrijft, rij, eerder.staat(_gevuld(rij)), gezien)
            abonnementen.wijzig(schrijft, rij, *_waarden(ingevuld), ik.naam, klok.nu())
    except eerder.WasEerder as fout:
        return _botst(request, abonnementen.een(session, ik.gemeente_id, nr), fout, ingevuld)
    sessie.flits(request, "Het abonnement is bewaard.")
    return RedirectResponse(PAD, 303)


@router.post(f"{PAD}/{{nr}}/aan")
def zet_aan(
    request: Request, nr: int, ik: Beheer, session: Lezen, opslag: Opslag, form: Formulier
) -> Response:
    """Switch it on."""
    return _zet(request, nr, ik, (session, opslag), form, aan=True)


@router.post(f"{PAD}/{{nr}}/uit")
def zet_uit(
    request: Request, nr: int, ik: Beheer, session: Lezen, opslag: Opslag, form: Formulier
) -> Response:
    """Switch it off; what waits lapses."""
    return _zet(request, nr, ik, (session, opslag), form, aan=False)


def _zet(
    request: Request, nr: int, ik: Ik, waar: tuple[Session, Database], form: FormData, *, aan: bool
) -> Response:
    session, opslag = waar
    try:
        with eerder.instellen(opslag, ik.gemeente_id) as schrijft:
            rij = abonnementen.een(schrijft, ik.gemeente_id, nr)
            _eis(schrijft, rij, _stand(rij), tekst(form, eerder.VELD))
            abonnementen.zet(schrijft, rij, aan=aan, door=ik.naam, nu=klok.nu())
    except eerder.WasEerder as fout:
        return _botst(request, abonnementen.een(session, ik.gemeente_id, nr), fout)
    sessie.flits(request, "Het abonnement staat aan." if aan else "Het abonnement staat uit.")
    return RedirectResponse(f"{PAD}/{nr}", 303)


@router.post(f"{PAD}/{{nr}}/geheim")
def vervang_geheim(
    request: Request, nr: int, ik: Beheer, session: Lezen, opslag: Opslag, form: Formulier
) -> Response:
    """A new secret, shown once, on this answer."""
    try:
        with eerder.instellen(opslag, ik.gemeente_id) as schrijft:
            rij = abonnementen.een(schrijft, ik.gemeente_id, nr)
            _eis(schrijft, rij, _stand(rij), tekst(form, eerder.VELD))
            geheim = abonnementen.vervang_geheim(schrijft, rij, ik.naam, klok.nu())
            return _formulier(request, rij, _gevuld(rij), geheim=geheim)
    except eerder.WasEerder as fout:
        return _botst(request, abonnementen.een(session, ik.gemeente_id, nr), fout)


@router.post(f"{PAD}/{{nr}}/opnieuw")
def opnieuw(request: Request, nr: int, ik: Beheer, opslag: Opslag) -> Response:
    """Send again what was given up or lapsed."""
    with opslag.schrijven() as session:
        rij = abonnementen.een(session, ik.gemeente_id, nr)
        aantal = berichten.opnieuw(session, nr_van(rij), klok.nu())
    sessie.flits(request, f"{aantal} {'bericht gaat' if aantal == 1 else 'berichten gaan'} opnieuw.")
    return RedirectResponse(f"{PAD}/{nr}", 303)


def _eis(session: Session, rij: Abonnement, nu: eerder.Staat, gezien: str) -> None:
    wie = eerder.volgens_log(session, rij.gemeente_id, abonnementen.wat(rij))
    eerder.eis_ongewijzigd(nu, gezien, wie)


def _stand(rij: Abonnement) -> dict[str, str]:
    """What the buttons go by; the secret only as a mark that does not give it away."""
    return {
        **eerder.staat(_gevuld(rij), staat="aan" if rij.actief else "uit"),
        "geheim": eerder.zegel(rij.geheim),
    }


def _botst(
    request: Request, rij: Abonnement, fout: eerder.WasEerder, ingevuld: list[Veld] | None = None
) -> Response:
    """Someone changed it while this page stood open: look first, then press again."""
    ingevuld = ingevuld or _gevuld(rij)
    botsing = eerder.verzoen(fout, ingevuld, {"geheim": NIEUW_GEHEIM})
    return _formulier(request, rij, ingevuld, meer={"botsing": botsing}, status=409)


def _lees(form: FormData) -> tuple[list[Veld], list[Fout]]:
    """The fields as they were typed, and what is wrong with them."""
    ingevuld = velden(*(tekst(form, naam) for naam in ("naam", "url", "soorten")))
    naam, url, soorten = _waarden(ingevuld)
    fouten = {
        "naam": "" if 2 <= len(naam) <= 80 else NAAM,
        "url": Regels(demo=omgeving.lees().demo).bezwaar(url) or "",
        "soorten": _onbekend(soorten),
    }
    for veld in ingevuld:
        veld.fout = fouten[veld.naam]
    return ingevuld, [Fout(veld.fout, veld.id) for veld in ingevuld if veld.fout]


def _onbekend(soorten: list[str]) -> str:
    vreemd = [woord[:40] for woord in soorten if woord not in set(Gebeurtenis)]
    return f"Dit zijn geen gebeurtenissen: {', '.join(vreemd[:5])}." if vreemd else ""


def _waarden(ingevuld: list[Veld]) -> tuple[str, str, list[str]]:
    naam, url, soorten = (veld.waarde for veld in ingevuld)
    return naam, url, list(dict.fromkeys(soorten.split()))


def _gevuld(rij: Abonnement) -> list[Veld]:
    return velden(rij.naam, rij.url, "\n".join(rij.soorten))


def _bezorgd(session: Session, ik: Ik, rij: Abonnement, blad: str) -> dict[str, Any]:
    """The counts and a page of the deliveries."""
    telling = next((t for a, t in zoeken_keten.abonnementen(session, ik.gemeente_id) if a.id == rij.id), {})
    totaal = sum(telling.values())
    bladen = Bladen.gevraagd(bladnummer(blad), totaal, PER_BLAD)
    vanaf = (bladen.nr - 1) * PER_BLAD
    return {
        "telling": telling,
        "bladen": bladen,
        "bezorgd": zoeken_keten.bezorgingen(session, nr_van(rij), vanaf=vanaf, aantal=PER_BLAD),
        "naar": lambda **anders: adres(f"{PAD}/{rij.id}", {}, **anders),
    }


def _formulier(
    request: Request,
    rij: Abonnement | None,
    ingevuld: list[Veld],
    fouten: list[Fout] | None = None,
    geheim: str = "",
    meer: dict[str, Any] | None = None,
    status: int = 200,
) -> Response:
    gezien = eerder.merk(eerder.staat(_gevuld(rij))) if rij else ""
    staat = eerder.merk(_stand(rij)) if rij else ""
    gegevens = (
        {"gezien": gezien, "gezien_staat": staat}
        | {"telling": {}, "bladen": None, "bezorgd": [], "standen": STANDEN}
        | (meer or {})
    )
    pad = f"{PAD}/{rij.id}" if rij else f"{PAD}/nieuw"
    antwoord = toon(
        request, "abonnement", status=422 if fouten else status, actief=KETEN, rij=rij, velden=ingevuld,
        fouten=fouten or [], geheim=geheim, pad=pad, **gegevens,
    )  # fmt: skip
    if geheim:
        antwoord.headers["Cache-Control"] = "no-store"
    return antwoord
