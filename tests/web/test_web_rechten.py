"""Every page × role × own or another municipality: who gets in, who is told that it does not exist."""

import re
from collections.abc import Callable, Iterator

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from inburgering.web import toegang, toewijzen
from inburgering.web.toegang import OPENBAAR, Regel, Rol
from tests.web.stad import Stad

Als = Callable[[str], TestClient]
pytestmark = pytest.mark.traag
WIE = {
    "consulent": "sanne", "coordinator": "petra", "teamleider": "tom", "beheerder": "bea", "partner": "paula",
}  # fmt: skip
VULLING = {
    "post_id": "1", "volgnr": "1", "onderdeel": "traject", "nr": "1", "gebeurtenis": "notitie", "token": "x",
}  # fmt: skip
"""What stands in an address, besides the number of a traject."""


@pytest.fixture(autouse=True)
def _paula(stad: Stad) -> None:
    """Someone of a partner with an account."""
    stad.partneraccount("Paula de Groot", "Plangroep")


def _paden(app: FastAPI) -> Iterator[tuple[str, str, frozenset[str]]]:
    """Method, address and the roles of every page that asks for a rule of people."""
    for route in toegang.routes(app):
        pad = str(getattr(route, "path", ""))
        regel = _regel(getattr(route, "dependant", None))
        if pad in OPENBAAR or regel is None:
            continue
        for methode in sorted(set(getattr(route, "methods", ())) - {"HEAD", "OPTIONS"}):
            yield methode, pad, frozenset(r.value for r in regel.rollen)


def _regel(vraag: object) -> Regel | None:
    aanroep = getattr(vraag, "call", None)
    if isinstance(aanroep, Regel):
        return aanroep
    gevonden = (_regel(deel) for deel in getattr(vraag, "dependencies", ()))
    return next((regel for regel in gevonden if regel is not None), None)


def _vul(pad: str, nummer: str) -> str:
    """An address to try: the number of the traject, and for the rest something that may exist."""
    return re.sub(r"\{(\w+)[^}]*\}", lambda m: nummer if m[1] == "nummer" else VULLING.get(m[1], "1"), pad)


def _vraag(klant: TestClient, methode: str, pad: str) -> int:
    """Ask as a browser would, with a token that fits, and nothing filled in."""
    if methode == "GET":
        return klant.get(pad).status_code
    csrf = re.findall(r'name="csrf" value="([^"]+)"', klant.get("/toegankelijkheid").text)
    return klant.request(methode, pad, data={"csrf": csrf[0] if csrf else ""}).status_code


def test_who_is_not_signed_in_gets_nowhere(klant: TestClient, stad: Stad) -> None:
    """A page leads to signing in; a change is refused for want of a token."""
    nummer = stad.nummer(stad.zaken["nieuw"])
    for methode, pad, _ in _paden(klant.app):  # type: ignore[arg-type]
        assert _vraag(klant, methode, _vul(pad, nummer)) in (303, 403), (methode, pad)


@pytest.mark.parametrize("rol", list(Rol))
def test_only_the_roles_of_its_rule_open_a_page(als: Als, stad: Stad, rol: Rol) -> None:
    """Another role is told so; a role that may never hits a wall, nor a fault of ours."""
    klant, nummer = als(WIE[rol]), stad.nummer(stad.zaken["nieuw"])
    for methode, pad, rollen in _paden(klant.app):  # type: ignore[arg-type]
        status = _vraag(klant, methode, _vul(pad, nummer))
        mag = rol.value in rollen
        assert (status != 403) if mag else (status == 403), (methode, pad, status)
        assert status < 500, (methode, pad, status)


@pytest.mark.parametrize("rol", list(Rol))
def test_a_traject_of_elsewhere_does_not_exist(als: Als, stad: Stad, rol: Rol) -> None:
    """For each page of a traject the answer is the one for a number that nobody gave out."""
    nummer = stad.elders_nummer()
    klant = als(WIE[rol])
    for methode, pad, rollen in _paden(klant.app):  # type: ignore[arg-type]
        if "{nummer}" not in pad or rol.value not in rollen:
            continue
        assert _vraag(klant, methode, _vul(pad, nummer)) == 404, (methode, pad)
        assert _vraag(klant, methode, _vul(pad, "INB-0000-000000")) == 404, (methode, pad)


@pytest.mark.parametrize("pad", [toewijzen.PAD, f"{toewijzen.PAD}/uitvoeren"])
def test_what_only_those_who_lead_may_do(klant: TestClient, stad: Stad, pad: str) -> None:
    """Written by hand, so that a rule cannot become wider unseen."""
    gevonden = [rollen for _, p, rollen in _paden(klant.app) if p == pad]  # type: ignore[arg-type]
    assert gevonden
    assert set(gevonden) == {frozenset({"coordinator", "teamleider", "beheerder"})}
