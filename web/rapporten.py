"""The reports: what was counted on a day, as it was known then or is known now."""

from collections.abc import Sequence
from typing import Any

from fastapi import APIRouter
from sqlmodel import Session
from starlette.requests import Request
from starlette.responses import Response

from inburgering import klok
from inburgering.db import normen, rapporten, rapportstand, zoeken_toewijzing
from inburgering.db.basis import Database, dag_van
from inburgering.db.fouten import NietGevonden
from inburgering.db.rapport_basis import Tabel, Vak, Waarde, voor_buiten
from inburgering.db.rapport_klein import drempel
from inburgering.db.rapportstand import Stand
from inburgering.db.zoeken_rapport import FAMILIE, Peiling
from inburgering.web import tekening_rapport, uitvoer
from inburgering.web.blad import Bladen, adres, bladnummer
from inburgering.web.rapportvraag import Vraag, dagen, lees
from inburgering.web.toegang import Medewerker
from inburgering.web.toon import toon
from inburgering.web.verzoek import Lezen, Opslag, Vandaag
from inburgering.web.zicht_bord import PAD as BORD

router = APIRouter()
PAD = f"{BORD}/rapporten"
PER_BLAD = 20
NAMEN = {
    "fase": ("Fase van de trajecten", "Wie heeft een PIP, en kwamen de nieuwe PIP's op tijd?"),
    "stroom": ("Instroom en uitstroom", "Hoeveel begonnen er, hoeveel eindigden er, hoeveel staan er open?"),
    "afsluiting": ("Afsluiting", "Waarom eindigden trajecten, en hoe lang duurden ze?"),
    "aanbod": ("Aanbod en resultaat", "Wat kwam er terecht van de taken bij partners?"),
    "contact": ("Contactmomenten", "Hoe vaak was er contact, waarover en hoe?"),
    "cohort": ("Cohorten", "Wie in een kwartaal begon: was het PIP er op tijd?"),
}


@router.get(PAD)
def overzicht(request: Request, ik: Medewerker, session: Lezen, vandaag: Vandaag) -> Response:
    """The reports there are, and on which day."""
    vraag = lees(request, vandaag)
    return toon(
        request, "rapporten", actief=BORD, vraag=vraag, namen=NAMEN, pad=PAD, dagen=dagen(vandaag),
        naar=lambda code: adres(f"{PAD}/{code}", vraag.keuzes),
    )  # fmt: skip


@router.get(f"{PAD}/{{code}}.{{soort}}")
def bestand(
    request: Request, ik: Medewerker, session: Lezen, opslag: Opslag, vandaag: Vandaag, code: str, soort: str
) -> Response:
    """One table to take along, with what each number means above it; small numbers left out when asked."""
    vraag = lees(request, vandaag)
    stand = _stand(opslag, session, code, vraag.peiling(ik.gemeente_id))
    rapport = stand.rapport
    tabel = rapport.tabellen.get(request.query_params.get("tabel", ""), next(iter(rapport.tabellen.values())))
    boven = [
        f"{rapport.naam}: {tabel.naam}. {rapport.uitleg}",
        f"Peildatum {vraag.peil}, {vraag.zoals}. Gemaakt op {dag_van(stand.gemaakt)}.",
        *(f"{kolom.kop}: {kolom.uitleg}" for kolom in tabel.kolommen.values()),
        *rapport.apart,
    ]
    if buiten := request.query_params.get("buiten") == "ja":
        vanaf = drempel(normen.geldend(session, ik.gemeente_id, vandaag))
        tabel = voor_buiten(tabel, vanaf)
        boven.append(f"Leeg: een getal in deze rij is kleiner dan {vanaf}, of eruit af te leiden.")
    koppen = [tabel.eerste, *(kolom.kop for kolom in tabel.kolommen.values())]
    naam = f"{code}-{vraag.peil}{'-buiten' if buiten else ''}"
    return uitvoer.antwoord(uitvoer.Lijst(naam, koppen, _cellen(tabel), boven), soort)


