"""Of de dag van een gebeurtenis kan kloppen."""

from datetime import date

import pytest

from inburgering.statemachine.dagen import bezwaar_tegen_geboortedatum
from inburgering.statemachine.feiten import controleer_dag

VANDAAG = date(2026, 11, 21)


@pytest.mark.parametrize("op", [date(2021, 1, 1), date(2026, 10, 16), VANDAAG])
def test_een_gewone_dag(op: date) -> None:
    """Van 2021 tot en met vandaag kan."""
    assert controleer_dag("kennisgeving", op, VANDAAG) is None


def test_in_de_toekomst() -> None:
    """Wat nog moet gebeuren kan niet worden vastgelegd als gebeurd."""
    assert controleer_dag("intakegesprek", date(2026, 11, 22), VANDAAG) == (
        "De dag van het intakegesprek (22 november 2026) ligt in de toekomst. "
        "Leg vast wat is gebeurd, op de dag dat het gebeurde."
    )


def test_voor_de_wet() -> None:
    """Een dag van voor 2021 is een vergissing in het jaar."""
    assert "voor 2021" in str(controleer_dag("kennisgeving", date(2020, 12, 31), VANDAAG))


def test_de_ondertussengroep_heeft_oudere_dagen() -> None:
    """Wie onder de Wet inburgering 2013 valt kan in 2016 zijn ingeschreven, en niet in 2012."""
    assert controleer_dag("inschrijving_brp", date(2016, 3, 1), VANDAAG, "wi2013") is None
    assert "voor 2013" in str(controleer_dag("inschrijving_brp", date(2012, 3, 1), VANDAAG, "wi2013"))
    assert "voor 2021" in str(controleer_dag("inschrijving_brp", date(2016, 3, 1), VANDAAG, "wi2021"))


def test_geboren_in_de_toekomst() -> None:
    """Iemand die vandaag is geboren kan, iemand die morgen wordt geboren niet."""
    assert bezwaar_tegen_geboortedatum(VANDAAG, VANDAAG) is None
    zin = bezwaar_tegen_geboortedatum(date(2026, 11, 22), VANDAAG)
    assert zin == "De geboortedatum ligt in de toekomst. Kijk naar het jaar."


def test_dagtekening() -> None:
    """Bij het PIP heet de dag de dagtekening."""
    zin = controleer_dag("vaststelling_pip", date(2026, 11, 22), VANDAAG)
    assert str(zin).startswith("De dagtekening van het PIP (22 november 2026) ligt in de toekomst.")
