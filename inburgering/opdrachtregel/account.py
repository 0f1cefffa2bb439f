"""Local accounts: `account`."""

import json
from typing import TYPE_CHECKING, Annotated

import typer

from inburgering import klok, omgeving
from inburgering.omgeving import OnjuisteInstelling
from inburgering.opdrachtregel.gemeente import Welke, kies_gemeente
from inburgering.opdrachtregel.opties import AlsJson, Plek, Uitvoerig, database

if TYPE_CHECKING:
    from sqlmodel import Session

    from inburgering.db.tabellen import Gebruiker


def account(
    naam: Annotated[
        str, typer.Argument(metavar="NAAM", help="De naam van de medewerker, zoals in de lijst.")
    ],
    inlognaam: Annotated[
        str | None, typer.Option("--inlognaam", help="Waarmee zij zich aanmeldt; anders haar e-mailadres.")
    ] = None,
    afmelden: Annotated[
        bool, typer.Option("--afmelden", help="Beëindig alleen elke open aanmelding van deze medewerker.")
    ] = False,
    gemeente: Welke = None,
    plek: Plek = None,
    als_json: AlsJson = False,
    verbose: Uitvoerig = False,
) -> int:
    """Geef een medewerker een account of een nieuw wachtwoord.

    U krijgt een link die een dag geldig is en eenmaal werkt. Zet accounts = true in aanmelden.toml.
    """
    from inburgering.db import aanmeldingen, accounts
    from inburgering.db.basis import nr_van

    with database() as db, db.schrijven() as session:
        mens = _zoek(session, gemeente, naam)
        if afmelden:
            aantal = aanmeldingen.beeindig_alle(session, nr_van(mens), klok.echt())
            typer.echo(
                json.dumps({"beeindigd": aantal}) if als_json else f"{aantal} aanmeldingen zijn beëindigd."
            )
            return 0
        if not (inlognaam or mens.email):
            raise OnjuisteInstelling(f"Van {mens.naam} is geen e-mailadres bekend. Geef --inlognaam op.")
        token = accounts.nodig_uit(session, mens, inlognaam or mens.email, klok.echt(), "opdrachtregel")
    link = f"{omgeving.lees().adres}/wachtwoord/{token}"
    typer.echo(json.dumps({"link": link}) if als_json else f"Geef deze link aan {mens.naam}:\n{link}")
    return 0


def _zoek(session: "Session", gemeente: str | None, naam: str) -> "Gebruiker":
    from inburgering.db import zoeken

    gevonden = [
        m
        for m in zoeken.medewerkers(session, kies_gemeente(session, gemeente).id or 0)
        if m.naam.casefold() == naam.strip().casefold()
    ]
    if len(gevonden) != 1:
        raise OnjuisteInstelling(
            f"Er werkt hier niemand met de naam '{naam}'. Typ de naam zoals in de lijst."
        )
    return gevonden[0]
