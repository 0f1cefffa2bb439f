"""Tables of keeping and destroying: what a person decided about it, and the lists in steps and roles."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlmodel import Field, SQLModel

from inburgering.db.basis import JSONVELD
from inburgering.db.gesloten import GeslotenTekst


class Bewaarbesluit(SQLModel, table=True):
    """What a person said where the law leaves it open: `soort` is `einde`, `wacht` or `kern`.

    `einde`: the duty ended on `dag`. `wacht`: not before `dag`. `kern`: the small set stays up to `dag`.
    The newest of its kind counts. `reden` goes with the rest when the traject is destroyed.
    """

    id: int | None = Field(default=None, primary_key=True)
    traject_id: int = Field(foreign_key="traject.id", index=True)
    soort: str
    dag: date
    reden: str = Field(sa_type=GeslotenTekst("bewaarbesluit.reden"))
    door_id: int = Field(foreign_key="gebruiker.id")
    moment: datetime


class Vernietigingslijst(SQLModel, table=True):
    """A list of trajecten to destroy. `stand`: `voorstel`, `bevestigd`, `vernietigd` or `ingetrokken`.

    Who confirms is not who made it; the database refuses it too. `verklaring` is the certificate.
    """

    __table_args__ = (
        CheckConstraint("bevestigd_door_id IS NULL OR bevestigd_door_id <> door_id", name="vier_ogen"),
    )
    id: int | None = Field(default=None, primary_key=True)
    gemeente_id: int = Field(foreign_key="gemeente.id", index=True)
    peildag: date
    stand: str = "voorstel"
    door_id: int = Field(foreign_key="gebruiker.id")
    gemaakt: datetime
    bevestigd_door_id: int | None = Field(default=None, foreign_key="gebruiker.id")
    bevestigd: datetime | None = None
    vernietigd_door_id: int | None = Field(default=None, foreign_key="gebruiker.id")
    vernietigd: datetime | None = None
    verklaring: dict[str, Any] = Field(default_factory=dict, sa_type=JSONVELD)


class Vernietigingsregel(SQLModel, table=True):
    """One traject on a list. `stand`: `op de lijst`, `eraf` (see `waarom`) or `vernietigd`.

    `einde` is the day from which the law counts, `vanaf` the first day on which it may go. `kern` holds the
    last day of the small set when a person decided to keep it. `telling` is what was destroyed and searched.
    """

    __table_args__ = (UniqueConstraint("lijst_id", "traject_id"),)
    id: int | None = Field(default=None, primary_key=True)
    lijst_id: int = Field(foreign_key="vernietigingslijst.id")
    traject_id: int = Field(foreign_key="traject.id", index=True)
    regel: str
    einde: date
    vanaf: date
    kern: date | None = None
    waarom: str
    stand: str = "op de lijst"
    telling: dict[str, Any] = Field(default_factory=dict, sa_type=JSONVELD)
