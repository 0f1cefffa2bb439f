"""The compose file and its image hold together. No container is run here: that needs a docker daemon."""

import re
import shlex
from typing import Any

import pytest
import yaml

from inburgering.flows.catalogus import CATALOGUS
from inburgering.opdrachtregel.begin import start
from tests.huis.bestanden import PYPROJECT, ROOT

COMPOSE: dict[str, Any] = yaml.safe_load((ROOT / "deploy" / "compose.yaml").read_text(encoding="utf-8"))
DIENSTEN: dict[str, dict[str, Any]] = COMPOSE["services"]
DOCKERFILE = (ROOT / "deploy" / "Dockerfile").read_text(encoding="utf-8")
BLADZIJDE = (ROOT / "docs" / "uitrollen.md").read_text(encoding="utf-8")
EENMALIG = {"migreer", "uitrol"}


def opdracht(naam: str) -> list[str]:
    """What a service runs, in words."""
    gezegd = DIENSTEN[naam].get("command", [])
    return shlex.split(gezegd) if isinstance(gezegd, str) else list(gezegd)


def test_elke_versie_staat_vast() -> None:
    """No image that is another one next week; ours has the version of the package."""
    beelden = {d["image"] for d in DIENSTEN.values()} | set(
        re.findall(r"^FROM (\S+)", DOCKERFILE, re.MULTILINE)
    )
    eigen = f"inburgering:{PYPROJECT['project']['version']}"
    assert eigen in beelden
    for beeld in beelden - {eigen}:
        assert re.fullmatch(r"[a-z]+:\d+\.\d+(\.\d+)?-[a-z-]+", beeld), beeld
    assert "--constraint /wiel/constraints.txt" in DOCKERFILE


def test_er_staat_geen_geheim_in() -> None:
    """Passwords come from files outside the repository; what is set names none."""
    tekst = (ROOT / "deploy" / "compose.yaml").read_text(encoding="utf-8")
    assert set(COMPOSE["secrets"]) == {"wachtwoord_postgres", "wachtwoord_inburgering", "wachtwoord_prefect"}
    assert all(geheim["file"].startswith("./geheim/") for geheim in COMPOSE["secrets"].values())
    assert "deploy/geheim" in (ROOT / ".dockerignore").read_text()
    assert "/deploy/geheim/" in (ROOT / ".gitignore").read_text()
    assert not re.search(r"://[^\s/:]+:[^\s/@$]+@", tekst)
    instellingen = {n: w for d in DIENSTEN.values() for n, w in d.get("environment", {}).items()}
    assert [n for n in instellingen if re.search("PASSWORD|WACHTWOORD|SECRET|TOKEN", n)] == [
        "POSTGRES_PASSWORD_FILE"
    ]


def test_wie_een_geheim_of_een_volume_noemt_krijgt_het() -> None:
    """Every secret and volume that a service asks for is declared."""
    for naam, dienst in DIENSTEN.items():
        assert set(dienst.get("secrets", [])) <= set(COMPOSE["secrets"]), naam
        benoemd = {v.partition(":")[0] for v in dienst.get("volumes", []) if not v.startswith(".")}
        assert benoemd <= set(COMPOSE["volumes"]), naam
        for pad in (v.partition(":")[0] for v in dienst.get("volumes", []) if v.startswith(".")):
            assert (ROOT / "deploy" / pad).is_file(), pad


@pytest.mark.parametrize("naam", sorted(DIENSTEN))
def test_wat_blijft_lopen_zegt_hoe_het_ermee_is(naam: str) -> None:
    """A healthcheck for what keeps running; and each waits for what it needs, in a state that comes."""
    dienst = DIENSTEN[naam]
    assert ("healthcheck" in dienst) is (naam not in EENMALIG)
    for ander, hoe in dienst.get("depends_on", {}).items():
        komt = "service_completed_successfully" if ander in EENMALIG else "service_healthy"
        assert hoe["condition"] == komt, (naam, ander)


@pytest.mark.parametrize("naam", [n for n in sorted(DIENSTEN) if opdracht(n)[:1] == ["inburgering"]])
def test_elke_opdracht_bestaat(naam: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Each command of ours in the file is there and knows its options."""
    _, woord, *rest = opdracht(naam)
    assert start([woord, "--help"]) == 0
    gezegd = capsys.readouterr().out
    assert [optie for optie in rest if optie.startswith("--") and optie not in gezegd] == []


def test_de_werkers_nemen_uit_de_pool_waarin_wordt_uitgerold() -> None:
    """At least two, who take a run only when it is due."""
    woorden = opdracht("werker")
    assert woorden[woorden.index("--pool") + 1] == opdracht("uitrol")[-1]
    assert woorden[woorden.index("--prefetch-seconds") + 1] == "0"
    assert DIENSTEN["werker"]["deploy"]["replicas"] >= 2


def test_alleen_deze_machine_bereikt_de_poorten() -> None:
    """Prefect has no sign-in of its own, and the site stands behind a server that speaks TLS."""
    poorten = [poort for d in DIENSTEN.values() for poort in d.get("ports", [])]
    assert all(poort.startswith("127.0.0.1:") for poort in poorten)
    assert len(poorten) == 2


@pytest.mark.parametrize("regel", sorted(set(re.findall(r"`inburgering ([a-z][^`]*)`", BLADZIJDE))))
def test_elke_opdracht_in_de_bladzijde_bestaat(regel: str, capsys: pytest.CaptureFixture[str]) -> None:
    """The page promises no command or option that is not there."""
    woord, *rest = shlex.split(regel)
    assert start([woord, "--help"]) == 0
    gezegd = capsys.readouterr().out
    assert [optie for optie in rest if optie.startswith("--") and optie not in gezegd] == []


def test_de_bladzijde_noemt_elk_proces() -> None:
    """What runs by itself stands in the table, so that an administrator knows what to expect."""
    genoemd = re.findall(r"^\| `(\w+)` \|", BLADZIJDE, re.MULTILINE)
    assert sorted(genoemd) == sorted(uitrol.naam for uitrol in CATALOGUS)
