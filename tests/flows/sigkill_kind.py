"""A process that delivers letters and is killed at a named point, as a power cut would."""

import os
import signal
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import psycopg

from inburgering.db import post
from inburgering.db.basis import Database
from inburgering.flows import bezorging
from inburgering.flows import map as uitwisselmap
from inburgering.omgeving import Omgeving
from tests.werkplek import VASTE_BOS

__all__ = ["psycopg"]  # imported once, in the server that forks these processes

# Where: what is replaced, and whether the blow falls before or after it did its work.
PUNTEN: dict[str, tuple[Any, str, bool]] = {
    "na het toevoegen aan het logboek": (post, "registreer", True),
    "na het opmaken": (post, "_render", True),
    "na het bewaren van de bytes": (uitwisselmap.Map, "lever", False),
    "tussen bestand en manifest": (uitwisselmap._Manifest, "voeg_toe", False),
    "na aanname door de ontvanger": (uitwisselmap.Map, "lever", True),
    "na het vastleggen": (bezorging, "_leg_vast", True),
}


def bezorg_en_sterf(url: str, plek: Path, nu: datetime, punt: str, keer: int) -> None:
    """Deliver a few, and die at this point the `keer`-th time that it is reached."""
    doel, naam, erna = PUNTEN[punt]
    setattr(doel, naam, _dodelijk(getattr(doel, naam), keer, erna=erna))
    bezorging.PER_RONDE = 3  # the others are for the next blow
    database, omgeving = _open(url, plek)
    bezorging.bezorg_ronde(database, omgeving, nu, bezorging.kanalen_van(omgeving))


def bezorg(url: str, plek: Path, nu: datetime) -> None:
    """Deliver what is due."""
    database, omgeving = _open(url, plek)
    bezorging.bezorg(database, omgeving, lambda: nu)
    database.sluit()


def _open(url: str, plek: Path) -> tuple[Database, Omgeving]:
    omgeving = Omgeving(map=plek, database=url, adres="https://inb.example", demo=False)
    return Database(url, VASTE_BOS), omgeving


def _dodelijk(werk: Callable[..., Any], keer: int, *, erna: bool) -> Callable[..., Any]:
    gedaan = 0

    def vervanger(*args: Any, **kwargs: Any) -> Any:
        nonlocal gedaan
        gedaan += 1
        if gedaan == keer and not erna:
            os.kill(os.getpid(), signal.SIGKILL)
        uitkomst = werk(*args, **kwargs)
        if gedaan == keer:
            os.kill(os.getpid(), signal.SIGKILL)
        return uitkomst

    return vervanger
