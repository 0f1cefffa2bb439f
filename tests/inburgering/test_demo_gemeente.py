"""A demo shows one municipality, chosen the first time."""

from pathlib import Path

import pytest

from inburgering import opzet
from inburgering.omgeving import OnjuisteInstelling


def test_a_demo_keeps_its_municipality(tmp_path: Path) -> None:
    """Chosen once and remembered; the number of people may still change."""
    plek = tmp_path / "demo"
    opzet.maak_demomap(plek, 12)
    assert opzet.gemeente_van(plek, "zwolle") == "zwolle"
    opzet.maak_demomap(plek, 20)
    assert opzet.gemeente_van(plek, None) == "zwolle"
    assert opzet.gemeente_van(plek, "zwolle") == "zwolle"
    with pytest.raises(
        OnjuisteInstelling, match=r"is van gemeente 'zwolle'\. Kies voor 'utrecht' een andere map"
    ):
        opzet.gemeente_van(plek, "utrecht")


def test_without_a_choice_it_is_haarlemmermeer(tmp_path: Path) -> None:
    """The first municipality, also for a map from before there was a choice."""
    opzet.maak_demomap(tmp_path / "demo")
    assert opzet.gemeente_van(tmp_path / "demo", None) == "haarlemmermeer"


def test_an_unknown_municipality_is_refused(tmp_path: Path) -> None:
    """With those that ship; the map stays without a municipality."""
    opzet.maak_demomap(tmp_path / "demo")
    with pytest.raises(OnjuisteInstelling, match="groningen, haarlemmermeer, utrecht, zwolle"):
        opzet.gemeente_van(tmp_path / "demo", "nergenshuizen")
    assert opzet.gemeente_van(tmp_path / "demo", "groningen") == "groningen"
