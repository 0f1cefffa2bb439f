"""Set up a map: its mark when it is a demo, its keys, its database in the newest form."""

import os
import re
import tomllib
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from inburgering import omgeving
from inburgering.omgeving import Omgeving, OnjuisteInstelling

if TYPE_CHECKING:
    from inburgering.db.basis import Database

GEMEENTE = "haarlemmermeer"  # the demo's, when none is named
AANTAL, EERST = 800, 100  # people in a demo; how many there are before the site opens


def maak_demomap(plek: Path, aantal: int | None = None) -> int:
    """Make this folder a demo map, or take it up again; gives how many people it is to hold.

    Raises OnjuisteInstelling for a folder or a database that holds something else: made-up people and signing
    in by choosing a name do not belong there.
    """
    merk, elders = plek / omgeving.DEMO_MERK, os.environ.get(omgeving.DATABASE, "")
    if merk.exists():
        if not omgeving.is_demo(plek, elders):
            raise OnjuisteInstelling(
                f"De demo in {plek} hoort bij een andere database. Kijk naar {omgeving.DATABASE}, "
                "of kies een andere map."
            )
        inhoud = tomllib.loads(merk.read_text(encoding="utf-8"))
        gekozen = aantal or int(inhoud.get("aantal", AANTAL))
    elif plek.is_dir() and any(plek.iterdir()):
        raise OnjuisteInstelling(
            f"De map {plek} is niet leeg en is geen demomap. Kies een andere map, zoals ./demo."
        )
    else:
        if elders and _in_gebruik(elders):
            raise OnjuisteInstelling(
                f"De database in {omgeving.DATABASE} is al in gebruik. Een demo begint met een lege database."
            )
        gekozen = aantal or AANTAL
    plek.mkdir(parents=True, exist_ok=True)
    schrijf_merk(merk, gekozen)
    return gekozen


def gemeente_van(plek: Path, gekozen: str | None) -> str:
    """Which municipality the demo in this map shows: chosen the first time, and the same ever after.

    Raises OnjuisteInstelling for one that does not ship, or another than the map holds.
    """
    merk = plek / omgeving.DEMO_MERK
    was = tomllib.loads(merk.read_text(encoding="utf-8")).get("gemeente")
    bekend = sorted(
        b.name.removesuffix(".toml")
        for b in files("inburgering.gemeenten").iterdir()
        if b.name.endswith(".toml")
    )
    if gekozen is not None and gekozen not in bekend:
        raise OnjuisteInstelling(f"Een gemeente '{gekozen}' is er niet. Kies uit: {', '.join(bekend)}.")
    if was and gekozen not in (None, was):
        raise OnjuisteInstelling(
            f"De demo in {plek} is van gemeente '{was}'. Kies voor '{gekozen}' een andere map."
        )
    gemeente = str(was or gekozen or GEMEENTE)
    if not was:
        with merk.open("a", encoding="utf-8") as bestand:
            bestand.write(f'gemeente = "{gemeente}"\n')
    return gemeente


def _in_gebruik(url: str) -> bool:
    """Whether this database holds our tables already."""
    from sqlalchemy import inspect

    from inburgering.db.basis import Database
    from inburgering.db.sleutelbos import Sleutelbos

    database = Database(url, Sleutelbos.tijdelijk())
    try:
        return inspect(database.engine).has_table("gemeente")
    finally:
        database.sluit()


def schrijf_merk(merk: Path, aantal: int) -> None:
    """Write down how many people there are to be; the database that the map belongs to never changes."""
    tekst = merk.read_text(encoding="utf-8") if merk.exists() else omgeving.eigen_merk()
    tekst = re.sub(r"^aantal = .*\n", "", tekst, flags=re.MULTILINE)
    half = merk.with_suffix(".deel")
    half.write_text(f"{tekst}aantal = {aantal}\n", encoding="utf-8")
    half.replace(merk)


def migreer(plek: Omgeving) -> str:
    """Make the database when there is none, and bring it to the newest form.

    Gives what a person must still do about the disk, in one sentence; mostly nothing.

    The first time the keys are made as well; a database whose keys are gone gets no new ones.
    Raises OnjuisteInstelling.
    """
    from inburgering.db.sleutelbos import Sleutelbos

    plek.map.mkdir(parents=True, exist_ok=True)
    if not plek.sleutelbestand.exists() and (plek.is_nieuw or not _in_gebruik(plek.database)):
        Sleutelbos.lees(plek.sleutelbestand)
    database = omgeving.open_database(plek, nieuw=True)
    try:
        return werk_bij(database)
    finally:
        database.sluit()


def werk_bij(database: "Database") -> str:
    """Bring an open database to the newest form, and take from the disk what it should not hold any more."""
    from inburgering.db import migratie, vernietig_schijf

    zin = vernietig_schijf.ruim_op(database) if migratie.werk_bij(database.engine) else ""
    return "" if zin == vernietig_schijf.KLAAR else zin
