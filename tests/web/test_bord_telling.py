"""The board's numbers against small cases worked out by hand: what counts, where it lies, and since when."""

from datetime import date, timedelta

from sqlmodel import select

from inburgering.db import zoeken_bordlijst, zoeken_controle, zoeken_trend
from inburgering.db.opdracht import Herkomst
from inburgering.db.openen import Aanmelding, open_traject
from inburgering.db.tabellen import Gebruiker, Termijnrij, Traject
from inburgering.db.zoeken_bord import Keuze
from inburgering.wet.begrippen import Groep
from inburgering.wet.gebeurtenissen import Gebeurtenis
from tests.web.stad import VANDAAG, Stad
from tests.werkplek import PIP, om

TERUGMELDING = {"naam": "Anna Smit", "resultaat": "uitgevoerd", "verslag": "De vaste lasten lopen."}


def stappen(stad: Stad, dag: date, **velden: object) -> list[tuple[str, str, str | None]]:
    """Name, step and partner of each step on the list of that day."""
    keuze = Keuze(gemeente_id=stad.gemeente, vandaag=dag, **velden)  # type: ignore[arg-type]
    with stad.db.lezen() as s:
        return [(r.naam, r.stap, r.partner) for r in zoeken_bordlijst.lijst(s, keuze, aantal=None)]


def verloop(stad: Stad, dag: date) -> list[tuple[date, int, int]]:
    """The twelve weeks up to that day."""
    with stad.db.lezen() as s:
        return zoeken_trend.verloop(s, stad.gemeente, dag)


def test_on_its_last_day_a_step_is_not_overdue_yet(stad: Stad) -> None:
    """The plan of Yonas was due on 16 November: nearly overdue on the day itself, overdue the day after."""
    plan = ("Yonas Tesfaye", "T05a", None)
    assert plan not in stappen(stad, date(2026, 11, 16))
    assert plan in stappen(stad, date(2026, 11, 16), wanneer="binnenkort")
    assert plan in stappen(stad, date(2026, 11, 17))
    assert plan not in stappen(stad, date(2026, 11, 17), wanneer="binnenkort")


def test_nearly_overdue_is_today_and_the_seven_days_after(stad: Stad) -> None:
    """Plangroep must reply by 23 November: on the list from 16 November on, not on the 15th."""
    reactie = ("Nguyễn Thị Minh Châu", "N01", "Plangroep")
    assert reactie not in stappen(stad, date(2026, 11, 15), wanneer="binnenkort")
    assert reactie in stappen(stad, date(2026, 11, 16), wanneer="binnenkort")
    assert reactie in stappen(stad, VANDAAG, wanneer="binnenkort")


def test_judging_a_report_lies_at_the_municipality(stad: Stad) -> None:
    """Reported on 23 November: Plangroep is done; seven days later the consulent is late."""
    stad.doe(stad.zaken["route"], "overdracht.terugmelding", VANDAAG, TERUGMELDING)
    later = VANDAAG + timedelta(days=8)
    assert ("Nguyễn Thị Minh Châu", "N04", None) in stappen(stad, later, stap="N04")
    assert stappen(stad, later, stap="N01") == stappen(stad, date(2026, 12, 19), stap="N02") == []
    assert verloop(stad, later)[-1][2] == 0


def test_the_line_counts_each_week_as_it_was(stad: Stad) -> None:
    """One plan, due on 16 November and established on 1 December: overdue on the 23rd and 30th only."""
    stad.doe(stad.zaken["laat"], "pip.opstelling_pip", date(2026, 12, 1), PIP)
    stad.doe(stad.zaken["laat"], "pip.vaststelling_pip", date(2026, 12, 1))
    with stad.db.schrijven() as s:  # only this one step, without the other trajects
        for wie in ("nieuw", "opgeroepen", "route", "gezin"):
            s.get_one(Traject, stad.zaken[wie]).gemeente_id = stad.elders
    reeks = {dag: alle for dag, alle, _ in verloop(stad, date(2026, 12, 7))}
    assert len(reeks) == 12
    assert {dag: aantal for dag, aantal in reeks.items() if aantal} == {
        date(2026, 11, 23): 1,
        date(2026, 11, 30): 1,
    }


