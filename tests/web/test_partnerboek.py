"""The partner book: who reads, who maintains, what a change leaves alone, and what an end asks."""

from collections.abc import Callable
from datetime import date

import pytest
from sqlmodel import col, select
from starlette.testclient import TestClient

from inburgering.db.tabellen import (
    Contract,
    Gebeurtenisrij,
    Inrichting,
    Overdracht,
    Partner,
    Partnertaak,
    Signaal,
)
from tests.web.conftest import post
from tests.web.opmaak import gebreken
from tests.web.stad import VANDAAG, Stad

Als = Callable[[str], TestClient]
GRONDEN = {"grond_telefoon": "Om een afspraak te maken", "grond_taal": "Om elkaar te verstaan"}
TAAK = {
    "soort": "schuldhulp", "naam": "Schuldhulp", "omschrijving": "Maak een overzicht van de schulden.",
    "sjabloon": "taak_budgetcoaching", "reactie_dagen": "7", "gereed_dagen": "28", "warm": "nee",
    "grondslag": "Wet gemeentelijke schuldhulpverlening, artikel 3",
}  # fmt: skip
CONTRACT = {
    "naam": "Budgetbeheer 2026", "taken": "budgetbeheer", "geldig_vanaf": "2026-01-01",
    "geldig_tot": "2026-12-31", "plaatsen": "1", "per": "tegelijk", "prijs": "12,50", "prijs_per": "uur",
    "inkoopkenmerk": "PST-7",
}  # fmt: skip


@pytest.fixture
def beheer(als: Als) -> TestClient:
    """Signed in as the beheerder."""
    return als("bea")


def pad(stad: Stad) -> str:
    """The page of Plangroep, where one task runs."""
    return f"/partners/{stad.partner}"


def wijzigingen(stad: Stad) -> list[Inrichting]:
    """What the log of settings holds, oldest first."""
    with stad.db.lezen() as s:
        return list(s.exec(select(Inrichting).order_by(col(Inrichting.id))))


@pytest.mark.parametrize("wie", ["sanne", "petra", "tom"])
def test_iedereen_leest_en_alleen_de_beheerder_wijzigt(als: Als, stad: Stad, wie: str) -> None:
    """List and partner open for all, without a button to change; every form is refused."""
    klant = als(wie)
    for blad in ("/partners", pad(stad)):
        antwoord = klant.get(blad)
        assert (antwoord.status_code, gebreken(antwoord.text)) == (200, [])
        assert "Wijzigen" not in antwoord.text
    for blad in ("wijzig", "taken/nieuw", "contracten/nieuw", "einde/partner/hele"):
        assert klant.get(f"{pad(stad)}/{blad}").status_code == 403
    assert klant.get("/partners/nieuw").status_code == 403


def test_een_andere_gemeente_ziet_deze_partner_niet(als: Als, stad: Stad) -> None:
    """Elders has no partners here, and a number of ours does not exist there."""
    klant = als("kees")
    assert "Plangroep" not in klant.get("/partners").text
    assert klant.get(pad(stad)).status_code == 404


def test_zoeken_op_naam_contact_en_taak(als: Als) -> None:
    """Each of the three finds its own partner, in any case; a percent sign finds nothing."""
    klant = als("sanne")
    for zoek, er, niet in (
        ("plan", "Plangroep", "VluchtelingenWerk"),
        ("SMIT", "VluchtelingenWerk", "Plangroep"),
        ("budget", "Plangroep", "VluchtelingenWerk"),
    ):
        tekst = klant.get("/partners", params={"zoek": zoek}).text
        assert er in tekst
        assert niet not in tekst
    assert "Er is geen partner gevonden" in klant.get("/partners", params={"zoek": "%"}).text


