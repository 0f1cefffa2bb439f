"""The anchor: what a chain alone cannot see, it sees; what came later is no difference."""

import json
import resource
import threading
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from inburgering.db import anker, ankermap, herbouw
from tests.db.test_keten import buiten_de_deur_om
from tests.gemigreerd import gemigreerd
from tests.web.vragen import geteld
from tests.werkplek import Werkplek, om

DAG = date(2026, 11, 22)


@pytest.fixture
def gemaakt(werkplek: Werkplek) -> anker.Anker:
    """An anchor over two trajecten, one of seven gebeurtenissen."""
    werkplek.tot_pip(date(2026, 8, 24), date(2026, 10, 5))
    werkplek.open(date(2026, 9, 1))
    return anker.maak(werkplek.db, om(DAG))


KOPPEN_GOED = """
UPDATE traject SET ketting = (SELECT g.ketting FROM gebeurtenis g WHERE g.traject_id = traject.id
ORDER BY g.volgnr DESC, g.deel DESC LIMIT 1)
"""  # what a forger with the password would do last


def test_een_anker_zegt_genoeg_en_niets_van_een_mens(gemaakt: anker.Anker) -> None:
    """A day, two counts, the last line and one digest: to be stored anywhere."""
    inhoud = json.loads(gemaakt.als_json())
    assert (inhoud["dag"], inhoud["moment"]) == ("2026-11-22", "2026-11-22T09:00:00+00:00")
    assert inhoud["telling"]["trajecten"] == 2
    assert len(inhoud["telling"]["hash"]) == 64
    assert set(inhoud["telling"]) == {"trajecten", "regels", "tot", "hash"}


def test_wat_erbij_komt_is_geen_verschil(werkplek: Werkplek, gemaakt: anker.Anker) -> None:
    """Work goes on: new lines in an old traject, and a new traject."""
    werkplek.doe(1, "traject.notitie", DAG, {"tekst": "Gebeld."})
    werkplek.open(DAG)
    assert anker.controleer(werkplek.db, gemaakt) is None


def test_een_afgekapt_logboek_valt_op(werkplek: Werkplek, gemaakt: anker.Anker) -> None:
    """The last line taken away and the head set back: the chain is whole, the anchor is not."""
    buiten_de_deur_om(werkplek, "DELETE FROM gebeurtenis WHERE traject_id = 1 AND volgnr = 7", KOPPEN_GOED)
    assert herbouw.controleer_ketens(werkplek.db).verschillen == []
    zin = anker.controleer(werkplek.db, gemaakt)
    assert zin is not None
    assert "anker van 22-11-2026" in zin
    assert f"{gemaakt.telling.regels} regels in 2 trajecten" in zin


def test_een_heel_traject_weg_valt_op(werkplek: Werkplek, gemaakt: anker.Anker) -> None:
    """Nothing is left to check a chain of."""
    weg = ["termijn", "onderdeel", "post", "signaal", "gebeurtenis"]
    buiten_de_deur_om(
        werkplek,
        *[f"DELETE FROM {tabel} WHERE traject_id = 2" for tabel in weg],
        "DELETE FROM traject WHERE id = 2",
    )
    assert herbouw.controleer_ketens(werkplek.db).verschillen == []
    assert "daarvan zijn er nu" in (anker.controleer(werkplek.db, gemaakt) or "")


def test_een_vervangen_logboek_valt_op(werkplek: Werkplek, gemaakt: anker.Anker) -> None:
    """As many lines, other content, every link made anew by someone who knows how."""
    buiten_de_deur_om(
        werkplek,
        "UPDATE gebeurtenis SET ketting = 'zz' || substr(ketting, 3)",
        KOPPEN_GOED,
    )
    assert anker.controleer(werkplek.db, gemaakt) == (
        "Het logboek is niet meer zoals bij het anker van 22-11-2026: er staan evenveel regels, maar er zijn "
        "regels vervangen."
    )


def test_gewiste_feiten_zijn_geen_verschil(werkplek: Werkplek, gemaakt: anker.Anker) -> None:
    """At the end of retention facts go; the anchor is over what stays."""
    buiten_de_deur_om(werkplek, "UPDATE gebeurtenis SET feiten = NULL, zout = NULL")
    assert anker.controleer(werkplek.db, gemaakt) is None


