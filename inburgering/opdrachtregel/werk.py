"""What the flows do, once and in this process: `bewaak`, `bezorg`, `rapporteer` and `opruimen`."""

import json
from dataclasses import asdict
from typing import Annotated

import typer

from inburgering import klok, omgeving
from inburgering.opdrachtregel.opties import AlsJson, Plek, Uitvoerig, database, lees_dag

Op = Annotated[
    str | None,
    typer.Option("--op", metavar="DAG", help="Doe alsof het deze dag is; een latere kan alleen in een demo."),
]


def bewaak(op: Op = None, plek: Plek = None, als_json: AlsJson = False, verbose: Uitvoerig = False) -> None:
    """Loop de termijnen na en meld wat bijna of te laat is.

    Bijvoorbeeld, om in de demo tijd te laten verstrijken: inburgering bewaak --op 2027-01-10
    """
    from inburgering.db import zegel
    from inburgering.flows import bewaking
    from inburgering.flows.slag import gemeenten, slag

    with database() as db:
        dag, nu = klok.moment(lees_dag(op) if op else None)
        zegel.verzegel(db, klok.echt())
        with slag(db, "bewaak", gemeenten(db)):
            gemeld = bewaking.bewaak(lambda over: bewaking.meld(db, dag, nu, over))
    if als_json:
        typer.echo(json.dumps({"op": dag.isoformat(), "gemeld": gemeld}))
    else:
        typer.echo(f"{dag:%d-%m-%Y}: {gemeld} {'termijn' if gemeld == 1 else 'termijnen'} gemeld.")


def bezorg(op: Op = None, plek: Plek = None, als_json: AlsJson = False, verbose: Uitvoerig = False) -> int:
    """Bezorg wat klaarstaat en haal terugmeldingen op."""
    from inburgering.flows.bezorging import bezorg as lever
    from inburgering.flows.slag import gemeenten, slag
    from inburgering.flows.terugkomst import haal_op

    with database() as db:
        hier, gekozen = omgeving.lees(), lees_dag(op) if op else None
        with slag(db, "draag_over", gemeenten(db)):
            oogst = haal_op(db, hier, klok.moment(gekozen)[1], klok.echt())
            uitslag = lever(db, hier, lambda: klok.moment(gekozen)[1])
    if als_json:
        typer.echo(json.dumps({"post": asdict(uitslag), "teruggekomen": asdict(oogst)}))
    else:
        typer.echo(
            f"Post: {uitslag.verzonden} verzonden, {uitslag.later} later opnieuw, {uitslag.mislukt} mislukt. "
            f"Teruggekomen: {oogst.verwerkt} verwerkt, {oogst.afgekeurd} afgekeurd."
        )
        if uitslag.verzonden:
            typer.echo(f"De brieven staan in {hier.uitgaand}.")
    return 1 if uitslag.mislukt or uitslag.later or oogst.later else 0


def rapporteer(plek: Plek = None, als_json: AlsJson = False, verbose: Uitvoerig = False) -> None:
    """Leg vast wat te laat is, en tel de rapporten vooruit."""
    from inburgering.db import dagstand, rapporten
    from inburgering.flows.slag import gemeenten, slag

    dag = klok.vandaag()
    with database() as db:
        waar = gemeenten(db)
        standen, geteld = {}, 0
        with slag(db, "rapporteer", waar):
            for hier in waar:
                with db.schrijven() as session:
                    standen[hier.naam] = dagstand.totalen(dagstand.leg_vast(session, hier.id, dag))
                geteld += rapporten.maak(db, hier.id, klok.nu())
    if als_json:
        typer.echo(json.dumps({"op": dag.isoformat(), "gemeenten": standen, "rapporten": geteld}))
        return
    for naam, stand in standen.items():
        typer.echo(f"{naam}, {dag:%d-%m-%Y}:")
        for wat, aantal in stand.items():
            typer.echo(f"  {aantal:>6}  {dagstand.WAT[wat]}")
    typer.echo(f"Rapporten vooruit geteld: {geteld}.")


def opruimen(plek: Plek = None, als_json: AlsJson = False, verbose: Uitvoerig = False) -> None:
    """Ruim verlopen links en aanmeldingen op."""
    from inburgering.db import opruimen as dienst
    from inburgering.flows.slag import gemeenten, slag

    with database() as db, slag(db, "opruimen", gemeenten(db)), db.schrijven() as session:
        opgeruimd = dienst.ruim_op(session, klok.vandaag(), klok.nu())
    if als_json:
        typer.echo(json.dumps(asdict(opgeruimd)))
    else:
        typer.echo("Opgeruimd: " + ", ".join(f"{wat} {n}" for wat, n in asdict(opgeruimd).items()) + ".")
