"""The keys with which personal data are encrypted: `sleutel`."""

import json
from typing import Annotated

import typer

from inburgering import omgeving
from inburgering.opdrachtregel.opties import AlsJson, Plek, Uitvoerig, database


def sleutel(
    draai: Annotated[
        bool, typer.Option("--draai", help="Maak een nieuwe sleutel en versleutel alles opnieuw.")
    ] = False,
    opruimen: Annotated[
        bool, typer.Option("--ruim-op", help="Gooi oude sleutels weg die niets meer versleutelen.")
    ] = False,
    plek: Plek = None,
    als_json: AlsJson = False,
    verbose: Uitvoerig = False,
) -> int:
    """Zie welke sleutels in gebruik zijn, of draai ze.

    De site kan blijven draaien. Stopt het halverwege, geef dan dezelfde opdracht nog eens.
    """
    from inburgering.db import sleutels_draaien as dienst

    klachten: list[str] = []
    with database() as db:
        if draai:
            uitslag = dienst.draai(db, meld=_voortgang)
            klachten = uitslag.klachten
            zin = f"{uitslag.opnieuw} gegevens zijn opnieuw versleuteld met sleutel {uitslag.nummer}."
        if opruimen:
            weg = dienst.ruim_op(db)
            zin = f"Weggegooid: {len(weg)} oude sleutel{'' if len(weg) == 1 else 's'}."
        telling = dienst.in_gebruik(db)
    if als_json:
        typer.echo(json.dumps({"in_gebruik": telling, "klachten": klachten}))
        return 1 if klachten else 0
    for klacht in klachten:
        typer.echo(klacht)
    if draai or opruimen:
        typer.echo(zin)
        _raad(opruimen)
    for nummer, aantal in telling.items():
        typer.echo(f"Sleutel {nummer}: {aantal} gegevens.")
    return 1 if klachten else 0


def _voortgang(aantal: int) -> None:
    typer.echo(f"{aantal} opnieuw versleuteld", err=True)


def _raad(opruimen: bool) -> None:
    bestand = omgeving.lees().sleutelbestand
    if opruimen:
        typer.echo(
            "Een reservekopie van voor het draaien heeft de oude sleutel nog nodig. Bewaar die kopie van"
        )
        typer.echo(f"{bestand} zolang u zulke reservekopieën bewaart.")
    else:
        typer.echo(f"Maak nu een nieuwe kopie van {bestand}. Daarna kan 'inburgering sleutel --ruim-op'.")
