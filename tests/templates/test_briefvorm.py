"""How a letter looks and where it can go: house style, window, long values, other processes and threads."""

import hashlib
import io
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from typing import Any

import pytest
from pypdf import PdfReader

from inburgering.templates import brief
from inburgering.templates.bericht import bericht
from inburgering.templates.hoofd import hoofd, kop
from inburgering.templates.huisstijl import ZONDER, Huisstijl
from inburgering.templates.kleur import CONTRAST, contrast, leesbaar
from inburgering.templates.tekens import schoon
from inburgering.templates.voorbeelden import voorbeeld

DAG = date(2026, 11, 23)
MM = 72 / 25.4
NAAM = "Wubbegunda Nguyễn-Şahin van der Meer tot Łódź-Oostenbroek"
ADRES = [
    "Stichting VluchtelingenWerk Nederland, regio Noordwest en omgeving", "Afdeling budgetcoaching",
    f"T.a.v. mevrouw {NAAM}", "Gebouw De Brug, vierde verdieping", "Burgemeester Van Voorbeeldlaan 12-C",
    "1234 AB  VOORBEELDSTAD-OOSTELIJKE-HAVENS",
]  # fmt: skip


def plekken(inhoud: bytes) -> list[tuple[float, float, str]]:
    """Every piece of text on the first page with its place in mm from the top left."""
    uit: list[tuple[float, float, str]] = []

    def zie(tekst: str, ctm: list[float], tm: list[float], *_: Any) -> None:
        x = tm[4] * ctm[0] + tm[5] * ctm[2] + ctm[4]
        y = tm[4] * ctm[1] + tm[5] * ctm[3] + ctm[5]
        if tekst.strip():
            uit.append((x / MM, 297 - y / MM, schoon(tekst)))

    PdfReader(io.BytesIO(inhoud)).pages[0].extract_text(visitor_text=zie)
    return uit


def bladzijden(inhoud: bytes) -> list[str]:
    """The text of each page."""
    return [schoon(p.extract_text()) for p in PdfReader(io.BytesIO(inhoud)).pages]


@pytest.mark.parametrize(("venster", "links"), [("links", 35), ("rechts", 105)])
@pytest.mark.parametrize("adres", [ADRES[-3:], ADRES])
def test_het_adres_staat_in_het_venster(venster: str, links: int, adres: list[str]) -> None:
    """Three lines or six long ones: within the window, and clear of the reference line below it."""
    gegevens = voorbeeld("oproep_brede_intake")
    gegevens |= {"ontvanger": adres, "gemeente": gegevens["gemeente"] | {"venster": venster}}
    gevonden = plekken(brief.pdf("oproep_brede_intake", gegevens, DAG))
    (retour,) = [p for p in gevonden if p[2].startswith("Retouradres")]
    (datumkop,) = [p for p in gevonden if p[2].startswith("Datum")]
    onder = max(y for x, y, _ in gevonden if retour[1] < y < datumkop[1] - 1)
    assert retour[0] == pytest.approx(links, abs=0.5)
    assert 45 < retour[1] < 50
    assert onder < 79
    assert datumkop[1] > onder + 3


def test_twee_spaties_tussen_postcode_en_plaats_blijven() -> None:
    """As PostNL asks; a newline or a control mark in an address line does not."""
    gegevens = voorbeeld("oproep_brede_intake") | {"ontvanger": ["A\nB", "1234 AB  PLAATS\x07"]}
    assert kop("Proef", gegevens, DAG)["ontvanger"] == ["A B", "1234 AB  PLAATS"]


def test_een_lange_brief_telt_zijn_bladzijden() -> None:
    """Each page has its number and subject; bezwaar and closing stay together."""
    gegevens = voorbeeld("beschikking_pip")
    pip = gegevens["pip"] | {"motivering": "U leert snel en u wilt graag werken. " * 60}
    eerste, *_, laatste = paginas = bladzijden(brief.pdf("beschikking_pip", gegevens | {"pip": pip}, DAG))
    assert len(paginas) >= 2
    assert f"Pagina 1 van {len(paginas)}" in eerste
    assert f"Pagina {len(paginas)} van {len(paginas)}" in laatste
    assert "(PIP) · VBS-2026-00012" in laatste
    assert "Bent u het niet eens met dit besluit?" in laatste
    assert "Met vriendelijke groet" in laatste


