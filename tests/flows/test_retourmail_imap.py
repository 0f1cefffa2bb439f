"""Reading a mailbox over IMAP with TLS: every message once, and the mailbox stays as it is."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from inburgering.db.nabezorging import Soort
from inburgering.flows import retourmail
from inburgering.flows.kanalen import BlijvendeFout
from inburgering.flows.retourmail_imap import Postvak
from inburgering.omgeving import Omgeving
from inburgering.processen import vrije_poort
from tests.flows.conftest import DAG
from tests.flows.imapserver import HIER, Vak, postvak
from tests.flows.postbus import eigen_certificaat
from tests.flows.retourpost import rapport, reclame
from tests.werkplek import Werkplek, om

pytestmark = pytest.mark.traag
VREEMD = rapport("PST-2026-99999-7-taak")


@pytest.fixture
def vak(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Vak]:
    """A mailbox with a refusal (12) and an advertisement (15), and the setting that goes with it."""
    context, bewijs = eigen_certificaat(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(bewijs))
    with postvak(Vak({12: VREEMD, 15: reclame()}), context) as vak:
        monkeypatch.setenv(
            "INBURGERING_IMAP", f"imaps://inb%40proefstad:geheim%20woord@{HIER}:{vak.poort}/INBOX"
        )
        yield vak


def haal(werkplek: Werkplek, omgeving: Omgeving) -> retourmail.Oogst:
    """Read what is new."""
    return retourmail.haal(werkplek.db, omgeving, om(DAG), om(DAG))


def test_elk_bericht_een_keer(werkplek: Werkplek, omgeving: Omgeving, vak: Vak) -> None:
    """Both are read, then nothing; what comes later is read alone."""
    assert dict(haal(werkplek, omgeving).telling) == {Soort.GEWEIGERD: 1, Soort.OVERIG: 1}
    assert dict(haal(werkplek, omgeving).telling) == {}
    vak.berichten[16] = rapport("PST-2026-99998-7-taak")
    assert dict(haal(werkplek, omgeving).telling) == {Soort.GEWEIGERD: 1}


def test_het_postvak_blijft_zoals_het_is(werkplek: Werkplek, omgeving: Omgeving, vak: Vak) -> None:
    """It is opened to be read only, and nothing is marked, moved or thrown away."""
    haal(werkplek, omgeving)
    assert [v.split()[0] for v in vak.gevraagd] == [
        "CAPABILITY",
        "LOGIN",
        "EXAMINE",
        "UID",
        "UID",
        "UID",
        "LOGOUT",
    ]
    assert all("PEEK" in v for v in vak.gevraagd if "FETCH" in v)


def test_opnieuw_genummerd_of_vergeten_telt_niet_dubbel(
    werkplek: Werkplek, omgeving: Omgeving, vak: Vak
) -> None:
    """The mailbox is read from the start; the refusal was known."""
    haal(werkplek, omgeving)
    vak.geldig = 8
    assert haal(werkplek, omgeving).telling[Soort.HERHAALD] == 1
    (omgeving.retourmail / "imap.json").unlink()
    assert haal(werkplek, omgeving).telling[Soort.HERHAALD] == 1


def test_wat_niet_lukt_wordt_gezegd(
    werkplek: Werkplek, omgeving: Omgeving, vak: Vak, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A wrong password, nobody who answers, and a server that nobody vouches for."""
    vak.wachtwoord = "ander"
    assert haal(werkplek, omgeving).fouten == ["Het postvak weigert de naam, het wachtwoord of de map."]
    weg = "De server van het postvak is niet bereikbaar of brak af."
    monkeypatch.setenv("INBURGERING_IMAP", f"imaps://a:b@{HIER}:{vrije_poort(HIER, 8993)}/INBOX")
    assert haal(werkplek, omgeving).fouten == [weg]
    monkeypatch.setenv("INBURGERING_IMAP", f"imaps://a:b@{HIER}:{vak.poort}/INBOX")
    monkeypatch.delenv("SSL_CERT_FILE")
    vak.gevraagd.clear()
    assert haal(werkplek, omgeving).fouten == [weg]
    assert vak.gevraagd == []


@pytest.mark.parametrize(
    "tekst", ["imap://a:b@h/INBOX", "imaps://h/INBOX", "postvak", "imaps://a:b@h:x/INBOX"]
)
def test_een_instelling_die_niet_klopt_zegt_wat_te_doen(tekst: str) -> None:
    """Without TLS, without a name, or nonsense: what to set, and not what was set."""
    with pytest.raises(BlijvendeFout, match="Zet in INBURGERING_IMAP"):
        Postvak.lees({"INBURGERING_IMAP": tekst})


def test_zonder_instelling_is_er_geen_postvak() -> None:
    """A folder alone will do."""
    assert Postvak.lees({}) is None
    gelezen = Postvak.lees({"INBURGERING_IMAP": "imaps://a:geheim@h/"})
    assert gelezen is not None
    assert (gelezen.poort, gelezen.map) == (993, "INBOX")
    assert "geheim" not in repr(gelezen)
