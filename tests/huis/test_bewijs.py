"""The certificate in `docs/` is the one this code gives: nobody falls between two stools."""

import pytest

from inburgering.opdrachtregel.bewijzen import lever
from inburgering.statemachine.bewijs_stelsel import Stelsel
from inburgering.statemachine.bewijs_tekst import tekst
from tests.huis.bestanden import ROOT

BLAD = ROOT / "docs" / "bewijs.md"
MAKEN = "run `inburgering bewijs > docs/bewijs.md`"


def test_the_certificate_is_of_this_law_and_these_machines() -> None:
    """Its head names the version of the rules and of the machines it was made with, and that all holds."""
    stelsel = Stelsel()
    blad = BLAD.read_text(encoding="utf-8")
    assert f"Regelversie {stelsel.regelversie}; machines {stelsel.machineversie}." in blad, MAKEN
    assert "**Uitslag: geen fouten gevonden.**" in blad


@pytest.mark.traag
def test_the_certificate_is_what_the_proof_gives() -> None:
    """The whole search again: no fault, and word for word the same paper."""
    bewijs = lever()
    assert bewijs.fouten == ()
    assert tekst(bewijs).rstrip() == BLAD.read_text(encoding="utf-8").rstrip(), MAKEN
