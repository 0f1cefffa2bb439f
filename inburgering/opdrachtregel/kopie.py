"""Keep a spare copy of the database, and put it back: `reservekopie` and `herstel`."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from inburgering import klok, omgeving, opzet
from inburgering.opdrachtregel.opties import AlsJson, Plek, Uitvoerig, aantal_processen, database

if TYPE_CHECKING:
    from inburgering.db.basis import Database
    from inburgering.db.reservekopie import Manifest


def reservekopie(
    doel: Annotated[Path, typer.Argument(metavar="DOEL", help="Een nieuwe map voor de kopie.")],
    plek: Plek = None,
    als_json: AlsJson = False,
    verbose: Uitvoerig = False,
) -> None:
    """Maak een kopie van de database, zonder de sleutels.

    De site kan blijven draaien. De kopie wordt na het schrijven teruggelezen en nageteld.
    """
    from inburgering.db import reservekopie as dienst

    with database() as db:
        manifest = dienst.maak(db, doel.resolve(), klok.echt())
    if als_json:
        typer.echo(json.dumps(manifest.model_dump()))
        return
    typer.echo(f"De kopie staat in {doel} en is nageteld: {_omvang(manifest)}.")
    typer.echo(
        f"De sleutels zitten er niet in. Bewaar {omgeving.lees().sleutelbestand} apart: zonder dat bestand "
        "is uit de kopie geen BSN, geen brief en geen dossier te lezen."
    )
    typer.echo("In de kopie staan namen en adressen. Bewaar haar even veilig als de database zelf.")


def herstel(
    bron: Annotated[Path, typer.Argument(metavar="BRON", help="De map met de kopie.")],
    overschrijf: Annotated[
        bool, typer.Option("--overschrijf", help="Vervang een database waar al iets in staat.")
    ] = False,
    plek: Plek = None,
    als_json: AlsJson = False,
    verbose: Uitvoerig = False,
) -> int:
    """Zet een kopie van de database terug.

    Stop eerst de site en de processen. Daarna wordt nagegaan of alles klopt met het logboek.
    """
    from inburgering.db import reservekopie as dienst

    hier = omgeving.lees()
    db = omgeving.open_database(hier, nieuw=True)
    try:
        manifest, opzij = dienst.herstel(db, bron.resolve(), klok.echt(), overschrijf=overschrijf)
        nog = opzet.werk_bij(db)
        klachten = [*([nog] if nog else []), *_kijk_na(db)]
    finally:
        db.sluit()
    if als_json:
        typer.echo(json.dumps({"manifest": manifest.model_dump(), "opzij": opzij, "verschillen": klachten}))
    else:
        _vertel(manifest, opzij, klachten)
    return 1 if klachten else 0


def _kijk_na(db: "Database") -> list[str]:
    """What is wrong with what was put back: its log, its states and terms, and whether our keys fit."""
    from inburgering.db import herbouw, sleutels_draaien, zegel

    if klachten := sleutels_draaien.onleesbaar(db):
        return klachten  # without the keys nothing else can be looked at
    processen = aantal_processen(None)
    return [
        *herbouw.controleer_ketens(db, processen).verschillen,
        *zegel.controleer(db),
        *herbouw.controleer(db, processen).verschillen,
    ]


def _vertel(manifest: "Manifest", opzij: str | None, klachten: list[str]) -> None:
    for klacht in klachten:
        typer.echo(klacht)
    typer.echo(
        f"Teruggezet: de kopie van {manifest.gemaakt[:16].replace('T', ' ')} UTC, {_omvang(manifest)}."
    )
    if opzij:
        typer.echo(f"Wat er eerst stond, staat in {opzij}. Gooi dat weg zodra u het niet meer nodig hebt.")
    typer.echo(
        "Is er na de dag van de kopie iets vernietigd? Dan staat dat er nu weer. Voer die lijsten opnieuw "
        "uit."
    )
    hoe = f"{len(klachten)} verschillen." if klachten else "Alles klopt met het logboek."
    typer.echo(hoe)


def _omvang(manifest: "Manifest") -> str:
    t = manifest.staat
    return (
        f"{t.tabellen.get('traject', 0)} trajecten, {t.logboek.regels} regels in het logboek, "
        f"{sum(t.tabellen.values())} rijen in {len(t.tabellen)} tabellen"
    )
