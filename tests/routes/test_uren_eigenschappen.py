"""Wat voor elke reeks feiten geldt, ook voor wie niemand heeft bedacht."""

import json
import random
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inburgering.routes.boeken import Grens, boek
from inburgering.routes.nog_te_doen import nog_te_doen
from inburgering.routes.stand import WEGEN, Stand
from inburgering.routes.weken import spreid, weken
from inburgering.routes.wisselen import gevolgen
from inburgering.wet.begrippen import Groep, Regime, Route
from inburgering.wet.gebeurtenissen import Gebeurtenis
from inburgering.wet.termijnregel import Feit

KORT = settings(max_examples=3 * settings().max_examples // 10)  # de kern blijft binnen tien seconden

PIP = date(2026, 1, 5)
DAGEN = st.dates(date(2023, 6, 1), date(2029, 12, 31))
UREN = st.one_of(st.integers(0, 200), st.sampled_from((0.5, 2.5, 7.75)))
JA = st.booleans()
ROUTES = st.sampled_from((None, *Route))
GROEPEN = st.sampled_from(Groep)
EENMALIG = (
    Gebeurtenis.ONDERTEKENING_PVT, Gebeurtenis.EINDGESPREK_MAP, Gebeurtenis.EINDGESPREK_LEERROUTE,
    Gebeurtenis.TAALSCHAKELTRAJECT_BEHAALD, Gebeurtenis.VASTSTELLING_PIP, Gebeurtenis.VOORTGANGSGESPREK,
    Gebeurtenis.PLICHT_VOLDAAN, Gebeurtenis.VERTREK, Gebeurtenis.START_VRIJSTELLING,
)  # fmt: skip


@st.composite
def uurfeiten(trek: st.DrawFn) -> Feit:
    """Een feit met uren: les, meedoen, PVT of MAP."""
    soort = trek(st.sampled_from(("uren_les", "uren_participatie", "uren_pvt", "uren_map")))
    van = trek(DAGEN)
    tot = van + timedelta(days=trek(st.integers(0, 60)))
    waarden = {"van": van.isoformat(), "tot": tot.isoformat(), "tijdens_intake": trek(JA)}
    if soort == "uren_les":
        onderwijs = trek(st.sampled_from((None, None, "vso", "entree")))
        waarden |= {"erkende_school": trek(JA), "soort_onderwijs": onderwijs}
        waarden |= {naam: trek(UREN) for naam in ("uren_nt2", "uren_knm", "uren_alfabetisering")}
    else:
        themas = trek(st.lists(st.sampled_from("12345678"), max_size=3))
        waarden |= {"uren": trek(UREN), "activiteit": trek(JA), "themas": themas}
    return Feit(Gebeurtenis(soort), tot, trek(st.integers(1, 999)), waarden, "leerroute/1")


@st.composite
def andere_feiten(trek: st.DrawFn) -> Feit:
    """Een feit zonder uren dat de stand verandert."""
    woord = trek(st.sampled_from((*EENMALIG, Gebeurtenis.EXAMEN_BEHAALD, Gebeurtenis.AFSCHALING)))
    deel = trek(
        st.sampled_from(
            ("examen_lezen", "examen_luisteren", "examen_schrijven", "examen_spreken", "examen_knm")
        )
    )
    waarden = {
        "niveau": trek(st.sampled_from(("a2", "b1", "nvt"))),
        "onderdelen": [deel.removeprefix("examen_")],
    }
    return Feit(woord, trek(DAGEN), trek(st.integers(1, 999)), waarden, f"{deel}/1")


FEITEN = st.lists(st.one_of(uurfeiten(), andere_feiten()), max_size=12)
BEGIN = Feit(Gebeurtenis.VASTSTELLING_PIP, PIP, 1)


def over(stand: Stand, route: Route, groep: Groep) -> dict[str, float]:
    """Wat er per eis nog moet, langs elke weg van deze leerroute."""
    return {eis.code: eis.over(stand) for weg in WEGEN[route] for eis in weg.eisen if groep in eis.voor}


@KORT
@given(FEITEN, uurfeiten(), st.sampled_from(Route), GROEPEN)
def test_meer_uren_is_nooit_meer_te_doen(lijst: list[Feit], extra: Feit, route: Route, groep: Groep) -> None:
    """Wie uren maakt, komt er nooit verder vanaf te staan."""
    eerst = Stand.van_feiten([BEGIN, *lijst], groep, route)
    daarna = Stand.van_feiten([BEGIN, *lijst, extra], groep, route)
    voor, na = over(eerst, route, groep), over(daarna, route, groep)
    assert all(na[code] <= voor[code] for code in voor)
    assert {p.eis.code for p in daarna.te_doen} <= {p.eis.code for p in eerst.te_doen}


@KORT
@given(FEITEN, DAGEN, GROEPEN)
def test_wisselen_verliest_geen_getelde_uren(lijst: list[Feit], op: date, groep: Groep) -> None:
    """Een nieuw PIP met een andere leerroute laat de getelde uren Nederlands staan, bij elke wissel."""
    nieuw = Feit(Gebeurtenis.VASTSTELLING_PIP, max(op, PIP), 1000)
    for van in Route:
        eerst = Stand.van_feiten([BEGIN, *lijst], groep, van)
        if eerst.eerste_pip is None or nieuw.op < eerst.eerste_pip:
            continue
        for naar in Route:
            daarna = Stand.van_feiten([BEGIN, *lijst, nieuw], groep, naar)
            assert daarna.uren_nt2 == eerst.uren_nt2
            assert daarna.uren_nt2_erkend == eerst.uren_nt2_erkend
            assert daarna.uren_cursus_z == eerst.uren_cursus_z
            assert daarna.examens == eerst.examens
            assert all(gevolg.aantal >= 0 for gevolg in gevolgen(van, naar, eerst))


@KORT
@given(FEITEN, ROUTES, GROEPEN, st.sampled_from(Regime), st.randoms(use_true_random=False))
def test_stand_is_gezond(
    lijst: list[Feit], route: Route | None, groep: Groep, regime: Regime, toeval: random.Random
) -> None:
    """Nooit onder nul, te bewaren als JSON, en dezelfde in elke volgorde van vastleggen."""
    stand = Stand.van_feiten(lijst, groep, route, regime)
    plat = stand.als_dict()
    assert json.loads(json.dumps(plat)) == plat
    assert all(waarde >= 0 for naam, waarde in plat.items() if naam.startswith("uren_"))
    assert all(punt.over > 0 and punt.gedaan >= 0 for punt in stand.te_doen)
    anders = list(lijst)
    toeval.shuffle(anders)
    opnieuw = Stand.van_feiten(anders, groep, route, regime).als_dict()
    assert opnieuw | {"afgeschaald": sorted(opnieuw["afgeschaald"])} == plat | {
        "afgeschaald": sorted(plat["afgeschaald"])
    }


@KORT
@given(FEITEN, ROUTES, GROEPEN, st.sampled_from(Regime))
def test_er_is_altijd_een_volgende_stap(
    lijst: list[Feit], route: Route | None, groep: Groep, regime: Regime
) -> None:
    """Een traject dat niet is beëindigd, heeft altijd een punt met iemand die aan zet is."""
    stand = Stand.van_feiten(lijst, groep, route, regime)
    punten = nog_te_doen(stand, groep, route, regime=regime)
    assert punten
    assert all(punt.wie and punt.tekst for punt in punten)
    assert len({punt.code for punt in punten}) == len(punten)


@KORT
@given(DAGEN, st.integers(0, 400), UREN)
def test_verdelen_over_weken_verliest_niets(van: date, dagen: int, uren: float) -> None:
    """De uren per week zijn samen de uren van de periode."""
    per_week = list(spreid(van, van + timedelta(days=dagen), uren))
    assert sum(deel for _, deel in per_week) == pytest.approx(uren)
    assert all(maandag.weekday() == 0 for maandag, _ in per_week)


@KORT
@given(st.lists(uurfeiten(), max_size=5))
def test_weken_tellen_alle_uren(lijst: list[Feit]) -> None:
    """Elke week bij elkaar is alles wat is vastgelegd, ook wat niet voor de plicht telt."""
    alles = [b for feit in lijst for b in boek(feit, Grens.bij(PIP, Regime.WI2021))]
    gevonden = weken(lijst, date(2023, 5, 29), date(2030, 4, 1))
    assert sum(w.taal + w.meedoen for w in gevonden) == pytest.approx(sum(b.uren for b in alles), abs=1)
    assert all(0 <= b.telt <= b.uren for b in alles)
