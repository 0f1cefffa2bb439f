"""Read a message that came back: a delivery report (RFC 3464), or something that looks like one. Pure.

Nothing of the message is kept or repeated: only what kind it is, the code of the refusal, the addresses it
speaks of and the Message-IDs that stand in it.
"""

import re
from collections.abc import Iterator
from email import message_from_bytes
from email.message import Message
from email.utils import getaddresses

from inburgering.db.nabezorging import Retour, Soort

GROOTSTE = 2_000_000  # bytes; what is longer is read up to here
_TEKST = 200_000
_KENMERK = re.compile(r"<([A-Za-z0-9][A-Za-z0-9._-]{0,119})@[A-Za-z0-9.-]+>")
_STATUS = re.compile(r"\b([245]\.\d{1,3}\.\d{1,3})\b")
_ONDERWERP = re.compile(
    r"undeliver|not delivered|returned mail|mail delivery|delivery (status|failure|has failed)|failure notice"
    r"|onbestelbaar|niet bezorgd|kan niet worden bezorgd|bezorging mislukt",
    re.IGNORECASE,
)
_ACTIES = {
    "failed": Soort.GEWEIGERD,
    "delayed": Soort.VERTRAAGD,
    "delivered": Soort.BEZORGD,
    "relayed": Soort.BEZORGD,
    "expanded": Soort.BEZORGD,
}
_ZWAARST = (Soort.GEWEIGERD, Soort.VERTRAAGD, Soort.BEZORGD)


def lees(ruw: bytes) -> Retour:
    """What this message says about letters of ours. Never raises: what cannot be read is doubtful."""
    try:
        bericht = message_from_bytes(ruw[:GROOTSTE])
        delen = list(bericht.walk())
        kenmerken = tuple(dict.fromkeys(_kenmerken(delen)))
        return _rapport(delen, kenmerken) or _lijkt(bericht, delen, kenmerken)
    except Exception:  # noqa: BLE001 - a stranger wrote this
        return Retour(Soort.TWIJFEL)


def _rapport(delen: list[Message], kenmerken: tuple[str, ...]) -> Retour | None:
    """What the mail server reports per receiver, the worst of it; None when no report can be read."""
    velden = [blok for deel in delen for blok in _blokken(deel)]
    soort = next((s for s in _ZWAARST if any(_actie(v) is s for v in velden)), None)
    if soort is None:
        return None
    van = [v for v in velden if _actie(v) is soort]
    codes = [m[1] for v in van if (m := _STATUS.search(str(v.get("Status", ""))))]
    adressen = (str(v.get(f"{n}-Recipient", "")) for v in van for n in ("Original", "Final"))
    schoon = frozenset(a.rpartition(";")[2].strip().lower() for a in adressen if a)
    return Retour(soort, codes[0] if codes else "", kenmerken, schoon)


def _actie(velden: Message) -> Soort | None:
    return _ACTIES.get(str(velden.get("Action", "")).strip().lower())


def _blokken(deel: Message) -> list[Message]:
    """The fields of a delivery report: first about the message, then about each receiver."""
    if deel.get_content_type() != "message/delivery-status":
        return []
    inhoud = deel.get_payload()
    return [blok for blok in inhoud if isinstance(blok, Message)] if isinstance(inhoud, list) else []


def _lijkt(bericht: Message, delen: list[Message], kenmerken: tuple[str, ...]) -> Retour:
    """No report: doubtful when a machine seems to return something, or when it speaks of a letter of ours."""
    van = " ".join(adres for _, adres in getaddresses([str(bericht.get("From", ""))])).lower()
    machine = (
        van.startswith(("mailer-daemon", "postmaster"))
        or str(bericht.get("Return-Path", "")).strip() == "<>"
        or "X-Failed-Recipients" in bericht
        or bericht.get_content_type() == "multipart/report"
        or _ONDERWERP.search(str(bericht.get("Subject", ""))) is not None
    )
    code = next((m[1] for deel in delen if (m := _STATUS.search(_tekst(deel)))), "") if machine else ""
    return Retour(Soort.TWIJFEL if machine else Soort.OVERIG, code, kenmerken)


def _kenmerken(delen: list[Message]) -> Iterator[str]:
    """The local parts of every Message-ID in headers and texts, those of returned headers first."""
    for deel in reversed(delen):
        for veld in ("Message-ID", "In-Reply-To", "References"):
            yield from _KENMERK.findall(str(deel.get(veld, "")))
    for deel in delen:
        yield from _KENMERK.findall(_tekst(deel))


def _tekst(deel: Message) -> str:
    if deel.is_multipart() or deel.get_content_maintype() != "text":
        return ""
    inhoud = deel.get_payload(decode=True)
    return inhoud[:_TEKST].decode("utf-8", "replace") if isinstance(inhoud, bytes) else ""
