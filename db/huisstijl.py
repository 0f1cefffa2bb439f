"""The house style of a municipality's letters: which holds on a day, and how a new one comes into use."""

import re
from datetime import date, datetime

from sqlmodel import Session, col, func, select

from inburgering.db.basis import dag_van
from inburgering.db.fouten import Weigering
from inburgering.db.tabellen import Gebruiker, Huisstijlversie
from inburgering.templates.huisstijl import ZONDER, Huisstijl
from inburgering.templates.wapen import OngeldigWapen, keur_wapen

VENSTERS = ("", "links", "rechts")
_KLEUR = re.compile(r"#[0-9a-fA-F]{6}")


class StijlNietGoed(Weigering):
    """The house style may not be put into use; `zinnen` say why, each with what to do."""

    def __init__(self, zinnen: list[str]) -> None:
        super().__init__(" ".join(zinnen))
        self.zinnen = zinnen


def stijl(session: Session, gemeente_id: int, dag: date) -> Huisstijl:
    """The house style that holds on this day."""
    vraag = (
        select(Huisstijlversie)
        .where(Huisstijlversie.gemeente_id == gemeente_id, col(Huisstijlversie.geldig_vanaf) <= dag)
        .order_by(col(Huisstijlversie.geldig_vanaf).desc(), col(Huisstijlversie.versie).desc())
        .limit(1)
    )
    rij = session.exec(vraag).one_or_none()
    return als_stijl(rij) if rij else ZONDER


def als_stijl(rij: Huisstijlversie) -> Huisstijl:
    """A stored version as the letters take it."""
    return Huisstijl(rij.kleur, rij.wapen, rij.venster, rij.versie)


def versies(session: Session, gemeente_id: int) -> list[tuple[Huisstijlversie, str]]:
    """Every version with who made it, newest first."""
    vraag = (
        select(Huisstijlversie, Gebruiker.naam)
        .join(Gebruiker, col(Gebruiker.id) == col(Huisstijlversie.door_id))
        .where(Huisstijlversie.gemeente_id == gemeente_id)
        .order_by(col(Huisstijlversie.versie).desc())
    )
    return list(session.exec(vraag).all())


def stel_in(
    session: Session,
    gemeente_id: int,
    door_id: int,
    nieuw: Huisstijl,
    geldig_vanaf: date,
    reden: str,
    nu: datetime,
) -> Huisstijlversie:
    """Put a house style into use from a day on. Raises StijlNietGoed with everything that is wrong."""
    if zinnen := [*gebreken(nieuw), *_over_wanneer(geldig_vanaf, reden, dag_van(nu))]:
        raise StijlNietGoed(zinnen)
    hoogste = session.exec(
        select(func.max(Huisstijlversie.versie)).where(Huisstijlversie.gemeente_id == gemeente_id)
    ).one()
    rij = Huisstijlversie(
        gemeente_id=gemeente_id, versie=(hoogste or 0) + 1, kleur=nieuw.kleur.lower(), wapen=nieuw.wapen,
        venster=nieuw.venster, geldig_vanaf=geldig_vanaf, door_id=door_id, moment=nu, reden=reden,
    )  # fmt: skip
    session.add(rij)
    session.flush()
    return rij


def gebreken(nieuw: Huisstijl) -> list[str]:
    """What is wrong with a house style by itself."""
    uit = []
    if nieuw.kleur and not _KLEUR.fullmatch(nieuw.kleur):
        uit.append("Schrijf de kleur als # met zes cijfers of letters, zoals #154273.")
    if nieuw.venster not in VENSTERS:
        uit.append("Kies waar het venster van de envelop zit: links of rechts.")
    if nieuw.wapen:
        try:
            keur_wapen(nieuw.wapen)
        except OngeldigWapen as fout:
            uit.append(str(fout))
    return uit


def _over_wanneer(geldig_vanaf: date, reden: str, vandaag: date) -> list[str]:
    uit = [] if reden else ["Schrijf in een paar woorden waarom u de huisstijl verandert."]
    if geldig_vanaf < vandaag:
        uit.append("Een huisstijl kan niet gelden vanaf een dag die voorbij is. Kies vandaag of later.")
    return uit
