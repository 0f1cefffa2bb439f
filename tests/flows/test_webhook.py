"""Notifications against a real HTTP server: taken, down, slow, failing, gone, redirecting."""

import ssl
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import httpx
import pytest
from cloudevents.core.bindings.http import HTTPMessage, from_structured
from cloudevents.core.formats.json import JSONFormat
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from sqlmodel import select
from standardwebhooks import Webhook

from inburgering.db import berichten, wachtrij
from inburgering.db.basis import Database
from inburgering.db.tabellen import Abonnement, Bericht, Signaal
from inburgering.db.webadres import Regels
from inburgering.flows import berichtenronde
from inburgering.flows.berichtenronde import Uitslag
from inburgering.flows.webhook import Bezorger
from tests.flows.ontvanger import Ontvanger, ontvanger
from tests.werkplek import Werkplek, om

pytestmark = pytest.mark.traag
DAG = date(2026, 10, 6)
GEHEIM = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
KORT = httpx.Timeout(0.3)
UUR = timedelta(hours=1)


@pytest.fixture
def server() -> Iterator[Ontvanger]:
    """A receiver that takes everything."""
    with ontvanger() as deze:
        yield deze


def abonneer(db: Database, url: str, *, soorten: list[str] | None = None) -> int:
    """A subscription of the municipality of the test."""
    with db.schrijven() as s:
        rij = Abonnement(
            gemeente_id=1, naam="Zaaksysteem", url=url, soorten=soorten or [], geheim=GEHEIM, gemaakt=om(DAG)
        )
        s.add(rij)
        s.flush()
        return int(rij.id or 0)


def stuur(
    db: Database, nu: datetime, *, regels: Regels | None = None, bezorger: Bezorger | None = None
) -> Uitslag:
    """Deliver what is due at this moment."""
    weg = bezorger or Bezorger(regels or Regels(demo=True), "https://inb.example", KORT)
    try:
        return berichtenronde.verstuur(db, weg, lambda: nu, lambda: datetime.now(UTC))  # noqa: TID251
    finally:
        weg.sluit()


def standen(db: Database) -> list[str]:
    """The state of every message, in order."""
    with db.lezen() as s:
        return [b.stand for b in s.exec(select(Bericht).order_by(Bericht.id))]  # type: ignore[arg-type]


def signalen(db: Database) -> list[str]:
    """What was put before the beheerder."""
    with db.lezen() as s:
        return [x.reden for x in s.exec(select(Signaal)) if x.voor == "beheerder"]


def test_een_bericht_is_een_ondertekend_cloudevent_zonder_persoonsgegevens(
    werkplek: Werkplek, server: Ontvanger
) -> None:
    """The library of each standard reads and verifies it; nothing in it tells who it is about."""
    abonneer(werkplek.db, server.url)
    werkplek.open(DAG, bsn="999990019")
    assert stuur(werkplek.db, om(DAG, 12)) == Uitslag(verzonden=2)
    koppen, inhoud = server.gekregen[0]
    Webhook(GEHEIM).verify(inhoud, koppen)
    ce = from_structured(HTTPMessage(koppen, inhoud), JSONFormat())
    assert ce.get_type() == "nl.inburgering.kennisgeving"
    assert ce.get_subject() == "PST-2026-00001"
    assert ce.get_source() == "https://inb.example/gemeenten/proefstad"
    assert ce.get_attributes()["volgnr"] == 1
    assert koppen["webhook-id"] == ce.get_id() == "PST-2026-00001-1-0"
    assert koppen["content-type"].startswith("application/cloudevents+json")
    alles = b"".join(i for _, i in server.gekregen).decode()
    assert not any(woord in alles for woord in ("Yonas", "Tesfaye", "999990019", "Dorpsstraat", "Sanne"))


def test_alleen_de_gevraagde_soorten_en_niet_wat_is_overgenomen(
    werkplek: Werkplek, server: Ontvanger
) -> None:
    """A filter by kind; what was taken over from elsewhere makes no message."""
    from inburgering.db.opdracht import Herkomst

    abonneer(werkplek.db, server.url, soorten=["notitie"])
    nr = werkplek.open(DAG)
    werkplek.doe(nr, "traject.notitie", DAG, {"tekst": "Een."}, herkomst=Herkomst.OVERGENOMEN)
    werkplek.doe(nr, "traject.notitie", DAG, {"tekst": "Twee."})
    stuur(werkplek.db, om(DAG, 12))
    assert [(b["type"], b["volgnr"]) for b in server.berichten] == [("nl.inburgering.notitie", 4)]


