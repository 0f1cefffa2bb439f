"""registreer() of one gebeurtenis, against the same rows by bare SQL, by SQLModel and with SpiffWorkflow."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import count

from inburgering.db.eigen import getallen
from inburgering.db.opdracht import Opdracht
from inburgering.db.registreer import registreer
from inburgering.db.zaak import Zaak
from tests.voorbeeldfeiten import feiten
from tests.werkplek import Werkplek, om
from tools.metingen import spiff
from tools.metingen.databases import Plek, settle
from tools.metingen.meting import Rij, Tafel, Weg, side_by_side
from tools.metingen.schrijfwerk import with_sql, with_sqlmodel, written_by
from tools.metingen.zaken import Leven, copy_case

EERSTE = 100_000
Doe = Callable[[int], object]


def measure(plek: Plek, rondes: int, lengtes: tuple[int, ...]) -> Iterator[Tafel]:
    """One table per length of the log."""
    leven = Leven(Werkplek(plek.db))
    nummers = count(EERSTE, 10 * rondes + 10)
    for lengte in lengtes:
        leven.tot(lengte)
        yield _table(plek, leven, rondes, next(nummers))


def _table(plek: Plek, leven: Leven, rondes: int, eerste: int) -> Tafel:
    titel = f"registreer() op een logboek van {leven.regels} regels, {plek.naam}"
    kopie = iter(copy_case(plek.db, leven.traject, eerste, 10 * rondes + 10))
    dag = leven.dag + timedelta(days=30)
    gesprek, notitie = _registers(plek, "voortgangsgesprek", dag), _registers(plek, "notitie", dag)
    proef = next(kopie)
    werk = written_by(plek.db, proef, lambda: gesprek(proef))
    wegen: dict[str, Doe] = {
        f"kaal SQL, dezelfde {len(werk)} rijen": with_sql(plek, werk),
        "SQLModel, dezelfde rijen": with_sqlmodel(plek, werk),
    }
    mist = ""
    try:
        serializer = spiff.prepared(plek, range(eerste, eerste + 10 * rondes + 10))
        wegen["SpiffWorkflow en SQL"] = spiff.with_spiff(plek, serializer, werk)
    except ImportError:
        mist = "SpiffWorkflow is niet geïnstalleerd"
    wegen |= {"registreer(), voortgangsgesprek": gesprek, "registreer(), notitie": notitie}
    wegen["  waarvan termijnen berekenen"] = _calculates(plek, leven.traject, dag)
    settle(plek)
    for doe in wegen.values():
        doe(next(kopie))  # the first time of each way is not the usual one
    tafel = side_by_side(titel, {naam: _next(doe, kopie) for naam, doe in wegen.items()}, rondes)
    if mist:
        tafel.rijen.append(Rij("SpiffWorkflow en SQL", opmerking=mist))
    return tafel


def _next(doe: Doe, kopie: Iterator[int]) -> Weg:
    return lambda: doe(next(kopie))


def _registers(plek: Plek, gebeurtenis: str, dag: date) -> Doe:
    gegevens = feiten(gebeurtenis, dag)

    def doe(traject: int) -> None:
        opdracht = Opdracht(
            traject=traject,
            onderdeel="traject",
            gebeurtenis=gebeurtenis,
            op=dag,
            door="bench",
            feiten=gegevens,
        )
        with plek.db.schrijven() as session:
            registreer(session, opdracht, om(dag))

    return doe


def _calculates(plek: Plek, traject: int, dag: date) -> Doe:
    """The calculation of the law alone, on the log of the case that was copied."""
    with plek.db.lezen() as session:
        zaak = Zaak.lees(session, traject, om(dag))
        normen = getallen(zaak)
    return lambda _: zaak.beeld_van(zaak.voorvallen).termijnen(normen)
