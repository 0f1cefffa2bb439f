"""The channel sftp, against a real server on loopback: whole or not at all, once, and never to a stranger."""

import hashlib
import json
import logging
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import asyncssh
import pytest
from sqlmodel import col, select

from inburgering.db.post import Zending
from inburgering.db.tabellen import Document, Partner, Post
from inburgering.flows import sftp
from inburgering.flows.bezorging import bezorg
from inburgering.flows.kanalen import BlijvendeFout, TijdelijkeFout
from inburgering.flows.sftp import Sftp
from inburgering.omgeving import Omgeving
from inburgering.processen import vrije_poort
from tests.flows.conftest import DAG
from tests.flows.sftpserver import HIER, Schijf, leg_sleutels_neer, sftpserver, sleutel
from tests.flows.test_bezorging import redenen
from tests.werkplek import Werkplek, om

NAAM = "PST-2026-00001-7-taak.pdf"


def zending(adres: str, inhoud: bytes = b"%PDF een", dag: date = date(2026, 10, 6)) -> Zending:
    """A letter for Plangroep."""
    return Zending(
        post_id=1, naam="PST-2026-00001-7-taak", kanaal="sftp", adres=adres, sjabloon="taak_budgetbeheer",
        inhoud=inhoud, sha256=hashlib.sha256(inhoud).hexdigest(), dag=dag, gegevens={"naam": "Yonas"},
    )  # fmt: skip


def manifest(schijf: Schijf) -> list[dict[str, Any]]:
    """The lines that Plangroep got."""
    return [json.loads(regel) for regel in (schijf.inbox / "manifest.jsonl").read_text().splitlines()]


@pytest.fixture
def schijf(tmp_path: Path) -> Iterator[Schijf]:
    """A server that runs."""
    with sftpserver(Schijf(tmp_path / "partner")) as schijf:
        yield schijf


@pytest.fixture
def kanaal(schijf: Schijf, tmp_path: Path) -> Sftp:
    """The channel, with all that it needs."""
    return Sftp(leg_sleutels_neer(tmp_path / "sftp", schijf.poort))


def test_een_brief_ligt_er_heel_met_een_regel(kanaal: Sftp, schijf: Schijf) -> None:
    """The letter is there under its name, nothing half beside it, and its line names no person."""
    kanaal.lever(zending(schijf.adres()))
    assert (schijf.inbox / NAAM).read_bytes() == b"%PDF een"
    assert sorted(p.name for p in schijf.inbox.iterdir()) == [NAAM, "manifest.jsonl"]
    sha = hashlib.sha256(b"%PDF een").hexdigest()
    regel = {"naam": NAAM, "sha256": sha, "bytes": 8, "dag": "2026-10-06", "sjabloon": "taak_budgetbeheer"}
    assert manifest(schijf) == [regel]


def test_dezelfde_brief_nog_eens_is_al_bezorgd(kanaal: Sftp, schijf: Schijf) -> None:
    """A repeat, by this process or another, writes nothing; also after the partner took the file away."""
    kanaal.lever(zending(schijf.adres()))
    kanaal.lever(zending(schijf.adres()))
    Sftp(kanaal.sleutels).lever(zending(schijf.adres()))
    (schijf.inbox / NAAM).unlink()
    Sftp(kanaal.sleutels).lever(zending(schijf.adres()))
    assert schijf.geschreven == [f".{NAAM}.deel", "manifest.jsonl"]
    assert len(manifest(schijf)) == 1


@pytest.mark.parametrize("hernoemt", [True, False])
def test_een_nieuwe_opmaak_vervangt_de_vorige_en_zegt_dat(
    kanaal: Sftp, schijf: Schijf, *, hernoemt: bool
) -> None:
    """The same letter with another day takes its place, also where the server cannot rename over a file."""
    schijf.hernoemt = hernoemt
    kanaal.lever(zending(schijf.adres()))
    kanaal.lever(zending(schijf.adres(), b"%PDF twee", date(2026, 10, 7)))
    eerste, tweede = manifest(schijf)
    assert tweede["vervangt"] == eerste["sha256"]
    assert (schijf.inbox / NAAM).read_bytes() == b"%PDF twee"