def test_een_partner_toevoegen_met_taak_en_contract(beheer: TestClient, stad: Stad) -> None:
    """Three forms make a partner that a consulent can choose; each leaves a line with who and what."""
    partner = {"naam": "Stadsbank", "kanaal": "map", "adres": "stadsbank", "geldig_vanaf": "2026-11-01"}
    antwoord = post(beheer, "/partners/nieuw", partner)
    assert antwoord.status_code == 303
    plek = antwoord.headers["Location"]
    assert post(beheer, f"{plek}/taken/nieuw", TAAK | GRONDEN).status_code == 303
    contract = CONTRACT | {"taken": "schuldhulp"}
    assert post(beheer, f"{plek}/contracten/nieuw", contract).status_code == 303
    bladzijde = beheer.get(plek).text
    assert gebreken(bladzijde) == []
    for woord in (
        "Stadsbank",
        "Schuldhulp",
        "Om elkaar te verstaan",
        "0 van 1 plaatsen bezet",
        "€ 12,50",
        "PST-7",
    ):
        assert woord in bladzijde
    rijen = wijzigingen(stad)
    assert [(r.door, r.wat, list(r.verschil)) for r in rijen] == [
        ("Bea Smit", "partner Stadsbank", ["partner/Stadsbank"]),
        ("Bea Smit", "partner Stadsbank", ["taak/Stadsbank/schuldhulp"]),
        ("Bea Smit", "partner Stadsbank", ["contract/Stadsbank/Budgetbeheer 2026"]),
    ]
    nieuw = rijen[1].verschil["taak/Stadsbank/schuldhulp"]["nieuw"]
    assert nieuw["velden"] == ["naam", "telefoon", "taal"]
    assert nieuw["gronden"]["taal"] == "Om elkaar te verstaan"


@pytest.mark.parametrize(
    ("anders", "zin"),
    [
        ({"kanaal": "map", "adres": "../weg"}, "Bij kanaal"),
        ({"kanaal": "smtp", "adres": "geen adres"}, "mailadres"),
        ({"kanaal": "sftp", "adres": "ftp://x"}, "sftp"),
        ({"kanaal": "pagina", "adres": "iets"}, "adres"),
        ({"naam": ""}, "Naam: vul dit in."),
        ({"geldig_vanaf": "32-13-2026"}, "Afspraak geldt vanaf"),
        ({"naam": "Plangroep"}, "Deze naam is er al"),
    ],
)
def test_wat_niet_kan_wordt_gezegd_en_blijft_staan(
    beheer: TestClient, stad: Stad, anders: dict[str, str], zin: str
) -> None:
    """A bad address per channel, an empty name, a day that is none, a name that is there: nothing written."""
    partner = {"naam": "Stadsbank", "kanaal": "map", "adres": "stadsbank", "geldig_vanaf": "2026-11-01",
               "contact": "Balie 4"}  # fmt: skip
    antwoord = post(beheer, "/partners/nieuw", partner | anders)
    assert antwoord.status_code in (409, 422)
    assert zin in antwoord.text
    assert 'value="Balie 4"' in antwoord.text
    assert gebreken(antwoord.text) == []
    assert wijzigingen(stad) == []


def test_een_gegeven_zonder_grond_gaat_niet_mee(beheer: TestClient, stad: Stad) -> None:
    """The form allows a field by its ground alone: an empty ground takes the field away."""
    blad = f"{pad(stad)}/taken/budgetbeheer"
    assert "Waarom mag de partner dit weten?" in beheer.get(blad).text
    velden = {k: v for k, v in TAAK.items() if k != "soort"} | {"grond_geboren": "Voor de bank"}
    assert (
        post(
            beheer, blad, velden | dict.fromkeys(("grond_telefoon", "grond_taal", "grond_tolk"), "")
        ).status_code
        == 303
    )
    with stad.db.lezen() as s:
        taak = s.exec(
            select(Partnertaak)
            .where(Partnertaak.soort == "budgetbeheer")
            .order_by(col(Partnertaak.versie).desc())
        ).first()
        assert taak is not None
        assert (taak.velden, taak.versie) == (["naam", "geboren"], 2)


