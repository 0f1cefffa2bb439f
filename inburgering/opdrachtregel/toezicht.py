"""Whether the flows run (`toezicht`), and whether what is stored is what happened (`herbouw`)."""

import json
from typing import TYPE_CHECKING, Annotated

import typer

from inburgering import klok
from inburgering.opdrachtregel.opties import AlsJson, Plek, Processen, Uitvoerig, aantal_processen, database

if TYPE_CHECKING:
    from inburgering.db.hartslag import Alarm
    from inburgering.db.herbouw import Verslag


def herbouw(
    controleer: Annotated[bool, typer.Option("--controleer", help="Vergelijk; verander niets.")] = False,
    processen: Processen = None,
    plek: Plek = None,
    als_json: AlsJson = False,
    verbose: Uitvoerig = False,
) -> int:
    """Herstel toestanden en termijnen uit het logboek."""
    from inburgering.db import herbouw as dienst

    with database() as db:
        doe = dienst.controleer if controleer else dienst.herbouw
        verslag = doe(db, aantal_processen(processen))
    return _meld(verslag, als_json=als_json, goed="Alles klopt met het logboek.", telt=controleer)


def toezicht(plek: Plek = None, als_json: AlsJson = False, verbose: Uitvoerig = False) -> int:
    """Zeg welk proces niet loopt; geeft dan 1."""
    from inburgering.db import hartslag

    with database() as db, db.lezen() as session:
        alarmen = hartslag.alarmen(session, klok.echt())
    if als_json:
        typer.echo(json.dumps([_alarm(alarm) for alarm in alarmen]))
    else:
        for alarm in alarmen:
            typer.echo(f"{alarm.gemeente}, {alarm.stroom}: {alarm.reden}")
        if not alarmen:
            typer.echo("Alle processen lopen.")
    return 1 if alarmen else 0


def _alarm(alarm: "Alarm") -> dict[str, str | None]:
    sinds = alarm.sinds.isoformat() if alarm.sinds else None
    return {"gemeente": alarm.gemeente, "stroom": alarm.stroom, "reden": alarm.reden, "gelukt": sinds}


def _meld(verslag: "Verslag", *, als_json: bool, goed: str, telt: bool) -> int:
    """Show the report; a difference counts as failure when nothing was mended."""
    if als_json:
        typer.echo(json.dumps({"trajecten": verslag.trajecten, "verschillen": verslag.verschillen}))
    else:
        for verschil in verslag.verschillen:
            typer.echo(verschil)
        hoe = goed if not verslag.verschillen else f"{len(verslag.verschillen)} verschillen."
        typer.echo(f"{verslag.trajecten} trajecten bekeken. {hoe}")
    return 1 if telt and verslag.verschillen else 0
