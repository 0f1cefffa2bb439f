"""The four municipalities of the seeds: what each has of its own, loaded into dated rows."""

import re

import pytest
from sqlmodel import select

from inburgering.db.basis import Database
from inburgering.db.kanalen import Sftpadres
from inburgering.db.tabellen import Gemeente
from inburgering.invoer.gemeenten import beschikbaar, lees
from inburgering.templates.brief import SJABLONEN
from tests.huis.bestanden import ROOT
from tests.invoer.vier import VIER, geldend

STUKKEN = ("Begroting 20", "Actieagenda Werkbeweging", "Jaarstukken 2021", "Raadsvoorstel 2021.0001104")
ADRES_NODIG = {"maatschappelijke_begeleiding", "budgetbeheer"}  # someone visits, or pays the rent
SCHOOL = {"taalschakeltraject", "terug_naar_school"}  # a school asks how old someone is


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
        ("zwolle", "Tiem", {"participatie", "leerwerktraject", "map", "vitaliteit", "proefplek", "nazorg"}),
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
        adressen += [Sftpadres.lees(p.adres).host for p in inhoud.partners if p.kanaal == "sftp"]
        assert all(adres.endswith(".example") for adres in adressen), naam
        assert all(set(g.telefoon[:7]) <= set("0 ") for g in inhoud.gebruikers), naam
        assert inhoud.briefhoofd.telefoon == "14 0000"


def test_each_rule_of_its_own_says_where_it_comes_from() -> None:
    """A target group, word or regime cites the municipality's document, or says that it is an example."""
    for naam in VIER:
        for norm in lees(naam)[0].eigen_normen():
            assert norm["bron"].startswith(STUKKEN) or "(voorbeeld" in norm["bron"], (naam, norm["naam"])


GEVRAAGD = {"U": 24, "W": 31, "G": 14, "Z": 27, "H": 13}  # rows of the list of what the seeds ask


def test_the_papers_answer_for_every_row() -> None:
    """docs/gemeenten.md says of each thing the seeds ask: yes, in part, or no; and names files that exist."""
    tekst = (ROOT / "docs" / "gemeenten.md").read_text("utf-8")
    rijen = re.findall(r"^\| ([UWGZH]\d.*?) \| .*? \| (Ja|Deels|Nee)", tekst, flags=re.MULTILINE)
    genoemd = [nr for nummers, _ in rijen for nr in nummers.split(", ")]
    assert sorted(genoemd) == sorted(f"{letter}{n + 1}" for letter, m in GEVRAAGD.items() for n in range(m))
    for pad in re.findall(r"`([a-z_]+/[a-z_]+\.(?:py|md|toml))`", tekst):
        assert (ROOT / pad).exists(), pad
