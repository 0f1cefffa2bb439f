"""Which contract a handoff falls under, and whether there is still a place in it.

A person decides: a full contract is shown and asks a reason. Only when the municipality says so in its own
norm does it stop the handoff.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import and_, case, select
from sqlmodel import Session, col, func

from inburgering.db.basis import nr_van
from inburgering.db.fouten import MagNiet
from inburgering.db.tabellen import Contract, Onderdeel, Overdracht, Partner
from inburgering.db.tabellen_contract import PER_JAAR
from inburgering.statemachine.machines import eindtoestanden
from inburgering.wet.begrippen import Route

NIET_GEDAAN = ("geweigerd", "ingetrokken")
"""States in which a handoff took no place of the year after all."""


@dataclass(frozen=True)
class Ruimte:
    """A contract and how many of its places are taken on a day."""

    contract: Contract
    bezet: int

    @property
    def vol(self) -> bool:
        return self.contract.plaatsen is not None and self.bezet >= self.contract.plaatsen

    @property
    def tekst(self) -> str:
        """How full it is, for people; empty when no number was agreed."""
        if self.contract.plaatsen is None:
            return ""
        per = " dit jaar" if self.contract.per == PER_JAAR else ""
        return f"{self.bezet} van {self.contract.plaatsen} plaatsen bezet{per}"

    def dagen_over(self, vandaag: date) -> int | None:
        """How many days it still holds, today included; None without an end."""
        tot = self.contract.geldig_tot
        return None if tot is None else (tot - vandaag).days + 1


def geldig(contract: Contract, op: date) -> bool:
    """Whether it holds on this day; both its first and its last day count."""
    return contract.geldig_vanaf <= op <= (contract.geldig_tot or op)


def voor_taak(contract: Contract, taak: str) -> bool:
    """Whether it is for this task; one that names none is for all."""
    return not contract.taken or taak in contract.taken


def voor_route(contract: Contract, route: str | None) -> bool:
    """Whether it is for this leerroute; one that names none is for all."""
    return not contract.leerroutes or route in contract.leerroutes


def van_partners(
    session: Session, partners: Iterable[int], op: date, *, slot: bool = False
) -> dict[int, list[Ruimte]]:
    """Every contract of these partners with its taken places, by partner; what ends first comes first.

    `slot` keeps others from taking a place of them until this transaction ends.
    """
    vraag = select(Contract).where(col(Contract.partner_id).in_(list(partners)))
    if slot:
        vraag = vraag.with_for_update()
    alle = sorted(session.execute(vraag).scalars(), key=lambda c: (c.geldig_tot or date.max, nr_van(c)))
    aantal = _bezet(session, alle, op)
    uit: dict[int, list[Ruimte]] = {}
    for contract in alle:
        uit.setdefault(contract.partner_id, []).append(Ruimte(contract, aantal.get(nr_van(contract), 0)))
    return uit


def _bezet(session: Session, contracten: Sequence[Contract], op: date) -> Mapping[int, int]:
    """Per contract its taken places: what runs now, or what began in the calendar year of `op`."""
    open_ = col(Onderdeel.toestand).not_in(eindtoestanden("overdracht"))
    dit_jaar = and_(
        col(Overdracht.opgesteld_op).between(date(op.year, 1, 1), date(op.year, 12, 31)),
        col(Onderdeel.toestand).not_in(NIET_GEDAAN),
    )
    vraag = (
        select(
            col(Overdracht.contract_id),
            func.sum(case((open_, 1), else_=0)),
            func.sum(case((dit_jaar, 1), else_=0)),
        )
        .join(Onderdeel, col(Onderdeel.id) == Overdracht.onderdeel_id)
        .where(col(Overdracht.contract_id).in_([nr_van(c) for c in contracten]))
        .group_by(col(Overdracht.contract_id))
    )
    per = {nr_van(c): c.per for c in contracten}
    return {nr: jaar if per[nr] == PER_JAAR else nu for nr, nu, jaar in session.execute(vraag)}


def passend(ruimtes: Iterable[Ruimte], taak: str, route: str | None, op: date) -> Ruimte | None:
    """The contract a handoff falls under: one with room, or else the first that is full; None without one."""
    past = [
        r
        for r in ruimtes
        if geldig(r.contract, op) and voor_taak(r.contract, taak) and voor_route(r.contract, route)
    ]
    return next((r for r in past if not r.vol), past[0] if past else None)


def bezwaar(ruimtes: Sequence[Ruimte], partner: Partner, taak: str, route: str | None, op: date) -> str:
    """Why none of these contracts covers a handoff, in Dutch; empty when one does or when there are none."""
    if not ruimtes or passend(ruimtes, taak, route, op) is not None:
        return ""
    nu = [r for r in ruimtes if geldig(r.contract, op)]
    if not nu:
        return f"{partner.naam} heeft op deze dag geen geldig contract. Kies een andere partner."
    if not any(voor_taak(r.contract, taak) for r in nu):
        return f"Het contract met {partner.naam} geldt niet voor deze taak. Kies een andere partner."
    routes = {route for r in nu if voor_taak(r.contract, taak) for route in r.contract.leerroutes}
    namen = " en ".join(Route(route).naam for route in sorted(routes))
    eigen = f"volgt de {Route(route).naam}" if route else "heeft nog geen leerroute"
    return f"Het contract met {partner.naam} is voor de {namen}. Dit traject {eigen}."


def eis(
    ruimtes: Sequence[Ruimte], partner: Partner, taak: str, route: str | None, op: date,
    *, normen: Mapping[str, object], reden: str | None,
) -> Ruimte | None:  # fmt: skip
    """The contract of a handoff. Raises MagNiet when none holds, or when it is full and nobody said why."""
    if zin := bezwaar(ruimtes, partner, taak, route, op):
        raise MagNiet.omdat(zin)
    gekozen = passend(ruimtes, taak, route, op)
    if gekozen is None and normen.get("contract_nodig") is True:
        raise MagNiet.omdat(
            f"Met {partner.naam} is geen contract vastgelegd, en uw gemeente vraagt dat. "
            "Vraag de beheerder om het contract vast te leggen."
        )
    if gekozen is None or not gekozen.vol:
        return gekozen
    vol = f"Het contract '{gekozen.contract.naam}' met {partner.naam} is vol: {gekozen.tekst}."
    if normen.get("capaciteit_harde_grens") is True:
        raise MagNiet.omdat(f"{vol} Uw gemeente laat niet meer toe. Kies een andere partner.")
    if not reden:
        raise MagNiet.omdat(f"{vol} Kies een andere partner, of schrijf op waarom het toch moet.")
    return gekozen
