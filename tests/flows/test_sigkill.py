"""A power cut anywhere loses no letter, and sends nothing that a receiver cannot recognise as a repeat."""

import json
import multiprocessing
import random
from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from sqlmodel import select

from inburgering.db import herbouw, migratie, post
from inburgering.db.basis import Database
from inburgering.db.tabellen import Document, Gebeurtenisrij, Post, Signaal
from tests.flows import sigkill_kind
from tests.werkplek import VASTE_BOS, Werkplek, om

SLAGEN = {"sqlite": 20, "postgresql": 5}  # blows per point
VOORBIJ = post.LEASE + timedelta(minutes=1)
BEGIN = om(date(2026, 10, 6), 23)  # midnight comes soon: letters are then made anew
KIND = multiprocessing.get_context("forkserver")
KIND.set_forkserver_preload(["tests.flows.sigkill_kind"])


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def werkplek(request: pytest.FixtureRequest, sqlite_url: str) -> Iterator[Werkplek]:
    """A municipality with letters that wait: a decision and a task letter per traject."""
    url = sqlite_url if request.param == "sqlite" else request.getfixturevalue("pg_leeg")
    db = Database(url, VASTE_BOS)
    migratie.werk_bij(db.engine)
    werkplek = Werkplek(db)
    for _ in range(3 * slagen(werkplek)):  # two letters each
        traject = werkplek.tot_pip(date(2026, 8, 24), date(2026, 10, 5))
        werkplek.draag_over(traject, date(2026, 10, 6), date(2026, 11, 20))
    yield werkplek
    db.sluit()


def slagen(werkplek: Werkplek) -> int:
    """How many blows there are to be at each point."""
    return SLAGEN[werkplek.db.engine.dialect.name]


def draai(doel: Any, *argumenten: Any) -> int | None:
    """Run it in a process of its own; gives the exit code (-9: killed)."""
    proces = KIND.Process(target=doel, args=argumenten)
    proces.start()
    proces.join(60)
    return proces.exitcode


def sla(url: str, plek: Path, hoe_vaak: int) -> tuple[Counter[str], datetime]:
    """Kill the delivery again and again, at every point in turn; gives the blows that fell."""
    gok, gevallen, nu = random.Random(20261122), Counter[str](), BEGIN
    beurten = [punt for punt in sigkill_kind.PUNTEN for _ in range(hoe_vaak)]
    gok.shuffle(beurten)
    for punt in beurten:
        if draai(sigkill_kind.bezorg_en_sterf, url, plek, nu, punt, gok.choice([1, 1, 1, 2])) == -9:
            gevallen[punt] += 1
        nu += VOORBIJ
    return gevallen, nu


def manifest(plek: Path) -> dict[str, list[dict[str, Any]]]:
    """Per letter the lines that its receiver got."""
    uit: dict[str, list[dict[str, Any]]] = {}
    for bestand in sorted((plek / "uitgaand").glob("*/manifest.jsonl")):
        for regel in map(json.loads, bestand.read_text().splitlines()):
            uit.setdefault(regel["naam"], []).append(regel | {"plek": bestand.parent})
    return uit


@pytest.mark.traag
def test_stroomuitval_op_elk_punt(werkplek: Werkplek, tmp_path: Path) -> None:
    """After the blows one ordinary run: every letter sent once by name, no log torn."""
    plek = tmp_path / "map"
    url = werkplek.db.engine.url.render_as_string(hide_password=False)
    gevallen, nu = sla(url, plek, slagen(werkplek))
    onderweg = sum(p.stand == "wacht" for p in alles(werkplek, Post))
    assert draai(sigkill_kind.bezorg, url, plek, nu) == 0
    brieven = alles(werkplek, Post)
    assert len(brieven) == 6 * slagen(werkplek)
    assert {b.stand for b in brieven} == {"verzonden"}
    regels = manifest(plek)
    assert sorted(regels) == sorted(f"{b.sleutel}.pdf" for b in brieven)
    for brief in brieven:
        controleer_brief(werkplek, brief, regels[f"{brief.sleutel}.pdf"])
    controleer_log(werkplek)
    vervangen = sum(len(r) - 1 for r in regels.values())
    print(f"\n{werkplek.db.engine.dialect.name}: {gevallen.total()} keer gestopt, per punt {dict(gevallen)}")
    print(f"{len(brieven)} brieven, {onderweg} onderweg na de laatste slag, {vervangen} vervangen")
    assert gevallen == dict.fromkeys(sigkill_kind.PUNTEN, slagen(werkplek))


def controleer_brief(werkplek: Werkplek, brief: Post, regels: list[dict[str, Any]]) -> None:
    """One letter for the receiver: each newer form names the one before, and the last is the one we kept."""
    assert "vervangt" not in regels[0]
    for vorige, volgende in pairwise(regels):
        assert volgende["vervangt"] == vorige["sha256"]
    with werkplek.db.lezen() as s:
        vraag = select(Document).where(Document.post_id == brief.id, Document.vervallen == False)  # noqa: E712
        document = s.exec(vraag).one()
    assert regels[-1]["sha256"] == document.sha256
    assert (regels[-1]["plek"] / regels[-1]["naam"]).read_bytes() == document.inhoud
    assert document.dag == brief.verzonden_op


def controleer_log(werkplek: Werkplek) -> None:
    """Each sending stands in the log once, every chain is whole, and the states are those of the log."""
    soorten = Counter(r.soort for r in alles(werkplek, Gebeurtenisrij))
    assert (soorten["bekendmaking_pip"], soorten["verzending"]) == (3 * slagen(werkplek),) * 2
    assert herbouw.controleer_ketens(werkplek.db).verschillen == []
    assert herbouw.controleer(werkplek.db).verschillen == []
    assert [x for x in alles(werkplek, Signaal) if x.soort.startswith("post_")] == []


def alles(werkplek: Werkplek, tabel: type[Any]) -> list[Any]:
    """Every row of a table."""
    with werkplek.db.lezen() as s:
        return list(s.exec(select(tabel)))
