"""De feiten van een gebeurtenis: wat er in mag, wat eruit komt en wat u leest als het niet klopt."""

import re
from datetime import date, time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inburgering.statemachine.feiten import FEITEN, OngeldigeFeiten, als_json, lees
from inburgering.statemachine.feitfouten import keuzelijst
from inburgering.wet.gebeurtenissen import ALLEEN_REKENEN, Gebeurtenis

WOORDEN = [gebeurtenis for gebeurtenis in Gebeurtenis if gebeurtenis not in ALLEEN_REKENEN]
BSN = "999990019"  # verzonnen, doorstaat de elfproef
AFSPRAAK = {"dag": "2026-12-01", "tijd": "9:30", "plaats": "Raadhuisplein 1", "uiterlijk": "2026-12-08"}
BOETE = {
    "verwijtbaar": "ja", "bijstand_verlaagd": "nee", "zienswijze": "gevraagd op 1 december, niet gegeven",
    "motivering": "twee keer zonder bericht weggebleven", "voorbereid_door": 3, "beslisser": 4,
}  # fmt: skip
FEITFOUTEN = (Path(__file__).parents[1] / "voorbeelden" / "feitfouten.md").read_text(encoding="utf-8")
ONBEWAARBAAR = "in deze tekst staat een teken dat niet kan worden bewaard. Typ de tekst opnieuw."
ENGELS = re.compile(r"\b(input|should|valid|field|required|value|string|integer|permitted)\b", re.IGNORECASE)


def fouten(gebeurtenis: str, data: dict[str, Any]) -> dict[str, str]:
    """Per veld de zin waarmee deze feiten worden geweigerd."""
    with pytest.raises(OngeldigeFeiten) as gevangen:
        lees(gebeurtenis, data)
    return dict(gevangen.value.fouten)


def test_formulier_en_json_geven_hetzelfde() -> None:
    """Een formulier met Nederlandse datum en een leeg veld geeft dezelfde feiten als JSON."""
    formulier = AFSPRAAK | {"dag": "1-12-2026", "tijd": " 09:30 ", "plaats": "  Raadhuisplein 1", "tolk": ""}
    assert als_json(lees("oproep_brede_intake", formulier)) == {
        "dag": "2026-12-01",
        "tijd": "09:30",
        "plaats": "Raadhuisplein 1",
        "uiterlijk": "2026-12-08",
        "tolk": None,
    }
    assert lees("oproep_brede_intake", formulier) == lees("oproep_brede_intake", AFSPRAAK)


def test_dagen_en_tijden_mogen_ook_als_waarde() -> None:
    """Wie een datum of tijd als waarde meegeeft, krijgt die terug."""
    feiten = lees("oproep_brede_intake", AFSPRAAK | {"dag": date(2026, 12, 1), "tijd": time(9, 30)})
    assert als_json(feiten)["tijd"] == "09:30"


def test_wat_gelezen_is_kan_weer_worden_gelezen() -> None:
    """Feiten uit het logboek zijn opnieuw geldige feiten."""
    eerste = als_json(lees("boete_brede_intake", BOETE))
    assert als_json(lees("boete_brede_intake", eerste)) == eerste
    assert eerste["bedrag"] == 250


def _tabel() -> list[list[str]]:
    rijen = [regel.strip("|").split("|") for regel in FEITFOUTEN.splitlines() if regel.startswith("| ")]
    return [[cel.strip() for cel in rij] for rij in rijen[2:]]


@pytest.mark.parametrize("rij", _tabel(), ids=lambda rij: f"{rij[0]}: {rij[1]}")
def test_een_fout_is_een_zin(rij: list[str]) -> None:
    """Elke fout is de Nederlandse zin uit de tabel, bij het veld dat er staat."""
    gebeurtenis, ingevuld, veld, zin = rij
    data = dict(deel.split("=", 1) for deel in ingevuld.split("; ") if deel)
    assert fouten(gebeurtenis, data)[veld] == zin


@pytest.mark.parametrize(
    ("tekst", "zin"),
    [
        ("x" * 4001, "Notitie: deze tekst is te lang. Gebruik hoogstens 4000 tekens."),
        (5, "Notitie: vul hier tekst in."),
        ("a\x00b", f"Notitie: {ONBEWAARBAAR}"),
        ("\ud800", f"Notitie: {ONBEWAARBAAR}"),
    ],
)
def test_wat_niet_in_een_tabel_past(tekst: Any, zin: str) -> None:
    """Te lange tekst, een getal in plaats van tekst, en tekens die geen database bewaart."""
    assert fouten("notitie", {"tekst": tekst})["tekst"] == zin


@pytest.mark.parametrize(
    "nummer", ["06-12345678", "+31 6 1234 5678", "(023) 567 67 67", "14 023", "06 0000 0000", "0031612345678"]
)
def test_een_telefoonnummer_zoals_mensen_het_schrijven(nummer: str) -> None:
    """Met of zonder landnummer, streepje, haakjes of spaties; ook het korte nummer van een gemeente."""
    assert als_json(lees("wijziging_gegevens", {"telefoon": nummer}))["telefoon"] == nummer


@pytest.mark.parametrize(
    "adres", ["naam@voorbeeld.nl", "a.b+c@post.voorbeeld.example", "o'neil@voorbeeld.nl"]
)
def test_een_mailadres(adres: str) -> None:
    """Een punt, een plus of een apostrof mag."""
    assert als_json(lees("wijziging_gegevens", {"email": adres}))["email"] == adres


