"""Destroying: nothing of the person remains, the log keeps the fact, and a stop halfway harms nothing."""

import json
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlmodel import SQLModel, select

from inburgering.db import (
    anker,
    herbouw,
    vernietig,
    vernietig_bestanden,
    vernietig_schijf,
    vernietig_verklaring,
    vernietig_zoek,
)
from inburgering.db.basis import Database
from inburgering.db.bewaarlijst import BewaarFout
from inburgering.db.tabellen import (
    Document,
    Gebruiker,
    Overdracht,
    Persoon,
    Post,
    Terugmelding,
    Vernietigingslijst,
)
from tests.db.test_bewaren import BEGIN, EINDE, VANDAAG, beslis, bevestig, stel_voor
from tests.db.test_keten import buiten_de_deur_om
from tests.werkplek import Werkplek, om

BSN = "999990019"
NAAM, STRAAT, TELEFOON, VORIG = "Zaïnab Önal-Çelik", "Lindelaan 27", "06 12345678", "Oudegracht 99"
PERSOON = {"naam": NAAM, "adres": [STRAAT, "1234 AB  PROEFSTAD"], "telefoon": TELEFOON, "taal": "Turks"}


@pytest.fixture
def plek(werkplek: Werkplek) -> Werkplek:
    """With the people who may destroy."""
    with werkplek.db.schrijven() as s:
        for naam, rol in (("Tea Vos", "teamleider"), ("Bea Kok", "beheerder")):
            s.add(Gebruiker(gemeente_id=werkplek.gemeente, naam=naam, rol=rol))
    return werkplek


@pytest.fixture
def voorbij(plek: Werkplek) -> int:
    """A traject with letters, a task, an old address and a note, whose five years are over."""
    return vol(plek)


def vol(plek: Werkplek, bsn: str = BSN) -> int:
    """A whole life of a traject, ended in 2026."""
    from inburgering.db.openen import Aanmelding, open_traject
    from inburgering.wet.begrippen import Groep

    a = Aanmelding(
        gemeente_id=plek.gemeente, groep=Groep.ASIEL_VERGUNNING, consulent_id=plek.consulent, op=BEGIN,
        door="Sanne", bsn=bsn, persoon=PERSOON | {"adres": [VORIG, "1234 AB  PROEFSTAD"]},
    )  # fmt: skip
    with plek.db.schrijven() as s:
        traject = open_traject(s, a, om(BEGIN)).traject
    nieuw = {"adres": PERSOON["adres"]}
    plek.doe(traject, "traject.wijziging_gegevens", date(2026, 3, 3), nieuw)
    plek.maak_pip(traject, date(2026, 5, 1))
    plek.draag_over(traject, date(2026, 5, 2), date(2026, 6, 15))
    bezorg_alles(plek)
    meld_terug(plek, traject)
    plek.doe(traject, "overdracht.intrekking", date(2026, 5, 3), {"reden": "niet meer nodig"})
    plek.doe(traject, "traject.notitie", date(2026, 5, 4), {"tekst": f"{NAAM} belde vanaf {TELEFOON}."})
    plek.doe(traject, "traject.beeindiging", EINDE, {"reden": "voldaan"})
    return traject


def bezorg_alles(plek: Werkplek) -> None:
    """Every letter was sent, and its bytes are kept."""
    with plek.db.schrijven() as s:
        for brief in s.exec(select(Post)):
            brief.stand, brief.verzonden_op = "verzonden", date(2026, 5, 3)
            s.add(
                Document(
                    post_id=brief.id or 0, inhoud=f"%PDF {NAAM}".encode(), sha256="x", versie="1", dag=BEGIN
                )
            )


def meld_terug(plek: Werkplek, traject: int) -> None:
    """The partner wrote about the person, twice: the second row points at the first."""
    eerder = None
    with plek.db.schrijven() as s:
        for uitkomst in ("twijfel", "dubbel"):
            rij = Terugmelding(
                gemeente_id=plek.gemeente, traject_id=traject, weg="bestand", moment=om(date(2026, 5, 3)),
                partij="p", digest="d", uitkomst=uitkomst, zin="Er wacht iets.", eerder_id=eerder,
                inhoud={"feiten": {"verslag": f"{NAAM} woont op {STRAAT}."}},
            )  # fmt: skip
            s.add(rij)
            s.flush()
            eerder = rij.id


