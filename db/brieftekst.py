"""The texts of a municipality's letters: which holds on a day, and how a new version comes into use.

Nothing is changed or taken away: a version that holds from a day gives way to the one that holds from a
later day, or was made later for the same day. What was rendered keeps the version it was made with.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256

from sqlmodel import Session, col, func, select

from inburgering.db.basis import dag_van
from inburgering.db.fouten import Weigering
from inburgering.db.tabellen import Brieftekst, Gebruiker, Partner, Partnertaak
from inburgering.templates.eigen import STANDAARD, EigenTekst, Teksten
from inburgering.templates.keuring import keur
from inburgering.templates.schrijfregels import Gebrek


class TekstNietGoed(Weigering):
    """The text may not be put into use; `gebreken` say why, each with what to do."""

    def __init__(self, gebreken: list[Gebrek]) -> None:
        super().__init__(" ".join(map(str, gebreken)))
        self.gebreken = gebreken


@dataclass(frozen=True, kw_only=True)
class Wijziging:
    """What a beheerder asks: this text from this day on, or (`standaard`) the standard text again."""

    sjabloon: str
    geldig_vanaf: date
    reden: str
    onderwerp: str = ""
    tekst: str = ""
    standaard: bool = False


def teksten(session: Session, gemeente_id: int, dag: date) -> Teksten:
    """The own texts that hold on this day."""
    vraag = select(Brieftekst).where(
        Brieftekst.gemeente_id == gemeente_id, col(Brieftekst.geldig_vanaf) <= dag
    )
    geldt = _laatste(session.exec(vraag))
    return Teksten(tuple(als_tekst(rij) for _, rij in sorted(geldt.items()) if not rij.standaard))


def _laatste(rijen: Iterable[Brieftekst]) -> dict[str, Brieftekst]:
    """Per text the version that came last: by the day it holds from, then by its number."""
    volgorde = sorted(rijen, key=lambda r: (r.geldig_vanaf, r.versie))
    return {rij.sjabloon: rij for rij in volgorde}


def als_tekst(rij: Brieftekst) -> EigenTekst:
    """A stored version as the letters take it."""
    return EigenTekst(rij.sjabloon, rij.versie, rij.onderwerp, rij.tekst)


def geldend(session: Session, gemeente_id: int, dag: date) -> dict[str, Brieftekst]:
    """Per text the version that holds on this day, also one that is back to the standard."""
    vraag = select(Brieftekst).where(
        Brieftekst.gemeente_id == gemeente_id, col(Brieftekst.geldig_vanaf) <= dag
    )
    return _laatste(session.exec(vraag))


def gepland(session: Session, gemeente_id: int, dag: date) -> dict[str, Brieftekst]:
    """Per text the first version that is still to come into use."""
    vraag = select(Brieftekst).where(
        Brieftekst.gemeente_id == gemeente_id, col(Brieftekst.geldig_vanaf) > dag
    )
    per_dag = {(r.sjabloon, r.geldig_vanaf): r for r in sorted(session.exec(vraag), key=lambda r: r.versie)}
    return {rij.sjabloon: rij for _, rij in sorted(per_dag.items(), reverse=True)}


def versies(session: Session, gemeente_id: int, sjabloon: str) -> list[tuple[Brieftekst, str]]:
    """Every version of one text with who made it, newest first."""
    vraag = (
        select(Brieftekst, Gebruiker.naam)
        .join(Gebruiker, col(Gebruiker.id) == col(Brieftekst.door_id))
        .where(Brieftekst.gemeente_id == gemeente_id, Brieftekst.sjabloon == sjabloon)
        .order_by(col(Brieftekst.versie).desc())
    )
    return list(session.exec(vraag).all())


def versie(session: Session, gemeente_id: int, sjabloon: str, nr: int) -> Brieftekst | None:
    """One version of a text of this municipality."""
    vraag = select(Brieftekst).where(
        Brieftekst.gemeente_id == gemeente_id, Brieftekst.sjabloon == sjabloon, Brieftekst.versie == nr
    )
    return session.exec(vraag).one_or_none()


def stel_in(session: Session, gemeente_id: int, door_id: int, w: Wijziging, nu: datetime) -> Brieftekst:
    """Put a text into use from a day on. Raises TekstNietGoed with everything that is wrong."""
    hoogste = session.exec(
        select(func.max(Brieftekst.versie)).where(
            Brieftekst.gemeente_id == gemeente_id, Brieftekst.sjabloon == w.sjabloon
        )
    ).one()
    nieuw = EigenTekst(w.sjabloon, (hoogste or 0) + 1, w.onderwerp, w.tekst)
    if gebreken := [*_over_wanneer(w, dag_van(nu)), *_over_tekst(session, gemeente_id, w, nieuw)]:
        raise TekstNietGoed(gebreken)
    rij = Brieftekst(
        gemeente_id=gemeente_id, sjabloon=w.sjabloon, versie=nieuw.versie, onderwerp=w.onderwerp,
        tekst=w.tekst, standaard=w.standaard, basis=basis(w.sjabloon), geldig_vanaf=w.geldig_vanaf,
        door_id=door_id, moment=nu, reden=w.reden,
    )  # fmt: skip
    session.add(rij)
    session.flush()
    return rij


def _over_wanneer(w: Wijziging, vandaag: date) -> list[Gebrek]:
    uit = [] if w.reden else [Gebrek("Schrijf in een paar woorden waarom u de tekst verandert.")]
    if w.geldig_vanaf < vandaag:
        uit.append(Gebrek("Een tekst kan niet gelden vanaf een dag die voorbij is. Kies vandaag of later."))
    return uit


def _over_tekst(session: Session, gemeente_id: int, w: Wijziging, nieuw: EigenTekst) -> list[Gebrek]:
    """Held against the other texts of that day; back to the standard is always good by itself."""
    if w.standaard:
        return []
    return keur(nieuw, teksten(session, gemeente_id, w.geldig_vanaf))


def basis(naam: str) -> str:
    """What the standard text is now, in 12 hex digits."""
    onderwerp = "" if naam.startswith("_") else STANDAARD.onderwerp(naam)
    return sha256(f"{onderwerp}\n{STANDAARD.tekst(naam)}".encode()).hexdigest()[:12]


def taken(session: Session, gemeente_id: int, sjabloon: str) -> list[tuple[str, Partnertaak]]:
    """The tasks of this municipality that use a letter, with the partner's name."""
    vraag = (
        select(Partner.naam, Partnertaak)
        .join(Partnertaak, col(Partnertaak.partner_id) == col(Partner.id))
        .where(Partner.gemeente_id == gemeente_id, Partnertaak.sjabloon == sjabloon)
        .order_by(col(Partner.naam), col(Partnertaak.naam))
    )
    return list(session.exec(vraag).all())
