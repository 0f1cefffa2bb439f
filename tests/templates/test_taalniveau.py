"""Letters to residents in plain Dutch (taalniveau B1): what is measured, and that ours stay within it."""

from datetime import date

import pytest

from inburgering.templates import brief
from inburgering.templates.blokken import blokken
from inburgering.templates.taalniveau import Bevinding, beoordeel, leesgemak, lettergrepen
from inburgering.templates.voorbeelden import varianten

DAG = date(2026, 11, 23)
INWONER = sorted(n for n, s in brief.SJABLONEN.items() if s.aan == "inburgeraar")


def bevindingen(tekst: str) -> list[Bevinding]:
    """What is said about this text."""
    return list(beoordeel(blokken(tekst)).bevindingen)


@pytest.mark.parametrize("naam", INWONER)
def test_onze_brieven_aan_inwoners_zijn_goed_te_lezen(naam: str) -> None:
    """In every way they can turn out: short sentences, no officialese, every abbreviation explained."""
    for gegevens in varianten(naam):
        oordeel = beoordeel(brief.vorm(naam, gegevens, DAG).blokken)
        assert oordeel.bevindingen == ()
        assert oordeel.makkelijk
        assert oordeel.zinnen >= 20


@pytest.mark.parametrize(
    ("zin", "wat", "voorstel"),
    [
        ("Indien u niet komt, bel ons.", "een moeilijk woord: 'indien'", "Schrijf 'als'."),
        ("Dat gaat conform de wet.", "een moeilijk woord: 'conform'", "Schrijf 'volgens'."),
        ("De brief wordt door ons gestuurd.", "lijdende vorm: 'wordt … gestuurd'", "Zeg wie het doet."),
        ("U volgt het PVT.", "een afkorting zonder uitleg: 'PVT'", "Schrijf het eerst voluit."),
        (
            "Lees de uitvoeringsvoorschriften.",
            "een lang woord: 'uitvoeringsvoorschriften'",
            "Gebruik kortere",
        ),
        (
            "Dit is een " + "heel " * 20 + "lange zin.",
            "een lange zin: 25 woorden",
            "Maak er twee zinnen van.",
        ),
    ],
)
def test_wat_moeilijk_leest_wordt_per_zin_gezegd(zin: str, wat: str, voorstel: str) -> None:
    """With the sentence it is about and, where there is one, another word."""
    (gevonden,) = bevindingen(f"Dit is goed. {zin} En dit ook.")
    assert (gevonden.zin, gevonden.wat) == (zin, wat)
    assert gevonden.voorstel.startswith(voorstel)


@pytest.mark.parametrize(
    "tekst",
    [
        "U wordt dokter. Wij bellen u morgen.",
        "U volgt het Participatieverklaringstraject (PVT). Het PVT duurt 12 uur.",
        "Bel DUO.",
        "## Een kop die wordt gemaakt conform de wet\n\nKom langs.",
    ],
)
def test_wat_goed_is_blijft_ongemoeid(tekst: str) -> None:
    """No finding for a profession, an abbreviation that is explained or known to all, or a heading."""
    assert bevindingen(tekst) == []


def test_een_ingevulde_waarde_telt_niet_als_woord_van_de_schrijver() -> None:
    """A name or number that the program fills in is not the author's to change."""
    gegevens = next(varianten("oproep_brede_intake"))
    anders = gegevens | {"aanhef": "Beste ABC Uitvoeringsvoorschriften,"}
    assert beoordeel(brief.vorm("oproep_brede_intake", anders, DAG).blokken).bevindingen == ()


def test_de_formule_van_douma() -> None:
    """206.84 - 0.77 x syllables per 100 words - 0.93 x words per sentence, by hand."""
    assert [lettergrepen(w) for w in ("praat", "gemeente", "uitnodiging", "2026")] == [1, 3, 4, 1]
    woorden = ["de", "gemeente", "praat", "met", "u"]  # 7 syllables in 5 words, one sentence
    assert leesgemak(woorden, 1) == round(206.84 - 0.77 * 140 - 0.93 * 5, 1) == 94.4
    assert leesgemak([], 0) == 100.0


def test_een_moeilijke_brief_scoort_lager_dan_de_onze() -> None:
    """The measure tells them apart."""
    ambtelijk = (
        "Ingevolge het bepaalde in de onderhavige beschikking dient betrokkene onverwijld schriftelijk "
        "mededeling te doen van wijzigingen in omstandigheden die redelijkerwijs van invloed kunnen zijn op "
        "de voortzetting van de inburgeringsverplichtingen."
    )
    oordeel = beoordeel(blokken(ambtelijk))
    assert oordeel.leesgemak < 30
    assert not oordeel.makkelijk
    assert len(oordeel.bevindingen) > 5