def voer_uit(plek: Werkplek) -> vernietig.Gedaan:
    """Propose, confirm, destroy."""
    nummer = stel_voor(plek) or 0
    bevestig(plek, nummer)
    return vernietig.vernietig(plek.db, nummer, "Bea Kok")


def alles(db: Database) -> str:
    """Every value of every column of every table, as it is stored."""
    uit = []
    with db.engine.connect() as verbinding:
        for tabel in SQLModel.metadata.sorted_tables:
            for rij in verbinding.execute(text(f"SELECT * FROM {tabel.name}")):
                uit += [c.decode("utf-8", "ignore") if isinstance(c, bytes) else str(c) for c in rij]
    return "\n".join(uit)


RESTEN = (
    "Önal",
    "nal-",
    "Lindelaan",
    "Oudegracht",
    "12345678",
    BSN,
    "Turks",
    "vijf jaar kok",
    "Betaal de huur",
)


def test_er_blijft_niets_over(plek: Werkplek, voorbij: int) -> None:
    """No name, address, telephone, BSN or fact in any column, found by a search that is not the program's."""
    versleuteld = ruwe_bsn(plek.db)
    assert NAAM in alles(plek.db) or json.dumps(NAAM)[1:-1] in alles(plek.db)
    gedaan = voer_uit(plek)
    assert (gedaan.vernietigd, gedaan.eraf) == (["PST-2026-00001"], [])
    over = alles(plek.db)
    assert [rest for rest in RESTEN if rest in over] == []
    assert versleuteld not in over.encode("utf-8", "ignore")
    assert ruwe_bsn(plek.db) == b""
    with plek.db.lezen() as s:
        assert s.exec(select(Persoon)).one().naam == "(vernietigd)"
        assert s.exec(select(Post)).all() == []
        assert s.exec(select(Document)).all() == []
        assert s.exec(select(Overdracht)).one().gegevens == {}


def ruwe_bsn(db: Database) -> bytes:
    """The BSN as it is stored."""
    with db.engine.connect() as c:
        return bytes(c.execute(text("SELECT bsn FROM persoon ORDER BY id")).scalars().first() or b"")


def test_het_logboek_blijft_heel(plek: Werkplek, voorbij: int) -> None:
    """Each line stands, without facts; chain, states and an earlier anchor verify."""
    eerder = anker.maak(plek.db, om(VANDAAG))
    voor = plek.log(voorbij)
    voer_uit(plek)
    na = plek.log(voorbij)
    assert [(r.volgnr, r.soort, r.op, r.door, r.ketting) for r in na] == [
        (r.volgnr, r.soort, r.op, r.door, r.ketting) for r in voor
    ]
    assert {(r.feiten, r.zout) for r in na} == {(None, None)}
    assert herbouw.controleer_ketens(plek.db).verschillen == []
    assert herbouw.controleer(plek.db).verschillen == []
    assert herbouw.herbouw(plek.db).verschillen == []
    assert anker.controleer(plek.db, eerder) is None


def test_ook_niet_in_het_bestand(plek: Werkplek, voorbij: int) -> None:
    """Erased pages of the file are written anew, so that a reader of the disk finds nothing either."""
    voer_uit(plek)
    assert vernietig_schijf.ruim_op(plek.db) == "De schijf is opgeruimd."
    if not plek.db.is_sqlite:
        return
    map_ = Path(plek.db.url.partition("///")[2]).parent
    rauw = b"".join(p.read_bytes() for p in map_.iterdir() if p.is_file())
    for rest in ("nal-\u00c7elik", "Lindelaan", "Oudegracht", "12345678", "belde"):
        assert rest.encode() not in rauw


def test_alleen_na_bevestiging(plek: Werkplek, voorbij: int) -> None:
    """A proposal destroys nothing."""
    nummer = stel_voor(plek) or 0
    with pytest.raises(BewaarFout, match="niet bevestigd"):
        vernietig.vernietig(plek.db, nummer, "Bea Kok")
    assert plek.log(voorbij)[0].feiten is not None


def test_wat_intussen_veranderde(plek: Werkplek, voorbij: int) -> None:
    """A letter that is put ready after the list was made: the traject comes off, and says why."""
    nummer = stel_voor(plek) or 0
    bevestig(plek, nummer)
    with plek.db.schrijven() as s:
        s.exec(select(Post)).first().stand = "mislukt"  # type: ignore[union-attr]
    gedaan = vernietig.vernietig(plek.db, nummer, "Bea Kok")
    assert (gedaan.vernietigd, gedaan.eraf) == ([], ["PST-2026-00001"])
    assert plek.log(voorbij)[0].feiten is not None


