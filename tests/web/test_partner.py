"""The partner's page: what it shows, what it records, and that a wrong link tells nothing."""

from datetime import date, timedelta

import pytest
from sqlalchemy import update
from sqlmodel import col, select
from starlette.testclient import TestClient

from inburgering.db.geheimen import hash_van
from inburgering.db.tabellen import Gebeurtenisrij, Onderdeel, Terugmelding, Toegang
from inburgering.web import partner
from inburgering.web.rem import MISSERS, VENSTER, Rem
from inburgering.web.woorden_partner import GEEN_LINK
from tests.web.conftest import post
from tests.web.opmaak import formulier, gebreken
from tests.web.stad import VANDAAG, Stad
from tests.werkplek import om

TOKEN = "een-link-die-niemand-raadt"
PAD = f"/p/{TOKEN}"


@pytest.fixture(autouse=True)
def link(stad: Stad, monkeypatch: pytest.MonkeyPatch) -> None:
    """A link to the task at Plangroep, and a brake that is not pressed."""
    monkeypatch.setattr(partner, "_rem", Rem())
    with stad.db.schrijven() as s:
        deel = s.exec(select(Onderdeel).where(Onderdeel.soort == "overdracht")).one()
        s.add(
            Toegang(
                token_hash=hash_van(TOKEN),
                onderdeel_id=deel.id or 0,
                doel="overdracht",
                verloopt=VANDAAG + timedelta(days=30),
            )
        )


def stand(stad: Stad) -> str:
    """The state of the task at Plangroep."""
    with stad.db.lezen() as s:
        return s.exec(select(Onderdeel).where(Onderdeel.soort == "overdracht")).one().toestand


def van_partner(stad: Stad) -> list[Gebeurtenisrij]:
    """What the partner recorded."""
    with stad.db.lezen() as s:
        return list(s.exec(select(Gebeurtenisrij).where(Gebeurtenisrij.herkomst == "partner")))


def inbox(stad: Stad) -> list[Terugmelding]:
    """What was received, oldest first."""
    with stad.db.lezen() as s:
        return list(s.exec(select(Terugmelding).order_by(col(Terugmelding.id))))


def test_de_bladzijde_toont_de_taak_en_alleen_wat_mag(klant: TestClient) -> None:
    """Name, phone and language, as the task allows; no address, no birth date, no BSN."""
    antwoord = klant.get(PAD)
    assert antwoord.status_code == 200
    assert gebreken(antwoord.text) == []
    for woord in ("Nguyễn Thị Minh Châu", "06 12345678", "Tigrinya", "23 november 2026", "18 december 2026"):
        assert woord in antwoord.text
    for woord in ("Dorpsstraat", "Geboren", "BSN"):
        assert woord not in antwoord.text
    assert "noindex" in antwoord.text
    assert "no-store" in antwoord.headers["Cache-Control"]


def test_kijken_verandert_niets(klant: TestClient, stad: Stad) -> None:
    """A mail scanner that opens every link records nothing."""
    for pad in (PAD, f"{PAD}/aanvaarding", f"{PAD}/terugmelding", f"{PAD}/weigering"):
        assert klant.get(pad).status_code == 200
    assert (stand(stad), van_partner(stad)) == ("verzonden", [])


def test_aannemen_en_terugmelden(klant: TestClient, stad: Stad) -> None:
    """The partner accepts under a name, and reports back through the same link."""
    antwoord = post(klant, f"{PAD}/aanvaarding", {"naam": "Anna Smit"})
    assert (antwoord.status_code, antwoord.headers["Location"]) == (303, PAD)
    assert "Fijn dat u de taak doet" in klant.get(PAD).text
    verslag = {"naam": "Anna Smit", "resultaat": "uitgevoerd", "verslag": "De vaste lasten zijn geregeld."}
    post(klant, f"{PAD}/terugmelding", verslag)
    assert stand(stad) == "teruggemeld"
    assert [(r.soort, r.door) for r in van_partner(stad)] == [
        ("aanvaarding", "Anna Smit (Plangroep)"),
        ("terugmelding", "Anna Smit (Plangroep)"),
    ]
    assert "U hoeft nu niets te doen" in klant.get(PAD).text


def test_weigeren_vraagt_een_reden(klant: TestClient, stad: Stad) -> None:
    """Without a reason nothing is recorded and the name stays; with one the task comes back."""
    zonder = post(klant, f"{PAD}/weigering", {"naam": "Anna Smit"})
    assert zonder.status_code == 422
    assert 'value="Anna Smit"' in zonder.text
    assert gebreken(zonder.text) == []
    assert stand(stad) == "verzonden"
    post(klant, f"{PAD}/weigering", {"naam": "Anna Smit", "reden": "Wij hebben geen plek."})
    assert stand(stad) == "geweigerd"


