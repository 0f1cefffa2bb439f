"""Made-up cases, without a database: repeatable, whole, in order, and shaped as the parameters say."""

import os
import subprocess
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from itertools import islice
from random import Random
from statistics import mean, median

import pytest

from inburgering.invoer.genereer_geval import Geval, geval
from inburgering.invoer.genereer_namen import ASIEL_LANDEN, GEZIN_LANDEN
from inburgering.invoer.genereer_parameters import SLECHT_JAAR, VERBETERD, Parameters, Wachttijd
from inburgering.invoer.genereer_personen import bsns
from inburgering.invoer.genereer_stappen import Taak
from inburgering.routes.pip import ontbreekt, past_niet
from inburgering.statemachine.feiten import lees
from inburgering.templates import brief
from inburgering.wet.begrippen import Groep
from inburgering.wet.bsn import elfproef
from inburgering.wet.gebeurtenissen import Gebeurtenis
from inburgering.wet.kalender import is_werkdag
from tests.conftest import ROOT
from tests.invoer.conftest import VOORBEELD

GISTEREN = date(2026, 11, 20)
TAKEN = {
    soort: Taak(partner_id=nr, partner=partner, soort=soort, reactie_dagen=7, gereed_dagen=28)
    for nr, partner, soort in (
        (1, "VluchtelingenWerk", "maatschappelijke_begeleiding"),
        (1, "VluchtelingenWerk", "pvt"),
        (1, "VluchtelingenWerk", "budgetcoaching"),
        (2, "Plangroep", "budgetbeheer"),
    )
}


STANDAARD = Parameters()


@cache
def gevallen(aantal: int, zaad: int = 1) -> Sequence[Geval]:
    """The first cases of a seed."""
    return [
        geval(nr, zaad, bsn, GISTEREN, STANDAARD, TAKEN, 10)
        for nr, bsn in enumerate(islice(bsns(zaad), aantal), 1)
    ]


def test_the_same_seed_gives_the_same_cases() -> None:
    """However many are drawn beside it, case 7 is case 7; another seed gives other people."""
    assert gevallen(400)[:40] == gevallen(40)
    anders = gevallen(40, zaad=2)
    assert [g.opzet.mens for g in anders] != [g.opzet.mens for g in gevallen(40)]
    assert {g.opzet.mens.bsn for g in anders}.isdisjoint(g.opzet.mens.bsn for g in gevallen(400))


