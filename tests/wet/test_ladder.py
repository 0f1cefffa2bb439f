"""De ladder: welke trede is de volgende, op welke dag, aan wie, en wat een gemeente eraan mag verzetten."""

from datetime import date, timedelta

import pytest

from inburgering.wet.kalender import is_werkdag
from inburgering.wet.ladder import STANDAARD, TREDEN, VOORAF, Aan, Trap, Trede
from inburgering.wet.ladders import Ladders, bezwaren
from inburgering.wet.termijnregel import Ladder

RUW, LAATSTE = date(2026, 12, 25), date(2026, 12, 28)  # Eerste Kerstdag, een vrijdag; de maandag erna
OOK_VRIJ = {"vrije_dagen": "laat_staan"}


def _alle(
    trap: Trap, ruw: date = RUW, laatste: date = LAATSTE, niet_voor: date | None = None
) -> list[tuple[str, str]]:
    uit, na = [], None
    while trede := trap.volgende(ruw, laatste, na=na, niet_voor=niet_voor):
        na = trede[0]
        uit.append((na.value, str(trede[1])))
    return uit


def test_wettelijke_ladder() -> None:
    """Bijna telt vanaf de ruwe dag, de andere treden vanaf de dag die de wet geeft."""
    assert _alle(Ladders().van(Ladder.WETTELIJK)) == [
        ("bijna", "2026-12-11"),
        ("op_de_dag", "2026-12-28"),
        ("verlopen", "2026-12-29"),
        ("coordinator", "2027-01-04"),
        ("teamleider", "2027-01-18"),
    ]


@pytest.mark.parametrize(
    ("soort", "dagen"),
    [
        (Ladder.LANG, ["2026-06-26", "2026-12-28", "2026-12-29", "2027-01-11", "2027-01-25"]),
        (Ladder.PARTNER, ["2026-12-22", "2026-12-28", "2026-12-29", "2027-01-04", "2027-01-11"]),
        (Ladder.EIGEN, ["2026-12-18", "2026-12-28", "2026-12-29", "2027-01-11", "2027-01-25"]),
        (Ladder.INFORMATIEF, []),
    ],
)
def test_andere_ladders(soort: Ladder, dagen: list[str]) -> None:
    """Een lange termijn waarschuwt vroeg, een partner laat; wat ter informatie is, nooit."""
    assert [dag for _, dag in _alle(Ladders().van(soort))] == dagen


def test_ook_op_vrije_dagen_als_de_gemeente_dat_kiest() -> None:
    """Zondag 28 juni en zaterdag 2 januari blijven dan staan."""
    ladders = Ladders(OOK_VRIJ)
    assert _alle(ladders.van(Ladder.LANG))[0] == ("bijna", "2026-06-28")
    assert _alle(ladders.van(Ladder.PARTNER))[3] == ("coordinator", "2027-01-02")


@pytest.mark.parametrize(
    ("laatste", "trede", "dag", "want"),
    [
        ("2026-11-27", "verlopen", "2026-11-30", "de dag na vrijdag is zaterdag: maandag"),
        ("2026-11-28", "op_de_dag", "2026-11-27", "een partner die op zaterdag klaar moet zijn: vrijdag"),
        ("2026-12-01", "bijna", "2026-11-27", "drie dagen voor dinsdag is zaterdag: vrijdag"),
        ("2027-03-25", "verlopen", "2027-03-30", "Goede Vrijdag, weekend, tweede Paasdag: dinsdag"),
        ("2027-04-01", "bijna", "2027-03-25", "drie dagen ervoor is tweede Paasdag: Witte Donderdag"),
        ("2026-12-31", "verlopen", "2027-01-04", "Nieuwjaarsdag is een vrijdag: maandag"),
        ("2027-12-28", "bijna", "2027-12-24", "drie dagen ervoor is eerste Kerstdag, een zaterdag: vrijdag"),
        ("2027-04-26", "verlopen", "2027-04-28", "Koningsdag is een dinsdag: woensdag"),
        (
            "2027-03-27",
            "verlopen",
            "2027-03-30",
            "de zomertijd begint op eerste Paasdag; dat verandert niets",
        ),
        ("2026-10-24", "verlopen", "2026-10-26", "de wintertijd begint op zondag; dat verandert niets"),
    ],
)
def test_een_bericht_gaat_op_een_werkdag_uit(laatste: str, trede: str, dag: str, want: str) -> None:
    """Vooraf naar de werkdag ervoor, te laat naar de werkdag erna; de laatste dag blijft dezelfde."""
    laatst = date.fromisoformat(laatste)
    assert dict(_alle(Ladders().van(Ladder.PARTNER), laatst, laatst))[trede] == dag, want