def test_na_afloop_staan_er_geen_gegevens_meer(klant: TestClient, stad: Stad) -> None:
    """A task that was refused needs no personal details: the same link shows none any more."""
    post(klant, f"{PAD}/weigering", {"naam": "Anna Smit", "reden": "Geen plek."})
    daarna = klant.get(PAD)
    assert daarna.status_code == 200
    assert gebreken(daarna.text) == []
    for woord in ("Nguyễn", "06 12345678", "Tigrinya"):
        assert woord not in daarna.text
    assert "Taak niet aangenomen, door Anna Smit (Plangroep)" in daarna.text


def test_een_vraag_om_aanvulling_staat_er_en_wordt_beantwoord(klant: TestClient, stad: Stad) -> None:
    """Reported, asked for more by 4 December, reported again: each step through the same link."""
    verslag = {"naam": "Anna Smit", "resultaat": "deels", "verslag": "De huur is geregeld."}
    post(klant, f"{PAD}/terugmelding", verslag)
    vraag = {"vraag": "En de zorgpremie?", "gereed_op": "2026-12-04"}
    stad.doe(stad.zaken["route"], "overdracht.vraag_om_aanvulling", VANDAAG, vraag)
    bladzijde = klant.get(PAD).text
    assert "En de zorgpremie?" in bladzijde
    assert "4 december 2026" in bladzijde
    post(klant, f"{PAD}/terugmelding", {**verslag, "verslag": "De premie ook."})
    assert stand(stad) == "teruggemeld"
    assert len(van_partner(stad)) == 2


def test_een_oud_formulier_verandert_niets_meer(klant: TestClient, stad: Stad) -> None:
    """Two people of the partner open the form; the second contradicts the first and goes to a person."""
    aannemen = {**formulier(klant.get(f"{PAD}/aanvaarding").text), "naam": "Anna Smit"}
    weigeren = {**formulier(klant.get(f"{PAD}/weigering").text), "naam": "Bo Vos", "reden": "Geen plek."}
    assert klant.post(f"{PAD}/aanvaarding", data=aannemen).status_code == 303
    assert klant.post(f"{PAD}/weigering", data=weigeren).status_code == 303
    daarna = klant.get(PAD).text
    assert "Dit past niet bij het eerdere bericht van 23 november 2026 (taak aannemen)." in daarna
    assert gebreken(daarna) == []
    assert stand(stad) == "aanvaard"
    (rij,) = [r for r in inbox(stad) if r.uitkomst == "strijdig"]
    assert (rij.weg, rij.wacht) == ("link", True)
    assert rij.inhoud["feiten"] == {"naam": "Bo Vos", "reden": "Geen plek."}


