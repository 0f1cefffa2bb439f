"""Files and rows that go wrong: each says what is wrong, and none spoils another."""

import io
import stat
import zipfile
from datetime import timedelta
from pathlib import Path

import pytest
from sqlmodel import select

from inburgering.db.opdracht import Opdracht
from inburgering.db.registreer import registreer
from inburgering.db.tabellen import Persoon, Termijnrij, Traject
from inburgering.invoer import importeer_lezen
from inburgering.invoer.importeer_bevinding import Ernst, Reden
from inburgering.invoer.importeer_koppeling import OngeldigeKoppeling, lees_koppeling, maak_koppeling
from inburgering.invoer.importeer_lezen import OnleesbaarBestand, lees_blad
from tests.invoer.conftest import NU, Plek

KOP = "BSN;Naam;Geboren;Groep;Kennisgeving;BRP;PIP;Route;Consulent;Opmerking\n"
GOED = "999714338;Zoë Núñez;22-08-1993;gezin;05-09-2026;22-08-2026;;;K. Visser;\n"
ANDER = "999707243;Ali Kaya;28-09-2000;gezin;11-07-2025;;;;K. Visser;\n"


def rij(**anders: str) -> str:
    """The good second row with some cells changed."""
    namen = KOP.strip().split(";")
    cellen = dict(zip(namen, ANDER.strip().split(";"), strict=True)) | anders
    return ";".join(cellen[naam] for naam in namen) + "\n"


@pytest.mark.parametrize(
    ("regel", "reden"),
    [
        (rij(BSN=""), Reden.BSN_ONTBREEKT),
        (rij(Naam="n.v.t."), Reden.NAAM_ONTBREEKT),
        (rij(Naam="Kova?"), Reden.TEKENS_VERLOREN),
        (rij(Naam="Ali 999540427"), Reden.GEWEIGERD),
        (rij(Geboren="01-01-2027"), Reden.DATUM_TOEKOMST),
        (rij(Geboren="01-01-1850"), Reden.DATUM_TE_VROEG),
        (rij(Geboren="22-11-2010"), Reden.TE_JONG),
        (rij(Groep=""), Reden.GROEP_ONTBREEKT),
        (rij(Kennisgeving=""), Reden.KENNISGEVING_ONTBREEKT),
        (rij(Kennisgeving="01-01-1899"), Reden.KENNISGEVING_ONTBREEKT),
        (rij(Kennisgeving="31-12-2020"), Reden.DATUM_TE_VROEG),
        (rij(PIP="31-12-2021", Kennisgeving="11-07-2021"), Reden.DATUM_TE_VROEG),
        (rij(BRP="22-11-2026"), Reden.DATUM_TOEKOMST),
        (rij(Opmerking="zie; mail"), Reden.KOLOMMEN_VERSCHOVEN),
    ],
)
def test_a_bad_row_does_not_stop_a_good_one(plek: Plek, regel: str, reden: Reden) -> None:
    """The bad row is refused for its own reason; the good one beside it is taken in."""
    verslag = plek.lees(KOP + regel + GOED)
    assert (2, reden) in {(b.rij, b.reden) for b in verslag.van(Ernst.AFGEKEURD)}
    assert list(verslag.overgenomen) == [3]


@pytest.mark.parametrize(
    ("regel", "reden"),
    [
        (rij(PIP="10-07-2025", Route="B1"), Reden.PIP_VOOR_KENNISGEVING),
        (rij(Kennisgeving="", PIP="18-02-2026", Route="B1"), Reden.KENNISGEVING_ONBEKEND),
        (rij(Kennisgeving="01-10-2021"), Reden.MISSCHIEN_WI2013),
        (rij(Geboren="21-11-1959"), Reden.OUDER_DAN_AOW),
        (rij(Opmerking="bsn partner 999540427"), Reden.TEKST_NIET_OVERGENOMEN),
        (rij(Opmerking="mevrouw belÃ©"), Reden.TEKENS_VERLOREN),
        (rij(BSN="10000008"), Reden.NUL_AANGEVULD),
    ],
)
def test_odd_rows_are_taken_in_with_a_remark(plek: Plek, regel: str, reden: Reden) -> None:
    """What can be true is taken in, and a person is asked to look: in the report and in the log."""
    verslag = plek.lees(KOP + regel)
    (vondst,) = verslag.van(Ernst.KIJK_NA)
    assert vondst.reden is reden
    (notitie,) = [r for r in plek.log(1) if r.soort == "notitie"]
    assert notitie.feiten is not None
    assert vondst.zin in notitie.feiten["gegevens"]["tekst"]


def test_sixteen_today_is_old_enough(plek: Plek) -> None:
    """The day of the sixteenth birthday itself counts (Wet inburgering 2021 art. 3)."""
    assert list(plek.lees(KOP + rij(Geboren="21-11-2010")).overgenomen) == [2]


