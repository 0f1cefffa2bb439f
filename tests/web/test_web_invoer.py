"""Recording a gebeurtenis: what was typed stays, a second click is harmless, who was earlier is told."""

from collections.abc import Callable
from datetime import date

import pytest
from sqlmodel import select
from starlette.testclient import TestClient

from inburgering.db.tabellen import Gebeurtenisrij, Signaal
from tests.web.conftest import post
from tests.web.opmaak import formulier, gebreken, lees
from tests.web.stad import AFSPRAAK, VANDAAG, Stad
from tests.werkplek import PIP, om

Als = Callable[[str], TestClient]
OPROEP = "/brede_intake/1/oproep_brede_intake"


@pytest.fixture
def sanne(als: Als) -> TestClient:
    """Sanne, signed in."""
    return als("sanne")


def pad(stad: Stad, zaak: str, rest: str = "") -> str:
    """An address under one of the five cases."""
    return f"/trajecten/{stad.nummer(stad.zaken[zaak])}{rest}"


def laatste(stad: Stad, zaak: str) -> Gebeurtenisrij:
    """The last main line of the log."""
    return [rij for rij in stad.log(stad.zaken[zaak]) if rij.deel == 0][-1]


def test_recording_leads_back_with_what_followed(sanne: TestClient, stad: Stad) -> None:
    """The event is in the log under my name, the letter waits, and the message says both."""
    antwoord = post(sanne, pad(stad, "nieuw", OPROEP), AFSPRAAK)
    assert (antwoord.status_code, antwoord.headers["location"]) == (303, pad(stad, "nieuw"))
    rij = laatste(stad, "nieuw")
    assert (rij.soort, rij.op, rij.door, rij.namens) == (
        "oproep_brede_intake", VANDAAG, "Sanne de Jong", None,
    )  # fmt: skip
    assert [p.sjabloon for p in stad.post(stad.zaken["nieuw"])] == ["oproep_brede_intake"]
    tekst = lees(sanne.get(pad(stad, "nieuw")).text).alles
    assert "Vastgelegd: Oproepen voor de brede intake." in tekst
    assert "Termijn begonnen: Eerste oproep brede intake, uiterlijk 8 december 2026." in tekst
    assert "Er staat een brief klaar." in tekst
    assert "Vastgelegd:" not in lees(sanne.get(pad(stad, "nieuw")).text).alles


def test_wrong_facts_keep_what_was_typed(sanne: TestClient, stad: Stad) -> None:
    """Each error beside its field and in the summary that leads there; the day too."""
    velden = {**AFSPRAAK, "dag": "31-02-2026", "tijd": "", "plaats": "Kamer <b>9", "op": "2099-01-01"}
    antwoord = post(sanne, pad(stad, "nieuw", OPROEP), velden)
    assert antwoord.status_code == 422
    assert gebreken(antwoord.text) == []
    blad = lees(antwoord.text)
    assert blad.tekst("title")[0].startswith("Fout: ")
    terug = formulier(antwoord.text, pad(stad, "nieuw", OPROEP))
    assert (terug["dag"], terug["plaats"], terug["op"]) == ("31-02-2026", "Kamer <b>9", "2099-01-01")
    for zin in (
        "(1 januari 2099) ligt in de toekomst",
        "Deze datum bestaat niet",
        "Tijd: dit moet u nog invullen.",
    ):
        assert zin in blad.alles
    assert {"#veld-op", "#veld-dag", "#veld-tijd"} <= {a["href"] for a in blad.van("a")}
    assert stad.post(stad.zaken["nieuw"]) == []


def test_a_refusal_keeps_what_was_typed_and_says_why(sanne: TestClient, stad: Stad) -> None:
    """The machine says no: the reason with its article, on the same page."""
    velden = {**AFSPRAAK, "dag": "2026-11-20", "uiterlijk": "2026-11-30"}
    antwoord = post(sanne, pad(stad, "nieuw", OPROEP), velden)
    assert antwoord.status_code == 409
    assert "De afspraak ligt voor de dag van de oproep." in lees(antwoord.text).alles
    assert formulier(antwoord.text, pad(stad, "nieuw", OPROEP))["dag"] == "2026-11-20"
    assert gebreken(antwoord.text) == []


def test_a_second_click_changes_nothing(sanne: TestClient, stad: Stad) -> None:
    """The same form sent twice is one line in the log and one letter."""
    velden = {**formulier(sanne.get(pad(stad, "nieuw", OPROEP)).text, pad(stad, "nieuw", OPROEP)), **AFSPRAAK}
    voor = len(stad.log(stad.zaken["nieuw"]))
    for _ in range(2):
        assert sanne.post(pad(stad, "nieuw", OPROEP), data=velden).status_code == 303
    assert len([r for r in stad.log(stad.zaken["nieuw"])[voor:] if r.deel == 0]) == 1
    assert len(stad.post(stad.zaken["nieuw"])) == 1
    assert "Er is niets dubbel vastgelegd" in lees(sanne.get(pad(stad, "nieuw")).text).alles


