"""Own texts in the database: dated, append-only; a letter that was made keeps the one it was made with."""

from datetime import date, timedelta

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from sqlmodel import select

from inburgering.db import brieftekst, huisstijl, post, zoeken_traject
from inburgering.db.brieftekst import TekstNietGoed, Wijziging
from inburgering.db.huisstijl import StijlNietGoed
from inburgering.db.tabellen import Document, Gebruiker, Post
from inburgering.templates.huisstijl import Huisstijl
from tests.werkplek import Werkplek, om

DAG = date(2026, 10, 5)
NAAM = "taak_budgetbeheer"
TEKST = '{% include "_taak_begin" %}\n\nBetaal de huur.\n\n[[taak]]\n\n{% include "_hoe_werkt_het" %}\n'


@pytest.fixture
def beheerder(werkplek: Werkplek) -> int:
    """Someone who may change texts."""
    with werkplek.db.schrijven() as s:
        wie = Gebruiker(gemeente_id=werkplek.gemeente, naam="Bea Beheer", rol="beheerder")
        s.add(wie)
        s.flush()
        return int(wie.id or 0)


def zet(
    werkplek: Werkplek, door: int, vanaf: date, woord: str = "", *, nu: date = DAG, **anders: object
) -> int:
    """Put a text with this word in it into use; gives its version."""
    wat: dict[str, object] = {
        "sjabloon": NAAM, "geldig_vanaf": vanaf, "reden": "proef", "onderwerp": f"Taak {woord}",
        "tekst": TEKST + f"\n{woord}\n",
    }  # fmt: skip
    with werkplek.db.schrijven() as s:
        return brieftekst.stel_in(s, werkplek.gemeente, door, Wijziging(**(wat | anders)), om(nu)).versie  # type: ignore[arg-type]


def geldt(werkplek: Werkplek, dag: date) -> str:
    """The subject that holds on this day."""
    with werkplek.db.lezen() as s:
        return brieftekst.teksten(s, werkplek.gemeente, dag).onderwerp(NAAM)


def test_een_tekst_geldt_vanaf_zijn_dag(werkplek: Werkplek, beheerder: int) -> None:
    """The last first day wins, then the highest number; back to the standard is a version too."""
    zet(werkplek, beheerder, DAG, "een")
    zet(werkplek, beheerder, DAG + timedelta(days=10), "twee")
    zet(werkplek, beheerder, DAG, "drie")
    zet(werkplek, beheerder, DAG + timedelta(days=20), standaard=True, onderwerp="", tekst="")
    gezien = [geldt(werkplek, DAG + timedelta(days=d)) for d in (-1, 0, 9, 10, 19, 20)]
    vast = "Taak voor u: budgetbeheer"
    assert gezien == [vast, "Taak drie", "Taak drie", "Taak twee", "Taak twee", vast]
    with werkplek.db.lezen() as s:
        gepland = brieftekst.gepland(s, werkplek.gemeente, DAG)[NAAM]
        assert gepland.versie == 2
        assert [v.versie for v, _ in brieftekst.versies(s, werkplek.gemeente, NAAM)] == [4, 3, 2, 1]
        assert brieftekst.teksten(s, werkplek.gemeente + 1, DAG).eigen == ()


def test_een_versie_verandert_nooit(werkplek: Werkplek, beheerder: int) -> None:
    """The database itself refuses to change a text that was put into use, or to take it away."""
    zet(werkplek, beheerder, DAG)
    for zin in ("UPDATE brieftekst SET tekst = 'anders'", "DELETE FROM brieftekst"):
        with pytest.raises(DBAPIError, match="alleen toe te voegen"), werkplek.db.schrijven() as s:
            s.execute(text(zin))


def test_een_tekst_die_niet_goed_is_komt_er_niet_in(werkplek: Werkplek, beheerder: int) -> None:
    """Wrong text, no reason or a day that is past: everything is said at once, and nothing is kept."""
    with pytest.raises(TekstNietGoed) as fout:
        zet(werkplek, beheerder, DAG - timedelta(days=1), reden="", tekst="{{ bsn }}")
    zinnen = [str(g) for g in fout.value.gebreken]
    assert len(zinnen) == 3
    assert "Schrijf in een paar woorden waarom" in zinnen[0]
    assert "een dag die voorbij is" in zinnen[1]
    assert "'bsn' bestaat niet" in zinnen[2]
    with werkplek.db.lezen() as s:
        assert brieftekst.versies(s, werkplek.gemeente, NAAM) == []


