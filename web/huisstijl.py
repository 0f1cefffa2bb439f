"""The house style of a municipality: colour with its contrast, crest, window; and its versions."""

import base64
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from fastapi import APIRouter
from sqlmodel import Session
from starlette.datastructures import FormData, UploadFile
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from inburgering import klok
from inburgering.db import brieftekst
from inburgering.db import huisstijl as bewaard
from inburgering.db.huisstijl import StijlNietGoed
from inburgering.db.tabellen import Huisstijlversie
from inburgering.templates import brief
from inburgering.templates.datums import datum
from inburgering.templates.hoofd import KLEUR
from inburgering.templates.huisstijl import Huisstijl
from inburgering.templates.kleur import CONTRAST, leesbaar, met_wit
from inburgering.templates.wapen import GROOTSTE
from inburgering.web import eerder, sessie
from inburgering.web import zicht_brieftekst as zicht
from inburgering.web.briefteksten import PAD as BRIEVEN
from inburgering.web.briefteksten import beheert
from inburgering.web.formulier import Fout, Veld
from inburgering.web.toegang import Beheer, Ik, Medewerker
from inburgering.web.toon import toon
from inburgering.web.verzoek import Formulier, Lezen, Opslag, Vandaag, tekst

router = APIRouter()
PAD = "/huisstijl"
PROEFBRIEF = "oproep_brede_intake"
Versies = Sequence[tuple[Huisstijlversie, str]]
VENSTERS = (("links", "Links"), ("rechts", "Rechts"))


@dataclass
class Invoer:
    """What is typed: the style, from when, and why."""

    stijl: Huisstijl
    vanaf: str
    reden: str = ""
    fouten: list[Fout] = field(default_factory=list)

    @property
    def velden(self) -> list[Veld]:
        """The fields beside the file with the crest."""
        s = self.stijl
        return [
            Veld(
                "kleur", "Kleur van koppen en lijnen", "regel", "Een # met zes tekens, zoals #154273.",
                verplicht=False, waarde=s.kleur, merk="leeg: de kleur uit het bestand van de gemeente",
            ),
            Veld(
                "venster", "Waar zit het venster van de envelop?", "keuze", verplicht=False,
                waarde=s.venster, keuzes=VENSTERS,
            ),
            Veld("vanaf", "In gebruik vanaf", "dag", waarde=self.vanaf),
            Veld("reden", "Waarom verandert u de huisstijl?", "regel", waarde=self.reden),
        ]  # fmt: skip


@router.get(PAD)
def vraag(request: Request, ik: Medewerker, session: Lezen, vandaag: Vandaag) -> Response:
    """The house style of today, how a letter looks in it, and for a beheerder the form."""
    nu = bewaard.stijl(session, ik.gemeente_id, vandaag)
    return _toon(request, session, ik, Invoer(nu, vandaag.isoformat()))


@router.post(PAD)
def antwoord(
    request: Request, ik: Beheer, session: Lezen, opslag: Opslag, form: Formulier, vandaag: Vandaag
) -> Response:
    """Look at the style that was typed, or put it into use."""
    invoer = _lees(form, bewaard.stijl(session, ik.gemeente_id, vandaag))
    gezien = tekst(form, eerder.VELD)
    if tekst(form, "stap") != "gebruik":
        invoer.fouten = [Fout(zin) for zin in bewaard.gebreken(invoer.stijl)]
        return _toon(request, session, ik, invoer, status=422 if invoer.fouten else 200, gezien=gezien)
    try:
        dag = date.fromisoformat(invoer.vanaf)
        with eerder.instellen(opslag, ik.gemeente_id) as schrijf:
            versies = bewaard.versies(schrijf, ik.gemeente_id)
            eerder.eis_ongewijzigd(_staat(versies), gezien, lambda: _maker(versies))
            bewaard.stel_in(schrijf, ik.gemeente_id, ik.id, invoer.stijl, dag, invoer.reden, klok.nu())
    except eerder.WasEerder as fout:
        return _toon(request, session, ik, invoer, eerst=fout)
    except StijlNietGoed as fout:
        invoer.fouten = [Fout(zin) for zin in fout.zinnen]
    except ValueError:
        invoer.fouten = [Fout("Vul in vanaf welke dag de huisstijl geldt.", "veld-vanaf")]
    if invoer.fouten:
        return _toon(request, session, ik, invoer, status=422, gezien=gezien)
    sessie.flits(
        request, f"De huisstijl geldt vanaf {datum(dag)}.", ["Brieven die al gemaakt zijn, veranderen niet."]
    )
    return RedirectResponse(PAD, 303)