def test_someone_was_earlier(sanne: TestClient, stad: Stad) -> None:
    """What was typed stays, what changed is listed, and sending again then works."""
    waar = pad(stad, "nieuw", OPROEP)
    velden = {**formulier(sanne.get(waar).text, waar), **AFSPRAAK}
    stad.doe(stad.zaken["nieuw"], "traject.notitie", VANDAAG, {"tekst": "Belde op."})
    antwoord = sanne.post(waar, data=velden)
    assert antwoord.status_code == 409
    assert gebreken(antwoord.text) == []
    tekst = lees(antwoord.text).alles
    assert "Iemand anders heeft dit traject intussen gewijzigd." in tekst
    assert "Notitie (Het traject), 23 november 2026, 10.00 uur, door Sanne" in tekst
    opnieuw = formulier(antwoord.text, waar)
    assert (opnieuw["dag"], opnieuw["plaats"]) == (AFSPRAAK["dag"], AFSPRAAK["plaats"])
    assert sanne.post(waar, data=opnieuw).status_code == 303


def test_another_consulent_acts_in_her_name(als: Als, stad: Stad) -> None:
    """Fatma may act on Sanne's case: the log names both."""
    fatma = als("fatma")
    assert post(fatma, pad(stad, "nieuw", "/traject/1/notitie"), {"tekst": "Waargenomen."}).status_code == 303
    rij = laatste(stad, "nieuw")
    assert (rij.door, rij.namens) == ("Fatma Bakker", "Sanne de Jong")
    assert "door Fatma Bakker, namens Sanne de Jong" in lees(fatma.get(pad(stad, "nieuw")).text).alles


def test_looking_first_writes_nothing(sanne: TestClient, stad: Stad) -> None:
    """What would follow is shown, with the letter as it would be sent; then it is undone."""
    voor = len(stad.log(stad.zaken["nieuw"]))
    antwoord = post(sanne, pad(stad, "nieuw", OPROEP), {**AFSPRAAK, "stap": "bekijk"})
    assert antwoord.status_code == 200
    assert gebreken(antwoord.text) == []
    tekst = lees(antwoord.text).alles
    assert "Er is nog niets vastgelegd." in tekst
    assert "Termijn begonnen: Eerste oproep brede intake" in tekst
    assert "Beste Amina Yusuf Ali," in tekst
    assert "dinsdag 1 december 2026" in tekst
    assert len(stad.log(stad.zaken["nieuw"])) == voor
    assert stad.post(stad.zaken["nieuw"]) == []
    terug = formulier(antwoord.text, pad(stad, "nieuw", OPROEP))
    assert sanne.post(pad(stad, "nieuw", OPROEP), data=terug).status_code == 303


def test_the_plan_is_kept_and_picked_up_again(sanne: TestClient, stad: Stad) -> None:
    """A half plan is kept; the form then has it, and says what still lacks with a link to the field."""
    waar = pad(stad, "laat", "/pip/1/opstelling_pip")
    assert post(sanne, waar, {"leerroute": "b1", "begeleiding": "Elke maand."}).status_code == 303
    blad = sanne.get(waar).text
    assert gebreken(blad) == []
    terug = formulier(blad, waar)
    assert (terug["leerroute"], terug["begeleiding"]) == ("b1", "Elke maand.")
    tekst = lees(blad).alles
    assert "het aantal uren van het participatieverklaringstraject (artikel 15, lid 1, onderdeel c" in tekst
    assert "#veld-intensiteit_pvt_uren" in [a["href"] for a in lees(blad).van("a")]
    basis = lees(sanne.get(pad(stad, "laat")).text).alles
    assert "Het PIP is nog niet compleet. Er ontbreekt:" in basis
    assert "Vul het plan aan" in basis


def test_establishing_the_plan_starts_the_three_years(sanne: TestClient, stad: Stad) -> None:
    """The whole plan, established with its dagtekening: T10 begins the day after."""
    velden = {n: ("nee" if w is False else str(w)) for n, w in PIP.items()}
    assert post(sanne, pad(stad, "laat", "/pip/1/opstelling_pip"), velden).status_code == 303
    assert post(sanne, pad(stad, "laat", "/pip/1/vaststelling_pip"), {"op": "20-11-2026"}).status_code == 303
    termijn = stad.termijn(stad.zaken["laat"], "T10")
    assert (termijn.eerste_dag, termijn.laatste_dag) == (date(2026, 11, 21), date(2029, 11, 20))
    assert "Fase: Leerroute" in lees(sanne.get(pad(stad, "laat")).text).alles


