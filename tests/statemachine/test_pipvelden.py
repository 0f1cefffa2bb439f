"""Het formulier van het PIP zegt van elk veld dat nodig kan zijn, dat het niet zomaar leeg mag blijven."""

from inburgering.routes.pip import eisen
from inburgering.statemachine.feiten_pip import OpstellingPip
from inburgering.wet.begrippen import Groep, Route


def test_wat_een_route_vraagt_heeft_een_merk() -> None:
    """Wat alleen bij een leerroute of in een geval nodig is, zegt dat naast zijn label."""
    altijd = {eis.veld for groep in Groep for eis in eisen(groep, None) if eis.als is None}
    soms = {eis.veld for groep in Groep for route in Route for eis in eisen(groep, route)} - altijd
    velden = OpstellingPip.model_json_schema()["properties"]
    assert {naam for naam, veld in velden.items() if "merk" in veld} == soms
    assert soms == {
        "intensiteit_map_uren",
        "intensiteit_leerroute_uren_per_week",
        "vve_afspraken",
        "examens_gewenst",
    }
