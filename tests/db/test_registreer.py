"""The one door: what it records, what it refuses, and that it does neither by halves."""

from datetime import date

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from sqlmodel import select

from inburgering.db import herbouw
from inburgering.db.fouten import IemandWasEerder, MagNiet, OngeldigeFeiten
from inburgering.db.opdracht import Herkomst
from inburgering.db.openen import AlBekend
from inburgering.db.tabellen import Persoon, Traject
from inburgering.wet.gebeurtenissen import Gebeurtenis
from tests.werkplek import PIP, Werkplek, om

KENNISGEVING, PIP_DAG = date(2026, 8, 24), date(2026, 10, 5)
AFSPRAAK = {"dag": "2026-09-07", "tijd": "10:00", "plaats": "Plein 1", "uiterlijk": "2026-09-14"}


def test_een_traject_loopt_van_kennisgeving_tot_pip(werkplek: Werkplek) -> None:
    """The case goes through its phases, and T10 starts the day after the PIP's dagtekening."""
    traject = werkplek.tot_pip(KENNISGEVING, PIP_DAG)
    assert werkplek.traject(traject).toestand == "op_leerroute"
    assert werkplek.traject(traject).route == "b1"
    t10 = werkplek.termijn(traject, "T10")
    assert (t10.eerste_dag, t10.laatste_dag) == (date(2026, 10, 6), date(2029, 10, 5))
    t05a = werkplek.termijn(traject, "T05a")
    assert (t05a.laatste_dag, t05a.loopt) == (date(2026, 11, 2), False)


def test_gekoppelde_machines_volgen_onder_hetzelfde_nummer(werkplek: Werkplek) -> None:
    """A call moves the intake and, as part 1 of the same number, the traject."""
    traject = werkplek.open(KENNISGEVING)
    uitkomst = werkplek.doe(traject, "brede_intake.oproep_brede_intake", date(2026, 8, 25), AFSPRAAK)
    regels = [
        (r.deel, r.onderdeel, r.soort, r.naar) for r in werkplek.log(traject) if r.volgnr == uitkomst.volgnr
    ]
    assert regels == [
        (0, "brede_intake", "oproep_brede_intake", "opgeroepen"),
        (1, "traject", "start_intake", "in_intake"),
    ]


def test_dezelfde_sleutel_registreert_een_keer(werkplek: Werkplek) -> None:
    """A repeat under the same key gives the earlier outcome and writes nothing."""
    traject = werkplek.open(KENNISGEVING)
    eerst = werkplek.doe(traject, "traject.notitie", KENNISGEVING, {"tekst": "Belt terug."}, sleutel="a1")
    weer = werkplek.doe(traject, "traject.notitie", KENNISGEVING, {"tekst": "Belt terug."}, sleutel="a1")
    assert (weer.volgnr, weer.herhaald) == (eerst.volgnr, True)
    assert sum(r.soort == "notitie" for r in werkplek.log(traject)) == 1


def test_een_sleutel_van_iets_anders_wordt_geweigerd(werkplek: Werkplek) -> None:
    """A key that was used for another gebeurtenis never passes for this one."""
    traject = werkplek.open(KENNISGEVING)
    werkplek.doe(traject, "traject.notitie", KENNISGEVING, {"tekst": "Belt terug."}, sleutel="a1")
    with pytest.raises(MagNiet, match="al voor iets anders gebruikt"):
        werkplek.doe(traject, "traject.inschrijving_brp", KENNISGEVING, sleutel="a1")


def test_wie_te_laat_is_hoort_dat_iemand_eerder_was(werkplek: Werkplek) -> None:
    """The number the person saw must still be the newest; otherwise nothing is written."""
    traject = werkplek.open(KENNISGEVING)
    volgnr = werkplek.traject(traject).volgnr
    werkplek.doe(traject, "traject.notitie", KENNISGEVING, {"tekst": "Eerste."}, verwacht_volgnr=volgnr)
    with pytest.raises(IemandWasEerder):
        werkplek.doe(traject, "traject.notitie", KENNISGEVING, {"tekst": "Tweede."}, verwacht_volgnr=volgnr)
    assert werkplek.traject(traject).volgnr == volgnr + 1


def test_een_pip_dat_iets_mist_kan_niet_worden_vastgesteld(werkplek: Werkplek) -> None:
    """The refusal names what is missing, and the log is as long as before."""
    traject = werkplek.open(KENNISGEVING)
    werkplek.doe(traject, "pip.opstelling_pip", PIP_DAG, PIP | {"voortgangsgesprekken": None})
    voor = len(werkplek.log(traject))
    with pytest.raises(MagNiet) as fout:
        werkplek.doe(traject, "pip.vaststelling_pip", PIP_DAG)
    redenen = [b.reden for b in fout.value.bezwaren]
    assert any("brede intake" in r for r in redenen)
    assert any("voortgangsgesprekken" in r for r in redenen)
    assert len(werkplek.log(traject)) == voor