def test_een_gemaakte_brief_houdt_zijn_tekst(werkplek: Werkplek, beheerder: int) -> None:
    """Rendered before the change it stays as it is, words and all; the next letter has the new text."""
    zet(werkplek, beheerder, DAG, "oud")
    eerste, tweede = (_taakbrief(werkplek, nr) for nr in (1, 2))
    voor = _maak(werkplek, eerste)
    zet(werkplek, beheerder, DAG, "nieuw")
    assert _maak(werkplek, eerste).sha256 == voor.sha256
    na = _maak(werkplek, tweede)
    assert (voor.versie[12:], na.versie[12:]) == ("+taak_budgetbeheer.1", "+taak_budgetbeheer.2")
    assert [_woorden(d)[-1] for d in (voor, na)] == ["oud", "nieuw"]
    assert voor.vorm is not None
    assert voor.vorm["kop"]["onderwerp"] == "Taak oud"
    with werkplek.db.lezen() as s:
        traject = s.get_one(Post, eerste).traject_id
        stuk = next(stuk for p, stuk in zoeken_traject.brieven(s, traject) if p.id == eerste)
    assert stuk is not None
    assert stuk.onderwerp == "Taak oud"


def _taakbrief(werkplek: Werkplek, nr: int) -> int:
    traject = werkplek.tot_pip(date(2026, 8, 24), DAG)
    werkplek.draag_over(traject, DAG, date(2026, 11, 20))
    return next(p.id for p in werkplek.post(traject) if p.sjabloon == NAAM) or 0


def _maak(werkplek: Werkplek, nr: int) -> Document:
    with werkplek.db.schrijven() as s:
        post.maak(s, nr, om(DAG), "http://127.0.0.1")
    with werkplek.db.lezen() as s:
        return s.exec(select(Document).where(Document.post_id == nr, Document.vervallen == False)).one()  # noqa: E712


def _woorden(d: Document) -> list[str]:
    assert d.vorm is not None
    alineas = [b["runs"][0]["t"] for b in d.vorm["blokken"] if b["soort"] == "alinea"]
    return alineas[: alineas.index("Met vriendelijke groet,")]


def test_een_huisstijl_geldt_vanaf_zijn_dag_en_staat_in_de_versie(werkplek: Werkplek, beheerder: int) -> None:
    """The colour of the day is in the letter, and which house style it was stands with the document."""
    with werkplek.db.schrijven() as s:
        huisstijl.stel_in(s, werkplek.gemeente, beheerder, Huisstijl("#8A1538"), DAG, "nieuw", om(DAG))
    with werkplek.db.lezen() as s:
        assert huisstijl.stijl(s, werkplek.gemeente, DAG) == Huisstijl("#8a1538", versie=1)
        assert huisstijl.stijl(s, werkplek.gemeente, DAG - timedelta(days=1)) == Huisstijl()
    assert _maak(werkplek, _taakbrief(werkplek, 1)).versie.endswith("+huisstijl.1")
    with pytest.raises(DBAPIError, match="alleen toe te voegen"), werkplek.db.schrijven() as s:
        s.execute(text("DELETE FROM huisstijl"))


@pytest.mark.parametrize(
    ("stijl", "zin"),
    [
        (Huisstijl("rood"), "Schrijf de kleur als # met zes cijfers of letters"),
        (Huisstijl(venster="midden"), "links of rechts"),
        (Huisstijl(wapen="<svg"), "geen SVG-bestand"),
        (Huisstijl(wapen='<svg xmlns="http://www.w3.org/2000/svg"><script>x</script></svg>'), "'script'"),
    ],
)
def test_een_huisstijl_die_niet_kan_wordt_geweigerd(
    werkplek: Werkplek, beheerder: int, stijl: Huisstijl, zin: str
) -> None:
    """With what is wrong, and nothing kept."""
    with pytest.raises(StijlNietGoed, match=zin), werkplek.db.schrijven() as s:
        huisstijl.stel_in(s, werkplek.gemeente, beheerder, stijl, DAG, "proef", om(DAG))
