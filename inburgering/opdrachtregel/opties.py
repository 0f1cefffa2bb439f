"""The options that several commands share, and the database they open."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from inburgering import klok, omgeving

if TYPE_CHECKING:
    from inburgering.db.basis import Database

UITVOERIG = "INBURGERING_UITVOERIG"


def _zet_map(waarde: Path | None) -> Path | None:
    if waarde is not None:
        os.environ[omgeving.MAP] = str(waarde.resolve())
    return waarde


def _zet_uitvoerig(*, waarde: bool) -> bool:
    if waarde:
        os.environ[UITVOERIG] = "1"
    return waarde


def lees_dag(tekst: str) -> date:
    """A day as a person types it. Raises OnbruikbaarFeit."""
    from inburgering.wet.feiten_lezen import lees_dag as lees

    return lees(tekst)


Plek = Annotated[
    Path | None,
    typer.Option("--map", metavar="MAP", help="De map met de gegevens (INBURGERING_MAP).", callback=_zet_map),
]
Uitvoerig = Annotated[
    bool,
    typer.Option(
        "--verbose",
        help="Zeg bij een fout ook waar in het programma; zonder persoonsgegevens.",
        callback=lambda waarde: _zet_uitvoerig(waarde=waarde),
    ),
]
AlsJson = Annotated[bool, typer.Option("--json", help="Antwoord in JSON, voor programma's.")]
Processen = Annotated[
    int | None,
    typer.Option(
        "--processen", metavar="AANTAL", min=1, help="Hoeveel processen tegelijk; anders één per kern."
    ),
]
MEESTE_PROCESSEN = 8


def aantal_processen(gevraagd: int | None) -> int:
    """How many processes may work at once: what was asked for, or one per core."""
    return gevraagd or min(os.cpu_count() or 1, MEESTE_PROCESSEN)


@contextmanager
def database() -> Iterator["Database"]:
    """The database of the chosen map, closed afterwards. Raises OnjuisteInstelling when there is none."""
    waarschuw_vandaag()
    db = omgeving.open_database(omgeving.lees())
    try:
        yield db
    finally:
        db.sluit()


def waarschuw_vandaag() -> None:
    """Say it when a set day is passed over, or used."""
    if not os.environ.get(klok.VANDAAG):
        return
    if klok.is_gezet():
        typer.echo(f"Let op: vandaag is gezet op {klok.vandaag():%d-%m-%Y}.", err=True)
    else:
        typer.echo(f"Let op: {klok.VANDAAG} werkt alleen in een demomap en telt hier niet.", err=True)
