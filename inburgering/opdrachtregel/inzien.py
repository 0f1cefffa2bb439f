"""Who saw or changed what: `inzagelog`."""

from datetime import datetime, time
from typing import Annotated

import typer

from inburgering import klok
from inburgering.klok import AMSTERDAM
from inburgering.opdrachtregel.opties import Plek, Uitvoerig, database, lees_dag


def inzagelog(
    van: Annotated[str | None, typer.Option("--van", metavar="DAG", help="Vanaf welke dag.")] = None,
    tot: Annotated[str | None, typer.Option("--tot", metavar="DAG", help="Tot en met welke dag.")] = None,
    plek: Plek = None,
    verbose: Uitvoerig = False,
) -> None:
    """Voer uit wie wat bekeek of wijzigde.

    Een JSON-regel per blik, in de woorden van het Logboek Dataverwerkingen.

    Van een inburgeraar staat er alleen een versleuteld nummer in.
    """
    from inburgering.db import inzagelog as dienst
    from inburgering.db.basis import einde_van

    eerste = lees_dag(van) if van else klok.vandaag()
    laatste = lees_dag(tot) if tot else klok.vandaag()
    begin = datetime.combine(eerste, time(), AMSTERDAM)
    einde = einde_van(laatste)
    with database() as db, db.lezen() as session:
        for regel in dienst.uitvoer(session, begin, einde):
            typer.echo(regel)
