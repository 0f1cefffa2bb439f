"""The causes of delay and the board by team, from cases worked out by hand."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial

from starlette.testclient import TestClient

from inburgering.db import dagstand, zoeken_bord
from inburgering.db.tabellen import Gebruiker
from inburgering.db.tabellen_waar import BELET
from inburgering.db.zoeken_bord import Keuze
from inburgering.db.zoeken_team import GEEN_TEAM
from inburgering.statemachine.machines import MACHINES
from tests.web.opmaak import gebreken
from tests.web.stad import AFSPRAAK, VANDAAG, Stad
from tests.web.vragen import aantal

Als = Callable[[str], TestClient]


def oorzaken(stad: Stad, dag: date) -> dict[tuple[str, str], int]:
    """The overdue steps of that day by cause and step; the counts are those of the lists."""
    with stad.db.lezen() as s:
        tel = zoeken_bord.per_oorzaak(s, Keuze(gemeente_id=stad.gemeente, vandaag=dag))
        for (waarom, stap), aantal in tel.items():
            keuze = Keuze(gemeente_id=stad.gemeente, vandaag=dag, oorzaak=waarom, stap=stap)
            assert zoeken_bord.totaal(s, keuze) == aantal
        assert sum(tel.values()) == zoeken_bord.totaal(s, Keuze(gemeente_id=stad.gemeente, vandaag=dag))
        return tel


def test_a_partner_that_is_late_is_the_cause(stad: Stad) -> None:
    """A day after the 23rd Plangroep has not answered."""
    assert oorzaken(stad, VANDAAG + timedelta(days=1))["partner", "N01"] == 1


def test_a_late_plan_has_the_cause_that_was_recorded(stad: Stad) -> None:
    """Nothing for Yonas; Rania did not come: her plan is late after 10 December, and that is said."""
    assert oorzaken(stad, VANDAAG) == {("geen", "T05a"): 1}
    niet = {"soort": "niet_verschenen", "toelichting": "Onbekend."}
    stad.doe(stad.zaken["opgeroepen"], "brede_intake.niet_verschenen", date(2026, 12, 9), niet)
    tel = oorzaken(stad, date(2026, 12, 12))
    assert tel["verzuim", "T05a"] == 1
    assert tel["geen", "T05a"] == 1


def test_a_third_party_is_the_cause_while_it_is_waited_for(stad: Stad) -> None:
    """Waiting until 20 November for a report: three days later that step is late, because of the third."""
    wacht = {"van_wie": "de arts", "motivering": "Nodig voor de route.", "verwacht_op": "2026-11-20"}
    stad.doe(stad.zaken["laat"], "pip.opstelling_pip", date(2026, 11, 13))
    stad.doe(stad.zaken["laat"], "pip.wacht_op_informatie_derde", date(2026, 11, 13), wacht)
    assert oorzaken(stad, VANDAAG) == {("derde", "N03"): 1}


def test_every_state_named_as_a_cause_exists() -> None:
    """A state that is renamed in a machine would silently be no cause any more."""
    for soort, toestanden in {**BELET, "traject": ("gekoppeld",)}.items():
        assert set(toestanden) <= {s.id for s in MACHINES[soort].states}
    assert AFSPRAAK["uiterlijk"] < "2026-12-09"


def test_the_board_by_team(stad: Stad) -> None:
    """Sanne is in Noord, Fatma in none: the late plan is Noord's."""
    with stad.db.schrijven() as s:
        s.get_one(Gebruiker, stad.consulent).team = "Noord"
    with stad.db.lezen() as s:
        for team, aantal in (("Noord", 1), (GEEN_TEAM, 0), ("Zuid", 0)):
            assert (
                zoeken_bord.totaal(s, Keuze(gemeente_id=stad.gemeente, vandaag=VANDAAG, team=team)) == aantal
            )


def test_the_pages_and_their_numbers(als: Als, stad: Stad) -> None:
    """Sound pages; the trend as it was counted stays when something is recorded later."""
    with stad.db.schrijven() as s:
        dagstand.leg_vast(s, stad.gemeente, VANDAAG - timedelta(days=7))
        dagstand.leg_vast(s, stad.gemeente, VANDAAG)
    klant = als("petra")
    for pad in ("/coordinator/oorzaken", "/coordinator?per=team"):
        antwoord = klant.get(pad)
        assert antwoord.status_code == 200
        assert gebreken(antwoord.text) == []
    assert "Geen oorzaak vastgelegd" in klant.get("/coordinator/oorzaken").text
    lijst = klant.get("/coordinator/lijst?oorzaak=geen").text
    assert "geen oorzaak vastgelegd" in lijst
    assert "Yonas Tesfaye" in lijst
    with stad.db.lezen() as s:
        assert dagstand.verloop(s, stad.gemeente, VANDAAG) == [
            (VANDAAG - timedelta(days=7), 0, 0), (VANDAAG, 1, 0),
        ]  # fmt: skip


def test_the_number_of_questions_stays(als: Als, stad: Stad) -> None:
    """As many questions with thirty trajects as with five."""
    klant = als("petra")
    paden = ("/coordinator/oorzaken", "/coordinator?per=team")
    tel = partial(aantal, stad.db, klant)
    eerst = {pad: tel(pad) for pad in paden}
    for i in range(25):
        stad.nieuw(f"Persoon {i}", VANDAAG - timedelta(days=100))
    assert {pad: tel(pad) for pad in paden} == eerst
