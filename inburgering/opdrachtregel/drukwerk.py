"""Make the day's letters ready to print: `drukwerk`."""

import json
from dataclasses import asdict

import typer

from inburgering import klok, omgeving
from inburgering.opdrachtregel.opties import AlsJson, Plek, Uitvoerig, database


def drukwerk(plek: Plek = None, als_json: AlsJson = False, verbose: Uitvoerig = False) -> int:
    """Maak van de printwachtrij één pdf met een lijst."""
    from inburgering.flows.drukwerk import sluit_drukwerk
    from inburgering.flows.slag import gemeenten, slag

    with database() as db:
        hier = omgeving.lees()
        with slag(db, "druk_af", gemeenten(db)):
            druk = sluit_drukwerk(db, hier, klok.vandaag(), klok.nu())
    if als_json:
        typer.echo(json.dumps(asdict(druk)))
        return 1 if druk.kwijt else 0
    for b in druk.bundels:
        typer.echo(f"{b.naam}: {b.brieven} brieven op {b.bladzijden} bladzijden.")
    if druk.bundels:
        typer.echo(f"De bundels staan in {hier.uitgaand / 'drukwerk' / 'bundels'}.")
    elif not druk.kwijt:
        typer.echo("Er wachtte niets om te drukken.")
    if druk.kwijt:
        typer.echo(f"{druk.kwijt} brieven lagen er niet meer; de consulenten hebben een signaal.", err=True)
    return 1 if druk.kwijt else 0
