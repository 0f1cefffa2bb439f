"""`toezicht`, `rapporteer`, `opruimen` and `rol-uit`: what the flows do, once, and whether they run."""

from datetime import UTC, datetime

import pytest

from inburgering import klok, omgeving, opzet
from inburgering.db.rapport_dagen import paren
from inburgering.db.tabellen import Gemeente, Inrichting
from tests.opdrachten import Opdrachtregel

WERK = ("bewaak", "bezorg", "rapporteer", "opruimen", "drukwerk", "haal-binnen", "keten deel-mee")


@pytest.fixture
def gemeente(regel: Opdrachtregel) -> None:
    """A municipality that was set up long ago and in which nothing has run yet."""
    opzet.migreer(omgeving.lees())
    database = omgeving.open_database(omgeving.lees())
    with database.schrijven() as s:
        gemeente = Gemeente(code="proefstad", naam="Proefstad", afkorting="PST")
        s.add(gemeente)
        s.flush()
        toen = datetime(2026, 1, 5, 9, tzinfo=UTC)
        s.add(Inrichting(gemeente_id=gemeente.id or 0, moment=toen, door="beheer", wat="geladen", sha256=""))
    database.sluit()


@pytest.mark.usefixtures("gemeente")
def test_wat_niet_loopt_geeft_een(regel: Opdrachtregel, monkeypatch: pytest.MonkeyPatch) -> None:
    """A line per flow and exit code 1, for a program that watches; after the work it is quiet and 0."""
    monkeypatch.setenv(omgeving.ADRES, "https://inb.example")
    antwoord = regel("toezicht")
    assert antwoord.code == 1
    assert [r.split(":")[0] for r in antwoord.uit.splitlines()] == [
        "Proefstad, bewaak", "Proefstad, draag_over", "Proefstad, rapporteer", "Proefstad, opruimen",
        "Proefstad, deel_mee", "Proefstad, druk_af", "Proefstad, haal_binnen",
    ]  # fmt: skip
    for opdracht in WERK:
        assert regel(*opdracht.split()).code == 0, opdracht
    assert regel("toezicht").uit == "Alle processen lopen.\n"
    assert regel("toezicht", "--json").json == []


@pytest.mark.usefixtures("gemeente")
def test_de_stand_en_het_opruimen_in_cijfers(regel: Opdrachtregel) -> None:
    """Both answer a person and a program."""
    geteld = regel("rapporteer", "--json").json
    assert geteld["gemeenten"]["Proefstad"]["lopend"] == 0
    assert geteld["rapporten"] == 6 * len(paren(klok.vandaag()))
    nog_eens = regel("rapporteer").uit
    assert "lopende trajecten" in nog_eens
    assert "Rapporten vooruit geteld: 0." in nog_eens
    assert set(regel("opruimen", "--json").json.values()) == {0}
    assert regel("opruimen").uit.startswith("Opgeruimd: links 0, uitnodigingen 0, aanmeldingen 0,")


@pytest.mark.usefixtures("gemeente")
def test_uitrollen_zonder_server_zegt_wat_er_ontbreekt(
    regel: Opdrachtregel, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And starts no server of its own to hide it."""
    monkeypatch.delenv("PREFECT_API_URL", raising=False)
    antwoord = regel("rol-uit", "--werkpool", "inburgering")
    assert antwoord.code == 1
    assert "Zet PREFECT_API_URL" in antwoord.fout
