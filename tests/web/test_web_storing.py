"""The database is full or locked, or it is too busy: nothing is half done, and the page says so."""

import asyncio
from collections.abc import Callable, Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any

import pytest
from sqlalchemy import event, text
from starlette.testclient import TestClient
from starlette.types import Receive, Scope, Send

from inburgering.db import herbouw
from inburgering.web.beurt import Beurt
from tests.web.opmaak import formulier, gebreken, lees
from tests.web.stad import Stad

Aanmelden = Callable[[str], TestClient]


@contextmanager
def op_elke_verbinding(stad: Stad, zin: str) -> Iterator[None]:
    """Say this to every connection that is handed out, and to the ones after it again what is usual."""
    motor = stad.db.engine

    def zeg(verbinding: Any, *_: Any) -> None:
        verbinding.execute(zin)

    event.listen(motor, "checkout", zeg)
    try:
        yield
    finally:
        event.remove(motor, "checkout", zeg)
        motor.dispose()


@contextmanager
def vol(stad: Stad) -> Iterator[None]:
    """The disk has no room for one more page of the database."""
    with stad.db.engine.connect() as verbinding:
        aantal = verbinding.execute(text("PRAGMA page_count")).scalar_one()
    with op_elke_verbinding(stad, f"PRAGMA max_page_count = {aantal}"):
        yield


@contextmanager
def op_slot(stad: Stad) -> Iterator[None]:
    """Another process holds the database and does not let go."""
    with op_elke_verbinding(stad, "PRAGMA busy_timeout = 50"), stad.db.schrijven() as s:
        s.execute(text("SELECT 1"))
        yield


@pytest.mark.parametrize("storing", [vol, op_slot])
def test_the_form_says_so_and_can_be_sent_again(stad: Stad, als: Aanmelden, storing: Any) -> None:
    """503 in plain Dutch with the way back, nothing written; afterwards the same form is recorded, once."""
    klant, zaak = als("sanne"), stad.zaken["nieuw"]
    pad = f"/trajecten/{stad.nummer(zaak)}/traject/1/notitie"
    velden = formulier(klant.get(pad).text, pad) | {"tekst": "Een lang verhaal. " * 200}
    voor = len(stad.log(zaak))
    with storing(stad):
        antwoord = klant.post(pad, data=velden)
    assert (antwoord.status_code, antwoord.headers["retry-after"]) == (503, "10")
    assert "wat u typte staat er nog" in lees(antwoord.text).alles
    assert gebreken(antwoord.text) == []
    assert len(stad.log(zaak)) == voor
    assert [klant.post(pad, data=velden).status_code for _ in range(2)] == [303, 303]
    assert len(stad.log(zaak)) == voor + 1
    assert herbouw.van_een(stad.db, zaak) == []


def test_a_crowd_waits_its_turn() -> None:
    """Never more at once than there is room for; who waits too long is told, and nobody is left hanging."""
    bezig, meest, codes = 0, 0, list[int]()

    async def werk(scope: Scope, receive: Receive, send: Send) -> None:
        nonlocal bezig, meest
        bezig += 1
        meest = max(meest, bezig)
        await asyncio.sleep(0.05)
        bezig -= 1
        await send({"type": "http.response.start", "status": 200, "headers": []})

    async def vraag(app: Beurt, pad: str) -> None:
        async def neem(bericht: Any) -> None:
            if bericht["type"] == "http.response.start":
                codes.append(bericht["status"])

        scope: Any = {"type": "http", "path": pad, "method": "GET", "headers": [], "session": {}}
        await app(scope, _niets, neem)

    async def menigte(geduld: float) -> None:
        app = Beurt(werk, tegelijk=2, geduld=geduld)
        await asyncio.gather(*(vraag(app, "/caseload") for _ in range(6)))

    _in_eigen_draad(menigte(5))
    assert (meest, codes) == (2, [200] * 6)
    codes.clear()
    _in_eigen_draad(menigte(0.01))
    assert sorted(codes) == [200, 200, 503, 503, 503, 503]


def _in_eigen_draad(werk: Coroutine[Any, Any, None]) -> None:
    """A browser of another test may keep a loop running in this thread."""
    with ThreadPoolExecutor(1) as draad:
        draad.submit(asyncio.run, werk).result()


async def _niets() -> Any:
    return {"type": "http.request"}