def test_de_link_werkt_tot_en_met_de_laatste_dag(
    klant: TestClient, stad: Stad, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Valid for thirty days: on 23 December it opens, on the 24th it does not. A late day is called late."""
    monkeypatch.setenv("INBURGERING_VANDAAG", "2026-12-23")
    assert "5 dagen te laat" in klant.get(PAD).text
    monkeypatch.setenv("INBURGERING_VANDAAG", "2026-12-24")
    assert klant.get(PAD).status_code == 404


def test_twee_keer_klikken_telt_een_keer(klant: TestClient, stad: Stad) -> None:
    """The same form sent twice records once, and is answered the same."""
    velden = {**formulier(klant.get(f"{PAD}/aanvaarding").text), "naam": "Anna Smit"}
    for _ in range(2):
        assert klant.post(f"{PAD}/aanvaarding", data=velden).status_code == 303
        assert "Fijn dat u de taak doet" in klant.get(PAD).text
    assert len(van_partner(stad)) == 1
    assert [r.uitkomst for r in inbox(stad)] == ["verwerkt", "dubbel"]


def test_te_laat_wordt_aangenomen_en_te_laat_genoemd(
    klant: TestClient, stad: Stad, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Reported on 21 December, to be done by the 18th: recorded, and said to be late."""
    monkeypatch.setenv("INBURGERING_VANDAAG", "2026-12-21")
    verslag = {"naam": "Anna Smit", "resultaat": "uitgevoerd", "verslag": "De vaste lasten zijn geregeld."}
    assert post(klant, f"{PAD}/terugmelding", verslag).status_code == 303
    assert "na de afgesproken dag (18 december 2026)" in klant.get(PAD).text
    assert stand(stad) == "teruggemeld"
    assert [r.uitkomst for r in inbox(stad)] == ["te_laat"]


def test_een_vraag_gaat_naar_een_mens(klant: TestClient, stad: Stad) -> None:
    """A question changes nothing in the task; the consulent gets a signal."""
    antwoord = post(klant, f"{PAD}/vraag", {"naam": "Anna Smit", "vraag": "Welke bank?"})
    assert (antwoord.status_code, stand(stad)) == (303, "verzonden")
    bladzijde = klant.get(PAD).text
    assert "Uw vraag is ontvangen." in bladzijde
    assert gebreken(bladzijde) == []
    (rij,) = inbox(stad)
    assert (rij.soort, rij.uitkomst, rij.wacht) == ("vraag", "twijfel", True)


def test_na_het_afsluiten_kijkt_een_mens(klant: TestClient, stad: Stad) -> None:
    """A form that was open when the task was withdrawn: kept, and put before a person."""
    velden = {**formulier(klant.get(f"{PAD}/aanvaarding").text), "naam": "Anna Smit"}
    stad.doe(stad.zaken["route"], "overdracht.intrekking", VANDAAG, {"reden": "Verhuisd."})
    assert klant.post(f"{PAD}/aanvaarding", data=velden).status_code == 303
    assert "De taak was al afgesloten." in klant.get(PAD).text
    (rij,) = inbox(stad)
    assert (rij.reden, rij.wacht, stand(stad)) == ("na_afsluiting", True, "ingetrokken")


def test_een_geraden_link_wordt_geteld_zonder_inhoud(klant: TestClient, stad: Stad) -> None:
    """Looking with a wrong link, and answering with one: counted, with nothing of what was sent."""
    velden = {**formulier(klant.get(f"{PAD}/aanvaarding").text), "naam": "Anna Smit"}
    assert klant.get("/p/verzonnen").status_code == 404
    assert klant.post("/p/verzonnen/aanvaarding", data=velden).status_code == 404
    rijen = inbox(stad)
    assert [(r.reden, r.inhoud, r.traject_id) for r in rijen] == [("token_onbekend", {}, None)] * 2
    assert "Smit" not in str(rijen)


def test_wat_niet_meer_kan_wordt_gezegd(klant: TestClient, stad: Stad) -> None:
    """After a refusal the task cannot be accepted any more; the page says so and nothing changes."""
    post(klant, f"{PAD}/weigering", {"naam": "Anna Smit", "reden": "Geen plek."})
    antwoord = klant.get(f"{PAD}/aanvaarding")
    assert antwoord.status_code == 409
    assert "Dit kan nu niet meer." in antwoord.text
    assert "U hebt deze taak niet aangenomen." in antwoord.text
    assert gebreken(antwoord.text) == []
    assert stand(stad) == "geweigerd"


@pytest.mark.parametrize("soort", ["onbekend", "verlopen", "ingetrokken"])
def test_een_link_die_niet_werkt_zegt_niet_waarom(klant: TestClient, stad: Stad, soort: str) -> None:
    """Unknown, over or withdrawn: the same answer, word for word."""
    with stad.db.schrijven() as s:
        if soort == "verlopen":
            s.exec(update(Toegang).values(verloopt=VANDAAG - timedelta(days=1)))
        elif soort == "ingetrokken":
            s.exec(update(Toegang).where(col(Toegang.doel) == "overdracht").values(ingetrokken=True))
    antwoord = klant.get("/p/verzonnen" if soort == "onbekend" else PAD)
    assert antwoord.status_code == 404
    assert GEEN_LINK in antwoord.text
    assert "Plangroep" not in antwoord.text


@pytest.mark.parametrize("gebeurtenis", ["afsluiting", "intrekking", "verzending", "onzin"])
def test_een_partner_kan_alleen_zijn_eigen_stappen(klant: TestClient, stad: Stad, gebeurtenis: str) -> None:
    """What belongs to the municipality does not exist behind a partner's link."""
    assert klant.get(f"{PAD}/{gebeurtenis}").status_code == 404
    velden = {**formulier(klant.get(f"{PAD}/aanvaarding").text), "reden": "x"}
    antwoord = klant.post(f"{PAD}/{gebeurtenis}", data=velden)
    assert (antwoord.status_code, stand(stad)) == (404, "verzonden")


def test_zonder_token_van_de_sessie_gebeurt_er_niets(klant: TestClient, stad: Stad) -> None:
    """A form from another site, or without its token, is refused."""
    assert klant.post(f"{PAD}/aanvaarding", data={"naam": "Iemand"}).status_code >= 400
    assert stand(stad) == "verzonden"


def test_raden_wordt_afgeremd(klant: TestClient) -> None:
    """After too many wrong links a right one is refused as well, in the same words as a wrong one."""
    for poging in range(MISSERS):
        assert klant.get(f"/p/gok{poging}").status_code == 404
    goed, fout = klant.get(PAD), klant.get("/p/gok")
    assert (goed.status_code, fout.status_code) == (429, 429)
    assert goed.text == fout.text
    assert "Wacht een uur" in goed.text


def test_de_rem_laat_los_na_een_uur() -> None:
    """Old failures no longer count, and one address does not brake another."""
    rem, nu = Rem(), om(date(2026, 11, 23))
    for _ in range(MISSERS):
        rem.mis("10.0.0.1", nu)
    assert rem.vast("10.0.0.1", nu)
    assert not rem.vast("10.0.0.2", nu)
    assert not rem.vast("10.0.0.1", nu + VENSTER + timedelta(seconds=1))
