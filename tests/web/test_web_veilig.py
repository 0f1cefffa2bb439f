"""What guards every page: headers, the origin of a POST, the token, the host, the session."""

from collections.abc import Callable

import pytest
from fastapi import APIRouter, FastAPI
from starlette.testclient import TestClient

from inburgering.db.basis import Database
from inburgering.db.tabellen import Gebruiker
from inburgering.web import app as webapp
from inburgering.web import toegang
from inburgering.web.app import maak_app
from tests.web.conftest import ADRES, post, token
from tests.web.opmaak import gebreken, lees
from tests.web.stad import Stad

Als = Callable[[str], TestClient]
SAFE_HEADERS = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "cache-control": "no-store",
}


@pytest.mark.parametrize("pad", ["/aanmelden", "/bestaat-niet", "/caseload", "/toegankelijkheid"])
def test_every_answer_carries_the_headers(klant: TestClient, mensen: dict[str, int], pad: str) -> None:
    """Pages, redirects and errors alike are closed to other sites and stay out of caches."""
    antwoord = klant.get(pad)
    for naam, waarde in SAFE_HEADERS.items():
        assert antwoord.headers[naam] == waarde, naam
    csp = antwoord.headers["content-security-policy"]
    assert "default-src 'none'" in csp
    assert "unsafe" not in csp


def test_a_post_from_another_site_is_refused(klant: TestClient, mensen: dict[str, int]) -> None:
    """The browser says that it comes from elsewhere, or from another origin, or says nothing."""
    velden = {"csrf": token(klant.get("/aanmelden").text), "gebruiker": str(mensen["sanne"])}
    for koppen in (
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Origin": "https://kwaad.example"},
        {"Origin": "null"},
        {"Origin": ""},
    ):
        assert klant.post("/aanmelden", data=velden, headers=koppen).status_code == 403, koppen
    assert klant.post("/aanmelden", data=velden, headers={"Sec-Fetch-Site": "same-origin"}).status_code == 303


def test_a_post_without_its_token_is_refused(klant: TestClient, mensen: dict[str, int]) -> None:
    """No token, and the token of another session, change nothing."""
    klant.get("/aanmelden")
    for csrf in ("", "abc", "x" * 32):
        antwoord = klant.post("/aanmelden", data={"csrf": csrf, "gebruiker": str(mensen["sanne"])})
        assert antwoord.status_code == 403
        assert "verlopen" in antwoord.text
    assert klant.get("/").headers["location"] == "/aanmelden"


def test_the_cookie_is_closed(klant: TestClient, mensen: dict[str, int]) -> None:
    """Scripts cannot read it, other sites cannot send it along, and it ends after a working day."""
    antwoord = post(klant, "/aanmelden", {"gebruiker": str(mensen["sanne"])}, van="/aanmelden")
    koekje = antwoord.headers["set-cookie"].lower()
    for eis in ("httponly", "samesite=lax", "max-age=28800"):
        assert eis in koekje


def test_another_host_is_not_answered(klant: TestClient) -> None:
    """A name that points at this machine from outside (DNS rebinding) gets nothing."""
    assert klant.get("/aanmelden", headers={"Host": "kwaad.example"}).status_code == 400


def test_with_https_cookie_and_headers_ask_for_it(database: Database) -> None:
    """Behind an https address the cookie is Secure and the browser is told to stay on https."""
    with TestClient(
        maak_app(database, adres="https://inburgering.example"), base_url="https://inburgering.example"
    ) as k:
        antwoord = k.get("/aanmelden")
    assert antwoord.headers["strict-transport-security"].startswith("max-age=31536000")
    assert "secure" in antwoord.headers["set-cookie"].lower()


def test_every_route_has_a_rule(database: Database) -> None:
    """No page can be forgotten: each asks for a role or stands on the short public list."""
    app = maak_app(database)
    paden = {str(getattr(route, "path", "")) for route in toegang.routes(app)}
    assert toegang.zonder_regel(app) == []
    assert {"/aanmelden", "/statisch"} <= paden


