"""Sessions, forged requests and guessed tokens: what a thief or another site can do with them is nothing."""

import base64
import json
import re
import time
from collections.abc import Callable
from datetime import timedelta

import itsdangerous
import pytest
from starlette.testclient import TestClient

from inburgering import klok
from inburgering.db import aanmeldingen
from inburgering.db.basis import Database
from inburgering.db.tabellen import Gebruiker
from inburgering.web import sessie, toegang
from inburgering.web.app import maak_app
from inburgering.web.sessie import KOEKJE
from tests.veilig import foto
from tests.veilig.stad import Vesting, versterk
from tests.web.conftest import post, token
from tests.web.stad import Stad

pytestmark = pytest.mark.traag
Als = Callable[[str], TestClient]
MINSTE_TEKENS = 32
"""24 random bytes in base64url: 192 bits, where 128 are asked."""


def koekje(inhoud: dict[str, str], sleutel: str) -> str:
    """A session cookie as the server makes it, signed with this key."""
    return itsdangerous.TimestampSigner(sleutel).sign(base64.b64encode(json.dumps(inhoud).encode())).decode()


def test_een_zelfgemaakt_koekje_opent_niets(klant: TestClient, stad: Stad) -> None:
    """A cookie with a token that works, but signed with another key, or changed, is no session."""
    with stad.db.schrijven() as s:
        echt = aanmeldingen.begin(s, stad.consulent, "demo", klok.echt())
    goed = koekje({"aanmelding": echt}, sessie.geheim())
    vals = koekje({"aanmelding": echt}, "geraden")
    for waarde, naar in ((vals, "/aanmelden"), ("x" + goed[1:], "/aanmelden"), (goed, "/mijn-dag")):
        klant.cookies.set(KOEKJE, waarde)
        assert klant.get("/").headers["location"] == naar
        klant.cookies.clear()


def test_aanmelden_begint_een_nieuwe_sessie(klant: TestClient, mensen: dict[str, int]) -> None:
    """Session fixation: the cookie, the token of the forms and the sign-in are new; no two are alike."""
    voor = token(klant.get("/aanmelden").text)
    geplant = klant.cookies[KOEKJE]
    post(klant, "/aanmelden", {"gebruiker": str(mensen["sanne"])}, van="/aanmelden")
    na = token(klant.get("/toegankelijkheid").text)
    assert na != voor
    assert klant.cookies[KOEKJE] != geplant
    klant.cookies.clear()
    klant.cookies.set(KOEKJE, geplant)
    assert klant.get("/").headers["location"] == "/aanmelden"


def test_achter_https_hoort_het_koekje_bij_deze_naam_alleen(database: Database) -> None:
    """The prefix __Host- makes a browser refuse one set by a neighbour or without encryption."""
    adres = "https://inburgering.example"
    with TestClient(maak_app(database, adres=adres), base_url=adres) as k:
        kop = k.get("/aanmelden").headers["set-cookie"]
    assert kop.startswith(f"__Host-{KOEKJE}=")
    assert {"path=/", "secure", "httponly"} <= {deel.strip().lower() for deel in kop.split(";")}
    assert "domain=" not in kop.lower()


def test_elk_formulier_wil_zijn_token_en_zijn_herkomst(als: Als, stad: Stad) -> None:
    """Every change of every page: without the token, or from another site, nothing happens at all."""
    k = als("bea")
    paden = [
        re.sub(r"\{\w+\}", "1", str(getattr(r, "path", "")))
        for r in toegang.routes(k.app)  # type: ignore[arg-type]
        if "POST" in (getattr(r, "methods", None) or ())
    ]
    csrf = token(k.get("/toegankelijkheid").text)
    voor = foto.neem(stad.db)
    for pad in (pad for pad in paden if "api/v1" not in pad):
        assert k.post(pad, data={}).status_code == 403, pad
        assert k.post(pad, data={"csrf": csrf}, headers={"Sec-Fetch-Site": "cross-site"}).status_code == 403
    assert len(paden) > 40
    assert foto.verschil(voor, foto.neem(stad.db)) == []


