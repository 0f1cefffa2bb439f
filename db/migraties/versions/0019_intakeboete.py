"""De boete om de brede intake als eigen onderdeel: ook wat eerder is opgelegd"""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None

BESLUIT = {"boete_brede_intake": "intakeboete", "tweede_boete_brede_intake": "tweede_intakeboete"}
BEKENDMAKING, EINDE = "bekendmaking_boete", "beeindiging"
ONDERDEEL = sa.table(
    "onderdeel", sa.column("traject_id"), sa.column("soort"), sa.column("nr"), sa.column("toestand"),
    sa.column("sinds", sa.Date),
)  # fmt: skip
LOG = sa.table(
    "gebeurtenis", sa.column("traject_id"), sa.column("volgnr"), sa.column("onderdeel"), sa.column("soort"),
    sa.column("op", sa.Date), sa.column("feiten", sa.JSON), sa.column("corrigeert"),
    sa.column("vervalt", sa.Boolean),
)  # fmt: skip


def upgrade() -> None:
    verbinding = op.get_bind()
    beboet = sa.select(LOG.c.traject_id).where(LOG.c.soort.in_(BESLUIT))
    vraag = (
        sa.select(*LOG.c)
        .where(LOG.c.traject_id.in_(beboet), LOG.c.soort.in_([*BESLUIT, BEKENDMAKING, EINDE]))
        .where(LOG.c.onderdeel.in_(["brede_intake", "traject"]))
        .order_by(LOG.c.traject_id, LOG.c.volgnr)
    )
    per_traject: dict[int, list[Any]] = {}
    for rij in verbinding.execute(vraag):
        per_traject.setdefault(rij.traject_id, []).append(rij)
    delen = [deel for traject, rijen in per_traject.items() for deel in _delen(traject, rijen)]
    if delen:
        verbinding.execute(sa.insert(ONDERDEEL), delen)


def downgrade() -> None:
    op.execute(sa.delete(ONDERDEEL).where(ONDERDEEL.c.soort.in_(BESLUIT.values())))


def _delen(traject: int, rijen: list[Any]) -> list[dict[str, Any]]:
    """The fines of one traject, each in the state that follows from what still stands of the log."""
    vervallen = {rij.corrigeert for rij in rijen if rij.vervalt}
    delen: dict[str, dict[str, Any]] = {}
    for rij in rijen:
        if rij.corrigeert is not None:
            continue
        telt = rij.volgnr not in vervallen
        if rij.soort in BESLUIT:
            soort = BESLUIT[rij.soort]
            delen[soort] = {"traject_id": traject, "soort": soort, "nr": 1, "sinds": rij.op}
            delen[soort]["toestand"] = "opgelegd" if telt else "open"
            laatste = soort
        elif telt and delen and rij.soort == BEKENDMAKING:
            delen[laatste] |= {"toestand": "bekendgemaakt", "sinds": rij.op}
        elif telt and rij.soort == EINDE and _overleden(rij.feiten):
            for deel in [deel for deel in delen.values() if deel["toestand"] != "open"]:
                deel.update(toestand="vervallen", sinds=rij.op)
    return list(delen.values())


def _overleden(feiten: dict[str, Any] | None) -> bool:
    return bool(((feiten or {}).get("gegevens") or {}).get("reden") == "overlijden")
