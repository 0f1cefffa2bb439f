"""Find people by name as one types it: without accents and capitals, in any order of words.

`yildiz` finds Yıldız and `nguyen chau` finds Nguyễn Thị Minh Châu. Neither SQLite nor a plain PostgreSQL can
do that, so the names of one municipality are compared here.
"""

import unicodedata
from datetime import date

from sqlmodel import Session, col, select

from inburgering.db.tabellen import Persoon, Traject
from inburgering.wet.dagen_lezen import OnbruikbaarFeit, lees_dag

ZONDER_ACCENT = str.maketrans({"ı": "i", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "æ": "ae", "œ": "oe"})


def vouw(tekst: str) -> str:
    """The same text without accents and capitals."""
    uiteen = unicodedata.normalize("NFKD", tekst.casefold().translate(ZONDER_ACCENT))
    return "".join(teken for teken in uiteen if not unicodedata.combining(teken))


def trajecten(session: Session, gemeente_id: int, zoek: str) -> list[int]:
    """The trajects of this municipality whose name or number holds every word; a day is a day of birth."""
    if (geboren := _als_dag(zoek)) is not None:
        return _geboren_op(session, gemeente_id, geboren)
    woorden = vouw(zoek).split()
    vraag = (
        select(Traject.id, Traject.nummer, Persoon.naam)
        .join(Persoon, col(Persoon.id) == col(Traject.persoon_id))
        .where(Traject.gemeente_id == gemeente_id)
    )
    return [
        traject_id
        for traject_id, nummer, naam in session.exec(vraag)
        if traject_id is not None and all(woord in vouw(f"{naam} {nummer}") for woord in woorden)
    ]


def _als_dag(zoek: str) -> date | None:
    try:
        return lees_dag(zoek)
    except OnbruikbaarFeit:
        return None


def _geboren_op(session: Session, gemeente_id: int, dag: date) -> list[int]:
    vraag = (
        select(Traject.id)
        .join(Persoon, col(Persoon.id) == col(Traject.persoon_id))
        .where(Traject.gemeente_id == gemeente_id, Persoon.geboren == dag)
    )
    return [nummer for nummer in session.exec(vraag) if nummer is not None]
