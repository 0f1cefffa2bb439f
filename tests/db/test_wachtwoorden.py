"""Which passwords are too easy: known ones, what is derived of them, and what everybody here knows."""

import re
import time

import pytest
from argon2 import PasswordHasher, extract_parameters
from argon2.exceptions import VerifyMismatchError

from inburgering.db import wachtwoorden
from inburgering.db.wachtwoorden import (
    GENOEG,
    KORTST,
    LANGST,
    OnbruikbaarWachtwoord,
    eis_bruikbaar,
    klopt,
    pogingen,
    van_niemand,
    versleutel,
)
from tests.huis.bestanden import ROOT

OVER = ("s.dejong", "Sanne de Jong", "'s-Hertogenbosch", "Klantmanager inburgering")
GOED = (
    "een koe met vier wielen",
    "correct paard batterij nietje",
    "de maan eet graag drop",
    "tbqzkwvmxrpd",
    "Sanne fietst elke dag naar de bakker",
    "🐴 galoppeert over de maan 🐴",
    "x7!Kq2#pLw9@",
)
ZWAK = (
    "Wachtwoord01", "wachtwoord1234", "W@chtw00rd2026", "Welkom2026!!", "Welkom01Welkom01", "Zomer2026!Zomer",
    "'s-Hertogenbosch", "hertogenbosch2026", "Hertog3nb0sch!", "sannedejong1985", "Sanne de Jong 12-03-1985",
    "Gemeente123!", "klantmanager1", "gnojedennas2026", "qwertyuiop[]", "1qaz2wsx3edc", "aaaaaaaaaaaaaaaa",
    "abcdefghijklmnop", "123456789012", "password1234", "iloveyou1234", "monkeymonkey",
    "            ", "feyenoord1908",
)  # fmt: skip


@pytest.mark.parametrize("zin", GOED)
def test_een_eigen_zin_mag(zin: str) -> None:
    """Some words that are nobody's, or twelve characters by chance; spaces and any letter are welcome."""
    eis_bruikbaar(zin, OVER)


@pytest.mark.parametrize("wachtwoord", ZWAK)
def test_wat_iedereen_hier_kan_weten_telt_niet_mee(wachtwoord: str) -> None:
    """Names of her and her work, words of the season, rows of keys: also turned, doubled or as digits."""
    with pytest.raises(OnbruikbaarWachtwoord, match="te makkelijk te raden"):
        eis_bruikbaar(wachtwoord, OVER)


@pytest.mark.traag
def test_de_drieduizend_bekendste() -> None:
    """Each of them, and the ways people make one of twelve characters of it, takes too few tries."""
    from zxcvbn.frequency_lists import FREQUENCY_LISTS

    bekendste = FREQUENCY_LISTS["passwords"]
    assert len(bekendste) > 25_000
    langer = [w for w in bekendste if len(w) >= KORTST]
    assert len(langer) > 50
    for nr, woord in enumerate(bekendste[:3000]):
        vormen = (woord, woord + woord, f"{woord}2026!", woord.capitalize() + "1234")
        assert pogingen(vormen[nr % len(vormen)], ()) < GENOEG, vormen[nr % len(vormen)]
    assert [w for w in langer if pogingen(w, ()) >= GENOEG] == []


@pytest.mark.parametrize(("lengte", "zin"), [(KORTST - 1, "ten minste 12"), (LANGST + 1, "hoogstens 128")])
def test_te_kort_of_te_lang(lengte: int, zin: str) -> None:
    """Said with the number, before anything is weighed."""
    with pytest.raises(OnbruikbaarWachtwoord, match=zin):
        eis_bruikbaar("qzkwvmxrpdtb" * 11, ()) if lengte > LANGST else eis_bruikbaar("tbqzkwvmxrp", ())


def test_de_langste_wordt_snel_gewogen() -> None:
    """As long as may be, of characters that could each stand for a letter: no more than a few seconds."""
    van = time.perf_counter()
    eis_bruikbaar(("4@8({[<369!|1750$5+7%2" * 6)[:LANGST], OVER)
    assert time.perf_counter() - van < 5


def test_de_ene_mens_leert_de_lijst_niets_over_de_ander() -> None:
    """The names of one person are not remembered for the next."""
    assert pogingen("zwaantjevanbuuren", ("Zwaantje van Buuren",)) < GENOEG
    assert pogingen("zwaantjevanbuuren", ()) >= GENOEG


def test_een_wachtwoord_klopt_precies() -> None:
    """As it was typed, capitals and spaces too; anything kept that is no hash opens nothing."""
    bewaard = versleutel("Een koe met vier wielen ")
    assert bewaard.startswith("$argon2id$")
    assert klopt(bewaard, "Een koe met vier wielen ")
    assert not klopt(bewaard, "een koe met vier wielen ")
    assert not klopt(bewaard, "Een koe met vier wielen")
    assert not klopt("", "")


def test_wat_niemand_opent_wordt_wel_nagerekend() -> None:
    """For an unknown name the same work is done as for a known one: its hash is whole and costs as much."""
    hasher, bewaard = PasswordHasher(), van_niemand()
    assert not hasher.check_needs_rehash(bewaard)
    assert extract_parameters(bewaard) == extract_parameters(versleutel("Een koe met vier wielen"))
    with pytest.raises(VerifyMismatchError):  # an InvalidHashError would come before the work
        hasher.verify(bewaard, "Een koe met vier wielen")
    assert van_niemand() != bewaard


def test_de_lijsten_worden_pas_gelezen_als_iemand_kiest() -> None:
    """The site starts without reading thirty thousand passwords: no file asks for them at its top."""
    assert not hasattr(wachtwoorden, "zxcvbn")
    top = re.compile(r"^(from|import) zxcvbn", re.MULTILINE)
    assert [pad for pad in ROOT.glob("[dfiw]*/**/*.py") if top.search(pad.read_text(encoding="utf-8"))] == []