def test_foute_feiten_worden_in_gewoon_nederlands_geweigerd(werkplek: Werkplek) -> None:
    """A day that does not exist is refused in one sentence at its field."""
    traject = werkplek.open(KENNISGEVING)
    with pytest.raises(OngeldigeFeiten) as fout:
        werkplek.doe(
            traject, "brede_intake.oproep_brede_intake", KENNISGEVING, AFSPRAAK | {"dag": "2026-02-31"}
        )
    assert fout.value.fouten == [
        ("dag", "Dag van de afspraak: deze datum bestaat niet. Kijk naar de dag en de maand.")
    ]


def test_een_feit_in_de_toekomst_wordt_geweigerd(werkplek: Werkplek) -> None:
    """What has not happened yet cannot be recorded."""
    traject = werkplek.open(KENNISGEVING)
    with pytest.raises(MagNiet, match="toekomst"):
        werkplek.doe(traject, "traject.inschrijving_brp", date(2026, 9, 1), nu=om(KENNISGEVING))


def test_een_verbetering_verschuift_de_termijn_en_wist_niets(werkplek: Werkplek) -> None:
    """A corrected dagtekening moves T10 under the same key; the old line stays in the log."""
    traject = werkplek.tot_pip(KENNISGEVING, PIP_DAG)
    oud = next(r for r in werkplek.log(traject) if r.soort == "vaststelling_pip")
    werkplek.doe(traject, "pip.vaststelling_pip", date(2026, 10, 2), corrigeert=oud.volgnr, nu=om(PIP_DAG))
    t10 = werkplek.termijn(traject, "T10")
    assert (t10.aanleiding, t10.laatste_dag) == (oud.volgnr, date(2029, 10, 2))
    assert werkplek.traject(traject).toestand == "op_leerroute"
    assert any(r.volgnr == oud.volgnr and r.op == PIP_DAG for r in werkplek.log(traject))


def test_een_gebeurtenis_die_niet_was_zet_de_machine_terug(werkplek: Werkplek) -> None:
    """A no-show recorded by mistake lapses: the intake is where it was."""
    traject = werkplek.open(KENNISGEVING)
    werkplek.doe(traject, "brede_intake.oproep_brede_intake", date(2026, 8, 25), AFSPRAAK)
    fout = werkplek.doe(
        traject, "brede_intake.niet_verschenen", date(2026, 9, 7),
        {"soort": "niet_verschenen", "toelichting": "Kwam niet."},
    )  # fmt: skip
    assert fout.toestand == "eerste_verzuim"
    terug = werkplek.doe(
        traject, "brede_intake.niet_verschenen", date(2026, 9, 8), corrigeert=fout.volgnr, vervalt=True
    )
    assert terug.toestand == "opgeroepen"


def test_wat_daarna_kwam_gaat_voor(werkplek: Werkplek) -> None:
    """A gebeurtenis cannot lapse while its machine has moved on since."""
    traject = werkplek.tot_pip(KENNISGEVING, PIP_DAG)
    gesprek = next(r for r in werkplek.log(traject) if r.soort == "intakegesprek")
    with pytest.raises(MagNiet, match="latere gebeurtenis"):
        werkplek.doe(traject, "brede_intake.intakegesprek", PIP_DAG, corrigeert=gesprek.volgnr, vervalt=True)


def test_een_vervallen_pip_laat_zijn_termijnen_vervallen(werkplek: Werkplek) -> None:
    """When the only PIP lapses, T10 lapses and the PIP term runs again."""
    traject = werkplek.tot_pip(KENNISGEVING, PIP_DAG)
    pip = next(r for r in werkplek.log(traject) if r.soort == "vaststelling_pip")
    werkplek.doe(traject, "pip.vaststelling_pip", PIP_DAG, corrigeert=pip.volgnr, vervalt=True)
    assert werkplek.termijn(traject, "T05a").loopt
    with pytest.raises(ValueError, match="not enough values"):
        werkplek.termijn(traject, "T10")
    assert werkplek.traject(traject).route is None
    assert [p.stand for p in werkplek.post(traject)] == ["ingetrokken"]


def test_overname_maakt_geen_brief_en_geen_escalatie(werkplek: Werkplek) -> None:
    """A case from a file starts where the file says, with no letter and no report of what was past."""
    traject = werkplek.open(
        date(2026, 11, 2), gebeurtenis=Gebeurtenis.OVERNAME, herkomst=Herkomst.OVERGENOMEN,
        feiten={"kennisgeving": "2025-01-06", "bron": "oud.csv", "rij": 7},
    )  # fmt: skip
    t05a = werkplek.termijn(traject, "T05a")
    assert (t05a.laatste_dag, t05a.loopt, t05a.volgende_melding) == (date(2025, 3, 17), True, None)
    assert werkplek.post(traject) == []


