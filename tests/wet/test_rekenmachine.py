"""De rekenmachine achter `inburgering termijnen`: wat erin mag en wat eruit komt."""

import json
from typing import Any

import pytest

from inburgering.wet.feiten_lezen import VOORNAAMSTE
from inburgering.wet.rekenmachine import NAMEN, OnbruikbaarFeit, lees_feiten, reken
from tests.tabel import tabel

OP = "2026-11-21"


def _per_code(*args: Any, **kwargs: Any) -> dict[str, dict[str, Any]]:
    return {termijn["code"]: termijn for termijn in reken(*args, **kwargs)}


def test_het_voorbeeld_uit_de_handleiding() -> None:
    """De kennisgeving van 16 oktober 2026 geeft T05a, met alles wat een programma nodig heeft."""
    (termijn,) = reken("asiel_vergunning", OP, {"kennisgeving": "2026-10-16"})
    assert json.loads(json.dumps(termijn)) == termijn
    assert termijn["code"] == "T05a"
    assert termijn["bron"] == {
        "regeling": "Besluit inburgering 2021",
        "bwb": "BWBR0045555",
        "artikel": "5.3",
        "lid": 1,
        "onderdeel": None,
        "versie": "2026-04-02",
        "url": "https://wetten.overheid.nl/BWBR0045555/2026-04-02#Artikel5.3",
    }
    assert termijn["vanaf"] == [{"gebeurtenis": "kennisgeving", "op": "2026-10-16"}]
    assert (termijn["eerste_dag"], termijn["ruwe_laatste_dag"]) == ("2026-10-17", "2026-12-25")
    assert (termijn["laatste_dag"], termijn["voorlopig"]) == ("2026-12-28", False)
    assert (termijn["verantwoordelijke"], termijn["stand"], termijn["door"]) == ("college", "loopt", None)
    assert termijn["uitleg"].startswith("De kennisgeving van DUO was op vrijdag 16 oktober 2026.")
    assert len(termijn["stappen"]) == 9


def test_alles_wat_met_het_pip_begint() -> None:
    """Zonder leerroute toont de rekenmachine ook wat van de route afhangt, met het geval erbij."""
    uit = _per_code("asiel_vergunning", OP, {"vaststelling_pip": "2026-11-20"})
    altijd = {"T10", "T11", "T12b", "T18", "T20", "T21", "T22", "T23", "T26", "T47", "N07", "N08"}
    assert set(uit) == altijd | {"T24", "T25", "T28"}
    assert uit["T22"]["geldt_als"] == "de leerroute is de onderwijsroute"
    assert uit["T24"]["geldt_als"] == "de leerroute is de B1-route of Z-route"
    met_route = _per_code("asiel_vergunning", OP, {"vaststelling_pip": "2026-11-20"}, "onderwijs")
    assert set(met_route) == altijd
    assert met_route["T22"]["geldt_als"] is None


def test_een_boete_geeft_elk_geval() -> None:
    """Na een boete: bezwaar, de nieuwe oproep en elk geval van een nieuwe termijn."""
    uit = reken("gezin", OP, {"bekendmaking_boete": "2026-11-20"}, "b1")
    codes = ["T04c", "T06", "T16", "T16", "T17", "T17", "T17", "T17", "T35", "T37"]
    assert [t["code"] for t in uit] == codes
    assert {t["code"] for t in uit if not t["geldt_als"]} == {"T06", "T35", "T37"}


def test_een_eigen_norm() -> None:
    """Normen van de gemeente gaan voor de standaard."""
    uit = _per_code("gezin", OP, {"vaststelling_pip": "2026-11-20"}, "b1", {"voortgangsgesprek_weken": 8})
    assert uit["T26"]["laatste_dag"] == "2027-01-15"


def test_stand_van_een_termijn() -> None:
    """Geëindigd en vervangen termijnen blijven zichtbaar, met waardoor."""
    uit = _per_code(
        "asiel_vergunning",
        OP,
        {"kennisgeving": "2026-08-03", "inschrijving_brp": "2026-10-16", "vaststelling_pip": "2026-12-01"},
    )
    assert (uit["T05a"]["stand"], uit["T05a"]["door"]) == ("vervangen", "T05b")
    assert (uit["T05b"]["stand"], uit["T05b"]["door"]) == ("geëindigd", "vaststelling_pip")


