"""`inburgering wet`: the rules in force, what changed, and what a draft would change."""

from pathlib import Path

import pytest

from tests.opdrachten import Opdrachtregel

VOORBEELD = str(Path(__file__).parents[2] / "docs" / "concept-voorbeeld.toml")


def test_de_regels_van_een_dag(regel: Opdrachtregel) -> None:
    """In 2022 the ten weeks had one rule; T05b came in 2023. The municipality's own norms stand last."""
    toen = regel("wet", "--op", "2022-06-01")
    assert (toen.code, toen.fout) == (0, "")
    assert toen.uit.startswith("Wet inburgering 2021: de regels op 1 juni 2022\n")
    assert "T05a  10 weken" in toen.uit
    assert "T05b" not in toen.uit
    nu = regel("wet", "--op", "2026-11-21").uit
    assert "T05b  10 weken" in nu
    assert "(pvt_uren)" in nu
    assert "Ontheffing van de leerbaarheidstoets (lbt_ontheffing)" in nu
    assert nu.index("GEEN WET") > nu.index("WAT MAG EN WAT MOET")
    assert nu.index("N01") > nu.index("GEEN WET")


def test_vandaag_als_geen_dag_is_gevraagd(regel: Opdrachtregel) -> None:
    """Without a day it is today."""
    assert regel("wet").uit.startswith("Wet inburgering 2021: de regels op ")


@pytest.mark.parametrize(
    "woorden",
    [
        ("--op", "2026-11-21"),
        ("--op", "2024-09-01"),
        ("--verschil", "2022-01-01", "2026-11-21"),
        ("--concept", VOORBEELD),
    ],
)
def test_past_in_honderd_kolommen(regel: Opdrachtregel, woorden: tuple[str, ...]) -> None:
    """No line is wider than a terminal of 100 columns, a link apart."""
    regels = regel("wet", *woorden).uit.splitlines()
    assert len(regels) > 20
    assert [r for r in regels if len(r) > 100 and "https://" not in r] == []


def test_wat_niet_zeker_is_staat_apart(regel: Opdrachtregel) -> None:
    """On 1 September 2024 it is not known whether school hours counted."""
    uit = regel("wet", "--op", "2024-09-01").uit
    assert "z_onderwijs_telt_mee" in uit[uit.index("NIET ZEKER OP DEZE DAG") :]
    assert "NIET ZEKER" not in regel("wet", "--op", "2026-11-21").uit


def test_als_json(regel: Opdrachtregel) -> None:
    """Every rule with its source, as values."""
    antwoord = regel("wet", "--op", "2026-11-21", "--json").json
    assert antwoord["op"] == "2026-11-21"
    (pip,) = [t for t in antwoord["termijnen"] if t["code"] == "T05a"]
    assert (pip["lengte"], pip["begint_met"], pip["schuift"]) == ("10 weken", "de kennisgeving van DUO", True)
    assert pip["bron"]["url"].endswith("#Artikel5.3")
    (pvt,) = [w for w in antwoord["waarden"] if w["code"] == "pvt_uren"]
    assert (pvt["waarde"], pvt["eenheid"], pvt["zekerheid"]) == (12, "uur", "gelezen in de wet")
    assert "lbt_ontheffing" in {b["code"] for b in antwoord["bepalingen"]}
    assert antwoord["onzeker"] == []


def test_verschil(regel: Opdrachtregel) -> None:
    """What changed since the law began, by the day from which it holds."""
    uit = regel("wet", "--verschil", "2022-01-01", "2026-11-21").uit
    assert uit.startswith("Wat er veranderde tussen 1 januari 2022 en 21 november 2026\n")
    assert uit.index("Vanaf 1 januari 2023\n") < uit.index("Vanaf 17 april 2024\n")
    assert "Gewijzigd: PIP vaststellen (T05a)" in uit
    assert "Nieuw: Examen KNM in de Z-route (z_examen_knm)" in uit
    gelijk = regel("wet", "--verschil", "2023-02-01", "2023-03-01")
    assert (gelijk.code, gelijk.uit.splitlines()[-1]) == (0, "Er veranderde niets.")


def test_verschil_als_json(regel: Opdrachtregel) -> None:
    """The same as values: what, for whom, from when, source."""
    antwoord = regel("wet", "--verschil", "2022-12-31", "2023-01-01", "--json").json
    wijziging = next(w for w in antwoord["wijzigingen"] if w["code"] == "T05b")
    assert (wijziging["wat"], wijziging["vanaf"]) == ("nieuw", "2023-01-01")
    assert wijziging["voor"] == "mensen met een asielvergunning"


