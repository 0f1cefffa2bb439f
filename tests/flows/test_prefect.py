"""Prefect really schedules, and runs our flows: the few tests that need its server."""

import json
import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import httpx
import pytest
from sqlmodel import select

from inburgering import klok
from inburgering import omgeving as instellingen
from inburgering.db import ankermap, dagstand, hartslag, meldingen
from inburgering.db.basis import Database
from inburgering.db.rapport_dagen import paren
from inburgering.db.tabellen import Abonnement, Rapportstand
from inburgering.flows.catalogus import plan
from inburgering.omgeving import DATABASE, DEMO_MERK, MAP, Omgeving
from tests.flows.ontvanger import ontvanger
from tests.flows.retourpost import rapport
from tests.werkplek import VASTE_BOS, Werkplek

pytestmark = pytest.mark.prefect
TE_LAAT = date(2026, 11, 3)  # a day after the last day of a PIP for a kennisgeving on 24 August


@pytest.fixture(scope="module")
def engine() -> Iterator[str]:
    """One Prefect server for all of these tests; gives the address of its API."""
    from prefect.settings import PREFECT_API_URL, PREFECT_FLOWS_HEARTBEAT_FREQUENCY, temporary_settings
    from prefect.testing.utilities import prefect_test_harness

    stil = {PREFECT_FLOWS_HEARTBEAT_FREQUENCY: None}  # else each flow ends a second later
    with prefect_test_harness(server_startup_timeout=90), temporary_settings(stil):
        yield str(PREFECT_API_URL.value())


@pytest.fixture
def plek(werkplek: Werkplek, omgeving: Omgeving, monkeypatch: pytest.MonkeyPatch) -> Iterator[Omgeving]:
    """The installation as a flow finds it: by the environment, in a demo map, so that a day can be named."""
    from inburgering.flows import verbinding

    monkeypatch.setenv(MAP, str(omgeving.map))
    monkeypatch.setenv(DATABASE, omgeving.database)
    (omgeving.map / DEMO_MERK).write_text(instellingen.eigen_merk())
    VASTE_BOS.leg_neer(omgeving.sleutelbestand)
    verbinding.database.cache_clear()
    yield instellingen.lees()
    verbinding.database.cache_clear()


def test_de_planner_plant_echt(engine: str) -> None:
    """A deployment with a schedule gets runs. With a wrong SQLAlchemy it gets none, in silence."""
    from prefect.client.orchestration import get_client

    from inburgering.flows.uitrollen import velden

    with get_client(sync_client=True) as client:
        for wat in plan(["proefstad"]):
            flow = client.create_flow(wat.uitrol.flow())
            nummer = client.create_deployment(flow, wat.naam, schedules=velden(wat)["schedules"])
            assert httpx.post(f"{engine}/deployments/{nummer}/schedule", json={"min_runs": 3}).is_success
            vraag = {"deployments": {"id": {"any_": [str(nummer)]}}}
            assert httpx.post(f"{engine}/flow_runs/count", json=vraag).json() >= 3, wat.naam
            client.delete_deployment(nummer)


def runs(engine: str) -> list[str]:
    """The names of the runs that were done, newest first."""
    vraag = {"sort": "START_TIME_DESC", "flow_runs": {"state": {"type": {"any_": ["COMPLETED"]}}}}
    return [run["name"] for run in httpx.post(f"{engine}/flow_runs/filter", json=vraag).json()]


def verslag(engine: str, sleutel: str) -> tuple[str, list[dict[str, Any]]]:
    """The newest artifact under a key: its text and its table."""
    gevonden = httpx.get(f"{engine}/artifacts/{sleutel}/latest").json()
    return gevonden["description"], json.loads(gevonden["data"])


