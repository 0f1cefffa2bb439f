"""The post of a walk: deliver what waits, and read a letter as the one who gets it does."""

import re
from dataclasses import dataclass
from io import BytesIO

from pypdf import PdfReader

from inburgering import klok, omgeving
from inburgering.db import meldingen
from inburgering.db.basis import Database
from inburgering.flows import bezorging


def bezorg(database: Database) -> int:
    """Deliver what waits, on the day that is set; gives how many letters left. None may fail."""
    uitslag = bezorging.bezorg(database, omgeving.lees(), klok.nu)
    assert (uitslag.mislukt, uitslag.later) == (0, 0)
    return uitslag.verzonden


def laat_bewaken(database: Database) -> None:
    """Walk the ladder for the day that is set, as the flow `bewaak` does."""
    while meldingen.verwerk(database, klok.vandaag(), klok.nu()):
        pass


@dataclass
class Brief:
    """A letter as it lies on the table: its words, and where its links lead."""

    tekst: str
    links: list[str]

    @classmethod
    def lees(cls, inhoud: bytes) -> "Brief":
        """Read a PDF."""
        assert inhoud.startswith(b"%PDF-")
        bladen = PdfReader(BytesIO(inhoud)).pages
        tekst = " ".join(blad.extract_text() for blad in bladen)
        noten = [noot.get_object() for blad in bladen for noot in blad.get("/Annots") or []]
        links = [str(noot["/A"]["/URI"]) for noot in noten if "/A" in noot and "/URI" in noot["/A"]]
        return cls(re.sub(r"\s+", " ", tekst), links)
