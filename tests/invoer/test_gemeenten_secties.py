"""A municipality's own sections in its file: loaded twice, changed from a day, and wrong."""

import tomllib
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlmodel import select

from inburgering.db.basis import Database
from inburgering.db.tabellen import Inrichting, Norm, Partnertaak
from inburgering.invoer.gemeenten import laad
from inburgering.invoer.gemeenten_fouten import OngeldigBestand
from inburgering.invoer.gemeenten_model import controleer
from inburgering.routes.doelgroepen import Kenmerken, contact_weken, uit_normen
from inburgering.wet.begrippen import Regime
from tests.invoer.conftest import NU
from tests.invoer.vier import geldend, tekst_van


def herlaad(db: Database, map_: Path, tekst: str) -> list[Inrichting]:
    """Load Zwolle again with this text; what the log of settings then holds of it."""
    pad = map_ / "zwolle.toml"
    pad.write_text(tekst, encoding="utf-8")
    with db.schrijven() as s:
        laad(s, pad, NU, "Noor Jansen", opnieuw=True)
    with db.lezen() as s:
        return [i for i in s.exec(select(Inrichting)) if i.wat == "gemeentebestand zwolle.toml"]


def test_loading_twice_changes_nothing(db: Database, tmp_path: Path) -> None:
    """On request or not: the same file adds no row for Zwolle, and touches no other municipality."""
    with db.lezen() as s:
        voor = (len(s.exec(select(Norm)).all()), len(s.exec(select(Partnertaak)).all()))
    assert herlaad(db, tmp_path, tekst_van("zwolle")) == []
    with db.schrijven() as s:
        laad(s, "zwolle", NU, "Test")
    with db.lezen() as s:
        assert (len(s.exec(select(Norm)).all()), len(s.exec(select(Partnertaak)).all())) == voor


OUD = 'regimes = ["wi2013"]\ncontact_weken = 13\n'


def test_a_target_group_changes_from_a_day(db: Database, tmp_path: Path) -> None:
    """A new interval gets a later day; until then the old one holds, and only that group changes."""
    begin = tekst_van("zwolle").index('code = "ondertussengroep"')
    rest = tekst_van("zwolle")[begin:]
    blok = rest[: rest.index("[[doelgroepen]]")]
    nieuw = blok.replace("contact_weken = 13", "contact_weken = 8").replace("2018-01-01", "2027-01-01")
    rijen = herlaad(db, tmp_path, tekst_van("zwolle").replace(blok, nieuw))
    assert list(rijen[-1].verschil) == ["norm/doelgroep:ondertussengroep"]
    wie = Kenmerken(regime=Regime.WI2013)
    weken = [
        contact_weken(uit_normen(geldend(db, "zwolle", dag)), wie)
        for dag in (date(2026, 12, 31), date(2027, 1, 1))
    ]
    assert weken == [13, 8]


def test_a_target_group_cannot_change_the_past(db: Database, tmp_path: Path) -> None:
    """Another rule for a day that has one already is refused, with what to do."""
    with pytest.raises(OngeldigBestand, match="latere 'geldig_vanaf'"):
        herlaad(db, tmp_path, tekst_van("zwolle").replace(OUD, OUD.replace("13\n", "8\n")))


def _zet(pad: str, waarde: Any) -> Callable[[dict[str, Any]], None]:
    def doe(inhoud: Any) -> None:
        *weg, laatste = [int(deel) if deel.isdigit() else deel for deel in pad.split(".")]
        for deel in weg:
            inhoud = inhoud[deel]
        inhoud[laatste] = waarde

    return doe


@pytest.mark.parametrize(
    ("pad", "waarde", "zin"),
    [
        ("doelgroepen.0.contact_weken", 0, "doelgroepen[1].contact_weken: dit moet 1 of meer zijn"),
        ("doelgroepen.0.contact_weken", "13", "doelgroepen[1].contact_weken: dit moet een heel getal zijn"),
        ("doelgroepen.0.regimes", ["wi1998"], "doelgroepen[1].regimes[1]: kies uit"),
        ("doelgroepen.0.groepen", ["asiel"], "doelgroepen[1].groepen[1]: kies uit"),
        ("doelgroepen.0.toestanden", ["thuis"], "Een traject kent de toestand 'thuis' niet. Kies uit: "),
        ("doelgroepen.0.kleur", "rood", "doelgroepen[1].kleur: dit woord kent het programma niet"),
        ("doelgroepen.0.bron", "", "doelgroepen[1].bron: dit is leeg"),
        ("doelgroepen.4.code", "onder_27", "Dubbel in 'doelgroepen': onder_27"),
        ("doelgroepen.1.leeftijd_vanaf", 40, "'leeftijd_vanaf' is hoger dan 'leeftijd_tot_en_met'"),
        ("doelgroepen.1.leeftijd_tot_en_met", 200, "leeftijd_tot_en_met: dit moet 120 of minder zijn"),
        ("regimes.open", {"wi2013": "x"}, "regimes: Het regime 'wi2021' ontbreekt"),
        ("regimes.open", {"wi1998": "x"}, "regimes.open.wi1998: kies uit"),
        ("regimes.geldig_vanaf", "gisteren", "regimes.geldig_vanaf: dit moet een datum zijn"),
        ("woorden.lokaal", {"consultent": "x-woord"}, "Voor 'consultent' kan geen eigen woord. Kies uit:"),
        ("woorden.lokaal", {"consulent": ""}, "woorden.lokaal.consulent: dit is te kort"),
        ("woorden.lokaal", {"consulent": "x" * 41}, "woorden.lokaal.consulent: dit is te lang"),
        ("caseload.per_consulent", 0, "caseload.per_consulent: dit moet 1 of meer zijn"),
        ("caseload.gewicht", {"iedereen": 2.0}, "de doelgroep 'iedereen' staat niet in dit bestand"),
        ("caseload.gewicht", {"onder_27": "zwaar"}, "caseload.gewicht.onder_27: dit moet een getal zijn"),
    ],
)
def test_what_is_wrong_is_said_with_its_place(pad: str, waarde: Any, zin: str) -> None:
    """A mistake in a section of its own is one Dutch line with the place; nothing is loaded."""
    inhoud = tomllib.loads(tekst_van("zwolle"))
    _zet(pad, waarde)(inhoud)
    with pytest.raises(OngeldigBestand) as fout:
        controleer("zwolle.toml", inhoud)
    assert zin in str(fout.value)
    assert "Er is niets geladen." in str(fout.value)
