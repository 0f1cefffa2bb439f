"""What the hostile guests found, each once and by hand: it was a fault of ours, and now it is a sentence."""

import logging
import re
from collections.abc import Callable, Iterator

import pytest
from sqlalchemy.exc import DataError
from starlette.testclient import TestClient

from inburgering.db.basis import Database
from inburgering.web.api_basis import API, PARTNER, SOORT
from inburgering.web.app import maak_app
from inburgering.web.maat import Maat
from tests.veilig.kijker import Logvanger
from tests.veilig.stad import Vesting, versterk
from tests.web.conftest import ADRES, token
from tests.web.stad import Stad

pytestmark = pytest.mark.traag
Als = Callable[[str], TestClient]
GROOT = "9" * 30


@pytest.fixture
def vesting(stad: Stad, demo: object) -> Vesting:
    """Proefstad with keys given out."""
    return versterk(stad)


@pytest.mark.parametrize("vraag", ["tot=9999-12-31", "van=0001-01-01", "van=1999-12-31&tot=2200-01-01"])
def test_een_dag_die_geen_logboek_kent(als: Als, vraag: str) -> None:
    """The first and the last day of the calendar are no day to search by; the page says so."""
    antwoord = als("bea").get(f"/inzien?{vraag}")
    assert antwoord.status_code == 422
    assert "Dit is geen dag" in antwoord.text


@pytest.mark.parametrize(
    "pad", ["/medewerkers/{}", "/keten/abonnementen/{}", "/partners/{}", "/partners/-{}"]
)
def test_een_nummer_dat_nergens_past(als: Als, pad: str) -> None:
    """A number of thirty digits is a page that does not exist, not a fault."""
    assert als("bea").get(pad.format(GROOT)).status_code == 404


def test_een_nul_in_adres_vraag_of_formulier(als: Als) -> None:
    """The character that PostgreSQL cannot keep is refused at the door."""
    k = als("bea")
    assert k.get("/partners/1%00").status_code == 404
    assert k.get("/medewerkers?zoek=a%00b").status_code == 400
    csrf = token(k.get("/medewerkers/nieuw").text)
    assert k.post("/medewerkers/nieuw", data={"csrf": csrf, "naam": "a\0b"}).status_code == 400


def test_een_schuine_streep_te_veel(klant: TestClient, mensen: dict[str, int]) -> None:
    """An address with one does not exist, as the NL API Design Rules ask: no redirect."""
    for pad in (f"{API}/trajecten/", f"{PARTNER}/taken/", "/aanmelden/"):
        assert klant.get(pad).status_code == 404, pad


@pytest.fixture
def kapot(database: Database, demo: object) -> Iterator[TestClient]:
    """The application with a page that breaks, and one with a value that the database refuses."""
    app = maak_app(database)

    def breekt() -> None:
        raise ValueError("999990019")

    def past_niet() -> None:
        raise DataError("SELECT '999990019'", {}, ValueError("x"))

    app.add_api_route("/kapot/{wat}", breekt)
    app.add_api_route("/past-niet/{wat}", past_niet)
    app.add_api_route(f"{API}/kapot", breekt)
    with TestClient(app, base_url=ADRES, raise_server_exceptions=False) as k:
        yield k


def test_een_logregel_is_een_regel_zonder_iets_van_een_mens(kapot: TestClient) -> None:
    """An address with a line end, a name or a token in it never gets into the log: the route does."""
    vanger, hoofd = Logvanger(), logging.getLogger()
    hoofd.addHandler(vanger)
    try:
        assert kapot.get("/kapot/x%0a2026-11-23%20ERROR%20999990019").status_code == 500
        assert kapot.get("/past-niet/geheim").status_code == 400
    finally:
        hoofd.removeHandler(vanger)
    assert vanger.regels == ["Fout bij /kapot/{wat}: ValueError", "Waarde die niet past bij /past-niet/{wat}"]


def test_elke_fout_van_een_interface_is_problem_json(
    klant: TestClient, kapot: TestClient, vesting: Vesting, monkeypatch: pytest.MonkeyPatch
) -> None:
    """400, 401, 404, 405, 409, 413, 422, 429 and 500: one form, with the version and a Dutch sentence."""
    kop = {"Authorization": f"Bearer {vesting.sleutels['consulent']}"}
    feit = f"{API}/trajecten/{vesting.nummers[0]}/gebeurtenissen"
    notitie = {"onderdeel": "traject", "gebeurtenis": "notitie", "op": "2026-11-23", "feiten": {"tekst": "x"}}
    antwoorden = {
        400: klant.get(f"{API}/trajecten?pagina=nul", headers=kop),
        401: klant.get(f"{API}/trajecten"),
        404: klant.get(f"{API}/bestaat-niet", headers=kop),
        405: klant.delete(f"{API}/trajecten", headers=kop),
        409: klant.post(feit, json=notitie | {"verwachtVolgnr": 99}, headers=kop),
        413: klant.post(feit, content=b"x" * 2_000_001, headers=kop),
        422: klant.post(feit, json=notitie | {"feiten": {}}, headers=kop),
        500: kapot.get(f"{API}/kapot"),
    }
    monkeypatch.setattr(Maat, "mag", lambda *_: False)
    antwoorden[429] = klant.get(f"{API}/trajecten", headers=kop)
    for status, antwoord in antwoorden.items():
        assert antwoord.status_code == status
        assert antwoord.headers["content-type"] == SOORT, status
        assert antwoord.headers["api-version"] == "1.0.0", status
        assert antwoord.json()["status"] == status
        assert antwoord.json()["detail"], status


@pytest.mark.parametrize("deel", [API, PARTNER])
def test_namen_volgen_de_regels(klant: TestClient, mensen: dict[str, int], deel: str) -> None:
    """Paths in kebab-case, query keys in camelCase, every error as problem+json."""
    inhoud = klant.get(f"{deel}/openapi.json").json()
    assert inhoud["openapi"].startswith("3.")
    assert inhoud["info"]["contact"]["url"]
    for pad, vragen in inhoud["paths"].items():
        assert re.fullmatch(rf"{deel}(/[a-z]+(-[a-z]+)*|/\{{[a-z]+\}})+", pad), pad
        for vraag in vragen.values():
            namen = [p["name"] for p in vraag.get("parameters", ()) if p["in"] == "query"]
            assert all(re.fullmatch(r"[a-z]+([A-Z][a-z]+)*", naam) for naam in namen), namen
            for status, wat in vraag["responses"].items():
                assert status < "400" or SOORT in wat["content"] or pad.endswith("/token"), (pad, status)


def test_een_partner_met_account_komt_niet_in_de_interface_van_de_gemeente(
    klant: TestClient, vesting: Vesting
) -> None:
    """A key of someone of a partner, however it came to be, opens no traject."""
    kop = {"Authorization": f"Bearer {vesting.sleutels['partner']}"}
    for pad in ("/trajecten", f"/trajecten/{vesting.nummers[0]}", "/gebeurtenissen/notitie/schema"):
        assert klant.get(f"{API}{pad}", headers=kop).status_code in (401, 403), pad
