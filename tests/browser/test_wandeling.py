"""The whole line, walked as a new user would: from kennisgeving to PIP, partner and coordinator."""

from datetime import date

import pytest

from inburgering.db.basis import Database
from tests.browser import consulent, coordinator, partner
from tests.browser.conftest import MET_EN_ZONDER, Open, Zet
from tests.browser.keuring import Keuring
from tests.browser.mens import Mens
from tests.browser.post import bezorg, laat_bewaken

pytestmark = [pytest.mark.browser, MET_EN_ZONDER]


def test_van_kennisgeving_tot_overdracht_aan_een_collega(
    open_blad: Open, keuring: Keuring, database: Database, zet_dag: Zet
) -> None:
    """A consulent leads someone to a PIP, a partner does a task, a coordinator sees what was left lying."""
    karin = Mens(open_blad(), keuring)
    consulent.meld_aan(karin)
    consulent.voer_in(karin)
    consulent.roep_op(karin)
    assert bezorg(database) == 1
    zet_dag(date(2026, 12, 9))
    consulent.kwam_niet(karin)
    assert bezorg(database) == 1
    zet_dag(date(2026, 12, 15))
    consulent.spreek(karin)
    zet_dag(date(2026, 12, 17))
    consulent.rond_intake_af(karin)
    consulent.maak_pip(karin)
    consulent.zie_termijn(karin)
    consulent.begin_met_leren(karin)
    consulent.vraag_plangroep(karin)
    assert bezorg(database) == 2
    link = consulent.open_taakbrief(karin)

    zet_dag(date(2026, 12, 18))
    plangroep = Mens(open_blad(), keuring)
    partner.neem_aan(plangroep, link)
    zet_dag(date(2027, 1, 4))
    partner.meld_terug(plangroep)

    zet_dag(date(2027, 1, 12))  # een dag na 11 januari
    karin.blad.goto("/caseload")
    karin.volg(consulent.NAAM)
    consulent.legt_uren_vast(karin)
    laat_bewaken(database)
    zet_dag(date(2027, 1, 25))  # veertien dagen na 11 januari
    laat_bewaken(database)
    consulent.zie_wat_te_laat_is(karin)
    nadia = Mens(open_blad(), keuring)
    coordinator.zie_bord(nadia)
    coordinator.handel_af(nadia)
    coordinator.wijs_toe(nadia)
    coordinator.zie_bij_collega(Mens(open_blad(), keuring))
    assert keuring.gebreken == []
