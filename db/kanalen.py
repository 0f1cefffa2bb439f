"""The channels by which a partner gets its tasks, and what an address must look like. Pure.

The settings of a municipality, the pages and the delivery all ask here, so that a bad address is refused
where it is typed and not when a letter must leave.
"""

import re
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import urlsplit

DRUKWERK = "drukwerk"  # letters to residents go to the print queue, a folder like a partner's
SFTP_POORT = 22
_MAPNAAM = re.compile(r"[a-z0-9][a-z0-9_-]{0,119}")
_MAIL = re.compile(r"[^@\s<>,;\"]+@[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?", re.ASCII)
_GEBRUIKER = re.compile(r"[A-Za-z0-9_][A-Za-z0-9._-]{0,63}")
_HOST = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9.-]{0,251}[A-Za-z0-9])?")
_PAD = re.compile(r"/(?:~/)?(?:[A-Za-z0-9_][A-Za-z0-9._-]*/?)+")
VORM = "sftp://gebruiker@server/map"


class Kanaal(StrEnum):
    """How a partner is reached: a folder, mail, a folder on its own server, or only its page."""

    MAP = "map"
    SMTP = "smtp"
    SFTP = "sftp"
    PAGINA = "pagina"


class OnjuistAdres(ValueError):
    """This address does not go with the channel; `str()` is a Dutch sentence that says what to write."""


@dataclass(frozen=True)
class Sftpadres:
    """Where on whose server; `pad` is relative to the user's home when the address says `/~/`."""

    gebruiker: str
    host: str
    poort: int
    pad: str

    @property
    def wie(self) -> str:
        """By which name our key for this server is kept."""
        return f"{self.gebruiker}@{self.host}"

    @classmethod
    def lees(cls, adres: str) -> "Sftpadres":
        """Read the address. Raises OnjuistAdres."""
        try:
            delen = urlsplit(adres)
            poort = SFTP_POORT if delen.port is None else delen.port
        except ValueError:
            raise OnjuistAdres(f"Bij kanaal 'sftp' is 'adres' {VORM} of sftp://…@server:2222/map.") from None
        if delen.scheme != "sftp" or not adres.isascii() or delen.query or delen.fragment:
            raise OnjuistAdres(f"Bij kanaal 'sftp' is 'adres' {VORM}.")
        if delen.password is not None:
            raise OnjuistAdres(
                "Zet geen wachtwoord in het adres. Het hoort bij de beheerder, in de map met sftp-sleutels."
            )
        if not _GEBRUIKER.fullmatch(delen.username or ""):
            raise OnjuistAdres(f"In het adres ontbreekt de naam om mee in te loggen: {VORM}.")
        if not _HOST.fullmatch(delen.hostname or "") or not poort:
            raise OnjuistAdres(f"De naam van de server in het adres klopt niet: {VORM}.")
        if not _PAD.fullmatch(delen.path):
            raise OnjuistAdres(
                f"In het adres ontbreekt de map, of de naam ervan kan niet: {VORM}. "
                "Gebruik letters, cijfers, - en _; '..' mag niet."
            )
        pad = delen.path.rstrip("/")
        return cls(delen.username or "", delen.hostname or "", poort, pad.removeprefix("/~/"))


def is_mailadres(tekst: str) -> bool:
    """Whether this can be one address of e-mail and nothing more."""
    return _MAIL.fullmatch(tekst) is not None


def bezwaar(kanaal: str, adres: str) -> str:
    """What is wrong with this address for this channel, in a Dutch sentence; empty when it will do."""
    match kanaal:
        case Kanaal.MAP if not _MAPNAAM.fullmatch(adres):
            return "Bij kanaal 'map' is 'adres' de naam van een map: kleine letters, cijfers, - en _."
        case Kanaal.MAP if adres == DRUKWERK:
            return f"De map '{DRUKWERK}' is van de printwachtrij. Kies een andere naam."
        case Kanaal.SMTP if not is_mailadres(adres):
            return "Bij kanaal 'smtp' is 'adres' een mailadres."
        case Kanaal.PAGINA if adres:
            return "Bij kanaal 'pagina' is 'adres' leeg. Wilt u een mail met een link, kies dan 'smtp'."
        case Kanaal.SFTP:
            try:
                Sftpadres.lees(adres)
            except OnjuistAdres as fout:
                return str(fout)
    return ""
