"""A day is looked at while it is typed; the form decides, and nothing typed is ever taken away."""

from collections.abc import Callable

import pytest
from sqlmodel import select
from starlette.testclient import TestClient

from inburgering.db.tabellen import Inzagerij
from tests.web.opmaak import formulier, lees
from tests.web.stad import Stad

Als = Callable[[str], TestClient]
PAD = "/dagcontrole/wi2021/contact/op"


@pytest.mark.parametrize(
    ("dag", "zin"),
    [
        ("2026-11-20", "vrijdag 20 november 2026, 3 dagen geleden"),
        ("20-11-2026", "vrijdag 20 november 2026, 3 dagen geleden"),
        ("2026-11-24", "ligt in de toekomst"),
        ("2026-02-31", "Deze datum bestaat niet"),
        ("", ""),
    ],
)
def test_wat_er_over_een_dag_te_zeggen_is(als: Als, dag: str, zin: str) -> None:
    """The weekday and how long ago, or the sentence the form would give; an empty field is left alone."""
    tekst = als("sanne").get(PAD, params={"op": dag}).text
    assert zin in tekst
    assert bool(tekst.strip()) is bool(zin)


def test_een_dag_in_een_ander_veld_mag_later_zijn(als: Als) -> None:
    """An appointment lies ahead: it is said how far."""
    tekst = als("sanne").get("/dagcontrole/wi2021/oproep_brede_intake/dag", params={"dag": "2026-12-01"}).text
    assert tekst.strip() == "dinsdag 1 december 2026, over 8 dagen"


@pytest.mark.parametrize("pad", ["wi2021/contact/bsn", "wi2021/bestaat_niet/op", "wi2099/contact/op"])
def test_wat_niet_bestaat_is_er_niet(als: Als, pad: str) -> None:
    """No such field, gebeurtenis or regime."""
    assert als("sanne").get(f"/dagcontrole/{pad}").status_code == 404


def test_zonder_aanmelding_gebeurt_er_niets(klant: TestClient) -> None:
    """No way to the sign-in page: that would take away a form that is half filled in."""
    antwoord = klant.get(PAD, params={"op": "2026-11-20"}, headers={"HX-Request": "true"})
    assert (antwoord.status_code, antwoord.text, antwoord.headers.get("HX-Redirect")) == (204, "", None)


def test_het_formulier_vraagt_ernaar_en_kijken_is_geen_inzage(als: Als, stad: Stad) -> None:
    """Each day field of a form carries the address; asking it does not count as looking at someone."""
    sanne, pad = als("sanne"), f"/trajecten/{stad.nummer(stad.zaken['route'])}/traject/1/contact"
    html = sanne.get(pad).text
    (op,) = [i for i in lees(html).van("input") if i.get("name") == "op"]
    assert op["hx-get"] == PAD
    assert op["aria-describedby"].split()[-1] == "veld-op-oordeel"
    assert formulier(html, pad)["op"] == "2026-11-23"

    def regels() -> int:
        with stad.db.lezen() as s:
            return len(s.exec(select(Inzagerij)).all())

    voor = regels()
    assert sanne.get(PAD, params={"op": "2026-11-20"}).status_code == 200
    assert regels() == voor
