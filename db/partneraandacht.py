"""What a beheerder or coordinator must look at in time: a contract that ends, is full, or is not there.

It follows from the rows, so it is always true and goes by itself; a person may also close it with a reason,
which is a line in `inrichting`.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlmodel import Session, col, select

from inburgering.db import contracten, normen, partnerboek, zoeken_partnerboek
from inburgering.db.basis import dag_van, nr_van
from inburgering.db.contracten import Ruimte
from inburgering.db.fouten import MagNiet
from inburgering.db.partnerboek import Wie
from inburgering.db.tabellen import Contract, Inrichting, Partner
from inburgering.wet.normen import CONTRACT_EINDE
from inburgering.wet.taal import datum

GEZIEN = "aandacht "


@dataclass(frozen=True)
class Aandacht:
    """One thing to look at; `sleutel` names its cause, so that a new cause is a new one."""

    sleutel: str
    partner: Partner
    zin: str


def alle(session: Session, gemeente_id: int, vandaag: date) -> list[Aandacht]:
    """Everything that nobody closed yet, by partner."""
    gemeten = list(_alles(session, gemeente_id, vandaag))
    if not gemeten:
        return []
    vraag = select(Inrichting.wat).where(Inrichting.gemeente_id == gemeente_id)
    gezien = set(session.exec(vraag.where(col(Inrichting.wat).in_([GEZIEN + a.sleutel for a in gemeten]))))
    return [a for a in gemeten if GEZIEN + a.sleutel not in gezien]


def sluit(session: Session, wie: Wie, sleutel: str, reden: str) -> None:
    """Close one, with what was done. Raises MagNiet when it is not there (any more)."""
    open_ = {a.sleutel: a for a in alle(session, wie.gemeente_id, dag_van(wie.nu))}
    if (aandacht := open_.get(sleutel)) is None:
        raise MagNiet.omdat("Dit signaal is al weg. Kijk op de bladzijde wat er nog staat.")
    partnerboek.leg_vast(
        session,
        wie,
        aandacht.partner,
        {f"partner/{aandacht.partner.naam}": ({"signaal": aandacht.zin}, {"afgehandeld": reden})},
        wat=GEZIEN + sleutel,
    )


def _alles(session: Session, gemeente_id: int, vandaag: date) -> Iterator[Aandacht]:
    vraag = select(Partner).where(Partner.gemeente_id == gemeente_id).order_by(col(Partner.naam))
    partners = list(session.exec(vraag))
    ruimtes = contracten.van_partners(session, [nr_van(p) for p in partners], vandaag)
    waarden = normen.geldend(session, gemeente_id, vandaag)
    vooraf = timedelta(days=int(waarden.get(CONTRACT_EINDE.naam, CONTRACT_EINDE.standaard)))
    weg = [nr_van(p) for p in partners if p.geldig_tot is not None and p.geldig_tot < vandaag]
    achter: Mapping[int, int] = zoeken_partnerboek.aantal_lopend(session, weg) if weg else {}
    for partner in partners:
        eigen = ruimtes.get(nr_van(partner), [])
        if nr_van(partner) in weg:
            yield from _achtergebleven(partner, achter.get(nr_van(partner), 0))
            continue
        yield from _einde_partner(partner, vandaag, vooraf)
        yield from _zonder(partner, eigen, vandaag, nodig=waarden.get("contract_nodig") is True)
        for ruimte in eigen:
            yield from _van_contract(partner, ruimte, eigen, vandaag, vooraf)


def _achtergebleven(partner: Partner, aantal: int) -> Iterator[Aandacht]:
    if aantal:
        taken = "loopt nog 1 taak" if aantal == 1 else f"lopen nog {aantal} taken"
        zin = f"De afspraak met {partner.naam} is voorbij, maar er {taken}."
        yield Aandacht(f"gestopt:{nr_van(partner)}:{partner.geldig_tot}", partner, zin)


def _einde_partner(partner: Partner, vandaag: date, vooraf: timedelta) -> Iterator[Aandacht]:
    tot = partner.geldig_tot
    if tot is not None and vandaag <= tot <= vandaag + vooraf:
        zin = f"De afspraak met {partner.naam} eindigt op {datum(tot)}."
        yield Aandacht(f"partner:{nr_van(partner)}:{tot}", partner, zin)


def _zonder(partner: Partner, ruimtes: Sequence[Ruimte], vandaag: date, *, nodig: bool) -> Iterator[Aandacht]:
    if any(contracten.geldig(r.contract, vandaag) for r in ruimtes) or partner.geldig_vanaf > vandaag:
        return
    if ruimtes or nodig:
        laatste = max((r.contract.geldig_tot or date.max for r in ruimtes), default=None)
        zin = f"{partner.naam} heeft vandaag geen geldig contract. Nieuwe taken worden geweigerd."
        yield Aandacht(f"zonder:{nr_van(partner)}:{laatste}", partner, zin)


def _van_contract(
    partner: Partner, ruimte: Ruimte, alle_: Sequence[Ruimte], vandaag: date, vooraf: timedelta
) -> Iterator[Aandacht]:
    contract = ruimte.contract
    if not contracten.geldig(contract, vandaag):
        return
    tot = contract.geldig_tot
    if tot is not None and tot <= vandaag + vooraf and not _opgevolgd(contract, [r.contract for r in alle_]):
        zin = f"Het contract '{contract.naam}' met {partner.naam} eindigt op {datum(tot)}."
        yield Aandacht(f"eindigt:{nr_van(contract)}:{tot}", partner, zin)
    if ruimte.vol:
        zin = f"Het contract '{contract.naam}' met {partner.naam} is vol: {ruimte.tekst}."
        yield Aandacht(f"vol:{nr_van(contract)}:{contract.plaatsen}:{vandaag:%Y-%m}", partner, zin)


def _opgevolgd(contract: Contract, alle_: Sequence[Contract]) -> bool:
    """Whether another contract for the same goes on without a gap."""
    tot = contract.geldig_tot or date.max
    return any(
        ander is not contract
        and ander.geldig_vanaf <= tot + timedelta(days=1)
        and (ander.geldig_tot is None or ander.geldig_tot > tot)
        and (not ander.taken or set(contract.taken or ander.taken) <= set(ander.taken))
        and (not ander.leerroutes or set(contract.leerroutes or ander.leerroutes) <= set(ander.leerroutes))
        for ander in alle_
    )
