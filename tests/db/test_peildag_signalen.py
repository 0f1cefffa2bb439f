"""Signals and returns of a day that has passed: what the two lists showed at its end, for ever."""

import random
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from sqlmodel import col, select

from inburgering.db import (
    meldingen,
    peildag,
    peildag_signalen,
    rapportstand,
    terug_besluit,
    terug_rij,
    vernietig,
    zoeken_signalen,
    zoeken_terug,
)
from inburgering.db.fouten import MagNiet
from inburgering.db.tabellen import Signaal, Terugmelding
from inburgering.db.terug_besluit import Beslissing
from inburgering.db.terugbericht import Besluit
from inburgering.db.zoeken_signalen import Lezer
from tests.db.test_bewaren import bevestig, stel_voor
from tests.db.test_peildag import BEGIN, leef
from tests.db.test_terugmelden import DAG, plek, stuur
from tests.db.test_vernietig import plek as met_beheerders
from tests.werkplek import Werkplek, om

__all__ = ["met_beheerders", "plek"]
ROLLEN = frozenset({"coordinator", "teamleider", "beheerder"})


def lezers(w: Werkplek) -> Iterator[Lezer]:
    """Who leads and sees all, and two consulenten."""
    yield Lezer(w.gemeente, ROLLEN | {"consulent"})
    yield from (Lezer(w.gemeente, frozenset(), frozenset({wie})) for wie in (w.consulent, w.ander))


def open_nu(w: Werkplek) -> list[list[Any]]:
    """What the list of signals shows now, to each of them."""
    with w.db.lezen() as s:
        return [
            [
                (t.nummer, naam, g.voor, g.reden, g.open_sinds)
                for g, t, naam in zoeken_signalen.open_signalen(s, lezer, vanaf=0, aantal=1000)
            ]
            for lezer in lezers(w)
        ]


def toen(w: Werkplek, dag: date) -> list[list[Any]]:
    """The same, of a day that has passed."""
    peildag._BEWAARD.clear()
    with w.db.lezen() as s:
        alle = peildag.lees(s, w.gemeente, dag)
        return [
            [
                (g.nummer, g.naam, g.voor, g.reden, g.sinds)
                for g in peildag_signalen.signalen(s, alle, dag, lezer)
            ]
            for lezer in lezers(w)
        ]


def handel_af(w: Werkplek, gok: random.Random, dag: date) -> None:
    """A person closes a signal, and says that it was done some days ago."""
    with w.db.lezen() as s:
        vraag = select(Signaal).where(col(Signaal.afgehandeld_door).is_(None)).order_by(col(Signaal.id))
        open_ = list(s.exec(vraag))
    if open_:
        signaal = gok.choice(open_)
        feiten = {"signaal": signaal.id, "reden": "Er is gebeld."}
        op = dag - timedelta(days=gok.randrange(3))
        try:
            w.doe(signaal.traject_id, "traject.afhandeling_signaal", op, feiten, nu=om(dag, 15))
        except MagNiet:
            return


def test_de_signalen_van_toen_blijven(werkplek: Werkplek) -> None:
    """Raised, closed late or by itself, given to a colleague: each day gives what the list showed."""
    gok, trajecten, gezien = random.Random(4), list[int](), {}
    for nr in range(0, 120, 6):
        dag = BEGIN + timedelta(days=nr)
        leef(werkplek, gok, dag, trajecten)
        meldingen.verwerk(werkplek.db, dag, om(dag, 12))
        handel_af(werkplek, gok, dag)
        gezien[dag] = open_nu(werkplek)
    with werkplek.db.lezen() as s:
        alle = list(s.exec(select(Signaal)))
    assert len({g.voor for g in alle}) > 1
    assert 3 < len([g for g in alle if g.afgehandeld_door]) < len(alle)
    for dag, wat in gezien.items():
        assert toen(werkplek, dag) == wat, dag


