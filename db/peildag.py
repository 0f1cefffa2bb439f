"""The caseload as it was known on a past day: the log of each traject up to that day, folded anew.

The stored terms are those of now, so the log is read. What was recorded after that day does not count,
whenever it happened: the same day gives the same answer for ever, but for what was destroyed at the end of
retention. Names of people and partners are those of now, and a norm that is entered later for a day in the
past counts too. Folding costs some milliseconds per traject; so there is a most.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import exists, func, literal_column, select
from sqlmodel import Session, SQLModel, col

from inburgering.db import eigen, normen, tijdlijn
from inburgering.db.basis import dag_van, einde_van, nr_van
from inburgering.db.bewaren import VERNIETIGD, vernietigde
from inburgering.db.fouten import Weigering
from inburgering.db.peildag_taken import Taak, open_taken
from inburgering.db.tabellen import Gebeurtenisrij, Gebruiker, Persoon, Traject, Vernietigingsregel
from inburgering.db.tabellen_waar import TOEWIJZING
from inburgering.db.tijdlijn import Logrij
from inburgering.db.zaak import OVERDRACHT, TRAJECT, Zaak
from inburgering.db.zoeken import partnernamen
from inburgering.db.zoeken_bord import WIE
from inburgering.db.zoeken_caseload import TER_INFORMATIE, Regel
from inburgering.statemachine.machines import eindtoestanden
from inburgering.wet.begrippen import Wie
from inburgering.wet.gebeurtenissen import Gebeurtenis

MEEST, PER_KEER, BEWAARD = 3000, 200, 8
_LOG = SQLModel.metadata.tables[str(Gebeurtenisrij.__tablename__)].c


class TeVeel(Weigering):
    """More trajects than can be folded while someone waits."""

    def __init__(self, aantal: int) -> None:
        super().__init__(
            f"Er waren {aantal} trajecten of meer. Van een dag die voorbij is kan deze bladzijde er {MEEST} "
            "nalopen. Kies een consulent, of gebruik voor de hele gemeente de rapporten met een peildatum."
        )


@dataclass(frozen=True)
class Stap:
    """A term that ran on that day: its code, last day, who had to act, and at which partner it lay."""

    code: str
    laatste_dag: date
    wie: str
    partner: int | None


@dataclass(frozen=True)
class Toen:
    """One traject as it was known on that day.

    `stappen` are its running terms, the first to end first; `taken` its tasks at partners that were not
    finished.
    """

    nummer: str
    persoon_id: int
    fase: str
    route: str | None
    consulent: int
    stappen: tuple[Stap, ...]
    taken: tuple[Taak, ...] = ()
    id: int = 0

    @property
    def open(self) -> bool:
        """Whether it had not ended by then."""
        return self.fase not in eindtoestanden(TRAJECT)


def lees(session: Session, gemeente_id: int, dag: date, consulent: int | None = None) -> tuple[Toen, ...]:
    """Every traject that this session may see and that was known at the end of this day, by number.

    With `consulent` only what she held then; the others are not folded. The day must have passed: what is
    still going on changes. Raises TeVeel.
    """
    tot = einde_van(dag)
    nummers = _bekend(session, gemeente_id, tot, consulent)
    if len(nummers) > MEEST:
        raise TeVeel(len(nummers))
    weg = select(func.count()).where(col(Vernietigingsregel.stand) == VERNIETIGD)
    plek = str(session.get_bind().engine.url)
    merk = (plek, gemeente_id, dag, session.execute(weg).scalar_one(), tuple(nummers))
    if (alle := _BEWAARD.get(merk)) is None:
        alle = tuple(_vouw_alle(session, gemeente_id, nummers, tot))
        while len(_BEWAARD) >= BEWAARD:
            _BEWAARD.pop(next(iter(_BEWAARD)), None)
        _BEWAARD[merk] = alle
    return tuple(t for t in alle if consulent in (None, t.consulent))


_BEWAARD: dict[Any, tuple[Toen, ...]] = {}
"""The last few days that were asked for: what has passed does not change, so it is folded once."""


def _bekend(session: Session, gemeente_id: int, tot: datetime, consulent: int | None) -> list[int]:
    """The trajects of which something was recorded before this moment, by number of the case.

    Those that were destroyed at the end of retention are left out.
    With a consulent those that were ever assigned to her by then.
    """
    begin = exists().where(_LOG.traject_id == Traject.id, _LOG.moment < tot)
    if consulent is None:
        begin = begin.where(_LOG.volgnr == 1, _LOG.deel == 0)
    else:
        toewijzing: Any = literal_column(TOEWIJZING)  # in the words of its index
        begin = begin.where(toewijzing, _LOG.consulent_id == consulent)
    vraag = select(col(Traject.id)).where(col(Traject.gemeente_id) == gemeente_id, begin)
    vraag = vraag.where(
        col(Traject.id).not_in(vernietigde())
    )  # its facts are gone, so there is nothing to fold
    return list(session.execute(vraag.order_by(col(Traject.nummer)).limit(MEEST + 1)).scalars())


def _vouw_alle(session: Session, gemeente_id: int, nummers: Sequence[int], tot: datetime) -> Iterator[Toen]:
    op = dag_van(tot - timedelta(hours=1))
    geldend = normen.geldend(session, gemeente_id, op)
    for begin in range(0, len(nummers), PER_KEER):
        groep = nummers[begin : begin + PER_KEER]
        zaken = session.execute(select(Traject).where(col(Traject.id).in_(groep))).scalars()
        per_nummer = {nr_van(traject): traject for traject in zaken}
        logs = tijdlijn.lees_groep(session, groep)
        for nr in groep:
            rijen = [rij for rij in logs[nr] if rij.moment < tot]
            yield _vouw(session, per_nummer[nr], rijen, op, geldend)


def _vouw(session: Session, nu: Traject, rijen: list[Logrij], op: date, geldend: Mapping[str, Any]) -> Toen:
    """Fold one log: the state of the traject, who held it, and the terms that ran."""
    toen = Traject(**nu.model_dump())
    zaak = Zaak(session, toen, {}, rijen, op)
    zaak.normen = geldend  # asked once for all of them
    toen.toestand = [rij.naar for rij in rijen if rij.onderdeel == TRAJECT][-1]
    zaak.leid_af()
    partners = {
        v.nr: int(v.gegevens["partner"])
        for v in zaak.voorvallen
        if v.soort == Gebeurtenis.OPSTELLING_OVERDRACHT and v.gegevens.get("partner")
    }
    deel_van = {r.volgnr: r.nr for r in rijen if r.deel == 0 and r.onderdeel == OVERDRACHT}
    stappen = [
        Stap(
            t.code,
            t.laatste_dag,
            t.regel.verantwoordelijke.value,
            partners.get(deel_van.get(t.aanleiding, 0)),
        )
        for t in zaak.beeld.termijnen(eigen.getallen(zaak))
        if t.loopt and t.laatste_dag is not None and t.code not in TER_INFORMATIE
    ]
    volgorde = tuple(sorted(stappen, key=lambda s: (s.laatste_dag, s.code)))
    taken = open_taken(zaak.voorvallen, rijen)
    wie = (toen.nummer, toen.persoon_id, toen.toestand, toen.route, toen.consulent_id)
    return Toen(*wie, volgorde, taken, nr_van(nu))


def regels(session: Session, gemeente_id: int, toen: Sequence[Toen]) -> list[Regel]:
    """The same as the caseload shows them, under the names people and partners have now."""
    personen = select(col(Persoon.id), col(Persoon.naam))
    wie = [t.persoon_id for t in toen]
    naam = dict(session.execute(personen.where(col(Persoon.id).in_(wie))).tuples().all())
    collega, partner = _collegas(session, gemeente_id), partnernamen(session, gemeente_id)
    return [_regel(t, naam, collega, partner) for t in toen]


def _collegas(session: Session, gemeente_id: int) -> Mapping[Any, str]:
    """Everyone by number, also who has left since."""
    mensen = select(col(Gebruiker.id), col(Gebruiker.naam)).where(col(Gebruiker.gemeente_id) == gemeente_id)
    return dict(session.execute(mensen).tuples().all())


def _regel(t: Toen, naam: Mapping[Any, str], collega: Mapping[Any, str], partner: Mapping[Any, str]) -> Regel:
    eerste = t.stappen[0] if t.stappen else None
    return Regel(
        nummer=t.nummer,
        naam=naam.get(t.persoon_id, ""),
        fase=t.fase,
        route=t.route,
        code=eerste.code if eerste else None,
        uiterlijk=eerste.laatste_dag if eerste else None,
        wie=eerste.wie if eerste else None,
        partner=partner.get(eerste.partner) if eerste else None,
        consulent=collega.get(t.consulent, ""),
    )


def te_laat(toen: Sequence[Toen], dag: date) -> Counter[tuple[str, int, int]]:
    """What the board counts as overdue on that day: by step, consulent and partner (0: no partner)."""
    return Counter(
        (s.code, t.consulent, (s.partner or 0) if s.wie == Wie.PARTNER.value else 0)
        for t in toen
        for s in t.stappen
        if s.wie in WIE and s.laatste_dag < dag
    )


@dataclass(frozen=True)
class Werk:
    """What one consulent held on that day: her open trajects, and the steps in them that were overdue."""

    consulent: str
    trajecten: int
    te_laat: int


def per_consulent(session: Session, gemeente_id: int, toen: Sequence[Toen], dag: date) -> list[Werk]:
    """The open trajects by who held them, in alphabetical order of the names of now: nobody is ranked."""
    naam = _collegas(session, gemeente_id)
    laat = Counter[int]()
    for (_, consulent, _), aantal in te_laat(toen, dag).items():
        laat[consulent] += aantal
    houdt = Counter(t.consulent for t in toen if t.open)
    werk = [Werk(naam.get(wie, ""), houdt[wie], laat[wie]) for wie in houdt | laat]
    return sorted(werk, key=lambda w: w.consulent)
