"""The administrator's pages: the people who work here, and who saw what."""

from collections.abc import Callable

import pytest
from sqlmodel import select
from starlette.testclient import TestClient

from inburgering.db.tabellen import Gebruiker, Inrichting
from tests.web.conftest import post, token
from tests.web.opmaak import gebreken
from tests.web.stad import Stad

Als = Callable[[str], TestClient]
NIEUW = {"naam": "Noor Kaya", "rol": "consulent", "email": "n.kaya@proefstad.example", "actief": "ja"}


def _mens(stad: Stad, naam: str) -> Gebruiker:
    with stad.db.lezen() as s:
        return s.exec(select(Gebruiker).where(Gebruiker.naam == naam)).one()


def test_someone_new_can_be_given_trajects(als: Als, stad: Stad) -> None:
    """Her page says how she signs in; she stands on the list and among the consulenten; the log has it."""
    k = als("bea")
    haar = post(k, "/medewerkers/nieuw", NIEUW).headers["location"]
    assert haar == f"/medewerkers/{_mens(stad, 'Noor Kaya').id}"
    html = k.get(haar).text
    assert gebreken(html) == []
    assert "Noor Kaya is toegevoegd." in html
    assert "Aanmelden gaat met het werkaccount." in html
    assert "<li>Rol: Consulent</li>" in html
    assert "leeg →" not in html
    html = k.get("/medewerkers?zoek=kaya").text
    assert gebreken(html) == []
    assert "Noor Kaya" in html
    assert "1 medewerker" in html
    assert "Noor Kaya" in k.get("/toewijzen").text
    with stad.db.lezen() as s:
        regel = s.exec(select(Inrichting)).all()[-1]
    assert (regel.door, regel.verschil["naam"]) == ("Bea Smit", {"oud": None, "nieuw": "Noor Kaya"})


@pytest.mark.parametrize(
    ("velden", "zin"),
    [
        ({"naam": " "}, "2 tot 120 tekens"),
        ({"rol": "baas"}, "Kies een rol"),
        ({"email": "noor"}, "geen e-mailadres"),
        ({"naam": "sanne de jong"}, "al iemand met deze naam"),
        ({"team": "x" * 81}, "te lang"),
    ],
)
def test_what_is_wrong_is_said_and_kept(als: Als, velden: dict[str, str], zin: str) -> None:
    """Nothing typed is lost, and nothing is stored."""
    k = als("bea")
    antwoord = post(k, "/medewerkers/nieuw", NIEUW | velden)
    assert antwoord.status_code in (409, 422)
    assert zin in antwoord.text
    assert 'value="n.kaya@proefstad.example"' in antwoord.text or "email" in velden
    assert "Noor Kaya" not in k.get("/medewerkers").text


def test_nobody_leaves_work_behind(als: Als, stad: Stad) -> None:
    """With running trajects she cannot leave or get another role; the page leads to handing them over."""
    k, pad = als("bea"), f"/medewerkers/{stad.consulent}"
    for velden in ({"actief": "nee"}, {"rol": "coordinator"}):
        antwoord = post(k, pad, velden)
        assert antwoord.status_code == 409
        assert "Wijs die eerst toe" in antwoord.text
    assert f"/toewijzen?van={stad.consulent}" in k.get(pad).text


def test_the_last_administrator_stays(als: Als, stad: Stad) -> None:
    """Otherwise nobody could let her in again."""
    k, bea = als("bea"), stad.mensen["bea"]
    assert "laatste beheerder" in post(k, f"/medewerkers/{bea}", {"rol": "coordinator"}).text
    post(k, f"/medewerkers/{stad.mensen['petra']}", {"rol": "beheerder"})
    assert post(k, f"/medewerkers/{bea}", {"rol": "coordinator"}).status_code == 303


def test_a_new_role_asks_to_sign_in_again(als: Als, stad: Stad) -> None:
    """What someone may do is never what an old sign-in remembers."""
    k = als("bea")
    post(k, f"/medewerkers/{stad.mensen['petra']}", {"rol": "beheerder"})
    post(k, f"/medewerkers/{stad.mensen['bea']}", {"rol": "coordinator"})
    assert k.get("/medewerkers").headers["location"].startswith("/aanmelden")


def test_someone_of_elsewhere_does_not_exist(als: Als, stad: Stad) -> None:
    """The administrator manages her own municipality only."""
    k, kees = als("bea"), stad.mensen["kees"]
    assert k.get(f"/medewerkers/{kees}").status_code == 404
    velden = NIEUW | {"csrf": token(k.get("/medewerkers/nieuw").text)}
    assert k.post(f"/medewerkers/{kees}", data=velden).status_code == 404
    assert "Kees Visser" not in k.get("/medewerkers").text


def test_the_history_of_a_person(als: Als, stad: Stad) -> None:
    """What was changed stands under her form, in words."""
    k, pad = als("bea"), f"/medewerkers/{stad.mensen['tom']}"
    post(k, pad, {"team": "Inburgering"})
    post(k, pad, {"rol": "coordinator"})
    html = k.get(pad).text
    assert gebreken(html) == []
    assert "Team: leeg → Inburgering" in html
    assert "Rol: Teamleider → Coördinator" in html
    assert "Er zijn nu: Inburgering" in html


def test_the_link_for_a_password(als: Als, stad: Stad, demo: object) -> None:
    """Shown once, to give to this person; on the list stands with what name she signs in."""
    k, pad = als("bea"), f"/medewerkers/{stad.mensen['tom']}"
    (demo / "aanmelden.toml").write_text("accounts = true\n", encoding="utf-8")  # type: ignore[operator]
    assert "/wachtwoord/" in post(k, f"{pad}/uitnodigen", {}, van=pad).text
    assert "/wachtwoord/" not in k.get(pad).text
    assert "tom.dijk" in k.get("/medewerkers").text


def test_who_saw_what(als: Als, stad: Stad) -> None:
    """By traject and by person; a day that is none is said."""
    nummer, ander = stad.nummer(stad.zaken["nieuw"]), stad.nummer(stad.zaken["laat"])
    k = als("sanne")
    k.get(f"/trajecten/{nummer}")
    k.get(f"/trajecten/{ander}")
    k = als("bea")
    html = k.get(f"/inzien?nummer={nummer}").text
    assert gebreken(html) == []
    assert "1 keer" in html
    assert "Sanne de Jong" in html
    assert f"/trajecten/{nummer}" in html
    assert f"/trajecten/{ander}" not in html
    assert "0 keer" in k.get(f"/inzien?wie={stad.mensen['tom']}").text
    assert "2 keer" in k.get(f"/inzien?wie={stad.consulent}").text
    assert "0 keer" in k.get("/inzien?van=2020-01-01&tot=2020-12-31").text
    niets = k.get("/inzien?nummer=PST-2026-99999").text
    assert "Er is geen traject met nummer PST-2026-99999." in niets
    assert gebreken(niets) == []
    fout = k.get("/inzien?van=31-02-2026")
    assert fout.status_code == 422
    assert "geen dag" in fout.text
