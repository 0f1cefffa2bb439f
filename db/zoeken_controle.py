"""What should never be: a running traject that nobody holds, in which nobody has to act, or without a day.

These numbers should be zero. Each is one question that visits what is wrong, through an index; how many
trajects run is counted from an index alone.
"""

from typing import Any

from sqlalchemy import ColumnElement, Select, func, or_, select
from sqlmodel import Session, col

from inburgering.db.tabellen import Gebruiker, Persoon, Traject
from inburgering.db.zoeken_toewijzing import Drager
from inburgering.statemachine.machines import eindtoestanden

CONSULENT, STAP, DAG = "consulent", "stap", "dag"


def tellingen(session: Session, gemeente_id: int) -> dict[str, int]:
    """How many running trajects there are (`totaal`), and how many lack what."""
    totaal = select(func.count()).select_from(Traject).where(*_lopend(gemeente_id))
    vragen = [totaal, *(totaal.where(*_mist(wat, gemeente_id)) for wat in (CONSULENT, STAP, DAG))]
    rij = session.execute(select(*(vraag.scalar_subquery() for vraag in vragen))).one()
    return dict(zip(("totaal", CONSULENT, STAP, DAG), (int(getal) for getal in rij), strict=True))


def lijst(session: Session, gemeente_id: int, wat: str, *, vanaf: int, aantal: int) -> list[Drager]:
    """The running trajects that lack this, oldest number first."""
    velden: list[Any] = [Traject.id, Traject.nummer, Persoon.naam, Traject.consulent_id, Gebruiker.naam]
    vraag: Select[Any] = (
        select(*velden)
        .select_from(Traject)
        .join(Gebruiker, col(Gebruiker.id) == Traject.consulent_id)
        .join(Persoon, col(Persoon.id) == Traject.persoon_id)
        .where(*_lopend(gemeente_id), *_mist(wat, gemeente_id))
        .order_by(col(Traject.nummer))
        .offset(vanaf)
        .limit(aantal)
    )
    return [Drager(*rij) for rij in session.execute(vraag)]


def _lopend(gemeente_id: int) -> list[ColumnElement[bool]]:
    return [col(Traject.gemeente_id) == gemeente_id, col(Traject.toestand).not_in(eindtoestanden("traject"))]


def _mist(wat: str, gemeente_id: int) -> list[ColumnElement[bool]]:
    """A consulent who works here; a step of the municipality or a partner; a day by which it must be done."""
    if wat == CONSULENT:
        weg = or_(col(Gebruiker.actief).is_(False), col(Gebruiker.gemeente_id) != gemeente_id)
        return [col(Traject.consulent_id).in_(select(col(Gebruiker.id)).where(weg))]
    aan_zet: Any = col(Traject.aan_zet)
    return [col(Traject.stap_dag).is_(None), aan_zet if wat == DAG else aan_zet.is_(False)]
