"""Fifty people in the same twenty cases over real HTTP: no change is lost, and the loser is told."""

import os
import random
import threading
from collections import Counter
from collections.abc import Iterator
from datetime import date

import pytest
from sqlmodel import col, select

from inburgering.db import herbouw
from inburgering.db.tabellen import Gebeurtenisrij, Overdracht, Traject
from inburgering.wet.begrippen import Groep
from tests.flows.partners import tegelijk
from tests.flows.werkpool import Werkpool
from tests.fouten.mens import Mens
from tests.fouten.stad import Drukte, drukte, start_web
from tests.huis.bestanden import ROOT
from tests.huis.postgres import drop_database, name_of, new_database

pytestmark = pytest.mark.traag
MENSEN, ZAKEN, BEURTEN = 50, 20, int(os.environ.get("INB_BEURTEN", "1"))
ZAAD, POORT = 20261122, 18700


@pytest.fixture(scope="module", params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def plek(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Drukte, Werkpool]]:
    """Cases, and the pages as a process of their own; each test has cases of its own."""
    server = request.getfixturevalue("pg_server") if request.param == "postgres" else None
    url = new_database(server) if server else None
    map_ = tmp_path_factory.mktemp("vijftig")
    with drukte(map_, url, MENSEN, POORT) as (stad, waarden):
        for _ in range(ZAKEN + 2):
            stad.open(date(2026, 11, 2), groep=Groep.GEZIN)
        pool = Werkpool(map_, 0, {**os.environ, "PYTHONPATH": str(ROOT), **waarden})
        try:
            start_web(pool)
            yield stad, pool
        finally:
            pool.dood("web")
    if server and url:
        drop_database(server, name_of(url))


def werk(mens: Mens, nummers: list[str], gok: random.Random, samen: threading.Barrier) -> None:
    """Open the same few cases at the same moment as the others, type, and send."""
    mens.meld_aan()
    for beurt in range(BEURTEN):
        nummer = nummers[gok.randrange(len(nummers))]
        pad = f"/trajecten/{nummer}/traject/1/notitie"
        velden = mens.open(pad)
        samen.wait(60)  # everyone has the form open before anyone sends
        mens.verstuur(nummer, pad, velden | {"tekst": f"Notitie {beurt} van {mens.gebruiker}."})


def test_niets_gaat_verloren(plek: tuple[Drukte, Werkpool]) -> None:
    """Each note once, in the case it was for; who was later saw what changed and kept what was typed."""
    stad, pool = plek
    nummers, samen = stad.nummers()[:ZAKEN], threading.Barrier(MENSEN)
    mensen = [Mens(pool.omgeving["INBURGERING_ADRES"], nr) for nr in stad.mensen]
    draden = [
        threading.Thread(target=werk, args=(mens, nummers, random.Random(ZAAD + nr), samen))
        for nr, mens in enumerate(mensen)
    ]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join(180)
    assert Counter(zin for mens in mensen for zin in [*mens.vreemd, *mens.geweigerd]) == {}
    bevestigd = [b for mens in mensen for b in mens.bevestigd]
    assert len(bevestigd) == MENSEN * BEURTEN
    assert len(set(genoteerd(stad))) == MENSEN * BEURTEN
    assert sorted(genoteerd(stad)) == sorted((b.nummer, b.sleutel, b.tekst) for b in bevestigd)
    te_laat = sum(len(mens.te_laat) for mens in mensen)
    print(f"\n{stad.db.engine.dialect.name}: {len(bevestigd)} notities, {te_laat} keer was iemand eerder")
    assert te_laat >= MENSEN * BEURTEN - ZAKEN * BEURTEN, "of those with the same case open one can be first"
    logboek_klopt(stad)


def test_twee_taken_op_hetzelfde_moment(plek: tuple[Drukte, Werkpool]) -> None:
    """Ten hand the same case to a partner at once: ten tasks with ten numbers, and nobody gets a fault."""
    stad, pool = plek
    nummer = stad.nummers()[ZAKEN]
    pad = f"/trajecten/{nummer}/overdracht/0/opstelling_overdracht"
    taak = {"taak": f"{stad.partner}:budgetbeheer", "gereed_op": "2027-01-15", "stap": "leg_vast"}
    mensen = [Mens(pool.omgeving["INBURGERING_ADRES"], nr) for nr in stad.mensen[:10]]
    for mens in mensen:
        mens.meld_aan()
    velden = [mens.open(pad) | taak for mens in mensen]
    tegelijk([
        lambda mens=mens, v=v: mens.verstuur(nummer, pad, v) for mens, v in zip(mensen, velden, strict=True)
    ])  # fmt: skip
    assert Counter(zin for mens in mensen for zin in [*mens.vreemd, *mens.geweigerd]) == {}
    assert sum(len(mens.bevestigd) for mens in mensen) == 10
    with stad.db.lezen() as s:
        taken = sorted(s.exec(select(Overdracht.nummer)))
    assert taken == sorted(f"{nummer}-T{nr}" for nr in range(1, 11))
    logboek_klopt(stad)


def test_twee_keer_geklikt(plek: tuple[Drukte, Werkpool]) -> None:
    """The same form sent five times at once is recorded once, and each of the five is told so."""
    stad, pool = plek
    nummer = stad.nummers()[ZAKEN + 1]
    mens = Mens(pool.omgeving["INBURGERING_ADRES"], stad.mensen[0])
    mens.meld_aan()
    pad = f"/trajecten/{nummer}/traject/1/notitie"
    velden = mens.open(pad) | {"tekst": "Een keer."}
    codes = tegelijk([lambda: mens.vraag("POST", pad, velden)[0].status_code] * 5)
    assert codes == [303] * 5
    assert [tekst for waar, _, tekst in genoteerd(stad) if waar == nummer] == ["Een keer."]


def genoteerd(stad: Drukte) -> list[tuple[str, str, str]]:
    """Every note in the log: the case, the key and the text."""
    with stad.db.lezen() as s:
        vraag = (
            select(Traject.nummer, Gebeurtenisrij.sleutel, Gebeurtenisrij.feiten)
            .join(Gebeurtenisrij, col(Gebeurtenisrij.traject_id) == col(Traject.id))
            .where(Gebeurtenisrij.soort == "notitie")
        )
        return [(n, k or "", (f or {})["gegevens"]["tekst"]) for n, k, f in s.exec(vraag)]


def logboek_klopt(stad: Drukte) -> None:
    """Numbers without a gap, chains whole, states and terms those of the log."""
    with stad.db.lezen() as s:
        for traject in s.exec(select(Traject)):
            nummers = sorted({r.volgnr for r in stad.log(int(traject.id or 0))})
            assert nummers == list(range(1, traject.volgnr + 1)), traject.nummer
    assert herbouw.controleer_ketens(stad.db).verschillen == []
    assert herbouw.controleer(stad.db).verschillen == []
