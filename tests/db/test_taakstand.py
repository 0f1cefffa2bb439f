"""What pages ask of a task at a partner: kept on its overdracht by triggers, equal to its source."""

from collections import Counter
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import text
from sqlmodel import Session, col, select

from inburgering.db import rapport_partners, taakstand, zoeken_partners, zoeken_uitstaand
from inburgering.db import zoeken_partnercijfers as snel
from inburgering.db.basis import Database
from inburgering.db.opdracht import Herkomst
from inburgering.db.tabellen import (
    Gebeurtenisrij,
    Gemeente,
    Onderdeel,
    Overdracht,
    Post,
    Termijnrij,
    Traject,
)
from inburgering.db.zoeken_uitstaand import STANDEN, Keuze
from inburgering.statemachine.machines import MACHINES, eindtoestanden
from inburgering.statemachine.overdracht import Overdracht as Machine
from inburgering.wet.gebeurtenissen import Gebeurtenis
from tests import trage_partnercijfers, trage_uitstaand
from tests.db import triggers
from tests.db.bordmaat import het_bord_zegt_hetzelfde
from tests.db.takenlevens import PIP_OP, Takenstad

DAGEN = [PIP_OP + timedelta(days=n) for n in (5, 20, 45)]


@pytest.fixture
def stad(database: Database) -> Takenstad:
    """Three partners and nobody's task yet."""
    return Takenstad(database)


def test_de_triggers_kennen_elke_toestand() -> None:
    """Another state of a task needs a migration with `taakstand.zet` and `taakstand.ververs`."""
    assert {str(toestand.id) for toestand in Machine.bij_partner} == set(taakstand.BIJ_PARTNER)
    open_ = {str(toestand.id) for toestand in MACHINES["overdracht"].states} - eindtoestanden("overdracht")
    assert open_ == {*taakstand.BIJ_PARTNER, taakstand.OPGESTELD, taakstand.TERUGGEMELD}


def test_de_triggers_staan_er_na_de_laatste_migratie(database: Database) -> None:
    """SQLite drops triggers when it rebuilds a table; at the head they must be there."""
    staan_er = {naam for tabel in taakstand.TABELLEN for naam in triggers.van(database, tabel)}
    assert set(taakstand.NAMEN) <= staan_er


def hoort(s: Session, taak: Overdracht) -> tuple[Any, ...]:
    """The same, worked out the slow way from the rows it follows from."""
    deel, traject = s.get_one(Onderdeel, taak.onderdeel_id), s.get_one(Traject, taak.traject_id)
    termijnen = s.exec(select(Termijnrij).where(Termijnrij.onderdeel_id == taak.onderdeel_id)).all()
    post = s.exec(select(Post).where(Post.onderdeel_id == taak.onderdeel_id)).all()
    geldig = {t.code: t for t in termijnen if not t.vervallen and (t.code != "N23" or not t.vervangen_door)}
    eerst, later = geldig.get("N02"), geldig.get("N23")
    plek = "partner" if deel.toestand in taakstand.BIJ_PARTNER else deel.toestand
    oordeel = "aanvulling" if "N05" in geldig else "compleet" if deel.toestand == "afgesloten" else None
    belofte = min(
        (t.laatste_dag for t in termijnen if t.loopt and t.wie == "partner" and t.laatste_dag), default=None
    )
    herinnerd = any(p.sjabloon == "herinnering_partner" and p.stand != "ingetrokken" for p in post)
    begin = (traject.gemeente_id, plek if plek in taakstand.PLEKKEN else None, oordeel, belofte, herinnerd)
    if eerst is None:
        return *begin, None, None, None, None, None
    geldt = later or eerst
    klaar, door = geldt.geeindigd_op or eerst.geeindigd_op, geldt.geeindigd_door or eerst.geeindigd_door
    rij = select(Gebeurtenisrij.soort).where(
        Gebeurtenisrij.traject_id == traject.id, Gebeurtenisrij.volgnr == door, Gebeurtenisrij.deel == 0
    )
    op = eerst.eerste_dag - timedelta(days=1)
    return (
        *begin,
        op,
        geldt.laatste_dag,
        klaar,
        s.exec(rij).one_or_none(),
        (klaar - op).days if klaar else None,
    )


def bewaard(taak: Overdracht) -> tuple[Any, ...]:
    """What stands on it."""
    return (
        taak.gemeente_id, taak.plek, taak.oordeel, taak.belofte, taak.herinnerd, taak.verzonden_op,
        taak.afgesproken, taak.klaar_op, taak.hoe, taak.duur,
    )  # fmt: skip


def kijk(stad: Takenstad, traject: int | None = None) -> list[tuple[Any, ...]]:
    """What stands on each task (of this traject); it must be what its rows say."""
    vraag = select(Overdracht).order_by(col(Overdracht.onderdeel_id))
    if traject is not None:
        vraag = vraag.where(Overdracht.traject_id == traject)
    with stad.db.lezen() as s:
        taken = s.exec(vraag).all()
        for taak in taken:
            assert bewaard(taak) == hoort(s, taak), taak.nummer
        return [bewaard(taak) for taak in taken]


