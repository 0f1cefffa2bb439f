"""Het tellen van één termijn: eerste dag, ruwe laatste dag en laatste dag. Waarom, zegt `waarom.py`.

De valkuil: de dag van de gebeurtenis telt meestal niet mee ("na de dag waarop"), dus de laatste dag is die
dag plus de duur. Telt hij wel mee ("vanaf de dag waarop"), dan is het één dag minder. Dat zegt de regel.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from inburgering.wet.duur import Duur, Gesteld, Norm
from inburgering.wet.kalender import Verlenging, verleng
from inburgering.wet.normen import STANDAARD
from inburgering.wet.termijnregel import Feit, Termijnregel

_DAG = timedelta(days=1)


@dataclass(frozen=True)
class Telling:
    """De dagen van een termijn.

    `duur` is haar lengte, of de dag die een mens stelde; None als er geen einde aan is gesteld. `verlenging`
    is wat de Algemene termijnenwet met de laatste dag deed; None als die er niet op van toepassing is.
    """

    eerste_dag: date
    duur: Duur | date | None
    ruwe_laatste_dag: date | None
    verlenging: Verlenging | None

    @property
    def laatste_dag(self) -> date | None:
        """De dag die de wet geeft."""
        return self.verlenging.laatste_dag if self.verlenging else self.ruwe_laatste_dag

    @property
    def voorlopig(self) -> bool:
        """Of een nieuw koninklijk besluit de laatste dag nog kan verschuiven."""
        return self.verlenging is not None and self.verlenging.voorlopig


def tel(regel: Termijnregel, begin: Feit, normen: Mapping[str, int]) -> Telling:
    """Tel de termijn die met dit feit begint."""
    eerste = _eerste_dag(regel, begin.op)
    duur = _duur(regel, begin.waarden, normen)
    ruw = _ruwe_laatste_dag(regel, begin.op, eerste, duur)
    verlenging = verleng(eerste, ruw) if regel.schuift and ruw is not None else None
    return Telling(eerste, duur, ruw, verlenging)


def _eerste_dag(regel: Termijnregel, op: date) -> date:
    """De eerste dag van de termijn: de dag zelf als die meetelt, en anders de dag erna."""
    return op if regel.telt_dag_mee and not regel.begint_dag_erna else op + _DAG


def _duur(regel: Termijnregel, waarden: Mapping[str, Any], normen: Mapping[str, int]) -> Duur | date | None:
    match regel.duur:
        case Duur() as duur:
            return duur
        case Norm(naam, eenheid) if (aantal := normen.get(naam, STANDAARD.get(naam))) is not None:
            return Duur(aantal, eenheid)
        case Gesteld(veld) if waarden.get(veld):
            return _als_dag(waarden[veld])
        case _:
            return None


def _als_dag(waarde: Any) -> date:
    return waarde if isinstance(waarde, date) else date.fromisoformat(str(waarde))


def _ruwe_laatste_dag(regel: Termijnregel, op: date, eerste: date, duur: Duur | date | None) -> date | None:
    """De laatste dag zonder weekend en feestdagen."""
    if not isinstance(duur, Duur):
        return duur
    if regel.telt_dag_mee:  # de eerste dag telt, dus de laatste is één dag eerder
        return duur.na(eerste) - _DAG
    return duur.na(op)
