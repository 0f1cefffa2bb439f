"""De regelset: wat op een dag gold, en een afdruk die verandert zodra een regel verandert."""

import os
import subprocess
import sys
from dataclasses import replace
from datetime import date

import pytest

from inburgering.wet.bepalingen import Bepaling, Uitspraak
from inburgering.wet.bronnen import Bron
from inburgering.wet.regelset import BEPALINGEN, VIGEREND, Regelset
from inburgering.wet.termijnen import REGELS
from inburgering.wet.waarden import WAARDEN
from inburgering.wet.waardensoort import Zekerheid

VANDAAG = date(2026, 11, 21)
PER_BEPALING = pytest.mark.parametrize("bepaling", BEPALINGEN, ids=lambda b: b.code)


def _codes(dag: date) -> set[str]:
    return {regel.code for regel in VIGEREND.in_werking(dag).regels}


def test_alles_zit_erin() -> None:
    """De wet is alle termijnen, alle waarden en alle bepalingen."""
    assert VIGEREND.termijnen == REGELS
    assert VIGEREND.waarden == WAARDEN
    assert VIGEREND.bepalingen == BEPALINGEN
    assert {"T05a", "pvt_uren", "lbt_ontheffing"} <= VIGEREND.codes


def test_een_code_hoort_bij_een_soort() -> None:
    """Geen code is tegelijk een termijn, een waarde of een bepaling."""
    soorten = [{r.code for r in deel} for deel in (VIGEREND.termijnen, VIGEREND.waarden, VIGEREND.bepalingen)]
    assert sum(map(len, soorten)) == len(VIGEREND.codes)
    codes = [b.code for b in BEPALINGEN]
    assert sorted(codes) == sorted(set(codes))


# law.md §8.12: wat er wanneer bij kwam
KWAM_ERBIJ = {
    "lbt_ontheffing": date(2023, 1, 1),
    "verlenging_opleiding": date(2023, 1, 1),
    "wissel_na_opleiding": date(2023, 1, 1),
    "melding_opleiding": date(2023, 1, 1),
    "z_examen_knm": date(2023, 1, 1),
    "T05b": date(2023, 1, 1),
    "T05c": date(2023, 1, 1),
    "vermogende_vreemdeling": date(2024, 4, 17),
    "boete_internationale_bescherming": date(2025, 2, 4),
    "z_onderwijs_telt_mee": date(2025, 9, 1),
    "lening_vw8e": date(2025, 9, 1),
    "uitkering_tussentijds": date(2025, 10, 21),
    "uitkering_onderwijsroute": date(2025, 10, 21),
}


@pytest.mark.parametrize(("code", "sinds"), KWAM_ERBIJ.items())
def test_geldt_vanaf_die_dag(code: str, sinds: date) -> None:
    """De dag ervoor nog niet, op de dag zelf wel."""
    assert code not in _codes(date.fromordinal(sinds.toordinal() - 1))
    assert code in _codes(sinds)
    assert code in _codes(VANDAAG)


def test_alleen_dat_kwam_erbij() -> None:
    """Van de wettelijke bepalingen is verder niets van na 2022: lengten, uren en boetes bleven gelijk."""
    later = {b.code for b in BEPALINGEN if b.geldig_vanaf > date(2022, 1, 1)}
    assert later == KWAM_ERBIJ.keys() - {"T05b", "T05c"}


def test_een_onbekende_dag_heet_onzeker() -> None:
    """Van 13 juni 2024 tot en met augustus 2025 is niet bekend of schooluren al meetelden."""
    assert {b.code for b in VIGEREND.onzeker(date(2024, 6, 12))} == set()
    assert {b.code for b in VIGEREND.onzeker(date(2024, 6, 13))} == {"z_onderwijs_telt_mee", "lening_vw8e"}
    assert {b.code for b in VIGEREND.onzeker(date(2025, 8, 31))} == {"z_onderwijs_telt_mee", "lening_vw8e"}
    assert {b.code for b in VIGEREND.onzeker(date(2025, 9, 1))} == set()
    assert {b.code for b in VIGEREND.onzeker(date(2024, 3, 1))} == {"vermogende_vreemdeling"}


def test_een_waarde_uit_de_set() -> None:
    """Een set antwoordt met haar eigen getallen."""
    anders = replace(
        VIGEREND, waarden=tuple(replace(w, waarde=14) if w.code == "pvt_uren" else w for w in WAARDEN)
    )
    assert VIGEREND.waarde("pvt_uren", VANDAAG) == 12
    assert anders.waarde("pvt_uren", VANDAAG) == 14


def test_de_versie_verandert_met_elke_regel() -> None:
    """Eén ander getal, één andere zin of één dag: een andere versie."""
    versies = {VIGEREND.versie}
    for deel in (
        {"termijnen": (replace(REGELS[0], naam="Anders"), *REGELS[1:])},
        {"waarden": (replace(WAARDEN[0], waarde=99), *WAARDEN[1:])},
        {"bepalingen": (replace(BEPALINGEN[0], geldig_tot=VANDAAG), *BEPALINGEN[1:])},
    ):
        versies.add(replace(VIGEREND, **deel).versie)
    assert len(versies) == 4
    assert Regelset("andere naam", REGELS, WAARDEN, BEPALINGEN).versie == VIGEREND.versie
    assert len(VIGEREND.versie) == 12


def test_dezelfde_versie_in_elk_proces() -> None:
    """De volgorde in een verzameling verschilt per proces en mag er niet toe doen."""
    opdracht = "from inburgering.wet.regelset import VIGEREND; print(VIGEREND.versie)"
    versies = {
        subprocess.run(
            [sys.executable, "-c", opdracht],
            env={**os.environ, "PYTHONHASHSEED": zaad},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for zaad in ("1", "2")
    }
    assert versies == {f"{VIGEREND.versie}\n"}


@PER_BEPALING
def test_elke_bepaling_is_volledig(bepaling: Bepaling) -> None:
    """Een bepaling zegt hoe zij heet, wat mag of moet, voor wie en waar dat staat, met een link."""
    assert bepaling.naam
    assert bepaling.tekst.endswith(".")
    assert bepaling.bron.url.startswith("https://")
    assert bepaling.code == bepaling.code.lower()


def test_een_uitspraak_is_geen_artikel() -> None:
    """Keren is rechtspraak over de oude wet, gelezen op een praktijkpagina; dat staat erbij."""
    (keren,) = [b for b in BEPALINGEN if b.code == "boete_internationale_bescherming"]
    assert isinstance(keren.bron, Uitspraak)
    assert keren.bron.als_dict()["artikel"] is None
    assert keren.bron.met_versie == str(keren.bron) == "Hof van Justitie EU 4 februari 2025, C-158/23 (Keren)"
    assert keren.zekerheid is Zekerheid.PRAKTIJK
    assert all(isinstance(b.bron, Bron) for b in BEPALINGEN if b is not keren)


def test_een_dag_van_voor_de_eerste_dag() -> None:
    """Wie een onzekere dag na de zekere zet, hoort dat bij het schrijven."""
    with pytest.raises(ValueError, match="niet_voor"):
        replace(BEPALINGEN[0], niet_voor=BEPALINGEN[0].geldig_vanaf)
