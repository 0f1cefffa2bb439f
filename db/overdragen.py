"""Make a handoff: the onderdeel, its data and its first gebeurtenis, in one transaction."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlmodel import Session

from inburgering.db import contracten, partnerboek
from inburgering.db.basis import nr_van
from inburgering.db.fouten import MagNiet
from inburgering.db.opdracht import Herkomst, Opdracht, Uitkomst
from inburgering.db.registreer import registreer
from inburgering.db.tabellen import Onderdeel, Overdracht, Partner, Partnertaak, Traject
from inburgering.db.zaak import OVERDRACHT, Zaak
from inburgering.statemachine.feiten import als_json, lees
from inburgering.statemachine.machines import MACHINES
from inburgering.wet.gebeurtenissen import Gebeurtenis


def draag_over(session: Session, opdracht: Opdracht, nu: datetime) -> Uitkomst:
    """Record an opstelling_overdracht: a new handoff with its own machine and task number.

    Raises MagNiet when the traject has ended, when the partner does not have this task, when no contract of
    the partner covers it on that day, or when that contract is full and nobody said why it must be so.
    """
    zaak = Zaak.lees(session, opdracht.traject, nu)
    if opdracht.sleutel and any(rij.sleutel == opdracht.sleutel for rij in zaak.rijen):
        return registreer(session, opdracht, nu)
    if zaak.is_beeindigd:
        raise MagNiet.omdat("Dit traject is beëindigd. U kunt geen taak meer uitzetten.")
    feiten = als_json(lees(Gebeurtenis.OPSTELLING_OVERDRACHT, opdracht.feiten))
    partner, taak = _taak(session, zaak.traject, int(feiten["partner"]), str(feiten["taak"]), opdracht)
    contract = _contract(zaak, partner, taak, opdracht)
    opdracht = replace(opdracht, feiten=_met_warm(opdracht.feiten, taak))
    feiten |= {"warm": taak.warm or None}
    nr = 1 + max((nr for (soort, nr) in zaak.onderdelen if soort == OVERDRACHT), default=0)
    begin = str(MACHINES[OVERDRACHT].initial_state.id)
    deel = Onderdeel(traject_id=zaak.id, soort=OVERDRACHT, nr=nr, toestand=begin, sinds=opdracht.op)
    session.add(deel)
    session.flush()
    session.add(
        Overdracht(
            onderdeel_id=nr_van(deel),
            traject_id=zaak.id,
            partner_id=nr_van(partner),
            taak_id=nr_van(taak),
            contract_id=contract,
            opgesteld_op=opdracht.op,
            nummer=f"{zaak.traject.nummer}-T{nr}",
            gegevens={**feiten, "reactie_dagen": feiten["reactie_uiterlijk_dagen"] or taak.reactie_dagen},
        )
    )
    session.flush()
    return registreer(session, replace(opdracht, onderdeel=OVERDRACHT, nr=nr), nu)


def _taak(
    session: Session, traject: Traject, partner_id: int, soort: str, opdracht: Opdracht
) -> tuple[Partner, Partnertaak]:
    partner = session.get(Partner, partner_id)
    if partner is None or partner.gemeente_id != traject.gemeente_id:
        raise MagNiet.omdat("Kies een partner van uw gemeente.")
    if not partner.geldig_vanaf <= opdracht.op <= (partner.geldig_tot or opdracht.op):
        raise MagNiet.omdat(f"Er is op deze dag geen geldige afspraak met {partner.naam}.")
    taak = partnerboek.huidige_taak(session, partner, soort)
    if taak is None or not (taak.geldig_tot is None or opdracht.op <= taak.geldig_tot):
        raise MagNiet.omdat(
            f"{partner.naam} doet deze taak niet. Kies een andere partner of een andere taak."
        )
    return partner, taak


def _contract(zaak: Zaak, partner: Partner, taak: Partnertaak, opdracht: Opdracht) -> int | None:
    """The number of the contract this handoff takes a place of. What came from elsewhere is never refused."""
    ruimtes = contracten.van_partners(zaak.session, [nr_van(partner)], opdracht.op, slot=True)
    eigen = ruimtes.get(nr_van(partner), [])
    if opdracht.herkomst is Herkomst.OVERGENOMEN:
        ruimte = contracten.passend(eigen, taak.soort, zaak.traject.route, opdracht.op)
    else:
        ruimte = contracten.eis(
            eigen, partner, taak.soort, zaak.traject.route, opdracht.op,
            normen=zaak.normen_op(opdracht.op), reden=opdracht.feiten.get("reden_boven_capaciteit"),
        )  # fmt: skip
    return nr_van(ruimte.contract) if ruimte else None


def _met_warm(feiten: Mapping[str, Any], taak: Partnertaak) -> dict[str, Any]:
    """The facts, saying of themselves whether a joint meeting comes first: that follows from the task."""
    zonder = {naam: waarde for naam, waarde in feiten.items() if naam != "warm"}
    return {**zonder, "warm": True} if taak.warm else zonder
