"""Tables of the chain: what goes to DUO until it is confirmed, and who is told of every gebeurtenis."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import Index, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from inburgering.db.basis import JSONVELD
from inburgering.db.gesloten import GeslotenJson, GeslotenTekst
from inburgering.db.versleuteling import VersleuteldGeheim


class Levering(SQLModel, table=True):
    """One thing that DUO must be told, frozen when it happened; `kenmerk` is its identity for ever.

    `stand` is `klaar`, `geleverd` (in a file), `bevestigd`, `afgewezen` (a person must act) or `ingetrokken`
    (it never left). `gegevens` has the names of the GGM and neither BSN nor name: those go in at writing.
    `bestand` is the number of its file, `corrigeert` the kenmerk of the record that it mends.
    """

    id: int | None = Field(default=None, primary_key=True)
    kenmerk: str = Field(unique=True)
    gemeente_id: int = Field(foreign_key="gemeente.id", index=True)
    traject_id: int = Field(foreign_key="traject.id", index=True)
    aanleiding: int
    wat: str
    op: date
    corrigeert: str | None = None
    vervalt: bool = False
    gegevens: dict[str, Any] = Field(default_factory=dict, sa_type=GeslotenJson("levering.gegevens"))
    stand: str = "klaar"
    klaar_op: date
    bestand: int | None = None
    geleverd_op: date | None = None
    bevestigd_op: date | None = None
    bevestigd_door: int | None = None
    reden: str = Field(default="", sa_type=GeslotenTekst("levering.reden"))


class Duobestand(SQLModel, table=True):
    """A file for DUO: numbered per municipality without gaps; what is in it points here."""

    __table_args__ = (UniqueConstraint("gemeente_id", "nr"),)
    id: int | None = Field(default=None, primary_key=True)
    gemeente_id: int = Field(foreign_key="gemeente.id")
    nr: int
    gemaakt: datetime
    aantal: int
    sha256: str = ""


class Abonnement(SQLModel, table=True):
    """A system that wants to hear of gebeurtenissen. `soorten` empty: of all. `geheim` signs what it gets."""

    id: int | None = Field(default=None, primary_key=True)
    gemeente_id: int = Field(foreign_key="gemeente.id", index=True)
    naam: str
    url: str
    soorten: list[str] = Field(default_factory=list, sa_type=JSONVELD)
    geheim: str = Field(sa_type=VersleuteldGeheim)
    actief: bool = True
    reden: str = ""
    gemaakt: datetime


class Bericht(SQLModel, table=True):
    """One notification for one subscriber. Its text follows from the log; it holds nothing of a person.

    `stand` is `wacht`, `verzonden`, `mislukt` (given up; can be sent again) or `vervallen` (unsubscribed).
    """

    __table_args__ = (
        Index(
            "ix_bericht_wacht",
            "volgende_poging",
            sqlite_where=text("stand = 'wacht'"),
            postgresql_where=text("stand = 'wacht'"),
        ),
        Index("ix_bericht_volgorde", "abonnement_id", "traject_id", "id"),
    )
    id: int | None = Field(default=None, primary_key=True)
    sleutel: str = Field(unique=True)
    abonnement_id: int = Field(foreign_key="abonnement.id")
    traject_id: int = Field(foreign_key="traject.id", index=True)
    volgnr: int
    deel: int
    soort: str
    moment: datetime
    stand: str = "wacht"
    poging: int = 0
    volgende_poging: datetime
    lease_tot: datetime | None = None
    verzonden_op: datetime | None = None
    fout: str = ""
