"""The log: whether it is whole, its anchor, and a copy of it for an auditor."""

import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from inburgering import klok, omgeving
from inburgering.omgeving import OnjuisteInstelling
from inburgering.opdrachtregel.opties import AlsJson, Plek, Uitvoerig, aantal_processen, database

if TYPE_CHECKING:
    from inburgering.db.basis import Database

STDOUT = Path("-")


def logboek(
    bestand: Annotated[
        Path | None, typer.Argument(metavar="BESTAND", help="Het bestand van een anker; - is de uitvoer.")
    ] = None,
    controleer: Annotated[bool, typer.Option("--controleer", help="Ga na of het logboek heel is.")] = False,
    anker: Annotated[
        bool, typer.Option("--anker", help="Maak een anker, of vergelijk met een anker van eerder.")
    ] = False,
    uit: Annotated[
        Path | None, typer.Option("--uit", metavar="JSONL", help="Schrijf het logboek zonder feiten weg.")
    ] = None,
    plek: Plek = None,
    als_json: AlsJson = False,
    verbose: Uitvoerig = False,
) -> int:
    """Ga na of het logboek heel is: niets gewijzigd of weg.

    Elke nacht komt er een anker bij in de map ankers: bewaar het op een andere plek. Zo is ook te zien of er
    aan het eind iets is weggehaald: inburgering logboek --controleer --anker BESTAND
    """
    if bestand is not None and not anker:
        raise OnjuisteInstelling("Een bestand hoort bij --anker: 'inburgering logboek --anker BESTAND'.")
    if not (controleer or anker or uit):
        raise OnjuisteInstelling(
            "Geef --controleer op: 'inburgering logboek --controleer'. Of --anker, of --uit."
        )
    with database() as db:
        if uit:
            _schrijf_uit(db, uit)
        if controleer:
            return _controleer(db, bestand, met_anker=anker, als_json=als_json)
        if anker:
            _maak_anker(db, bestand)
    return 0


def _controleer(db: "Database", bestand: Path | None, *, met_anker: bool, als_json: bool) -> int:
    from inburgering.db import anker, herbouw, vernietig_schijf, zegel

    ankers = [anker.lees(pad) for pad in _welke(bestand)] if met_anker else []
    verslag = herbouw.controleer_ketens(db, aantal_processen(None))
    with db.lezen() as session:
        verslag.verschillen += vernietig_schijf.gewist_zonder_lijst(session)
        los = zegel.open_regels(session.connection())
    verslag.verschillen += [*zegel.controleer(db), *anker.controleer_alle(db, ankers)]
    if als_json:
        uitkomst = {
            "trajecten": verslag.trajecten, "ankers": len(ankers), "nog te verzegelen": los,
            "verschillen": verslag.verschillen,
        }  # fmt: skip
        typer.echo(json.dumps(uitkomst, ensure_ascii=False))
    else:
        _meld(verslag.trajecten, len(ankers), verslag.verschillen)
        if los:
            typer.echo(f"{los} regels van andere logboeken zijn nog niet verzegeld; dat gebeurt elk uur.")
    return 1 if verslag.verschillen else 0


def _meld(trajecten: int, ankers: int, verschillen: list[str]) -> None:
    for verschil in verschillen:
        typer.echo(verschil)
    met = f" en vergeleken met {ankers} anker{'' if ankers == 1 else 's'}" if ankers else ""
    hoe = f"{len(verschillen)} verschillen." if verschillen else "Elk logboek is heel."
    typer.echo(f"{trajecten} trajecten bekeken{met}. {hoe}")


def _welke(bestand: Path | None) -> list[Path]:
    """The anchor that was named, or every one in the map. Raises OnjuisteInstelling when there is none."""
    if bestand is not None:
        return [bestand]
    from inburgering.db import ankermap

    plek = omgeving.lees().ankers
    gevonden = ankermap.alle(plek)
    if not gevonden:
        raise OnjuisteInstelling(
            f"Er staat geen anker in {plek}. Noem het bestand: --controleer --anker BESTAND."
        )
    return gevonden


def _maak_anker(db: "Database", bestand: Path | None) -> None:
    from inburgering.db import anker, ankermap

    nu = klok.echt()
    gemaakt = anker.maak(db, nu)
    if bestand == STDOUT:
        typer.echo(gemaakt.als_json(), nl=False)
        return
    doel = bestand or ankermap.naam_in(omgeving.lees().ankers, nu)
    try:
        ankermap.schrijf(gemaakt, doel)
    except FileExistsError:
        raise OnjuisteInstelling(f"{doel} bestaat al. Een anker wordt nooit overschreven.") from None
    telling = gemaakt.telling
    typer.echo(f"Anker van {telling.regels} regels in {telling.trajecten} trajecten: {doel}")
    typer.echo("Bewaar het op een plek waar de beheerder van de database niet bij kan.")


def _schrijf_uit(db: "Database", doel: Path) -> None:
    from inburgering.db.logexport import regels

    if doel == STDOUT:
        for regel in regels(db):
            sys.stdout.write(f"{regel}\n")
        return
    half = doel.with_name(f".{doel.name}.deel")
    aantal = 0
    try:
        with os.fdopen(
            os.open(half, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8"
        ) as f:
            for regel in regels(db):
                f.write(f"{regel}\n")
                aantal += 1
        half.replace(doel)
    finally:
        half.unlink(missing_ok=True)
    typer.echo(f"{aantal} regels geschreven in {doel}.", err=True)
