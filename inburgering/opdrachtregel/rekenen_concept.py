"""The calculator twice: the last day as the law has it, and beside it as a draft would have it."""

import json
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from inburgering.opdrachtregel.opties import lees_dag
from inburgering.wet.concept import Concept, lees_concept
from inburgering.wet.feiten_lezen import OnbruikbaarFeit
from inburgering.wet.rekenmachine import reken
from inburgering.wet.taal import datum

KOPPEN = ("code", "nu", "volgens het concept", "verschil", "naam")


def naast_elkaar(
    bestand: Path,
    op: str | None,
    groep: str,
    feiten: Mapping[str, str],
    route: str | None,
    normen: Mapping[str, int],
    regime: str | None,
    *,
    als_json: bool,
) -> str:
    """Both last days of each term that these facts start, as a table or as JSON.

    Without a day the rules are those of the draft's first day. Raises OngeldigConcept or OnbruikbaarFeit.
    """
    concept = lees_concept(bestand)
    dag = _dag(op, concept)
    nu = reken(groep, dag, feiten, route, normen, regime)
    straks = reken(groep, dag, feiten, route, normen, regime, concept.regels.termijnen)
    rijen = list(_gepaard(nu, straks))
    if als_json:
        antwoord = {"concept": concept.als_dict(), "op": dag.isoformat(), "termijnen": rijen}
        return json.dumps(antwoord, ensure_ascii=False, indent=2)
    return _tekst(concept, dag, rijen) if rijen else "Met deze feiten begint voor deze groep geen termijn."


def _dag(op: str | None, concept: Concept) -> date:
    dag = lees_dag(op) if op else concept.geldig_vanaf
    if dag < concept.geldig_vanaf:
        raise OnbruikbaarFeit(
            f"Op {datum(dag)} geldt dit concept nog niet: kies een dag vanaf {datum(concept.geldig_vanaf)}."
        )
    return dag


def _gepaard(
    nu: Sequence[Mapping[str, Any]], straks: Sequence[Mapping[str, Any]]
) -> Iterator[dict[str, Any]]:
    """Each term once, with its last day on both sides; None where it is not there."""
    oud = {_sleutel(t): t for t in nu}
    nieuw = {_sleutel(t): t for t in straks}
    for sleutel in dict.fromkeys([*oud, *nieuw]):
        eerst, daarna = oud.get(sleutel), nieuw.get(sleutel)
        een = daarna or eerst or {}
        yield {
            "code": een["code"],
            "naam": een["naam"],
            "geldt_als": een["geldt_als"],
            "nu": eerst and eerst["laatste_dag"],
            "concept": daarna and daarna["laatste_dag"],
            "verschil": _verschil(eerst, daarna),
            "uitleg": een["uitleg"],
        }


def _sleutel(t: Mapping[str, Any]) -> tuple[str, str, str]:
    return (t["code"], str(t["geldt_als"]), str(t["vanaf"]))


def _verschil(nu: Mapping[str, Any] | None, straks: Mapping[str, Any] | None) -> str:
    """In words: '14 dagen later', 'vervalt', 'nieuw', or empty when nothing changes."""
    if straks is None:
        return "vervalt"
    if nu is None:
        return "nieuw"
    if nu["laatste_dag"] == straks["laatste_dag"]:
        return ""
    if not (nu["laatste_dag"] and straks["laatste_dag"]):
        return "anders"
    dagen = (date.fromisoformat(straks["laatste_dag"]) - date.fromisoformat(nu["laatste_dag"])).days
    return f"{abs(dagen)} {'dag' if abs(dagen) == 1 else 'dagen'} {'later' if dagen > 0 else 'eerder'}"


def _tekst(concept: Concept, dag: date, rijen: Sequence[Mapping[str, Any]]) -> str:
    tabel = [KOPPEN, *(_cellen(rij) for rij in rijen)]
    breed = [max(len(rij[i]) for rij in tabel) for i in range(4)]
    regels = [f"Concept: {concept.naam} ({concept.bron}); de regels van {datum(dag)}", ""]
    regels += [_regel(rij, breed) for rij in tabel]
    regels.insert(3, "─" * 100)
    return "\n".join([*regels, "", *_waarom(rijen)]).rstrip()


def _regel(rij: Sequence[str], breed: Sequence[int]) -> str:
    cellen = (cel.ljust(ruimte) for cel, ruimte in zip(rij, breed, strict=False))
    return "  ".join([*cellen, rij[4]]).rstrip()


def _cellen(rij: Mapping[str, Any]) -> tuple[str, ...]:
    dagen = [datum(date.fromisoformat(rij[k])) if rij[k] else "geen vaste dag" for k in ("nu", "concept")]
    if rij["verschil"] == "vervalt":
        dagen[1] = "–"
    if rij["verschil"] == "nieuw":
        dagen[0] = "–"
    geval = f" ({rij['geldt_als']})" if rij["geldt_als"] else ""
    return (rij["code"], *dagen, rij["verschil"] or "gelijk", f"{rij['naam']}{geval}")


def _waarom(rijen: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    for rij in rijen:
        if rij["verschil"] not in {"", "vervalt"}:
            yield f"{rij['code']}  {rij['naam']}, volgens het concept:"
            for alinea in str(rij["uitleg"]).splitlines():
                yield from textwrap.wrap(alinea, 100, initial_indent="    ", subsequent_indent="    ")
            yield ""
