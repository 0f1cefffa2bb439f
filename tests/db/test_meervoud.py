"""Parts of which a traject may have several, what outlives the traject, and what a correction pulls along."""

from datetime import date, timedelta

import pytest
from sqlmodel import col, select

from inburgering.db import herbouw, meldingen
from inburgering.db.fouten import MagNiet
from inburgering.db.tabellen import Signaal
from inburgering.db.zaak import Zaak
from inburgering.statemachine.machines import STICHT, STICHT_NA_HET_TRAJECT
from inburgering.wet.begrippen import Groep, Regime
from tests.voorbeeldfeiten import feiten
from tests.werkplek import Werkplek, om

KENNISGEVING, PIP = date(2026, 3, 2), date(2026, 4, 1)
BEZWAAR = {"tegen": "pip", "bekendgemaakt_op": "2026-04-02"}


@pytest.fixture
def op_route(werkplek: Werkplek) -> int:
    """A traject with a PIP of 1 April 2026."""
    return werkplek.tot_pip(KENNISGEVING, PIP)


def _open(werkplek: Werkplek, traject: int) -> list[str]:
    with werkplek.db.lezen() as s:
        vraag = select(Signaal).where(Signaal.traject_id == traject, col(Signaal.afgehandeld_door).is_(None))
        return [signaal.code or signaal.soort for signaal in s.exec(vraag)]


def test_each_bezwaar_has_its_own_number(werkplek: Werkplek, op_route: int) -> None:
    """Number 0 founds the next one; each goes its own way."""
    for dag in (date(2026, 4, 20), date(2026, 5, 4)):
        werkplek.doe(op_route, "bezwaar.ontvangst_bezwaar", dag, BEZWAAR, nr=0)
    uitkomst = werkplek.doe(op_route, "bezwaar.intrekking_bezwaar", date(2026, 5, 5), nr=1)
    assert uitkomst.toestand == "ingetrokken"
    assert [(r.onderdeel, r.nr, r.naar) for r in werkplek.log(op_route)][-3:] == [
        ("bezwaar", 1, "ontvangen"),
        ("bezwaar", 2, "ontvangen"),
        ("bezwaar", 1, "ingetrokken"),
    ]


def test_only_a_founding_gebeurtenis_founds(werkplek: Werkplek, op_route: int) -> None:
    """What comes later cannot begin a part, and leaves nothing behind."""
    with pytest.raises(MagNiet):
        werkplek.doe(op_route, "bezwaar.intrekking_bezwaar", PIP, nr=1)
    assert "bezwaar" not in {r.onderdeel for r in werkplek.log(op_route)}
    assert "ontvangst_bezwaar" in STICHT


def test_a_bezwaar_is_watched_after_the_end(werkplek: Werkplek, op_route: int) -> None:
    """The traject ends, the bezwaar goes on: its term still warns, and a person closes that signal."""
    werkplek.doe(op_route, "bezwaar.ontvangst_bezwaar", date(2026, 4, 20), BEZWAAR, nr=0)
    werkplek.doe(op_route, "traject.beeindiging", date(2026, 5, 1), {"reden": "verhuizing"})
    laatste = werkplek.termijn(op_route, "T07").laatste_dag
    # Bekendmaking 2 april + 42 dagen = 14 mei (Hemelvaart), dan de gelijkgestelde vrijdag en het weekend:
    # de bezwaartermijn eindigt op 18 mei; zes weken daarna is 29 juni, een maandag.
    assert laatste == date(2026, 6, 29)
    na = laatste + timedelta(days=1)
    meldingen.verwerk(werkplek.db, na, om(na))
    assert _open(werkplek, op_route) == ["T07"]
    with werkplek.db.lezen() as s:
        (signaal,) = s.exec(select(Signaal).where(Signaal.code == "T07"))
    klaar = {"signaal": signaal.id, "reden": "De beslissing gaat morgen uit."}
    werkplek.doe(op_route, "traject.afhandeling_signaal", na, klaar)
    assert _open(werkplek, op_route) == []
    assert herbouw.van_een(werkplek.db, op_route) == []


def test_a_traject_without_a_bezwaar_stays_silent_after_the_end(werkplek: Werkplek, op_route: int) -> None:
    """Nothing is reported any more of a traject that ended with nothing left."""
    werkplek.doe(op_route, "traject.beeindiging", date(2026, 5, 1), {"reden": "verhuizing"})
    na = date(2029, 6, 1)
    meldingen.verwerk(werkplek.db, na, om(na))
    assert _open(werkplek, op_route) == []


