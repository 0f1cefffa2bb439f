"""The caseload of a day that has passed: by day and by colleague, sound, and of one's own municipality."""

from collections.abc import Callable
from datetime import date

import pytest
from sqlmodel import select
from starlette.testclient import TestClient

from inburgering.db import peildag
from inburgering.db.tabellen import (
    Inzagerij,
    Overdracht,
    Signaal,
    Terugmelding,
    Vernietigingslijst,
    Vernietigingsregel,
)
from tests.web.opmaak import gebreken, lees
from tests.web.stad import Stad
from tests.werkplek import om

Aanmelden = Callable[[str], TestClient]
PAD = "/caseload/op-een-dag"


def test_it_shows_what_was_known_then(stad: Stad, als: Aanmelden) -> None:
    """On 7 October two cases were known; of the PIP of Yonas the intake of 12 October was not."""
    antwoord = als("sanne").get(f"{PAD}?peildatum=2026-10-07")
    assert (antwoord.status_code, gebreken(antwoord.text)) == (200, [])
    tekst = lees(antwoord.text).alles
    assert "Zoals bekend op 7 oktober 2026" in tekst
    assert "3 trajecten" in tekst
    assert "Olga Petrenko" not in tekst
    assert "Brede intake" in tekst or "Aanmelding" in tekst


def test_a_day_that_cannot_be_is_said(als: Aanmelden) -> None:
    """Today, tomorrow and no day at all: yesterday is shown, with what to choose."""
    klant = als("sanne")
    for dag in ("2026-11-23", "2030-01-01", "1999-01-01"):
        assert "Kies een dag die voorbij is" in klant.get(f"{PAD}?peildatum={dag}").text
    assert "Dit is geen datum" in klant.get(f"{PAD}?peildatum=morgen").text
    assert "22 november 2026" in klant.get(PAD).text


def test_each_sees_her_own_and_may_ask_for_another(stad: Stad, als: Aanmelden) -> None:
    """Fatma had none; of everyone there are four on 22 November; who leads begins with everyone."""
    klant = als("fatma")
    assert "Er was op die dag geen lopend traject" in klant.get(f"{PAD}?peildatum=2026-11-22").text
    assert "5 trajecten" in lees(klant.get(f"{PAD}?peildatum=2026-11-22&van=alle").text).alles
    assert "5 trajecten" in lees(als("petra").get(f"{PAD}?peildatum=2026-11-22").text).alles


def test_another_municipality_sees_nothing(als: Aanmelden) -> None:
    """Kees works elsewhere."""
    assert "Er was op die dag geen lopend traject" in als("kees").get(f"{PAD}?van=alle").text


def test_too_many_is_said(als: Aanmelden, monkeypatch: pytest.MonkeyPatch) -> None:
    """What cannot be folded while someone waits leads to the reports."""
    monkeypatch.setattr(peildag, "MEEST", 2)
    assert "Kies een consulent, of gebruik" in als("petra").get(PAD).text


def test_what_a_leader_saw_is_not_kept_for_a_consulent(stad: Stad, als: Aanmelden) -> None:
    """Where the municipality shows a consulent her own cases alone, a past day holds no others either."""
    stad.zicht("eigen")
    dag = f"{PAD}?peildatum=2026-11-22&van=alle"
    assert "5 trajecten" in lees(als("petra").get(dag).text).alles
    assert "Er was op die dag geen lopend traject" in als("fatma").get(dag).text
    assert "5 trajecten" in lees(als("sanne").get(dag).text).alles


def test_tasks_and_colleagues_of_that_day(stad: Stad, als: Aanmelden) -> None:
    """What lay at which partner and who held what, counted; sound, and the same in a file."""
    dag = f"{PAD}?peildatum=2026-11-22&van=alle"
    antwoord = als("petra").get(dag)
    assert gebreken(antwoord.text) == []
    tekst = lees(antwoord.text).alles
    assert "Taken bij partners op die dag" in tekst
    assert "Per consulent op die dag" in tekst
    with stad.db.lezen() as s:
        alle = peildag.lees(s, stad.gemeente, date(2026, 11, 22))
    taken = sum(len(t.taken) for t in alle)
    assert taken > 0
    rijen = als("petra").get(f"{PAD}.csv?peildatum=2026-11-22&van=alle&tabel=taken").text.splitlines()
    assert sum(int(rij.split(";")[3]) for rij in rijen[2:]) == taken
    werk = als("petra").get(f"{PAD}.csv?peildatum=2026-11-22&van=alle&tabel=consulenten").text.splitlines()
    assert sum(int(rij.split(";")[1]) for rij in werk[2:]) == sum(t.open for t in alle) == 5


ROLLEN = ("consulent", "coordinator", "teamleider")


