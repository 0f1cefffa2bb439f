"""The four municipalities of the seeds: what each has of its own, loaded into dated rows."""

import tomllib
from collections.abc import Callable, Iterator
from datetime import date
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from sqlmodel import Session, select

from inburgering.db import migratie, normen
from inburgering.db.basis import Database
from inburgering.db.tabellen import Gemeente, Inrichting, Norm, Partnertaak
from inburgering.invoer.gemeenten import beschikbaar, laad, lees
from inburgering.invoer.gemeenten_fouten import OngeldigBestand
from inburgering.invoer.gemeenten_model import controleer
from inburgering.routes.doelgroepen import Kenmerken, contact_weken, passend, uit_normen
from inburgering.templates.brief import SJABLONEN
from inburgering.wet.begrippen import Groep, Regime, Route
from tests.invoer.conftest import NU, VANDAAG
from tests.werkplek import VASTE_BOS

VIER = ("groningen", "haarlemmermeer", "utrecht", "zwolle")
STUKKEN = ("Begroting 20", "Actieagenda Werkbeweging", "Jaarstukken 2021", "Raadsvoorstel 2021.0001104")
ADRES_NODIG = {"maatschappelijke_begeleiding", "budgetbeheer"}  # someone visits, or pays the rent
SCHOOL = {"taalschakeltraject", "terug_naar_school"}  # a school asks how old someone is


def tekst_van(gemeente: str) -> str:
    """The file of a municipality, as it ships."""
    return (files("inburgering.gemeenten") / f"{gemeente}.toml").read_text("utf-8")


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Database]:
    """A database with the four of them in it."""
    db = Database(f"sqlite:///{tmp_path / 'vier.db'}", VASTE_BOS)
    migratie.werk_bij(db.engine)
    with db.schrijven() as s:
        for naam in VIER:
            laad(s, naam, NU, "Test")
    yield db
    db.sluit()


def geldend(db: Database, code: str, op: date = VANDAAG) -> dict[str, Any]:
    """The norms of this municipality as they hold on a day."""
    with db.lezen() as s:
        return dict(normen.geldend(s, int(_gemeente(s, code).id or 0), op))


def _gemeente(s: Session, code: str) -> Gemeente:
    return s.exec(select(Gemeente).where(Gemeente.code == code)).one()


def test_the_four_ship() -> None:
    """Each municipality of the seeds is a file that ships with the program."""
    assert set(VIER) <= set(beschikbaar())


def test_they_share_one_database(db: Database) -> None:
    """Each with its own letters before a traject number, and its own norms."""
    with db.lezen() as s:
        codes = {g.code: g.afkorting for g in s.exec(select(Gemeente))}
    assert codes == {"groningen": "GRN", "haarlemmermeer": "HLM", "utrecht": "UTR", "zwolle": "ZWO"}
    weken = {naam: geldend(db, naam)["voortgangsgesprek_weken"] for naam in VIER}
    assert weken == {"groningen": 16, "haarlemmermeer": 13, "utrecht": 10, "zwolle": 13}


@pytest.mark.parametrize(
    ("gemeente", "regimes"),
    [
        ("groningen", {"wi2021", "vrijwillig"}),  # the pilot statushouders
        ("haarlemmermeer", {"wi2021"}),
        ("utrecht", {"wi2021", "vrijwillig"}),  # anderstaligen on an onderwijsroute
        ("zwolle", {"wi2021", "wi2013"}),  # the ondertussengroep
    ],
)
def test_which_regimes_each_opens(db: Database, gemeente: str, regimes: set[str]) -> None:
    """A regime is open only where the municipality's own document says so, with the reason."""
    geldt = geldend(db, gemeente)["regimes"]
    assert set(geldt) == regimes
    assert all(geldt.values())


