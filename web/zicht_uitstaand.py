"""What lies at which partner, as its pages say it: per partner and task, and per task what happens next."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from statistics import median_high

from inburgering.db.tabellen import Partner, Partnertaak
from inburgering.db.zoeken_herinnerd import Herinnerd
from inburgering.db.zoeken_uitstaand import BIJ_PARTNER, Groep, Lopend, Stand, Taak
from inburgering.templates.datums import kort
from inburgering.web.blad import adres
from inburgering.wet.begrippen import Wie
from inburgering.wet.ladder import Aan, Trede
from inburgering.wet.ladders import Ladders
from inburgering.wet.taal import opsomming
from inburgering.wet.vragen import ladder_van

PAD = "/coordinator/partners"
LIJST = f"{PAD}/lijst"


@dataclass(frozen=True)
class Regel:
    """One kind of task at one partner. `mediaan` and `langst` are days since sending (None: nothing lies)."""

    partner: str
    taak: str
    bij_partner: int
    mediaan: int | None
    langst: int | None
    stand: Stand
    opgesteld: int
    teruggemeld: int
    partner_id: int
    soort: str

    def lijst(self, stand: str = "") -> str:
        """The address of the list behind a number of this line."""
        return adres(LIJST, {"partner": self.partner_id, "taak": self.soort, "stand": stand})


def regels(
    groepen: Sequence[Groep],
    standen: Mapping[tuple[int, str], Stand],
    taken: Sequence[tuple[Partner, Partnertaak]],
    vandaag: date,
) -> list[Regel]:
    """A line per partner and task with something open, by the name of the partner: no ranking."""
    namen = {(p.id, t.soort): (p.naam, t.naam) for p, t in taken}
    per: dict[tuple[int, str], list[Groep]] = {}
    for groep in groepen:
        per.setdefault((groep.partner, groep.taak), []).append(groep)
    uit = [
        _regel(sleutel, namen[sleutel], lijst, standen.get(sleutel, Stand(0, 0, None)), vandaag)
        for sleutel, lijst in per.items()
    ]
    return sorted(uit, key=lambda r: (r.partner, r.taak))


def _regel(
    sleutel: tuple[int, str], naam: tuple[str, str], groepen: Sequence[Groep], stand: Stand, vandaag: date
) -> Regel:
    tel: Counter[str] = Counter()
    dagen: Counter[int] = Counter()
    for groep in groepen:
        bij_partner = groep.toestand in BIJ_PARTNER
        tel["bij_partner" if bij_partner else groep.toestand] += groep.aantal
        if bij_partner and groep.verzonden:
            dagen[(vandaag - groep.verzonden).days] += groep.aantal
    lang = sorted(dagen.elements())
    return Regel(
        *naam, tel["bij_partner"], median_high(lang) if lang else None, max(lang, default=None), stand,
        tel["opgesteld"], tel["teruggemeld"], *sleutel,
    )  # fmt: skip


@dataclass(frozen=True)
class Volgende:
    """What the ladder does next: on which day, and who hears of it."""

    op: date
    wie: str


def volgende(taak: Taak, ladders: Ladders, vandaag: date) -> Volgende | None:
    """The next rung over all running terms of a task; None when the ladder has said everything."""
    alle = [v for termijn in taak.termijnen if (v := _volgende(taak, termijn, ladders, vandaag))]
    return min(alle, key=lambda v: v.op, default=None)


def _volgende(taak: Taak, termijn: Lopend, ladders: Ladders, vandaag: date) -> Volgende | None:
    """The rung that comes; when several are due already the highest: the ladder says it once."""
    if termijn.volgende_melding is None or termijn.ruw is None:
        return None
    trap = ladders.van(ladder_van(termijn.code), taak.soort)
    na = Trede(termijn.trede) if termijn.trede else None
    dag = max(termijn.volgende_melding, vandaag)
    trede = trap.hoogste(termijn.ruw, termijn.laatste_dag, dag, na=na)
    if trede is None:
        return None
    aan = trap.aan(trede)
    wie = [a.naam for a in Aan if a in aan and (a is not Aan.PARTNER or termijn.wie == Wie.PARTNER)]
    return Volgende(dag, opsomming(wie))


def per_wie(lijst: Sequence[Herinnerd]) -> list[str]:
    """Who was told: the newest day of each, and how often when more than once."""
    uit = []
    for wie in Aan:
        dagen = [h.op for h in lijst if h.wie is wie]
        if dagen:
            vaak = f" ({len(dagen)} keer)" if len(dagen) > 1 else ""
            uit.append(f"{wie.naam} op {kort(max(dagen))}{vaak}")
    return uit
