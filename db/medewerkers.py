"""The people who work with the program: who they are, what they may, and when they leave."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from pydantic import BaseModel, ConfigDict, Field
from sqlmodel import Session, col, func, select

from inburgering.db import aanmeldingen, inrichten
from inburgering.db.basis import nr_van
from inburgering.db.fouten import NietGevonden, Weigering
from inburgering.db.inrichten import Wijziging
from inburgering.db.tabellen import Account, Gebruiker, Traject
from inburgering.statemachine.machines import eindtoestanden

VELDEN = ("naam", "rol", "team", "functie", "telefoon", "email", "actief")
BEHEERDER, CONSULENT = "beheerder", "consulent"


class Gegevens(BaseModel):
    """What is kept of a person who works here."""

    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True)
    naam: str = Field(min_length=2, max_length=120)
    rol: str
    team: str = Field(default="", max_length=80)
    functie: str = Field(default="", max_length=120)
    telefoon: str = Field(default="", max_length=40)
    email: str = Field(default="", max_length=200)
    actief: bool = True


class MagDatNiet(Weigering):
    """This change would leave work without an owner, or the municipality without an administrator."""


@dataclass(frozen=True)
class Regel:
    """One person on the list: her running trajects, and with what name she signs in (empty: no account)."""

    gebruiker: Gebruiker
    trajecten: int
    inlognaam: str


def lijst(
    session: Session, gemeente_id: int, zoek: str = "", *, vanaf: int = 0, aantal: int = 20
) -> tuple[list[Regel], int]:
    """The people of a municipality by name, those who left last; and how many there are."""
    waar: list[Any] = [Gebruiker.gemeente_id == gemeente_id, col(Gebruiker.partner_id).is_(None)]
    if zoek:
        waar.append(func.lower(Gebruiker.naam).contains(zoek.lower(), autoescape=True))
    totaal = session.exec(select(func.count()).select_from(Gebruiker).where(*waar)).one()
    vraag = (
        select(Gebruiker, Account.inlognaam)
        .join(Account, col(Account.gebruiker_id) == col(Gebruiker.id), isouter=True)
        .where(*waar)
        .order_by(col(Gebruiker.actief).desc(), col(Gebruiker.naam))
        .offset(vanaf)
        .limit(aantal)
    )
    rijen = session.exec(vraag).all()
    lopend = lopende(session, [nr_van(g) for g, _ in rijen])
    return [Regel(g, lopend.get(nr_van(g), 0), naam or "") for g, naam in rijen], totaal


def lopende(session: Session, nummers: list[int]) -> dict[int, int]:
    """How many running trajects each of these people has."""
    vraag = (
        select(Traject.consulent_id, func.count())
        .where(col(Traject.consulent_id).in_(nummers))
        .where(col(Traject.toestand).not_in(eindtoestanden("traject")))
        .group_by(col(Traject.consulent_id))
    )
    return dict(session.exec(vraag).all())


def een(session: Session, gemeente_id: int, nummer: int) -> Gebruiker:
    """Someone of this municipality. Raises NietGevonden."""
    gevonden = session.get(Gebruiker, nummer)
    if gevonden is None or gevonden.gemeente_id != gemeente_id or gevonden.partner_id is not None:
        raise NietGevonden("Deze medewerker is er niet in uw gemeente.")
    return gevonden


def bewaar(
    session: Session, gemeente_id: int, gebruiker: Gebruiker | None, nieuw: Gegevens, door: str, nu: datetime
) -> Gebruiker:
    """Keep these details; a change of role, or leaving, ends every sign-in. Raises MagDatNiet."""
    _eis_eigen_naam(session, gemeente_id, gebruiker, nieuw.naam)
    if gebruiker is None:
        gebruiker = Gebruiker(gemeente_id=gemeente_id, naam=nieuw.naam, rol=nieuw.rol)
        oud: Mapping[str, Any] = dict.fromkeys(VELDEN)
        session.add(gebruiker)
    else:
        oud = gebruiker.model_dump(include=set(VELDEN))
        _eis_niets_achtergelaten(session, gebruiker, nieuw)
    for veld in VELDEN:
        setattr(gebruiker, veld, getattr(nieuw, veld))
    session.flush()
    if oud["rol"] not in (None, nieuw.rol) or not nieuw.actief:
        aanmeldingen.beeindig_alle(session, nr_van(gebruiker), nu)
    verschil = {veld: (oud[veld], getattr(nieuw, veld)) for veld in VELDEN}
    inrichten.leg_vast(session, gemeente_id, door, nu, Wijziging(wat(gebruiker), verschil))
    return gebruiker


def wat(gebruiker: Gebruiker) -> str:
    """How the log of settings calls this person: a number, as a name may change."""
    return f"medewerker {gebruiker.id}"


def _eis_eigen_naam(session: Session, gemeente_id: int, gebruiker: Gebruiker | None, naam: str) -> None:
    vraag = select(Gebruiker.id).where(
        Gebruiker.gemeente_id == gemeente_id, func.lower(Gebruiker.naam) == naam.lower()
    )
    if any(nummer != (gebruiker.id if gebruiker else None) for nummer in session.exec(vraag)):
        raise MagDatNiet("Er werkt al iemand met deze naam. Voeg iets toe, zoals een tweede voorletter.")


def _eis_niets_achtergelaten(session: Session, gebruiker: Gebruiker, nieuw: Gegevens) -> None:
    """Raises MagDatNiet when work would stay behind with nobody, or nobody could manage any more."""
    vertrekt = gebruiker.actief and not nieuw.actief
    ander_werk = gebruiker.rol == CONSULENT and nieuw.rol != CONSULENT
    aantal = lopende(session, [nr_van(gebruiker)]).get(nr_van(gebruiker), 0)
    if (vertrekt or ander_werk) and aantal:
        raise MagDatNiet(
            f"{gebruiker.naam} heeft nog {aantal} {'traject' if aantal == 1 else 'trajecten'}. "
            "Wijs die eerst toe aan een collega."
        )
    if gebruiker.rol == BEHEERDER and (vertrekt or nieuw.rol != BEHEERDER) and gebruiker.actief:
        anderen = (
            select(func.count())
            .select_from(Gebruiker)
            .where(
                Gebruiker.gemeente_id == gebruiker.gemeente_id,
                Gebruiker.rol == BEHEERDER,
                Gebruiker.actief,
                Gebruiker.id != gebruiker.id,
            )
        )
        if not session.exec(anderen).one():
            raise MagDatNiet("Dit is de laatste beheerder. Maak eerst iemand anders beheerder.")
