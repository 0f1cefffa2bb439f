"""Around the work: its begin and end are written down, and the reports name nobody."""

from datetime import date

import pytest
from sqlmodel import select

from inburgering.db import dagstand, hartslag
from inburgering.db.opruimen import Opgeruimd
from inburgering.db.tabellen import Hartslag, Post
from inburgering.flows import slag, verslag
from inburgering.flows.bewaking import Ronde
from inburgering.flows.slag import GeenGemeente
from inburgering.omgeving import OnjuisteInstelling
from tests.flows.conftest import DAG
from tests.werkplek import Werkplek


def hart(werkplek: Werkplek) -> Hartslag:
    """The one heartbeat."""
    with werkplek.db.lezen() as s:
        return s.exec(select(Hartslag)).one()


def test_goed_werk_wordt_opgeschreven(werkplek: Werkplek) -> None:
    """Begun and done."""
    with slag.slag(werkplek.db, "bewaak", slag.gemeenten(werkplek.db)):
        assert hart(werkplek).geslaagd is None
    rij = hart(werkplek)
    assert rij.geslaagd is not None
    assert rij.begonnen <= rij.geslaagd
    assert (rij.op_rij, rij.fout) == (0, "")


@pytest.mark.parametrize(
    ("fout", "zin"),
    [(KeyError("Yonas Tesfaye"), "KeyError"), (OnjuisteInstelling("Zet het adres."), "Zet het adres.")],
)
def test_een_fout_wordt_opgeschreven_zonder_naam(werkplek: Werkplek, fout: Exception, zin: str) -> None:
    """The fault goes on to who called; only its kind is kept, or our own sentence about a setting."""
    with pytest.raises(type(fout)), slag.slag(werkplek.db, "bewaak", slag.gemeenten(werkplek.db)):
        raise fout
    assert (hart(werkplek).op_rij, hart(werkplek).fout) == (1, zin)


def test_een_gemeente_die_struikelt_heeft_haar_eigen_fout(werkplek: Werkplek) -> None:
    """The work went on, and still it failed here."""
    with slag.slag(werkplek.db, "bewaak", slag.gemeenten(werkplek.db)) as verloop:
        verloop.mislukt[werkplek.gemeente] = "1 traject kon niet."
    assert (hart(werkplek).geslaagd, hart(werkplek).fout) == (None, "1 traject kon niet.")


def test_zonder_hartslag_gaat_het_werk_door(
    werkplek: Werkplek, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """What cannot be written down must not stop what matters."""

    def stuk(*_: object, **__: object) -> None:
        raise RuntimeError("Yonas Tesfaye")

    monkeypatch.setattr(hartslag, "begin", stuk)
    gedaan = []
    with slag.slag(werkplek.db, "bewaak", slag.gemeenten(werkplek.db)):
        gedaan.append(1)
    assert gedaan == [1]
    assert "RuntimeError" in caplog.text
    assert "Yonas" not in caplog.text


def test_een_onbekende_gemeente_is_een_zin(werkplek: Werkplek) -> None:
    """A deployment of a municipality that left says so."""
    assert [plek.code for plek in slag.gemeenten(werkplek.db, "proefstad")] == ["proefstad"]
    with pytest.raises(GeenGemeente, match="'nergens' is er niet"):
        slag.gemeenten(werkplek.db, "nergens")


def test_verslag_van_de_ladder(werkplek: Werkplek) -> None:
    """Counts, and the trajecten that failed by their number."""
    nr = werkplek.open(date(2026, 8, 24))
    (plek,) = slag.gemeenten(werkplek.db)
    (rij,) = verslag.van_bewaak(werkplek.db, [Ronde(plek, 3, (nr,))], DAG).rijen
    assert rij == {
        "Gemeente": "Proefstad",
        "Termijnen gemeld": 3,
        "Niet nagekeken": 1,
        "Welke trajecten": werkplek.traject(nr).nummer,
    }


def test_verslag_van_de_post_noemt_de_brief_en_geen_mens(werkplek: Werkplek, taak: int) -> None:
    """A letter that failed: which one, how and how often; not whose."""
    with werkplek.db.schrijven() as s:
        brief = s.exec(select(Post).where(Post.kanaal == "map")).first()
        assert brief is not None
        brief.stand, brief.poging, brief.fout = "mislukt", 2, "De map is vol."
    tekst = verslag.van_draag_over(werkplek.db, {"mislukt": 1}, slag.gemeenten(werkplek.db)).tekst
    assert (
        f"{werkplek.traject(taak).nummer}, `{brief.sjabloon}`, map, poging 2, mislukt: De map is vol."
        in tekst
    )
    assert "Tesfaye" not in tekst


def test_een_lege_ronde_heeft_geen_verslag(werkplek: Werkplek) -> None:
    """Each minute nothing: that would bury what matters."""
    assert verslag.van_draag_over(werkplek.db, {"verzonden": 0}, []).leeg


def test_verslag_van_de_dag_telt_per_partner(werkplek: Werkplek) -> None:
    """One row for all, one for the partner; the partner's number is part of the first."""
    (plek,) = slag.gemeenten(werkplek.db)
    stand: dict[dagstand.Sleutel, int] = {
        ("verlopen", "T05a", 0): 2,
        ("verlopen", "T31", werkplek.partner): 1,
        ("lopend", "", 0): 7,
    }
    alles, partner = verslag.van_rapporteer(werkplek.db, [(plek, stand)], DAG).rijen
    assert (alles["Partner"], alles["verlopen"], alles["lopend"]) == ("(alles)", 3, 7)
    assert (partner["Partner"], partner["verlopen"], partner["lopend"]) == ("Plangroep", 1, 0)


def test_verslag_van_het_opruimen() -> None:
    """What went, in numbers."""
    rijen = verslag.van_opruimen(Opgeruimd(links=2, claims=1), {"oude runs": 4}, ankers=1).rijen
    assert {rij["Wat"]: rij["Aantal"] for rij in rijen if rij["Aantal"]} == {
        "links": 2,
        "claims": 1,
        "oude runs": 4,
        "ankers van het logboek": 1,
    }
