"""Hand the flows to the workers of a Prefect server: `rol-uit`."""

import json
from typing import Annotated

import typer

from inburgering.opdrachtregel.opties import AlsJson, Plek, Uitvoerig, database


def rol_uit(
    werkpool: Annotated[
        str,
        typer.Option("--werkpool", metavar="NAAM", help="De work pool; wordt gemaakt als hij er niet is."),
    ] = "inburgering",
    per_gemeente: Annotated[
        bool, typer.Option("--per-gemeente", help="Een eigen uitrol per gemeente voor wat per gemeente kan.")
    ] = False,
    plek: Plek = None,
    als_json: AlsJson = False,
    verbose: Uitvoerig = False,
) -> int:
    """Zet de processen in een work pool van Prefect.

    De server is die in PREFECT_API_URL. Nog eens uitrollen mag altijd, en moet als er een gemeente bij komt.
    """
    import asyncio

    from inburgering.flows.slag import gemeenten
    from inburgering.flows.uitrollen import rol_uit as dienst

    with database() as db:
        codes = [hier.code for hier in gemeenten(db)]
    namen = asyncio.run(dienst(werkpool, codes, apart=per_gemeente))
    if als_json:
        typer.echo(json.dumps({"werkpool": werkpool, "uitgerold": namen}))
    else:
        typer.echo(f"In work pool {werkpool} staan: {', '.join(namen)}.")
    return 0
