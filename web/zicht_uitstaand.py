"""What lies at which partner, as its pages say it: per partner and task, and per task what happens next."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from statistics import median_high

from inburgering.db.taakstand import OPGESTELD, PARTNER, TERUGGEMELD
from inburgering.db.zoeken_herinnerd import Herinnerd
from inburgering.db.zoeken_partners import Taaknaam
from inburgering.db.zoeken_uitstaand import Groep, Lopend, Taak
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
    """One kind of task at one partner. `mediaan` and `langst` are days since sending (None: nothing lies).

    Of what lies at the partner: how many are late, were reminded of, and the next promised day.
    """

    partner: str
    taak: str
    bij_partner: int
    mediaan: int | None
    langst: int | None
    te_laat: int
    herinnerd: int
    eerstvolgende: date | None
    opgesteld: int
    teruggemeld: int
    partner_id: int
    soort: str
    team: str = ""

    def lijst(self, stand: str = "") -> str:
        """The address of the list behind a number of this line."""
        keuzes = {"partner": self.partner_id, "taak": self.soort, "team": self.team, "stand": stand}
        return adres(LIJST, keuzes)


def regels(groepen: Sequence[Groep], taken: Sequence[Taaknaam], vandaag: date, team: str = "") -> list[Regel]:
    """A line per partner and task with something open, by the name of the partner: no ranking.

    With a team the lists behind the numbers are of that team too.
    """
    soorten = {t.taak_id: t.soort for t in taken}
    namen = {(t.partner_id, t.soort): (t.partner, t.taak) for t in taken}
    per: dict[tuple[int, str], list[Groep]] = {}
    for groep in groepen:
        per.setdefault((groep.partner, soorten[groep.taak_id]), []).append(groep)
    uit = [replace(_regel(s, namen[s], lijst, vandaag), team=team) for s, lijst in per.items()]
    return sorted(uit, key=lambda r: (r.partner, r.taak))


def _regel(sleutel: tuple[int, str], naam: tuple[str, str], groepen: Sequence[Groep], vandaag: date) -> Regel:
    tel: Counter[str] = Counter()
    for groep in groepen:
        tel[groep.plek] += groep.aantal
    daar = [groep for groep in groepen if groep.plek == PARTNER]
    dagen: Counter[int] = Counter()
    for groep in daar:
        if groep.verzonden:
            dagen[(vandaag - groep.verzonden).days] += groep.aantal
    lang = sorted(dagen.elements())
    return Regel(
        *naam, tel[PARTNER], median_high(lang) if lang else None, max(lang, default=None),
        sum(g.te_laat for g in daar), sum(g.herinnerd for g in daar),
        min((g.eerstvolgende for g in daar if g.eerstvolgende), default=None), tel[OPGESTELD],
        tel[TERUGGEMELD], *sleutel,
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
