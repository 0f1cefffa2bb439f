"""A fine of the brede intake lives on as a part of its own: after the intake, and after the traject."""

from datetime import date, timedelta

import pytest
from sqlmodel import col, select

from inburgering.db import herbouw, meldingen
from inburgering.db.fouten import MagNiet
from inburgering.db.tabellen import Signaal
from inburgering.db.zaak import Zaak
from tests.db.boetes import (
    BEKEND,
    BESLUIT,
    UITERLIJK,
    beboet,
    kwam_toch,
    lopend,
    standen,
    stap,
    tot_besluit,
    zet_handhaving_aan,
)
from tests.voorbeeldfeiten import feiten
from tests.werkplek import Werkplek, om


@pytest.fixture
def plek(werkplek: Werkplek) -> Werkplek:
    """The small municipality, with fines on for family migrants."""
    zet_handhaving_aan(werkplek)
    return werkplek


def test_the_fine_goes_on_after_the_intake(plek: Werkplek) -> None:
    """Made known, dunned and paid after the intake was done: nothing warns any more then."""
    traject = beboet(plek)
    kwam_toch(plek, traject, date(2026, 4, 1))
    stap(plek, traject, "intakeboete.bekendmaking_boete", BEKEND)
    assert standen(plek, traject) == {"brede_intake": "afgerond", "intakeboete": "bekendgemaakt"}
    assert lopend(plek, traject) == [("T06", UITERLIJK), ("T35", UITERLIJK), ("T37", date(2031, 5, 19))]
    with pytest.raises(MagNiet, match="Betalen kan tot en met 19 mei 2026"):
        stap(plek, traject, "intakeboete.aanmaning", UITERLIJK)
    stap(plek, traject, "intakeboete.boete_onherroepelijk", date(2026, 5, 20))
    stap(plek, traject, "intakeboete.aanmaning", date(2026, 5, 20))
    # Woensdag 20 mei + 14 dagen = woensdag 3 juni; de verjaring begint opnieuw.
    assert lopend(plek, traject) == [
        ("T06", UITERLIJK),
        ("T36", date(2026, 6, 3)),
        ("T37", date(2031, 5, 20)),
    ]
    stap(plek, traject, "intakeboete.betaling_boete", date(2026, 6, 2), bedrag="250")
    assert standen(plek, traject)["intakeboete"] == "betaald"
    assert lopend(plek, traject) == [("T06", UITERLIJK)]
    assert herbouw.van_een(plek.db, traject) == []


def test_the_third_call_waits_for_the_making_known_at_the_fine(plek: Werkplek) -> None:
    """Wi art. 22 lid 2: the third call counts from there; the intake itself makes nothing known."""
    traject = beboet(plek)
    with pytest.raises(MagNiet, match="Maak eerst de boete bekend"):
        stap(plek, traject, "brede_intake.derde_oproep", BEKEND)
    with pytest.raises(MagNiet, match="Dit kan niet in de toestand"):
        stap(plek, traject, "brede_intake.bekendmaking_boete", BEKEND)
    stap(plek, traject, "intakeboete.bekendmaking_boete", BEKEND)
    with pytest.raises(MagNiet, match="meer dan twee maanden"):
        stap(plek, traject, "brede_intake.derde_oproep", BEKEND, uiterlijk="2026-06-08")
    stap(plek, traject, "brede_intake.derde_oproep", BEKEND, uiterlijk="2026-06-07")
    assert standen(plek, traject)["brede_intake"] == "derde_keer_opgeroepen"


def test_a_fine_that_lapsed_does_not_hold_the_third_call(plek: Werkplek) -> None:
    """Annulled before it was made known: there is nothing to make known, and no second fine after it."""
    traject = beboet(plek)
    stap(plek, traject, "intakeboete.boete_vernietigd", BEKEND)
    assert standen(plek, traject)["intakeboete"] == "vervallen"
    stap(plek, traject, "brede_intake.derde_oproep", BEKEND, uiterlijk="2026-09-01")
    stap(plek, traject, "brede_intake.niet_verschenen", BEKEND, soort="onvoldoende_meegewerkt")
    with pytest.raises(MagNiet, match="alleen na een eerste"):
        stap(plek, traject, "brede_intake.tweede_boete_brede_intake", BEKEND)


