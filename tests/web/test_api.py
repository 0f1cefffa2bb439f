"""The interface for programs of the municipality: the rules of the pages, for the person of the key."""

import json
import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from starlette.testclient import TestClient

from inburgering import klok
from inburgering.db import apisleutels
from inburgering.db.tabellen import Apisleutel, Gebruiker
from tests.web.conftest import post
from tests.web.opmaak import gebreken
from tests.web.stad import VANDAAG, Stad

Als = Callable[[str], TestClient]
API = "/api/v1"
NOTITIE = {
    "onderdeel": "traject",
    "gebeurtenis": "notitie",
    "op": "2026-11-23",
    "feiten": {"tekst": "Gebeld."},
}


def sleutel(stad: Stad, wie: str) -> dict[str, str]:
    """The header with a new key of this person."""
    with stad.db.schrijven() as s:
        return {"Authorization": f"Bearer {apisleutels.maak(s, stad.mensen[wie], 'test', klok.echt())}"}


@pytest.fixture
def sanne(stad: Stad) -> dict[str, str]:
    """Sanne's key."""
    return sleutel(stad, "sanne")


def test_the_list_is_paged(klant: TestClient, sanne: dict[str, str]) -> None:
    """A page of so many, with how many there are in all, and the version in a header."""
    antwoord = klant.get(f"{API}/trajecten?aantalPerPagina=2&pagina=2", headers=sanne)
    inhoud = antwoord.json()
    assert antwoord.headers["api-version"] == "1.0.0"
    assert (len(inhoud["trajecten"]), inhoud["totaal"], inhoud["pagina"]) == (2, 5, 2)
    assert set(inhoud["trajecten"][0]) == {
        "nummer", "naam", "fase", "leerroute", "consulent", "eerstvolgendeTermijn", "uiterlijk",
    }  # fmt: skip
    assert klant.get(f"{API}/trajecten?zoek=amina", headers=sanne).json()["totaal"] == 1


def test_a_term_comes_with_its_ground(klant: TestClient, stad: Stad, sanne: dict[str, str]) -> None:
    """The kennisgeving of 7 September gives ten weeks: 16 November, with the article and the steps."""
    nummer = stad.nummer(stad.zaken["laat"])
    termijnen = klant.get(f"{API}/trajecten/{nummer}/termijnen", headers=sanne).json()["termijnen"]
    pip = next(t for t in termijnen if t["code"].startswith("T05") and t["loopt"])
    assert pip["laatsteDag"] == "2026-11-16"
    assert "5.3" in json.dumps(pip["grondslag"])
    assert pip["uitleg"]["stappen"]


def test_what_may_happen_and_why_not(klant: TestClient, stad: Stad, sanne: dict[str, str]) -> None:
    """As on the page: the invitation can, the end of the intake cannot yet, with the reason."""
    nummer = stad.nummer(stad.zaken["nieuw"])
    alle = klant.get(f"{API}/trajecten/{nummer}/mogelijkheden", headers=sanne).json()["mogelijkheden"]
    per_naam = {m["gebeurtenis"]: m for m in alle}
    assert per_naam["oproep_brede_intake"]["kan"]
    assert {"start_intake"} & set(per_naam) == set(), "what only the program records is not offered"


def test_something_is_recorded_once(klant: TestClient, stad: Stad, sanne: dict[str, str]) -> None:
    """The same Idempotency-Key again gives the same number, and the log has one line, by this person."""
    zaak = stad.zaken["nieuw"]
    pad = f"{API}/trajecten/{stad.nummer(zaak)}/gebeurtenissen"
    koppen = sanne | {"Idempotency-Key": "mijn-1"}
    eerst, weer = (klant.post(pad, json=NOTITIE, headers=koppen) for _ in range(2))
    assert (eerst.status_code, weer.status_code) == (201, 200)
    assert eerst.json()["volgnr"] == weer.json()["volgnr"]
    regels = klant.get(pad, headers=sanne).json()["gebeurtenissen"]
    assert [(r["gebeurtenis"], r["door"]) for r in regels].count(("notitie", "Sanne de Jong")) == 1
    assert regels[-1]["feiten"]["tekst"] == "Gebeld."


@pytest.mark.parametrize(
    ("anders", "status", "zin"),
    [
        ({"feiten": {}}, 422, "feiten kloppen niet"),
        ({"op": "2027-01-01"}, 409, "toekomst"),
        ({"op": "31-11-2026"}, 400, "openapi"),
        ({"gebeurtenis": "melding"}, 404, ""),
        ({"gebeurtenis": "onzin"}, 404, ""),
        ({"onderdeel": "pip", "nr": 7}, 404, ""),
        ({"onderdeel": "pip", "gebeurtenis": "vaststelling_pip", "feiten": {}}, 409, ""),
        ({"verwachtVolgnr": 99}, 409, "eerder"),
        ({"onbekend": 1}, 400, "openapi"),
    ],
)
def test_what_is_wrong_is_said(
    klant: TestClient, stad: Stad, sanne: dict[str, str], anders: dict[str, Any], status: int, zin: str
) -> None:
    """As problem+json, in Dutch, and nothing is recorded."""
    zaak = stad.zaken["nieuw"]
    voor = len(stad.log(zaak))
    antwoord = klant.post(
        f"{API}/trajecten/{stad.nummer(zaak)}/gebeurtenissen", json=NOTITIE | anders, headers=sanne
    )
    assert antwoord.status_code == status, antwoord.text
    assert antwoord.headers["content-type"] == "application/problem+json"
    assert zin in antwoord.text
    assert len(stad.log(zaak)) == voor


