"""Herhaling: hoe vaak de boete om niet meewerken verdubbelt (Besluit inburgering 2021 art. 7.1 lid 3)."""

from collections.abc import Sequence
from datetime import date

from dateutil.relativedelta import relativedelta

from inburgering.wet.boetes_uitkomst import Boetestap
from inburgering.wet.boetes_woorden import Boetesoort, EerdereBoete, euro, gelding
from inburgering.wet.taal import datum
from inburgering.wet.waarden import geldend, waarde

LEZING = "'Steeds met 100 procent verhoogd' lezen wij als verdubbelen: 50, 100, 200, 400, 800 euro."


def venster(constatering: date) -> date:
    """De eerste dag van de twaalf maanden voor de constatering; de dag van constatering telt zelf niet mee.

    Bestaat die dag niet (29 februari), dan de laatste dag van die maand: dat is een keuze van het programma.
    """
    return constatering - relativedelta(months=waarde("recidive_maanden", gelding(constatering)))


def trede(constatering: date, eerdere: Sequence[EerdereBoete], op: date | None = None) -> int:
    """Hoe vaak het bedrag verhoogd wordt: een keer meer dan bij de zwaarste eerdere boete die meetelt.

    Een eerdere boete telt mee als haar overtreding in het venster is geconstateerd en zij onherroepelijk is,
    uiterlijk op `op`, de dag van het besluit. Zonder `op` telt elke boete die onherroepelijk is.
    """
    boetes = sorted(
        (e for e in eerdere if e.soort is Boetesoort.MEDEWERKING), key=lambda boete: boete.constatering
    )
    treden: list[int] = []
    for boete in boetes:
        treden.append(_na(boetes, treden, boete.constatering, boete.opgelegd_op))
    return _na(boetes, treden, constatering, op)


def _na(boetes: Sequence[EerdereBoete], treden: Sequence[int], constatering: date, op: date | None) -> int:
    """De trede na deze boetes, waarvan de eigen trede al bekend is; oudste eerst."""
    vanaf = venster(constatering)
    mee = (
        vaak
        for boete, vaak in zip(boetes, treden, strict=False)
        if vanaf <= boete.constatering < constatering and _onherroepelijk(boete, op)
    )
    return max((1 + vaak for vaak in mee), default=0)


def _onherroepelijk(boete: EerdereBoete, op: date | None) -> bool:
    sinds = boete.onherroepelijk_op
    return sinds is not None and (op is None or sinds <= op)


def verhoogd(constatering: date, eerdere: Sequence[EerdereBoete], op: date | None = None) -> Boetestap:
    """Het bedrag na de verhoging bij herhaling, in eurocenten, nog voor het verwijt."""
    dag = gelding(constatering)
    hoogste = geldend("boete_medewerking_hoogste", dag)
    basis, procent = waarde("boete_medewerking_basis", dag), waarde("boete_verhoging_procent", dag)
    keer = trede(constatering, eerdere, op)
    bedrag = min(basis * (100 + procent) ** keer // 100**keer, hoogste.waarde)
    waar = f"in de twaalf maanden voor {datum(constatering)}"
    if not keer:
        tekst = f"Geen verhoging: {waar} is geen overtreding geconstateerd met een onherroepelijke boete"
        return Boetestap(tekst, bedrag, hoogste.bron)
    vaak = "één keer" if keer == 1 else f"{keer} keer"
    tekst = f"Herhaling: {waar} is een overtreding geconstateerd en die boete is onherroepelijk. "
    tekst += f"Het bedrag is {vaak} verhoogd, tot {euro(bedrag)}"
    return Boetestap(tekst, bedrag, hoogste.bron, LEZING)
