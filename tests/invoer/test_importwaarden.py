"""What a cell means: days in every style, BSNs, names, words, colleagues. Expected values by hand."""

from datetime import date

import pytest

from inburgering.invoer.importeer_bevinding import Reden, citaat
from inburgering.invoer.importeer_koppeling import maak_koppeling
from inburgering.invoer.importeer_velden import is_leeg
from inburgering.invoer.importeer_waarden import Gebrek, lees_bsn, lees_dag, lees_naam, tekens_verloren
from inburgering.invoer.importeer_woorden import Woordenboek, consulentnamen
from inburgering.wet.begrippen import Groep, Route

VANDAAG = date(2026, 11, 21)
COLLEGAS = {"Karin Visser": 1, "Mounir el Idrissi": 2, "Sanne de Jong": 3, "Sven de Jong": 4}


@pytest.mark.parametrize(
    ("tekst", "dag"),
    [
        ("22-08-1993", date(1993, 8, 22)),
        ("5-9-2026", date(2026, 9, 5)),
        ("2026-03-19", date(2026, 3, 19)),
        ("27/06/1990", date(1990, 6, 27)),
        ("21.11.2026", date(2026, 11, 21)),
        ("21-06-26", date(2026, 6, 21)),
        ("19 maart 2026", date(2026, 3, 19)),
        ("1 mrt 2025", date(2025, 3, 1)),
        ("2026-03-19 00:00:00", date(2026, 3, 19)),
        ("20260319", date(2026, 3, 19)),
        ("45211", date(2023, 10, 12)),
        ("45292.0", date(2024, 1, 1)),
        ("29-02-2024", date(2024, 2, 29)),
    ],
)
def test_days_are_read(tekst: str, dag: date) -> None:
    """Each style that offices use gives the day that a person would read in it."""
    assert lees_dag(tekst, vandaag=VANDAAG).dag == dag


@pytest.mark.parametrize(
    "tekst", ["", " ", "-", "n.v.t.", "N.v.t", "nvt", "onbekend", "?", "nog niet", "NULL"]
)
def test_words_for_none(tekst: str) -> None:
    """A word for 'none' is no day, without a remark."""
    gelezen = lees_dag(tekst, vandaag=VANDAAG)
    assert (gelezen.dag, gelezen.opmerking) == (None, None)
    assert is_leeg(tekst)


@pytest.mark.parametrize(
    "tekst", ["01-01-1899", "1899-12-30", "31-12-9999", "1-1-1900", "00-00-0000", "1-1-0001"]
)
def test_days_that_mean_none(tekst: str) -> None:
    """A day with which programs say that there is none is read as none, with a remark."""
    gelezen = lees_dag(tekst, vandaag=VANDAAG)
    assert (gelezen.dag, gelezen.opmerking) == (None, Reden.DATUM_ALS_LEEG)


@pytest.mark.parametrize(
    "tekst",
    ["31-02-2025", "30-2-2024", "29-02-2025", "07/27/2025", "gisteren", "12-2025", "999714338", "1234567"],
)
def test_days_that_cannot_be(tekst: str) -> None:
    """A day that does not exist, or that is no day, is refused."""
    with pytest.raises(Gebrek) as fout:
        lees_dag(tekst, vandaag=VANDAAG)
    assert fout.value.reden is Reden.DATUM_ONBEKEND


@pytest.mark.parametrize(
    ("tekst", "dag"),
    [("05-04-76", date(1976, 4, 5)), ("05-04-01", date(2001, 4, 5)), ("05-04-26", date(1926, 4, 5))],
)
def test_two_digits_of_a_birth(tekst: str, dag: date) -> None:
    """Two digits are the last such year that is past: nobody in a caseload was born this year."""
    assert lees_dag(tekst, geboorte=True, vandaag=VANDAAG).dag == dag


def test_a_birth_of_which_only_the_year_is_known() -> None:
    """The BRP writes zeros for what is unknown; then the day of birth stays empty, with a remark."""
    gelezen = lees_dag("00-00-1985", geboorte=True, vandaag=VANDAAG)
    assert (gelezen.dag, gelezen.opmerking) == (None, Reden.GEBOORTEDATUM_ONBEKEND)


def test_bsns() -> None:
    """Points are taken out; a zero that a spreadsheet dropped is put back when the elfproef agrees."""
    assert lees_bsn("999.71.43.38") == ("999714338", False)
    assert lees_bsn("10000008") == ("010000008", True)  # 8 × 1 - 1 × 8 = 0


@pytest.mark.parametrize("tekst", ["123456789", "742814", "99971433", "9997143389", "ABCDEFGHI", "000000000"])
def test_bsns_that_are_none(tekst: str) -> None:
    """What fails the elfproef or has another length is refused, in a sentence that does not repeat it."""
    with pytest.raises(Gebrek) as fout:
        lees_bsn(tekst)
    assert fout.value.reden is Reden.BSN_KLOPT_NIET
    assert tekst not in str(fout.value)


@pytest.mark.parametrize(
    ("volledig", "delen", "naam"),
    [
        ("Yıldız, Rahel", ("", "", ""), "Rahel Yıldız"),
        ("van der Wal - Ghebre, Fatma", ("", "", ""), "Fatma van der Wal - Ghebre"),
        ("Thi Hồng Nguyễn", ("", "", ""), "Thi Hồng Nguyễn"),
        ("Yonas  Tesfaye", ("", "", ""), "Yonas Tesfaye"),
        ("", ("Karim", "el", "Fassi"), "Karim el Fassi"),
        ("Jansen, de heer, P.", ("", "", ""), "Jansen, de heer, P."),
    ],
)
def test_names(volledig: str, delen: tuple[str, str, str], naam: str) -> None:
    """'Achternaam, Voornaam' is turned round; separate columns are put together; anything else stays."""
    assert lees_naam(volledig, *delen) == naam


