"""The caseload of a day that has passed: what the page showed on that day, for ever."""

import random
from datetime import date, timedelta
from typing import Any

import pytest

from inburgering.db import peildag, zoeken_bord, zoeken_caseload, zoeken_uitstaand
from inburgering.db.fouten import MagNiet, NietGevonden, OngeldigeFeiten
from inburgering.db.opdracht import Herkomst
from inburgering.db.openen import Aanmelding, open_traject
from inburgering.db.peildag import TeVeel
from inburgering.db.peildag_taken import groepen
from inburgering.db.zoeken_bord import Keuze
from inburgering.db.zoeken_caseload import Vraag
from inburgering.wet.begrippen import Groep
from tests.voorbeeldfeiten import feiten
from tests.werkplek import ADRES, GESPREK, PIP, Werkplek, om

BEGIN = date(2026, 8, 3)
GROEPEN = (Groep.ASIEL_VERGUNNING, Groep.ASIEL_GEZINSLID, Groep.GEZIN)
AFSPRAAK = {"dag": "2026-09-01", "tijd": "09:30", "plaats": "Raadhuis", "uiterlijk": "2026-09-08"}
STAPPEN: list[tuple[str, Any]] = [
    ("traject.inschrijving_brp", {}),
    ("brede_intake.oproep_brede_intake", AFSPRAAK),
    ("brede_intake.intakegesprek", GESPREK),
    ("leerbaarheidstoets.uitslag_leerbaarheidstoets", {"advies": "b1"}),
    ("brede_intake.afronding_brede_intake", {}),
    ("pip.opstelling_pip", PIP),
    ("pip.vaststelling_pip", {}),
    ("traject.notitie", {"tekst": "Een notitie."}),
    ("traject.beeindiging", {"reden": "verhuizing"}),
]


def bord(w: Werkplek, dag: date) -> dict[tuple[str, int, int], int]:
    """What the board counts as overdue, now."""
    with w.db.lezen() as s:
        vakken = zoeken_bord.vakken(s, Keuze(gemeente_id=w.gemeente, vandaag=dag))
    return {(v.stap, v.consulent, v.partner): v.aantal for v in vakken}


def lijst(w: Werkplek, dag: date) -> list[tuple[Any, ...]]:
    """What the caseload shows, now; of two terms that end on one day either may stand first."""
    vraag = Vraag(gemeente_id=w.gemeente, vandaag=dag, sorteer="naam", per_blad=500)
    with w.db.lezen() as s:
        regels, _ = zoeken_caseload.zoek(s, vraag)
    return sorted((r.nummer, r.naam, r.fase, r.route, r.uiterlijk, r.consulent) for r in regels)


def bij_partners(w: Werkplek, dag: date) -> list[tuple[Any, ...]]:
    """The tasks that are not finished, now."""
    keuze = zoeken_uitstaand.Keuze(gemeente_id=w.gemeente, vandaag=dag, stand="alle")
    with w.db.lezen() as s:
        taken = zoeken_uitstaand.lijst(s, keuze, aantal=None)
    return sorted((t.traject, t.partner, t.taak, t.toestand, str(t.verzonden)) for t in taken)


def toen(w: Werkplek, dag: date) -> tuple[list[Any], dict[tuple[str, int, int], int], list[Any]]:
    """The same three, of a day that has passed; folded anew."""
    peildag._BEWAARD.clear()
    with w.db.lezen() as s:
        alle = peildag.lees(s, w.gemeente, dag)
        open_ = [t for t in alle if t.open]
        regels = peildag.regels(s, w.gemeente, open_)
        taken = [
            (t.nummer, g.partner, g.taak, g.toestand, str(g.langst))
            for t in alle
            for taak in t.taken
            for g in groepen(s, w.gemeente, [taak])
        ]
    rijen = sorted((r.nummer, r.naam, r.fase, r.route, r.uiterlijk, r.consulent) for r in regels)
    return rijen, dict(peildag.te_laat(alle, dag)), sorted(taken)


def begin(w: Werkplek, gok: random.Random, dag: date) -> int:
    """Open a case on this day, often late: its kennisgeving lies up to three months back."""
    aanmelding = Aanmelding(
        gemeente_id=w.gemeente, groep=gok.choice(GROEPEN), consulent_id=w.consulent, door="Sanne", bsn=None,
        op=dag - timedelta(days=gok.randrange(90)), persoon={"naam": "Yonas Tesfaye", "adres": ADRES},
    )  # fmt: skip
    with w.db.schrijven() as s:
        return open_traject(s, aanmelding, om(dag)).traject


