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


GEWEIGERD = "geweigerd"


def _stuur(regel: Regel) -> str:
    m = machine(regel.soort, regel.toestand, regel.feiten)
    try:
        m.send(regel.gebeurtenis)
    except TransitionNotAllowed:
        return GEWEIGERD
    return m.toestand


def _klopt_niet(regel: Regel) -> str:
    """Wat er anders gaat dan de tabel zegt, gevraagd en gestuurd; leeg als alles klopt."""
    uitkomst = beproef(regel.soort, regel.toestand, regel.gebeurtenis, regel.feiten)
    redenen = " ".join(b.reden for b in uitkomst.bezwaren)
    if regel.wordt != MAG_NIET:
        gevraagd, gestuurd = (uitkomst.naar if uitkomst.kan else redenen), _stuur(regel)
        return "" if gevraagd == gestuurd == regel.wordt else f"{regel}: {gevraagd}, {gestuurd}"
    if not regel.waarom_niet or regel.waarom_niet not in redenen:
        return f"{regel}: {redenen or 'het mag'}"
    return "" if _stuur(regel) == GEWEIGERD else f"{regel}: de machine zelf weigert niet"


@pytest.mark.parametrize("soort", MACHINES)
def test_elke_regel(soort: str) -> None:
    """De gebeurtenis leidt naar de toestand in de tabel, of wordt geweigerd om de reden die er staat."""
    assert [fout for regel in ALLE[soort] if (fout := _klopt_niet(regel))] == []


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
        "traject": 10 * 33,
        "brede_intake": 14 * 14,
        "leerbaarheidstoets": 5 * 6,
        "pip": 7 * 8,
        "ontzorgen": 5 * 5,
        "begeleiding": 4 * 3,
        "overdracht": 8 * 15,
        "leerroute": 7 * 12,
        **dict.fromkeys(EXAMENS, 6 * 5),
        "examen_knm": 5 * 5,
        "pvt": 4 * 4,
        "map": 5 * 6,
        "participatie": 4 * 4,
        "nazorg": 5 * 7,
        "ondertussenplan": 4 * 4,
        "handhaving": 11 * 14,
        "intakeboete": 6 * 9,
        "tweede_intakeboete": 6 * 9,
        "bezwaar": 8 * 11,
        "verlenging": 5 * 4,
        "ontheffing": 5 * 4,
        "vrijstelling": 5 * 3,
        "belemmering": 4 * 4,
    }