def test_wachten_wordt_aangenomen() -> None:
    """Wie informatie ontving, wachtte erop: dat is een aanname, geen termijn."""
    uit = _per_code("gezin", OP, {"kennisgeving": "2026-10-16", "ontvangst_informatie_derde": "2027-01-11"})
    assert uit["T05c"]["laatste_dag"] == "2027-01-25"
    assert "Aanname: het wachten op informatie van een derde was er toen al." in uit["T05c"]["uitleg"]
    assert uit["T05a"]["door"] == "T05c"
    assert set(uit) == {"T05a", "T05c"}


def test_verhuizing_van_iemand_met_een_pip() -> None:
    """Wie alleen de verhuizing noemt, bedoelt iemand met een PIP; met een kennisgeving en zonder PIP niet."""
    alleen = _per_code("gezin", OP, {"inschrijving_na_verhuizing": "2026-10-16"})
    assert set(alleen) == {"T05d"}
    assert "Aanname: de dagtekening van het PIP was er toen al." in alleen["T05d"]["uitleg"]
    zonder_pip = {"kennisgeving": "2026-09-30", "inschrijving_na_verhuizing": "2026-10-16"}
    assert set(_per_code("gezin", OP, zonder_pip)) == {"T05a"}


def test_de_dag_waarvan_de_regels_gelden() -> None:
    """Op een dag in 2022 gold de oude tekst, met zijn eigen versie."""
    uit = _per_code("gezin", "2022-06-01", {"inschrijving_brp": "2022-05-02"})
    assert uit["T05a"]["laatste_dag"] == "2022-07-11"
    assert uit["T05a"]["bron"]["versie"] == "2022-01-01"


def test_elk_gevraagd_feit_begint_iets() -> None:
    """Elk feit dat de rekenmachine aanprijst, doet voor een asielstatushouder een termijn beginnen."""
    for feit in VOORNAAMSTE:
        assert reken("asiel_vergunning", OP, {feit.value: "2026-11-20"}), feit
    assert {feit.value for feit in VOORNAAMSTE} <= set(NAMEN)


def test_een_dag_mag_ook_nederlands() -> None:
    """16-10-2026 is dezelfde dag als 2026-10-16."""
    nederlands = reken("gezin", "21-11-2026", {"kennisgeving": "16-10-2026"})
    assert nederlands == reken("gezin", OP, {"kennisgeving": "2026-10-16"})


@pytest.mark.parametrize("rij", tabel("feiten.md"), ids=lambda rij: rij["feiten"])
def test_een_onbruikbaar_feit(rij: dict[str, str]) -> None:
    """Een onbekend, onmogelijk, dubbel of tegenstrijdig feit wordt in één zin geweigerd."""
    with pytest.raises(OnbruikbaarFeit) as fout:
        reken("gezin", OP, lees_feiten(rij["feiten"].split("; ")))
    assert str(fout.value) == rij["zin"]


def test_een_naam_die_op_niets_lijkt() -> None:
    """Dan noemt de fout wat er te kiezen is."""
    with pytest.raises(OnbruikbaarFeit, match=r"kies uit kennisgeving, .* of aanvraag_ontheffing\."):
        reken("gezin", OP, {"xyz": "2026-10-16"})


@pytest.mark.parametrize(
    ("groep", "op", "route", "zin"),
    [
        ("gezinn", OP, None, "De groep 'gezinn' bestaat niet: bedoelt u 'gezin'?"),
        ("x", OP, None, "De groep 'x' bestaat niet: kies uit asiel_vergunning, asiel_gezinslid of gezin."),
        ("gezin", OP, "b2", "De leerroute 'b2' bestaat niet: kies uit b1, onderwijs of z."),
        (
            "gezin",
            "2021-12-31",
            None,
            "Op 31 december 2021 gold de Wet inburgering 2021 nog niet: kies een dag vanaf 1 januari 2022.",
        ),
        ("gezin", "2026-02-30", None, "'2026-02-30' bestaat niet: februari 2026 heeft 28 dagen."),
    ],
)
def test_een_onbruikbare_vraag(groep: str, op: str, route: str | None, zin: str) -> None:
    """Ook een verkeerde groep, route of dag krijgt één zin."""
    with pytest.raises(OnbruikbaarFeit) as fout:
        reken(groep, op, {"kennisgeving": "2026-10-16"}, route)
    assert str(fout.value) == zin


