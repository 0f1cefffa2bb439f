"""What the launcher shows in the terminal."""

import contextlib
import shutil
import sys
from typing import TextIO


def zeg(*woorden: object, file: TextIO | None = None) -> None:
    """Say it, if anyone still listens: a terminal that went away must not keep us from stopping in order."""
    with contextlib.suppress(OSError):
        print(*woorden, file=file, flush=True)


class Balk:
    """A line in the terminal that shows how many people there are; silent when it is not a terminal."""

    def __init__(self) -> None:
        self.zichtbaar, self.getoond = sys.stderr.isatty(), 0

    def toon(self, klaar: int, totaal: int) -> None:
        if klaar == self.getoond:
            return
        self.getoond = klaar
        if self.zichtbaar and klaar < totaal:
            breed = min(40, max(10, shutil.get_terminal_size().columns - 40))
            vol = breed * klaar // totaal
            sys.stderr.write(f"\r  {'█' * vol}{'░' * (breed - vol)} {klaar} van {totaal} mensen ")
            sys.stderr.flush()
        else:
            self.wis()

    def wis(self) -> None:
        if self.zichtbaar:
            sys.stderr.write("\r\033[K")
            sys.stderr.flush()
