"""Everything falls over at random moments, while people work: what was promised is there afterwards.

`INB_FOUTEN` says how many blows there are (many, with Prefect and on both databases: `make fouten`),
`INB_FOUTEN_ZAAD` which: the seed is printed, and the same seed gives the same blows after the same pauses.
What each process was doing then is chance.
"""

import os
import random
import threading
import time
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from inburgering.wet.begrippen import Groep
from tests.flows.werkpool import wacht
from tests.fouten import nakijken, slagen
from tests.fouten.installatie import WEB, Installatie, in_gang, installatie
from tests.fouten.mens import GeefOp, Mens

pytestmark = [pytest.mark.traag, pytest.mark.prefect]
AANTAL = int(os.environ.get("INB_FOUTEN", "7"))
ZAAD = int(os.environ.get("INB_FOUTEN_ZAAD", "20261122"))
LANG = AANTAL >= 10
ZAKEN, NASLEEP = 12, 300.0 if LANG else 60.0
SOORTEN = [pytest.param("postgres", marks=pytest.mark.postgres), *(["sqlite"] if LANG else [])]
DUURZAAM = ("listen_addresses=", "timezone=UTC", "max_connections=120")


@pytest.fixture(params=SOORTEN)
def alles(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Installatie]:
    """A whole installation with some cases; PostgreSQL is one of our own, that may be killed."""
    from tests.huis.postgres import Server

    server = Server(DUURZAAM) if request.param == "postgres" else None
    try:
        with installatie(tmp_path / "map", server, met_prefect=LANG) as geheel:
            for nr in range(ZAKEN):
                geheel.stad.open(date(2027, 1, 4) + timedelta(days=7 * nr), groep=Groep.GEZIN)
            yield geheel
    finally:
        if server:
            server.stop()


def test_wat_bevestigd_is_blijft(alles: Installatie) -> None:
    """After the blows: nothing promised is lost, nothing is there twice, and the work goes on by itself."""
    gok = random.Random(ZAAD)
    gevallen, einde = Counter[str](), threading.Event()
    mensen = [Mens(alles.adres, nr, genoeg=einde.is_set) for nr in alles.stad.mensen]
    nummers = alles.stad.nummers()
    draden = in_gang([
        threading.Thread(target=werk, daemon=True, args=(alles, mens, nummers, random.Random(ZAAD + nr)))
        for nr, mens in enumerate(mensen, 1)
    ])  # fmt: skip
    print(f"\nzaad {ZAAD}, {AANTAL} slagen")
    for slag in volgorde(alles, gok):
        assert wacht(lambda: alles.gezond, 60), "the pages did not come back by themselves"
        time.sleep(gok.uniform(0.3, 2.5))
        slag(alles)
        gevallen[slag.__name__] += 1
    alles.rustig = True
    threading.Timer(NASLEEP, einde.set).start()
    for draad in draden:
        draad.join(NASLEEP + 60)
    assert not einde.is_set(), "someone was still trying"
    with alles.pool.vertel_bij_een_fout():
        maak_af(alles)
        het_gaat_door(alles)
    kijk_na(alles, mensen, gevallen)


def volgorde(alles: Installatie, gok: random.Random) -> list[slagen.Slag]:
    """Each kind in turn, in an order drawn anew each time round."""
    kan = [
        *slagen.ALTIJD,
        *(slagen.ALLEEN_POSTGRES if alles.server else ()),
        *(slagen.ALLEEN_PREFECT if alles.met_prefect else ()),
    ]
    uit: list[slagen.Slag] = []
    while len(uit) < AANTAL:
        uit += gok.sample(kan, len(kan))
    return uit[:AANTAL]


def werk(alles: Installatie, mens: Mens, nummers: list[str], gok: random.Random) -> None:
    """Write notes and hand over tasks until it is quiet; finish what was begun."""
    taak = f"{alles.stad.partner}:budgetbeheer"
    try:
        mens.meld_aan()
        for nr in range(10_000):
            if alles.rustig:
                return
            nummer = gok.choice(nummers)
            if gok.random() < 0.8:
                mens.noteer(nummer, f"Notitie {nr} van {mens.gebruiker}.")
            else:
                pad = f"/trajecten/{nummer}/overdracht/0/opstelling_overdracht"
                gereed = (alles.tijd.nu() + timedelta(days=60)).date().isoformat()
                mens.verstuur(nummer, pad, mens.open(pad) | {"taak": taak, "gereed_op": gereed})
            time.sleep(gok.uniform(0.05, 0.3))
    except GeefOp as fout:
        mens.vreemd.append(f"gaf het op bij {fout}")


def maak_af(alles: Installatie) -> None:
    """Let the flows do what is left, some hours later each time: claims lapse, pauses pass.

    A run that falls over because a server has only just come back is asked for again, as the schedule does.
    """
    for _ in range(6):
        alles.tijd.zet(alles.tijd.nu() + timedelta(hours=7))
        assert wacht(lambda: alles.plant and alles.gezond, 60)
        if not alles.maak_af():
            continue
        with alles.stad.db.lezen() as s:
            if not nakijken.onderweg(s):
                return
    pytest.fail("letters still wait")


def het_gaat_door(alles: Installatie) -> None:
    """A new note and a new task, and its letter is delivered by the flows that are asked for as always."""
    alles.dood(WEB)
    assert wacht(lambda: alles.gezond, 60)
    mens = Mens(alles.adres, alles.stad.mensen[0])
    mens.meld_aan()
    nummer = alles.stad.nummers()[0]
    mens.noteer(nummer, "Na afloop.")
    pad = f"/trajecten/{nummer}/overdracht/0/opstelling_overdracht"
    gereed = (alles.tijd.nu() + timedelta(days=60)).date().isoformat()
    velden = {"taak": f"{alles.stad.partner}:budgetbeheer", "gereed_op": gereed}
    assert mens.verstuur(nummer, pad, mens.open(pad) | velden)

    def weg() -> bool:
        with alles.stad.db.lezen() as s:
            return not nakijken.onderweg(s)

    assert wacht(weg, NASLEEP), "the letter did not leave by itself"


def kijk_na(alles: Installatie, mensen: list[Mens], gevallen: Counter[str]) -> None:
    """Everything that must hold."""
    assert Counter(zin for mens in mensen for zin in mens.vreemd) == {}
    beloofd = nakijken.alles_bevestigd_is_er(alles, mensen)
    brieven = nakijken.geen_taak_is_weg(alles, mensen)
    vervangen = nakijken.herhaling_draagt_dezelfde_naam(alles)
    signalen = nakijken.niemand_is_ongezien_te_laat(alles)
    nakijken.logboeken_zijn_heel(alles)
    opnieuw = sum(b.keren > 1 for mens in mensen for b in mens.bevestigd)
    eerder = sum(len(mens.te_laat) for mens in mensen)
    print(f"{alles.stad.db.engine.dialect.name}: {dict(gevallen)}")
    print(
        f"{beloofd} bevestigd ({opnieuw} na opnieuw proberen, {eerder} na een ander), "
        f"brieven {dict(brieven)}, {vervangen} vervangen, {signalen} signalen, klok tot {alles.tijd.nu()}"
    )
    assert sum(gevallen.values()) == AANTAL
    assert beloofd > AANTAL
