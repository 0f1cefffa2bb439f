"""The partners as the pages ask for them: a list to search, one partner with all that belongs to it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, col, func, or_, select

from inburgering.db import contracten, partnerboek
from inburgering.db.basis import nr_van
from inburgering.db.contracten import Ruimte
from inburgering.db.fouten import NietGevonden
from inburgering.db.tabellen import (
    Contract,
    Gebruiker,
    Inrichting,
    Onderdeel,
    Overdracht,
    Partner,
    Partnertaak,
    Persoon,
    Traject,
)
from inburgering.statemachine.machines import eindtoestanden

BESTAND = "gemeentebestand "
Wat = Mapping[str, Mapping[str, Any]]


@dataclass(frozen=True)
class Rij:
    """A partner in the list: its current tasks, its contracts that hold that day, and how much runs there."""

    partner: Partner
    taken: Sequence[Partnertaak]
    ruimtes: Sequence[Ruimte]
    lopend: int


@dataclass(frozen=True)
class Lopend:
    """One handoff that runs at a partner."""

    onderdeel_id: int
    nr: int
    traject_id: int
    traject: str
    persoon: str
    consulent: str
    taak: str
    nummer: str
    toestand: str
    sinds: date
    gereed_op: str


def aantal(session: Session, gemeente_id: int, zoek: str, op: date, *, alles: bool) -> int:
    """How many partners the list holds in all."""
    vraag = select(func.count()).select_from(Partner)
    return int(session.exec(_gezocht(vraag, gemeente_id, zoek, op, alles=alles)).one())


def lijst(
    session: Session, gemeente_id: int, zoek: str, op: date, *, alles: bool, vanaf: int, per: int
) -> list[Rij]:
    """A page of partners by name, found by name, contact or task; `alles` also those that ended."""
    vraag = _gezocht(select(Partner), gemeente_id, zoek, op, alles=alles)
    partners = list(session.exec(vraag.order_by(col(Partner.naam)).offset(vanaf).limit(per)))
    nummers = [nr_van(p) for p in partners]
    per_partner: dict[int, list[Partnertaak]] = {}
    for taak in session.exec(_huidig(select(Partnertaak).where(col(Partnertaak.partner_id).in_(nummers)))):
        per_partner.setdefault(taak.partner_id, []).append(taak)
    ruimtes, lopend = contracten.van_partners(session, nummers, op), aantal_lopend(session, nummers)
    return [
        Rij(
            partner,
            per_partner.get(nr_van(partner), []),
            [r for r in ruimtes.get(nr_van(partner), []) if contracten.geldig(r.contract, op)],
            lopend.get(nr_van(partner), 0),
        )
        for partner in partners
    ]


def _gezocht(vraag: Any, gemeente_id: int, zoek: str, op: date, *, alles: bool) -> Any:
    vraag = vraag.where(Partner.gemeente_id == gemeente_id)
    if not alles:
        vraag = vraag.where(or_(col(Partner.geldig_tot).is_(None), col(Partner.geldig_tot) >= op))
    if not zoek:
        return vraag
    taak = _huidig(select(Partnertaak.partner_id)).where(_lijkt(Partnertaak.naam, zoek))
    gevonden = or_(_lijkt(Partner.naam, zoek), _lijkt(Partner.contact, zoek), col(Partner.id).in_(taak))
    return vraag.where(gevonden)


def _lijkt(kolom: Any, zoek: str) -> Any:
    return func.lower(kolom).contains(zoek.lower(), autoescape=True)


def _huidig(vraag: Any) -> Any:
    return vraag.where(col(Partnertaak.vervangen).is_(False)).order_by(col(Partnertaak.naam))


def een(session: Session, gemeente_id: int, partner_id: int) -> Partner:
    """The partner with this number. Raises NietGevonden when it is not of this municipality."""
    partner = session.get(Partner, partner_id)
    if partner is None or partner.gemeente_id != gemeente_id:
        raise NietGevonden("Deze partner bestaat niet, of is van een andere gemeente.")
    return partner


def taken(session: Session, partner: Partner) -> list[Partnertaak]:
    """The newest version of each task, also of those that ended, by name."""
    return list(session.exec(_huidig(select(Partnertaak).where(Partnertaak.partner_id == nr_van(partner)))))


def taak(session: Session, partner: Partner, soort: str) -> Partnertaak:
    """The newest version of this task. Raises NietGevonden."""
    gevonden = partnerboek.huidige_taak(session, partner, soort)
    if gevonden is None:
        raise NietGevonden("Deze partner heeft deze taak niet. Ga terug naar de partner.")
    return gevonden


def contract(session: Session, partner: Partner, contract_id: int) -> Contract:
    """The contract with this number. Raises NietGevonden."""
    gevonden = session.get(Contract, contract_id)
    if gevonden is None or gevonden.partner_id != nr_van(partner):
        raise NietGevonden("Deze partner heeft dit contract niet. Ga terug naar de partner.")
    return gevonden


def _loopt(vraag: Any) -> Any:
    return vraag.join(Onderdeel, col(Onderdeel.id) == Overdracht.onderdeel_id).where(
        col(Onderdeel.toestand).not_in(eindtoestanden("overdracht"))
    )


def aantal_lopend(session: Session, partners: Sequence[int]) -> dict[int, int]:
    """How many handoffs run at each of these partners."""
    vraag = _loopt(sa.select(col(Overdracht.partner_id), func.count()).select_from(Overdracht))
    vraag = vraag.where(col(Overdracht.partner_id).in_(list(partners))).group_by(col(Overdracht.partner_id))
    return dict(session.execute(vraag).tuples().all())


def lopend(
    session: Session, partner: Partner, *, contract_id: int | None = None, soort: str | None = None,
    vanaf: int = 0, aantal: int | None = None,
) -> list[Lopend]:  # fmt: skip
    """What runs at a partner now (of one contract, or one task), oldest first."""
    velden: list[Any] = [
        Onderdeel.id, Onderdeel.nr, Traject.id, Traject.nummer, Persoon.naam, Gebruiker.naam,
        Partnertaak.naam, Overdracht.nummer, Onderdeel.toestand, Onderdeel.sinds, Overdracht.gegevens,
    ]  # fmt: skip
    vraag = (
        _loopt(sa.select(*velden).select_from(Overdracht))
        .join(Traject, col(Traject.id) == Overdracht.traject_id)
        .join(Persoon, col(Persoon.id) == Traject.persoon_id)
        .join(Gebruiker, col(Gebruiker.id) == Traject.consulent_id)
        .join(Partnertaak, col(Partnertaak.id) == Overdracht.taak_id)
        .where(col(Overdracht.partner_id) == nr_van(partner))
        .order_by(col(Onderdeel.sinds), col(Overdracht.nummer))
    )
    if contract_id is not None:
        vraag = vraag.where(col(Overdracht.contract_id) == contract_id)
    if soort is not None:
        vraag = vraag.where(col(Partnertaak.soort) == soort)
    rijen = session.execute(vraag.offset(vanaf).limit(aantal))
    return [Lopend(*[*rij[:-1], str(rij[-1].get("gereed_op") or "")]) for rij in rijen]


def geschiedenis(session: Session, partner: Partner) -> list[tuple[Inrichting, Wat]]:
    """Every change of this partner, its tasks and its contracts, by file or page, newest first."""
    vraag = (
        select(Inrichting)
        .where(Inrichting.gemeente_id == partner.gemeente_id)
        .where(
            or_(
                col(Inrichting.wat) == partnerboek.wat_van(partner),
                col(Inrichting.wat).startswith(BESTAND, autoescape=True),
            )
        )
        .order_by(col(Inrichting.id).desc())
    )
    uit = [(rij, _van(partner, rij.verschil)) for rij in session.exec(vraag)]
    return [(rij, wat) for rij, wat in uit if wat]


def _van(partner: Partner, verschil: Wat) -> Wat:
    eigen = f"partner/{partner.naam}"
    delen = (f"taak/{partner.naam}/", f"contract/{partner.naam}/")
    return {naam: w for naam, w in verschil.items() if naam == eigen or naam.startswith(delen)}
