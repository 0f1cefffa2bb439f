"""gemeenten/*.toml: loaded into dated rows once, brought up to date on request, and checked before either."""

import tomllib
from collections.abc import Callable
from datetime import date
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from sqlmodel import Session, select

from inburgering.db import normen
from inburgering.db.openen import Aanmelding, open_traject
from inburgering.db.tabellen import Gebruiker, Gemeente, Inrichting, Norm, Partner, Partnertaak
from inburgering.invoer.gemeenten import beschikbaar, laad, lees
from inburgering.invoer.gemeenten_fouten import OngeldigBestand
from inburgering.invoer.gemeenten_model import JA_NEE_NORMEN, _bezwaren, controleer
from inburgering.wet import ladders
from inburgering.wet.begrippen import Groep
from tests.invoer.conftest import NU, VANDAAG, Plek

BESTAND = (files("inburgering.gemeenten") / "haarlemmermeer.toml").read_text("utf-8")

NIEUWJAAR = (date(2026, 12, 31), date(2027, 1, 1))


def opnieuw(plek: Plek, *vervang: tuple[str, str]) -> list[Inrichting]:
    """Load the file again with these changes in its text; gives what the log of settings then holds."""
    tekst = BESTAND
    for oud, nieuw in vervang:
        assert oud in tekst
        tekst = tekst.replace(oud, nieuw)
    pad = plek.map / "haarlemmermeer.toml"
    pad.write_text(tekst, encoding="utf-8")
    with plek.db.schrijven() as s:
        laad(s, pad, NU, "Wei Chen", opnieuw=True)
    return plek.alle(Inrichting)


def test_what_the_municipality_holds(plek: Plek) -> None:
    """The four tasks that the annual report names, and with whom; ten consulenten, and enforcement off."""
    assert [g.naam for g in plek.alle(Gemeente)] == ["Haarlemmermeer"]
    partners = {p.id: p.naam for p in plek.alle(Partner)}
    taken = {(partners[t.partner_id], t.soort, t.sjabloon) for t in plek.alle(Partnertaak)}
    assert {taak for taak in taken if taak[0] in ("VluchtelingenWerk", "Plangroep")} == {
        ("VluchtelingenWerk", "maatschappelijke_begeleiding", "taak_begeleiding"),
        ("VluchtelingenWerk", "pvt", "taak_pvt"),
        ("VluchtelingenWerk", "budgetcoaching", "taak_budgetcoaching"),
        ("Plangroep", "budgetbeheer", "taak_budgetbeheer"),
    }
    rollen = [g.rol for g in plek.alle(Gebruiker)]
    assert [rollen.count(r) for r in ("consulent", "coordinator", "teamleider", "beheerder")] == [10, 2, 1, 1]
    with plek.db.lezen() as s:
        geldend = normen.geldend(s, plek.gemeente, VANDAAG)
    assert {geldend[naam] for naam in JA_NEE_NORMEN} == {False}
    assert all(norm.bron for norm in plek.alle(Norm))


def test_every_shipped_file_is_sound() -> None:
    """Each municipality that ships can be loaded, and its ladders hold rungs that exist."""
    for naam in beschikbaar():
        inhoud, sha256 = lees(naam)
        assert inhoud.gemeente.code == naam
        assert len(sha256) == 64
        keuze = next(norm.waarde for norm in inhoud.normen if norm.naam == "ladders")
        assert ladders.bezwaren(keuze) == []


def test_loading_again_changes_nothing(plek: Plek) -> None:
    """Without a request, and with a request but the same file: no row is added or changed."""
    voor = plek.tel()
    with plek.db.schrijven() as s:
        assert laad(s, "haarlemmermeer", NU, "Wei Chen").id == plek.gemeente
    assert len(opnieuw(plek)) == 1
    assert plek.tel() == voor


def test_a_norm_changes_from_a_day(plek: Plek) -> None:
    """A new value gets a row of its own; the old one ends the day before, so the past stays true."""
    begin = BESTAND.index('naam = "voortgangsgesprek_weken"')
    oud = BESTAND[begin : BESTAND.index("[[normen]]", begin)]
    nieuw = oud.replace("13", "10").replace("2022-01-01", "2027-01-01")
    rijen = opnieuw(plek, (oud, nieuw))
    normrijen = [n for n in plek.alle(Norm) if n.naam == "voortgangsgesprek_weken"]
    assert [(n.waarde, n.geldig_vanaf, n.geldig_tot) for n in normrijen] == [
        (13, date(2022, 1, 1), date(2026, 12, 31)),
        (10, date(2027, 1, 1), None),
    ]
    with plek.db.lezen() as s:
        laatste_dag, dag_erna = (normen.geldend(s, plek.gemeente, dag) for dag in NIEUWJAAR)
    assert laatste_dag["voortgangsgesprek_weken"] == 13
    assert dag_erna["voortgangsgesprek_weken"] == 10
    assert list(rijen[-1].verschil) == ["norm/voortgangsgesprek_weken"]
    assert (rijen[-1].door, rijen[-1].wat) == ("Wei Chen", "gemeentebestand haarlemmermeer.toml")
    assert len(opnieuw(plek, (oud, nieuw))) == 2  # the changed file again: nothing more