@pytest.mark.parametrize("naam", [n for n, s in brief.SJABLONEN.items() if not s.beschikking])
def test_een_gewone_brief_past_op_een_bladzijde(naam: str) -> None:
    """Only a decision takes two."""
    assert len(bladzijden(brief.pdf(naam, voorbeeld(naam), DAG))) == 1


def test_de_bytes_zijn_in_elk_proces_en_elke_thread_dezelfde() -> None:
    """The hash kept with a letter can be checked on any machine."""
    code = (
        "import hashlib; from datetime import date; from inburgering.templates import brief; "
        "from inburgering.templates.voorbeelden import voorbeeld; "
        "print(hashlib.sha256(brief.pdf('taak_pvt', voorbeeld('taak_pvt'), date(2026, 11, 23))).hexdigest())"
    )
    ander = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    with ThreadPoolExecutor(2) as draden:
        gelijk = set(draden.map(lambda _: brief.pdf("taak_pvt", voorbeeld("taak_pvt"), DAG), range(6)))
    assert {hashlib.sha256(b).hexdigest() for b in gelijk} == {ander.stdout.strip()}


def test_threads_verwisselen_geen_brieven() -> None:
    """Each thread has its own compiler: every letter holds its own person."""

    def maak(nr: int) -> bool:
        gegevens = voorbeeld("oproep_brede_intake") | {"aanhef": f"Beste nummer{nr},"}
        return f"Beste nummer{nr}," in bladzijden(brief.pdf("oproep_brede_intake", gegevens, DAG))[0]

    with ThreadPoolExecutor(3) as draden:
        assert all(draden.map(maak, range(6)))


def test_elke_kleur_blijft_leesbaar() -> None:
    """A light colour gets darker until it can be read on white; a dark one stays as it is."""
    assert leesbaar("#154273") == "#154273"
    for licht in ("#ffcc00", "#ffffff", "#00ff00", "#f0f0f0"):
        donker = leesbaar(licht)
        assert contrast(donker, "#ffffff") >= CONTRAST
    assert contrast("#ffffff", "#ffffff") == pytest.approx(1)
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


def test_de_gemeente_kiest_kleur_en_wapen() -> None:
    """From the letterhead; without a crest our own drawing takes the colour."""
    gegevens = voorbeeld("oproep_brede_intake")
    groen = gegevens["gemeente"] | {"kleur": "#00563f"}
    woorden = kop("Proef", gegevens | {"gemeente": groen}, DAG)
    assert "#00563f" in hoofd(woorden, ZONDER)["wapen"]
    assert hoofd(woorden, Huisstijl(kleur="#8a1538"))["tekstkleur"] == "#8a1538"
    eigen = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>'
    stijl = Huisstijl(wapen=eigen, venster="rechts", versie=1)
    assert hoofd(woorden, stijl)["wapen"] == eigen
    met, zonder = (brief.pdf("oproep_brede_intake", gegevens, DAG, stijl=s) for s in (stijl, ZONDER))
    assert met.startswith(b"%PDF")
    assert met != zonder


@pytest.mark.parametrize("sjabloon", [n for n, s in brief.SJABLONEN.items() if s.bevestigen])
def test_een_mail_zegt_niets_over_een_persoon(sjabloon: str) -> None:
    """It holds the link and the task number, and can hold nothing else."""
    link = "https://inb.example/p/7Qm2_xkVt9-cLr"
    post = bericht(sjabloon, gemeente="Gemeente Proefstad", kenmerk="PST-2026-00001-T1", link=link)
    assert link in post.tekst.splitlines()
    assert "PST-2026-00001-T1" in post.onderwerp
    assert "\n" not in post.onderwerp
    assert "{" not in post.onderwerp + post.tekst
    assert "Gemeente Proefstad" in post.tekst


def test_een_kenmerk_breekt_de_kop_van_een_mail_niet() -> None:
    """A newline in a value cannot add a header."""
    post = bericht("taak_pvt", gemeente="G", kenmerk="X\r\nBcc: a@b.example", link="https://x.example")
    assert post.onderwerp == "Er staat een taak voor u klaar (X Bcc: a@b.example)"
