"""The print queue, by the clock of Prefect."""

from prefect import flow, task

from inburgering import klok, omgeving
from inburgering.flows import drukwerk, slag, verslag
from inburgering.flows.catalogus import DRUK_AF
from inburgering.flows.prefecthulp import herhaald, laat_zien, noem
from inburgering.flows.verbinding import database


@task(**herhaald(DRUK_AF))
def sluit_drukwerk() -> drukwerk.Druk:
    """Close what waits for the printer into numbered bundles."""
    return drukwerk.sluit_drukwerk(database(), omgeving.lees(), klok.vandaag(), klok.nu())


@flow(
    name=DRUK_AF.naam,
    flow_run_name=noem(DRUK_AF.naam),
    timeout_seconds=DRUK_AF.hoogstens,
    persist_result=False,
)
def druk_af() -> dict[str, int]:
    """Close the print queue of today. Safe to run twice."""
    with slag.slag(database(), DRUK_AF.naam, slag.gemeenten(database())):
        druk = sluit_drukwerk()
    laat_zien(DRUK_AF.naam, verslag.van_druk_af(druk))
    return {
        "bundels": len(druk.bundels),
        "brieven": sum(b.brieven for b in druk.bundels),
        "kwijt": druk.kwijt,
    }
