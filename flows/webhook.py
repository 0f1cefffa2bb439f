"""One notification to one subscriber: CloudEvents 1.0, structured JSON, signed by Standard Webhooks.

No redirect is followed, and the address that was checked is the address that is called: a name that leads
elsewhere a moment later changes nothing.
"""

import os
import socket
import ssl
from datetime import UTC, datetime

import httpx
from cloudevents.core.bindings.http import to_structured
from cloudevents.core.formats.json import JSONFormat
from cloudevents.core.v1.event import CloudEvent
from standardwebhooks import Webhook

from inburgering.db.berichten import Klaar
from inburgering.db.webadres import Regels
from inburgering.flows.kanalen import BlijvendeFout, TijdelijkeFout
from inburgering.omgeving import WEBHOOK_INTERN, OnjuisteInstelling

SOORT = "nl.inburgering."
GEDULD = httpx.Timeout(10.0, connect=5.0)
VERBODEN = "Het adres ligt in een netwerk waar geen berichten heen mogen."
WEG = 410


class Opgezegd(BlijvendeFout):
    """The subscriber says that it is gone."""


def regels(*, demo: bool) -> Regels:
    """What may be called here. Raises OnjuisteInstelling when the setting names no networks."""
    try:
        return Regels.van(os.environ.get(WEBHOOK_INTERN, ""), demo=demo)
    except ValueError:
        raise OnjuisteInstelling(
            f"{WEBHOOK_INTERN} klopt niet. Schrijf netwerken als 10.1.0.0/16, met komma's ertussen."
        ) from None


def als_cloudevent(bericht: Klaar, bron: str) -> bytes:
    """The message as structured JSON: what happened in which traject and when, and nothing of a person."""
    velden = {
        "id": bericht.kenmerk,
        "source": f"{bron}/gemeenten/{bericht.gemeente}",
        "type": f"{SOORT}{bericht.soort}",
        "subject": bericht.onderwerp,
        "time": bericht.moment.astimezone(UTC),
        "datacontenttype": "application/json",
        "volgnr": bericht.volgnr,
        "deel": bericht.deel,
    }
    inhoud = {"traject": bericht.onderwerp, "volgnr": bericht.volgnr, "gebeurtenis": bericht.soort}
    return bytes(to_structured(CloudEvent(velden, inhoud), JSONFormat()).body)


def koppen(bericht: Klaar, lichaam: bytes, echt: datetime) -> dict[str, str]:
    """The headers that let the receiver prove who sent it, and know a repeat by its `webhook-id`."""
    handtekening = Webhook(bericht.geheim).sign(bericht.kenmerk, echt, lichaam.decode())
    return {
        "content-type": "application/cloudevents+json; charset=utf-8",
        "user-agent": "inburgering",
        "webhook-id": bericht.kenmerk,
        "webhook-timestamp": str(int(echt.timestamp())),
        "webhook-signature": handtekening,
    }


class Bezorger:
    """Sends notifications one by one over one client."""

    def __init__(
        self,
        regels: Regels,
        bron: str,
        geduld: httpx.Timeout = GEDULD,
        vertrouwd: ssl.SSLContext | None = None,
    ) -> None:
        self.regels, self.bron = regels, bron
        self.client = httpx.Client(
            timeout=geduld, follow_redirects=False, trust_env=False, verify=vertrouwd or True
        )

    def sluit(self) -> None:
        self.client.close()

    def stuur(self, bericht: Klaar, echt: datetime) -> None:
        """Deliver one message; returns only when the receiver took it (2xx).

        Raises TijdelijkeFout, BlijvendeFout, or Opgezegd (410).
        """
        if bezwaar := self.regels.bezwaar(bericht.url):
            raise BlijvendeFout(bezwaar)
        url = httpx.URL(bericht.url)
        lichaam = als_cloudevent(bericht, self.bron)
        vast = url.copy_with(host=self._adres(url))
        verzoek = self.client.build_request(
            "POST",
            vast,
            content=lichaam,
            headers=koppen(bericht, lichaam, echt) | {"host": url.netloc.decode("ascii")},
            extensions={"sni_hostname": url.host},
        )
        try:
            antwoord = self.client.send(verzoek, stream=True)
        except httpx.TimeoutException:
            raise TijdelijkeFout("De ontvanger antwoordde niet op tijd.") from None
        except httpx.HTTPError as fout:
            raise TijdelijkeFout(f"De ontvanger is niet bereikbaar ({type(fout).__name__}).") from None
        antwoord.close()  # what it says further is of no use to us
        _beoordeel(antwoord.status_code)

    def _adres(self, url: httpx.URL) -> str:
        """The address behind the name, checked. Raises TijdelijkeFout or BlijvendeFout."""
        try:
            gevonden = socket.getaddrinfo(url.host, url.port or 443, type=socket.SOCK_STREAM)
        except OSError:
            raise TijdelijkeFout("De naam in het adres is niet te vinden.") from None
        adressen = [str(plek[4][0]) for plek in gevonden]
        if not self.regels.mag(adressen):
            raise BlijvendeFout(VERBODEN)
        return adressen[0]


def _beoordeel(status: int) -> None:
    if status == WEG:
        raise Opgezegd("De ontvanger antwoordt dat hij er niet meer is (410).")
    if 300 <= status < 400:
        raise BlijvendeFout(f"De ontvanger verwijst door ({status}). Zet het juiste adres in het abonnement.")
    if status in {408, 425, 429} or status >= 500:
        raise TijdelijkeFout(f"De ontvanger antwoordde met fout {status}.")
    if not 200 <= status < 300:
        raise BlijvendeFout(f"De ontvanger weigert het bericht ({status}).")