def test_elke_stap_van_elke_taak(stad: Takenstad) -> None:
    """After every step it is what the rows say; so are the pages at the end, and all of it anew."""
    beelden = [tuple(kijk(stad, traject)) for traject in stad.leef()]
    assert len(set(beelden)) > 30
    alle = kijk(stad)
    assert {beeld[1] for beeld in alle} == {*taakstand.PLEKKEN, None}
    assert {beeld[2] for beeld in alle} == {"aanvulling", "compleet", None}
    de_paginas_zeggen_hetzelfde(stad)
    de_cijfers_zeggen_hetzelfde(stad)
    oud = {"kennisgeving": "2026-01-12", "bron": "lijst.csv", "rij": 2}
    stad.open(PIP_OP, gebeurtenis=Gebeurtenis.OVERNAME, herkomst=Herkomst.OVERGENOMEN, feiten=oud)
    assert het_bord_zegt_hetzelfde(stad, [*DAGEN, PIP_OP + timedelta(days=2000)]) > 100
    verversen_geeft_hetzelfde(stad, alle)
    wat_verdwijnt_of_verhuist(stad)


def de_paginas_zeggen_hetzelfde(stad: Takenstad) -> None:
    """Every list and every number, on three days, of every choice: as asked of the terms."""
    gezien: Counter[str] = Counter()
    with stad.db.lezen() as s:
        soort = {t.taak_id: t.soort for t in zoeken_partners.alle(s, stad.gemeente)}
        for dag in DAGEN:
            for stand in STANDEN:
                for partner in (None, *stad.partners):
                    for taak in ("", "begeleiding"):
                        keuze = Keuze(
                            gemeente_id=stad.gemeente, vandaag=dag, partner=partner, taak=taak, stand=stand
                        )
                        traag = trage_uitstaand.rijen(s, keuze)
                        lijst = zoeken_uitstaand.lijst(s, keuze, aantal=None)
                        assert [(t.nummer, t.soort, t.toestand, t.verzonden) for t in lijst] == [
                            (nr, soort_, toestand, op) for nr, _, soort_, toestand, op, *_ in traag
                        ]
                        assert zoeken_uitstaand.lijst(s, keuze, vanaf=1, aantal=2) == lijst[1:3]
                        assert zoeken_uitstaand.totaal(s, keuze) == len(traag)
                        groepen_kloppen(s, keuze, traag, soort)
                        gezien[stand] += len(traag)
    assert min(gezien[stand] for stand in STANDEN) > 2


def groepen_kloppen(
    s: Session, keuze: Keuze, traag: list[trage_uitstaand.Rij], soort: dict[int, str]
) -> None:
    """The numbers per partner and task are those of the list."""
    partners = zoeken_uitstaand.partners(s, keuze)
    assert set(partners) == {rij[1] for rij in traag}
    per: Counter[tuple[int, str, str, date | None, str]] = Counter()
    for g in zoeken_uitstaand.groepen(s, keuze, partners):
        for wat, aantal in (("", g.aantal), ("laat", g.te_laat), ("herinnerd", g.herinnerd)):
            per[g.partner, soort[g.taak_id], g.plek, g.verzonden, wat] += aantal
    hoort: Counter[tuple[int, str, str, date | None, str]] = Counter()
    for _, partner, taak, toestand, op, belofte, herinnerd in traag:
        plek = "partner" if toestand in taakstand.BIJ_PARTNER else toestand
        laat = belofte is not None and belofte < keuze.vandaag
        for wat, telt in (("", True), ("laat", laat), ("herinnerd", herinnerd)):
            hoort[partner, taak, plek, op, wat] += telt
    assert +per == +hoort


def de_cijfers_zeggen_hetzelfde(stad: Takenstad) -> None:
    """Every line of the figures as counted task by task, on three days and under two thresholds."""
    van, tot, gevuld = date(2026, 1, 1), date(2026, 12, 31), 0
    with stad.db.lezen() as s:
        traag = trage_partnercijfers.verlopen(s, stad.gemeente, van, tot)
        for dag in DAGEN:
            periode = snel.Periode(stad.gemeente, van, tot, dag)
            for vanaf in (1, 3):
                kaal = snel.regels(s, periode, vanaf)
                regels = snel.met_duur(s, periode, kaal)
                assert snel.met_duur(s, periode, kaal[1:3]) == regels[1:3]  # a page of them
                nu = [trage_partnercijfers.als_toen(r) for r in regels]
                assert nu == trage_partnercijfers.cijfers(traag, dag, vanaf)
                gevuld += sum(r.mediaan is not None for r in regels)
        assert gevuld > 5
        assert rapport_partners.cijfers(snel.tellingen(s, snel.Periode(99, van, tot, DAGEN[0])), 1) == []


def verversen_geeft_hetzelfde(stad: Takenstad, alle: list[tuple[Any, ...]]) -> None:
    """Worked out anew for every task, after a load without triggers, it is the same."""
    leeg = "plek = NULL, hoe = NULL, belofte = NULL, herinnerd = false, verzonden_op = NULL, duur = 7"
    with stad.db.engine.begin() as verbinding:
        verbinding.execute(text(f"UPDATE overdracht SET {leeg}"))
        taakstand.ververs(stad.db.engine.dialect.name, verbinding.exec_driver_sql)
    assert kijk(stad) == alle


def wat_verdwijnt_of_verhuist(stad: Takenstad) -> None:
    """Terms and letters that are taken away leave nothing behind; a traject that moves takes its tasks."""
    with stad.db.schrijven() as s:
        s.add(Gemeente(code="elders", naam="Elders", afkorting="ELD"))
        s.flush()
        traject = min(s.exec(select(Overdracht.traject_id)))
        s.get_one(Traject, traject).gemeente_id = (
            s.exec(select(Gemeente.id).where(Gemeente.code == "elders")).one() or 0
        )
        s.execute(text("DELETE FROM termijn"))
        s.execute(text("DELETE FROM post WHERE sjabloon = 'herinnering_partner'"))
    assert {beeld[3:] for beeld in kijk(stad)} == {(None, False, None, None, None, None, None)}
    assert len({beeld[0] for beeld in kijk(stad)}) == 2
