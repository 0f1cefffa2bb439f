"""Wat er verschilt tussen twee dagen, in zinnen; met de hand uit law.md §8.12."""

from dataclasses import replace
from datetime import date

import pytest

from inburgering.wet.begrippen import ASIEL
from inburgering.wet.duur import weken
from inburgering.wet.regelset import VIGEREND, Regelset
from inburgering.wet.verschil import OnmogelijkVerschil, Wat, Wijziging, tussen, verschil

BEGIN, VANDAAG = date(2022, 1, 1), date(2026, 11, 21)


def _per_code(van: date, tot: date) -> dict[str, Wijziging]:
    return {wijziging.code: wijziging for wijziging in verschil(VIGEREND, van, tot)}


def test_de_tien_weken_kregen_een_ander_begin() -> None:
    """Sinds 2023 tellen de tien weken vanaf de kennisgeving en niet meer vanaf de inschrijving."""
    t05a = _per_code(BEGIN, VANDAAG)["T05a"]
    assert t05a.wat is Wat.GEWIJZIGD
    assert t05a.vanaf == date(2023, 1, 1)
    assert t05a.zinnen[0] == (
        "Vanaf 1 januari 2023 begint de termijn met de kennisgeving van DUO. Daarvoor was dat de "
        "inschrijving in de BRP van deze gemeente."
    )
    assert t05a.zinnen[1].startswith("De regel is dan: Het college stelt het PIP vast")
    assert t05a.voor == "iedereen die moet inburgeren"
    assert t05a.kop == "Gewijzigd: PIP vaststellen (T05a)"


def test_de_lengte_bleef_gelijk() -> None:
    """Tien weken bleef tien weken: over de lengte staat er niets (law.md §8.12)."""
    assert not [zin for w in _per_code(BEGIN, VANDAAG).values() for zin in w.zinnen if "duurt" in zin]


def test_wat_er_in_2023_bij_kwam() -> None:
    """De wijziging van 1 januari 2023, en niets anders, tussen twee dagen eromheen."""
    gevonden = _per_code(date(2022, 12, 31), date(2023, 1, 1))
    wettelijk = {code for code in gevonden if not code.startswith("N")}
    assert wettelijk == {
        "T05a", "T05b", "T05c", "lbt_ontheffing", "verlenging_opleiding", "wissel_na_opleiding",
        "melding_opleiding", "z_examen_knm", "verlenging_opleiding_bezig_jaren", "verlenging_entree_jaren",
    }  # fmt: skip
    assert gevonden["T05b"].wat is Wat.NIEUW
    assert gevonden["T05b"].zinnen[0] == "Geldt vanaf 1 januari 2023."
    assert gevonden["T05b"].voor == "mensen met een asielvergunning"
    assert "artikel 14, lid 6, Wet inburgering 2021" in gevonden["lbt_ontheffing"].tekst


def test_tussen_gelijke_dagen_verandert_niets() -> None:
    """Op één dag, en tussen twee dagen zonder wijziging, is er geen verschil."""
    assert verschil(VIGEREND, VANDAAG, VANDAAG) == ()
    assert verschil(VIGEREND, date(2023, 2, 1), date(2023, 12, 31)) == ()


def test_omgekeerd_mag_niet() -> None:
    """De vroegste dag hoort voorop."""
    with pytest.raises(OnmogelijkVerschil, match="21 november 2026 ligt na 1 januari 2022"):
        verschil(VIGEREND, VANDAAG, BEGIN)


def test_een_dag_die_niet_bekend_is() -> None:
    """Schooluren in de Z-route: ergens tussen 12 juni 2024 en 1 september 2025; dat staat er."""
    zeker = _per_code(BEGIN, VANDAAG)["z_onderwijs_telt_mee"]
    assert zeker.wat is Wat.NIEUW
    assert zeker.zinnen[0] == (
        "Geldt zeker vanaf 1 september 2025. Gold nog niet op 12 juni 2024; de precieze dag is niet bekend."
    )
    misschien = _per_code(BEGIN, date(2025, 1, 1))["z_onderwijs_telt_mee"]
    assert misschien.wat is Wat.ONZEKER
    assert "z_onderwijs_telt_mee" not in _per_code(BEGIN, date(2024, 6, 12))