def test_who_still_lives_in_reception(plek: Plek) -> None:
    """With lege_inschrijving = nog_niet no term for the PIP runs before the registration (Besluit 5.3)."""
    regel = rij(Groep="asielvergunning")
    verslag = plek.lees(KOP + regel, lege_inschrijving="nog_niet")
    assert verslag.van(Ernst.KIJK_NA) == []
    assert [t.code for t in plek.alle(Termijnrij) if t.code.startswith("T05")] == []


def test_a_known_person_stays_as_it_is(plek: Plek) -> None:
    """A BSN with an open traject is passed over, also under another name; nothing of it changes."""
    plek.lees(KOP + GOED)
    voor = plek.tel()
    verslag = plek.lees(KOP + GOED.replace("Zoë Núñez", "Zoë Gómez").replace("05-09", "06-09"))
    (vondst,) = verslag.van(Ernst.OVERGESLAGEN)
    assert vondst.reden is Reden.AL_BEKEND
    assert "HLM-2026-00001" in vondst.zin
    assert "anders dan de bekende naam" in vondst.zin
    assert plek.tel() == voor
    assert [p.naam for p in plek.alle(Persoon)] == ["Zoë Núñez"]


def test_a_closed_traject_is_not_opened_again_by_the_same_file(plek: Plek) -> None:
    """After the end of a traject the same row is still known; a row with a new fact opens a new one."""
    plek.lees(KOP + GOED)
    with plek.db.schrijven() as s:
        einde = Opdracht(
            traject=1, onderdeel="traject", gebeurtenis="beeindiging", op=NU.date(), door="x",
            feiten={"reden": "verhuizing"},
        )  # fmt: skip
        registreer(s, einde, NU)
    opnieuw = plek.lees(KOP + GOED)
    assert [b.reden for b in opnieuw.van(Ernst.OVERGESLAGEN)] == [Reden.AL_OVERGENOMEN]
    later = plek.importeer(plek.map / "lijst.csv", nu=NU + timedelta(days=3))
    assert later.overgenomen == {}
    assert len(plek.lees(KOP + GOED.replace("05-09-2026", "12-10-2026")).overgenomen) == 1
    with plek.db.lezen() as s:
        assert {t.persoon_id for t in s.exec(select(Traject))} == {1}


def test_one_bsn_in_more_rows(plek: Plek) -> None:
    """The same BSN with another name or other facts: nobody can tell which is right, so all are refused."""
    naam = plek.lees(KOP + ANDER + rij(Naam="Ayşe Kaya") + GOED)
    assert {(b.rij, b.reden) for b in naam.van(Ernst.AFGEKEURD)} == {
        (2, Reden.BSN_BIJ_MEER_PERSONEN),
        (3, Reden.BSN_BIJ_MEER_PERSONEN),
    }
    assert "een andere naam" in naam.van(Ernst.AFGEKEURD)[0].zin
    feiten = plek.lees(KOP + ANDER + rij(Kennisgeving="12-07-2025"))
    assert "andere gegevens" in feiten.van(Ernst.AFGEKEURD)[0].zin


def test_the_reject_file(plek: Plek) -> None:
    """Original columns, row and reason; readable by its owner only; no cell is a formula to a spreadsheet."""
    slecht = rij(Naam="", Opmerking="=HYPERLINK(1)")
    verslag = plek.lees(KOP + slecht + GOED)
    pad = verslag.schrijf_afgekeurd(plek.map)
    assert pad == plek.map / "lijst-afgekeurd.csv"
    assert stat.S_IMODE(pad.stat().st_mode) == 0o600
    regels = pad.read_text("utf-8-sig").splitlines()
    assert regels[0] == KOP.strip() + ";Rij;Reden"
    assert regels[1].startswith("999707243;;28-09-2000;gezin;")
    assert regels[1].endswith(";'=HYPERLINK(1);2;Naam: Er staat geen naam. Vul de naam in.")
    assert len(regels) == 2


def test_the_reject_file_can_be_mended_and_offered_again(plek: Plek) -> None:
    """Its own columns are passed over and its guard is taken off again."""
    verslag = plek.lees(KOP + rij(Naam="", Opmerking="=1+1"))
    pad = verslag.schrijf_afgekeurd(plek.map)
    assert pad is not None
    tekst = pad.read_text("utf-8-sig").replace("999707243;;", "999707243;Ali Kaya;")
    pad.write_text(tekst, encoding="utf-8-sig")
    opnieuw = plek.importeer(pad)
    assert list(opnieuw.overgenomen) == [2]
    assert opnieuw.opmerkingen == []
    assert "Opmerking in dat bestand: =1+1" in str(plek.log(1)[-1].feiten)


