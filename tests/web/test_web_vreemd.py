"""What no person types: numbers that are no number, and tokens that are no token. Refused, never a fault."""

from collections.abc import Callable

import pytest
from starlette.testclient import TestClient

from tests.web.conftest import post
from tests.web.stad import Stad

VREEMD = ["²", "9" * 30, "9" * 5000, "-1"]


@pytest.mark.parametrize("nummer", VREEMD)
def test_een_vreemd_nummer_meldt_niemand_aan(klant: TestClient, nummer: str) -> None:
    """Signing in with what is no number is refused."""
    assert post(klant, "/aanmelden", {"gebruiker": nummer}, van="/aanmelden").status_code == 403


def test_een_vreemd_nummer_in_een_adres(als: Callable[[str], TestClient], stad: Stad) -> None:
    """A caseload of nobody is one's own; a letter with such a number does not exist."""
    sanne = als("sanne")
    for nummer in VREEMD[:2]:
        assert sanne.get("/caseload", params={"van": nummer}).status_code == 200
    nieuw = stad.nummer(stad.zaken["nieuw"])
    assert sanne.get(f"/trajecten/{nieuw}/brieven/{'9' * 30}").status_code == 404


@pytest.mark.parametrize("nummer", VREEMD)
def test_een_vreemd_nummer_in_een_formulier(
    als: Callable[[str], TestClient], stad: Stad, nummer: str
) -> None:
    """A number that cannot be: the form comes back, or the number counts as not sent."""
    sanne, basis = als("sanne"), f"/trajecten/{stad.nummer(stad.zaken['nieuw'])}/traject/1"
    assert post(sanne, f"{basis}/toewijzing", {"consulent": nummer}).status_code == 422
    signaal = {"signaal": nummer, "reden": "Gebeld."}
    assert post(sanne, f"{basis}/afhandeling_signaal", signaal).status_code == 422
    assert post(sanne, f"{basis}/notitie", {"verwacht": nummer, "tekst": "Gebeld."}).status_code == 303
    nieuw = {"bsn": "999990020", "naam": "Piet", "groep": "gezin", "consulent": nummer}
    assert post(sanne, "/trajecten/nieuw", nieuw).status_code == 422


def test_een_token_met_een_accent_is_geen_token(als: Callable[[str], TestClient], stad: Stad) -> None:
    """The comparison of tokens takes any text."""
    waar = f"/trajecten/{stad.nummer(stad.zaken['nieuw'])}/traject/1/notitie"
    assert post(als("sanne"), waar, {"tekst": "Gebeld.", "csrf": "é"}).status_code == 403


def test_een_traject_gaat_niet_naar_een_andere_gemeente(als: Callable[[str], TestClient], stad: Stad) -> None:
    """A forged answer with a consulent of elsewhere is refused with a reason."""
    zaak = stad.zaken["nieuw"]
    waar = f"/trajecten/{stad.nummer(zaak)}/traject/1/toewijzing"
    antwoord = post(als("sanne"), waar, {"consulent": str(stad.mensen["kees"])})
    assert antwoord.status_code == 409
    assert "kies iemand die in uw gemeente werkt" in antwoord.text
    assert stad.traject(zaak).consulent_id == stad.mensen["sanne"]
