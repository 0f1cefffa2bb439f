"""De eigen normen: welke er zijn en binnen welke grenzen."""

from inburgering.wet import normen


def test_bezwaren_tegen_normen() -> None:
    """Een onbekende of ongeloofwaardige norm wordt in één zin genoemd."""
    assert normen.bezwaren(normen.STANDAARD) == []
    (onbekend,) = normen.bezwaren({"reactie_dagen": 7})
    assert onbekend.startswith("De norm 'reactie_dagen' bestaat niet.")
    assert normen.bezwaren({"voortgangsgesprek_weken": 0}) == [
        "De norm 'voortgangsgesprek_weken' is 0, maar moet van 1 tot en met 104 weken zijn."
    ]


def test_de_duur_van_begeleiding_heeft_geen_standaard() -> None:
    """De wet noemt geen duur, dus het programma verzint er geen."""
    assert "begeleiding_maanden" not in normen.STANDAARD
    assert normen.BEGELEIDING in normen.NORMEN
