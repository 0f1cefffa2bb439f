"""The credentials of partners' systems from the command line."""

from pathlib import Path

import pytest

from tests.opdrachten import Opdrachtregel

pytestmark = pytest.mark.traag


@pytest.fixture(autouse=True)
def gevuld(regel: Opdrachtregel, tmp_path: Path) -> Path:
    """A demo of two made-up people with the partners of Haarlemmermeer."""
    regel("genereer", "--aantal", "2")
    return tmp_path / "map"


def test_maken_zien_draaien_en_stoppen(regel: Opdrachtregel) -> None:
    """The secret is shown once, in the list it never stands; turned it is another; stopped it says so."""
    assert "Er zijn nog geen sleutels." in regel("partner-sleutel").uit
    gemaakt = regel("partner-sleutel", "--maak", "plangroep", "--json").json["nieuw"]
    assert gemaakt["client_id"].startswith("plangroep-")
    lijst = regel("partner-sleutel").uit
    assert f"{gemaakt['client_id']}: Plangroep, geldig tot en met" in lijst
    assert gemaakt["geheim"] not in lijst
    gedraaid = regel("partner-sleutel", "--draai", gemaakt["client_id"]).uit
    assert "Dit geheim ziet u niet meer terug." in gedraaid
    assert gemaakt["geheim"] not in gedraaid
    assert (
        "ingetrokken, laatst gebruikt nooit"
        in regel("partner-sleutel", "--trek-in", gemaakt["client_id"]).uit
    )


@pytest.mark.parametrize(
    ("opties", "zin"),
    [
        (("--maak", "Niemand"), "geen partner met deze naam"),
        (("--draai", "x"), "geen sleutel met deze naam"),
        (("--maak", "Plangroep", "--draai", "x"), "Kies één van"),
    ],
)
def test_wat_er_niet_is(regel: Opdrachtregel, opties: tuple[str, ...], zin: str) -> None:
    """Said in Dutch, and nothing is made."""
    antwoord = regel("partner-sleutel", *opties)
    assert antwoord.code == 1
    assert zin in antwoord.fout
    assert regel("partner-sleutel", "--json").json["sleutels"] == []
