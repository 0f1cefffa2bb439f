"""A person decides about a return that waited: record it, record it otherwise, answer it, or refuse it.

What it takes depends on where the task stands. `kies` says beforehand what will happen; `besluit` does it, in
one transaction: the gebeurtenis, the end of the signal, and the decision in the inbox.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlmodel import Session, col, select

from inburgering.db import machinekamer, terug_rij
from inburgering.db.basis import nr_van
from inburgering.db.fouten import MagNiet
from inburgering.db.opdracht import Opdracht
from inburgering.db.registreer import registreer
from inburgering.db.tabellen import Signaal, Terugmelding
from inburgering.db.terug_oordeel import eerder_gezegd
from inburgering.db.terugbericht import Besluit
from inburgering.db.terugmelden import signaalsoort
from inburgering.db.tijdlijn import Voorval
from inburgering.db.warm import BEVESTIGING, bevestig
from inburgering.db.zaak import OVERDRACHT, TRAJECT, Zaak
from inburgering.db.zoeken_partner import Kijk
from inburgering.statemachine.machines import naam_van_gebeurtenis
from inburgering.statemachine.terugmelding import NAMEN, VRAAG
from inburgering.wet.gebeurtenissen import Gebeurtenis
from inburgering.wet.taal import datum

OPEN_TE_DOEN = {"geweigerd": Gebeurtenis.WEIGERING, "ingetrokken": Gebeurtenis.INTREKKING}
AL_BESLOTEN = "Over dit bericht is al besloten. Ga terug naar de lijst."


class Hoe(StrEnum):
    """What recording a return takes: nothing more, in place of an earlier one, or after one lapses."""

    GEWOON = "gewoon"
    VERVANGT = "vervangt"
    LAAT_VERVALLEN = "laat_vervallen"
    ANTWOORD = "antwoord"
    KAN_NIET = "kan_niet"


@dataclass(frozen=True)
class Keuze:
    """How a return can be recorded, which earlier gebeurtenis that touches, and a sentence that says so."""

    hoe: Hoe
    zin: str
    eerder: Voorval | None = None


@dataclass(frozen=True, kw_only=True)
class Beslissing:
    """Who decides what, when, and what she says about it. `op` and `feiten` are what is to be recorded."""

    besluit: Besluit
    door: str
    door_id: int
    reden: str
    nu: datetime
    op: date | None = None
    feiten: Mapping[str, Any] | None = None


def kies(zaak: Zaak, nr: int, soort: str) -> Keuze:
    """What recording a message of this kind about this task would take now."""
    if soort == VRAAG:
        return Keuze(Hoe.ANTWOORD, "De partner leest uw antwoord op de pagina van de taak.")
    stand = zaak.toestand(OVERDRACHT, nr)
    if any(m.gebeurtenis == soort for m in machinekamer.mogelijkheden(zaak, OVERDRACHT, nr)):
        return Keuze(Hoe.GEWOON, "Het bericht wordt vastgelegd bij de taak.")
    gezegd = eerder_gezegd(zaak, nr)
    zelfde = next((v for v in reversed(gezegd) if v.soort == soort), None)
    if zelfde is not None:
        zin = f"Het komt in de plaats van het eerdere bericht van {datum(zelfde.op)} ({NAMEN[soort]})."
        return Keuze(Hoe.VERVANGT, zin, zelfde)
    laatste = _laatste(zaak, nr)
    dicht = OPEN_TE_DOEN.get(stand)
    if laatste and (laatste.soort == dicht or (soort == Gebeurtenis.WEIGERING and laatste.soort in NAMEN)):
        wat = naam_van_gebeurtenis(OVERDRACHT, laatste.soort).lower()
        zin = f"Dan vervalt eerst wat op {datum(laatste.op)} is vastgelegd ({wat})."
        return Keuze(Hoe.LAAT_VERVALLEN, zin, laatste)
    return Keuze(Hoe.KAN_NIET, "De taak is al verder dan dit bericht. Wijs het af en zeg waarom.")


def besluit(session: Session, rij: Terugmelding, kijk: Kijk, wat: Beslissing) -> None:
    """Carry out a decision, in the caller's transaction; `kijk` is the task it is recorded with.

    Raises MagNiet when it was decided already or cannot be, and OngeldigeFeiten.
    """
    if not rij.wacht:
        raise MagNiet.omdat(AL_BESLOTEN)
    if wat.besluit in (Besluit.VERWERKT, Besluit.GEWIJZIGD):
        rij.volgnr = _verwerk(session, rij, kijk, wat)
    rij.wacht, rij.besluit, rij.besloten = False, wat.besluit, wat.nu
    rij.besloten_door_id, rij.besluit_zin = wat.door_id, _zin(wat)
    session.add(rij)
    session.flush()
    _sluit_signaal(session, rij, wat)


def _zin(wat: Beslissing) -> str:
    """What the partner reads of the decision."""
    match wat.besluit:
        case Besluit.VERWERKT:
            return "De gemeente heeft uw bericht bekeken en verwerkt."
        case Besluit.GEWIJZIGD:
            return f"De gemeente heeft uw bericht met een wijziging verwerkt: {wat.reden}"
        case Besluit.BEANTWOORD:
            return f"Antwoord van de gemeente: {wat.reden}"
        case _:
            return f"De gemeente heeft uw bericht niet verwerkt: {wat.reden}"


def _verwerk(session: Session, rij: Terugmelding, kijk: Kijk, wat: Beslissing) -> int:
    """Record it, with what must lapse first; gives its number in the log."""
    zaak = Zaak.lees(session, kijk.deel.traject_id, wat.nu)
    keuze = kies(zaak, kijk.deel.nr, rij.soort)
    if keuze.hoe in (Hoe.KAN_NIET, Hoe.ANTWOORD) or wat.op is None or wat.feiten is None:
        raise MagNiet.omdat("Dit bericht kan niet worden vastgelegd. Wijs het af en zeg waarom.")
    opdracht = Opdracht(
        traject=zaak.id,
        onderdeel=OVERDRACHT,
        nr=kijk.deel.nr,
        gebeurtenis=rij.soort,
        op=wat.op,
        door=wat.door,
        door_id=wat.door_id,
        namens=terug_rij.wie(wat.feiten, kijk.partner.naam),
        feiten=wat.feiten,
    )
    if keuze.hoe is Hoe.VERVANGT and keuze.eerder:
        opdracht = replace(opdracht, corrigeert=keuze.eerder.volgnr)
    elif keuze.eerder:
        oud = keuze.eerder
        weg = replace(
            opdracht,
            gebeurtenis=oud.soort,
            op=oud.op,
            feiten=oud.gegevens,
            corrigeert=oud.volgnr,
            vervalt=True,
        )
        registreer(session, weg, wat.nu)
    doen = bevestig if opdracht.gebeurtenis in BEVESTIGING and opdracht.corrigeert is None else registreer
    return doen(session, opdracht, wat.nu).volgnr


def _laatste(zaak: Zaak, nr: int) -> Voorval | None:
    """What last moved this task, of what still counts."""
    eigen = [v for v in zaak.voorvallen if (v.onderdeel, v.nr) == (OVERDRACHT, nr)]
    stil = {Gebeurtenis.HERINNERING, Gebeurtenis.MELDING, Gebeurtenis.AFHANDELING_SIGNAAL}
    return next((v for v in reversed(eigen) if v.soort not in stil), None)


def _sluit_signaal(session: Session, rij: Terugmelding, wat: Beslissing) -> None:
    """Close the signal about this return, with the decision; without one the decision is noted in the log."""
    if rij.traject_id is None:
        return
    zaak = Zaak.lees(session, rij.traject_id, wat.nu)
    if zaak.is_beeindigd and zaak.na_het_einde is None:
        return  # nothing can be recorded any more; the inbox keeps the decision
    tekst = f"Bericht {nr_van(rij)} van de partner ({NAMEN[rij.soort]}): {wat.besluit}. {wat.reden}".strip()
    vraag = select(Signaal.id).where(
        Signaal.traject_id == zaak.id,
        Signaal.soort == signaalsoort(rij),
        col(Signaal.afgehandeld_door).is_(None),
    )
    signaal = session.exec(vraag).first()
    soort = Gebeurtenis.NOTITIE if signaal is None else Gebeurtenis.AFHANDELING_SIGNAAL
    feiten = {"tekst": tekst} if signaal is None else {"signaal": signaal, "reden": tekst}
    registreer(
        session,
        Opdracht(
            traject=zaak.id, onderdeel=TRAJECT, gebeurtenis=soort, op=zaak.vandaag, door=wat.door,
            door_id=wat.door_id, feiten=feiten,
        ),
        wat.nu,
    )  # fmt: skip