def test_een_ander_gemeente_hoort_niets(werkplek: Werkplek, server: Ontvanger) -> None:
    """A subscription hears of its own municipality only."""
    from inburgering.db.tabellen import Gemeente

    with werkplek.db.schrijven() as s:
        s.add(Gemeente(code="elders", naam="Elders", afkorting="ELD"))
        s.flush()
        s.add(Abonnement(gemeente_id=2, naam="X", url=server.url, geheim=GEHEIM, gemaakt=om(DAG)))
    werkplek.open(DAG)
    assert stuur(werkplek.db, om(DAG, 12)) == Uitslag()


def test_een_storing_houdt_de_volgorde_en_het_kenmerk(werkplek: Werkplek, server: Ontvanger) -> None:
    """The first message of a traject fails twice: the next ones wait for it, and a repeat has the same id."""
    abonneer(werkplek.db, server.url)
    nr = werkplek.open(DAG)
    werkplek.doe(nr, "traject.notitie", DAG, {"tekst": "Een."})
    server.antwoord = lambda _b: 500
    assert stuur(werkplek.db, om(DAG, 12)) == Uitslag(later=1)
    assert stuur(werkplek.db, om(DAG, 12) + timedelta(minutes=1)) == Uitslag()
    assert stuur(werkplek.db, om(DAG, 12) + timedelta(minutes=3)) == Uitslag(later=1)
    server.antwoord = lambda _b: 200
    assert stuur(werkplek.db, om(DAG, 13)) == Uitslag(verzonden=3)
    assert server.volgnrs == [1, 1, 1, 2, 3]
    assert len({koppen["webhook-id"] for koppen, _ in server.gekregen[:3]}) == 1


def test_een_trage_ontvanger_houdt_anderen_niet_op(werkplek: Werkplek, server: Ontvanger) -> None:
    """He does not answer: one try, his other messages wait untried; the other hears all."""
    with ontvanger() as ander:
        abonneer(werkplek.db, server.url)
        abonneer(werkplek.db, ander.url)
        for _ in range(4):
            werkplek.open(DAG)
        server.wacht = 0.6
        uitslag = stuur(werkplek.db, om(DAG, 12))
        assert len(server.gekregen) == 1
        assert (len(ander.gekregen), uitslag.verzonden) == (8, 8)
        with werkplek.db.lezen() as s:
            pogingen = [b.poging for b in s.exec(select(Bericht)) if b.abonnement_id == 1]
    assert sorted(pogingen) == [0] * 7 + [1]


def test_na_acht_pogingen_is_het_aan_de_beheerder(werkplek: Werkplek, server: Ontvanger) -> None:
    """Given up with one signal; after mending it everything can be sent again, in order."""
    abonnement = abonneer(werkplek.db, "http://127.0.0.1:9/weg", soorten=["kennisgeving"])
    werkplek.open(DAG)
    nu = om(DAG, 12)
    for _ in range(wachtrij.POGINGEN):
        stuur(werkplek.db, nu)
        nu += wachtrij.LANGSTE_WACHT
    assert standen(werkplek.db) == ["mislukt"]
    (zin,) = signalen(werkplek.db)
    assert "Zaaksysteem" in zin
    assert "niet bereikbaar" in zin
    with werkplek.db.schrijven() as s:
        s.get_one(Abonnement, abonnement).url = server.url
        assert berichten.opnieuw(s, abonnement, nu) == 1
    assert stuur(werkplek.db, nu) == Uitslag(verzonden=1)


def test_wie_er_niet_meer_is_wordt_afgemeld(werkplek: Werkplek, server: Ontvanger) -> None:
    """410: nothing more goes there, what waits lapses, and the beheerder is told."""
    abonneer(werkplek.db, server.url)
    werkplek.open(DAG)
    server.antwoord = lambda _b: 410
    stuur(werkplek.db, om(DAG, 12))
    werkplek.open(DAG)
    stuur(werkplek.db, om(DAG, 13))
    assert len(server.gekregen) == 1
    assert set(standen(werkplek.db)) == {"vervallen"}
    assert "staat uit" in signalen(werkplek.db)[0]


@pytest.mark.parametrize("status", [302, 404])
def test_wat_niet_heelt_gaat_meteen_naar_een_mens(werkplek: Werkplek, server: Ontvanger, status: int) -> None:
    """A redirect is not followed; a refusal is not tried again."""
    abonneer(werkplek.db, server.url, soorten=["kennisgeving"])
    werkplek.open(DAG)
    server.antwoord = lambda _b: status
    assert stuur(werkplek.db, om(DAG, 12)) == Uitslag(mislukt=1)
    assert len(server.gekregen) == 1
    assert signalen(werkplek.db)


