"""The letters from the command line."""

from tests.opdrachten import Opdrachtregel


def test_de_lijst_van_brieven(regel: Opdrachtregel) -> None:
    """Every letter with its subject and version."""
    uit = regel("brieven").uit.splitlines()
    assert any(
        r.startswith("taak_pvt: Taak voor u: participatieverklaringstraject (PVT) (versie ") for r in uit
    )


def test_hoe_goed_de_brieven_te_lezen_zijn(regel: Opdrachtregel) -> None:
    """Those to residents; with --alle also those to partners, where a long sentence is pointed at."""
    uit = regel("brieven", "--taalniveau").uit
    assert "oproep_brede_intake: goed te lezen." in uit
    assert "taak_" not in uit
    alles = regel("brieven", "--taalniveau", "--alle", "--json").json
    assert alles["taak_budgetbeheer"]["bevindingen"][0]["wat"] == "een lange zin: 22 woorden"