def test_overname_met_pip_begint_op_de_leerroute(werkplek: Werkplek) -> None:
    """A case that comes with a PIP needs no intake any more."""
    traject = werkplek.open(
        date(2026, 11, 2), gebeurtenis=Gebeurtenis.OVERNAME, herkomst=Herkomst.OVERGENOMEN,
        feiten={
            "kennisgeving": "2025-01-06", "vaststelling_pip": "2025-03-10", "leerroute": "z",
            "bron": "oud.csv",
            "rij": 8,
        },
    )  # fmt: skip
    rij = werkplek.traject(traject)
    assert (rij.toestand, rij.route) == ("op_leerroute", "z")
    assert werkplek.termijn(traject, "T10").laatste_dag == date(2028, 3, 10)


def test_het_logboek_is_alleen_toe_te_voegen(werkplek: Werkplek) -> None:
    """The database itself refuses to change or remove a line."""
    werkplek.open(KENNISGEVING)
    for zin in ("UPDATE gebeurtenis SET door = 'x'", "DELETE FROM gebeurtenis"):
        with pytest.raises(DBAPIError, match="alleen toe te voegen"), werkplek.db.schrijven() as s:
            s.execute(text(zin))


def test_een_bekend_bsn_wordt_gevonden_en_niet_verdubbeld(werkplek: Werkplek) -> None:
    """The same BSN again leads to the traject that runs, not to a second person."""
    werkplek.open(KENNISGEVING, bsn="999990019")
    with pytest.raises(AlBekend, match="PST-2026-00001"):
        werkplek.open(KENNISGEVING, bsn="999990019")
    with werkplek.db.lezen() as s:
        assert len(s.exec(select(Persoon)).all()) == 1
        assert len(s.exec(select(Traject)).all()) == 1


def test_het_bsn_staat_nergens_leesbaar(werkplek: Werkplek) -> None:
    """What is stored of a BSN is not the BSN."""
    werkplek.open(KENNISGEVING, bsn="999990019")
    with werkplek.db.engine.connect() as verbinding:
        (rauw,) = verbinding.execute(text("SELECT bsn FROM persoon")).one()
    assert b"999990019" not in bytes(rauw)


def test_toewijzing_is_een_gebeurtenis(werkplek: Werkplek) -> None:
    """The holder changes by a gebeurtenis, and the log says so."""
    traject = werkplek.open(KENNISGEVING)
    werkplek.doe(
        traject, "traject.toewijzing", KENNISGEVING, {"consulent": werkplek.ander, "reden": "verdeling"}
    )
    assert werkplek.traject(traject).consulent_id == werkplek.ander
    assert [r.soort for r in werkplek.log(traject)] == ["kennisgeving", "toewijzing", "toewijzing"]


def test_herbouw_vindt_wat_buiten_de_deur_om_is_gewijzigd(werkplek: Werkplek) -> None:
    """A state or a term that was changed behind the log's back is reported, and mended from the log."""
    traject = werkplek.tot_pip(KENNISGEVING, PIP_DAG)
    assert herbouw.controleer(werkplek.db).verschillen == []
    with werkplek.db.schrijven() as s:
        s.execute(text("UPDATE traject SET toestand = 'in_intake'"))
        s.execute(text("UPDATE termijn SET laatste_dag = '2031-01-01' WHERE code = 'T10'"))
    gevonden = " ".join(herbouw.controleer(werkplek.db).verschillen)
    assert "het logboek zegt 'op_leerroute'" in gevonden
    assert "termijn T10" in gevonden
    herbouw.herbouw(werkplek.db)
    assert herbouw.controleer(werkplek.db).verschillen == []
    assert werkplek.termijn(traject, "T10").laatste_dag == date(2029, 10, 5)


@pytest.mark.parametrize("gebeurtenis", ["start_plan", "melding"])
def test_wat_het_programma_zelf_vastlegt_kan_niemand_invoeren(werkplek: Werkplek, gebeurtenis: str) -> None:
    """An internal gebeurtenis is refused, whatever its machine would say."""
    traject = werkplek.open(KENNISGEVING)
    feiten = {"code": "T05a", "aanleiding": 1, "trede": "bijna", "laatste_dag": "2026-11-02"}
    with pytest.raises(MagNiet, match="legt het programma zelf vast"):
        werkplek.doe(
            traject, f"traject.{gebeurtenis}", KENNISGEVING, feiten if gebeurtenis == "melding" else {}
        )


def test_een_verbetering_mag_een_latere_stap_niet_onmogelijk_maken(werkplek: Werkplek) -> None:
    """The kennisgeving cannot be moved past the PIP that was established after it."""
    traject = werkplek.tot_pip(KENNISGEVING, PIP_DAG)
    later = date(2026, 10, 12)
    with pytest.raises(MagNiet):
        werkplek.doe(traject, "traject.kennisgeving", later, corrigeert=1, nu=om(later))
    werkplek.doe(traject, "traject.kennisgeving", date(2026, 8, 31), corrigeert=1, nu=om(later))
    assert werkplek.termijn(traject, "T05a").laatste_dag == date(2026, 11, 9)
