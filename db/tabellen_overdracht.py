"""The table of handoffs: a task of a traject at a partner, with what lists ask of it beside it."""

from datetime import date
from typing import Any

from sqlalchemy import Index, false, text
from sqlmodel import Field, SQLModel

from inburgering.db.gesloten import GeslotenJson

TAAK_LIGT = "plek IS NOT NULL"
VERZONDEN = "verzonden_op IS NOT NULL"


class Overdracht(SQLModel, table=True):
    """One handoff to a partner; its state is in its onderdeel.

    `contract_id` is the contract it takes a place of, if there is one; `opgesteld_op` the day it was made.

    From `gemeente_id` on its columns follow by triggers (`db/taakstand.py`), for lists and figures: `plek` is
    where it lies (empty when it is over), `belofte` the first day by which the partner must do something,
    `herinnerd` whether the partner was or will be reminded. Of what lies or lay at the partner: the day of
    sending, the agreed day that counts, on which day and by which gebeurtenis it ended there, after how many
    days (`duur`), and whether it was judged `compleet` or an `aanvulling` was asked.
    """

    __table_args__ = (
        Index(
            "ix_overdracht_lijst", "gemeente_id", "plek", "verzonden_op", "nummer", "belofte", "taak_id",
            sqlite_where=text(TAAK_LIGT), postgresql_where=text(TAAK_LIGT),
        ),
        Index(
            "ix_overdracht_partner", "gemeente_id", "partner_id", "plek", "taak_id", "verzonden_op",
            "belofte", "herinnerd", "nummer",
            sqlite_where=text(TAAK_LIGT), postgresql_where=text(TAAK_LIGT),
        ),
        Index(
            "ix_overdracht_cijfers", "taak_id", "verzonden_op", "hoe", "klaar_op", "duur", "afgesproken",
            "oordeel", sqlite_where=text(VERZONDEN), postgresql_where=text(VERZONDEN),
        ),
    )  # fmt: skip
    onderdeel_id: int = Field(primary_key=True, foreign_key="onderdeel.id")
    traject_id: int = Field(foreign_key="traject.id", index=True)
    partner_id: int = Field(foreign_key="partner.id", index=True)
    taak_id: int = Field(foreign_key="partnertaak.id")
    contract_id: int | None = Field(default=None, foreign_key="contract.id", index=True)
    opgesteld_op: date | None = None
    nummer: str = Field(unique=True)
    gegevens: dict[str, Any] = Field(default_factory=dict, sa_type=GeslotenJson("overdracht.gegevens"))
    gemeente_id: int | None = None
    plek: str | None = None
    oordeel: str | None = None
    belofte: date | None = None
    herinnerd: bool = Field(default=False, sa_column_kwargs={"server_default": false()})
    verzonden_op: date | None = None
    afgesproken: date | None = None
    klaar_op: date | None = None
    hoe: str | None = None
    duur: int | None = None
