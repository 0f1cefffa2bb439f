"""A municipality's file loaded again: what it changes, what a page changed, and where both did."""

import pytest

from inburgering.db.tabellen import Contract, Partnertaak
from inburgering.invoer.gemeenten import bekijk, laad
from inburgering.invoer.gemeenten_verschil import AndersOpDePagina
from tests.invoer.conftest import NU, VANDAAG, Plek
from tests.invoer.test_gemeentebestand import BESTAND, _partner, opnieuw

BLIJFT = "het bestand verandert dat niet."
CONTACT = ('contact = "Budgetbeheer"', 'contact = "Frontoffice"')


def test_what_page_and_file_both_changed_is_shown_and_not_loaded(plek: Plek) -> None:
    """The same field in both: nothing is loaded until someone says that the file goes first."""
    with plek.db.schrijven() as s:
        _partner(s, "Plangroep").contact = "Balie 4"
    with pytest.raises(AndersOpDePagina) as anders:
        opnieuw(plek, CONTACT)
    zin = "partner/Plangroep: contact: op de pagina 'Balie 4'; volgens het bestand 'Frontoffice'."
    assert zin in str(anders.value)
    with plek.db.lezen() as s:
        assert _partner(s, "Plangroep").contact == "Balie 4"
    with plek.db.schrijven() as s:
        laad(s, plek.map / "haarlemmermeer.toml", NU, "Wei Chen", opnieuw=True, vervang=True)
    with plek.db.lezen() as s:
        assert _partner(s, "Plangroep").contact == "Frontoffice"


def test_a_look_beforehand_writes_nothing(plek: Plek) -> None:
    """The look names what the file changes and what only the page changed; every table stays as it is."""
    with plek.db.schrijven() as s:
        _partner(s, "Plangroep").adres = "plangroep-nieuw"
    voor = plek.tel()
    (plek.map / "haarlemmermeer.toml").write_text(BESTAND.replace(*CONTACT), encoding="utf-8")
    with plek.db.lezen() as s:
        regels = [str(v) for v in bekijk(s, plek.map / "haarlemmermeer.toml")]
    assert regels == [
        f"partner/Plangroep: adres: op de pagina veranderd in 'plangroep-nieuw'; {BLIJFT}",
        "partner/Plangroep: contact: nu 'Budgetbeheer'; volgens het bestand 'Frontoffice'.",
    ]
    assert plek.tel() == voor


def test_a_contract_comes_changes_and_ends_with_the_file(plek: Plek) -> None:
    """Places change in the row; a contract gone from the file ends on the day of loading and is kept."""
    (contract,) = [c for c in plek.alle(Contract) if c.naam.startswith("Taalschakeltraject")]
    assert (contract.plaatsen, contract.per, contract.leerroutes) == (40, "jaar", ["onderwijs"])
    opnieuw(plek, ("plaatsen = 40", "plaatsen = 50"))
    assert [c.plaatsen for c in plek.alle(Contract) if c.id == contract.id] == [50]
    begin = BESTAND.index('[[partners.contracten]]\nnaam = "Taalschakeltraject')
    opnieuw(plek, (BESTAND[begin : BESTAND.index("[[partners.taken]]", begin)], ""))
    assert [c.geldig_tot for c in plek.alle(Contract) if c.id == contract.id] == [VANDAAG]


def test_a_changed_task_is_a_new_version(plek: Plek) -> None:
    """A handoff that was made keeps the old one: the file changes the term for new tasks only."""
    oud = 'soort = "budgetbeheer"\n'
    begin = BESTAND.index(oud)
    deel = BESTAND[begin : BESTAND.index("velden", begin)]
    opnieuw(plek, (deel, deel.replace("gereed_dagen = 21", "gereed_dagen = 28")))
    versies = [
        (t.versie, t.gereed_dagen, t.vervangen) for t in plek.alle(Partnertaak) if t.soort == "budgetbeheer"
    ]
    assert versies == [(1, 21, True), (2, 28, False)]
