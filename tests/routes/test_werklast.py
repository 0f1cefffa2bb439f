"""De caseload: hoe zwaar een traject telt, hoeveel er past, en een voorstel om te verdelen."""

import pytest

from inburgering.routes.doelgroepen import Kenmerken
from inburgering.routes.werklast import verdeel, werknorm

NORMEN = {
    "caseload": {
        "per_consulent": 60,
        "per_functie": {"Jobcoach": 80},
        "gewicht": {"wachttijd": 0.5, "jongeren": 1.5, "categorie_d": 2.0},
    },
    "doelgroep:wachttijd": {
        "code": "wachttijd", "naam": "Wachttijd", "regel": "-", "bron": "b", "toestanden": ["gekoppeld"],
    },
    "doelgroep:jongeren": {
        "code": "jongeren", "naam": "Jongeren", "regel": "-", "bron": "b", "leeftijd_tot_en_met": 26,
    },
    "doelgroep:categorie_d": {"code": "categorie_d", "naam": "Categorie D", "regel": "-", "bron": "b"},
}  # fmt: skip


@pytest.mark.parametrize(
    ("leeftijd", "toestand", "gewicht"),
    [(40, "op_leerroute", 1.0), (40, "gekoppeld", 0.5), (20, "op_leerroute", 1.5), (20, "gekoppeld", 1.5)],
)
def test_het_zwaarste_van_de_doelgroepen(leeftijd: int, toestand: str, gewicht: float) -> None:
    """Wie nergens bij hoort telt gewoon; wie bij twee hoort, telt als de zwaarste."""
    norm = werknorm(NORMEN)
    assert norm is not None
    assert norm.gewicht(Kenmerken(leeftijd=leeftijd, toestand=toestand)) == gewicht


def test_wat_alleen_een_mens_aanwijst_telt_niet_en_wordt_genoemd() -> None:
    """Categorie D heeft een gewicht, maar geen feit waaraan het programma haar herkent."""
    norm = werknorm(NORMEN)
    assert norm is not None
    assert norm.niet_na_te_gaan == ["Categorie D"]
    assert norm.let_op_leeftijd


def test_per_functie() -> None:
    """Een functie met een eigen getal, en elke andere met het gewone; zonder norm is er niets."""
    norm = werknorm(NORMEN)
    assert norm is not None
    assert (norm.voor("Jobcoach"), norm.voor("Consulent")) == (80, 60)
    assert werknorm({}) is None


def test_een_voorstel_vult_de_meeste_ruimte() -> None:
    """Drie gewone en een zware: eerst naar wie 3 over heeft, bij gelijke ruimte naar de eerste."""
    assert verdeel([1, 1, 2, 1], {7: 1.0, 8: 3.0}) == [8, 8, 7, 8]
    assert verdeel([1, 1, 1], {7: 0.0, 8: 0.0}) == [7, 8, 7]
    with pytest.raises(ValueError, match="niemand"):
        verdeel([1], {})
