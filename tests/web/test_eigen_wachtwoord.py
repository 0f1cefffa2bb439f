"""Changing one's own password: who knows the present one may, and nobody else stays signed in."""

import logging
from pathlib import Path

import pytest
from argon2 import PasswordHasher
from httpx2 import Response
from sqlmodel import col, select
from starlette.testclient import TestClient

from inburgering import klok
from inburgering.db import aanmeldingen, accounts, invulwerk, partneraccounts, wachtwoorden
from inburgering.db.tabellen import Aanmelding, Account, Gebruiker, Inrichting, Partner
from inburgering.web import aanmelden, eigen_wachtwoord
from inburgering.web.app import maak_app
from inburgering.web.rem import Rem
from inburgering.web.toegang import Ik, NietAangemeld, Rol
from tests.web.conftest import ADRES, post, token
from tests.web.opmaak import gebreken, lees
from tests.web.stad import Stad

PAD, MIJN = "/mijn-aanmelding/wachtwoord", "/mijn-aanmelding"
OUD, NIEUW = "een koe met vier wielen", "de maan eet graag drop"
NAAM = "s.dejong@proefstad.example"


@pytest.fixture(autouse=True)
def _accounts(demo: Path, stad: Stad, monkeypatch: pytest.MonkeyPatch) -> None:
    """People have accounts here, Sanne chose a password, and nobody missed yet."""
    monkeypatch.setattr(aanmelden, "_rem", Rem())
    monkeypatch.setattr(wachtwoorden, "_HASHER", PasswordHasher(time_cost=1, memory_cost=64))  # quick
    (demo / "aanmelden.toml").write_text("accounts = true\n", encoding="utf-8")
    with stad.db.schrijven() as s:
        nu = klok.echt()
        link = accounts.nodig_uit(s, s.get_one(Gebruiker, stad.consulent), NAAM, nu, "Bea Smit")
        accounts.kies_wachtwoord(s, link, OUD, nu)


@pytest.fixture
def sanne(klant: TestClient) -> TestClient:
    """Sanne's browser, signed in with her password."""
    assert aan(klant, OUD) == 303
    return klant


def aan(klant: TestClient, wachtwoord: str) -> int:
    """Try to sign in as Sanne; gives the status."""
    velden = {"inlognaam": NAAM, "wachtwoord": wachtwoord}
    return post(klant, "/aanmelden", velden, van="/aanmelden").status_code


def kies(klant: TestClient, wie: int) -> TestClient:
    """Sign in as a person of the demo, who did not use a password for it."""
    velden = {"csrf": token(klant.get("/aanmelden").text), "gebruiker": str(wie)}
    assert klant.post("/aanmelden", data=velden).status_code == 303
    return klant


def wijzig(klant: TestClient, huidig: str = OUD, nieuw: str = NIEUW, nogmaals: str | None = None) -> Response:
    """Fill in the page and send it; gives the answer."""
    velden = {"huidig": huidig, "wachtwoord": nieuw, "nogmaals": nieuw if nogmaals is None else nogmaals}
    return post(klant, PAD, velden)


def bewaard(stad: Stad) -> str:
    """The hash that is kept of Sanne's password."""
    with stad.db.lezen() as s:
        return s.get_one(Account, stad.consulent).wachtwoord


def test_from_the_page_to_another_password(sanne: TestClient) -> None:
    """Her own page leads there; then the new one opens and the old one does not."""
    assert f'href="{PAD}"' in sanne.get(MIJN).text
    html = sanne.get(PAD).text
    assert gebreken(html) == []
    assert NAAM in html
    antwoord = wijzig(sanne)
    assert (antwoord.status_code, antwoord.headers["location"]) == (303, MIJN)
    assert "Uw wachtwoord is gewijzigd" in sanne.get(MIJN).text
    sanne.cookies.clear()
    assert aan(sanne, OUD) == 403
    assert aan(sanne, NIEUW) == 303


def test_every_other_sign_in_ends_and_this_one_is_fresh(sanne: TestClient, stad: Stad) -> None:
    """A copied cookie, a planted one and another browser are out; she goes on with another token."""
    with TestClient(sanne.app, base_url=ADRES, headers={"Origin": ADRES}, follow_redirects=False) as thuis:
        assert aan(thuis, OUD) == 303
        gekopieerd, csrf = dict(sanne.cookies), token(sanne.get(PAD).text)
        wijzig(sanne)
        assert sanne.get(MIJN).status_code == 200
        assert token(sanne.get(PAD).text) != csrf
        assert thuis.get(MIJN).status_code == 303
    with TestClient(maak_app(stad.db), base_url=ADRES, cookies=gekopieerd, follow_redirects=False) as dief:
        assert dief.get(MIJN).status_code == 303
    with stad.db.lezen() as s:
        assert len(aanmeldingen.open_van(s, stad.consulent, klok.echt())) == 1
        assert {r.hoe for r in s.exec(select(Aanmelding))} == {"wachtwoord"}


