"""Kept reports: what stands is what is counted, for every process; what cannot be kept is shown as well."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from threading import Barrier, Thread

import pytest
from sqlalchemy import delete, func, text
from sqlmodel import Session, select

from inburgering.db import opruimen, rapport_vorm, rapporten, rapportstand, zoeken_rapport
from inburgering.db.basis import GEDULD, Database
from inburgering.db.opdracht import Herkomst
from inburgering.db.rapport_basis import Rapport, Vak
from inburgering.db.rapport_dagen import gewone, paren
from inburgering.db.rapportstand import Stand
from inburgering.db.tabellen import Norm, Rapportstand
from inburgering.db.zoeken_rapport import FAMILIE, Peiling
from tests.db.test_vernietig import plek, voer_uit, vol  # noqa: F401 - a fixture
from tests.web.vragen import geteld
from tests.werkplek import VASTE_BOS, Werkplek, om

VANDAAG, GISTEREN, NU = date(2026, 11, 23), date(2026, 11, 22), om(date(2026, 11, 23), 7)
EINDE_OKTOBER, EINDE_SEPTEMBER, EINDE_JAAR = date(2026, 10, 31), date(2026, 9, 30), date(2025, 12, 31)


@pytest.fixture(autouse=True)
def vergeten() -> Iterator[None]:
    """This process remembers nothing of another test."""
    rapporten._ONTHOUDEN.clear()
    yield
    rapporten._ONTHOUDEN.clear()


@pytest.fixture
def stad(werkplek: Werkplek) -> Werkplek:
    """Three trajects: with a PIP and a task, without, and gone elsewhere."""
    met = werkplek.tot_pip(date(2026, 8, 24), date(2026, 10, 5))
    werkplek.draag_over(met, date(2026, 10, 6), date(2026, 12, 20))
    werkplek.doe(
        met, "overdracht.verzending", date(2026, 10, 6),
        {"reactie_uiterlijk": "2026-10-20", "gereed_op": "2026-12-20"}, herkomst=Herkomst.SYSTEEM,
    )  # fmt: skip
    werkplek.open(date(2026, 9, 7))
    weg = werkplek.open(date(2026, 9, 14))
    werkplek.doe(weg, "traject.vertrek", date(2026, 11, 12), {"naar_gemeente": "Elders"})
    return werkplek


@pytest.fixture
def klein(werkplek: Werkplek) -> Werkplek:
    """Two trajects that have just begun."""
    werkplek.open(date(2026, 9, 7))
    werkplek.open(date(2026, 9, 14))
    return werkplek


def rijen(db: Database) -> list[Rapportstand]:
    """Every report that is kept."""
    with db.lezen() as s:
        return list(s.exec(select(Rapportstand).order_by(Rapportstand.id)))  # type: ignore[arg-type]


def vraag(db: Database, peiling: Peiling, code: str = "fase", nu: datetime = NU) -> Stand:
    """This report, as a page asks for it."""
    with db.lezen() as s:
        return rapporten.geef(db, s, code, [peiling], nu)[peiling]


def getallen(rapport: Rapport) -> dict[tuple[str, str, str], object]:
    """Every cell of a report: the count, or what stands there."""
    return {
        (t, r.code, k): w.aantal if isinstance(w, Vak) else w
        for t, tabel in rapport.tabellen.items()
        for r in tabel.rijen
        for k, w in (r.waarden or {}).items()
    }


def lijsten(session: Session, stand: Stand, rapport: Rapport) -> dict[tuple[str, str, str], list[int]]:
    """The trajects behind each count."""
    return {
        (t, r.code, k): rapportstand.achter(session, stand, t, r.code, k)
        for t, tabel in rapport.tabellen.items()
        for r in tabel.rijen
        for k, w in (r.waarden or {}).items()
        if isinstance(w, Vak)
    }


def test_de_gewone_dagen() -> None:
    """On 23 November: yesterday and the ends of October, September and 2025, as known then and now."""
    assert list(gewone(VANDAAG).values()) == [GISTEREN, EINDE_OKTOBER, EINDE_SEPTEMBER, EINDE_JAAR]
    assert paren(VANDAAG) == sorted(
        [(GISTEREN, GISTEREN)]
        + [(dag, b) for dag in (EINDE_OKTOBER, EINDE_SEPTEMBER, EINDE_JAAR) for b in (dag, GISTEREN)]
    )
    nieuwjaar = date(2027, 1, 1)
    assert paren(nieuwjaar) == [(date(2026, 12, 31), date(2026, 12, 31))]


def test_wat_staat_is_wat_geteld_wordt(stad: Werkplek) -> None:
    """Each report of each usual day: the same counts, texts and trajects as when it is counted anew."""
    assert rapporten.maak(stad.db, stad.gemeente, NU) == 42
    assert len(rijen(stad.db)) == 42
    with stad.db.lezen() as s:
        nummers = dict(s.execute(text("SELECT nummer, id FROM traject")).tuples().all())
        for code in FAMILIE:
            for paar in paren(VANDAAG):
                peiling = Peiling(stad.gemeente, *paar)
                stand = rapportstand.vind(s, code, peiling, NU)
                opnieuw = zoeken_rapport.rapport(s, code, peiling)
                assert stand is not None
                assert getallen(stand.rapport) == getallen(opnieuw)
                assert rapport_vorm.pak(opnieuw, nummers)[0] == stand.inhoud
                for (t, r, k), gevonden in lijsten(s, stand, opnieuw).items():
                    vak = opnieuw.tabellen[t].vak(r, k)
                    assert gevonden == [nummers[n] for n in dict.fromkeys(vak.trajecten)]
    fase = vraag(stad.db, Peiling(stad.gemeente, GISTEREN, GISTEREN)).rapport.tabellen["fase"]
    assert {k: fase.vak("alle", k).aantal for k in "ABCDEFG"} == {
        "A": 2, "B": 1, "C": 1, "D": 0, "E": 0, "F": 0, "G": 0
    }  # fmt: skip


def test_een_ander_proces_leest_het(stad: Werkplek) -> None:
    """After a restart nothing is read of the log: one question, and one for a list."""
    rapporten.maak(stad.db, stad.gemeente, NU)
    rapporten._ONTHOUDEN.clear()
    ander = Database(stad.db.engine.url.render_as_string(hide_password=False), VASTE_BOS)
    peiling = Peiling(stad.gemeente, EINDE_OKTOBER, GISTEREN)
    with geteld(ander) as vragen, ander.lezen() as s:
        stand = rapporten.geef(ander, s, "cohort", [peiling], NU)[peiling]
        assert rapportstand.achter(s, stand, "asiel", "2026-07-01", "cohort") == [1, 2, 3]
    gesteld = [v for v in vragen if v.lstrip().startswith("SELECT")]
    assert len(gesteld) == 2
    assert not any("gebeurtenis" in v or "INSERT" in v for v in vragen)
    ander.sluit()


def test_twee_keer_is_een_keer(klein: Werkplek) -> None:
    """A second run makes nothing; what is missing after a stop is made, what stands stays as it was."""
    rapporten.maak(klein.db, klein.gemeente, NU)
    voor = rijen(klein.db)
    assert rapporten.maak(klein.db, klein.gemeente, NU + timedelta(hours=1)) == 0
    with klein.db.schrijven() as s:
        s.execute(delete(Rapportstand).where(Rapportstand.code == "stroom"))  # type: ignore[arg-type]
    assert rapporten.maak(klein.db, klein.gemeente, NU + timedelta(hours=1)) == 7
    na = {(r.code, r.peil, r.bekend): r.gemaakt for r in rijen(klein.db)}
    assert all(na[r.code, r.peil, r.bekend] == r.gemaakt for r in voor if r.code != "stroom")
    assert len(na) == 42


def test_wie_het_eerst_vraagt_telt_voor_allen(klein: Werkplek) -> None:
    """The first counts this report and those that read the same; they stand with when that was."""
    peiling = Peiling(klein.gemeente, date(2026, 10, 12), date(2026, 10, 12))
    assert vraag(klein.db, peiling).gemaakt == NU
    assert {r.code for r in rijen(klein.db)} == {"fase", "stroom", "afsluiting", "cohort"}
    rapporten._ONTHOUDEN.clear()
    assert vraag(klein.db, peiling, "stroom", NU + timedelta(hours=3)).gemaakt == NU


def test_vandaag_blijft_niet_staan(klein: Werkplek) -> None:
    """It changes: each time something was recorded it is counted again."""
    peiling = Peiling(klein.gemeente, VANDAAG, VANDAAG)
    assert getallen(vraag(klein.db, peiling).rapport)["fase", "alle", "A"] == 2
    klein.open(VANDAAG)
    assert getallen(vraag(klein.db, peiling).rapport)["fase", "alle", "A"] == 3
    assert rijen(klein.db) == []


def test_wat_later_is_vastgelegd(klein: Werkplek) -> None:
    """Of a past day it moves nothing of what was known then, and the next morning it is known now."""
    rapporten.maak(klein.db, klein.gemeente, NU)
    klein.doe(2, "traject.vertrek", EINDE_OKTOBER, {"naar_gemeente": "Elders"}, nu=NU)
    toen, nu = (Peiling(klein.gemeente, EINDE_OKTOBER, b) for b in (EINDE_OKTOBER, GISTEREN))
    morgen = NU + timedelta(days=1)
    assert [getallen(vraag(klein.db, p).rapport)["fase", "alle", "A"] for p in (toen, nu)] == [2, 2]
    nu = Peiling(klein.gemeente, EINDE_OKTOBER, VANDAAG)
    gevonden = [getallen(vraag(klein.db, p, nu=morgen).rapport)["fase", "alle", "A"] for p in (toen, nu)]
    assert gevonden == [2, 1]


def test_wat_vernietigd_is_staat_nergens(plek: Werkplek) -> None:  # noqa: F811
    """Not in what was kept, not when it is counted again, and what was counted before is not kept after."""
    weg, blijft = vol(plek), plek.open(date(2026, 4, 1))
    nu = om(date(2031, 6, 3), 7)
    peiling = Peiling(plek.gemeente, date(2026, 12, 31), date(2026, 12, 31))
    voor = {(code, peiling): vraag(plek.db, peiling, code, nu) for code in FAMILIE}
    assert weg in {nr for r in rijen(plek.db) for nr in genoemd(r)}
    assert voer_uit(plek).vernietigd == ["PST-2026-00001"]
    assert rijen(plek.db) == []
    with plek.db.schrijven() as s:
        assert rapportstand.bewaar(s, plek.gemeente, voor, weg=0) == 0
    for code in FAMILIE:
        vraag(plek.db, peiling, code, nu)
    assert {nr for r in rijen(plek.db) for nr in genoemd(r)} == {blijft}
    assert all(merk[1] == 1 for _, _, merk in rapporten._ONTHOUDEN)


def genoemd(rij: Rapportstand) -> set[int]:
    """Every traject that a kept report names, found in its bytes without asking what they mean."""
    grenzen = {
        (van, tot)
        for _, tabel in rij.inhoud["tabellen"]
        for _, _, waarden in tabel["rijen"]
        for _, van, tot in (w for w in waarden if isinstance(w, list))
    }
    assert sum(tot - van for van, tot in grenzen) == len(rij.trajecten)
    return {nr for van, tot in grenzen for nr in rapport_vorm.rijen(rij.trajecten[van:tot])}


def test_een_andere_telwijze_telt_opnieuw(klein: Werkplek, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was counted in another way does not hold, and is replaced by who asks."""
    peiling = Peiling(klein.gemeente, GISTEREN, GISTEREN)
    vraag(klein.db, peiling)
    monkeypatch.setattr(rapportstand, "TELWIJZE", rapportstand.TELWIJZE + 1)
    later = NU + timedelta(hours=2)
    rapporten._ONTHOUDEN.clear()
    assert vraag(klein.db, peiling, nu=later).gemaakt == later
    assert len(rijen(klein.db)) == 4


