"""Fill a database with a synthetic municipality, event by event through the one write path.

Seeded and repeatable: the same seed and day give the same cases, and what is there already stays as it is. So
a hundred cases can be made first, and the rest afterwards.
"""

import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from datetime import time as kloktijd
from itertools import islice
from random import Random
from typing import Any

from sqlmodel import Session, col, select

from inburgering.db.basis import Database
from inburgering.db.opdracht import Herkomst, Opdracht
from inburgering.db.openen import Aanmelding, AlBekend, open_traject
from inburgering.db.overdragen import draag_over
from inburgering.db.registreer import registreer
from inburgering.db.tabellen import Afwezigheid, Gebeurtenisrij, Gebruiker, Partner, Partnertaak
from inburgering.invoer.genereer_geval import BRIEVEN, Geval, geval, is_vers
from inburgering.invoer.genereer_parameters import Parameters
from inburgering.invoer.genereer_personen import bsns
from inburgering.invoer.genereer_stappen import CONSULENT, SYSTEEM, Stap, Taak
from inburgering.wet.gebeurtenissen import Gebeurtenis

BEGIN_VAN_DE_DAG = kloktijd(8, 0, tzinfo=UTC)
TUSSENPOOS = timedelta(minutes=4)
Voortgang = Callable[[int, int], None]


class GeenConsulenten(ValueError):
    """The municipality has nobody who can hold a traject."""


@dataclass
class Opbrengst:
    """What was made: new cases and their gebeurtenissen; `stonden_er` were there from an earlier run."""

    trajecten: int = 0
    gebeurtenissen: int = 0
    stonden_er: int = 0


def genereer(
    db: Database,
    gemeente_id: int,
    aantal: int,
    zaad: int,
    vandaag: date,
    voortgang: Voortgang | None = None,
    *,
    parameters: Parameters | None = None,
    pauze: float = 0.0,
) -> Opbrengst:
    """Make cases 1 to `aantal` with their history up to and including yesterday; one transaction per case.

    `voortgang(gedaan, totaal)` is called after each case; `pauze` seconds leave the database to others.
    Raises GeenConsulenten.
    """
    p, opbrengst = parameters or Parameters(), Opbrengst()
    with _vlotte_sessie(db) as session:
        schrijver = _Schrijver(session, gemeente_id, zaad, vandaag, p)
        with session.begin():
            schrijver.meld_afwezig()
        for nummer, bsn in enumerate(islice(bsns(zaad), aantal), 1):
            with session.begin():
                gedaan = schrijver.schrijf(nummer, bsn)
            session.expunge_all()
            opbrengst.trajecten += gedaan > 0
            opbrengst.gebeurtenissen += gedaan
            opbrengst.stonden_er += gedaan == 0
            if voortgang is not None:
                voortgang(nummer, aantal)
            if pauze and gedaan:
                time.sleep(pauze)
    return opbrengst


@contextmanager
def _vlotte_sessie(db: Database) -> Iterator[Session]:
    """A session that does not wait for the disk at every commit; what is lost in a crash is made again."""
    with db.engine.execution_options(schrijft=True).connect() as verbinding:
        kaal = verbinding.connection.driver_connection
        if db.is_sqlite and kaal is not None:
            kaal.execute("PRAGMA synchronous=OFF")
        try:
            with Session(verbinding, expire_on_commit=False) as session:
                yield session
        finally:
            if db.is_sqlite and kaal is not None:
                kaal.execute("PRAGMA synchronous=FULL")


