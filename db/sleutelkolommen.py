"""The columns that are encrypted at rest, as they are stored: what a rotation of the keys walks through."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Column, ColumnElement, LargeBinary, func, type_coerce
from sqlmodel import SQLModel

import inburgering.db.tabellen  # noqa: F401 - registers every table
from inburgering.db.versleuteling import Versleuteld


def alle() -> Iterator[Column[Any]]:
    """Every encrypted column of our tables, so that a new one is not forgotten."""
    for tabel in SQLModel.metadata.sorted_tables:
        yield from (kolom for kolom in tabel.columns if isinstance(kolom.type, Versleuteld))


def soort(kolom: Column[Any]) -> Versleuteld[Any]:
    """How it is encrypted. Raises TypeError for a column that is not."""
    if not isinstance(kolom.type, Versleuteld):
        raise TypeError("Deze kolom is niet versleuteld.")
    return kolom.type


def nummer(kolom: Column[Any]) -> Column[Any]:
    """What finds the row: every table with such a column has one number for that."""
    [gevonden] = kolom.table.primary_key.columns
    return gevonden


def rauw(kolom: Column[Any]) -> ColumnElement[bytes]:
    """What is stored."""
    return type_coerce(kolom, LargeBinary)


def sleutelnummer(kolom: Column[Any]) -> ColumnElement[bytes]:
    """The number of the key of each value."""
    return type_coerce(func.substr(rauw(kolom), 1, 1), LargeBinary)