def test_rond_middernacht(klein: Werkplek) -> None:
    """Made in the first minutes of the day it holds for those minutes only; made later it holds."""
    peiling = Peiling(klein.gemeente, GISTEREN, GISTEREN)
    tijden = [om(VANDAAG, 0) + timedelta(minutes=m) for m in (1, 9, 11, 90)]
    gemaakt = []
    for tijd in tijden:
        rapporten._ONTHOUDEN.clear()
        gemaakt.append(vraag(klein.db, peiling, nu=tijd).gemaakt)
    assert gemaakt == [tijden[0], tijden[0], tijden[2], tijden[2]]


def test_een_dag_die_is_teruggezet(klein: Werkplek) -> None:
    """In a demo map: what was made on a later day is counted again."""
    peiling = Peiling(klein.gemeente, EINDE_OKTOBER, EINDE_OKTOBER)
    vraag(klein.db, peiling, nu=NU + timedelta(days=40))
    rapporten._ONTHOUDEN.clear()
    assert vraag(klein.db, peiling).gemaakt == NU


def test_twee_tegelijk(klein: Werkplek) -> None:
    """Two web processes count the same report at once: both answer, it stands once."""
    peiling, slagboom = Peiling(klein.gemeente, GISTEREN, GISTEREN), Barrier(2)
    ander = Database(klein.db.engine.url.render_as_string(hide_password=False), VASTE_BOS)
    gevonden: list[Stand] = []

    def tel(db: Database) -> None:
        with db.lezen() as s:
            stand = rapporten._tel(s, FAMILIE["fase"], [peiling], NU)
        slagboom.wait(10)
        rapporten._probeer(db, klein.gemeente, stand, 0, NU)
        gevonden.append(stand["fase", peiling])

    draden = [Thread(target=tel, args=(db,)) for db in (klein.db, ander)]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join(30)
    ander.sluit()
    assert [getallen(stand.rapport)["fase", "alle", "A"] for stand in gevonden] == [2, 2]
    assert len(rijen(klein.db)) == 4


