"""The queue of notifications: one per cause, of one traject in order, two workers past each other."""

from datetime import date, timedelta

from sqlalchemy import event
from sqlmodel import select

from inburgering.db import berichten, wachtrij
from inburgering.db.tabellen import Abonnement, Bericht
from tests.werkplek import Werkplek, om

DAG = date(2026, 10, 6)


def abonneer(werkplek: Werkplek) -> int:
    """Someone who wants to hear of everything."""
    with werkplek.db.schrijven() as s:
        rij = Abonnement(
            gemeente_id=werkplek.gemeente,
            naam="Z",
            url="https://z.example/",
            geheim="whsec_eA==",
            gemaakt=om(DAG),
        )
        s.add(rij)
        s.flush()
        return int(rij.id or 0)


def test_van_een_traject_gaat_het_eerste_eerst(werkplek: Werkplek) -> None:
    """Two trajecten of two messages each: the first of both, and the next only when that is done."""
    abonneer(werkplek)
    een, twee = werkplek.open(DAG), werkplek.open(DAG)
    nu = om(DAG, 12)
    with werkplek.db.schrijven() as s:
        eerste = berichten.neem(s, nu, 10)
        rijen = [s.get_one(Bericht, nr) for nr in eerste]
        assert [(b.traject_id, b.volgnr) for b in rijen] == [(een, 1), (twee, 1)]
    with werkplek.db.schrijven() as s:
        assert berichten.neem(s, nu, 10) == []
        berichten.verzonden(s, eerste[0], nu)
    with werkplek.db.schrijven() as s:
        (volgende,) = berichten.neem(s, nu, 10)
        assert (s.get_one(Bericht, volgende).traject_id, s.get_one(Bericht, volgende).volgnr) == (een, 2)


def test_opgegeven_houdt_wat_daarna_komt_niet_tegen(werkplek: Werkplek) -> None:
    """After the last try the next message of the traject goes; what was given up can be sent again."""
    abonnement = abonneer(werkplek)
    werkplek.open(DAG)
    with werkplek.db.schrijven() as s:
        (nr,) = berichten.neem(s, om(DAG, 12), 10)
        assert berichten.mislukt(s, nr, "Nee.", om(DAG, 12), herstelbaar=False)
        assert len(berichten.neem(s, om(DAG, 12), 10)) == 1
        assert berichten.opnieuw(s, abonnement, om(DAG, 13)) == 1


def test_zonder_abonnement_een_vraag_per_transactie(werkplek: Werkplek) -> None:
    """Recording costs one lookup when nobody listens, however much is recorded in the transaction."""
    from inburgering.db.opdracht import Opdracht
    from inburgering.db.registreer import registreer

    nr = werkplek.open(DAG)
    vragen: list[str] = []
    event.listen(werkplek.db.engine, "before_cursor_execute", lambda *a: vragen.append(a[2]))
    with werkplek.db.schrijven() as s:
        for tekst in ("een", "twee", "drie"):
            feiten = {"tekst": tekst}
            o = Opdracht(
                traject=nr, onderdeel="traject", gebeurtenis="notitie", op=DAG, door="S", feiten=feiten
            )
            registreer(s, o, om(DAG))
    assert sum("abonnement" in vraag for vraag in vragen) == 1
    with werkplek.db.lezen() as s:
        assert not s.exec(select(Bericht)).all()


def test_oude_bezorgingen_worden_vergeten(werkplek: Werkplek) -> None:
    """What was delivered long ago is cleared away; what waits stays."""
    abonneer(werkplek)
    werkplek.open(DAG)
    with werkplek.db.schrijven() as s:
        (nr,) = berichten.neem(s, om(DAG), 1)
        berichten.verzonden(s, nr, om(DAG))
    with werkplek.db.schrijven() as s:
        assert berichten.ruim_op(s, om(DAG) + berichten.BEWAREN) == 0
        assert berichten.ruim_op(s, om(DAG) + berichten.BEWAREN + timedelta(days=1)) == 1
        assert len(s.exec(select(Bericht)).all()) == 1


def test_de_pauzes_groeien_tot_zes_uur() -> None:
    """Two minutes, doubled each time, never more than six hours."""
    pauzes = [wachtrij.pauze(n).total_seconds() / 60 for n in range(1, 10)]
    assert pauzes == [2, 4, 8, 16, 32, 64, 128, 256, 360]