def test_only_with_a_key_that_works(klant: TestClient, stad: Stad) -> None:
    """Without one, with a made-up one, one that is over, withdrawn, or of someone who left: 401."""
    pad = f"{API}/trajecten"
    assert klant.get(pad).status_code == 401
    assert klant.get(pad, headers={"Authorization": "Bearer inb_verzonnen"}).status_code == 401
    for hoe in ("over", "weg", "vertrokken"):
        koppen = sleutel(stad, "sanne")
        assert klant.get(pad, headers=koppen).status_code == 200
        with stad.db.schrijven() as s:
            rij = s.get_one(Apisleutel, {"over": 1, "weg": 2, "vertrokken": 3}[hoe])
            if hoe == "over":
                rij.verloopt = klok.echt() - timedelta(seconds=1)
            elif hoe == "weg":
                rij.ingetrokken = klok.echt()
            else:
                s.get_one(Gebruiker, stad.consulent).actief = False
        antwoord = klant.get(pad, headers=koppen)
        assert antwoord.status_code == 401, hoe
        assert antwoord.headers["www-authenticate"].startswith("Bearer")


def test_a_cookie_opens_nothing_here(als: Als) -> None:
    """So that no other site can make a browser change something."""
    assert als("sanne").get(f"{API}/trajecten").status_code == 401


def test_another_municipality_does_not_exist(klant: TestClient, stad: Stad) -> None:
    """Every address of a traject answers 404, and the list is empty."""
    kees, nummer = sleutel(stad, "kees"), stad.nummer(stad.zaken["nieuw"])
    assert klant.get(f"{API}/trajecten", headers=kees).json()["totaal"] == 0
    for rest in ("", "/termijnen", "/mogelijkheden", "/gebeurtenissen"):
        assert klant.get(f"{API}/trajecten/{nummer}{rest}", headers=kees).status_code == 404
    assert (
        klant.post(f"{API}/trajecten/{nummer}/gebeurtenissen", json=NOTITIE, headers=kees).status_code == 404
    )


def test_there_is_no_bsn_in_any_answer(klant: TestClient, stad: Stad, sanne: dict[str, str]) -> None:
    """Not the number itself, and no field for it."""
    nummer = stad.nummer(stad.open(VANDAAG, bsn="999990019"))
    for pad in ("/trajecten", *(f"/trajecten/{nummer}{r}" for r in ("", "/termijnen", "/gebeurtenissen"))):
        tekst = klant.get(f"{API}{pad}", headers=sanne).text
        assert "999990019" not in tekst
        assert "bsn" not in tekst.lower()


def test_the_document(klant: TestClient) -> None:
    """Open to all; every path in kebab-case, every query key in camelCase, every error as problem+json."""
    inhoud = klant.get(f"{API}/openapi.json").json()
    assert inhoud["info"]["version"] == "1.0.0"
    for pad, vragen in inhoud["paths"].items():
        assert re.fullmatch(r"/api/v1(/[a-z-]+|/\{[a-z]+\})+", pad), pad
        for vraag in vragen.values():
            for veld in vraag.get("parameters", ()):
                if veld["in"] == "query":
                    assert re.fullmatch(r"[a-z]+([A-Z][a-z]+)*", veld["name"]), veld
            assert "application/problem+json" in vraag["responses"]["401"]["content"]


def test_the_facts_of_a_gebeurtenis_can_be_asked(klant: TestClient, sanne: dict[str, str]) -> None:
    """As JSON Schema; what is no gebeurtenis of a person does not exist."""
    assert "tekst" in klant.get(f"{API}/gebeurtenissen/notitie/schema", headers=sanne).json()["properties"]
    assert klant.get(f"{API}/gebeurtenissen/melding/schema", headers=sanne).status_code == 404


def test_a_key_is_made_and_withdrawn_on_the_page(als: Als, klant: TestClient, stad: Stad) -> None:
    """Shown once; after withdrawing it opens nothing."""
    k = als("sanne")
    html = post(k, "/mijn-aanmelding/sleutels", {"naam": "dashboard"}, van="/mijn-aanmelding").text
    assert gebreken(html) == []
    gevonden = re.findall(r'value="(inb_[^"]+)"', html)[0]
    koppen = {"Authorization": f"Bearer {gevonden}"}
    assert klant.get(f"{API}/trajecten", headers=koppen).status_code == 200
    bladzijde = k.get("/mijn-aanmelding").text
    assert "dashboard" in bladzijde
    assert gevonden not in bladzijde
    post(k, "/mijn-aanmelding/sleutels/1/weg", {}, van="/mijn-aanmelding")
    assert klant.get(f"{API}/trajecten", headers=koppen).status_code == 401