def _lees(form: FormData, nu: Huisstijl) -> Invoer:
    """The style as typed; without a new file the crest stays, unless it must go."""
    bestand = form.get("wapen")
    wapen = "" if form.get("weg") else str(form.get("wapen_was") or nu.wapen)
    if isinstance(bestand, UploadFile) and bestand.size:
        wapen = bestand.file.read(GROOTSTE + 1).decode("utf-8", "replace")
    stijl = replace(nu, kleur=tekst(form, "kleur"), venster=tekst(form, "venster"), wapen=wapen)
    return Invoer(stijl, tekst(form, "vanaf"), tekst(form, "reden"))


def _staat(versies: Versies) -> dict[str, str]:
    return {"versie": str(versies[0][0].versie if versies else 0)}


def _maker(versies: Versies) -> eerder.Wie | None:
    return (versies[0][1], versies[0][0].moment) if versies else None


def _nieuwste(versies: Versies) -> str:
    if not versies:
        return ""
    rij = versies[0][0]
    kleur = rij.kleur or "de kleur van de gemeente"
    wapen = ", met een eigen wapen" if rij.wapen else ""
    return f"Versie {rij.versie} geldt vanaf {datum(rij.geldig_vanaf)}: {kleur}{wapen}. Waarom: {rij.reden}"


def _toon(
    request: Request, session: Session, ik: Ik, invoer: Invoer, *, status: int = 200,
    gezien: str | None = None, eerst: eerder.WasEerder | None = None,
) -> Response:  # fmt: skip
    versies = bewaard.versies(session, ik.gemeente_id)
    goed = not bewaard.gebreken(invoer.stijl)
    return toon(
        request,
        "huisstijl",
        status=409 if eerst else status,
        actief=BRIEVEN,
        gezien=eerder.merk(_staat(versies)) if gezien is None else gezien,
        botsing=eerder.verzoen(eerst, zinnen={"versie": _nieuwste(versies)}) if eerst else None,
        invoer=invoer,
        fouten=invoer.fouten,
        kleur=_kleur(invoer.stijl.kleur) if goed else None,
        wapen=_als_adres(invoer.stijl.wapen) if goed and invoer.stijl.wapen else "",
        beelden=_beelden(session, ik, invoer.stijl) if goed else [],
        versies=versies,
        beheert=beheert(ik),
    )


def _kleur(kleur: str) -> dict[str, object]:
    """A colour with its contrast on white, and what the letters of a letter get when it is too light."""
    gekozen = kleur or KLEUR
    return {
        "kleur": gekozen,
        "contrast": met_wit(gekozen),
        "genoeg": met_wit(gekozen) >= CONTRAST,
        "leesbaar": leesbaar(gekozen),
    }


def _als_adres(svg: str) -> str:
    return f"data:image/svg+xml;base64,{base64.b64encode(svg.encode()).decode()}"


def _beelden(session: Session, ik: Ik, stijl: Huisstijl) -> list[str]:
    vandaag = klok.vandaag()
    data = zicht.proefgegevens(session, ik.gemeente_id, PROEFBRIEF)
    teksten = brieftekst.teksten(session, ik.gemeente_id, vandaag)
    return zicht.als_beelden(brief.vorm(PROEFBRIEF, data, vandaag, teksten), stijl)
