"""The log as the law reads it: corrections resolved, take-overs spread out, in order of recording."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple, Protocol

from sqlalchemy import bindparam, insert, select
from sqlmodel import Session, SQLModel

from inburgering.db.basis import dag_van
from inburgering.db.tabellen import Gebeurtenisrij
from inburgering.db.van_vroeger import zoals_nu
from inburgering.wet.gebeurtenissen import Gebeurtenis
from inburgering.wet.termijnregel import Feit

OVERGENOMEN_FEITEN = (
    Gebeurtenis.KENNISGEVING,
    Gebeurtenis.INSCHRIJVING_BRP,
    Gebeurtenis.VASTSTELLING_PIP,
)


class Logrij(NamedTuple):
    """One line of the log as it is read: plain values, without what only the chain needs."""

    volgnr: int
    deel: int
    onderdeel: str
    nr: int
    soort: str
    van: str | None
    naar: str
    op: date
    moment: datetime
    door: str
    namens: str | None
    herkomst: str
    feiten: dict[str, Any] | None
    corrigeert: int | None
    vervalt: bool
    sleutel: str | None


_TABEL = SQLModel.metadata.tables[str(Gebeurtenisrij.__tablename__)]
_LOG = _TABEL.c
_LEES = (
    select(*(_LOG[naam] for naam in Logrij._fields))
    .where(_LOG.traject_id == bindparam("traject"))
    .order_by(_LOG.volgnr, _LOG.deel)
)
_LEES_GROEP = (
    select(_LOG.traject_id, *(_LOG[naam] for naam in Logrij._fields))
    .where(_LOG.traject_id.in_(bindparam("trajecten", expanding=True)))
    .order_by(_LOG.traject_id, _LOG.volgnr, _LOG.deel)
)
_SCHRIJF = insert(_TABEL)


def lees(session: Session, traject_id: int) -> list[Logrij]:
    """The log of a traject, in order of recording, also what was once written in another way."""
    rijen = session.connection().execute(_LEES, {"traject": traject_id}).all()
    return zoals_nu([Logrij._make(rij) for rij in rijen])


def lees_groep(session: Session, trajecten: Sequence[int]) -> dict[int, list[Logrij]]:
    """The log of each of these, in order of recording."""
    uit: dict[int, list[Logrij]] = {nr: [] for nr in trajecten}
    for nr, *rest in session.connection().execute(_LEES_GROEP, {"trajecten": trajecten}).all():
        uit[nr].append(Logrij._make(rest))
    return {nr: zoals_nu(rijen) for nr, rijen in uit.items()}


def voeg_toe(session: Session, rij: Mapping[str, Any]) -> None:
    """Append a row to the log; `rij` holds every column but its id."""
    session.connection().execute(_SCHRIJF, [rij])


class Voorval(NamedTuple):
    """One gebeurtenis as it counts now: its own number, but the day and facts of its last correction."""

    volgnr: int
    onderdeel: str
    nr: int
    soort: str
    op: date
    gegevens: Mapping[str, Any]
    herkomst: str
    moment: datetime
    hoofdregel: bool

    @property
    def geregistreerd(self) -> date:
        """The Dutch calendar day it was recorded on."""
        return dag_van(self.moment)


class MetFeiten(Protocol):
    """A line of the log, however it was read."""

    @property
    def feiten(self) -> dict[str, Any] | None: ...


def gegevens(rij: MetFeiten) -> Mapping[str, Any]:
    """The facts of the gebeurtenis itself, without what the guards saw; empty once erased."""
    inhoud = rij.feiten or {}
    feiten: Mapping[str, Any] = inhoud.get("gegevens", {})
    return feiten


class Tijdlijn:
    """The log as it counts now: it takes the lines one by one and applies each correction."""

    def __init__(self) -> None:
        self._voorvallen: dict[tuple[int, int], Voorval] = {}

    def neem(self, rij: Logrij) -> None:
        """Take the next line, in order of volgnr and deel."""
        if rij.corrigeert is None:
            self._voorvallen[rij.volgnr, rij.deel] = _voorval(rij)
        elif rij.vervalt:
            for sleutel in [sleutel for sleutel in self._voorvallen if sleutel[0] == rij.corrigeert]:
                del self._voorvallen[sleutel]
        else:
            oud = self._voorvallen[rij.corrigeert, 0]
            self._voorvallen[rij.corrigeert, 0] = oud._replace(op=rij.op, gegevens=gegevens(rij))

    @property
    def voorvallen(self) -> list[Voorval]:
        """What happened, in order of recording; what lapsed is left out."""
        return list(self._voorvallen.values())


def _voorval(rij: Logrij) -> Voorval:
    return Voorval(
        volgnr=rij.volgnr,
        onderdeel=rij.onderdeel,
        nr=rij.nr,
        soort=rij.soort,
        op=rij.op,
        gegevens=gegevens(rij),
        herkomst=rij.herkomst,
        moment=rij.moment,
        hoofdregel=rij.deel == 0,
    )


def feiten(lijst: Iterable[Voorval]) -> list[Feit]:
    """The facts the terms are computed from. A take-over stands for each dated fact it brought."""
    uit: list[Feit] = []
    for v in lijst:
        if v.soort == Gebeurtenis.OVERNAME:
            uit += _uit_overname(v) if v.onderdeel == "traject" else []
        else:
            plek = f"{v.onderdeel}/{v.nr}"
            uit.append(Feit(Gebeurtenis(v.soort), v.op, v.volgnr, v.gegevens, plek))
    return uit


def _uit_overname(v: Voorval) -> list[Feit]:
    return [
        Feit(soort, date.fromisoformat(v.gegevens[soort.value]), v.volgnr, v.gegevens, "traject/1")
        for soort in OVERGENOMEN_FEITEN
        if v.gegevens.get(soort.value)
    ]
