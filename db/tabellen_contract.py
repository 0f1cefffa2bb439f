"""What was agreed or bought from a partner: for what, from when to when, and how many places."""

from datetime import date

from sqlalchemy import UniqueConstraint
from sqlmodel import Field, SQLModel

from inburgering.db.basis import JSONVELD

TEGELIJK, PER_JAAR = "tegelijk", "jaar"


class Contract(SQLModel, table=True):
    """An agreement with a partner.

    `taken` and `leerroutes` are what it is for; empty is everything the partner does. `plaatsen` (None: not
    agreed) counts handoffs that run at a time or, with `per` "jaar", that began in a calendar year.
    `prijs_cent` is in euro cents, `prijs_per` says for what; both only when they are known.
    """

    __table_args__ = (UniqueConstraint("partner_id", "naam"),)
    id: int | None = Field(default=None, primary_key=True)
    partner_id: int = Field(foreign_key="partner.id")
    naam: str
    taken: list[str] = Field(default_factory=list, sa_type=JSONVELD)
    leerroutes: list[str] = Field(default_factory=list, sa_type=JSONVELD)
    geldig_vanaf: date
    geldig_tot: date | None = None
    plaatsen: int | None = None
    per: str = TEGELIJK
    regio: str = ""
    prijs_cent: int | None = None
    prijs_per: str = ""
    inkoopkenmerk: str = ""
    notitie: str = ""
