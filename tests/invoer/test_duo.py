"""What DUO must be told: queued once, delivered in a numbered file, a duty until it is confirmed."""

import json
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlmodel import select

from inburgering.db import duomelding
from inburgering.db.tabellen import Levering, Persoon, Signaal
from inburgering.flows import duo
from inburgering.invoer.duoantwoord import lees_antwoord
from inburgering.invoer.importeer_verslag import Verslag
from inburgering.omgeving import Omgeving
from tests.gemigreerd import gemigreerd
from tests.werkplek import Werkplek, om

PIP = date(2026, 10, 5)
BSN = "999990019"


class Post(Werkplek):
    """The municipality with a folder, and what a test does as DUO."""

    map: Path

    def lever(self, op: date = PIP) -> list[dict[str, Any]]:
        """Write what is due; gives every file in the folder, in order."""
        plek = Omgeving(map=self.map, database=self.db.url, adres="https://inb.example", demo=False)
        duo.lever(self.db, plek, om(op, 12))
        return [json.loads(pad.read_text()) for pad in sorted((self.map / "uitgaand" / "duo").glob("*.json"))]

    def antwoord(self, *rijen: str, op: date = PIP, proef: bool = False) -> Verslag:
        pad = self.map / "antwoord.csv"
        pad.write_text("\n".join(["KENMERK;STATUS;DATUM;REDEN", *rijen]))
        return lees_antwoord(self.db, self.gemeente, pad, om(op, 14), proef=proef, door="Test")

    def leveringen(self) -> list[Levering]:
        with self.db.lezen() as s:
            return sorted(s.exec(select(Levering)), key=lambda rij: rij.id or 0)

    def signalen(self) -> list[str]:
        with self.db.lezen() as s:
            return [x.reden for x in s.exec(select(Signaal)) if x.soort == "duo"]


@pytest.fixture
def post(sqlite_url: str, tmp_path: Path) -> Iterator[Post]:
    """An installation in which nothing was told to DUO yet."""
    db = gemigreerd(sqlite_url)
    plek = Post(db)
    plek.map = tmp_path
    yield plek
    db.sluit()


def test_een_pip_gaat_met_de_namen_van_het_ggm_naar_duo(post: Post) -> None:
    """The dates of the PIP and the leerroute, with the BSN in the file and not beside it in the database."""
    post.tot_pip(date(2026, 8, 24), PIP, bsn=BSN)
    (blad,) = post.lever()
    assert (blad["volgnummer"], blad["GEMEENTE"]) == (1, {"GEMEENTENAAM": "Proefstad"})
    assert blad["meldingen"] == [
        {
            "KENMERK": "PST-2026-00001-7-pip",
            "SOORT": "pip",
            "VERVALT": False,
            "TRAJECTNUMMER": "PST-2026-00001",
            "NATUURLIJKPERSOON": {"BURGERSERVICENUMMER": BSN, "ACHTERNAAM": "Yonas Tesfaye"},
            "PIP": {"DAGTEKENINGINITIELEPIP": "2026-10-05", "DAGTEKENINGPIP": "2026-10-05"},
            "LEERROUTE": {
                "LEERROUTETYPE": "B1_ROUTE",
                "NIVEAU": "B1",
                "GESCHATTEINTENSITEITB1ROUTE": "12 uur per week",
                "INDICATORTOESTEMMINGEXAMENA2": "nee",
            },
        }
    ]
    assert BSN not in json.dumps(post.leveringen()[0].gegevens)
    pad = post.map / "uitgaand" / "duo"
    assert (pad.stat().st_mode & 0o777) == 0o700
    (regel,) = (pad / "manifest.jsonl").read_text().splitlines()
    assert (json.loads(regel)["naam"], json.loads(regel)["meldingen"]) == ("proefstad-duo-000001.json", 1)


