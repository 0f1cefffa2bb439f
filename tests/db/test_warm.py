"""A warm handover: a term for the joint meeting, and accepted only when both sides confirmed it."""

from datetime import date
from typing import Any

import pytest
from sqlmodel import select

from inburgering.db import warm
from inburgering.db.fouten import MagNiet
from inburgering.db.opdracht import Herkomst, Opdracht
from inburgering.db.post import op_dag
from inburgering.db.tabellen import Partnertaak
from inburgering.db.zaak import Zaak
from inburgering.templates import brief
from tests.werkplek import Werkplek, om

DAG, GESPREK = date(2026, 11, 23), date(2026, 12, 2)
AFSPRAAK = {"dag": GESPREK.isoformat(), "tijd": "10:00", "plaats": "Stadhuis, kamer 3"}
PARTNER, GEMEENTE = "bevestiging_partner", "bevestiging_gemeente"


def bevestig(werkplek: Werkplek, traject: int, wie: str, op: date, sleutel: str | None = None) -> None:
    """One side confirms."""
    feiten: dict[str, Any] = {"naam": "A. Bakker"} if wie == PARTNER else {}
    opdracht = Opdracht(
        traject=traject, onderdeel="overdracht", gebeurtenis=wie, op=op, door="Sanne", feiten=feiten,
        sleutel=sleutel, herkomst=Herkomst.PARTNER if wie == PARTNER else Herkomst.INVOER,
    )  # fmt: skip
    with werkplek.db.schrijven() as s:
        warm.bevestig(s, opdracht, om(op))


def soorten(werkplek: Werkplek, traject: int) -> list[str]:
    """What happened to the handoff, in order."""
    return [r.soort for r in werkplek.log(traject) if r.onderdeel == "overdracht"]


@pytest.fixture
def traject(werkplek: Werkplek) -> int:
    """A warm handover of which the letter was sent on 23 November."""
    with werkplek.db.schrijven() as s:
        s.exec(select(Partnertaak)).one().warm = True
    nummer = werkplek.tot_pip(date(2026, 8, 3), date(2026, 9, 15))
    werkplek.draag_over(nummer, DAG, date(2027, 1, 18))
    post = werkplek.post(nummer)[-1]
    taak = op_dag(post.sjabloon, post.gegevens, DAG)["taak"]
    feiten = {n: taak[n] for n in ("reactie_uiterlijk", "gereed_op", "warm", "gesprek_uiterlijk")}
    werkplek.doe(nummer, "overdracht.verzending", DAG, feiten, herkomst=Herkomst.SYSTEEM)
    return nummer


def test_de_brief_noemt_het_gesprek_en_de_termijn_loopt(werkplek: Werkplek, traject: int) -> None:
    """Fourteen days (what the program proposes) after the letter: 7 December, in the letter and as a term."""
    post = werkplek.post(traject)[-1]
    tekst = brief.tekst(post.sjabloon, op_dag(post.sjabloon, post.gegevens, DAG), DAG)
    assert "gezamenlijk gesprek, uiterlijk op 7 december 2026" in tekst
    termijn = werkplek.termijn(traject, "N24")
    assert (termijn.laatste_dag, termijn.wie, termijn.loopt) == (date(2026, 12, 7), "college", True)


@pytest.mark.parametrize("volgorde", [(PARTNER, GEMEENTE), (GEMEENTE, PARTNER)])
def test_met_de_tweede_bevestiging_is_de_taak_aangenomen(
    werkplek: Werkplek, traject: int, volgorde: tuple[str, str]
) -> None:
    """Whoever is first: after one the task still waits and the term runs, after both neither does."""
    werkplek.doe(traject, "overdracht.afspraak_warme_overdracht", DAG, AFSPRAAK)
    bevestig(werkplek, traject, volgorde[0], GESPREK)
    assert "aanvaarding" not in soorten(werkplek, traject)
    assert werkplek.termijn(traject, "N24").loopt
    bevestig(werkplek, traject, volgorde[1], GESPREK)
    assert soorten(werkplek, traject)[-3:] == [*volgorde, "aanvaarding"]
    laatste = werkplek.log(traject)[-1]
    assert (laatste.naar, (laatste.feiten or {})["gegevens"]) == ("aanvaard", {"naam": "A. Bakker"})
    assert not werkplek.termijn(traject, "N24").loopt


def test_zonder_beide_bevestigingen_neemt_niemand_de_taak_aan(werkplek: Werkplek, traject: int) -> None:
    """Neither accepting nor reporting passes the meeting by; refusing and withdrawing always can."""
    verslag = {"naam": "A. Bakker", "resultaat": "uitgevoerd", "verslag": "Gedaan."}
    for stap, feiten in (("aanvaarding", {"naam": "A. Bakker"}), ("terugmelding", verslag)):
        with pytest.raises(MagNiet, match="bevestigen de partner en de gemeente allebei"):
            werkplek.doe(traject, f"overdracht.{stap}", GESPREK, feiten)
    with pytest.raises(MagNiet, match="Spreek eerst een gezamenlijk gesprek af"):
        bevestig(werkplek, traject, PARTNER, GESPREK)
    werkplek.doe(traject, "overdracht.weigering", GESPREK, {"naam": "A. Bakker", "reden": "Geen plek."})
    assert soorten(werkplek, traject)[-1] == "weigering"


def test_een_dubbele_bevestiging_telt_een_keer(werkplek: Werkplek, traject: int) -> None:
    """The same answer delivered twice, also the one that completes it: one confirmation, one acceptance."""
    werkplek.doe(traject, "overdracht.afspraak_warme_overdracht", DAG, AFSPRAAK)
    bevestig(werkplek, traject, GEMEENTE, GESPREK)
    for _ in range(2):
        bevestig(werkplek, traject, PARTNER, GESPREK, "partner:abc")
    assert soorten(werkplek, traject).count("bevestiging_partner") == 1
    assert soorten(werkplek, traject).count("aanvaarding") == 1


def test_hoe_ver_het_is(werkplek: Werkplek, traject: int) -> None:
    """The pages read the planned meeting and who confirmed; a task that is not warm says nothing."""
    werkplek.doe(traject, "overdracht.afspraak_warme_overdracht", DAG, AFSPRAAK)
    bevestig(werkplek, traject, GEMEENTE, GESPREK)
    with werkplek.db.lezen() as s:
        stand = warm.stand(Zaak.lees(s, traject, om(GESPREK)), 1)
        assert stand is not None
        assert stand.gesprek is not None
        assert (stand.gesprek["plaats"], stand.gemeente, stand.partner) == (
            "Stadhuis, kamer 3",
            GESPREK,
            None,
        )
        assert not stand.beide
    with werkplek.db.schrijven() as s:
        s.exec(select(Partnertaak)).one().warm = False
    werkplek.draag_over(traject, GESPREK, date(2027, 1, 18))
    with werkplek.db.lezen() as s:
        assert warm.stand(Zaak.lees(s, traject, om(GESPREK)), 2) is None
