"""The mail channel, against a real server on loopback."""

import hashlib
import socket
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from inburgering.db.post import Zending
from inburgering.flows import smtp
from inburgering.flows.kanalen import BlijvendeFout, TijdelijkeFout
from inburgering.flows.smtp import Instellingen, Smtp
from inburgering.processen import vrije_poort
from tests.flows.postbus import HIER, Postbus, eigen_certificaat, mailserver

LINK = "https://inb.example/p/geheim"


def zending(**velden: Any) -> Zending:
    """A task letter for a partner that wants mail."""
    gegevens = {
        "gemeente": {"naam": "Gemeente Proefstad"},
        "kenmerk": "PST-2026-00001-T1",
        "inburgeraar": {"naam": "Yonas Tesfaye", "telefoon": "06 12345678"},
    }
    vast: dict[str, Any] = {
        "post_id": 1, "naam": "PST-2026-00001-7-taak", "kanaal": "smtp", "adres": "taken@plangroep.example",
        "sjabloon": "taak_budgetbeheer", "inhoud": b"%PDF", "sha256": hashlib.sha256(b"%PDF").hexdigest(),
        "dag": date(2026, 10, 6), "gegevens": gegevens, "link": LINK,
    }  # fmt: skip
    return Zending(**vast | velden)


def instellingen(poort: int, rest: str = "") -> Instellingen:
    """The setting as an administrator writes it."""
    return Instellingen.lees(
        {"INBURGERING_SMTP": f"smtp://{HIER}:{poort}/?afzender=inb@proefstad.example{rest}"}
    )


@pytest.fixture
def postbus() -> Postbus:
    """What arrived."""
    return Postbus()


@pytest.fixture
def kanaal(postbus: Postbus) -> Iterator[Smtp]:
    """The channel to a server that takes mail without encryption."""
    with mailserver(postbus) as poort:
        yield Smtp(instellingen(poort))


def test_een_bericht_met_link_en_zonder_persoonsgegevens(kanaal: Smtp, postbus: Postbus) -> None:
    """The partner gets the link and the number of the task; no name, no attachment."""
    kanaal.lever(zending())
    (bericht,) = postbus.berichten
    tekst = bericht.get_payload(decode=True)
    assert isinstance(tekst, bytes)
    assert LINK in tekst.decode()
    assert bericht["To"] == "taken@plangroep.example"
    assert "PST-2026-00001-T1" in str(bericht["Subject"])
    assert not bericht.is_multipart()
    for geheim in ("Yonas", "Tesfaye", "06 12345678"):
        assert geheim not in bericht.as_string() + tekst.decode()


def test_een_herhaling_heeft_hetzelfde_kenmerk(kanaal: Smtp, postbus: Postbus) -> None:
    """The Message-ID is made of the letter's name: a receiver recognises a repeat, also with a new link."""
    kanaal.lever(zending())
    kanaal.lever(zending(link="https://inb.example/p/ander"))
    assert [b["Message-ID"] for b in postbus.berichten] == ["<PST-2026-00001-7-taak@proefstad.example>"] * 2


@pytest.mark.parametrize("waar", ["bij_rcpt", "bij_data"])
def test_een_tijdelijke_weigering_heelt(kanaal: Smtp, postbus: Postbus, waar: str) -> None:
    """A 4xx (full, greylisted) is tried again, and then it arrives."""
    setattr(postbus, waar, ["451 4.7.1 later, taken@plangroep.example"])
    with pytest.raises(TijdelijkeFout, match="code 451") as gevangen:
        kanaal.lever(zending())
    assert "plangroep" not in str(gevangen.value)
    kanaal.lever(zending())
    assert len(postbus.berichten) == 1


@pytest.mark.parametrize("waar", ["bij_rcpt", "bij_data"])
def test_een_blijvende_weigering_is_voor_een_mens(kanaal: Smtp, postbus: Postbus, waar: str) -> None:
    """A 5xx (no such address) does not heal by trying again."""
    setattr(postbus, waar, ["550 5.1.1 no such user"])
    with pytest.raises(BlijvendeFout, match="code 550"):
        kanaal.lever(zending())
    assert postbus.berichten == []


