"""The proof plays its cases without a database: step for step they must go as in the real service."""

import random
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from inburgering.db.fouten import MagNiet
from inburgering.db.opdracht import Herkomst
from inburgering.db.zaak import Zaak
from inburgering.statemachine.bewijs_feiten import Sjabloon, invullen, opties
from inburgering.statemachine.bewijs_paren import BEGINNEN
from inburgering.statemachine.bewijs_stelsel import OVERDRACHT, TRAJECT, Stelsel, gebeurtenissen_vanuit
from inburgering.statemachine.bewijs_zaak import Proefzaak
from inburgering.wet.begrippen import Groep, Regime
from inburgering.wet.gebeurtenissen import Gebeurtenis
from tests.gemigreerd import gemigreerd
from tests.werkplek import Werkplek, om

STELSEL = Stelsel()
ANDERS = {Gebeurtenis.AFHANDELING_SIGNAAL, Gebeurtenis.MELDING}
"""They name a row of the database, which a case without one does not have."""
GEVALLEN = [(groep, regime) for regime in Regime for groep in Groep]
Stap = tuple[str, str, Sjabloon]


@pytest.fixture(scope="module")
def werkplek(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Werkplek]:
    """One municipality for all walks."""
    map_: Path = tmp_path_factory.mktemp("proefzaak")
    db = gemigreerd(f"sqlite:///{map_ / 'proef.db'}")
    yield Werkplek(db)
    db.sluit()


@pytest.mark.parametrize(("groep", "regime"), GEVALLEN)
def test_de_proefzaak_gaat_zoals_de_dienst(werkplek: Werkplek, groep: Groep, regime: Regime) -> None:
    """The same steps on the same days: both allow or refuse them, and both stand where the other stands."""
    worp = random.Random(f"{groep} {regime}")
    zaak = Proefzaak.nieuw(STELSEL, groep, regime, handhaving=False)
    begin, eerste = worp.choice(list(_beginnen(zaak)))
    traject = werkplek.open(
        zaak.dag, groep=groep, regime=regime, gebeurtenis=begin, feiten=invullen(eerste, zaak.dag)
    )
    zaak = _na(zaak, (TRAJECT, begin, eerste))
    zaak = _na(zaak, (TRAJECT, "toewijzing", {"consulent": werkplek.consulent}))
    for nr in range(45):
        zaak = zaak.na(worp.choice((0, 1, 1, 7, 60)))
        stap = _kies(zaak, worp)
        uitkomst = zaak.stap(*stap, set())
        assert _doe(werkplek, traject, zaak, stap) is (uitkomst is not None), (nr, stap)
        zaak = uitkomst[0] if uitkomst else zaak
        assert _stand(werkplek, traject, zaak) == (zaak.route, dict(zaak.toestanden)), (nr, stap)


def _beginnen(zaak: Proefzaak) -> Iterator[tuple[Gebeurtenis, Sjabloon]]:
    for woord in BEGINNEN:
        for sjabloon in opties(woord, zaak.groep, STELSEL.feiten[woord]):
            if zaak.stap(TRAJECT, woord, sjabloon, set()) is not None:
                yield woord, sjabloon


def _na(zaak: Proefzaak, stap: Stap) -> Proefzaak:
    uitkomst = zaak.stap(*stap, set())
    assert uitkomst is not None
    return uitkomst[0]


def _kies(zaak: Proefzaak, worp: random.Random) -> Stap:
    """A step that changes something, a step that may be taken, or just any step."""
    stappen = [
        (soort, gebeurtenis, sjabloon)
        for soort, klasse in STELSEL.machines.items()
        if soort != OVERDRACHT and zaak.toestand(soort) is not None
        for gebeurtenis in gebeurtenissen_vanuit(klasse).get(zaak.toestand(soort) or "", ())
        if gebeurtenis not in STELSEL.vanzelf | ANDERS and gebeurtenis != Gebeurtenis.BEEINDIGING
        for sjabloon in opties(gebeurtenis, zaak.groep, STELSEL.feiten[Gebeurtenis(gebeurtenis)])
    ]
    kan = [(stap, na) for stap in stappen if (na := zaak.stap(*stap, set())) is not None]
    beweegt = [stap for stap, (na, _) in kan if na.toestanden != zaak.toestanden]
    soorten = [lijst for lijst in (beweegt, beweegt, [stap for stap, _ in kan], stappen) if lijst]
    return worp.choice(worp.choice(soorten))


def _doe(werkplek: Werkplek, traject: int, zaak: Proefzaak, stap: Stap) -> bool:
    soort, gebeurtenis, sjabloon = stap
    herkomst = Herkomst.SYSTEEM if gebeurtenis in STELSEL.systeem else Herkomst.INVOER
    feiten = invullen(sjabloon, zaak.dag)
    try:
        werkplek.doe(traject, f"{soort}.{gebeurtenis}", zaak.dag, feiten, nu=om(zaak.dag), herkomst=herkomst)
    except MagNiet:
        return False
    return True


def _stand(werkplek: Werkplek, traject: int, zaak: Proefzaak) -> tuple[object, dict[str, str]]:
    with werkplek.db.lezen() as sessie:
        echt = Zaak.lees(sessie, traject, om(zaak.dag + timedelta()))
        delen = {soort: deel.toestand for (soort, _), deel in echt.onderdelen.items()}
        return echt.route, {TRAJECT: echt.traject.toestand} | delen
