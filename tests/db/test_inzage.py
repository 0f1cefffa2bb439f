"""A request for access: everything that is held, who received it, and in words a person can read."""

import json
from datetime import date

import pytest
from sqlmodel import select

from inburgering.db import inzage_persoon, inzage_tekst, vernietig_zoek
from inburgering.db.fouten import NietGevonden
from inburgering.db.tabellen import Gemeente, Inrichting
from tests.db.test_vernietig import BSN, NAAM, STRAAT, TELEFOON, vol
from tests.werkplek import Werkplek, om

DAG = date(2026, 11, 22)


@pytest.fixture
def overzicht(werkplek: Werkplek) -> dict[str, object]:
    """Of a traject with letters and a task, beside someone else's."""
    vol(werkplek)
    werkplek.open(date(2026, 9, 1), bsn="999990020")
    with werkplek.db.lezen() as s:
        hier = s.get_one(Gemeente, werkplek.gemeente)
        return inzage_persoon.verzamel(s, hier, "PST-2026-00001", om(DAG))


def test_alles_staat_erin(overzicht: dict[str, object], werkplek: Werkplek) -> None:
    """What the search for remains knows of this person, is in the overview."""
    tekst = json.dumps(overzicht, ensure_ascii=False)
    for deel in (NAAM, STRAAT, TELEFOON, BSN, "Turks", "vijf jaar kok", "belde vanaf"):
        assert deel in tekst
    gegevens = overzicht["gegevens"]
    assert isinstance(gegevens, dict)
    assert set(gegevens) == set(vernietig_zoek.TABELLEN) - vernietig_zoek.VAN_NIEMAND
    assert len(gegevens["gebeurtenis"]) == len(werkplek.log(1))
    assert len(gegevens["post"]) == len(werkplek.post(1))


def test_niets_van_een_ander(overzicht: dict[str, object]) -> None:
    """Nobody else's rows, and nothing that guards the data."""
    tekst = json.dumps(overzicht)
    for deel in ("999990020", "PST-2026-00002", "token_hash", "ketting", "zout"):
        assert deel not in tekst


def test_wie_het_kreeg(overzicht: dict[str, object]) -> None:
    """The partner, its task, the ground and which data."""
    assert overzicht["ontvangers"] == [
        {
            "wie": "Plangroep",
            "waarvoor": "Budgetbeheer",
            "taak": "PST-2026-00001-T1",
            "grondslag": "Participatiewet, artikel 56a",
            "gegevens": ["naam", "taal", "telefoon", "tolk"],
            "verzonden": ["2026-05-03"],
        }
    ]


def test_in_gewone_woorden(overzicht: dict[str, object]) -> None:
    """A page to hand over: person, receivers, how long, what happened, rights."""
    tekst = inzage_tekst.als_tekst(overzicht)
    assert tekst.startswith("# Dit weet de gemeente Proefstad over u\n\nGemaakt op 22 november 2026.")
    assert f"- Naam: {NAAM}" in tekst
    assert "- Tolk nodig" not in tekst
    assert (
        "- Plangroep, voor Budgetbeheer (Participatiewet, artikel 56a): naam, taal, telefoon, tolk; 3 "
        "mei 2026" in tekst
    )
    assert "dus tot en met 1 juni 2031" in tekst
    assert "- 2 maart 2026: " in tekst
    assert "Autoriteit Persoonsgegevens" in tekst


def test_de_brieven_erbij(overzicht: dict[str, object], werkplek: Werkplek) -> None:
    """Each letter as it was made."""
    with werkplek.db.lezen() as s:
        hier = s.get_one(Gemeente, werkplek.gemeente)
        brieven = dict(inzage_persoon.brieven(s, hier, "PST-2026-00001"))
    assert len(brieven) == len(werkplek.post(1))
    assert all(naam.endswith(".pdf") and inhoud.startswith(b"%PDF") for naam, inhoud in brieven.items())


def test_het_verzoek_staat_in_het_logboek(werkplek: Werkplek) -> None:
    """Who looked, at which number, and what was given: by its digest."""
    with werkplek.db.schrijven() as s:
        hier = s.get_one(Gemeente, werkplek.gemeente)
        inzage_persoon.leg_vast(s, hier, "PST-2026-00001", "Bea Kok", "abc", om(DAG))
    with werkplek.db.lezen() as s:
        rij = s.exec(select(Inrichting)).one()
        assert (rij.wat, rij.door, rij.sha256) == ("inzage PST-2026-00001", "Bea Kok", "abc")


def test_een_onbekend_nummer(werkplek: Werkplek) -> None:
    """Also one of another municipality."""
    with werkplek.db.lezen() as s, pytest.raises(NietGevonden, match="is er niet in deze gemeente"):
        inzage_persoon.verzamel(s, s.get_one(Gemeente, werkplek.gemeente), "ELD-2026-00001", om(DAG))
