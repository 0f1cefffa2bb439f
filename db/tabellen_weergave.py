"""What someone keeps for herself: the lists she often opens, and the link for her calendar."""

from datetime import datetime
from typing import Any

from sqlalchemy import UniqueConstraint
from sqlmodel import Field, SQLModel

from inburgering.db.basis import JSONVELD


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