def test_een_verandering_met_get_bestaat_niet(als: Als) -> None:
    """What has a form only for sending cannot be done with a link."""
    k = als("bea")
    routes = [
        (str(getattr(r, "path", "")), getattr(r, "methods", None) or ())
        for r in toegang.routes(k.app)  # type: ignore[arg-type]
    ]
    te_openen = {pad for pad, methoden in routes if "GET" in methoden}
    for pad in {pad for pad, methoden in routes if "POST" in methoden} - te_openen:
        assert k.get(re.sub(r"\{\w+\}", "1", pad)).status_code in (404, 405), pad


def test_elk_geheim_is_lang_genoeg_en_wordt_niet_bewaard(stad: Stad, demo: object) -> None:
    """Links, keys and secrets cannot be guessed, are never alike, and only a digest of them is kept."""
    vesting: Vesting = versterk(stad)
    with stad.db.schrijven() as s:
        aanmelding = aanmeldingen.begin(s, stad.consulent, "demo", klok.echt())
    geheimen = [
        aanmelding, vesting.links["agenda"], vesting.links["wachtwoord"], vesting.partner.geheim,
        *(sleutel.removeprefix("inb_") for sleutel in vesting.sleutels.values()),
    ]  # fmt: skip
    assert all(len(g) >= MINSTE_TEKENS for g in geheimen)
    assert len(set(geheimen)) == len(geheimen)
    alles = repr(foto.neem(stad.db))
    assert [g for g in geheimen if g in alles] == []


def test_een_halve_sleutel_zegt_niets(klant: TestClient, stad: Stad, demo: object) -> None:
    """A key that is right but for its end gets the same answer as one that is nothing like it."""
    sleutel = versterk(stad).sleutels["consulent"]
    antwoorden = [
        klant.get("/api/v1/trajecten", headers={"Authorization": f"Bearer {geraden}"})
        for geraden in (sleutel[:-1], sleutel + "x", "inb_verzonnen", "")
    ]
    assert {a.status_code for a in antwoorden} == {401}
    assert len({a.text for a in antwoorden}) == 1


def test_een_onbekende_naam_kost_evenveel_als_een_verkeerd_wachtwoord(stad: Stad) -> None:
    """Both go through the same expensive comparison: the time does not tell which names exist."""
    from inburgering.db import accounts

    with stad.db.schrijven() as s:
        link = accounts.nodig_uit(s, s.get_one(Gebruiker, stad.consulent), "sanne", klok.echt(), "Bea Smit")
        accounts.kies_wachtwoord(s, link, "een-lange-eigen-zin-7", klok.echt())
    duur = {}
    with stad.db.lezen() as s:
        for naam in ("sanne", "bestaat-niet"):
            begin = time.perf_counter()
            assert accounts.controleer(s, naam, "verkeerd wachtwoord") is None
            duur[naam] = time.perf_counter() - begin
    assert duur["bestaat-niet"] > duur["sanne"] / 5


def test_een_sessie_duurt_hoogstens_een_werkdag(stad: Stad) -> None:
    """Eight hours in all, one without a click: after that the token opens nothing."""
    nu = klok.echt()
    with stad.db.schrijven() as s:
        bewijs = aanmeldingen.begin(s, stad.consulent, "demo", nu)
    with stad.db.lezen() as s:
        assert aanmeldingen.vind(s, bewijs, nu + timedelta(minutes=59)) is not None
        assert aanmeldingen.vind(s, bewijs, nu + timedelta(minutes=61)) is None
        assert aanmeldingen.vind(s, bewijs, nu + timedelta(hours=8, seconds=1)) is None


def test_de_rem_onthoudt_niet_eindeloos() -> None:
    """Ten thousand addresses at most: guessing from many addresses does not fill the memory."""
    from inburgering.web.rem import ADRESSEN, Rem

    rem, nu = Rem(), klok.echt()
    for nummer in range(ADRESSEN + 5):
        rem.mis(f"adres {nummer}", nu)
    assert len(rem._missers) == ADRESSEN


def test_een_adres_in_de_kop_van_een_voorganger_telt_niet(klant: TestClient, stad: Stad) -> None:
    """Who writes another address in X-Forwarded-For is still slowed down."""
    from inburgering.web import partner
    from inburgering.web.rem import Rem

    partner._rem = Rem()
    for nummer in range(11):
        antwoord = klant.get(f"/p/geraden-{nummer}", headers={"X-Forwarded-For": f"10.0.0.{nummer}"})
    partner._rem = Rem()
    assert antwoord.status_code == 429