def test_a_wrong_present_password_changes_nothing(sanne: TestClient, stad: Stad) -> None:
    """Said beside its field, nobody is signed out, and the log of the server has one line without it."""
    voor = bewaard(stad)
    antwoord = wijzig(sanne, huidig="een koe met drie wielen")
    assert antwoord.status_code == 422
    assert gebreken(antwoord.text) == []
    assert "niet uw huidige wachtwoord" in antwoord.text
    velden = {v.get("id"): v for v in lees(antwoord.text).van("input")}
    assert velden["huidig"]["aria-invalid"] == "true"
    assert velden["huidig"]["aria-describedby"] == "huidig-fout"
    assert bewaard(stad) == voor
    assert sanne.get(MIJN).status_code == 200


def test_guessing_has_the_brake_of_signing_in(sanne: TestClient, stad: Stad) -> None:
    """After ten misses here the right one does not help either, nor does it on the page to sign in."""
    voor = bewaard(stad)
    assert {wijzig(sanne, huidig=f"gok nummer {i} hier").status_code for i in range(10)} == {422}
    assert wijzig(sanne).status_code == 429
    assert bewaard(stad) == voor
    sanne.cookies.clear()
    assert aan(sanne, OUD) == 429


@pytest.mark.parametrize(
    ("nieuw", "nogmaals", "zin"),
    [
        ("kort", "kort", "ten minste 12 tekens"),
        ("proefstad-2026!", "proefstad-2026!", "te makkelijk te raden"),
        ("Sanne de Jong 1985", "Sanne de Jong 1985", "te makkelijk te raden"),
        ("Inburgering123!", "Inburgering123!", "te makkelijk te raden"),
        ("dragondragon", "dragondragon", "te makkelijk te raden"),
        (OUD, OUD, "Dit wachtwoord hebt u al"),
        (NIEUW, NIEUW + "!", "niet gelijk"),
    ],
)
def test_what_may_not_be_chosen(sanne: TestClient, stad: Stad, nieuw: str, nogmaals: str, zin: str) -> None:
    """Weak for who knows her or where she works, the same again, or a slip: said, and the old one stays."""
    voor = bewaard(stad)
    antwoord = wijzig(sanne, nieuw=nieuw, nogmaals=nogmaals)
    assert antwoord.status_code == 422
    assert gebreken(antwoord.text) == []
    assert zin in antwoord.text
    assert bewaard(stad) == voor
    assert wijzig(sanne).status_code == 303


def test_fields_for_a_password_manager_and_never_filled_in(sanne: TestClient) -> None:
    """Each says what it is; what was typed is hidden, may be pasted, and does not come back in the answer."""
    for html in (sanne.get(PAD).text, wijzig(sanne, nogmaals="anders dan dat").text):
        velden = {v["id"]: v for v in lees(html).van("input") if v.get("type") != "hidden"}
        assert {n: (v.get("type"), v["autocomplete"]) for n, v in velden.items()} == {
            "inlognaam": (None, "username"),
            "huidig": ("password", "current-password"),
            "wachtwoord": ("password", "new-password"),
            "nogmaals": ("password", "new-password"),
        }
        assert not [n for v in velden.values() for n in v if n.startswith("on")]
        assert {v.get("value") for n, v in velden.items() if n != "inlognaam"} == {None}
        assert OUD not in html


def test_it_is_kept_that_it_happened_and_nothing_of_what(
    sanne: TestClient, stad: Stad, caplog: pytest.LogCaptureFixture
) -> None:
    """The log of settings has who and when, the administrator reads it; misses stand in the server's log."""
    with caplog.at_level(logging.DEBUG):
        wijzig(sanne, huidig="een koe met drie wielen")
        wijzig(sanne)
    assert f"Wachtwoord niet gewijzigd: {PAD}, gebruiker {stad.consulent}" in caplog.text
    with stad.db.lezen() as s:
        rij = s.exec(select(Inrichting).order_by(col(Inrichting.id).desc())).first()
        assert rij is not None
        assert (rij.door, rij.wat) == ("Sanne de Jong", f"medewerker {stad.consulent}")
        assert rij.verschil == {"wachtwoord": {"oud": None, "nieuw": "gewijzigd"}}
    for geheim in (OUD, NIEUW, "drie wielen", "argon2"):
        assert geheim not in caplog.text


def test_the_administrator_reads_who_made_a_link_and_who_changed_it(sanne: TestClient, stad: Stad) -> None:
    """Under the form of a colleague, in words."""
    wijzig(sanne)
    html = kies(sanne, stad.mensen["bea"]).get(f"/medewerkers/{stad.consulent}").text
    for regel in (
        "Link voor een wachtwoord gemaakt", "Wachtwoord gekozen met een link", "Wachtwoord gewijzigd",
    ):  # fmt: skip
        assert regel in html


