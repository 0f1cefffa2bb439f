"""One linear chain of migrations, equal to the tables, with the log's triggers at its head."""

from pathlib import Path

import pytest
from alembic.script import ScriptDirectory
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from sqlmodel import SQLModel

from inburgering.db import migratie, waakhond
from inburgering.db.basis import Database
from tests.conftest import ROOT
from tests.db import triggers
from tests.werkplek import VASTE_BOS


def test_er_is_een_hoofd() -> None:
    """Two heads would mean that two people changed the tables past each other."""
    assert len(ScriptDirectory(str(ROOT / "db" / "migraties")).get_heads()) == 1


def test_tabellen_en_migraties_zijn_gelijk(database: Database) -> None:
    """What the code calls a table is what the migrations make."""
    migratie.controleer(database.engine)


@pytest.mark.parametrize("tabel", ["gebeurtenis", "inrichting", "brieftekst", "huisstijl"])
def test_de_waakhond_staat_er_na_de_laatste_migratie(database: Database, tabel: str) -> None:
    """SQLite drops triggers when it rebuilds a table; at the head they must be there."""
    assert len(triggers.van(database, tabel)) == (2 if database.is_sqlite else 1)


def test_nog_eens_migreren_doet_niets(database: Database) -> None:
    """A second start finds nothing to do."""
    migratie.werk_bij(database.engine)
    with pytest.raises(DBAPIError), database.engine.begin() as verbinding:
        verbinding.execute(text("CREATE TABLE gebeurtenis (id int)"))


def test_een_nieuw_bestand_is_alleen_voor_de_eigenaar(tmp_path: Path) -> None:
    """The embedded database holds names and addresses: nobody else on the machine may read it."""
    bestand = tmp_path / "nieuw.db"
    db = Database(f"sqlite:///{bestand}", VASTE_BOS)
    migratie.werk_bij(db.engine)
    rechten = {pad.name: pad.stat().st_mode & 0o777 for pad in tmp_path.iterdir()}
    db.sluit()
    assert rechten["nieuw.db"] == 0o600
    assert set(rechten.values()) == {0o600}


def test_de_waakhond_kent_elke_kolom_van_het_logboek() -> None:
    """Only facts and salt may be emptied: a new column of the log is guarded too."""
    kolommen = {kolom.name for kolom in SQLModel.metadata.tables["gebeurtenis"].columns}
    assert kolommen - set(waakhond.BLIJFT_OOK) == {"feiten", "zout"}
    assert set(waakhond.BLIJFT_OOK) <= kolommen


@pytest.mark.parametrize("soort", ["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def test_van_de_eerste_naar_de_nieuwste_vorm(
    soort: str, request: pytest.FixtureRequest, sqlite_url: str
) -> None:
    """A database of the first form with a row in its log: the row stays, and is guarded as before."""
    db = Database(request.getfixturevalue("pg_leeg") if soort == "postgres" else sqlite_url, VASTE_BOS)
    migratie.werk_bij(db.engine, "0001")
    with db.schrijven() as s:
        for zin in EEN_REGEL:
            s.execute(text(zin))
    migratie.werk_bij(db.engine)
    migratie.controleer(db.engine)
    with db.lezen() as s:
        assert s.execute(text("SELECT soort, feiten_hash FROM gebeurtenis")).one() == ("notitie", "h")
    for zin in ("UPDATE gebeurtenis SET feiten = NULL, zout = NULL", "DELETE FROM gebeurtenis"):
        with pytest.raises(DBAPIError, match="alleen toe te voegen"), db.schrijven() as s:
            s.execute(text(zin))
    db.sluit()


EEN_REGEL = (
    "INSERT INTO gemeente (id, code, naam, afkorting, briefhoofd, teller) VALUES (1, 'p', 'P', 'P', '{}', 1)",
    (
        "INSERT INTO gebruiker (id, gemeente_id, naam, rol, team, functie, telefoon, email, actief) "
        "VALUES (1, 1, 'S', 'consulent', '', '', '', '', true)"
    ),
    (
        "INSERT INTO persoon (id, gemeente_id, naam, naam_eigen, adres, telefoon, email, taal, tolk) "
        "VALUES (1, 1, 'Y', '', '[]', '', '', '', false)"
    ),
    (
        "INSERT INTO traject (id, versie, gemeente_id, persoon_id, nummer, regime, groep, consulent_id, "
        "toestand, volgnr, ketting) VALUES (1, 1, 1, 1, 'P-1', 'wi2021', 'gezin', 1, 'aangemeld', 1, 'k')"
    ),
    (
        "INSERT INTO gebeurtenis (id, traject_id, volgnr, deel, onderdeel, nr, soort, naar, op, moment, "
        "door, herkomst, feiten, zout, feiten_hash, vervalt, regelversie, ketting) "
        "VALUES (1, 1, 1, 0, 'traject', 1, 'notitie', 'aangemeld', '2026-11-22', '2026-11-22 09:00:00', 'S', "
        "'invoer', '{}', NULL, 'h', false, '1', 'k')"
    ),
)