def test_een_ladder_klimt_op_elke_dag_van_het_jaar() -> None:
    """Ook geschoven blijven de treden op volgorde, op werkdagen, en aan hun eigen kant van de laatste dag."""
    for ladder in (Ladder.WETTELIJK, Ladder.PARTNER):
        for n in range(1, 800):
            laatste = date(2026, 1, 1) + timedelta(days=n)
            dagen = _alle(Ladders().van(ladder), laatste, laatste)
            assert [d for _, d in dagen] == sorted(d for _, d in dagen)
            for trede, ruw in dagen:
                dag = date.fromisoformat(ruw)
                assert is_werkdag(dag)
                assert dag <= laatste if Trede(trede) in VOORAF else dag > laatste


def test_een_gemeente_verzet_treden() -> None:
    """Wat de gemeente niet noemt, houdt de standaard."""
    ladders = Ladders({"wettelijk": {"bijna": -28, "teamleider": 14}})
    assert [dag for _, dag in _alle(ladders.van(Ladder.WETTELIJK))] == [
        "2026-11-27", "2026-12-28", "2026-12-29", "2027-01-04", "2027-01-11",
    ]  # fmt: skip


def test_een_taak_heeft_haar_eigen_ladder() -> None:
    """De taak gaat voor de ladder partner, die voor de standaard; een andere taak merkt er niets van."""
    ladders = Ladders(
        {
            "partner": {"bijna": -4, "coordinator": 9},
            "taken": {"budgetbeheer": {"bijna": False, "vroeg": -10, "opnieuw": 3}},
        }
    )
    eigen = _alle(ladders.van(Ladder.PARTNER, "budgetbeheer"))
    assert eigen == [
        ("vroeg", "2026-12-15"),
        ("op_de_dag", "2026-12-28"),
        ("verlopen", "2026-12-29"),
        ("opnieuw", "2026-12-31"),
        ("coordinator", "2027-01-06"),
        ("teamleider", "2027-01-11"),
    ]
    assert _alle(ladders.van(Ladder.PARTNER, "taalles")) == _alle(ladders.van(Ladder.PARTNER))
    assert _alle(ladders.van(Ladder.EIGEN, "budgetbeheer")) == _alle(Ladders().van(Ladder.EIGEN))


def test_aan_wie() -> None:
    """Een partner die te laat is hoort dat zelf ook; een gemeente kiest per trede, ook alleen de dagen."""
    assert Ladders().van(Ladder.PARTNER).aan(Trede.VERLOPEN) == {Aan.PARTNER, Aan.CONSULENT}
    assert Ladders().van(Ladder.WETTELIJK).aan(Trede.VERLOPEN) == {Aan.CONSULENT}
    ladders = Ladders(
        {
            "partner": {"bijna": {"aan": ["partner"]}},
            "taken": {"pvt": {"bijna": -5, "verlopen": {"dagen": 2}}},
        }
    )
    trap = ladders.van(Ladder.PARTNER, "pvt")
    assert trap.aan(Trede.BIJNA) == {Aan.PARTNER}
    assert [(s.trede, s.dagen) for s in trap.sporten][:3] == [
        ("bijna", -5),
        ("op_de_dag", 0),
        ("verlopen", 2),
    ]
    assert trap.aan(Trede.VERLOPEN) == {Aan.PARTNER, Aan.CONSULENT}


def test_te_late_waarschuwing_vervalt() -> None:
    """Waarschuwen vooraf heeft geen zin meer; wat te laat is, wordt nooit overgeslagen."""
    trap = Ladders().van(Ladder.WETTELIJK)
    assert _alle(trap, niet_voor=date(2026, 12, 20))[0] == ("op_de_dag", "2026-12-28")
    assert _alle(trap, niet_voor=date(2027, 1, 30)) == [  # een zaterdag
        ("verlopen", "2027-02-01"),
        ("coordinator", "2027-02-01"),
        ("teamleider", "2027-02-01"),
    ]