def test_een_wijziging_laat_wat_was_uitgezet_met_rust(beheer: TestClient, stad: Stad) -> None:
    """The handoff that runs keeps its version of the task; its letter keeps its address."""
    traject = stad.zaken["route"]
    brief = stad.post(traject)[-1]
    blad = f"{pad(stad)}/taken/budgetbeheer"
    post(beheer, blad, {k: v for k, v in TAAK.items() if k != "soort"} | GRONDEN)
    partner = {"kanaal": "map", "adres": "plangroep-nieuw", "geldig_vanaf": "2022-01-01"}
    assert post(beheer, f"{pad(stad)}/wijzig", partner).status_code == 303
    with stad.db.lezen() as s:
        overdracht = s.exec(select(Overdracht)).one()
        taak = s.get_one(Partnertaak, overdracht.taak_id)
        assert (taak.naam, taak.versie, taak.vervangen) == ("Budgetbeheer", 1, True)
        assert s.get_one(Partner, stad.partner).adres == "plangroep-nieuw"
    assert (stad.post(traject)[-1].adres, stad.post(traject)[-1].gegevens) == (brief.adres, brief.gegevens)
    verschil = wijzigingen(stad)[-1].verschil["partner/Plangroep"]
    assert (verschil["oud"]["adres"], verschil["nieuw"]["adres"]) == ("plangroep", "plangroep-nieuw")
    assert "plangroep-nieuw" in beheer.get(pad(stad)).text


def test_wie_later_bewaart_overschrijft_niemand(beheer: TestClient, stad: Stad) -> None:
    """Two had the form open: the second is told, and what the first wrote stays."""
    blad = f"{pad(stad)}/wijzig"
    oud = beheer.get(blad).text.split('name="gezien" value="')[1].split('"')[0]
    partner = {"kanaal": "map", "adres": "een", "geldig_vanaf": "2022-01-01"}
    assert post(beheer, blad, partner).status_code == 303
    tweede = post(beheer, blad, partner | {"adres": "twee", "gezien": oud})
    assert tweede.status_code == 409
    assert "Iemand was eerder." in tweede.text
    with stad.db.lezen() as s:
        assert s.get_one(Partner, stad.partner).adres == "een"


@pytest.mark.parametrize("wat", ["afmaken", "anders"])
def test_een_partner_beeindigen_met_een_lopende_taak(beheer: TestClient, stad: Stad, wat: str) -> None:
    """The page shows the task and asks; the case gets a line in its log and its consulent a signal."""
    blad = f"{pad(stad)}/einde/partner/hele"
    bladzijde = beheer.get(blad).text
    assert gebreken(bladzijde) == []
    assert f"{stad.nummer(stad.zaken['route'])}-T1" in bladzijde
    zonder = post(beheer, blad, {"laatste_dag": "2026-12-31", "reden": "De partner stopt."})
    assert zonder.status_code == 422
    assert "Kies wat er gebeurt met de taken" in zonder.text
    einde = {"laatste_dag": "2026-12-31", "reden": "De partner stopt.", "wat": wat}
    assert post(beheer, blad, einde).status_code == 303
    with stad.db.lezen() as s:
        assert s.get_one(Partner, stad.partner).geldig_tot == date(2026, 12, 31)
        rij = s.exec(select(Gebeurtenisrij).where(Gebeurtenisrij.soort == "einde_afspraak_partner")).one()
        assert (rij.door, rij.van, rij.naar) == ("Bea Smit", "verzonden", "verzonden")
        signaal = s.exec(select(Signaal).where(Signaal.soort == "einde_partner")).one()
    assert signaal.voor == "consulent"
    assert "De afspraak met Plangroep eindigt op 31 december 2026." in signaal.reden
    assert ("maakt taak T1 nog af" in signaal.reden) == (wat == "afmaken")
    assert wijzigingen(stad)[-1].verschil["partner/Plangroep"]["nieuw"]["reden"] == "De partner stopt."


