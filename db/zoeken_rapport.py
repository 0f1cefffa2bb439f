"""Reads from the log what the reports count, as it was known on a day, and gives each report.

One question for the log of the whole municipality, over only the gebeurtenissen a report needs (there is an
index of those), and one for the names of the tasks. `peil` is the last day that counts, `bekend` the last day
of recording: the same pair of days gives the same numbers for ever, because the log only grows. (What was
destroyed at the end of retention is no longer in it.)
"""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import groupby
from typing import Any

from sqlalchemy import Text, cast, func, literal_column, null, select
from sqlmodel import Session, SQLModel, col

from inburgering.db import (
    rapport_aanbod,
    rapport_cohort,
    rapport_contact,
    rapport_fase,
    rapport_levensloop,
    rapport_stroom,
)
from inburgering.db.basis import AMSTERDAM
from inburgering.db.rapport_basis import Rapport
from inburgering.db.tabellen import (
    Gebeurtenisrij,
    Onderdeel,
    Overdracht,
    Partnertaak,
    Traject,
    Vernietigingsregel,
)
from inburgering.db.tabellen_traject import RAPPORTSOORTEN
from inburgering.db.tijdlijn import Logrij, Tijdlijn, Voorval
from inburgering.wet.begrippen import Groep, Regime
from inburgering.wet.gebeurtenissen import Gebeurtenis

_LOG = SQLModel.metadata.tables[str(Gebeurtenisrij.__tablename__)].c
BEWAARD = 12
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


@dataclass(frozen=True)
class Log:
    """What is read of one traject."""

    nummer: str
    groep: Groep
    regime: Regime
    voorvallen: list[Voorval]
    taken: Mapping[int, str]


def _uit_levens(maak: Callable[[Any, date], Rapport]) -> Callable[[list[Log], date], Rapport]:
    def rapport(logs: list[Log], peil: date) -> Rapport:
        levens = (
            rapport_levensloop.levensloop(x.nummer, x.groep, x.regime, x.voorvallen, peil) for x in logs
        )
        return maak([leven for leven in levens if leven], peil)

    return rapport


def _aanbod(logs: list[Log], peil: date) -> Rapport:
    alle = [a for x in logs for a in rapport_aanbod.aanbod(x.nummer, dict(x.taken), x.voorvallen, peil)]
    return rapport_aanbod.rapport(alle, peil)


def _contact(logs: list[Log], peil: date) -> Rapport:
    alle = [m for x in logs for m in rapport_contact.momenten(x.nummer, x.voorvallen, peil)]
    return rapport_contact.rapport(alle, peil)


RAPPORTEN: Mapping[str, tuple[frozenset[Any], Callable[[list[Log], date], Rapport]]] = {
    "fase": (rapport_levensloop.SOORTEN, _uit_levens(rapport_fase.rapport)),
    "stroom": (rapport_levensloop.SOORTEN, _uit_levens(rapport_stroom.stroom)),
    "afsluiting": (rapport_levensloop.SOORTEN, _uit_levens(rapport_stroom.afsluiting)),
    "aanbod": (rapport_aanbod.SOORTEN, _aanbod),
    "contact": (rapport_contact.SOORTEN, _contact),
    "cohort": (rapport_levensloop.SOORTEN, _uit_levens(rapport_cohort.rapport)),
}
"""Per report which gebeurtenissen it reads, and how it counts them."""


def rapport(session: Session, code: str, peiling: Peiling, vandaag: date) -> Rapport:
    """This report on this day. Raises KeyError when there is no such report."""
    soorten, tel = RAPPORTEN[code]
    sleutel = (str(session.get_bind().engine.url), code, peiling, _stempel(session, peiling, vandaag))
    if (bewaard := _BEWAARD.get(sleutel)) is not None:
        return bewaard
    gemaakt = tel(list(lees(session, peiling, soorten)), peiling.peil)
    return _BEWAARD.zet(sleutel, gemaakt)


