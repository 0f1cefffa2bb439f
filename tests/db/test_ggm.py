"""What we send in the words of the GGM is valid by its own JSON Schemas."""

import json
from datetime import date
from typing import Any

import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]
from sqlmodel import select

from inburgering.db import duomelding, ggm
from inburgering.db.tabellen import Levering
from inburgering.db.zaak import Zaak
from tests.conftest import ROOT
from tests.werkplek import Werkplek, om

PIP = date(2026, 10, 5)
SCHEMAS = [
    json.loads((ROOT / "tests" / "ggm" / f"{naam}.json").read_text()) for naam in ("Inburgering", "Leerroute")
]
EIGEN = {"KENMERK", "SOORT", "CORRIGEERT", "VERVALT", "TRAJECTNUMMER"}


def fouten(soort: str, inhoud: dict[str, Any]) -> list[str]:
    """What the schemas that know this object type say against it; an unknown name is a fault too."""
    uit, bekend = [], False
    for schema in SCHEMAS:
        deel = schema["$defs"].get(soort)
        if deel is None:
            continue
        bekend = True
        streng = {**schema, "$ref": f"#/$defs/{soort}"}
        keurder = Draft202012Validator(streng, format_checker=Draft202012Validator.FORMAT_CHECKER)
        uit += [fout.message for fout in keurder.iter_errors(inhoud)]
        if schema["title"] == "Inburgering":
            uit += [f"{soort}.{naam} kent het GGM niet" for naam in inhoud.keys() - deel["properties"].keys()]
    return uit if bekend else [f"{soort} kent het GGM niet"]


def alle_fouten(objecten: dict[str, Any]) -> list[str]:
    """The faults of every object of every type."""
    delen = [
        (s, o) for s, waarde in objecten.items() for o in (waarde if isinstance(waarde, list) else [waarde])
    ]
    return [fout for soort, inhoud in delen for fout in fouten(soort, inhoud)]


def test_een_zaak_is_geldig_ggm(werkplek: Werkplek) -> None:
    """A case with a PIP, an offer, an extension and a PVT: every object by its schema, nothing invented."""
    nr = werkplek.tot_pip(date(2026, 8, 24), PIP, bsn="999990019")
    werkplek.doe(nr, "leerroute.aanbod_leerroute", PIP, {"aanbieder": "Taalschool Noord"})
    werkplek.doe(nr, "pvt.start_pvt", PIP)
    with werkplek.db.lezen() as s:
        zaak = ggm.zaak_als_ggm(Zaak.lees(s, nr, om(PIP)))
    assert alle_fouten(zaak["objecten"]) == []
    assert zaak["objecten"]["PIP"]["DAGTEKENINGINITIELEPIP"] == "2026-10-05"
    assert zaak["objecten"]["INBURGERINGSTERMIJN"] == {
        "DATUMAANVANGINBURGERINGSTERMIJN": "2026-10-06",
        "DATUMEINDEINBURGERINGSTERMIJN": "2029-10-05",
    }
    assert zaak["objecten"]["INBURGERINGSAANBOD"][0]["CURSUSINSTELLING"] == "Taalschool Noord"


def test_een_bestand_voor_duo_is_geldig_ggm(werkplek: Werkplek) -> None:
    """Every object in the file by its schema; our own names are the few that docs/keten.md lists."""
    nr = werkplek.tot_pip(date(2026, 8, 24), PIP, bsn="999990019")
    werkplek.doe(nr, "pvt.start_pvt", PIP)
    werkplek.doe(nr, "pvt.uren_pvt", PIP, {"van": PIP, "tot": PIP, "uren": 12, "activiteit": True})
    werkplek.doe(nr, "pvt.ondertekening_pvt", PIP)
    with werkplek.db.schrijven() as s:
        assert [rij.wat for rij in s.exec(select(Levering).order_by(Levering.id))] == ["pip", "pvt"]  # type: ignore[arg-type]
        bestand = duomelding.maak_bestand(s, werkplek.gemeente, om(PIP, 12))
    assert bestand is not None
    for melding in json.loads(bestand.inhoud)["meldingen"]:
        assert alle_fouten({k: v for k, v in melding.items() if k not in EIGEN}) == []


@pytest.mark.parametrize("soort", ["VERZONNEN", "PIP"])
def test_de_keuring_ziet_een_fout(soort: str) -> None:
    """The test can fail: an unknown object type, an unknown name, a day that is none."""
    assert fouten(soort, {"DAGTEKENINGPIP": "morgen", "ONZIN": "1"})
