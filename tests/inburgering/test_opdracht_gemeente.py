"""Fill an installation from the command line: migreer, laad, importeer, genereer."""

from pathlib import Path

import pytest

from tests.opdrachten import Opdrachtregel

LIJST = """Klantnr;BSN;Naam;Doelgroep;Kennisgeving DUO;Inschr. BRP;Datum PIP;Leerroute;Consulent
1;999990019;Haddad, Rima;gezinsmigrant;01-09-2026;;;;
2;123456789;Koroma, Aisha;gezinsmigrant;01-09-2026;;;;
"""


@pytest.fixture
def lijst(tmp_path: Path) -> Path:
    """Two people without a consulent; the BSN of the second is no BSN."""
    pad = tmp_path / "caseload.csv"
    pad.write_text(LIJST, encoding="utf-8")
    return pad


def test_van_niets_tot_een_gemeente(regel: Opdrachtregel) -> None:
    """First the database, then a municipality; both may be asked again."""
    assert "inburgering migreer" in regel("laad", "haarlemmermeer").fout
    assert regel("migreer").code == 0
    assert regel("migreer").code == 0
    assert regel("laad", "haarlemmermeer").uit == "De inrichting van Haarlemmermeer is geladen.\n"
    assert regel("laad", "haarlemmermeer", "--opnieuw").code == 0
    onbekend = regel("laad", "luilekkerland")
    assert onbekend.code == 1
    assert "haarlemmermeer" in onbekend.fout


def test_een_import_zonder_gemeente(regel: Opdrachtregel, lijst: Path) -> None:
    """It says what to do first."""
    regel("migreer")
    antwoord = regel("importeer", str(lijst))
    assert (antwoord.code, antwoord.uit) == (1, "")
    assert "Er is nog geen gemeente" in antwoord.fout


def test_een_import_op_proef_en_echt(
    regel: Opdrachtregel, lijst: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A dry run keeps nothing; the real one takes the good row and refuses the other: exit code 1."""
    regel("migreer")
    regel("laad", "haarlemmermeer")
    wie = next(iter(consulenten()))
    vraag = ("importeer", str(lijst), "--consulent", wie, "--json")
    for _ in range(2):
        proef = regel(*vraag, "--proef")
        assert (proef.code, proef.json["overgenomen"], proef.json["afgekeurd"]) == (1, 1, 1)
    assert not list(lijst.parent.glob("*afgekeurd*"))
    echt = regel(*vraag)
    assert (echt.code, echt.json["overgenomen"]) == (1, 1)
    assert "Gooi dat bestand na gebruik weg" in echt.fout
    assert (lijst.parent / "caseload-afgekeurd.csv").exists()
    nog_eens = regel(*vraag)
    assert (nog_eens.json["overgenomen"], nog_eens.json["overgeslagen"]) == (0, 1)
    assert "INBURGERING_ADRES" in regel("bezorg").fout
    monkeypatch.setenv("INBURGERING_ADRES", "https://inb.example")
    assert regel("bezorg", "--json").json["post"]["verzonden"] == 0


def consulenten() -> list[str]:
    """Who works in the municipality that ships with the program."""
    from inburgering.invoer.gemeenten import lees

    inhoud, _ = lees("haarlemmermeer")
    return [s.partition("/")[2] for s, g in inhoud.plat().items() if g.get("rol") == "consulent"]


def test_een_bestand_dat_er_niet_is(regel: Opdrachtregel, tmp_path: Path) -> None:
    """A sentence, for the list and for its mapping."""
    regel("migreer")
    regel("laad", "haarlemmermeer")
    assert "is er niet" in regel("importeer", str(tmp_path / "weg.csv")).fout
    weg = str(tmp_path / "weg.toml")
    assert "is er niet" in regel("importeer", str(tmp_path / "weg.csv"), "--koppeling", weg).fout


def test_een_verzonnen_gemeente_en_wat_ermee_kan(regel: Opdrachtregel, tmp_path: Path) -> None:
    """Made, made no second time, watched, delivered, and whole."""
    antwoord = regel("genereer", "--aantal", "3")
    assert antwoord.code == 0, antwoord.fout
    assert antwoord.uit.startswith("3 trajecten gemaakt")
    assert regel("genereer", "--aantal", "3").uit.endswith("3 stonden er al.\n")
    assert (tmp_path / "map" / "demo.toml").exists()
    later = regel("bewaak", "--op", "2027-12-01", "--json")
    assert later.json["op"] == "2027-12-01"
    assert later.json["gemeld"] > 0
    assert regel("bewaak", "--op", "2027-12-01", "--json").json["gemeld"] == 0
    assert regel("bezorg", "--op", "2027-12-01").code == 0
    for opdracht, meer in (("herbouw", {}), ("logboek", {"ankers": 0, "nog te verzegelen": 0})):
        heel = regel(opdracht, "--controleer", "--json")
        assert (heel.code, heel.json) == (0, {"trajecten": 3, "verschillen": [], **meer})


def test_verzonnen_mensen_komen_niet_bij_echte(regel: Opdrachtregel) -> None:
    """A map that is in use as something else stays free of them; nor can its future be played."""
    regel("migreer")
    antwoord = regel("genereer", "--aantal", "3")
    assert antwoord.code == 1
    assert "is geen demomap" in antwoord.fout
    toekomst = regel("bewaak", "--op", "2100-01-01")
    assert toekomst.code == 1
    assert "toekomst" in toekomst.fout


def test_een_gezette_dag_wordt_gezegd(regel: Opdrachtregel, monkeypatch: pytest.MonkeyPatch) -> None:
    """In a demo the day that is used; elsewhere that it does not count."""
    regel("migreer")
    monkeypatch.setenv("INBURGERING_VANDAAG", "2027-01-10")
    assert "telt hier niet" in regel("bewaak").fout


def test_het_logboek_vraagt_wat_u_wilt(regel: Opdrachtregel) -> None:
    """Without --controleer there is nothing to do."""
    regel("migreer")
    antwoord = regel("logboek")
    assert antwoord.code == 1
    assert "--controleer" in antwoord.fout


def test_een_gebroken_logboek_faalt(regel: Opdrachtregel, tmp_path: Path) -> None:
    """A line changed behind the program's back is found, named, and counts as a failure."""
    import sqlite3

    regel("genereer", "--aantal", "1")
    with sqlite3.connect(tmp_path / "map" / "inburgering.db") as db:
        db.execute("DROP TRIGGER gebeurtenis_geen_update")
        db.execute("UPDATE gebeurtenis SET door = 'iemand anders' WHERE volgnr = 2")
    db.close()
    antwoord = regel("logboek", "--controleer")
    assert antwoord.code == 1
    assert "gebeurtenis 2.0" in antwoord.uit