def test_what_was_done_today_is_overdue_nowhere(stad: Stad) -> None:
    """The last point of the line and the number on the tile are the same, also on the day of doing."""
    assert verloop(stad, VANDAAG)[-1] == (VANDAAG, 1, 0)
    stad.doe(stad.zaken["laat"], "pip.opstelling_pip", VANDAAG, PIP)
    stad.doe(stad.zaken["laat"], "pip.vaststelling_pip", VANDAAG)
    assert stappen(stad, VANDAAG) == []
    assert verloop(stad, VANDAAG)[-1] == (VANDAAG, 0, 0)


def test_the_newcomers_own_term_is_counted_apart(stad: Stad) -> None:
    """The three years of Nguyễn end in September 2029: not the municipality's step; bezwaar is nobody's."""
    dag = date(2029, 12, 1)
    eigen = {stap for _, stap, _ in stappen(stad, dag, anderen=True)}
    assert "T10" in eigen
    assert not eigen & {"T05a", "N01", "T06"}
    assert not eigen & {stap for _, stap, _ in stappen(stad, dag)}


def test_what_was_overdue_when_taken_over_is_counted_and_marked(stad: Stad) -> None:
    """Taken over on 23 November with a kennisgeving of January: past before it came here."""
    aanmelding = Aanmelding(
        gemeente_id=stad.gemeente, groep=Groep.ASIEL_VERGUNNING, consulent_id=stad.consulent, op=VANDAAG,
        door="import", bsn=None, persoon={"naam": "Lei Huang"}, gebeurtenis=Gebeurtenis.OVERNAME,
        feiten={
            "bron": "oud.csv", "rij": 2, "kennisgeving": "2026-01-05", "inschrijving_brp": "2026-01-05",
        },
        herkomst=Herkomst.OVERGENOMEN,
    )  # fmt: skip
    with stad.db.schrijven() as s:
        open_traject(s, aanmelding, om(VANDAAG))
    overgenomen = stappen(stad, VANDAAG, overname=True)
    assert overgenomen
    assert {naam for naam, _, _ in overgenomen} == {"Lei Huang"}
    assert set(overgenomen) <= set(stappen(stad, VANDAAG))
    with stad.db.lezen() as s:
        regels = zoeken_bordlijst.lijst(s, Keuze(gemeente_id=stad.gemeente, vandaag=VANDAAG))
    assert {r.naam for r in regels if r.bij_overname} == {"Lei Huang"}


def test_the_list_knows_when_a_partner_was_last_reminded(stad: Stad) -> None:
    """Nobody yet; then the day of the newest reminder."""
    keuze = Keuze(gemeente_id=stad.gemeente, vandaag=VANDAAG + timedelta(days=7), stap="N01")
    for dag in (None, date(2026, 11, 24), date(2026, 11, 26)):
        if dag:
            stad.doe(stad.zaken["route"], "overdracht.herinnering", dag)
        with stad.db.lezen() as s:
            (regel,) = zoeken_bordlijst.lijst(s, keuze)
        assert regel.herinnerd == dag


def test_what_should_never_be_is_zero(stad: Stad) -> None:
    """Five trajects, all with a consulent, a step and a day; when Sanne leaves, hers stand out."""
    with stad.db.lezen() as s:
        assert zoeken_controle.tellingen(s, stad.gemeente) == {
            "totaal": 5, "consulent": 0, "stap": 0, "dag": 0,
        }  # fmt: skip
        assert zoeken_controle.tellingen(s, stad.elders)["totaal"] == 0
    with stad.db.schrijven() as s:
        s.get_one(Gebruiker, stad.consulent).actief = False
    with stad.db.lezen() as s:
        assert zoeken_controle.tellingen(s, stad.gemeente)["consulent"] == 5
        wezen = zoeken_controle.lijst(s, stad.gemeente, "consulent", vanaf=0, aantal=20)
        assert {w.id for w in wezen} == set(stad.zaken.values())


def test_a_traject_in_which_nobody_has_to_act_is_found(stad: Stad) -> None:
    """When its terms end without a next one, the traject is listed as without a step."""
    with stad.db.schrijven() as s:
        for rij in s.exec(select(Termijnrij).where(Termijnrij.traject_id == stad.zaken["nieuw"])):
            rij.loopt = False
    with stad.db.lezen() as s:
        assert zoeken_controle.tellingen(s, stad.gemeente)["stap"] == 1
        (leeg,) = zoeken_controle.lijst(s, stad.gemeente, "stap", vanaf=0, aantal=20)
        assert leeg.naam == "Amina Yusuf Ali"
        assert zoeken_controle.lijst(s, stad.elders, "stap", vanaf=0, aantal=20) == []
