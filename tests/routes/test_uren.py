"""De uren in tests/voorbeelden/uren.md: wat telt mee, wat moet nog, en hoe verloopt het per week."""

from typing import Any

import pytest

from inburgering.routes.dualiteit import stilstand, verlopen, weken
from inburgering.routes.stand import Stand
from inburgering.wet.begrippen import Groep, Regime, Route
from tests.routes.feitentabel import dag, feiten
from tests.tabel import tabel

P = "vaststelling_pip=2026-01-05"


def met_pip(cel: str) -> str:
    """De feiten, met P voor het eerste PIP."""
    return "; ".join(P if deel.strip() == "P" else deel.strip() for deel in cel.split(";"))


def route(cel: str) -> Route | None:
    """De leerroute in een vakje."""
    return None if cel == "nog niet bekend" else Route(cel)


def naam(rij: dict[str, str]) -> str:
    """Waar de rij over gaat."""
    return rij["want"]


def woord(waarde: Any) -> str:
    """Een waarde zoals zij in de tabel staat."""
    if isinstance(waarde, bool):
        return "ja" if waarde else "nee"
    return "+".join(waarde) if isinstance(waarde, list | tuple) else str(waarde)


@pytest.mark.parametrize("rij", tabel("uren.md", "Wat telt mee"), ids=naam)
def test_wat_telt_mee(rij: dict[str, str]) -> None:
    """Bij deze feiten telt dit mee."""
    stand = Stand.van_feiten(
        feiten(met_pip(rij["feiten"])), Groep(rij["groep"]), route(rij["route"]), op=dag(rij["geteld op"])
    )
    alles = stand.als_dict() | {
        veld: getattr(stand, veld) for veld in ("uren_cursus_z", "uren_participatie_z")
    }
    for verwacht in rij["uitkomst"].split(", "):
        veld, waarde = verwacht.split("=")
        assert woord(alles[veld]) == waarde, veld


@pytest.mark.parametrize("rij", tabel("uren.md", "Wat er nog moet"), ids=naam)
def test_wat_er_nog_moet(rij: dict[str, str]) -> None:
    """Dit staat er nog open bij dit onderdeel."""
    stand = Stand.van_feiten(
        feiten(met_pip(rij["feiten"])), Groep(rij["groep"]), route(rij["route"]), Regime(rij["regime"])
    )
    punten = stand.te_doen if rij["bij"] == "alles" else stand.te_doen_bij(rij["bij"])
    assert [f"{punt.eis.code} {punt.over}" for punt in punten] == [d for d in rij["nog"].split(", ") if d]


@pytest.mark.parametrize("rij", tabel("uren.md", "Langs welke weg"), ids=naam)
def test_langs_welke_weg(rij: dict[str, str]) -> None:
    """Zo veel eisen staan er op elke weg nog open."""
    stand = Stand.van_feiten(feiten(met_pip(rij["feiten"])), Groep(rij["groep"]), route(rij["route"]))
    assert ", ".join(str(len(open_eisen)) for _, open_eisen in stand.wegen()) == rij["wegen"]
    assert all(weg.naam and weg.bron for weg, _ in stand.wegen())


@pytest.mark.parametrize("rij", tabel("uren.md", "Uren per week"), ids=naam)
def test_uren_per_week(rij: dict[str, str]) -> None:
    """Zo verdelen de uren zich over de weken."""
    van, tot = dag(rij["van"]), dag(rij["tot"])
    assert van is not None
    assert tot is not None
    gevonden = [
        f"{w.nummer[0]}-{w.nummer[1]:02d}: {w.taal:g}/{w.meedoen:g}"
        for w in weken(feiten(rij["feiten"]), van, tot)
    ]
    assert ", ".join(gevonden) == rij["weken"]


@pytest.mark.parametrize("rij", tabel("uren.md", "Stilstand"), ids=naam)
def test_stilstand(rij: dict[str, str]) -> None:
    """Zo veel volle weken staat het stil."""
    vandaag, sinds = dag(rij["vandaag"]), dag(rij["sinds"])
    assert vandaag is not None
    assert sinds is not None
    stil = stilstand(feiten(rij["feiten"]), vandaag, sinds)
    assert (stil.taal, stil.meedoen) == (int(rij["taal"]), int(rij["meedoen"]))
    assert ("taal" in stil.stil(2)) == (stil.taal >= 2)


@pytest.mark.parametrize("rij", tabel("uren.md", "Verloop"), ids=naam)
def test_verloop(rij: dict[str, str]) -> None:
    """Zo verloopt deze norm, en dan is zij in dit tempo gehaald."""
    lijst, vandaag = feiten(met_pip(rij["feiten"])), dag(rij["vandaag"])
    assert vandaag is not None
    stand = Stand.van_feiten(lijst, Groep(rij["groep"]), Route(rij["route"]))
    (verloop,) = (v for v in verlopen(lijst, stand, vandaag, dag(rij["einde"])) if v.code == rij["code"])
    assert (
        f"{verloop.gedaan} {verloop.over} {verloop.per_week:g}"
        == f"{rij['gedaan']} {rij['over']} {rij['per week']}"
    )
    assert verloop.klaar_op == dag(rij["klaar op"])
    assert verloop.op_tijd == (rij["op tijd"] == "ja")


def test_het_verloop_eindigt_bij_wat_er_over_is() -> None:
    """De lijn per week eindigt in de laatste week bij hetzelfde getal als de stand."""
    lijst = feiten(
        met_pip("P; uren_les=2026-03-29 (van=2026-01-05, tot=2026-03-29, uren_nt2=120, erkende_school=ja)")
    )
    stand = Stand.van_feiten(lijst, Groep.GEZIN, Route.Z)
    (verloop,) = verlopen(lijst, stand, dag("2026-04-05") or lijst[0].op, None)
    assert [over for _, over in verloop.punten][:3] == [790, 780, 770]
    assert verloop.punten[-1] == (dag("2026-03-30"), 680)
    assert verloop.op_tijd is None


def test_de_onderwijsroute_heeft_geen_norm_in_uren() -> None:
    """De wet noemt geen uren voor het taalschakeltraject."""
    lijst = feiten(P)
    stand = Stand.van_feiten(lijst, Groep.GEZIN, Route.ONDERWIJS)
    assert verlopen(lijst, stand, lijst[0].op, None) == ()


def test_onzin_in_de_feiten_telt_niet() -> None:
    """Negatieve uren, tekst waar een aantal hoort en een omgekeerde periode breken niets."""
    lijst = feiten(
        "vaststelling_pip=2026-01-05; uren_les=2026-02-01 (uren_nt2=-5, erkende_school=ja); "
        "uren_les=2026-02-02 (uren_nt2=veel, erkende_school=ja); "
        "uren_participatie=2026-02-03 (van=2026-03-01, tot=2026-02-01, uren=8); uren_pvt=2026-02-04"
    )
    stand = Stand.van_feiten(lijst, Groep.ASIEL_VERGUNNING, Route.Z)
    assert (stand.uren_cursus, stand.uren_participatie, stand.uren_pvt) == (0, 8, 0)
