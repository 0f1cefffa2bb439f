"""The outbox: a letter is queued once, rendered once, and sent with the truth of the day it leaves."""

from datetime import date, timedelta

import pytest
from sqlmodel import select

from inburgering.db import post
from inburgering.db.fouten import MagNiet
from inburgering.db.tabellen import Document, Post, Signaal, Toegang
from tests.werkplek import Werkplek, om

KENNISGEVING, PIP_DAG = date(2026, 8, 24), date(2026, 10, 5)
ADRES = "http://127.0.0.1:8000"


def bezorg(werkplek: Werkplek, dag: date) -> list[post.Zending]:
    """Deliver everything that waits, as a receiver that takes all."""
    uit = []
    with werkplek.db.schrijven() as s:
        nummers = post.neem(s, om(dag), 50)
    for nr in nummers:
        with werkplek.db.schrijven() as s:
            zending = post.maak(s, nr, om(dag), ADRES)
        with werkplek.db.schrijven() as s:
            post.verzonden(s, zending, om(dag))
        uit.append(zending)
    return uit


def test_het_pip_wordt_bekendgemaakt_op_de_dag_van_verzending(werkplek: Werkplek) -> None:
    """The decision leaves two days after its dagtekening: bezwaar counts from the real day."""
    traject = werkplek.tot_pip(KENNISGEVING, PIP_DAG)
    (zending,) = bezorg(werkplek, date(2026, 10, 7))
    assert zending.inhoud.startswith(b"%PDF")
    bekend = next(r for r in werkplek.log(traject) if r.soort == "bekendmaking_pip")
    assert (bekend.op, bekend.herkomst) == (date(2026, 10, 7), "systeem")
    assert werkplek.termijn(traject, "T06").laatste_dag == date(2026, 11, 18)
    assert post.op_dag("beschikking_pip", zending.gegevens, date(2026, 10, 7))["bezwaar_tot"] == "2026-11-18"


def test_een_brief_die_een_dag_bleef_liggen_wordt_opnieuw_gemaakt(werkplek: Werkplek) -> None:
    """Rendered on Monday, sent on Tuesday: the letter that leaves names Tuesday's last day."""
    werkplek.tot_pip(KENNISGEVING, PIP_DAG)
    with werkplek.db.schrijven() as s:
        (nr,) = post.neem(s, om(PIP_DAG), 50)
        maandag = post.maak(s, nr, om(PIP_DAG), ADRES)
        nog_eens = post.maak(s, nr, om(PIP_DAG), ADRES)
    assert (nog_eens.sha256, nog_eens.naam) == (maandag.sha256, maandag.naam)
    with werkplek.db.schrijven() as s:
        dinsdag = post.maak(s, nr, om(PIP_DAG + timedelta(days=1)), ADRES)
        documenten = s.exec(select(Document)).all()
    assert dinsdag.sha256 != maandag.sha256
    assert dinsdag.naam == maandag.naam
    assert [d.vervallen for d in documenten] == [True, False]


def test_een_taakbrief_gaat_uit_en_de_overdracht_is_verzonden(werkplek: Werkplek) -> None:
    """The task letter makes a link of which only the hash is kept, and starts the partner's terms."""
    traject = werkplek.tot_pip(KENNISGEVING, PIP_DAG)
    werkplek.draag_over(traject, date(2026, 10, 6), date(2026, 11, 20))
    bezorg(werkplek, date(2026, 10, 6))
    verzending = next(r for r in werkplek.log(traject) if r.soort == "verzending")
    assert verzending.naar == "verzonden"
    assert werkplek.termijn(traject, "N01").laatste_dag == date(2026, 10, 20)
    assert werkplek.termijn(traject, "N02").laatste_dag == date(2026, 11, 20)
    with werkplek.db.lezen() as s:
        (toegang,) = s.exec(select(Toegang)).all()
        brief = next(p for p in s.exec(select(Post)).all() if p.onderdeel_id)
    assert toegang.verloopt == date(2026, 12, 4)
    assert "bevestig" not in brief.gegevens


def test_niemand_pakt_een_brief_die_een_ander_heeft(werkplek: Werkplek) -> None:
    """A claimed letter is left alone until its claim lapses."""
    werkplek.tot_pip(KENNISGEVING, PIP_DAG)
    with werkplek.db.schrijven() as s:
        assert len(post.neem(s, om(PIP_DAG), 50)) == 1
    with werkplek.db.schrijven() as s:
        assert post.neem(s, om(PIP_DAG), 50) == []
    with werkplek.db.schrijven() as s:
        assert len(post.neem(s, om(PIP_DAG) + post.LEASE + timedelta(seconds=1), 50)) == 1


