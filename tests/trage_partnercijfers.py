"""The partner figures counted the slow way, task by task from terms and log: the quick way must equal it."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from datetime import date, timedelta
from math import ceil
from statistics import median
from typing import Any

from sqlalchemy import and_, exists, func, select
from sqlalchemy.orm import aliased
from sqlmodel import Session, col

from inburgering.db import rapport_partners
from inburgering.db.rapport_klein import deel, onderdruk, toonbaar
from inburgering.db.rapport_partners import Telling
from inburgering.db.tabellen import (
    Gebeurtenisrij,
    Onderdeel,
    Overdracht,
    Partner,
    Partnertaak,
    Termijnrij,
)

TERUGMELDING = "N02"
TERUGGEMELD = "terugmelding"
NIET_DOORGEGAAN = ("weigering", "intrekking", "afsluiting", "staking")


@dataclass(frozen=True)
class Verloop:
    """How one task went. `hoe` is the gebeurtenis that ended it at the partner, empty while it lies there.

    `afgesproken` is the day in the task letter, or the later day the partner promised. `beoordeeld`: the
    municipality judged the first report; `aanvulling`: it asked for more.
    """

    partner: str
    taak: str
    verzonden: date
    afgesproken: date | None
    klaar_op: date | None
    hoe: str
    beoordeeld: bool
    aanvulling: bool

    def gebeurd(self, peil: date) -> str:
        """How it had ended by this day; empty when it had not."""
        return self.hoe if self.klaar_op is not None and self.klaar_op <= peil else ""


@dataclass(frozen=True)
class Cijfer:
    """The figures of one line; None and empty text stand for what is too small to show."""

    partner: str
    taak: str
    verzonden: int | None
    teruggemeld: int | None
    niet_doorgegaan: int | None
    open: int | None
    mediaan: int | None
    p90: int | None
    op_tijd: str
    compleet: str


def cijfers(verlopen: Iterable[Verloop], peil: date, vanaf: int) -> list[Cijfer]:
    """A line per partner and kind of task, by name; of each task a line for all partners where that may."""
    per: dict[tuple[str, str], list[Verloop]] = {}
    for v in verlopen:
        per.setdefault((v.taak, v.partner), []).append(v)
    uit = []
    for soort in sorted({taak for taak, _ in per}):
        groepen = {partner: lijst for (taak, partner), lijst in sorted(per.items()) if taak == soort}
        uit += [_cijfer(partner, soort, lijst, peil, vanaf) for partner, lijst in groepen.items()]
        if len(groepen) > 1:
            uit.append(_samen(soort, list(groepen.values()), peil, vanaf))
    return uit


def tel(lijst: Sequence[Verloop], peil: date) -> tuple[int, int, int]:
    """How many were reported, did not go through, and are still open: together all that were sent."""
    hoe = [v.gebeurd(peil) for v in lijst]
    gemeld, niet = hoe.count(TERUGGEMELD), sum(h in NIET_DOORGEGAAN for h in hoe)
    return gemeld, niet, len(hoe) - gemeld - niet


def doorlooptijden(lijst: Sequence[Verloop], peil: date) -> list[int]:
    """Days from sending to the first report, of what was reported, shortest first."""
    return sorted(
        (v.klaar_op - v.verzonden).days for v in lijst if v.klaar_op and v.gebeurd(peil) == TERUGGEMELD
    )


def p90(dagen: Sequence[int]) -> int:
    """Nine of ten took at most so many days. Raises IndexError for none."""
    return sorted(dagen)[ceil(0.9 * len(dagen)) - 1]


def op_tijd(lijst: Sequence[Verloop], peil: date) -> tuple[int, int]:
    """Of the tasks whose agreed day is past and that went through, how many were reported by that day."""
    voorbij = [
        v for v in lijst
        if v.afgesproken and v.afgesproken < peil and v.gebeurd(peil) not in NIET_DOORGEGAAN
    ]  # fmt: skip
    goed = [
        v for v in voorbij
        if v.klaar_op and v.afgesproken and v.gebeurd(peil) and v.klaar_op <= v.afgesproken
    ]  # fmt: skip
    return len(goed), len(voorbij)


def compleet(lijst: Sequence[Verloop], peil: date) -> tuple[int, int]:
    """Of the reports that were judged, how many needed nothing more."""
    beoordeeld = [v for v in lijst if v.gebeurd(peil) == TERUGGEMELD and v.beoordeeld]
    return sum(not v.aanvulling for v in beoordeeld), len(beoordeeld)


def _cijfer(partner: str, taak: str, lijst: Sequence[Verloop], peil: date, vanaf: int) -> Cijfer:
    if not toonbaar(len(lijst), vanaf):
        return Cijfer(partner, taak, None, None, None, None, None, None, "", "")
    gemeld, niet, over = onderdruk(tel(lijst, peil), vanaf)
    dagen = doorlooptijden(lijst, peil)
    genoeg = len(dagen) >= vanaf
    return Cijfer(
        partner, taak, len(lijst), gemeld, niet, over,
        mediaan=round(median(dagen)) if genoeg else None, p90=p90(dagen) if genoeg else None,
        op_tijd=deel(*op_tijd(lijst, peil), vanaf), compleet=deel(*compleet(lijst, peil), vanaf),
    )  # fmt: skip


def _samen(taak: str, groepen: Sequence[Sequence[Verloop]], peil: date, vanaf: int) -> Cijfer:
    """All partners together; left out where a partner's left out number would follow by subtraction."""
    alles = [v for groep in groepen for v in groep]
    samen = _cijfer("Alle partners", taak, alles, peil, vanaf)
    per = [tel(groep, peil) if toonbaar(len(groep), vanaf) else None for groep in groepen]
    getoond = [onderdruk(delen, vanaf) if delen else [None] * 3 for delen in per]
    heel = [len(groep) if delen else None for groep, delen in zip(groepen, per, strict=True)]
    mag = [_mag([len(g) for g in groepen], heel, vanaf)]
    for kolom in range(3):
        echt = [tel(groep, peil)[kolom] for groep in groepen]
        mag.append(_mag(echt, [rij[kolom] for rij in getoond], vanaf))
    waarden = (samen.verzonden, samen.teruggemeld, samen.niet_doorgegaan, samen.open)
    if not all(mag):
        return Cijfer(samen.partner, taak, None, None, None, None, samen.mediaan, samen.p90, "", "")
    return Cijfer(samen.partner, taak, *waarden, samen.mediaan, samen.p90, samen.op_tijd, samen.compleet)


