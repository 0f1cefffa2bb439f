"""The letters: what they say, what they never say, and that a value is only ever text."""

import io
import re
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jinja2 import UndefinedError
from pypdf import PdfReader

from inburgering.templates import brief
from inburgering.templates.eigen import STANDAARD, EigenTekst
from inburgering.templates.huisstijl import Huisstijl
from inburgering.templates.tekens import schoon
from inburgering.templates.voorbeelden import voorbeeld
from inburgering.wet.bsn import bevat_bsn

DAG = date(2026, 11, 23)
GOEDGEKEURD = Path(__file__).parent / "goedgekeurd"
ALLE = sorted(brief.SJABLONEN)
LASTIG = [
    '#let x = 1; #read("/etc/passwd") $x^2$ @ref *vet*',
    "<script>alert(1)</script> &amp;",
    "{{ 7*7 }} {% raw %}",
    "= Kop\n- lijst",
    "ዮናስ ተስፋዬ",
    "Nguyễn Thị Hồng Şahin Łódź",
    "محمد العبد الله",
    "\u202eomgekeerd",
    "bel\x07 en nul\x00",
]


@cache
def gewoon(naam: str) -> bytes:
    """The letter as it mostly is, made once for all tests that only read it."""
    return brief.pdf(naam, voorbeeld(naam), DAG)


def pdf_tekst(inhoud: bytes) -> str:
    """The text of a PDF, with white space folded and direction marks out."""
    tekst = " ".join(pagina.extract_text() for pagina in PdfReader(io.BytesIO(inhoud)).pages)
    return schoon(tekst)


@pytest.mark.parametrize("naam", ALLE)
def test_de_tekst_is_de_goedgekeurde(naam: str) -> None:
    """Every letter reads as it was approved; a changed text is approved again by a person."""
    assert brief.tekst(naam, voorbeeld(naam), DAG) == (GOEDGEKEURD / f"{naam}.txt").read_text("utf-8")


@pytest.mark.parametrize("naam", ALLE)
def test_dezelfde_gegevens_geven_dezelfde_bytes(naam: str) -> None:
    """A letter made twice is the same letter, to the byte."""
    assert gewoon(naam) == brief.pdf(naam, voorbeeld(naam), DAG)


@pytest.mark.parametrize("naam", ALLE)
def test_de_pdf_is_toegankelijk_en_archiefwaardig(naam: str) -> None:
    """PDF/A-2a and PDF/UA-1 in one, tagged, in Dutch, with a title."""
    lezer = PdfReader(io.BytesIO(gewoon(naam)))
    catalogus: Any = lezer.trailer["/Root"]
    xmp = catalogus["/Metadata"].get_data().decode()
    assert re.search(r"pdfaid:part>2<", xmp)
    assert re.search(r"pdfaid:conformance>A<", xmp)
    assert re.search(r"pdfuaid:part>1<", xmp)
    assert catalogus["/MarkInfo"]["/Marked"]
    assert str(catalogus["/Lang"]).startswith("nl")
    assert lezer.metadata is not None
    assert brief.onderwerp(naam, voorbeeld(naam)) in str(lezer.metadata.title)


@pytest.mark.parametrize("naam", ALLE)
def test_pdf_en_platte_tekst_zeggen_hetzelfde(naam: str) -> None:
    """Every sentence of the plain text stands in the PDF."""
    gedrukt = pdf_tekst(gewoon(naam)).lower()
    gegevens = voorbeeld(naam)
    for regel in brief.tekst(naam, gegevens, DAG).splitlines():
        kern = schoon(regel.strip("- ").split(" Uiterlijk ")[0].split(": ")[0]).lower()
        assert kern[:60] in gedrukt, regel


@pytest.mark.parametrize("naam", ALLE)
def test_er_staat_nooit_een_bsn_in(naam: str) -> None:
    """No letter holds a number that could be a BSN."""
    assert not bevat_bsn(brief.tekst(naam, voorbeeld(naam), DAG))
    assert not bevat_bsn(pdf_tekst(gewoon(naam)))


@pytest.mark.parametrize("naam", [n for n in ALLE if brief.SJABLONEN[n].beschikking])
def test_elke_beschikking_zegt_hoe_iemand_bezwaar_maakt(naam: str) -> None:
    """With the last day, the address and what must be in it (Awb 3:45 and 6:5)."""
    tekst = brief.tekst(naam, voorbeeld(naam), DAG)
    assert "BENT U HET NIET EENS MET DIT BESLUIT?" in tekst
    assert "maandag 4 januari 2027" in tekst
    assert "Postbus 100" in tekst


