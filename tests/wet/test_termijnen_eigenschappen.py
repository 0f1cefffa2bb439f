"""Wat voor elke termijn geldt, welke feiten zich ook voordoen."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from inburgering.wet.begrippen import Groep, Regime, Route
from inburgering.wet.duur import Duur
from inburgering.wet.feiten_lezen import NAMEN
from inburgering.wet.gebeurtenissen import ALLEEN_REKENEN, Gebeurtenis
from inburgering.wet.kalender import HORIZON, is_werkdag
from inburgering.wet.telling import tel
from inburgering.wet.termijnen import REGELS, bereken
from inburgering.wet.termijnregel import Feit, Ladder, Termijn, Termijnregel

DAGEN = st.dates(date(2022, 1, 1), date(2031, 12, 31))
MET_DUUR = [regel for regel in REGELS if isinstance(regel.duur, Duur) and regel.anker is None]
EINDE = date(2033, 1, 3)
BETALEN = {"T35", "T36"}  # een boete betalen brengt het traject niet verder


GESTELD = {
    veld: date(2032, 1, 5)
    for veld in (
        "uiterlijk", "reactie_uiterlijk", "gereed_op", "verwacht_op", "verlengd_tot", "nieuwe_laatste_dag",
        "einde", "terug_op", "verwacht_terug_op", "start_op", "herzien_op", "opnieuw_bekijken_op",
    )
}  # fmt: skip
DUO = {
    "toegekend": True,
    "verlengd_tot": date(2031, 3, 3),
    "waarvoor": "leerroute",
    "aanvang": date(2026, 2, 3),
}
TIJDVAK = {"van": date(2027, 2, 1), "tot": date(2027, 8, 31), "weken": 4, "uren": 0, "uren_nt2": 0}
WAARDEN: list[dict[str, Any]] = [
    {},
    GESTELD,
    {**GESTELD, "nog_niet_ingeschreven": True, "grond": "medisch"},
    {**GESTELD, **DUO, "bekendgemaakt_op": date(2026, 3, 2), "reden": "voldaan"},
    {**TIJDVAK, "waarvoor": "pvt_map", "nieuwe_laatste_dag": date(2030, 1, 7), "alles_betaald": False},
]
FEIT = st.builds(
    Feit,
    st.sampled_from([Gebeurtenis(naam) for naam in NAMEN]),
    DAGEN,
    st.integers(1, 3),
    st.sampled_from(WAARDEN),
    st.sampled_from(["overdracht/1", "overdracht/2", "traject/1"]),
)
OVERGENOMEN = st.lists(FEIT, max_size=12)  # feiten met een gedeeld nummer, zoals na een overname


def _nummer(feiten: list[Feit]) -> list[Feit]:
    return [replace(feit, volgnr=nr) for nr, feit in enumerate(feiten, start=1)]


LOGBOEKEN = OVERGENOMEN.map(_nummer)  # elk feit zijn eigen nummer


GROEPEN = st.sampled_from(list(Groep))
REGIMES = st.sampled_from(list(Regime))
ROUTES = st.sampled_from([None, *Route])


def _plat(termijnen: list[Termijn]) -> set[tuple[object, ...]]:
    return {(t.code, t.aanleiding, t.laatste_dag, t.geeindigd_op, t.vervangen_door) for t in termijnen}


@given(st.sampled_from(MET_DUUR), DAGEN, st.integers(0, 400))
def test_later_begonnen_eindigt_niet_eerder(regel: Termijnregel, op: date, later: int) -> None:
    """Later begonnen is nooit eerder klaar; wie schuift, eindigt op een werkdag."""
    eerst = tel(regel, Feit(regel.vanaf[0], op, 1), {})
    daarna = tel(regel, Feit(regel.vanaf[0], op + timedelta(days=later), 1), {})
    assert eerst.laatste_dag is not None
    assert eerst.ruwe_laatste_dag is not None
    assert daarna.laatste_dag is not None
    assert eerst.eerste_dag <= eerst.ruwe_laatste_dag <= eerst.laatste_dag <= daarna.laatste_dag
    assert is_werkdag(eerst.laatste_dag) or not regel.schuift
    assert eerst.voorlopig == (regel.schuift and eerst.laatste_dag > HORIZON)


@given(LOGBOEKEN, GROEPEN, ROUTES, st.randoms())
def test_de_volgorde_van_de_lijst_doet_er_niet_toe(
    feiten: list[Feit], groep: Groep, route: Route | None, dobbelsteen: Any
) -> None:
    """Late registratie is dagelijks werk: termijnen volgen de dag, niet de plek in de lijst."""
    anders = list(feiten)
    dobbelsteen.shuffle(anders)
    eerste = bereken(feiten, groep, route, normen={})
    assert _plat(eerste) == _plat(bereken(anders, groep, route, normen={}))


@given(LOGBOEKEN, GROEPEN, ROUTES)
def test_beeindiging_eindigt_alles(feiten: list[Feit], groep: Groep, route: Route | None) -> None:
    """Na de beëindiging van het traject loopt alleen nog wat er los van staat: bezwaar, boete, bewaren."""
    einde = Feit(Gebeurtenis.BEEINDIGING, EINDE, 99, {"reden": "verhuizing"})
    lopend = {t.code for t in bereken([*feiten, einde], groep, route, normen={}) if t.loopt}
    assert lopend <= {regel.code for regel in REGELS if regel.na_beeindiging}


@given(LOGBOEKEN, GROEPEN, ROUTES, REGIMES)
def test_niemand_tussen_wal_en_schip(
    feiten: list[Feit], groep: Groep, route: Route | None, regime: Regime
) -> None:
    """Een traject met feiten dat niet is beëindigd, heeft altijd een dag waarop iemand moet handelen."""
    termijnen = bereken(feiten, groep, route, normen={}, regime=regime)
    bewaakt = {t.code for t in termijnen if _bewaakt(t)} - BETALEN
    voorbij = any(f.gebeurtenis is Gebeurtenis.BEEINDIGING for f in feiten)
    alleen_rekenen = all(f.gebeurtenis in ALLEEN_REKENEN for f in feiten)
    assert bewaakt or voorbij or alleen_rekenen
    assert "N99" not in bewaakt or bewaakt == {"N99"}


def _bewaakt(termijn: Termijn) -> bool:
    dag = termijn.loopt and termijn.laatste_dag
    return bool(dag) and termijn.regel.ladder is not Ladder.INFORMATIEF


@given(LOGBOEKEN, GROEPEN, ROUTES)
def test_het_grootboek_sluit_aan(feiten: list[Feit], groep: Groep, route: Route | None) -> None:
    """Elke post begint waar de vorige ophield, en de laatste is de laatste dag van de termijn."""
    for termijn in bereken(feiten, groep, route, normen={}, varianten=True):
        posten = termijn.grootboek
        assert all(een.nieuw == ander.oud for een, ander in pairwise(posten))
        if posten:
            assert posten[-1].nieuw == termijn.ruwe_laatste_dag
            assert all(post.tekst in termijn.uitleg.tekst() for post in posten)


@given(OVERGENOMEN, GROEPEN, ROUTES)
def test_code_en_aanleiding_zijn_uniek(feiten: list[Feit], groep: Groep, route: Route | None) -> None:
    """Ook na een overname, waarin feiten een nummer delen, is er één termijn per code en aanleiding."""
    sleutels = [(t.code, t.aanleiding) for t in bereken(feiten, groep, route, normen={})]
    assert len(sleutels) == len(set(sleutels))


@given(LOGBOEKEN, GROEPEN, ROUTES)
def test_er_geldt_een_pip_termijn(feiten: list[Feit], groep: Groep, route: Route | None) -> None:
    """Hoe de feiten ook liggen: nooit lopen twee PIP-termijnen tegelijk, en een vervanger bestaat."""
    termijnen = bereken(feiten, groep, route, normen={})
    assert sum(t.loopt for t in termijnen if t.code in {"T05a", "T05b", "T05c"}) <= 1
    codes = {t.code for t in termijnen}
    assert {t.vervangen_door for t in termijnen if t.vervangen_door} <= codes


@given(LOGBOEKEN, GROEPEN, ROUTES)
def test_elke_termijn_legt_zich_uit(feiten: list[Feit], groep: Groep, route: Route | None) -> None:
    """Elke uitleg noemt het begin en de laatste dag, en elke verschoven dag met haar naam."""
    for termijn in bereken(feiten, groep, route, normen={}, varianten=True):
        soorten = [stap.soort.value for stap in termijn.uitleg.stappen]
        assert "begin" in soorten
        assert "lengte" in soorten
        verschoven = termijn.laatste_dag != termijn.ruwe_laatste_dag
        assert ("verschuiving" in soorten) == verschoven
        assert ("geeindigd" in soorten) == (termijn.geeindigd_op is not None)
        assert ("vervangen" in soorten) == (termijn.vervangen_door is not None)