def test_the_same_cases_in_another_process() -> None:
    """Nothing hangs on the order of a set: a process with a hash seed of its own draws the same."""
    vraag = "from tests.invoer.test_genereer_gevallen import gevallen; print(repr(gevallen(25)))"
    omgeving = os.environ | {"PYTHONHASHSEED": "7"}
    elders = subprocess.run(
        [sys.executable, "-c", vraag], env=omgeving, cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert elders.stdout.strip() == repr(gevallen(25))


def test_every_fact_is_valid() -> None:
    """Each step carries facts that the one write path accepts, but those that name rows."""
    for g in gevallen(400):
        for stap in g.stappen:
            if stap.gebeurtenis is not Gebeurtenis.TOEWIJZING:
                lees(stap.gebeurtenis, stap.feiten)


def test_every_pip_is_complete() -> None:
    """No PIP lacks what its group and leerroute ask (Wet art. 15), and none holds what does not belong."""
    plannen = [
        (g.opzet.groep, stap.feiten)
        for g in gevallen(400)
        for stap in g.stappen
        if stap.gebeurtenis is Gebeurtenis.OPSTELLING_PIP
    ]
    assert len(plannen) > 200
    for groep, inhoud in plannen:
        assert ontbreekt(inhoud, groep) == ()
        assert past_niet(inhoud, groep) == ()


def test_the_days_of_a_case() -> None:
    """Nothing after yesterday; what an office records falls on a working day; the log goes forward."""
    for g in gevallen(400):
        vastgelegd = [max(stap.op, g.opening.op) for stap in g.stappen]
        assert vastgelegd == sorted(vastgelegd)
        assert all(stap.op <= GISTEREN for stap in g.stappen)
        assert all(is_werkdag(s.op) for s in g.stappen if s.gebeurtenis is not Gebeurtenis.INSCHRIJVING_BRP)


def test_bsns_are_nobodys() -> None:
    """They begin with 999, pass the elfproef, are unique, and stay clear of the sample file."""
    eerste = list(islice(bsns(1), 3000))
    assert all(bsn.startswith("999") and elfproef(bsn) for bsn in eerste)
    assert len(set(eerste)) == 3000
    assert not any(bsn in VOORBEELD.read_text("utf-8-sig") for bsn in eerste)
    veel = list(islice(bsns(1), 95_000))
    assert {bsn[:2] for bsn in veel} == {"99"}
    assert len(set(veel)) == 95_000


@pytest.mark.parametrize(
    ("wachttijd", "binnen_tien", "gemiddeld"),
    [(STANDAARD.wacht_op_pip, 0.37, 19.5), (SLECHT_JAAR, 0.12, 19.5), (VERBETERD, 0.45, 16.0)],
)
def test_the_wait_for_a_pip(wachttijd: Wachttijd, binnen_tien: float, gemiddeld: float) -> None:
    """The share within ten weeks and the mean are those of needs.md E4."""
    toeval = Random(5)
    weken = [wachttijd.dagen(toeval) / 7 for _ in range(20_000)]
    assert sum(w <= 10 for w in weken) / 20_000 == pytest.approx(binnen_tien, abs=0.015)
    assert mean(weken) == pytest.approx(gemiddeld, rel=0.04)


def test_the_shape_of_the_caseload() -> None:
    """Groups, leerroutes and no-shows lie near their parameters."""
    alle = gevallen(1500)
    groepen = Counter(g.opzet.groep for g in alle)
    assert groepen[Groep.GEZIN] / 1500 == pytest.approx(0.34, abs=0.04)
    asiel = [g for g in alle if g.opzet.groep is not Groep.GEZIN]
    routes = Counter(g.opzet.route.value for g in asiel)
    assert routes["z"] / len(asiel) == pytest.approx(0.31, abs=0.04)
    soorten = Counter(stap.gebeurtenis for g in alle for stap in g.stappen)
    eerste_keer = soorten[Gebeurtenis.HERHAALDE_OPROEP] / soorten[Gebeurtenis.OPROEP_BREDE_INTAKE]
    assert eerste_keer == pytest.approx(0.08, abs=0.025)
    per_consulent = Counter(g.consulent for g in alle)
    assert len(per_consulent) == 10
    assert max(per_consulent.values()) < 1.4 * min(per_consulent.values())


def test_partners_report_late_or_never() -> None:
    """VluchtelingenWerk reports in some three weeks, and one in twenty never does."""
    weken, nooit = [], 0
    for g in gevallen(1500):
        for nr in {stap.taak for stap in g.stappen if stap.taak is not None}:
            eigen = {s.gebeurtenis: s for s in reversed(g.stappen) if s.taak == nr}
            verzonden, terug = eigen.get(Gebeurtenis.VERZENDING), eigen.get(Gebeurtenis.TERUGMELDING)
            if terug and verzonden and terug.wie == "VluchtelingenWerk":
                weken.append((terug.op - verzonden.op).days / 7)
            nooit += Gebeurtenis.HERINNERING in eigen
    assert median(weken) == pytest.approx(3.0, abs=0.4)
    assert nooit / (len(weken) + nooit) == pytest.approx(0.05, abs=0.03)


def test_parameters_can_be_overruled() -> None:
    """Another parameter gives another municipality: only asiel, nobody fails to come."""
    p = replace(STANDAARD, deel_asiel=1.0, deel_niet_verschenen=0.0, verhuizing_per_jaar=0.0)
    alle = [geval(nr, 1, bsn, GISTEREN, p, TAKEN, 3) for nr, bsn in enumerate(islice(bsns(1), 200), 1)]
    assert Groep.GEZIN not in {g.opzet.groep for g in alle}
    assert Gebeurtenis.NIET_VERSCHENEN not in {s.gebeurtenis for g in alle for s in g.stappen}


def test_a_case_that_has_just_come_in() -> None:
    """Among the newest cases some have no step at all yet, and none begins in the future."""
    nieuw = [g for g in gevallen(1500) if g.opening.op > GISTEREN - timedelta(days=14)]
    assert any(not g.stappen for g in nieuw)
    assert all(g.opening.op <= GISTEREN for g in gevallen(1500))


def test_every_name_can_be_printed() -> None:
    """The fonts of the letters can draw every name, the ones in another script too."""
    namen = sorted({
        naam
        for land in (*ASIEL_LANDEN, *GEZIN_LANDEN)
        for naam in (*land.voornamen, *land.achternamen, *land.eigen)
    })  # fmt: skip
    gegevens = BRIEF | {"plaats": " ".join(namen)}
    assert brief.pdf("oproep_brede_intake", gegevens, GISTEREN).startswith(b"%PDF")


BRIEF = {
    "gemeente": {
        "naam": "Gemeente Proefstad", "afdeling": "Inburgering", "bezoek": "Plein 1", "post": "Postbus 1",
        "telefoon": "14 0000", "email": "i@proefstad.example", "site": "proefstad.example",
        "venster": "links",
    },
    "ontvanger": ["A. B."], "aanhef": "Beste A. B.,", "kenmerk": "PST-1", "inburgeraar": {"naam": "A. B."},
    "afzender": {"naam": "C. D.", "functie": "Consulent", "telefoon": "14 0000"}, "handhaving": False,
    "dag": "2026-12-01", "tijd": "10:00", "uiterlijk": "2026-12-08", "tolk": None, "vorige_dag": None,
}  # fmt: skip
