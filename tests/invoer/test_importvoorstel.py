"""The mapping that a dry run proposes: what was understood, what stands open, and that it can be used."""

import tomllib

from inburgering.invoer.importeer_koppeling import Koppeling, maak_koppeling
from inburgering.invoer.importeer_voorstel import voorstel
from tests.invoer.conftest import VOORBEELD, Plek


def test_the_proposal_for_the_sample_file(plek: Plek) -> None:
    """Every column found, every known word filled in, and seven choices left to a person."""
    gevonden = voorstel(plek.db, plek.gemeente, VOORBEELD, Koppeling())
    inhoud = tomllib.loads(gevonden.tekst)
    assert inhoud["kolommen"] == {
        "bsn": "BSN",
        "naam": "Naam",
        "geboren": "Geb.datum",
        "groep": "Doelgroep",
        "kennisgeving": "Kennisgeving DUO",
        "inschrijving_brp": "Inschr. BRP",
        "vaststelling_pip": "Datum PIP",
        "leerroute": "Leerroute",
        "consulent": "Consulent",
        "opmerking": "Opmerking",
        "klantnummer": "Klantnr",
    }
    assert inhoud["groep"] == {
        "gezinsmigrant": "gezin",
        "asiel (nareis)": "",
        "asielstatushouder": "",
        "Asiel": "",
        "statushouder": "",
        "toerist": "",
    }
    assert inhoud["route"]["Z-route"] == "z"
    assert inhoud["route"]["C1-route"] == ""
    assert inhoud["consulenten"]["M. el Idrissi"] == "Mounir el Idrissi"
    assert len(gevonden.open_vragen) == 7  # five words for a group, one route, and who takes the rows without


def test_the_proposal_can_be_used_as_it_stands(plek: Plek) -> None:
    """What was left open stays a question; it is no error."""
    gevonden = voorstel(plek.db, plek.gemeente, VOORBEELD, Koppeling())
    koppeling = maak_koppeling(tomllib.loads(gevonden.tekst))
    assert koppeling.groep == {"gezinsmigrant": "gezin"}
    assert koppeling.standaard_consulent is None
    opnieuw = voorstel(plek.db, plek.gemeente, VOORBEELD, koppeling)
    assert opnieuw.open_vragen == gevonden.open_vragen


def test_what_was_chosen_is_no_longer_asked(plek: Plek) -> None:
    """A choice of a person comes back in the next proposal, without a question."""
    keuze = maak_koppeling({"groep": {"toerist": "overslaan"}, "standaard_consulent": "Karin Visser"})
    gevonden = voorstel(plek.db, plek.gemeente, VOORBEELD, keuze)
    assert tomllib.loads(gevonden.tekst)["groep"]["toerist"] == "overslaan"
    assert tomllib.loads(gevonden.tekst)["standaard_consulent"] == "Karin Visser"
    assert len(gevonden.open_vragen) == 5


def test_columns_that_are_missing_are_asked(plek: Plek) -> None:
    """Where no column was found, the proposal has a line to fill in, and says which columns are left."""
    bestand = plek.map / "lijst.csv"
    bestand.write_text('BSN;Naam;Groep;"Soort ""x"""\n999714338;Zoë;gezin;y\n', encoding="utf-8")
    gevonden = voorstel(plek.db, plek.gemeente, bestand, Koppeling())
    assert '# kennisgeving = ""' in gevonden.tekst
    assert "Niet overgenomen: 'Soort \"x\"'" in gevonden.tekst
    assert "999714338" not in gevonden.tekst
    tomllib.loads(gevonden.tekst)


def test_a_number_in_the_wrong_column_is_not_shown(plek: Plek) -> None:
    """When columns are mixed up, no BSN ends up as a word in the proposal."""
    bestand = plek.map / "lijst.csv"
    bestand.write_text("Groep;Naam;BSN;Kennisgeving;BRP;PIP\n999714338;Zoë;gezin;;;\n", encoding="utf-8")
    assert "999714338" not in voorstel(plek.db, plek.gemeente, bestand, Koppeling()).tekst
