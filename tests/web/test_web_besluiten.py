"""What stands beside the road, over its pages: a fine, bezwaren, DUO's decisions, moving, other regimes."""

from collections.abc import Callable
from datetime import date

import pytest
from starlette.testclient import TestClient

from inburgering.db.tabellen import Norm
from tests.web.conftest import post
from tests.web.lijn import Lijn
from tests.web.opmaak import lees
from tests.web.stad import BSN, VANDAAG, Stad
from tests.werkplek import PIP

Als = Callable[[str], TestClient]
NU = VANDAAG.isoformat()


@pytest.fixture
def sanne(als: Als) -> TestClient:
    """Sanne, signed in."""
    return als("sanne")


@pytest.fixture
def route(sanne: TestClient, stad: Stad) -> Lijn:
    """Nguyễn, on the leerroute since 15 September 2026."""
    return Lijn(sanne, f"/trajecten/{stad.nummer(stad.zaken['route'])}")


def test_a_fine_for_not_cooperating(route: Lijn, stad: Stad) -> None:
    """From signal to decision; € 25 at most for a first time without intent, € 12,50 when blame is less."""
    with stad.db.schrijven() as s:
        naam, sinds = "handhaving_asiel_vergunning", date(2026, 11, 1)
        s.add(Norm(gemeente_id=stad.gemeente, naam=naam, waarde=True, bron="besluit", geldig_vanaf=sinds))
    signaal = {
        "gedrag": "intensiteit_leerroute",
        "constatering": "2026-11-02",
        "toelichting": "Niet in de les.",
    }
    route.stap("handhaving/0/signaal_handhaving", "2026-11-02", signaal)
    assert "Niet meewerken aan het PIP 1: " in route.tekst()
    rapport = {"overtreding": "Vier keer niet gekomen.", "rapporteur": stad.mensen["sanne"]}
    route.stap("handhaving/1/rapport_overtreding", "2026-11-03", rapport)
    vraag = {"uiterlijk": "2026-11-17", "rapport_meegestuurd": True}
    route.stap("handhaving/1/uitnodiging_zienswijze", "2026-11-03", vraag)
    route.stap("handhaving/1/zienswijze", "2026-11-18", {"vorm": "niet_gegeven", "inhoud": ""})
    form = lees(route.vraag("handhaving/1/boete_medewerking"))
    assert [rij.split("€")[1].strip() for rij in form.tekst("tr")[1:]] == ["50", "37,50", "25", "12,50"]
    besluit = {
        "verwijtbaar": True, "verwijtbaarheid": "verminderd", "bijstand_verlaagd": False, "bedrag": "12,51",
        "aanhoudende_onwil": "Gewaarschuwd.", "motivering": "Het past.", "beslisser": stad.mensen["fatma"],
    }  # fmt: skip
    te_hoog = route.stuur("handhaving/1/boete_medewerking", "2026-11-19", besluit)
    assert te_hoog.status_code == 409
    assert "hoogstens € 12,50" in lees(te_hoog.text).alles
    route.stap("handhaving/1/boete_medewerking", "2026-11-19", {**besluit, "bedrag": "12,50"})
    route.stap("handhaving/1/bekendmaking_boetebesluit", "2026-11-20")
    assert "Boete bekendgemaakt" in route.tekst()


def test_two_bezwaren_and_what_they_are_about(route: Lijn) -> None:
    """Each has its number and its decision; what was extended stands with its reason and its days."""
    route.stap(
        "bezwaar/0/ontvangst_bezwaar", "2026-10-12", {"tegen": "pip", "bekendgemaakt_op": "2026-09-15"}
    )
    route.stap("bezwaar/0/ontvangst_bezwaar", NU, {"tegen": "anders", "bekendgemaakt_op": "2026-11-02"})
    tekst = route.tekst()
    assert "Bezwaar en beroep 1: het PIP" in tekst
    assert "Bezwaar en beroep 2: een ander besluit" in tekst
    assert "Beslissen op bezwaar: Bezwaar en beroep 1: het PIP" in tekst
    route.stap("bezwaar/1/verdaging_bezwaar", NU, {"weken": 6})
    assert "Verdaagd" in route.tekst()
    besluit = {"uitkomst": "ongegrond", "gehoord": True, "door_een_ander": True, "motivering": "Past."}
    route.stap("bezwaar/1/beslissing_op_bezwaar", NU, besluit)
    fout = route.stuur("bezwaar/2/beslissing_op_bezwaar", NU, {**besluit, "gehoord": False})
    assert fout.status_code == 422
    assert "Leg uit waarom de indiener niet is gehoord." in lees(fout.text).alles


