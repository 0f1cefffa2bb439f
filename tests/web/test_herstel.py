"""A form that outlives its sign-in: nothing typed is lost, and nobody else ever sees it."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlmodel import Session, select, update
from starlette.testclient import TestClient

from inburgering import klok
from inburgering.db import invulwerk, opruimen, versleuteling
from inburgering.db.tabellen import Aanmelding, Gebeurtenisrij, Invulwerk
from tests.web.conftest import ADRES, post
from tests.web.opmaak import formulier, gebreken, lees
from tests.web.stad import BSN, VANDAAG, Stad

pytestmark = pytest.mark.traag
Als = Callable[[str], TestClient]
TEKST = "Gebeld met de school. De les begint\nop maandag."
WEER = "Wat u eerder typte staat er weer."


@pytest.fixture
def pad(stad: Stad) -> str:
    """The form of a note on the traject of someone who learns."""
    return f"/trajecten/{stad.nummer(stad.zaken['route'])}/traject/1/notitie"


def _getypt(klant: TestClient, pad: str, tekst: str = TEKST) -> dict[str, str]:
    return {**formulier(klant.get(pad).text, pad), "tekst": tekst, "op": "2026-11-20", "stap": "leg_vast"}


def _te_lang_weg(stad: Stad) -> None:
    """An hour and more without a click: every sign-in lapsed."""
    with stad.db.schrijven() as s:
        s.execute(update(Aanmelding).values(gezien=klok.echt() - timedelta(minutes=61)))


def _rijen(s: Session) -> list[Invulwerk]:
    return list(s.exec(select(Invulwerk)))


def _notities(stad: Stad) -> int:
    with stad.db.lezen() as s:
        return len(s.exec(select(Gebeurtenisrij).where(Gebeurtenisrij.soort == "notitie")).all())


def test_na_een_uur_stilte_staat_het_formulier_er_weer(als: Als, stad: Stad, pad: str) -> None:
    """Lapsed while typing: sign in, find text and day in place, record it once, and nothing is kept."""
    sanne = als("sanne")
    velden = _getypt(sanne, pad)
    _te_lang_weg(stad)
    weg = sanne.post(pad, data=velden)
    assert (weg.status_code, weg.headers["location"]) == (303, f"/aanmelden?naar={pad}")
    aanmelden = lees(sanne.get(weg.headers["location"]).text).alles
    assert "Er is nog niets vastgelegd." in aanmelden
    assert "Wat u typte is bewaard." in aanmelden
    mens = {"gebruiker": str(stad.mensen["sanne"]), "naar": pad}
    assert post(sanne, "/aanmelden", mens).headers["location"] == pad
    blad = sanne.get(pad)
    assert gebreken(blad.text) == []
    assert WEER in lees(blad.text).alles
    terug = formulier(blad.text, pad)
    assert (terug["tekst"].split(), terug["op"]) == (TEKST.split(), "2026-11-20")
    assert terug["sleutel"] == velden["sleutel"]
    assert _notities(stad) == 0
    assert sanne.post(pad, data={**terug, "stap": "leg_vast"}).status_code == 303
    assert _notities(stad) == 1
    assert WEER not in sanne.get(pad).text
    with stad.db.lezen() as s:
        assert _rijen(s) == []


def test_ook_zonder_koekje_is_het_van_wie_het_typte(als: Als, stad: Stad, pad: str) -> None:
    """The browser forgot the sign-in after a working day: the seal in the form still tells whose it was."""
    sanne = als("sanne")
    velden = _getypt(sanne, pad)
    sanne.cookies.clear()
    assert sanne.post(pad, data=velden).headers["location"] == f"/aanmelden?naar={pad}"
    assert WEER in als("sanne").get(pad).text


def test_wie_elders_weer_is_aangemeld_gaat_recht_terug(als: Als, stad: Stad, pad: str) -> None:
    """Signed in again in another window: the old form leads to itself, filled in, with a fresh proof."""
    velden = _getypt(als("sanne"), pad)
    sanne = als("sanne")
    antwoord = sanne.post(pad, data=velden)
    assert (antwoord.status_code, antwoord.headers["location"]) == (303, pad)
    terug = formulier(sanne.get(pad).text, pad)
    assert terug["tekst"].split() == TEKST.split()
    assert terug["csrf"] != velden["csrf"]


def test_een_collega_op_dezelfde_computer_ziet_niets(als: Als, stad: Stad, pad: str) -> None:
    """Fatma signs in after Sanne's form was kept: she gets an empty form, and Sanne later her own text."""
    velden = _getypt(als("sanne"), pad)
    fatma = als("fatma")
    antwoord = fatma.post(pad, data=velden)
    assert antwoord.status_code == 403
    assert "de les begint" not in antwoord.text.lower()
    blad = fatma.get(pad).text
    assert "Gebeld met de school" not in blad
    assert WEER not in blad
    assert "Gebeld met de school" in als("sanne").get(pad).text


