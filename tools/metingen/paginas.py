"""Every page at national size: real requests to a real web process, beside the bare SQL of each page.

First with all cases in one municipality (the hard case), then with the same cases spread over many.
"""

import os
import statistics
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from unittest.mock import patch

from sqlalchemy import event

from inburgering.db import rapporten
from tests.werkplek import om
from tools.metingen.databases import Plek
from tools.metingen.ladder import count_open
from tools.metingen.meting import Rij, Tafel, tafel, timed
from tools.metingen.paginastad import TOKEN, VANDAAG, Stad, fill, split
from tools.metingen.webproces import CSRF, Mens, cpu, installation, web

GRENS = 150_000  # bytes of a page
Pagina = tuple[str, str, Sequence[str]]
"""Who opens it, what it is called, and the addresses that are opened in turn."""


@dataclass(frozen=True)
class Maat:
    """How many cases, over how many municipalities afterwards, and how often each page is opened."""

    zaken: int
    gemeenten: int
    rondes: int


def measure(plek: Plek, maat: Maat) -> Iterator[Tafel]:
    """Fill once, measure as one municipality, split, measure again."""
    stad = fill(plek, maat.zaken, maat.gemeenten)
    open_ = count_open(plek)
    for hoe in ("één gemeente", f"over {maat.gemeenten} gemeenten"):
        if hoe != "één gemeente":
            split(plek, stad)
        titel = f"pagina's: {stad.zaken} zaken, {open_} open termijnen, {hoe}, {plek.naam}"
        yield _measure(plek, stad, maat.rondes, titel)


def pages(stad: Stad, nummers: Sequence[str]) -> list[Pagina]:
    """A working day of a consulent, a coordinator and a partner."""
    bord, rapport = "/coordinator", "/coordinator/rapporten"
    zaken = [f"/trajecten/{nummer}" for nummer in nummers]
    formulier = "voortgangsgesprek"
    return [
        ("consulent", "mijn dag", ["/mijn-dag"]),
        ("consulent", "caseload", ["/caseload", "/caseload?blad=2", "/caseload?sorteer=naam"]),
        ("consulent", "caseload, filter", ["/caseload?termijn=verlopen", "/caseload?fase=in_intake&bij=duo"]),
        ("consulent", "caseload, zoeken", ["/caseload?zoek=tesf", "/caseload?zoek=haidari+zohra"]),
        ("consulent", "traject", zaken),
        ("consulent", "formulier", [f"{zaak}/traject/1/{formulier}" for zaak in zaken]),
        ("consulent", "logboek", [f"{zaak}?log=alles" for zaak in zaken]),
        ("consulent", "signalen", ["/signalen", "/signalen?blad=2"]),
        ("coordinator", "alle trajecten", ["/caseload", "/caseload?blad=2", "/caseload?blad=9"]),
        ("coordinator", "alle, op naam", ["/caseload?sorteer=naam", "/caseload?sorteer=-naam&blad=3"]),
        ("coordinator", "alle, op fase", ["/caseload?sorteer=fase", "/caseload?sorteer=-fase"]),
        ("coordinator", "alle, filter", [
            "/caseload?termijn=verlopen", "/caseload?bij=partner", "/caseload?route=b1&sorteer=naam",
            "/caseload?fase=in_intake&termijn=binnenkort", "/caseload?termijn=partner",
        ]),
        ("coordinator", "alle, zoeken", [
            "/caseload?zoek=tesfaye", "/caseload?zoek=zohra+haid", "/caseload?zoek=0004",
            "/caseload?zoek=1971-05-04",
        ]),
        ("coordinator", "bord", [bord, f"{bord}?per=team", f"{bord}?per=partner", f"{bord}?per=stap"]),
        ("coordinator", "bord, lijst", [
            f"{bord}/lijst", f"{bord}/lijst?wanneer=binnenkort&blad=3", f"{bord}/lijst?stap=T05a",
            f"{bord}/lijst?oorzaak=geen&blad=2", f"{bord}/lijst?consulent={stad.consulenten[0]}",
        ]),
        ("coordinator", "bord, controle", [f"{bord}/controle?wat=stap", f"{bord}/controle?wat=consulent"]),
        ("coordinator", "oorzaken", [f"{bord}/oorzaken"]),
        ("coordinator", "wat ligt waar", [f"{bord}/partners"]),
        ("coordinator", "wat ligt waar, lijst", [
            f"{bord}/partners/lijst", f"{bord}/partners/lijst?stand=te_laat",
            f"{bord}/partners/lijst?partner={stad.eerste_partner}&blad=2",
        ]),
        ("coordinator", "werklast", [f"{bord}/werklast"]),
        ("coordinator", "partnercijfers", [f"{bord}/partnercijfers"]),
        ("coordinator", "rapporten", [rapport, *(f"{rapport}/{code}" for code in (
            "fase", "stroom", "afsluiting", "aanbod", "contact", "cohort"
        ))]),
        ("coordinator", "rapport, toen en nu", [
            f"{rapport}/fase?peildatum=2026-10-31", f"{rapport}/stroom?peildatum=2026-09-30&kennis=nu",
        ]),
        ("coordinator", "rapport, lijst", [f"{rapport}/fase/lijst?tabel=fase&rij=alle&kolom=A"]),
        ("partner", "taak achter een link", [f"/p/{TOKEN}"]),
    ]  # fmt: skip