def test_een_ander_met_dezelfde_naam(plek: Werkplek, voorbij: int) -> None:
    """Someone else of that name, and a note in another's file, stay and are reported."""
    ander = plek.open(date(2026, 4, 1))
    plek.doe(ander, "traject.notitie", date(2026, 4, 2), {"tekst": f"Buurvrouw is {NAAM}, {STRAAT}."})
    nummer = stel_voor(plek) or 0
    bevestig(plek, nummer)
    vernietig.vernietig(plek.db, nummer, "Bea Kok")
    verklaring = vernietig_verklaring.maak(plek.db, nummer, "Bea Kok", om(VANDAAG), 0)
    elders = verklaring["regels"][0]["vernietigd"]["elders"]
    assert {(e["wat"], e["kolom"], e["traject"]) for e in elders} >= {
        ("naam", "feiten", "PST-2026-00002"),
        ("adres", "feiten", "PST-2026-00002"),
    }
    assert "PST-2026-00001: naam in gebeurtenis.feiten van PST-2026-00002" in vernietig_verklaring.als_tekst(
        verklaring
    )
    assert plek.log(ander)[-1].feiten is not None


def test_wie_nog_een_traject_heeft(plek: Werkplek, voorbij: int) -> None:
    """The old file goes, the person stays for the new one; with the last file the person goes."""
    nieuw = plek.open(date(2029, 1, 1), bsn=BSN)
    voer_uit(plek)
    with plek.db.lezen() as s:
        assert s.exec(select(Persoon)).one().bsn == BSN
    assert plek.log(voorbij)[0].feiten is None
    plek.doe(nieuw, "traject.beeindiging", date(2031, 6, 2), {"reden": "overlijden"})
    voer_uit(plek)
    assert ruwe_bsn(plek.db) == b""


def test_de_kleine_set_blijft_en_gaat_later(plek: Werkplek, voorbij: int) -> None:
    """Name, BSN, address and birth date up to the day someone decided; then that goes too."""
    beslis_door(plek)
    voer_uit(plek)
    with plek.db.lezen() as s:
        persoon = s.exec(select(Persoon)).one()
        assert (persoon.naam, persoon.bsn, persoon.telefoon, persoon.taal) == (NAAM, BSN, "", "")
    assert plek.log(voorbij)[0].feiten is None
    assert stel_voor(plek, date(2040, 1, 1)) is None
    nummer = stel_voor(plek, date(2040, 1, 2)) or 0
    bevestig(plek, nummer)
    vernietig.vernietig(plek.db, nummer, "Bea Kok")
    assert [rest for rest in RESTEN if rest in alles(plek.db)] == []


def beslis_door(plek: Werkplek) -> None:
    """Keep the small set up to New Year's Day 2040."""
    with plek.db.schrijven() as s:
        s.add(Gebruiker(gemeente_id=plek.gemeente, naam="Co Smit", rol="coordinator"))
    beslis(plek, "kern", date(2040, 1, 1))


