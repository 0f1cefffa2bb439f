"""Which trajecten may no longer be kept, and what a person must say; by hand from Besluit art. 9.9."""

from datetime import date

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from sqlmodel import select

from inburgering.db import bewaarlijst, bewaren
from inburgering.db.bewaarlijst import BewaarFout
from inburgering.db.bewaren import Oordeel, Stand
from inburgering.db.tabellen import Gebruiker, Gemeente, Vernietigingslijst, Vernietigingsregel
from tests.werkplek import Werkplek, om

BEGIN, EINDE, VANDAAG = date(2026, 3, 2), date(2026, 6, 1), date(2031, 6, 2)


@pytest.fixture
def plek(werkplek: Werkplek) -> Werkplek:
    """With the people who may destroy: a coordinator, a teamleider and a beheerder."""
    with werkplek.db.schrijven() as s:
        for naam, rol in (("Co Smit", "coordinator"), ("Tea Vos", "teamleider"), ("Bea Kok", "beheerder")):
            s.add(Gebruiker(gemeente_id=werkplek.gemeente, naam=naam, rol=rol))
    return werkplek


def eindig(plek: Werkplek, reden: str, op: date = EINDE) -> int:
    """A traject that ended."""
    traject = plek.open(BEGIN)
    plek.doe(traject, "traject.beeindiging", op, {"reden": reden})
    return traject


def oordeel(plek: Werkplek, op: date) -> list[Oordeel]:
    """What the rules say on a day."""
    with plek.db.lezen() as s:
        return bewaren.beoordeel(s, plek.gemeente, op)


def stel_voor(plek: Werkplek, op: date = VANDAAG, door: str = "Bea Kok") -> int | None:
    """Make a list; gives its number."""
    with plek.db.schrijven() as s:
        lijst, _ = bewaarlijst.stel_voor(s, s.get_one(Gemeente, plek.gemeente), door, op, om(op))
        return lijst.id if lijst else None


def bevestig(plek: Werkplek, nummer: int, door: str = "Tea Vos") -> None:
    """Confirm a list."""
    with plek.db.schrijven() as s:
        lijst = s.get_one(Vernietigingslijst, nummer)
        bewaarlijst.bevestig(s, lijst, s.get_one(Gemeente, plek.gemeente), door, om(VANDAAG))


def beslis(plek: Werkplek, soort: str, dag: date, nummer: str = "PST-2026-00001", op: date = VANDAAG) -> None:
    """A person says something about one traject."""
    with plek.db.schrijven() as s:
        hier = s.get_one(Gemeente, plek.gemeente)
        bewaarlijst.besluit(s, hier, nummer, soort, dag, "besproken", "Co Smit", om(op))


@pytest.mark.parametrize(
    ("reden", "op", "stand", "regel", "vanaf"),
    [
        ("voldaan", date(2031, 6, 1), Stand.LATER, "B01", date(2031, 6, 2)),  # the last day
        ("voldaan", date(2031, 6, 2), Stand.WEG, "B01", date(2031, 6, 2)),
        ("aow_leeftijd", date(2031, 6, 2), Stand.WEG, "B01", date(2031, 6, 2)),
        ("overlijden", date(2026, 6, 1), Stand.WEG, "B02", date(2026, 6, 1)),  # no waiting
        ("verhuizing", date(2040, 1, 1), Stand.VRAAG, "", None),  # the duty went on elsewhere
        ("niet_inburgeringsplichtig", date(2040, 1, 1), Stand.VRAAG, "", None),
    ],
)
def test_wanneer_iets_weg_moet(
    plek: Werkplek, reden: str, op: date, stand: Stand, regel: str, vanaf: date | None
) -> None:
    """Five years after the end of the duty, at once after death, and else a person is asked."""
    eindig(plek, reden)
    (o,) = oordeel(plek, op)
    assert (o.stand, o.regel, o.vanaf) == (stand, regel, vanaf)
    if stand is Stand.VRAAG:
        assert o.waarom == "Op welke dag eindigde de inburgeringsplicht van deze persoon?"


def test_waarom_staat_erbij(plek: Werkplek) -> None:
    """The day, the length and the article, in one sentence."""
    eindig(plek, "voldaan")
    (o,) = oordeel(plek, VANDAAG)
    assert o.waarom == (
        "De plicht eindigde op 1 juni 2026; de gegevens blijven ten hoogste 5 jaar, dus tot en met 1 juni "
        "2031 (artikel 9.9, lid 1, Besluit inburgering 2021)."
    )


def test_wat_loopt_komt_er_niet_op(plek: Werkplek) -> None:
    """An open traject is nobody's business here."""
    plek.tot_pip(BEGIN, date(2026, 5, 1))
    assert oordeel(plek, date(2040, 1, 1)) == []


def test_een_mens_zegt_wanneer_de_plicht_eindigde(plek: Werkplek) -> None:
    """After a move: five years from the day that was found out."""
    eindig(plek, "verhuizing")
    beslis(plek, "einde", date(2028, 2, 29))
    assert [(o.stand, o.vanaf) for o in oordeel(plek, date(2033, 2, 28))] == [(Stand.LATER, date(2033, 3, 1))]
    assert [o.stand for o in oordeel(plek, date(2033, 3, 1))] == [Stand.WEG]


