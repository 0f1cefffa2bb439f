"""Which addresses a notification may be sent to. Pure: who resolves a name and calls it asks here.

https to a public address; a private network only when a setting names it; http only at this machine, in a
demo.
"""

import ipaddress
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit

Adres = ipaddress.IPv4Address | ipaddress.IPv6Address
Net = ipaddress.IPv4Network | ipaddress.IPv6Network
LANGST = 500
DEZE_MACHINE = frozenset({"localhost", "127.0.0.1", "::1"})


@dataclass(frozen=True)
class Regels:
    """What may be called in this installation."""

    demo: bool
    intern: tuple[Net, ...] = ()

    @classmethod
    def van(cls, netten: str, *, demo: bool) -> "Regels":
        """By the text of the setting: networks with commas between. Raises ValueError."""
        woorden = (woord.strip() for woord in netten.split(","))
        return cls(demo, tuple(ipaddress.ip_network(woord) for woord in woorden if woord))

    def mag(self, adressen: Iterable[str]) -> bool:
        """Whether every address behind a name may be called; none is no."""
        gelezen = [_gewoon(adres) for adres in adressen]
        return bool(gelezen) and all(self._mag(adres) for adres in gelezen)

    def _mag(self, adres: Adres) -> bool:
        if any(adres in net for net in self.intern) or (self.demo and adres.is_loopback):
            return True
        return adres.is_global and not adres.is_multicast and not adres.is_reserved

    def bezwaar(self, url: str) -> str | None:
        """What is wrong with the address of a subscription, in Dutch; None when it can be used."""
        try:
            delen = urlsplit(url)
            poort = delen.port
        except ValueError:
            return "Dit is geen adres van een website."
        if not delen.hostname or poort == 0 or len(url) > LANGST or any(t.isspace() for t in url):
            return "Dit is geen adres van een website."
        if delen.username or delen.password or delen.fragment:
            return "Zet geen naam, wachtwoord of # in het adres."
        hier = self.demo and delen.hostname in DEZE_MACHINE
        if delen.scheme != "https" and not (hier and delen.scheme == "http"):
            return "Het adres moet met https:// beginnen."
        return None


def _gewoon(adres: str) -> Adres:
    """The address itself, without a zone, and out of an IPv6 form that wraps an IPv4 one."""
    gelezen = ipaddress.ip_address(adres.partition("%")[0])
    if isinstance(gelezen, ipaddress.IPv6Address):
        return gelezen.ipv4_mapped or gelezen.sixtofour or gelezen
    return gelezen
