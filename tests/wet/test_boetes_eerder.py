"""De boetes die het college eerder oplegde, zoals zij uit de feiten van een traject volgen."""

from datetime import date
from typing import Any

from inburgering.wet.boetes import EerdereBoete, eerdere_boetes
from inburgering.wet.gebeurtenissen import Gebeurtenis
from inburgering.wet.termijnregel import Feit


def _feit(soort: Gebeurtenis, op: str, plek: str, **waarden: Any) -> Feit:
    return Feit(soort, date.fromisoformat(op), 1, waarden, plek)


SIGNAAL = _feit(
    Gebeurtenis.SIGNAAL_HANDHAVING,
    "2026-03-03",
    "handhaving/1",
    gedrag="begeleiding",
    constatering="2026-03-02",
)
BOETE = _feit(Gebeurtenis.BOETE_MEDEWERKING, "2026-04-01", "handhaving/1", bedrag="37,50")
ONHERROEPELIJK = _feit(Gebeurtenis.BOETE_ONHERROEPELIJK, "2026-06-01", "handhaving/1")
EERSTE = {
    "soort": "medewerking",
    "gedrag": "begeleiding",
    "constatering": "2026-03-02",
    "bedrag_cent": 37_50,
    "opgelegd_op": "2026-04-01",
    "onherroepelijk_op": None,
    "tijdens_termijn": True,
}


def test_eerdere_boetes_uit_de_feiten() -> None:
    """Een opgelegde boete heeft de constatering van haar signaal; onherroepelijk wordt zij later."""
    assert eerdere_boetes([SIGNAAL, BOETE]) == [EERSTE]
    assert eerdere_boetes([SIGNAAL, BOETE, ONHERROEPELIJK]) == [EERSTE | {"onherroepelijk_op": "2026-06-01"}]
    assert eerdere_boetes([SIGNAAL]) == []


def test_vernietigde_boete_telt_niet_en_verlaagde_met_haar_nieuwe_bedrag() -> None:
    """Na vernietiging is er geen boete meer; na verlaging telt het nieuwe bedrag."""
    weg = _feit(Gebeurtenis.BOETE_VERNIETIGD, "2026-07-01", "handhaving/1", door="rechter")
    lager = _feit(Gebeurtenis.BOETE_VERNIETIGD, "2026-07-01", "handhaving/1", nieuw_bedrag="12,50")
    assert eerdere_boetes([SIGNAAL, BOETE, weg]) == []
    assert eerdere_boetes([SIGNAAL, BOETE, lager]) == [EERSTE | {"bedrag_cent": 12_50}]


def test_twee_zaken_naast_elkaar() -> None:
    """Wat in het ene nummer gebeurt, verandert het andere niet."""
    ander = [
        _feit(Gebeurtenis.SIGNAAL_HANDHAVING, "2026-05-06", "handhaving/2", constatering="2026-05-04"),
        _feit(Gebeurtenis.BOETE_MEDEWERKING, "2026-06-01", "handhaving/2", bedrag="50,00"),
    ]
    gevonden = eerdere_boetes([SIGNAAL, *ander, BOETE, ONHERROEPELIJK])
    assert [(b["constatering"], b["bedrag_cent"], b["onherroepelijk_op"]) for b in gevonden] == [
        ("2026-03-02", 37_50, "2026-06-01"),
        ("2026-05-04", 50_00, None),
    ]


def test_boete_om_de_brede_intake_telt_mee_voor_het_totaal() -> None:
    """De boete om de intake heeft de dag van het laatste verzuim; is het bedrag niet bekend, dan € 250."""
    feiten = [
        _feit(Gebeurtenis.NIET_VERSCHENEN, "2026-01-12", "brede_intake/1"),
        _feit(Gebeurtenis.NIET_VERSCHENEN, "2026-02-02", "brede_intake/1"),
        _feit(Gebeurtenis.BOETE_BREDE_INTAKE, "2026-02-16", "brede_intake/1", bedrag=200),
        _feit(Gebeurtenis.NIET_VERSCHENEN, "2026-04-13", "brede_intake/1"),
        _feit(Gebeurtenis.TWEEDE_BOETE_BREDE_INTAKE, "2026-05-04", "brede_intake/1"),
    ]
    gevonden = eerdere_boetes(feiten)
    assert [(b["soort"], b["constatering"], b["bedrag_cent"]) for b in gevonden] == [
        ("brede_intake", "2026-02-02", 200_00),
        ("brede_intake", "2026-04-13", 250_00),
    ]


def test_een_lagere_of_vervallen_boete_om_de_intake_telt_zoals_zij_nu_is() -> None:
    """Verlaagd telt het nieuwe bedrag, vernietigd niets; wat bij de tweede gebeurt, laat de eerste staan."""
    eerste = _feit(Gebeurtenis.BOETE_BREDE_INTAKE, "2026-02-16", "brede_intake/1", bedrag=250)
    tweede = _feit(Gebeurtenis.TWEEDE_BOETE_BREDE_INTAKE, "2026-05-04", "brede_intake/1", bedrag=250)
    lager = _feit(Gebeurtenis.BOETE_VERNIETIGD, "2026-06-01", "tweede_intakeboete/1", nieuw_bedrag="125,00")
    weg = _feit(Gebeurtenis.BOETE_VERNIETIGD, "2026-07-01", "tweede_intakeboete/1", door="rechter")
    assert [b["bedrag_cent"] for b in eerdere_boetes([eerste, tweede, lager])] == [250_00, 125_00]
    assert [b["opgelegd_op"] for b in eerdere_boetes([eerste, tweede, lager, weg])] == ["2026-02-16"]


def test_na_een_nieuwe_termijn_van_duo_begint_het_totaal_opnieuw() -> None:
    """Wat voor de nieuwe termijn is opgelegd telt daarin niet mee."""
    nieuw = _feit(Gebeurtenis.NIEUWE_TERMIJN_DUO, "2026-04-02", "traject/1", waarvoor="pvt_map")
    assert [b["tijdens_termijn"] for b in eerdere_boetes([SIGNAAL, BOETE, nieuw])] == [False]
    zelfde_dag = _feit(Gebeurtenis.NIEUWE_TERMIJN_DUO, "2026-04-01", "traject/1", waarvoor="pvt_map")
    assert [b["tijdens_termijn"] for b in eerdere_boetes([SIGNAAL, BOETE, zelfde_dag])] == [True]


def test_heen_en_terug() -> None:
    """Een eerdere boete komt uit haar eigen vorm terug zoals zij was."""
    (vorm,) = eerdere_boetes([SIGNAAL, BOETE, ONHERROEPELIJK])
    assert EerdereBoete.van_dict(vorm).als_dict() == vorm
