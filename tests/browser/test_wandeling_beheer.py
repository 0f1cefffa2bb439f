"""The administrator's work, walked as she would: people, norms, letters, partners, absence, who saw what."""

from pathlib import Path

import pytest

from tests.browser import beheerder
from tests.browser.conftest import MET_EN_ZONDER, Open, Proefstad
from tests.browser.keuring import Keuring
from tests.browser.mens import Mens

pytestmark = [pytest.mark.browser, MET_EN_ZONDER]
WACHTWOORD = "groene fiets op zolder"


@pytest.fixture
def mal(proefstad: Proefstad) -> Path:
    """Proefstad, where people may have an account."""
    return proefstad.map


def test_een_dag_van_de_beheerder(
    open_blad: Open, keuring: Keuring, demomap: Path, proefstad: Proefstad
) -> None:
    """A new colleague gets in by herself, opens a case, and her look is found; the rest is set and said."""
    (demomap / "aanmelden.toml").write_text("accounts = true\n", encoding="utf-8")
    bea, hanna = Mens(open_blad(), keuring), Mens(open_blad(), keuring)
    link = beheerder.voeg_collega_toe(bea)
    beheerder.kies_wachtwoord(hanna, link, WACHTWOORD)
    nummer = proefstad.nummers["laat"]
    hanna.blad.goto(f"/trajecten/{nummer}")
    hanna.lees("Yonas Tesfaye")
    beheerder.verander_norm(bea)
    beheerder.verander_brief(bea)
    beheerder.voeg_partner_toe(bea)
    beheerder.meld_afwezig(bea)
    beheerder.zoek_wie_zag(bea, nummer, beheerder.COLLEGA)
    beheerder.zie_stromen(bea)
    assert keuring.gebreken == []
