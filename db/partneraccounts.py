"""Who of a partner may sign in: invited by the administrator, for one partner of one municipality."""

from datetime import datetime

from sqlmodel import Session, col, func, select

from inburgering.db import aanmeldingen, accounts, inrichten
from inburgering.db.basis import nr_van
from inburgering.db.fouten import NietGevonden, Weigering
from inburgering.db.inrichten import Wijziging
from inburgering.db.tabellen import Gebruiker, Partner

ROL = "partner"


def lijst(session: Session, partner: Partner) -> list[Gebruiker]:
    """Who has, or had, an account for this partner, by name."""
    vraag = select(Gebruiker).where(Gebruiker.partner_id == nr_van(partner))
    return list(session.exec(vraag.order_by(col(Gebruiker.actief).desc(), col(Gebruiker.naam))))


def een(session: Session, partner: Partner, nummer: int) -> Gebruiker:
    """One of them. Raises NietGevonden for anyone else."""
    gevonden = session.get(Gebruiker, nummer)
    if gevonden is None or gevonden.partner_id != nr_van(partner):
        raise NietGevonden("Dit account is er niet bij deze partner.")
    return gevonden


def maak(session: Session, partner: Partner, naam: str, email: str, door: str, nu: datetime) -> str:
    """An account for someone of this partner; gives the token of the link to choose a password.

    Raises Weigering when the name or the address is taken here: it says who someone is.
    """
    zelfde = select(Gebruiker.id).where(
        Gebruiker.gemeente_id == partner.gemeente_id,
        (func.lower(Gebruiker.naam) == naam.lower()) | (func.lower(Gebruiker.email) == email.lower()),
    )
    if session.exec(zelfde).first() is not None:
        raise Weigering("Er is al iemand met deze naam of dit e-mailadres. Kies een andere naam of adres.")
    mens = Gebruiker(
        gemeente_id=partner.gemeente_id, naam=naam, rol=ROL, email=email, functie=partner.naam,
        partner_id=nr_van(partner),
    )  # fmt: skip
    session.add(mens)
    session.flush()
    _noteer(session, partner, mens, {"naam": (None, naam), "email": (None, email)}, door, nu)
    return accounts.nodig_uit(session, mens, email, nu, door)


def sluit(session: Session, partner: Partner, nummer: int, door: str, nu: datetime) -> str:
    """From now on this person cannot come in any more; gives the name."""
    mens = een(session, partner, nummer)
    was, mens.actief = mens.actief, False
    aanmeldingen.beeindig_alle(session, nummer, nu)
    _noteer(session, partner, mens, {"actief": (was, False)}, door, nu)
    return mens.naam


def opnieuw(session: Session, partner: Partner, nummer: int, door: str, nu: datetime) -> str:
    """Let someone in (again): a new link to choose a password; gives its token."""
    mens = een(session, partner, nummer)
    was, mens.actief = mens.actief, True
    _noteer(session, partner, mens, {"actief": (was, True)}, door, nu)
    return accounts.nodig_uit(session, mens, mens.email, nu, door)


def _noteer(
    session: Session, partner: Partner, mens: Gebruiker, verschil: dict[str, tuple[object, object]],
    door: str, nu: datetime,
) -> None:  # fmt: skip
    wat = f"partneraccount {mens.id} ({partner.naam})"
    inrichten.leg_vast(session, partner.gemeente_id, door, nu, Wijziging(wat, verschil))