def test_duo_gives_more_time(route: Lijn) -> None:
    """T10 moves from 15 September 2029 to 15 March 2030: 181 days, with the reason and who decided.

    An application can only come in the last six months; DUO may extend of its own accord before that.
    """
    assert "/verlenging/0/aanvraag_verlenging" not in route.links()
    vroeg = route.stuur("verlenging/0/aanvraag_verlenging", NU, {"grond": "ziekte"})
    assert vroeg.status_code == 409
    assert "Een aanvraag kan pas vanaf 15 maart 2029." in lees(vroeg.text).alles
    nog_niet = route.stuur("verlenging/0/besluit_verlenging", NU, {"toegekend": True})
    assert nog_niet.status_code == 422
    assert "Vul de nieuwe laatste dag in" in lees(nog_niet.text).alles
    besluit = {"toegekend": True, "grond": "bevalling", "verlengd_tot": "2030-03-15"}
    route.stap("verlenging/0/besluit_verlenging", NU, besluit)
    tekst = route.tekst()
    assert "Verlengd en stilgezet" in tekst
    assert "bevalling" in tekst
    assert "+181" in tekst
    assert "besluit van DUO" in tekst


def test_an_ontheffing_and_a_vrijstelling(route: Lijn) -> None:
    """Advice of the municipality, decisions of DUO; a part only with its name."""
    route.stap("ontheffing/0/aanvraag_ontheffing", "2026-11-02", {"grond": "bijzonder"})
    assert "Advies over ontheffing: Ontheffing door DUO 1" in route.tekst()
    route.stap("ontheffing/1/advies_ontheffing", NU, {"advies": "niet_verlenen", "motivering": "Het lukt."})
    route.stap("ontheffing/1/besluit_ontheffing", NU, {"toegekend": False, "omvang": "geheel"})
    route.stap("vrijstelling/0/aanvraag_vrijstelling", "2026-11-02", {"grond": "diploma"})
    deel = {"toegekend": True, "omvang": "gedeeltelijk", "onderdelen": ["knm"]}
    route.stap("vrijstelling/1/besluit_vrijstelling", NU, deel)
    assert "Afgewezen" in route.tekst()


def test_days_of_duo_and_a_pause(route: Lijn) -> None:
    """DUO's own dates, a time without duty, an exemption with its return to the leerroute."""
    duo = {"aanvang": "2026-09-16", "einde": "2029-09-20"}
    route.stap("traject/1/termijn_volgens_duo", "2026-10-01", duo)
    assert "Volgens DUO" in route.tekst()
    weg = {"van": "2026-10-05", "tot": "2026-10-18", "reden": "tijdelijk_doel"}
    route.stap("traject/1/onderbreking_plicht", "2026-10-19", weg)
    vrij = {"reden": "opleiding", "opnieuw_bekijken_op": "2027-06-01"}
    route.stap("traject/1/start_vrijstelling", "2026-11-16", vrij)
    assert "Fase: Vrijgesteld" in route.tekst()
    route.stap("traject/1/einde_vrijstelling", NU)
    assert "Fase: Leerroute" in route.tekst()
    nieuw = {"waarvoor": "leerroute", "nieuwe_laatste_dag": "2030-09-20"}
    assert route.klant.get(f"{route.basis}/traject/1/nieuwe_termijn_duo").status_code == 200
    assert route.stuur("traject/1/nieuwe_termijn_duo", NU, nieuw).status_code in {303, 409}


def test_someone_moves_away(sanne: TestClient, stad: Stad) -> None:
    """The dossier goes to the new municipality when it asks; then only the end is left."""
    lijn = Lijn(sanne, f"/trajecten/{stad.nummer(stad.zaken['gezin'])}")
    lijn.stap("traject/1/vertrek", "2026-11-16", {"naar_gemeente": "Voorbeeldstad"})
    assert "Fase: Verhuisd" in lijn.tekst()
    lijn.stap("traject/1/verzoek_nieuw_college", "2026-11-18", {"door_wie": "Voorbeeldstad"})
    lijn.stap("traject/1/overdracht_dossier", NU)
    lijn.stap("traject/1/beeindiging", NU, {"reden": "verhuizing"})