def test_bewaak_loopt_de_ladder(engine: str, plek: Omgeving, werkplek: Werkplek) -> None:
    """A PIP that is a day late is reported once, however often the flow runs."""
    from inburgering.flows.bewaak import bewaak

    werkplek.open(date(2026, 8, 24))
    assert bewaak(TE_LAAT) == 1
    assert bewaak(TE_LAAT, gemeente="proefstad") == 0
    assert re.fullmatch(r"bewaak Proefstad \d{4}-\d\d-\d\d \d\d:\d\d", runs(engine)[0])
    tekst, (rij,) = verslag(engine, "bewaak")
    assert "03-11-2026" in tekst
    assert (rij["Gemeente"], rij["Termijnen gemeld"], rij["Niet nagekeken"]) == ("Proefstad", 1, 0)
    assert verslag(engine, "bewaak-proefstad")[1][0]["Termijnen gemeld"] == 0


def test_rapporteer_bewaart_de_stand(engine: str, plek: Omgeving, werkplek: Werkplek) -> None:
    """The numbers of the day stand in the database, and in Prefect for who looks there."""
    from inburgering.flows.rapporteer import rapporteer

    werkplek.open(date(2026, 8, 24))
    assert rapporteer() == rapporteer() > 0
    with werkplek.db.lezen() as s:
        assert dagstand.reeks(s, werkplek.gemeente, "lopend", date.min, date.max) == {klok.vandaag(): 1}
        standen = s.exec(select(Rapportstand)).all()
        assert len(standen) == 6 * len(paren(klok.vandaag()))
    assert verslag(engine, "rapporteer")[1][0]["lopend"] == 1


def test_opruimen_beeindigt_wat_dood_is(engine: str, plek: Omgeving, werkplek: Werkplek) -> None:
    """A run that died long ago gets an end, one that never began goes; of another's runs none is touched."""
    from prefect.client.orchestration import get_client
    from prefect.states import Running, Scheduled

    from inburgering.flows.opruimen import opruimen

    toen = klok.echt() - timedelta(hours=5)
    with get_client(sync_client=True) as client:
        dood, laat, ander = (
            client.create_flow_run(opruimen, tags=merk, state=Scheduled(scheduled_time=toen)).id
            for merk in (["inburgering"], ["inburgering"], ["van een ander"])
        )
        client.set_flow_run_state(dood, Running(), force=True)
        assert opruimen() == 2
        assert client.read_flow_run(dood).state_name == "Crashed"
        assert client.read_flow_run(ander).state_type == "SCHEDULED"
        assert httpx.get(f"{engine}/flow_runs/{laat}").status_code == 404
    assert {rij["Wat"]: rij["Aantal"] for rij in verslag(engine, "opruimen")[1] if rij["Aantal"]} == {
        "runs die waren blijven hangen": 1,
        "runs die te laat waren": 1,
        "ankers van het logboek": 1,
    }
    assert len(ankermap.alle(plek.ankers)) == 1


