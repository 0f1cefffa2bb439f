"""What may tell of health, debts or family cannot be read from the database without the keys."""

from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import LargeBinary, text, type_coerce, update
from sqlalchemy.exc import DBAPIError
from sqlmodel import col, select

from inburgering.db import herbouw, sleutels_draaien, vernietig_zoek, versleuteling, waakhond
from inburgering.db.gesloten import Gesloten, GeslotenJson, GeslotenTekst
from inburgering.db.sleutelbos import Onleesbaar, Sleutelbos
from inburgering.db.tabellen import Document, Gebeurtenisrij, Post, Signaal, Terugmelding
from tests.db.test_keten import buiten_de_deur_om
from tests.db.test_vernietig import alles, bezorg_alles
from tests.werkplek import Werkplek, om

BEGIN, PIP = date(2026, 3, 2), date(2026, 5, 1)
WOORD = "hartfalen"
FEITEN = GeslotenJson("gebeurtenis.feiten")
OPEN = {
    "namen, adressen en telefoon: daarop zoekt men, en daarheen gaat een brief": {
        "persoon.naam", "persoon.naam_eigen", "persoon.adres", "persoon.telefoon", "persoon.email",
        "persoon.taal", "persoon.zoeknaam", "post.adres", "post.aan", "inzage.kijker", "gebeurtenis.door",
        "gebeurtenis.namens", "terugmelding.partij",
    },
    "hoe ver iets is: daarop tellen lijsten en termijnen": {
        "traject.regime", "traject.groep", "traject.route", "traject.toestand", "traject.eerste_code",
        "traject.eerste_wie", "onderdeel.soort", "onderdeel.toestand", "gebeurtenis.onderdeel",
        "gebeurtenis.soort", "gebeurtenis.van", "gebeurtenis.naar", "gebeurtenis.herkomst",
        "gebeurtenis.regelversie", "termijn.code", "termijn.wie", "termijn.vervangen_door", "termijn.trede",
        "overdracht.plek", "overdracht.oordeel", "overdracht.hoe", "bewaarbesluit.soort",
        "vernietigingsregel.regel", "vernietigingsregel.waarom", "vernietigingsregel.stand",
        "vernietigingsregel.telling", "levering.wat", "levering.stand", "bericht.soort", "bericht.stand",
        "bericht.fout", "retourmail.soort", "retourmail.code", "retourmail.waar", "post.kanaal",
        "post.sjabloon", "post.versie", "post.stand", "post.fout", "document.versie", "toegang.doel",
        "signaal.voor", "signaal.soort", "signaal.code", "terugmelding.weg", "terugmelding.soort",
        "terugmelding.uitkomst", "terugmelding.reden", "terugmelding.besluit", "inzage.handeling",
        "inzage.bladzijde", "inzage.doel", "invulwerk.pad",
    },
    "nummers en vingerafdrukken": {
        "traject.nummer", "traject.ketting", "gebeurtenis.feiten_hash", "gebeurtenis.sleutel",
        "gebeurtenis.ketting", "levering.kenmerk", "levering.corrigeert", "bericht.sleutel",
        "retourmail.sleutel", "overdracht.nummer", "post.sleutel", "document.sha256", "toegang.token_hash",
        "signaal.sleutel", "terugmelding.digest", "terugmelding.idempotentie", "inzage.trace_id",
    },
}  # fmt: skip
"""Every column of a traject that can hold text and is not closed, by the reason why."""


@pytest.fixture
def plek(met_sleutelbestand: Werkplek) -> Werkplek:
    """A small municipality whose keys are in a file."""
    return met_sleutelbestand


def zet_terug(plek: Werkplek) -> None:
    """Put the trigger back that a test took away on SQLite."""
    if plek.db.is_sqlite:
        with plek.db.schrijven() as s:
            waakhond.laat_draaien_toe("sqlite", lambda zin: s.execute(text(zin)))


def overal(plek: Werkplek) -> int:
    """A traject in which every closed column says the word."""
    traject = plek.tot_pip(BEGIN, PIP)
    plek.draag_over(traject, date(2026, 5, 2), date(2026, 6, 15))
    notitie = {"tekst": f"Mevrouw heeft {WOORD}.", "voor_consulent": "ja"}
    plek.doe(traject, "traject.notitie", date(2026, 5, 4), notitie)
    bezorg_alles(plek)
    with plek.db.schrijven() as s:
        for brief in s.exec(select(Post)):
            brief.gegevens = {**brief.gegevens, "toelichting": WOORD}
        for stuk in s.exec(select(Document)):
            stuk.inhoud, stuk.vorm = f"%PDF {WOORD}".encode(), {"kop": {"onderwerp": WOORD}}
        s.add(
            Terugmelding(
                gemeente_id=plek.gemeente, traject_id=traject, weg="bestand", moment=om(date(2026, 5, 3)),
                partij="p", digest="d", uitkomst="twijfel", zin=WOORD, besluit_zin=WOORD,
                inhoud={"feiten": {"verslag": WOORD}},
            )
        )  # fmt: skip
    return traject


def test_wat_gesloten_is_staat_nergens_leesbaar(plek: Werkplek, tmp_path: Path) -> None:
    """Not in any column as it is stored, nor in the files of the database; with the keys it is all there."""
    traject = overal(plek)
    assert WOORD not in alles(plek.db)
    assert [p.name for p in tmp_path.iterdir() if WOORD.encode() in p.read_bytes()] == []
    with plek.db.lezen() as s:
        assert any(WOORD in signaal.reden for signaal in s.exec(select(Signaal)))
        assert {stuk.vorm["kop"]["onderwerp"] for stuk in s.exec(select(Document)) if stuk.vorm} == {WOORD}
        assert [t.inhoud["feiten"]["verslag"] for t in s.exec(select(Terugmelding))] == [WOORD]
    assert any(WOORD in str(regel.feiten) for regel in plek.log(traject))


