"""The bench runs at a tiny size and has a line for each thing it promises to compare. No times are judged."""

import json
from typing import Any

import pytest

from tools import bench

pytestmark = pytest.mark.traag  # it fills databases, draws letters and starts processes

ALTIJD = {
    "registreer": ["kaal SQL", "SQLModel", "SpiffWorkflow", "registreer()", "termijnen berekenen"],
    "ladder": ["de kale vraag", "niets aan de beurt: verwerk()", "2 aan de beurt: kaal", "3 aan de beurt"],
    "herbereken": ["alleen de rijen", "lezen als zaken", "controleer(), 1", "controleer(), 2 processen"],
    "brieven": ["Typst zelf", "WeasyPrint", "templates.brief.pdf()", "templates.brief.pdf(), 2 draden"],
    "opstart": ["python -c pass", "inburgering --help", "import inburgering.web.app", "inburgering web"],
    "landelijk": ["bewaak, 1 werker", "bewaak, 2 werkers", "draag_over, 1 werker", "draag_over, 2 werkers"],
    "paginas": [
        "consulent: caseload", "coordinator: bord", "coordinator: rapporten", "rapport, toen en nu",
        "rapporten vooruit", "partner: taak",
    ],
}  # fmt: skip


def draai(capsys: pytest.CaptureFixture[str], *opdracht: str) -> list[dict[str, Any]]:
    """The tables of one tiny run."""
    assert bench.main(["--klein", "--json", *opdracht]) == 0
    uit: dict[str, Any] = json.loads(capsys.readouterr().out)
    assert set(uit["machine"]) == {"kernen", "geheugen_gib", "systeem", "python", "sqlite"}
    tafels: list[dict[str, Any]] = uit["tafels"]
    return tafels


DELEN = [pytest.param(deel, marks=[pytest.mark.prefect] * (deel == "landelijk")) for deel in ALTIJD]


@pytest.mark.parametrize("deel", DELEN)
def test_elk_deel_heeft_zijn_regels(deel: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Every table of a part has its lines: measured, or with the reason why not."""
    tafels = draai(capsys, deel, "--zonder-postgres")
    for tafel in tafels:
        regels = [rij["wat"] for rij in tafel["rijen"]]
        assert [woord for woord in ALTIJD[deel] if not any(woord in regel for regel in regels)] == []
        assert all(rij["mediaan"] or rij["opmerking"] for rij in tafel["rijen"])
    assert len(tafels) == {"registreer": 2, "brieven": 2, "paginas": 2}.get(deel, 1)


@pytest.mark.postgres
@pytest.mark.usefixtures("pg_server")
def test_ook_op_postgres(capsys: pytest.CaptureFixture[str]) -> None:
    """The same comparisons run on PostgreSQL."""
    titels = [tafel["titel"] for tafel in draai(capsys, "registreer", "ladder")]
    assert [titel.rpartition(", ")[2] for titel in titels] == [
        "SQLite", "SQLite zonder fsync", "PostgreSQL", "SQLite", "PostgreSQL",
    ]  # fmt: skip


def test_als_tekst_met_verhouding(capsys: pytest.CaptureFixture[str]) -> None:
    """Without --json it is a readable table, and the first way is the measure of the others."""
    assert bench.main(["--klein", "opstart"]) == 0
    regels = capsys.readouterr().out.splitlines()
    assert regels[0].startswith("kernen ")
    assert "python -c pass" in regels[3]
    assert "1.00×" in regels[3]


def test_een_onbekend_deel_wordt_geweigerd() -> None:
    """A word that is no part is an error, not an empty run."""
    with pytest.raises(SystemExit):
        bench.main(["snelheid"])
