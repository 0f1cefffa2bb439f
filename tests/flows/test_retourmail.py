"""Mail that came back: the right letter, a person who hears it, once, and nothing that disappears."""

from datetime import timedelta
from pathlib import Path

import pytest
from sqlmodel import select

from inburgering.db import andere_weg
from inburgering.db.andere_weg import Weg
from inburgering.db.nabezorging import Soort
from inburgering.db.tabellen import Partner, Post, Retourmail, Signaal, Traject
from inburgering.flows import retourmail
from inburgering.flows.bezorging import bezorg
from inburgering.omgeving import Omgeving
from tests.flows.conftest import DAG
from tests.flows.retourpost import PARTNER, antwoord, qmail, rapport, reclame
from tests.flows.test_bezorging import Proefkanaal
from tests.werkplek import Werkplek, om

pytestmark = pytest.mark.traag
STRAKS = om(DAG) + timedelta(hours=1)


@pytest.fixture
def kenmerk(werkplek: Werkplek, omgeving: Omgeving) -> str:
    """A task that was mailed to Plangroep; gives the name of its letter."""
    with werkplek.db.schrijven() as s:
        partner = s.get_one(Partner, werkplek.partner)
        partner.kanaal, partner.adres = "smtp", PARTNER
    traject = werkplek.tot_pip(DAG - timedelta(days=40), DAG - timedelta(days=1))
    werkplek.draag_over(traject, DAG, DAG + timedelta(days=45))
    bezorg(werkplek.db, omgeving, lambda: om(DAG), {"smtp": Proefkanaal(), "map": Proefkanaal()})
    return brief(werkplek).sleutel


def brief(werkplek: Werkplek) -> Post:
    """The letter to Plangroep."""
    with werkplek.db.lezen() as s:
        return s.exec(select(Post).where(Post.kanaal == "smtp")).one()


def komt(werkplek: Werkplek, omgeving: Omgeving, *berichten: bytes) -> dict[Soort, int]:
    """These messages lie in the folder; deal with them."""
    omgeving.retourmail.mkdir(exist_ok=True)
    for nr, ruw in enumerate(berichten):
        (omgeving.retourmail / f"{nr}.eml").write_bytes(ruw)
    return dict(retourmail.haal(werkplek.db, omgeving, STRAKS, STRAKS).telling)


def signalen(werkplek: Werkplek) -> list[str]:
    """What the consulent was told about mail."""
    with werkplek.db.lezen() as s:
        return [x.reden for x in s.exec(select(Signaal)) if x.soort.startswith("retour_")]


def open_bij_beheer(werkplek: Werkplek) -> list[tuple[str, str]]:
    """What waits for the beheerder."""
    with werkplek.db.lezen() as s:
        return [(r.soort, r.code) for r in s.exec(select(Retourmail)) if r.open]


def bestanden(plek: Path) -> list[str]:
    """Every message in the folder, by where it lies."""
    return sorted(str(p.parent.relative_to(plek)) for p in plek.rglob("*.eml"))


def test_een_weigering_zet_de_brief_op_niet_bezorgd(
    werkplek: Werkplek, omgeving: Omgeving, kenmerk: str
) -> None:
    """The letter failed, the consulent hears why and what to do, and the beheerder has nothing to do."""
    assert komt(werkplek, omgeving, rapport(kenmerk)) == {Soort.GEWEIGERD: 1}
    assert (brief(werkplek).stand, brief(werkplek).fout) == (
        "mislukt",
        "De e-mail kwam terug (code 5.1.1: het adres bestaat niet of klopt niet).",
    )
    (reden,) = signalen(werkplek)
    assert "De partner weet nog van niets. Verbeter het adres" in reden
    assert open_bij_beheer(werkplek) == []
    assert bestanden(omgeving.retourmail) == ["lezen"]


def test_hetzelfde_bericht_telt_een_keer(werkplek: Werkplek, omgeving: Omgeving, kenmerk: str) -> None:
    """Also after the letter was sent again: an old refusal must not undo that."""
    komt(werkplek, omgeving, rapport(kenmerk))
    with werkplek.db.schrijven() as s:
        andere_weg.opnieuw(s, brief(werkplek).id or 0, Weg.ZELFDE, STRAKS)
    bezorg(werkplek.db, omgeving, lambda: STRAKS, {"smtp": Proefkanaal()})
    assert komt(werkplek, omgeving, rapport(kenmerk), rapport(kenmerk)) == {Soort.HERHAALD: 2}
    assert brief(werkplek).stand == "verzonden"
    assert len(signalen(werkplek)) == 1


