"""schemathesis at both interfaces for programs: what the document promises holds for any request."""

import os
from collections.abc import Iterator, Mapping
from typing import Any

import pytest
import schemathesis
from fastapi import FastAPI
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import seed as met_zaad
from hypothesis import strategies as st
from schemathesis import GenerationMode
from schemathesis.python import asgi
from schemathesis.specs.openapi.checks import negative_data_rejection, positive_data_acceptance
from starlette.testclient import TestClient

from inburgering.db import herbouw
from inburgering.web.api_basis import API, PARTNER, VERSIES
from inburgering.web.app import maak_app
from tests.veilig import foto
from tests.veilig.kijker import SPOREN
from tests.veilig.ronde import Ruim
from tests.veilig.stad import Vesting, versterk
from tests.web.stad import Stad

pytestmark = pytest.mark.traag
ADRES = f"http://{asgi.HOST}"
"""Where schemathesis asks what it asks on its own."""
ZAAD = int(os.environ.get("INB_ZAAD", "20261123"))
AANTAL = int(os.environ.get("INB_VERZOEKEN", "1000")) * 4 // 10
_NIET: dict[str, list[Any]] = {"POST": [positive_data_acceptance], "GET": [negative_data_rejection]}
"""Whether something may be recorded the machine says, not the document: 409 and 422 are right answers.
A question about a list may carry a key more than the document knows: it is passed over."""
PROBLEEM = "application/problem+json"


@pytest.fixture
def vesting(stad: Stad, demo: object) -> Vesting:
    """Proefstad with keys given out."""
    return versterk(stad)


@pytest.fixture
def app(vesting: Vesting, stad: Stad) -> FastAPI:
    """The application, with a brake that lets everything through."""
    app = maak_app(stad.db, adres=ADRES)
    app.state.maat = Ruim()
    return app


@pytest.fixture
def koppen(app: FastAPI, vesting: Vesting) -> Mapping[str, Mapping[str, str]]:
    """Per interface the proof of who asks: Sanne's key, and a token of Plangroep's system."""
    u = vesting.partner
    with TestClient(app, base_url=ADRES) as k:
        velden = {"grant_type": "client_credentials", "client_id": u.client_id, "client_secret": u.geheim}
        token = k.post(f"{PARTNER}/token", data=velden).json()["access_token"]
    return {
        API: {"Authorization": f"Bearer {vesting.sleutels['consulent']}"},
        PARTNER: {"Authorization": f"Bearer {token}"},
    }


def _gevallen(bewerking: Any, nummers: list[str]) -> st.SearchStrategy[Any]:
    """Requests that fit the document and requests that do not, half of them about something that exists."""
    namen = [p.definition["name"] for p in bewerking.path_parameters]
    bekend = {"nummer": nummers, "taaknummer": [f"{n}-T1" for n in nummers], "gebeurtenis": ["notitie"]}
    echt: list[dict[str, str] | None] = [None]
    if namen:
        echt += [{naam: bekend[naam][i % len(bekend[naam])] for naam in namen} for i in range(len(nummers))]
    return st.one_of(
        *(
            bewerking.as_strategy(generation_mode=wijze, path_parameters=pad)
            for wijze in (GenerationMode.POSITIVE, GenerationMode.NEGATIVE)
            for pad in echt
        )
    )


def _vuur(stad: Stad, app: FastAPI, deel: str, kop: Mapping[str, str], vesting: Vesting) -> Iterator[str]:
    """Ask what schemathesis makes up, per operation, and yield what was wrong."""
    schema = schemathesis.openapi.from_asgi(f"{deel}/openapi.json", app)
    bewerkingen: list[Any] = [gevonden.ok() for gevonden in schema.get_all_operations()]  # type: ignore[union-attr]
    per_vraag, gevraagd = max(1, AANTAL // 2 // len(bewerkingen)), 0
    for nr, bewerking in enumerate(bewerkingen):
        voor = foto.neem(stad.db)
        fouten, aantal = _vraag(bewerking, (ZAAD + nr, per_vraag), kop, vesting)
        gevraagd += aantal
        yield from (f"{bewerking.label} {fout}" for fout in dict.fromkeys(fouten))
        if bewerking.method.upper() == "GET":
            yield from foto.verschil(voor, foto.neem(stad.db))
    print(f"{deel}: zaad {ZAAD}, {gevraagd} verzoeken")


def _vraag(
    bewerking: Any, hoe: tuple[int, int], kop: Mapping[str, str], vesting: Vesting
) -> tuple[list[str], int]:
    """What was wrong with one operation, and how often it was asked."""
    fouten: list[str] = []
    gevraagd: list[int] = []

    @met_zaad(hoe[0])
    @settings(
        max_examples=hoe[1], deadline=None, database=None, phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    @given(geval=_gevallen(bewerking, vesting.nummers))
    def vraag(geval: Any) -> None:
        antwoord = geval.call(base_url=ADRES, headers=dict(kop))
        gevraagd.append(antwoord.status_code)
        fouten.extend(_weeg(geval, antwoord, vesting))

    vraag()
    return fouten, len(gevraagd)


def _weeg(geval: Any, antwoord: Any, vesting: Vesting) -> list[str]:
    uit = []
    try:
        geval.validate_response(antwoord, excluded_checks=_NIET.get(geval.method, []))
    except (AssertionError, BaseExceptionGroup) as fout:
        zinnen = getattr(fout, "exceptions", (fout,))
        uit += [f"{type(f).__name__}: {str(f)[:300]}" for f in zinnen]
    tekst = antwoord.text or ""
    if antwoord.status_code >= 400 and not geval.path.endswith("/token"):
        soort = antwoord.headers["content-type"]
        uit += [] if soort == [PROBLEEM] else [f"{antwoord.status_code} is {soort}"]
    uit += [] if antwoord.headers.get("api-version") == [VERSIES[API]] else ["geen API-Version"]
    verboden = (*SPOREN, *vesting.geheim_voor("consulent"))
    return uit + [f"er staat {spoor!r} in" for spoor in verboden if spoor in tekst]


@pytest.mark.parametrize("deel", [API, PARTNER])
def test_het_document_houdt_stand(
    app: FastAPI, stad: Stad, vesting: Vesting, koppen: Mapping[str, Mapping[str, str]], deel: str
) -> None:
    """No 5xx; status, kind and form of every answer as promised; problem+json; nothing leaks; chains hold."""
    assert list(_vuur(stad, app, deel, koppen[deel], vesting)) == []
    assert herbouw.controleer_ketens(stad.db).verschillen == []
    assert herbouw.controleer(stad.db).verschillen == []
