"""Kept reports: what stands is what is counted, for every process, until it does not hold any more."""

from datetime import date, timedelta

import pytest
from sqlalchemy import delete, func, text
from sqlmodel import select

from inburgering.db import opruimen, rapport_vorm, rapporten, rapportstand, zoeken_rapport
from inburgering.db.basis import Database
from inburgering.db.opdracht import Herkomst
from inburgering.db.rapport_dagen import gewone, paren
from inburgering.db.tabellen import Norm, Rapportstand
from inburgering.db.zoeken_rapport import FAMILIE, Peiling
from tests.db.rapportstad import (
    GISTEREN,
    NU,
    VANDAAG,
    getallen,
    lijsten,
    rijen,
    vergeet,
    vraag,
)
from tests.web.vragen import geteld
from tests.werkplek import VASTE_BOS, Werkplek, om

pytestmark = pytest.mark.usefixtures("vergeten")

EINDE_OKTOBER, EINDE_SEPTEMBER, EINDE_JAAR = date(2026, 10, 31), date(2026, 9, 30), date(2025, 12, 31)


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
    vergeet()
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
    vergeet()
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


def test_een_andere_telwijze_telt_opnieuw(klein: Werkplek, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was counted in another way does not hold, and is replaced by who asks."""
    peiling = Peiling(klein.gemeente, GISTEREN, GISTEREN)
    vraag(klein.db, peiling)
    monkeypatch.setattr(rapportstand, "TELWIJZE", rapportstand.TELWIJZE + 1)
    later = NU + timedelta(hours=2)
    vergeet()
    assert vraag(klein.db, peiling, nu=later).gemaakt == later
    assert len(rijen(klein.db)) == 4


def test_rond_middernacht(klein: Werkplek) -> None:
    """Made in the first minutes of the day it holds for those minutes only; made later it holds."""
    peiling = Peiling(klein.gemeente, GISTEREN, GISTEREN)
    tijden = [om(VANDAAG, 0) + timedelta(minutes=m) for m in (1, 9, 11, 90)]
    gemaakt = []
    for tijd in tijden:
        vergeet()
        gemaakt.append(vraag(klein.db, peiling, nu=tijd).gemaakt)
    assert gemaakt == [tijden[0], tijden[0], tijden[2], tijden[2]]


def test_een_dag_die_is_teruggezet(klein: Werkplek) -> None:
    """In a demo map: what was made on a later day is counted again."""
    peiling = Peiling(klein.gemeente, EINDE_OKTOBER, EINDE_OKTOBER)
    vraag(klein.db, peiling, nu=NU + timedelta(days=40))
    vergeet()
    assert vraag(klein.db, peiling).gemaakt == NU


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
