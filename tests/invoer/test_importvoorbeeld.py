"""The sample caseload, row by row. What is expected was worked out by reading it, not by importing it."""

from collections import Counter

from inburgering.db.herbouw import controleer
from inburgering.db.tabellen import Gebeurtenisrij, Persoon, Signaal, Traject
from inburgering.invoer.importeer_bevinding import Ernst, Reden
from inburgering.invoer.importeer_verslag import Verslag
from tests.invoer.conftest import GEKOZEN, VOORBEELD, Plek

# Row numbers as a spreadsheet shows them; the heading is row 1. 63 rows stand under it.
AFGEKEURD = {
    5: Reden.BSN_KLOPT_NIET,  # 123456789 fails the elfproef
    6: Reden.BSN_BIJ_MEER_PERSONEN,  # the same BSN for Van der Wal - Ghebre …
    7: Reden.BSN_BIJ_MEER_PERSONEN,  # … and for Haidari
    9: Reden.DATUM_ONBEKEND,  # 31-02-2025
    13: Reden.GROEP_ONBEKEND,  # toerist
    15: Reden.BSN_KLOPT_NIET,  # six digits
    19: Reden.NAAM_ONTBREEKT,
    21: Reden.DATUM_TOEKOMST,  # PIP in 2031
    23: Reden.ROUTE_ONBEKEND,  # C1-route
    50: Reden.DATUM_TOEKOMST,  # registered on 16-2-2027
    58: Reden.DATUM_TOEKOMST,  # registered on 28-12-2026
    59: Reden.DATUM_TOEKOMST,  # registered on 15-1-2027
}
OVERGESLAGEN = {25: Reden.LEGE_RIJ, 32: Reden.DUBBEL, 64: Reden.TOTAALRIJ}  # 32 repeats row 4
KIJK_NA = {
    Reden.PIP_VOOR_INSCHRIJVING: {16, 26, 33, 55, 62},
    Reden.PIP_ZONDER_LEERROUTE: {30, 34, 40, 61, 62},
    Reden.INSCHRIJVING_ONBEKEND: {28, 48, 60},  # n.v.t., empty, empty; 54 is 'nareis', here a family member
    Reden.DATUM_ALS_LEEG: {11},  # PIP on 01-01-1899
    Reden.LEERROUTE_ZONDER_PIP: {11},
    Reden.DATUM_ALS_GETAL: {17},  # 45211
}


def test_what_is_ambiguous_is_asked_and_never_guessed(plek: Plek) -> None:
    """Without a mapping each word that covers two permits is a question, and its rows are refused."""
    verslag = plek.importeer(VOORBEELD)
    gevraagd = {b.rij for b in verslag.bevindingen if b.reden is Reden.GROEP_VRAAG}
    assert len(gevraagd) == 42  # 43 with row 32, which repeats row 4
    assert [vraag.split(" zegt")[0] for vraag in verslag.vragen] == [
        "'asiel (nareis)' (13 rijen)",
        "'asielstatushouder' (11 rijen)",
        "'Asiel' (10 rijen)",
        "'statushouder' (8 rijen)",
    ]
    assert all("asiel_gezinslid" in vraag and "artikel 13, lid 1" in vraag for vraag in verslag.vragen)
    assert {t.groep for t in plek.alle(Traject)} == {"gezin"}
    assert gevraagd.isdisjoint(verslag.overgenomen)


def test_rows_in_and_rows_refused(verslag: Verslag) -> None:
    """63 rows: 48 taken in, 12 refused, 3 passed over, each for the reason that was read by eye."""
    assert (verslag.rijen, len(verslag.overgenomen)) == (63, 48)
    assert {rij.nummer for rij in verslag.afgekeurd} == set(AFGEKEURD)
    assert {(b.rij, b.reden) for b in verslag.van(Ernst.AFGEKEURD)} == set(AFGEKEURD.items())
    assert {(b.rij, b.reden) for b in verslag.van(Ernst.OVERGESLAGEN)} == set(OVERGESLAGEN.items())
    assert verslag.redenen(Ernst.AFGEKEURD) == Counter(AFGEKEURD.values())


def test_what_a_person_should_look_at(verslag: Verslag) -> None:
    """An odd order of days, a missing leerroute or registration: taken in, with a remark."""
    gevonden: dict[Reden, set[int]] = {}
    for b in verslag.van(Ernst.KIJK_NA):
        gevonden.setdefault(b.reden, set()).add(b.rij)
    assert gevonden == KIJK_NA


