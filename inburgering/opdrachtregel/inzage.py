"""What is held about one person: `inzage`."""

import getpass
import hashlib
import json
import os
from pathlib import Path
from typing import Annotated

import typer

from inburgering import klok
from inburgering.omgeving import OnjuisteInstelling
from inburgering.opdrachtregel.gemeente import Welke, kies_gemeente
from inburgering.opdrachtregel.opties import Plek, Uitvoerig, database


def inzage(
    nummer: Annotated[
        str, typer.Argument(metavar="NUMMER", help="Het nummer van een traject van deze mens.")
    ],
    uit: Annotated[
        Path | None, typer.Option("--uit", metavar="MAP", help="Een nieuwe map (inzage-NUMMER).")
    ] = None,
    door: Annotated[str, typer.Option("--door", metavar="NAAM", help="Wie dit verzoek behandelt.")] = "",
    gemeente: Welke = None,
    plek: Plek = None,
    verbose: Uitvoerig = False,
) -> None:
    """Schrijf alles op wat over een mens is bewaard.

    Ook wie het kreeg, en de brieven.

    Lees het na voordat u het geeft: een notitie kan ook over een ander gaan.
    """
    from inburgering.db import inzage_persoon, inzage_tekst

    uit = uit or Path(f"inzage-{nummer}")
    if uit.exists():
        raise OnjuisteInstelling(f"{uit} bestaat al. Kies een nieuwe map.")
    with database() as db, db.schrijven() as session:
        hier = kies_gemeente(session, gemeente)
        alles = inzage_persoon.verzamel(session, hier, nummer, klok.nu())
        tekst = json.dumps(alles, ensure_ascii=False, indent=2) + "\n"
        uit.mkdir(parents=True, mode=0o700)
        _zet(uit / "overzicht.json", tekst.encode())
        _zet(uit / "overzicht.md", inzage_tekst.als_tekst(alles).encode())
        aantal = 0
        for naam, inhoud in inzage_persoon.brieven(session, hier, nummer):
            _zet(uit / naam, inhoud)
            aantal += 1
        vinger = hashlib.sha256(tekst.encode()).hexdigest()
        inzage_persoon.leg_vast(session, hier, nummer, door or getpass.getuser(), vinger, klok.nu())
    typer.echo(f"Het overzicht staat in {uit}, met {aantal} brieven. Het BSN staat erin.")
    typer.echo("Lees het na: haal weg wat over een ander gaat. Geef het alleen aan de persoon zelf.")
    typer.echo("Gooi de map daarna weg.")


def _zet(bestand: Path, inhoud: bytes) -> None:
    with os.fdopen(os.open(bestand, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as doel:
        doel.write(inhoud)
