"""The texts of letters on the screen: everyone looks, the beheerder types, looks and puts into use."""

import base64
import io
import re
from collections.abc import Callable

import pytest
from docx import Document as Word
from sqlmodel import select
from starlette.testclient import TestClient

from inburgering.db import post as postbus
from inburgering.db.tabellen import Brieftekst, Huisstijlversie
from tests.web.conftest import post
from tests.web.opmaak import formulier, gebreken, lees
from tests.web.stad import VANDAAG, Stad
from tests.werkplek import om

Als = Callable[[str], TestClient]
OPROEP = "/briefteksten/oproep_brede_intake"
TEKST = "Wij zien u graag op {{ uiterlijk | dag }}.\n\n[[afspraak]]\n"


def rijen(stad: Stad) -> list[Brieftekst]:
    """What was put into use."""
    with stad.db.lezen() as s:
        return list(s.exec(select(Brieftekst)))


def beelden(html: str) -> list[bytes]:
    """The images of pages that stand in a page."""
    return [base64.b64decode(b) for b in re.findall(r"data:image/png;base64,([A-Za-z0-9+/=]+)", html)]


@pytest.mark.parametrize("wie", ["sanne", "bea"])
def test_iedereen_ziet_de_teksten_en_alleen_de_beheerder_verandert_ze(als: Als, wie: str) -> None:
    """List, text, preview as image and as PDF are for everyone; the form is not."""
    k = als(wie)
    delen = ("/briefteksten/_bezwaar", "/briefteksten/taak_begeleiding")
    for pad in ("/briefteksten", OPROEP, *delen, "/huisstijl"):
        antwoord = k.get(pad)
        assert (antwoord.status_code, gebreken(antwoord.text)) == (200, []), pad
    blad = k.get(OPROEP).text
    assert beelden(blad)[0].startswith(b"\x89PNG")
    assert ("Tekst veranderen" in blad) == (wie == "bea")
    assert k.get(f"{OPROEP}/voorbeeld.pdf").content.startswith(b"%PDF")
    assert k.get(f"{OPROEP}/wijzig").status_code == (200 if wie == "bea" else 403)
    for pad in (f"{OPROEP}/wijzig", f"{OPROEP}/standaard", "/huisstijl"):
        if wie == "sanne":
            csrf = formulier(blad)["csrf"]
            assert k.post(pad, data={"csrf": csrf}).status_code == 403, pad


@pytest.mark.parametrize("pad", ["bestaat_niet", "_bestaat_niet", "brief.py", "oproep_brede_intake?versie=9"])
def test_wat_er_niet_is_bestaat_niet(als: Als, pad: str) -> None:
    """An unknown letter or version is a page that is not there."""
    assert als("bea").get(f"/briefteksten/{pad}").status_code == 404


def test_eerst_bekijken_dan_in_gebruik_nemen(als: Als, stad: Stad) -> None:
    """Looking keeps nothing; putting into use makes a version, and letters that wait get the new text."""
    k = als("bea")
    pad = f"{OPROEP}/wijzig"
    typ = {"onderwerp": "Kom langs", "tekst": TEKST, "reden": "korter", "stap": "bekijk"}
    gezien = post(k, pad, typ)
    assert gezien.status_code == 200
    assert gebreken(gezien.text) == []
    assert "Wij zien u graag op" in lees(gezien.text).alles
    assert "Er zijn geen moeilijke zinnen of woorden gevonden." in lees(gezien.text).alles
    assert "verschil-weg" in gezien.text
    assert len(beelden(gezien.text)) == 1
    assert rijen(stad) == []
    assert post(k, pad, typ | {"stap": "gebruik"}).status_code == 303
    (rij,) = rijen(stad)
    assert (rij.versie, rij.geldig_vanaf, rij.reden) == (1, VANDAAG, "korter")
    assert rij.tekst == TEKST
    assert "versie 1, sinds 23 november 2026" in lees(k.get("/briefteksten").text).alles
    (brief,) = stad.post(stad.zaken["opgeroepen"])
    blad = lees(k.get(f"/trajecten/{stad.nummer(stad.zaken['opgeroepen'])}/brieven/{brief.id}").text).alles
    assert "Kom langs" in blad
    assert "Wij zien u graag op dinsdag 8 december 2026" in blad


def test_een_tekst_met_fouten_blijft_staan(als: Als, stad: Stad) -> None:
    """Every fault is named above the form, nothing typed is lost, and nothing is put into use."""
    typ = {"tekst": "Bel {{ gemeente.telefon }}", "reden": "", "stap": "gebruik"}
    antwoord = post(als("bea"), f"{OPROEP}/wijzig", typ)
    assert antwoord.status_code == 422
    assert gebreken(antwoord.text) == []
    tekst = lees(antwoord.text).alles
    assert "Schrijf in een paar woorden waarom" in tekst
    assert "Bedoelt u 'gemeente.telefoon'?" in tekst
    assert "Bel {{ gemeente.telefon }}" in formulier(antwoord.text, f"{OPROEP}/wijzig")["tekst"]
    assert rijen(stad) == []