@pytest.mark.parametrize(
    ("gemeente", "partner", "taken"),
    [
        ("utrecht", "Buurtteams", {"hulp_in_de_buurt"}),
        ("utrecht", "UW", {"leerwerkplek"}),
        ("utrecht", "WSP Utrecht", {"werkplek", "map", "jobcoaching"}),
        ("zwolle", "Tiem", {"participatie", "leerwerktraject", "map", "vitaliteit", "nazorg"}),
        ("zwolle", "Sociaal Wijkteam", {"hulp_in_de_wijk"}),
        ("zwolle", "RMC", {"terug_naar_school"}),
        ("zwolle", "Regionaal Bureau Zelfstandigen (RBZ)", {"onderneming"}),
        ("zwolle", "Inkomensondersteuning", {"budgetbeheer"}),
        ("groningen", "WIJ-team", {"hulp_in_de_wijk", "maatschappelijke_begeleiding"}),
        ("haarlemmermeer", "VluchtelingenWerk", {"maatschappelijke_begeleiding", "pvt", "budgetcoaching"}),
        ("haarlemmermeer", "Plangroep", {"budgetbeheer"}),
        ("haarlemmermeer", "AM match", {"leerwerkplek"}),
    ],
)
def test_the_partners_that_the_documents_name(gemeente: str, partner: str, taken: set[str]) -> None:
    """Who is named in the seed is a partner here; whoever is not bears '(voorbeeld)'."""
    inhoud, _ = lees(gemeente)
    assert {t.soort for p in inhoud.partners if p.naam == partner for t in p.taken} == taken


def test_a_partner_sees_the_minimum() -> None:
    """An address where someone visits or pays the rent, an age for a school; a referral holds no more."""
    for naam in VIER:
        inhoud, _ = lees(naam)
        for taak in (t for partner in inhoud.partners for t in partner.taken):
            velden = set(taak.velden)
            assert ("adres" in velden) == (taak.soort in ADRES_NODIG), (naam, taak.soort)
            assert "geboren" not in velden or taak.soort in SCHOOL, (naam, taak.soort)
            if taak.sjabloon == "taak_doorverwijzing":
                assert velden <= {"naam", "telefoon", "taal", "tolk", "geboren"}
                assert "toestemming" in taak.grondslag


def test_every_task_letter_is_asked_for() -> None:
    """Each letter to a partner belongs to a task of one of the four, except the reminder."""
    gebruikt = {
        taak.sjabloon for naam in VIER for partner in lees(naam)[0].partners for taak in partner.taken
    }
    assert gebruikt == {naam for naam, s in SJABLONEN.items() if s.aan == "partner"} - {"herinnering_partner"}


def test_a_route_has_a_school_everywhere() -> None:
    """For each leerroute, the PVT and the MAP there is a partner to ask, in each municipality."""
    nodig = {"taalles_b1", "taalles_z", "taalschakeltraject", "pvt", "map", "maatschappelijke_begeleiding"}
    for naam in VIER:
        taken = {t.soort for partner in lees(naam)[0].partners for t in partner.taken}
        assert nodig <= taken, naam
        assert {t for t in taken if "nazorg" in t or "jobcoaching" in t}, naam


def test_nothing_here_reaches_anyone() -> None:
    """What is made up cannot be mistaken: addresses end in .example, telephone numbers are zeros."""
    for naam in VIER:
        inhoud, _ = lees(naam)
        adressen = [g.email for g in inhoud.gebruikers] + [inhoud.briefhoofd.email]
        adressen += [p.adres for p in inhoud.partners if p.kanaal == "smtp"]
        assert all(adres.endswith(".example") for adres in adressen), naam
        assert all(set(g.telefoon[:7]) <= set("0 ") for g in inhoud.gebruikers), naam
        assert inhoud.briefhoofd.telefoon == "14 0000"


def test_each_rule_of_its_own_says_where_it_comes_from() -> None:
    """A target group, word or regime cites the municipality's document, or says that it is an example."""
    for naam in VIER:
        for norm in lees(naam)[0].eigen_normen():
            assert norm["bron"].startswith(STUKKEN) or "(voorbeeld" in norm["bron"], (naam, norm["naam"])


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
