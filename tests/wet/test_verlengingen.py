"""Verlengingen en nieuwe termijnen, tegen voorbeelden die met de hand zijn uitgerekend."""

from datetime import date

import pytest

from inburgering.wet.begrippen import Groep, Route
from inburgering.wet.bronnen import Bron
from inburgering.wet.feit import Feit
from inburgering.wet.gebeurtenissen import Gebeurtenis
from inburgering.wet.gronden import Grond, reden_van
from inburgering.wet.nieuwe_termijn import langste, naar_examens, naar_modules, naar_uren, ter_informatie
from inburgering.wet.verlengingen import verlenging
from tests.tabel import tabel

VERLENGINGEN = tabel("verlengingen.md")
NIEUWE = tabel("nieuwe_termijnen.md")


OP = date(2026, 11, 21)


def _dag(tekst: str) -> date | None:
    return date.fromisoformat(tekst) if tekst else None


@pytest.mark.parametrize("rij", VERLENGINGEN, ids=lambda rij: f"{rij['grond']}: {rij['want']}")
def test_een_verlenging(rij: dict[str, str]) -> None:
    """De grond geeft deze lengte, en de termijn eindigt op deze dag."""
    lengte = verlenging(
        Grond(rij["grond"]),
        _dag(rij["van"]),
        _dag(rij["tot"]),
        Route(rij["route"]),
        op=OP,
        nog_bezig="nog bezig" in rij["erbij"],
        entree="entree" in rij["erbij"],
    )
    assert str(lengte.duur or "geen") == rij["lengte"]
    assert str(lengte.laatste_dag(date.fromisoformat(rij["einde"]))) == rij["laatste dag"]
    assert lengte.verklaring == (rij["verklaring"] == "ja")
    assert isinstance(lengte.bron, Bron)
    assert lengte.zin.endswith(".")


def test_elke_grond_heeft_een_voorbeeld() -> None:
    """Geen grond zonder een geval dat iemand kan nalezen."""
    assert {rij["grond"] for rij in VERLENGINGEN} == set(Grond)
    assert all(grond.naam for grond in Grond)


def test_een_omgekeerd_tijdvak_wordt_geweigerd() -> None:
    """Een tijdvak dat eindigt voor het begint, kan niet."""
    with pytest.raises(ValueError, match="voor de eerste"):
        verlenging(Grond.ZIEKTE, date(2027, 5, 31), date(2027, 3, 1), op=OP)


def test_afgekapt() -> None:
    """Wie langer dakloos was dan de grond geeft, krijgt het hoogste; dat staat erbij."""
    lengte = verlenging(Grond.DAKLOOSHEID, date(2027, 1, 1), date(2029, 6, 30), op=OP)
    assert lengte.afgekapt
    assert "langer dan 2 jaar" in lengte.zin


def test_een_grond_van_later() -> None:
    """Praktijkonderwijs, vso en entree kwamen er op 1 januari 2023 bij (law.md §8.12)."""
    eerder = verlenging(Grond.OPLEIDING, op=date(2022, 12, 31), nog_bezig=True)
    assert (eerder.duur, eerder.zin) == (None, "Op 31 december 2022 bestond deze grond nog niet.")
    assert verlenging(Grond.OPLEIDING, op=date(2023, 1, 1), nog_bezig=True).duur is not None


def test_de_reden_van_een_besluit() -> None:
    """De grond van het besluit gaat voor; anders die van de laatste aanvraag bij hetzelfde onderdeel."""
    soort, besluit = Gebeurtenis.AANVRAAG_VERLENGING, Gebeurtenis.BESLUIT_VERLENGING
    oud = Feit(soort, date(2029, 1, 8), 1, {"grond": "ziekte"}, "verlenging/1")
    nieuw = Feit(soort, date(2029, 5, 7), 2, {"grond": "bevalling"}, "verlenging/2")
    feit = Feit(besluit, date(2029, 6, 4), 3, {"toegekend": True}, "verlenging/2")
    assert reden_van(feit, [oud, nieuw, feit]) == "bevalling"
    ander = Feit(besluit, date(2029, 6, 4), 4, {"grond": "iets anders"}, "verlenging/2")
    assert reden_van(ander, [oud, nieuw]) == "iets anders"
    assert reden_van(feit, [oud]) is None


@pytest.mark.parametrize("rij", NIEUWE, ids=lambda rij: f"{rij['route']}: {rij['want']}")
def test_een_nieuwe_termijn(rij: dict[str, str]) -> None:
    """De Regeling noemt bij deze stand deze lengte."""
    termijn = ter_informatie(
        Route(rij["route"]),
        Groep(rij["groep"]),
        examens=int(rij["examens"] or 0),
        uren=float(rij["uren"] or 0),
        pvt=rij["pvt"] == "ja",
        map_=rij["map"] == "ja",
        leerroute_klaar=rij["leerroute klaar"] == "ja",
    )
    assert str(termijn.duur if termijn else "geen") == rij["lengte"]
    dag = termijn.laatste_dag(date.fromisoformat(rij["bekendmaking"])) if termijn else "geen"
    assert str(dag) == rij["laatste dag"]


def test_wat_niet_bestaat_wordt_geweigerd() -> None:
    """Vijf onderdelen, uren onder nul, of alle uren: dan is er geen nieuwe termijn te noemen."""
    with pytest.raises(ValueError, match="niet 5"):
        naar_examens(5)
    with pytest.raises(ValueError, match="onder nul"):
        naar_uren(-1, Groep.GEZIN)
    with pytest.raises(ValueError, match="Alle 800 uren"):
        naar_uren(800, Groep.GEZIN)
    assert naar_uren(800, Groep.ASIEL_VERGUNNING).want == "800 van de 1600 uren gevolgd"


def test_de_langste() -> None:
    """Gelden er meer, dan de langste; zonder termijn is er geen."""
    assert langste(None) is None
    assert langste(naar_modules(pvt=False, map_=False), naar_examens(3)) == naar_modules(
        pvt=False, map_=False
    )
    assert naar_modules(pvt=True, map_=True) is None
