"""Tables of who may come in, who is in, and what was looked at."""

from datetime import datetime

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import Field, SQLModel


class Account(SQLModel, table=True):
    """A local account: the name to sign in with (lower case) and the password's argon2 hash.

    An empty hash lets nobody in: the person has yet to choose a password through an invitation.
    """

    gebruiker_id: int = Field(primary_key=True, foreign_key="gebruiker.id")
    inlognaam: str = Field(unique=True)
    wachtwoord: str = ""
    gewijzigd: datetime


class Uitnodiging(SQLModel, table=True):
    """A link to choose a password: used once, for a day. Only the hash of its token is kept."""

    id: int | None = Field(default=None, primary_key=True)
    token_hash: str = Field(unique=True)
    gebruiker_id: int = Field(foreign_key="gebruiker.id", index=True)
    verloopt: datetime
    gebruikt: datetime | None = None


class Identiteit(SQLModel, table=True):
    """Who someone is at a provider of OpenID Connect: its `iss` and `sub`, bound at the first sign-in."""

    __table_args__ = (UniqueConstraint("uitgever", "sub"),)
    id: int | None = Field(default=None, primary_key=True)
    gebruiker_id: int = Field(foreign_key="gebruiker.id", index=True)
    uitgever: str
    sub: str
    sinds: datetime


class Aanmelding(SQLModel, table=True):
    """One sign-in: what the server knows of a browser. Ends by itself, by signing out, or by withdrawal.

    `hoe` is `demo`, `wachtwoord` or `oidc:<code of the provider>`; `id_token` is what that provider wants
    back at signing out.
    """

    id: int | None = Field(default=None, primary_key=True)
    token_hash: str = Field(unique=True)
    gebruiker_id: int = Field(foreign_key="gebruiker.id", index=True)
    hoe: str
    begonnen: datetime
    gezien: datetime
    verloopt: datetime = Field(index=True)
    beeindigd: datetime | None = None
    id_token: str = ""


class Inzagerij(SQLModel, table=True):
    """One look at, or change of, personal data (Logboek Dataverwerkingen). Append-only.

    `traject_id` is whose data; empty for a list, which `aantal` counts. Never a name or a BSN of a newcomer.
    """

    __tablename__ = "inzage"
    __table_args__ = (Index("ix_inzage_traject_moment", "traject_id", "moment"),)
    id: int | None = Field(default=None, primary_key=True)
    moment: datetime = Field(index=True)
    trace_id: str
    gemeente_id: int = Field(foreign_key="gemeente.id")
    traject_id: int | None = Field(default=None, foreign_key="traject.id")
    kijker_id: int | None = Field(default=None, foreign_key="gebruiker.id")
    kijker: str
    handeling: str
    bladzijde: str
    status: int
    doel: str = ""
    aantal: int = 1


class Apisleutel(SQLModel, table=True):
    """What a program shows to act as this person. Only the hash of the key is kept."""

    id: int | None = Field(default=None, primary_key=True)
    gebruiker_id: int = Field(foreign_key="gebruiker.id", index=True)
    naam: str
    sleutel_hash: str = Field(unique=True)
    gemaakt: datetime
    verloopt: datetime
    ingetrokken: datetime | None = None
