"""Fill an installation: `migreer`, `importeer`, `genereer`."""

import getpass
import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from inburgering import klok, omgeving, opzet
from inburgering.omgeving import OnjuisteInstelling
from inburgering.opdrachtregel.opties import AlsJson, Plek, Uitvoerig, database

if TYPE_CHECKING:
    from sqlmodel import Session

    from inburgering.db.tabellen import Gemeente
    from inburgering.invoer.importeer_verslag import Verslag
    from inburgering.invoer.importeer_voorstel import Voorstel

DOOR = "inrichting van de demo"
ADEM = 0.15  # seconds between cases: SQLite looks every 0.1 s whether it may write

Welke = Annotated[
    str | None, typer.Option("--gemeente", metavar="CODE", help="De gemeente, als er meer dan een is.")
]


def migreer(plek: Plek = None, verbose: Uitvoerig = False) -> None:
    """Maak de database, of breng hem naar de nieuwste vorm."""
    hier = omgeving.lees()
    nog = opzet.migreer(hier)
    typer.echo(f"De database van {hier.map} is bijgewerkt.")
    if nog:
        typer.echo(nog)


def importeer(
    bestand: Annotated[Path, typer.Argument(metavar="BESTAND", help="Een lijst met trajecten: CSV of XLSX.")],
    proef: Annotated[bool, typer.Option("--proef", help="Probeer alles en bewaar niets.")] = False,
    gemeente: Welke = None,
    koppeling: Annotated[
        Path | None,
        typer.Option("--koppeling", metavar="TOML", help="Wat de kolommen en woorden betekenen."),
    ] = None,
    consulent: Annotated[
        str | None, typer.Option("--consulent", metavar="NAAM", help="Voor rijen zonder consulent.")
    ] = None,
    plek: Plek = None,
    als_json: AlsJson = False,
    verbose: Uitvoerig = False,
) -> int:
    """Neem een lopende caseload over. Afgekeurde rijen komen in een bestand naast het origineel."""
    from inburgering.invoer.importeer import importeer as neem_over
    from inburgering.invoer.importeer_koppeling import Koppeling, lees_koppeling
    from inburgering.invoer.importeer_voorstel import voorstel as stel_voor

    afspraak = lees_koppeling(koppeling) if koppeling else Koppeling()
    if consulent:
        afspraak = afspraak.model_copy(update={"standaard_consulent": consulent})
    with database() as db:
        with db.lezen() as session:
            nummer = kies_gemeente(session, gemeente).id
        verslag = neem_over(
            db, int(nummer or 0), bestand, afspraak, klok.nu(), proef=proef, door=getpass.getuser()
        )
        koppel = stel_voor(db, int(nummer or 0), bestand, afspraak) if proef else None
    _toon(verslag, koppel, als_json=als_json)
    if not proef and (pad := verslag.schrijf_afgekeurd(bestand.resolve().parent)):
        typer.echo(f"De afgekeurde rijen staan in {pad}. Gooi dat bestand na gebruik weg.", err=True)
    return 0 if verslag.gelukt else 1


def _toon(verslag: "Verslag", koppel: "Voorstel | None", *, als_json: bool) -> None:
    """The report, and after a dry run the mapping to edit: alone on stdout, to be kept as a file."""
    if als_json:
        extra = {"koppeling": koppel.tekst, "open_vragen": koppel.open_vragen} if koppel else {}
        typer.echo(json.dumps(verslag.als_dict() | extra, ensure_ascii=False, indent=2))
        return
    typer.echo(verslag.tekst(), err=koppel is not None)
    if koppel:
        typer.echo(err=True)
        typer.echo(koppel.tekst, nl=False)


def kies_gemeente(session: "Session", code: str | None) -> "Gemeente":
    """The municipality with this code, or the only one. Raises OnjuisteInstelling."""
    from sqlmodel import select

    from inburgering.db.tabellen import Gemeente

    alle = session.exec(select(Gemeente)).all()
    gekozen = [g for g in alle if code in (None, g.code)]
    if len(gekozen) == 1:
        return gekozen[0]
    if not alle:
        raise OnjuisteInstelling("Er is nog geen gemeente. Laad er een: 'inburgering laad haarlemmermeer'.")
    raise OnjuisteInstelling(f"Kies een gemeente met --gemeente: {', '.join(g.code for g in alle)}.")


def genereer(
    gemeente: Annotated[
        str, typer.Option("--gemeente", metavar="CODE", help="De gemeente waarvoor.")
    ] = "haarlemmermeer",
    aantal: Annotated[int, typer.Option("--aantal", min=1, help="Hoeveel mensen in totaal.")] = 800,
    zaad: Annotated[int, typer.Option("--zaad", help="Hetzelfde zaad geeft dezelfde mensen.")] = 1,
    voortgang: Annotated[bool, typer.Option("--voortgang", hidden=True)] = False,
    plek: Plek = None,
    verbose: Uitvoerig = False,
) -> None:
    """Vul een demomap met een verzonnen gemeente. Vult aan wat er al is."""
    from inburgering.invoer import gemeenten
    from inburgering.invoer.genereer import genereer as verzin

    opzet.maak_demomap(omgeving.lees().map, aantal)
    opzet.migreer(omgeving.lees())

    def meld(klaar: int, _totaal: int) -> None:
        if voortgang:
            print(json.dumps({"klaar": klaar}), flush=True)

    with database() as db:
        with db.schrijven() as session:
            nummer = int(gemeenten.laad(session, gemeente, klok.nu(), DOOR).id or 0)
        dag = klok.vandaag()
        if voortgang:  # the site is not open yet, so no breath is needed
            verzin(db, nummer, min(opzet.EERST, aantal), zaad, dag, meld)
        opbrengst = verzin(db, nummer, aantal, zaad, dag, meld, pauze=ADEM if voortgang else 0.0)
    if not voortgang:
        typer.echo(
            f"{opbrengst.trajecten} trajecten gemaakt met {opbrengst.gebeurtenissen} gebeurtenissen; "
            f"{opbrengst.stonden_er} stonden er al."
        )
