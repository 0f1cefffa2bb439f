"""Return files on a partner's own server: brought in whole, taken away there, and never lost in between."""

import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from sqlmodel import Session

from inburgering.db.tabellen import Partner
from inburgering.flows.sftp_terug import Gehaald, haal
from inburgering.omgeving import Omgeving
from tests.flows.conftest import DAG
from tests.flows.sftpserver import Schijf, leg_sleutels_neer, sftpserver
from tests.werkplek import Werkplek, om

pytestmark = pytest.mark.traag


@pytest.fixture
def schijf(werkplek: Werkplek, omgeving: Omgeving, tmp_path: Path) -> Iterator[Schijf]:
    """Plangroep has a server of its own, with two return files in it."""
    with sftpserver(Schijf(tmp_path / "partner")) as schijf:
        leg_sleutels_neer(omgeving.sftp, schijf.poort)
        with werkplek.db.schrijven() as s:
            _op_sftp(s, werkplek.partner, schijf.adres())
        (schijf.inbox / "terug").mkdir()
        for naam in ("een.json", "twee.json"):
            zet(schijf, naam, f"inhoud van {naam}")
        yield schijf


def _op_sftp(session: Session, nummer: int, adres: str) -> None:
    partner = session.get_one(Partner, nummer)
    partner.kanaal, partner.adres = "sftp", adres


def zet(schijf: Schijf, naam: str, inhoud: str, leeftijd: float = 60) -> None:
    """A file that came to rest some seconds ago."""
    bestand = schijf.inbox / "terug" / naam
    bestand.write_text(inhoud)
    toen = om(DAG).timestamp() - leeftijd
    os.utime(bestand, (toen, toen))


def binnen(omgeving: Omgeving) -> dict[str, str]:
    """What came in for Plangroep, by its own name."""
    plek = omgeving.inkomend / "plangroep"
    return {b.name.partition("-")[2]: b.read_text() for b in plek.iterdir()} if plek.is_dir() else {}


def test_wat_klaarligt_komt_binnen(werkplek: Werkplek, omgeving: Omgeving, schijf: Schijf) -> None:
    """Both files come in under the partner's name and are gone there; a second round finds nothing."""
    assert haal(werkplek.db, omgeving, DAG, om(DAG)) == Gehaald(2)
    assert binnen(omgeving) == {"een.json": "inhoud van een.json", "twee.json": "inhoud van twee.json"}
    assert list((schijf.inbox / "terug").iterdir()) == []
    assert haal(werkplek.db, omgeving, DAG, om(DAG)) == Gehaald(0)


def test_dezelfde_naam_met_iets_anders_bedekt_niets(
    werkplek: Werkplek, omgeving: Omgeving, schijf: Schijf
) -> None:
    """A second file of the same name, before the first was collected, lies beside it."""
    haal(werkplek.db, omgeving, DAG, om(DAG))
    zet(schijf, "een.json", "iets anders")
    haal(werkplek.db, omgeving, DAG, om(DAG))
    inhoud = sorted(b.read_text() for b in (omgeving.inkomend / "plangroep").glob("*-een.json"))
    assert inhoud == ["iets anders", "inhoud van een.json"]


def test_wat_nog_groeit_blijft_liggen(werkplek: Werkplek, omgeving: Omgeving, schijf: Schijf) -> None:
    """A file of a second ago, a hidden one, a folder and a strange name stay where they are."""
    zet(schijf, "groeit.json", "half", leeftijd=1)
    zet(schijf, ".drie.json", "half")
    zet(schijf, "naam met spatie.json", "vreemd")
    (schijf.inbox / "terug" / "map").mkdir()
    assert haal(werkplek.db, omgeving, DAG, om(DAG)) == Gehaald(2)
    over = {".drie.json", "groeit.json", "map", "naam met spatie.json"}
    assert {b.name for b in (schijf.inbox / "terug").iterdir()} == over


def test_een_partner_die_niet_bereikbaar_is_wordt_genoemd(
    werkplek: Werkplek, omgeving: Omgeving, schijf: Schijf
) -> None:
    """One partner's server knows another key: that one is named, the other's files come in."""
    with werkplek.db.schrijven() as s:
        vreemd = Partner(
            gemeente_id=werkplek.gemeente, naam="Vreemd", kanaal="sftp", adres="sftp://x@127.0.0.1:1/inbox",
            geldig_vanaf=date(2022, 1, 1),
        )  # fmt: skip
        s.add(vreemd)
    gehaald = haal(werkplek.db, omgeving, DAG, om(DAG))
    assert gehaald.bestanden == 2
    (fout,) = gehaald.fouten
    assert fout.startswith("Vreemd: Er is geen sleutel en geen wachtwoord")


def test_zonder_map_terug_is_er_niets(werkplek: Werkplek, omgeving: Omgeving, schijf: Schijf) -> None:
    """A partner that returns by its page need not have the folder."""
    for bestand in (schijf.inbox / "terug").iterdir():
        bestand.unlink()
    (schijf.inbox / "terug").rmdir()
    assert haal(werkplek.db, omgeving, DAG, om(DAG)) == Gehaald(0)
