"""With several trajects of the caseload at once: the same contact, and what lies at their partners."""

from collections.abc import Callable

import pytest
from starlette.testclient import TestClient

from tests.web.conftest import token
from tests.web.opmaak import formulier, gebreken, lees
from tests.web.stad import Stad

Als = Callable[[str], TestClient]
PAD, LIJST = "/caseload/contact", "/caseload?van=alle"
GESPROKEN = {"op": "2026-11-20", "kanaal": "gesprek", "verslag": "Bijeenkomst over de lessen."}


def gekozen(stad: Stad, klant: TestClient, *zaken: str, **velden: str) -> dict[str, object]:
    """What the form under the caseload sends with these cases ticked."""
    nummers = [stad.nummer(stad.zaken[zaak]) for zaak in zaken]
    return {"csrf": token(klant.get(LIJST).text), "traject": nummers, "terug": LIJST, **velden}


def laatste(stad: Stad, zaak: str) -> tuple[str, str, str, str | None]:
    """Kind, day, who and on whose behalf of what was recorded last."""
    rij = stad.log(stad.zaken[zaak])[-1]
    return rij.soort, str(rij.op), rij.door, rij.namens


def _logboeken(stad: Stad) -> list[int]:
    return [len(stad.log(stad.zaken[zaak])) for zaak in ("laat", "route", "nieuw")]


def test_every_traject_on_the_list_can_be_ticked(als: Als, stad: Stad) -> None:
    """Each row has a box of the form below it; who leads may hand them over there as well."""
    html = als("sanne").get("/caseload").text
    assert gebreken(html) == []
    vakjes = [a for a in lees(html).van("input") if a.get("form") == "gekozen"]
    assert sorted(a["value"] for a in vakjes) == sorted(stad.nummer(z) for z in stad.zaken.values())
    assert "Toewijzen aan" not in html
    leidt = als("petra").get("/caseload").text
    assert gebreken(leidt) == []
    assert "Toewijzen aan" in leidt


def test_one_contact_for_several_is_looked_at_first(als: Als, stad: Stad) -> None:
    """From the list to the form, a look, and then into each log: once, however often one clicks."""
    klant = als("sanne")
    leeg = klant.post(PAD, data=gekozen(stad, klant, "laat", "route"))
    assert leeg.status_code == 200
    assert gebreken(leeg.text) == []
    assert "Bij 2 trajecten komt hetzelfde in het logboek" in lees(leeg.text).alles
    keuze = gekozen(stad, klant, "laat", "route", stap="bekijk", **GESPROKEN)
    voor = _logboeken(stad)
    gezien = klant.post(PAD, data=keuze)
    assert gebreken(gezien.text) == []
    for zin in ("Klopt dit?", "Yonas Tesfaye", "Bijeenkomst over de lessen.", "20 november 2026"):
        assert zin in gezien.text
    assert _logboeken(stad) == voor
    doen = {**formulier(gezien.text, PAD), "traject": keuze["traject"], "stap": "leg_vast"}
    for _ in range(2):
        assert klant.post(PAD, data=doen).headers["location"] == LIJST
    assert [len(stad.log(stad.zaken[z])) for z in ("laat", "route", "nieuw")] == [
        voor[0] + 1,
        voor[1] + 1,
        voor[2],
    ]
    assert laatste(stad, "laat") == ("contact", "2026-11-20", "Sanne de Jong", None)
    assert "Het contact is vastgelegd bij 2 trajecten." in klant.get(LIJST).text


def test_a_colleague_does_it_on_her_behalf(als: Als, stad: Stad) -> None:
    """The log says who did it, and for whom."""
    klant = als("fatma")
    klant.post(PAD, data=gekozen(stad, klant, "laat", stap="leg_vast", **GESPROKEN))
    assert laatste(stad, "laat") == ("contact", "2026-11-20", "Fatma Bakker", "Sanne de Jong")


@pytest.mark.parametrize("stap", ["bekijk", "leg_vast"])
def test_a_mistake_loses_nothing(als: Als, stad: Stad, stap: str) -> None:
    """A day in the future and no report: both are said, and what was typed and chosen stands there still."""
    klant = als("sanne")
    fout = {"op": "2027-01-01", "kanaal": "telefoon", "verslag": ""}
    antwoord = klant.post(PAD, data=gekozen(stad, klant, "laat", "route", stap=stap, **fout))
    assert antwoord.status_code == 422
    assert gebreken(antwoord.text) == []
    assert "in de toekomst" in antwoord.text
    velden = formulier(antwoord.text, PAD)
    assert (velden["op"], velden["kanaal"]) == ("2027-01-01", "telefoon")
    assert antwoord.text.count('type="hidden" name="traject"') == 2
    assert laatste(stad, "laat")[0] != "contact"


def test_what_was_typed_survives_an_expired_session(als: Als, stad: Stad) -> None:
    """Signed out meanwhile: after signing in the form stands there again, with whom it was for."""
    klant = als("sanne")
    velden = gekozen(stad, klant, "laat", "route", stap="bekijk", **GESPROKEN)
    klant.cookies.clear()
    antwoord = klant.post(PAD, data=velden)
    assert antwoord.headers["location"].startswith("/aanmelden?naar=")
    html = als("sanne").get(PAD).text
    assert "Wat u eerder typte staat er weer." in html
    assert "Bijeenkomst over de lessen." in html
    assert html.count('type="hidden" name="traject"') == 2


def test_nothing_chosen_and_what_is_not_hers(als: Als, stad: Stad) -> None:
    """Without a choice one is led back; a traject of elsewhere is as one that is not there."""
    klant, elders = als("sanne"), stad.elders_nummer()
    for nummers in ([], [elders], ["INB-0000-000000"]):
        antwoord = klant.post(PAD, data={**gekozen(stad, klant), "traject": nummers})
        assert antwoord.headers["location"] == LIJST
        assert "Kies ten minste één traject" in klant.get(LIJST).text
    kwaad = {**gekozen(stad, klant), "terug": "https://elders.example/caseload"}
    assert klant.post(PAD, data=kwaad).headers["location"] == "/caseload"
    een = klant.post(
        PAD, data={**gekozen(stad, klant, "laat"), "traject": [stad.nummer(stad.zaken["laat"]), elders]}
    )
    assert "1 gekozen traject doet niet mee" in een.text


def test_a_consulent_reminds_the_partners_of_what_she_chose(als: Als, stad: Stad) -> None:
    """Of two cases one lies at Plangroep: that is reminded; the other is named as not lying there."""
    klant = als("sanne")
    gezien = klant.post("/herinneren", data=gekozen(stad, klant, "route", "laat", aan="partner"))
    assert gezien.status_code == 200
    assert gebreken(gezien.text) == []
    assert "1 partner krijgt een herinneringsbrief" in gezien.text
    niet = gezien.text.split('id="niet-kop"')[1]
    assert "Yonas Tesfaye" in niet
    doen = formulier(gezien.text, "/herinneren/uitvoeren")
    assert klant.post("/herinneren/uitvoeren", data=doen).headers["location"] == LIJST
    assert laatste(stad, "route")[0] == "herinnering"
