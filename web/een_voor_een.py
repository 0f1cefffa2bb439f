"""The same for several things that were chosen from a list: each by itself, whole or not at all."""

from collections.abc import Callable

from sqlmodel import Session
from starlette.datastructures import FormData

from inburgering import klok
from inburgering.db.basis import Database
from inburgering.db.fouten import Weigering
from inburgering.db.opdracht import Opdracht, Uitkomst
from inburgering.db.registreer import registreer
from inburgering.db.zoeken_verschil import leg_vast


def gekozen_nummers(form: FormData, naam: str = "traject") -> list[str]:
    """The chosen numbers, each once: a traject may stand on a list with more than one step."""
    return list(dict.fromkeys(str(nummer) for nummer in form.getlist(naam)))


def probeer(opslag: Database, opdracht: Opdracht, vooraf: Callable[[Session], None] | None = None) -> str:
    """Record it, whole or not at all. What went wrong; empty when it is done.

    `vooraf` may refuse, in the same transaction.
    """

    def doe(session: Session) -> Uitkomst:
        if vooraf is not None:
            vooraf(session)
        return registreer(session, opdracht, klok.nu())

    try:
        leg_vast(opslag, opdracht.traject, doe)
    except (Weigering, ValueError) as fout:
        return str(fout)
    return ""
