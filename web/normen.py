"""The administrator's page of local norms: what holds, since when and by which decision; a new value."""

from datetime import date
from typing import Any

from fastapi import APIRouter
from pydantic import ValidationError
from sqlmodel import Session
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from inburgering import klok
from inburgering.db import normboek
from inburgering.db.fouten import NietGevonden
from inburgering.db.normboek import NormNietGoed
from inburgering.db.tabellen import Inrichting, Norm
from inburgering.invoer.gemeenten_model import NormDeel
from inburgering.templates.datums import datum
from inburgering.web import dagen, eerder, sessie
from inburgering.web.formulier import Fout, Veld, getypt, zet_fouten
from inburgering.web.normvelden import GETAL, JANEE, KEUZE, NORMVELDEN, Normveld
from inburgering.web.toegang import Beheer, Ik
from inburgering.web.toon import toon
from inburgering.web.verzoek import Formulier, Lezen, Opslag, Vandaag, tekst
from inburgering.wet.normen import STANDAARD

router = APIRouter()
PAD = "/normen"
BESLUIT = "Noem het besluit waarmee uw gemeente dit vaststelde, met de datum of het nummer."


@router.get(PAD)
def lijst(request: Request, ik: Beheer, session: Lezen, vandaag: Vandaag) -> Response:
    """Every norm with what holds today, and what is to come."""
    alle = normboek.rijen(session, ik.gemeente_id)
    regels = [_regel(veld, alle.get(naam, []), vandaag) for naam, veld in NORMVELDEN.items()]
    anders = {n: nu for n, rijen in alle.items() if n not in NORMVELDEN and (nu := _nu(rijen, vandaag))}
    return toon(request, "normen", actief=PAD, regels=regels, anders=anders)


@router.get(f"{PAD}/{{naam}}")
def een(request: Request, naam: str, ik: Beheer, session: Lezen, vandaag: Vandaag) -> Response:
    """One norm: what held when, who changed it, and the form for a new value."""
    veld = _veld(naam)
    return _toon(request, session, ik, veld, _velden(veld, vandaag))


@router.post(f"{PAD}/{{naam}}")
def stel_in(
    request: Request, naam: str, ik: Beheer, session: Lezen, opslag: Opslag, vandaag: Vandaag,
    form: Formulier,
) -> Response:  # fmt: skip
    """Put a new value into use from a day on; the past stays as it was."""
    veld = _veld(naam)
    velden = _velden(veld, vandaag)
    getypt(velden, form)
    fouten, nieuw = _lees(veld, velden, ik)
    gezien = tekst(form, eerder.VELD)
    if nieuw is not None:
        try:
            with eerder.instellen(opslag, ik.gemeente_id) as schrijf:
                _eis(schrijf, ik, veld, gezien)
                normboek.stel_in(schrijf, ik.gemeente_id, nieuw, ik.naam, klok.nu())
        except eerder.WasEerder as fout:
            return _toon(request, session, ik, veld, velden, eerst=fout)
        except NormNietGoed as fout:
            fouten = [(fout.veld, str(fout))]
    if fouten:
        return _toon(request, session, ik, veld, velden, zet_fouten(velden, fouten), gezien=gezien)
    sessie.flits(request, "De norm is vastgelegd.", ["Wat tot die dag gold, blijft staan."])
    return RedirectResponse(f"{PAD}/{naam}", 303)


@router.post(f"{PAD}/{{naam}}/intrekken")
def trek_in(
    request: Request, naam: str, ik: Beheer, session: Lezen, opslag: Opslag, vandaag: Vandaag,
    form: Formulier,
) -> Response:  # fmt: skip
    """Take back a value that has yet to begin."""
    veld = _veld(naam)
    try:
        with eerder.instellen(opslag, ik.gemeente_id) as schrijf:
            _eis(schrijf, ik, veld, tekst(form, eerder.VELD))
            weg = normboek.trek_in(schrijf, ik.gemeente_id, naam, ik.naam, klok.nu())
            vanaf = weg.geldig_vanaf
    except eerder.WasEerder as fout:
        return _toon(request, session, ik, veld, _velden(veld, vandaag), eerst=fout)
    sessie.flits(request, f"De waarde vanaf {datum(vanaf)} gaat niet in.")
    return RedirectResponse(f"{PAD}/{naam}", 303)


def _eis(session: Session, ik: Ik, veld: Normveld, gezien: str) -> None:
    rijen = normboek.rijen(session, ik.gemeente_id).get(veld.naam, [])
    wie = eerder.volgens_log(session, ik.gemeente_id, normboek.wat(veld.naam))
    eerder.eis_ongewijzigd(_staat(veld, rijen), gezien, wie)


