"""What a run did, as a small table for a person: numbers, and trajecten by their number. Imports no Prefect.

Nothing of a person stands in it: Prefect has its own users and its own database.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any

from sqlmodel import Session, col, or_, select

from inburgering.db import dagstand
from inburgering.db.basis import Database
from inburgering.db.opruimen import Opgeruimd
from inburgering.db.tabellen import Partner, Post, Traject
from inburgering.db.tabellen_toezicht import GEEN_PARTNER
from inburgering.flows.bewaking import Ronde
from inburgering.flows.binnenhalen import Binnen
from inburgering.flows.drukwerk import Druk
from inburgering.flows.slag import Plek

MEEST = 25  # trajecten named one by one
Rij = dict[str, Any]
Stand = Mapping[dagstand.Sleutel, int]


@dataclass(frozen=True)
class Verslag:
    """A sentence or a few (`tekst`, Markdown) above a table; `leeg` when there is nothing to tell."""

    tekst: str
    rijen: list[Rij] = field(default_factory=list)
    leeg: bool = False


def van_bewaak(database: Database, rondes: Sequence[Ronde], dag: date) -> Verslag:
    """Per municipality how many terms were reported and which trajecten failed."""
    with database.lezen() as session:
        rijen = [
            {
                "Gemeente": ronde.plek.naam,
                "Termijnen gemeld": ronde.gemeld,
                "Niet nagekeken": len(ronde.over),
                "Welke trajecten": _opsomming(_nummers(session, ronde.over)),
            }
            for ronde in rondes
        ]
    return Verslag(f"De termijnen van **{dag:%d-%m-%Y}** zijn nagelopen.", rijen)


def van_draag_over(database: Database, telling: Mapping[str, int], waar: Sequence[Plek]) -> Verslag:
    """How many letters left and returns came in, and which letters wait or failed, with the reason."""
    rijen: list[Rij] = [{"Wat": wat, "Aantal": aantal} for wat, aantal in telling.items()]
    regels: list[str] = []
    if telling.get("mislukt") or telling.get("later"):
        with database.lezen() as session:
            regels = _lastig(session, [plek.id for plek in waar])
    tekst = "\n".join(["Bezorgd en opgehaald.", *(["", "Nog niet weg:", "", *regels] if regels else [])])
    return Verslag(tekst, rijen, leeg=not any(telling.values()))


def van_rapporteer(
    database: Database, standen: Sequence[tuple[Plek, Stand]], dag: date, geteld: int = 0
) -> Verslag:
    """The numbers of the day per municipality; overdue, nearly so and outstanding also per partner.

    `geteld`: how many reports were counted ahead.
    """
    with database.lezen() as session:
        namen = {p.id: p.naam for p in session.exec(select(Partner))}
    rijen = [rij for plek, stand in standen for rij in _stand(plek, stand, namen)]
    tekst = f"De stand van **{dag:%d-%m-%Y}** is vastgelegd. Rapporten vooruit geteld: {geteld}."
    return Verslag(tekst, rijen)


def van_opruimen(opgeruimd: Opgeruimd, runs: Mapping[str, int], ankers: int) -> Verslag:
    """What was cleared away, and whether the anchor of the day was left."""
    telling = asdict(opgeruimd) | dict(runs) | {"ankers van het logboek": ankers}
    return Verslag("Opgeruimd.", [{"Wat": wat, "Aantal": aantal} for wat, aantal in telling.items()])


def van_druk_af(druk: Druk) -> Verslag:
    """The bundles that were closed, and how many letters were not there any more."""
    rijen: list[Rij] = [
        {"Bundel": b.naam, "Brieven": b.brieven, "Bladzijden": b.bladzijden} for b in druk.bundels
    ]
    kwijt = f" {druk.kwijt} brieven lagen er niet meer; de consulenten weten dat." if druk.kwijt else ""
    return Verslag(f"De printwachtrij is afgesloten.{kwijt}", rijen, leeg=not rijen and not kwijt)


def van_deel_mee(telling: Mapping[str, int]) -> Verslag:
    """How many files and notifications left, and what did not."""
    rijen: list[Rij] = [{"Wat": wat, "Aantal": aantal} for wat, aantal in telling.items()]
    return Verslag("Gedeeld met de keten.", rijen, leeg=not any(telling.values()))


def van_haal_binnen(binnen: Binnen) -> Verslag:
    """What came in, and what could not be read."""
    rijen: list[Rij] = [{"Wat": wat, "Aantal": aantal} for wat, aantal in binnen.telling().items()]
    regels = [f"- {fout}" for fout in binnen.fouten]
    return Verslag("\n".join(["Opgehaald.", "", *regels]), rijen, leeg=not any(binnen.telling().values()))


def _stand(plek: Plek, stand: Stand, namen: Mapping[int | None, str]) -> list[Rij]:
    per: dict[int, Counter[str]] = {GEEN_PARTNER: Counter()}
    for (wat, _stap, partner), aantal in stand.items():
        per.setdefault(partner, Counter())[wat] += aantal
        if partner != GEEN_PARTNER:
            per[GEEN_PARTNER][wat] += aantal
    return [
        {"Gemeente": plek.naam, "Partner": namen.get(nr, "") if nr else "(alles)"}
        | {wat.replace("_", " "): telling[wat] for wat in dagstand.WAT}
        for nr, telling in sorted(per.items())
    ]


def _nummers(session: Session, trajecten: Sequence[int]) -> list[str]:
    vraag = select(Traject.nummer).where(col(Traject.id).in_(trajecten[: MEEST + 1]))
    return list(session.exec(vraag.order_by(col(Traject.nummer))))


def _opsomming(namen: Sequence[str]) -> str:
    meer = " en meer" if len(namen) > MEEST else ""
    return ", ".join(namen[:MEEST]) + meer


def _lastig(session: Session, gemeenten: Sequence[int]) -> list[str]:
    """The letters that were tried and are not gone; their reason is a sentence without a person."""
    vraag = (
        select(Traject.nummer, Post)
        .join(Traject, col(Traject.id) == col(Post.traject_id))
        .where(col(Traject.gemeente_id).in_(gemeenten), col(Post.fout) != "")
        .where(or_(col(Post.stand) == "mislukt", col(Post.stand) == "wacht"))
        .order_by(col(Post.id).desc())
        .limit(MEEST)
    )
    return [
        f"- {nummer}, `{brief.sjabloon}`, {brief.kanaal}, poging {brief.poging}, {brief.stand}: {brief.fout}"
        for nummer, brief in session.exec(vraag).all()
    ]
