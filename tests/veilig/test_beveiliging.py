"""The pages for an auditor: every claim names a test that exists, every number is that of the program."""

import importlib
import re
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from limits import RateLimitItem
from starlette.testclient import TestClient

from inburgering import klok
from inburgering.db import accounts
from inburgering.db.sleutelbos import Onleesbaar, Sleutelbos
from inburgering.db.tabellen import Account, Gebruiker
from inburgering.web.beveiliging import CSP
from tests.conftest import ROOT
from tests.web.opmaak import lees
from tests.web.stad import Stad

Als = Callable[[str], TestClient]
DOCS = ROOT / "docs"
VERWIJZING = re.compile(r"`(tests/[\w/]+\.py)(?:::(\w+))?`")
BLADEN = sorted(
    str(pad.relative_to(DOCS))
    for pad in DOCS.rglob("*.md")
    if VERWIJZING.search(pad.read_text(encoding="utf-8"))
)
STANDEN = {"ja", "deels", "plek", "n.v.t.", "open"}
PUNTEN = {
    1: 27, 2: 11, 3: 19, 4: 10, 5: 9, 6: 35, 7: 18, 8: 7, 9: 7, 10: 29, 11: 14, 12: 9, 13: 13, 14: 9, 15: 13,
    16: 16, 17: 7,
}  # fmt: skip
"""Per chapter of ASVS 5.0.0 how many points are of level 1 or 2; counted by hand in the standard."""
EENHEID = {"dagen": timedelta(days=1), "uur": timedelta(hours=1), "minuten": timedelta(minutes=1)}


def rijen(blad: str, kolommen: int) -> Iterator[list[str]]:
    """The rows of the tables of a page that have so many columns, without their headings."""
    for regel in (DOCS / blad).read_text(encoding="utf-8").splitlines():
        cellen = [cel.strip() for cel in regel.strip().strip("|").split(" | ")]
        if regel.startswith("| ") and len(cellen) == kolommen and not cellen[0].startswith("---"):
            yield cellen


@pytest.mark.parametrize("blad", BLADEN)
def test_elke_genoemde_test_bestaat(blad: str) -> None:
    """A claim on any page of the documents leads to a test with that name in that file."""
    gevonden = VERWIJZING.findall((DOCS / blad).read_text(encoding="utf-8"))
    weg = []
    for bestand, naam in gevonden:
        pad: Path = ROOT / bestand
        tekst = pad.read_text(encoding="utf-8") if pad.is_file() else ""
        if not tekst or (naam and not re.search(rf"^(async )?def {naam}\(", tekst, re.MULTILINE)):
            weg.append(f"{bestand}::{naam}")
    assert weg == []


def test_de_bladen_van_een_auditor_noemen_tests() -> None:
    """The pages with claims are among those that are looked at, and name many tests."""
    assert {"beveiliging.md", "asvs.md", "controle.md", "fouten.md", "bewijs.md"} <= set(BLADEN)
    for blad in ("beveiliging.md", "asvs.md", "controle.md"):
        assert len(VERWIJZING.findall((DOCS / blad).read_text(encoding="utf-8"))) > 15, blad


def test_elk_punt_van_de_asvs_staat_er_een_keer() -> None:
    """All 253 points of levels 1 and 2, in order, each with where it stands and a test or a reason."""
    punten = [rij for rij in rijen("asvs.md", 5) if re.fullmatch(r"\d+\.\d+\.\d+", rij[0])]
    nummers = [tuple(map(int, rij[0].split("."))) for rij in punten]
    assert nummers == sorted(set(nummers))
    assert Counter(nummer[0] for nummer in nummers) == PUNTEN
    for nummer, niveau, wat, stand, hoe in punten:
        assert niveau in {"1", "2"}, nummer
        assert wat, nummer
        assert stand in STANDEN, nummer
        assert VERWIJZING.search(hoe) if stand == "ja" else len(VERWIJZING.sub("", hoe).strip()) > 8, nummer


def test_de_grenzen_in_de_bladzijde_zijn_die_van_de_code() -> None:
    """Each number of the table is the one the program uses."""
    grenzen = [rij for rij in rijen("beveiliging.md", 4) if re.fullmatch(r"`[\w.]+\.[A-Z_]+`", rij[1])]
    assert len(grenzen) > 15
    for wat, waar, waarde, eenheid in grenzen:
        module, _, naam = waar.strip("`").rpartition(".")
        echt = getattr(importlib.import_module(f"inburgering.{module}"), naam)
        getal = int(waarde.replace(".", ""))
        if isinstance(echt, RateLimitItem):
            assert (echt.amount, f"per {EENHEDEN[echt.GRANULARITY.name]}") == (getal, eenheid), wat
        else:
            assert echt == (getal * EENHEID[eenheid] if isinstance(echt, timedelta) else getal), wat