def test_van_elke_kolom_is_gezegd_waarom_zij_open_is() -> None:
    """A new column about a person is closed, or here is said why it need not be."""
    open_ = {
        f"{tabel.name}.{naam}"
        for tabel in vernietig_zoek.TABELLEN.values()
        if tabel.name not in vernietig_zoek.VAN_NIEMAND
        for naam in vernietig_zoek.kolommen(tabel)
        if not isinstance(tabel.columns[naam].type, versleuteling.Versleuteld)
    }
    assert open_ == set().union(*OPEN.values())


def test_draaien_houdt_het_logboek_heel(plek: Werkplek) -> None:
    """With another key the same facts stand there: the chain says so, and the old key can go."""
    overal(plek)
    voor = sleutels_draaien.in_gebruik(plek.db)
    uitslag = sleutels_draaien.draai(plek.db, per_keer=3, wacht=0)
    assert (uitslag.klachten, sleutels_draaien.in_gebruik(plek.db)) == ([], {2: voor[1]})
    assert sleutels_draaien.ruim_op(plek.db) == [1]
    assert herbouw.controleer_ketens(plek.db).verschillen == []
    assert herbouw.controleer(plek.db).verschillen == []
    assert WOORD not in alles(plek.db)


@pytest.mark.parametrize("feiten", [{"gegevens": {}, "gezien": {}}, None])
def test_alleen_draaien_mag_de_feiten_anders_schrijven(plek: Werkplek, feiten: object) -> None:
    """Facts under the key they had, or none at all: the database refuses it."""
    traject = plek.tot_pip(BEGIN, PIP)
    zet = update(Gebeurtenisrij).where(col(Gebeurtenisrij.traject_id) == traject).values(feiten=feiten)
    with pytest.raises(DBAPIError, match="alleen toe te voegen"), plek.db.schrijven() as s:
        s.execute(zet)
    assert herbouw.controleer_ketens(plek.db).verschillen == []


def test_gewiste_feiten_komen_niet_terug(plek: Werkplek) -> None:
    """Where facts were erased nobody can write others in their place, under whatever key."""
    traject = plek.tot_pip(BEGIN, PIP)
    buiten_de_deur_om(plek, "UPDATE gebeurtenis SET feiten = NULL, zout = NULL")
    zet_terug(plek)
    zet = (
        update(Gebeurtenisrij)
        .where(col(Gebeurtenisrij.traject_id) == traject)
        .values(feiten={"gegevens": {}})
    )
    with pytest.raises(DBAPIError, match="alleen toe te voegen"), plek.db.schrijven() as s:
        s.execute(zet)


def test_een_regel_die_niet_open_gaat(plek: Werkplek) -> None:
    """One line that our keys do not open: said of its traject, and the others are still compared."""
    stuk, heel = plek.tot_pip(BEGIN, PIP), plek.tot_pip(BEGIN, PIP)
    buiten_de_deur_om(
        plek, f"UPDATE gebeurtenis SET feiten = 'stuk' WHERE traject_id = {stuk} AND volgnr = 3"
    )
    nummer = plek.traject(stuk).nummer
    zin = "de feiten zijn niet te lezen met de sleutels die er zijn."
    assert herbouw.controleer_ketens(plek.db).verschillen == [f"{nummer}: gebeurtenis 3.0: {zin}"]
    verslag = herbouw.controleer(plek.db)
    assert (verslag.trajecten, verslag.verschillen) == (2, [f"{nummer}: {zin}"])
    assert herbouw.van_een(plek.db, heel) == []


def test_een_waarde_hoort_bij_haar_kolom_en_haar_sleutel(plek: Werkplek) -> None:
    """Never the same bytes twice; not to be read as another column's, with another key, or when changed."""
    een, ander = GeslotenTekst("signaal.reden"), GeslotenTekst("bewaarbesluit.reden")
    dicht = een.sluit(WOORD)
    assert dicht != een.sluit(WOORD)
    assert een.open(dicht) == WOORD
    for waarde, kolom in ((dicht, ander), (dicht[:-1] + b"x", een), (b"", een), (b"\x01kort", een)):
        with pytest.raises(Onleesbaar):
            kolom.open(waarde)
    versleuteling.gebruik(Sleutelbos.tijdelijk())
    with pytest.raises(Onleesbaar, match="Zet het sleutelbestand terug"):
        een.open(dicht)


def test_de_grootte_van_een_brief_is_die_van_haar_bytes(plek: Werkplek) -> None:
    """The list of letters says how large each is without opening it."""
    from inburgering.db.zoeken_traject import brieven

    traject = overal(plek)
    with plek.db.lezen() as s:
        stukken = [stuk for _, stuk in brieven(s, traject) if stuk]
        opgeslagen = s.scalars(select(type_coerce(Document.inhoud, LargeBinary))).all()
    assert {(stuk.grootte, stuk.onderwerp) for stuk in stukken} == {(len(f"%PDF {WOORD}"), WOORD)}
    assert all(isinstance(Gesloten("document.inhoud").open(rauw), bytes) for rauw in opgeslagen)
