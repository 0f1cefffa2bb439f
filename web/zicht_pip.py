"""The PIP as its pages show it: every version that was kept or established, what lacks, what differs."""

import difflib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from inburgering.db.tijdlijn import Voorval
from inburgering.db.zoeken_traject import Inzage
from inburgering.routes.pip import PipEis, ontbreekt
from inburgering.statemachine.feiten_pip import OpstellingPip
from inburgering.web.feitentekst import regels
from inburgering.wet.begrippen import Groep
from inburgering.wet.gebeurtenissen import Gebeurtenis

Stuk = tuple[str, str]
"""A piece of text with what became of it: weg, bij or gelijk."""


@dataclass(frozen=True)
class Versie:
    """The PIP as it was kept at one moment: a concept, or established as a decision.

    `volgnr` is its number in the log and so its address; `nummer` counts concepts and decisions apart.
    """

    volgnr: int
    nummer: int
    vastgesteld: bool
    dag: date
    moment: datetime
    door: str
    gegevens: Mapping[str, Any]

    @property
    def naam(self) -> str:
        return f"Versie {self.nummer}" if self.vastgesteld else f"Concept {self.nummer}"

    @property
    def inhoud(self) -> list[tuple[str, str]]:
        return _tekst(self.gegevens)


@dataclass(frozen=True)
class Pipzicht:
    """`concept` is what was drawn up since the last decision; None when nothing was."""

    concept: Versie | None
    concepten: list[Versie]
    versies: list[Versie]
    ontbreekt: tuple[PipEis, ...]

    @property
    def alle(self) -> list[Versie]:
        """Every version and concept, newest first."""
        return sorted([*self.concepten, *self.versies], key=lambda v: v.volgnr, reverse=True)

    def vind(self, volgnr: int | None) -> Versie | None:
        """The version with this number in the log."""
        return next((v for v in self.alle if v.volgnr == volgnr), None)


@dataclass(frozen=True)
class Verschil:
    """One field that is not the same in two versions; `stukken` marks the words when both hold a text."""

    label: str
    was: str
    wordt: str
    stukken: Sequence[Stuk] = ()

    @property
    def zin(self) -> str:
        """What changed, in words."""
        if not self.was:
            return "Dit is erbij gekomen."
        return "Dit is anders geworden." if self.wordt else "Dit staat er niet meer in."


def pip(inzage: Inzage) -> Pipzicht:
    """Every version, newest first."""
    door = {rij.volgnr: rij.door for rij in inzage.zaak.rijen if rij.deel == 0}
    concepten, versies, sinds = list[Versie](), list[Versie](), list[Versie]()
    for v in inzage.zaak.voorvallen:
        if v.soort == Gebeurtenis.OPSTELLING_PIP:
            concepten.insert(0, _versie(v, len(concepten) + 1, door, v.gegevens))
            sinds.append(concepten[0])
        elif v.soort == Gebeurtenis.VASTSTELLING_PIP:
            laatste: Mapping[str, Any] = concepten[0].gegevens if concepten else {}
            versies.insert(0, _versie(v, len(versies) + 1, door, laatste))
            sinds.clear()
    concept = sinds[-1] if sinds else None
    return Pipzicht(concept, concepten, versies, mist(concept, inzage.zaak.groep) if concept else ())


def _versie(v: Voorval, nummer: int, door: Mapping[int, str], inhoud: Mapping[str, Any]) -> Versie:
    vastgesteld = v.soort == Gebeurtenis.VASTSTELLING_PIP
    return Versie(v.volgnr, nummer, vastgesteld, v.op, v.moment, door[v.volgnr], inhoud)


def mist(versie: Versie, groep: Groep) -> tuple[PipEis, ...]:
    """What a version still lacks before it can be established."""
    return () if versie.vastgesteld else ontbreekt(versie.gegevens, groep)


def vorige(zicht: Pipzicht, nieuw: Versie) -> Versie | None:
    """What a version is compared with at first: the decision before it, else the concept before it."""
    ouder = [v for v in zicht.alle if v.volgnr < nieuw.volgnr]
    return next((v for v in ouder if v.vastgesteld), ouder[0] if ouder else None)


def verschillen(oud: Versie, nieuw: Versie) -> list[Verschil]:
    """Field by field what differs, in the order of the form and in the words of the page."""
    was, wordt = dict(oud.inhoud), dict(nieuw.inhoud)
    labels = [veld.title or naam for naam, veld in OpstellingPip.model_fields.items()]
    return [
        Verschil(naam, was.get(naam, ""), wordt.get(naam, ""), _woorden(was.get(naam), wordt.get(naam)))
        for naam in labels
        if was.get(naam) != wordt.get(naam)
    ]


def _woorden(was: str | None, wordt: str | None) -> list[Stuk]:
    """Two texts as one, with the words that went and came; nothing for a short answer or a new text."""
    if not was or not wordt or min(len(was.split()), len(wordt.split())) < 4:
        return []
    oud, nieuw = was.split(), wordt.split()
    uit: list[Stuk] = []
    for soort, a, b, c, d in difflib.SequenceMatcher(None, oud, nieuw, autojunk=False).get_opcodes():
        if soort == "equal":
            uit.append(("gelijk", " ".join(oud[a:b])))
            continue
        uit += [("weg", " ".join(oud[a:b]))] if a < b else []
        uit += [("bij", " ".join(nieuw[c:d]))] if c < d else []
    return uit


def _tekst(inhoud: Mapping[str, Any]) -> list[tuple[str, str]]:
    return regels(Gebeurtenis.OPSTELLING_PIP, inhoud, {})
