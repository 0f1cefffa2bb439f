"""Letters to residents in plain Dutch (taalniveau B1): short sentences and no officialese."""

import re
from datetime import date

import pytest

from inburgering.templates import brief
from inburgering.templates.voorbeelden import voorbeeld

INWONER = sorted(n for n, s in brief.SJABLONEN.items() if s.aan == "inburgeraar")
GEMIDDELD, HOOGSTENS = 11.0, 21  # words per sentence
AMBTELIJK = (
    "conform", "derhalve", "dient u", "dienen te", "middels", "teneinde", "betreffende", "indien", "inzake",
    "onderhavige", "reeds", "alsmede", "ten behoeve van", "met betrekking tot", "in verband met", "zulks",
    "voornoemde", "te allen tijde", "desgewenst", "bovengenoemde", "hiertoe", "uwerzijds",
)  # fmt: skip


def zinnen(naam: str) -> list[list[str]]:
    """The sentences of a letter as words; headings, lists and table rows are not sentences."""
    tekst = brief.tekst(naam, voorbeeld(naam) | {"handhaving": True}, date(2026, 11, 23))
    lopend = [r for r in tekst.splitlines() if re.search(r"[.?!]$", r.strip()) and not r.startswith("- ")]
    delen = re.split(r"(?<=[.?!])\s+", " ".join(lopend))
    return [woorden for deel in delen if len(woorden := re.findall(r"[\w'-]+", deel)) > 1]


@pytest.mark.parametrize("naam", INWONER)
def test_zinnen_zijn_kort(naam: str) -> None:
    """Short on average, and none that a reader loses the thread of."""
    lengtes = [len(z) for z in zinnen(naam)]
    assert sum(lengtes) / len(lengtes) <= GEMIDDELD
    assert max(lengtes) <= HOOGSTENS


@pytest.mark.parametrize("naam", INWONER)
def test_geen_ambtelijke_woorden(naam: str) -> None:
    """Words nobody says at the counter do not stand in a letter."""
    tekst = brief.tekst(naam, voorbeeld(naam), date(2026, 11, 23)).lower()
    assert [w for w in AMBTELIJK if re.search(rf"\b{w}\b", tekst)] == []


def test_de_toets_ziet_een_moeilijke_zin() -> None:
    """The measure itself bites: a long official sentence is longer than the bound."""
    zin = (
        "Indien u niet in staat bent om te verschijnen dient u conform het bepaalde in deze brief tijdig "
        "contact op te nemen met de afdeling die hierover gaat."
    )
    assert len(re.findall(r"[\w'-]+", zin)) > HOOGSTENS
