"""The clock and the settings: a set day and a chosen name belong to a demo, and to no other database."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from inburgering import klok, omgeving, opzet
from inburgering.omgeving import OnjuisteInstelling

EERDER, LATER = date(2020, 1, 1), date(2100, 1, 1)


@pytest.fixture
def plek(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A map that is no demo yet."""
    monkeypatch.setenv(omgeving.MAP, str(tmp_path / "m"))
    monkeypatch.delenv(omgeving.DATABASE, raising=False)
    monkeypatch.delenv(klok.VANDAAG, raising=False)
    return tmp_path / "m"


def test_een_gezette_dag_telt_alleen_in_een_demo(plek: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The date moves, the time of day does not; outside a demo nothing moves."""
    monkeypatch.setenv(klok.VANDAAG, "2027-01-10")
    assert not klok.is_gezet()
    assert klok.vandaag() != date(2027, 1, 10)
    opzet.maak_demomap(plek)
    assert klok.is_gezet()
    assert klok.vandaag() == date(2027, 1, 10)
    assert klok.nu().utcoffset() == UTC.utcoffset(None)


def test_een_gezet_moment_loopt_door_over_de_zomertijd(plek: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It begins where it was set, in the Netherlands; just before two becomes just past three."""
    opzet.maak_demomap(plek)
    begin = datetime(2026, 11, 22, 12, tzinfo=UTC)
    monkeypatch.setattr(klok, "_BEGIN", begin)
    monkeypatch.setattr(klok, "echt", lambda: begin + timedelta(seconds=20))
    monkeypatch.setenv(klok.VANDAAG, "2027-03-28T01:59:50")
    assert klok.nu() == datetime(2027, 3, 28, 1, 0, 10, tzinfo=UTC)
    assert klok.nu().astimezone(klok.AMSTERDAM).hour == 3
    monkeypatch.setenv(klok.VANDAAG, "2027-03-27T23:59:50")
    assert klok.vandaag() == date(2027, 3, 28)


def test_een_dag_die_er_geen_is_krijgt_een_zin(plek: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not a stack trace from the depths."""
    opzet.maak_demomap(plek)
    monkeypatch.setenv(klok.VANDAAG, "10 januari")
    with pytest.raises(OnjuisteInstelling, match="is geen dag"):
        klok.nu()


def test_vooruitkijken_kan_alleen_in_een_demo(plek: Path) -> None:
    """A day that has yet to come is refused outside a demo; in one, the moment lies on that day."""
    with pytest.raises(OnjuisteInstelling, match="toekomst"):
        klok.moment(LATER)
    opzet.maak_demomap(plek)
    dag, nu = klok.moment(LATER)
    assert (dag, nu.astimezone(klok.AMSTERDAM).date()) == (LATER, LATER)


def test_terugkijken_legt_nu_vast(plek: Path) -> None:
    """For a day in the past the work is about that day, and recorded with the present moment."""
    dag, nu = klok.moment(EERDER)
    assert dag == EERDER
    assert nu > datetime(2026, 1, 1, tzinfo=UTC)
    assert klok.moment(None)[0] == klok.vandaag()


def test_het_merk_hoort_bij_een_database(plek: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A demo map pointed at another database is no demo there: nobody signs in by choosing a name."""
    opzet.maak_demomap(plek)
    assert omgeving.lees().demo
    monkeypatch.setenv(omgeving.DATABASE, "postgresql://host/echte_mensen")
    assert not omgeving.lees().demo
    with pytest.raises(OnjuisteInstelling, match="hoort bij een andere database"):
        opzet.maak_demomap(plek)


def test_een_merk_zonder_inhoud_of_met_onzin(plek: Path) -> None:
    """An empty mark is the embedded database's; one that cannot be read is no mark."""
    plek.mkdir()
    (plek / omgeving.DEMO_MERK).write_text("")
    assert omgeving.lees().demo
    (plek / omgeving.DEMO_MERK).write_text("geen toml = =")
    assert not omgeving.lees().demo


def test_een_demo_onthoudt_hoeveel_mensen_er_komen(plek: Path) -> None:
    """The second start fills up to the same number, unless another is asked."""
    assert opzet.maak_demomap(plek) == 800
    assert opzet.maak_demomap(plek, 12) == 12
    assert opzet.maak_demomap(plek) == 12
    assert omgeving.lees().demo


def test_een_map_met_iets_anders_wordt_geen_demo(plek: Path) -> None:
    """Someone's documents stay what they are."""
    plek.mkdir()
    (plek / "brief.docx").write_text("x")
    with pytest.raises(OnjuisteInstelling, match="niet leeg en is geen demomap"):
        opzet.maak_demomap(plek)
    assert [p.name for p in plek.iterdir()] == ["brief.docx"]


def test_een_database_in_gebruik_wordt_geen_demo(
    plek: Path, sqlite_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Made-up people do not join real ones: a database named in the environment must be empty."""
    monkeypatch.setenv(omgeving.DATABASE, sqlite_url)
    opzet.maak_demomap(plek)
    opzet.migreer(omgeving.lees())
    (plek / omgeving.DEMO_MERK).unlink()
    for over in plek.iterdir():
        over.unlink()
    with pytest.raises(OnjuisteInstelling, match="al in gebruik"):
        opzet.maak_demomap(plek)


def test_zonder_database_een_zin_die_zegt_wat_te_doen(plek: Path) -> None:
    """And no empty file is left behind."""
    with pytest.raises(OnjuisteInstelling, match="inburgering migreer"):
        omgeving.open_database(omgeving.lees())
    assert not plek.exists()


def test_een_wachtwoord_staat_niet_in_een_afdruk(monkeypatch: pytest.MonkeyPatch) -> None:
    """A log of the settings does not hold the password of the database."""
    monkeypatch.setenv(omgeving.DATABASE, "postgresql://u:geheim@host/db")
    assert "geheim" not in repr(omgeving.lees())


def test_zonder_haar_sleutels_gaat_een_database_niet_open(plek: Path) -> None:
    """New keys would make everyone unknown by BSN: say that the copy must be put back, and make none."""
    opzet.migreer(omgeving.lees())
    bestand = omgeving.lees().sleutelbestand
    bestand.write_text("{")
    with pytest.raises(OnjuisteInstelling, match="klopt niet"):
        omgeving.open_database(omgeving.lees())
    bestand.unlink()
    with pytest.raises(OnjuisteInstelling, match="Zet de kopie terug"):
        omgeving.open_database(omgeving.lees())
    assert not bestand.exists()


def test_weggeraakte_sleutels_worden_niet_vervangen(plek: Path) -> None:
    """With new keys every BSN would be lost for good, and nobody would notice until the first search."""
    opzet.migreer(omgeving.lees())
    opzet.migreer(omgeving.lees())
    omgeving.lees().sleutelbestand.unlink()
    with pytest.raises(OnjuisteInstelling, match="sleutels is er niet"):
        opzet.migreer(omgeving.lees())
    assert not omgeving.lees().sleutelbestand.exists()
