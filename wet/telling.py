"""Het tellen van één termijn: eerste dag, ruwe laatste dag, laatste dag, en waarom.

De valkuil: de dag van de gebeurtenis telt meestal niet mee ("na de dag waarop"), dus de laatste dag is die
dag plus de duur. Telt hij wel mee ("vanaf de dag waarop"), dan is het één dag minder. Dat zegt de regel.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from inburgering.wet import kalender
from inburgering.wet.bronnen import ATW, Bron, LokaleBron
from inburgering.wet.duur import Duur, Gesteld, Norm
from inburgering.wet.normen import STANDAARD, bron_van
from inburgering.wet.taal import datum, hoofdletter, voluit
from inburgering.wet.termijnregel import Feit, Termijnregel
from inburgering.wet.uitleg import Stap, Stapsoort

_DAG = timedelta(days=1)


@dataclass(frozen=True)
class Telling:
    """De dagen van een termijn, met de stappen die ernaartoe leiden."""

    eerste_dag: date
    ruwe_laatste_dag: date | None
    laatste_dag: date | None
    voorlopig: bool
    stappen: tuple[Stap, ...]


def tel(regel: Termijnregel, begin: Feit, normen: Mapping[str, int]) -> Telling:
    """Tel de termijn die met dit feit begint."""
    eerste, stap = _eerste_dag(regel, begin.op)
    duur, lengte = _lengte(regel, begin.waarden, normen)
    ruw = _ruwe_laatste_dag(regel, begin.op, eerste, duur)
    stappen: tuple[Stap, ...] = (stap, lengte)
    if ruw is None:
        return Telling(eerste, None, None, voorlopig=False, stappen=stappen)
    if isinstance(duur, Duur):
        zin = f"Zo loopt zij tot en met {voluit(ruw)}."
        stappen = (*stappen, Stap(Stapsoort.LAATSTE_DAG, zin, dag=ruw))
    if not regel.schuift:
        return Telling(eerste, ruw, ruw, voorlopig=False, stappen=(*stappen, _schuift_niet(regel, ruw)))
    verlenging = kalender.verleng(eerste, ruw)
    stappen = (*stappen, *_schuift(verlenging, ruw))
    return Telling(eerste, ruw, verlenging.laatste_dag, verlenging.voorlopig, stappen)


def _eerste_dag(regel: Termijnregel, op: date) -> tuple[date, Stap]:
    """De eerste dag van de termijn: de dag zelf als die meetelt, en anders de dag erna."""
    if regel.begint_dag_erna:
        erna = op + _DAG
        mee = "; die dag telt mee" if regel.telt_dag_mee else ""
        zin = f"De termijn vangt aan op de dag erna, {voluit(erna)}{mee}."
        return erna, Stap(Stapsoort.TELLING, zin, erna)
    if regel.telt_dag_mee:
        return op, Stap(Stapsoort.TELLING, "Die dag telt mee.", op)
    erna = op + _DAG
    return erna, Stap(Stapsoort.TELLING, f"Die dag telt niet mee: dag 1 is {voluit(erna)}.", erna)


def _lengte(
    regel: Termijnregel, waarden: Mapping[str, Any], normen: Mapping[str, int]
) -> tuple[Duur | date | None, Stap]:
    """De lengte, of de dag die een mens stelde; None als er geen einde aan de termijn is gesteld."""
    match regel.duur:
        case Duur() as duur:
            return duur, _stap(f"De termijn is {duur}", regel.bron)
        case Norm(naam, eenheid) if (aantal := normen.get(naam, STANDAARD.get(naam))) is not None:
            lengte = Duur(aantal, eenheid)
            wie = (
                "De gemeente houdt"
                if naam in normen
                else "Zonder besluit van de gemeente houdt het programma"
            )
            return lengte, _stap(f"{wie} {lengte} aan", bron_van(naam))
        case Gesteld(veld) if waarden.get(veld):
            dag = _als_dag(waarden[veld])
            return dag, _stap(f"De laatste dag is gesteld op {voluit(dag)}", regel.bron)
        case Gesteld():
            return None, _stap("De laatste dag stelt een mens, en hij is hier niet bekend", regel.bron)
        case _:
            return None, _stap("Er is geen einddag", regel.bron)


def _stap(zin: str, bron: Bron | LokaleBron) -> Stap:
    return Stap(Stapsoort.LENGTE, f"{zin} ({bron.met_versie}).", bron=bron)


def _als_dag(waarde: Any) -> date:
    return waarde if isinstance(waarde, date) else date.fromisoformat(str(waarde))


def _ruwe_laatste_dag(regel: Termijnregel, op: date, eerste: date, duur: Duur | date | None) -> date | None:
    """De laatste dag zonder weekend en feestdagen."""
    if not isinstance(duur, Duur):
        return duur
    if regel.telt_dag_mee:  # de eerste dag telt, dus de laatste is één dag eerder
        return duur.na(eerste) - _DAG
    return duur.na(op)


def _schuift_niet(regel: Termijnregel, ruw: date) -> Stap:
    bron = ATW.art("4", onderdeel="a")
    want = regel.schuift_niet_want
    if not want and isinstance(regel.duur, Duur):
        want = f"een termijn van {regel.duur} is daarvoor te lang ({bron})"
    want = want or "de gemeente stelt deze dag zelf"
    zin = f"Een weekend of feestdag verschuift deze dag niet: {want}."
    return Stap(Stapsoort.NIET_VERSCHOVEN, zin, ruw, bron)


def _schuift(verlenging: kalender.Verlenging, ruw: date) -> tuple[Stap, ...]:
    """Wat de Algemene termijnenwet deed: elke dag die de termijn verlengde, en waar zij dan eindigt."""
    eind = verlenging.laatste_dag
    stappen = [
        Stap(Stapsoort.VERSCHUIVING, f"{hoofdletter(voluit(dag))} {want}.", dag, ATW.art("3"))
        for dag, want in verlenging.dagen
    ]
    if verlenging.twee_werkdagen:
        bron = ATW.art("2")
        zin = f"In de termijn moeten ten minste twee werkdagen liggen: zij loopt tot en met {voluit(eind)}"
        stappen.append(Stap(Stapsoort.VERLENGD, f"{zin} ({bron}).", eind, bron))
    elif eind != ruw:
        bron = ATW.art("1", lid=1)
        zin = f"Daarom loopt zij door tot en met {voluit(eind)}, de eerstvolgende werkdag"
        stappen.append(Stap(Stapsoort.VERLENGD, f"{zin} ({bron}).", eind, bron))
    else:
        stappen.append(Stap(Stapsoort.NIET_VERSCHOVEN, "Dat is een werkdag.", ruw, ATW.art("1", lid=1)))
    if verlenging.voorlopig:
        stappen.append(_voorlopig(eind))
    return tuple(stappen)


def _voorlopig(eind: date) -> Stap:
    zin = (
        "Voorlopig: welke dagen met een feestdag gelijkstaan, is bekend tot en met "
        f"{datum(kalender.HORIZON)}. Een nieuw koninklijk besluit kan deze dag nog verschuiven."
    )
    return Stap(Stapsoort.VOORLOPIG, zin, eind, ATW.art("3", lid=3))