@pytest.mark.parametrize("naam", ["Kova?evi?", "Y�ld�z", "YÄ±ldÄ±z", "ZoÃ«", "Kova\x8devi\x87", "Nguyá»…n"])
def test_letters_that_were_lost(naam: str) -> None:
    """A question mark, a replacement mark or two letters for one: the name is refused."""
    assert tekens_verloren(naam)
    with pytest.raises(Gebrek) as fout:
        lees_naam(naam, "", "", "")
    assert fout.value.reden is Reden.TEKENS_VERLOREN


@pytest.mark.parametrize(
    "naam", ["Zoë", "Núñez", "Kovačević", "Nguyễn", "Şirin", "ዮናስ ተስፋዬ", "Đorđe", "O'Neill"]
)
def test_letters_that_are_whole(naam: str) -> None:
    """A name with accents or in another script is not taken for a broken one."""
    assert not tekens_verloren(naam)


def test_a_question_mark_in_a_note_is_a_question() -> None:
    """In a note a question mark is no lost letter."""
    assert not tekens_verloren("kinderopvang?\nwacht op plek", naam=False)


def woordenboek(**koppeling: object) -> Woordenboek:
    """The words of a file with this mapping, in an office with four colleagues."""
    return Woordenboek(maak_koppeling(koppeling), consulentnamen(COLLEGAS))


@pytest.mark.parametrize(
    ("woord", "groep"),
    [
        ("gezinsmigrant", Groep.GEZIN),
        ("Gezins- en overige migranten", Groep.GEZIN),
        ("Asielvergunning", Groep.ASIEL_VERGUNNING),
        ("asiel_vergunning", Groep.ASIEL_VERGUNNING),
        ("asiel (art. 13 lid 1 b)", Groep.ASIEL_GEZINSLID),
        ("asiel_gezinslid", Groep.ASIEL_GEZINSLID),
    ],
)
def test_words_with_one_meaning(woord: str, groep: Groep) -> None:
    """A word that means one group in law is known."""
    assert woordenboek().groep(woord) is groep


@pytest.mark.parametrize(
    "woord",
    [
        "asiel",
        "Asiel (nareis)",
        "STATUSHOUDER",
        "asielstatushouder",
        "vergunninghouder",
        "nareiziger",
        "gezinslid",
    ],
)
def test_words_with_two_meanings_are_asked(woord: str) -> None:
    """Wi 13 lid 1 a and b, and a family member of whom: never guessed, unless a person chose for the file."""
    with pytest.raises(Gebrek) as fout:
        woordenboek().groep(woord)
    assert fout.value.reden is Reden.GROEP_VRAAG
    assert woordenboek(groep={woord: "asiel_gezinslid"}).groep(woord.upper()) is Groep.ASIEL_GEZINSLID


@pytest.mark.parametrize("woord", ["toerist", "asielzoeker", "student", "EU-burger"])
def test_words_for_others(woord: str) -> None:
    """Who is not in the Wet inburgering is refused."""
    with pytest.raises(Gebrek) as fout:
        woordenboek().groep(woord)
    assert fout.value.reden is Reden.GROEP_ONBEKEND


def test_routes() -> None:
    """Each way to write a leerroute, a word for none, and a word that is none."""
    woorden = woordenboek(route={"taalroute": "b1"})
    assert [woorden.route(w) for w in ("B1", "b1-route", "Onderwijs", "Z-route", "z", "taalroute")] == [
        Route.B1,
        Route.B1,
        Route.ONDERWIJS,
        Route.Z,
        Route.Z,
        Route.B1,
    ]
    assert woorden.route("n.v.t.") is None
    with pytest.raises(Gebrek):
        woorden.route("C1-route")


@pytest.mark.parametrize(
    ("tekst", "nummer"),
    [
        ("Karin Visser", 1),
        ("K. Visser", 1),
        ("Visser, K.", 1),
        ("visser", 1),
        ("M. el Idrissi", 2),
        ("Sven de Jong", 4),
    ],
)
def test_colleagues(tekst: str, nummer: int) -> None:
    """A colleague is found however an office writes the name, as long as it can be one person only."""
    assert woordenboek().consulent(tekst) == nummer


@pytest.mark.parametrize("tekst", ["S. de Jong", "de Jong", "J. Smit"])
def test_colleagues_that_could_be_two(tekst: str) -> None:
    """Two colleagues with this name, or none: refused, unless the mapping says who it is."""
    with pytest.raises(Gebrek) as fout:
        woordenboek().consulent(tekst)
    assert fout.value.reden is Reden.CONSULENT_ONBEKEND
    assert woordenboek(consulenten={tekst: "Sanne de Jong"}).consulent(tekst) == 3


def test_no_colleague() -> None:
    """Without a consulent there is no traject: refused, or the one that the mapping names."""
    with pytest.raises(Gebrek) as fout:
        woordenboek().consulent(" ")
    assert fout.value.reden is Reden.CONSULENT_ONTBREEKT
    assert woordenboek(standaard_consulent="Karin Visser").consulent("") == 1


def test_a_quotation_never_holds_a_bsn() -> None:
    """A cell is quoted short and on one line, and a number that could be a BSN becomes dots."""
    assert citaat("  C1\nroute ") == "'C1 route'"
    assert citaat("31-02-2025") == "'31-02-2025'"
    assert citaat("bsn 999714338 x") == "'bsn … x'"
    assert citaat("999.71.43.38") == "'…'"
