"""Of de dag van een gebeurtenis kan kloppen."""

from datetime import date

from inburgering.wet.begrippen import Regime
from inburgering.wet.gebeurtenissen import Gebeurtenis
from inburgering.wet.taal import datum, hoofdletter
from inburgering.wet.woorden import OMSCHRIJVING

EERSTE_DAG = date(2021, 1, 1)  # in 2021 meldde DUO de eerste mensen voor de wet die op 1 januari 2022 begon
EERSTE_DAG_2013 = date(2013, 1, 1)  # de Wet inburgering 2013, voor de ondertussengroep


def bezwaar_tegen_dag(op: date, vandaag: date, regime: str | None = None) -> str | None:
    """Het vervolg van een zin als deze dag niet kan: in de toekomst, of van voor de wet.

    De ondertussengroep (Wet inburgering 2013) heeft dagen van voor 2021.
    """
    if op > vandaag:
        return "ligt in de toekomst. Leg vast wat is gebeurd, op de dag dat het gebeurde."
    if regime == Regime.WI2013:
        te_vroeg = op < EERSTE_DAG_2013
        return "ligt voor 2013. Kijk naar het jaar." if te_vroeg else None
    if op < EERSTE_DAG:
        return "ligt voor 2021. Toen was er nog geen Wet inburgering 2021. Kijk naar het jaar."
    return None


def controleer_dag(
    gebeurtenis: Gebeurtenis | str, op: date, vandaag: date, regime: str | None = None
) -> str | None:
    """Een zin als deze gebeurtenis niet op deze dag kan zijn gebeurd; None als het kan.

    De zin noemt de gebeurtenis en de dag. Een afspraak in de toekomst is een feit bij de gebeurtenis, niet
    haar dag.
    """
    bezwaar = bezwaar_tegen_dag(op, vandaag, regime)
    return f"{hoofdletter(_naam(gebeurtenis))} ({datum(op)}) {bezwaar}" if bezwaar else None


def bezwaar_tegen_geboortedatum(geboren: date, vandaag: date) -> str | None:
    """Een zin als iemand nog niet geboren kan zijn; None als het kan."""
    return "De geboortedatum ligt in de toekomst. Kijk naar het jaar." if geboren > vandaag else None


def _naam(gebeurtenis: Gebeurtenis | str) -> str:
    wat = OMSCHRIJVING.get(Gebeurtenis(gebeurtenis), "deze gebeurtenis")
    return wat if wat.startswith("de dagtekening") else f"de dag van {wat}"
