"""Counts the reports from the log, as it was known on a day.

One question for the log of the whole municipality, over only the gebeurtenissen a report needs (there is an
index of those), and one for the names of the tasks. `peil` is the last day that counts, `bekend` the last day
of recording: the same pair of days gives the same numbers for ever, because the log only grows. What was
destroyed at the end of retention does not count any more.

Reports that read the same gebeurtenissen are counted together, for any number of days, in one reading of the
log. Of the municipality as a whole, whoever asks: the questions are of tables and not of `Traject`, which a
session may show a part of (`zicht.beperk`).
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from typing import Any

from sqlalchemy import LargeBinary, literal_column, null, select, type_coerce
from sqlmodel import Session, SQLModel

from inburgering.db import (
    gesloten,
    rapport_aanbod,
    rapport_cohort,
    rapport_contact,
    rapport_fase,
    rapport_levensloop,
    rapport_stroom,
)
from inburgering.db.basis import einde_van
from inburgering.db.bewaren import vernietigde
from inburgering.db.rapport_aanbod import Aanbod
from inburgering.db.rapport_basis import Rapport
from inburgering.db.rapport_contact import Moment
from inburgering.db.rapport_levensloop import Levensloop
from inburgering.db.tabellen_waar import RAPPORTSOORTEN
from inburgering.db.tijdlijn import Logrij, Tijdlijn, Voorval
from inburgering.wet.begrippen import Groep, Regime
from inburgering.wet.gebeurtenissen import Gebeurtenis

_TABELLEN = SQLModel.metadata.tables
_LOG, _TRAJECT = _TABELLEN["gebeurtenis"].c, _TABELLEN["traject"].c
_FEITEN = gesloten.van(_LOG.feiten)
_EIGEN = 5  # columns of the traject and the facts as stored stand before those of `Logrij`
_NIET_GELEZEN = frozenset({"van", "naar", "door", "namens", "sleutel", "feiten"})
PER_KEER = 2000  # lines of the log that are held at a time
MET_FEITEN = frozenset(
    {
        Gebeurtenis.KENNISGEVING, Gebeurtenis.OVERNAME, Gebeurtenis.BESLUIT_VERLENGING,
        Gebeurtenis.BEEINDIGING, Gebeurtenis.WACHT_OP_INFORMATIE_DERDE, Gebeurtenis.TERUGMELDING,
        Gebeurtenis.CONTACT, Gebeurtenis.CONTACT_NAZORG,
    }
)  # fmt: skip
"""Of these a report needs more than the day."""


@dataclass(frozen=True)
class Peiling:
    """Of which municipality, the last day that counts, and the last day of recording that counts."""

    gemeente_id: int
    peil: date
    bekend: date

    @property
    def grens(self) -> datetime:
        """What was recorded from this moment on does not count."""
        return einde_van(self.bekend)


@dataclass(frozen=True)
class Log:
    """What is read of one traject; `taken` names its tasks by number."""

    nummer: str
    groep: Groep
    regime: Regime
    voorvallen: list[Voorval]
    taken: Mapping[int, str]


def _leven(log: Log, peil: date) -> list[Levensloop]:
    leven = rapport_levensloop.levensloop(log.nummer, log.groep, log.regime, log.voorvallen, peil)
    return [leven] if leven else []


def _aanbod(log: Log, peil: date) -> list[Aanbod]:
    return rapport_aanbod.aanbod(log.nummer, dict(log.taken), log.voorvallen, peil)


def _contact(log: Log, peil: date) -> list[Moment]:
    return rapport_contact.momenten(log.nummer, log.voorvallen, peil)


@dataclass(frozen=True)
class Familie:
    """Reports that are counted together: what they read of the log, of one traject, and what each makes."""

    soorten: frozenset[Gebeurtenis]
    uit: Callable[[Log, date], list[Any]]
    rapporten: Mapping[str, Callable[[list[Any], date], Rapport]]


FAMILIES = (
    Familie(
        rapport_levensloop.SOORTEN,
        _leven,
        {
            "fase": rapport_fase.rapport, "stroom": rapport_stroom.stroom,
            "afsluiting": rapport_stroom.afsluiting, "cohort": rapport_cohort.rapport,
        },
    ),
    Familie(rapport_aanbod.SOORTEN, _aanbod, {"aanbod": rapport_aanbod.rapport}),
    Familie(rapport_contact.SOORTEN, _contact, {"contact": rapport_contact.rapport}),
)  # fmt: skip
FAMILIE: Mapping[str, Familie] = {code: familie for familie in FAMILIES for code in familie.rapporten}
"""By the code of a report with which others it is counted."""


def rapport(session: Session, code: str, peiling: Peiling) -> Rapport:
    """This report, counted now. Raises KeyError when there is no such report."""
    familie = FAMILIE[code]
    gelezen = lees(session, familie, [peiling])[peiling]
    return familie.rapporten[code](gelezen, peiling.peil)


def lees(session: Session, familie: Familie, peilingen: Sequence[Peiling]) -> dict[Peiling, list[Any]]:
    """What these reports count of each traject, on each of these days; all of one municipality.

    A traject that was the same on two of them is worked out once.
    """
    uit: dict[Peiling, list[Any]] = {peiling: [] for peiling in peilingen}
    laatste = max(peilingen, key=lambda p: p.bekend)
    taken = _taken(session, laatste.gemeente_id) if familie.soorten == rapport_aanbod.SOORTEN else {}
    for _, rijen in groupby(_rijen(session, laatste, familie.soorten), key=lambda rij: rij.nummer):
        alle, bekend, gedaan = list(rijen), dict[int, Log](), dict[Any, list[Any]]()
        for peiling in peilingen:
            alles = peiling.bekend == laatste.bekend
            hier = alle if alles else [rij for rij in alle if rij.moment < peiling.grens]
            if not hier:
                continue
            if (log := bekend.get(len(hier))) is None:
                log = bekend[len(hier)] = _log(hier, taken)
            merk = len(hier), _merk(log, peiling.peil)
            if merk not in gedaan:
                gedaan[merk] = familie.uit(log, peiling.peil)
            uit[peiling] += gedaan[merk]
    return uit


def _merk(log: Log, peil: date) -> date | int:
    """What tells two days apart: how much had happened; a take-over brings days of its own."""
    if any(v.soort == Gebeurtenis.OVERNAME for v in log.voorvallen):
        return peil
    return sum(v.op <= peil for v in log.voorvallen)


def _log(rijen: Sequence[Any], taken: Mapping[int, Mapping[int, str]]) -> Log:
    """One traject from its lines, corrections applied; of which group as the last line saw it."""
    lijn, laatste = Tijdlijn(), rijen[-1]
    for rij in rijen:
        logrij = Logrij._make(rij[_EIGEN:])
        lijn.neem(logrij._replace(feiten=_feiten(rij.ruw)) if logrij.soort in MET_FEITEN else logrij)
    groep = ((_feiten(laatste.ruw) or {}).get("gezien") or {}).get("groep") or laatste.groep
    regime = Regime(laatste.regime)
    return Log(laatste.nummer, Groep(groep), regime, lijn.voorvallen, taken.get(laatste.traject, {}))


def _rijen(session: Session, peiling: Peiling, soorten: frozenset[Any]) -> Any:
    """The lines of the log that count, by traject and in order of recording; not of what was destroyed."""
    in_index: list[Any] = [literal_column(f"'{soort}'") for soort in RAPPORTSOORTEN]
    log = (null().label(veld) if veld in _NIET_GELEZEN else _LOG[veld] for veld in Logrij._fields)
    velden: list[Any] = [
        _TRAJECT.nummer, _TRAJECT.id.label("traject"), _TRAJECT.regime, _TRAJECT.groep,
        type_coerce(_LOG.feiten, LargeBinary).label("ruw"), *log,
    ]  # fmt: skip
    vraag = (
        select(*velden)
        .select_from(_TABELLEN["traject"].join(_TABELLEN["gebeurtenis"], _LOG.traject_id == _TRAJECT.id))
        .where(_TRAJECT.gemeente_id == peiling.gemeente_id, _LOG.soort.in_(in_index))
        .where(_LOG.soort.in_(sorted(soorten)), _LOG.moment < peiling.grens)
        .where(_TRAJECT.id.not_in(vernietigde()))
        .order_by(_TRAJECT.id, _LOG.volgnr, _LOG.deel)
    )
    return session.execute(vraag, execution_options={"yield_per": PER_KEER})


def _feiten(ruw: bytes | None) -> dict[str, Any] | None:
    """The facts of a line; None once erased. Read late: of most lines only the day counts."""
    gelezen: dict[str, Any] | None = _FEITEN.open(ruw) if ruw else None
    return gelezen


def _taken(session: Session, gemeente_id: int) -> dict[int, dict[int, str]]:
    """Per traject the name of each task by its number."""
    overdracht, onderdeel, taak = (_TABELLEN[naam] for naam in ("overdracht", "onderdeel", "partnertaak"))
    bron = (
        overdracht.join(onderdeel, onderdeel.c.id == overdracht.c.onderdeel_id)
        .join(taak, taak.c.id == overdracht.c.taak_id)
        .join(_TABELLEN["traject"], overdracht.c.traject_id == _TRAJECT.id)
    )
    vraag = select(overdracht.c.traject_id, onderdeel.c.nr, taak.c.naam).select_from(bron)
    uit: dict[int, dict[int, str]] = {}
    for traject, nr, naam in session.execute(vraag.where(_TRAJECT.gemeente_id == gemeente_id)):
        uit.setdefault(traject, {})[nr] = naam
    return uit
