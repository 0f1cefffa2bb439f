"""One made-up case from start to end: who it is, and everything that happened until today. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any

from inburgering.invoer.genereer_einde import Einde, met_einde
from inburgering.invoer.genereer_intake import intake
from inburgering.invoer.genereer_parameters import Parameters
from inburgering.invoer.genereer_personen import mens
from inburgering.invoer.genereer_route import hulp, na_verhuizing, op_route
from inburgering.invoer.genereer_stappen import Opzet, Stap, Taak
from inburgering.invoer.genereer_wachttijd import wachttijd
from inburgering.wet.begrippen import Groep
from inburgering.wet.gebeurtenissen import Gebeurtenis
from inburgering.wet.kalender import werkdag_op_of_na

MAAND = 30.44
BRIEVEN = frozenset(
    {
        Gebeurtenis.OPROEP_BREDE_INTAKE,
        Gebeurtenis.HERHAALDE_OPROEP,
        Gebeurtenis.DERDE_OPROEP,
        Gebeurtenis.VASTSTELLING_PIP,
        Gebeurtenis.OPSTELLING_OVERDRACHT,
        Gebeurtenis.HERINNERING,
    }
)


@dataclass(frozen=True)
class Opening:
    """How a case begins: the gebeurtenis, its day and its facts."""

    op: date
    gebeurtenis: Gebeurtenis
    feiten: Mapping[str, Any]


@dataclass(frozen=True)
class Geval:
    """A case: what was fixed, the consulent's place in the list, and the steps in order of recording."""

    nummer: int
    opzet: Opzet
    opening: Opening
    consulent: int
    stappen: Sequence[Stap]


def geval(
    nummer: int,
    zaad: int,
    bsn: str,
    vandaag: date,
    p: Parameters,
    taken: Mapping[str, Taak],
    consulenten: int,
) -> Geval:
    """Draw case `nummer`. The same seed and day give the same case, however many are drawn beside it."""
    toeval = Random(f"{zaad}/{nummer}")
    opzet = _opzet(nummer, toeval, bsn, vandaag, p, taken)
    verhuisd = toeval.random() < p.deel_hierheen_verhuisd
    consulent = toeval.randrange(consulenten)
    plan = intake(opzet, toeval)
    pip_op = plan[-1].op
    inhoud = next(
        dict(stap.feiten) for stap in reversed(plan) if stap.gebeurtenis is Gebeurtenis.OPSTELLING_PIP
    )
    verhuizing, klaar = pip_op + timedelta(days=toeval.randint(90, 500)), None
    if verhuisd and verhuizing < vandaag:
        opening = Opening(verhuizing, Gebeurtenis.OVERNAME, _overgenomen(opzet, pip_op))
        stappen = na_verhuizing(opzet, verhuizing, inhoud, toeval)
    else:
        opening = Opening(opzet.kennisgeving, Gebeurtenis.KENNISGEVING, _gemeld(opzet))
        na_pip, klaar = op_route(opzet, pip_op, inhoud, toeval)
        stappen = [*wachttijd(opzet, toeval), *_inschrijving(opzet), *plan, *na_pip, *hulp(opzet, toeval)]
    stappen += _overgedragen(opzet, opening.op, toeval, consulent, consulenten)
    stappen = _tot_vandaag(stappen, opening.op, opzet)
    einde = Einde.trek(opzet, opening.op, klaar, toeval)
    return Geval(nummer, opzet, opening, consulent, met_einde(stappen, einde, opzet))


def _opzet(
    nummer: int, toeval: Random, bsn: str, vandaag: date, p: Parameters, taken: Mapping[str, Taak]
) -> Opzet:
    groep = _groep(toeval, p)
    asiel = groep is not Groep.GEZIN
    # More of the recent ones: the inflow grew.
    terug = (
        p.maanden_terug * MAAND * (1 - toeval.random() ** (1 / (1 + p.groei_per_jaar * p.maanden_terug / 12)))
    )
    kennisgeving = min(werkdag_op_of_na(vandaag - timedelta(days=round(terug) + 1)), vandaag)
    inschrijving = _dag_van_inschrijving(groep, kennisgeving, toeval, p)
    begin = kennisgeving
    if groep is Groep.ASIEL_VERGUNNING:
        begin = max(kennisgeving, inschrijving)
    return Opzet(
        mens=mens(nummer, toeval, bsn, vandaag, p, asiel=asiel),
        groep=groep,
        route=p.route(toeval, asiel=asiel),
        kennisgeving=kennisgeving,
        inschrijving=inschrijving if inschrijving <= vandaag else None,
        wettelijk_begin=begin,
        vandaag=vandaag,
        parameters=p,
        taken=taken,
    )


