"""Elke machine doet precies wat haar tabel zegt: elk paar van toestand en gebeurtenis wordt geprobeerd."""

from itertools import product

import pytest
from statemachine.exceptions import TransitionNotAllowed

from inburgering.statemachine.examen import EXAMENS
from inburgering.statemachine.machines import MACHINES, beproef
from tests.statemachine.machinetabel import MAG_NIET, Regel, machine, regels

ALLE = {soort: regels(soort) for soort in MACHINES}
PAREN = [
    (soort, toestand.id, gebeurtenis)
    for soort, klasse in MACHINES.items()
    for toestand, gebeurtenis in product(klasse.states, klasse.gebeurtenissen())
]


def _stuur(regel: Regel) -> str:
    m = machine(regel.soort, regel.toestand, regel.feiten)
    m.send(regel.gebeurtenis)
    return m.toestand


@pytest.mark.parametrize("regel", [r for lijst in ALLE.values() for r in lijst], ids=str)
def test_regel(regel: Regel) -> None:
    """De gebeurtenis leidt naar de toestand in de tabel, of wordt geweigerd om de reden die er staat."""
    uitkomst = beproef(regel.soort, regel.toestand, regel.gebeurtenis, regel.feiten)
    if regel.wordt == MAG_NIET:
        assert regel.waarom_niet
        assert regel.waarom_niet in " ".join(b.reden for b in uitkomst.bezwaren)
        with pytest.raises(TransitionNotAllowed):
            _stuur(regel)
    else:
        assert uitkomst.bezwaren == ()
        assert uitkomst.naar == regel.wordt
        assert _stuur(regel) == regel.wordt


@pytest.mark.parametrize("soort", MACHINES)
def test_wat_niet_in_de_tabel_staat_mag_niet(soort: str) -> None:
    """Elk paar dat in geen regel staat wordt geweigerd, door de machine en in wat zij aanbiedt."""
    genoemd = {(r.toestand, r.gebeurtenis) for r in ALLE[soort]}
    for _, toestand, gebeurtenis in (paar for paar in PAREN if paar[0] == soort):
        if (toestand, gebeurtenis) in genoemd:
            continue
        m = machine(soort, toestand)
        assert m.mogelijkheid(gebeurtenis) is None
        with pytest.raises(TransitionNotAllowed):
            m.send(gebeurtenis)
        assert m.toestand == toestand


@pytest.mark.parametrize("soort", MACHINES)
def test_elk_genoemd_paar_mag_ook_een_keer(soort: str) -> None:
    """Een tabel die alleen weigeringen van een paar noemt is niet af, en elk woord erin bestaat."""
    mag = {(r.toestand, r.gebeurtenis) for r in ALLE[soort] if r.wordt != MAG_NIET}
    genoemd = {(r.toestand, r.gebeurtenis) for r in ALLE[soort]}
    assert genoemd == mag
    assert genoemd <= {(toestand, gebeurtenis) for s, toestand, gebeurtenis in PAREN if s == soort}
    assert {r.wordt for r in ALLE[soort]} - {MAG_NIET} <= {t.id for t in MACHINES[soort].states}


def test_aantal_paren() -> None:
    """De tabellen gaan over alle machines; dit aantal verandert alleen als een machine verandert."""
    per_soort = {soort: sum(paar[0] == soort for paar in PAREN) for soort in MACHINES}
    assert per_soort == {
        "traject": 10 * 32,
        "brede_intake": 14 * 15,
        "leerbaarheidstoets": 5 * 6,
        "pip": 7 * 8,
        "ontzorgen": 5 * 5,
        "begeleiding": 4 * 3,
        "overdracht": 8 * 10,
        "leerroute": 7 * 12,
        **dict.fromkeys(EXAMENS, 6 * 5),
        "examen_knm": 5 * 5,
        "pvt": 4 * 4,
        "map": 5 * 6,
        "participatie": 4 * 4,
        "nazorg": 5 * 7,
        "ondertussenplan": 4 * 4,
        "handhaving": 11 * 14,
        "bezwaar": 8 * 11,
        "verlenging": 5 * 4,
        "ontheffing": 5 * 4,
        "vrijstelling": 5 * 3,
    }
