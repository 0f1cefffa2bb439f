"""What tests ask of the four municipalities of the seeds."""

from datetime import date
from importlib.resources import files
from typing import Any

from sqlmodel import Session, select

from inburgering.db import normen
from inburgering.db.basis import Database
from inburgering.db.tabellen import Gemeente
from tests.invoer.conftest import VANDAAG, VIER

__all__ = ["VIER", "geldend", "gemeente", "tekst_van"]


def tekst_van(gemeente: str) -> str:
    """The file of a municipality, as it ships."""
    return (files("inburgering.gemeenten") / f"{gemeente}.toml").read_text("utf-8")


def geldend(db: Database, code: str, op: date = VANDAAG) -> dict[str, Any]:
    """The norms of this municipality as they hold on a day."""
    with db.lezen() as s:
        return dict(normen.geldend(s, int(gemeente(s, code).id or 0), op))


def gemeente(s: Session, code: str) -> Gemeente:
    """The row of a municipality."""
    return s.exec(select(Gemeente).where(Gemeente.code == code)).one()
