"""Signing in by an account, what ends a sign-in, and the log of who saw what."""

import json
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy.exc import DBAPIError
from sqlmodel import select
from starlette.testclient import TestClient

from inburgering import klok
from inburgering.db import aanmeldingen, accounts, inzagelog
from inburgering.db.tabellen import Aanmelding, Account, Gebruiker, Inzagerij
from inburgering.web import aanmelden
from inburgering.web.app import maak_app
from inburgering.web.rem import Rem
from tests.web.conftest import ADRES, post, token
from tests.web.opmaak import gebreken
from tests.web.stad import VANDAAG, Stad

Als = Callable[[str], TestClient]
ZIN = "een koe met vier wielen"


@pytest.fixture(autouse=True)
def _verse_rem(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each test begins without misses."""
    monkeypatch.setattr(aanmelden, "_rem", Rem())


@pytest.fixture
def met_accounts(demo: Path) -> Path:
    """An installation that is no demo, in which people have accounts."""
    (demo / "aanmelden.toml").write_text("accounts = true\n", encoding="utf-8")
    (demo / "demo.toml").unlink()
    return demo


def uitgenodigd(stad: Stad, naam: str = "s.dejong@proefstad.example") -> str:
    """Sanne's link to choose a password."""
    with stad.db.schrijven() as s:
        return accounts.nodig_uit(s, s.get_one(Gebruiker, stad.consulent), naam, klok.echt(), "Bea Smit")


def aan(klant: TestClient, wachtwoord: str, naam: str = "S.deJong@proefstad.example") -> int:
    """Try to sign in; gives the status."""
    return post(
        klant, "/aanmelden", {"inlognaam": naam, "wachtwoord": wachtwoord}, van="/aanmelden"
    ).status_code


@pytest.mark.usefixtures("met_accounts")
def test_from_invitation_to_signed_in(klant: TestClient, stad: Stad) -> None:
    """The link leads to a form; with the chosen password she comes in, whatever the case of her name."""
    pad = f"/wachtwoord/{uitgenodigd(stad)}"
    assert gebreken(klant.get(pad).text) == []
    assert post(klant, pad, {"wachtwoord": ZIN, "nogmaals": ZIN}).headers["location"] == "/aanmelden"
    assert aan(klant, ZIN) == 303
    assert "Sanne de Jong" in klant.get("/caseload").text
    assert klant.get(pad).status_code == 409, "the link works once"
    with stad.db.lezen() as s:
        bewaard = s.exec(select(Account.wachtwoord)).one()
    assert bewaard.startswith("$argon2id$")
    assert ZIN not in bewaard


@pytest.mark.usefixtures("met_accounts")
@pytest.mark.parametrize(
    ("wachtwoord", "zin"),
    [
        ("kort", "ten minste 12 tekens"),
        ("aaaaaaaaaaaaaa", "te makkelijk te raden"),
        ("Welkom123456!", "te makkelijk te raden"),
        ("s.dejong1234", "te makkelijk te raden"),
        ("x" * 129, "hoogstens 128 tekens"),
    ],
)
def test_a_weak_password_is_refused(klant: TestClient, stad: Stad, wachtwoord: str, zin: str) -> None:
    """Too short, too long or the first thing someone would try: said on the form, and the link stays good."""
    pad = f"/wachtwoord/{uitgenodigd(stad)}"
    antwoord = post(klant, pad, {"wachtwoord": wachtwoord, "nogmaals": wachtwoord})
    assert antwoord.status_code == 422
    assert zin in antwoord.text
    assert post(klant, pad, {"wachtwoord": ZIN, "nogmaals": ZIN}).status_code == 303


@pytest.mark.usefixtures("met_accounts")
def test_two_different_passwords_are_refused(klant: TestClient, stad: Stad) -> None:
    """A slip of the finger does not become a password."""
    antwoord = post(klant, f"/wachtwoord/{uitgenodigd(stad)}", {"wachtwoord": ZIN, "nogmaals": ZIN + "!"})
    assert "niet gelijk" in antwoord.text


@pytest.mark.usefixtures("met_accounts")
def test_a_wrong_name_and_a_wrong_password_look_the_same(klant: TestClient, stad: Stad) -> None:
    """The answer does not tell which names exist, nor who has yet to choose a password."""
    pad = f"/wachtwoord/{uitgenodigd(stad)}"
    teksten = set()
    for naam in ("s.dejong@proefstad.example", "niemand@proefstad.example"):
        assert aan(klant, "verkeerd verkeerd", naam) == 403
        velden = {"inlognaam": naam, "wachtwoord": "verkeerd verkeerd"}
        html = post(klant, "/aanmelden", velden, van="/aanmelden").text
        teksten.add(html.replace(naam, "…").replace(token(html), "…"))
    assert len(teksten) == 1
    assert "horen niet bij elkaar" in teksten.pop()
    assert aan(klant, "") == 403
    assert post(klant, pad, {"wachtwoord": ZIN, "nogmaals": ZIN}).status_code == 303


@pytest.mark.usefixtures("met_accounts")
def test_guessing_is_slowed_down(klant: TestClient, stad: Stad) -> None:
    """After ten misses the right password does not help either, for an hour."""
    post(klant, f"/wachtwoord/{uitgenodigd(stad)}", {"wachtwoord": ZIN, "nogmaals": ZIN})
    assert {aan(klant, f"gok nummer {i} hier") for i in range(10)} == {403}
    assert aan(klant, ZIN) == 429


@pytest.mark.usefixtures("demo")
def test_without_the_setting_an_account_opens_nothing(klant: TestClient, stad: Stad) -> None:
    """Accounts are off unless aanmelden.toml says otherwise."""
    post(klant, f"/wachtwoord/{uitgenodigd(stad)}", {"wachtwoord": ZIN, "nogmaals": ZIN})
    velden = {
        "inlognaam": "s.dejong@proefstad.example",
        "wachtwoord": ZIN,
        "csrf": token(klant.get("/aanmelden").text),
    }
    assert klant.post("/aanmelden", data=velden).status_code == 403


def _rij(stad: Stad) -> Aanmelding:
    with stad.db.lezen() as s:
        return s.exec(select(Aanmelding)).one()


def _zet(stad: Stad, **velden: datetime) -> None:
    with stad.db.schrijven() as s:
        rij = s.exec(select(Aanmelding)).one()
        for naam, waarde in velden.items():
            setattr(rij, naam, waarde)


@pytest.mark.parametrize(
    ("veld", "terug"),
    [("gezien", timedelta(minutes=61)), ("verloopt", timedelta(seconds=1)), ("beeindigd", timedelta(0))],
)
def test_what_ends_a_sign_in(als: Als, stad: Stad, veld: str, terug: timedelta) -> None:
    """An hour without a click, the end of the day, or the server: each asks to sign in again."""
    k = als("sanne")
    assert k.get("/caseload").status_code == 200
    _zet(stad, **{veld: klok.echt() - terug})
    assert k.get("/caseload").headers["location"] == "/aanmelden?naar=/caseload"


def test_a_click_keeps_a_sign_in_alive(als: Als, stad: Stad) -> None:
    """After five minutes the click is kept; within them nothing is written."""
    k = als("sanne")
    eerst = _rij(stad).gezien
    k.get("/caseload")
    assert _rij(stad).gezien == eerst
    _zet(stad, gezien=eerst - timedelta(minutes=50))
    assert k.get("/caseload").status_code == 200
    assert _rij(stad).gezien > eerst


def test_signing_out_kills_a_copied_cookie(als: Als, stad: Stad) -> None:
    """Who copied the cookie is out as well."""
    k = als("sanne")
    gekopieerd = dict(k.cookies)
    post(k, "/afmelden", {}, van="/caseload")
    with TestClient(maak_app(stad.db), base_url=ADRES, cookies=gekopieerd, follow_redirects=False) as dief:
        assert dief.get("/caseload").status_code == 303


def test_signing_in_changes_the_cookie(klant: TestClient, mensen: dict[str, int]) -> None:
    """A cookie that someone planted before signing in opens nothing afterwards (session fixation)."""
    klant.get("/aanmelden")
    ervoor = dict(klant.cookies)
    post(klant, "/aanmelden", {"gebruiker": str(mensen["sanne"])}, van="/aanmelden")
    assert dict(klant.cookies) != ervoor
    with TestClient(klant.app, base_url=ADRES, cookies=ervoor, follow_redirects=False) as dief:
        assert dief.get("/caseload").status_code == 303


def test_elsewhere_can_be_signed_out(als: Als, stad: Stad) -> None:
    """The page shows each sign-in and ends all but this one."""
    with stad.db.schrijven() as s:
        aanmeldingen.begin(s, stad.consulent, "wachtwoord", klok.echt())
    k = als("sanne")
    html = k.get("/mijn-aanmelding").text
    assert gebreken(html) == []
    assert html.count('<tr role="row">') == 3
    assert post(k, "/mijn-aanmelding/overal-af", {}, van="/mijn-aanmelding").status_code == 303
    assert k.get("/mijn-aanmelding").text.count('<tr role="row">') == 2


def _blikken(stad: Stad) -> list[tuple[str, str, str, int | None, int]]:
    with stad.db.lezen() as s:
        rijen = s.exec(select(Inzagerij).order_by(Inzagerij.id))  # type: ignore[arg-type]
        return [(r.kijker, r.handeling, r.bladzijde, r.traject_id, r.aantal) for r in rijen]


def test_every_look_is_kept(als: Als, stad: Stad) -> None:
    """A page, a list, a file and a change each leave a line; the sign-in page leaves none."""
    k, zaak = als("sanne"), stad.open(VANDAAG, bsn="999990019")
    nummer = stad.nummer(zaak)
    k.get(f"/trajecten/{nummer}")
    k.get("/caseload")
    k.get("/coordinator/lijst.csv")
    post(k, f"/trajecten/{nummer}/bsn", {"doel": "duo"}, van=f"/trajecten/{nummer}")
    naam = "Sanne de Jong"
    soorten = [(wie, wat, pad) for wie, wat, pad, _, _ in _blikken(stad)]
    assert (naam, "bekeken", "/trajecten/{nummer}") in soorten
    assert (naam, "lijst bekeken", "/caseload") in soorten
    assert (naam, "lijst uitgevoerd", "/coordinator/lijst.{soort}") in soorten
    assert soorten[-1] == (naam, "BSN getoond", "/trajecten/{nummer}/bsn")
    assert {zaak} == {traject for _, wat, _, traject, _ in _blikken(stad) if not wat.startswith("lijst")}


def test_another_municipality_leaves_no_look(als: Als, stad: Stad) -> None:
    """What was not shown was not seen."""
    k = als("kees")
    assert k.get(f"/trajecten/{stad.nummer(stad.zaken['nieuw'])}").status_code == 404
    assert _blikken(stad) == []


def test_a_look_that_cannot_be_kept_is_not_given(
    als: Als, stad: Stad, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The log failing means an error page and no data."""
    k = als("sanne")

    def kapot(*_: object, **__: object) -> None:
        raise OSError("vol")

    monkeypatch.setattr(inzagelog, "schrijf", kapot)
    with TestClient(k.app, base_url=ADRES, cookies=dict(k.cookies), raise_server_exceptions=False) as stil:
        antwoord = stil.get(f"/trajecten/{stad.nummer(stad.zaken['nieuw'])}")
    assert antwoord.status_code == 500
    assert "Amina" not in antwoord.text


def test_the_log_of_looks_only_grows(als: Als, stad: Stad) -> None:
    """A line cannot be changed or removed."""
    als("sanne").get("/caseload")
    for zin in ("UPDATE inzage SET kijker = 'niemand'", "DELETE FROM inzage"):
        with pytest.raises(DBAPIError), stad.db.engine.begin() as verbinding:
            verbinding.exec_driver_sql(zin)


def test_the_log_as_lines_for_an_auditor(als: Als, stad: Stad) -> None:
    """In the words of the Logboek Dataverwerkingen; whose data it was cannot be read without the keys."""
    nummer = stad.nummer(stad.zaken["nieuw"])
    als("sanne").get(f"/trajecten/{nummer}", headers={"traceparent": f"00-{'a' * 32}-{'b' * 16}-01"})
    met = timedelta(minutes=1)
    with stad.db.lezen() as s:
        regels = list(inzagelog.uitvoer(s, klok.echt() - met, klok.echt() + met))
    regel = json.loads(regels[0])
    assert regel["trace_id"] == "a" * 32
    assert regel["operation_name"] == "bekeken /trajecten/{nummer}"
    assert regel["status_code"] == "Ok"
    assert regel["attributes"]["dpl.core.processing_activity_id"] == "Het inburgeringstraject uitvoeren"
    assert nummer not in regels[0]
    assert "Amina" not in regels[0]
