"""The administrator's page of the look: one file with design tokens re-themes every page, or is refused."""

import json
from dataclasses import dataclass

from fastapi import APIRouter
from sqlmodel import Session
from starlette.datastructures import FormData, UploadFile
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from inburgering import klok
from inburgering.db import thema as bewaard
from inburgering.templates import thema
from inburgering.templates.kleur import contrast
from inburgering.templates.thema import GROOTSTE, OngeldigThema, Tokens
from inburgering.templates.themaparen import PAREN
from inburgering.web import eerder, sessie
from inburgering.web.formulier import Fout
from inburgering.web.toegang import Beheer, Ik
from inburgering.web.toon import toon
from inburgering.web.verzoek import Formulier, Lezen, Opslag, tekst

router = APIRouter()
PAD = "/thema"
KIES = "Kies eerst een bestand."
ANDERS = (
    "De kleuren zijn veranderd. Hieronder staan ze. Kies uw bestand opnieuw als u het nog wilt gebruiken."
)


@dataclass(frozen=True)
class Paar:
    """Two colours that lie on each other somewhere, with how well they can be told apart."""

    waar: str
    voor: str
    achter: str
    gemeten: float
    eis: float


@router.get(PAD)
def toon_thema(request: Request, ik: Beheer, session: Lezen) -> Response:
    """The colours in use, their contrast, and the form for a file."""
    return _toon(request, session, ik)


@router.post(PAD)
def stel_in(request: Request, ik: Beheer, session: Lezen, opslag: Opslag, form: Formulier) -> Response:
    """Take a file into use, or go back to the colours of the program."""
    terug = tekst(form, "stap") == "standaard"
    try:
        tokens = {} if terug else thema.lees(_bestand(form))
    except OngeldigThema as fout:
        return _toon(request, session, ik, fout.zinnen)
    try:
        with eerder.instellen(opslag, ik.gemeente_id) as schrijf:
            wie = eerder.volgens_log(schrijf, ik.gemeente_id, bewaard.WAT)
            nu = _staat(bewaard.van(schrijf, ik.gemeente_id))
            eerder.eis_ongewijzigd(nu, tekst(form, eerder.VELD), wie)
            anders = bewaard.stel_in(schrijf, ik.gemeente_id, tokens, ik.naam, klok.echt())
    except eerder.WasEerder as fout:
        session.expire_all()
        return _toon(request, session, ik, botsing=eerder.verzoen(fout, zinnen={"thema": ANDERS}))
    if not anders:
        sessie.flits(request, "De kleuren waren al zo. Er is niets veranderd.", soort="info")
    elif terug:
        sessie.flits(request, "De bladzijden hebben weer de kleuren van het programma.")
    else:
        sessie.flits(request, f"Het thema is in gebruik: {len(tokens)} tokens uit uw bestand.")
    return RedirectResponse(PAD, 303)


def _bestand(form: FormData) -> bytes:
    bestand = form.get("bestand")
    if not isinstance(bestand, UploadFile) or not bestand.size:
        raise OngeldigThema([KIES])
    return bestand.file.read(GROOTSTE + 1)


def _staat(eigen: Tokens) -> dict[str, str]:
    return {"thema": eerder.zegel(json.dumps(dict(eigen), sort_keys=True))}


def _toon(
    request: Request, session: Session, ik: Ik, zinnen: list[str] | None = None,
    botsing: eerder.Botsing | None = None,
) -> Response:  # fmt: skip
    eigen = bewaard.van(session, ik.gemeente_id)
    doel = "veld-bestand" if zinnen == [KIES] else ""
    return toon(
        request,
        "thema",
        status=409 if botsing else 422 if zinnen else 200,
        gezien=eerder.merk(_staat(eigen)),
        botsing=botsing,
        actief=PAD,
        eigen=eigen,
        fouten=[Fout(zin, doel) for zin in zinnen or []],
        paren=_paren({**thema.standaard(), **eigen}),
        versies=bewaard.geschiedenis(session, ik.gemeente_id),
    )


def _paren(tokens: Tokens) -> list[Paar]:
    return [
        Paar(waar, tokens[voor], tokens[achter], contrast(tokens[voor], tokens[achter]), eis)
        for waar, voor, achter, eis in PAREN
    ]
