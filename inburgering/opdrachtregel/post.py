"""Beside the letters that go out: `drukwerk` makes them ready to print, `haal-binnen` collects what came."""

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


def haal_binnen(plek: Plek = None, als_json: AlsJson = False, verbose: Uitvoerig = False) -> int:
    """Haal terugmeldingen en teruggekomen mail op."""
    from inburgering.flows.binnenhalen import haal_binnen as haal
    from inburgering.flows.slag import gemeenten, slag

    with database() as db:
        waar = gemeenten(db)
        with slag(db, "haal_binnen", waar) as verloop:
            binnen = haal(db, omgeving.lees(), klok.vandaag(), klok.nu(), klok.echt())
            if binnen.fouten:
                verloop.mislukt |= {gemeente.id: binnen.fouten[0] for gemeente in waar}
    if als_json:
        typer.echo(json.dumps(binnen.als_dict()))
    else:
        mail = ", ".join(f"{aantal} {soort}" for soort, aantal in binnen.mail.items()) or "geen"
        typer.echo(f"Bestanden van partners: {binnen.bestanden}. Teruggekomen mail: {mail}.")
        for fout in binnen.fouten:
            typer.echo(fout, err=True)
    return 1 if binnen.fouten else 0