def _measure(plek: Plek, stad: Stad, rondes: int, titel: str) -> Tafel:
    alle = pages(stad, stad.nummers(plek))
    vooruit = _ahead(plek, stad)
    with installation(plek) as waarden:
        kaal = _bare(plek, stad, alle, waarden)
        with web(waarden) as (proces, poort):
            mensen = {wie: Mens(poort) for wie in ("consulent", "coordinator", "partner")}
            mensen["consulent"].sign_in(stad.consulenten[0])
            mensen["coordinator"].sign_in(stad.coordinator)
            tijden, rekent, zwaarst = _walk(mensen, alle, rondes, proces)
    uit = tafel(titel, tijden)
    uit.rijen = [_line(rij, zwaarst[rij.wat], rekent[rij.wat], kaal.get(rij.wat)) for rij in uit.rijen]
    uit.rijen.append(vooruit)
    return uit


def _ahead(plek: Plek, stad: Stad) -> Rij:
    """The reports that `rapporteer` counts for the first municipality: how long, and how much it is."""
    plek.kaal.execute("DELETE FROM rapportstand")  # of before the cases were split
    begin = time.process_time()
    aantal = rapporten.maak(plek.db, stad.gemeente, om(VANDAAG, 7))
    rekent = (time.process_time() - begin) * 1000
    vraag = "SELECT sum(length(trajecten)) FROM rapportstand"
    (bytes_,) = plek.kaal.execute(vraag).fetchone()
    wat = f"{aantal} rapporten, {rekent:.0f} ms op de processor; {int(bytes_) / 1000:.0f} kB aan trajecten"
    return Rij("rapporteer: rapporten vooruit, per rapport", aantal, round(rekent / aantal, 1), opmerking=wat)


def _line(rij: Rij, bytes_: int, rekent: Sequence[float], kaal: tuple[float, int] | None) -> Rij:
    """The same, with how heavy the page is, how long it was on a processor, and its bare SQL."""
    hoog = sorted(rekent)[min(len(rekent) - 1, int(len(rekent) * 0.95))]
    wat = [f"{bytes_ / 1000:.0f} kB", f"rekent {statistics.median(rekent):.0f} ms, p95 {hoog:.0f} ms"]
    if kaal and rij.mediaan:
        wat.append(f"{kaal[1]} vragen, kaal {kaal[0]:.1f} ms")
    keer = round(rij.mediaan / kaal[0], 1) if kaal and kaal[0] and rij.mediaan else None
    return Rij(rij.wat, rij.aantal, rij.mediaan, rij.p95, keer, "; ".join(wat))


