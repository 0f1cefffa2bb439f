"""What someone keeps for herself: the lists she often opens, and the link for her calendar."""

from datetime import datetime
from typing import Any

from sqlalchemy import UniqueConstraint
from sqlmodel import Field, SQLModel

from inburgering.db.basis import JSONVELD
from inburgering.db.versleuteling import VersleuteldInvulwerk


class Weergave(SQLModel, table=True):
    """A saved view of the caseload: its name and the choices. Never a search for a person."""

    __table_args__ = (UniqueConstraint("gebruiker_id", "naam"),)
    id: int | None = Field(default=None, primary_key=True)
    gebruiker_id: int = Field(foreign_key="gebruiker.id")
    naam: str
    keuzes: dict[str, Any] = Field(default_factory=dict, sa_type=JSONVELD)
    begin: bool = False


class Agendalink(SQLModel, table=True):
    """The address from which a calendar program fetches someone's days: only the hash of its token."""

    gebruiker_id: int = Field(primary_key=True, foreign_key="gebruiker.id")
    token_hash: str = Field(unique=True)
    sinds: datetime


class Invulwerk(SQLModel, table=True):
    """What someone typed in a form when her sign-in had ended: encrypted, hers alone, for a day.

    `pad` is the page of the form. Of a form of a traject it is that traject's too, so that it goes with it.
    """

    __table_args__ = (UniqueConstraint("gebruiker_id", "pad"),)
    id: int | None = Field(default=None, primary_key=True)
    gebruiker_id: int = Field(foreign_key="gebruiker.id")
    traject_id: int | None = Field(default=None, foreign_key="traject.id", index=True)
    pad: str
    inhoud: str = Field(sa_type=VersleuteldInvulwerk)
    moment: datetime
    verloopt: datetime = Field(index=True)


class Kolomkeuze(SQLModel, table=True):
    """Which columns someone wants to see in the caseload, in the order of the page; no row is all of them."""

    gebruiker_id: int = Field(primary_key=True, foreign_key="gebruiker.id")
    kolommen: list[str] = Field(default_factory=list, sa_type=JSONVELD)
