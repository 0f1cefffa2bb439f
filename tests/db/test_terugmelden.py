"""The one way in for returns: two at once count once, whichever way they come."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from sqlmodel import select

from inburgering.db import terugmelden
from inburgering.db.geheimen import hash_van
from inburgering.db.opdracht import Herkomst
from inburgering.db.tabellen import Onderdeel, Signaal, Terugmelding, Toegang
from inburgering.db.terugbericht import Antwoord, Bericht, Binnenkomst, Weg
from tests.gemigreerd import gemigreerd
from tests.werkplek import Werkplek, om

TOKEN = "een-token-dat-alleen-plangroep-heeft"
DAG = date(2026, 10, 8)


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def plek(request: pytest.FixtureRequest, sqlite_url: str) -> Iterator[Werkplek]:
    """A task that was sent to Plangroep, on either database."""
    db = gemigreerd(request.getfixturevalue("pg_leeg") if request.param == "postgres" else sqlite_url)
    plek = Werkplek(db)
    traject = plek.tot_pip(date(2026, 8, 24), date(2026, 10, 5))
    plek.draag_over(traject, date(2026, 10, 6), date(2026, 11, 20))
    termijnen = {"reactie_uiterlijk": "2026-10-20", "gereed_op": "2026-11-20"}
    plek.doe(traject, "overdracht.verzending", date(2026, 10, 6), termijnen, herkomst=Herkomst.SYSTEEM)
    with db.schrijven() as s:
        deel = s.exec(select(Onderdeel).where(Onderdeel.soort == "overdracht")).one()
        s.add(
            Toegang(
                token_hash=hash_van(TOKEN), onderdeel_id=deel.id or 0, doel="overdracht",
                verloopt=date(2026, 12, 4),
            )
        )  # fmt: skip
    yield plek
    db.sluit()


def stuur(plek: Werkplek, soort: str, weg: Weg = Weg.LINK, **feiten: str) -> Antwoord:
    """Plangroep says something."""
    bericht = Bericht(soort=soort, op=DAG, feiten={"naam": "Ria Smit"} | feiten, token=TOKEN)
    van = Binnenkomst(weg=weg, partij="p", map_="plangroep", partner_id=plek.partner)
    return terugmelden.neem_aan(plek.db, bericht, van, om(DAG))


def test_dezelfde_tegelijk_langs_drie_wegen_telt_een_keer(plek: Werkplek) -> None:
    """Six at once by link and file: recorded once, five are repeats with the same answer."""
    with ThreadPoolExecutor(3) as pool:
        wegen = [Weg.LINK, Weg.BESTAND] * 3
        antwoorden = list(pool.map(lambda weg: stuur(plek, "aanvaarding", weg), wegen))
    assert sorted(a.dubbel for a in antwoorden) == [False] + [True] * 5
    assert {(a.stand, a.zin) for a in antwoorden} == {("verwerkt", "Uw bericht is verwerkt.")}
    with plek.db.lezen() as s:
        uitkomsten = sorted(s.exec(select(Terugmelding.uitkomst)))
    assert uitkomsten == ["dubbel"] * 5 + ["verwerkt"]


def test_tegenstrijdig_tegelijk_wint_er_een(plek: Werkplek) -> None:
    """Accepted and refused at the same moment: one is recorded, the other goes to a person."""
    with ThreadPoolExecutor(2) as pool:
        een = pool.submit(stuur, plek, "aanvaarding")
        twee = pool.submit(stuur, plek, "weigering", reden="Vol.")
        standen = sorted([een.result().stand, twee.result().stand])
    assert standen == ["strijdig", "verwerkt"]
    with plek.db.lezen() as s:
        redenen = [r for r in s.exec(select(Signaal.reden)) if "wacht op u" in r]
    assert len(redenen) == 1


def test_wat_is_vervallen_telt_niet_als_herhaling(plek: Werkplek) -> None:
    """Accepted, made to lapse by a person, accepted again in the same words: recorded again."""
    stuur(plek, "aanvaarding")
    with plek.db.lezen() as s:
        rij = s.exec(select(Terugmelding)).one()
    plek.doe(
        rij.traject_id or 0, "overdracht.aanvaarding", DAG, {"naam": "Ria Smit"}, nr=1,
        corrigeert=rij.volgnr, vervalt=True,
    )  # fmt: skip
    opnieuw = stuur(plek, "aanvaarding")
    assert (opnieuw.stand, opnieuw.dubbel) == ("verwerkt", False)
