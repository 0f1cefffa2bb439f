"""Tables about the work itself: when each flow last did its work, and how things stood on a day."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import LargeBinary, UniqueConstraint
from sqlmodel import Field, SQLModel

from inburgering.db.basis import JSONVELD

GEEN_PARTNER = 0


class Hartslag(SQLModel, table=True):
    """When a flow last began, succeeded and failed for a municipality; `op_rij` failures in a row since.

    The moments are of the machine's clock, also where a day is set. `fout` says what went wrong, without
    anything about a person.
    """

    __table_args__ = (UniqueConstraint("gemeente_id", "stroom"),)
    id: int | None = Field(default=None, primary_key=True)
    gemeente_id: int = Field(foreign_key="gemeente.id")
    stroom: str
    begonnen: datetime
    geslaagd: datetime | None = None
    mislukt: datetime | None = None
    op_rij: int = 0
    fout: str = ""


class Dagstand(SQLModel, table=True):
    """One number of a municipality on one day: `wat` is counted (`db.dagstand.WAT`), by step and by partner.

    `stap` is the code of a term, empty where that is no part of it; `partner` the number of a partner, 0 for
    none.
    """

    __table_args__ = (UniqueConstraint("gemeente_id", "dag", "wat", "stap", "partner"),)
    id: int | None = Field(default=None, primary_key=True)
    gemeente_id: int = Field(foreign_key="gemeente.id")
    dag: date
    wat: str
    stap: str = ""
    partner: int = GEEN_PARTNER
    aantal: int


class Rapportstand(SQLModel, table=True):
    """A report that was counted (`db.rapportstand`), so that it need not be counted again.

    `peil` is the last day that counts, `bekend` the last day of recording that counts. It holds for the way
    of counting `telwijze` and for as long as `vernietigd` trajects of this municipality were destroyed.
    `inhoud` has the counts, `trajecten` by number of the row which were counted (`db.rapport_vorm`).
    """

    __table_args__ = (UniqueConstraint("gemeente_id", "code", "peil", "bekend"),)
    id: int | None = Field(default=None, primary_key=True)
    gemeente_id: int = Field(foreign_key="gemeente.id")
    code: str
    peil: date
    bekend: date
    telwijze: int
    vernietigd: int
    gemaakt: datetime
    inhoud: dict[str, Any] = Field(sa_type=JSONVELD)
    trajecten: bytes = Field(sa_type=LargeBinary)


class Zegelrij(SQLModel, table=True):
    """A seal over lines of an append-only book (`db.zegel`): those after the seal before, up to `tot`.

    `hash` covers the seal before and, of `aantal` lines, the columns named in `kolommen`. Append-only.
    """

    __tablename__ = "zegel"
    __table_args__ = (UniqueConstraint("boek", "nr"),)
    id: int | None = Field(default=None, primary_key=True)
    boek: str
    nr: int
    tot: int
    aantal: int
    moment: datetime
    kolommen: str
    hash: str
