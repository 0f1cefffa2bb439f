"""A fine of the brede intake that was recorded before it was a part of its own."""

from datetime import date, timedelta
from typing import Any

import pytest
from alembic.operations import Operations
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory

from inburgering.db import herbouw, termijnboek
from inburgering.db.beweging import Beweging
from inburgering.db.opdracht import Opdracht
from inburgering.db.schrijver import Schrijver
from inburgering.db.zaak import Zaak
from tests.conftest import ROOT
from tests.db.boetes import (
    BEKEND,
    BESLUIT,
    UITERLIJK,
    kwam_toch,
    lopend,
    standen,
    stap,
    tot_besluit,
    zet_handhaving_aan,
)
from tests.voorbeeldfeiten import feiten
from tests.werkplek import Werkplek, om

pytestmark = pytest.mark.traag


@pytest.fixture
def plek(werkplek: Werkplek) -> Werkplek:
    """The small municipality, with fines on for family migrants."""
    zet_handhaving_aan(werkplek)
    return werkplek


def _vroeger(plek: Werkplek, traject: int, soort: str, op: date, naar: str, **anders: Any) -> int:
    """Record a step as it was before: at the brede intake, without a part of the fine."""
    opdracht = Opdracht(
        traject=traject, onderdeel="brede_intake", gebeurtenis=soort, op=op, door="Sanne", **anders
    )
    inhoud = feiten(soort, op) if soort == "boete_brede_intake" else {}
    with plek.db.schrijven() as s:
        zaak = Zaak.lees(s, traject, om(op))
        van = zaak.toestand("brede_intake")
        Schrijver(zaak, opdracht, om(op)).schrijf(Beweging("brede_intake", 1, soort, van, naar, inhoud))
        termijnboek.werk_bij(zaak)
    return plek.traject(traject).volgnr


def _migreer(plek: Werkplek) -> None:
    """Run the migration that gives every old fine its part, once more, on facts as they were stored then."""
    scripts = ScriptDirectory(str(ROOT / "db" / "migraties"))
    deze, gesloten = (scripts.get_revision(nummer).module for nummer in ("0019", "0024"))
    with plek.db.engine.begin() as verbinding, Operations.context(MigrationContext.configure(verbinding)):
        for doe in (gesloten.downgrade, deze.downgrade, deze.upgrade, gesloten.upgrade):
            doe()


def test_a_fine_from_before_goes_on_in_its_own_part(plek: Werkplek) -> None:
    """A case recorded before the part existed: the log folds, the fine stands there and can be paid."""
    traject = tot_besluit(plek)
    _vroeger(plek, traject, "boete_brede_intake", BESLUIT, "beboet")
    _vroeger(plek, traject, "bekendmaking_boete", BEKEND, "beboet")
    _migreer(plek)
    assert standen(plek, traject) == {"brede_intake": "beboet", "intakeboete": "bekendgemaakt"}
    assert herbouw.van_een(plek.db, traject) == []
    kwam_toch(plek, traject, date(2026, 4, 8))
    stap(plek, traject, "intakeboete.boete_onherroepelijk", date(2026, 5, 20))
    stap(plek, traject, "intakeboete.betaling_boete", date(2026, 5, 21), bedrag="250")
    assert [code for code, _ in lopend(plek, traject)] == ["T06"]
    assert herbouw.van_een(plek.db, traject) == []
    assert herbouw.controleer_ketens(plek.db).verschillen == []


def test_a_fine_from_before_that_is_not_known_yet(plek: Werkplek) -> None:
    """Decided before and not made known: that is done at the fine, and the third call follows as ever."""
    traject = tot_besluit(plek)
    _vroeger(plek, traject, "boete_brede_intake", BESLUIT, "beboet")
    _migreer(plek)
    assert standen(plek, traject) == {"brede_intake": "beboet", "intakeboete": "opgelegd"}
    stap(plek, traject, "intakeboete.bekendmaking_boete", BEKEND)
    stap(plek, traject, "brede_intake.derde_oproep", BEKEND)
    assert herbouw.van_een(plek.db, traject) == []


def test_a_correction_from_before_counts_as_well(plek: Werkplek) -> None:
    """A making known that had lapsed is still to be done; of one that was mended the new day holds."""
    traject = tot_besluit(plek)
    _vroeger(plek, traject, "boete_brede_intake", BESLUIT, "beboet")
    fout = _vroeger(plek, traject, "bekendmaking_boete", BEKEND, "beboet")
    _vroeger(plek, traject, "bekendmaking_boete", BEKEND, "beboet", corrigeert=fout, vervalt=True)
    _migreer(plek)
    assert standen(plek, traject)["intakeboete"] == "opgelegd"
    assert herbouw.van_een(plek.db, traject) == []
    goed = _vroeger(plek, traject, "bekendmaking_boete", BEKEND, "beboet")
    _vroeger(plek, traject, "bekendmaking_boete", BEKEND + timedelta(days=1), "beboet", corrigeert=goed)
    _migreer(plek)
    assert ("T35", UITERLIJK + timedelta(days=1)) in lopend(plek, traject)
    assert herbouw.van_een(plek.db, traject) == []


def test_an_old_making_known_can_lapse_today(plek: Werkplek) -> None:
    """A correction of an old line is recorded at the fine, and puts it back."""
    traject = tot_besluit(plek)
    _vroeger(plek, traject, "boete_brede_intake", BESLUIT, "beboet")
    fout = _vroeger(plek, traject, "bekendmaking_boete", BEKEND, "beboet")
    _migreer(plek)
    plek.doe(traject, "intakeboete.bekendmaking_boete", BEKEND, corrigeert=fout, vervalt=True)
    assert standen(plek, traject)["intakeboete"] == "opgelegd"
    assert lopend(plek, traject) == []
    assert herbouw.van_een(plek.db, traject) == []


def test_a_death_from_before_made_the_fine_lapse(plek: Werkplek) -> None:
    """Nobody is asked to collect an old fine of who had died."""
    traject = tot_besluit(plek)
    _vroeger(plek, traject, "boete_brede_intake", BESLUIT, "beboet")
    _vroeger(plek, traject, "bekendmaking_boete", BEKEND, "beboet")
    with plek.db.schrijven() as s:
        zaak = Zaak.lees(s, traject, om(BEKEND))
        einde = Opdracht(
            traject=traject, onderdeel="traject", gebeurtenis="beeindiging", op=date(2026, 5, 4), door="Sanne"
        )
        waarom = {"reden": "overlijden"}
        beweging = Beweging("traject", 1, "beeindiging", zaak.toestand("traject"), "beeindigd", waarom)
        Schrijver(zaak, einde, om(date(2026, 5, 4))).schrijf(beweging)
        termijnboek.werk_bij(zaak)
    _migreer(plek)
    assert standen(plek, traject)["intakeboete"] == "vervallen"
    assert herbouw.van_een(plek.db, traject) == []


def test_a_part_that_is_missing_is_told_and_put_back(plek: Werkplek) -> None:
    """The log knows of a fine that the stored traject has not: checking says so, rebuilding mends it."""
    traject = tot_besluit(plek)
    _vroeger(plek, traject, "boete_brede_intake", BESLUIT, "beboet")
    nummer = plek.traject(traject).nummer
    assert herbouw.van_een(plek.db, traject) == [
        f"{nummer}: intakeboete 1 ontbreekt, het logboek zegt 'opgelegd'."
    ]
    herbouw.herbouw(plek.db)
    assert herbouw.van_een(plek.db, traject) == []
    assert standen(plek, traject)["intakeboete"] == "opgelegd"
