"""Tables of the trajectory: the person, the case, its parts, its log and its terms."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from sqlalchemy import Index, LargeBinary, UniqueConstraint, text
from sqlalchemy.orm import declared_attr
from sqlmodel import Field, SQLModel

from inburgering.db.basis import JSONVELD
from inburgering.db.versleuteling import VersleuteldBSN

TAAK_OPEN = "soort = 'overdracht' AND toestand NOT IN ('afgesloten', 'geweigerd', 'ingetrokken')"

RAPPORTSOORTEN = (
    "aanmelding", "aanmelding_leerbaarheidstoets", "beeindiging", "besluit_verlenging", "contact",
    "contact_nazorg", "derde_oproep", "eindgesprek_leerroute", "eindgesprek_map", "herhaalde_oproep",
    "inschrijving_brp", "inschrijving_na_verhuizing", "intakegesprek", "intrekking", "kennisgeving",
    "koppeling", "niet_verschenen", "niet_verschenen_leerbaarheidstoets", "ontvangst_informatie_derde",
    "oproep_brede_intake", "overname", "plicht_voldaan", "terugmelding", "vaststelling_pip", "vertrek",
    "verzending", "verzetten_afspraak", "voortgangsgesprek", "wacht_op_informatie_derde", "weigering",
)  # fmt: skip
"""The gebeurtenissen the reports read. They have an index of their own; another report needs a migration."""
_VOOR_RAPPORT = f"soort IN ({', '.join(repr(soort) for soort in RAPPORTSOORTEN)})"


class Persoon(SQLModel, table=True):
    """A newcomer. The BSN is encrypted and unique within the municipality."""

    __table_args__ = (UniqueConstraint("gemeente_id", "bsn"),)
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


class _Versie(SQLModel):
    versie: int = Field(default=1, nullable=False)

    @declared_attr.directive
    def __mapper_args__(cls) -> Mapping[str, Any]:  # noqa: N805
        return {"version_id_col": cls.__table__.c.versie} if hasattr(cls, "__table__") else {}


class Traject(_Versie, table=True):
    """The case. `volgnr` counts its gebeurtenissen; `ketting` is the head of its hash chain."""

    __table_args__ = (Index("ix_traject_werkvoorraad", "gemeente_id", "consulent_id", "toestand"),)
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
    )
    id: int | None = Field(default=None, primary_key=True)
    traject_id: int = Field(foreign_key="traject.id")
    soort: str
    nr: int = 1
    toestand: str
    sinds: date


class Overdracht(SQLModel, table=True):
    """One handoff to a partner; its state is in its onderdeel.

    `contract_id` is the contract it takes a place of, if there is one; `opgesteld_op` the day it was made.
    """

    onderdeel_id: int = Field(primary_key=True, foreign_key="onderdeel.id")
    traject_id: int = Field(foreign_key="traject.id", index=True)
    partner_id: int = Field(foreign_key="partner.id", index=True)
    taak_id: int = Field(foreign_key="partnertaak.id")
    contract_id: int | None = Field(default=None, foreign_key="contract.id", index=True)
    opgesteld_op: date | None = None
    nummer: str = Field(unique=True)
    gegevens: dict[str, Any] = Field(default_factory=dict, sa_type=JSONVELD)


class Gebeurtenisrij(SQLModel, table=True):
    """One line of the log. Append-only: triggers refuse UPDATE and DELETE.

    `op` is the day it happened, `moment` when it was recorded. `deel` 0 is what was asked; 1, 2 … are the
    machines that followed. `feiten` holds the facts and what the guards saw; `ketting` covers their salted
    digest, so that facts can be erased at the end of retention and the log stays whole.
    """

    __tablename__ = "gebeurtenis"
    __table_args__ = (
        UniqueConstraint("traject_id", "volgnr", "deel"),
        Index(
            "ix_gebeurtenis_rapport",
            "traject_id",
            "volgnr",
            "deel",
            sqlite_where=text(_VOOR_RAPPORT),
            postgresql_where=text(_VOOR_RAPPORT),
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
    feiten: dict[str, Any] | None = Field(default=None, sa_type=JSONVELD)
    zout: bytes | None = Field(default=None, sa_type=LargeBinary)
    feiten_hash: str
    corrigeert: int | None = None
    vervalt: bool = False
    sleutel: str | None = Field(default=None, unique=True)
    regelversie: str
    ketting: str


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
            sqlite_where=text("loopt"),
            postgresql_where=text("loopt"),
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
