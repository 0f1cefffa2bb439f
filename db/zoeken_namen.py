"""Find people by name as one types it: without accents and capitals, in any order of words.

`yildiz` finds Yıldız and `nguyen chau` finds Nguyễn Thị Minh Châu. The folded name is kept beside the name
(`Persoon.zoeknaam`), so that the database does the comparing.
"""

from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, or_, true
from sqlmodel import col, select

from inburgering.db.basis import nr_van
from inburgering.db.tabellen import Gemeente, Persoon, Traject
from inburgering.db.vouwen import vouw
from inburgering.wet.dagen_lezen import OnbruikbaarFeit, lees_dag


def voorwaarde(gemeente: Gemeente, zoek: str, *, weinig: bool) -> ColumnElement[bool]:
    """Trajects whose name or number holds every word; what is a day is a day of birth.

    `weinig`: few trajects are left by other conditions, so each asks after its own person. Otherwise the
    people are searched first, through their index.
    """
    gemeente_id = nr_van(gemeente)
    if (geboren := _als_dag(zoek)) is not None:
        return _van(gemeente_id, col(Persoon.geboren) == geboren, weinig=weinig)
    woorden = vouw(zoek).split()
    nummers = {woord for woord in woorden if _kan_nummer(woord, gemeente.afkorting)}
    namen = [woord for woord in woorden if woord not in nummers]
    delen = [_van(gemeente_id, and_(*map(_in_naam, namen)), weinig=weinig)] if namen else []
    for woord in sorted(nummers):
        nummer = func.lower(col(Traject.nummer)).contains(woord, autoescape=True)
        delen.append(or_(nummer, _van(gemeente_id, _in_naam(woord), weinig=weinig)))
    return and_(true(), *delen)


def _van(gemeente_id: int, mens: ColumnElement[bool], *, weinig: bool) -> ColumnElement[bool]:
    """Whether the person of the traject answers to this."""
    vraag: Select[Any] = select(col(Persoon.id)).where(col(Persoon.gemeente_id) == gemeente_id, mens)
    if weinig:
        return vraag.where(col(Persoon.id) == Traject.persoon_id).correlate(Traject).exists()
    return col(Traject.persoon_id).in_(vraag)


def _in_naam(woord: str) -> ColumnElement[bool]:
    return col(Persoon.zoeknaam).contains(woord, autoescape=True)


def _kan_nummer(woord: str, afkorting: str) -> bool:
    """Whether it may be a part of a number, such as PST-2026-00002."""
    return woord in afkorting.lower() or any(teken.isdigit() or teken == "-" for teken in woord)


def _als_dag(zoek: str) -> date | None:
    try:
        return lees_dag(zoek)
    except OnbruikbaarFeit:
        return None
