"""Opening a traject in each of its ways: what is asked, what is not, and what is said of mistakes."""

from collections.abc import Callable

import pytest
from sqlmodel import select
from starlette.testclient import TestClient

from inburgering.db.tabellen import Norm, Traject
from tests.web.conftest import post
from tests.web.opmaak import formulier, gebreken, lees
from tests.web.stad import BSN, VANDAAG, Stad

Als = Callable[[str], TestClient]
NIEUW = "/trajecten/nieuw"
WIE = {"bsn": BSN[0], "naam": "Selam Tekle", "groep": "asiel_vergunning", "op": "2026-11-16"}


@pytest.fixture
def sanne(als: Als) -> TestClient:
    """Sanne, signed in."""
    return als("sanne")


def _nieuwste(stad: Stad) -> Traject:
    with stad.db.lezen() as s:
        gevonden = s.exec(select(Traject).order_by(Traject.id.desc())).first()  # type: ignore[union-attr]
        assert gevonden is not None
        return gevonden


@pytest.mark.parametrize(
    ("begin", "meer", "regime", "toestand", "eerste"),
    [
        ("kennisgeving", {}, "wi2021", "aangemeld", "kennisgeving"),
        ("koppeling", {"azc": "Ter Apel"}, "wi2021", "gekoppeld", "koppeling"),
        ("koppeling", {}, "wi2021", "gekoppeld", "koppeling"),
        ("ondertussengroep", {"door_wie": "het wijkteam"}, "wi2013", "begeleid", "aanmelding"),
        ("vrijwillig", {}, "vrijwillig", "aangemeld", "aanmelding"),
    ],
)
def test_each_way_to_begin(
    sanne: TestClient, stad: Stad, begin: str, meer: dict[str, str], regime: str, toestand: str, eerste: str
) -> None:
    """Its first gebeurtenis, regime and phase; what belongs to another way is not recorded."""
    anders = {"azc": "Niet van toepassing", "door_wie": "Niemand", "verwachte_huisvesting": "onzin"}
    antwoord = post(sanne, NIEUW, {**WIE, **anders, "begin": begin, **_leeg(begin), **meer})
    assert antwoord.status_code == 303, lees(antwoord.text).alles
    traject = _nieuwste(stad)
    assert (traject.regime, traject.toestand) == (regime, toestand)
    rij = stad.log(traject.id or 0)[0]
    assert (rij.soort, rij.op.isoformat()) == (eerste, "2026-11-16")
    feiten = (rij.feiten or {}).get("gegevens", {})
    assert {naam: feiten[naam] for naam in ("azc", "door_wie") if feiten.get(naam)} == meer
    html = sanne.get(antwoord.headers["location"]).text
    assert gebreken(html) == []


def _leeg(begin: str) -> dict[str, str]:
    """The fields of this way itself, empty."""
    namen = {"koppeling": ("azc", "verwachte_huisvesting")}.get(begin, ("door_wie",))
    return dict.fromkeys(namen, "")


def test_a_field_says_with_which_beginning_it_goes(sanne: TestClient) -> None:
    """The stylesheet hides the rest; without it they stand there and are not read."""
    html = sanne.get(NIEUW).text
    assert formulier(html, NIEUW)["begin"] == "kennisgeving"
    bij = [a["class"] for a in lees(html).van("div") if "bij-begin" in a.get("class", "")]
    assert any("bij-begin-koppeling" in klasse and "kennisgeving" not in klasse for klasse in bij)
    assert any("bij-begin-ondertussengroep bij-begin-vrijwillig" in klasse for klasse in bij)


@pytest.mark.parametrize(
    ("velden", "zin", "status"),
    [
        ({"begin": "koppeling", "bsn": ""}, "Vul het BSN in. Het staat in de gegevens van het COA.", 422),
        ({"begin": "vrijwillig", "bsn": ""}, "Vul het BSN in.", 422),
        ({"begin": "koppeling", "verwachte_huisvesting": "gauw"}, "Dit is geen datum.", 422),
        ({"begin": "koppeling", "op": "2099-01-01"}, "ligt in de toekomst", 422),
        ({"begin": "koppeling", "groep": "gezin"}, "asiel", 409),
        ({"begin": "ondertussengroep", "op": "31-02-2026"}, "Deze datum bestaat niet", 422),
    ],
)
def test_mistakes_are_said_and_nothing_is_lost(
    sanne: TestClient, stad: Stad, velden: dict[str, str], zin: str, status: int
) -> None:
    """Of each way its own sentence; what was typed still stands there, and no traject was made."""
    voor = _nieuwste(stad).id
    antwoord = post(sanne, NIEUW, {**WIE, **velden})
    assert antwoord.status_code == status
    assert gebreken(antwoord.text) == []
    assert zin in lees(antwoord.text).alles
    terug = formulier(antwoord.text, NIEUW)
    assert {naam: terug[naam] for naam in velden} == velden
    assert terug["naam"] == "Selam Tekle"
    assert _nieuwste(stad).id == voor


def test_only_what_the_municipality_opens_is_offered(sanne: TestClient, stad: Stad) -> None:
    """With the law of 2021 alone one is not asked for another regime; sent all the same, it is refused."""
    with stad.db.schrijven() as s:
        s.add(
            Norm(
                gemeente_id=stad.gemeente, naam="regimes", waarde=["wi2021"], bron="proefbesluit",
                geldig_vanaf=VANDAAG,
            )
        )  # fmt: skip
    html = sanne.get(NIEUW).text
    keuzes = [a["value"] for a in lees(html).van("input") if a.get("name") == "begin"]
    assert keuzes == ["kennisgeving", "koppeling"]
    antwoord = post(sanne, NIEUW, {**WIE, "begin": "vrijwillig", "op": VANDAAG.isoformat()})
    assert antwoord.status_code == 409
    assert "Uw gemeente opent op deze dag geen traject" in lees(antwoord.text).alles
