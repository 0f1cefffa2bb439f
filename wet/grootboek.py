"""Het grootboek van een termijn: wat haar verlengde of opschortte, waarom, hoeveel dagen en wie besliste.

Een regel zegt met `Boeking` welk feit een post geeft. De post bewaart de laatste dag ervoor en erna, zodat
niets stil wordt overschreven.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from inburgering.wet.begrippen import Wie
from inburgering.wet.bronnen import Bron
from inburgering.wet.duur import Duur
from inburgering.wet.gebeurtenissen import Gebeurtenis


class Hoe(StrEnum):
    """Wat een feit met een lopende termijn doet."""

    TOT_DAG = "tot_dag"  # een nieuwe laatste dag, die iemand vaststelde
    TIJDVAK = "tijdvak"  # verlengd met een tijdvak van eerste tot en met laatste dag
    VOLGENS_DUO = "volgens_duo"  # begin en einde zoals DUO ze kent
    OPSCHORTING = "opschorting"  # stilgezet tot iets is hersteld
    LANGER = "langer"  # de wet geeft in dit geval een langere termijn
    VERDAGING = "verdaging"  # uitgesteld, met ten hoogste een duur


class Postsoort(StrEnum):
    """Onder welk woord een post op het scherm staat."""

    VERLENGING = "verlenging"
    OPSCHORTING = "opschorting"
    VERDAGING = "verdaging"
    VOLGENS_DUO = "volgens_duo"


@dataclass(frozen=True, kw_only=True)
class Boeking:
    """Welk feit een post geeft, hoe, op welke grond en wie daarover beslist.

    veld        de nieuwe laatste dag (TOT_DAG), de dag die voor herstel is gesteld (OPSCHORTING), of het
                aantal weken (VERDAGING)
    tot         het feit waarmee een opschorting eindigt
    duur        hoeveel langer (LANGER), of hoogstens (TIJDVAK, VERDAGING)
    mits        (veld, waarde): alleen als dit erbij staat
    reden       in woorden; bij een verlenging van DUO gaat de grond van het besluit voor
    schuift_niet  na deze post staat niet vast of weekend en feestdag nog verlengen
    """

    feit: Gebeurtenis
    hoe: Hoe
    bron: Bron
    wie: Wie
    reden: str
    veld: str = ""
    tot: Gebeurtenis | None = None
    duur: Duur | None = None
    mits: tuple[str, Any] | None = None
    schuift_niet: bool = False


@dataclass(frozen=True, kw_only=True)
class Post:
    """Eén regel van het grootboek.

    van, tot    het tijdvak dat telde (None als er geen tijdvak is)
    dagen       hoeveel kalenderdagen de laatste dag opschoof; negatief is naar voren
    oud, nieuw  de laatste dag ervoor en erna, zonder weekend en feestdagen
    volgnr      het feit in het logboek
    """

    soort: Postsoort
    gebeurtenis: Gebeurtenis
    op: date
    volgnr: int
    reden: str
    bron: Bron
    wie: Wie
    oud: date | None
    nieuw: date | None
    tekst: str
    van: date | None = None
    tot: date | None = None

    @property
    def dagen(self) -> int:
        """Met hoeveel kalenderdagen de laatste dag verschoof."""
        return (self.nieuw - self.oud).days if self.oud and self.nieuw else 0

    def als_dict(self) -> dict[str, Any]:
        """Voor programma's: alles wat er staat, dagen als 2026-10-16."""
        return {
            "soort": self.soort.value,
            "gebeurtenis": self.gebeurtenis.value,
            "op": self.op.isoformat(),
            "volgnr": self.volgnr,
            "reden": self.reden,
            "bron": self.bron.als_dict(),
            "wie": self.wie.value,
            "van": _iso(self.van),
            "tot": _iso(self.tot),
            "dagen": self.dagen,
            "oud": _iso(self.oud),
            "nieuw": _iso(self.nieuw),
            "tekst": self.tekst,
        }


def _iso(dag: date | None) -> str | None:
    return dag.isoformat() if dag else None
