"""The same for several things that were chosen from a list: each by itself, whole or not at all."""

from functools import partial

from starlette.datastructures import FormData

from inburgering import klok
from inburgering.db.basis import Database
from inburgering.db.fouten import Weigering
from inburgering.db.opdracht import Opdracht
from inburgering.db.registreer import registreer
from inburgering.db.zoeken_verschil import leg_vast


def gekozen_nummers(form: FormData, naam: str = "traject") -> list[str]:
    """The chosen numbers, each once: a traject may stand on a list with more than one step."""
    return list(dict.fromkeys(str(nummer) for nummer in form.getlist(naam)))


def probeer(opslag: Database, opdracht: Opdracht) -> str:
    """Record it, whole or not at all. What went wrong; empty when it is done."""
    try:
        leg_vast(opslag, opdracht.traject, partial(registreer, opdracht=opdracht, nu=klok.nu()))
    except (Weigering, ValueError) as fout:
        return str(fout)
    return ""
