"""Who is away and who acts meanwhile: one's own absence, and for who leads that of everyone."""

from collections.abc import Mapping, Sequence
from datetime import date

from fastapi import APIRouter
from sqlmodel import Session
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from inburgering import klok
from inburgering.db import vervanging, zoeken
from inburgering.db.basis import nr_van
from inburgering.db.fouten import MagNiet, NietGevonden
from inburgering.db.tabellen import Afwezigheid
from inburgering.web import dagen, eerder, sessie, toegang
from inburgering.web.formulier import Fout, Veld, getypt, zet_fouten
from inburgering.web.toegang import GeenToegang, Ik, Medewerker, Rol
from inburgering.web.toon import toon
from inburgering.web.verzoek import Formulier, Lezen, Opslag, Vandaag, getal, tekst
from inburgering.wet.vervanging import Afwezig

router = APIRouter()
PAD = "/afwezigheid"


@router.get(PAD)
def lijst(request: Request, ik: Medewerker, session: Lezen, vandaag: Vandaag) -> Response:
    """Who is away now or later, and the form."""
    return _toon(request, session, ik, vandaag, _velden(session, ik, vandaag))


@router.post(PAD)
def meld(
    request: Request, ik: Medewerker, session: Lezen, opslag: Opslag, vandaag: Vandaag, form: Formulier
) -> Response:
    """Record an absence; what cannot be is said, and what was typed stays."""
    velden = _velden(session, ik, vandaag)
    getypt(velden, form)
    nieuw, fouten = _gelezen(ik, velden)
    if nieuw is None:
        return _toon(request, session, ik, vandaag, velden, fouten)
    try:
        with eerder.instellen(opslag, ik.gemeente_id) as schrijven:
            vervanging.meld(schrijven, ik.gemeente_id, nieuw, ik.naam, klok.nu())
    except MagNiet as fout:
        return _toon(request, session, ik, vandaag, velden, [Fout(str(fout))])
    sessie.flits(request, "De afwezigheid is vastgelegd.", ["Na de laatste dag is alles vanzelf terug."])
    return RedirectResponse(PAD, 303)


@router.post(f"{PAD}/{{nummer}}/terug")
def terug(
    request: Request, nummer: str, ik: Medewerker, session: Lezen, opslag: Opslag, vandaag: Vandaag,
    form: Formulier,
) -> Response:  # fmt: skip
    """Someone is back, from a day on that may have passed. Raises NietGevonden and GeenToegang."""
    rij = _van(session, ik, nummer, vandaag)
    typte = {nr_van(rij): tekst(form, "dag")}
    try:
        dag = dagen.lees(tekst(form, "dag"))
        with eerder.instellen(opslag, ik.gemeente_id) as schrijven:
            nu = schrijven.get(Afwezigheid, rij.id)
            wie = eerder.volgens_log(schrijven, ik.gemeente_id, vervanging.in_log(rij.gebruiker_id))
            eerder.eis_ongewijzigd(_staat(nu), tekst(form, eerder.VELD), wie)
            vervanging.terug(schrijven, ik.gemeente_id, nr_van(rij), dag, ik.naam, klok.nu())
    except eerder.WasEerder as fout:
        session.expire_all()
        velden, botsing = _velden(session, ik, vandaag), eerder.verzoen(fout)
        return _toon(request, session, ik, vandaag, velden, typte=typte, botsing=botsing)
    except (MagNiet, dagen.GeenDag) as fout:
        velden = _velden(session, ik, vandaag)
        return _toon(request, session, ik, vandaag, velden, [Fout(str(fout))], typte=typte)
    sessie.flits(request, "De afwezigheid is aangepast.")
    return RedirectResponse(PAD, 303)


def _van(session: Session, ik: Ik, nummer: str, vandaag: date) -> Afwezigheid:
    """This absence, if it is one's own or one leads; of elsewhere it does not exist."""
    rijen = vervanging.lijst(session, ik.gemeente_id, vandaag)
    rij = next((r for r in rijen if r.id == getal(nummer)), None)
    if rij is None:
        raise NietGevonden("Deze afwezigheid bestaat niet (meer). Ga terug naar de lijst.")
    if not ik.leidt and rij.gebruiker_id != ik.id:
        raise GeenToegang
    return rij


def _staat(rij: Afwezigheid | None) -> dict[str, str]:
    """What the list shows of an absence; nothing of one that is gone."""
    return {} if rij is None else {"van": f"{rij.van:%d-%m-%Y}", "tot_en_met": f"{rij.tot:%d-%m-%Y}"}


def _velden(session: Session, ik: Ik, vandaag: date) -> list[Veld]:
    mensen = [
        (str(m.id), f"{m.naam} ({Rol(m.rol).naam.lower()})")
        for m in zoeken.medewerkers(session, ik.gemeente_id)
    ]
    wie = Veld("wie", "Wie is er niet?", "keuze", keuzes=mensen)
    return [
        *([wie] if ik.leidt else []),
        Veld("van", "Eerste dag", "dag", waarde=vandaag.isoformat()),
        Veld("tot", "Laatste dag", "dag", hulp="Deze dag hoort er nog bij. U kunt hem later veranderen."),
        Veld(
            "vervanger",
            "Wie neemt waar?",
            "keuze",
            hulp="Is die persoon zelf ook afwezig, dan neemt diens vervanger waar.",
            keuzes=[keuze for keuze in mensen if ik.leidt or keuze[0] != str(ik.id)],
        ),
    ]


def _gelezen(ik: Ik, velden: Sequence[Veld]) -> tuple[Afwezig | None, list[Fout]]:
    waarden, fouten = {v.naam: v.waarde for v in velden}, []
    gelezen: dict[str, date] = {}
    for naam in ("van", "tot"):
        try:
            gelezen[naam] = dagen.lees(waarden[naam])
        except dagen.GeenDag as fout:
            fouten.append((naam, str(fout)))
    wie, vervanger = getal(waarden.get("wie", str(ik.id))), getal(waarden["vervanger"])
    if wie is None:
        fouten.append(("wie", "Kies wie er niet is."))
    if vervanger is None:
        fouten.append(("vervanger", "Kies wie waarneemt. Zonder vervanger ligt het werk stil."))
    if fouten or wie is None or vervanger is None:
        return None, zet_fouten(velden, fouten)
    return Afwezig(wie, vervanger, gelezen["van"], gelezen["tot"]), []


def _toon(
    request: Request, session: Session, ik: Ik, vandaag: date, velden: Sequence[Veld],
    fouten: Sequence[Fout] = (), *, typte: Mapping[int, str] | None = None,
    botsing: eerder.Botsing | None = None,
) -> Response:  # fmt: skip
    rijen = vervanging.lijst(session, ik.gemeente_id, vandaag, None if ik.leidt else ik.id)
    rooster = toegang.rooster(request, session, ik, vandaag)
    namen = {nr: mens.naam for nr, mens in rooster.mensen.items()}
    return toon(
        request,
        "afwezigheid",
        status=409 if botsing else 422 if fouten else 200,
        actief=PAD,
        rijen=[(rij, namen[rij.gebruiker_id], namen[rij.vervanger_id]) for rij in rijen],
        waarnemers={nr: namen.get(rooster.waarnemer(nr) or 0, "niemand") for nr in rooster.mensen},
        ik_voor=sorted(namen[nr] for nr in rooster.voor(ik.id) - {ik.id}),
        velden=velden,
        fouten=list(fouten),
        merken={rij.id: eerder.merk(_staat(rij)) for rij in rijen},
        typte=typte or {},
        botsing=botsing,
    )
