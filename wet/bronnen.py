"""De regelingen waarop het programma steunt, elk met de versie die is gelezen."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from dateutil.relativedelta import relativedelta

from inburgering.wet.taal import datum

HOUDBAAR = relativedelta(months=12)  # zo lang mag een mens een regeling niet hebben nagekeken


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
        """De vindplaats van een artikel in deze regeling."""
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

    @property
    def met_versie(self) -> str:
        """De vindplaats met de versie van de gelezen tekst, zodat te zien is of de tekst nog geldt."""
        return f"{self}, tekst van {datum(self.regeling.versie)}"

    def als_dict(self) -> dict[str, Any]:
        """Voor programma's: regeling, artikel, lid, onderdeel, versie (ISO) en url."""
        return {
            "regeling": self.regeling.naam,
            "bwb": self.regeling.bwb,
            "artikel": self.artikel,
            "lid": self.lid,
            "onderdeel": self.onderdeel,
            "versie": self.regeling.versie.isoformat(),
            "url": self.url,
        }


@dataclass(frozen=True)
class LokaleBron:
    """Een norm van de gemeente zelf: het besluit waarop zij steunt. Nooit vermengd met de wet."""

    besluit: str

    url = ""

    def __str__(self) -> str:
        return f"norm van de gemeente: {self.besluit}"

    @property
    def met_versie(self) -> str:
        """Een norm van de gemeente heeft geen wettekst: hetzelfde als de tekst zelf."""
        return str(self)

    def als_dict(self) -> dict[str, Any]:
        """Voor programma's, in dezelfde vorm als een wettelijke bron."""
        return {
            "regeling": str(self),
            "bwb": None,
            "artikel": None,
            "lid": None,
            "onderdeel": None,
            "versie": None,
            "url": "",
        }


_GELEZEN = date(2026, 11, 21)

WET = Regeling("Wet inburgering 2021", "Wi", "BWBR0044770", date(2025, 10, 21), _GELEZEN)
BESLUIT = Regeling("Besluit inburgering 2021", "Bi", "BWBR0045555", date(2026, 4, 2), _GELEZEN)
REGELING = Regeling("Regeling inburgering 2021", "Ri", "BWBR0045574", date(2026, 4, 18), _GELEZEN)
PW = Regeling("Participatiewet", "PW", "BWBR0015703", date(2026, 1, 1), _GELEZEN)
AWB = Regeling("Algemene wet bestuursrecht", "Awb", "BWBR0005537", date(2026, 1, 1), _GELEZEN)
ATW = Regeling("Algemene termijnenwet", "Atw", "BWBR0002448", date(2010, 10, 10), _GELEZEN)
HVW = Regeling("Huisvestingswet 2014", "Hvw", "BWBR0035303", date(2026, 7, 1), _GELEZEN)

REGELINGEN = (WET, BESLUIT, REGELING, PW, AWB, ATW, HVW)

# Een oude tekst wordt niet meer nagekeken: zij verandert niet.
BESLUIT_2022 = Regeling("Besluit inburgering 2021", "Bi", "BWBR0045555", date(2022, 1, 1), _GELEZEN)


def na_te_kijken(op: date) -> tuple[Regeling, ...]:
    """De regelingen die op deze dag langer dan twaalf maanden geleden zijn nagekeken."""
    return tuple(r for r in REGELINGEN if r.gelezen_op + HOUDBAAR < op)
