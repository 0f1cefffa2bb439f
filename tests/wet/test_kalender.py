"""De kalender van de Algemene termijnenwet, tegen tabellen die met de hand zijn geschreven."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inburgering.wet.duur import Duur, Eenheid
from inburgering.wet.kalender import (
    HORIZON,
    feestdag,
    is_werkdag,
    verleng,
    werkdag_op_of_na,
    werkdag_op_of_voor,
)
from tests.tabel import tabel

DAGEN = st.dates(date(2022, 1, 1), date(2030, 12, 31))


def _dagen(cel: str, jaar: str = "") -> list[date]:
    return [date.fromisoformat(f"{jaar}{dag}") for dag in cel.split(", ") if dag]


@pytest.mark.parametrize("rij", tabel("kalender.md", "Feestdagen"), ids=lambda rij: rij["jaar"])
def test_feestdagen_van_een_jaar(rij: dict[str, str]) -> None:
    """Precies deze dagen van het jaar zijn een feestdag, elk onder haar naam."""
    jaar = int(rij["jaar"])
    verwacht = {}
    for naam, cel in list(rij.items())[1:]:
        for dag in _dagen(cel, f"{jaar}-"):
            verwacht[dag] = naam
    dagen = [date(jaar, 1, 1) + timedelta(days=n) for n in range(366)]
    gevonden = {dag: feestdag(dag) or "" for dag in dagen if dag.year == jaar and feestdag(dag)}
    assert set(gevonden) == set(verwacht)
    for dag, naam in verwacht.items():
        assert naam in gevonden[dag]


@pytest.mark.parametrize("rij", tabel("kalender.md", "Laatste dag"), ids=lambda rij: rij["want"])
def test_laatste_dag(rij: dict[str, str]) -> None:
    """Weekend, feestdag en de twee werkdagen van art. 2 verlengen de termijn, elk met de dag die het deed."""
    uitkomst = verleng(date.fromisoformat(rij["eerste dag"]), date.fromisoformat(rij["ruwe laatste dag"]))
    assert str(uitkomst.laatste_dag) == rij["laatste dag"]
    assert [dag for dag, _ in uitkomst.dagen] == _dagen(rij["door"])
    assert uitkomst.twee_werkdagen == rij["want"].startswith("artikel 2:")
    assert not uitkomst.voorlopig


@pytest.mark.parametrize("rij", tabel("kalender.md", "Voorlopig"), ids=lambda rij: rij["want"])
def test_voorlopig(rij: dict[str, str]) -> None:
    """Voorbij de bekende gelijkgestelde dagen is de uitkomst voorlopig."""
    uitkomst = verleng(date.fromisoformat(rij["eerste dag"]), date.fromisoformat(rij["ruwe laatste dag"]))
    assert str(uitkomst.laatste_dag) == rij["laatste dag"]
    assert uitkomst.voorlopig == (rij["voorlopig"] == "ja")


@pytest.mark.parametrize("rij", tabel("kalender.md", "Valt onder de wet"), ids=lambda rij: rij["lengte"])
def test_valt_onder_de_wet(rij: dict[str, str]) -> None:
    """Lange termijnen, termijnen in uren of jaren en teruggerekende termijnen schuiven nooit."""
    aantal, eenheid = rij["lengte"].split()
    assert Duur(int(aantal), Eenheid(eenheid)).valt_onder_termijnenwet == (rij["valt onder de wet"] == "ja")


def test_horizon() -> None:
    """De gelijkgestelde dagen zijn bekend tot en met 2028."""
    assert date(2028, 12, 31) == HORIZON


@given(DAGEN)
def test_werkdag_op_of_na(dag: date) -> None:
    """De eerstvolgende werkdag is een werkdag, en daarvoor ligt er geen."""
    uitkomst = werkdag_op_of_na(dag)
    assert is_werkdag(uitkomst)
    assert not any(is_werkdag(dag + timedelta(days=n)) for n in range((uitkomst - dag).days))


@given(DAGEN, st.integers(0, 100))
def test_verleng_eindigt_op_een_werkdag(eerste: date, extra: int) -> None:
    """Een verlengde termijn eindigt op een werkdag, nooit eerder dan de ruwe dag."""
    ruw = eerste + timedelta(days=extra)
    uitkomst = verleng(eerste, ruw)
    assert is_werkdag(uitkomst.laatste_dag)
    assert uitkomst.laatste_dag >= ruw
    if extra >= 2:
        dagen = (eerste + timedelta(days=n) for n in range((uitkomst.laatste_dag - eerste).days + 1))
        assert sum(map(is_werkdag, dagen)) >= 2


@pytest.mark.parametrize(
    ("duur", "van", "tot"),
    [
        (Duur(6, Eenheid.MAANDEN), "2026-08-31", "2027-02-28"),
        (Duur(3, Eenheid.JAREN), "2024-02-29", "2027-02-28"),
        (Duur(48, Eenheid.UREN), "2026-11-20", "2026-11-22"),
        (Duur(25, Eenheid.UREN), "2026-11-20", "2026-11-22"),
        (Duur(90, Eenheid.DAGEN), "2026-11-20", "2027-02-18"),
        (Duur(-6, Eenheid.MAANDEN), "2029-11-20", "2029-05-20"),
    ],
)
def test_duur_na_een_dag(duur: Duur, van: str, tot: str) -> None:
    """Een maand zonder die dag eindigt op haar laatste dag; uren worden hele dagen; min telt terug."""
    assert str(duur.na(date.fromisoformat(van))) == tot


def test_de_werkdag_ervoor() -> None:
    """Voor een bericht: van tweede Paasdag terug naar Witte Donderdag; een werkdag blijft zichzelf."""
    assert werkdag_op_of_voor(date(2027, 3, 29)) == date(2027, 3, 25)
    assert werkdag_op_of_voor(date(2027, 3, 25)) == date(2027, 3, 25)
    assert werkdag_op_of_voor(date(2026, 11, 22)) == date(2026, 11, 20)
