"""`inburgering termijnen`: the calculator on the command line."""

import pytest

from tests.opdrachten import Opdrachtregel

VELDEN = {"code", "naam", "bron", "vanaf", "ruwe_laatste_dag", "laatste_dag", "voorlopig", "uitleg"}
TE_GROOT = "aanbod_weken=99999999999999999999"
VRAAG = (
    "termijnen",
    "--groep",
    "asiel_vergunning",
    "--op",
    "2026-11-21",
    "--feit",
    "kennisgeving=2026-10-16",
)


def test_als_json(regel: Opdrachtregel) -> None:
    """Ten weeks after Friday 16 October is Christmas Day; the first working day after it is the 28th."""
    antwoord = regel(*VRAAG, "--json")
    assert (antwoord.code, antwoord.fout) == (0, "")
    (termijn,) = antwoord.json
    assert termijn.keys() >= VELDEN
    assert (termijn["code"], termijn["ruwe_laatste_dag"], termijn["laatste_dag"]) == (
        "T05a", "2026-12-25", "2026-12-28",
    )  # fmt: skip
    assert termijn["bron"].keys() >= {"regeling", "artikel", "lid", "versie", "url"}
    assert (termijn["bron"]["artikel"], termijn["bron"]["lid"]) == ("5.3", 1)


def test_voor_een_mens(regel: Opdrachtregel) -> None:
    """A table, and under it the article and the reason of each day."""
    uit = regel(*VRAAG).uit
    assert uit.splitlines()[2].split()[:4] == ["T05a", "28", "december", "2026"]
    assert "artikel 5.3, lid 1" in uit
    assert "Eerste Kerstdag" in " ".join(uit.split())


def test_een_norm_van_de_gemeente(regel: Opdrachtregel) -> None:
    """Thirteen weeks after Tuesday 1 December 2026 is 2 March 2027; with eight it is 26 January."""
    pip = ("termijnen", "--groep", "gezin", "--feit", "vaststelling_pip=2026-12-01", "--json")

    def gesprek(*meer: str) -> str:
        return str(next(t["laatste_dag"] for t in regel(*pip, *meer).json if t["code"] == "T26"))

    assert gesprek("--norm", "voortgangsgesprek_weken=13") == "2027-03-02"
    assert gesprek("--norm", "voortgangsgesprek_weken=8") == "2027-01-26"


@pytest.mark.parametrize(
    ("woorden", "zin"),
    [
        (["--groep", "asiel", "--feit", "kennisgeving=2026-10-16"], "De groep 'asiel' bestaat niet"),
        (["--groep", "gezin", "--feit", "kennisgeving=2026-02-30"], "februari 2026 heeft 28 dagen"),
        (["--groep", "gezin", "--feit", "kennisgeving"], "schrijf naam=dag"),
        (["--groep", "gezin", "--feit", "keningsdag=2026-10-16"], "bestaat niet"),
        (["--groep", "gezin", "--feit", "kennisgeving=2026-10-16", "--norm", "weken"], "schrijf naam=getal"),
        (["--groep", "gezin", "--feit", "kennisgeving=2026-10-16", "--norm", "onbekend=4"], "bestaat niet"),
        (["--groep", "gezin", "--feit", "kennisgeving=2026-10-16", "--norm", TE_GROOT], "te groot"),
        (["--groep", "gezin", "--feit", "kennisgeving=2026-10-16", "--regime", "wi2020"], "Het regime"),
        (
            [
                "--groep",
                "gezin",
                "--feit",
                "kennisgeving=2026-10-16",
                "--feit",
                "vaststelling_pip=2026-10-01",
            ],
            "kan niet vóór",
        ),
    ],
)
def test_wat_niet_kan_wordt_in_een_zin_geweigerd(regel: Opdrachtregel, woorden: list[str], zin: str) -> None:
    """One line on standard error, exit code 1."""
    antwoord = regel("termijnen", *woorden)
    assert (antwoord.code, antwoord.uit) == (1, "")
    assert zin in antwoord.fout
    assert len(antwoord.fout.splitlines()) == 1


def test_een_verlenging_staat_in_het_grootboek(regel: Opdrachtregel) -> None:
    """What was recorded with a fact stands between brackets; the ledger shows the day before and after."""
    besluit = "besluit_verlenging=2029-06-04 (toegekend=ja, verlengd_tot=2030-05-20)"
    vraag = ("termijnen", "--groep", "gezin", "--feit", "vaststelling_pip=2026-11-20", "--feit", besluit)
    t10 = next(t for t in regel(*vraag, "--json").json if t["code"] == "T10")
    assert t10["laatste_dag"] == "2030-05-20"
    assert [(post["oud"], post["nieuw"]) for post in t10["grootboek"]] == [("2029-11-20", "2030-05-20")]
    assert "Verlengd op 4 juni 2029 door DUO" in " ".join(regel(*vraag).uit.split())


def test_een_ander_regime(regel: Opdrachtregel) -> None:
    """The group between the laws has its own term for the next contact, and none of this law's."""
    uit = regel("termijnen", "--groep", "gezin", "--regime", "wi2013", "--feit", "aanmelding=2026-11-23").uit
    assert "N15" in uit
