"""Someone of a partner with an account: every open task of that partner here, and nothing else at all."""

import re
from collections.abc import Callable
from datetime import date

import pytest
from sqlmodel import select
from starlette.testclient import TestClient

from inburgering.db import apisleutels
from inburgering.db.tabellen import Partner
from inburgering.web import toegang
from tests.web.conftest import post, token
from tests.web.opmaak import gebreken
from tests.web.stad import Stad
from tests.werkplek import om

Als = Callable[[str], TestClient]


@pytest.fixture
def paula(stad: Stad) -> str:
    """Paula of Plangroep has an account; the name by which a test signs her in."""
    return stad.partneraccount("Paula de Groot", "Plangroep")


def _taken(k: TestClient) -> list[str]:
    return re.findall(r'href="(/taken/[^"/]+)"', k.get("/taken").text)


def test_she_sees_the_open_tasks_and_only_the_fields_each_allows(als: Als, paula: str) -> None:
    """The name and what is asked by when; on the task what its letter says, and not the phone number."""
    k = als(paula)
    assert k.get("/").headers["location"] == "/taken"
    html = k.get("/taken").text
    assert gebreken(html) == []
    assert "1 open taak voor gemeente Proefstad" in html
    assert "Nguyễn Thị Minh Châu" in html
    (pad,) = _taken(k)
    taak = k.get(pad).text
    assert gebreken(taak) == []
    assert "Wij doen deze taak" in taak
    assert "Grondslag:" in taak


def test_she_accepts_and_reports_like_behind_a_link(als: Als, stad: Stad, paula: str) -> None:
    """Accepted and reported; the consulent sees that it came by an account, and the case shows it."""
    k = als(paula)
    (pad,) = _taken(k)
    assert 'value="Paula de Groot"' in k.get(f"{pad}/aanvaarding").text
    assert post(k, f"{pad}/aanvaarding", {}).headers["location"] == pad
    assert "Aanvaard" in k.get(pad).text
    verslag = {"resultaat": "uitgevoerd", "verslag": "Het budget is rond."}
    leeg = post(k, f"{pad}/terugmelding", verslag | {"verslag": ""})
    assert leeg.status_code == 422
    assert gebreken(leeg.text) == []
    assert post(k, f"{pad}/terugmelding", verslag).status_code == 303
    assert "U hoeft nu niets te doen" in k.get(pad).text
    als("sanne")
    traject = k.get(f"/trajecten/{stad.nummer(stad.zaken['route'])}").text
    assert "Paula de Groot (Plangroep)" in traject
    assert "Het budget is rond." in traject


def test_another_partner_does_not_find_the_task(als: Als, stad: Stad, paula: str) -> None:
    """VluchtelingenWerk has no task: an empty page, and 404 for a number of Plangroep, also to answer."""
    (pad,) = _taken(als(paula))
    k = als(stad.partneraccount("Vera Vink", "VluchtelingenWerk"))
    assert "U hebt geen open taken" in k.get("/taken").text
    assert k.get(pad).status_code == 404
    assert k.get(f"{pad}/aanvaarding").status_code == 404
    csrf = token(k.get("/toegankelijkheid").text)
    assert k.post(f"{pad}/aanvaarding", data={"csrf": csrf}).status_code == 404


def test_no_page_of_the_municipality_opens_for_her(als: Als, stad: Stad, paula: str) -> None:
    """Every address that asks for a rule of people: hers, or refused; and no page of hers for a colleague."""
    k, nummer = als(paula), stad.nummer(stad.zaken["route"])
    for route in toegang.routes(k.app):  # type: ignore[arg-type]
        pad = str(getattr(route, "path", ""))
        if (
            pad in toegang.OPENBAAR
            or "GET" not in getattr(route, "methods", ())
            or pad.startswith("/partner-api")
        ):
            continue
        adres = re.sub(r"\{(\w+)[^}]*\}", lambda m: nummer if m[1] == "nummer" else "1", pad)
        eigen = pad.startswith(("/taken", "/mijn-aanmelding"))
        verwacht = {200, 404} if eigen else {401} if pad.startswith("/api") else {403}
        assert k.get(adres).status_code in verwacht, pad
    assert als("bea").get("/taken").status_code == 403