def test_a_norm_cannot_change_the_past(plek: Plek) -> None:
    """Another value for a day that already has one is refused, with what to do; nothing is written."""
    voor = plek.tel()
    oud = 'naam = "voortgangsgesprek_weken"\nwaarde = 13'
    with pytest.raises(OngeldigBestand, match="latere 'geldig_vanaf'"):
        opnieuw(plek, (oud, oud.replace("13", "10")))
    assert plek.tel() == voor


def test_what_a_page_changed_stays(plek: Plek) -> None:
    """The rows are the truth: a file that changes the contact leaves the address that a page changed."""
    with plek.db.schrijven() as s:
        _partner(s, "Plangroep").adres = "plangroep-nieuw"
    opnieuw(plek, ('contact = "Budgetbeheer"', 'contact = "Frontoffice"'))
    with plek.db.lezen() as s:
        plangroep = _partner(s, "Plangroep")
        assert (plangroep.adres, plangroep.contact) == ("plangroep-nieuw", "Frontoffice")


def test_who_leaves_and_who_comes(plek: Plek) -> None:
    """A colleague gone from the file is no longer active; a new one is added; nobody is deleted."""
    opnieuw(plek, ('naam = "Wei Chen"', 'naam = "Noor Smit"'))
    actief = {g.naam: g.actief for g in plek.alle(Gebruiker)}
    assert (actief["Wei Chen"], actief["Noor Smit"]) == (False, True)


def test_nobody_leaves_with_trajects_in_hand(plek: Plek) -> None:
    """Karin holds one traject: a file without her is refused, with what to do, and nothing is loaded."""
    with plek.db.schrijven() as s:
        karin = s.exec(select(Gebruiker).where(Gebruiker.naam == "Karin Visser")).one()
        aanmelding = Aanmelding(
            gemeente_id=karin.gemeente_id, groep=Groep.GEZIN, consulent_id=karin.id or 0,
            op=VANDAAG, door="Test", bsn=None, persoon={"naam": "Yonas Tesfaye"},
        )  # fmt: skip
        open_traject(s, aanmelding, NU)
    with pytest.raises(OngeldigBestand, match="Karin Visser ontbreekt, maar heeft nog 1 traject"):
        opnieuw(plek, ('naam = "Karin Visser"', 'naam = "Noor Smit"'))
    assert {g.naam: g.actief for g in plek.alle(Gebruiker)}["Karin Visser"]


def test_a_partner_that_leaves_ends_today(plek: Plek) -> None:
    """A partner gone from the file keeps its row and its tasks, and ends on the day of loading."""
    begin, einde = BESTAND.index('[[partners]]\nnaam = "Plangroep"'), BESTAND.index("# ── Medewerkers")
    opnieuw(plek, (BESTAND[begin:einde], ""))
    with plek.db.lezen() as s:
        assert _partner(s, "Plangroep").geldig_tot == VANDAAG
    assert "budgetbeheer" in {t.soort for t in plek.alle(Partnertaak)}


def test_a_task_cannot_just_vanish(plek: Plek) -> None:
    """Handoffs may point at it: the file must keep the task, or end the partner."""
    begin = BESTAND.index('[[partners.taken]]\nsoort = "budgetcoaching"')
    einde = BESTAND.index('[[partners]]\nnaam = "Plangroep"')
    with pytest.raises(OngeldigBestand, match="budgetcoaching"):
        opnieuw(plek, (BESTAND[begin:einde], ""))


def _partner(s: Session, naam: str) -> Partner:
    return s.exec(select(Partner).where(Partner.naam == naam)).one()


def _zet(pad: str, waarde: Any) -> Callable[[dict[str, Any]], None]:
    """A change in the content of the file: `partners.0.adres`."""

    def doe(inhoud: Any) -> None:
        *weg, laatste = [int(deel) if deel.isdigit() else deel for deel in pad.split(".")]
        for deel in weg:
            inhoud = inhoud[deel]
        inhoud[laatste] = waarde

    return doe


