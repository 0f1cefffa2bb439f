"""De regelingen waarop het programma steunt, elk met de versie die is gelezen."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Regeling:
    """Een wet, besluit of regeling op wetten.overheid.nl.

    `versie` is de dag waarop de gelezen tekst inging; `gelezen_op` de dag waarop een mens haar nakeek.
    """

    naam: str
    kort: str
    bwb: str
    versie: date
    gelezen_op: date

    def art(self, artikel: str, lid: int | None = None, onderdeel: str | None = None) -> "Bron":
        return Bron(self, artikel, lid, onderdeel)


@dataclass(frozen=True)
class Bron:
    """Eén vindplaats: regeling, artikel, lid en onderdeel. Als tekst leesbaar voor een inwoner."""

    regeling: Regeling
    artikel: str
    lid: int | None = None
    onderdeel: str | None = None

    def __str__(self) -> str:
        lid = f", lid {self.lid}" if self.lid else ""
        onderdeel = f", onderdeel {self.onderdeel}" if self.onderdeel else ""
        return f"artikel {self.artikel}{lid}{onderdeel}, {self.regeling.naam}"

    @property
    def url(self) -> str:
        """Diepe link naar het artikel in de gelezen versie."""
        r = self.regeling
        return f"https://wetten.overheid.nl/{r.bwb}/{r.versie}#Artikel{self.artikel}"


@dataclass(frozen=True)
class LokaleBron:
    """Een norm van de gemeente zelf: het besluit waarop zij steunt. Nooit vermengd met de wet."""

    besluit: str

    url = ""

    def __str__(self) -> str:
        return f"norm van de gemeente: {self.besluit}"


_GELEZEN = date(2026, 11, 21)

WET = Regeling("Wet inburgering 2021", "Wi", "BWBR0044770", date(2025, 10, 21), _GELEZEN)
BESLUIT = Regeling("Besluit inburgering 2021", "Bi", "BWBR0045555", date(2026, 4, 2), _GELEZEN)
REGELING = Regeling("Regeling inburgering 2021", "Ri", "BWBR0045574", date(2026, 4, 18), _GELEZEN)
PW = Regeling("Participatiewet", "PW", "BWBR0015703", date(2026, 1, 1), _GELEZEN)
AWB = Regeling("Algemene wet bestuursrecht", "Awb", "BWBR0005537", date(2026, 1, 1), _GELEZEN)
ATW = Regeling("Algemene termijnenwet", "Atw", "BWBR0002448", date(2010, 10, 10), _GELEZEN)

REGELINGEN = (WET, BESLUIT, REGELING, PW, AWB, ATW)
