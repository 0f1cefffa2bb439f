"""Clear away what nobody needs any more, in our database and in Prefect, and leave the anchor of the day."""

from prefect import flow, task
from prefect.cache_policies import NO_CACHE

from inburgering import klok, omgeving
from inburgering.db import ankermap
from inburgering.db import opruimen as dienst
from inburgering.flows import oude_runs, slag, verslag
from inburgering.flows.catalogus import OPRUIMEN
from inburgering.flows.prefecthulp import herhaald, laat_zien, noem
from inburgering.flows.verbinding import database


@task(**herhaald(OPRUIMEN))
def ruim_op() -> dienst.Opgeruimd:
    """Our own database, in one transaction."""
    with database().schrijven() as session:
        return dienst.ruim_op(session, klok.vandaag(), klok.nu())


@task(cache_policy=NO_CACHE, persist_result=False)
def ruim_runs_op() -> dict[str, int]:
    """The history of Prefect: runs that died, came too late, or are old."""
    return oude_runs.ruim_op(klok.echt())


@task(**herhaald(OPRUIMEN))
def leg_anker() -> int:
    """The anchor of this day's log, in a file; how many were written (0 when it is there already)."""
    return int(ankermap.leg_van_vandaag(database(), omgeving.lees().ankers, klok.echt()) is not None)


@flow(
    name=OPRUIMEN.naam,
    flow_run_name=noem(OPRUIMEN.naam),
    timeout_seconds=OPRUIMEN.hoogstens,
    persist_result=False,
)
def opruimen() -> int:
    """Clear away what lapsed, claims that were left, and old runs; gives how many things. Safe to run twice.

    First the anchor of the day, so that what is done here is after it.

    Never data of a case: how long that is kept is a matter of its own (`inburgering bewaring`).
    """
    waar = slag.gemeenten(database())
    with slag.slag(database(), OPRUIMEN.naam, waar):
        ankers = leg_anker()
        opgeruimd, runs = ruim_op(), ruim_runs_op()
    laat_zien(OPRUIMEN.naam, verslag.van_opruimen(opgeruimd, runs, ankers))
    return opgeruimd.samen + sum(runs.values())
