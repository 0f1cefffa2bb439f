"""Changing the text of a letter: type, look, put into use from a day; or go back to the standard text."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from fastapi import APIRouter
from sqlmodel import Session
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from inburgering import klok
from inburgering.db import brieftekst
from inburgering.db.brieftekst import TekstNietGoed, Wijziging
from inburgering.db.tabellen import Brieftekst
from inburgering.templates.datums import datum
from inburgering.templates.eigen import EigenTekst
from inburgering.web import eerder, sessie
from inburgering.web import zicht_brieftekst as zicht
from inburgering.web.briefteksten import PAD, gekozen
from inburgering.web.formulier import Fout, Veld
from inburgering.web.toegang import Beheer, Ik
from inburgering.web.toon import toon
from inburgering.web.verzoek import Formulier, Lezen, Opslag, Vandaag, is_deel
from inburgering.web.verzoek import tekst as veld_uit

router = APIRouter()
Versies = Sequence[tuple[Brieftekst, str]]


@dataclass
class Invoer:
    """What is typed: the text, from when, and why."""

    onderwerp: str
    tekst: str
    vanaf: str
    reden: str = ""
    gezien: str | None = None
    fouten: list[Fout] = field(default_factory=list)

    @classmethod
    def uit(cls, form: FormData) -> "Invoer":
        tekst = str(form.get("tekst") or "").replace("\r\n", "\n")
        vanaf, reden, gezien = (veld_uit(form, naam) for naam in ("vanaf", "reden", eerder.VELD))
        return cls(veld_uit(form, "onderwerp"), tekst, vanaf, reden, gezien)

    @property
    def dag(self) -> date | None:
        try:
            return date.fromisoformat(self.vanaf)
        except ValueError:
            return None

    @property
    def velden(self) -> list[Veld]:
        """The fields beside the text."""
        return [
            Veld(
                "vanaf",
                "In gebruik vanaf",
                "dag",
                "Brieven die al gemaakt zijn, veranderen niet.",
                waarde=self.vanaf,
            ),
            Veld("reden", "Waarom verandert u de tekst?", "regel", waarde=self.reden),
        ]


@router.get(PAD + "/{naam}/wijzig")
def vraag(
    request: Request, naam: str, ik: Beheer, session: Lezen, vandaag: Vandaag, versie: str = ""
) -> Response:
    """The form, filled with the text that holds or with an earlier version."""
    rij, _ = gekozen(session, ik, naam, versie, vandaag)
    nu = zicht.van_rij(rij, naam)
    return _toon(request, session, ik, naam, Invoer(nu.onderwerp, nu.tekst, vandaag.isoformat()))


@router.post(PAD + "/{naam}/wijzig")
def antwoord(
    request: Request, naam: str, ik: Beheer, session: Lezen, opslag: Opslag, form: Formulier, vandaag: Vandaag
) -> Response:
    """Look at what was typed, or put it into use."""
    gekozen(session, ik, naam, "", vandaag)
    invoer = Invoer.uit(form)
    if is_deel(request):
        beeld = zicht.beeld(session, ik.gemeente_id, _tekst(naam, invoer), invoer.dag or vandaag)
        return toon(request, "brieftekst_beeld", beeld=beeld)
    if veld_uit(form, "stap") != "gebruik":
        return _toon(request, session, ik, naam, invoer)
    return _bewaar(request, session, opslag, ik, naam, invoer)


@router.post(PAD + "/{naam}/standaard")
def standaard(
    request: Request, naam: str, ik: Beheer, session: Lezen, opslag: Opslag, form: Formulier, vandaag: Vandaag
) -> Response:
    """Use the standard text again from a day on; the own versions stay to be looked at."""
    gekozen(session, ik, naam, "", vandaag)
    nu = zicht.van_rij(brieftekst.geldend(session, ik.gemeente_id, vandaag).get(naam), naam)
    vanaf, reden, gezien = (veld_uit(form, naam) for naam in ("vanaf", "reden", eerder.VELD))
    invoer = Invoer(nu.onderwerp, nu.tekst, vanaf, reden, gezien)
    return _bewaar(request, session, opslag, ik, naam, invoer, terug=True)


def _bewaar(
    request: Request,
    session: Session,
    opslag: Opslag,
    ik: Ik,
    naam: str,
    invoer: Invoer,
    *,
    terug: bool = False,
) -> Response:
    if (dag := invoer.dag) is None:
        invoer.fouten = [Fout("Vul in vanaf welke dag de tekst geldt.", "veld-vanaf")]
        return _toon(request, session, ik, naam, invoer, status=422, terug=terug)
    w = Wijziging(
        sjabloon=naam, geldig_vanaf=dag, reden=invoer.reden, onderwerp="" if terug else invoer.onderwerp,
        tekst="" if terug else invoer.tekst, standaard=terug,
    )  # fmt: skip
    try:
        with eerder.instellen(opslag, ik.gemeente_id) as schrijf:
            versies = brieftekst.versies(schrijf, ik.gemeente_id, naam)
            wie = (versies[0][1], versies[0][0].moment) if versies else None
            eerder.eis_ongewijzigd(_staat(versies), invoer.gezien or "", lambda: wie)
            rij = brieftekst.stel_in(schrijf, ik.gemeente_id, ik.id, w, klok.nu())
    except eerder.WasEerder as fout:
        return _toon(request, session, ik, naam, invoer, eerst=fout, terug=terug)
    except TekstNietGoed as fout:
        invoer.fouten = [Fout(str(g), "veld-tekst" if g.regel else "") for g in fout.gebreken]
        return _toon(request, session, ik, naam, invoer, status=422, terug=terug)
    wat = "De standaardtekst" if terug else f"Versie {rij.versie}"
    sessie.flits(
        request, f"{wat} geldt vanaf {datum(dag)}.", ["Brieven die al gemaakt zijn, veranderen niet."]
    )
    return RedirectResponse(f"{PAD}/{naam}", 303)


def _staat(versies: Versies) -> dict[str, str]:
    return {"versie": str(versies[0][0].versie if versies else 0)}


def _intussen(
    naam: str, versies: Versies, fout: eerder.WasEerder
) -> tuple[eerder.Botsing, list[zicht.Regel]]:
    """Who was earlier, and line by line how the newest text differs from the one this author began with."""
    if not versies:
        return eerder.verzoen(fout), []
    rij, nr = versies[0][0], fout.toen.get("versie", "")
    wat = "de standaardtekst" if rij.standaard else "deze tekst"
    zin = f"Versie {rij.versie}: {wat} geldt vanaf {datum(rij.geldig_vanaf)}. Waarom: {rij.reden}"
    toen = next((r for r, _ in versies if str(r.versie) == nr), None)
    anders = zicht.verschil(zicht.van_rij(rij, naam), zicht.van_rij(toen, naam))
    return eerder.verzoen(fout, zinnen={"versie": zin}), anders


def _tekst(naam: str, invoer: Invoer) -> EigenTekst:
    return EigenTekst(naam, 0, invoer.onderwerp, invoer.tekst)


def _toon(
    request: Request, session: Session, ik: Ik, naam: str, invoer: Invoer, *, status: int = 200,
    eerst: eerder.WasEerder | None = None, terug: bool = False,
) -> Response:  # fmt: skip
    vandaag, versies = klok.vandaag(), brieftekst.versies(session, ik.gemeente_id, naam)
    botsing, intussen = _intussen(naam, versies, eerst) if eerst else (None, [])
    gezien = eerder.merk(_staat(versies)) if eerst or invoer.gezien is None else invoer.gezien
    tekst = _tekst(naam, invoer)
    nu = brieftekst.geldend(session, ik.gemeente_id, vandaag).get(naam)
    return toon(
        request,
        "brieftekst_wijzig",
        status=409 if eerst else status,
        actief=PAD,
        gezien=gezien,
        botsing=botsing,
        intussen=intussen,
        naam=naam,
        titel=zicht.titel(naam),
        invoer=invoer,
        fouten=invoer.fouten,
        terug=terug,
        eigen=nu is not None and not nu.standaard,
        verschil=zicht.verschil(tekst),
        beeld=zicht.beeld(session, ik.gemeente_id, tekst, max(invoer.dag or vandaag, vandaag)),
        gegevens=zicht.gegevens(naam),
    )
