"""A municipality's own text: what may be in it, what is refused and how, and that nothing gets out of it."""

import io
import time
from datetime import date

import pytest
from pypdf import PdfReader

from inburgering.templates import brief
from inburgering.templates.eigen import STANDAARD, EigenTekst
from inburgering.templates.keuring import keur
from inburgering.templates.schrijfregels import LANGSTE_TEKST
from inburgering.templates.sjabloon import deelnamen
from inburgering.templates.voorbeelden import varianten, voorbeeld

DAG = date(2026, 11, 23)
OPROEP = "Kom praten op {{ uiterlijk | dag }}.\n\n[[afspraak]]\n"
TAAK = '{% include "_taak_begin" %}\n\nDoe dit.\n\n[[taak]]\n\n{% include "_hoe_werkt_het" %}\n'


def zinnen(naam: str, tekst: str, onderwerp: str = "Proef") -> list[str]:
    """What is wrong with this text, as the page says it."""
    return [str(g) for g in keur(EigenTekst(naam, 1, onderwerp, tekst))]


@pytest.mark.traag
@pytest.mark.parametrize("naam", [*brief.SJABLONEN, *deelnamen()])
def test_elke_standaardtekst_is_goed(naam: str) -> None:
    """What we deliver passes the rules that a municipality must keep."""
    onderwerp = "" if naam.startswith("_") else STANDAARD.onderwerp(naam)
    assert zinnen(naam, STANDAARD.tekst(naam), onderwerp) == []


def test_een_eigen_tekst_komt_in_de_brief() -> None:
    """Subject and text are the municipality's; salutation and closing are added as always."""
    eigen = STANDAARD.met(EigenTekst("oproep_brede_intake", 1, "Kom langs", OPROEP))
    gegevens = voorbeeld("oproep_brede_intake") | {"tolk": None}
    tekst = brief.tekst("oproep_brede_intake", gegevens, DAG, eigen)
    assert tekst.startswith(
        "23 november 2026\n\nKom langs\n\nBeste Yonas Tesfaye,\n\nKom praten op donderdag 3"
    )
    assert "Met vriendelijke groet" in tekst


def test_een_eigen_gedeeld_stuk_komt_in_elke_brief_die_het_heeft() -> None:
    """A part that the program adds, and one that a letter asks for."""
    eigen = STANDAARD.met(EigenTekst("_groet", 1, "", "Tot ziens, {{ afzender.naam }}"))
    eigen = eigen.met(EigenTekst("_hoe_werkt_het", 2, "", "[[bevestig]]\n\nBel gerust."))
    tekst = brief.tekst("taak_pvt", voorbeeld("taak_pvt"), DAG, eigen)
    assert tekst.endswith("Bel gerust.\n\nTot ziens, S. de Jong\n")
    assert "Bel gerust." not in brief.tekst("derde_oproep", voorbeeld("derde_oproep"), DAG, eigen)
    assert [t.naam for t in eigen.gebruikt("taak_pvt")] == ["_groet", "_hoe_werkt_het"]
    assert [t.naam for t in eigen.gebruikt("derde_oproep")] == ["_groet"]