def test_wachten_kan_een_jaar(plek: Werkplek) -> None:
    """A court case: not yet, with a reason, and someone looks again within a year."""
    eindig(plek, "voldaan")
    beslis(plek, "wacht", date(2031, 12, 31))
    assert [o.stand for o in oordeel(plek, date(2031, 12, 31))] == [Stand.WACHT]
    assert [o.stand for o in oordeel(plek, date(2032, 1, 1))] == [Stand.WEG]
    with pytest.raises(BewaarFout, match="ten hoogste een jaar"):
        beslis(plek, "wacht", date(2040, 1, 1))


def test_de_kleine_set(plek: Werkplek) -> None:
    """At most fifty years, only when the end is known, never after death."""
    eindig(plek, "voldaan")
    with pytest.raises(BewaarFout, match="ten hoogste 50 jaar"):
        beslis(plek, "kern", date(2076, 6, 2))
    beslis(plek, "kern", date(2076, 6, 1))
    assert oordeel(plek, VANDAAG)[0].kern == date(2076, 6, 1)
    eindig(plek, "overlijden")
    with pytest.raises(BewaarFout, match="niet na overlijden"):
        beslis(plek, "kern", date(2032, 1, 1), "PST-2026-00002")


@pytest.mark.parametrize("soort", ["einde"])
def test_een_einde_in_de_toekomst_kan_niet(plek: Werkplek, soort: str) -> None:
    """What has yet to happen did not happen."""
    eindig(plek, "verhuizing")
    with pytest.raises(BewaarFout, match="niet in de toekomst"):
        beslis(plek, soort, date(2031, 6, 3))


def test_de_lijst_in_stappen(plek: Werkplek) -> None:
    """Proposed by one, confirmed by another with a leading role; nothing twice on a list."""
    eindig(plek, "voldaan")
    eindig(plek, "verhuizing")
    nummer = stel_voor(plek)
    assert nummer is not None
    assert stel_voor(plek) is None
    with pytest.raises(BewaarFout, match="alleen een coordinator of teamleider"):
        bevestig(plek, nummer, "Bea Kok")
    with pytest.raises(BewaarFout, match="geen medewerker"):
        bevestig(plek, nummer, "Jan Onbekend")
    bevestig(plek, nummer, "tea vos ")
    with pytest.raises(BewaarFout, match="al bevestigd"):
        bevestig(plek, nummer, "Co Smit")
    with plek.db.lezen() as s:
        (regel,) = s.exec(select(Vernietigingsregel)).all()
        assert (regel.regel, regel.vanaf, regel.stand) == ("B01", date(2031, 6, 2), "op de lijst")


def test_vier_ogen(plek: Werkplek) -> None:
    """Who made the list may not confirm it: the program says so, and the database refuses it."""
    eindig(plek, "voldaan")
    nummer = stel_voor(plek, door="Tea Vos")
    assert nummer is not None
    with pytest.raises(BewaarFout, match="mag haar niet bevestigen"):
        bevestig(plek, nummer, "Tea Vos")
    with pytest.raises(DBAPIError), plek.db.schrijven() as s:
        s.execute(text("UPDATE vernietigingslijst SET bevestigd_door_id = door_id"))


def test_een_consulent_stelt_niets_voor(plek: Werkplek) -> None:
    """Roles: the list is made by a coordinator, teamleider or beheerder."""
    eindig(plek, "voldaan")
    with pytest.raises(BewaarFout, match="Dit mag alleen"):
        stel_voor(plek, door="Sanne de Jong")


def test_een_besluit_haalt_het_van_de_lijst(plek: Werkplek) -> None:
    """What someone decides afterwards goes before an older list."""
    eindig(plek, "voldaan")
    nummer = stel_voor(plek)
    beslis(plek, "wacht", date(2031, 12, 31))
    with plek.db.lezen() as s:
        assert bewaarlijst.te_doen(s, nummer or 0) == []


@pytest.mark.parametrize("wie", ["iedereen", "buiten de lijst", "niet bevestigd"])
def test_feiten_zijn_niet_zomaar_te_wissen(plek: Werkplek, wie: str) -> None:
    """Without a confirmed list the database itself refuses; other columns are never to be changed."""
    traject = eindig(plek, "voldaan")
    if wie != "iedereen":
        nummer = stel_voor(plek)
        if wie == "buiten de lijst":
            bevestig(plek, nummer or 0)
            traject = plek.open(date(2026, 4, 1))
    zin = f"UPDATE gebeurtenis SET feiten = NULL, zout = NULL WHERE traject_id = {traject}"
    with pytest.raises(DBAPIError, match="alleen toe te voegen"), plek.db.schrijven() as s:
        s.execute(text(zin))


@pytest.mark.parametrize("zin", ["door = 'x'", "feiten = NULL", "feiten = NULL, zout = NULL, sleutel = 'x'"])
def test_alleen_feiten_en_zout(plek: Werkplek, zin: str) -> None:
    """Also under a confirmed list nothing else of the log can be touched."""
    eindig(plek, "voldaan")
    bevestig(plek, stel_voor(plek) or 0)
    with pytest.raises(DBAPIError, match="alleen toe te voegen"), plek.db.schrijven() as s:
        s.execute(text(f"UPDATE gebeurtenis SET {zin}"))