def _groep(toeval: Random, p: Parameters) -> Groep:
    if toeval.random() >= p.deel_asiel:
        return Groep.GEZIN
    return Groep.ASIEL_GEZINSLID if toeval.random() < p.deel_gezinslid else Groep.ASIEL_VERGUNNING


def _dag_van_inschrijving(groep: Groep, kennisgeving: date, toeval: Random, p: Parameters) -> date:
    """Holders of an asylum permit mostly wait for a house; the others mostly live here already."""
    if groep is not Groep.ASIEL_VERGUNNING or toeval.random() < p.deel_late_kennisgeving:
        return kennisgeving - timedelta(days=toeval.randint(5, 90))
    if toeval.random() < p.deel_snel_gehuisvest:
        weken = toeval.uniform(1, p.snel_weken)
    else:
        weken = toeval.triangular(p.snel_weken, p.traag_weken, p.snel_weken)
    return werkdag_op_of_na(kennisgeving + timedelta(days=round(7 * weken)))


def _inschrijving(opzet: Opzet) -> list[Stap]:
    return [Stap(opzet.inschrijving, "traject", Gebeurtenis.INSCHRIJVING_BRP)] if opzet.inschrijving else []


def _gemeld(opzet: Opzet) -> dict[str, Any]:
    later = opzet.groep is Groep.ASIEL_VERGUNNING and (
        opzet.inschrijving is None or opzet.inschrijving > opzet.kennisgeving
    )
    return {"nog_niet_ingeschreven": later}


def _overgenomen(opzet: Opzet, pip_op: date) -> dict[str, Any]:
    return {
        "kennisgeving": opzet.kennisgeving.isoformat(),
        "vaststelling_pip": pip_op.isoformat(),
        "leerroute": opzet.route.value,
        "bron": "Overdracht van een andere gemeente (voorbeeld)",
        "rij": 1,
    }


def _overgedragen(opzet: Opzet, begin: date, toeval: Random, consulent: int, consulenten: int) -> list[Stap]:
    """Some cases got another consulent; `consulent` in the facts is a place in the list here."""
    if consulenten < 2 or toeval.random() >= opzet.parameters.deel_overgedragen:
        return []
    ander = (consulent + toeval.randrange(1, consulenten)) % consulenten
    op = werkdag_op_of_na(begin + timedelta(days=toeval.randint(60, 500)))
    reden = toeval.choice(("Verdeling van de werkvoorraad.", "Collega is van functie veranderd."))
    return [Stap(op, "traject", Gebeurtenis.TOEWIJZING, {"consulent": ander, "reden": reden})]


def _tot_vandaag(stappen: list[Stap], begin: date, opzet: Opzet) -> list[Stap]:
    """In order of recording, without what is still to come and what follows on a letter that waits."""
    uit: list[Stap] = []
    wacht: set[tuple[str, int | None]] = set()
    for stap in sorted(stappen, key=lambda s: max(s.op, begin)):
        vers = is_vers(stap, opzet)
        plek = (stap.onderdeel, stap.taak)
        if stap.op > opzet.vandaag or plek in wacht or (vers and stap.gebeurtenis is Gebeurtenis.HERINNERING):
            continue
        if vers and stap.gebeurtenis in {Gebeurtenis.OPSTELLING_OVERDRACHT, Gebeurtenis.VASTSTELLING_PIP}:
            wacht.add(plek)
        uit.append(stap)
    return uit


def is_vers(stap: Stap, opzet: Opzet) -> bool:
    """Whether a letter of this step would still wait in the outbox."""
    return (opzet.vandaag - stap.op).days <= opzet.parameters.dagen_brieven