MET_HANDHAVING: dict[str, dict[str, Any]] = {
    "herhaalde_oproep": {"handhaving": True, "tolk": None, "vorige_dag": None},
    "derde_oproep": {"handhaving": True},
}


@pytest.mark.parametrize("naam", MET_HANDHAVING)
def test_alleen_met_handhaving_noemt_de_brief_een_boete(naam: str) -> None:
    """Where the municipality does not enforce, the letter says what is true; where it does, the amount."""
    assert "boete" not in brief.tekst(naam, voorbeeld(naam), DAG)
    met = brief.tekst(naam, voorbeeld(naam) | MET_HANDHAVING[naam], DAG)
    assert met == (GOEDGEKEURD / f"{naam}-handhaving.txt").read_text("utf-8")
    assert "kan de gemeente u een boete van 250 euro geven" in met


def test_elk_onderdeel_van_het_plan_staat_in_het_besluit() -> None:
    """What the PIP holds is what the person reads; a part that does not apply leaves no trace."""
    gegevens = voorbeeld("beschikking_pip")
    pip = gegevens["pip"] | {
        "leerroute": "onderwijs",
        "motivering": "U wilt verpleegkundige worden.\n\nU hebt een diploma.",
        "intensiteit_map_uren": None,
        "alfabetisering": True,
        "vve_afspraken": "Selam gaat naar de voorschool.",
        "pw_beschikkingen": "besluit van 3 november 2026.",
    }
    anders = {"pip": pip, "leerroute": "onderwijsroute", "versie_pip": 2}
    tekst = brief.tekst("beschikking_pip", gegevens | anders, DAG)
    assert "U volgt de onderwijsroute. U leert Nederlands om daarna een opleiding te volgen." in tekst
    assert "U wilt verpleegkundige worden.\n\nU hebt een diploma." in tekst
    assert "MAP" not in tekst
    assert "Dit is versie 2. Dit plan komt in de plaats van uw vorige plan." in tekst
    assert "Door dit nieuwe plan krijgt u niet meer en niet minder tijd." in tekst
    for zin in ("lezen en schrijven", "Selam gaat naar de voorschool.", "besluit van 3 november 2026."):
        assert zin in tekst
    assert "None" not in tekst


def test_wat_op_a2_mag_staat_in_het_besluit() -> None:
    """After scaling down the letter names the exams at A2; with all four, none is left at B1."""
    gegevens = voorbeeld("beschikking_pip")
    deel = brief.tekst("beschikking_pip", gegevens | {"pip": gegevens["pip"] | _A2[0]}, DAG)
    assert (
        "Het examen schrijven en spreken doet u op niveau A2. De andere examens doet u op niveau B1." in deel
    )
    alles = brief.tekst("beschikking_pip", gegevens | {"pip": gegevens["pip"] | _A2[1]}, DAG)
    assert "op niveau B1" not in alles
    z = gegevens["pip"] | {"leerroute": "z", "eigen_norm_uren": 600}
    assert "Voor u is 600 uur les genoeg." in brief.tekst("beschikking_pip", gegevens | {"pip": z}, DAG)


_A2 = (
    {"leerroute": "b1", "examens_a2": ["schrijven", "spreken"]},
    {"leerroute": "b1", "examens_a2": ["lezen", "luisteren", "schrijven", "spreken"]},
)


def test_een_herinnering_noemt_geen_nieuwe_dag_om_te_antwoorden() -> None:
    """The day to answer by may be past; a reminder does not move it."""
    gegevens = voorbeeld("herinnering_partner")
    tekst = brief.tekst("herinnering_partner", gegevens, DAG)
    assert "Doe dit zo snel mogelijk." in tekst
    assert "7 december 2026" not in tekst


def test_een_taakbrief_toont_alleen_wat_de_taak_mag_weten() -> None:
    """A field that the task does not get leaves no line behind."""
    gegevens = voorbeeld("taak_budgetbeheer")
    assert "Geboren op: 17 mei 1994" in brief.tekst("taak_budgetbeheer", gegevens, DAG)
    kaal = brief.tekst("taak_budgetbeheer", gegevens | {"inburgeraar": {"naam": "Yonas Tesfaye"}}, DAG)
    for veld in ("Geboren", "Adres", "Telefoon:", "E-mail", "Taal"):
        assert veld not in kaal


