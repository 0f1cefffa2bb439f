"""Tables of what goes out and what a person must look at: post, documents, links, signals."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import Index, text
from sqlmodel import Field, SQLModel

from inburgering.db.gesloten import Gesloten, GeslotenJson, GeslotenTekst


class Post(SQLModel, table=True):
    """The outbox: one letter. `gegevens` is frozen when it is queued; `sleutel` is its identity for ever.

    `stand` is `wacht`, `verzonden`, `mislukt` (a person must act) or `ingetrokken`.
    """

    __table_args__ = (
        Index(
            "ix_post_wacht",
            "volgende_poging",
            sqlite_where=text("stand = 'wacht'"),
            postgresql_where=text("stand = 'wacht'"),
        ),
    )
    id: int | None = Field(default=None, primary_key=True)
    sleutel: str = Field(unique=True)
    traject_id: int = Field(foreign_key="traject.id", index=True)
    onderdeel_id: int | None = Field(default=None, foreign_key="onderdeel.id", index=True)
    aanleiding: int
    aan: str
    partner_id: int | None = Field(default=None, foreign_key="partner.id")
    kanaal: str
    adres: str
    sjabloon: str
    versie: str = ""
    gegevens: dict[str, Any] = Field(default_factory=dict, sa_type=GeslotenJson("post.gegevens"))
    stand: str = "wacht"
    poging: int = 0
    volgende_poging: datetime
    lease_tot: datetime | None = None
    verzonden_op: date | None = None
    fout: str = ""


class Document(SQLModel, table=True):
    """The bytes that were sent, with their hash and the day that stands in the letter.

    `vorm` are the same words as data (`templates.brief.Vorm`): what HTML, Word and plain text are made of.
    """

    id: int | None = Field(default=None, primary_key=True)
    post_id: int = Field(foreign_key="post.id", index=True)
    inhoud: bytes = Field(sa_type=Gesloten("document.inhoud"))
    sha256: str
    versie: str
    dag: date
    vervallen: bool = False
    vorm: dict[str, Any] | None = Field(default=None, sa_type=GeslotenJson("document.vorm"))


class Toegang(SQLModel, table=True):
    """A partner's link to one handoff: only the hash of its token is kept."""

    id: int | None = Field(default=None, primary_key=True)
    token_hash: str = Field(unique=True)
    onderdeel_id: int = Field(foreign_key="onderdeel.id", index=True)
    doel: str
    verloopt: date
    ingetrokken: bool = False


class Signaal(SQLModel, table=True):
    """Something a person must look at and close with a reason. `voor` is a role."""

    __table_args__ = (
        Index(
            "ix_signaal_open",
            "traject_id",
            "voor",
            sqlite_where=text("afgehandeld_door IS NULL"),
            postgresql_where=text("afgehandeld_door IS NULL"),
        ),
        Index(
            "ix_signaal_rol",
            "voor",
            "traject_id",
            sqlite_where=text("afgehandeld_door IS NULL"),
            postgresql_where=text("afgehandeld_door IS NULL"),
        ),
    )
    id: int | None = Field(default=None, primary_key=True)
    sleutel: str = Field(unique=True)
    traject_id: int = Field(foreign_key="traject.id", index=True)
    voor: str
    soort: str
    reden: str = Field(sa_type=GeslotenTekst("signaal.reden"))
    code: str | None = None
    aanleiding: int | None = None
    open_sinds: datetime
    afgehandeld_door: int | None = None
    afgehandeld_op: date | None = None
