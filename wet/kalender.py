"""De kalender van de Algemene termijnenwet: welke dag telt als laatste dag van een termijn.

Weekend: zaterdag en zondag (art. 1 lid 1). Feestdagen: art. 3 lid 1. Goede Vrijdag: art. 3 lid 2. De dagen
die bij koninklijk besluit met een feestdag zijn gelijkgesteld (art. 3 lid 3) zijn gegevens met een einde,
`HORIZON`. Carnaval, vrije dagen uit een cao en een gesloten stadhuis tellen niet.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from dateutil.easter import easter

from inburgering.wet.taal import weekdag

_DAG = timedelta(days=1)


@dataclass(frozen=True)
class Gelijkstelling:
    """Een koninklijk besluit dat dagen met een feestdag gelijkstelt, en het tijdvak dat het regelt."""

    besluit: str
    van: date
    tot_en_met: date
    dagen: tuple[date, ...]


GELIJKSTELLINGEN = (
    Gelijkstelling(
        "koninklijk besluit over 2022 (de dag komt uit praktijkbronnen; het besluit is niet nagekeken)",
        van=date(2022, 1, 1),
        tot_en_met=date(2022, 12, 31),
        dagen=(date(2022, 5, 27),),
    ),
    Gelijkstelling(
        "Besluit gelijkstelling van 28 april 2023, 19 mei 2023, 10 mei 2024, 27 december 2024 en 30 mei 2025 "
        "met een algemeen erkende feestdag",
        van=date(2023, 1, 1),
        tot_en_met=date(2025, 12, 31),
        dagen=(
            date(2023, 4, 28),
            date(2023, 5, 19),
            date(2024, 5, 10),
            date(2024, 12, 27),
            date(2025, 5, 30),
        ),
    ),
    Gelijkstelling(
        "Besluit gelijkstelling van 2 januari 2026, 15 mei 2026, 7 mei 2027, 28 april 2028 en 26 mei 2028 "
        "met een algemeen erkende feestdag (Stcrt. 2025, 24713)",
        van=date(2026, 1, 1),
        tot_en_met=date(2028, 12, 31),
        dagen=(
            date(2026, 1, 2),
            date(2026, 5, 15),
            date(2027, 5, 7),
            date(2028, 4, 28),
            date(2028, 5, 26),
        ),
    ),
)

HORIZON = GELIJKSTELLINGEN[-1].tot_en_met
"""De laatste dag waarvoor de gelijkgestelde dagen bekend zijn: daarna is een verschoven datum voorlopig."""

_GELIJKGESTELD = frozenset(dag for besluit in GELIJKSTELLINGEN for dag in besluit.dagen)


def feestdag(dag: date) -> str | None:
    """De naam van de feestdag (of: met een feestdag gelijkgesteld); None op een gewone dag."""
    naam = _feestdagen(dag.year).get(dag)
    if naam is None and dag in _GELIJKGESTELD:
        return "bij koninklijk besluit met een feestdag gelijkgesteld"
    return naam


@cache
def _feestdagen(jaar: int) -> dict[date, str]:
    pasen = easter(jaar)
    dagen = (
        (date(jaar, 1, 1), "Nieuwjaarsdag"),
        (pasen - 2 * _DAG, "Goede Vrijdag"),
        (pasen + 1 * _DAG, "Tweede Paasdag"),
        (_koningsdag(jaar), "Koningsdag"),
        (date(jaar, 5, 5), "Bevrijdingsdag"),  # elk jaar: de wet kent geen lustrum
        (pasen + 39 * _DAG, "Hemelvaartsdag"),
        (pasen + 50 * _DAG, "Tweede Pinksterdag"),
        (date(jaar, 12, 25), "Eerste Kerstdag"),
        (date(jaar, 12, 26), "Tweede Kerstdag"),
    )
    namen: dict[date, str] = {}
    for dag, naam in dagen:
        namen[dag] = f"{namen[dag]} en {naam}" if dag in namen else naam
    return namen


def _koningsdag(jaar: int) -> date:
    """27 april; valt die dag op een zondag, dan wordt de verjaardag de dag ervoor gevierd."""
    dag = date(jaar, 4, 27)
    return dag - _DAG if weekdag(dag) == "zondag" else dag


@cache
def geen_werkdag_want(dag: date) -> str | None:
    """Waarom een termijn niet op deze dag eindigt: 'is Koningsdag'; None als het een gewone werkdag is."""
    naam = feestdag(dag)
    if naam:
        return f"is {naam}"
    return "valt in het weekend" if dag.weekday() >= 5 else None


def is_werkdag(dag: date) -> bool:
    """Of de dag geen zaterdag, zondag of algemeen erkende feestdag is (art. 1 lid 1)."""
    return geen_werkdag_want(dag) is None


def werkdag_op_of_na(dag: date) -> date:
    """De dag zelf, of anders de eerstvolgende werkdag."""
    while not is_werkdag(dag):
        dag += _DAG
    return dag


def werkdag_op_of_voor(dag: date) -> date:
    """De dag zelf, of anders de werkdag daarvoor. Voor een bericht; een termijn loopt nooit terug."""
    while not is_werkdag(dag):
        dag -= _DAG
    return dag


@dataclass(frozen=True)
class Verlenging:
    """Wat de Algemene termijnenwet met een laatste dag doet, en welke dagen daar de oorzaak van zijn.

    `dagen` zijn de dagen die geen werkdag zijn, met hun reden; `twee_werkdagen` zegt dat art. 2 de termijn
    verlengde; `voorlopig` dat de uitkomst voorbij `HORIZON` ligt.
    """

    laatste_dag: date
    dagen: tuple[tuple[date, str], ...]
    twee_werkdagen: bool
    voorlopig: bool


def verleng(eerste_dag: date, ruwe_laatste_dag: date) -> Verlenging:
    """Pas art. 1 lid 1 en art. 2 toe op een termijn die onder de wet valt (zie `Duur`).

    Eerst art. 2: een termijn van ten minste drie dagen krijgt zoveel dagen dat er twee werkdagen in liggen.
    Dan art. 1: eindigt zij op een zaterdag, zondag of feestdag, dan loopt zij door tot de volgende werkdag.
    """
    lengte = (ruwe_laatste_dag - eerste_dag).days + 1
    te_kort = lengte >= 3 and _werkdagen(eerste_dag, ruwe_laatste_dag) < 2
    laatste = _tot_twee_werkdagen(eerste_dag) if te_kort else werkdag_op_of_na(ruwe_laatste_dag)
    oorzaak_vanaf = eerste_dag if te_kort else ruwe_laatste_dag
    tijdvak = [oorzaak_vanaf + n * _DAG for n in range((laatste - oorzaak_vanaf).days)]
    dagen = tuple((dag, want) for dag in tijdvak if (want := geen_werkdag_want(dag)))
    return Verlenging(laatste, dagen, te_kort, voorlopig=laatste > HORIZON)


def _werkdagen(van: date, tot_en_met: date) -> int:
    """Het aantal werkdagen in het tijdvak; er wordt niet verder geteld dan twee."""
    aantal, dag = 0, van
    while dag <= tot_en_met and aantal < 2:
        aantal += is_werkdag(dag)
        dag += _DAG
    return aantal


def _tot_twee_werkdagen(eerste_dag: date) -> date:
    """De tweede werkdag, geteld vanaf de eerste dag van de termijn."""
    return werkdag_op_of_na(werkdag_op_of_na(eerste_dag) + _DAG)