def test_een_ander_bedrag() -> None:
    """De uitkering per gezinsmigrant ging van € 694,23 naar € 706,72."""
    uitkering = _per_code(date(2025, 6, 1), VANDAAG)["uitkering_gezin"]
    assert uitkering.wat is Wat.GEWIJZIGD
    assert uitkering.zinnen == ("Vanaf 1 januari 2026 is dit € 706,72. Daarvoor was dat € 694,23.",)


def test_wat_niet_is_nagekeken_heet_niet_nieuw() -> None:
    """Van vóór 2025 is het bedrag niet gelezen: dat is onzeker, niet nieuw."""
    uitkering = _per_code(BEGIN, VANDAAG)["uitkering_gezin"]
    assert uitkering.wat is Wat.ONZEKER
    assert uitkering.zinnen[-1] == "Wat er vóór 1 januari 2025 gold, is niet nagekeken."


def _set_met(**anders: object) -> Regelset:
    """De wet, met alleen T05b, en die anders."""
    t05b = next(r for r in VIGEREND.termijnen if r.code == "T05b")
    return replace(VIGEREND, termijnen=(replace(t05b, **anders),), waarden=(), bepalingen=())  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("anders", "zin"),
    [
        ({"duur": weken(12)}, "duurt de termijn 12 weken. Daarvoor was dat 10 weken."),
        (
            {"voor": ASIEL},
            "geldt dit voor asielstatushouders. Daarvoor was dat mensen met een asielvergunning.",
        ),
        (
            {"schuift": False},
            "verlengt een weekend of feestdag de termijn niet meer. Daarvoor was dat wel zo.",
        ),
        ({"telt_dag_mee": True}, "telt de eerste dag mee. Daarvoor was dat niet mee."),
        ({"naam": "PIP"}, "heet dit 'PIP'. Daarvoor was dat 'PIP vaststellen na inschrijving'."),
    ],
)
def test_elk_deel_in_een_zin(anders: dict[str, object], zin: str) -> None:
    """Lengte, groep, verschuiven, de eerste dag en de naam: elk een eigen zin."""
    (wijziging,) = tussen(_set_met(), _set_met(**anders))
    assert wijziging.zinnen == (f"Vanaf 1 januari 2023 {zin}",)


def test_wat_een_mens_niet_ziet_is_geen_verschil() -> None:
    """Een andere ladder van waarschuwen verandert de regel niet."""
    assert tussen(_set_met(), _set_met(alleen_eerste=False)) == ()


def test_wat_wegvalt() -> None:
    """Een regel die ophoudt, staat er met haar laatste dag en wat zij zei."""
    leeg = replace(_set_met(), termijnen=())
    (wijziging,) = tussen(_set_met(geldig_tot=date(2026, 12, 31)), leeg)
    assert wijziging.wat is Wat.VERVALLEN
    assert wijziging.zinnen[0] == "Gold tot en met 31 december 2026."
    assert wijziging.zinnen[1].startswith("De regel was: Was de persoon op de dag")


def test_een_eigen_norm_heet_geen_wet() -> None:
    """N03 is van de gemeente; dat staat erbij."""
    n03 = _per_code(BEGIN, VANDAAG)["N03"]
    assert "Dit is een eigen norm van de gemeente, geen wet." in n03.zinnen


def test_voor_programmas() -> None:
    """Een verschil past in JSON, met de dag en de bron."""
    gegevens = _per_code(BEGIN, VANDAAG)["T05a"].als_dict()
    assert (gegevens["wat"], gegevens["code"], gegevens["vanaf"]) == ("gewijzigd", "T05a", "2023-01-01")
    assert gegevens["bron"]["artikel"] == "5.3"
