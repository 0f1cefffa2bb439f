"""De leerroutes eisen wat de tabel zegt: welke onderdelen, en wat er in het PIP moet staan."""

from pathlib import Path
from typing import Any

import pytest

from inburgering.routes.onderdelen import onderdelen
from inburgering.routes.pip import eisen, ontbreekt, past_niet
from inburgering.statemachine.feiten_pip import OpstellingPip
from inburgering.statemachine.machines import MACHINES
from inburgering.wet.begrippen import Groep, Regime, Route

TEKST = (Path(__file__).parents[1] / "voorbeelden" / "routes.md").read_text(encoding="utf-8")
ONBEKEND = "nog niet bekend"


def tabel(kop: str) -> list[list[str]]:
    """De rijen van de tabel onder deze kop."""
    deel = TEKST.split(f"## {kop}\n")[1].split("\n## ")[0]
    rijen = [
        [cel.strip() for cel in regel.strip("|").split("|")] for regel in deel.splitlines() if "|" in regel
    ]
    return rijen[2:]


def woorden(cel: str) -> list[str]:
    """De woorden in een vakje."""
    return cel.split(", ") if cel else []


def route(cel: str) -> Route | None:
    """De leerroute in een vakje."""
    return None if cel == ONBEKEND else Route(cel)


def inhoud(cel: str) -> dict[str, Any]:
    """De inhoud van een PIP in een vakje."""
    uit: dict[str, Any] = {}
    for deel in cel.split("; ") if cel else []:
        naam, waarde = deel.split("=")
        uit[naam] = waarde == "ja" if waarde in ("ja", "nee") else int(waarde) if waarde.isdigit() else waarde
    return uit


@pytest.mark.parametrize("rij", tabel("Onderdelen"), ids=lambda r: " ".join(r[:4]))
def test_onderdelen(rij: list[str]) -> None:
    """Precies deze onderdelen gelden voor deze groep en leerroute, onder dit regime."""
    geldend = onderdelen(Groep(rij[0]), route(rij[1]), Regime(rij[2]), inhoud(rij[3]))
    assert [o.soort for o in geldend] == woorden(rij[4])


@pytest.mark.parametrize("rij", tabel("Het PIP moet bevatten"), ids=lambda r: f"{r[0]} {r[1]}")
def test_eisen_aan_het_pip(rij: list[str]) -> None:
    """Precies deze velden moet het PIP van deze groep en leerroute bevatten."""
    assert [eis.veld for eis in eisen(Groep(rij[0]), route(rij[1]))] == woorden(rij[2])


@pytest.mark.parametrize("rij", tabel("Wat er ontbreekt of niet past"), ids=lambda r: f"{r[0]} {r[2]}|{r[3]}")
def test_wat_ontbreekt_of_niet_past(rij: list[str]) -> None:
    """Bij deze inhoud ontbreekt dit, en past dat niet."""
    groep, pip = Groep(rij[0]), inhoud(rij[1])
    assert [eis.veld for eis in ontbreekt(pip, groep)] == woorden(rij[2])
    assert [eis.veld for eis in past_niet(pip, groep)] == woorden(rij[3])


def test_elke_groep_en_leerroute_staat_in_de_tabel() -> None:
    """Geen combinatie van groep en leerroute is vergeten."""
    alle = {(groep.value, leerroute.value) for groep in Groep for leerroute in Route}
    for kop in ("Onderdelen", "Het PIP moet bevatten"):
        assert {(rij[0], rij[1]) for rij in tabel(kop)} >= alle


@pytest.mark.parametrize("groep", Groep)
@pytest.mark.parametrize("leerroute", Route)
def test_woorden_kloppen_met_de_machines(groep: Groep, leerroute: Route) -> None:
    """Wat een machine heet te hebben heeft er een, en elke eis gaat over een veld van het PIP."""
    for onderdeel in onderdelen(groep, leerroute):
        assert onderdeel.machine == (onderdeel.soort in MACHINES)
        assert str(onderdeel.bron).startswith(("artikel ", "norm van de gemeente"))
    for eis in eisen(groep, leerroute):
        assert eis.veld in OpstellingPip.model_fields
        assert eis.naam
        assert str(eis.bron).startswith("artikel ")


def test_lege_tekst_is_geen_antwoord() -> None:
    """Een veld met alleen spaties telt als niet ingevuld."""
    assert "begeleiding" in [eis.veld for eis in ontbreekt({"begeleiding": "  "}, Groep.GEZIN)]
