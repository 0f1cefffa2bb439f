"""The plan (PIP): kept as a concept, compared word by word, printed, and only then a decision."""

from collections.abc import Callable

import pytest
from starlette.testclient import TestClient

from tests.web.conftest import post
from tests.web.opmaak import gebreken, lees
from tests.web.stad import Stad

pytestmark = pytest.mark.traag
Als = Callable[[str], TestClient]


def _basis(stad: Stad, zaak: str) -> str:
    return f"/trajecten/{stad.nummer(stad.zaken[zaak])}"


def _bewaar(klant: TestClient, basis: str, velden: dict[str, str]) -> None:
    pad = f"{basis}/pip/1/opstelling_pip"
    assert post(klant, pad, velden | {"stap": "leg_vast"}).status_code == 303


def test_een_half_plan_is_te_bewaren_en_geen_besluit(als: Als, stad: Stad) -> None:
    """With only a route the concept is kept; its print says that it is not a decision and what it lacks."""
    sanne, basis = als("sanne"), _basis(stad, "laat")
    _bewaar(sanne, basis, {"leerroute": "b1"})
    blad = sanne.get(f"{basis}/plan")
    assert gebreken(blad.text) == []
    assert "Concept 1" in lees(blad.text).alles
    assert "bewaard: nog geen besluit" in lees(blad.text).alles
    (afdruk,) = [a["href"] for a in lees(blad.text).van("a") if a["href"].endswith("/afdruk")]
    papier = sanne.get(afdruk)
    assert gebreken(papier.text) == []
    tekst = lees(papier.text).alles
    assert "Dit plan is nog niet vastgesteld. Het kan nog veranderen." in tekst
    assert "Er ontbreekt nog: de ondersteuning en begeleiding;" in tekst
    assert "U leert Nederlands en doet examen op niveau B1." in tekst


def test_twee_concepten_verschillen_in_woorden(als: Als, stad: Stad) -> None:
    """From B1 to Z and from 10 to 12 hours: the page says it with the names people use, never a code."""
    sanne, basis = als("sanne"), _basis(stad, "laat")
    hulp = "De gemeente helpt met de kinderopvang en met vervoer"
    eerst = {"leerroute": "b1", "intensiteit_leerroute_uren_per_week": "10", "begeleiding": hulp}
    _bewaar(sanne, basis, eerst)
    nieuw = {**eerst, "leerroute": "z", "intensiteit_leerroute_uren_per_week": "12"}
    _bewaar(sanne, basis, {**nieuw, "begeleiding": hulp.replace("vervoer", "een fiets"), "vve_afspraken": ""})
    blad = lees(sanne.get(f"{basis}/plan").text)
    assert (
        "Concept 1 (23 november 2026) naast Concept 2 (23 november 2026): 3 dingen zijn anders." in blad.alles
    )
    assert blad.tekst("del") == ["B1-route", "Weg: vervoer", "10"]
    assert blad.tekst("ins") == ["Z-route", "Erbij: een fiets", "12"]


def test_een_herziening_staat_naast_het_besluit_ervoor(als: Als, stad: Stad) -> None:
    """A concept after a decision is compared with that decision; the print of that one says its day."""
    sanne, basis = als("sanne"), _basis(stad, "route")
    pad = f"{basis}/pip/1/herziening_pip"
    assert post(sanne, pad, {"reden": "afspraken", "stap": "leg_vast"}).status_code == 303
    _bewaar(sanne, basis, {"voortgangsgesprekken": "9"})
    html = sanne.get(f"{basis}/plan").text
    tekst = lees(html).alles
    assert "Versie 1 (15 september 2026) naast Concept 2 (23 november 2026)" in tekst
    assert "Aantal voortgangsgesprekken Dit is anders geworden." in tekst
    stel_vast = lees(sanne.get(f"{basis}/pip/1/vaststelling_pip").text).alles
    assert "U stelt concept 2 vast" in stel_vast
    afdrukken = [a["href"] for a in lees(html).van("a") if a["href"].endswith("/afdruk")]
    assert "Versie 1, vastgesteld op 15 september 2026" in lees(sanne.get(afdrukken[1]).text).alles


def test_zonder_plan_of_van_elders_bestaat_de_bladzijde_niet(als: Als, stad: Stad) -> None:
    """No plan yet, an unknown version, another municipality: not found, in a plain sentence."""
    nieuw, route, elders = _basis(stad, "nieuw"), _basis(stad, "route"), stad.elders_nummer()
    sanne = als("sanne")
    assert "Er is nog geen plan" in sanne.get(f"{nieuw}/plan").text
    for pad in (
        f"{nieuw}/plan", f"{route}/plan?nieuw=1", f"{route}/plan?oud=x", f"{route}/plan/1/afdruk",
        f"/trajecten/{elders}/plan", f"/trajecten/{elders}/plan/1/afdruk",
    ):  # fmt: skip
        assert sanne.get(pad).status_code == 404, pad