def test_de_plicht_staat_tot_duo_bevestigt(post: Post) -> None:
    """T47 runs on after delivery, and ends by the day of DUO's answer; the same answer again adds nothing."""
    nr = post.tot_pip(date(2026, 8, 24), PIP, bsn=BSN)
    post.lever()
    assert len(post.lever()) == 1
    assert post.termijn(nr, "T47").loopt
    (kenmerk,) = [rij.kenmerk for rij in post.leveringen()]
    assert post.antwoord(f"{kenmerk};VERWERKT;2026-10-05;", proef=True).gelukt
    assert post.termijn(nr, "T47").loopt
    assert post.antwoord(f"{kenmerk};VERWERKT;2026-10-05;").gelukt
    termijn = post.termijn(nr, "T47")
    assert (termijn.loopt, termijn.geeindigd_op) == (False, PIP)
    voor = len(post.log(nr))
    assert post.antwoord(f"{kenmerk};VERWERKT;2026-10-05;").overgeslagen == [2]
    assert len(post.log(nr)) == voor


def test_een_verbeterd_pip_geeft_een_melding_die_de_eerdere_noemt(post: Post) -> None:
    """Delivered and then corrected: a new record that names the old; not delivered yet: one record."""
    nr = post.tot_pip(date(2026, 8, 24), PIP, bsn=BSN)
    eerder = PIP - timedelta(days=1)
    post.doe(nr, "pip.vaststelling_pip", eerder, corrigeert=7, nu=om(PIP, 11))
    assert [rij.stand for rij in post.leveringen()] == ["ingetrokken", "klaar"]
    (blad,) = post.lever()
    assert [m["PIP"]["DAGTEKENINGPIP"] for m in blad["meldingen"]] == ["2026-10-04"]
    assert "CORRIGEERT" not in blad["meldingen"][0]
    post.doe(nr, "pip.vaststelling_pip", PIP, corrigeert=7, nu=om(PIP, 13))
    (melding,) = post.lever()[1]["meldingen"]
    assert melding["CORRIGEERT"] == blad["meldingen"][0]["KENMERK"]
    assert melding["PIP"] == {"DAGTEKENINGINITIELEPIP": "2026-10-05", "DAGTEKENINGPIP": "2026-10-05"}


def test_een_pip_dat_vervalt_wordt_bij_duo_ingetrokken(post: Post) -> None:
    """The record names the earlier one and says that it lapses."""
    nr = post.tot_pip(date(2026, 8, 24), PIP, bsn=BSN)
    post.lever()
    post.doe(nr, "pip.vaststelling_pip", PIP, corrigeert=7, vervalt=True, nu=om(PIP, 13))
    (melding,) = post.lever()[1]["meldingen"]
    assert (melding["VERVALT"], melding["CORRIGEERT"]) == (True, "PST-2026-00001-7-pip")


def test_wat_een_mens_meldt_sluit_de_levering(post: Post) -> None:
    """She called DUO: nothing goes into a file any more; her mistake opens the duty again."""
    nr = post.tot_pip(date(2026, 8, 24), PIP, bsn=BSN)
    post.doe(nr, "traject.melding_duo", PIP, {"wat": "pip"})
    assert [rij.stand for rij in post.leveringen()] == ["bevestigd"]
    assert post.lever() == []
    post.doe(nr, "traject.melding_duo", PIP, corrigeert=8, vervalt=True)
    assert post.termijn(nr, "T47").loopt
    assert len(post.lever()) == 1


def test_een_afwijzing_gaat_naar_de_consulent_en_kan_opnieuw(post: Post) -> None:
    """DUO refused: the duty stands, with the reason; the next file has the same kenmerk."""
    nr = post.tot_pip(date(2026, 8, 24), PIP, bsn=BSN)
    post.lever()
    (levering,) = post.leveringen()
    assert post.antwoord(f"{levering.kenmerk};AFGEWEZEN;2026-10-05;Persoon niet gevonden").gelukt
    assert "Persoon niet gevonden" in post.signalen()[0]
    assert post.termijn(nr, "T47").loopt
    with post.db.schrijven() as s:
        assert duomelding.opnieuw(s.get_one(Levering, levering.id))
    assert post.lever()[1]["meldingen"][0]["KENMERK"] == levering.kenmerk