def _staat(veld: Normveld, rijen: list[Norm]) -> dict[str, str]:
    """Every value with its days: one that was added or taken back is a change of the whole."""
    return {"reeks": "\n".join(f"{r.geldig_vanaf} {r.geldig_tot} {veld.als_tekst(r.waarde)}" for r in rijen)}


def _veld(naam: str) -> Normveld:
    if naam not in NORMVELDEN:
        raise NietGevonden("Deze norm is er niet, of hij staat alleen in het bestand van de gemeente.")
    return NORMVELDEN[naam]


def _velden(veld: Normveld, vandaag: date) -> list[Veld]:
    eenheid = f"In {veld.eenheid}." if veld.eenheid else ""
    soort = {GETAL: "getal", JANEE: "janee", KEUZE: "keuze"}[veld.soort]
    return [
        Veld("waarde", "Nieuwe waarde", soort, eenheid, keuzes=veld.keuzes),
        Veld("geldig_vanaf", "Geldt vanaf", "dag", waarde=vandaag.isoformat()),
        Veld("bron", "Besluit van de gemeente", "regel", BESLUIT),
    ]


def _lees(veld: Normveld, velden: list[Veld], ik: Ik) -> tuple[list[tuple[str, str]], Norm | None]:
    """What was typed as a norm; or per field what is wrong with it."""
    waarde_, vanaf_, bron_ = (v.waarde.strip() for v in velden)
    fouten = [] if bron_ else [("bron", "Noem het besluit van de gemeente.")]
    waarde, vanaf = veld.lees(waarde_), None
    if waarde is None:
        wat = "Vul een heel getal in." if veld.soort == GETAL else "Kies een antwoord."
        fouten.insert(0, ("waarde", wat))
    try:
        vanaf = dagen.lees(vanaf_)
    except dagen.GeenDag as fout:
        fouten.append(("geldig_vanaf", f"Geldt vanaf: {fout}"))
    if fouten or vanaf is None:
        return fouten, None
    try:
        deel = NormDeel(naam=veld.naam, waarde=waarde, bron=bron_, geldig_vanaf=vanaf)
    except ValidationError as fout:
        lang = any(e["loc"] == ("bron",) for e in fout.errors())
        return [_te_veel(veld) if not lang else ("bron", "Dit is te lang. Maak het korter.")], None
    return [], Norm(gemeente_id=ik.gemeente_id, **deel.model_dump())


def _te_veel(veld: Normveld) -> tuple[str, str]:
    return "waarde", f"Vul een getal in van {veld.minst} tot en met {veld.hoogstens}."


def _nu(rijen: list[Norm], vandaag: date) -> Norm | None:
    return normboek.geldt(rijen, vandaag)


def _regel(veld: Normveld, rijen: list[Norm], vandaag: date) -> dict[str, Any]:
    straks = rijen[0] if rijen and rijen[0].geldig_vanaf > vandaag else None
    return {"veld": veld, "nu": _nu(rijen, vandaag), "straks": straks, "anders": STANDAARD.get(veld.naam)}


def _toon(
    request: Request, session: Session, ik: Ik, veld: Normveld, velden: list[Veld],
    fouten: list[Fout] | None = None, *, gezien: str | None = None, eerst: eerder.WasEerder | None = None,
) -> Response:  # fmt: skip
    vandaag = klok.vandaag()
    rijen = normboek.rijen(session, ik.gemeente_id).get(veld.naam, [])
    logboek = [_in_woorden(veld, r) for r in normboek.geschiedenis(session, ik.gemeente_id, veld.naam)]
    laatste = {"reeks": str(logboek[0]["zin"]) if logboek else ""}
    return toon(
        request, "norm", status=409 if eerst else 422 if fouten else 200,
        gezien=eerder.merk(_staat(veld, rijen)) if gezien is None else gezien,
        botsing=eerder.verzoen(eerst, zinnen=laatste) if eerst else None,
        actief=PAD, velden=velden, fouten=fouten or [],
        rijen=rijen, pad=f"{PAD}/{veld.naam}", **_regel(veld, rijen, vandaag),
        wijzigingen=logboek,
    )  # fmt: skip


def _in_woorden(veld: Normveld, rij: Inrichting) -> dict[str, Any]:
    waarde, vanaf = rij.verschil.get("waarde", {}), rij.verschil.get("geldig_vanaf", {})
    if vanaf.get("nieuw"):
        dag = datum(date.fromisoformat(vanaf["nieuw"]))
        zin = f"Vanaf {dag}: {veld.als_tekst(waarde.get('nieuw'))}."
    else:
        zin = f"Gaat niet in: {veld.als_tekst(waarde.get('oud'))}."
    return {"moment": rij.moment, "door": rij.door, "zin": zin}
