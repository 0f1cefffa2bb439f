"""Feiten zoals een mens ze typt: een naam, een dag, zo nodig gegevens, en een zin als er iets niet klopt."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches
from typing import Any

from dateutil.relativedelta import relativedelta

from inburgering.wet.begrippen import Groep, Regime, Route
from inburgering.wet.dagen_lezen import (
    EERSTE_JAAR,
    LAATSTE_JAAR,
    WET_GELDT_VANAF,
    OnbruikbaarFeit,
    lees_dag,
    lees_op,
)
from inburgering.wet.feitnamen import NAMEN, TIJDVAKKEN, VELDEN, VOLGORDE, VOORNAAMSTE, Veldsoort
from inburgering.wet.gebeurtenissen import Gebeurtenis
from inburgering.wet.taal import datum, hoofdletter, opsomming
from inburgering.wet.woorden import omschrijf

__all__ = [
    "EERSTE_JAAR", "LAATSTE_JAAR", "NAMEN", "VOLGORDE", "VOORNAAMSTE", "WET_GELDT_VANAF", "Genoemd",
    "OnbruikbaarFeit", "controleer", "lees_dag", "lees_feiten", "lees_groep", "lees_op", "lees_regime",
    "lees_route",
]  # fmt: skip

VOORUIT = relativedelta(years=10)  # verder vooruit rekenen is bijna altijd een tikfout in het jaar

# Wat er al kan zijn geweest voordat de wet gold.
_MAG_EERDER = frozenset({Gebeurtenis.INSCHRIJVING_BRP, Gebeurtenis.KOPPELING, Gebeurtenis.HUISVESTING})


@dataclass(frozen=True)
class Genoemd:
    """Een feit zoals iemand het noemde: de dag en wat erbij is gezegd."""

    op: date
    waarden: Mapping[str, Any] = field(default_factory=dict)


def lees_feiten(regels: Sequence[str]) -> dict[str, str]:
    """Maak van regels als 'kennisgeving=2026-10-16' een naam met een dag. Raises OnbruikbaarFeit.

    Achter de dag mag tussen haakjes staan wat erbij is vastgelegd: 'besluit_verlenging=2029-06-01
    (toegekend=ja, verlengd_tot=2030-05-20)'.
    """
    feiten: dict[str, str] = {}
    for regel in regels:
        naam, is_teken, dag = (deel.strip() for deel in regel.partition("="))
        if not (naam and is_teken and dag):
            raise OnbruikbaarFeit(f"'{regel}' is geen feit: schrijf naam=dag, zoals kennisgeving=2026-10-16.")
        if naam in feiten:
            raise OnbruikbaarFeit(f"Het feit '{naam}' staat er twee keer: noem het één keer.")
        feiten[naam] = dag
    return feiten


def lees_groep(tekst: str) -> Groep:
    """De groep met deze naam. Raises OnbruikbaarFeit."""
    if tekst not in set(Groep):
        raise OnbruikbaarFeit(f"De groep '{tekst}' bestaat niet: {_kies(tekst, list(Groep))}")
    return Groep(tekst)


def lees_route(tekst: str | None) -> Route | None:
    """De leerroute met deze naam; None als er geen is gekozen. Raises OnbruikbaarFeit."""
    if tekst is not None and tekst not in set(Route):
        raise OnbruikbaarFeit(f"De leerroute '{tekst}' bestaat niet: {_kies(tekst, list(Route))}")
    return Route(tekst) if tekst else None


def lees_regime(tekst: str | None) -> Regime:
    """Het regime met deze naam; zonder naam de Wet inburgering 2021. Raises OnbruikbaarFeit."""
    if tekst is not None and tekst not in set(Regime):
        raise OnbruikbaarFeit(f"Het regime '{tekst}' bestaat niet: {_kies(tekst, list(Regime))}")
    return Regime(tekst) if tekst else Regime.WI2021


def controleer(feiten: Mapping[str, date | str], op: date | None = None) -> dict[Gebeurtenis, Genoemd]:
    """Elk feit met zijn dag en gegevens, in zichzelf en onderling mogelijk. Raises OnbruikbaarFeit.

    Met `op` mag een feit niet meer dan tien jaar na die dag liggen.
    """
    genoemd = {_gebeurtenis(naam): _lees(naam, waarde) for naam, waarde in feiten.items()}
    for soort, feit in genoemd.items():
        _controleer_dag(soort, feit, op)
        _controleer_velden(soort, feit)
    for eerst, daarna in VOLGORDE:
        if eerst in genoemd and daarna in genoemd and genoemd[daarna].op < genoemd[eerst].op:
            raise OnbruikbaarFeit(
                f"{hoofdletter(omschrijf(daarna))} ({datum(genoemd[daarna].op)}) kan niet vóór "
                f"{omschrijf(eerst)} ({datum(genoemd[eerst].op)}) liggen: verbeter een van beide dagen of "
                "laat een feit weg."
            )
    return genoemd


def _gebeurtenis(naam: str) -> Gebeurtenis:
    if naam in NAMEN:
        return Gebeurtenis(naam)
    if naam in set(Gebeurtenis):
        raise OnbruikbaarFeit(f"Het feit '{naam}' begint of beëindigt geen termijn: laat het weg.")
    raise OnbruikbaarFeit(f"Het feit '{naam}' bestaat niet: {_kies(naam, NAMEN, VOORNAAMSTE)}")


def _lees(naam: str, waarde: date | str) -> Genoemd:
    if isinstance(waarde, date):
        return Genoemd(waarde)
    dag, _, erbij = waarde.partition("(")
    try:
        op = lees_dag(dag.strip())
        return Genoemd(op, dict(_veld(naam, deel) for deel in _delen(erbij)))
    except OnbruikbaarFeit as fout:
        raise OnbruikbaarFeit(f"Bij '{naam}': {fout}") from None


def _delen(erbij: str) -> list[str]:
    return [deel.strip() for deel in erbij.rstrip().removesuffix(")").split(",") if deel.strip()]


def _veld(naam: str, deel: str) -> tuple[str, Any]:
    """Eén gegeven bij een feit: 'toegekend=ja', 'verlengd_tot=2030-05-20' of 'weken=6'."""
    veld, is_teken, tekst = (stuk.strip() for stuk in deel.partition("="))
    bekend = VELDEN.get(Gebeurtenis(naam), {})
    if not is_teken or not tekst:
        raise OnbruikbaarFeit(f"'{deel}' is geen gegeven: schrijf veld=waarde.")
    if veld not in bekend:
        over = f": {_kies(veld, list(bekend))}" if bekend else ", en bij dit feit telt er geen."
        raise OnbruikbaarFeit(f"het gegeven '{veld}' bestaat hier niet{over}")
    if bekend[veld] is not Veldsoort.ANDERS:
        return veld, lees_dag(tekst)
    if re.fullmatch(r"[0-9]{1,6}", tekst):
        return veld, int(tekst)
    return veld, {"ja": True, "nee": False}.get(tekst, tekst)


def _controleer_dag(soort: Gebeurtenis, feit: Genoemd, op: date | None) -> None:
    if feit.op < WET_GELDT_VANAF and soort not in _MAG_EERDER:
        raise OnbruikbaarFeit(
            f"{hoofdletter(omschrijf(soort))} kan niet op {datum(feit.op)} zijn geweest: de Wet "
            f"inburgering 2021 geldt vanaf {datum(WET_GELDT_VANAF)}."
        )
    if op is not None and feit.op > op + VOORUIT:
        raise OnbruikbaarFeit(
            f"{hoofdletter(omschrijf(soort))} ({datum(feit.op)}) ligt meer dan tien jaar na {datum(op)}: "
            "kijk naar het jaar."
        )


def _controleer_velden(soort: Gebeurtenis, feit: Genoemd) -> None:
    """Een gestelde dag ligt niet vóór het feit, een constatering niet erna, een tijdvak niet omgekeerd."""
    for veld, aard in VELDEN.get(soort, {}).items():
        dag = feit.waarden.get(veld)
        if not isinstance(dag, date):
            continue
        if aard is Veldsoort.LATER and dag < feit.op:
            raise OnbruikbaarFeit(_verkeerd(soort, feit, veld, "vóór"))
        if aard is Veldsoort.EERDER and dag > feit.op:
            raise OnbruikbaarFeit(_verkeerd(soort, feit, veld, "na"))
    for eerste, laatste in TIJDVAKKEN:
        begin, eind = feit.waarden.get(eerste), feit.waarden.get(laatste)
        if isinstance(begin, date) and isinstance(eind, date) and eind < begin:
            raise OnbruikbaarFeit(
                f"Bij '{soort}': '{laatste}' ({datum(eind)}) ligt vóór '{eerste}' ({datum(begin)}): verbeter "
                "een van beide dagen."
            )


def _verkeerd(soort: Gebeurtenis, feit: Genoemd, veld: str, waar: str) -> str:
    dag, op = datum(feit.waarden[veld]), datum(feit.op)
    return f"Bij '{soort}': '{veld}' ({dag}) ligt {waar} het feit zelf ({op}): verbeter een van beide."


def _kies(naam: str, keuzes: Sequence[str], noem: Sequence[str] = ()) -> str:
    """Wat het dichtst in de buurt komt, of anders wat er te kiezen is."""
    if gelijkend := get_close_matches(naam.lower(), keuzes, n=1):
        return f"bedoelt u '{gelijkend[0]}'?"
    return f"kies uit {opsomming([str(keuze) for keuze in noem or keuzes], 'of')}."