def test_een_database_op_slot(
    klein: Werkplek, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """Someone else writes and does not stop: the report is shown, and kept by who asks afterwards."""
    monkeypatch.setattr(rapporten, "GEDULD", 0.1)
    peiling = Peiling(klein.gemeente, GISTEREN, GISTEREN)
    with klein.db.schrijven() as bezet:
        bezet.execute(text("UPDATE gemeente SET teller = teller"))
        assert getallen(vraag(klein.db, peiling).rapport)["fase", "alle", "A"] == 2
    assert "kon niet worden bewaard (OperationalError)" in caplog.text
    assert rijen(klein.db) == []
    vraag(klein.db, peiling)
    assert len(rijen(klein.db)) == 4


def test_wie_minder_geduld_had(database: Database) -> None:
    """A transaction that waits shorter leaves its connection as it was."""
    zin = text("PRAGMA busy_timeout" if database.is_sqlite else "SHOW lock_timeout")
    with database.schrijven(geduld=0.5) as s:
        s.execute(text("SELECT 1"))
    with database.schrijven() as s:
        assert s.execute(zin).scalar_one() == (GEDULD * 1000 if database.is_sqlite else f"{GEDULD}s")


def test_opruimen(klein: Werkplek) -> None:
    """What nobody can ask any more goes the next day; the rest after 400 days, or what the norm says."""
    rapporten.maak(klein.db, klein.gemeente, NU)

    def ruim(dagen: int) -> int:
        dag = VANDAAG + timedelta(days=dagen)
        with klein.db.schrijven() as s:
            return opruimen.ruim_op(s, dag, om(dag, 8)).rapporten

    assert ruim(0) == 0
    assert ruim(1) == 3 * 6  # known up to the 22nd: tomorrow "now" is the 23rd
    assert ruim(399) == 0
    with klein.db.schrijven() as s:
        s.add(
            Norm(
                gemeente_id=klein.gemeente, naam=rapportstand.NORM, waarde=900, bron="besluit",
                geldig_vanaf=date(2026, 1, 1),
            )
        )  # fmt: skip
    assert ruim(401) == 0
    assert ruim(901) == 4 * 6
    with klein.db.lezen() as s:
        assert s.execute(select(func.count()).select_from(Rapportstand)).scalar_one() == 0
