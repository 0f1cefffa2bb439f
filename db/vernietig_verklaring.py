"""The certificate of destruction: who decided, what went under which rule, and what was searched afterwards.

It names numbers of trajecten and never a person, so that it may be kept when all else is gone.
"""

import hashlib
import json
from collections import Counter
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlmodel import Session

from inburgering.db import anker, bewaarlijst, keten
from inburgering.db.basis import Database, in_utc, nr_van
from inburgering.db.bewaren import ERAF, VERNIETIGD
from inburgering.db.tabellen import (
    Gebruiker,
    Gemeente,
    Traject,
    Vernietigingslijst,
    Vernietigingsregel,
)
from inburgering.wet import bewaren as wet

KOPIEEN = (
    "Reservekopieën van voor deze dag bevatten deze gegevens nog. Gooi ze weg zodra een nieuwere kopie ze "
    "vervangt, en voer deze lijst opnieuw uit als zo'n kopie wordt teruggezet."
)


def maak(database: Database, lijst_id: int, door: str, nu: datetime, bestanden: int) -> dict[str, Any]:
    """Write the certificate into the list and close it; gives what it says."""
    telling = anker.maak(database, nu)
    with database.schrijven() as session:
        lijst = session.get_one(Vernietigingslijst, lijst_id)
        gemeente = session.get_one(Gemeente, lijst.gemeente_id)
        uitvoerder = bewaarlijst.wie(session, gemeente, door, bewaarlijst.MAG_VOORSTELLEN)
        lijst.stand, lijst.vernietigd, lijst.vernietigd_door_id = "vernietigd", nu, nr_van(uitvoerder)
        regels = bewaarlijst.regels(session, lijst_id)
        inhoud = {
            "soort": "verklaring van vernietiging",
            "lijst": lijst_id,
            "gemeente": gemeente.naam,
            "peildag": lijst.peildag.isoformat(),
            "stappen": _stappen(session, lijst),
            "regels": [_regel(r, nummer) for r, nummer in regels if r.stand == VERNIETIGD],
            "van de lijst gehaald": [
                {"traject": n, "waarom": r.waarom} for r, n in regels if r.stand == ERAF
            ],
            "bestanden in de uitwisselmappen": bestanden,
            "logboek": _logboek(session, [r.traject_id for r, _ in regels]),
            "anker": telling.model_dump(),
            "reservekopieen": KOPIEEN,
        }
        inhoud["sha256"] = hashlib.sha256(json.dumps(inhoud, sort_keys=True).encode()).hexdigest()
        lijst.verklaring = inhoud
        session.add(lijst)
    return inhoud


def _stappen(session: Session, lijst: Vernietigingslijst) -> list[dict[str, str]]:
    stappen = (
        ("voorgesteld", lijst.door_id, lijst.gemaakt),
        ("bevestigd", lijst.bevestigd_door_id, lijst.bevestigd),
        ("vernietigd", lijst.vernietigd_door_id, lijst.vernietigd),
    )
    uit = []
    for stap, wie, moment in stappen:
        mens = session.get_one(Gebruiker, wie)
        uit.append({"stap": stap, "door": mens.naam, "rol": mens.rol, "moment": _moment(moment)})
    return uit


def _moment(moment: datetime | None) -> str:
    return in_utc(moment).isoformat(timespec="seconds") if moment else ""


def _regel(r: Vernietigingsregel, nummer: str) -> dict[str, Any]:
    return {
        "traject": nummer,
        "regel": r.regel,
        "bron": next(str(b.bron) for b in wet.REGELS if b.code == r.regel),
        "einde": r.einde.isoformat(),
        "mocht weg vanaf": r.vanaf.isoformat(),
        "kleine set blijft tot en met": r.kern.isoformat() if r.kern else None,
        "waarom": r.waarom,
        "vernietigd": r.telling,
    }


def _logboek(session: Session, trajecten: Iterable[int]) -> str:
    """Whether the chain of each of these is whole still."""
    for nummer in trajecten:
        regels = keten.lees(session, [nummer])[nummer]
        if fout := keten.breuk(regels, session.get_one(Traject, nummer).ketting):
            return f"niet heel: {fout}"
    return "de keten van elk traject is heel"


def als_tekst(v: dict[str, Any]) -> str:
    """The certificate to read and to sign."""
    telling: Counter[str] = Counter()
    for regel in v["regels"]:
        telling.update({k: n for k, n in regel["vernietigd"].items() if isinstance(n, int)})
    regels = [
        f"# Verklaring van vernietiging, lijst {v['lijst']}",
        "",
        f"Gemeente {v['gemeente']}, peildag {v['peildag']}.",
        "",
        *[f"- {s['stap'].capitalize()} door {s['door']} ({s['rol']}), {s['moment']}" for s in v["stappen"]],
        "",
        f"Vernietigd: {len(v['regels'])} trajecten. "
        + ", ".join(f"{n} {k}" for k, n in telling.items())
        + ".",
        f"Bestanden in de uitwisselmappen: {v['bestanden in de uitwisselmappen']}.",
        "",
        "| traject | regel | waarom | gevonden na afloop |",
        "| --- | --- | --- | --- |",
        *[
            f"| {r['traject']} | {r['regel']} | {r['waarom']} | {r['vernietigd']['doorzocht']['gevonden']} |"
            for r in v["regels"]
        ],
        "",
        *_elders(v),
        f"Het logboek: {v['logboek']}.",
        "",
        v["reservekopieen"],
        "",
        f"Kenmerk van deze verklaring (sha256): {v['sha256']}",
    ]
    return "\n".join(regels) + "\n"


def _elders(v: dict[str, Any]) -> list[str]:
    gevonden = [
        f"- {r['traject']}: {e['wat']} in {e['tabel']}.{e['kolom']}"
        + (f" van {e['traject']}" if e["traject"] else "")
        for r in v["regels"]
        for e in r["vernietigd"]["elders"]
    ]
    if not gevonden:
        return []
    return [
        "Staat nog in het dossier van een ander. Laat de consulent van dat dossier kijken of het nodig is:",
        *gevonden,
        "",
    ]
