"""The coordinator's board: numbers that add up, lists behind them, and handing trajects over."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial

from sqlmodel import select
from starlette.testclient import TestClient

from inburgering.db import zoeken_bord, zoeken_bordlijst, zoeken_trend
from inburgering.db.tabellen import Gebeurtenisrij, Traject
from inburgering.db.zoeken_bord import Keuze
from inburgering.web.uitvoer import veilig
from tests.web.conftest import token
from tests.web.opmaak import formulier, gebreken, lees
from tests.web.stad import VANDAAG, Stad
from tests.web.vragen import aantal

Als = Callable[[str], TestClient]


def keuze(stad: Stad, **velden: object) -> Keuze:
    """Overdue steps of Proefstad, a month from now."""
    return Keuze(gemeente_id=stad.gemeente, vandaag=VANDAAG + timedelta(days=30), **velden)  # type: ignore[arg-type]


def test_het_bord_telt_wat_te_laat_is(als: Als) -> None:
    """One PIP is a week late; the partner's reply is due today and so not overdue yet."""
    bladzijde = als("petra").get("/coordinator")
    assert bladzijde.status_code == 200
    assert gebreken(bladzijde.text) == []
    getallen = [t for t in lees(bladzijde.text).tekst("span") if t.isdigit()]
    assert getallen[0] == "1"
    assert "PIP vaststellen" in bladzijde.text
    assert "7 dagen" in bladzijde.text


def test_de_getallen_zijn_gelijk_aan_de_lijsten(stad: Stad) -> None:
    """Each number of the matrix is the length of the list behind it; together they are the total."""
    with stad.db.lezen() as s:
        vakken = zoeken_bord.vakken(s, keuze(stad))
        assert len(vakken) > 2
        for v in vakken:
            deel = keuze(stad, stap=v.stap, consulent=v.consulent, partner=v.partner)
            assert (
                len(zoeken_bordlijst.lijst(s, deel, aantal=None)) == v.aantal == zoeken_bord.totaal(s, deel)
            )
        alles = zoeken_bord.totaal(s, keuze(stad))
        assert sum(v.aantal for v in vakken) == alles == zoeken_bord.stand(s, keuze(stad)).dagen.total()
        assert zoeken_trend.verloop(s, stad.gemeente, keuze(stad).vandaag)[-1][1] == alles


def test_een_stap_bij_een_partner_ligt_bij_die_partner(stad: Stad) -> None:
    """A week later Plangroep's reply is overdue, and stands under its name with a way to remind it."""
    vraag = Keuze(gemeente_id=stad.gemeente, vandaag=VANDAAG + timedelta(days=7), stap="N01")
    with stad.db.lezen() as s:
        (regel,) = zoeken_bordlijst.lijst(s, vraag)
    assert (regel.partner, regel.naam, regel.overdracht) == ("Plangroep", "Nguyễn Thị Minh Châu", 1)


def test_elk_getal_leidt_naar_een_lijst(als: Als) -> None:
    """Every link of the matrix opens, without faults in its markup."""
    klant = als("petra")
    for per in ("consulent", "partner", "stap"):
        blad = lees(klant.get(f"/coordinator?per={per}").text)
        links = [a["href"] for tag, a in blad.tags if tag == "a" and "/lijst?" in a.get("href", "")]
        assert links
        for pad in links:
            antwoord = klant.get(pad)
            assert antwoord.status_code == 200
            assert gebreken(antwoord.text) == []


def test_een_andere_gemeente_ziet_niets(stad: Stad) -> None:
    """Elders has no trajects: its board is empty."""
    vraag = Keuze(gemeente_id=stad.elders, vandaag=VANDAAG)
    with stad.db.lezen() as s:
        assert zoeken_bord.totaal(s, vraag) == 0
        assert zoeken_trend.verloop(s, stad.elders, VANDAAG)[-1][1:] == (0, 0)


