"""End a partner, a task or a contract: what still runs is shown first, and nothing of it gets lost.

Every case with a running handoff gets a gebeurtenis in its own log, and its consulent a signal to close.
"""

from collections.abc import Sequence
from datetime import date, datetime

from sqlmodel import Session

from inburgering.db import partnerboek
from inburgering.db.basis import dag_van
from inburgering.db.fouten import MagNiet
from inburgering.db.opdracht import Herkomst, Opdracht
from inburgering.db.partnerboek import Wie
from inburgering.db.registreer import registreer
from inburgering.db.tabellen import Contract, Partner, Partnertaak
from inburgering.db.zaak import OVERDRACHT
from inburgering.db.zoeken_partnerboek import Lopend
from inburgering.statemachine.feiten_overdracht import WatNu
from inburgering.wet.gebeurtenissen import Gebeurtenis


def beeindig(
    session: Session, wie: Wie, partner: Partner, rij: Partner | Partnertaak | Contract, *,
    laatste_dag: date, reden: str, wat: WatNu | None, lopend: Sequence[Lopend],
) -> None:  # fmt: skip
    """Let it end after this day; `wat` says what happens with what still runs, in the caller's transaction.

    Raises MagNiet when something runs and nobody said what must happen with it, or when the day lies before
    the first; then nothing was written.
    """
    begin = getattr(rij, "geldig_vanaf", None)
    if begin is not None and laatste_dag < begin:
        raise MagNiet.omdat("De laatste dag ligt voor de eerste dag. Kies een latere dag.")
    if lopend and wat is None:
        raise MagNiet.omdat("Er lopen nog taken. Zeg wat er met die taken gebeurt.")
    sleutel, oud = partnerboek.sleutel(partner, rij), partnerboek.foto(rij)
    if isinstance(rij, Partnertaak):
        rij = partnerboek.zet_taak(session, partner, {"soort": rij.soort, "geldig_tot": laatste_dag})
    else:
        rij.geldig_tot = laatste_dag
        session.add(rij)
    nieuw = {**(partnerboek.foto(rij) or {}), "reden": reden}
    partnerboek.leg_vast(session, wie, partner, {sleutel: (oud, nieuw)})
    for taak in lopend:
        registreer(session, _opdracht(wie, partner, taak, laatste_dag, wat or WatNu.ANDERS, reden), wie.nu)


def _opdracht(
    wie: Wie, partner: Partner, taak: Lopend, laatste_dag: date, wat: WatNu, reden: str
) -> Opdracht:
    return Opdracht(
        traject=taak.traject_id,
        onderdeel=OVERDRACHT,
        nr=taak.nr,
        gebeurtenis=Gebeurtenis.EINDE_AFSPRAAK_PARTNER,
        op=dag_van(wie.nu),
        door=wie.door,
        herkomst=Herkomst.SYSTEEM,
        feiten={
            "partner": partner.naam,
            "laatste_dag": laatste_dag.isoformat(),
            "wat": wat.value,
            **({"reden": reden} if reden else {}),
        },
        sleutel=_sleutel(taak, laatste_dag, wie.nu),
    )


def _sleutel(taak: Lopend, laatste_dag: date, nu: datetime) -> str:
    return f"einde_afspraak:{taak.onderdeel_id}:{laatste_dag}:{nu.isoformat()}"