class _Schrijver:
    """Records a drawn case, each step at a moment of its own day."""

    def __init__(self, session: Session, gemeente_id: int, zaad: int, vandaag: date, p: Parameters) -> None:
        self.session, self.gemeente_id, self.zaad, self.p = session, gemeente_id, zaad, p
        self.gisteren = vandaag - timedelta(days=1)
        with session.begin():
            self.taken = _taken(session, gemeente_id)
            vraag = select(Gebruiker).where(
                Gebruiker.gemeente_id == gemeente_id, Gebruiker.rol == "consulent"
            )
            mensen = session.exec(vraag.where(col(Gebruiker.actief).is_(True)).order_by(col(Gebruiker.id)))
            self.consulenten = [(mens.id or 0, mens.naam) for mens in mensen]
        if not self.consulenten:
            raise GeenConsulenten("Deze gemeente heeft geen consulenten. Laad eerst de gemeente.")

    def meld_afwezig(self) -> None:
        """Some consulenten are away today, with the next on the list in their place; once."""
        nummers = [nummer for nummer, _ in self.consulenten]
        bekend = self.session.exec(select(Afwezigheid).where(col(Afwezigheid.gebruiker_id).in_(nummers)))
        if bekend.first() is not None or len(nummers) < 2:
            return
        toeval = Random(f"{self.zaad}/afwezig")
        van = self.gisteren - timedelta(days=2)
        for plek in toeval.sample(range(len(nummers)), round(self.p.deel_afwezig * len(nummers))):
            self.session.add(
                Afwezigheid(
                    gebruiker_id=nummers[plek],
                    vervanger_id=nummers[(plek + 1) % len(nummers)],
                    van=van,
                    tot=van + timedelta(days=toeval.randint(5, 20)),
                )
            )

    def schrijf(self, nummer: int, bsn: str) -> int:
        """Record case `nummer`; the number of gebeurtenissen, 0 when it stood there already."""
        sleutel = f"genereer:{self.gemeente_id}:{self.zaad}:{nummer}"
        vraag = select(Gebeurtenisrij.id).where(Gebeurtenisrij.sleutel == sleutel)
        if self.session.exec(vraag).first() is not None:
            return 0
        g = geval(nummer, self.zaad, bsn, self.gisteren, self.p, self.taken, len(self.consulenten))
        klok = _Klok(g.opening.op)
        try:
            traject = open_traject(self.session, self._aanmelding(g, sleutel), klok.bij(g.opening.op)).traject
        except AlBekend:
            return 0
        nummers: dict[int, int] = {}
        consulent = g.consulent
        for stap in g.stappen:
            self._leg_vast(g, stap, traject, consulent, nummers, klok.bij(stap.op))
            if stap.gebeurtenis is Gebeurtenis.TOEWIJZING:
                consulent = int(stap.feiten["consulent"])
        return len(g.stappen) + 2

    def _aanmelding(self, g: Geval, sleutel: str) -> Aanmelding:
        nummer, naam = self.consulenten[g.consulent]
        gewoon = self._is_gewoon(g.opening.op) and g.opening.gebeurtenis is Gebeurtenis.KENNISGEVING
        return Aanmelding(
            gemeente_id=self.gemeente_id,
            groep=g.opzet.groep,
            consulent_id=nummer,
            op=g.opening.op,
            door=naam,
            door_id=nummer,
            bsn=g.opzet.mens.bsn,
            persoon=g.opzet.mens.velden(),
            gebeurtenis=g.opening.gebeurtenis,
            feiten=dict(g.opening.feiten),
            herkomst=Herkomst.INVOER if gewoon else Herkomst.OVERGENOMEN,
            sleutel=sleutel,
        )

    def _is_gewoon(self, op: date) -> bool:
        return (self.gisteren - op).days <= self.p.dagen_gewoon

    def _herkomst(self, g: Geval, stap: Stap) -> Herkomst:
        """What is older than a month came from elsewhere, and so did a letter that must have left already."""
        if not self._is_gewoon(stap.op) or (stap.gebeurtenis in BRIEVEN and not is_vers(stap, g.opzet)):
            return Herkomst.OVERGENOMEN
        if stap.wie == CONSULENT:
            return Herkomst.INVOER
        return Herkomst.SYSTEEM if stap.wie == SYSTEEM else Herkomst.PARTNER

    def _leg_vast(
        self, g: Geval, stap: Stap, traject: int, consulent: int, nummers: dict[int, int], nu: datetime
    ) -> None:
        nummer, naam = self.consulenten[consulent]
        door = {CONSULENT: naam, SYSTEEM: SYSTEEM}.get(stap.wie, str(stap.feiten.get("naam", stap.wie)))
        feiten: dict[str, Any] = dict(stap.feiten)
        if stap.gebeurtenis is Gebeurtenis.TOEWIJZING:
            feiten["consulent"] = self.consulenten[int(feiten["consulent"])][0]
        nieuw = stap.gebeurtenis is Gebeurtenis.OPSTELLING_OVERDRACHT
        if nieuw and stap.taak is not None:
            nummers[stap.taak] = len(nummers) + 1
        opdracht = Opdracht(
            traject=traject,
            onderdeel=stap.onderdeel,
            nr=nummers[stap.taak] if stap.taak is not None else 1,
            gebeurtenis=stap.gebeurtenis,
            op=stap.op,
            door=door,
            door_id=nummer if stap.wie == CONSULENT else None,
            namens=stap.wie if stap.wie not in {CONSULENT, SYSTEEM} else None,
            feiten=feiten,
            herkomst=self._herkomst(g, stap),
        )
        (draag_over if nieuw else registreer)(self.session, opdracht, nu)


class _Klok:
    """Moments for the log: each later than the one before, on the day of the step or of the opening."""

    def __init__(self, begin: date) -> None:
        self.begin, self.per_dag = begin, Counter[date]()

    def bij(self, op: date) -> datetime:
        dag = max(op, self.begin)
        self.per_dag[dag] += 1
        return datetime.combine(dag, BEGIN_VAN_DE_DAG) + self.per_dag[dag] * TUSSENPOOS


def _taken(session: Session, gemeente_id: int) -> dict[str, Taak]:
    vraag = select(Partner, Partnertaak).join(Partnertaak).where(Partner.gemeente_id == gemeente_id)
    return {
        taak.soort: Taak(
            partner_id=partner.id or 0,
            partner=partner.naam,
            soort=taak.soort,
            reactie_dagen=taak.reactie_dagen,
            gereed_dagen=taak.gereed_dagen,
        )
        for partner, taak in session.exec(vraag)
    }
