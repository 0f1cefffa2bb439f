"""Vervanging: wie er is, wie waarneemt, bij wie het terechtkomt als er niemand is, en wat niet kan."""

from datetime import date, timedelta

import pytest

from inburgering.wet.vervanging import Afwezig, Mens, Rooster, bezwaar

SANNE, FATMA, SAMIRA, PETRA, TOM, WEI = 1, 2, 3, 4, 5, 6
MENSEN = {
    SANNE: Mens(SANNE, "Sanne", "consulent"),
    FATMA: Mens(FATMA, "Fatma", "consulent"),
    SAMIRA: Mens(SAMIRA, "Samira", "consulent"),
    PETRA: Mens(PETRA, "Petra", "coordinator"),
    TOM: Mens(TOM, "Tom", "teamleider"),
    WEI: Mens(WEI, "Wei", "beheerder"),
}
DAG = date(2026, 12, 1)


def rooster(weg: dict[int, int | None] | None = None, vertrokken: tuple[int, ...] = ()) -> Rooster:
    """Deze dag: wie er niet is en wie dan waarneemt, en wie hier niet meer werkt."""
    return Rooster(
        Mens(m.id, m.naam, m.rol, m.id not in vertrokken, (weg or {}).get(m.id)) for m in MENSEN.values()
    )


def van(wie: int, vervanger: int, begin: int = 0, eind: int = 10) -> Afwezig:
    """Afwezig, in dagen vanaf de proefdag."""
    return Afwezig(wie, vervanger, DAG + timedelta(days=begin), DAG + timedelta(days=eind))


def test_de_eerste_en_de_laatste_dag_horen_erbij() -> None:
    """De dag ervoor en de dag erna niet."""
    a = van(SANNE, FATMA, 0, 4)
    assert [a.op(DAG + timedelta(days=n)) for n in (-1, 0, 4, 5)] == [False, True, True, False]


def test_een_keten_van_vervangers() -> None:
    """Fatma vervangt Sanne, maar is er zelf niet: Samira neemt voor beiden waar."""
    r = rooster({SANNE: FATMA, FATMA: SAMIRA})
    assert [r.waarnemer(nr) for nr in (SANNE, FATMA, SAMIRA)] == [SAMIRA, SAMIRA, SAMIRA]
    assert r.voor(SAMIRA) == {SANNE, FATMA, SAMIRA}
    assert r.voor(FATMA) == {FATMA}
    assert r.namens(SANNE, SAMIRA) == "Sanne"
    assert r.namens(SAMIRA, SAMIRA) == ""


def test_niemand_over() -> None:
    """Een vertrokken vervanger of een kring geeft niemand: de coördinator ziet dan het werk."""
    assert rooster({SANNE: FATMA}, vertrokken=(FATMA,)).waarnemer(SANNE) is None
    kring = rooster({SANNE: FATMA, FATMA: SANNE})
    assert kring.zonder_waarnemer == {SANNE, FATMA}
    assert kring.houders("coordinator", PETRA) == {SANNE, FATMA}
    assert kring.houders("teamleider", TOM) == frozenset()


@pytest.mark.parametrize(
    ("vertrokken", "rol", "valt_aan"),
    [
        ((), "teamleider", "teamleider"),
        ((TOM,), "teamleider", "beheerder"),
        ((PETRA,), "coordinator", "teamleider"),
        ((PETRA, TOM), "coordinator", "beheerder"),
        ((TOM, WEI), "teamleider", "coordinator"),
        ((PETRA, TOM, WEI), "coordinator", "consulent"),
        ((SANNE, FATMA, SAMIRA), "consulent", "coordinator"),
    ],
)
def test_een_rol_die_niemand_heeft(vertrokken: tuple[int, ...], rol: str, valt_aan: str) -> None:
    """Naar de eerste hogere waarin iemand is, anders de eerste lagere: er is altijd een lezer."""
    r = rooster(vertrokken=vertrokken)
    assert r.valt_aan(rol) == valt_aan
    if rol != "consulent":
        assert rol in r.rollen(valt_aan)


def test_ook_wie_afwezig_is_laat_zijn_rol_aan_een_hogere() -> None:
    """De enige coördinator is er niet: de teamleider hoort wat voor haar is; daarna weer zij."""
    assert rooster({PETRA: TOM}).rollen("teamleider") == {"coordinator", "teamleider"}
    assert rooster().rollen("teamleider") == {"teamleider"}


def test_is_iedereen_afwezig_dan_verandert_er_niets() -> None:
    """Dan blijft elk signaal bij de eigen rol."""
    iedereen = rooster({SANNE: FATMA, FATMA: SAMIRA, SAMIRA: SANNE, PETRA: TOM, TOM: WEI, WEI: PETRA})
    assert iedereen.valt_aan("coordinator") == "coordinator"


MAG_NIET = {
    "omgekeerd": (van(SANNE, FATMA, 3, 1), [], "voor de eerste"),
    "te lang": (van(SANNE, FATMA, 0, 366), [], "langer dan een jaar"),
    "zichzelf": (van(SANNE, SANNE), [], "vervangt zichzelf"),
    "een onbekende": (van(SANNE, 99), [], "iemand die hier werkt"),
    "een lagere rol": (van(PETRA, FATMA), [], "mag niet alles wat Petra mag"),
    "overlap": (van(SANNE, FATMA), [van(SANNE, SAMIRA, -5, 0)], "in deze dagen al afwezig gemeld"),
    "overlap erin": (van(SANNE, FATMA), [van(SANNE, SAMIRA, 3, 4)], "in deze dagen al afwezig gemeld"),
    "kring van twee": (van(SANNE, FATMA), [van(FATMA, SANNE, 10, 12)], "Op 11 december 2026 is Fatma zelf"),
    "kring van drie": (
        van(SANNE, FATMA),
        [van(FATMA, SAMIRA), van(SAMIRA, SANNE, 5, 6)],
        "Op 6 december 2026 is Fatma zelf",
    ),
}


@pytest.mark.parametrize("wat", MAG_NIET)
def test_wat_niet_kan_wordt_in_een_zin_gezegd(wat: str) -> None:
    """En wel waarom, en wat te doen."""
    nieuw, bekend, zin = MAG_NIET[wat]
    assert zin in bezwaar(nieuw, bekend, MENSEN)


def test_wat_wel_kan() -> None:
    """Aansluitend, een keten, een kring die nooit op één dag sluit, en een vervanger met een hogere rol."""
    assert bezwaar(van(SANNE, FATMA), [van(SANNE, SAMIRA, -5, -1), van(FATMA, SAMIRA)], MENSEN) == ""
    assert bezwaar(van(SANNE, FATMA, 0, 4), [van(FATMA, SANNE, 5, 9)], MENSEN) == ""
    assert bezwaar(van(SANNE, PETRA), [], MENSEN) == ""