FOUT = [
    ("Hallo\n\n{{ gemeente.telefon }}", "Regel 3: het gegeven 'gemeente.telefon' bestaat niet"),
    ("{{ gemeente.telefon }}", "Bedoelt u 'gemeente.telefoon'?"),
    ("- een\n  - twee\n", "Een lijst in een lijst kan niet in een brief."),
    ("{{ bsn }}", "Regel 1: het gegeven 'bsn' bestaat niet in deze brief."),
    ("{{ gemeente.naam }", "Regel 1: hier klopt iets niet tussen"),
    ("{% if tolk %}Hallo", "Regel 1: er ontbreekt een sluiting"),
    ("{% fi tolk %}", "Regel 1: tussen {% en %} staat een woord dat niet bestaat: 'fi'"),
    ("{% endif %}", "zonder een {% if %} of {% for %}"),
    ("{{ uiterlijk | dagg }}", "Regel 1: '| dagg' bestaat niet. Er zijn: alineas, dag,"),
    ("1. een\n2. twee", "Een genummerde lijst kan niet in een brief."),
    ("[[geheim]]", "Een brief kent geen blok [[geheim]]"),
    ("Kom op {{ uiterlijk | dag }}.", "ontbreekt het blok [[afspraak]]"),
    ("Kom.\n\n[[afspraak]]", "ontbreekt de dag waarop iemand uiterlijk moet zijn geweest"),
    ("{% if tolk %}Kom op {{ uiterlijk | dag }}.{% endif %}\n\n[[afspraak]]", "ontbreekt de dag"),
    ("", "Vul de tekst in."),
    ("Uw nummer is 999990019.", "een getal dat een BSN kan zijn"),
    ("王\n\n" + OPROEP, "Het teken '王' staat niet in de letters van de brief"),
    ("{% set x = 1 %}{{ x }}", "{% set %} kan niet in een brief"),
    ("{{ 7 * 7 }}", "rekenen kan niet in een brief"),
]  # fmt: skip


@pytest.mark.parametrize(("tekst", "zin"), FOUT)
def test_een_fout_wordt_gezegd_met_wat_te_doen(tekst: str, zin: str) -> None:
    """In Dutch, with the line and, where it can, what was probably meant."""
    gevonden = zinnen("oproep_brede_intake", tekst)
    assert any(zin in g for g in gevonden), gevonden


def test_een_taakbrief_kan_niet_zonder_link_taak_en_grondslag() -> None:
    """The partner must be able to answer, and to see what is asked and why he may know it."""
    assert zinnen("taak_pvt", TAAK) == []
    gevonden = zinnen("taak_pvt", "Doe dit voor {{ inburgeraar.naam }}.")
    for wat in ("[[taak]]", "[[bevestig]]", "het taaknummer", "de grondslag van de taak"):
        assert any(wat in g for g in gevonden), wat


def test_een_gegeven_dat_niet_elke_taak_mag_zien_wordt_geweigerd() -> None:
    """Unguarded it is refused with what to write; guarded it is good."""
    (zin,) = zinnen("taak_pvt", TAAK + "\nAdres: {{ inburgeraar.adres | join(', ') }}\n")
    assert "Niet elke taak mag 'inburgeraar.adres' gebruiken" in zin
    assert "{% if inburgeraar.adres is defined %}" in zin
    goed = "{% if inburgeraar.adres is defined %}Adres: {{ inburgeraar.adres | join(', ') }}{% endif %}\n"
    assert zinnen("taak_pvt", TAAK + goed) == []


def test_een_besluit_kan_niet_zonder_bezwaar() -> None:
    """The clause is a shared part; emptied of its day or address no decision can be sent with it."""
    (dag,) = zinnen("_bezwaar", "## Niet eens?\n\nSchrijf naar {{ gemeente.post }}.")
    assert "ontbreekt de laatste dag voor bezwaar" in dag
    (adres,) = zinnen("_bezwaar", "Schrijf uiterlijk op {{ bezwaar_tot | dag }}.")
    assert "ontbreekt het adres voor bezwaar" in adres


VIJANDIG = [
    "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "{{ gemeente.__class__ }}",
    "{{ gemeente['__class__'] }}",
    "{{ self._TemplateReference__context }}",
    "{{ cycler.__init__.__globals__ }}",
    "{% include '/etc/passwd' %}",
    "{% include gemeente.naam %}",
    "{% import '_groet' as x %}",
    "{% extends '_groet' %}",
    "{% for a in range(99999) %}{% for b in range(99999) %}x{% endfor %}{% endfor %}",
    "{% for a in gemeente.naam | alineas %}{% for b in gemeente.naam | alineas %}x{% endfor %}{% endfor %}",
    "{% for a in gemeente.naam %}x{% endfor %}",
    "{{ 9 ** 9 ** 9 ** 9 }}",
    "{{ 'x' * 10 ** 9 }}",
    "{{ '%1000000000d' % 1 }}",
    "{{ '{:>1000000000}'.format(1) }}",
    "{{ 'x' | center(1000000000) }}",
    "{{ gemeente.naam | join('" + "y" * 1000 + "') }}",
    "{{ 'aaaa' | replace('a', 'aaaaaaaaaa') }}",
    "{% macro f() %}{{ f() }}{% endmacro %}{{ f() }}",
    "{{ lipsum(1000) }}",
    "{{ gemeente.update({'naam': 'x'}) }}",
    "{{ " + "(" * 5000 + "1" + ")" * 5000 + " }}",
    "x" * (LANGSTE_TEKST + 1),
]