def test_zonder_link_zegt_het_voorbeeld_dat_die_nog_komt() -> None:
    """Before it is sent there is no link: preview and PDF say so."""
    gegevens = voorbeeld("taak_pvt")
    del gegevens["bevestig"]
    assert "Hier staat de link in de brief die wordt verstuurd." in brief.html("taak_pvt", gegevens, DAG)
    assert "komen in de brief die wordt verstuurd" in pdf_tekst(brief.pdf("taak_pvt", gegevens, DAG))


def test_een_ontbrekend_gegeven_is_een_fout_en_geen_lege_plek() -> None:
    """A letter is never sent with a hole in it."""
    gegevens = voorbeeld("oproep_brede_intake")
    del gegevens["plaats"]
    with pytest.raises((UndefinedError, KeyError)):
        brief.pdf("oproep_brede_intake", gegevens, DAG)


def test_een_teken_zonder_letter_wordt_gemeld_met_wat_te_doen() -> None:
    """A name the fonts cannot draw stops the letter, with a sentence a consulent can act on."""
    gegevens = voorbeeld("oproep_brede_intake")
    with pytest.raises(brief.OntbrekendTeken, match=r"Het teken '王' .* gewone \(Latijnse\) letters"):
        brief.pdf("oproep_brede_intake", gegevens | {"aanhef": "Beste 王小明,"}, DAG)


@pytest.mark.parametrize("waarde", LASTIG)
def test_een_lastige_naam_blijft_tekst(waarde: str) -> None:
    """Nothing in a value is read as markup, in the PDF nor on the screen."""
    gegevens = voorbeeld("taak_budgetbeheer")
    gegevens = gegevens | {"inburgeraar": {**gegevens["inburgeraar"], "naam": waarde}}
    html = brief.html("taak_budgetbeheer", gegevens, DAG)
    assert "<script>" not in html
    assert "root:" not in pdf_tekst(brief.pdf("taak_budgetbeheer", gegevens, DAG))
    assert schoon(waarde) in brief.tekst("taak_budgetbeheer", gegevens, DAG)


def test_een_andere_tekst_is_een_andere_versie() -> None:
    """The version kept with a letter tells which text it was made from."""
    oud = brief.versie("oproep_brede_intake")
    assert re.fullmatch(r"[0-9a-f]{12}", oud)
    assert len({brief.versie(n) for n in ALLE}) == len(ALLE)
    eigen = EigenTekst("oproep_brede_intake", 3, "Kom praten", "Kom.\n\n[[afspraak]]\n")
    nieuw = brief.versie("oproep_brede_intake", STANDAARD.met(eigen), Huisstijl(versie=2))
    assert nieuw.endswith("+oproep_brede_intake.3,huisstijl.2")
    assert nieuw[:12] != oud
    assert brief.versie("derde_oproep", STANDAARD.met(eigen)) == brief.versie("derde_oproep")
    groet = EigenTekst("_groet", 1, "", "Groeten")
    assert brief.versie("derde_oproep", STANDAARD.met(groet)) != brief.versie("derde_oproep")


def test_alles_wat_een_brief_vormt_telt_mee_in_de_versie() -> None:
    """A letter is also its house style, crest, fonts, shared parts and code: each file is in the version."""
    namen = {bestand.name for bestand in brief._bestanden()}
    assert {
        "huisstijl.typ",
        "brief.typ",
        "wapen.svg",
        "_bezwaar.md.j2",
        "SourceSans3_400Regular.ttf",
    } <= namen
    vormend = Path(brief.__file__).parent.glob("*.py")
    buiten = {"pagina.py", "pictogrammen.py", "voorbeelden.py", "voorbeelden_taken.py", "bericht.py"}
    buiten |= {"keuring.py", "schrijfregels.py", "taalniveau.py", "wapen.py"}  # they judge what is used
    buiten |= {"vormen.py", "woorddocument.py"}  # other forms of the same words
    buiten |= {"thema.py", "themaparen.py"}  # of the pages
    assert {b.name for b in vormend} - buiten <= namen
