"""The folder of anchors: one file per moment, never written over."""

from datetime import datetime
from pathlib import Path

from inburgering.db import anker
from inburgering.db.anker import Anker
from inburgering.db.basis import Database


def leg_van_vandaag(database: Database, plek: Path, nu: datetime) -> Path | None:
    """Write the anchor of this day; None when there is one of this day already."""
    if list(plek.glob(f"anker-{nu:%Y%m%d}T*.json")):
        return None
    doel = naam_in(plek, nu)
    schrijf(anker.maak(database, nu), doel)
    return doel


def naam_in(plek: Path, nu: datetime) -> Path:
    """The file of an anchor made at this moment (UTC)."""
    return plek / f"anker-{nu:%Y%m%dT%H%M%SZ}.json"


def schrijf(gemaakt: Anker, doel: Path) -> None:
    """Write it whole, or raise FileExistsError: an anchor is never written over."""
    doel.parent.mkdir(parents=True, exist_ok=True)
    with doel.open("x", encoding="utf-8") as uit:
        try:
            uit.write(gemaakt.als_json())
            uit.flush()
        except OSError:
            doel.unlink()  # a full disk; half an anchor would stand for this day
            raise


def alle(plek: Path) -> list[Path]:
    """Every anchor in the folder, oldest first."""
    return sorted(plek.glob("anker-*.json"))