def test_een_contract_wordt_niet_stil_korter(beheer: TestClient, stad: Stad) -> None:
    """With a running task under it the form refuses an earlier end, and the end asks what must happen."""
    post(beheer, f"{pad(stad)}/contracten/nieuw", CONTRACT)
    with stad.db.schrijven() as s:
        nummer = s.exec(select(Contract.id)).one()
        s.exec(select(Overdracht)).one().contract_id = nummer
    korter = {k: v for k, v in CONTRACT.items() if k != "naam"} | {"geldig_tot": "2026-11-30"}
    antwoord = post(beheer, f"{pad(stad)}/contracten/{nummer}", korter)
    assert antwoord.status_code == 409
    assert "Gebruik &#39;Beëindigen&#39;" in antwoord.text
    einde = {"laatste_dag": "2026-11-30", "reden": "Opgezegd.", "wat": "afmaken"}
    assert post(beheer, f"{pad(stad)}/einde/contract/{nummer}", einde).status_code == 303
    with stad.db.lezen() as s:
        assert s.get_one(Contract, nummer).geldig_tot == date(2026, 11, 30)
        assert len(list(s.exec(select(Signaal).where(Signaal.soort == "einde_partner")))) == 1


def test_een_taak_die_eindigt_is_niet_meer_te_kiezen(beheer: TestClient, stad: Stad) -> None:
    """After its last day the task is gone from the form of a new handoff, and what runs stays."""
    einde = {"laatste_dag": "2026-11-22", "reden": "Ingetrokken.", "wat": "afmaken"}
    assert post(beheer, f"{pad(stad)}/einde/taak/budgetbeheer", einde).status_code == 303
    nummer = stad.nummer(stad.zaken["route"])
    formulier = beheer.get(f"/trajecten/{nummer}/overdracht/0/opstelling_overdracht").text
    assert "Maatschappelijke begeleiding" in formulier
    assert "budgetbeheer" not in formulier
    assert stad.nummer(stad.zaken["route"]) in beheer.get(pad(stad)).text


def test_een_vol_contract_staat_in_de_keuze(beheer: TestClient, stad: Stad) -> None:
    """Who gives a task sees before choosing that the contract is full, and what to fill in then."""
    post(beheer, f"{pad(stad)}/contracten/nieuw", CONTRACT)
    with stad.db.schrijven() as s:
        s.exec(select(Overdracht)).one().contract_id = s.exec(select(Contract.id)).one()
    nummer = stad.nummer(stad.zaken["laat"])
    formulier = beheer.get(f"/trajecten/{nummer}/overdracht/0/opstelling_overdracht").text
    assert "contract vol, 1 van 1 plaatsen bezet" in formulier
    assert "nodig als het contract vol is" in formulier


def test_wat_aandacht_vraagt_staat_er_op_tijd_en_is_af_te_handelen(
    beheer: TestClient, als: Als, stad: Stad
) -> None:
    """A contract that ends in 38 days and is full: two lines for who leads; closing asks what was done."""
    post(beheer, f"{pad(stad)}/contracten/nieuw", CONTRACT)
    with stad.db.schrijven() as s:
        s.exec(select(Overdracht)).one().contract_id = s.exec(select(Contract.id)).one()
    petra = als("petra")
    lijst = petra.get("/partners").text
    assert "eindigt op 31 december 2026" in lijst
    assert "is vol: 1 van 1 plaatsen bezet" in lijst
    assert "eindigt op" not in als("sanne").get("/partners").text
    petra = als("petra")
    sleutel = lijst.split("aandacht?sleutel=")[1].split('"')[0].replace("%3A", ":")
    assert (
        post(
            petra,
            "/partners/aandacht",
            {"sleutel": sleutel, "reden": ""},
            van=f"/partners/aandacht?sleutel={sleutel}",
        ).status_code
        == 422
    )
    klaar = post(
        petra,
        "/partners/aandacht",
        {"sleutel": sleutel, "reden": "Nieuwe aanbesteding loopt."},
        van=f"/partners/aandacht?sleutel={sleutel}",
    )
    assert klaar.status_code == 303
    daarna = petra.get("/partners").text
    assert ("eindigt op 31 december 2026" in daarna) + ("is vol" in daarna) == 1
    assert date(2026, 11, 23) == VANDAAG