@pytest.mark.parametrize(
    ("pad", "waarde", "zin"),
    [
        ("gemeente.afkorting", "hlm", "gemeente.afkorting: dit heeft niet de goede vorm"),
        ("gemeente.kleur", "#fff", "gemeente.kleur: dit woord kent het programma niet"),
        ("briefhoofd.venster", "midden", "briefhoofd.venster: kies uit 'links' of 'rechts'"),
        ("normen.0.waarde", 0, "normen[1]: De norm 'reactie_partner_dagen' is 0"),
        ("normen.0.naam", "reactie_dagen", "normen[1]: De norm 'reactie_dagen' bestaat niet"),
        ("normen.0.bron", "", "normen[1].bron: dit is leeg"),
        ("normen.0.geldig_vanaf", "1 mei", "normen[1].geldig_vanaf: dit moet een datum zijn"),
        ("partners.0.kanaal", "duif", "partners[1].kanaal: kies uit"),
        ("partners.0.adres", "../weg", "partners[1]: Bij kanaal 'map'"),
        ("partners.0.adres", "drukwerk", "partners[1]: De map 'drukwerk' is van de printwachtrij"),
        ("partners.0.taken.0.sjabloon", "taak_iets", "partners[1].taken[1].sjabloon: Er is geen brief"),
        ("partners.0.taken.0.sjabloon", "beschikking_pip", "partners[1].taken[1].sjabloon: Er is geen brief"),
        ("partners.0.taken.0.velden", ["bsn"], "Onbekend gegeven in 'velden': bsn"),
        ("partners.0.taken.0.reactie_dagen", 99, "niet later reageren"),
        ("partners.0.taken.0.gereed_dagen", "28", "gereed_dagen: dit moet een heel getal zijn"),
        ("gebruikers.0.rol", "baas", "gebruikers[1].rol: kies uit"),
        ("gebruikers.0.naam", "Wei Chen", "Dubbel in 'gebruikers': Wei Chen"),
    ],
)
def test_what_is_wrong_is_said_with_its_place(pad: str, waarde: Any, zin: str) -> None:
    """A mistake in the file is one Dutch line with the place; nothing is loaded."""
    inhoud = tomllib.loads(BESTAND)
    _zet(pad, waarde)(inhoud)
    with pytest.raises(OngeldigBestand) as fout:
        controleer("haarlemmermeer.toml", inhoud)
    assert zin in str(fout.value)
    assert "Er is niets geladen." in str(fout.value)


def test_a_file_that_is_none(tmp_path: Path) -> None:
    """No such file, no TOML, no UTF-8: each says so, and names what ships."""
    with pytest.raises(OngeldigBestand, match="haarlemmermeer"):
        lees("nergenshuizen")
    (tmp_path / "a.toml").write_text("gemeente = [", encoding="utf-8")
    with pytest.raises(OngeldigBestand, match=r"geen TOML. Aan het eind van het bestand \(regel 1\)"):
        lees(tmp_path / "a.toml")
    (tmp_path / "b.toml").write_bytes(b'naam = "\xff"')
    with pytest.raises(OngeldigBestand, match="UTF-8"):
        lees(tmp_path / "b.toml")


LADDERNORM = next(i for i, norm in enumerate(tomllib.loads(BESTAND)["normen"]) if norm["naam"] == "ladders")


@pytest.mark.parametrize(
    ("pad", "waarde", "zin"),
    [
        ("partner.bijn", -2, "De trede 'bijn' van de ladder 'partner' bestaat niet."),
        ("partner.coordinator", 30, "niet op volgorde: [-2, 0, 1, 30, 21]"),
        ("wettelijk.bijna", {"aan": ["burgemeester"]}, "aan 'burgemeester'; dat bestaat niet"),
        ("taken.budgetbeher", {"bijna": -1}, "de taak 'budgetbeher' bestaat niet. Bedoelt u 'budgetbeheer'?"),
    ],
)
def test_a_ladder_that_makes_no_sense_is_not_loaded(pad: str, waarde: Any, zin: str) -> None:
    """An unknown rung, an order that falls, a role or a task that is not there: one line with the place."""
    inhoud = tomllib.loads(BESTAND)
    _zet(f"normen.{LADDERNORM}.waarde.{pad}", waarde)(inhoud)
    with pytest.raises(OngeldigBestand) as fout:
        controleer("proef.toml", inhoud)
    (regel,) = fout.value.fouten
    assert zin in regel


@pytest.mark.parametrize(("waarde", "goed"), [(2, False), (3, True), (50, True), (51, False), (True, False)])
def test_small_numbers_begin_where_someone_would_be_recognised(waarde: object, goed: bool) -> None:
    """From 3 to 50: fewer hides nobody, more hides everything."""
    assert (_bezwaren("kleine_aantallen", waarde) == []) is goed


@pytest.mark.parametrize(("waarde", "goed"), [(30, False), (31, True), (3660, True), (3661, False)])
def test_a_counted_report_is_kept_a_month_to_ten_years(waarde: object, goed: bool) -> None:
    """Shorter would throw away what is asked for each day."""
    assert (_bezwaren("rapport_bewaren_dagen", waarde) == []) is goed
