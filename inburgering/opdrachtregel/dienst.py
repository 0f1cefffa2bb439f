"""What keeps running: `demo` and `web`."""

import gc
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from inburgering import omgeving
from inburgering.opdrachtregel.opties import Plek, Uitvoerig, database

Adres = Annotated[
    str, typer.Option("--adres", metavar="ADRES", help="Op welk adres van deze machine te luisteren.")
]
Poort = Annotated[
    int, typer.Option("--poort", min=1, max=65535, metavar="POORT", help="De poort van de site.")
]


def demo(
    plek: Annotated[Path, typer.Argument(metavar="MAP", help="De map van de demo.")] = Path("demo"),
    aantal: Annotated[
        int | None, typer.Option("--aantal", min=1, metavar="AANTAL", help="Hoeveel verzonnen mensen (800).")
    ] = None,
    gemeente: Annotated[
        str | None,
        typer.Option("--gemeente", metavar="CODE", help="Welke gemeente (haarlemmermeer), de eerste keer."),
    ] = None,
    poort: Poort = 8000,
    adres: Adres = "127.0.0.1",
    prefect_poort: Annotated[
        int, typer.Option("--prefect-poort", min=1, max=65535, metavar="POORT", help="De poort van Prefect.")
    ] = 4200,
    verbose: Uitvoerig = False,
) -> int:
    """Een werkende gemeente met verzonnen mensen.

    Op deze machine. Ctrl-C stopt alles.

    Tijd laten verstrijken: start opnieuw met INBURGERING_VANDAAG=2027-01-10 ervoor, of geef in een tweede
    venster: inburgering bewaak --op 2027-01-10 --map demo
    """
    from inburgering.demo import start

    return start(
        plek.resolve(),
        aantal=aantal,
        gemeente=gemeente,
        adres=adres,
        poort=poort,
        prefect_poort=prefect_poort,
    )


def web(
    poort: Poort = 8000,
    adres: Adres = "127.0.0.1",
    plek: Plek = None,
    verbose: Uitvoerig = False,
) -> None:
    """Start alleen de website."""
    with _zonder_opruimen():
        import uvicorn

        from inburgering.web.app import maak_app

    os.environ.setdefault(omgeving.ADRES, f"http://{adres}:{poort}")
    with database() as db:
        app = maak_app(db)
        gc.freeze()  # the application itself never goes: a collection need not walk through it again
        # No access log: the path of a partner's page is the secret that opens it.
        uvicorn.run(
            app, host=adres, port=poort, access_log=False, server_header=False, timeout_graceful_shutdown=5
        )


@contextmanager
def _zonder_opruimen() -> Iterator[None]:
    """While modules are loaded nothing becomes garbage; looking for it costs a tenth of the start."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
