"""Getuigen: feiten waarbij een voorwaarde ja zegt, of nee, en waarbij een pijl aan de beurt is.

Vindt het bewijs voor een voorwaarde geen getuige, dan is zij altijd waar of nooit: een fout. Vindt het voor
een pijl geen getuige, dan staat zij verscholen achter een eerdere pijl of kan zij nooit.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from inburgering.statemachine.basis import Machine
from inburgering.statemachine.bewijs_feiten import VANDAAG, Sjabloon, invullen, past, ruimer
from inburgering.statemachine.bewijs_gissing import Gissing, zoek
from inburgering.statemachine.bewijs_kandidaten import Kandidaten
from inburgering.statemachine.bewijs_stelsel import (
    Overgang,
    Stelsel,
    geldt,
    overgangen,
    vanuit,
    voorwaarden,
    vraag,
)
from inburgering.statemachine.feiten import Feiten
from inburgering.wet.gebeurtenissen import Gebeurtenis


@dataclass(frozen=True)
class Getuigenis:
    """Wat er voor één machine is gevonden.

    ja, nee    de voorwaarden waarvoor dat antwoord is gevonden
    feiten     per pijl feiten van de gebeurtenis waarmee zij aan de beurt is
    vooraf     per gebeurtenis feiten waarmee een latere pijl aan de beurt kan komen
    """

    ja: frozenset[str]
    nee: frozenset[str]
    feiten: Mapping[Overgang, Sjabloon] = field(default_factory=dict)
    vooraf: Mapping[str, tuple[Sjabloon, ...]] = field(default_factory=dict)

    def eenzijdig(self, klasse: type[Machine]) -> Iterator[tuple[str, str]]:
        """De voorwaarden die altijd of nooit gelden, met wat er ontbreekt."""
        for naam in voorwaarden(klasse):
            for antwoord, gevonden in (("ja", self.ja), ("nee", self.nee)):
                if naam not in gevonden:
                    yield naam, antwoord


def verhoor(stelsel: Stelsel, soort: str) -> Getuigenis:
    """Zoek getuigen voor elke voorwaarde en elke pijl van deze machine."""
    klasse = stelsel.machines[soort]
    gevonden = {
        pijl: getuige
        for pijl in overgangen(klasse)
        if pijl.gebeurtenis in stelsel.feiten
        and (getuige := _zoek(stelsel, pijl, _aan_de_beurt(klasse, pijl))) is not None
    }
    return Getuigenis(
        ja=frozenset(_met_antwoord(stelsel, klasse, antwoord=True)),
        nee=frozenset(_met_antwoord(stelsel, klasse, antwoord=False)),
        feiten={pijl: getuige.feiten for pijl, getuige in gevonden.items()},
        vooraf=_vooraf(stelsel, gevonden.values()),
    )


@dataclass(frozen=True)
class Getuige:
    """De feiten van de gebeurtenis zelf, en wat er in hetzelfde onderdeel eerder was vastgelegd."""

    feiten: Sjabloon
    voorheen: Mapping[str, Sjabloon]


def _vooraf(stelsel: Stelsel, getuigen: Iterable[Getuige]) -> Mapping[str, tuple[Sjabloon, ...]]:
    """Wat er eerder moest zijn vastgelegd, als feiten van die eerdere gebeurtenis."""
    uit: dict[str, list[Sjabloon]] = {}
    for getuige in getuigen:
        for gebeurtenis, ingevuld in getuige.voorheen.items():
            soort = Gebeurtenis(gebeurtenis)
            model = stelsel.feiten[soort]
            for gewoon in ruimer(soort, model):
                sjabloon = _zonder_leeg({**gewoon, **{n: w for n, w in ingevuld.items() if n != "op"}})
                if sjabloon != gewoon and past(model, sjabloon):
                    if sjabloon not in uit.setdefault(gebeurtenis, []):
                        uit[gebeurtenis].append(sjabloon)
                    break
    return {gebeurtenis: tuple(sjablonen) for gebeurtenis, sjablonen in uit.items()}


def _zonder_leeg(sjabloon: Sjabloon) -> dict[str, Any]:
    return {veld: waarde for veld, waarde in sjabloon.items() if waarde is not None}


def _met_antwoord(stelsel: Stelsel, klasse: type[Machine], *, antwoord: bool) -> Iterator[str]:
    """De voorwaarden die bij een van hun pijlen dit antwoord kunnen geven."""
    for naam in voorwaarden(klasse):
        pijlen = [p for p in overgangen(klasse) if naam in dict(p.eisen) and p.gebeurtenis in stelsel.feiten]
        eerste = {p.gebeurtenis: p for p in reversed(pijlen)}
        if any(_zoek(stelsel, p, _zegt(klasse, naam, antwoord)) is not None for p in eerste.values()):
            yield naam


Proef = Callable[[Overgang, Mapping[str, Any]], bool]


def _zegt(klasse: type[Machine], naam: str, antwoord: bool) -> Proef:  # noqa: FBT001
    return lambda pijl, feiten: bool(getattr(vraag(klasse, pijl.van, feiten), naam)()) is antwoord


def _aan_de_beurt(klasse: type[Machine], pijl: Overgang) -> Proef:
    """Of deze pijl gekozen wordt: zij geldt, en geen van de pijlen die eerder aan de beurt zijn."""
    eerder = [p for p in vanuit(klasse)[pijl.van, pijl.gebeurtenis] if p.plek < pijl.plek]

    def proef(_: Overgang, feiten: Mapping[str, Any]) -> bool:
        machine = vraag(klasse, pijl.van, feiten)
        return geldt(machine, pijl) and not any(geldt(machine, ander) for ander in eerder)

    return proef


def _zoek(stelsel: Stelsel, pijl: Overgang, proef: Proef) -> Getuige | None:
    """Feiten van de gebeurtenis waarbij de proef slaagt, en die iemand ook zo kan vastleggen."""
    gebeurtenis = Gebeurtenis(pijl.gebeurtenis)
    model = stelsel.feiten[gebeurtenis]
    for gewoon in ruimer(gebeurtenis, model):
        poging = partial(_poging, pijl=pijl, proef=proef, model=model, gewoon=gewoon)
        gevonden = zoek(Kandidaten(stelsel, model).boom(), poging)
        if gevonden is not None:
            return gevonden
    return None


def _poging(
    gissing: Gissing, pijl: Overgang, proef: Proef, model: type[Feiten], gewoon: Sjabloon
) -> Getuige | None:
    """De feiten van deze gissing, als de proef daarmee slaagt, ook zoals zij worden bewaard."""
    try:
        geslaagd = proef(pijl, gissing)
    except ValueError:
        geslaagd = None  # met feiten die zo niet bestaan; met echte feiten hieronder mag dat niet
    if geslaagd is False:
        return None
    sjabloon = _zonder_leeg({**gewoon, **gissing.boom.ingevuld("gegevens")})
    if not past(model, sjabloon):
        return None
    bewaard = model.model_validate(invullen(sjabloon, VANDAAG)).model_dump(mode="json")
    return Getuige(sjabloon, gissing.boom.onder("voorheen")) if proef(pijl, Met(gissing, bewaard)) else None


class Met(Mapping[str, Any]):
    """Een gissing met de feiten van de gebeurtenis zoals zij worden bewaard."""

    def __init__(self, gissing: Gissing, gegevens: Mapping[str, Any]) -> None:
        self.gissing, self.gegevens = gissing, gegevens

    def __getitem__(self, naam: str) -> Any:
        return self.gegevens if naam == "gegevens" else self.gissing[naam]

    def __iter__(self) -> Iterator[str]:
        return iter(self.gissing)

    def __len__(self) -> int:
        return len(self.gissing)
