"""The numbers of a day: what is overdue or nearly so, at which partner; kept, so that the past stays put."""

from datetime import date, timedelta

from sqlmodel import select

from inburgering.db import dagstand
from inburgering.db.opdracht import Herkomst
from inburgering.db.tabellen import Dagstand
from tests.werkplek import Werkplek

KENNISGEVING, PIP, TAAK = date(2026, 8, 24), date(2026, 10, 5), date(2026, 10, 6)
# De taak moet op 20 november klaar zijn; op 10 december is dat voorbij.
NA = date(2026, 12, 10)


def taak(werkplek: Werkplek) -> int:
    """A task that Plangroep accepted and did not finish."""
    traject = werkplek.tot_pip(KENNISGEVING, PIP)
    werkplek.draag_over(traject, TAAK, date(2026, 11, 20))
    werkplek.doe(
        traject,
        "overdracht.verzending",
        TAAK,
        {"reactie_uiterlijk": "2026-10-20", "gereed_op": "2026-11-20"},
        herkomst=Herkomst.SYSTEEM,
    )
    return traject


def stand(werkplek: Werkplek, dag: date) -> dict[dagstand.Sleutel, int]:
    """Keep the numbers of this day."""
    with werkplek.db.schrijven() as s:
        return dict(dagstand.leg_vast(s, werkplek.gemeente, dag))


def bewaard(werkplek: Werkplek) -> list[Dagstand]:
    """Every number that was kept."""
    with werkplek.db.lezen() as s:
        return list(s.exec(select(Dagstand)))


def test_wat_bij_een_partner_te_laat_is_staat_op_zijn_naam(werkplek: Werkplek) -> None:
    """One task, its answer is overdue: counted at Plangroep, with the step it is about."""
    taak(werkplek)
    gevonden = stand(werkplek, NA)
    bij_partner = {(wat, partner) for (wat, stap, partner), n in gevonden.items() if partner and n}
    assert bij_partner == {("verlopen", werkplek.partner), ("uitstaand", werkplek.partner)}
    assert gevonden["uitstaand", "", werkplek.partner] == 1
    assert gevonden["lopend", "", 0] == 1


def test_een_dag_staat_er_een_keer_en_de_laatste_telt(werkplek: Werkplek) -> None:
    """Run twice on a day: the newer numbers take the place of the older."""
    eerst = stand(werkplek, NA)
    assert eerst["lopend", "", 0] == 0
    werkplek.open(KENNISGEVING)
    assert stand(werkplek, NA)["lopend", "", 0] == 1
    assert [r.aantal for r in bewaard(werkplek) if r.wat == "lopend"] == [1]


def test_het_verleden_verandert_niet_mee(werkplek: Werkplek) -> None:
    """What ends later was open then: that is what the trend is for."""
    traject = werkplek.open(KENNISGEVING)
    for dag in (NA, NA + timedelta(days=1)):
        stand(werkplek, dag)
    werkplek.doe(traject, "traject.beeindiging", NA + timedelta(days=2), {"reden": "verhuizing"})
    stand(werkplek, NA + timedelta(days=2))
    with werkplek.db.lezen() as s:
        reeks = dagstand.reeks(s, werkplek.gemeente, "lopend", NA, NA + timedelta(days=9))
    assert list(reeks.values()) == [1, 1, 0]


def test_brieven_en_signalen_worden_geteld(werkplek: Werkplek) -> None:
    """A decision and a task letter wait; nothing is before a person yet."""
    traject = werkplek.tot_pip(KENNISGEVING, PIP)
    werkplek.draag_over(traject, TAAK, date(2026, 11, 20))
    totalen = dagstand.totalen(stand(werkplek, TAAK))
    assert (totalen["post_wacht"], totalen["post_mislukt"], totalen["signaal"]) == (2, 0, 0)
    assert set(totalen) == set(dagstand.WAT)
