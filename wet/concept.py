"""Een concept: een bestand dat zegt wat er anders wordt, gelezen als een regelset naast de wet.

Het bestand is TOML; `docs/concept-voorbeeld.toml` legt het uit. De wet zelf verandert er niet door: van elke
regel die anders wordt, blijft de oude tekst gelden tot de dag vóór `geldig_vanaf`. Een zaak houdt dus ook
onder een concept de regels die bij haar eigen dagen horen.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any, TypeVar

from inburgering.wet.bepalingen import Bepaling
from inburgering.wet.bronnen import Bron
from inburgering.wet.concept_fouten import Fouten, OngeldigConcept
from inburgering.wet.concept_lezen import Ingreep, lees_ingrepen, lees_kop
from inburgering.wet.regelset import VIGEREND, Regelset, ongelijk
from inburgering.wet.termijnregel import Termijnregel
from inburgering.wet.tomllezer import GeenToml, lees_toml
from inburgering.wet.waardensoort import Wetswaarde

__all__ = ["Concept", "Conceptbron", "OngeldigConcept", "lees_concept", "maak_concept"]

R = TypeVar("R", Termijnregel, Wetswaarde, Bepaling)


@dataclass(frozen=True)
class Conceptbron(Bron):
    """Een artikel zoals het zou luiden als het concept doorgaat. De link is die naar de tekst van nu."""

    concept: str = ""

    def __str__(self) -> str:
        return f"{super().__str__()}, volgens het concept '{self.concept}'"

    @property
    def met_versie(self) -> str:
        """Een concept heeft nog geen gelezen tekst: hetzelfde als de tekst zelf."""
        return str(self)

    def als_dict(self) -> dict[str, Any]:
        """Voor programma's: als een gewone bron, met het concept erbij."""
        return super().als_dict() | {"concept": self.concept}


@dataclass(frozen=True)
class Concept:
    """Een gelezen concept: wat het is, vanaf wanneer, en de regels die dan zouden gelden."""

    naam: str
    bron: str
    geldig_vanaf: date
    regels: Regelset

    def als_dict(self) -> dict[str, Any]:
        """Voor programma's: naam, bron, dag en de versie van de regels."""
        return {
            "naam": self.naam,
            "bron": self.bron,
            "geldig_vanaf": self.geldig_vanaf.isoformat(),
            "versie": self.regels.versie,
        }


def lees_concept(bestand: Path, wet: Regelset = VIGEREND) -> Concept:
    """Het concept in dit bestand, naast deze wet. Raises OngeldigConcept met een zin per fout."""
    try:
        inhoud = lees_toml(bestand.read_bytes())
    except OSError:
        raise OngeldigConcept(bestand.name, ["Dit bestand is er niet of is niet te lezen."]) from None
    except GeenToml as fout:
        raise OngeldigConcept(bestand.name, [str(fout)]) from None
    return maak_concept(inhoud, bestand.name, wet)


def maak_concept(inhoud: Mapping[str, Any], bestand: str = "concept", wet: Regelset = VIGEREND) -> Concept:
    """Het concept met deze inhoud. Raises OngeldigConcept met een zin per fout, elk met de plek."""
    fouten = Fouten()
    kop = lees_kop(inhoud, fouten)
    ingrepen = lees_ingrepen(inhoud, wet, kop.geldig_vanaf, fouten)
    fouten.gooi(bestand)
    regels = _toegepast(wet, kop.naam, kop.geldig_vanaf, ingrepen)
    for waarde, termijn in ongelijk(regels, kop.geldig_vanaf):
        fouten.meld(
            "het bestand",
            f"de waarde {waarde} en de termijn {termijn} zijn dezelfde lengte; verander ze allebei en gelijk",
        )
    fouten.gooi(bestand)
    return Concept(kop.naam, kop.bron, kop.geldig_vanaf, regels)


def _toegepast(wet: Regelset, naam: str, vanaf: date, ingrepen: Sequence[Ingreep]) -> Regelset:
    def bij(regels: Iterable[R]) -> tuple[R, ...]:
        return tuple(deel for regel in regels for deel in _gesplitst(regel, ingrepen, naam, vanaf))

    return Regelset(naam, bij(wet.termijnen), bij(wet.waarden), bij(wet.bepalingen))


def _gesplitst(regel: R, ingrepen: Sequence[Ingreep], naam: str, vanaf: date) -> Iterator[R]:
    """De regel zelf, of wat er van haar overblijft: tot de dag ervoor de oude, daarna de nieuwe."""
    ingreep = next((i for i in ingrepen if i.raakt(regel, vanaf)), None)
    if ingreep is None:
        yield regel
        return
    was_er = regel.geldig_vanaf < vanaf
    if was_er:
        yield replace(regel, geldig_tot=vanaf - timedelta(days=1))
    if not ingreep.vervalt:
        velden = dict(ingreep.velden)
        if was_er and isinstance(regel, Termijnregel):
            velden["onmiddellijk"] = False  # de oude tekst gaf voor eerdere dagen al iets
        dag = max(vanaf, regel.geldig_vanaf)
        yield replace(regel, geldig_vanaf=dag, bron=_conceptbron(regel, naam), **velden)


def _conceptbron(regel: Termijnregel | Wetswaarde | Bepaling, naam: str) -> Any:
    bron = regel.bron
    if not isinstance(bron, Bron):
        return bron
    return Conceptbron(bron.regeling, bron.artikel, bron.lid, bron.onderdeel, naam)