def test_wat_er_intussen_veranderde_staat_erbij(als: Als, stad: Stad, pad: str) -> None:
    """A colleague recorded something while Sanne was away: her form says what, and can then be recorded."""
    sanne = als("sanne")
    velden = _getypt(sanne, pad)
    _te_lang_weg(stad)
    sanne.post(pad, data=velden)
    stad.doe(stad.zaken["route"], "traject.contact", VANDAAG, {"kanaal": "telefoon", "verslag": "Gebeld."})
    html = als("sanne").get(pad).text
    assert "Iemand anders heeft dit traject intussen gewijzigd." in lees(html).alles
    assert "Contact met de inburgeraar" in lees(html).alles
    assert sanne.post(pad, data={**formulier(html, pad), "stap": "leg_vast"}).status_code == 303


def test_een_leeg_formulier_kan_ook(als: Als, stad: Stad, pad: str) -> None:
    """Who does not want the old text starts with an empty form."""
    sanne = als("sanne")
    velden = _getypt(sanne, pad)
    _te_lang_weg(stad)
    sanne.post(pad, data=velden)
    assert formulier(als("sanne").get(f"{pad}?leeg=ja").text, pad)["tekst"] == ""


def test_er_blijft_geen_bsn_achter(als: Als, stad: Stad, pad: str) -> None:
    """Neither from its own field nor from a story; the rest of the form for a new traject comes back."""
    sanne, nieuw = als("sanne"), "/trajecten/nieuw"
    velden = {**formulier(sanne.get(nieuw).text, nieuw), "bsn": BSN[0], "naam": "Sara Haddad"}
    notitie = _getypt(sanne, pad, f"Zijn nummer is {BSN[0]}, zegt hij.")
    _te_lang_weg(stad)
    sanne.post(nieuw, data=velden)
    sanne.post(pad, data=notitie)
    with stad.db.lezen() as s:
        assert [BSN[0] in rij.inhoud for rij in _rijen(s)] == [False, False]
    html = als("sanne").get(nieuw).text
    terug = formulier(html, nieuw)
    assert (terug["naam"], terug["bsn"]) == ("Sara Haddad", "")
    assert "Het BSN bewaren wij niet: vul dat opnieuw in." in lees(html).alles
    assert "Zijn nummer is (BSN weggelaten), zegt hij." in sanne.get(pad).text


def test_zonder_geldig_zegel_wordt_niets_bewaard(als: Als, stad: Stad, klant: TestClient, pad: str) -> None:
    """A proof of nobody, or one that was tampered with, keeps nothing and says that the form lapsed."""
    velden = _getypt(als("sanne"), pad)
    klant.cookies.clear()
    for csrf in ("", "x", velden["csrf"][:-2] + "xx", formulier(klant.get("/aanmelden").text)["csrf"]):
        antwoord = klant.post(pad, data={**velden, "csrf": csrf}, headers={"Origin": ADRES})
        assert antwoord.status_code in {303, 403}
        assert antwoord.headers.get("location", "/aanmelden") == "/aanmelden"
    with stad.db.lezen() as s:
        assert _rijen(s) == []


def test_wat_te_groot_is_of_van_iemand_die_weg_is_wordt_niet_bewaard(stad: Stad, als: Als, pad: str) -> None:
    """A hundred thousand characters is the end of it, and ten forms per person: the oldest goes."""
    als("sanne")
    with stad.db.schrijven() as s:
        hash_ = s.exec(select(Aanmelding.token_hash)).one()
        sanne = invulwerk.van_wie(s, hash_)
        assert sanne is not None
        nu = klok.echt()
        assert not invulwerk.bewaar(s, sanne, pad, [("tekst", "a" * 100_000)], nu)
        for i in range(12):
            assert invulwerk.bewaar(s, sanne, f"{pad}/{i}", [("tekst", "a")], nu + timedelta(seconds=i))
        assert sorted(int(r.pad.rpartition("/")[2]) for r in _rijen(s)) == list(range(2, 12))
        sanne.actief = False
        s.add(sanne)
        s.flush()
        assert invulwerk.van_wie(s, hash_) is None


def test_na_een_dag_is_het_weg(als: Als, stad: Stad, pad: str) -> None:
    """A day later it is not given back any more, and opruimen takes the row; it was encrypted all along."""
    sanne = als("sanne")
    velden = _getypt(sanne, pad)
    _te_lang_weg(stad)
    sanne.post(pad, data=velden)
    with stad.db.schrijven() as s:
        (rij,) = _rijen(s)
        ruw = s.connection().exec_driver_sql("select inhoud from invulwerk").scalar_one()
        assert b"school" not in ruw
        assert "school" in versleuteling.bos().ontsleutel(ruw, b"invulwerk.inhoud")
        assert rij.traject_id == stad.zaken["route"]
        laat = rij.verloopt
        assert invulwerk.zoek(s, rij.gebruiker_id, pad, laat - timedelta(seconds=1)) is not None
        assert invulwerk.zoek(s, rij.gebruiker_id, pad, laat) is None
        assert opruimen.ruim_op(s, VANDAAG, laat - timedelta(seconds=1)).formulieren == 0
        assert opruimen.ruim_op(s, VANDAAG, laat).formulieren == 1
