"""Tables of how a municipality's letters read and look. Append-only: a change is a new, dated version."""

from datetime import date, datetime

from sqlalchemy import Text, UniqueConstraint
from sqlmodel import Field, SQLModel


class Brieftekst(SQLModel, table=True):
    """One version of a letter or shared part of a municipality; `standaard` is back to the standard text.

    `basis` is the version of the standard text it was made beside, so that a later change of that is seen.
    """

    __table_args__ = (UniqueConstraint("gemeente_id", "sjabloon", "versie"),)
    id: int | None = Field(default=None, primary_key=True)
    gemeente_id: int = Field(foreign_key="gemeente.id", index=True)
    sjabloon: str
    versie: int
    onderwerp: str = ""
    tekst: str = Field(default="", sa_type=Text)
    standaard: bool = False
    basis: str
    geldig_vanaf: date
    door_id: int = Field(foreign_key="gebruiker.id")
    moment: datetime
    reden: str


class Huisstijlversie(SQLModel, table=True):
    """One version of the house style: colour, crest (SVG) and window; empty is what the letterhead says."""

    __tablename__ = "huisstijl"
    __table_args__ = (UniqueConstraint("gemeente_id", "versie"),)
    id: int | None = Field(default=None, primary_key=True)
    gemeente_id: int = Field(foreign_key="gemeente.id", index=True)
    versie: int
    kleur: str = ""
    wapen: str = Field(default="", sa_type=Text)
    venster: str = ""
    geldig_vanaf: date
    door_id: int = Field(foreign_key="gebruiker.id")
    moment: datetime
    reden: str