def test_na_lange_stilstand_de_hoogste() -> None:
    """Eén bericht: de hoogste trede die aan de beurt is, en niets als er geen is."""
    trap = Ladders().van(Ladder.WETTELIJK)
    assert trap.hoogste(RUW, LAATSTE, date(2026, 12, 10)) is None
    assert trap.hoogste(RUW, LAATSTE, date(2027, 1, 5)) is Trede.COORDINATOR
    assert trap.hoogste(RUW, LAATSTE, date(2027, 1, 5), na=Trede.COORDINATOR) is None


def test_elke_ladder_klimt() -> None:
    """De treden van elke standaardladder staan op volgorde; alleen bijna ligt voor de laatste dag."""
    for treden in STANDAARD.values():
        assert list(treden.values()) == sorted(treden.values())
        assert [t for t, dag in treden.items() if dag < 0] == ([Trede.BIJNA] if treden else [])
    assert tuple(Trede) == TREDEN


ONZIN = {
    "een ladder die er niet is": ({"wetelijk": {}}, "De ladder 'wetelijk' bestaat niet"),
    "een ladder zonder treden": ({"informatief": {}}, "De ladder 'informatief' bestaat niet of heeft geen"),
    "een trede die er niet is": (
        {"partner": {"bijn": -1}},
        "De trede 'bijn' van de ladder 'partner' bestaat",
    ),
    "volgorde": ({"partner": {"coordinator": 30}}, "niet op volgorde: [-3, 0, 1, 30, 14]"),
    "volgorde bij een taak": ({"taken": {"pvt": {"opnieuw": 9}}}, "van de taak 'pvt' staan niet op volgorde"),
    "waarschuwen na afloop": ({"eigen": {"bijna": 2}}, "kleiner dan 0, niet 2"),
    "te laat voor de dag": ({"eigen": {"verlopen": 0}}, "groter dan 0, niet 0"),
    "de dag zelf": ({"eigen": {"op_de_dag": 1}}, "op de laatste dag zelf: het aantal dagen is 0"),
    "een half getal": ({"eigen": {"bijna": -1.5}}, "is een heel getal"),
    "te ver": ({"lang": {"bijna": -731}}, "van -730 tot en met 730"),
    "ja in plaats van dagen": ({"eigen": {"bijna": True}}, "is een heel getal"),
    "een rol die er niet is": (
        {"eigen": {"bijna": {"aan": ["wethouder"]}}},
        "aan 'wethouder'; dat bestaat niet",
    ),
    "aan niemand": ({"eigen": {"bijna": {"aan": []}}}, "gaat aan niemand"),
    "een rol die geen tekst is": ({"eigen": {"bijna": {"aan": [["x"]]}}}, "dat bestaat niet"),
    "een partner waar er geen is": ({"eigen": {"bijna": {"aan": ["partner"]}}}, "kan niet aan de partner"),
    "een escalatie zonder leiding": (
        {"eigen": {"teamleider": {"aan": ["consulent"]}}},
        "is een escalatie: noem ten minste een van coordinator, teamleider, beheerder.",
    ),
    "een escalatie weg": ({"eigen": {"coordinator": False}}, "kan niet vervallen"),
    "een vreemd woord": ({"eigen": {"bijna": {"dag": -3}}}, "kent 'dag' niet"),
    "vrije dagen": ({"vrije_dagen": "nooit"}, "'vrije_dagen' is 'verschuif' of 'laat_staan', niet 'nooit'."),
    "geen lijst": ("elke dag", "noemt per ladder en trede"),
    "geen treden": ({"eigen": 3}, "horen in een lijst"),
    "geen taken": ({"taken": 3}, "'taken' noemt per taak een ladder."),
}


@pytest.mark.parametrize("wat", ONZIN)
def test_onzin_wordt_in_een_zin_geweigerd(wat: str) -> None:
    """Precies één bezwaar, dat zegt wat er niet klopt."""
    waarde, zin = ONZIN[wat]
    (bezwaar,) = bezwaren(waarde)
    assert zin in bezwaar


def test_wat_klopt_geeft_geen_bezwaar() -> None:
    """Ook niet als alles tegelijk is gekozen."""
    assert bezwaren({}) == []
    keuze = {
        "wettelijk": {"vroeg": -28, "bijna": -21},
        "partner": {"verlopen": {"dagen": 2, "aan": ["partner"]}, "bijna": False},
        "taken": {"pvt": {"teamleider": {"aan": ["teamleider", "beheerder"]}}},
        "vrije_dagen": "verschuif",
    }
    assert bezwaren(keuze) == []
