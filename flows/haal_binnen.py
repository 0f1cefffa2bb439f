"""What lies outside, by the clock of Prefect."""

from prefect import flow, task

from inburgering import klok, omgeving
from inburgering.flows import binnenhalen, slag, verslag
from inburgering.flows.catalogus import HAAL_BINNEN
from inburgering.flows.prefecthulp import herhaald, laat_zien, noem
from inburgering.flows.verbinding import database


@task(**herhaald(HAAL_BINNEN))
def haal() -> binnenhalen.Binnen:
    """Everything that waits outside, once."""
    return binnenhalen.haal_binnen(database(), omgeving.lees(), klok.vandaag(), klok.nu(), klok.echt())


@flow(
    name=HAAL_BINNEN.naam,
    flow_run_name=noem(HAAL_BINNEN.naam),
    timeout_seconds=HAAL_BINNEN.hoogstens,
    persist_result=False,
)
def haal_binnen() -> dict[str, int]:
    """Bring in return files and returned mail. What could not be read counts as a failure of this flow."""
    waar = slag.gemeenten(database())
    with slag.slag(database(), HAAL_BINNEN.naam, waar) as verloop:
        binnen = haal()
        if binnen.fouten:
            verloop.mislukt |= {plek.id: binnen.fouten[0] for plek in waar}
    laat_zien(HAAL_BINNEN.naam, verslag.van_haal_binnen(binnen))
    return binnen.telling()
