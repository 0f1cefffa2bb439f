"""Tables of what partners send back, and of the credentials with which their systems do so."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import Index, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from inburgering.db.gesloten import GeslotenJson, GeslotenTekst


class Terugmelding(SQLModel, table=True):
    """The inbox: one return as it was received, and what came of it. Nothing that came in is left out.

    `partij` is the digest of the file or request it came in, `digest` that of what it says about this task.
    What it says (`inhoud`) is kept only with a traject, so that it goes when the traject goes: of a return
    without one only digest, day and reason stay. `wacht`: a person must decide; `besluit` is what she chose.
    """

    __table_args__ = (
        UniqueConstraint("partner_id", "idempotentie"),
        Index("ix_terugmelding_inhoud", "onderdeel_id", "digest"),
        Index(
            "ix_terugmelding_wacht",
            "gemeente_id",
            "moment",
            sqlite_where=text("wacht"),
            postgresql_where=text("wacht"),
        ),
    )
    id: int | None = Field(default=None, primary_key=True)
    gemeente_id: int | None = Field(default=None, foreign_key="gemeente.id", index=True)
    partner_id: int | None = Field(default=None, foreign_key="partner.id")
    traject_id: int | None = Field(default=None, foreign_key="traject.id", index=True)
    onderdeel_id: int | None = Field(default=None, foreign_key="onderdeel.id")
    weg: str
    moment: datetime
    partij: str = Field(index=True)
    regel: int = 1
    digest: str
    idempotentie: str | None = None
    soort: str = ""
    op: date | None = None
    inhoud: dict[str, Any] = Field(default_factory=dict, sa_type=GeslotenJson("terugmelding.inhoud"))
    uitkomst: str
    reden: str = ""
    zin: str = Field(sa_type=GeslotenTekst("terugmelding.zin"))
    eerder_id: int | None = Field(default=None, foreign_key="terugmelding.id")
    volgnr: int | None = None
    wacht: bool = False
    besluit: str = ""
    besluit_zin: str = Field(default="", sa_type=GeslotenTekst("terugmelding.besluit_zin"))
    besloten_door_id: int | None = Field(default=None, foreign_key="gebruiker.id")
    besloten: datetime | None = None
    teruggekoppeld: bool = False


class Partnersleutel(SQLModel, table=True):
    """The credential of a partner's system. Of the secret only a digest is kept: it has 256 random bits.

    After turning, the former secret (`vorig_hash`) holds until `vorig_tot`: a partner needs time to change.
    """

    id: int | None = Field(default=None, primary_key=True)
    partner_id: int = Field(foreign_key="partner.id", index=True)
    client_id: str = Field(unique=True)
    geheim_hash: str
    vorig_hash: str | None = None
    vorig_tot: date | None = None
    geldig_tot: date
    gemaakt: datetime
    gemaakt_door: str
    ingetrokken: datetime | None = None
    laatst_gebruikt: date | None = None


class Partnertoken(SQLModel, table=True):
    """A short-lived token that was given for a credential; only its digest is kept."""

    id: int | None = Field(default=None, primary_key=True)
    sleutel_id: int = Field(foreign_key="partnersleutel.id", index=True)
    token_hash: str = Field(unique=True)
    verloopt: datetime
