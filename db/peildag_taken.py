"""The tasks at partners as they were known on a past day, from the same fold of the log as the caseload."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlmodel import Session, col, select

from inburgering.db.tabellen import Partner, Partnertaak
from inburgering.db.tijdlijn import Logrij, Voorval
from inburgering.db.zaak import OVERDRACHT
from inburgering.statemachine.machines import eindtoestanden
from inburgering.wet.gebeurtenissen import Gebeurtenis


@dataclass(frozen=True)
class Taak:
    """A task that was not finished: at which partner, of which kind, in which state; None: not yet sent."""

    partner: int
    soort: str
    toestand: str
    verzonden: date | None


@dataclass(frozen=True)
class Groep:
    """How many tasks of one kind, at one partner, stood in one state, and since when the longest was out."""

    partner: str
    taak: str
    toestand: str
    aantal: int
    langst: date | None


def open_taken(voorvallen: Iterable[Voorval], rijen: Iterable[Logrij]) -> tuple[Taak, ...]:
    """The tasks of one traject that were not finished, by number."""
    standen = {rij.nr: rij.naar for rij in rijen if rij.onderdeel == OVERDRACHT}
    opgesteld: dict[int, Mapping[str, Any]] = {}
    verzonden: dict[int, date] = {}
    for v in voorvallen:
        if v.soort == Gebeurtenis.OPSTELLING_OVERDRACHT:
            opgesteld[v.nr] = v.gegevens
        elif v.soort == Gebeurtenis.VERZENDING:
            verzonden[v.nr] = v.op
    return tuple(
        Taak(int(opgesteld[nr]["partner"]), str(opgesteld[nr]["taak"]), stand, verzonden.get(nr))
        for nr, stand in sorted(standen.items())
        if stand not in eindtoestanden(OVERDRACHT) and nr in opgesteld
    )


def groepen(session: Session, gemeente_id: int, taken: Iterable[Taak]) -> list[Groep]:
    """These tasks by partner, kind and state, under the names they have now, in alphabetical order."""
    velden: list[Any] = [Partner.id, Partner.naam, Partnertaak.soort, Partnertaak.naam]
    vraag = select(*velden).outerjoin(Partnertaak, col(Partnertaak.partner_id) == col(Partner.id))
    rijen = session.execute(vraag.where(col(Partner.gemeente_id) == gemeente_id)).all()
    partner = {nr: naam for nr, naam, _, _ in rijen}
    soort = {(nr, code): naam for nr, _, code, naam in rijen}
    aantallen, langst = Counter[tuple[str, str, str]](), dict[tuple[str, str, str], date]()
    for taak in taken:
        naam = soort.get((taak.partner, taak.soort), taak.soort)
        plek = (partner.get(taak.partner, ""), naam, taak.toestand)
        aantallen[plek] += 1
        if taak.verzonden:
            langst[plek] = min(taak.verzonden, langst.get(plek, taak.verzonden))
    return [Groep(*plek, aantal, langst.get(plek)) for plek, aantal in sorted(aantallen.items())]
