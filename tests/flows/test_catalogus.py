"""The deployments are data, and only what needs Prefect imports it."""

import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from inburgering.db.hartslag import STROMEN
from inburgering.flows.catalogus import CATALOGUS, Uitrol, plan
from tests.huis.bestanden import ROOT

MET_PREFECT = {
    "bewaak.py", "bedien.py", "deel_mee.py", "draag_over.py", "druk_af.py", "haal_binnen.py",
    "opruimen.py", "oude_runs.py", "prefecthulp.py", "rapporteer.py", "uitrollen.py",
}  # fmt: skip
VAAKST = {
    "bewaak": 60,
    "draag_over": 1,
    "rapporteer": 25 * 60,
    "opruimen": 25 * 60,
    "druk_af": 25 * 60,
    "deel_mee": 2,
    "haal_binnen": 10,
}
"""The longest time between two runs in minutes; a day has 25 hours when the clock goes back."""


def test_alleen_de_stromen_kennen_prefect() -> None:
    """The rest of the folder runs without it: by the command line, in a test, in another engine."""
    met = {
        pad.name for pad in (ROOT / "flows").glob("*.py") if "from prefect" in pad.read_text(encoding="utf-8")
    }
    assert met == MET_PREFECT


def test_de_catalogus_en_het_werk_laden_zonder_prefect() -> None:
    """Also by a detour: nothing that they import brings it in."""
    code = (
        "import sys, inburgering.flows.catalogus, inburgering.flows.bezorging, inburgering.flows.terugkomst,"
        "inburgering.flows.verslag, inburgering.flows.slag, inburgering.flows.drukwerk,"
        "inburgering.flows.binnenhalen; sys.exit('prefect' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0


@pytest.mark.parametrize("uitrol", CATALOGUS, ids=lambda u: u.naam)
def test_elke_ingang_is_een_module(uitrol: Uitrol) -> None:
    """A file path would load the tables a second time under another name, and fail."""
    module, _, naam = uitrol.ingang.rpartition(".")
    bestand = ROOT / Path(*module.split(".")[1:]).with_suffix(".py")
    assert f"def {naam}(" in bestand.read_text(encoding="utf-8")


def test_elke_stroom_heeft_een_hart_met_genoeg_geduld() -> None:
    """What is not watched could stop unseen; what is watched too closely would cry wolf."""
    stilte = {stroom.naam: stroom.stilte for stroom in STROMEN}
    assert set(stilte) == {uitrol.naam for uitrol in CATALOGUS} == set(VAAKST)
    for uitrol in CATALOGUS:
        een_keer = timedelta(minutes=VAAKST[uitrol.naam], seconds=uitrol.hoogstens)
        assert een_keer < stilte[uitrol.naam], uitrol.naam


def test_samen_een_uitrol_per_stroom_met_elke_gemeente_als_merk() -> None:
    """A municipality that comes later is done as well, without a word to Prefect."""
    plannen = plan(["utrecht", "zwolle"])
    assert [p.naam for p in plannen] == [
        "bewaak",
        "draag_over",
        "rapporteer",
        "opruimen",
        "druk_af",
        "deel_mee",
        "haal_binnen",
    ]
    assert {p.tags for p in plannen} == {("inburgering", "gemeente:utrecht", "gemeente:zwolle")}
    assert [p.gegevens for p in plannen] == [{}] * 7


def test_apart_een_uitrol_per_gemeente_waar_dat_kan() -> None:
    """What is of a municipality gets its own; what is of the installation stays one."""
    plannen = {p.naam: (p.tags, p.gegevens) for p in plan(["utrecht", "zwolle"], apart=True)}
    assert list(plannen) == [
        "bewaak-utrecht", "bewaak-zwolle", "draag_over", "rapporteer-utrecht", "rapporteer-zwolle",
        "opruimen", "druk_af", "deel_mee", "haal_binnen",
    ]  # fmt: skip
    assert plannen["bewaak-zwolle"] == (("inburgering", "gemeente:zwolle"), {"gemeente": "zwolle"})
    assert plannen["draag_over"] == (("inburgering", "gemeente:utrecht", "gemeente:zwolle"), {})


def test_niets_dagelijks_in_het_uur_dat_in_het_voorjaar_ontbreekt() -> None:
    """Between two and three there is nothing once a year."""
    uren = [cron.split()[1] for uitrol in CATALOGUS for cron in uitrol.cron]
    assert "2" not in uren
