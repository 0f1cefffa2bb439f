"""Report 4, what was offered and what came of it: tasks at partners by result. Pure.

Always: sent = reached + partly + not + still open + did not go through. Every task counts once, in the last
thing the partner reported. What did not go through says nothing of the result and is counted apart.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from inburgering.db.rapport_basis import Kolom, Rapport, Rij, Tabel, maanden, vak
from inburgering.db.tijdlijn import Voorval
from inburgering.wet.gebeurtenissen import Gebeurtenis

NIET_DOOR = (Gebeurtenis.WEIGERING, Gebeurtenis.INTREKKING)
SOORTEN = frozenset({Gebeurtenis.VERZENDING, Gebeurtenis.TERUGMELDING, *NIET_DOOR})
RESULTATEN = {"uitgevoerd": "behaald", "deels": "deels", "niet": "niet"}
KOLOMMEN = {
    "verzonden": Kolom(
        "Verzonden",
        "Taken waarvan de taakbrief in de twaalf maanden tot en met de peildatum is "
        "verzonden. De som van de vijf volgende kolommen.",
    ),
    "behaald": Kolom("Doel behaald", "De partner meldde als laatste: uitgevoerd.", reeks=True),
    "deels": Kolom("Deels", "De partner meldde als laatste: deels uitgevoerd.", reeks=True),
    "niet": Kolom("Niet", "De partner meldde als laatste: niet uitgevoerd.", reeks=True),
    "open": Kolom("Nog open", "Op de peildatum is nog niet teruggemeld.", reeks=True),
    "niet_door": Kolom(
        "Niet doorgegaan",
        "Geweigerd door de partner of ingetrokken door de gemeente, "
        "bijvoorbeeld omdat de leerroute wijzigde. Geen oordeel over het resultaat.",
        reeks=True,
    ),
}


@dataclass(frozen=True)
class Aanbod:
    """One task that was sent: which kind, of which traject, when, and how it stands on the peildatum."""

    nummer: str
    taak: str
    verzonden: date
    stand: str


def aanbod(nummer: str, taken: dict[int, str], voorvallen: Sequence[Voorval], peil: date) -> list[Aanbod]:
    """The tasks of one traject that were sent by the peildatum; `taken` names each by its number."""
    per: dict[int, list[Voorval]] = {}
    for v in voorvallen:
        if v.onderdeel == "overdracht" and v.op <= peil and v.nr in taken:
            per.setdefault(v.nr, []).append(v)
    uit = []
    for nr, lijst in per.items():
        verzonden = [v.op for v in lijst if v.soort == Gebeurtenis.VERZENDING]
        if verzonden:
            uit.append(Aanbod(nummer, taken[nr], verzonden[0], _stand(lijst)))
    return uit


def _stand(lijst: Sequence[Voorval]) -> str:
    laatste = lijst[-1]
    if laatste.soort in NIET_DOOR:
        return "niet_door"
    gemeld = [v for v in lijst if v.soort == Gebeurtenis.TERUGMELDING]
    return RESULTATEN.get(str(gemeld[-1].gegevens.get("resultaat")), "open") if gemeld else "open"


def rapport(alle: Iterable[Aanbod], peil: date) -> Rapport:
    """What was sent in twelve months, per kind of task."""
    sinds = maanden(peil)[0].begin
    recent = [a for a in alle if sinds <= a.verzonden <= peil]
    rijen = [_rij(taak, [a for a in recent if a.taak == taak]) for taak in sorted({a.taak for a in recent})]
    tabel = Tabel("Taken bij partners per resultaat", "Taak", KOLOMMEN, rijen)
    uitleg = "Wat er aan partners is gevraagd en wat ervan terechtkwam."
    return Rapport("aanbod", "Aanbod en resultaat", uitleg, {"aanbod": tabel})


def _rij(taak: str, lijst: Sequence[Aanbod]) -> Rij:
    per = {code: vak(a.nummer for a in lijst if a.stand == code) for code in list(KOLOMMEN)[1:]}
    return Rij(taak, taak, {"verzonden": vak(a.nummer for a in lijst), **per})