def test_who_has_no_password_here_is_told_where_to_go(klant: TestClient, stad: Stad) -> None:
    """Someone who signs in elsewhere sees no link, reads where to change it, and can change nothing."""
    k = kies(klant, stad.mensen["petra"])
    assert PAD not in k.get(MIJN).text
    html = k.get(PAD).text
    assert gebreken(html) == []
    assert "U hebt hier geen wachtwoord" in html
    assert not [v for v in lees(html).van("input") if v.get("type") == "password"]
    velden = {"csrf": token(html), "huidig": "", "wachtwoord": NIEUW, "nogmaals": NIEUW}
    assert k.post(PAD, data=velden).status_code == 409
    with stad.db.lezen() as s:
        assert s.get(Account, stad.mensen["petra"]) is None


def test_who_was_only_invited_cannot_choose_here(klant: TestClient, stad: Stad) -> None:
    """An account without a password yet is no password that is empty."""
    with stad.db.schrijven() as s:
        petra = s.get_one(Gebruiker, stad.mensen["petra"])
        accounts.nodig_uit(s, petra, "petra", klok.echt(), "Bea Smit")
    html = kies(klant, stad.mensen["petra"]).get(PAD).text
    assert "U hebt hier geen wachtwoord" in html


def test_without_the_setting_there_is_no_password(klant: TestClient, stad: Stad, demo: Path) -> None:
    """Accounts are off: the page says so, though a hash is still kept."""
    (demo / "aanmelden.toml").write_text("accounts = false\n", encoding="utf-8")
    k = kies(klant, stad.consulent)
    assert PAD not in k.get(MIJN).text
    assert "U hebt hier geen wachtwoord" in k.get(PAD).text


def test_someone_of_a_partner_changes_hers(klant: TestClient, stad: Stad) -> None:
    """She has her own page, without keys for programs, and changes her password like anyone."""
    with stad.db.schrijven() as s:
        plangroep = s.exec(select(Partner).where(Partner.naam == "Plangroep")).one()
        link = partneraccounts.maak(s, plangroep, "Paula de Groot", "p@plan.example", "Bea Smit", klok.echt())
        accounts.kies_wachtwoord(s, link, OUD, klok.echt())
        wie = s.exec(select(Gebruiker.id).where(Gebruiker.naam == "Paula de Groot")).one() or 0
    k = kies(klant, wie)
    html = k.get(MIJN).text
    assert gebreken(html) == []
    assert "Sleutels voor programma" not in html
    assert "Waar u bent aangemeld" in html
    assert "Mijn aanmelding" in html.partition('aria-label="Hoofdmenu"')[2].partition("</nav>")[0]
    assert "makkelijk te raden" in wijzig(k, nieuw="Plangroep 2026!").text
    assert wijzig(k).status_code == 303
    assert k.get("/taken").status_code == 200


def test_a_link_of_before_opens_nothing_any_more(sanne: TestClient, stad: Stad) -> None:
    """What lies in an old mail cannot undo a new password."""
    with stad.db.schrijven() as s:
        link = accounts.nodig_uit(s, s.get_one(Gebruiker, stad.consulent), NAAM, klok.echt(), "Bea Smit")
    assert sanne.get(f"/wachtwoord/{link}").status_code == 200
    wijzig(sanne)
    assert sanne.get(f"/wachtwoord/{link}").status_code == 409


def test_who_was_signed_out_meanwhile_changes_nothing(sanne: TestClient, stad: Stad) -> None:
    """The administrator was faster, between the question and the writing."""
    voor = bewaard(stad)
    ik = Ik(stad.consulent, "Sanne de Jong", Rol.CONSULENT, stad.gemeente, "Proefstad")
    with stad.db.schrijven() as s:
        sleutel = aanmeldingen.begin(s, stad.consulent, "wachtwoord", klok.echt())
        aanmeldingen.beeindig_alle(s, stad.consulent, klok.echt())
    with pytest.raises(NietAangemeld):
        eigen_wachtwoord._bewaar(stad.db, ik, sleutel, NIEUW, klok.echt())
    assert bewaard(stad) == voor


def test_a_form_that_was_left_open_is_not_kept(sanne: TestClient, stad: Stad) -> None:
    """Other forms outlive their sign-in; passwords are never stored to be given back."""
    velden = {"csrf": token(sanne.get(PAD).text), "huidig": OUD, "wachtwoord": NIEUW, "nogmaals": NIEUW}
    with stad.db.schrijven() as s:
        aanmeldingen.beeindig_alle(s, stad.consulent, klok.echt())
    assert sanne.post(PAD, data=velden).headers["location"].startswith("/aanmelden")
    with stad.db.lezen() as s:
        assert invulwerk.zoek(s, stad.consulent, PAD, klok.echt()) is None


def test_another_site_cannot_change_it(sanne: TestClient, stad: Stad) -> None:
    """Without the token of the form, or from another origin, nothing happens."""
    voor = bewaard(stad)
    velden = {"huidig": OUD, "wachtwoord": NIEUW, "nogmaals": NIEUW}
    assert sanne.post(PAD, data=velden).status_code == 403
    velden["csrf"] = token(sanne.get(PAD).text)
    assert sanne.post(PAD, data=velden, headers={"Origin": "https://kwaad.example"}).status_code == 403
    assert bewaard(stad) == voor