def test_nothing_refused_makes_no_file(plek: Plek) -> None:
    """A clean import leaves no file with personal data behind."""
    assert plek.lees(KOP + GOED).schrijf_afgekeurd(plek.map) is None


@pytest.mark.parametrize(
    ("kop", "zin"),
    [
        ("BSN;Naam;Groep;BRP;PIP", "kennisgeving = "),
        ("Naam;Groep;Kennisgeving;BRP;PIP", "het burgerservicenummer"),
        ("BSN;Groep;Kennisgeving;BRP;PIP", "de naam"),
        ("BSN;Naam;Groep;Kennisgeving;BRP;PIP;Datum PIP", "Meer dan één kolom"),
        ("een;twee;drie", "kolomnamen"),
        ("999714338;Zoë;gezin", "kolomnamen"),
    ],
)
def test_headings_that_do_not_do(plek: Plek, kop: str, zin: str) -> None:
    """A missing or doubtful column is named with what was seen, and nothing is taken in; never with a BSN."""
    verslag = plek.lees(f"{kop}\nx;y;z\n")
    assert any(zin in bezwaar for bezwaar in verslag.bezwaren)
    assert verslag.overgenomen == {}
    assert "999714338" not in verslag.tekst()


def test_a_consulent_in_the_mapping_who_does_not_exist(plek: Plek) -> None:
    """A name in the mapping that nobody bears is said at once, before any row."""
    verslag = plek.lees(KOP + GOED, standaard_consulent="Iemand Anders")
    assert verslag.overgenomen == {}
    assert "Iemand Anders" in verslag.bezwaren[0]


def test_bad_mappings(tmp_path: Path) -> None:
    """A mapping with an unknown word, meaning or column says what may stand there."""
    with pytest.raises(OngeldigeKoppeling, match="asiel_vergunning"):
        maak_koppeling({"groep": {"asiel": "vluchteling"}})
    with pytest.raises(OngeldigeKoppeling, match="kennisgeving"):
        maak_koppeling({"kolommen": {"duo": "Datum"}})
    with pytest.raises(OngeldigeKoppeling, match="Kies uit"):
        maak_koppeling({"kolom": {}})
    (tmp_path / "k.toml").write_text("groep = {", encoding="utf-8")
    with pytest.raises(OngeldigeKoppeling, match=r"niet te lezen\. Dit is geen TOML\."):
        lees_koppeling(tmp_path / "k.toml")
    (tmp_path / "k.json").write_text('{"groep": {"asiel": "gezin"}}', encoding="utf-8")
    assert lees_koppeling(tmp_path / "k.json").groep == {"asiel": "gezin"}


def bom() -> bytes:
    """A workbook that claims a sheet far larger than itself."""
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w", zipfile.ZIP_DEFLATED) as pak:
        pak.writestr("xl/workbook.xml", "<workbook/>")
        pak.writestr("xl/worksheets/sheet1.xml", b"0" * 30_000_000)
    return uit.getvalue()


@pytest.mark.parametrize(
    ("inhoud", "zin"),
    [
        (b"", "leeg"),
        (b"  \n ", "leeg"),
        (b"\xd0\xcf\x11\xe0 oud", "oud of beveiligd"),
        (b"%PDF-1.7", "PDF"),
        (b"PK\x03\x04 kapot", "beschadigd"),
        (bom().replace(b"PK\x01\x02\x14\x03\x14", b"PK\x01\x02\x14\x03\x63"), "beschadigd"),
        (bom(), "veel te groot"),
        (b"a;b\n" + b'"open aanhalingsteken;' + b"x" * 9000, "aanhalingsteken"),
        (b"a;" * 300, "kolommen"),
    ],
)
def test_files_that_cannot_be_read(tmp_path: Path, inhoud: bytes, zin: str) -> None:
    """What is no list, or means harm, is refused in one sentence before anything is unpacked."""
    pad = tmp_path / "bestand"
    pad.write_bytes(inhoud)
    with pytest.raises(OnleesbaarBestand, match=zin):
        lees_blad(pad)


def test_limits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file past the limits of size or rows is refused; a missing one too."""
    pad = tmp_path / "groot.csv"
    pad.write_text("a;b\n" * 20, encoding="utf-8")
    monkeypatch.setattr(importeer_lezen, "MEESTE_RIJEN", 10)
    with pytest.raises(OnleesbaarBestand, match="meer dan 10 rijen"):
        lees_blad(pad)
    monkeypatch.setattr(importeer_lezen, "GROOTSTE_BESTAND", 10)
    with pytest.raises(OnleesbaarBestand, match="groter dan"):
        lees_blad(pad)
    with pytest.raises(OnleesbaarBestand, match="niet te lezen"):
        lees_blad(tmp_path / "weg.csv")
