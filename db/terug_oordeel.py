"""Judge a return before it is recorded: is it clear, or must a person look at it?

Nothing is written here. The sentences go to the partner and to the consulent alike, so they repeat nothing
of what was sent.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlmodel import Session

from inburgering.db.basis import dag_van
from inburgering.db.fouten import OngeldigeFeiten
from inburgering.db.terug_vinden import Vondst
from inburgering.db.terugbericht import Bericht, Reden, Stand
from inburgering.db.tijdlijn import Voorval
from inburgering.db.zaak import OVERDRACHT, Zaak
from inburgering.db.zoeken_partner import Kijk
from inburgering.statemachine.feiten import als_json, controleer_dag, lees_model
from inburgering.statemachine.machines import PARTNER
from inburgering.statemachine.terugmelding import NAMEN, SOORTEN, VRAAG
from inburgering.wet.bsn import bevat_bsn
from inburgering.wet.gebeurtenissen import Gebeurtenis
from inburgering.wet.taal import datum

MENS = "Een medewerker van de gemeente kijkt ernaar."
REAGEREN, KLAAR = ("N01",), ("N23", "N05", "N02")
"""The partner's terms: to say whether he takes the task, and to report (the newest agreement first)."""
GESLOTEN = frozenset({"afgesloten", "ingetrokken"})


@dataclass(frozen=True)
class Oordeel:
    """What to do with a return: record it (VERWERKT, TE_LAAT), show it to a person, or refuse it."""

    stand: Stand
    reden: Reden = Reden.GEEN
    zin: str = "Uw bericht is verwerkt."
    fouten: tuple[tuple[str, str], ...] = ()


def bezie(session: Session, vondst: Vondst, kijk: Kijk, bericht: Bericht, nu: datetime) -> Oordeel:
    """Everything that can be said of a return without asking the machine."""
    vandaag = dag_van(nu)
    return (
        _onbruikbaar(bericht, vandaag)
        or _te_bezien(session, vondst, kijk, bericht, nu)
        or _op_tijd(kijk, bericht, vandaag)
    )


def geweigerd(zaak: Zaak, kijk: Kijk, zin: str) -> Oordeel:
    """The machine says no: it contradicts what the partner said before, or simply cannot be."""
    if eerder := eerder_gezegd(zaak, kijk.deel.nr):
        wat = NAMEN[eerder[-1].soort]
        zin = f"Dit past niet bij het eerdere bericht van {datum(eerder[-1].op)} ({wat}). {MENS}"
        return Oordeel(Stand.STRIJDIG, Reden.EERDER_ANDERS, zin)
    return Oordeel(Stand.TWIJFEL, Reden.KAN_NIET, f"{zin} {MENS}")


def eerder_gezegd(zaak: Zaak, nr: int) -> list[Voorval]:
    """What counts of what the partner said about this task, oldest first."""
    return [v for v in zaak.voorvallen if (v.onderdeel, v.nr) == (OVERDRACHT, nr) and v.soort in PARTNER]


def gegevens(soort: str, feiten: Mapping[str, Any]) -> dict[str, Any]:
    """The facts of a message in one spelling. Raises OngeldigeFeiten."""
    return als_json(lees_model(SOORTEN[soort], feiten))


def _onbruikbaar(bericht: Bericht, vandaag: date) -> Oordeel | None:
    """What cannot be recorded as it is; the sender can mend it and send it again."""
    if any(bevat_bsn(tekst) for tekst in _teksten([bericht.feiten, bericht.onbekend])):
        zin = "Er staat een BSN in dit bericht. Haal het weg en stuur het bericht opnieuw."
        return Oordeel(Stand.AFGEWEZEN, Reden.BSN, zin, (("", zin),))
    fouten: list[tuple[str, str]] = []
    try:
        gegevens(bericht.soort, bericht.feiten)
    except OngeldigeFeiten as fout:
        fouten += fout.fouten
    if bezwaar := _dag(bericht, vandaag):
        fouten.append(("op", bezwaar))
    if not fouten:
        return None
    return Oordeel(Stand.AFGEWEZEN, Reden.ONGELDIG, " ".join(zin for _, zin in fouten), tuple(fouten))


def _dag(bericht: Bericht, vandaag: date) -> str | None:
    if bericht.soort == VRAAG:
        return "De dag ligt in de toekomst." if bericht.op > vandaag else None
    return controleer_dag(Gebeurtenis(bericht.soort), bericht.op, vandaag)


def _te_bezien(
    session: Session, vondst: Vondst, kijk: Kijk, bericht: Bericht, nu: datetime
) -> Oordeel | None:
    """What could be true, but not without a person who looks at both sides."""
    if vondst.ook:
        zin = f"Het token en het taaknummer zijn van twee verschillende taken. {MENS}"
        return Oordeel(Stand.STRIJDIG, Reden.ANDERE_TAAK, zin)
    if bericht.soort == VRAAG:
        zin = "Uw vraag is ontvangen. Een medewerker van de gemeente antwoordt."
        return Oordeel(Stand.TWIJFEL, Reden.VRAAG, zin)
    if bericht.onbekend:
        return Oordeel(Stand.TWIJFEL, Reden.ONBEKEND_VELD, f"Er staan onbekende velden in. {MENS}")
    verzonden = next((r.op for r in kijk.stappen if r.soort == Gebeurtenis.VERZENDING), None)
    if verzonden and bericht.op < verzonden:
        zin = f"De dag ligt voor de verzending van de taak ({datum(verzonden)}). {MENS}"
        return Oordeel(Stand.TWIJFEL, Reden.VOOR_VERZENDING, zin)
    if kijk.deel.toestand in GESLOTEN or Zaak.lees(session, kijk.deel.traject_id, nu).is_beeindigd:
        return Oordeel(Stand.TWIJFEL, Reden.NA_AFSLUITING, f"De taak was al afgesloten. {MENS}")
    return None


def _op_tijd(kijk: Kijk, bericht: Bericht, vandaag: date) -> Oordeel:
    """Recorded; after the partner's own last day it is called late, and recorded all the same."""
    codes = KLAAR if bericht.soort in (Gebeurtenis.TERUGMELDING, Gebeurtenis.TOEZEGGING) else REAGEREN
    uiterlijk = next((kijk.termijnen[c] for c in codes if c in kijk.termijnen), None)
    if uiterlijk is None or vandaag <= uiterlijk:
        return Oordeel(Stand.VERWERKT)
    zin = f"Uw bericht is verwerkt. Het kwam na de afgesproken dag ({datum(uiterlijk)})."
    return Oordeel(Stand.TE_LAAT, Reden.TE_LAAT, zin)


def _teksten(waarde: Any) -> Iterator[str]:
    """Every name and value in something unknown, as text."""
    if isinstance(waarde, Mapping):
        for naam, deel in waarde.items():
            yield from (str(naam), *_teksten(deel))
    elif isinstance(waarde, list):
        for deel in waarde:
            yield from _teksten(deel)
    else:
        yield str(waarde)