def _mag(echt: Sequence[int], getoond: Sequence[int | None], vanaf: int) -> bool:
    """Whether a total may be shown beside these: what is missing is nobody, or enough of more than one."""
    weg = [aantal for aantal, zichtbaar in zip(echt, getoond, strict=True) if zichtbaar is None]
    return sum(weg) == 0 or (len(weg) > 1 and sum(weg) >= vanaf)


def telling(lijst: Sequence[Verloop], peil: date) -> Telling:
    """The same tasks as the quick way counts them."""
    gemeld, niet, _ = tel(lijst, peil)
    goed, voorbij = op_tijd(lijst, peil)
    zonder, beoordeeld = compleet(lijst, peil)
    return Telling(len(lijst), gemeld, niet, voorbij, goed, beoordeeld, zonder)


def snel(verlopen: Iterable[Verloop], peil: date, vanaf: int) -> list[Cijfer]:
    """The lines that the quick way makes of these tasks."""
    per: dict[tuple[str, str], list[Verloop]] = {}
    samen: dict[str, Counter[int]] = {}
    for v in verlopen:
        per.setdefault((v.taak, v.partner), []).append(v)
        samen.setdefault(v.taak, Counter()).update(doorlooptijden([v], peil))
    regels = rapport_partners.cijfers({wie: telling(lijst, peil) for wie, lijst in per.items()}, vanaf)
    dagen = {wie: Counter(doorlooptijden(lijst, peil)) for wie, lijst in per.items()}
    return [als_toen(r) for r in rapport_partners.met_duur(regels, dagen, samen)]


def als_toen(regel: rapport_partners.Cijfer) -> Cijfer:
    """A line of the quick way in this form."""
    return Cijfer(**{veld.name: getattr(regel, veld.name) for veld in fields(Cijfer)})


AANVULLING, TOEGEZEGD = "N05", "N23"
BEOORDEELD = ("afgesloten",)


def verlopen(session: Session, gemeente_id: int, van: date, tot: date) -> list[Verloop]:
    """Each task that was sent from `van` up to and including `tot`, in no order that matters."""
    begin: Any = aliased(Termijnrij)
    later: Any = aliased(Termijnrij)
    einde: Any = aliased(Gebeurtenisrij)
    met = and_(later.traject_id == begin.traject_id, later.onderdeel_id == begin.onderdeel_id)
    toegezegd = and_(met, later.code == TOEGEZEGD, later.vervallen.is_(False), later.vervangen_door.is_(None))
    aanvulling = exists().where(
        col(Termijnrij.traject_id) == begin.traject_id,
        col(Termijnrij.onderdeel_id) == begin.onderdeel_id,
        col(Termijnrij.code) == AANVULLING,
        col(Termijnrij.vervallen).is_(False),
    )
    velden: list[Any] = [
        Partner.naam, Partnertaak.naam, begin.eerste_dag, begin.laatste_dag, later.laatste_dag,
        begin.geeindigd_op, later.geeindigd_op, einde.soort, Onderdeel.toestand, aanvulling,
    ]  # fmt: skip
    vraag = (
        select(*velden)
        .select_from(Partner)
        .join(Overdracht, col(Overdracht.partner_id) == Partner.id)
        .join(Partnertaak, col(Partnertaak.id) == Overdracht.taak_id)
        .join(Onderdeel, col(Onderdeel.id) == Overdracht.onderdeel_id)
        .join(
            begin,
            and_(
                begin.traject_id == Overdracht.traject_id,
                begin.code == TERUGMELDING,
                begin.onderdeel_id == Overdracht.onderdeel_id,
            ),
        )
        .outerjoin(later, toegezegd)
        .outerjoin(einde, _einde(einde, begin, later))
        .where(col(Partner.gemeente_id) == gemeente_id, begin.vervallen.is_(False))
        .where(begin.eerste_dag > van, begin.eerste_dag <= tot + timedelta(days=1))
    )
    return [_verloop(*rij) for rij in session.execute(vraag)]


def _einde(einde: Any, begin: Any, later: Any) -> Any:
    """The gebeurtenis that ended the term: of the letter, or of the later day that replaced it."""
    return and_(
        einde.traject_id == begin.traject_id,
        einde.volgnr == func.coalesce(later.geeindigd_door, begin.geeindigd_door),
        einde.deel == 0,
    )


def _verloop(
    partner: str, taak: str, eerste: date, laatste: date | None, later: date | None, klaar: date | None,
    later_klaar: date | None, hoe: str | None, toestand: str, aanvulling: bool,
) -> Verloop:  # fmt: skip
    return Verloop(
        partner, taak, eerste - timedelta(days=1), later or laatste, later_klaar or klaar, hoe or "",
        beoordeeld=bool(aanvulling) or toestand in BEOORDEELD, aanvulling=bool(aanvulling),
    )  # fmt: skip
