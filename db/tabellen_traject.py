"""Tables of the trajectory: the person, the case, its parts, its log and its terms."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from sqlalchemy import Index, UniqueConstraint, event, false, text
from sqlalchemy.orm import declared_attr
from sqlmodel import Field, SQLModel

from inburgering.db.basis import JSONVELD
from inburgering.db.gesloten import Gesloten, GeslotenJson
from inburgering.db.tabellen_waar import TAAK_OPEN, TE_LAAT_KLAAR, TOEWIJZING, VOOR_RAPPORT, belet
from inburgering.db.versleuteling import VersleuteldBSN
from inburgering.db.vouwen import vouw


class Persoon(SQLModel, table=True):
    """A newcomer. The BSN is encrypted and unique within the municipality.

    `zoeknaam` is the name folded for searching and sorting; it follows the name by itself.
    """

    __table_args__ = (
        UniqueConstraint("gemeente_id", "bsn"),
        Index("ix_persoon_zoeknaam", "gemeente_id", "zoeknaam"),
        Index("ix_persoon_geboren", "gemeente_id", "geboren"),
    )
    id: int | None = Field(default=None, primary_key=True)
    gemeente_id: int = Field(foreign_key="gemeente.id")
    bsn: str | None = Field(default=None, sa_type=VersleuteldBSN)
    naam: str = Field(index=True)
    naam_eigen: str = ""
    geboren: date | None = None
    adres: list[str] = Field(default_factory=list, sa_type=JSONVELD)
    telefoon: str = ""
    email: str = ""
    taal: str = ""
    tolk: bool = False
    zoeknaam: str = Field(default="", sa_column_kwargs={"server_default": ""})


@event.listens_for(Persoon, "before_insert")
@event.listens_for(Persoon, "before_update")
def _vouw_naam(_mapper: object, _verbinding: object, persoon: Persoon) -> None:
    persoon.zoeknaam = vouw(persoon.naam)


class _Versie(SQLModel):
    versie: int = Field(default=1, nullable=False)

    @declared_attr.directive
    def __mapper_args__(cls) -> Mapping[str, Any]:  # noqa: N805
        return {"version_id_col": cls.__table__.c.versie} if hasattr(cls, "__table__") else {}


class Traject(_Versie, table=True):
    """The case. `volgnr` counts its gebeurtenissen; `ketting` is the head of its hash chain.

    From `eerste_code` on its columns follow from its running terms by triggers (`db/voorraad.py`), for lists:
    the first term that is not for information, the first day of a step of the municipality or a partner
    (`aan_zet`: there is such a step) and of what DUO or the newcomer must do, and whether a partner must act.
    """

    __table_args__ = (
        Index("ix_traject_werkvoorraad", "gemeente_id", "consulent_id", "toestand"),
        Index(
            "ix_traject_lijst", "gemeente_id", "eerste_dag", "nummer", "toestand", "route", "eerste_wie",
            "bij_partner", "persoon_id",
        ),
        Index("ix_traject_persoon", "gemeente_id", "persoon_id", "toestand", "nummer"),
        Index("ix_traject_fase", "gemeente_id", "toestand", "nummer", "bij_partner"),
        Index("ix_traject_stap", "gemeente_id", "stap_dag", "consulent_id", "aan_zet", "toestand", "nummer"),
        Index(
            "ix_traject_ander", "gemeente_id", "ander_dag",
            sqlite_where=text("ander_dag IS NOT NULL"), postgresql_where=text("ander_dag IS NOT NULL"),
        ),
        Index("ix_traject_last", "gemeente_id", "consulent_id", "groep", "regime", "route", "toestand"),
    )  # fmt: skip
    id: int | None = Field(default=None, primary_key=True)
    gemeente_id: int = Field(foreign_key="gemeente.id")
    persoon_id: int = Field(foreign_key="persoon.id", index=True)
    nummer: str = Field(unique=True)
    regime: str
    groep: str
    route: str | None = None
    consulent_id: int = Field(foreign_key="gebruiker.id", index=True)
    toestand: str
    volgnr: int = 0
    ketting: str = ""
    eerste_code: str | None = None
    eerste_dag: date | None = None
    eerste_wie: str | None = None
    eerste_onderdeel_id: int | None = None
    stap_dag: date | None = None
    ander_dag: date | None = None
    aan_zet: bool = Field(default=False, sa_column_kwargs={"server_default": false()})
    bij_partner: bool = Field(default=False, sa_column_kwargs={"server_default": false()})


class Onderdeel(SQLModel, table=True):
    """A part of the traject with a machine of its own; `toestand` is that machine's state."""

    __table_args__ = (
        UniqueConstraint("traject_id", "soort", "nr"),
        Index(
            "ix_onderdeel_taak_open",
            "traject_id",
            sqlite_where=text(TAAK_OPEN),
            postgresql_where=text(TAAK_OPEN),
        ),
        Index(
            "ix_onderdeel_belet",
            "traject_id",
            "soort",
            sqlite_where=text(belet()),
            postgresql_where=text(belet()),
        ),
    )
    id: int | None = Field(default=None, primary_key=True)
    traject_id: int = Field(foreign_key="traject.id")
    soort: str
    nr: int = 1
    toestand: str
    sinds: date


