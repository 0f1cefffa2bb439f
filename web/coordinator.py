"""The coordinator's board: where the overdue steps lie, and which are about to be."""

import csv
import io
from collections import Counter
from collections.abc import Mapping
from typing import Any

from fastapi import APIRouter
from sqlmodel import Session
from starlette.requests import Request
from starlette.responses import Response

from inburgering.db import zoeken, zoeken_bord
from inburgering.db.zoeken_bord import Keuze, Vak
from inburgering.web import tekening_bord
from inburgering.web.blad import Bladen, adres, bladnummer
from inburgering.web.toegang import Ik, Leiding
from inburgering.web.toon import toon
from inburgering.web.verzoek import Lezen, Vandaag
from inburgering.wet.termijnen import naam_van

router = APIRouter()
PAD = "/coordinator"
LIJST = f"{PAD}/lijst"
PER_BLAD = 20
LANGST = 6
PER = {"consulent": "Per consulent", "partner": "Per partner", "stap": "Per stap"}
GEEN_PARTNER = "De gemeente zelf"


@router.get(PAD)
def bord(request: Request, ik: Leiding, session: Lezen, vandaag: Vandaag) -> Response:
    """The numbers, the trend, where the steps lie and which wait longest."""
    keuze = Keuze(gemeente_id=ik.gemeente_id, vandaag=vandaag)
    vakken = zoeken_bord.vakken(session, keuze)
    straks = zoeken_bord.vakken(session, _straks(keuze))
    per = request.query_params.get("per", "")
    per = per if per in PER else "consulent"
    reeks = zoeken_bord.verloop(session, ik.gemeente_id, vandaag)
    return toon(
        request,
        "bord",
        actief=PAD,
        tegels=_tegels(vakken, straks, zoeken_bord.te_laat(session, keuze)),
        reeks=reeks,
        trend=tekening_bord.trend(reeks),
        staven=_staven(vakken),
        per=per,
        pers=PER,
        matrix=_matrix(vakken, per, _namen(session, ik)),
        matrix_straks=_matrix(straks, per, _namen(session, ik), wanneer="binnenkort"),
        langst=zoeken_bord.lijst(session, keuze, aantal=LANGST),
        stapnaam=naam_van,
    )


@router.get(LIJST)
def lijst(request: Request, ik: Leiding, session: Lezen, vandaag: Vandaag) -> Response:
    """The steps behind a number, to open, to remind of or to hand over."""
    keuzes, keuze = _keuze(request, ik, vandaag)
    totaal = zoeken_bord.totaal(session, keuze)
    gevraagd = bladnummer(request.query_params.get("blad", "1"))
    bladen = Bladen(min(gevraagd, Bladen(1, totaal, PER_BLAD).aantal), totaal, PER_BLAD)
    rijen = zoeken_bord.lijst(session, keuze, vanaf=(bladen.nr - 1) * PER_BLAD, aantal=PER_BLAD)
    return toon(
        request,
        "bord_lijst",
        actief=PAD,
        rijen=rijen,
        bladen=bladen,
        wat=_in_woorden(keuze, _namen(session, ik)),
        naar=lambda **anders: adres(LIJST, keuzes, **anders),
        csv=adres(f"{LIJST}.csv", keuzes),
        stapnaam=naam_van,
        consulenten=zoeken.consulenten(session, ik.gemeente_id),
    )


@router.get(f"{LIJST}.csv")
def lijst_csv(request: Request, ik: Leiding, session: Lezen, vandaag: Vandaag) -> Response:
    """The whole list as a file for a spreadsheet."""
    _, keuze = _keuze(request, ik, vandaag)
    uit = io.StringIO()
    schrijver = csv.writer(uit, delimiter=";", lineterminator="\r\n")
    schrijver.writerow(["Traject", "Naam", "Stap", "Laatste dag", "Dagen te laat", "Consulent", "Partner"])
    for r in zoeken_bord.lijst(session, keuze, aantal=None):
        te_laat = (vandaag - r.laatste_dag).days
        cellen = [r.nummer, r.naam, naam_van(r.stap), r.laatste_dag.isoformat(), max(0, te_laat)]
        schrijver.writerow([veilig(c) for c in [*cellen, r.consulent, r.partner or ""]])
    koppen = {"Content-Disposition": f'attachment; filename="stappen-{vandaag}.csv"'}
    return Response("\ufeff" + uit.getvalue(), media_type="text/csv; charset=utf-8", headers=koppen)


def veilig(cel: object) -> str:
    """A cell no spreadsheet takes for a formula."""
    tekst = str(cel)
    return f"'{tekst}" if tekst.startswith(("=", "+", "-", "@", "\t", "\r")) else tekst


