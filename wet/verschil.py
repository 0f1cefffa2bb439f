"""Wat er verschilt: tussen twee dagen in dezelfde wet, of tussen de wet en een concept ernaast.

Vergeleken wordt wat op de ene en op de andere dag geldt. Wat daartussen kwam en weer ging, telt niet mee.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from inburgering.wet.bepalingen import Bepaling, Uitspraak
from inburgering.wet.bronnen import Bron, LokaleBron
from inburgering.wet.regelset import Regelset
from inburgering.wet.regelwoorden import Regel, is_eigen, voor_wie
from inburgering.wet.taal import datum, hoofdletter
from inburgering.wet.termijnregel import Termijnregel
from inburgering.wet.verschil_delen import delen
from inburgering.wet.waardensoort import Wetswaarde


class Wat(StrEnum):
    """Wat er met een regel gebeurde."""

    NIEUW = "nieuw"
    GEWIJZIGD = "gewijzigd"
    VERVALLEN = "vervallen"
    ONZEKER = "onzeker"


@dataclass(frozen=True)
class Wijziging:
    """Eén verschil, in zinnen: wat, voor wie, vanaf wanneer en waar het staat."""

    wat: Wat
    code: str
    naam: str
    zinnen: tuple[str, ...]
    voor: str
    vanaf: date | None
    bron: Bron | LokaleBron | Uitspraak
    opmerking: str = ""

    @property
    def kop(self) -> str:
        """De regel boven de zinnen: 'Gewijzigd: PIP vaststellen (T05a)'."""
        return f"{hoofdletter(self.wat.value)}: {self.naam} ({self.code})"

    @property
    def tekst(self) -> str:
        """Alles achter elkaar, als gewone zinnen."""
        slot = [f"Voor: {self.voor}.", f"Bron: {self.bron.met_versie}."]
        return " ".join([f"{self.kop}.", *self.zinnen, *slot])

    def als_dict(self) -> dict[str, Any]:
        """Voor programma's; dagen als 2023-01-01."""
        return {
            "wat": self.wat.value,
            "code": self.code,
            "naam": self.naam,
            "zinnen": list(self.zinnen),
            "voor": self.voor,
            "vanaf": self.vanaf.isoformat() if self.vanaf else None,
            "bron": self.bron.als_dict(),
            "opmerking": self.opmerking,
        }


class OnmogelijkVerschil(ValueError):
    """Deze twee dagen zijn niet te vergelijken; de tekst is één zin voor een mens."""


def verschil(regels: Regelset, van: date, tot: date) -> tuple[Wijziging, ...]:
    """Wat er in deze regels veranderde tussen de twee dagen, op onderwerp. Raises OnmogelijkVerschil."""
    if van > tot:
        raise OnmogelijkVerschil(f"{datum(van)} ligt na {datum(tot)}: noem de vroegste dag eerst.")
    gewijzigd = tussen(regels.in_werking(van), regels.in_werking(tot))
    onzeker = [b for b in regels.onzeker(tot) if not b.onzeker_op(van)]
    return (*gewijzigd, *(_onzeker(b) for b in onzeker))


def concept_verschil(wet: Regelset, concept: Regelset, dag: date) -> tuple[Wijziging, ...]:
    """Wat een concept op deze dag anders maakt dan de wet dan zou zijn."""
    return tussen(wet.in_werking(dag), concept.in_werking(dag), dag)


def tussen(oud: Regelset, nieuw: Regelset, concept_op: date | None = None) -> tuple[Wijziging, ...]:
    """De verschillen tussen twee sets waarin elke regel geldt. `concept_op`: de dag van een concept."""
    uit: list[Wijziging] = []
    for eerst, daarna in (
        (oud.termijnen, nieuw.termijnen),
        (oud.waarden, nieuw.waarden),
        (oud.bepalingen, nieuw.bepalingen),
    ):
        uit += _vergelijk(eerst, daarna, concept_op)
    return tuple(uit)