class _Bewaard:
    """The last few reports: the past does not change, so a report of it is counted once."""

    def __init__(self) -> None:
        self._alles: dict[Any, Rapport] = {}

    def get(self, sleutel: Any) -> Rapport | None:
        return self._alles.get(sleutel)

    def zet(self, sleutel: Any, wat: Rapport) -> Rapport:
        while len(self._alles) >= BEWAARD:
            self._alles.pop(next(iter(self._alles)), None)
        self._alles[sleutel] = wat
        return wat


_BEWAARD = _Bewaard()


def _stempel(session: Session, peiling: Peiling, vandaag: date) -> tuple[int, int]:
    """What moves a report: destruction always; of today also anything new in the log."""
    weg: Any = (
        select(func.count())
        .select_from(Vernietigingsregel)
        .where(col(Vernietigingsregel.stand) == "vernietigd")
    )
    nieuwste: Any = select(func.max(_LOG.id))
    groeit = peiling.bekend >= vandaag
    return session.execute(weg).scalar_one(), session.execute(nieuwste).scalar_one() or 0 if groeit else 0


def lees(session: Session, peiling: Peiling, soorten: frozenset[Any]) -> Iterator[Log]:
    """The log of each traject of the municipality as it was known, corrections applied."""
    taken = _taken(session, peiling.gemeente_id) if soorten >= rapport_aanbod.SOORTEN else {}
    for nummer, rijen in groupby(_rijen(session, peiling, soorten), key=lambda rij: str(rij[0])):
        lijn, groep, regime, nr, ruw = Tijdlijn(), "", "", 0, ""
        for rij in rijen:
            _, nr, regime, groep, ruw, *velden = rij
            logrij = Logrij._make(velden)
            lijn.neem(logrij._replace(feiten=_feiten(ruw)) if logrij.soort in MET_FEITEN else logrij)
        groep = ((_feiten(ruw) or {}).get("gezien") or {}).get("groep") or groep  # as the last line saw it
        yield Log(nummer, Groep(groep), Regime(regime), lijn.voorvallen, taken.get(nr, {}))


def _rijen(session: Session, peiling: Peiling, soorten: frozenset[Any]) -> Any:
    grens = datetime.combine(peiling.bekend + timedelta(days=1), time(), AMSTERDAM)
    in_index: list[Any] = [literal_column(f"'{soort}'") for soort in RAPPORTSOORTEN]
    log = (null().label(veld) if veld == "feiten" else _LOG[veld] for veld in Logrij._fields)
    velden: list[Any] = [
        Traject.nummer, Traject.id, Traject.regime, Traject.groep, cast(_LOG.feiten, Text), *log
    ]  # fmt: skip
    vraag = (
        select(*velden)
        .join(Gebeurtenisrij, _LOG.traject_id == col(Traject.id))
        .where(col(Traject.gemeente_id) == peiling.gemeente_id, _LOG.soort.in_(in_index))
        .where(_LOG.soort.in_(sorted(soorten)), _LOG.moment < grens)
        .order_by(col(Traject.id), _LOG.volgnr, _LOG.deel)
    )
    return session.execute(vraag)


def _feiten(ruw: str | None) -> dict[str, Any] | None:
    """The facts of a line; None once erased. Read late: of most lines only the day counts."""
    gelezen: dict[str, Any] | None = json.loads(ruw) if ruw else None
    return gelezen


def _taken(session: Session, gemeente_id: int) -> dict[int, dict[int, str]]:
    """Per traject the name of each task by its number."""
    velden: list[Any] = [Overdracht.traject_id, Onderdeel.nr, Partnertaak.naam]
    vraag = (
        select(*velden)
        .select_from(Overdracht)
        .join(Onderdeel, col(Onderdeel.id) == Overdracht.onderdeel_id)
        .join(Partnertaak, col(Partnertaak.id) == Overdracht.taak_id)
        .join(Traject, col(Traject.id) == Overdracht.traject_id)
        .where(col(Traject.gemeente_id) == gemeente_id)
    )
    uit: dict[int, dict[int, str]] = {}
    for traject, nr, naam in session.execute(vraag):
        uit.setdefault(traject, {})[nr] = naam
    return uit
