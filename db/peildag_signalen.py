"""The signals that stood open and the returns that waited at the end of a past day.

What counts is when it was recorded: a signal stood open from the moment it was raised until the moment of the
line in the log that closed it (`afgehandeld_door`), whatever day that line is about; a return waited from its
arrival until it was decided. So the same day gives the same answer for ever, but for what was destroyed
at the end of retention. Who held the traject is what was known then; names are those of now.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import and_, or_, select
from sqlmodel import Session, col

from inburgering.db.basis import einde_van
from inburgering.db.peildag import Toen
from inburgering.db.tabellen import (
    Gebeurtenisrij,
    Overdracht,
    Partner,
    Persoon,
    Signaal,
    Terugmelding,
    Traject,
)
from inburgering.db.terugbericht import Stand
from inburgering.db.zoeken_signalen import CONSULENT, Lezer

PER_KEER = 500


@dataclass(frozen=True)
class Signaaltoen:
    """A signal that stood open: about which traject, for which role, what it says and since when."""

    nummer: str
    naam: str
    voor: str
    reden: str
    sinds: datetime


@dataclass(frozen=True)
class Berichttoen:
    """A return that waited for a decision: about which task of which partner, and when it came in."""

    nummer: str
    naam: str
    partner: str
    taak: str
    soort: str
    weg: str
    zin: str
    ontvangen: datetime


def signalen(session: Session, toen: Sequence[Toen], dag: date, lezer: Lezer) -> list[Signaaltoen]:
    """The signals of these trajects that this reader may see, the oldest first.

    Of the consulent's those of the trajects that `lezer.houders` held on that day.
    """
    houder = {t.id: t.consulent for t in toen}
    dicht = and_(
        col(Gebeurtenisrij.traject_id) == Signaal.traject_id,
        col(Gebeurtenisrij.volgnr) == Signaal.afgehandeld_door,
        col(Gebeurtenisrij.deel) == 0,
    )
    vraag = (
        select(Signaal, Traject.nummer, Persoon.naam)  # type: ignore[call-overload]
        .join(Traject, col(Traject.id) == Signaal.traject_id)
        .join(Persoon, col(Persoon.id) == Traject.persoon_id)
        .outerjoin(Gebeurtenisrij, dicht)
        .where(col(Signaal.open_sinds) < einde_van(dag))
        .where(or_(col(Signaal.afgehandeld_door).is_(None), col(Gebeurtenisrij.moment) >= einde_van(dag)))
    )
    rijen = [
        (s, nummer, naam)
        for s, nummer, naam in _van(session, vraag, Signaal.traject_id, houder)
        if s.voor in lezer.rollen or (s.voor == CONSULENT and houder[s.traject_id] in lezer.houders)
    ]
    rijen.sort(key=lambda r: (r[0].open_sinds, r[0].id))
    return [Signaaltoen(nummer, naam, s.voor, s.reden, s.open_sinds) for s, nummer, naam in rijen]


def terugmeldingen(
    session: Session, toen: Sequence[Toen], dag: date, houders: frozenset[int] | None
) -> list[Berichttoen]:
    """The returns about these trajects that waited for a person, the oldest first.

    Of a consulent those of the trajects that `houders` held on that day; None is everyone's.
    """
    mijn = [t.id for t in toen if houders is None or t.consulent in houders]
    velden: list[Any] = [Terugmelding, Traject.nummer, Persoon.naam, Partner.naam, Overdracht.nummer]
    vraag = (
        select(*velden)
        .join(Traject, col(Traject.id) == Terugmelding.traject_id)
        .join(Persoon, col(Persoon.id) == Traject.persoon_id)
        .join(Partner, col(Partner.id) == Terugmelding.partner_id)
        .join(Overdracht, col(Overdracht.onderdeel_id) == Terugmelding.onderdeel_id)
        .where(col(Terugmelding.uitkomst).in_((Stand.STRIJDIG, Stand.TWIJFEL)))
        .where(col(Terugmelding.moment) < einde_van(dag))
        .where(or_(col(Terugmelding.wacht), col(Terugmelding.besloten) >= einde_van(dag)))
    )
    rijen = sorted(_van(session, vraag, Terugmelding.traject_id, mijn), key=lambda r: int(r[0].id or 0))
    return [
        Berichttoen(nummer, naam, partner, taak, rij.soort, rij.weg, rij.zin, rij.moment)
        for rij, nummer, naam, partner, taak in rijen
    ]


def _van(session: Session, vraag: Any, veld: Any, trajecten: Iterable[int]) -> Iterator[Any]:
    """Ask it of these trajects, so many at a time."""
    nummers = sorted(trajecten)
    for begin in range(0, len(nummers), PER_KEER):
        yield from session.execute(vraag.where(col(veld).in_(nummers[begin : begin + PER_KEER])))
