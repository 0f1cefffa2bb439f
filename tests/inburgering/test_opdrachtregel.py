"""The command line as a whole: Dutch, quick, exit codes, and never a stack trace or a person."""

import subprocess
import sys
import time
from pathlib import Path

import pytest
from sqlalchemy.exc import OperationalError

from inburgering import klok
from inburgering.opdrachtregel.begin import app
from inburgering.opdrachtregel.fouten import zin
from tests.huis.bestanden import ROOT
from tests.opdrachten import Opdrachtregel

OPDRACHTEN = [
    "demo",
    "termijnen",
    "wet",
    "bewijs",
    "brieven",
    "importeer",
    "genereer",
    "laad",
    "bewaak",
    "bezorg",
    "drukwerk",
    "haal-binnen",
    "rapporteer",
    "opruimen",
    "rol-uit",
    "toezicht",
    "herbouw",
    "logboek",
    "reservekopie",
    "herstel",
    "sleutel",
    "partner-sleutel",
    "bewaring",
    "inzage",
    "inzagelog",
    "account",
    "migreer",
    "web",
    "keten",
]
ENGELS = (
    "Usage",
    "Options",
    "Commands",
    "Arguments",
    "Show this",
    "default:",
    "required",
    "Error",
    "Missing",
)


def test_de_site_begint_zonder_wat_later_kan() -> None:
    """What only some pages need is loaded when the first of them is opened."""
    code = (
        "import sys, inburgering.web.app\n"
        "later = {'prefect', 'authlib', 'openpyxl', 'odf', 'docx', 'zxcvbn', 'alembic', 'asyncssh'}\n"
        "sys.exit(f'geladen: {te_vroeg}' if (te_vroeg := later & set(sys.modules)) else 0)"
    )
    klaar = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert klaar.returncode == 0, klaar.stderr


def test_de_uitleg_is_snel_en_laadt_niets_zwaars() -> None:
    """`--help` answers before anyone wonders: no database, no site, no Prefect is loaded."""
    code = (
        "import sys; sys.argv = ['inburgering', '--help'];"
        "from inburgering.__main__ import main\n"
        "try: main()\n"
        "except SystemExit as einde: code = einde.code\n"
        "zwaar = {'prefect', 'sqlmodel', 'sqlalchemy', 'fastapi', 'pydantic', 'rich'} & set(sys.modules)\n"
        "sys.exit(f'geladen: {zwaar}' if zwaar else code)"
    )
    begin = time.monotonic()
    klaar = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False
    )
    duur = time.monotonic() - begin
    assert klaar.returncode == 0, klaar.stderr
    assert duur < 3  # some 0.15 s on a quiet machine


def test_alle_opdrachten_staan_er(regel: Opdrachtregel) -> None:
    """The verbs are Dutch, and each says in one line what it does."""
    uit = regel("--help").uit
    assert [r.split()[0] for r in uit.split("Opdrachten:")[1].splitlines() if r.strip()] == OPDRACHTEN
    assert "..." not in uit.split("Opdrachten:")[1]


@pytest.mark.parametrize("opdracht", [None, *OPDRACHTEN])
def test_de_uitleg_is_nederlands(regel: Opdrachtregel, opdracht: str | None) -> None:
    """Also the words that Typer adds itself."""
    antwoord = regel(*([opdracht] if opdracht else []), "--help")
    assert antwoord.code == 0
    assert antwoord.uit.startswith("Gebruik: inburgering")
    assert [woord for woord in ENGELS if woord in antwoord.uit] == []


VERKEERD = {
    "bewaken": "De opdracht 'bewaken' bestaat niet. Bedoelt u 'bewaak', 'bewaring'?",
    "bewaak --opp x": "De optie --opp bestaat niet. Bedoelt u --map, --op?",
    "termijnen --groep gezin": "U moet nog --feit opgeven.",
    "web --poort 0": "Wat u bij --poort opgeeft, kan niet.",
    "web --poort tien": "Wat u bij --poort opgeeft, kan niet.",
    "bewaak meer": "er staat te veel of te weinig",
    "importeer": "U moet nog BESTAND opgeven.",
}


@pytest.mark.parametrize("woorden", VERKEERD)
def test_een_verkeerde_vraag(regel: Opdrachtregel, woorden: str) -> None:
    """Exit code 2, one Dutch sentence on standard error, nothing on standard output."""
    antwoord = regel(*woorden.split())
    assert (antwoord.code, antwoord.uit) == (2, "")
    assert VERKEERD[woorden] in antwoord.fout
    assert [woord for woord in ENGELS if woord in antwoord.fout] == []


def test_zonder_opdracht_de_uitleg(regel: Opdrachtregel) -> None:
    """A bare `inburgering` shows the way."""
    antwoord = regel()
    assert antwoord.code == 2
    assert "Opdrachten:" in antwoord.uit


@pytest.mark.parametrize("uitvoerig", [False, True])
def test_een_fout_van_ons_noemt_geen_mens(
    regel: Opdrachtregel, monkeypatch: pytest.MonkeyPatch, uitvoerig: bool
) -> None:
    """A sentence and exit code 1; with --verbose the places in the program, never the values."""

    def kapot(*_: object) -> None:
        naam = "Yonas Tesfaye"
        raise KeyError(naam)

    monkeypatch.setattr(klok, "moment", kapot)
    regel("migreer")
    antwoord = regel("bewaak", *(["--verbose"] if uitvoerig else []))
    assert antwoord.code == 1
    assert antwoord.fout.startswith("Er ging iets mis in het programma (KeyError).")
    assert "Traceback" not in antwoord.fout
    assert "Yonas" not in antwoord.fout
    assert ("werk.py" in antwoord.fout) is uitvoerig


def test_een_database_die_weg_is(regel: Opdrachtregel, tmp_path: Path) -> None:
    """A file that is no database: what to do, and not what SQLAlchemy thinks of it."""
    regel("migreer")
    (tmp_path / "map" / "inburgering.db").write_text("dit is geen database, maar wel een bestand")
    antwoord = regel("bewaak")
    assert antwoord.code == 1
    assert "voer 'inburgering migreer' uit" in antwoord.fout


def test_de_opdrachten_van_typer_zijn_de_onze() -> None:
    """Each command has the class that speaks Dutch."""
    assert {c.cls.__name__ for c in app.registered_commands if c.cls} == {"Opdracht"}


def test_een_bezette_database_is_iets_anders_dan_een_die_weg_is() -> None:
    """Busy: try again. Gone, or older than the program: see whether it runs, and migrate."""
    bezet = OperationalError("", {}, Exception("database is locked"))
    assert zin(bezet) == "De database is bezet met ander werk. Probeer het zo opnieuw."
    weg = OperationalError("", {}, Exception("no such table: post"))
    assert "inburgering migreer" in zin(weg)