@pytest.mark.parametrize("woord", sorted(set(STICHT) - STICHT_NA_HET_TRAJECT - {"opstelling_overdracht"}))
def test_nothing_new_begins_after_the_end(werkplek: Werkplek, op_route: int, woord: str) -> None:
    """By whichever door: what began then would be watched by nobody, and would hold up the destruction."""
    werkplek.doe(op_route, "traject.beeindiging", date(2026, 5, 1), {"reden": "verhuizing"})
    na = date(2026, 5, 4)
    with pytest.raises(MagNiet, match="beëindigd"):
        werkplek.doe(op_route, f"{STICHT[woord]}.{woord}", na, feiten(woord, na), nr=0)
    assert werkplek.log(op_route)[-1].soort == "staking"


def test_a_correction_that_a_later_step_leaned_on_is_refused(werkplek: Werkplek, op_route: int) -> None:
    """The signing needed twelve hours: with eight it could not have been."""
    uren = {"van": "2026-05-04", "tot": "2026-05-29", "uren": 12, "activiteit": True}
    werkplek.doe(op_route, "pvt.start_pvt", date(2026, 5, 4))
    geteld = werkplek.doe(op_route, "pvt.uren_pvt", date(2026, 5, 29), uren).volgnr
    werkplek.doe(op_route, "pvt.ondertekening_pvt", date(2026, 6, 1))
    beter = {"nu": om(date(2026, 6, 2)), "corrigeert": geteld}
    with pytest.raises(MagNiet, match="Een latere stap klopt dan niet meer"):
        werkplek.doe(op_route, "pvt.uren_pvt", date(2026, 5, 29), uren | {"uren": 8}, **beter)
    with pytest.raises(MagNiet, match="Een latere stap klopt dan niet meer"):
        werkplek.doe(op_route, "pvt.uren_pvt", date(2026, 5, 29), uren, vervalt=True, **beter)
    werkplek.doe(op_route, "pvt.uren_pvt", date(2026, 5, 29), uren | {"uren": 14}, **beter)
    assert herbouw.van_een(werkplek.db, op_route) == []


def test_without_a_duty_no_term_of_the_law_runs(werkplek: Werkplek) -> None:
    """A voluntary traject has the machines and the municipality's own terms, none of the law's."""
    traject = werkplek.open(
        KENNISGEVING, groep=Groep.GEZIN, regime=Regime.VRIJWILLIG, gebeurtenis="aanmelding",
        feiten={"door_wie": "Haar zelf"},
    )  # fmt: skip
    with werkplek.db.lezen() as s:
        zaak = Zaak.lees(s, traject, om(KENNISGEVING))
        codes = {t.code for t in zaak.termijnen.values() if t.loopt}
        dagen = [t.laatste_dag for t in zaak.termijnen.values() if t.loopt and t.laatste_dag]
    assert codes, "there must be a day on which someone looks"
    assert dagen
    assert all(code.startswith("N") for code in codes)


def test_a_koppeling_is_for_asylum_only(werkplek: Werkplek) -> None:
    """COA links only holders of an asylum permit; the reason says so."""
    with pytest.raises(MagNiet, match="asielstatushouders"):
        werkplek.open(KENNISGEVING, groep=Groep.GEZIN, gebeurtenis="koppeling", feiten={"azc": "Ter Apel"})


def test_waiting_for_a_house_has_a_day(werkplek: Werkplek) -> None:
    """Linked, not housed: the municipality's own term asks for something to do; housing ends the wait."""
    traject = werkplek.open(KENNISGEVING, gebeurtenis="koppeling", feiten={"azc": "Ter Apel"})
    assert werkplek.traject(traject).toestand == "gekoppeld"
    assert werkplek.termijn(traject, "N06").laatste_dag is not None
    werkplek.doe(traject, "traject.inschrijving_brp", date(2026, 6, 1))
    assert werkplek.traject(traject).toestand == "aangemeld"
    assert not werkplek.termijn(traject, "N06").loopt


def test_the_same_lessons_count_once(werkplek: Werkplek, op_route: int) -> None:
    """Recorded again after others came between, the same days at the same school are refused."""
    werkplek.doe(op_route, "leerroute.start_lessen", date(2026, 4, 6), {"school": "Taalschool"})
    uren = {"school": "Taalschool", "erkende_school": True, "uren_nt2": 20}
    eerste = uren | {"van": "2026-04-06", "tot": "2026-04-19"}
    werkplek.doe(op_route, "leerroute.uren_les", date(2026, 4, 20), eerste)
    tweede = uren | {"van": "2026-04-20", "tot": "2026-05-03"}
    werkplek.doe(op_route, "leerroute.uren_les", date(2026, 5, 4), tweede)
    with pytest.raises(MagNiet, match="Deze uren staan er al"):
        werkplek.doe(op_route, "leerroute.uren_les", date(2026, 5, 5), eerste)
    elders = eerste | {"school": "Andere school"}
    werkplek.doe(op_route, "leerroute.uren_les", date(2026, 5, 5), elders)