def test_een_consulent_leest_het_bord_maar_wijst_niet_toe(als: Als, stad: Stad) -> None:
    """The board is for everyone who works here; handing over is for who leads."""
    klant = als("sanne")
    for pad in ("/coordinator", "/coordinator/lijst", "/coordinator/lijst.csv"):
        antwoord = klant.get(pad)
        assert antwoord.status_code == 200
        assert "oewijzen" not in antwoord.text
    velden = {"csrf": token(klant.get("/caseload").text), "naar": str(stad.mensen["fatma"])}
    velden["traject"] = stad.nummer(stad.zaken["laat"])
    assert klant.get("/toewijzen").status_code == 403
    for pad in ("/toewijzen", "/toewijzen/uitvoeren"):
        assert klant.post(pad, data=velden).status_code == 403
    assert toewijzingen(stad) == 5


def test_het_aantal_vragen_hangt_niet_af_van_het_aantal_trajecten(als: Als, stad: Stad) -> None:
    """As many questions to the database with fifty trajects as with five, on each page of the board."""
    klant = als("petra")
    van_sanne = f"/toewijzen?van={stad.mensen['sanne']}"
    paden = ("/coordinator", "/coordinator/lijst", "/coordinator/lijst.csv", "/signalen", van_sanne)
    tel = partial(aantal, stad.db, klant)
    eerst = {pad: tel(pad) for pad in paden}
    for i in range(45):
        stad.nieuw(f"Persoon {i}", VANDAAG - timedelta(days=100))
    assert {pad: tel(pad) for pad in paden} == eerst
    assert max(eerst.values()) < 30


def test_de_download_begint_geen_formule(als: Als) -> None:
    """A name that looks like a formula stays text in a spreadsheet."""
    for gevaar in ("=1+1", "+31", "-1", "@x", "\tx"):
        assert veilig(gevaar).startswith("'")
    assert veilig("Yonas") == "Yonas"
    antwoord = als("petra").get("/coordinator/lijst.csv")
    assert antwoord.text.startswith("\ufeffTraject;Naam;Stap;Laatste dag")
    assert "Yonas Tesfaye;PIP vaststellen;2026-11-16;7" in antwoord.text


def test_toewijzen_laat_eerst_zien_wat_er_verandert(als: Als, stad: Stad) -> None:
    """Looking changes nothing; carrying out makes one toewijzing per traject, and twice is once."""
    klant = als("petra")
    nummers = [stad.nummer(stad.zaken[wie]) for wie in ("laat", "route")]
    csrf = token(klant.get(f"/toewijzen?van={stad.mensen['sanne']}").text)
    velden = {"csrf": csrf, "naar": str(stad.mensen["fatma"]), "traject": nummers}
    voorbeeld = klant.post("/toewijzen", data=velden)
    assert voorbeeld.status_code == 200
    assert gebreken(voorbeeld.text) == []
    assert "2 trajecten gaan" in voorbeeld.text
    assert toewijzingen(stad) == 5
    doen = {**formulier(voorbeeld.text, "/toewijzen/uitvoeren"), "traject": nummers}
    for _ in range(2):
        klaar = klant.post("/toewijzen/uitvoeren", data=doen)
        assert klaar.status_code == 200
        assert "2 trajecten toegewezen aan Fatma Bakker." in klaar.text
        assert gebreken(klaar.text) == []
    assert toewijzingen(stad) == 7
    with stad.db.lezen() as s:
        van_fatma = s.exec(select(Traject.nummer).where(Traject.consulent_id == stad.mensen["fatma"])).all()
    assert sorted(van_fatma) == sorted(nummers)


def test_niets_gekozen_wordt_gezegd(als: Als, stad: Stad) -> None:
    """Without a traject or a colleague nothing happens, and the page says which is missing."""
    klant = als("petra")
    nummer = stad.nummer(stad.zaken["laat"])
    velden = {"csrf": token(klant.get("/toewijzen").text), "naar": "", "traject": nummer}
    antwoord = klant.post("/toewijzen", data=velden)
    assert antwoord.status_code == 422
    assert "Kies aan wie u de trajecten toewijst" in antwoord.text


def toewijzingen(stad: Stad) -> int:
    """How many toewijzingen the logs hold."""
    with stad.db.lezen() as s:
        return len(s.exec(select(Gebeurtenisrij).where(Gebeurtenisrij.soort == "toewijzing")).all())
