"""De leerroute, de examens, PVT, MAP en meedoen: hun feiten, hun voorwaarden en hun weg door het traject."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from statemachine.exceptions import TransitionNotAllowed

from inburgering.statemachine.basis import Drager
from inburgering.statemachine.examen import EXAMENS, TAALEXAMENS, ExamenKnm
from inburgering.statemachine.feiten import OngeldigeFeiten, als_json, lees
from inburgering.statemachine.feiten_modules import MapThema
from inburgering.statemachine.machines import MACHINES, beproef, open_toestanden
from inburgering.wet.begrippen import Groep, Regime, Route
from inburgering.wet.gebeurtenissen import Gebeurtenis

MIJN = ("leerroute", *EXAMENS, "pvt", "map", "participatie", "pip")
VOORBEELDEN = Path(__file__).parents[1] / "voorbeelden" / "uren_en_dagen.md"
WEEK = {"van": "2026-11-02", "tot": "2026-11-08", "erkende_school": "ja"}
OPEN = [(soort, toestand) for soort in MIJN for toestand in sorted(open_toestanden(soort))]
KWARTIEREN = st.integers(0, 4000).map(lambda n: n / 4)


def _rijen() -> list[dict[str, str]]:
    regels = [
        r.strip().strip("|").split("|") for r in VOORBEELDEN.read_text("utf-8").splitlines() if r[:1] == "|"
    ]
    kop, _, *rest = [[cel.strip() for cel in regel] for regel in regels]
    return [dict(zip(kop, rij, strict=True)) for rij in rest]


def _data(rij: dict[str, str]) -> dict[str, str]:
    return dict(deel.split("=", 1) for deel in rij["ingevuld"].split("; "))


@pytest.mark.parametrize("rij", _rijen(), ids=lambda rij: f"{rij['gebeurtenis']}: {rij['ingevuld']}")
def test_uren_en_dagen(rij: dict[str, str]) -> None:
    """De uren en dagen van de tabel zijn goed, of worden geweigerd met de zin die er staat."""
    assert rij["herkomst"]
    if not rij["zin"]:
        assert str(als_json(lees(rij["gebeurtenis"], _data(rij)))[rij["veld"]]) == rij["wordt"]
        return
    with pytest.raises(OngeldigeFeiten) as gevangen:
        lees(rij["gebeurtenis"], _data(rij))
    assert dict(gevangen.value.fouten)[rij["veld"]] == rij["zin"]


DAGEN = st.dates(date(2026, 9, 1), date(2026, 11, 30)).map(str)
DELEN = st.lists(st.sampled_from(["lezen", "luisteren", "schrijven", "spreken"]), max_size=4, unique=True)
PLAN = st.sampled_from([None, *Route])
GEGEVENS = st.fixed_dictionaries(
    {},
    optional={
        "van": DAGEN, "tot": DAGEN, "dag": DAGEN, "verwacht_terug_op": DAGEN, "leerroute": PLAN,
        "school": st.sampled_from(["ROC", "Taalhuis"]), "tijdens_intake": st.booleans(),
        "soort_onderwijs": st.sampled_from([None, "vso"]), "niveau": st.sampled_from(["a2", "b1", "nvt"]),
        "voldoende_inspanning": st.booleans(), "onderdelen": DELEN, "nog_actief": st.booleans(),
        "klaar": st.booleans(), "gevoerd_door": st.sampled_from(["gemeente", "partner"]),
        "uitzondering": st.sampled_from([None, "bijzonder_geval", "niet_vrijstellende_opleiding"]),
        "toelichting": st.sampled_from([None, "omdat"]),
    },
)  # fmt: skip
STAND = st.fixed_dictionaries(
    {},
    optional={
        "eerste_pip": st.one_of(st.none(), DAGEN), "uren_nt2_erkend": KWARTIEREN, "uren_pvt": KWARTIEREN,
        "uren_map": KWARTIEREN, "pvt_activiteit": st.booleans(), "afgeschaald": DELEN,
        "map_themas": st.lists(st.sampled_from([thema.value for thema in MapThema]), unique=True),
        "taalschakeltraject_behaald": st.booleans(), "examen_lezen": st.sampled_from(["", "b1"]),
        "te_doen": st.just([{"code": "examen_lezen", "soort": "leerroute", "tekst": "Nog het examen lezen"}]),
    },
)  # fmt: skip
VROEGER = st.fixed_dictionaries({"op": DAGEN}, optional={"van": DAGEN, "tot": DAGEN, "leerroute": PLAN})
FEITEN = st.fixed_dictionaries(
    {},
    optional={
        "gegevens": GEGEVENS, "op": DAGEN, "vandaag": DAGEN, "route": PLAN, "stand": STAND,
        "regime": st.sampled_from([None, *Regime]), "groep": st.sampled_from(Groep),
        "voorheen": st.dictionaries(st.sampled_from(Gebeurtenis), VROEGER, max_size=5),
        "pip": st.fixed_dictionaries({}, optional={"leerroute": st.sampled_from(Route), "examens_a2": DELEN}),
        "termijn": st.fixed_dictionaries({"aanvang": st.sampled_from([None, "2025-03-01"])}),
        "onderdelen": st.dictionaries(
            st.sampled_from(["leerroute", "ondertussenplan", "brede_intake"]),
            st.sampled_from(["open", "loopt", "behaald", "afgerond"]),
        ),
    },
)  # fmt: skip


@given(plek=st.sampled_from(OPEN), feiten=FEITEN, welke=st.integers(0, 100))
def test_wat_kan_is_wat_gebeurt(plek: tuple[str, str], feiten: dict[str, Any], welke: int) -> None:
    """Bij welke uren, examens en dagen ook: zonder bezwaar gebeurt het, met bezwaar staat er een hele zin."""
    soort, toestand = plek
    machine = MACHINES[soort](Drager(toestand, feiten))
    mogelijk = machine.mogelijkheden()
    gekozen = mogelijk[welke % len(mogelijk)]
    assert all(b.reden.endswith(".") and "None" not in b.reden for b in gekozen.bezwaren)
    if gekozen.kan:
        machine.send(gekozen.gebeurtenis)
        assert machine.toestand == gekozen.naar
    else:
        with pytest.raises(TransitionNotAllowed):
            machine.send(gekozen.gebeurtenis)


@given(eerste=KWARTIEREN, tweede=KWARTIEREN)
def test_kwartieren_gaan_heen_en_weer_zonder_verlies(eerste: float, tweede: float) -> None:
    """Een uurtal op een kwartier komt precies zo terug uit het logboek, en een som is precies de som."""
    ruim = {"van": "2026-01-01", "tot": "2026-12-31", "erkende_school": True, "verzuim_geoorloofd": 1}
    feiten = als_json(
        lees("uren_les", ruim | {"uren_nt2": eerste, "uren_knm": str(tweede).replace(".", ",")})
    )
    assert (feiten["uren_nt2"], feiten["uren_knm"]) == (eerste, tweede)
    assert (feiten["uren_nt2"] + feiten["uren_knm"]) * 4 == round(eerste * 4) + round(tweede * 4)


@pytest.mark.parametrize("uren", [True, float("nan"), float("inf"), 10**400, "1e3", "", [], {"uren": 3}])
def test_wat_geen_uurtal_is(uren: Any) -> None:
    """Wat geen gewoon getal is, wordt geweigerd met een zin en geeft nooit een andere fout."""
    with pytest.raises(OngeldigeFeiten) as gevangen:
        lees("uren_pvt", {"van": "2026-11-02", "tot": "2026-11-08", "uren": uren})
    assert "uren" in dict(gevangen.value.fouten)


def test_acht_themas() -> None:
    """De MAP heeft acht thema's, en een registratie mag ze allemaal noemen."""
    assert len(MapThema) == 8
    alle = [thema.value for thema in MapThema]
    feiten = als_json(lees("uren_map", {"van": "2026-11-02", "tot": "2026-11-02", "themas": alle}))
    assert feiten["themas"] == alle