def verzend(w: Werkplek, traject: int, dag: date) -> None:
    """The letter of the newest task leaves on this day; on one in three it waits."""
    nr = sum(rij.soort == "opstelling_overdracht" for rij in w.log(traject))
    if dag.day % 3:
        van_ons = {"nr": nr, "nu": om(dag), "herkomst": Herkomst.SYSTEEM}
        w.doe(traject, "overdracht.verzending", dag, feiten("verzending", dag), **van_ons)


def leef(w: Werkplek, gok: random.Random, dag: date, trajecten: list[int]) -> None:
    """A day on which people open cases, record, correct, hand over and assign; also late."""
    for _ in range(gok.randrange(4)):
        keuze = gok.random()
        try:
            if keuze < 0.25 or not trajecten:
                trajecten.append(begin(w, gok, dag))
                continue
            traject = gok.choice(trajecten)
            if keuze < 0.35:
                w.draag_over(traject, dag, dag + timedelta(days=gok.randrange(5, 40)))
                verzend(w, traject, dag)
            elif keuze < 0.4:
                stap = gok.choice(("aanvaarding", "terugmelding", "weigering", "intrekking"))
                w.doe(traject, f"overdracht.{stap}", dag, feiten(stap, dag), nu=om(dag))
            elif keuze < 0.45:
                wie = gok.choice([w.consulent, w.ander])
                w.doe(traject, "traject.toewijzing", dag, {"consulent": wie}, nu=om(dag))
            elif keuze < 0.6:
                rij = gok.choice(w.log(traject))
                eerder = dag - timedelta(days=gok.randrange(9))
                w.doe(
                    traject, f"{rij.onderdeel}.{rij.soort}", eerder, (rij.feiten or {})["gegevens"],
                    nr=rij.nr, corrigeert=rij.volgnr, nu=om(dag), vervalt=gok.random() < 0.3,
                )  # fmt: skip
            else:
                waar, wat = gok.choice(STAPPEN)
                w.doe(traject, waar, dag - timedelta(days=gok.randrange(4)), wat, nu=om(dag))
        except (MagNiet, NietGevonden, OngeldigeFeiten):
            continue


@pytest.mark.parametrize("zaad", [0, *(pytest.param(n, marks=pytest.mark.traag) for n in (1, 2, 3))])
def test_een_dag_van_vroeger_geeft_steeds_hetzelfde(werkplek: Werkplek, zaad: int) -> None:
    """Whatever is recorded later: each day gives what its caseload and its board showed at its end."""
    gok, trajecten = random.Random(zaad), list[int]()
    gezien = {}
    for nr in range(0, 100, 5):
        dag = BEGIN + timedelta(days=nr)
        leef(werkplek, gok, dag, trajecten)
        gezien[dag] = (lijst(werkplek, dag), bord(werkplek, dag), bij_partners(werkplek, dag))
    assert len(trajecten) > 3
    assert any(rood for _, rood, _ in gezien.values())
    assert any(taak[-1] != "None" for *_, taken in gezien.values() for taak in taken)
    for dag, wat in gezien.items():
        assert toen(werkplek, dag) == wat, dag
        with werkplek.db.lezen() as s:
            alle = peildag.lees(s, werkplek.gemeente, dag)
            for wie in (werkplek.consulent, werkplek.ander):
                van_haar = peildag.lees(s, werkplek.gemeente, dag, wie)
                assert van_haar == tuple(t for t in alle if t.consulent == wie), (dag, wie)


def test_een_dag_voor_het_begin_is_leeg(werkplek: Werkplek) -> None:
    """A case that was recorded today was not known yesterday, also when its facts are older."""
    begin(werkplek, random.Random(1), BEGIN)
    assert toen(werkplek, BEGIN - timedelta(days=1)) == ([], {}, [])
    assert len(toen(werkplek, BEGIN)[0]) == 1


def test_te_veel_wordt_gezegd(werkplek: Werkplek, monkeypatch: pytest.MonkeyPatch) -> None:
    """More cases than can be folded while someone waits: a sentence that says what to use instead."""
    werkplek.open(BEGIN)
    werkplek.open(BEGIN)
    monkeypatch.setattr(peildag, "MEEST", 1)
    with werkplek.db.lezen() as s, pytest.raises(TeVeel, match="Kies een consulent"):
        peildag.lees(s, werkplek.gemeente, BEGIN)
