"""Target groups, words and regimes of the four municipalities, and what a traject feels of them."""

from datetime import date
from typing import Any

import pytest
from sqlmodel import Session, select

from inburgering.db import eigen
from inburgering.db.basis import Database
from inburgering.db.fouten import MagNiet
from inburgering.db.openen import Aanmelding, open_traject
from inburgering.db.tabellen import Gebruiker, Traject
from inburgering.db.zaak import Zaak
from inburgering.routes.doelgroepen import Kenmerken, contact_weken, passend, uit_normen
from inburgering.wet.begrippen import Groep, Regime, Route
from inburgering.wet.gebeurtenissen import Gebeurtenis
from tests.invoer.conftest import NU, VANDAAG
from tests.invoer.vier import geldend, gemeente

STATUSHOUDER = {"groep": Groep.ASIEL_VERGUNNING, "regime": Regime.WI2021, "toestand": "op_leerroute"}


@pytest.mark.parametrize(
    ("gemeente", "mens", "codes", "weken"),
    [
        ("utrecht", STATUSHOUDER | {"leeftijd": 50}, {"statushouders", "focus_45plus"}, 6),
        ("utrecht", STATUSHOUDER | {"leeftijd": 22}, {"statushouders", "jongeren"}, 4),
        (
            "utrecht",
            STATUSHOUDER | {"leeftijd": 30, "toestand": "gekoppeld"},
            {"statushouders", "wachttijd"},
            4,
        ),
        (
            "utrecht",
            {"leeftijd": 35, "regime": Regime.VRIJWILLIG, "groep": Groep.GEZIN},
            {"anderstaligen"},
            8,
        ),
        ("zwolle", STATUSHOUDER | {"leeftijd": 51}, {"statushouders", "vijftigplus"}, None),
        (
            "zwolle",
            STATUSHOUDER | {"leeftijd": 40, "regime": Regime.WI2013},
            {"statushouders", "ondertussengroep"},
            13,
        ),
        ("zwolle", {"leeftijd": 26, "groep": Groep.GEZIN, "regime": Regime.WI2021}, {"onder_27"}, 6),
        ("groningen", {"leeftijd": 30, "regime": Regime.VRIJWILLIG}, {"pilot"}, 8),
        ("groningen", {"leeftijd": 20, "regime": Regime.WI2021}, set(), None),  # a person confirms
        ("haarlemmermeer", STATUSHOUDER | {"leeftijd": 20}, {"vergunninghouders", "jongeren"}, 8),
        ("haarlemmermeer", {"leeftijd": 60, "groep": Groep.GEZIN}, {"vijftigplus"}, None),
    ],
)
def test_who_belongs_to_which_group(
    db: Database, gemeente: str, mens: dict[str, Any], codes: set[str], weken: int | None
) -> None:
    """The rules of each municipality on a few people, with how often there is contact at least."""
    groepen, kenmerken = uit_normen(geldend(db, gemeente)), Kenmerken(route=Route.B1, **mens)
    assert {groep.code for groep in passend(groepen, kenmerken)} == codes
    assert contact_weken(groepen, kenmerken) == weken


@pytest.mark.parametrize(
    ("gemeente", "indeling", "aantal"),
    [("utrecht", "arrangement", 4), ("groningen", "segment", 3), ("haarlemmermeer", "categorie", 4)],
)
def test_a_division_is_made_by_a_person(db: Database, gemeente: str, indeling: str, aantal: int) -> None:
    """Arrangements, segments and categories: the program never places anyone in them."""
    leden = [d for d in uit_normen(geldend(db, gemeente)) if d.indeling == indeling]
    assert len(leden) == aantal
    assert all(doelgroep.door_een_mens for doelgroep in leden)


@pytest.mark.parametrize(
    ("gemeente", "woord"),
    [
        ("utrecht", "vaste contactpersoon"),
        ("zwolle", "klantregisseur"),
        ("groningen", "regievoerder"),
        ("haarlemmermeer", "consulent inburgering"),
    ],
)
def test_what_a_consulent_is_called(db: Database, gemeente: str, woord: str) -> None:
    """Each has its own word, and a caseload that fits one of them."""
    normen_ = geldend(db, gemeente)
    assert normen_["woorden"]["consulent"] == woord
    assert normen_["caseload"]["per_consulent"] >= 40


def opening(gemeente: int, regime: Regime, consulent: int, geboren: date) -> Aanmelding:
    """Someone who comes in under this regime on the day of these tests."""
    return Aanmelding(
        gemeente_id=gemeente,
        groep=Groep.ASIEL_VERGUNNING,
        consulent_id=consulent,
        op=VANDAAG,
        door="Test",
        bsn=None,
        persoon={"naam": "Yonas Tesfaye", "geboren": geboren},
        gebeurtenis=Gebeurtenis.AANMELDING,
        regime=regime,
        feiten={"door_wie": "een collega"},
    )


def nieuw(s: Session, code: str, regime: Regime, geboren: date = date(1990, 1, 1)) -> Zaak:
    """The traject that this opens."""
    nummer = int(gemeente(s, code).id or 0)
    consulent = s.exec(select(Gebruiker).where(Gebruiker.gemeente_id == nummer)).first()
    assert consulent is not None
    traject = open_traject(s, opening(nummer, regime, int(consulent.id or 0), geboren), NU).traject
    return Zaak.lees(s, traject, NU)


def test_a_regime_that_is_not_open_is_refused(db: Database) -> None:
    """Utrecht has no ondertussengroep: the sentence says so, and nothing is left behind."""
    with (
        pytest.raises(MagNiet, match=r"geen traject onder 'ondertussengroep .*'. Kies een"),
        db.schrijven() as s,
    ):
        nieuw(s, "utrecht", Regime.WI2013)
    with db.lezen() as s:
        assert s.exec(select(Traject)).all() == []


def test_a_target_group_brings_contact_forward(db: Database) -> None:
    """In the pilot of Groningen there is contact every 8 weeks (the group), not every 13 (the norm)."""
    with db.schrijven() as s:
        zaak = nieuw(s, "groningen", Regime.VRIJWILLIG)
        assert zaak.normen["contact_weken"] == 13
        assert eigen.getallen(zaak)["contact_weken"] == 8
        (n15,) = [t for t in zaak.termijnen.values() if t.code == "N15"]
        assert n15.laatste_dag == date(2027, 1, 16)  # 21 November + 56 days


def test_a_traject_shows_its_groups(db: Database) -> None:
    """Of someone of 51 in the ondertussengroep: three groups follow from the facts, none from a guess."""
    with db.schrijven() as s:
        zaak = nieuw(s, "zwolle", Regime.WI2013, date(1975, 11, 21))
        namen = [groep.naam for groep in eigen.doelgroepen(zaak)]
    assert namen == ["50-plussers", "Ondertussengroep", "Statushouders"]


def test_a_word_of_its_own_on_the_screen(db: Database) -> None:
    """The municipality's word where it has one, the standard word where it has none."""
    assert eigen.woord(geldend(db, "groningen"), "consulent") == "regievoerder"
    assert eigen.woord({}, "consulent") == "consulent"
