"""The register of processing activities says all that the tables keep, and the page equals the code."""

from sqlmodel import SQLModel

from inburgering.db import vernietig_zoek, verwerkingen
from inburgering.wet.bewaren import REGELS
from tests.huis.bestanden import ROOT
from tools import verwerkingen as tool


def test_elke_tabel_en_elk_persoonsgegeven_staat_erin() -> None:
    """A new table, or a new column of a person, needs a purpose first."""
    assert verwerkingen.vergeten() == []


def test_de_bladzijde_is_die_van_de_code() -> None:
    """Run `python tools/verwerkingen.py` after a change."""
    assert (ROOT / "docs" / "verwerkingen.md").read_text(encoding="utf-8") == tool.page()


def test_wat_van_een_inburgeraar_is_heeft_een_bewaarregel() -> None:
    """Each table that is destroyed belongs to an activity that says how long."""
    codes = {regel.code for regel in REGELS}
    lang = {tabel for v in verwerkingen.VERWERKINGEN if v.bewaren for tabel in v.tabellen}
    assert set(SQLModel.metadata.tables) - vernietig_zoek.VAN_NIEMAND <= lang
    assert {code for v in verwerkingen.VERWERKINGEN for code in v.bewaren} <= codes
