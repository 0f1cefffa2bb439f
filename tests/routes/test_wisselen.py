"""Wisselen en afschalen zoals in tests/voorbeelden/wisselen.md en afschalen.md."""

from datetime import date

import pytest

from inburgering.routes import afschalen, wisselen
from inburgering.routes.stand import Stand
from inburgering.wet.begrippen import Groep, Route
from tests.routes.feitentabel import dag, feiten
from tests.tabel import tabel

P = "vaststelling_pip=2026-01-05"


def route(cel: str) -> Route | None:
    """De leerroute in een vakje."""
    return None if cel == "nog niet bekend" else Route(cel)


def naam(rij: dict[str, str]) -> str:
    """Waar de rij over gaat."""
    return f"{rij.get('van', '')} {rij.get('naar', '')} {rij['want']}".strip()


@pytest.mark.parametrize("rij", tabel("wisselen.md", "Tot wanneer"), ids=naam)
def test_tot_wanneer(rij: dict[str, str]) -> None:
    """Op deze dag mag deze wissel, of niet, met een zin waarom."""
    op = dag(rij["op"])
    assert op is not None
    bezwaar = wisselen.bezwaar_tegen_wissel(
        route(rij["van"]),
        Route(rij["naar"]),
        op,
        dag(rij["begin"]),
        rij["uitzondering"] or None,
        rij["reden"],
    )
    assert (bezwaar is None) == (rij["mag"] == "ja")
    assert bezwaar is None or bezwaar.endswith(".")


@pytest.mark.parametrize("rij", tabel("wisselen.md", "Wat er meegaat"), ids=naam)
def test_wat_er_meegaat(rij: dict[str, str]) -> None:
    """Dit gaat mee en dit verandert."""
    van, naar = Route(rij["van"]), Route(rij["naar"])
    stand = Stand.van_feiten(feiten(rij["feiten"].replace("P", P, 1)), Groep.ASIEL_VERGUNNING, van)
    gevonden = [
        gevolg.code if gevolg is wisselen.PIP_AANPASSEN else f"{gevolg.code} {gevolg.aantal}"
        for gevolg in wisselen.gevolgen(van, naar, stand)
    ]
    assert gevonden == [deel for deel in rij["gevolgen"].split(", ") if deel]


def test_een_onbekende_uitzondering_is_een_fout() -> None:
    """Wat geen uitzondering van het Besluit is, wordt niet stil aangenomen."""
    with pytest.raises(ValueError, match="zomaar"):
        wisselen.bezwaar_tegen_wissel(Route.Z, Route.B1, date(2029, 1, 1), date(2026, 1, 6), "zomaar")


def test_elke_wissel_zegt_dat_het_pip_mee_verandert() -> None:
    """Bij elke wissel hoort een nieuw PIP (Besluit art. 5.3 lid 6)."""
    for van in Route:
        for naar in Route:
            gevolgen = wisselen.gevolgen(van, naar, Stand.van_feiten([], Groep.GEZIN, van))
            assert (wisselen.PIP_AANPASSEN in gevolgen) == (van != naar)


@pytest.mark.parametrize("rij", tabel("afschalen.md"), ids=naam)
def test_afschalen(rij: dict[str, str]) -> None:
    """Dit is er tegen afschalen, en niets anders."""
    bezwaren = afschalen.bezwaren(
        route(rij["route"]),
        float(rij["uren"]) if "." in rij["uren"] else int(rij["uren"]),
        voldoende_inspanning=rij["inspanning"] == "ja",
        onderdelen=[deel for deel in rij["onderdelen"].split("+") if deel],
        motivering=rij["motivering"],
    )
    verwacht = [deel.strip() for deel in rij["bezwaar"].split(";") if deel]
    assert len(bezwaren) == len(verwacht), bezwaren
    assert all(woorden in bezwaar for woorden, bezwaar in zip(verwacht, bezwaren, strict=True))
