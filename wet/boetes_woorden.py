"""De woorden van een boete van het college: soort, gedrag, verwijt, en bedragen in eurocenten."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, Self

from dateutil.relativedelta import relativedelta

from inburgering.wet.waarden import INGANG

NIEUWE_TERMIJNEN = (6, 12, 18, 24)
"""De lengten in maanden van een nieuwe termijn na een boete van DUO (Regeling inburgering 2021 art. 7.4)."""

_GETAL = re.compile(r"(\d{1,3}(?:\.\d{3})+|\d{1,7})(?:,(\d{1,2}|-))?|(\d{1,7})\.(\d{2})")


class Boetesoort(StrEnum):
    """De twee boetes van het college (Wet inburgering 2021 art. 22 en 23)."""

    BREDE_INTAKE = "brede_intake"
    MEDEWERKING = "medewerking"

    @property
    def naam(self) -> str:
        """Waarvoor de boete is, voor mensen."""
        return _SOORTNAAM[self]


class Gedrag(StrEnum):
    """Wat iemand naliet (Wet inburgering 2021 art. 23)."""

    BEGELEIDING = "begeleiding"
    INTENSITEIT_PVT = "intensiteit_pvt"
    INTENSITEIT_MAP = "intensiteit_map"
    INTENSITEIT_LEERROUTE = "intensiteit_leerroute"

    @property
    def naam(self) -> str:
        """Het gedrag, voor mensen."""
        return _GEDRAGNAAM[self]


class Verwijtbaarheid(StrEnum):
    """Hoeveel verwijt er is (Besluit inburgering 2021 art. 7.1 lid 4)."""

    OPZET = "opzet"
    GROVE_SCHULD = "grove_schuld"
    GEEN_VAN_BEIDE = "geen_van_beide"
    VERMINDERD = "verminderd"

    @property
    def naam(self) -> str:
        """De mate van verwijt, voor mensen."""
        return _VERWIJTNAAM[self]


@dataclass(frozen=True)
class EerdereBoete:
    """Een boete die het college eerder oplegde en die niet is vervallen; het bedrag in eurocenten.

    `tijdens_termijn` zegt of zij meetelt voor het hoogste totaal van de termijn die nu loopt.
    """

    constatering: date
    bedrag_cent: int
    onherroepelijk_op: date | None = None
    tijdens_termijn: bool = True
    soort: Boetesoort = Boetesoort.MEDEWERKING
    opgelegd_op: date | None = None
    gedrag: Gedrag | None = None

    @classmethod
    def van_dict(cls, d: Mapping[str, Any]) -> Self:
        """Uit de vorm waarin een voorwaarde haar ziet. Raises KeyError of ValueError."""
        gedrag = d.get("gedrag")
        return cls(
            constatering=date.fromisoformat(d["constatering"]),
            bedrag_cent=int(d["bedrag_cent"]),
            onherroepelijk_op=_dag(d.get("onherroepelijk_op")),
            tijdens_termijn=bool(d.get("tijdens_termijn", True)),
            soort=Boetesoort(d.get("soort", Boetesoort.MEDEWERKING)),
            opgelegd_op=_dag(d.get("opgelegd_op")),
            gedrag=Gedrag(gedrag) if gedrag else None,
        )

    def als_dict(self) -> dict[str, Any]:
        """JSON-veilig: dagen als 2026-11-21."""
        return {
            "soort": self.soort.value,
            "gedrag": self.gedrag.value if self.gedrag else None,
            "constatering": self.constatering.isoformat(),
            "bedrag_cent": self.bedrag_cent,
            "opgelegd_op": _iso(self.opgelegd_op),
            "onherroepelijk_op": _iso(self.onherroepelijk_op),
            "tijdens_termijn": self.tijdens_termijn,
        }


@dataclass(frozen=True)
class Boetetermijn:
    """De termijn waarover boetes worden opgeteld: de inburgeringstermijn, of na een boete van DUO een nieuwe.

    `nieuw_maanden` is de lengte van de nieuwe termijn; None is de inburgeringstermijn, ook als die verlengd
    is.
    """

    nieuw_maanden: int | None = None

    @classmethod
    def nieuw(cls, vanaf: date, einde: date) -> Self:
        """De nieuwe termijn tussen deze dagen: de kortste van 6, 12, 18 en 24 maanden waar zij in past."""
        past = (m for m in NIEUWE_TERMIJNEN if einde <= vanaf + relativedelta(months=m))
        return cls(next(past, NIEUWE_TERMIJNEN[-1]))

    @property
    def waarde(self) -> str:
        """De code van het hoogste totaal in deze termijn (Besluit inburgering 2021 art. 7.1 lid 5)."""
        if self.nieuw_maanden is None:
            return "boete_samen_hoogste"
        korter = [m for m in NIEUWE_TERMIJNEN if m <= self.nieuw_maanden]
        return f"boete_samen_nieuwe_termijn_{max(korter, default=NIEUWE_TERMIJNEN[0])}"


def gelding(dag: date) -> date:
    """De dag waarvan de bedragen gelden: die van de constatering, en nooit van voor de wet."""
    return max(dag, INGANG)


def euro(cent: int) -> str:
    """Een bedrag voor mensen: '€ 12,50', en zonder centen als die er niet zijn: '€ 2.400'."""
    heel = f"{cent // 100:,}".replace(",", ".")
    return f"€ {heel},{cent % 100:02}" if cent % 100 else f"€ {heel}"


def bedrag(cent: int) -> str:
    """Een bedrag zoals het in het logboek staat, zonder teken en met centen: '12,50'."""
    return f"{cent // 100},{cent % 100:02}"


def lees_euro(tekst: str) -> int:
    """Eurocenten uit wat iemand typt: 25, 12,50, € 1.200 of 12.50. Raises ValueError."""
    gevonden = _GETAL.fullmatch(tekst.replace("€", "").strip())
    if gevonden is None:
        raise ValueError(tekst)
    heel = (gevonden[1] or gevonden[3]).replace(".", "")
    centen = (gevonden[2] or gevonden[4] or "0").replace("-", "0")
    return int(heel) * 100 + int(centen.ljust(2, "0"))


def _dag(waarde: str | None) -> date | None:
    return date.fromisoformat(waarde) if waarde else None


def _iso(dag: date | None) -> str | None:
    return dag.isoformat() if dag else None


_SOORTNAAM = {
    Boetesoort.BREDE_INTAKE: "niet meewerken aan de brede intake (artikel 22)",
    Boetesoort.MEDEWERKING: "niet meewerken aan het PIP (artikel 23)",
}
_GEDRAGNAAM = {
    Gedrag.BEGELEIDING: "werkt niet mee aan ondersteuning en begeleiding",
    Gedrag.INTENSITEIT_PVT: "haalt de uren van het participatieverklaringstraject niet",
    Gedrag.INTENSITEIT_MAP: "haalt de uren van de Module Arbeidsmarkt en Participatie niet",
    Gedrag.INTENSITEIT_LEERROUTE: "haalt de uren van de leerroute niet",
}
_VERWIJTNAAM = {
    Verwijtbaarheid.OPZET: "opzet",
    Verwijtbaarheid.GROVE_SCHULD: "grove schuld",
    Verwijtbaarheid.GEEN_VAN_BEIDE: "gewoon verwijt (geen opzet, geen grove schuld)",
    Verwijtbaarheid.VERMINDERD: "verminderde verwijtbaarheid",
}
