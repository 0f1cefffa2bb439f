"""Tables of the municipality itself: who works there, with which partners, by which norms."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import UniqueConstraint, text
from sqlmodel import Field, SQLModel

from inburgering.db.basis import JSONVELD


class Gemeente(SQLModel, table=True):
    """A municipality. `briefhoofd` is its letterhead; `teller` the last traject number it gave out.

    `thema` is how its pages look: its own design tokens by name (`templates/thema.py`); empty is ours.
    """

    id: int | None = Field(default=None, primary_key=True)
    code: str = Field(unique=True, max_length=40)
    naam: str
    afkorting: str
    briefhoofd: dict[str, Any] = Field(default_factory=dict, sa_type=JSONVELD)
    thema: dict[str, str] = Field(
        default_factory=dict, sa_type=JSONVELD, sa_column_kwargs={"server_default": text("'{}'")}
    )
    teller: int = 0


class Norm(SQLModel, table=True):
    """A local norm with the municipality's decision as its source; dated, so that the past stays true."""

    __table_args__ = (UniqueConstraint("gemeente_id", "naam", "geldig_vanaf"),)
    id: int | None = Field(default=None, primary_key=True)
    gemeente_id: int = Field(foreign_key="gemeente.id")
    naam: str
    waarde: Any = Field(sa_type=JSONVELD)
    bron: str
    geldig_vanaf: date
    geldig_tot: date | None = None


class Inrichting(SQLModel, table=True):
    """What was loaded or changed in the settings, when and by whom. Append-only."""

    id: int | None = Field(default=None, primary_key=True)
    gemeente_id: int = Field(foreign_key="gemeente.id", index=True)
    moment: datetime
    door: str
    wat: str
    sha256: str
    verschil: dict[str, Any] = Field(default_factory=dict, sa_type=JSONVELD)


class Gebruiker(SQLModel, table=True):
    """A person who works with the program: consulent, coordinator, teamleider or beheerder.

    Or, with the role `partner`, someone of a partner: `partner_id` says which, and she sees its tasks only.
    """

    __table_args__ = (UniqueConstraint("gemeente_id", "naam"),)
    id: int | None = Field(default=None, primary_key=True)
    gemeente_id: int = Field(foreign_key="gemeente.id")
    naam: str
    rol: str
    team: str = ""
    functie: str = ""
    telefoon: str = ""
    email: str = ""
    actief: bool = True
    partner_id: int | None = Field(default=None, foreign_key="partner.id", index=True)


class Afwezigheid(SQLModel, table=True):
    """Who is away from and until which day (both included), and who acts meanwhile."""

    id: int | None = Field(default=None, primary_key=True)
    gebruiker_id: int = Field(foreign_key="gebruiker.id", index=True)
    vervanger_id: int = Field(foreign_key="gebruiker.id")
    van: date
    tot: date


class Partner(SQLModel, table=True):
    """An organisation that takes over work. `kanaal` and `adres` go together: see `db/kanalen.py`."""

    __table_args__ = (UniqueConstraint("gemeente_id", "naam"),)
    id: int | None = Field(default=None, primary_key=True)
    gemeente_id: int = Field(foreign_key="gemeente.id")
    naam: str
    kanaal: str
    adres: str
    contact: str = ""
    postadres: list[str] = Field(default_factory=list, sa_type=JSONVELD)
    geldig_vanaf: date
    geldig_tot: date | None = None


class Partnertaak(SQLModel, table=True):
    """What a partner may be asked: its terms in days, the data it may get and on what ground.

    A change makes a row with the next `versie`: a handoff that was made keeps the one it was made with.
    `vervangen` marks the older ones; a task that ended has `geldig_tot`. `gronden` says per field why the
    partner may have it (a field that is not in it: by `grondslag`). `warm`: a joint meeting comes first.
    """

    __table_args__ = (UniqueConstraint("partner_id", "soort", "versie"),)
    id: int | None = Field(default=None, primary_key=True)
    partner_id: int = Field(foreign_key="partner.id")
    soort: str
    naam: str
    omschrijving: str
    sjabloon: str
    reactie_dagen: int
    gereed_dagen: int
    velden: list[str] = Field(default_factory=list, sa_type=JSONVELD)
    grondslag: str
    gronden: dict[str, str] = Field(default_factory=dict, sa_type=JSONVELD)
    warm: bool = False
    versie: int = 1
    vervangen: bool = False
    geldig_tot: date | None = None