def test_the_total_row_is_compared(verslag: Verslag) -> None:
    """The file says 62 at its end; 61 rows with a person stand above it."""
    (zin,) = verslag.opmerkingen
    assert zin.startswith("Rij 64 noemt een totaal van 62, maar erboven staan 61 rijen met een persoon.")


def test_the_outbox_stays_empty_and_nothing_escalates(na_voorbeeld: Plek) -> None:
    """What is taken over makes no letter, no signal and no handoff."""
    plek = na_voorbeeld
    assert plek.post == []
    assert plek.alle(Signaal) == []
    assert plek.tel()["overdracht"] == 0
    assert {rij.herkomst for rij in plek.alle(Gebeurtenisrij)} == {"overgenomen"}


def test_the_same_file_again_changes_nothing(na_voorbeeld: Plek) -> None:
    """A second run passes over the 48 rows and refuses the same 12; not one row of any table is added."""
    plek = na_voorbeeld
    voor = plek.tel()
    verslag = plek.importeer(VOORBEELD, **GEKOZEN)
    assert plek.tel() == voor
    assert not verslag.overgenomen
    assert verslag.redenen(Ernst.OVERGESLAGEN)[Reden.AL_OVERGENOMEN] == 48
    assert {rij.nummer for rij in verslag.afgekeurd} == set(AFGEKEURD)


def test_a_dry_run_keeps_nothing(plek: Plek) -> None:
    """The dry run says what would happen, and no table changes, not even the counter of numbers."""
    voor = plek.tel()
    verslag = plek.importeer(VOORBEELD, proef=True, **GEKOZEN)
    assert len(verslag.overgenomen) == 48
    assert "48 zouden worden overgenomen" in verslag.tekst()
    assert plek.tel() == voor


def test_what_one_row_becomes(na_voorbeeld: Plek, verslag: Verslag) -> None:
    """Row 12: the name turned round, two-digit years read, the consulent found, the terms running."""
    plek = na_voorbeeld
    traject = plek.traject_van(verslag, 12)
    (persoon,) = [p for p in plek.alle(Persoon) if p.id == traject.persoon_id]
    assert (persoon.naam, persoon.geboren.isoformat()) == ("Şirin Kovačević", "1997-06-16")
    assert (traject.groep, traject.route, traject.toestand) == ("asiel_vergunning", "b1", "op_leerroute")
    assert traject.consulent_id == plek.consulent("Karin Visser")
    overname = plek.log(int(traject.id or 0))[0]
    assert overname.feiten is not None
    assert overname.feiten["gegevens"] == {
        "kennisgeving": "2026-06-21",
        "inschrijving_brp": "2026-07-23",
        "vaststelling_pip": "2026-10-21",
        "leerroute": "b1",
        "nog_niet_ingeschreven": False,
        "bron": "caseload-voorbeeld.csv",
        "rij": 12,
    }


def test_notes_are_text_and_stay_text(na_voorbeeld: Plek, verslag: Verslag) -> None:
    """A formula, a line break and quotes in a note are kept as they stand, with the old number."""
    plek = na_voorbeeld
    notities = {
        rij: next(
            r.feiten["gegevens"]["tekst"]
            for r in plek.log(int(plek.traject_van(verslag, rij).id or 0))
            if r.soort == "notitie" and r.feiten is not None
        )
        for rij in (2, 4, 16, 24)
    }
    assert 'Opmerking in dat bestand: zegt: "wil werken"' in notities[2]
    assert "Opmerking in dat bestand: kinderopvang?\nwacht op plek" in notities[4]
    assert "Opmerking in dat bestand: =1+1" in notities[16]
    assert "Nummer in dat bestand: 20014." in notities[16]
    assert "Het PIP is van voor de inschrijving" in notities[16]
    assert "Opmerking in dat bestand: zie mail; nog bellen" in notities[24]


def test_the_log_rebuilds_to_the_same(na_voorbeeld: Plek) -> None:
    """States and terms of what was taken over follow from the log alone."""
    plek = na_voorbeeld
    uitkomst = controleer(plek.db)
    assert uitkomst.verschillen == []


def test_no_bsn_leaks(na_voorbeeld: Plek, verslag: Verslag) -> None:
    """No report, finding, note or key holds a BSN of the file, whole or in part of a digest."""
    plek = na_voorbeeld
    bsns = [
        regel.split(";")[1] for regel in VOORBEELD.read_text("utf-8-sig").splitlines() if regel.count(";") > 5
    ]
    alles = (
        verslag.tekst() + str(verslag.als_dict()) + str([r.model_dump() for r in plek.alle(Gebeurtenisrij)])
    )
    assert [bsn for bsn in bsns if len(bsn) == 9 and bsn in alles] == []