def test_a_task_is_seen_before_it_is_sent(sanne: TestClient, stad: Stad) -> None:
    """Choose partner and task in one, see the letter, then record it; an empty day is the task's own."""
    waar = pad(stad, "laat", "/overdracht/0/opstelling_overdracht")
    blad = sanne.get(waar).text
    assert "Bekijk de brief" in lees(blad).alles
    assert 'value="leg_vast"' not in blad
    velden = {"taak": f"{stad.partner}:budgetbeheer", "stap": "bekijk"}
    antwoord = post(sanne, waar, velden)
    tekst = lees(antwoord.text).alles
    assert "Brief aan Plangroep" in tekst
    assert "Hier staat de link in de brief die wordt verstuurd." in tekst
    assert stad.post(stad.zaken["laat"]) == []
    terug = {**formulier(antwoord.text, waar), "stap": "leg_vast"}
    for _ in range(2):
        assert sanne.post(waar, data=terug).status_code == 303
    assert laatste(stad, "laat").feiten["gegevens"]["gereed_op"] == "2027-01-04"  # type: ignore[index]
    assert len(stad.post(stad.zaken["laat"])) == 1


def test_only_what_changes_is_a_change(sanne: TestClient, stad: Stad) -> None:
    """The form holds what is known; only the new telephone number is recorded."""
    waar = pad(stad, "nieuw", "/traject/1/wijziging_gegevens")
    assert formulier(sanne.get(waar).text, waar)["naam"] == "Amina Yusuf Ali"
    assert post(sanne, waar, {"telefoon": "06 87654321"}).status_code == 303
    gegevens = laatste(stad, "nieuw").feiten["gegevens"]  # type: ignore[index]
    assert {n: w for n, w in gegevens.items() if w is not None} == {"telefoon": "06 87654321"}
    niets = post(sanne, waar, {})
    assert niets.status_code == 422
    assert "Er is niets veranderd." in lees(niets.text).alles


def test_a_signal_is_closed_with_a_reason_by_whom_it_is_for(als: Als, stad: Stad) -> None:
    """An escalation to the coordinator is not the consulent's to close."""
    with stad.db.schrijven() as s:
        for voor in ("consulent", "coordinator"):
            s.add(
                Signaal(
                    sleutel=f"proef:{voor}", traject_id=stad.zaken["laat"], voor=voor, soort="proef",
                    reden=f"Kijk hiernaar, {voor}.", open_sinds=om(VANDAAG),
                )
            )  # fmt: skip
    sanne = als("sanne")
    assert "Signalen 1 open" in lees(sanne.get("/caseload").text).alles
    assert gebreken(sanne.get("/signalen").text) == []
    with stad.db.lezen() as s:
        nummers = {r.voor: str(r.id) for r in s.exec(select(Signaal))}
    waar = pad(stad, "laat", "/traject/1/afhandeling_signaal")
    eigen = f"{waar}?signaal={nummers['consulent']}"
    assert "Kijk hiernaar, consulent." in lees(sanne.get(eigen).text).alles
    assert post(sanne, waar, {"reden": "Gebeld."}, van=eigen).status_code == 303
    ander = f"{waar}?signaal={nummers['coordinator']}"
    assert post(sanne, waar, {"reden": "Weg ermee."}, van=ander).status_code == 403
    petra = als("petra")
    assert "Kijk hiernaar, coordinator." in lees(petra.get("/signalen").text).alles
    assert post(petra, waar, {"reden": "Besproken."}, van=ander).status_code == 303
    with stad.db.lezen() as s:
        assert s.exec(select(Signaal).where(Signaal.afgehandeld_door == None)).all() == []  # noqa: E711


def test_a_traject_is_given_to_a_colleague(sanne: TestClient, stad: Stad) -> None:
    """From then on it is on her caseload."""
    assert (
        post(sanne, pad(stad, "nieuw", "/traject/1/toewijzing"), {"consulent": str(stad.ander)}).status_code
        == 303
    )
    assert "Amina" not in sanne.get("/caseload").text
    assert "Amina" in sanne.get(f"/caseload?van={stad.ander}").text


def test_the_bsn_is_shown_once_and_every_look_is_logged(sanne: TestClient, stad: Stad) -> None:
    """Not on any page, not in an address; only after saying what for, and then it is in the log."""
    nummer = stad.nummer(stad.open(VANDAAG, bsn="999990019"))
    basis = f"/trajecten/{nummer}"
    assert "999990019" not in sanne.get(basis).text.replace(" ", "")
    zonder = post(sanne, f"{basis}/bsn", {"doel": ""}, van=basis)
    assert zonder.status_code == 422
    assert "9999" not in zonder.text
    antwoord = post(sanne, f"{basis}/bsn", {"doel": "duo"}, van=basis)
    assert "9999 90 019" in antwoord.text
    assert antwoord.headers["cache-control"] == "no-store"
    assert gebreken(antwoord.text) == []
    tekst = lees(sanne.get(basis).text).alles
    assert "BSN bekeken. Waarvoor: contact met duo." in tekst
    assert "99990019" not in tekst.replace(" ", "")
