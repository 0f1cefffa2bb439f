"""Put what DUO must be told into files in `uitgaand/duo`, with a manifest. Imports no Prefect.

A file (`<gemeente>-duo-000001.json`) is numbered per municipality without gaps. A stop anywhere is harmless:
the file that was begun is written anew under the same name, with the same bytes. It names people by BSN, so
only its owner may read it.
"""

import json
import os
from datetime import datetime
from pathlib import Path

from sqlmodel import select

from inburgering.db import duomelding
from inburgering.db.basis import Database, dag_van
from inburgering.db.duomelding import Bestand
from inburgering.db.tabellen import Gemeente
from inburgering.flows.manifest import MANIFEST, Boek
from inburgering.flows.map import alleen, hash_van, schrijf
from inburgering.omgeving import Omgeving

MAP = "duo"


def lever(database: Database, omgeving: Omgeving, nu: datetime) -> list[Bestand]:
    """Write every file that is due, for every municipality. Raises OSError when the folder is not ours."""
    uit: list[Bestand] = []
    with database.lezen() as session:
        gemeenten = duomelding.gemeenten(session)
    for gemeente in gemeenten:
        while (bestand := _maak(database, gemeente, nu)) is not None:
            _zet_neer(omgeving.uitgaand / MAP, bestand)
            with database.schrijven() as session:
                duomelding.geleverd(session, bestand, dag_van(nu))
            uit.append(bestand)
    return uit


def maan(database: Database, nu: datetime) -> int:
    """Put what DUO does not answer before a person; gives how many."""
    with database.schrijven() as session:
        return sum(duomelding.maan(session, int(nr or 0), nu) for nr in session.exec(select(Gemeente.id)))


def _maak(database: Database, gemeente: int, nu: datetime) -> Bestand | None:
    with database.schrijven() as session:
        return duomelding.maak_bestand(session, gemeente, nu)


def _zet_neer(plek: Path, bestand: Bestand) -> None:
    """The file whole or not at all, then its line; what stands there already is left."""
    plek.mkdir(parents=True, exist_ok=True)
    plek.chmod(0o700)
    with alleen(plek):
        boek, manifest = Boek(), plek / MANIFEST
        if manifest.exists():
            boek.neem(manifest.read_bytes())
        if boek.laatste(bestand.naam) == bestand.sha256:
            return
        if hash_van(plek / bestand.naam) != bestand.sha256:
            schrijf(plek, bestand.naam, bestand.inhoud)
        _voeg_toe(manifest, bestand)


def _voeg_toe(manifest: Path, bestand: Bestand) -> None:
    regel = {
        "naam": bestand.naam,
        "volgnummer": bestand.nr,
        "sha256": bestand.sha256,
        "bytes": len(bestand.inhoud),
        "dag": bestand.dag.isoformat(),
        "meldingen": bestand.aantal,
    }
    with manifest.open("ab", buffering=0) as doel:
        doel.write(json.dumps(regel).encode() + b"\n")
        os.fsync(doel.fileno())