def test_halverwege_gestopt(plek: Werkplek, voorbij: int) -> None:
    """One of two done: the other is whole; the next call does the rest, and one certificate covers both."""
    vol(plek, "999990020")
    nummer = stel_voor(plek) or 0
    bevestig(plek, nummer)

    def stop(_: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        vernietig.vernietig(plek.db, nummer, "Bea Kok", stop)
    assert [plek.log(t)[0].feiten is None for t in (1, 2)] == [True, False]
    assert vernietig.vernietig(plek.db, nummer, "Bea Kok").vernietigd == ["PST-2026-00002"]
    verklaring = vernietig_verklaring.maak(plek.db, nummer, "Bea Kok", om(VANDAAG), 0)
    assert [r["traject"] for r in verklaring["regels"]] == ["PST-2026-00001", "PST-2026-00002"]


def test_als_er_iets_zou_overblijven(plek: Werkplek, voorbij: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """A step that forgets a table: found by the search, and nothing at all is destroyed."""
    echt = vernietig._wis_persoon

    def vergeet(session, traject, regel, telling):  # type: ignore[no-untyped-def]
        nr = echt(session, traject, regel, telling)
        session.get_one(Persoon, traject.persoon_id).naam_eigen = NAAM
        session.flush()
        return nr

    monkeypatch.setattr(vernietig, "_wis_persoon", vergeet)
    with pytest.raises(BewaarFout, match=r"naam in persoon.naam_eigen") as fout:
        voer_uit(plek)
    assert NAAM not in str(fout.value)
    assert plek.log(voorbij)[0].feiten is not None
    assert ruwe_bsn(plek.db) != b""


def test_de_verklaring(plek: Werkplek, voorbij: int) -> None:
    """Who did which step, under which rule, what was erased and searched; no person, and closed for good."""
    nummer = stel_voor(plek) or 0
    bevestig(plek, nummer)
    vernietig.vernietig(plek.db, nummer, "Bea Kok")
    v = vernietig_verklaring.maak(plek.db, nummer, "Bea Kok", om(VANDAAG), 3)
    assert [(s["stap"], s["door"]) for s in v["stappen"]] == [
        ("voorgesteld", "Bea Kok"),
        ("bevestigd", "Tea Vos"),
        ("vernietigd", "Bea Kok"),
    ]
    (regel,) = v["regels"]
    assert (regel["bron"], regel["einde"]) == ("artikel 9.9, lid 1, Besluit inburgering 2021", "2026-06-01")
    assert regel["vernietigd"]["feiten"] == len(plek.log(voorbij))
    assert regel["vernietigd"]["doorzocht"]["gevonden"] == 0
    assert regel["vernietigd"]["doorzocht"]["kolommen"] > 80
    assert v["logboek"] == "de keten van elk traject is heel"
    assert [rest for rest in RESTEN if rest in json.dumps(v, ensure_ascii=False)] == []
    tekst = vernietig_verklaring.als_tekst(v)
    assert "| PST-2026-00001 | B01 | De plicht eindigde op 1 juni 2026" in tekst
    with plek.db.lezen() as s:
        assert s.get_one(Vernietigingslijst, nummer).stand == "vernietigd"


def test_wissen_zonder_lijst_valt_op(plek: Werkplek, voorbij: int) -> None:
    """Someone with the password erases a fact: the chain allows it, this check does not."""
    buiten_de_deur_om(plek, "UPDATE gebeurtenis SET feiten = NULL, zout = NULL WHERE volgnr = 2")
    assert herbouw.controleer_ketens(plek.db).verschillen == []
    with plek.db.lezen() as s:
        (zin,) = vernietig_schijf.gewist_zonder_lijst(s)
    assert zin.startswith("PST-2026-00001: van 1 regels zijn de feiten gewist")


def test_na_vernietiging_valt_er_niets_op(plek: Werkplek, voorbij: int) -> None:
    """Erased in order is no difference."""
    voer_uit(plek)
    with plek.db.lezen() as s:
        assert vernietig_schijf.gewist_zonder_lijst(s) == []


def test_elke_tabel_is_van_iemand_of_van_niemand() -> None:
    """A new table must say whose its rows are, or what is in it would be forgotten."""
    bekend = {*vernietig_zoek.VAN_EEN_TRAJECT, *vernietig_zoek.VIA, *vernietig_zoek.VAN_NIEMAND}
    assert {t.name for t in SQLModel.metadata.sorted_tables} == bekend | {"traject", "persoon"}
    for naam in vernietig_zoek.VAN_EEN_TRAJECT:
        assert "traject_id" in SQLModel.metadata.tables[naam].columns


def test_de_uitwisselmappen(tmp_path: Path) -> None:
    """Letters named after the traject and return files about its task go; those of another stay."""
    uit, terug = tmp_path / "uitgaand" / "plangroep", tmp_path / "inkomend" / "plangroep" / "verwerkt"
    for map_ in (uit, terug):
        map_.mkdir(parents=True)
    (uit / "PST-2026-00001-7-taak_budgetbeheer.pdf").write_bytes(b"%PDF")
    (uit / "PST-2026-00010-7-taak_budgetbeheer.pdf").write_bytes(b"%PDF")
    (uit / "manifest.jsonl").write_text('{"naam": "PST-2026-00001-7-taak_budgetbeheer.pdf"}\n')
    (terug / "a.json").write_text('{"taak": "PST-2026-00001-T1"}')
    (terug / "b.json").write_text('{"taak": "PST-2026-00010-T1"}')
    assert vernietig_bestanden.wis(["PST-2026-00001"], tmp_path / "uitgaand", tmp_path / "inkomend") == 2
    assert sorted(p.name for p in tmp_path.rglob("*") if p.is_file()) == [
        "PST-2026-00010-7-taak_budgetbeheer.pdf",
        "b.json",
        "manifest.jsonl",
    ]
    assert vernietig_bestanden.wis([], tmp_path) == 0
