"""Child processes: stopped in time or ended, with everything they started; ports that are really free."""

import os
import socket
import time
from pathlib import Path

import pytest

from inburgering.processen import Kind, antwoordt, vrije_poort

HIER = "127.0.0.1"
DOOF = (
    "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN);"
    "print('klaar', flush=True); time.sleep(60)"
)
GEZIN = (
    "import subprocess, sys, time;"
    "kind = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(60)']);"
    "print(kind.pid, flush=True); time.sleep(60)"
)


def start(plek: Path, code: str, geduld: float = 5) -> Kind:
    """Start a child that runs this code, and wait until it said something."""
    kind = Kind("proef", plek, geduld)
    with (plek / "slot").open("w") as slot:
        kind.start("-c", code, omgeving=os.environ, erft=slot)
    einde = time.monotonic() + 10
    while not kind.laatste_regels() and time.monotonic() < einde:
        time.sleep(0.02)
    return kind


def leeft(pid: int) -> bool:
    """Whether this process is there (a zombie is not)."""
    try:
        stand = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return stand != "Z"


def test_een_kind_stopt_vanzelf(tmp_path: Path) -> None:
    """An ordinary child ends at the first request."""
    kind = start(tmp_path, "import time; print('klaar', flush=True); time.sleep(60)")
    assert kind.loopt
    assert kind.stop(haast=lambda: False)
    assert (kind.loopt, kind.code) == (False, -15)


def test_een_doof_kind_wordt_afgebroken(tmp_path: Path) -> None:
    """It had its time; then it is ended, and that is said."""
    kind = start(tmp_path, DOOF, geduld=0.3)
    assert not kind.stop(haast=lambda: False)
    assert kind.code == -9


def test_met_haast_wordt_er_niet_gewacht(tmp_path: Path) -> None:
    """The second Ctrl-C: nobody wants to wait."""
    kind = start(tmp_path, DOOF, geduld=60)
    begin = time.monotonic()
    assert not kind.stop(haast=lambda: True)
    assert time.monotonic() - begin < 5


def test_een_kleinkind_blijft_niet_achter(tmp_path: Path) -> None:
    """What a child started in its session ends with it."""
    kind = start(tmp_path, GEZIN)
    kleinkind = int(kind.laatste_regels())
    assert leeft(kleinkind)
    kind.stop(haast=lambda: False)
    einde = time.monotonic() + 5
    while leeft(kleinkind) and time.monotonic() < einde:
        time.sleep(0.02)
    assert not leeft(kleinkind)


def test_een_bezette_poort_wordt_overgeslagen() -> None:
    """The next free one; a port beyond the last does not exist."""
    with socket.create_server((HIER, 0)) as bezet:
        poort = bezet.getsockname()[1]
        assert poort < vrije_poort(HIER, poort) < poort + 100
    with pytest.raises(OSError, match="geen vrije poort"):
        vrije_poort(HIER, 65536)


def test_wie_niet_antwoordt_is_er_niet(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody there, and somebody who says nothing sensible; a proxy in the environment is not asked."""
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:1")
    assert not antwoordt(HIER, vrije_poort(HIER, 9000), "/")
