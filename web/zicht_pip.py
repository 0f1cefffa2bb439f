"""The PIP as its page shows it: the concept, what still lacks, and every version that was established."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from inburgering.db.zoeken_traject import Inzage
from inburgering.routes.pip import PipEis, ontbreekt
from inburgering.web.feitentekst import regels
from inburgering.wet.gebeurtenissen import Gebeurtenis


@dataclass(frozen=True)
class Versie:
    """One established PIP: its number, its dagtekening and what stood in it."""

    nummer: int
    dagtekening: date
    inhoud: list[tuple[str, str]]


@dataclass(frozen=True)
class Pipzicht:
    """`concept` is what was drawn up since the last version; empty when nothing changed."""

    concept: list[tuple[str, str]]
    versies: list[Versie]
    ontbreekt: tuple[PipEis, ...]


def pip(inzage: Inzage) -> Pipzicht:
    """The content with its versions, newest first."""
    concept: Mapping[str, Any] = {}
    open_concept, versies = False, list[Versie]()
    for v in inzage.zaak.voorvallen:
        if v.soort == Gebeurtenis.OPSTELLING_PIP:
            concept, open_concept = v.gegevens, True
        elif v.soort == Gebeurtenis.VASTSTELLING_PIP:
            versies.insert(0, Versie(len(versies) + 1, v.op, _tekst(concept)))
            open_concept = False
    mist = ontbreekt(concept, inzage.zaak.groep) if open_concept else ()
    return Pipzicht(_tekst(concept) if open_concept else [], versies, mist)


def _tekst(inhoud: Mapping[str, Any]) -> list[tuple[str, str]]:
    return regels(Gebeurtenis.OPSTELLING_PIP, inhoud, {})
