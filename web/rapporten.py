"""The reports: what was counted on a day, as it was known then or is known now."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from fastapi import APIRouter
from sqlmodel import Session
from starlette.requests import Request
from starlette.responses import Response

from inburgering.db import normen, zoeken_rapport, zoeken_toewijzing
from inburgering.db.fouten import NietGevonden
from inburgering.db.rapport_basis import Rapport, Tabel, Vak, Waarde, voor_buiten
from inburgering.db.rapport_klein import drempel
from inburgering.db.zoeken_rapport import RAPPORTEN, Peiling
from inburgering.templates.datums import datum
from inburgering.web import tekening_rapport, uitvoer
from inburgering.web.blad import Bladen, adres, bladnummer
from inburgering.web.toegang import Ik, Medewerker
from inburgering.web.toon import toon
from inburgering.web.verzoek import Lezen, Vandaag
from inburgering.web.zicht_bord import PAD as BORD

router = APIRouter()
PAD = f"{BORD}/rapporten"
PER_BLAD = 20
VROEGST = date(2013, 1, 1)  # before it there is no trajectory under any of these laws
NAMEN = {
    "fase": ("Fase van de trajecten", "Wie heeft een PIP, en kwamen de nieuwe PIP's op tijd?"),
    "stroom": ("Instroom en uitstroom", "Hoeveel begonnen er, hoeveel eindigden er, hoeveel staan er open?"),
    "afsluiting": ("Afsluiting", "Waarom eindigden trajecten, en hoe lang duurden ze?"),
    "aanbod": ("Aanbod en resultaat", "Wat kwam er terecht van de taken bij partners?"),
    "contact": ("Contactmomenten", "Hoe vaak was er contact, waarover en hoe?"),
    "cohort": ("Cohorten", "Wie in een kwartaal begon: was het PIP er op tijd?"),
}


@dataclass(frozen=True)
class Vraag:
    """Which day, and whether with what was known then (`toen`) or with all that is known now (`nu`)."""

    peil: date
    kennis: str
    keuzes: Mapping[str, str]
    fout: str = ""

    def peiling(self, ik: Ik, vandaag: date, kennis: str = "") -> Peiling:
        """The same as the log is asked for it."""
        nu = (kennis or self.kennis) == "nu"
        return Peiling(ik.gemeente_id, self.peil, vandaag if nu else self.peil)


@router.get(PAD)
def overzicht(request: Request, ik: Medewerker, session: Lezen, vandaag: Vandaag) -> Response:
    """The reports there are, and on which day."""
    vraag = _vraag(request, vandaag)
    return toon(
        request, "rapporten", actief=BORD, vraag=vraag, namen=NAMEN, pad=PAD, dagen=_dagen(vandaag),
        naar=lambda code: adres(f"{PAD}/{code}", vraag.keuzes),
    )  # fmt: skip


@router.get(f"{PAD}/{{code}}.{{soort}}")
def bestand(
    request: Request, ik: Medewerker, session: Lezen, vandaag: Vandaag, code: str, soort: str
) -> Response:
    """One table to take along, with what each number means above it; small numbers left out when asked."""
    vraag = _vraag(request, vandaag)
    rapport = _rapport(session, code, vraag.peiling(ik, vandaag), vandaag)
    tabel = rapport.tabellen.get(request.query_params.get("tabel", ""), next(iter(rapport.tabellen.values())))
    boven = [
        f"{rapport.naam}: {tabel.naam}. {rapport.uitleg}",
        f"Peildatum {vraag.peil}, zoals {_wanneer(vraag)} bekend. Gemaakt op {vandaag}.",
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
def rapport(request: Request, ik: Medewerker, session: Lezen, vandaag: Vandaag, code: str) -> Response:
    """One report: a drawing, the table, what it means; and what later recording changed."""
    vraag = _vraag(request, vandaag)
    gevonden = _rapport(session, code, vraag.peiling(ik, vandaag), vandaag)
    ander = "toen" if vraag.kennis == "nu" else "nu"
    later = (
        _rapport(session, code, vraag.peiling(ik, vandaag, ander), vandaag) if vraag.peil < vandaag else None
    )
    tabellen = [
        {
            "code": naam, "tabel": tabel, "tekening": tekening_rapport.staven(tabel, naam),
            "reeksen": tekening_rapport.reeksen(tabel), "bestanden": _bestanden(code, naam, vraag),
            "verschil": _verschil(tabel, later.tabellen.get(naam) if later else None),
        }
        for naam, tabel in gevonden.tabellen.items()
    ]  # fmt: skip
    return toon(
        request, "rapport", actief=BORD,
         vraag=vraag, rapport=gevonden, tabellen=tabellen,
        pad=f"{PAD}/{code}", dagen=_dagen(vandaag), ander=ander, overzicht=PAD,
        is_vak=lambda w: isinstance(w, Vak),
        naar=lambda tabel, rij, kolom: adres(
            f"{PAD}/{code}/lijst", {**vraag.keuzes, "tabel": tabel, "rij": rij, "kolom": kolom}
        ),
        anders=adres(f"{PAD}/{code}", {**vraag.keuzes, "kennis": ander}),
    )  # fmt: skip


@router.get(f"{PAD}/{{code}}/lijst")
def lijst(request: Request, ik: Medewerker, session: Lezen, vandaag: Vandaag, code: str) -> Response:
    """The trajects behind one number. Raises NietGevonden when there is no such number."""
    vraag = _vraag(request, vandaag)
    gevonden = _rapport(session, code, vraag.peiling(ik, vandaag), vandaag)
    plek = {naam: request.query_params.get(naam, "")[:60] for naam in ("tabel", "rij", "kolom")}
    try:
        tabel = gevonden.tabellen[plek["tabel"]]
        nummers = list(dict.fromkeys(tabel.vak(plek["rij"], plek["kolom"]).trajecten))
    except KeyError:
        raise NietGevonden("Dit getal bestaat niet in dit rapport. Ga terug naar het rapport.") from None
    gevraagd = bladnummer(request.query_params.get("blad", "1"))
    bladen = Bladen(min(gevraagd, Bladen(1, len(nummers), PER_BLAD).aantal), len(nummers), PER_BLAD)
    begin = (bladen.nr - 1) * PER_BLAD
    keuzes = {**vraag.keuzes, **plek}
    return toon(
        request, "rapport_lijst", actief=BORD, vraag=vraag, rapport=gevonden, bladen=bladen,
        rijen=zoeken_toewijzing.met_nummer(session, ik.gemeente_id, nummers[begin : begin + PER_BLAD]),
        kolom=tabel.kolommen[plek["kolom"]], rij=next(r.naam for r in tabel.rijen if r.code == plek["rij"]),
        eerste=tabel.eerste, terug=adres(f"{PAD}/{code}", vraag.keuzes), overzicht=PAD,
        naar=lambda **anders: adres(f"{PAD}/{code}/lijst", keuzes, **anders),
    )  # fmt: skip


def _rapport(session: Session, code: str, peiling: Peiling, vandaag: date) -> Rapport:
    if code not in RAPPORTEN:
        raise NietGevonden("Dit rapport bestaat niet. Kies een rapport uit de lijst.")
    return zoeken_rapport.rapport(session, code, peiling, vandaag)


def _vraag(request: Request, vandaag: date) -> Vraag:
    """The day that was asked for; one that cannot be is today, and the page says so."""
    ruw = request.query_params.get("peildatum", "")[:10]
    kennis = "nu" if request.query_params.get("kennis") == "nu" else "toen"
    fout, peil = "", vandaag
    try:
        peil = date.fromisoformat(ruw) if ruw else vandaag
    except ValueError:
        fout = "Dit is geen datum. Schrijf een datum als 2026-11-21."
    if not VROEGST <= peil <= vandaag:
        fout, peil = f"Kies een dag van {datum(VROEGST)} tot en met vandaag.", vandaag
    keuzes = {
        "peildatum": "" if peil == vandaag else peil.isoformat(),
        "kennis": "nu" if kennis == "nu" else "",
    }
    return Vraag(peil, kennis, keuzes, fout)


def _wanneer(vraag: Vraag) -> str:
    return "nu" if vraag.kennis == "nu" else "op die dag"


def _dagen(vandaag: date) -> dict[str, date]:
    """The days people ask for most."""
    maand = vandaag.replace(day=1) - timedelta(days=1)
    kwartaal = date(vandaag.year, 3 * ((vandaag.month - 1) // 3) + 1, 1) - timedelta(days=1)
    return {
        "vandaag": vandaag, "einde vorige maand": maand, "einde vorig kwartaal": kwartaal,
        "einde vorig jaar": date(vandaag.year - 1, 12, 31),
    }  # fmt: skip


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
