"""De tekeningen in docs/machines/ zijn die van de code."""

import re
from pathlib import Path

import pytest

from inburgering.statemachine.machines import MACHINES
from tools.diagram import PLACE, page


@pytest.mark.parametrize("soort", MACHINES)
def test_tekening_is_die_van_de_code(soort: str) -> None:
    """De bladzijde is gelijk aan wat de machine nu is; `make diagram` maakt haar opnieuw."""
    assert (PLACE / f"{soort}.md").read_text(encoding="utf-8") == page(soort)


def test_geen_tekening_te_veel() -> None:
    """Elke machine heeft één bladzijde, en er staat geen bladzijde van een machine die niet bestaat."""
    assert {bestand.stem for bestand in Path(PLACE).glob("*.md")} == set(MACHINES)


@pytest.mark.parametrize("soort", MACHINES)
def test_tekening_noemt_elke_toestand_en_gebeurtenis(soort: str) -> None:
    """Elke toestand staat in de tekening, elke gebeurtenis en elke voorwaarde in een tabel."""
    tekst = page(soort)
    assert set(re.findall(r'state "[^"]+" as (\w+)', tekst)) == {t.id for t in MACHINES[soort].states}
    rijen = [regel.split("|")[1].strip(" `") for regel in tekst.splitlines() if regel.startswith("| `")]
    voorwaarden = {spec.attr_name for t in MACHINES[soort].states for o in t.transitions for spec in o.cond}
    echte = {naam for naam in voorwaarden if hasattr(getattr(MACHINES[soort], naam), "reden")}
    assert set(rijen) == set(MACHINES[soort].gebeurtenissen()) | echte