def test_verbroken_halverwege_dan_is_er_nog_geen_brief(kanaal: Sftp, schijf: Schijf) -> None:
    """The line breaks while writing: nothing under the letter's name; the next attempt delivers it."""
    schijf.schrijf = ["verbreek"]
    with pytest.raises(TijdelijkeFout, match="verbrak de verbinding"):
        kanaal.lever(zending(schijf.adres()))
    assert not (schijf.inbox / NAAM).exists()
    kanaal.lever(zending(schijf.adres()))
    assert (schijf.inbox / NAAM).read_bytes() == b"%PDF een"
    assert len(manifest(schijf)) == 1


def test_gestopt_tussen_bestand_en_regel(kanaal: Sftp, schijf: Schijf) -> None:
    """The file is there but its line is half: the next attempt adds the line and leaves the file."""
    (schijf.inbox / NAAM).write_bytes(b"%PDF een")
    (schijf.inbox / "manifest.jsonl").write_text('{"naam": "oud.pdf", "sha')
    kanaal.lever(zending(schijf.adres()))
    assert schijf.geschreven == ["manifest.jsonl"]
    assert json.loads((schijf.inbox / "manifest.jsonl").read_text().splitlines()[1])["naam"] == NAAM


@pytest.mark.parametrize("met", ["algemeen", "wachtwoord"])
def test_ook_met_de_algemene_sleutel_of_een_wachtwoord(tmp_path: Path, schijf: Schijf, met: str) -> None:
    """One key for every server, or a password in a file, will do."""
    sleutels = leg_sleutels_neer(tmp_path / "geheim", schijf.poort, met=met)
    Sftp(sleutels).lever(zending(schijf.adres("/~/inbox/")))
    assert len(manifest(schijf)) == 1


def test_een_andere_server_dan_bekend_krijgt_niets(
    tmp_path: Path, schijf: Schijf, caplog: pytest.LogCaptureFixture
) -> None:
    """The key of the server is not the one we know: no password is given, nothing is written, at once."""
    caplog.set_level(logging.DEBUG)
    sleutels = leg_sleutels_neer(tmp_path / "sftp", schijf.poort, gastheer="vreemde", met="wachtwoord")
    with pytest.raises(BlijvendeFout, match="onbekend of veranderd"):
        Sftp(sleutels).lever(zending(schijf.adres()))
    (sleutels / "known_hosts").write_text("")
    with pytest.raises(BlijvendeFout, match="onbekend of veranderd"):
        Sftp(sleutels).lever(zending(schijf.adres()))
    assert list(schijf.inbox.iterdir()) == []
    assert "geheim-woord" not in caplog.text


def test_wat_ontbreekt_wordt_gezegd(tmp_path: Path, schijf: Schijf) -> None:
    """No known hosts, no key, a key that is none: each says what to bring."""
    sleutels = tmp_path / "sftp"
    with pytest.raises(BlijvendeFout, match="geen bestand known_hosts"):
        Sftp(sleutels).lever(zending(schijf.adres()))
    leg_sleutels_neer(sleutels, schijf.poort, met="niets")
    with pytest.raises(BlijvendeFout, match="geen sleutel en geen wachtwoord"):
        Sftp(sleutels).lever(zending(schijf.adres()))
    (sleutels / "sleutel").write_text("geen sleutel")
    with pytest.raises(BlijvendeFout, match="geen bruikbare sleutel"):
        Sftp(sleutels).lever(zending(schijf.adres()))
    sleutel("gemeente").write_private_key(sleutels / "sleutel", "pkcs8-pem", passphrase="wachtzin")
    with pytest.raises(BlijvendeFout, match="zonder wachtzin"):
        Sftp(sleutels).lever(zending(schijf.adres()))


def test_een_geweigerde_sleutel_is_voor_een_mens(tmp_path: Path, schijf: Schijf) -> None:
    """The partner does not know our key."""
    sleutels = leg_sleutels_neer(tmp_path / "sftp", schijf.poort, met="niets")
    sleutel("ander").write_private_key(sleutels / "sleutel")
    with pytest.raises(BlijvendeFout, match="weigert onze sleutel"):
        Sftp(sleutels).lever(zending(schijf.adres()))


