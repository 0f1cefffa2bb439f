"""Het tellen van één termijn: eerste dag, ruwe laatste dag en laatste dag. Waarom, zegt `waarom.py`.

De valkuil: de dag van de gebeurtenis telt meestal niet mee ("na de dag waarop"), dus de laatste dag is die
dag plus de duur. Telt hij wel mee ("vanaf de dag waarop"), dan is het één dag minder. Dat zegt de regel.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from inburgering.wet.anker import NaEinde, Samen, Terug, TotEinde, VanafAanvang
from inburgering.wet.duur import Duur, Gesteld, Norm
from inburgering.wet.feit import Feit
from inburgering.wet.kalender import Verlenging, verleng
from inburgering.wet.normen import STANDAARD
from inburgering.wet.termijnregel import Termijnregel

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

    def met(self, *, ruw: date | None, schuift: bool, eerste: date | None = None) -> "Telling":
        """Dezelfde termijn met een andere laatste dag, en zo nodig een andere eerste."""
        return _telling(eerste or self.eerste_dag, self.duur, ruw, schuift=schuift)


def tel(regel: Termijnregel, begin: Feit, normen: Mapping[str, int], ander: Telling | None = None) -> Telling:
    """Tel de termijn die met dit feit begint; `ander` is de telling van de termijn waaraan zij vastzit."""
    duur = duur_van(regel, begin, normen)
    eerste, ruw = _dagen(regel, dag_van(regel, begin)[0], duur, ander)
    return _telling(eerste, duur, ruw, schuift=regel.schuift)


def _telling(eerste: date, duur: Duur | date | None, ruw: date | None, *, schuift: bool) -> Telling:
    verlenging = verleng(eerste, ruw) if schuift and ruw is not None else None
    return Telling(eerste, duur, ruw, verlenging)


def dag_van(regel: Termijnregel, feit: Feit) -> tuple[date, str]:
    """De dag vanaf welke wordt geteld, en in woorden welke dat is; zonder woorden is het die van het feit."""
    for veld, woorden in regel.dag_uit:
        if (dag := feit.dag(veld)) is not None:
            return dag, woorden
    return feit.op, ""


def duur_van(regel: Termijnregel, begin: Feit, normen: Mapping[str, int]) -> Duur | date | None:
    """De lengte, of de dag die een mens stelde; None als er geen is."""
    match regel.duur:
        case Duur() as duur:
            return duur
        case Norm(naam, eenheid) if (aantal := normen.get(naam, STANDAARD.get(naam))) is not None:
            return Duur(aantal, eenheid)
        case Gesteld(veld):
            return begin.dag(veld)
        case _:
            return None


def _dagen(
    regel: Termijnregel, op: date, duur: Duur | date | None, ander: Telling | None
) -> tuple[date, date | None]:
    """De eerste dag, en de laatste zonder weekend en feestdagen."""
    match regel.anker:
        case None:
            eerste = _eerste_dag(regel, op)
            return eerste, _laatste(regel, op, eerste, duur)
        case Terug(tot_de_dag):
            return _zoveel_later(duur, op), op - _DAG if tot_de_dag else None
        case _ if ander is None:
            return op + _DAG, None
        case Samen():
            return ander.eerste_dag, ander.ruwe_laatste_dag
        case VanafAanvang():
            return ander.eerste_dag, _meetellend(duur, ander.eerste_dag)
        case TotEinde() | NaEinde():
            return _bij_einde(regel, duur, ander)


def _bij_einde(regel: Termijnregel, duur: Duur | date | None, ander: Telling) -> tuple[date, date | None]:
    """Vóór of na het einde van de andere termijn; zonder einde is ook hier geen laatste dag."""
    eind = ander.laatste_dag
    if eind is None:
        return ander.eerste_dag, None
    if isinstance(regel.anker, TotEinde):
        return _zoveel_later(duur, eind), eind
    return eind + _DAG, _laatste(regel, eind, eind + _DAG, duur)


def _eerste_dag(regel: Termijnregel, op: date) -> date:
    """De eerste dag van de termijn: de dag zelf als die meetelt, en anders de dag erna."""
    return op if regel.telt_dag_mee and not regel.begint_dag_erna else op + _DAG


def _laatste(regel: Termijnregel, op: date, eerste: date, duur: Duur | date | None) -> date | None:
    if not isinstance(duur, Duur):
        return duur
    if regel.telt_dag_mee:
        return _meetellend(duur, eerste)
    ruw = duur.na(op)
    return _eerste_van_maand(ruw) if regel.eerste_van_maand else ruw


def _meetellend(duur: Duur | date | None, eerste: date) -> date | None:
    """De eerste dag telt mee, dus de laatste is één dag eerder."""
    return duur.na(eerste) - _DAG if isinstance(duur, Duur) else duur


def _zoveel_later(duur: Duur | date | None, op: date) -> date:
    """Zoveel later, of eerder als de duur negatief is: dezelfde dag van de maand, of de laatste."""
    return duur.na(op) if isinstance(duur, Duur) else op


def _eerste_van_maand(dag: date) -> date:
    return dag if dag.day == 1 else dag.replace(day=1) + relativedelta(months=1)
