"""The ladder over many open terms: what does a sweep cost, with nothing due and with a lot due?"""

from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from functools import partial
from itertools import islice

from sqlalchemy import func, select

from inburgering.db import meldingen
from inburgering.db.tabellen import Termijnrij
from tests.werkplek import Werkplek, om
from tools.metingen.databases import Plek, settle
from tools.metingen.meting import Rij, Tafel, Weg, side_by_side, timed
from tools.metingen.schrijfwerk import Schrijf, with_sql, written_by
from tools.metingen.zaken import copy_case, table_of

KENNISGEVING, PIP = date(2026, 9, 1), date(2026, 10, 26)
PER_KEER = 500  # as the flow asks
EERSTE = 100_000  # the number of the first copy


def measure(plek: Plek, termijnen: int, beurten: Sequence[int], rondes: int) -> Tafel:
    """A sweep with nothing due, then one for each number in `beurten`, over this many open terms."""
    dagen, stil, werk = _fill(plek, termijnen, beurten)
    titel = f"de ladder over {count_open(plek)} open termijnen, {plek.naam}"
    tafel = _nothing_due(plek, titel, dagen[0] - timedelta(days=1), rondes)
    kaal, voorraad = with_sql(plek, werk), iter(stil)
    for dag, aantal in zip(dagen, beurten, strict=True):
        tafel.rijen += _due(plek, dag, aantal, list(islice(voorraad, aantal)), kaal)
    return tafel


def _nothing_due(plek: Plek, titel: str, dag: date, rondes: int) -> Tafel:
    wegen: dict[str, Weg] = {
        "niets aan de beurt: de kale vraag": lambda: _bare_query(plek, dag),
        "niets aan de beurt: verwerk()": lambda: _sweep(plek, dag),
    }
    for weg in wegen.values():
        weg()
    return side_by_side(titel, wegen, rondes)


def _due(
    plek: Plek, dag: date, aantal: int, stil: Sequence[int], kaal: Callable[[int], None]
) -> Iterator[Rij]:
    """Sweep what is due on this day; and write the same rows bare, also one transaction per case."""
    kaal_ms = sum(timed(partial(kaal, traject)) for traject in stil) / len(stil)
    gedaan: list[int] = []
    ms = timed(lambda: gedaan.append(_sweep(plek, dag))) / aantal
    if gedaan != [aantal]:
        raise RuntimeError(f"{gedaan} reported, {aantal} expected")
    yield Rij(f"{aantal} aan de beurt: kaal SQL, per termijn", len(stil), round(kaal_ms, 4), keer=1.0)
    wat, keer = f"{aantal} aan de beurt: verwerk(), per termijn", round(ms / kaal_ms, 2)
    yield Rij(wat, aantal, round(ms, 4), None, keer, f"samen {ms * aantal / 1000:.1f} s")


def _sweep(plek: Plek, dag: date) -> int:
    totaal = 0
    while gedaan := meldingen.verwerk(plek.db, dag, om(dag, 6), PER_KEER):
        totaal += gedaan
    return totaal


def _bare_query(plek: Plek, dag: date) -> None:
    sql = (
        f"SELECT traject_id FROM termijn WHERE volgende_melding <= {plek.teken} "  # noqa: S608 - a parameter
        f"ORDER BY volgende_melding LIMIT {PER_KEER}"
    )
    plek.kaal.execute(sql, [dag.isoformat() if plek.db.is_sqlite else dag]).fetchall()


def _fill(plek: Plek, termijnen: int, beurten: Sequence[int]) -> tuple[list[date], range, list[Schrijf]]:
    """Cases until there are so many open terms.

    Each number in `beurten` is a group with its first rung on a day of its own, one day after the other.
    Returns those days, the cases that are due on none of them, and the rows that one report writes.
    """
    werkplek = Werkplek(plek.db)
    zaken = [werkplek.tot_pip(KENNISGEVING, PIP + timedelta(days=dag)) for dag in range(len(beurten) + 2)]
    per_zaak = count_open(plek) // len(zaken)
    proef, *groepen, rustig = zaken
    dag = first_rung(plek, proef)  # before that of any other
    werk = written_by(plek.db, proef, lambda: _sweep(plek, dag))
    eerste = EERSTE
    for zaak, aantal in zip(groepen, beurten, strict=True):
        copy_case(plek.db, zaak, eerste, aantal - 1)
        eerste += aantal
    over = termijnen // per_zaak - sum(beurten) - 2
    stil = copy_case(plek.db, rustig, eerste, max(over, sum(beurten)))  # the bare way writes in these
    settle(plek)
    return [first_rung(plek, zaak) for zaak in groepen], stil, werk


def first_rung(plek: Plek, traject: int) -> date:
    """The day of the first rung of a case."""
    t = table_of(Termijnrij)
    with plek.db.engine.connect() as verbinding:
        vraag = select(func.min(t.c.volgende_melding)).where(t.c.traject_id == traject)
        dag: date = verbinding.scalars(vraag).one()
    return dag


def count_open(plek: Plek) -> int:
    """How many terms run, of all cases."""
    t = table_of(Termijnrij)
    with plek.db.engine.connect() as verbinding:
        return int(verbinding.scalar(select(func.count()).select_from(t).where(t.c.loopt)) or 0)