def _walk(
    mensen: Mapping[str, Mens], alle: Sequence[Pagina], rondes: int, proces: int
) -> tuple[dict[str, list[float]], dict[str, list[float]], dict[str, int]]:
    """Open every page once per round, after a round that does not count.

    Gives the times, those on the processor, and the weight of the heaviest page of each kind.
    """
    tijden: dict[str, list[float]] = {_name(pagina): [] for pagina in alle}
    rekent: dict[str, list[float]] = {naam: [] for naam in tijden}
    zwaarst = dict.fromkeys(tijden, 0)
    for ronde in range(-1, rondes):
        for wie, naam, paden in alle:
            for pad in paden if ronde < 0 else [paden[ronde % len(paden)]]:
                van, begin = cpu(proces), time.perf_counter()
                status, inhoud = mensen[wie].get(pad)
                ms = (time.perf_counter() - begin) * 1000
                if status != 200:
                    raise RuntimeError(f"{pad} gave {status}.")
                zwaarst[f"{wie}: {naam}"] = max(zwaarst[f"{wie}: {naam}"], len(inhoud))
                if ronde >= 0:
                    tijden[f"{wie}: {naam}"].append(ms)
                    rekent[f"{wie}: {naam}"].append(cpu(proces) - van)
                elif ms > 1000:
                    print(f"  {wie}: {pad} {ms:.0f} ms", file=sys.stderr, flush=True)
    return tijden, rekent, zwaarst


def _name(pagina: Pagina) -> str:
    return f"{pagina[0]}: {pagina[1]}"


def _bare(
    plek: Plek, stad: Stad, alle: Sequence[Pagina], waarden: Mapping[str, str]
) -> dict[str, tuple[float, int]]:
    """Per page the milliseconds of its questions without our engine, and how many there are."""
    from starlette.testclient import TestClient  # noqa: PLC0415 - of the tests; the web itself has no need

    from inburgering.web.app import maak_app  # noqa: PLC0415

    uit: dict[str, tuple[float, int]] = {}
    adres = "http://127.0.0.1"
    with patch.dict(os.environ, waarden), TestClient(maak_app(plek.db), base_url=adres) as klant:
        for wie, nummer in (("consulent", stad.consulenten[0]), ("coordinator", stad.coordinator), ("", 0)):
            if nummer:
                gevonden = CSRF.search(klant.get("/aanmelden").text)
                velden = {"csrf": gevonden[1] if gevonden else "", "gebruiker": str(nummer)}
                klant.post("/aanmelden", data=velden, headers={"Origin": adres})
            for pagina in alle:
                if pagina[0] == wie or (not wie and pagina[0] == "partner"):
                    vragen = _asked(plek, lambda pad=pagina[2][0]: klant.get(pad))
                    uit[_name(pagina)] = (_replay(plek, vragen), len(vragen))
            klant.cookies.clear()
    return uit


def _asked(plek: Plek, weg: Any) -> list[tuple[str, Any]]:
    vragen: list[tuple[str, Any]] = []

    def neem(_v: object, _c: object, zin: str, waarden: Any, *_: object) -> None:
        if zin.lstrip().upper().startswith(("SELECT", "WITH")):
            vragen.append((zin, waarden))

    event.listen(plek.db.engine, "before_cursor_execute", neem)
    try:
        weg()
    finally:
        event.remove(plek.db.engine, "before_cursor_execute", neem)
    return vragen


def _replay(plek: Plek, vragen: Sequence[tuple[str, Any]]) -> float:
    """The questions of one page, one after the other, through the bare driver; the best of three."""

    def stel() -> None:
        for zin, waarden in vragen:
            plek.kaal.execute(zin, waarden).fetchall()

    return min(timed(stel) for _ in range(3))
