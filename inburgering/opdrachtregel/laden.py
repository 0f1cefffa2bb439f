"""Load a municipality's file: once, or again when someone asks, and never over a page without saying so."""

import getpass
import sys
from typing import TYPE_CHECKING, Annotated

import typer

from inburgering import klok
from inburgering.opdrachtregel.opties import Plek, Uitvoerig, database

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inburgering.db.basis import Database
    from inburgering.invoer.gemeenten_verschil import Verandering


def laad(
    bestand: Annotated[str, typer.Argument(metavar="BESTAND", help="Een TOML-bestand of een bekende naam.")],
    opnieuw: Annotated[bool, typer.Option("--opnieuw", help="Breng wijzigingen in het bestand aan.")] = False,
    proef: Annotated[bool, typer.Option("--proef", help="Laat alleen zien wat er zou veranderen.")] = False,
    vervang: Annotated[
        bool, typer.Option("--vervang", help="Laat het bestand voorgaan op de pagina, zonder te vragen.")
    ] = False,
    plek: Plek = None,
    verbose: Uitvoerig = False,
) -> int:
    """Laad de inrichting van een gemeente.

    Haar normen, partners en medewerkers; later beheert u die op de pagina's. Wat daar is veranderd, wordt
    bij opnieuw laden niet vervangen zonder dat u het verschil ziet en ja zegt.

    Bijvoorbeeld: inburgering laad haarlemmermeer
    """
    from inburgering.invoer import gemeenten
    from inburgering.invoer.gemeenten_verschil import AndersOpDePagina

    with database() as db:
        if proef:
            with db.lezen() as session:
                _toon(gemeenten.bekijk(session, bestand))
            return 0
        try:
            naam = _breng_aan(db, bestand, opnieuw=opnieuw, vervang=vervang)
        except AndersOpDePagina as anders:
            typer.echo(str(anders), err=True)
            if not _bestand_gaat_voor():
                return 1
            naam = _breng_aan(db, bestand, opnieuw=True, vervang=True)
    typer.echo(f"De inrichting van {naam} is geladen.")
    return 0


def _breng_aan(db: "Database", bestand: str, *, opnieuw: bool, vervang: bool) -> str:
    """Load it in a transaction of its own; gives the name of the municipality."""
    from inburgering.invoer import gemeenten

    with db.schrijven() as session:
        wie = getpass.getuser()
        return gemeenten.laad(session, bestand, klok.nu(), wie, opnieuw=opnieuw, vervang=vervang).naam


def _toon(alles: "Sequence[Verandering]") -> None:
    """Each difference on a line, and what would happen; nothing was written."""
    for v in alles:
        typer.echo(f"{'Botst' if v.botst else 'Blijft' if v.blijft else 'Verandert'}: {v}")
    typer.echo("Er is niets geladen." if alles else "Er is geen verschil. Er is niets geladen.")


def _bestand_gaat_voor() -> bool:
    """Ask whether the file goes before the page; no when nobody can answer."""
    if not sys.stdin.isatty():
        typer.echo("Wilt u dit vervangen door wat in het bestand staat? Gebruik dan --vervang.", err=True)
        return False
    return typer.confirm("Wilt u dit vervangen door wat in het bestand staat?", default=False)
