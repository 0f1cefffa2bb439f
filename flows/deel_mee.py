"""What the chain hears from us, by the clock of Prefect: files for DUO, notifications for others."""

from prefect import flow, task
from prefect.cache_policies import NO_CACHE

from inburgering import klok, omgeving
from inburgering.flows import berichtenronde, duo, slag, verslag
from inburgering.flows.catalogus import DEEL_MEE
from inburgering.flows.prefecthulp import herhaald, laat_zien, noem
from inburgering.flows.verbinding import database


@task(**herhaald(DEEL_MEE))
def lever_duo() -> int:
    """Write what DUO must be told into numbered files; gives how many files."""
    return len(duo.lever(database(), omgeving.lees(), klok.nu()))


@task(**herhaald(DEEL_MEE))
def verstuur() -> berichtenronde.Uitslag:
    """Deliver the notifications that are due."""
    return berichtenronde.verstuur_alles(database(), omgeving.lees(), klok.nu, klok.echt)


@task(cache_policy=NO_CACHE, persist_result=False)
def maan() -> int:
    """Put what DUO does not answer before a person."""
    return duo.maan(database(), klok.nu())


@flow(
    name=DEEL_MEE.naam,
    flow_run_name=noem(DEEL_MEE.naam),
    timeout_seconds=DEEL_MEE.hoogstens,
    persist_result=False,
)
def deel_mee() -> dict[str, int]:
    """Tell DUO and the systems that follow along. Safe to run twice, and by two at once."""
    waar = slag.gemeenten(database())
    with slag.slag(database(), DEEL_MEE.naam, waar):
        bestanden, uitslag, gemaand = lever_duo(), verstuur(), maan()
    telling = {
        "bestanden voor DUO": bestanden,
        "berichten verzonden": uitslag.verzonden,
        "berichten later opnieuw": uitslag.later,
        "berichten mislukt": uitslag.mislukt,
        "DUO antwoordt niet": gemaand,
    }
    laat_zien(DEEL_MEE.naam, verslag.van_deel_mee(telling))
    return telling
