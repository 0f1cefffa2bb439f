"""Which trajecten may no longer be kept: what the rule says, what a person decided, what must be asked."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement
from sqlmodel import Session, and_, col, or_, select

from inburgering.db.basis import AMSTERDAM, nr_van
from inburgering.db.tabellen import (
    Bewaarbesluit,
    Post,
    Termijnrij,
    Traject,
    Vernietigingslijst,
    Vernietigingsregel,
)
from inburgering.db.zaak import Zaak
from inburgering.statemachine.machines import eindtoestanden
from inburgering.wet import bewaren as wet
from inburgering.wet.taal import datum
from inburgering.wet.termijnen_einde import T49

EEN_DAG = timedelta(days=1)
OP_DE_LIJST, ERAF, VERNIETIGD = "op de lijst", "eraf", "vernietigd"


class Stand(StrEnum):
    """What may happen to a traject: it goes, goes later, is kept, or someone must say something."""

    WEG = "weg"
    LATER = "later"
    WACHT = "wacht"
    VRAAG = "vraag"


@dataclass(frozen=True, kw_only=True)
class Oordeel:
    """What the rules say of one traject on one day; `waarom` is a Dutch sentence without personal data."""

    traject_id: int
    nummer: str
    stand: Stand
    waarom: str
    regel: str = ""
    einde: date | None = None
    vanaf: date | None = None
    kern: date | None = None


def beoordeel(session: Session, gemeente_id: int, op: date, *, alleen: int | None = None) -> list[Oordeel]:
    """Every traject that ended, or whose five years run, and what may happen to it on `op`.

    `alleen`: of this traject only.
    """
    t49 = {r.traject_id: r for r in _lopende_t49(session, gemeente_id, alleen)}
    klaar = _vernietigd(session, gemeente_id, alleen)
    vraag = select(Traject).where(
        _van(gemeente_id, alleen),
        or_(col(Traject.toestand).in_(eindtoestanden("traject")), col(Traject.id).in_(_t49_van(gemeente_id))),
    )
    besluiten = _besluiten(session, gemeente_id, alleen)
    uit = []
    for t in session.exec(vraag.order_by(col(Traject.id))):
        nummer = nr_van(t)
        if nummer not in klaar:
            uit.append(_oordeel(session, t, t49.get(nummer), besluiten.get(nummer, {}), op))
        elif (kern := klaar[nummer].kern) and kern < op:
            uit.append(_kern_voorbij(t, klaar[nummer], kern))
    return uit


def _kern_voorbij(t: Traject, eerder: Vernietigingsregel, kern: date) -> Oordeel:
    """What stayed of a traject that was destroyed before, and may stay no longer."""
    return Oordeel(
        traject_id=nr_van(t),
        nummer=t.nummer,
        stand=Stand.WEG,
        regel=wet.KERN.code,
        einde=eerder.einde,
        vanaf=kern + EEN_DAG,
        waarom=f"De kleine set mocht blijven tot en met {datum(kern)} ({wet.KERN.bron}).",
    )


def _van(gemeente_id: int, alleen: int | None) -> ColumnElement[bool]:
    """Trajecten of this municipality, or one of them."""
    hier = col(Traject.gemeente_id) == gemeente_id
    return hier if alleen is None else and_(hier, col(Traject.id) == alleen)


def _t49_van(gemeente_id: int) -> Any:
    return (
        select(Termijnrij.traject_id)
        .join(Traject, col(Traject.id) == col(Termijnrij.traject_id))
        .where(
            Traject.gemeente_id == gemeente_id,
            Termijnrij.code == T49.code,
            col(Termijnrij.loopt),
            col(Termijnrij.vervallen).is_(False),
        )
    )


def _lopende_t49(session: Session, gemeente_id: int, alleen: int | None) -> Iterable[Termijnrij]:
    """The running retention terms; of a traject with two the one without waiting (death) comes last."""
    vraag = (
        select(Termijnrij)
        .join(Traject, col(Traject.id) == col(Termijnrij.traject_id))
        .where(_van(gemeente_id, alleen), Termijnrij.code == T49.code)
        .where(col(Termijnrij.loopt), col(Termijnrij.vervallen).is_(False))
        .order_by(col(Termijnrij.laatste_dag).is_(None), col(Termijnrij.id))
    )
    return session.exec(vraag).all()


def vernietigde() -> Any:
    """The numbers of the trajecten that were destroyed, as a part of a question."""
    return select(col(Vernietigingsregel.traject_id)).where(Vernietigingsregel.stand == VERNIETIGD)


def _vernietigd(session: Session, gemeente_id: int, alleen: int | None) -> dict[int, Vernietigingsregel]:
    """The newest line under which a traject was destroyed; with `kern`, its small set is there still."""
    vraag = (
        select(Vernietigingsregel)
        .join(Traject, col(Traject.id) == col(Vernietigingsregel.traject_id))
        .where(_van(gemeente_id, alleen), Vernietigingsregel.stand == VERNIETIGD)
    )
    return {r.traject_id: r for r in session.exec(vraag.order_by(col(Vernietigingsregel.id)))}


def _besluiten(session: Session, gemeente_id: int, alleen: int | None) -> dict[int, dict[str, Bewaarbesluit]]:
    """The newest decision of each kind per traject."""
    uit: dict[int, dict[str, Bewaarbesluit]] = {}
    vraag = (
        select(Bewaarbesluit)
        .join(Traject, col(Traject.id) == col(Bewaarbesluit.traject_id))
        .where(_van(gemeente_id, alleen))
    )
    for b in session.exec(vraag.order_by(col(Bewaarbesluit.id))):
        uit.setdefault(b.traject_id, {})[b.soort] = b
    return uit


def _oordeel(
    session: Session, t: Traject, rij: Termijnrij | None, besluiten: dict[str, Bewaarbesluit], op: date
) -> Oordeel:
    begin = _begin(rij, besluiten.get("einde"))
    if begin is None:
        return Oordeel(
            traject_id=nr_van(t), nummer=t.nummer, stand=Stand.VRAAG, waarom=wet.EINDE_PLICHT.vraag
        )
    regel, einde = begin
    vanaf = einde if regel.duur is None else regel.laatste_dag(einde) + EEN_DAG
    gevonden = Oordeel(
        traject_id=nr_van(t), nummer=t.nummer, stand=Stand.WEG, waarom=wet.waarom(regel, einde),
        regel=regel.code, einde=einde, vanaf=vanaf,
    )  # fmt: skip
    if vanaf > op:
        return replace(gevonden, stand=Stand.LATER)
    wacht = besluiten.get("wacht")
    if wacht and wacht.dag >= op:
        return replace(
            gevonden, stand=Stand.WACHT, waarom=f"Iemand besloot te wachten tot {datum(wacht.dag)}."
        )
    if vraag := _in_de_weg(session, t, op):
        return replace(gevonden, stand=Stand.VRAAG, waarom=vraag)
    kern = besluiten.get("kern")
    tot = kern.dag if kern and regel is wet.EINDE_PLICHT and kern.dag >= op else None
    return replace(gevonden, kern=tot)


def _begin(rij: Termijnrij | None, besluit: Bewaarbesluit | None) -> tuple[wet.Bewaarregel, date] | None:
    """Which rule holds and from which day; the log goes before what a person said."""
    if rij is not None:
        regel = wet.OVERLIJDEN if rij.laatste_dag is None else wet.EINDE_PLICHT
        return regel, rij.eerste_dag - EEN_DAG
    return (wet.EINDE_PLICHT, besluit.dag) if besluit else None


def _in_de_weg(session: Session, t: Traject, op: date) -> str:
    """What a person must do first, in one sentence; empty when nothing stands in the way."""
    if t.toestand not in eindtoestanden("traject"):
        return "Het traject loopt nog. Beëindig het eerst."
    zaak = Zaak.lees(session, nr_van(t), datetime.combine(op, time(12), AMSTERDAM))
    if loopt := zaak.na_het_einde:
        return f"Er loopt nog iets: {loopt[0]} {loopt[1]}. Rond dat eerst af."
    post = select(Post.id).where(Post.traject_id == t.id, col(Post.stand).in_(("wacht", "mislukt")))
    if session.exec(post).first() is not None:
        return "Er staat nog een brief klaar. Laat die eerst bezorgen of trek haar in."
    return ""


def op_een_lijst(session: Session, gemeente_id: int) -> dict[int, int]:
    """The trajecten on a list that is still being worked on, with the number of that list."""
    vraag = (
        select(Vernietigingsregel.traject_id, Vernietigingsregel.lijst_id)
        .join(Vernietigingslijst, col(Vernietigingslijst.id) == col(Vernietigingsregel.lijst_id))
        .where(Vernietigingslijst.gemeente_id == gemeente_id, Vernietigingsregel.stand == OP_DE_LIJST)
        .where(col(Vernietigingslijst.stand).in_(("voorstel", "bevestigd")))
    )
    return dict(session.exec(vraag).all())