def test_opgegeven_na_dagen_proberen_is_ook_een_weigering(
    werkplek: Werkplek, omgeving: Omgeving, kenmerk: str
) -> None:
    """A delay changes nothing; a mail server that gives up after days (4.x) did not deliver the letter."""
    assert komt(werkplek, omgeving, rapport(kenmerk, actie="delayed", status="4.4.1")) == {Soort.VERTRAAGD: 1}
    assert (brief(werkplek).stand, signalen(werkplek)) == ("verzonden", [])
    komt(werkplek, omgeving, rapport(kenmerk, status="4.4.7"))
    assert (brief(werkplek).stand, len(signalen(werkplek))) == ("mislukt", 1)


@pytest.mark.parametrize("soort", ["qmail", "antwoord", "ander adres"])
def test_twijfel_is_voor_een_mens(werkplek: Werkplek, omgeving: Omgeving, kenmerk: str, soort: str) -> None:
    """No report, an answer, or a refusal of an address that is not the partner's: the letter stays."""
    ruw = {
        "qmail": qmail(kenmerk),
        "antwoord": antwoord(kenmerk),
        "ander adres": rapport(kenmerk, adres="vreemd@elders.example"),
    }[soort]
    assert komt(werkplek, omgeving, ruw) == {Soort.TWIJFEL: 1}
    assert brief(werkplek).stand == "verzonden"
    assert "Het is geen gewone foutmelding." in signalen(werkplek)[0]
    assert bestanden(omgeving.retourmail) == ["lezen"]


def test_wat_bij_geen_brief_hoort_ligt_bij_de_beheerder(
    werkplek: Werkplek, omgeving: Omgeving, kenmerk: str
) -> None:
    """A refusal of a letter we do not know waits for the beheerder; an advertisement and a delay do not."""
    vreemd = rapport("PST-2026-99999-7-taak")
    telling = komt(werkplek, omgeving, vreemd, reclame(), rapport("X-1", actie="delayed"))
    assert telling == {Soort.GEWEIGERD: 1, Soort.OVERIG: 2}
    assert open_bij_beheer(werkplek) == [("geweigerd", "5.1.1")]
    assert (brief(werkplek).stand, signalen(werkplek)) == ("verzonden", [])
    assert bestanden(omgeving.retourmail) == ["gezien", "gezien", "lezen"]


def test_een_beeindigd_traject_heeft_geen_consulent_meer(
    werkplek: Werkplek, omgeving: Omgeving, kenmerk: str
) -> None:
    """Nobody works at it any more: then the beheerder sees it."""
    traject = brief(werkplek).traject_id
    werkplek.doe(traject, "traject.beeindiging", DAG, {"reden": "overlijden"})
    with werkplek.db.lezen() as s:
        assert s.get_one(Traject, traject).toestand == "beeindigd"
    komt(werkplek, omgeving, rapport(kenmerk))
    assert open_bij_beheer(werkplek) == [("geweigerd", "5.1.1")]


def test_er_staat_niets_van_het_bericht_in_de_database(
    werkplek: Werkplek, omgeving: Omgeving, kenmerk: str
) -> None:
    """Only its kind, code and digest are kept."""
    komt(werkplek, omgeving, antwoord(kenmerk, "Yonas Tesfaye komt niet, groet van Jan."))
    with werkplek.db.lezen() as s:
        (rij,) = s.exec(select(Retourmail)).all()
        assert "Yonas" not in repr(rij.model_dump()) + repr(signalen(werkplek))


def test_na_een_maand_is_het_weg_wat_gezien_is(werkplek: Werkplek, omgeving: Omgeving) -> None:
    """What a person must still read stays."""
    komt(werkplek, omgeving, reclame(), rapport("PST-2026-99999-7-taak"))
    for bestand in omgeving.retourmail.rglob("*.eml"):
        bestand.touch()
    later = om(DAG) + timedelta(days=36500)
    retourmail.haal(werkplek.db, omgeving, later, later)
    assert bestanden(omgeving.retourmail) == ["lezen"]
