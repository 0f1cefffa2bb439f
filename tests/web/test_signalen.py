"""Signals: each role sees and closes its own and those of whom it leads, with a reason, through the log."""

from collections.abc import Callable

import pytest
from sqlmodel import select
from starlette.testclient import TestClient

from inburgering.db.tabellen import Gebeurtenisrij, Signaal
from tests.web.conftest import post
from tests.web.opmaak import gebreken, lees
from tests.web.stad import VANDAAG, Stad
from tests.werkplek import om

Als = Callable[[str], TestClient]
ROLLEN = ("consulent", "coordinator", "teamleider")


@pytest.fixture(autouse=True)
def signalen(stad: Stad) -> dict[str, int]:
    """For each role one open signal, about the traject that is late; gives their numbers."""
    with stad.db.schrijven() as s:
        rijen = [
            Signaal(
                sleutel=f"proef:{rol}", traject_id=stad.zaken["laat"], voor=rol, soort="proef",
                reden=f"Kijk hiernaar, {rol}.", open_sinds=om(VANDAAG),
            )
            for rol in ROLLEN
        ]  # fmt: skip
        s.add_all(rijen)
        s.flush()
        return {rij.voor: rij.id or 0 for rij in rijen}


@pytest.mark.parametrize(
    ("wie", "ziet"),
    [
        ("sanne", ["consulent"]),
        ("fatma", []),
        ("petra", ["consulent", "coordinator"]),
        ("tom", ["consulent", "coordinator", "teamleider"]),
    ],
)
def test_each_role_sees_its_own_and_whom_it_leads(als: Als, wie: str, ziet: list[str]) -> None:
    """Also when another role is asked for in the address; another's signals stay away."""
    klant = als(wie)
    for rol in ROLLEN:
        bladzijde = klant.get(f"/signalen?voor={rol}")
        assert gebreken(bladzijde.text) == []
        gezien = [r for r in ROLLEN if f"Kijk hiernaar, {r}." in bladzijde.text]
        assert set(gezien) <= set(ziet)
        assert (rol in gezien) == (rol in ziet)


def test_who_leads_starts_with_her_own_role_and_sees_how_many_wait_elsewhere(als: Als) -> None:
    """Petra opens her page: the escalation to the coordinator, and one open for the consulenten."""
    tekst = lees(als("petra").get("/signalen").text).alles
    assert "Kijk hiernaar, coordinator." in tekst
    assert "Kijk hiernaar, consulent." not in tekst
    assert "Voor de consulent (1)" in tekst
    assert "Voor de teamleider" not in tekst


def test_closing_is_a_gebeurtenis_with_a_reason(als: Als, stad: Stad, signalen: dict[str, int]) -> None:
    """Petra closes the escalation: the reason stands in the log under her name, and the signal is gone."""
    klant = als("petra")
    nummer = stad.nummer(stad.zaken["laat"])
    pad = f"/trajecten/{nummer}/traject/1/afhandeling_signaal"
    van = f"{pad}?signaal={signalen['coordinator']}"
    assert van.replace("&", "&amp;") in klant.get("/signalen").text
    zonder = post(klant, pad, {"reden": ""}, van=van)
    assert zonder.status_code == 422
    assert post(klant, pad, {"reden": "Gebeld met de partner."}, van=van).status_code == 303
    assert "Kijk hiernaar, coordinator." not in klant.get("/signalen").text
    with stad.db.lezen() as s:
        vraag = select(Gebeurtenisrij).where(Gebeurtenisrij.soort == "afhandeling_signaal")
        (rij,) = s.exec(vraag)
        signaal = s.get_one(Signaal, signalen["coordinator"])
    assert (rij.door, (rij.feiten or {})["gegevens"]["reden"]) == ("Petra Berg", "Gebeld met de partner.")
    assert (signaal.afgehandeld_door, signaal.afgehandeld_op) == (rij.volgnr, VANDAAG)


def test_a_lower_role_cannot_close_an_escalation(als: Als, stad: Stad, signalen: dict[str, int]) -> None:
    """Neither the consulent the coordinator's, nor the coordinator the team lead's."""
    for wie, voor in (("sanne", "coordinator"), ("petra", "teamleider")):
        klant = als(wie)
        pad = f"/trajecten/{stad.nummer(stad.zaken['laat'])}/traject/1/afhandeling_signaal"
        antwoord = post(klant, pad, {"reden": "Weg ermee."}, van=f"{pad}?signaal={signalen[voor]}")
        assert antwoord.status_code == 403
        with stad.db.lezen() as s:
            assert s.get_one(Signaal, signalen[voor]).afgehandeld_door is None


def test_elsewhere_has_no_signals(als: Als) -> None:
    """Kees works for another municipality: nothing for him, whatever he asks for."""
    klant = als("kees")
    for rol in ROLLEN:
        assert "Kijk hiernaar" not in klant.get(f"/signalen?voor={rol}").text
