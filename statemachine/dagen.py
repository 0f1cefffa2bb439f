"""Of de dag van een gebeurtenis kan kloppen."""

from datetime import date

from inburgering.wet.gebeurtenissen import Gebeurtenis

EERSTE_DAG = date(
    2021, 1, 1
)  # in 2021 meldde DUO de eerste mensen aan voor de wet die op 1 januari 2022 begon


def bezwaar_tegen_dag(op: date, vandaag: date) -> str | None:
    """Een zin als deze dag niet kan: in de toekomst, of van voor de Wet inburgering 2021."""
    if op > vandaag:
        return "Deze dag ligt in de toekomst. Leg vast wat is gebeurd, op de dag dat het gebeurde."
    if op < EERSTE_DAG:
        return "Deze dag ligt voor 2021. Toen was er nog geen Wet inburgering 2021. Kijk naar het jaar."
    return None


def controleer_dag(gebeurtenis: Gebeurtenis | str, op: date, vandaag: date) -> str | None:
    """Een zin als deze gebeurtenis niet op deze dag kan zijn gebeurd; None als het kan.

    Een afspraak in de toekomst is een feit bij de gebeurtenis, niet haar dag.
    """
    bezwaar = bezwaar_tegen_dag(op, vandaag)
    if bezwaar and gebeurtenis == Gebeurtenis.VASTSTELLING_PIP:
        return bezwaar.replace("Deze dag", "De dagtekening van het PIP")
    return bezwaar
