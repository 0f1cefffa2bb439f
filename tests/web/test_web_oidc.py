"""Signing in at a real provider of OpenID Connect, certified and run here by Node: no fake of ours."""

import os
import re
import shutil
import socket
import subprocess
from collections.abc import Iterator
from datetime import timedelta
from html import unescape
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import httpx2
import pytest
from sqlmodel import col, func, select
from starlette.testclient import TestClient

from inburgering.db.opdracht import Herkomst
from inburgering.db.tabellen import Gebruiker, Identiteit, Overdracht, Partner
from tests.conftest import ROOT, missing
from tests.web.conftest import ADRES, post
from tests.web.stad import VANDAAG, Stad

pytestmark = pytest.mark.oidc
GEHEIM = "alleen-voor-de-tests-0123456789"
SANNE = "sanne@proefstad.example"
PAULA = "paula@plangroep.example"
TERUG = f"{ADRES}/aanmelden/oidc/werk/terug"


@pytest.fixture(scope="session")
def aanbieder() -> Iterator[str]:
    """The address of the provider."""
    if not shutil.which("npm"):
        missing("Node ontbreekt: apt install npm")
    plek = ROOT / "build" / "oidc"
    plek.mkdir(parents=True, exist_ok=True)
    for naam in ("package.json", "aanbieder.js"):
        shutil.copy(ROOT / "tests" / "oidc" / naam, plek)
    if not (plek / "node_modules" / "oidc-provider").is_dir():
        opdracht = ["npm", "install", "--no-audit", "--no-fund", "--ignore-scripts", "--no-package-lock"]
        subprocess.run(opdracht, cwd=plek, check=True, capture_output=True, timeout=120)
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        poort = s.getsockname()[1]
    with subprocess.Popen(
        ["node", "aanbieder.js", str(poort), TERUG],
        cwd=plek,
        env={**os.environ, "GEHEIM": GEHEIM},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as proces:
        assert proces.stdout is not None
        for regel in proces.stdout:
            if "klaar" in regel:
                break
        yield f"http://127.0.0.1:{poort}"
        proces.terminate()


@pytest.fixture
def gekoppeld(
    aanbieder: str, demo: Path, stad: Stad, klant: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Proefstad signs in at this provider, and Sanne's address is on the municipality's list."""
    (demo / "demo.toml").unlink()
    (demo / "aanmelden.toml").write_text(
        f'[[aanbieders]]\ncode = "werk"\nnaam = "Proefstad"\ngemeente = "proefstad"\n'
        f'uitgever = "{aanbieder}"\nclient_id = "inburgering"\n',
        encoding="utf-8",
    )
    monkeypatch.setenv("INBURGERING_OIDC_GEHEIM_WERK", GEHEIM)
    klant.app.state.adres = ADRES  # type: ignore[attr-defined]
    with stad.db.schrijven() as s:
        s.get_one(Gebruiker, stad.consulent).email = "Sanne@Proefstad.example"


def bij_aanbieder(adres: str, naam: str) -> str:
    """What a person does at the provider: her name, any password, and agree. Gives where she is sent to."""
    with httpx2.Client(timeout=10) as browser:
        antwoord = browser.get(adres)
        for _ in range(12):
            if antwoord.is_redirect:
                naar = str(antwoord.next_request.url) if antwoord.next_request else ""
                if naar.startswith(TERUG):
                    return naar
                antwoord = browser.get(naar)
                continue
            actie = unescape(re.findall(r'action="([^"]+)"', antwoord.text)[0])
            soort = re.findall(r'name="prompt" value="(\w+)"', antwoord.text)[0]
            antwoord = browser.post(actie, data={"prompt": soort, "login": naam, "password": "x"})
    raise AssertionError("De aanbieder stuurde niet terug.")


def meld_aan(klant: TestClient, naam: str, naar: str = "") -> httpx2.Response:
    """Sign in from the first click to the answer of our own page."""
    heen = klant.get(f"/aanmelden/oidc/werk{f'?naar={naar}' if naar else ''}")
    assert heen.status_code == 302
    antwoord: httpx2.Response = klant.get(bij_aanbieder(heen.headers["location"], naam).removeprefix(ADRES))
    return antwoord


@pytest.mark.usefixtures("gekoppeld")
def test_the_whole_way(klant: TestClient) -> None:
    """From the button to the page that asked for it; capitals in the address on the list do not matter."""
    assert "/aanmelden/oidc/werk" in klant.get("/aanmelden").text
    assert meld_aan(klant, SANNE, "/signalen").headers["location"] == "/signalen"
    assert "Sanne de Jong" in klant.get("/signalen").text


@pytest.mark.usefixtures("gekoppeld")
def test_what_is_asked_of_the_provider(klant: TestClient) -> None:
    """The code flow with state, nonce and PKCE, and no more than who it is."""
    vraag = parse_qs(urlsplit(klant.get("/aanmelden/oidc/werk").headers["location"]).query)
    assert vraag["response_type"] == ["code"]
    assert vraag["code_challenge_method"] == ["S256"]
    assert vraag["scope"] == ["openid email"]
    assert vraag["state"]
    assert vraag["nonce"]


@pytest.mark.usefixtures("gekoppeld")
def test_who_was_bound_stays_bound(klant: TestClient, stad: Stad) -> None:
    """After the first time the provider's own mark counts: another address changes nothing."""
    meld_aan(klant, SANNE)
    with stad.db.schrijven() as s:
        s.get_one(Gebruiker, stad.consulent).email = "anders@proefstad.example"
    assert meld_aan(klant, SANNE).status_code == 303


@pytest.mark.usefixtures("gekoppeld")
@pytest.mark.parametrize(
    ("naam", "zin"),
    [
        ("vreemd@proefstad.example", "niet op de lijst"),
        (f"onbevestigd-{SANNE}", "geen bevestigd e-mailadres"),
    ],
)
def test_who_is_not_known_does_not_come_in(klant: TestClient, stad: Stad, naam: str, zin: str) -> None:
    """Someone not on the list, and an address nobody vouches for: told what to do, and no account is made."""
    voor = _accounts(stad)
    antwoord = meld_aan(klant, naam)
    assert antwoord.status_code == 403
    assert zin in antwoord.text
    assert "Vraag de beheerder van uw gemeente." in antwoord.text
    assert klant.get("/caseload").status_code == 303
    assert _accounts(stad) == voor


def _accounts(stad: Stad) -> tuple[int, int]:
    """How many people there are, and how many are bound to a provider."""
    with stad.db.lezen() as s:
        telling = [s.exec(select(func.count()).select_from(wat)).one() for wat in (Gebruiker, Identiteit)]
    return telling[0], telling[1]


@pytest.fixture
def paula(stad: Stad) -> str:
    """Paula of Plangroep is on the list with her address; gives the number of another partner's task."""
    zaak = stad.zaken["nieuw"]
    stad.draag_over(zaak, VANDAAG, VANDAAG + timedelta(days=30))
    termijnen = {"reactie_uiterlijk": "2026-12-07", "gereed_op": "2026-12-23"}
    stad.doe(zaak, "overdracht.verzending", VANDAAG, termijnen, herkomst=Herkomst.SYSTEEM)
    nummer = stad.mensen[stad.partneraccount("Paula de Groot", "Plangroep")]
    with stad.db.schrijven() as s:
        s.get_one(Gebruiker, nummer).email = PAULA
        vwn = s.exec(select(Partner).where(Partner.naam == "VluchtelingenWerk")).one()
        taak = s.exec(select(Overdracht).order_by(col(Overdracht.onderdeel_id).desc())).first()
        assert taak is not None
        taak.partner_id = vwn.id or 0
        return taak.nummer


@pytest.mark.usefixtures("gekoppeld")
def test_someone_of_a_partner_comes_to_her_tasks_alone(klant: TestClient, stad: Stad, paula: str) -> None:
    """Her own task is there; the other partner's, the cases and the board are not."""
    assert meld_aan(klant, PAULA).headers["location"] == "/taken"
    html = klant.get("/taken").text
    assert "1 open taak voor gemeente Proefstad" in html
    (pad,) = set(re.findall(r'href="(/taken/[^"/]+)"', html))
    assert klant.get(pad).status_code == 200
    assert klant.get(f"/taken/{paula}").status_code == 404
    zaak = f"/trajecten/{stad.nummer(stad.zaken['route'])}"
    assert [klant.get(p).status_code for p in (zaak, "/caseload", "/coordinator", "/mijn-dag")] == [403] * 4


@pytest.mark.usefixtures("gekoppeld")
def test_who_left_does_not_come_in(klant: TestClient, stad: Stad) -> None:
    """The provider still knows her; the municipality's list decides."""
    meld_aan(klant, SANNE)
    with stad.db.schrijven() as s:
        s.get_one(Gebruiker, stad.consulent).actief = False
    assert meld_aan(klant, SANNE).status_code == 403


@pytest.mark.usefixtures("gekoppeld")
def test_a_forged_or_old_answer_opens_nothing(klant: TestClient) -> None:
    """Another state, a made-up code, a refusal, and the same answer twice."""
    heen = klant.get("/aanmelden/oidc/werk").headers["location"]
    state = parse_qs(urlsplit(heen).query)["state"][0]
    terug = "/aanmelden/oidc/werk/terug"
    for vraag in (
        "?code=x&state=verzonnen",
        f"?code=verzonnen&state={state}",
        "?error=access_denied&state=x",
        "",
    ):
        assert klant.get(terug + vraag).status_code == 403, vraag
    goed = bij_aanbieder(klant.get("/aanmelden/oidc/werk").headers["location"], SANNE).removeprefix(ADRES)
    assert klant.get(goed).status_code == 303
    post(klant, "/afmelden", {}, van="/caseload")
    assert klant.get(goed).status_code == 403
    assert klant.get("/caseload").status_code == 303


@pytest.mark.usefixtures("gekoppeld")
def test_signing_out_offers_the_provider_too(klant: TestClient) -> None:
    """We end our own sign-in and show the way to end the provider's."""
    meld_aan(klant, SANNE)
    html = post(klant, "/afmelden", {}, van="/caseload").text
    elders = unescape(re.findall(r'href="(http[^"]+)"', html)[0])
    assert "id_token_hint=" in elders
    assert httpx2.get(elders).status_code == 200
    assert klant.get("/caseload").status_code == 303


@pytest.mark.usefixtures("gekoppeld")
def test_a_provider_that_is_away(klant: TestClient, demo: Path) -> None:
    """A clear page, and no trace."""
    bestand = demo / "aanmelden.toml"
    bestand.write_text(re.sub(r"127.0.0.1:\d+", "127.0.0.1:9", bestand.read_text()), encoding="utf-8")
    antwoord = klant.get("/aanmelden/oidc/werk")
    assert antwoord.status_code == 503
    assert "niet bereikbaar" in antwoord.text
    assert klant.get("/aanmelden/oidc/anders").status_code == 404