def test_wat_kan_herstellen_wordt_later_opnieuw_geprobeerd(werkplek: Werkplek) -> None:
    """The pauses grow; after the last attempt a person gets a signal."""
    traject = werkplek.tot_pip(KENNISGEVING, PIP_DAG)
    nu = om(PIP_DAG)
    pauzes = []
    for _ in range(post.POGINGEN):
        with werkplek.db.schrijven() as s:
            (nr,) = post.neem(s, nu, 50)
            post.mislukt(s, nr, "De server antwoordt niet.", nu, herstelbaar=True)
        (brief,) = werkplek.post(traject)
        pauzes.append(brief.volgende_poging - nu)
        nu = max(brief.volgende_poging, nu)
    assert pauzes[:3] == [timedelta(minutes=2), timedelta(minutes=4), timedelta(minutes=8)]
    assert brief.stand == "mislukt"
    with werkplek.db.lezen() as s:
        (signaal,) = s.exec(select(Signaal)).all()
    assert signaal.reden == (
        "De brief 'Besluit: uw Plan Inburgering en Participatie (PIP)' van 5 oktober 2026 ging niet goed "
        "weg. De server antwoordt niet."
    )


def test_een_brief_waarvan_het_onderwerp_niet_lukt_komt_ook_bij_een_mens(werkplek: Werkplek) -> None:
    """What its subject asks is not there: the signal then names the day alone."""
    traject = werkplek.tot_pip(KENNISGEVING, PIP_DAG)
    with werkplek.db.schrijven() as s:
        (nr,) = post.neem(s, om(PIP_DAG), 50)
        brief = s.get_one(Post, nr)
        brief.sjabloon, brief.gegevens = "oproep_brede_intake", {}
        post.mislukt(s, nr, "Er ontbreekt iets.", om(PIP_DAG), herstelbaar=False)
    assert [b.stand for b in werkplek.post(traject)] == ["mislukt"]
    with werkplek.db.lezen() as s:
        (signaal,) = s.exec(select(Signaal)).all()
    assert signaal.reden == "De brief van 5 oktober 2026 ging niet goed weg. Er ontbreekt iets."


@pytest.mark.parametrize("sjabloon", ["beschikking_pip", "taak_budgetbeheer"])
def test_in_geen_enkele_brief_staat_een_bsn(werkplek: Werkplek, sjabloon: str) -> None:
    """The data of a letter never holds the person's number."""
    traject = werkplek.tot_pip(KENNISGEVING, PIP_DAG, bsn="999990019")
    werkplek.draag_over(traject, date(2026, 10, 6), date(2026, 11, 20))
    brief = next(p for p in werkplek.post(traject) if p.sjabloon == sjabloon)
    assert "999990019" not in str(brief.gegevens)


def test_nieuwe_gegevens_komen_in_de_brief_die_nog_wacht(werkplek: Werkplek) -> None:
    """A name that was mended before the letter left stands in it as mended."""
    traject = werkplek.tot_pip(KENNISGEVING, PIP_DAG)
    werkplek.doe(traject, "traject.wijziging_gegevens", PIP_DAG, {"naam": "Yonas Tesfay"})
    (brief,) = werkplek.post(traject)
    assert brief.gegevens["inburgeraar"]["naam"] == "Yonas Tesfay"
    assert brief.gegevens["ontvanger"][0] == "Yonas Tesfay"


def test_met_het_traject_sluiten_brieven_en_links_en_gaan_weer_open(werkplek: Werkplek) -> None:
    """The end holds back what waits and closes the partner's link; when it lapses both are as before."""
    traject = werkplek.tot_pip(KENNISGEVING, PIP_DAG)
    werkplek.draag_over(traject, PIP_DAG, date(2026, 11, 20))
    bezorg(werkplek, PIP_DAG)
    werkplek.doe(traject, "overdracht.herinnering", PIP_DAG)
    einde = werkplek.doe(traject, "traject.beeindiging", PIP_DAG, {"reden": "overlijden"})
    assert (standen(werkplek, traject), link_dicht(werkplek)) == (
        ["verzonden", "verzonden", "ingetrokken"],
        True,
    )
    werkplek.doe(traject, "traject.beeindiging", PIP_DAG, corrigeert=einde.volgnr, vervalt=True)
    assert standen(werkplek, traject) == ["verzonden", "verzonden", "wacht"]
    assert not link_dicht(werkplek)


@pytest.mark.parametrize("waar", ["pip.bekendmaking_pip", "overdracht.verzending"])
def test_een_verzonden_brief_is_niet_ongedaan_te_maken(werkplek: Werkplek, waar: str) -> None:
    """That a letter left cannot lapse: it would never be sent again while the receiver has it."""
    traject = werkplek.tot_pip(KENNISGEVING, PIP_DAG)
    werkplek.draag_over(traject, PIP_DAG, date(2026, 11, 20))
    bezorg(werkplek, PIP_DAG)
    regel = next(r for r in werkplek.log(traject) if r.soort == waar.split(".")[1])
    with pytest.raises(MagNiet, match="dat kan niet vervallen"):
        werkplek.doe(traject, waar, PIP_DAG, corrigeert=regel.volgnr, vervalt=True)


def standen(werkplek: Werkplek, traject: int) -> list[str]:
    """How each letter of a traject stands."""
    return [p.stand for p in werkplek.post(traject)]


def link_dicht(werkplek: Werkplek) -> bool:
    """Whether the partner's one link is closed."""
    with werkplek.db.lezen() as s:
        return s.exec(select(Toegang)).one().ingetrokken