@pytest.mark.parametrize(
    ("fout", "soort", "zin"),
    [
        (asyncssh.SFTPPermissionDenied("nee, Yonas"), BlijvendeFout, "niet lezen of schrijven"),
        (asyncssh.SFTPFailure("vol, Yonas"), TijdelijkeFout, "code 4"),
    ],
)
def test_wat_de_server_weigert(
    kanaal: Sftp, schijf: Schijf, fout: Exception, soort: type[Exception], zin: str
) -> None:
    """A right that is lacking does not heal, a full disk (code 4) may; what the server said stays out."""
    schijf.schrijf = [fout]
    with pytest.raises(soort, match=zin) as gevangen:
        kanaal.lever(zending(schijf.adres()))
    assert "Yonas" not in str(gevangen.value)
    assert not (schijf.inbox / NAAM).exists()


def test_een_map_die_er_niet_is_wordt_niet_gemaakt(kanaal: Sftp, schijf: Schijf) -> None:
    """A mistake in the address must not end in a folder where nobody looks."""
    with pytest.raises(BlijvendeFout, match="bestaat niet op de server"):
        kanaal.lever(zending(schijf.adres("/inbos")))
    assert [p.name for p in schijf.wortel.iterdir()] == ["inbox"]


def test_een_adres_dat_niet_klopt_is_voor_een_mens(kanaal: Sftp) -> None:
    """Also an address from before this channel was there."""
    with pytest.raises(BlijvendeFout, match="Het adres van de partner klopt niet"):
        kanaal.lever(zending("tiem"))


def test_geen_server_is_tijdelijk(tmp_path: Path) -> None:
    """Nobody answers: try later."""
    poort = vrije_poort(HIER, 8222)
    kanaal = Sftp(leg_sleutels_neer(tmp_path / "sftp", poort))
    with pytest.raises(TijdelijkeFout, match="niet bereikbaar"):
        kanaal.lever(zending(f"sftp://gemeente@{HIER}:{poort}/inbox"))


def test_een_trage_server_houdt_de_rest_niet_op(
    kanaal: Sftp, schijf: Schijf, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One letter gets so many seconds, all in; then the next one's turn comes."""
    monkeypatch.setattr(sftp, "WACHT", 0.3)
    schijf.wacht = 0.6
    with pytest.raises(TijdelijkeFout, match="niet bereikbaar"):
        kanaal.lever(zending(schijf.adres()))


def test_van_wachtrij_tot_de_server_van_de_partner(
    werkplek: Werkplek, omgeving: Omgeving, schijf: Schijf
) -> None:
    """The letter arrives as it was kept; a stranger in the server's place gets nothing, and she hears it."""
    leg_sleutels_neer(omgeving.sftp, schijf.poort)
    with werkplek.db.schrijven() as s:
        partner = s.get_one(Partner, werkplek.partner)
        partner.kanaal, partner.adres = "sftp", schijf.adres()
    for dag in (DAG - timedelta(days=1), DAG):
        traject = werkplek.tot_pip(DAG - timedelta(days=40), dag)
        werkplek.draag_over(traject, DAG, DAG + timedelta(days=45))
        bezorg(werkplek.db, omgeving, lambda: om(DAG))
        leg_sleutels_neer(omgeving.sftp, schijf.poort, gastheer="vreemde")
    with werkplek.db.lezen() as s:
        goed, fout = s.exec(select(Post).where(Post.kanaal == "sftp").order_by(col(Post.id))).all()
        document = s.exec(select(Document).where(Document.post_id == goed.id)).one()
    assert (goed.stand, fout.stand) == ("verzonden", "mislukt")
    assert (schijf.inbox / f"{goed.sleutel}.pdf").read_bytes() == document.inhoud
    assert not (schijf.inbox / f"{fout.sleutel}.pdf").exists()
    (reden,) = redenen(werkplek)
    assert "onbekend of veranderd" in reden