EENHEDEN = {"minute": "minuut", "hour": "uur"}


def test_de_csp_laat_alleen_het_eigene_toe() -> None:
    """Nothing by default, only one's own scripts and styles, no plug-ins, no frame, nothing unsafe."""
    delen = dict(deel.strip().partition(" ")[::2] for deel in CSP.split(";"))
    for niets in ("default-src", "object-src", "base-uri", "frame-ancestors"):
        assert delen[niets] == "'none'", niets
    assert {delen[naam] for naam in ("script-src", "style-src", "form-action", "connect-src")} == {"'self'"}
    assert "unsafe" not in CSP


@pytest.mark.traag
def test_een_wachtwoord_is_niet_te_lezen_en_wel_te_plakken(klant: TestClient, stad: Stad) -> None:
    """The field hides what is typed and names its kind for a password manager; no secret question."""
    with stad.db.schrijven() as s:
        link = accounts.nodig_uit(s, s.get_one(Gebruiker, stad.consulent), "sanne", klok.echt(), "Bea Smit")
    blad = lees(klant.get(f"/wachtwoord/{link}").text)
    velden = [v for v in blad.van("input") if v.get("type") != "hidden"]
    assert {v["name"] for v in velden} == {"wachtwoord", "nogmaals"}
    assert {(v["type"], v["autocomplete"]) for v in velden} == {("password", "new-password")}
    assert not [v for v in velden if any(naam.startswith("on") for naam in v)]


@pytest.mark.traag
def test_een_lang_wachtwoord_mag(stad: Stad) -> None:
    """A hundred and twenty characters of any kind, kept as argon2id; it works until it is replaced."""
    lang = "correct paard batterij nietje 🐴 " * 4
    with stad.db.schrijven() as s:
        link = accounts.nodig_uit(s, s.get_one(Gebruiker, stad.consulent), "sanne", klok.echt(), "Bea Smit")
        accounts.kies_wachtwoord(s, link, lang[:120], klok.echt())
        assert s.get_one(Account, stad.consulent).wachtwoord.startswith("$argon2id$")
    with stad.db.lezen() as s:
        assert accounts.controleer(s, "sanne", lang[:120]) is not None
        assert accounts.controleer(s, "sanne", lang[:119]) is None


@pytest.mark.traag
def test_op_elke_bladzijde_kan_men_zich_afmelden(als: Als, stad: Stad) -> None:
    """The pages of work each have the form that signs out."""
    k, nummer = als("bea"), stad.nummer(stad.zaken["route"])
    for pad in (
        "/mijn-dag",
        "/caseload",
        f"/trajecten/{nummer}",
        "/coordinator",
        "/medewerkers",
        "/huisstijl",
    ):
        assert "/afmelden" in {f.get("action") for f in lees(k.get(pad).text).van("form")}, pad


@pytest.mark.traag
def test_trace_bestaat_niet(klant: TestClient, mensen: dict[str, int]) -> None:
    """A method that would send back the headers of a request is not answered."""
    for methode in ("TRACE", "CONNECT", "PUT", "DELETE"):
        assert klant.request(methode, "/caseload").status_code in (403, 405), methode


def test_wat_versleuteld_is_en_veranderd_wordt_niet_gelezen() -> None:
    """One bit changed, another field's value, or another key: refused, never read as something else."""
    bos, ander = Sleutelbos.tijdelijk(), Sleutelbos.tijdelijk()
    waarde = bos.versleutel("999990019", b"persoon.bsn")
    assert b"999990019" not in waarde
    assert bos.ontsleutel(waarde, b"persoon.bsn") == "999990019"
    anders = waarde[:-1] + bytes([waarde[-1] ^ 1])
    for sleutels, inhoud, veld in (
        (bos, anders, b"persoon.bsn"),
        (bos, waarde, b"gebruiker.email"),
        (ander, waarde, b"persoon.bsn"),
    ):
        with pytest.raises(Onleesbaar):
            sleutels.ontsleutel(inhoud, veld)
