"""De elfproef, en het vinden van een BSN in gewone tekst."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inburgering.wet.bsn import bevat_bsn, elfproef

OMGEVING = st.text("ab1 .-|\n€")


def test_elfproef_met_de_hand() -> None:
    """999990019: 81+72+63+54+45+0+0+2-9 = 308 = 28 x 11. Bij 123456789 is de som 147, geen elfvoud."""
    assert elfproef("999990019")
    assert not elfproef("123456789")


@pytest.mark.parametrize("tekst", ["", "99999001", "9999900190", "99999001a", "000000000", "٩٩٩٩٩٠٠١٩"])
def test_geen_bsn(tekst: str) -> None:
    """Te kort, te lang, een letter, alleen nullen of andere cijfers: geen BSN."""
    assert not elfproef(tekst)


@pytest.mark.parametrize(
    "tekst",
    [
        "999990019",
        "bsn:999990019.",
        "(999990019)",
        "nr 999.990.019",
        "9999.90.019",
        "999 990 019",
        "999-990-019",
        "999\u00a0990\u00a0019",
        "9 9 9 9 9 0 0 1 9",
        "bsn 9-9-9-9-9-0-0-1-9.",
        "9\n9\n9\n9\n9\n0\n0\n1\n9",
        "９９９９９００１９",
    ],
)
def test_wel_een_bsn_in_tekst(tekst: str) -> None:
    """Aaneen of gegroepeerd zoals mensen het schrijven, tussen leestekens, of met vaste spaties."""
    assert bevat_bsn(tekst)


@pytest.mark.parametrize(
    "tekst",
    [
        "123456789",  # doorstaat de elfproef niet
        "06-12345678",
        "0612345678",
        "NL91 ABNA 0417 1643 00",
        "9999900190",  # tien cijfers
        "9 9 9 9 9 0 0 1 9 0",  # tien cijfers, los
        "0 9 9 9 9 9 0 0 1 9",
        "op 21-11-2026 om 9 uur",
        "HLM-2026-00412",
        "geen cijfers",
    ],
)
def test_geen_bsn_in_tekst(tekst: str) -> None:
    """Telefoonnummers, rekeningnummers, datums en kenmerken zijn geen BSN."""
    assert not bevat_bsn(tekst)


@given(OMGEVING, OMGEVING)
def test_een_bsn_wordt_overal_gevonden(voor: str, na: str) -> None:
    """Wat er ook omheen staat, als het maar geen cijfer is: een BSN wordt gevonden."""
    assert bevat_bsn(f"{voor}|999990019|{na}")