def test_a_route_without_a_rule_stops_the_start(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    """The seeded fault: a page that asks for nothing is named, and the application does not start."""
    vergeten = APIRouter()
    vergeten.add_api_route("/vergeten", lambda: "open")
    monkeypatch.setattr(webapp, "ROUTERS", (*webapp.ROUTERS, vergeten))
    with pytest.raises(RuntimeError, match="/vergeten"):
        maak_app(database)
    assert toegang.zonder_regel(FastAPI(openapi_url=None, docs_url=None, redoc_url=None)) == []


def test_sign_in_exists_only_in_a_demo(klant: TestClient, mensen: dict[str, int], demo: object) -> None:
    """Outside a demo map nobody is listed and nobody can be chosen."""
    velden = {"csrf": token(klant.get("/aanmelden").text), "gebruiker": str(mensen["sanne"])}
    (demo / "demo.toml").unlink()  # type: ignore[operator]
    bladzijde = klant.get("/aanmelden")
    assert "nog niet ingesteld" in bladzijde.text
    assert "Sanne" not in bladzijde.text
    assert klant.post("/aanmelden", data=velden).status_code == 403


def test_sign_in_and_out(als: Als) -> None:
    """Who signs in is named on the page; after signing out the page is closed again."""
    k = als("sanne")
    assert k.get("/").headers["location"] == "/mijn-dag"
    assert "Sanne de Jong" in k.get("/toegankelijkheid").text
    post(k, "/afmelden", {}, van="/toegankelijkheid")
    assert k.get("/").headers["location"] == "/aanmelden"


@pytest.mark.parametrize(
    "naar", ["//kwaad.example", "https://kwaad.example", "/\\kwaad.example", "javascript:x"]
)
def test_signing_in_leads_nowhere_else(klant: TestClient, mensen: dict[str, int], naar: str) -> None:
    """A link cannot send someone to another site after signing in."""
    antwoord = post(klant, "/aanmelden", {"gebruiker": str(mensen["sanne"]), "naar": naar}, van="/aanmelden")
    assert antwoord.headers["location"] == "/mijn-dag"


def test_who_is_no_longer_there_is_out_at_once(als: Als, stad: Stad) -> None:
    """A person who left the municipality is asked to sign in, in the middle of a session."""
    k = als("sanne")
    assert k.get("/caseload").status_code == 200
    with stad.db.schrijven() as s:
        s.get_one(Gebruiker, stad.consulent).actief = False
    assert k.get("/caseload").headers["location"] == "/aanmelden?naar=/caseload"


def test_a_part_asked_after_signing_out_leads_to_signing_in(klant: TestClient) -> None:
    """htmx is sent to the page to sign in, instead of putting that page inside another."""
    antwoord = klant.get("/caseload", headers={"HX-Request": "true"})
    assert antwoord.headers["hx-redirect"] == "/aanmelden?naar=/caseload"
    assert antwoord.text == ""


@pytest.mark.parametrize("pad", ["/aanmelden", "/toegankelijkheid", "/bestaat-niet"])
def test_the_open_pages_are_sound(klant: TestClient, mensen: dict[str, int], pad: str) -> None:
    """Language, title, one heading, labels, unique ids, nothing inline."""
    assert gebreken(klant.get(pad).text) == []


def test_a_fault_of_ours_shows_no_trace(database: Database, demo: object, mensen: dict[str, int]) -> None:
    """The page says what to do; not what broke, nor where."""
    app = maak_app(database)

    def kapot() -> None:
        raise ValueError("geheim 999990019")

    app.add_api_route("/kapot", kapot)
    with TestClient(app, base_url=ADRES, raise_server_exceptions=False) as k:
        k.get("/aanmelden")
        antwoord = k.get("/kapot")
    assert antwoord.status_code == 500
    assert "Er ging iets mis" in antwoord.text
    assert "999990019" not in antwoord.text
    assert "Traceback" not in antwoord.text
    assert "default-src 'none'" in antwoord.headers["content-security-policy"]


def test_the_reader_of_pages_bites() -> None:
    """The negative control: a page with every fault is told each of them."""
    slecht = (
        '<html><body style="color:red"><h3>x</h3><script>1</script><input name="bsn">'
        '<form method="post"></form><p id="a" hx-get="/x"></p><p id="a" onclick="x"></p>'
        '<table><tr><th>k</th></tr></table><a href="#weg"></a></html>'
    )
    gevonden = " ".join(gebreken(slecht))
    kop = ("lang", "titel", "0 keer h1", "#weg", "a zonder tekst", "2 keer", "zonder scope")
    inhoud = ("eigen stijl", "script in", "bsn heeft geen label", "geen csrf", "hx- op p", "onclick")
    for gebrek in (*kop, *inhoud):
        assert gebrek in gevonden, gebrek
    assert lees("<p>a <b>c</b></p>").alles == "a c"