def test_onbekend_thema_of_onderdeel() -> None:
    """Wie een thema of onderdeel noemt dat niet bestaat, leest welke er wel zijn."""
    with pytest.raises(OngeldigeFeiten) as gevangen:
        lees(
            "afschaling", {"onderdelen": ["knm"], "voldoende_inspanning": "ja", "motivering": "bleef steken"}
        )
    assert gevangen.value.fouten == [
        (
            "onderdelen",
            "Onderdelen op A2: kies een van deze antwoorden: lezen, luisteren, schrijven, spreken.",
        )
    ]


def test_vijf_examens() -> None:
    """De vijf examens kennen dezelfde gebeurtenissen, en elk taalexamen weet welk het is."""
    assert list(EXAMENS) == [
        "examen_lezen", "examen_luisteren", "examen_schrijven", "examen_spreken", "examen_knm",
    ]  # fmt: skip
    assert len({klasse.gebeurtenissen() for klasse in EXAMENS.values()}) == 1
    assert {klasse.deel for klasse in TAALEXAMENS} == {"lezen", "luisteren", "schrijven", "spreken"}


def test_a2_telt_alleen_voor_het_eigen_onderdeel() -> None:
    """Afschalen kan voor een deel: is alleen spreken afgeschaald, dan telt A2 niet bij lezen."""
    feiten = {"gegevens": {"niveau": "a2"}, "route": "b1", "stand": {"afgeschaald": ["spreken"]}}
    assert beproef("examen_spreken", "aangemeld", "examen_behaald", feiten).kan
    assert not beproef("examen_lezen", "aangemeld", "examen_behaald", feiten).kan


