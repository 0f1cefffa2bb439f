"""The channel `smtp`: a message with a link and nothing about a person; the letter is on the page behind it.

Set in INBURGERING_SMTP: `smtp://user:password@host:587/?afzender=inburgering@gemeente.nl`, or `smtps://` for
TLS from the first byte. The link opens a letter, so the connection must be encrypted, except to this machine
itself or with `&tls=nee`.
"""

import os
import smtplib
import ssl
from collections.abc import Mapping
from dataclasses import dataclass
from email.message import EmailMessage
from email.utils import formatdate
from urllib.parse import parse_qs, unquote, urlsplit

from inburgering.db.post import Zending
from inburgering.flows.kanalen import BlijvendeFout, TijdelijkeFout, veilige_naam
from inburgering.templates import bericht as templates

INSTELLING = "INBURGERING_SMTP"
WACHT = 10.0  # seconds; a round of letters must end before its claim lapses
DEZE_MACHINE = {"localhost", "127.0.0.1", "::1"}
POORTEN = {"smtp": 587, "smtps": 465}
UITLEG = f"Zet in {INSTELLING}: smtp://naam:wachtwoord@server:587/?afzender=adres@gemeente.nl"


@dataclass(frozen=True)
class Instellingen:
    """How to reach the mail server; `repr` shows no password."""

    host: str
    poort: int
    afzender: str
    direct_tls: bool
    eist_tls: bool
    inlog: tuple[str, str] | None = None

    def __repr__(self) -> str:
        return f"Instellingen({self.host}:{self.poort})"

    @classmethod
    def lees(cls, omgeving: Mapping[str, str] = os.environ) -> "Instellingen":
        """Read the setting. Raises BlijvendeFout, saying what to set."""
        tekst = omgeving.get(INSTELLING, "")
        if not tekst:
            raise BlijvendeFout(f"E-mail is niet ingesteld. {UITLEG}.")
        try:
            return cls._ontleed(tekst)
        except ValueError:
            raise BlijvendeFout(f"De instelling voor e-mail klopt niet. {UITLEG}.") from None

    @classmethod
    def _ontleed(cls, tekst: str) -> "Instellingen":
        delen = urlsplit(tekst)
        vraag = {naam: waarden[-1] for naam, waarden in parse_qs(delen.query).items()}
        afzender = vraag.get("afzender", "")
        if delen.scheme not in POORTEN or not delen.hostname or not _is_adres(afzender):
            raise ValueError
        hier = delen.hostname in DEZE_MACHINE
        inlog = (unquote(delen.username), unquote(delen.password or "")) if delen.username else None
        return cls(
            host=delen.hostname,
            poort=delen.port or POORTEN[delen.scheme],
            afzender=afzender,
            direct_tls=delen.scheme == "smtps",
            eist_tls=vraag.get("tls", "nee" if hier else "ja") != "nee",
            inlog=inlog,
        )


class Smtp:
    """Delivers messages through one mail server; a connection per letter."""

    def __init__(self, instellingen: Instellingen | None = None) -> None:
        self._instellingen = instellingen

    def lever(self, zending: Zending) -> None:
        """Hand the message to the mail server; every attempt has the same Message-ID.

        What the server refuses for good (5xx), and a missing setting, is a BlijvendeFout.
        """
        if self._instellingen is None:
            self._instellingen = Instellingen.lees()
        bericht = stel_op(zending, self._instellingen.afzender)
        try:
            self._verstuur(self._instellingen, bericht)
        except smtplib.SMTPException as fout:
            raise _vertaal(fout) from fout
        except ssl.SSLCertVerificationError as fout:
            raise TijdelijkeFout(
                "Het certificaat van de mailserver klopt niet. Er is niets verstuurd. Waarschuw de beheerder."
            ) from fout
        except (OSError, ssl.SSLError) as fout:
            raise TijdelijkeFout("De mailserver is niet bereikbaar of verbrak de verbinding.") from fout

    def _verstuur(self, i: Instellingen, bericht: EmailMessage) -> None:
        versleuteld = ssl.create_default_context()
        if i.direct_tls:
            server: smtplib.SMTP = smtplib.SMTP_SSL(i.host, i.poort, timeout=WACHT, context=versleuteld)
        else:
            server = smtplib.SMTP(i.host, i.poort, timeout=WACHT)
        with server:
            server.ehlo()
            if not i.direct_tls and (i.eist_tls or server.has_extn("starttls")):
                server.starttls(context=versleuteld)
                server.ehlo()
            if i.inlog:
                server.login(*i.inlog)
            server.send_message(bericht)


def stel_op(zending: Zending, afzender: str) -> EmailMessage:
    """The message: a fixed Message-ID made of the letter's name, the link, nothing about a person."""
    if not _is_adres(zending.adres):
        raise BlijvendeFout("Het e-mailadres van de partner klopt niet. Verbeter het bij de partner.")
    if not zending.link:
        raise BlijvendeFout(
            "Deze brief heeft geen link en mag niet per e-mail. Kies bij deze partner een map."
        )
    kenmerk = veilige_naam(zending.naam, "Het kenmerk van de brief")
    gemeente = str(zending.gegevens["gemeente"]["naam"])
    tekst = templates.bericht(
        zending.sjabloon,
        gemeente=gemeente if gemeente.lower().startswith("gemeente ") else f"Gemeente {gemeente}",
        kenmerk=str(zending.gegevens["kenmerk"]),
        link=zending.link,
    )
    bericht = EmailMessage()
    bericht["From"], bericht["To"] = afzender, zending.adres
    bericht["Subject"] = tekst.onderwerp
    bericht["Message-ID"] = f"<{kenmerk}@{afzender.rpartition('@')[2]}>"
    bericht["Date"] = formatdate()
    bericht["Auto-Submitted"] = "auto-generated"
    bericht.set_content(tekst.tekst, cte="quoted-printable")
    return bericht


def _is_adres(tekst: str) -> bool:
    naam, _, domein = tekst.rpartition("@")
    return bool(naam and domein) and tekst.isascii() and not any(teken in tekst for teken in " \t\r\n<>,;")


def _vertaal(fout: smtplib.SMTPException) -> TijdelijkeFout | BlijvendeFout:
    """Whether trying again can help, in a sentence without what the server said (it may name a person)."""
    if isinstance(fout, smtplib.SMTPAuthenticationError):
        return TijdelijkeFout("De mailserver weigert de inlognaam of het wachtwoord.")
    if isinstance(fout, smtplib.SMTPNotSupportedError):
        return TijdelijkeFout("De mailserver biedt geen versleutelde verbinding aan.")
    code = _code(fout)
    if code is None:
        return TijdelijkeFout("De mailserver neemt nu geen berichten aan of verbrak de verbinding.")
    if code >= 500:
        return BlijvendeFout(f"De mailserver weigert dit bericht (code {code}). Controleer het e-mailadres.")
    return TijdelijkeFout(f"De mailserver kan dit bericht nu niet aannemen (code {code}).")


def _code(fout: smtplib.SMTPException) -> int | None:
    """What the server answered to this message; None when it was the connection and not the message."""
    if isinstance(fout, smtplib.SMTPSenderRefused | smtplib.SMTPDataError) and fout.smtp_code > 0:
        return int(fout.smtp_code)
    if isinstance(fout, smtplib.SMTPRecipientsRefused):
        return min(int(code) for code, _tekst in fout.recipients.values())
    return None