def test_a_first_and_a_second_fine_are_never_confused(plek: Werkplek) -> None:
    """Each is made known and paid by itself; there is never a third."""
    traject = beboet(plek)
    stap(plek, traject, "intakeboete.bekendmaking_boete", BEKEND)
    stap(plek, traject, "brede_intake.derde_oproep", BEKEND)
    stap(plek, traject, "brede_intake.niet_verschenen", BEKEND, soort="onvoldoende_meegewerkt")
    stap(plek, traject, "brede_intake.tweede_boete_brede_intake", date(2026, 4, 14))
    assert standen(plek, traject) == {
        "brede_intake": "tweede_keer_beboet",
        "intakeboete": "bekendgemaakt",
        "tweede_intakeboete": "opgelegd",
    }
    stap(plek, traject, "intakeboete.betaling_boete", date(2026, 4, 20), bedrag="250")
    assert [code for code, _ in lopend(plek, traject)] == ["T06"]
    stap(plek, traject, "tweede_intakeboete.bekendmaking_boete", date(2026, 4, 21))
    # Dinsdag 21 april + 42 dagen = dinsdag 2 juni.
    assert ("T35", date(2026, 6, 2)) in lopend(plek, traject)
    stap(plek, traject, "brede_intake.intakegesprek", date(2026, 4, 22))
    stap(plek, traject, "brede_intake.niet_verschenen", date(2026, 4, 22), soort="onvoldoende_meegewerkt")
    with pytest.raises(MagNiet, match="al twee boetes"):
        stap(plek, traject, "brede_intake.tweede_boete_brede_intake", date(2026, 4, 22))
    assert herbouw.van_een(plek.db, traject) == []


def test_the_fine_stays_due_after_the_traject(plek: Werkplek) -> None:
    """The traject ends, the fine does not: its term warns, and it can still be made known and paid."""
    traject = beboet(plek)
    stap(plek, traject, "traject.beeindiging", date(2026, 4, 2), reden="verhuizing")
    stap(plek, traject, "intakeboete.bekendmaking_boete", BEKEND)
    na = UITERLIJK + timedelta(days=1)
    meldingen.verwerk(plek.db, na, om(na))
    with plek.db.lezen() as s:
        vraag = select(Signaal.code).where(col(Signaal.afgehandeld_door).is_(None))
        assert "T35" in s.exec(vraag.where(Signaal.traject_id == traject)).all()
    stap(plek, traject, "intakeboete.boete_onherroepelijk", na)
    stap(plek, traject, "intakeboete.betaling_boete", na, bedrag="250")
    assert standen(plek, traject) == {"brede_intake": "gestaakt", "intakeboete": "betaald"}
    assert herbouw.van_een(plek.db, traject) == []


def test_the_fine_lapses_with_a_death(plek: Werkplek) -> None:
    """Awb art. 5:42: who died owes nothing."""
    traject = beboet(plek)
    stap(plek, traject, "intakeboete.bekendmaking_boete", BEKEND)
    stap(plek, traject, "traject.beeindiging", date(2026, 5, 4), reden="overlijden")
    assert standen(plek, traject)["intakeboete"] == "vervallen"
    assert [code for code, _ in lopend(plek, traject)] == ["T06"]


def test_only_who_was_fined_has_the_part(plek: Werkplek) -> None:
    """Everybody else's page and log know nothing of it; a decision that lapsed leaves it at its beginning."""
    traject = tot_besluit(plek)
    assert standen(plek, traject) == {"brede_intake": "tweede_verzuim"}
    stap(plek, traject, "brede_intake.boete_brede_intake", BESLUIT)
    besluit = plek.traject(traject).volgnr
    plek.doe(traject, "brede_intake.boete_brede_intake", BESLUIT, corrigeert=besluit, vervalt=True)
    assert standen(plek, traject) == {"brede_intake": "tweede_verzuim", "intakeboete": "open"}
    stap(plek, traject, "brede_intake.boete_brede_intake", BESLUIT)
    assert standen(plek, traject)["intakeboete"] == "opgelegd"
    assert herbouw.van_een(plek.db, traject) == []


def test_a_lower_fine_is_measured_against_the_decision_as_it_was_mended(plek: Werkplek) -> None:
    """The amount is read from the decision: a mended one counts, and what is due now is the lower amount."""
    traject = beboet(plek)
    besluit = plek.traject(traject).volgnr
    lager = feiten("boete_brede_intake", BESLUIT) | {"bedrag": 200}
    plek.doe(traject, "brede_intake.boete_brede_intake", BESLUIT, lager, corrigeert=besluit)
    stap(plek, traject, "intakeboete.bekendmaking_boete", BEKEND)
    with pytest.raises(MagNiet, match="niet lager dan de boete"):
        stap(plek, traject, "intakeboete.boete_vernietigd", BEKEND, nieuw_bedrag="200")
    stap(plek, traject, "intakeboete.boete_vernietigd", BEKEND, nieuw_bedrag="125")
    with plek.db.lezen() as s:
        boetes = Zaak.lees(s, traject, om(BEKEND)).beeld.boetes
    assert [boete["bedrag_cent"] for boete in boetes] == [125_00]
