"""Waarom deze datum: de uitleg als tekst voor een consulent en als stappen voor een programma."""

from datetime import date
from typing import Any

from inburgering.wet.begrippen import Groep
from inburgering.wet.gebeurtenissen import Gebeurtenis
from inburgering.wet.termijnen import bereken
from inburgering.wet.termijnregel import Feit, Termijn


def _termijn(code: str, soort: str, dag: str, groep: Groep = Groep.GEZIN, **waarden: Any) -> Termijn:
    feit = Feit(Gebeurtenis(soort), date.fromisoformat(dag), 1, waarden)
    return next(t for t in bereken([feit], groep, None, normen={}) if t.code == code)


def test_een_verschoven_termijn() -> None:
    """Begin, eerste dag, lengte met artikel en versie, en elke dag die de termijn verlengde."""
    assert _termijn("T05a", "kennisgeving", "2026-10-16").uitleg.tekst() == (
        "De kennisgeving van DUO was op vrijdag 16 oktober 2026. Die dag telt niet mee: dag 1 is zaterdag "
        "17 oktober 2026. De termijn is 10 weken (artikel 5.3, lid 1, Besluit inburgering 2021, tekst van "
        "2 april 2026). Zo loopt zij tot en met vrijdag 25 december 2026. Vrijdag 25 december 2026 is Eerste "
        "Kerstdag. Zaterdag 26 december 2026 is Tweede Kerstdag. Zondag 27 december 2026 valt in het "
        "weekend. Daarom loopt zij door tot en met maandag 28 december 2026, de eerstvolgende werkdag "
        "(artikel 1, lid 1, Algemene termijnenwet)."
    )


def test_een_aanname_staat_apart() -> None:
    """Is de inschrijving onbekend, dan zegt de uitleg wat is aangenomen en wat anders geldt."""
    regels = _termijn("T05a", "kennisgeving", "2026-10-16", Groep.ASIEL_VERGUNNING).uitleg.tekst().split("\n")
    assert regels[1].startswith("Aanname: op de dag van de kennisgeving stond de persoon al ingeschreven")
    assert "Is de persoon op die dag nog niet ingeschreven" in regels[1]


def test_waarom_niet_verschoven() -> None:
    """Een lange termijn zegt waarom zij op Kerst kan eindigen."""
    tekst = _termijn("T33", "rapport_boete", "2026-09-25").uitleg.tekst()
    assert "Zo loopt zij tot en met vrijdag 25 december 2026." in tekst
    assert "een termijn van 13 weken is daarvoor te lang (artikel 4, onderdeel a, Algemene term" in tekst


def test_voorlopig() -> None:
    """Voorbij de bekende gelijkgestelde dagen zegt de uitleg tot wanneer zij bekend zijn."""
    tekst = _termijn("T06", "bekendmaking_pip", "2028-11-20").uitleg.tekst()
    assert (
        "Voorlopig: welke dagen met een feestdag gelijkstaan, is bekend tot en met 31 december 2028." in tekst
    )


def test_een_norm_is_geen_wet() -> None:
    """De uitleg van een eigen termijn noemt de norm en wie haar stelde."""
    feiten = [Feit(Gebeurtenis.TERUGMELDING, date(2026, 11, 23), 1)]
    (standaard,) = bereken(feiten, Groep.GEZIN, None, normen={})
    (eigen,) = bereken(feiten, Groep.GEZIN, None, normen={"terugmelding_beoordelen_dagen": 5})
    assert "Zonder besluit van de gemeente houdt het programma 7 dagen aan (norm" in standaard.uitleg.tekst()
    assert "De gemeente houdt 5 dagen aan (norm van de gemeente:" in eigen.uitleg.tekst()


def test_de_eerste_dag_telt_mee() -> None:
    """Bij het ontzorgen telt de dag zelf mee."""
    tekst = _termijn("T27", "recht_op_bijstand", "2026-03-10", Groep.ASIEL_VERGUNNING).uitleg.tekst()
    assert "was op dinsdag 10 maart 2026. Die dag telt mee. De termijn is 6 maanden" in tekst


def test_stappen_voor_een_programma() -> None:
    """Elke stap heeft een soort, een tekst, een dag en een bron; een verschuiving noemt één dag."""
    stappen = _termijn("T05a", "kennisgeving", "2026-10-16").uitleg.als_dict()["stappen"]
    assert [s["soort"] for s in stappen] == [
        "begin", "telling", "lengte", "laatste_dag", "verschuiving", "verschuiving", "verschuiving",
        "verlengd",
    ]  # fmt: skip
    assert [s["dag"] for s in stappen if s["soort"] == "verschuiving"] == [
        "2026-12-25", "2026-12-26", "2026-12-27",
    ]  # fmt: skip
    assert stappen[2]["bron"]["url"].endswith("#Artikel5.3")