def test_a_key_for_programs_is_never_hers(als: Als, stad: Stad, paula: str, klant: TestClient) -> None:
    """Even a key that was made for her opens nothing: the interface is for who works here."""
    with stad.db.schrijven() as s:
        sleutel = apisleutels.maak(s, stad.mensen[paula], "proef", om(date(2026, 11, 23)))
    antwoord = klant.get("/api/v1/trajecten", headers={"Authorization": f"Bearer {sleutel}"})
    assert antwoord.status_code == 401


@pytest.mark.usefixtures("paula")
def test_she_is_no_colleague(als: Als, stad: Stad) -> None:
    """Not in the list of people, not to choose as a deputy or a consulent, not by her number."""
    k = als("bea")
    assert "Paula de Groot" not in k.get("/medewerkers").text
    assert "Paula de Groot" not in k.get("/afwezigheid").text
    assert "Paula de Groot" not in k.get("/toewijzen").text
    assert k.get(f"/medewerkers/{stad.mensen['paula']}").status_code == 404


def test_the_administrator_invites_and_closes(als: Als, stad: Stad) -> None:
    """An account by a link; closed, it opens nothing; a second with the same address is refused in words."""
    pad = _toegang(stad)
    k = als("bea")
    html = post(k, f"{pad}/mensen", {"naam": "Piet Vos", "email": "Piet@plangroep.example"}, van=pad).text
    assert gebreken(html) == []
    assert "Geef deze link aan Piet Vos." in html
    link = re.findall(r'value="(http[^"]+/wachtwoord/[^"]+)"', html)[0]
    assert k.get(f"/wachtwoord{link.partition('/wachtwoord')[2]}").status_code == 200
    wie = re.findall(rf"{pad}/mensen/(\d+)/sluiten", html)[0]
    stad.mensen["piet"] = int(wie)
    als("piet")
    assert k.get("/taken").status_code == 200
    als("bea")
    assert post(k, f"{pad}/mensen/{wie}/sluiten", {}, van=pad).status_code == 303
    assert "gesloten" in k.get(pad).text
    dubbel = post(k, f"{pad}/mensen", {"naam": "Piet V", "email": "piet@plangroep.example"}, van=pad)
    assert dubbel.status_code == 422
    assert "Er is al iemand met deze naam of dit e-mailadres." in dubbel.text
    fout = post(k, f"{pad}/mensen", {"naam": "x", "email": "geen adres"}, van=pad)
    assert fout.status_code == 422
    assert gebreken(fout.text) == []


def test_keys_for_systems_on_the_page(als: Als, stad: Stad) -> None:
    """Made, its secret shown once; turned and withdrawn; of another partner it is not found."""
    pad = _toegang(stad)
    k = als("bea")
    html = post(k, f"{pad}/sleutels", {}, van=pad).text
    assert gebreken(html) == []
    geheim = re.findall(r'id="geheim" value="([^"]+)"', html)[0]
    client_id = re.findall(r'id="client-id" value="([^"]+)"', html)[0]
    assert geheim not in k.get(pad).text
    anders = post(k, f"{pad}/sleutels/{client_id}/draaien", {}, van=pad).text
    assert re.findall(r'id="geheim" value="([^"]+)"', anders)[0] != geheim
    csrf = token(k.get(pad).text)
    ander = _toegang(stad, "VluchtelingenWerk")
    assert k.post(f"{ander}/sleutels/{client_id}/intrekken", data={"csrf": csrf}).status_code == 404
    assert post(k, f"{pad}/sleutels/{client_id}/intrekken", {}, van=pad).status_code == 303
    assert "ingetrokken" in k.get(pad).text


def _toegang(stad: Stad, partner: str = "Plangroep") -> str:
    with stad.db.lezen() as s:
        return f"/partners/{s.exec(select(Partner).where(Partner.naam == partner)).one().id}/toegang"