def test_een_ouder_antwoord_sluit_niet_de_plicht_van_een_nieuwer_pip(post: Post) -> None:
    """Two PIPs under way: the answer to the first leaves the term of the second running."""
    nr = post.tot_pip(date(2026, 8, 24), PIP, bsn=BSN)
    post.lever()
    later = PIP + timedelta(days=3)
    post.doe(nr, "pip.herziening_pip", later, {"reden": "afspraken"})
    post.doe(nr, "pip.vaststelling_pip", later)
    eerste, tweede = (rij.kenmerk for rij in post.leveringen())
    post.lever(later)
    assert post.antwoord(f"{eerste};VERWERKT;2026-10-08;", op=later).gelukt
    with post.db.lezen() as s:
        assert duomelding.zoek(s, post.gemeente, eerste).stand == "bevestigd"  # type: ignore[union-attr]
    assert not any(r.soort == "melding_duo" for r in post.log(nr))
    assert post.antwoord(f"{tweede};VERWERKT;2026-10-08;", op=later).gelukt
    assert any(r.soort == "melding_duo" for r in post.log(nr))


def test_een_stop_halverwege_geeft_hetzelfde_bestand(post: Post) -> None:
    """Killed between numbering and writing, or before the marking: one file, one line, no gap."""
    post.tot_pip(date(2026, 8, 24), PIP, bsn=BSN)
    with post.db.schrijven() as s:
        bestand = duomelding.maak_bestand(s, post.gemeente, om(PIP, 12))
    assert bestand is not None
    duo._zet_neer(post.map / "uitgaand" / "duo", bestand)
    (blad,) = post.lever(PIP + timedelta(days=1))
    assert blad == json.loads(bestand.inhoud)
    assert len((post.map / "uitgaand" / "duo" / "manifest.jsonl").read_text().splitlines()) == 1


def test_zonder_bsn_gaat_er_niets_weg_en_weet_de_consulent_het(post: Post) -> None:
    """Someone without a BSN: a signal, once; with a BSN it goes along after all."""
    post.tot_pip(date(2026, 8, 24), PIP)
    assert post.lever() == []
    assert post.lever() == []
    assert len(post.signalen()) == 1
    with post.db.schrijven() as s:
        s.get_one(Persoon, 1).bsn = BSN
    assert len(post.lever()) == 1


def test_een_verbetering_die_blijft_liggen_gaat_naar_de_coordinator(post: Post) -> None:
    """T47 does not watch a correction: after the norm the coordinator gets one signal."""
    nr = post.tot_pip(date(2026, 8, 24), PIP, bsn=BSN)
    post.lever()
    post.doe(nr, "pip.vaststelling_pip", PIP - timedelta(days=1), corrigeert=7, nu=om(PIP, 13))
    post.lever()
    assert duo.maan(post.db, om(PIP + timedelta(days=7))) == 0
    assert duo.maan(post.db, om(PIP + timedelta(days=8))) == 1
    assert duo.maan(post.db, om(PIP + timedelta(days=9))) == 0


def test_een_vreemd_of_te_vroeg_antwoord_wordt_afgekeurd(post: Post) -> None:
    """An unknown kenmerk, an unknown word, an answer to what never left."""
    post.tot_pip(date(2026, 8, 24), PIP, bsn=BSN)
    (levering,) = post.leveringen()
    verslag = post.antwoord(
        f"{levering.kenmerk};VERWERKT;;", "X-1;VERWERKT;;", f"{levering.kenmerk};MISSCHIEN;;"
    )
    assert len(verslag.afgekeurd) == 3
    assert "niet aan DUO geleverd" in verslag.tekst()
