"""Who falls under another law than that of 2021 is taken over under it, and not judged by its days."""

import tomllib

import pytest
from sqlalchemy import delete
from sqlmodel import col

from inburgering.db.tabellen import Norm, Onderdeel, Termijnrij
from inburgering.invoer.importeer_bevinding import Ernst, Reden
from inburgering.invoer.importeer_koppeling import Koppeling, OngeldigeKoppeling, maak_koppeling
from inburgering.invoer.importeer_voorstel import voorstel
from tests.invoer.conftest import Plek

KOP = "BSN;Naam;Groep;Wet;Kennisgeving;BRP;PIP;Route;Consulent\n"


@pytest.fixture
def open_plek(plek: Plek) -> Plek:
    """A municipality that opens a traject under every law: it decided nothing else."""
    with plek.db.schrijven() as s:
        s.execute(delete(Norm).where(col(Norm.naam) == "regimes"))
    return plek


def regel(wet: str, kennisgeving: str = "", pip: str = "", route: str = "") -> str:
    """One row under a law."""
    return f"999714338;Zoë Núñez;gezin;{wet};{kennisgeving};;{pip};{route};K. Visser\n"


@pytest.mark.parametrize("woord", ["2013", "Wet inburgering 2013", "ondertussengroep", "WI-2013"])
def test_de_ondertussengroep(open_plek: Plek, woord: str) -> None:
    """No kennisgeving is asked, a day of before 2021 is taken, and the case has its own light plan."""
    verslag = open_plek.lees(KOP + regel(woord, kennisgeving="14-03-2019"))
    assert verslag.bevindingen == []
    traject = open_plek.traject_van(verslag, 2)
    assert (traject.regime, traject.toestand) == ("wi2013", "begeleid")
    assert "ondertussenplan" in {deel.soort for deel in open_plek.alle(Onderdeel)}
    assert {"T05a", "T10"}.isdisjoint({t.code for t in open_plek.alle(Termijnrij)})


def test_een_plan_van_de_andere_wet_gaat_niet_mee(open_plek: Plek) -> None:
    """A PIP and a leerroute beside the law of 2013 stay behind, and the note tells it."""
    verslag = open_plek.lees(KOP + regel("2013", pip="18-02-2026", route="B1"))
    (vondst,) = verslag.bevindingen
    assert (vondst.ernst, vondst.reden) == (Ernst.KIJK_NA, Reden.NIET_VAN_DEZE_WET)
    traject = open_plek.traject_van(verslag, 2)
    assert traject.route is None
    overname, _, notitie = open_plek.log(traject.id or 0)[-3:]
    assert (overname.feiten or {})["gegevens"].get("vaststelling_pip") is None
    assert "heeft geen PIP" in (notitie.feiten or {})["gegevens"]["tekst"]


def test_wie_vrijwillig_inburgert(open_plek: Plek) -> None:
    """Without a duty there is no kennisgeving to miss, and no term of the law."""
    verslag = open_plek.lees(KOP + regel("pilot"))
    assert verslag.bevindingen == []
    assert open_plek.traject_van(verslag, 2).regime == "vrijwillig"
    assert "T05a" not in {t.code for t in open_plek.alle(Termijnrij)}


@pytest.mark.parametrize(
    ("kennisgeving", "wet", "jaar"), [("01-12-2012", "2013", "2013"), ("01-12-2020", "", "2021")]
)
def test_van_voor_de_wet(plek: Plek, kennisgeving: str, wet: str, jaar: str) -> None:
    """A day of before one's own law is refused, and the sentence names that law."""
    (vondst,) = plek.lees(KOP + regel(wet, kennisgeving=kennisgeving)).van(Ernst.AFGEKEURD)
    assert vondst.reden is Reden.DATUM_TE_VROEG
    assert f"Wet inburgering {jaar}" in vondst.zin


def test_een_onbekend_woord_is_een_keuze(open_plek: Plek) -> None:
    """A word that names no law is refused until a person says what it means."""
    rijen = KOP + regel("stelsel 2007", kennisgeving="14-03-2019")
    (vondst,) = open_plek.lees(rijen).van(Ernst.AFGEKEURD)[:1]
    assert (vondst.reden, vondst.kolom) == (Reden.REGIME_ONBEKEND, "Wet")
    gevonden = voorstel(open_plek.db, open_plek.gemeente, open_plek.map / "lijst.csv", Koppeling())
    assert tomllib.loads(gevonden.tekst)["regime"] == {"stelsel 2007": ""}
    assert any("stelsel 2007" in vraag for vraag in gevonden.open_vragen)
    verslag = open_plek.lees(rijen, regime={"stelsel 2007": "wi2013"})
    assert open_plek.traject_van(verslag, 2).regime == "wi2013"


def test_een_gemeente_die_het_niet_opent(plek: Plek) -> None:
    """Haarlemmermeer opens no traject under the law of 2013: the row is refused, and says what to do."""
    (vondst,) = plek.lees(KOP + regel("2013")).van(Ernst.AFGEKEURD)
    assert "opent op deze dag geen traject" in vondst.zin


def test_een_keuze_die_niet_bestaat() -> None:
    """The mapping names the laws there are."""
    with pytest.raises(OngeldigeKoppeling, match="wi2021, wi2013, vrijwillig"):
        maak_koppeling({"regime": {"oud": "wi2007"}})
