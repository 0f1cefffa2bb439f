"""The file with the providers of OpenID Connect: what is wrong in it is said."""

from pathlib import Path

import pytest

from inburgering import aanbieders
from inburgering.omgeving import OnjuisteInstelling


@pytest.mark.parametrize(
    ("regels", "zin"),
    [
        ("x = [", "geen geldig TOML"),
        ('[[aanbieders]]\ncode = "werk"', "naam"),
        (
            '[[aanbieders]]\ncode = "w"\nnaam = "W"\ngemeente = "g"\nuitgever = "http://x"\nclient_id = "c"',
            "https",
        ),
    ],
)
def test_a_wrong_file_says_what_is_wrong(demo: Path, regels: str, zin: str) -> None:
    """Not TOML, something missing, and a provider that is not reached over https."""
    (demo / "aanmelden.toml").write_text(regels, encoding="utf-8")
    with pytest.raises(OnjuisteInstelling, match=zin):
        aanbieders.lees()
