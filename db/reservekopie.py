"""A spare copy of the database: one folder with the data and a manifest that says what must be in it.

The keys are never in it: whoever finds the copy can then read no BSN. Names and addresses it does hold, so it
must be kept as safely as the database itself.
"""

import hashlib
import json
import os
import shutil
from collections.abc import Callable
from datetime import datetime
from importlib.resources import as_file, files
from pathlib import Path

from alembic.script import ScriptDirectory
from pydantic import BaseModel, ConfigDict, ValidationError
from sqlalchemy import Connection, Engine, func, inspect, select, table, text

from inburgering.db import anker, kopie_postgres, kopie_sqlite
from inburgering.db.anker import Telling
from inburgering.db.basis import Database, in_utc
from inburgering.db.kopie_fouten import OnjuisteKopie

MANIFEST = "manifest.json"
SOORT = "reservekopie van inburgering"


class Staat(BaseModel):
    """What a database holds, in numbers: enough to see that a copy is whole."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    migratie: str
    tabellen: dict[str, int]
    logboek: Telling


class Manifest(BaseModel):
    """What a copy must hold. `sha256` and `bytes` are of `bestand`, the data itself."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    soort: str = SOORT
    gemaakt: str
    database: str
    bestand: str
    bytes: int
    sha256: str
    staat: Staat


def staat(verbinding: Connection) -> Staat:
    """Count every table and digest the log, all as this connection sees it."""
    namen = sorted(set(inspect(verbinding).get_table_names()) - {"alembic_version"})
    return Staat(
        migratie=str(verbinding.scalar(text("SELECT version_num FROM alembic_version"))),
        tabellen={
            naam: int(verbinding.scalar(select(func.count()).select_from(table(naam))) or 0) for naam in namen
        },
        logboek=anker.tel_op(verbinding, [anker.laatste(verbinding)])[0],
    )


def maak(database: Database, doel: Path, nu: datetime) -> Manifest:
    """Write a copy into the folder `doel`, read it back, and only then give it its name.

    Others may go on working: the copy is what the database was at one moment. Raises OnjuisteKopie.
    """
    if doel.exists():
        raise OnjuisteKopie(f"{doel} bestaat al. Kies een nieuwe map voor de kopie.")
    half = doel.with_name(f".{doel.name}.deel")
    shutil.rmtree(half, ignore_errors=True)
    half.mkdir(parents=True, mode=0o700)
    try:
        manifest = _schrijf(database, half, nu)
        half.rename(doel)
    finally:
        shutil.rmtree(half, ignore_errors=True)
    return manifest


def _schrijf(database: Database, plek: Path, nu: datetime) -> Manifest:
    soort = kopie_sqlite if database.is_sqlite else kopie_postgres
    bestand = plek / soort.BESTAND
    bestand.touch(mode=0o600)
    zag = soort.schrijf(database, bestand, staat)
    if soort.lees_terug(bestand, staat) != soort.verwacht(zag):
        raise OnjuisteKopie(
            "De kopie is niet gelijk aan de database. Zij is weggegooid; probeer het opnieuw."
        )
    manifest = Manifest(
        gemaakt=in_utc(nu).isoformat(timespec="seconds"),
        database=database.engine.dialect.name,
        bestand=bestand.name,
        bytes=bestand.stat().st_size,
        sha256=_sha256(bestand),
        staat=zag,
    )
    doel = plek / MANIFEST
    doel.touch(mode=0o600)
    doel.write_text(json.dumps(manifest.model_dump(), indent=2) + "\n", encoding="utf-8")
    for pad in (bestand, doel, plek):
        _naar_schijf(pad)
    return manifest


def lees(bron: Path) -> Manifest:
    """The manifest of a copy whose data are what it says. Raises OnjuisteKopie."""
    try:
        manifest = Manifest.model_validate_json((bron / MANIFEST).read_text(encoding="utf-8"))
    except (ValidationError, ValueError, OSError):
        raise OnjuisteKopie(
            f"In {bron} staat geen reservekopie: {MANIFEST} ontbreekt of klopt niet."
        ) from None
    bestand = bron / Path(manifest.bestand).name
    if (
        not bestand.is_file()
        or bestand.stat().st_size != manifest.bytes
        or _sha256(bestand) != manifest.sha256
    ):
        raise OnjuisteKopie(
            f"De kopie in {bron} is niet heel: {bestand.name} is niet wat het manifest zegt. "
            "Neem een andere kopie. Er is niets veranderd."
        )
    return manifest


def herstel(
    database: Database, bron: Path, nu: datetime, *, overschrijf: bool
) -> tuple[Manifest, str | None]:
    """Put a copy in the place of this database; what stood there is kept aside, and where is told.

    Raises OnjuisteKopie when the copy is not what its manifest says, is of another kind of database or of a
    newer program, or when the database is filled and may not be replaced. Then nothing was changed.
    """
    manifest = lees(bron)
    soort = kopie_sqlite if database.is_sqlite else kopie_postgres
    if manifest.database != database.engine.dialect.name:
        raise OnjuisteKopie(
            f"Dit is een kopie van {manifest.database}, en hier draait {database.engine.dialect.name}. "
            "Terugzetten kan alleen in dezelfde soort database."
        )
    if manifest.staat.migratie not in _bekende_migraties():
        raise OnjuisteKopie(
            "De kopie is van een nieuwere versie van het programma. Werk eerst dit programma bij."
        )
    if gevuld(database.engine) and not overschrijf:
        raise OnjuisteKopie(
            "Deze database is niet leeg. Wilt u hem vervangen door de kopie? Geef dan --overschrijf op."
        )
    past = _past_bij(manifest)
    aan_de_kant = soort.zet_terug(database, bron / manifest.bestand, past, f"{in_utc(nu):%Y%m%dT%H%M%S%fZ}")
    return manifest, aan_de_kant


def gevuld(engine: Engine) -> bool:
    """Whether this database holds a municipality."""
    if not inspect(engine).has_table("gemeente"):
        return False
    with engine.connect() as verbinding:
        return verbinding.scalar(select(text("1")).select_from(table("gemeente")).limit(1)) is not None


def _past_bij(manifest: Manifest) -> Callable[[Connection], None]:
    def kijk(verbinding: Connection) -> None:
        if staat(verbinding) != manifest.staat:
            raise OnjuisteKopie(
                "Wat is teruggezet is niet wat het manifest zegt. De database is weer zoals hij was."
            )

    return kijk


def _bekende_migraties() -> set[str]:
    with as_file(files("inburgering.db") / "migraties") as map_:
        return {m.revision for m in ScriptDirectory(str(map_)).walk_revisions()}


def _sha256(bestand: Path) -> str:
    with bestand.open("rb") as bron:
        return hashlib.file_digest(bron, "sha256").hexdigest()


def _naar_schijf(pad: Path) -> None:
    nummer = os.open(pad, os.O_RDONLY)
    try:
        os.fsync(nummer)
    finally:
        os.close(nummer)
