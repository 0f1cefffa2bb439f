"""Keeping and destroying, in steps and roles: `bewaring`."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from inburgering import klok, omgeving
from inburgering.omgeving import OnjuisteInstelling
from inburgering.opdrachtregel.gemeente import Welke, kies_gemeente
from inburgering.opdrachtregel.opties import Plek, Uitvoerig, database, lees_dag

if TYPE_CHECKING:
    from sqlmodel import Session

    from inburgering.db.basis import Database
    from inburgering.db.tabellen import Gemeente

VERKLARINGEN = "vernietiging"
WIE = "Zeg wie u bent met --door 'Voornaam Achternaam'."

Voorstel = Annotated[
    bool, typer.Option("--voorstel", help="Maak een lijst van wat niet langer bewaard mag worden.")
]
Bevestig = Annotated[
    int | None, typer.Option("--bevestig", metavar="LIJST", help="Bevestig een lijst die een ander maakte.")
]
Vernietig = Annotated[
    int | None, typer.Option("--vernietig", metavar="LIJST", help="Voer een bevestigde lijst uit.")
]
TrekIn = Annotated[int | None, typer.Option("--trek-in", metavar="LIJST", help="Laat een lijst vervallen.")]
Toon = Annotated[int | None, typer.Option("--lijst", metavar="LIJST", help="Toon een lijst.")]
Einde = Annotated[
    str | None, typer.Option("--einde", metavar="TRAJECT", help="Leg vast wanneer de plicht eindigde.")
]
Wacht = Annotated[
    str | None, typer.Option("--wacht", metavar="TRAJECT", help="Vernietig dit traject nog niet.")
]
Kern = Annotated[str | None, typer.Option("--kern", metavar="TRAJECT", help="Bewaar de kleine set langer.")]
Dag = Annotated[str | None, typer.Option("--dag", metavar="DAG", help="De dag van het besluit.")]
Reden = Annotated[str, typer.Option("--reden", metavar="TEKST", help="Waarom dit besluit.")]
Door = Annotated[str, typer.Option("--door", metavar="NAAM", help="Uw naam, zoals in het systeem.")]


def bewaring(
    voorstel: Voorstel = False,
    bevestig: Bevestig = None,
    vernietig: Vernietig = None,
    trek_in: TrekIn = None,
    lijst: Toon = None,
    einde: Einde = None,
    wacht: Wacht = None,
    kern: Kern = None,
    dag: Dag = None,
    reden: Reden = "",
    door: Door = "",
    gemeente: Welke = None,
    plek: Plek = None,
    verbose: Uitvoerig = False,
) -> int:
    """Vernietig wat niet langer bewaard mag worden, in stappen.

    Een maakt het voorstel, een ander bevestigt, en pas dan kan het weg. Zonder opties: de lijsten.
    """
    besluiten = {s: n for s, n in (("einde", einde), ("wacht", wacht), ("kern", kern)) if n}
    if not door and (voorstel or besluiten or {bevestig, vernietig, trek_in} != {None}):
        raise OnjuisteInstelling(WIE)
    with database() as db:
        if vernietig is not None:
            return _vernietig(db, gemeente, vernietig, door)
        with db.schrijven() as session:
            stappen = _Stappen(session, kies_gemeente(session, gemeente), door)
            if besluiten:
                stappen.besluit(besluiten, dag, reden)
            else:
                stappen.doe(voorstel=voorstel, bevestig=bevestig, trek_in=trek_in, lijst=lijst)
    return 0


class _Stappen:
    """The steps that change only lists and decisions."""

    def __init__(self, session: "Session", gemeente: "Gemeente", door: str) -> None:
        from inburgering.db import bewaarlijst

        self.dienst, self.session, self.gemeente, self.door = bewaarlijst, session, gemeente, door

    def doe(self, *, voorstel: bool, bevestig: int | None, trek_in: int | None, lijst: int | None) -> None:
        if voorstel:
            self.stel_voor()
        elif bevestig is not None:
            self.bevestig(bevestig)
        elif trek_in is not None:
            self.trek_in(trek_in)
        else:
            self.toon(lijst)

    def stel_voor(self) -> None:
        from inburgering.db.bewaren import Stand

        lijst, oordelen = self.dienst.stel_voor(
            self.session, self.gemeente, self.door, klok.vandaag(), klok.nu()
        )
        for o in oordelen:
            if o.stand in {Stand.VRAAG, Stand.WACHT}:
                typer.echo(f"{o.nummer}: {o.waarom}")
        if lijst is None:
            typer.echo("Er is nu niets te vernietigen.")
            return
        self._regels(lijst.id or 0)
        typer.echo(
            f"Lijst {lijst.id} staat klaar. Een ander bevestigt haar: "
            f"inburgering bewaring --bevestig {lijst.id}"
        )

    def bevestig(self, nummer: int) -> None:
        lijst = self.dienst.lijst(self.session, self.gemeente, nummer)
        self.dienst.bevestig(self.session, lijst, self.gemeente, self.door, klok.nu())
        typer.echo(f"Lijst {nummer} is bevestigd. Uitvoeren: inburgering bewaring --vernietig {nummer}")

    def trek_in(self, nummer: int) -> None:
        lijst = self.dienst.lijst(self.session, self.gemeente, nummer)
        self.dienst.trek_in(self.session, lijst, self.gemeente, self.door)
        typer.echo(f"Lijst {nummer} is ingetrokken. Er is niets vernietigd.")

    def besluit(self, besluiten: dict[str, str], dag: str | None, reden: str) -> None:
        if len(besluiten) > 1:
            raise OnjuisteInstelling("Neem een besluit tegelijk: --einde, --wacht of --kern.")
        if not dag:
            raise OnjuisteInstelling("Geef met --dag de dag van het besluit, zoals 2026-11-20.")
        ((soort, nummer),) = besluiten.items()
        self.dienst.besluit(
            self.session, self.gemeente, nummer, soort, lees_dag(dag), reden, self.door, klok.nu()
        )
        typer.echo(f"Vastgelegd voor {nummer}. Maak daarna een nieuw voorstel.")

    def toon(self, nummer: int | None) -> None:
        if nummer is not None:
            lijst = self.dienst.lijst(self.session, self.gemeente, nummer)
            typer.echo(f"Lijst {lijst.id}, peildag {lijst.peildag:%d-%m-%Y}: {lijst.stand}.")
            self._regels(nummer)
            return
        alle = self.dienst.lijsten(self.session, self.gemeente)
        for lijst in alle:
            aantal = len(self.dienst.regels(self.session, lijst.id or 0))
            typer.echo(
                f"Lijst {lijst.id}, peildag {lijst.peildag:%d-%m-%Y}: {aantal} trajecten, {lijst.stand}."
            )
        if not alle:
            typer.echo("Er zijn nog geen lijsten. Maak er een: inburgering bewaring --voorstel --door NAAM")

    def _regels(self, nummer: int) -> None:
        for regel, traject in self.dienst.regels(self.session, nummer):
            typer.echo(f"{traject}: {regel.stand}. {regel.waarom}")


def _vernietig(db: "Database", code: str | None, nummer: int, door: str) -> int:
    from inburgering.db import (
        bewaarlijst,
        vernietig,
        vernietig_bestanden,
        vernietig_schijf,
        vernietig_verklaring,
    )

    hier = omgeving.lees()
    with db.lezen() as session:
        bewaarlijst.lijst(session, kies_gemeente(session, code), nummer)
    gedaan = vernietig.vernietig(db, nummer, door, lambda n: typer.echo(f"{n} vernietigd", err=True))
    bestanden = vernietig_bestanden.wis(vernietig.nummers(db, nummer), hier.uitgaand, hier.inkomend)
    verklaring = vernietig_verklaring.maak(db, nummer, door, klok.nu(), bestanden)
    pad = _bewaar(hier.map / VERKLARINGEN, nummer, verklaring)
    typer.echo(f"{len(gedaan.vernietigd)} trajecten vernietigd, {len(gedaan.eraf)} van de lijst gehaald.")
    typer.echo(f"De verklaring staat in {pad}. Bewaar haar; zij noemt geen personen.")
    typer.echo(vernietig_schijf.ruim_op(db))
    return 0


def _bewaar(map_: Path, nummer: int, verklaring: dict[str, Any]) -> Path:
    from inburgering.db.vernietig_verklaring import als_tekst

    map_.mkdir(parents=True, exist_ok=True)
    pad = map_ / f"lijst-{nummer}.md"
    pad.write_text(als_tekst(verklaring), encoding="utf-8")
    pad.with_suffix(".json").write_text(
        json.dumps(verklaring, ensure_ascii=False, indent=2) + "\n", encoding="utf-8"
    )
    return pad
