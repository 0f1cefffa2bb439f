"""What must never be in an answer or in the log of the server, and how an answer is judged."""

import csv
import io
import logging
import re
from collections.abc import Sequence

from httpx2 import Response

from inburgering.web.uitvoer import FORMULE
from tests.conftest import ROOT
from tests.veilig.kwaad import GEREKEND

SPOREN = (
    "Traceback (most", 'File "', "site-packages", "sqlalchemy", "sqlite3.", "psycopg", "$argon2", "root:x:0",
    GEREKEND, "<script>kwaad", "<img src=x", "<svg/onload", 'href="javascript:', str(ROOT), "/tmp/pytest",
)  # fmt: skip
"""What shows how the program is made, or that a payload did its work."""
_KOPPEN = ("x-kwaad",)


def gebreken(antwoord: Response, geheim: Sequence[str]) -> list[str]:
    """What is wrong with an answer; `geheim` is what this reader may not see."""
    uit = [f"status {antwoord.status_code}"] if antwoord.status_code >= 500 else []
    uit += [f"kop {kop}" for kop in _KOPPEN if kop in antwoord.headers]
    uit += ["koekje kwaad"] * ("kwaad=" in antwoord.headers.get("set-cookie", ""))
    soort = antwoord.headers.get("content-type", "")
    if soort.startswith(("text/", "application/json", "application/problem+json", "application/schema")):
        tekst = antwoord.text
        uit += [f"er staat {spoor!r} in" for spoor in SPOREN if spoor in tekst]
        uit += [f"geheim {g[:12]!r} staat erin" for g in geheim if g in tekst]
    if soort.startswith("text/csv"):
        uit += _formules(antwoord.text)
    return uit


def _formules(tekst: str) -> list[str]:
    cellen = [cel for rij in csv.reader(io.StringIO(tekst.lstrip("\ufeff")), delimiter=";") for cel in rij]
    getal = re.compile(r"-?\d+(,\d+)?")
    return [f"formule {cel[:20]!r}" for cel in cellen if cel.startswith(FORMULE) and not getal.fullmatch(cel)]


class Logvanger(logging.Handler):
    """Keeps what the program logs, as it would be written."""

    def __init__(self) -> None:
        super().__init__()
        self.regels: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        if record.name.startswith("inburgering"):
            self.regels.append(record.getMessage())

    def gebreken(self, geheim: Sequence[str]) -> list[str]:
        """Lines that are more than one line, or hold what must stay inside."""
        uit = [f"logregel van meer regels: {r[:80]!r}" for r in self.regels if re.search(r"[\r\n]", r)]
        return uit + [f"geheim in het log: {r[:80]!r}" for r in self.regels if any(g in r for g in geheim)]
