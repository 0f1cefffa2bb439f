"""The credentials of partners' systems: make, turn, withdraw, and prove with one who is there.

A secret has 256 random bits, so a plain digest of it is enough; it is shown once and never kept. For it the
system gets a token that holds a quarter of an hour (OAuth 2.0, client credentials: RFC 6749, section 4.4).
"""

import hashlib
import hmac
import secrets
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from sqlalchemy import delete
from sqlmodel import Session, col, select

from inburgering.db.basis import dag_van, nr_van
from inburgering.db.fouten import Weigering
from inburgering.db.tabellen import Gemeente, Inrichting, Partner, Partnersleutel, Partnertoken

GELDIG = timedelta(days=366)
OVERLAP = timedelta(days=7)
TOKEN_GELDIG = timedelta(minutes=15)


class GeenSleutel(Weigering):
    """There is no such partner or credential, or it cannot be changed any more."""


@dataclass(frozen=True)
class Uitgifte:
    """A credential as it is shown once, to be handed to the partner."""

    client_id: str
    geheim: str = field(repr=False)
    geldig_tot: date


@dataclass(frozen=True)
class Wie:
    """Whose system is there."""

    partner_id: int
    gemeente_id: int
    naam: str
    client_id: str


def partner(session: Session, gemeente: Gemeente, naam: str) -> Partner:
    """The partner of this name. Raises GeenSleutel."""
    vraag = select(Partner).where(Partner.gemeente_id == gemeente.id)
    gevonden = next((p for p in session.exec(vraag) if p.naam.casefold() == naam.strip().casefold()), None)
    if gevonden is None:
        raise GeenSleutel(f"Gemeente {gemeente.naam} heeft geen partner met deze naam.")
    return gevonden


def maak(session: Session, wie: Partner, door: str, nu: datetime) -> Uitgifte:
    """A new credential for a partner."""
    geheim, client_id = secrets.token_urlsafe(32), f"{_kort(wie.naam)}-{secrets.token_hex(4)}"
    tot = dag_van(nu) + GELDIG
    session.add(
        Partnersleutel(
            partner_id=nr_van(wie), client_id=client_id, geheim_hash=_hash(geheim), geldig_tot=tot,
            gemaakt=nu, gemaakt_door=door,
        )
    )  # fmt: skip
    _noteer(session, wie.gemeente_id, f"sleutel van partner gemaakt: {client_id}", door, nu)
    return Uitgifte(client_id, geheim, tot)


def draai(session: Session, gemeente: Gemeente, client_id: str, door: str, nu: datetime) -> Uitgifte:
    """A new secret; the former one holds a week longer, so that the partner can change over."""
    sleutel = _sleutel(session, gemeente, client_id)
    if sleutel.ingetrokken is not None:
        raise GeenSleutel("Deze sleutel is ingetrokken. Maak een nieuwe.")
    geheim, vandaag = secrets.token_urlsafe(32), dag_van(nu)
    sleutel.vorig_hash, sleutel.vorig_tot = sleutel.geheim_hash, min(vandaag + OVERLAP, sleutel.geldig_tot)
    sleutel.geheim_hash, sleutel.geldig_tot = _hash(geheim), vandaag + GELDIG
    session.add(sleutel)
    _noteer(session, nr_van(gemeente), gedraaid(client_id), door, nu)
    return Uitgifte(client_id, geheim, sleutel.geldig_tot)


def trek_in(session: Session, gemeente: Gemeente, client_id: str, door: str, nu: datetime) -> None:
    """From now on it opens nothing, and neither do the tokens that were given for it."""
    sleutel = _sleutel(session, gemeente, client_id)
    if sleutel.ingetrokken is None:
        sleutel.ingetrokken = nu
        session.add(sleutel)
        session.connection().execute(delete(Partnertoken).where(col(Partnertoken.sleutel_id) == sleutel.id))
        _noteer(session, nr_van(gemeente), f"sleutel van partner ingetrokken: {client_id}", door, nu)


def lijst(session: Session, gemeente: Gemeente) -> list[tuple[Partnersleutel, str]]:
    """Every credential of this municipality with the name of its partner."""
    vraag = (
        select(Partnersleutel, Partner.naam)
        .join(Partner, col(Partner.id) == Partnersleutel.partner_id)
        .where(Partner.gemeente_id == gemeente.id)
    )
    return list(session.exec(vraag.order_by(col(Partnersleutel.id))).all())


def geef_token(session: Session, client_id: str, geheim: str, nu: datetime) -> str | None:
    """A token for who knows the secret; None when it is wrong, over or withdrawn, without saying which."""
    sleutel = session.exec(select(Partnersleutel).where(Partnersleutel.client_id == client_id)).one_or_none()
    vandaag, gegeven = dag_van(nu), _hash(geheim)
    nieuw = hmac.compare_digest(gegeven, sleutel.geheim_hash if sleutel else "")
    oud = sleutel is not None and sleutel.vorig_tot is not None and sleutel.vorig_tot >= vandaag
    vorig = hmac.compare_digest(gegeven, (sleutel.vorig_hash or "") if sleutel and oud else "")
    if sleutel is None or not (nieuw or vorig) or not _geldig(sleutel, vandaag):
        return None
    token = secrets.token_urlsafe(32)
    session.connection().execute(delete(Partnertoken).where(col(Partnertoken.verloopt) < nu))
    session.add(Partnertoken(sleutel_id=nr_van(sleutel), token_hash=_hash(token), verloopt=nu + TOKEN_GELDIG))
    sleutel.laatst_gebruikt = vandaag
    session.add(sleutel)
    return token


def van_token(session: Session, token: str, nu: datetime) -> Wie | None:
    """Whose system shows this token; None when it is unknown or over."""
    vraag = (
        select(Partnertoken, Partnersleutel, Partner)
        .join(Partnersleutel, col(Partnersleutel.id) == Partnertoken.sleutel_id)
        .join(Partner, col(Partner.id) == Partnersleutel.partner_id)
        .where(Partnertoken.token_hash == _hash(token))
    )
    gevonden = session.exec(vraag).one_or_none()
    if gevonden is None:
        return None
    rij, sleutel, wie = gevonden
    if rij.verloopt < nu or not _geldig(sleutel, dag_van(nu)):
        return None
    return Wie(nr_van(wie), wie.gemeente_id, wie.naam, sleutel.client_id)


def _geldig(sleutel: Partnersleutel, vandaag: date) -> bool:
    return sleutel.ingetrokken is None and sleutel.geldig_tot >= vandaag


def _sleutel(session: Session, gemeente: Gemeente, client_id: str) -> Partnersleutel:
    gevonden = next((s for s, _ in lijst(session, gemeente) if s.client_id == client_id), None)
    if gevonden is None:
        raise GeenSleutel(f"Gemeente {gemeente.naam} heeft geen sleutel met deze naam.")
    return gevonden


def gedraaid(client_id: str) -> str:
    """How the log of settings says that a credential got a new secret."""
    return f"sleutel van partner gedraaid: {client_id}"


def _noteer(session: Session, gemeente_id: int, wat: str, door: str, nu: datetime) -> None:
    session.add(Inrichting(gemeente_id=gemeente_id, moment=nu, door=door, wat=wat, sha256=_hash(wat)))


def _hash(tekst: str) -> str:
    return hashlib.sha256(tekst.encode(errors="replace")).hexdigest()


def _kort(naam: str) -> str:
    return "".join(teken for teken in naam.lower() if teken.isascii() and teken.isalnum())[:20] or "partner"
