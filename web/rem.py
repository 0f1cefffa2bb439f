"""A brake on guessing: so many failures per hour from one address, and then nothing any more for a while."""

from collections import OrderedDict, deque
from datetime import datetime, timedelta

VENSTER = timedelta(hours=1)
MISSERS = 10
ADRESSEN = 10_000  # more than these are not remembered; the oldest goes first


class Rem:
    """Counts failures per address over the last hour, in memory."""

    def __init__(self) -> None:
        self._missers: OrderedDict[str, deque[datetime]] = OrderedDict()

    def vast(self, adres: str, nu: datetime) -> bool:
        """Whether this address failed too often in the past hour."""
        lijst = self._missers.get(adres)
        while lijst and nu - lijst[0] > VENSTER:
            lijst.popleft()
        return lijst is not None and len(lijst) >= MISSERS

    def mis(self, adres: str, nu: datetime) -> None:
        """One more failure."""
        self._missers.setdefault(adres, deque(maxlen=MISSERS)).append(nu)
        self._missers.move_to_end(adres)
        while len(self._missers) > ADRESSEN:
            self._missers.popitem(last=False)