def test_veel_ankers_in_een_keer(werkplek: Werkplek, gemaakt: anker.Anker) -> None:
    """Each is compared with the log as it was then; only those over the missing line differ."""
    eerste = gemaakt.telling.tot
    werkplek.doe(1, "traject.notitie", DAG, {"tekst": "Gebeld."})
    later = anker.maak(werkplek.db, om(DAG + timedelta(days=1)))
    alle = [gemaakt, later, gemaakt]
    with geteld(werkplek.db) as vragen:
        assert anker.controleer_alle(werkplek.db, alle) == []
    assert len([v for v in vragen if "gebeurtenis" in v]) == 1
    assert later.telling.tot > eerste
    buiten_de_deur_om(werkplek, f"DELETE FROM gebeurtenis WHERE id > {eerste}", KOPPEN_GOED)
    (zin,) = anker.controleer_alle(werkplek.db, alle)
    assert "anker van 23-11-2026" in zin
    assert anker.controleer_alle(werkplek.db, []) == []


def test_een_anker_per_dag_en_nooit_eroverheen(werkplek: Werkplek, tmp_path: Path) -> None:
    """The first of a day is written, a second is not; the next day has its own."""
    plek, nu = tmp_path / "ankers", datetime(2026, 11, 22, 4, 15, tzinfo=UTC)
    eerste = ankermap.leg_van_vandaag(werkplek.db, plek, nu)
    assert eerste == plek / "anker-20261122T041500Z.json"
    werkplek.open(DAG)
    assert ankermap.leg_van_vandaag(werkplek.db, plek, nu + timedelta(hours=3)) is None
    tweede = ankermap.leg_van_vandaag(werkplek.db, plek, nu + timedelta(days=1))
    assert ankermap.alle(plek) == [eerste, tweede]
    assert [anker.lees(pad).telling.trajecten for pad in ankermap.alle(plek)] == [0, 1]
    with pytest.raises(FileExistsError):
        ankermap.schrijf(anker.lees(eerste), eerste)


def test_een_volle_schijf_laat_geen_half_anker_na(tmp_path: Path, gemaakt: anker.Anker) -> None:
    """Half an anchor would stand for its day: the next try must find none, and succeed."""
    doel, eerst = tmp_path / "anker.json", resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (20, eerst[1]))
    try:
        with pytest.raises(OSError, match="too large"):
            ankermap.schrijf(gemaakt, doel)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, eerst)
    assert not doel.exists()
    ankermap.schrijf(gemaakt, doel)
    assert anker.lees(doel) == gemaakt


def test_een_leeg_logboek_heeft_ook_een_anker(werkplek: Werkplek) -> None:
    """On the first day there is nothing, and later there is something."""
    leeg = anker.maak(werkplek.db, om(DAG))
    assert (leeg.telling.trajecten, leeg.telling.regels, leeg.telling.tot) == (0, 0, 0)
    werkplek.open(DAG)
    assert anker.controleer(werkplek.db, leeg) is None


@pytest.mark.parametrize("inhoud", ["", "[]", "{}", '{"soort": "iets anders"}', "geen json"])
def test_een_ander_bestand_is_geen_anker(tmp_path: Path, inhoud: str) -> None:
    """One Dutch sentence, whatever it is."""
    pad = tmp_path / "anker.json"
    pad.write_text(inhoud)
    with pytest.raises(anker.OnjuistAnker, match="geen anker"):
        anker.lees(pad)


def test_een_anker_is_terug_te_lezen(tmp_path: Path, gemaakt: anker.Anker) -> None:
    """What was written is what is read."""
    pad = tmp_path / "anker.json"
    pad.write_text(gemaakt.als_json())
    assert anker.lees(pad) == gemaakt


@pytest.mark.postgres
def test_een_regel_die_onderweg_is(pg_leeg: str) -> None:
    """A line with a lower number that is committed later would make every anchor false: it is waited for."""
    plek = Werkplek(gemigreerd(pg_leeg))
    plek.open(DAG)
    uit: list[anker.Anker] = []
    with plek.db.schrijven() as bezig:
        bezig.execute(text("SELECT nextval('gebeurtenis_id_seq')"))
        bezig.execute(text("LOCK TABLE gebeurtenis IN ROW EXCLUSIVE MODE"))
        draad = threading.Thread(target=lambda: uit.append(anker.maak(plek.db, om(DAG))))
        draad.start()
        draad.join(0.3)
        assert uit == []
    draad.join(10)
    assert anker.controleer(plek.db, uit[0]) is None
    plek.db.sluit()
