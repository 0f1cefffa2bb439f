"""De woordenlijst legt elke gebeurtenis uit, in dezelfde volgorde als de code."""

from pathlib import Path

from inburgering.wet.gebeurtenissen import Gebeurtenis

WOORDENLIJST = Path(__file__).parents[2] / "docs" / "woordenlijst.md"
RIJEN = [
    [cel.strip() for cel in regel.strip("|").split("|")]
    for regel in WOORDENLIJST.read_text(encoding="utf-8").splitlines()
    if regel.startswith("| ") and not regel.startswith(("| woord", "| ---"))
]


def test_elk_woord_staat_er_een_keer() -> None:
    """Elke gebeurtenis heeft één uitleg, en er staat geen woord dat niet bestaat."""
    assert [rij[0] for rij in RIJEN] == [gebeurtenis.value for gebeurtenis in Gebeurtenis]


def test_elke_uitleg_is_af() -> None:
    """Elke uitleg is een zin, en zegt welke dag wordt vastgelegd."""
    for woord, uitleg, dag in RIJEN:
        assert uitleg.endswith("."), woord
        assert dag.startswith(("de dag", "de dagtekening", "de eerste", "de laatste")), woord