def test_een_stroom_die_faalt_is_te_zien(
    engine: str, plek: Omgeving, werkplek: Werkplek, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Prefect knows it, and so does whoever asks the database: a server that is gone would not tell."""
    from inburgering.flows import bewaak as stroom

    werkplek.open(date(2026, 8, 24))

    def verwerk(*_: Any, **__: Any) -> int:
        raise ValueError("kapot")

    monkeypatch.setattr(meldingen, "verwerk", verwerk)
    with pytest.raises(ValueError, match="kapot"):
        stroom.bewaak(TE_LAAT)
    with werkplek.db.lezen() as s:
        (alarm,) = hartslag.alarmen(s, klok.echt())
    assert (alarm.stroom, alarm.reden.endswith("mislukte het (ValueError).")) == ("bewaak", True)


def test_bewaak_kent_de_toekomst_alleen_in_een_demo(engine: str, plek: Omgeving, werkplek: Werkplek) -> None:
    """A day that has yet to come fails outside a demo map, and nothing is recorded."""
    from inburgering.flows.bewaak import bewaak

    traject = werkplek.open(date(2026, 8, 24))
    (plek.map / DEMO_MERK).unlink()
    with pytest.raises(instellingen.OnjuisteInstelling, match="toekomst"):
        bewaak(date(2100, 1, 1))
    assert [r.soort for r in werkplek.log(traject)] == ["kennisgeving", "toewijzing"]


def test_draag_over_bezorgt(
    engine: str, plek: Omgeving, werkplek: Werkplek, taak: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The decision and the task letter leave; a second run finds nothing to do."""
    from inburgering.flows.draag_over import draag_over

    monkeypatch.setenv("INBURGERING_VANDAAG", "2026-10-07")
    niets = {"teruggekomen": 0, "afgekeurd": 0, "verzonden": 0, "mislukt": 0, "later": 0}
    assert draag_over() == niets | {"verzonden": 2}
    assert draag_over() == niets
    assert len(list(plek.uitgaand.glob("plangroep/*.pdf"))) == 1


def test_deel_mee_meldt_aan_duo_en_aan_wie_volgt(
    engine: str, plek: Omgeving, werkplek: Werkplek, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One file for DUO and a message per gebeurtenis; a second run finds nothing to do."""
    from inburgering.flows import verbinding
    from inburgering.flows.deel_mee import deel_mee

    monkeypatch.setenv("INBURGERING_VANDAAG", "2026-10-07")
    db = verbinding.database()  # from here on the keys are those of the installation
    with ontvanger() as server:
        with db.schrijven() as s:
            s.add(
                Abonnement(
                    gemeente_id=werkplek.gemeente, naam="Zaak", url=server.url, geheim="whsec_eA==",
                    soorten=["vaststelling_pip"], gemaakt=klok.nu(),
                )
            )  # fmt: skip
        werkplek.tot_pip(date(2026, 8, 24), date(2026, 10, 5), bsn="999990019")
        eerste, tweede = deel_mee(), deel_mee()
    assert (eerste["bestanden voor DUO"], eerste["berichten verzonden"]) == (1, 1)
    assert set(tweede.values()) == {0}
    assert [b["type"] for b in server.berichten] == ["nl.inburgering.vaststelling_pip"]
    assert len(list(plek.uitgaand.glob("duo/*.json"))) == 1


def test_druk_af_en_haal_binnen(
    engine: str, plek: Omgeving, werkplek: Werkplek, taak: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The decision goes into a bundle, a refusal of a letter that nobody knows before the beheerder; once."""
    from inburgering.flows.draag_over import draag_over
    from inburgering.flows.druk_af import druk_af
    from inburgering.flows.haal_binnen import haal_binnen

    monkeypatch.setenv("INBURGERING_VANDAAG", "2026-10-07")
    draag_over()
    assert druk_af() == {"bundels": 1, "brieven": 1, "kwijt": 0}
    assert druk_af() == {"bundels": 0, "brieven": 0, "kwijt": 0}
    assert verslag(engine, "druk-af")[1] == [{"Bundel": "PST-2026-10-07-1", "Brieven": 1, "Bladzijden": 2}]
    plek.retourmail.mkdir()
    (plek.retourmail / "een.eml").write_bytes(rapport("PST-2026-99999-7-taak"))
    niets = {"bestanden": 0, "niet gelezen": 0}
    assert haal_binnen() == niets | {"mail geweigerd": 1}
    assert haal_binnen() == niets


def test_alleen_een_fout_van_de_database_wordt_overgedaan(
    engine: str, plek: Omgeving, werkplek: Werkplek, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A database that was busy is asked again; a fault of ours is not."""
    from sqlalchemy.exc import OperationalError

    from inburgering.flows import bewaak as stroom

    fouten: list[Exception] = [OperationalError("", {}, Exception("database is locked"))]
    gevraagd: list[date] = []

    def verwerk(_database: Database, dag: date, *_: Any, **__: Any) -> int:
        gevraagd.append(dag)
        if fouten:
            raise fouten.pop(0)
        return 0

    monkeypatch.setattr(meldingen, "verwerk", verwerk)
    werkplek.open(date(2026, 8, 24))
    assert stroom.bewaak(TE_LAAT) == 0
    assert len(gevraagd) == 2
    fouten.append(ValueError("kapot"))
    with pytest.raises(ValueError, match="kapot"):
        stroom.bewaak(TE_LAAT)
    assert len(gevraagd) == 3