def test_geen_server_is_tijdelijk() -> None:
    """Nobody answers: try later."""
    with pytest.raises(TijdelijkeFout, match="niet bereikbaar"):
        Smtp(instellingen(vrije_poort(HIER, 8225))).lever(zending())


def test_versleuteld_als_de_server_het_kan(
    postbus: Postbus, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """STARTTLS is used when offered, with a certificate that is checked."""
    context, bewijs = eigen_certificaat(tmp_path)
    with mailserver(postbus, tls_context=context) as poort:
        with pytest.raises(TijdelijkeFout):
            Smtp(instellingen(poort)).lever(zending())
        monkeypatch.setenv("SSL_CERT_FILE", str(bewijs))
        Smtp(instellingen(poort, "&tls=ja")).lever(zending())
    assert postbus.versleuteld == [True]


def test_een_certificaat_voor_een_andere_naam_krijgt_geen_link(
    postbus: Postbus, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Trusted, but made out to another server: the link does not leave, and the sentence says why."""
    context, bewijs = eigen_certificaat(tmp_path, "10.9.8.7")
    monkeypatch.setenv("SSL_CERT_FILE", str(bewijs))
    fout = pytest.raises(TijdelijkeFout, match="certificaat van de mailserver")
    with mailserver(postbus, tls_context=context) as poort, fout:
        Smtp(instellingen(poort, "&tls=ja")).lever(zending())
    assert postbus.berichten == []


def test_een_server_die_niets_zegt_houdt_de_rest_niet_op(monkeypatch: pytest.MonkeyPatch) -> None:
    """It takes the call and is silent: after some seconds the next letter's turn comes."""
    monkeypatch.setattr(smtp, "WACHT", 0.2)
    with socket.create_server((HIER, 0)) as stil, pytest.raises(TijdelijkeFout, match="verbrak"):
        Smtp(instellingen(stil.getsockname()[1])).lever(zending())


def test_geen_versleuteling_dan_geen_link(postbus: Postbus) -> None:
    """Where encryption is asked for and the server has none, the link does not leave."""
    with mailserver(postbus) as poort, pytest.raises(TijdelijkeFout, match="versleutelde"):
        Smtp(instellingen(poort, "&tls=ja")).lever(zending())
    assert postbus.berichten == []


def test_buiten_deze_machine_is_versleuteling_verplicht() -> None:
    """Only for loopback is it left to the server, or when someone writes it down."""
    tekst = "smtp://u:p%40ss@mail.example/?afzender=inb@proefstad.example"
    gelezen = Instellingen.lees({"INBURGERING_SMTP": tekst})
    assert (gelezen.eist_tls, gelezen.poort, gelezen.inlog) == (True, 587, ("u", "p@ss"))
    assert "p@ss" not in repr(gelezen)
    assert not Instellingen.lees({"INBURGERING_SMTP": f"{tekst}&tls=nee"}).eist_tls
    assert not instellingen(25).eist_tls


@pytest.mark.parametrize(
    "tekst", ["", "mail.example", "http://mail.example", "smtp://mail.example", "smtp://h:x/?afzender=a@b.nl"]
)
def test_een_instelling_die_niet_klopt_zegt_wat_te_doen(tekst: str) -> None:
    """Missing or wrong: the sentence says what to set, and does not repeat what was set."""
    with pytest.raises(BlijvendeFout, match="Zet in INBURGERING_SMTP"):
        Instellingen.lees({"INBURGERING_SMTP": tekst})


def test_zonder_link_of_goed_adres_gaat_er_niets_uit(kanaal: Smtp, postbus: Postbus) -> None:
    """A letter without a link may not be mailed, nor one to something that is no address."""
    with pytest.raises(BlijvendeFout, match="geen link"):
        kanaal.lever(zending(link=""))
    with pytest.raises(BlijvendeFout, match="e-mailadres"):
        kanaal.lever(zending(adres="plangroep\nBcc: x@y.nl"))
    assert postbus.berichten == []
