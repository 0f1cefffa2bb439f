"""What nobody needs any more goes; what a case holds stays."""

from datetime import date, timedelta

from sqlalchemy import func
from sqlmodel import SQLModel, select

from inburgering.db import opruimen, post
from inburgering.db.tabellen import Aanmelding, Partnersleutel, Partnertoken, Post, Toegang, Uitnodiging
from tests.werkplek import Werkplek, om

DAG = date(2026, 10, 7)
MAG_WEG = {"toegang"}


def tel(werkplek: Werkplek) -> dict[str, int]:
    """How many rows each table has."""
    with werkplek.db.lezen() as s:
        return {
            naam: int(s.execute(select(func.count()).select_from(tabel)).scalar_one())
            for naam, tabel in SQLModel.metadata.tables.items()
        }


def met_brief(werkplek: Werkplek) -> date:
    """A task letter that was made and never left; gives the day on which its link lapses."""
    traject = werkplek.tot_pip(date(2026, 8, 24), date(2026, 10, 5))
    werkplek.draag_over(traject, date(2026, 10, 6), date(2026, 11, 20))
    with werkplek.db.schrijven() as s:
        for nummer in post.neem(s, om(DAG), 10):
            post.maak(s, nummer, om(DAG), "https://inb.example")
    with werkplek.db.lezen() as s:
        return s.exec(select(Toegang)).one().verloopt


def test_een_verlopen_link_gaat_na_dertig_dagen_weg(werkplek: Werkplek) -> None:
    """Not a day earlier; and no row of a case goes with it."""
    verloopt = met_brief(werkplek)
    voor = tel(werkplek)
    with werkplek.db.schrijven() as s:
        assert opruimen.ruim_op(s, verloopt + timedelta(days=30), om(DAG)).links == 0
        assert opruimen.ruim_op(s, verloopt + timedelta(days=31), om(DAG)).links == 1
    na = tel(werkplek)
    assert {naam for naam in voor if voor[naam] != na[naam]} == MAG_WEG


def test_een_oude_aanmelding_uitnodiging_en_een_oud_token_gaan_weg(werkplek: Werkplek) -> None:
    """Thirty days after they lapsed; what lapsed yesterday can still be looked at."""
    nu = om(DAG)
    with werkplek.db.schrijven() as s:
        sleutel = Partnersleutel(
            partner_id=werkplek.partner, client_id="plangroep", geheim_hash="x", gemaakt=nu,
            geldig_tot=DAG, gemaakt_door="beheer",
        )  # fmt: skip
        s.add(sleutel)
        s.flush()
        for wanneer in (nu - timedelta(days=31), nu - timedelta(days=1)):
            naam, wie = f"{wanneer}", werkplek.consulent
            s.add(Uitnodiging(token_hash=naam, gebruiker_id=wie, verloopt=wanneer))
            s.add(Partnertoken(token_hash=naam, sleutel_id=sleutel.id or 0, verloopt=wanneer))
            s.add(
                Aanmelding(
                    token_hash=naam,
                    gebruiker_id=wie,
                    hoe="demo",
                    begonnen=wanneer,
                    gezien=wanneer,
                    verloopt=wanneer,
                )
            )
    with werkplek.db.schrijven() as s:
        weg = opruimen.ruim_op(s, DAG, nu)
    assert (weg.uitnodigingen, weg.aanmeldingen, weg.tokens, weg.samen) == (1, 1, 1, 3)


def test_een_achtergebleven_claim_gaat_weg_en_een_verse_blijft(werkplek: Werkplek) -> None:
    """A claim of a process that stopped a day ago; the letter itself stays as it was."""
    met_brief(werkplek)
    with werkplek.db.schrijven() as s:
        assert opruimen.ruim_op(s, DAG, om(DAG) + timedelta(hours=1)).claims == 0
        assert opruimen.ruim_op(s, DAG, om(DAG) + timedelta(days=2)).claims == 2
    with werkplek.db.lezen() as s:
        assert {(b.stand, b.lease_tot) for b in s.exec(select(Post))} == {("wacht", None)}
