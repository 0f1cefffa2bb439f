"""The published form of a return is the one that is read, and the examples in the manual are true."""

import json
import re
from typing import Any

import jsonschema_rs
import pytest

from inburgering.invoer.terugmelding_lezen import lees
from inburgering.statemachine.machines import PARTNER
from inburgering.statemachine.terugmelding import SOORTEN, VRAAG, kolommen, schema, tabelschema
from tests.conftest import ROOT

SCHEMA = schema("https://inb.example")
KEUR = jsonschema_rs.validator_for(SCHEMA)
GOED: dict[str, dict[str, Any]] = {
    "bevestiging_partner": {"naam": "R. Smit"},
    "aanvaarding": {"naam": "R. Smit"},
    "weigering": {"naam": "R. Smit", "reden": "Vol."},
    "start_uitvoering": {},
    "toezegging": {"naam": "R. Smit", "gereed_op": "2026-12-24", "reden": "Ziek."},
    "terugmelding": {"naam": "R. Smit", "resultaat": "deels", "verslag": "De huur loopt."},
    "vraag": {"naam": "R. Smit", "vraag": "Welke bank?"},
}
UITLEG = (ROOT / "docs" / "terugmelden.md").read_text(encoding="utf-8")


def bericht(soort: str, feiten: dict[str, Any]) -> dict[str, Any]:
    """A message about a task."""
    return {"taak": "T1", "token": "x", "gebeurtenis": soort, "op": "2026-11-24", "feiten": feiten}


def test_elk_antwoord_van_een_partner_heeft_een_vorm() -> None:
    """What a partner may record, and a question: nothing more and nothing less; the manual names each."""
    assert set(SOORTEN) == set(PARTNER) | {VRAAG} == set(GOED)
    for soort, model in SOORTEN.items():
        regel = next(r for r in UITLEG.splitlines() if r.startswith(f"| `{soort}`"))
        assert set(re.findall(r"`(\w+)`", regel.split("|")[2])) >= set(model.model_fields)


@pytest.mark.parametrize("soort", GOED)
def test_het_schema_en_de_lezer_zijn_het_eens(soort: str) -> None:
    """A good message passes both, alone and in a list; one fact missing or added fails the schema."""
    goed = bericht(soort, GOED[soort])
    assert KEUR.is_valid(goed)
    assert KEUR.is_valid([goed, goed])
    (regel,) = lees("x.json", json.dumps(goed).encode())
    assert regel.bericht is not None
    assert regel.bericht.onbekend == {}
    assert not KEUR.is_valid(bericht(soort, GOED[soort] | {"bsn": "1"}))
    assert not KEUR.is_valid({k: v for k, v in goed.items() if k != "taak"})
    for weg in GOED[soort]:
        assert not KEUR.is_valid(bericht(soort, {k: v for k, v in GOED[soort].items() if k != weg})), weg


def test_het_schema_heeft_grenzen() -> None:
    """An empty list, too many messages and another gebeurtenis do not fit."""
    goed = bericht("start_uitvoering", {})
    assert not KEUR.is_valid([])
    assert KEUR.is_valid([goed] * 500)
    assert not KEUR.is_valid([goed] * 501)
    assert not KEUR.is_valid(bericht("afsluiting", {}))
    assert all(KEUR.is_valid(voorbeeld) for voorbeeld in SCHEMA["examples"])


def test_de_kolommen_van_de_csv() -> None:
    """The table schema names every column that is read, in the same order."""
    assert tuple(veld["name"] for veld in tabelschema("https://inb.example")["fields"]) == kolommen()


def test_de_voorbeelden_in_de_uitleg_worden_gelezen() -> None:
    """The JSON fits the schema; JSON and CSV read as messages without anything unknown."""
    (als_json,) = re.findall(r"```json\n(.*?)```", UITLEG, re.DOTALL)
    (als_csv,) = re.findall(r"```csv\n(.*?)```", UITLEG, re.DOTALL)
    assert KEUR.is_valid(json.loads(als_json))
    regels = [*lees("x.json", als_json.encode()), *lees("x.csv", als_csv.encode())]
    assert len(regels) == 3
    for regel in regels:
        assert regel.bericht is not None, regel.reden
        assert regel.bericht.onbekend == {}
        assert "/" not in regel.bericht.token