def _straks(keuze: Keuze) -> Keuze:
    return Keuze(gemeente_id=keuze.gemeente_id, vandaag=keuze.vandaag, wanneer="binnenkort")


def _keuze(request: Request, ik: Ik, vandaag: Vandaag) -> tuple[dict[str, str], Keuze]:
    vraag = request.query_params
    keuzes = {naam: vraag.get(naam, "")[:20] for naam in ("wanneer", "stap", "consulent", "partner")}
    keuze = Keuze(
        gemeente_id=ik.gemeente_id,
        vandaag=vandaag,
        wanneer="binnenkort" if keuzes["wanneer"] == "binnenkort" else "verlopen",
        stap=keuzes["stap"],
        consulent=_getal(keuzes["consulent"]),
        partner=_getal(keuzes["partner"]),
    )
    return keuzes, keuze


def _getal(tekst: str) -> int | None:
    return int(tekst) if tekst.isascii() and tekst.isdigit() and len(tekst) < 10 else None


def _namen(session: Session, ik: Ik) -> Mapping[str, Mapping[Any, str]]:
    partners = {p.id or 0: p.naam for p in zoeken.partners(session, ik.gemeente_id)}
    mensen = {m.id or 0: m.naam for m in zoeken.medewerkers(session, ik.gemeente_id)}
    return {"consulent": mensen, "partner": {0: GEEN_PARTNER, **partners}}


def _tegels(vakken: list[Vak], straks: list[Vak], dagen: Counter[int]) -> dict[str, Any]:
    bij_partner = [v for v in vakken if v.partner]
    aantal = sum(v.aantal for v in vakken)
    return {
        "verlopen": aantal,
        "bij_partner": sum(v.aantal for v in bij_partner),
        "partners": len({v.partner for v in bij_partner}),
        "gemiddeld": round(sum(d * n for d, n in dagen.items()) / aantal) if aantal else 0,
        "langste": max(dagen, default=0),
        "straks": sum(v.aantal for v in straks),
    }


def _staven(vakken: list[Vak]) -> list[dict[str, Any]]:
    college: Counter[str] = Counter()
    partner: Counter[str] = Counter()
    for v in vakken:
        (partner if v.partner else college)[v.stap] += v.aantal
    alle = college + partner
    top = max(alle.values(), default=1)
    return [
        {
            "stap": stap, "naam": naam_van(stap), "aantal": aantal, "partner": partner[stap],
            "staaf": tekening_bord.staaf(college[stap], partner[stap], top),
        }
        for stap, aantal in alle.most_common()
    ]  # fmt: skip


def _matrix(
    vakken: list[Vak], per: str, namen: Mapping[str, Mapping[Any, str]], wanneer: str = "verlopen"
) -> dict[str, Any]:
    """Rows by consulent, partner or step, columns by step (or by partner); every number leads to its list."""
    kolom = "partner" if per == "stap" else "stap"
    telling: Counter[tuple[Any, Any]] = Counter()
    for v in vakken:
        telling[getattr(v, per), getattr(v, kolom)] += v.aantal
    koppen = sorted({k for _, k in telling}, key=lambda k: _naam(kolom, k, namen))
    rijen = sorted({r for r, _ in telling}, key=lambda r: _naam(per, r, namen))

    def vak(rij: Any, kop: Any) -> tuple[int, str]:
        return telling[rij, kop], adres(LIJST, {"wanneer": wanneer, per: rij, kolom: kop})

    return {
        "koppen": [_naam(kolom, k, namen) for k in koppen],
        "rijen": [
            {
                "naam": _naam(per, rij, namen), "vakken": [vak(rij, k) for k in koppen],
                "totaal": sum(telling[rij, k] for k in koppen),
                "lijst": adres(LIJST, {"wanneer": wanneer, per: rij}),
            }
            for rij in rijen
        ],
        "totalen": [sum(telling[r, k] for r in rijen) for k in koppen],
        "totaal": sum(telling.values()),
    }  # fmt: skip


def _naam(soort: str, wat: Any, namen: Mapping[str, Mapping[Any, str]]) -> str:
    return naam_van(wat) if soort == "stap" else namen[soort].get(wat, "onbekend")


def _in_woorden(keuze: Keuze, namen: Mapping[str, Mapping[Any, str]]) -> str:
    delen = ["Verlopen stappen" if keuze.wanneer == "verlopen" else "Stappen die binnen 7 dagen verlopen"]
    if keuze.stap:
        delen.append(naam_van(keuze.stap))
    if keuze.consulent is not None:
        delen.append(_naam("consulent", keuze.consulent, namen))
    if keuze.partner is not None:
        delen.append(_naam("partner", keuze.partner, namen))
    return ": ".join([delen[0], ", ".join(delen[1:])]) if len(delen) > 1 else delen[0]