def test_al_eerder_in_de_brp() -> None:
    """Wie al voor de wet stond ingeschreven, kan er later onder vallen."""
    feiten = {"inschrijving_brp": "2021-06-01", "kennisgeving": "2026-10-16"}
    assert "T05a" in _per_code("asiel_vergunning", OP, feiten)


def test_wat_er_bij_een_feit_is_vastgelegd() -> None:
    """Tussen haakjes staan de gegevens: de verlenging van DUO verzet de inburgeringstermijn, met een post."""
    feiten = lees_feiten(
        [
            "vaststelling_pip=2026-11-20",
            "besluit_verlenging=2029-06-04 (toegekend=ja, verlengd_tot=20-05-2030)",
        ]
    )
    t10 = _per_code("gezin", OP, feiten, "b1")["T10"]
    assert (t10["laatste_dag"], t10["stand"]) == ("2030-05-20", "loopt")
    (post,) = t10["grootboek"]
    assert (post["oud"], post["nieuw"], post["dagen"]) == ("2029-11-20", "2030-05-20", 181)
    assert (post["soort"], post["wie"], post["op"]) == ("verlenging", "duo", "2029-06-04")
    assert post["bron"]["artikel"] == "12"
    assert json.loads(json.dumps(t10)) == t10


def test_een_afgewezen_verlenging_geeft_geen_post() -> None:
    """Nee is ook een antwoord: er verandert niets."""
    feiten = {"vaststelling_pip": "2026-11-20", "besluit_verlenging": "2029-06-04 (toegekend=nee)"}
    t10 = _per_code("gezin", OP, feiten, "b1")["T10"]
    assert (t10["laatste_dag"], t10["grootboek"]) == ("2029-11-20", [])


def test_een_ander_regime() -> None:
    """In de ondertussengroep begint de termijn voor het PIP niet; het volgende contact wel."""
    feiten = {"kennisgeving": "2026-10-16", "aanmelding": "2026-11-23"}
    assert set(_per_code("gezin", OP, feiten, regime="wi2013")) == {"N15"}
    with pytest.raises(OnbruikbaarFeit, match="bedoelt u 'wi20"):
        reken("gezin", OP, feiten, regime="wi2012")


def test_het_vangnet_hoort_niet_in_de_rekenmachine() -> None:
    """Wie een paar feiten invult, heeft geen traject om te bewaken."""
    assert set(_per_code("gezin", OP, {"inschrijving_brp": "2026-11-02"})) == {"T01"}


@pytest.mark.parametrize(
    ("normen", "zin"),
    [
        (
            {"voortgangsgesprek_week": 4},
            "De norm 'voortgangsgesprek_week' bestaat niet. Bedoelt u 'voortgangsgesprek_weken'?",
        ),
        (
            {"voortgangsgesprek_weken": 10**12},
            "De norm 'voortgangsgesprek_weken' is 1000000000000, maar moet van 1 tot en met 104 weken zijn.",
        ),
        (
            {"voortgangsgesprek_weken": 0},
            "De norm 'voortgangsgesprek_weken' is 0, maar moet van 1 tot en met 104 weken zijn.",
        ),
    ],
)
def test_een_norm_die_niet_kan(normen: dict[str, int], zin: str) -> None:
    """Een onbekende of ongeloofwaardige norm wordt geweigerd, niet stil genegeerd."""
    with pytest.raises(OnbruikbaarFeit) as fout:
        reken("gezin", OP, {"vaststelling_pip": "2026-11-20"}, normen=normen)
    assert str(fout.value) == zin
    with pytest.raises(OnbruikbaarFeit, match=r"'iets' bestaat niet\. Kies uit: reactie_partner_dagen, "):
        reken("gezin", OP, {"vaststelling_pip": "2026-11-20"}, normen={"iets": 4})