def _met_signalen(stad: Stad) -> None:
    """For each role a signal of 20 November about the traject of Sanne that is late; a return that waits."""
    dag = om(date(2026, 11, 20))
    with stad.db.schrijven() as s:
        zaak = stad.zaken["laat"]
        s.add_all(
            Signaal(
                sleutel=f"toen:{rol}", traject_id=zaak, voor=rol, soort="proef", open_sinds=dag,
                reden=f"Kijk hiernaar, {rol}.",
            )
            for rol in ROLLEN
        )  # fmt: skip
        taak = s.exec(select(Overdracht)).first()
        assert taak is not None
        s.add(
            Terugmelding(
                gemeente_id=stad.gemeente, traject_id=taak.traject_id, onderdeel_id=taak.onderdeel_id,
                partner_id=stad.partner, weg="account", moment=dag, partij="p", digest="d", soort="weigering",
                uitkomst="strijdig", zin="De taak was al aangenomen.", wacht=True,
            )
        )  # fmt: skip


def test_signals_and_returns_of_that_day_by_ones_own_rights(stad: Stad, als: Aanmelden) -> None:
    """Each role sees its own and whom it leads, a colleague nothing; before that day there was nothing."""
    _met_signalen(stad)
    op, eerder = (f"{PAD}?peildatum=2026-11-{dag}&van=alle" for dag in (20, 19))
    for wie, ziet in (("sanne", 1), ("fatma", 0), ("petra", 2), ("tom", 3), ("kees", 0)):
        klant = als(wie)
        bladzijde = klant.get(op).text
        assert gebreken(bladzijde) == []
        assert [f"Kijk hiernaar, {rol}." in bladzijde for rol in ROLLEN] == [n < ziet for n in range(3)], wie
        assert ("De taak was al aangenomen." in bladzijde) is bool(ziet), wie
        assert "Kijk hiernaar" not in klant.get(eerder).text
    rijen = als("petra").get(op.replace("?", ".csv?") + "&tabel=signalen").text.splitlines()[2:]
    assert [rij.split(";")[2:4] for rij in rijen] == [
        ["Consulent", "Kijk hiernaar, consulent."], ["Coördinator", "Kijk hiernaar, coordinator."]
    ]  # fmt: skip
    berichten = als("petra").get(op.replace("?", ".csv?") + "&tabel=terugmeldingen").text.splitlines()[2:]
    assert ["Plangroep" in rij for rij in berichten] == [True]
    with stad.db.lezen() as s:
        gezien = s.exec(select(Inzagerij).where(Inzagerij.kijker == "Petra Berg")).all()
    wat = [(rij.handeling, rij.aantal) for rij in gezien[-2:]]
    assert wat == [("lijst uitgevoerd", 2), ("lijst uitgevoerd", 1)]


def test_what_was_destroyed_is_said(stad: Stad, als: Aanmelden) -> None:
    """The page goes on without that traject, and says of how many the data are gone."""
    _met_signalen(stad)
    dag = f"{PAD}?peildatum=2026-11-22&van=alle"
    assert "na de bewaartermijn vernietigd" not in als("petra").get(dag).text
    with stad.db.schrijven() as s:
        lijst = Vernietigingslijst(
            gemeente_id=stad.gemeente, peildag=date(2026, 11, 22), door_id=stad.consulent,
            gemaakt=om(date(2026, 11, 22)),
        )  # fmt: skip
        s.add(lijst)
        s.flush()
        s.add(
            Vernietigingsregel(
                lijst_id=lijst.id or 0, traject_id=stad.zaken["laat"], regel="r", einde=date(2021, 1, 1),
                vanaf=date(2026, 1, 1), waarom="w", stand="vernietigd",
            )
        )  # fmt: skip
    bladzijde = als("petra").get(dag).text
    assert "Van 1 traject zijn de gegevens na de bewaartermijn vernietigd" in bladzijde
    assert "Kijk hiernaar" not in bladzijde
    assert "4 trajecten" in lees(bladzijde).alles


@pytest.mark.parametrize("tabel", ["trajecten", "taken", "signalen", "terugmeldingen", "bestaat-niet"])
@pytest.mark.parametrize("soort", ["csv", "xlsx", "ods"])
def test_every_table_can_be_taken_along(als: Aanmelden, tabel: str, soort: str) -> None:
    """Each as a file under its own name; a table that does not exist is that of the trajects."""
    antwoord = als("petra").get(f"{PAD}.{soort}?peildatum=2026-11-22&tabel={tabel}")
    assert antwoord.status_code == 200
    naam = "trajecten" if tabel == "bestaat-niet" else tabel
    assert f"{naam}-op-2026-11-22.{soort}" in antwoord.headers["content-disposition"]
