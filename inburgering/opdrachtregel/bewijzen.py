"""`bewijs`: check mechanically that nobody falls between two stools, and print the certificate."""

import json
from concurrent.futures import ProcessPoolExecutor
from itertools import chain
from typing import TYPE_CHECKING

import typer

from inburgering.opdrachtregel.opties import AlsJson, Processen, Uitvoerig, aantal_processen

if TYPE_CHECKING:
    from inburgering.statemachine.bewijs import Bewijs


def bewijs(
    processen: Processen = None,
    als_json: AlsJson = False,
    verbose: Uitvoerig = False,
) -> int:
    """Ga na dat niemand buiten de boot valt.

    Drukt het bewijs af, per regelversie. Duurt enkele minuten; eindigt met code 1 als er iets niet klopt.
    """
    from inburgering.statemachine import bewijs_tekst

    uitslag = lever(processen)
    if als_json:
        typer.echo(json.dumps(bewijs_tekst.als_dict(uitslag), ensure_ascii=False, indent=2))
    else:
        typer.echo(bewijs_tekst.tekst(uitslag))
    return 1 if uitslag.fouten else 0


def lever(processen: int | None = None) -> "Bewijs":
    """Search every part in a process of its own and put the answers together; the order does not matter."""
    from inburgering.statemachine.bewijs import doorzoek_onderdeel, onderdelen_op_duur, stel_samen

    soorten = onderdelen_op_duur()
    aantal = aantal_processen(processen)
    if aantal == 1:
        return stel_samen(chain.from_iterable(map(doorzoek_onderdeel, soorten)))
    with ProcessPoolExecutor(aantal) as groep:
        return stel_samen(chain.from_iterable(groep.map(doorzoek_onderdeel, soorten)))
