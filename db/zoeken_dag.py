"""What one consulent needs in the morning: what is due, who comes, what came back. A few questions in all."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import and_, case, func, select
from sqlmodel import Session, col

from inburgering.db.tabellen import (
    Gebeurtenisrij,
    Onderdeel,
    Overdracht,
    Partner,
    Persoon,
    Termijnrij,
    Traject,
)
from inburgering.db.voorraad import LOOPT
from inburgering.db.zoeken_caseload import BINNENKORT, TER_INFORMATIE
from inburgering.wet.begrippen import Wie
from inburgering.wet.gebeurtenissen import Gebeurtenis

ZELF = (Wie.COLLEGE.value, Wie.PARTNER.value)
GEROEPEN = ("opgeroepen", "opnieuw_opgeroepen", "derde_keer_opgeroepen")
OPROEPEN = (
    Gebeurtenis.OPROEP_BREDE_INTAKE,
    Gebeurtenis.HERHAALDE_OPROEP,
    Gebeurtenis.DERDE_OPROEP,
    Gebeurtenis.VERZETTEN_AFSPRAAK,
)
TERUG = timedelta(days=7)


@dataclass(frozen=True)
class Stap:
    """One step that is due: whose, what, until when, and at which partner it lies (None: with us)."""

    nummer: str
    naam: str
    code: str
    laatste_dag: date
    partner: str | None


@dataclass(frozen=True)
class Afspraak:
    """A talk that was planned: with whom, when and where."""

    nummer: str
    naam: str
    dag: date
    tijd: str
    plaats: str


@dataclass(frozen=True)
class Antwoord:
    """What a partner recorded: of whom, what, on which day, and who said it."""

    nummer: str
    naam: str
    soort: str
    op: date
    door: str


def tellingen(session: Session, houders: Collection[int], vandaag: date) -> tuple[int, int, int]:
    """How many steps are overdue, end today, and end within a week."""
    dag = col(Termijnrij.laatste_dag)
    vakken = (dag < vandaag, dag == vandaag, and_(dag > vandaag, dag <= vandaag + BINNENKORT))
    sommen: list[Any] = [func.sum(case((vak, 1), else_=0)) for vak in vakken]
    rij = session.execute(_van(select(*sommen), houders, vandaag + BINNENKORT)).one()
    laat, nu, straks = (int(getal or 0) for getal in rij)
    return laat, nu, straks


def stappen(
    session: Session,
    houders: Collection[int],
    vandaag: date,
    aantal: int = 25,
    verder: timedelta = BINNENKORT,
) -> list[Stap]:
    """The steps that are overdue or end within a week (or so much further), the oldest first."""
    velden: list[Any] = [
        Traject.nummer, Persoon.naam, Termijnrij.code, Termijnrij.laatste_dag, Partner.naam,
    ]  # fmt: skip
    bij_partner = and_(
        col(Overdracht.onderdeel_id) == Termijnrij.onderdeel_id, col(Termijnrij.wie) == Wie.PARTNER.value
    )
    vraag = (
        _van(select(*velden), houders, vandaag + verder)
        .join(Persoon, col(Persoon.id) == Traject.persoon_id)
        .outerjoin(Overdracht, bij_partner)
        .outerjoin(Partner, col(Partner.id) == Overdracht.partner_id)
        .order_by(col(Termijnrij.laatste_dag), col(Traject.nummer), col(Termijnrij.code))
        .limit(aantal)
    )
    return [Stap(*rij) for rij in session.execute(vraag)]


def _van(vraag: Any, houders: Collection[int], tot: date) -> Any:
    return (
        vraag.select_from(Termijnrij)
        .join(Traject, col(Traject.id) == Termijnrij.traject_id)
        .where(col(Traject.consulent_id).in_(houders), LOOPT)
        .where(col(Termijnrij.laatste_dag) <= tot)
        .where(col(Termijnrij.wie).in_(ZELF), col(Termijnrij.code).not_in(TER_INFORMATIE))
    )


def afspraken(
    session: Session, houders: Collection[int], vandaag: date, verder: timedelta = BINNENKORT
) -> list[Afspraak]:
    """The intake talks of today and the week to come (or so much further), in order."""
    velden: list[Any] = [Traject.nummer, Persoon.naam, Gebeurtenisrij.feiten]
    vraag = (
        select(*velden)
        .select_from(Gebeurtenisrij)
        .join(Traject, col(Traject.id) == Gebeurtenisrij.traject_id)
        .join(Persoon, col(Persoon.id) == Traject.persoon_id)
        .join(
            Onderdeel,
            and_(col(Onderdeel.traject_id) == Traject.id, col(Onderdeel.soort) == "brede_intake"),
        )
        .where(col(Traject.consulent_id).in_(houders), col(Onderdeel.toestand).in_(GEROEPEN))
        .where(col(Gebeurtenisrij.soort).in_(OPROEPEN), col(Gebeurtenisrij.deel) == 0)
        .order_by(col(Gebeurtenisrij.traject_id), col(Gebeurtenisrij.volgnr))
    )
    laatste = {nummer: (naam, feiten) for nummer, naam, feiten in session.execute(vraag)}
    alle = [_afspraak(nummer, naam, feiten) for nummer, (naam, feiten) in laatste.items()]
    komend = [a for a in alle if a is not None and vandaag <= a.dag <= vandaag + verder]
    return sorted(komend, key=lambda a: (a.dag, a.tijd, a.naam))


def _afspraak(nummer: str, naam: str, feiten: dict[str, Any] | None) -> Afspraak | None:
    gegevens = (feiten or {}).get("gegevens") or {}
    if not gegevens.get("dag"):
        return None
    dag = date.fromisoformat(gegevens["dag"])
    return Afspraak(nummer, naam, dag, str(gegevens.get("tijd") or "")[:5], str(gegevens.get("plaats") or ""))


def teruggekomen(
    session: Session, houders: Collection[int], nu: datetime, aantal: int = 10
) -> list[Antwoord]:
    """What partners recorded in the past week, newest first."""
    velden: list[Any] = [
        Traject.nummer, Persoon.naam, Gebeurtenisrij.soort, Gebeurtenisrij.op, Gebeurtenisrij.door,
    ]  # fmt: skip
    vraag = (
        select(*velden)
        .select_from(Traject)
        .join(Gebeurtenisrij, col(Gebeurtenisrij.traject_id) == Traject.id)
        .join(Persoon, col(Persoon.id) == Traject.persoon_id)
        .where(col(Traject.consulent_id).in_(houders), col(Gebeurtenisrij.herkomst) == "partner")
        .where(col(Gebeurtenisrij.deel) == 0, col(Gebeurtenisrij.moment) >= nu - TERUG)
        .order_by(col(Gebeurtenisrij.moment).desc(), col(Gebeurtenisrij.id).desc())
        .limit(aantal)
    )
    return [Antwoord(*rij) for rij in session.execute(vraag)]