def test_een_afgebroken_werker_verliest_niets(werkplek: Werkplek, server: Ontvanger) -> None:
    """A claim lapses: the message goes out again under the same id."""
    abonneer(werkplek.db, server.url, soorten=["kennisgeving"])
    werkplek.open(DAG)
    with werkplek.db.schrijven() as s:
        assert len(berichten.neem(s, om(DAG, 12), 20)) == 1
    assert stuur(werkplek.db, om(DAG, 12)) == Uitslag()
    assert stuur(werkplek.db, om(DAG, 12) + wachtrij.LEASE + timedelta(seconds=1)) == Uitslag(verzonden=1)


def test_een_bericht_dat_niet_wordt_vastgelegd_bestaat_niet(werkplek: Werkplek, server: Ontvanger) -> None:
    """Queued in the same transaction as the gebeurtenis: rolled back with it."""
    abonneer(werkplek.db, server.url)
    nr = werkplek.open(DAG)
    voor = len(standen(werkplek.db))
    from inburgering.db.opdracht import Opdracht
    from inburgering.db.registreer import registreer

    o = Opdracht(
        traject=nr, onderdeel="traject", gebeurtenis="notitie", op=DAG, door="S", feiten={"tekst": "x"}
    )

    def registreer_en_val() -> None:
        with werkplek.db.schrijven() as s:
            registreer(s, o, om(DAG))
            raise KeyError

    with pytest.raises(KeyError):
        registreer_en_val()
    assert len(standen(werkplek.db)) == voor


@pytest.mark.parametrize("url", ["https://127.0.0.1:{poort}/", "https://localhost:{poort}/"])
def test_naar_het_eigen_netwerk_gaat_niets(werkplek: Werkplek, server: Ontvanger, url: str) -> None:
    """Outside a demo no message goes to this machine or a private network, by whatever name."""
    abonneer(werkplek.db, url.format(poort=server.poort), soorten=["kennisgeving"])
    werkplek.open(DAG)
    assert stuur(werkplek.db, om(DAG, 12), regels=Regels(demo=False)) == Uitslag(mislukt=1)
    assert not server.gekregen


def test_een_toegestaan_netwerk_over_https(werkplek: Werkplek, tmp_path: Path) -> None:
    """The setting allows it: the certificate must fit the name, the call goes to the address."""
    server_tls, vertrouwd = certificaat(tmp_path)
    regels = Regels.van("127.0.0.0/8, ::1/128", demo=False)
    with ontvanger(server_tls) as server:
        abonneer(werkplek.db, f"https://localhost:{server.poort}/hier", soorten=["kennisgeving"])
        werkplek.open(DAG)
        weg = Bezorger(regels, "https://inb.example", httpx.Timeout(5), vertrouwd)
        assert stuur(werkplek.db, om(DAG, 12), bezorger=weg) == Uitslag(verzonden=1)
        assert server.gekregen[0][0]["host"] == f"localhost:{server.poort}"
        werkplek.open(DAG)
        vreemd = Bezorger(regels, "https://inb.example", httpx.Timeout(5))
        assert stuur(werkplek.db, om(DAG, 12), bezorger=vreemd) == Uitslag(later=1)


def certificaat(plek: Path) -> tuple[ssl.SSLContext, ssl.SSLContext]:
    """A server for `localhost` that signed its own certificate, and a client that trusts it."""
    sleutel = ec.generate_private_key(ec.SECP256R1())
    naam = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    nu = datetime.now(UTC)  # noqa: TID251
    cert = (
        x509.CertificateBuilder().subject_name(naam).issuer_name(naam).public_key(sleutel.public_key())
        .serial_number(1).not_valid_before(nu - UUR).not_valid_after(nu + UUR)
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(sleutel, hashes.SHA256())
    )  # fmt: skip
    pem = plek / "cert.pem"
    pem.write_bytes(
        cert.public_bytes(serialization.Encoding.PEM)
        + sleutel.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
    )
    server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    server.load_cert_chain(pem)
    return server, ssl.create_default_context(cafile=str(pem))


def test_het_geheim_staat_versleuteld_in_de_database(werkplek: Werkplek) -> None:
    """What signs the messages cannot be read from a copy of the database."""
    from sqlalchemy import text

    abonneer(werkplek.db, "https://zaak.example/")
    with werkplek.db.engine.connect() as c:
        (ruw,) = c.execute(text("SELECT geheim FROM abonnement")).one()
    assert GEHEIM.encode() not in bytes(ruw)
    with werkplek.db.lezen() as s:
        assert s.get_one(Abonnement, 1).geheim == GEHEIM
        assert GEHEIM not in repr(berichten.Klaar(1, 1, "k", "u", GEHEIM, "s", "o", om(DAG), 1, 0, "g"))