@router.get(f"{PAD}/{{code}}")
def rapport(
    request: Request, ik: Medewerker, session: Lezen, opslag: Opslag, vandaag: Vandaag, code: str
) -> Response:
    """One report: a drawing, the table, what it means; and what later recording changed."""
    vraag = lees(request, vandaag)
    peiling = vraag.peiling(ik.gemeente_id)
    ander = vraag.anders.peiling(ik.gemeente_id) if vraag.anders else peiling
    standen = _standen(opslag, session, code, [peiling, ander])
    stand, later = standen[peiling], standen[ander].rapport
    tabellen = [
        {
            "code": naam, "tabel": tabel, "tekening": tekening_rapport.staven(tabel, naam),
            "reeksen": tekening_rapport.reeksen(tabel), "bestanden": _bestanden(code, naam, vraag),
            "verschil": _verschil(tabel, later.tabellen.get(naam)),
        }
        for naam, tabel in stand.rapport.tabellen.items()
    ]  # fmt: skip
    return toon(
        request, "rapport", actief=BORD, vraag=vraag, rapport=stand.rapport, gemaakt=stand.gemaakt,
        tabellen=tabellen, pad=f"{PAD}/{code}", dagen=dagen(vandaag), overzicht=PAD,
        is_vak=lambda w: isinstance(w, Vak),
        naar=lambda tabel, rij, kolom: adres(
            f"{PAD}/{code}/lijst", {**vraag.keuzes, "tabel": tabel, "rij": rij, "kolom": kolom}
        ),
        anders=adres(f"{PAD}/{code}", vraag.anders.keuzes) if vraag.anders else "",
    )  # fmt: skip


@router.get(f"{PAD}/{{code}}/lijst")
def lijst(
    request: Request, ik: Medewerker, session: Lezen, opslag: Opslag, vandaag: Vandaag, code: str
) -> Response:
    """The trajects behind one number. Raises NietGevonden when there is no such number."""
    vraag = lees(request, vandaag)
    stand = _stand(opslag, session, code, vraag.peiling(ik.gemeente_id))
    plek = {naam: request.query_params.get(naam, "")[:60] for naam in ("tabel", "rij", "kolom")}
    try:
        rijen = rapportstand.achter(session, stand, **plek)
    except KeyError:
        raise NietGevonden("Dit getal bestaat niet in dit rapport. Ga terug naar het rapport.") from None
    tabel = stand.rapport.tabellen[plek["tabel"]]
    gevraagd = bladnummer(request.query_params.get("blad", "1"))
    bladen = Bladen.gevraagd(gevraagd, len(rijen), PER_BLAD)
    begin = (bladen.nr - 1) * PER_BLAD
    keuzes = {**vraag.keuzes, **plek}
    dragers = zoeken_toewijzing.van_rijen(session, ik.gemeente_id, rijen[begin : begin + PER_BLAD])
    ik.spoor.zag_lijst(len(dragers))
    return toon(
        request, "rapport_lijst", actief=BORD, vraag=vraag, rapport=stand.rapport, bladen=bladen,
        rijen=dragers,
        kolom=tabel.kolommen[plek["kolom"]], rij=next(r.naam for r in tabel.rijen if r.code == plek["rij"]),
        eerste=tabel.eerste, terug=adres(f"{PAD}/{code}", vraag.keuzes), overzicht=PAD,
        naar=lambda **anders: adres(f"{PAD}/{code}/lijst", keuzes, **anders),
    )  # fmt: skip


def _stand(opslag: Database, session: Session, code: str, peiling: Peiling) -> Stand:
    return _standen(opslag, session, code, [peiling])[peiling]


def _standen(
    opslag: Database, session: Session, code: str, peilingen: Sequence[Peiling]
) -> dict[Peiling, Stand]:
    if code not in FAMILIE:
        raise NietGevonden("Dit rapport bestaat niet. Kies een rapport uit de lijst.")
    return rapporten.geef(opslag, session, code, list(dict.fromkeys(peilingen)), klok.nu())


def _bestanden(code: str, tabel: str, vraag: Vraag) -> dict[str, str]:
    keuzes = {**vraag.keuzes, "tabel": tabel}
    uit = {soort: adres(f"{PAD}/{code}.{soort}", keuzes) for soort in uitvoer.SOORTEN}
    return uit | {"csv voor buiten": adres(f"{PAD}/{code}.csv", {**keuzes, "buiten": "ja"})}


def _verschil(tabel: Tabel, ander: Tabel | None) -> dict[tuple[str, str], int]:
    """The counts that differ with the other knowledge, by row and column."""
    if ander is None:
        return {}
    straks = {(r.code, k): w for r in ander.rijen for k, w in (r.waarden or {}).items()}
    uit = {}
    for rij in tabel.rijen:
        for kolom, waarde in (rij.waarden or {}).items():
            nieuw = straks.get((rij.code, kolom))
            if isinstance(waarde, Vak) and waarde.aantal != (
                a := nieuw.aantal if isinstance(nieuw, Vak) else 0
            ):
                uit[rij.code, kolom] = a
    return uit


def _cellen(tabel: Tabel) -> list[list[Any]]:
    def cel(waarde: Waarde) -> Any:
        return waarde.aantal if isinstance(waarde, Vak) else waarde

    return [
        [rij.naam, *(cel(rij.waarden.get(k)) if rij.waarden is not None else None for k in tabel.kolommen)]
        for rij in tabel.rijen
    ]
