"""The chain: files of DUO, COA and BRP in, files for DUO and notifications out. `keten lees|schrijf|…`."""

import getpass
import json
from dataclasses import asdict
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from inburgering import klok, omgeving
from inburgering.opdrachtregel.gemeente import Welke, kies_gemeente
from inburgering.opdrachtregel.nederlands import Groep, Opdracht
from inburgering.opdrachtregel.opties import AlsJson, Plek, Uitvoerig, database

if TYPE_CHECKING:
    from inburgering.invoer.importeer_verslag import Verslag

keten = typer.Typer(
    name="keten",
    cls=Groep,
    help="Wissel bestanden uit met DUO, het COA en de BRP.",
    no_args_is_help=True,
    rich_markup_mode=None,
)


class Afzender(StrEnum):
    """Who sent the file."""

    DUO = "duo"
    COA = "coa"
    BRP = "brp"


Bestand = Annotated[Path, typer.Argument(metavar="BESTAND", help="CSV, XLSX of JSON.")]
Proef = Annotated[bool, typer.Option("--proef", help="Probeer alles en bewaar niets.")]


@keten.command(cls=Opdracht)
def lees(
    van: Annotated[Afzender, typer.Argument(metavar="VAN", help="duo, coa of brp.")],
    bestand: Bestand,
    proef: Proef = False,
    gemeente: Welke = None,
    consulent: Annotated[
        str | None, typer.Option("--consulent", metavar="NAAM", help="Voor een nieuw traject.")
    ] = None,
    koppeling: Annotated[
        Path | None,
        typer.Option("--koppeling", metavar="TOML", help="Wat de woorden in het bestand betekenen."),
    ] = None,
    plek: Plek = None,
    als_json: AlsJson = False,
    verbose: Uitvoerig = False,
) -> int:
    """Lees een bestand van DUO, het COA of de BRP.

    Wat anders is dan in het dossier, wordt een signaal voor de consulent.
    """
    from inburgering.invoer.importeer_koppeling import Koppeling, lees_koppeling
    from inburgering.invoer.keten import lees_keten
    from inburgering.invoer.ketenvelden import Bron

    afspraak = lees_koppeling(koppeling) if koppeling else Koppeling()
    if consulent:
        afspraak = afspraak.model_copy(update={"standaard_consulent": consulent})
    with database() as db:
        with db.lezen() as session:
            nummer = int(kies_gemeente(session, gemeente).id or 0)
        wie = getpass.getuser()
        bron = Bron(van.value)
        verslag = lees_keten(db, nummer, bron, bestand, afspraak, klok.nu(), proef=proef, door=wie)
    return _toon(verslag, bestand, als_json=als_json)


@keten.command(cls=Opdracht)
def antwoord(
    bestand: Bestand,
    proef: Proef = False,
    gemeente: Welke = None,
    plek: Plek = None,
    als_json: AlsJson = False,
    verbose: Uitvoerig = False,
) -> int:
    """Lees het antwoord van DUO op onze bestanden."""
    from inburgering.invoer.duoantwoord import lees_antwoord

    with database() as db:
        with db.lezen() as session:
            nummer = int(kies_gemeente(session, gemeente).id or 0)
        verslag = lees_antwoord(db, nummer, bestand, klok.nu(), proef=proef, door=getpass.getuser())
    return _toon(verslag, bestand, als_json=als_json)


def _toon(verslag: "Verslag", bestand: Path, *, als_json: bool) -> int:
    if als_json:
        typer.echo(json.dumps(verslag.als_dict(), ensure_ascii=False, indent=2))
    else:
        typer.echo(verslag.tekst())
    if not verslag.proef and (pad := verslag.schrijf_afgekeurd(bestand.resolve().parent)):
        typer.echo(f"De afgekeurde rijen staan in {pad}. Gooi dat bestand na gebruik weg.", err=True)
    return 0 if verslag.gelukt else 1


@keten.command(cls=Opdracht)
def schrijf(plek: Plek = None, als_json: AlsJson = False, verbose: Uitvoerig = False) -> None:
    """Zet in een bestand wat DUO moet weten."""
    from inburgering.flows import duo

    with database() as db:
        hier = omgeving.lees()
        bestanden = duo.lever(db, hier, klok.nu())
    if als_json:
        typer.echo(
            json.dumps([{"naam": b.naam, "meldingen": b.aantal, "sha256": b.sha256} for b in bestanden])
        )
    elif not bestanden:
        typer.echo("Er is niets nieuws voor DUO.")
    for b in bestanden if not als_json else []:
        woord = "melding" if b.aantal == 1 else "meldingen"
        typer.echo(f"{hier.uitgaand / duo.MAP / b.naam}: {b.aantal} {woord}.")


@keten.command(name="deel-mee", cls=Opdracht)
def deel_mee(plek: Plek = None, als_json: AlsJson = False, verbose: Uitvoerig = False) -> int:
    """Schrijf bestanden voor DUO en verstuur berichten."""
    from inburgering.flows import berichtenronde, duo
    from inburgering.flows.slag import gemeenten, slag

    with database() as db:
        hier = omgeving.lees()
        with slag(db, "deel_mee", gemeenten(db)):
            bestanden = duo.lever(db, hier, klok.nu())
            uitslag = berichtenronde.verstuur_alles(db, hier, klok.nu, klok.echt)
            gemaand = duo.maan(db, klok.nu())
    if als_json:
        namen = [b.naam for b in bestanden]
        typer.echo(json.dumps({"bestanden": namen, "berichten": asdict(uitslag), "gemaand": gemaand}))
    else:
        typer.echo(
            f"Bestanden voor DUO: {len(bestanden)}. Berichten: {uitslag.verzonden} verzonden, "
            f"{uitslag.later} later opnieuw, {uitslag.mislukt} mislukt."
        )
    return 1 if uitslag.mislukt or uitslag.later else 0


@keten.command(cls=Opdracht)
def zaak(
    nummer: Annotated[str, typer.Argument(metavar="NUMMER", help="Het nummer van het traject.")],
    gemeente: Welke = None,
    plek: Plek = None,
    verbose: Uitvoerig = False,
) -> None:
    """Toon een traject als JSON, in de woorden van het GGM.

    Er staat een BSN in: bewaar het goed. Wie dit opvroeg, staat in het logboek van de instellingen.
    """
    import hashlib

    from sqlmodel import select

    from inburgering.db import ggm
    from inburgering.db.fouten import NietGevonden
    from inburgering.db.tabellen import Inrichting, Traject
    from inburgering.db.zaak import Zaak

    with database() as db, db.schrijven() as session:
        van = int(kies_gemeente(session, gemeente).id or 0)
        vraag = select(Traject.id).where(Traject.nummer == nummer, Traject.gemeente_id == van)
        nr = session.exec(vraag).one_or_none()
        if nr is None:
            raise NietGevonden(f"Een traject met nummer {nummer} is er niet in deze gemeente.")
        inhoud = ggm.zaak_als_ggm(Zaak.lees(session, nr, klok.nu()))
        tekst = json.dumps(inhoud, ensure_ascii=False, indent=2)
        vinger = hashlib.sha256(tekst.encode()).hexdigest()
        wie, wat = getpass.getuser(), f"uitvoer GGM {nummer}"
        session.add(Inrichting(gemeente_id=van, moment=klok.nu(), door=wie, wat=wat, sha256=vinger))
    typer.echo(tekst)