def _vergelijk(oud: Sequence[Regel], nieuw: Sequence[Regel], concept_op: date | None) -> Iterator[Wijziging]:
    for code in dict.fromkeys(regel.code for regel in (*oud, *nieuw)):
        eerst = [regel for regel in oud if regel.code == code]
        daarna = [regel for regel in nieuw if regel.code == code]
        over = [regel for regel in eerst if regel not in daarna]
        for regel in (regel for regel in daarna if regel not in eerst):
            vorige = _passend(regel, over)
            if vorige is None:
                yield _nieuw(regel)
                continue
            over.remove(vorige)
            if zinnen := _zinnen(vorige, regel, "Nu is dat" if concept_op else "Daarvoor was dat"):
                yield _maak(Wat.GEWIJZIGD, regel, zinnen, regel.geldig_vanaf)
        yield from (_vervallen(regel, concept_op) for regel in over)


def _passend(regel: Regel, over: Sequence[Regel]) -> Regel | None:
    """De oude versie die het meest op deze lijkt: hetzelfde geval, dezelfde naam, of anders de eerste."""

    def lijkt(ander: Regel) -> tuple[bool, bool]:
        return (_geval(ander) == _geval(regel), ander.naam == regel.naam)

    return max(over, key=lijkt, default=None)


def _geval(regel: Regel) -> str | None:
    return regel.geldt_als if isinstance(regel, Termijnregel) else None


def _zinnen(oud: Regel, nieuw: Regel, toen: str) -> tuple[str, ...]:
    vanaf = f"Vanaf {datum(nieuw.geldig_vanaf)}"
    zinnen = [f"{vanaf} {nu}. {toen} {eerder}." for nu, eerder in delen(oud, nieuw)]
    if oud.tekst != nieuw.tekst:
        zinnen.append(f"De regel is dan: {_tekst(nieuw)}")
    return tuple(zinnen)


def _nieuw(regel: Regel) -> Wijziging:
    bekend = regel.bekend_vanaf if isinstance(regel, Wetswaarde) else None
    zinnen = [_sinds(regel), _tekst(regel)]
    if bekend:
        zinnen.append(f"Wat er vóór {datum(bekend)} gold, is niet nagekeken.")
    if isinstance(regel, Termijnregel) and is_eigen(regel):
        zinnen.append("Dit is een eigen norm van de gemeente, geen wet.")
    return _maak(Wat.ONZEKER if bekend else Wat.NIEUW, regel, tuple(zinnen), regel.geldig_vanaf)


def _tekst(regel: Regel) -> str:
    return regel.zin if isinstance(regel, Wetswaarde) else regel.tekst


def _sinds(regel: Regel) -> str:
    if isinstance(regel, Bepaling) and regel.niet_voor:
        return (
            f"Geldt zeker vanaf {datum(regel.geldig_vanaf)}. Gold nog niet op {datum(regel.niet_voor)}; de "
            "precieze dag is niet bekend."
        )
    return f"Geldt vanaf {datum(regel.geldig_vanaf)}."


def _vervallen(regel: Regel, concept_op: date | None) -> Wijziging:
    if concept_op:
        zin = f"Geldt vanaf {datum(concept_op)} niet meer."
    else:
        zin = f"Gold tot en met {datum(regel.geldig_tot)}." if regel.geldig_tot else "Geldt niet meer."
    return _maak(Wat.VERVALLEN, regel, (zin, f"De regel was: {_tekst(regel)}"), concept_op)


def _onzeker(bepaling: Bepaling) -> Wijziging:
    return _maak(Wat.ONZEKER, bepaling, (_sinds(bepaling), bepaling.tekst), bepaling.geldig_vanaf)


def _maak(wat: Wat, regel: Regel, zinnen: tuple[str, ...], vanaf: date | None) -> Wijziging:
    naam = f"{regel.naam}, geval: {_geval(regel)}" if _geval(regel) else regel.naam
    return Wijziging(wat, regel.code, naam, zinnen, voor_wie(regel), vanaf, regel.bron, regel.opmerking)
