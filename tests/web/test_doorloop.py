"""Whatever page or file is asked for, by whoever may: no walk through a large table, no look that is lost."""

import re
from collections.abc import Callable

import pytest
from sqlalchemy import text
from sqlmodel import func, select
from starlette.testclient import TestClient

from inburgering import klok
from inburgering.db import apisleutels
from inburgering.db.tabellen import Gebruiker, Inzagerij, Persoon
from tests.browser.bladzijden import elk_adres, richt_in
from tests.web.doorlopen import doorlopen, onthouden
from tests.web.stad import Stad

Als = Callable[[str], TestClient]
pytestmark = pytest.mark.traag
ELDERS = re.compile(
    r"/|/gezond|/afmelden|/aanmelden/oidc/.+|/agenda/.+|/dagcontrole/.+|/thema/.+|/schema/.+|/partner-api/.+|/statisch.*"
)
"""What leads on, asks nothing of cases, or has a token of its own and tests of its own."""
ZONDER_BRIEF = {
    "/trajecten/{nummer}/brieven/{post_id}/brief.pdf", "/trajecten/{nummer}/brieven/{post_id}/als/{vorm}",
}  # fmt: skip
"""These look for a letter that was made; there is none here, but they asked for it."""


def test_no_question_walks_through_a_table_and_no_look_is_lost(als: Als, stad: Stad) -> None:
    """Every address that looks, for each role that may; with a newcomer on it by name a look is kept."""
    app = als("sanne").app
    bladen = [b for b in elk_adres(app, _richt_in(stad)) if not ELDERS.fullmatch(b.route)]  # type: ignore[arg-type]
    kop, niets, ongezien = _sleutel(stad), set[str](), set[str]()
    namen, blikken, klant, wie = _namen(stad), _blikken(stad), als("petra"), "petra"
    with onthouden(stad.db) as gevraagd:
        for blad in sorted(bladen, key=lambda b: b.wie):
            gevraagd.waar = ""
            if (naam := (blad.wie or "petra").split()[0].lower()) != wie:
                klant, wie = als(naam), naam
            gevraagd.waar = blad.route
            koppen = kop if blad.route.startswith("/api/") else {}
            antwoord = klant.get(blad.pad, headers=koppen)
            niets |= {blad.route} if antwoord.status_code != 200 else set()
            voor, blikken = blikken, _blikken(stad)
            if blikken == voor and any(n in antwoord.text for n in namen):
                ongezien.add(blad.route)
    assert niets == ZONDER_BRIEF
    assert ongezien == set()
    assert len(gevraagd.vragen) > 5 * len(bladen) > 500
    assert blikken > 80
    assert doorlopen(stad.db, gevraagd) == set()


def _namen(stad: Stad) -> set[str]:
    """Of who is there; not the one the made-up person in the examples of letters is called after."""
    with stad.db.lezen() as s:
        return set(s.exec(select(Persoon.naam))) - {"Yonas Tesfaye"}


def _blikken(stad: Stad) -> int:
    """The number of the look that was kept last."""
    with stad.db.lezen() as s:
        return s.exec(select(func.max(Inzagerij.id))).one() or 0


def _richt_in(stad: Stad) -> dict[str, str]:
    """What stands in addresses; and Paula of a partner may sign in."""
    vulling = richt_in(stad.db)
    with stad.db.schrijven() as s:
        stad.mensen["paula"] = s.exec(select(Gebruiker.id).where(Gebruiker.rol == "partner")).one() or 0
    return vulling | {"soort": "csv", "vorm": "html"}


def _sleutel(stad: Stad) -> dict[str, str]:
    with stad.db.schrijven() as s:
        return {"Authorization": f"Bearer {apisleutels.maak(s, stad.mensen['petra'], 'test', klok.echt())}"}


def test_the_check_sees_a_walk(stad: Stad) -> None:
    """A question without an index is found; it would not be if the check looked past it."""
    with onthouden(stad.db) as gevraagd, stad.db.lezen() as s:
        s.execute(text("SELECT count(*) FROM termijn WHERE aanleiding = 3")).scalar_one()
    assert {stap.split()[1] for _, stap in doorlopen(stad.db, gevraagd)} == {"termijn"}