def test_na_a2_in_de_z_route_kan_b1_nog() -> None:
    """Wie in de Z-route A2 haalt en naar B1 wisselt, kan B1 nog halen: A2 is geen doodlopende weg."""
    feiten = {"gegevens": {"niveau": "a2"}, "route": "z", "stand": {"afgeschaald": []}}
    na_z = beproef("examen_lezen", "open", "examen_behaald", feiten)
    feiten = {"gegevens": {"niveau": "b1"}, "route": "b1", "stand": {"afgeschaald": []}}
    assert beproef("examen_lezen", na_z.naar, "examen_behaald", feiten).naar == "behaald"


def test_knm_kent_geen_niveau() -> None:
    """Bij KNM past alleen 'niet van toepassing'."""
    machine = ExamenKnm(Drager("aangemeld", {"gegevens": {"niveau": "nvt"}}))
    machine.send(Gebeurtenis.EXAMEN_BEHAALD)
    assert machine.toestand == "behaald"


@pytest.mark.parametrize("soort", MIJN)
def test_elke_open_toestand_zegt_waarop_zij_wacht(soort: str) -> None:
    """Elke toestand voor het einde zegt wie aan zet is, waarop zij wacht en welke termijn dan loopt."""
    wacht = MACHINES[soort].wacht
    assert set(wacht) == open_toestanden(soort)
    for toestand in wacht.values():
        assert toestand.op
        assert toestand.op[0].islower()
        assert toestand.klok


WEG_Z = [
    ("leerroute", "vaststelling_leerroute", {"leerroute": "z"}),
    ("leerroute", "aanbod_leerroute", {"aanbieder": "ROC"}),
    ("leerroute", "start_lessen", {"school": "ROC"}),
    ("leerroute", "uren_les", WEEK | {"uren_nt2": "12"}),
    ("leerroute", "onderbreking_lessen", {"reden": "bevalling", "verwacht_terug_op": "2027-03-01"}),
    ("leerroute", "hervatting_lessen", {}),
    ("leerroute", "eindgesprek_leerroute", {"gevoerd_door": "gemeente", "verslag": "het ging goed"}),
    ("leerroute", "leerroute_behaald", {}),
    ("pvt", "start_pvt", {}),
    ("pvt", "uren_pvt", {"van": "2026-11-02", "tot": "2026-11-02", "uren": "12", "activiteit": "ja"}),
    ("pvt", "ondertekening_pvt", {}),
    ("map", "start_map", {}),
    ("map", "uren_map", {"van": "2026-11-02", "tot": "2026-11-08", "uren": "40"}),
    ("map", "eindgesprek_map", {"verslag": "weet wat hij wil"}),
    ("participatie", "start_activiteit", {"soort": "werk", "bij_wie": "bakkerij"}),
    (
        "participatie",
        "uren_participatie",
        {"van": "2026-11-02", "tot": "2026-11-08", "uren": "20", "waarin": "werk"},
    ),
    ("participatie", "einde_activiteit", {"reden": "klaar", "nog_actief": "nee", "klaar": "ja"}),
]


def test_een_weg_door_de_z_route() -> None:
    """Van het PIP tot het einde: lessen, onderbreking, eindgesprek, PVT, MAP en meedoen."""
    toestand = dict.fromkeys(("leerroute", "pvt", "map", "participatie"), "open")
    for soort, gebeurtenis, ingevuld in WEG_Z:
        feiten = {"route": "z", "gegevens": als_json(lees(gebeurtenis, ingevuld))}
        uitkomst = beproef(soort, toestand[soort], gebeurtenis, feiten)
        assert uitkomst.bezwaren == (), f"{gebeurtenis}: {uitkomst.bezwaren}"
        toestand[soort] = uitkomst.naar
    assert toestand == {
        "leerroute": "behaald", "pvt": "afgerond", "map": "afgerond", "participatie": "afgerond",
    }  # fmt: skip


def test_map_vervalt_en_herleeft() -> None:
    """Naar de onderwijsroute vervalt de MAP; terug naar B1 zonder taalschakeltraject begint zij opnieuw."""
    feiten = {"gegevens": als_json(lees("vervallen_map", {}))}
    assert beproef("map", "loopt", "vervallen_map", feiten).naar == "niet_nodig"
    assert beproef("map", "niet_nodig", "herleving_map", feiten).naar == "open"
    gehaald = feiten | {"stand": {"taalschakeltraject_behaald": True}}
    assert beproef("map", "niet_nodig", "herleving_map", gehaald).naar == "niet_nodig"
