"""How often a program may ask: a moving window per credential, and a small one for wrong secrets per address.

Counted in the memory of this process: with more web processes each counts for itself.
"""

from limits import RateLimitItem, parse
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

PER_SLEUTEL = parse("300/minute")
MISLUKT = parse("20/hour")


class Maat:
    """The counters of one application."""

    def __init__(self) -> None:
        self._teller = MovingWindowRateLimiter(MemoryStorage())

    def mag(self, soort: RateLimitItem, wie: str) -> bool:
        """Count one more; False when there were too many."""
        return self._teller.hit(soort, wie)

    def over(self, soort: RateLimitItem, wie: str) -> int:
        """How many are left."""
        return self._teller.get_window_stats(soort, wie).remaining

    def wacht(self, soort: RateLimitItem) -> str:
        """For `Retry-After`: after so many seconds at the latest there is room again."""
        return str(soort.get_expiry())