@pytest.mark.parametrize("teken", ["\u202e", "\u2066", "\u200f", "\u061c"])
def test_geen_teken_dat_de_leesrichting_omkeert(teken: str) -> None:
    """Een naam of notitie met zo'n onzichtbaar teken toont iets anders dan er staat."""
    zin = "in deze tekst staat een onzichtbaar teken dat de leesrichting omkeert. Typ hem opnieuw."
    assert fouten("wijziging_gegevens", {"naam": f"Yonas{teken}T"})["naam"] == f"Naam: {zin}"
    assert fouten("notitie", {"tekst": f"a{teken}b"})["tekst"] == f"Notitie: {zin}"


@pytest.mark.parametrize("naam", ["ሳራ ተስፋዬ", "محمد علی", "Özdemir", "Nguyễn"])
def test_een_naam_in_een_ander_schrift(naam: str) -> None:
    """Een naam in het Ge'ez, Arabisch of met streepjes erboven is gewoon een naam."""
    assert als_json(lees("wijziging_gegevens", {"naam": naam}))["naam"] == naam


def test_een_onderbreking_van_precies_een_jaar() -> None:
    """Van 1 maart tot en met 28 februari is een jaar: dat mag nog (Besluit art. 4.2)."""
    feiten = {"van": "2025-03-01", "tot": "2026-02-28", "reden": "geen_ingezetene"}
    assert als_json(lees("onderbreking_plicht", feiten)) == feiten


def test_een_getal_is_geen_datum() -> None:
    """Een getal wordt niet als aantal seconden gelezen."""
    assert "geen datum" in fouten("aanbod_leerroute", {"aanbieder": "ROC", "start_op": 20261201})["start_op"]


def _tekstvelden() -> list[tuple[Gebeurtenis, str]]:
    return [
        (gebeurtenis, naam)
        for gebeurtenis, model in FEITEN.items()
        for naam, veld in model.model_fields.items()
        if "str" in str(veld.annotation) and keuzelijst(veld.annotation) is None
    ]


def test_geen_bsn_in_een_tekstveld() -> None:
    """Elk tekstveld van elke gebeurtenis weigert een BSN, en herhaalt het niet."""
    for gebeurtenis, veld in _tekstvelden():
        zinnen = fouten(gebeurtenis, {veld: f"Zie dossier {BSN}."})
        zin = zinnen[veld].lower()
        assert zin.endswith("zet geen bsn in een tekstveld. haal het nummer weg."), (gebeurtenis, veld)
        assert BSN not in " ".join(zinnen.values())


def test_er_zijn_veel_tekstvelden() -> None:
    """De vorige test gaat over alle tekstvelden; het zijn er tientallen."""
    assert len(_tekstvelden()) > 50


def test_de_fout_draagt_het_ingevulde_niet_mee() -> None:
    """Ook in de keten van fouten erachter staat niet wat is ingevuld, zodat het in geen logbestand komt."""
    with pytest.raises(OngeldigeFeiten) as gevangen:
        lees("notitie", {"tekst": f"{BSN}"})
    assert gevangen.value.__cause__ is None
    assert gevangen.value.__context__ is None
    assert BSN not in repr(gevangen.value)


def test_elk_veld_heeft_een_label() -> None:
    """Elk veld heeft een label, elke keuze een naam, en elk model een zin die zegt wat het is."""
    for gebeurtenis in WOORDEN:
        model = FEITEN[gebeurtenis]
        assert (model.__doc__ or "").strip().split("\n")[0].endswith((".", "?"))
        for naam, veld in model.model_fields.items():
            assert veld.title, f"{gebeurtenis}.{naam}"
            for lid in keuzelijst(veld.annotation) or ():
                assert lid.naam, lid  # type: ignore[attr-defined]


TEKST = st.text("a1é-: \n\x00", max_size=12)
WAARDE = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.dates(), st.times(), TEKST,
    st.sampled_from(["2026-12-01", "1-2-2026", "9:30", "ja", "b1", "3", "999990019", "\ud800"]),
    st.lists(TEKST, max_size=7), st.dictionaries(TEKST, st.integers(), max_size=2),
)  # fmt: skip


def _lees(gebeurtenis: Gebeurtenis, data: dict[str, Any]) -> dict[str, Any] | list[tuple[str, str]]:
    try:
        return als_json(lees(gebeurtenis, data))
    except OngeldigeFeiten as fout:
        return fout.fouten


@given(data=st.data(), gebeurtenis=st.sampled_from(WOORDEN))
def test_wat_er_ook_wordt_ingevuld(data: st.DataObject, gebeurtenis: Gebeurtenis) -> None:
    """Wat iemand ook invult: het zijn geldige feiten, of nette Nederlandse zinnen; nooit iets anders."""
    velden = dict.fromkeys(FEITEN[gebeurtenis].model_fields, WAARDE)
    uitkomst = _lees(gebeurtenis, data.draw(st.fixed_dictionaries({}, optional=velden)))
    if isinstance(uitkomst, dict):
        assert _lees(gebeurtenis, uitkomst) == uitkomst
    else:
        assert uitkomst
        assert all(zin.endswith(".") and not ENGELS.search(zin) for _, zin in uitkomst)