@pytest.mark.parametrize("bron", VIJANDIG)
@pytest.mark.parametrize("plek", ["tekst", "onderwerp"])
def test_een_vijandige_tekst_komt_nergens(bron: str, plek: str) -> None:
    """It reads no file, reaches no program, never loops on: it is refused at once, before any of it runs."""
    begin = time.perf_counter()
    gevonden = zinnen(
        "oproep_brede_intake", bron if plek == "tekst" else OPROEP, bron if plek != "tekst" else "P"
    )
    assert gevonden
    assert time.perf_counter() - begin < 2
    assert not any("root:" in g or "Traceback" in g for g in gevonden)


@pytest.mark.parametrize(
    "typst",
    [
        '#read("/etc/passwd")', "#let x = 1", "$ x^2 $", "@ref", "= Kop", '#eval("1+1")',
        '#import "@preview/a:1"', "`#sys.inputs`",
    ],
)  # fmt: skip
def test_opmaaktaal_van_de_zetter_blijft_tekst(typst: str) -> None:
    """What would be a command in the typesetter's language comes out as it was typed."""
    naam = "oproep_brede_intake"
    tekst = f"Lees dit: {typst}\n\n{OPROEP}"
    assert zinnen(naam, tekst) == []
    eigen = STANDAARD.met(EigenTekst(naam, 1, "Proef", tekst))
    gedrukt = PdfReader(io.BytesIO(brief.pdf(naam, voorbeeld(naam), DAG, eigen))).pages[0].extract_text()
    assert typst.replace("`", "") in gedrukt.replace("`", "").replace("’", "'").replace("“", '"').replace(
        "”", '"'
    )
    assert "root:" not in gedrukt


def test_ook_een_lang_gegeven_maakt_de_brief_niet_eindeloos() -> None:
    """A text that repeats itself for every line someone typed stops beyond any letter's length."""
    tekst = (
        STANDAARD.tekst("beschikking_pip")
        + "{% for a in pip.motivering | alineas %}"
        + "woord " * 2000
        + "{% endfor %}"
    )
    eigen = STANDAARD.met(EigenTekst("beschikking_pip", 1, "P", tekst))
    gegevens = voorbeeld("beschikking_pip")
    gegevens |= {"pip": gegevens["pip"] | {"motivering": "a\n" * 500}}
    with pytest.raises(brief.TeLang, match="veel te lang"):
        brief.pdf("beschikking_pip", gegevens, DAG, eigen)


@pytest.mark.traag
def test_veel_opmaaktekens_kosten_geen_tijd() -> None:
    """A text full of stars and brackets is parsed as quickly as any other."""
    begin = time.perf_counter()
    for bron in ("*" * 15_000, "**a " * 4_000, "[" * 15_000, "- " * 7_000, "#" * 15_000):
        keur(EigenTekst("oproep_brede_intake", 1, "P", bron + "\n\n" + OPROEP))
    assert time.perf_counter() - begin < 10


@pytest.mark.parametrize("naam", sorted(brief.SJABLONEN))
def test_elke_variant_van_het_voorbeeld_is_te_maken(naam: str) -> None:
    """With all and with the least that a letter can hold."""
    for gegevens in varianten(naam):
        assert brief.vorm(naam, gegevens, DAG).blokken