def wachtten(w: Werkplek, dag: date, houders: frozenset[int] | None = None) -> list[tuple[str, str]]:
    """The returns that waited at the end of a day: of which partner, of which kind."""
    with w.db.lezen() as s:
        alle = peildag.lees(s, w.gemeente, dag)
        gevonden = peildag_signalen.terugmeldingen(s, alle, dag, houders)
    return [(b.partner, b.soort) for b in gevonden]


def test_de_terugmeldingen_van_toen_blijven(plek: Werkplek) -> None:
    """Accepted and then refused: the second waits from 8 October, until it was decided on the 12th."""
    stuur(plek, "aanvaarding")
    stuur(plek, "weigering", reden="Vol.")
    wacht = [("Plangroep", "weigering")]
    dagen = [DAG + timedelta(days=n) for n in (-1, 0, 3, 4, 9)]
    assert [wachtten(plek, dag) for dag in dagen] == [[], wacht, wacht, wacht, wacht]
    later = om(date(2026, 10, 12))
    with plek.db.schrijven() as s:
        rij = s.exec(select(Terugmelding).where(col(Terugmelding.wacht))).one()
        kijk = terug_rij.kijk_van(s, rij.onderdeel_id or 0)
        wat = Beslissing(
            besluit=Besluit.AFGEWEZEN, door="Sanne", door_id=plek.consulent, reden="Dat klopt niet.", nu=later
        )
        terug_besluit.besluit(s, rij, kijk, wat)
    assert [wachtten(plek, dag) for dag in dagen] == [[], wacht, wacht, [], []]
    assert wachtten(plek, DAG, frozenset({plek.consulent})) == wacht
    assert wachtten(plek, DAG, frozenset({plek.ander})) == []
    with plek.db.lezen() as s:
        assert zoeken_terug.aantal_open(s, plek.gemeente, None) == 0


def test_een_signaal_dat_later_dicht_ging_stond_toen_open(plek: Werkplek) -> None:
    """Closed today for a day last week: last week it was open, whatever day the line is about."""
    stuur(plek, "weigering", reden="Vol.")
    with plek.db.lezen() as s:
        signaal = s.exec(select(Signaal).where(Signaal.soort == "weigering")).one()
    nu = DAG + timedelta(days=7)
    feiten = {"signaal": signaal.id, "reden": "Er is gebeld."}
    plek.doe(signaal.traject_id, "traject.afhandeling_signaal", DAG, feiten, nu=om(nu))
    open_ = [[g[3] for g in toen(plek, dag)[0]] for dag in (DAG, nu - timedelta(days=1), nu)]
    assert [signaal.reden in redenen for redenen in open_] == [True, True, False]


def test_wat_vernietigd_is_staat_er_niet_meer(met_beheerders: Werkplek) -> None:
    """After retention nothing of the person is given for any day; the others stay, and it is counted."""
    w, dag = met_beheerders, date(2026, 3, 2)
    blijft, weg = w.open(dag), w.open(dag)
    for traject in (blijft, weg):
        vraag = {"tekst": "Bel even.", "voor_consulent": True}
        w.doe(traject, "traject.notitie", dag, vraag)
    w.doe(weg, "traject.beeindiging", date(2026, 6, 1), {"reden": "voldaan"})
    voor = toen(w, dag)
    assert len(voor[0]) == 2
    assert vernietig.vernietig(w.db, bevestigd(w), "Bea Kok").vernietigd == ["PST-2026-00002"]
    assert toen(w, dag) == [[g for g in lijst if g[0] == "PST-2026-00001"] for lijst in voor]
    assert len(toen(w, dag)[0]) == 1
    with w.db.lezen() as s:
        assert rapportstand.vernietigd(s, w.gemeente) == 1


def bevestigd(w: Werkplek) -> int:
    """A list of what may go, that the teamleider confirmed."""
    nummer = stel_voor(w) or 0
    bevestig(w, nummer)
    return nummer