class Gebeurtenisrij(SQLModel, table=True):
    """One line of the log. Append-only: triggers refuse UPDATE and DELETE.

    `op` is the day it happened, `moment` when it was recorded. `deel` 0 is what was asked; 1, 2 … are the
    machines that followed. `feiten` holds the facts and what the guards saw; `ketting` covers their salted
    digest, so that facts can be erased at the end of retention and the log stays whole. They are closed; the
    one fact that a question asks for stands beside them: to whom the traject was assigned (`consulent_id`).
    """

    __tablename__ = "gebeurtenis"
    __table_args__ = (
        UniqueConstraint("traject_id", "volgnr", "deel"),
        Index(
            "ix_gebeurtenis_rapport",
            "traject_id",
            "volgnr",
            "deel",
            sqlite_where=text(VOOR_RAPPORT),
            postgresql_where=text(VOOR_RAPPORT),
        ),
        Index(
            "ix_gebeurtenis_toewijzing",
            "traject_id",
            sqlite_where=text(TOEWIJZING),
            postgresql_where=text(TOEWIJZING),
        ),
    )
    id: int | None = Field(default=None, primary_key=True)
    traject_id: int = Field(foreign_key="traject.id")
    volgnr: int
    deel: int = 0
    onderdeel: str
    nr: int = 1
    soort: str
    van: str | None = None
    naar: str
    op: date
    moment: datetime
    door: str
    door_id: int | None = None
    namens: str | None = None
    herkomst: str
    feiten: dict[str, Any] | None = Field(default=None, sa_type=GeslotenJson("gebeurtenis.feiten"))
    zout: bytes | None = Field(default=None, sa_type=Gesloten("gebeurtenis.zout"))
    feiten_hash: str
    corrigeert: int | None = None
    vervalt: bool = False
    sleutel: str | None = Field(default=None, unique=True)
    regelversie: str
    ketting: str
    consulent_id: int | None = None


class Termijnrij(SQLModel, table=True):
    """A term of a traject, derived from the log by `wet`. Overdue is derived too: laatste_dag < today.

    `volgende_melding` is the next rung of the ladder, empty when there is none.
    """

    __tablename__ = "termijn"
    __table_args__ = (
        UniqueConstraint("traject_id", "code", "aanleiding"),
        Index(
            "ix_termijn_volgende_melding",
            "volgende_melding",
            sqlite_where=text("volgende_melding IS NOT NULL"),
            postgresql_where=text("volgende_melding IS NOT NULL"),
        ),
        Index(
            "ix_termijn_loopt",
            "traject_id",
            "laatste_dag",
            "wie",
            "code",
            "onderdeel_id",
            "aanleiding",
            "trede",
            "volgende_melding",
            "vervallen",
            "vervangen_door",
            sqlite_where=text("loopt"),
            postgresql_where=text("loopt"),
        ),
        Index(
            "ix_termijn_te_laat_klaar",
            "geeindigd_op",
            sqlite_where=text(TE_LAAT_KLAAR),
            postgresql_where=text(TE_LAAT_KLAAR),
        ),
    )
    id: int | None = Field(default=None, primary_key=True)
    traject_id: int = Field(foreign_key="traject.id")
    onderdeel_id: int | None = Field(default=None, foreign_key="onderdeel.id")
    code: str
    aanleiding: int
    eerste_dag: date
    ruw: date | None = None
    laatste_dag: date | None = None
    voorlopig: bool = False
    wie: str
    loopt: bool = True
    geeindigd_door: int | None = None
    geeindigd_op: date | None = None
    vervangen_door: str | None = None
    vervallen: bool = False
    trede: str | None = None
    volgende_melding: date | None = None
