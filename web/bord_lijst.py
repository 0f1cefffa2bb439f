"""The list behind a number of the board: to open, to remind a partner, to hand over, or to download."""

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from inburgering.db import zoeken, zoeken_bord, zoeken_bordlijst
from inburgering.db.basis import nr_van
from inburgering.db.fouten import NietGevonden
from inburgering.db.oorzaken import OORZAKEN
from inburgering.db.zoeken_bord import Keuze
from inburgering.web import herinnering, sessie, toegang, uitvoer, zicht_bord
from inburgering.web.blad import Bladen, adres, bladnummer
from inburgering.web.toegang import Ik, Medewerker
from inburgering.web.toon import toon
from inburgering.web.verzoek import Formulier, Lezen, Opslag, Vandaag, tekst, terug
from inburgering.web.zicht_bord import LIJST, PAD
from inburgering.wet.termijnen import naam_van

router = APIRouter()
PER_BLAD = 20
VELDEN = ("wanneer", "stap", "consulent", "partner", "overname", "anderen", "oorzaak", "team")
KOPPEN = (
    "Traject", "Naam", "Stap", "Laatste dag", "Dagen te laat", "Consulent", "Partner",
    "Al verlopen bij overname",
)  # fmt: skip


@router.get(LIJST)
def lijst(request: Request, ik: Medewerker, session: Lezen, vandaag: Vandaag) -> Response:
    """The steps of this choice, longest overdue first."""
    keuzes, keuze = _keuze(request, ik, vandaag)
    totaal = zoeken_bord.totaal(session, keuze)
    gevraagd = bladnummer(request.query_params.get("blad", "1"))
    bladen = Bladen.gevraagd(gevraagd, totaal, PER_BLAD)
    rijen = zoeken_bordlijst.lijst(session, keuze, vanaf=(bladen.nr - 1) * PER_BLAD, aantal=PER_BLAD)
    ik.spoor.zag_lijst(len(rijen))
    return toon(
        request,
        "bord_lijst",
        actief=PAD,
        rijen=rijen,
        bladen=bladen,
        wat=zicht_bord.in_woorden(keuze, zicht_bord.namen(session, ik.gemeente_id)),
        naar=lambda **anders: adres(LIJST, keuzes, **anders),
        bestanden={soort: adres(f"{LIJST}.{soort}", keuzes) for soort in uitvoer.SOORTEN},
        hier=adres(LIJST, keuzes, blad=bladen.nr),
        stapnaam=naam_van,
        consulenten=zoeken.consulenten(session, ik.gemeente_id),
    )


@router.get(f"{LIJST}.{{soort}}")
def lijst_bestand(request: Request, ik: Medewerker, session: Lezen, vandaag: Vandaag, soort: str) -> Response:
    """The whole list as a file for a spreadsheet."""
    _, keuze = _keuze(request, ik, vandaag)
    rijen = zoeken_bordlijst.lijst(session, keuze, aantal=None)
    ik.spoor.zag_lijst(len(rijen), uitgevoerd=True)
    cellen = ([
        r.nummer, r.naam, naam_van(r.stap), r.laatste_dag, max(0, (vandaag - r.laatste_dag).days),
        r.consulent, r.partner, "ja" if r.bij_overname else "nee",
    ] for r in rijen)  # fmt: skip
    return uitvoer.antwoord(uitvoer.Lijst(f"stappen-{vandaag}", KOPPEN, cellen), soort)


@router.post(f"{PAD}/herinner")
def herinner(
    request: Request, ik: Medewerker, session: Lezen, opslag: Opslag, vandaag: Vandaag, form: Formulier
) -> Response:
    """Remind a partner of one handoff: at most once a day from here, however often one clicks."""
    traject = toegang.traject(session, ik, tekst(form, "traject"))
    nr = tekst(form, "nr")
    if not (nr.isascii() and nr.isdigit() and len(nr) < 10):
        raise NietGevonden("Deze taak bestaat niet. Ga terug naar de lijst.")
    doel = herinnering.Doel(nr_van(traject), traject.nummer, nr=int(nr))
    if fout := herinnering.herinner(opslag, ik, doel, vandaag):
        sessie.flits(request, "De partner is niet herinnerd.", [fout], soort="fout")
    else:
        sessie.flits(request, "De herinnering aan de partner staat klaar.", [f"Traject {traject.nummer}."])
    return RedirectResponse(terug(form, LIJST, anders=PAD), 303)


def _keuze(request: Request, ik: Ik, vandaag: Vandaag) -> tuple[dict[str, str], Keuze]:
    vraag = request.query_params
    keuzes = {naam: vraag.get(naam, "")[:60] for naam in VELDEN}
    keuze = Keuze(
        gemeente_id=ik.gemeente_id,
        vandaag=vandaag,
        wanneer="binnenkort" if keuzes["wanneer"] == "binnenkort" else "verlopen",
        stap=keuzes["stap"],
        consulent=_getal(keuzes["consulent"]),
        partner=_getal(keuzes["partner"]),
        overname=keuzes["overname"] == "ja",
        anderen=keuzes["anderen"] == "ja",
        oorzaak=keuzes["oorzaak"] if keuzes["oorzaak"] in OORZAKEN else "",
        team=keuzes["team"],
    )
    return keuzes, keuze


def _getal(ruw: str) -> int | None:
    return int(ruw) if ruw.isascii() and ruw.isdigit() and len(ruw) < 10 else None
