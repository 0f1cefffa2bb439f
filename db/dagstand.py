"""How a municipality stood on a day, kept as numbers, so that there is a trend that no later change moves.

The board (`zoeken_trend.verloop`) computes the past from the terms as they are known now; this is what was
known then. Numbers only, nothing of a person.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from sqlalchemy import case, delete, func
from sqlmodel import Session, col, select

from inburgering.db import zoeken_bord
from inburgering.db.tabellen import Dagstand, Onderdeel, Overdracht, Post, Signaal, Traject
from inburgering.db.tabellen_toezicht import GEEN_PARTNER
from inburgering.db.zoeken_bord import Keuze
from inburgering.statemachine.machines import eindtoestanden

VERLOPEN, BINNENKORT, OVERGENOMEN = "verlopen", "binnenkort", "overgenomen"
WAT = {
    VERLOPEN: "stappen waarvan de laatste dag voorbij is, per stap en partner",
    BINNENKORT: "stappen waarvan de laatste dag bijna is, per stap en partner",
    OVERGENOMEN: "stappen die bij overname al verlopen waren",
    "lopend": "lopende trajecten",
    "uitstaand": "taken die bij een partner liggen, per partner",
    "signaal": "open signalen",
    "post_wacht": "brieven die nog weg moeten",
    "post_mislukt": "brieven die niet bezorgd konden worden",
}
"""What is counted, in words for a heading."""

Sleutel = tuple[str, str, int]
"""What is counted, of which step (or empty) and at which partner (or 0)."""


def tel(session: Session, gemeente_id: int, dag: date) -> Counter[Sleutel]:
    """Every number of this municipality as it is now; `dag` is today."""
    keuze = Keuze(gemeente_id=gemeente_id, vandaag=dag)
    uit: Counter[Sleutel] = Counter()
    for wat in (VERLOPEN, BINNENKORT):
        for vak in zoeken_bord.vakken(session, replace(keuze, wanneer=wat)):
            uit[wat, vak.stap, vak.partner] += vak.aantal
    uit[OVERGENOMEN, "", GEEN_PARTNER] = zoeken_bord.totaal(session, replace(keuze, overname=True))
    for partner, aantal in session.execute(_uitstaand(gemeente_id)):
        uit["uitstaand", "", partner] = aantal
    for wat, vraag in _enkel(gemeente_id).items():
        uit[wat, "", GEEN_PARTNER] = int(session.execute(vraag).scalar_one())
    return uit


def leg_vast(session: Session, gemeente_id: int, dag: date) -> Counter[Sleutel]:
    """Keep the numbers of this day; a second time on the same day they take the place of the first."""
    stand = tel(session, gemeente_id, dag)
    session.execute(
        delete(Dagstand).where(col(Dagstand.gemeente_id) == gemeente_id, col(Dagstand.dag) == dag)
    )
    session.add_all(
        Dagstand(gemeente_id=gemeente_id, dag=dag, wat=wat, stap=stap, partner=partner, aantal=aantal)
        for (wat, stap, partner), aantal in sorted(stand.items())
    )
    return stand


def totalen(stand: Mapping[Sleutel, int]) -> dict[str, int]:
    """The total of each count, over every step and partner."""
    uit = dict.fromkeys(WAT, 0)
    for (wat, _stap, _partner), aantal in stand.items():
        uit[wat] += aantal
    return uit


def reeks(session: Session, gemeente_id: int, wat: str, van: date, tot: date) -> dict[date, int]:
    """The total of one count for each day that was kept, from `van` up to and including `tot`."""
    vraag: Any = select(col(Dagstand.dag), func.sum(col(Dagstand.aantal)))
    vraag = (
        vraag.where(Dagstand.gemeente_id == gemeente_id, Dagstand.wat == wat)
        .where(col(Dagstand.dag) >= van, col(Dagstand.dag) <= tot)
        .group_by(col(Dagstand.dag))
        .order_by(col(Dagstand.dag))
    )
    return {dag: int(aantal) for dag, aantal in session.exec(vraag).all()}


def verloop(
    session: Session, gemeente_id: int, vandaag: date, weken: int = 12
) -> list[tuple[date, int, int]]:
    """Per week its last kept day, how many steps were overdue then, and how many of those at a partner."""
    telt: Any = col(Dagstand.wat) == VERLOPEN
    aantal = case((telt, col(Dagstand.aantal)), else_=0)
    bij_partner = case((telt & (col(Dagstand.partner) != GEEN_PARTNER), col(Dagstand.aantal)), else_=0)
    vraag: Any = select(col(Dagstand.dag), func.sum(aantal), func.sum(bij_partner))
    vraag = (
        vraag.where(Dagstand.gemeente_id == gemeente_id)
        .where(col(Dagstand.dag) > vandaag - timedelta(weeks=weken), col(Dagstand.dag) <= vandaag)
        .group_by(col(Dagstand.dag))
        .order_by(col(Dagstand.dag))
    )
    per_week = {(vandaag - dag).days // 7: (dag, int(n), int(p)) for dag, n, p in session.exec(vraag).all()}
    return sorted(per_week.values())


def _uitstaand(gemeente_id: int) -> Any:
    """Handoffs that are not at an end, counted per partner."""
    vraag: Any = select(Overdracht.partner_id, func.count()).select_from(Overdracht)
    return (
        vraag.join(Onderdeel, col(Onderdeel.id) == col(Overdracht.onderdeel_id))
        .join(Traject, col(Traject.id) == col(Overdracht.traject_id))
        .where(col(Traject.gemeente_id) == gemeente_id, _loopt())
        .where(col(Onderdeel.toestand).not_in(eindtoestanden("overdracht")))
        .group_by(col(Overdracht.partner_id))
    )


def _enkel(gemeente_id: int) -> dict[str, Any]:
    """The questions that give one number each."""
    hier = col(Traject.gemeente_id) == gemeente_id
    post: Any = select(func.count()).select_from(Post).join(Traject, col(Traject.id) == col(Post.traject_id))
    signaal: Any = select(func.count()).select_from(Signaal)
    signaal = signaal.join(Traject, col(Traject.id) == col(Signaal.traject_id))
    return {
        "lopend": select(func.count()).select_from(Traject).where(hier, _loopt()),
        "signaal": signaal.where(hier, col(Signaal.afgehandeld_door).is_(None)),
        "post_wacht": post.where(hier, col(Post.stand) == "wacht"),
        "post_mislukt": post.where(hier, col(Post.stand) == "mislukt"),
    }


def _loopt() -> Any:
    return col(Traject.toestand).not_in(eindtoestanden("traject"))