@pytest.mark.parametrize("vanaf", ["", "morgen", "2026-11-22"])
def test_een_dag_die_niet_kan_wordt_geweigerd(als: Als, stad: Stad, vanaf: str) -> None:
    """No day, no date, or a day that is past."""
    typ = {"tekst": TEKST, "reden": "x", "vanaf": vanaf, "stap": "gebruik"}
    assert post(als("bea"), f"{OPROEP}/wijzig", typ).status_code == 422
    assert rijen(stad) == []


def test_terug_naar_de_standaardtekst(als: Als, stad: Stad) -> None:
    """From a day on; the own version stays to be seen and to be used again."""
    k = als("bea")
    post(k, f"{OPROEP}/wijzig", {"onderwerp": "Kom", "tekst": TEKST, "reden": "proef", "stap": "gebruik"})
    assert post(k, f"{OPROEP}/standaard", {"reden": "toch niet"}, van=f"{OPROEP}/wijzig").status_code == 303
    assert [r.standaard for r in rijen(stad)] == [False, True]
    blad = lees(k.get(OPROEP).text).alles
    assert "terug naar de standaardtekst" in blad
    assert "Uitnodiging voor een gesprek" in blad
    oud = lees(k.get(f"{OPROEP}?versie=1").text).alles
    assert "Dit is niet de tekst die vandaag geldt." in oud
    assert "Wij zien u graag" in oud


def test_de_voorvertoning_tijdens_het_typen_is_een_deel(als: Als) -> None:
    """What htmx asks for is only the letter, or what is wrong with it."""
    k = als("bea")
    blad = formulier(k.get(f"{OPROEP}/wijzig").text, f"{OPROEP}/wijzig")
    antwoord = k.post(f"{OPROEP}/wijzig", data=blad | {"tekst": "{% if"}, headers={"HX-Request": "true"})
    assert "<html" not in antwoord.text
    assert "Zo kan de brief niet weg." in antwoord.text


def test_een_taakbrief_zegt_bij_welke_taken_hij_hoort(als: Als) -> None:
    """So that an author knows who will read it."""
    blad = lees(als("bea").get("/briefteksten/taak_begeleiding").text).alles
    assert "Maatschappelijke begeleiding (VluchtelingenWerk)" in blad


WAPEN = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>'


def test_de_huisstijl_met_contrast_en_eigen_wapen(als: Als, stad: Stad) -> None:
    """A light colour is kept for lines and told to be too light for text; the crest is stored with it."""
    k = als("bea")
    velden = formulier(k.get("/huisstijl").text, "/huisstijl")
    velden |= {"kleur": "#ffcc00", "venster": "rechts", "reden": "nieuwe huisstijl", "stap": "bekijk"}
    velden.pop("wapen")
    gezien = k.post("/huisstijl", data=velden, files={"wapen": ("w.svg", WAPEN, "image/svg+xml")})
    assert gebreken(gezien.text) == []
    tekst = lees(gezien.text).alles
    assert "contrast 1,5 : 1" in tekst
    assert "te weinig voor tekst" in tekst
    assert "#7f6700" in tekst
    klaar = formulier(gezien.text, "/huisstijl") | {"stap": "gebruik"}
    klaar.pop("wapen")
    klaar.pop("weg", None)
    assert k.post("/huisstijl", data=klaar).status_code == 303
    with stad.db.lezen() as s:
        (rij,) = s.exec(select(Huisstijlversie))
    assert (rij.kleur, rij.venster, rij.wapen) == ("#ffcc00", "rechts", WAPEN)


def test_een_wapen_met_een_script_wordt_geweigerd(als: Als, stad: Stad) -> None:
    """With a sentence that says what to do, and nothing kept."""
    k = als("bea")
    velden = formulier(k.get("/huisstijl").text, "/huisstijl") | {"reden": "x", "stap": "gebruik"}
    velden.pop("wapen")
    kwaad = WAPEN.replace("<path", "<script>alert(1)</script><path")
    antwoord = k.post("/huisstijl", data=velden, files={"wapen": ("w.svg", kwaad, "image/svg+xml")})
    assert antwoord.status_code == 422
    assert "iets dat geen vorm is" in lees(antwoord.text).alles
    with stad.db.lezen() as s:
        assert list(s.exec(select(Huisstijlversie))) == []


def test_een_brief_in_andere_vormen(als: Als, stad: Stad) -> None:
    """Once made it can be taken along as HTML, Word and text; before that there is nothing to take."""
    k = als("sanne")
    (brief,) = stad.post(stad.zaken["opgeroepen"])
    waar = f"/trajecten/{stad.nummer(stad.zaken['opgeroepen'])}/brieven/{brief.id}"
    assert k.get(f"{waar}/als/docx").status_code == 404
    with stad.db.schrijven() as s:
        postbus.maak(s, brief.id or 0, om(VANDAAG), "http://127.0.0.1")
    blad = k.get(waar).text
    assert gebreken(blad) == []
    for vorm, soort in (("html", "text/html"), ("docx", "wordprocessingml"), ("txt", "text/plain")):
        assert f"{waar}/als/{vorm}" in blad
        antwoord = k.get(f"{waar}/als/{vorm}")
        assert soort in antwoord.headers["content-type"]
        assert antwoord.headers["content-disposition"].startswith("attachment;")
    word = Word(io.BytesIO(k.get(f"{waar}/als/docx").content))
    assert "Dit gesprek heet de brede intake." in " ".join(p.text for p in word.paragraphs)
    assert k.get(f"{waar}/als/exe").status_code == 404