@pytest.mark.parametrize("route_", ["z", "onderwijs"])
def test_the_other_routes(sanne: TestClient, stad: Stad, route_: str) -> None:
    """Z ends with a talk of the municipality; the onderwijsroute has a taalschakeltraject and no MAP."""
    lijn = Lijn(sanne, f"/trajecten/{stad.nummer(stad.zaken['gezin'])}")
    lijn.stap("brede_intake/1/intakegesprek", "2026-11-09", stad.GESPREK)
    lijn.stap("leerbaarheidstoets/1/uitslag_leerbaarheidstoets", "2026-11-09", {"advies": route_})
    lijn.stap("brede_intake/1/afronding_brede_intake", "2026-11-09")
    eigen = {"leerroute": route_, "examens_gewenst": False, "alfabetisering": False}
    lijn.stap("pip/1/opstelling_pip", "2026-11-09", {**PIP, **eigen})
    lijn.stap("pip/1/vaststelling_pip", "2026-11-09")
    if route_ == "z":
        lijn.stap("leerroute/1/start_lessen", "2026-11-10", {"school": "Taalhuis"})
        partner = {"gevoerd_door": "partner", "verslag": "Klaar."}
        assert lijn.stuur("leerroute/1/eindgesprek_leerroute", NU, partner).status_code in {409, 422}
        lijn.stap("leerroute/1/eindgesprek_leerroute", NU, {**partner, "gevoerd_door": "gemeente"})
        assert "veld-soort_onderwijs" in lijn.vraag("leerroute/1/uren_les")
    else:
        lijn.stap("leerroute/1/start_taalschakeltraject", "2026-11-10", {"instelling": "ROC"})
        lijn.stap("leerroute/1/taalschakeltraject_behaald", NU)
        assert not any(link.startswith("/map/") for link in lijn.links())
        assert "veld-soort_onderwijs" not in lijn.vraag("leerroute/1/uren_les")


def test_the_ondertussengroep_has_a_light_plan(sanne: TestClient) -> None:
    """A plan with a day to look again, contact, and nothing of the law of 2021."""
    velden = {"bsn": BSN[0], "naam": "Zara Demir", "groep": "gezin", "begin": "ondertussengroep"}
    antwoord = post(sanne, "/trajecten/nieuw", {**velden, "op": "2026-09-01"})
    lijn = Lijn(sanne, antwoord.headers["location"])
    assert "Fase: In begeleiding" in lijn.tekst()
    plan = {"doelen": "Werk vinden.", "herzien_op": "2026-12-01"}
    lijn.stap("ondertussenplan/1/start_ondertussenplan", "2026-09-07", plan)
    lijn.stap("traject/1/contact", "2026-10-05", {"kanaal": "telefoon", "verslag": "Het gaat goed."})
    lijn.stap("ondertussenplan/1/herziening_ondertussenplan", NU, {"herzien_op": "2027-06-01"})
    lijn.stap("ondertussenplan/1/einde_ondertussenplan", NU)
    assert "PIP vaststellen" not in lijn.tekst()


def test_a_bezwaar_outlives_the_traject(sanne: TestClient, stad: Stad) -> None:
    """After the end it can still come in and be decided upon; nothing else begins. The end can be undone."""
    lijn = Lijn(sanne, f"/trajecten/{stad.nummer(stad.zaken['gezin'])}")
    lijn.stap("traject/1/beeindiging", "2026-11-16", {"reden": "overlijden"})
    assert "Dit traject is beëindigd." in lijn.tekst()
    assert set(lijn.links()) == {"/bezwaar/0/ontvangst_bezwaar", "/log/3/verbeter"}
    lijn.stap("bezwaar/0/ontvangst_bezwaar", NU, {"tegen": "anders", "bekendgemaakt_op": "2026-11-09"})
    besluit = {
        "uitkomst": "niet_ontvankelijk",
        "gehoord": True,
        "door_een_ander": True,
        "motivering": "Te laat.",
    }
    lijn.stap("bezwaar/1/beslissing_op_bezwaar", NU, besluit)
    assert sanne.get(f"{lijn.basis}/verlenging/0/aanvraag_verlenging").status_code == 409