def test_concept(regel: Opdrachtregel) -> None:
    """A draft says what it changes; without --verschil the rules under it follow."""
    kort = regel("wet", "--concept", VOORBEELD, "--verschil")
    assert kort.code == 0
    assert "Zou gelden vanaf: 1 januari 2027" in kort.uit
    assert "duurt de termijn 12 weken. Nu is dat 10 weken." in kort.uit
    assert "houdt de oude regel" in kort.uit
    assert "TERMIJNEN" not in kort.uit
    lang = regel("wet", "--concept", VOORBEELD).uit
    assert "T05a  12 weken" in lang
    gegevens = regel("wet", "--concept", VOORBEELD, "--json").json
    assert {"concept", "wijzigingen", "regels"} <= gegevens.keys()
    assert gegevens["concept"]["geldig_vanaf"] == "2027-01-01"


@pytest.mark.parametrize(
    ("woorden", "zin"),
    [
        (("--verschil",), "Noem twee dagen"),
        (("--verschil", "2024-01-01"), "Noem twee dagen"),
        (("--verschil", "2024-01-01", "2024-02-01", "2024-03-01"), "Noem twee dagen"),
        (("2024-01-01",), "Twee dagen horen bij --verschil"),
        (("--verschil", "2024-01-01", "2023-01-01"), "noem de vroegste dag eerst"),
        (("--verschil", "2021-01-01", "2023-01-01"), "gold de Wet inburgering 2021 nog niet"),
        (("--op", "2021-12-31"), "gold de Wet inburgering 2021 nog niet"),
        (("--op", "2023-02-29"), "geen schrikkeljaar"),
        (("--concept", "weg.toml"), "Dit bestand is er niet"),
        (("--concept", VOORBEELD, "--verschil", "2024-01-01", "2024-02-01"), "laat de dagen weg"),
    ],
)
def test_wat_niet_kan(regel: Opdrachtregel, woorden: tuple[str, ...], zin: str) -> None:
    """A Dutch sentence on standard error, exit code 1."""
    antwoord = regel("wet", *woorden)
    assert (antwoord.code, antwoord.uit) == (1, "")
    assert zin in antwoord.fout


def test_een_optie_die_er_niet_is(regel: Opdrachtregel) -> None:
    """A mistake in the question itself gives exit code 2."""
    assert regel("wet", "--verschl").code == 2


VRAAG = (
    "termijnen", "--groep", "asiel_vergunning", "--concept", VOORBEELD,
    "--feit", "kennisgeving=2027-01-15", "--feit", "recht_op_bijstand=2027-03-10",
)  # fmt: skip


def test_oude_en_nieuwe_laatste_dag_naast_elkaar(regel: Opdrachtregel) -> None:
    """15 January + 10 weeks is Good Friday, so 30 March; + 12 weeks is Friday 9 April."""
    antwoord = regel(*VRAAG)
    assert (antwoord.code, antwoord.fout) == (0, "")
    regels = {r.split()[0]: r for r in antwoord.uit.splitlines()[4:6]}
    assert "30 maart 2027" in regels["T05a"]
    assert "9 april 2027" in regels["T05a"]
    assert "10 dagen later" in regels["T05a"]
    assert "9 september 2027" in regels["T27"]
    assert "9 juni 2027" in regels["T27"]
    assert "volgens het concept" in antwoord.uit


def test_naast_elkaar_als_json(regel: Opdrachtregel) -> None:
    """The same as values, with the draft beside it."""
    gegevens = regel(*VRAAG, "--json").json
    assert gegevens["op"] == "2027-01-01"
    t05a = next(t for t in gegevens["termijnen"] if t["code"] == "T05a")
    assert (t05a["nu"], t05a["concept"], t05a["verschil"]) == ("2027-03-30", "2027-04-09", "10 dagen later")


def test_wat_vervalt_en_wat_gelijk_blijft(regel: Opdrachtregel, tmp_path: Path) -> None:
    """A term that would go, beside one that stays as it is."""
    bestand = tmp_path / "weg.toml"
    kop = '[concept]\nnaam = "a"\nbron = "b"\ngeldig_vanaf = 2027-01-01\n[[vervalt]]\ncode = "T27"\n'
    bestand.write_text(kop, encoding="utf-8")
    woorden = [str(bestand) if woord == VOORBEELD else woord for woord in VRAAG]
    gegevens = {t["code"]: t for t in regel(*woorden, "--json").json["termijnen"]}
    assert (gegevens["T27"]["concept"], gegevens["T27"]["verschil"]) == (None, "vervalt")
    assert gegevens["T05a"]["verschil"] == ""
    uit = regel(*woorden).uit
    assert "vervalt" in uit
    assert "gelijk" in uit


def test_voor_de_eerste_dag_geldt_een_concept_niet(regel: Opdrachtregel) -> None:
    """Asking for an earlier day is refused in a sentence."""
    antwoord = regel(*VRAAG, "--op", "2026-12-01")
    assert (antwoord.code, antwoord.uit) == (1, "")
    assert "kies een dag vanaf 1 januari 2027" in antwoord.fout
