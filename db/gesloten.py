"""Columns whose content is encrypted: what may tell of someone's health, debts, family or beliefs.

Facts, letters and free text can hold special data (AVG, article 9), and nobody can say beforehand where. So
these columns are closed as a whole, with AES-256-GCM and a nonce of their own per value: equal texts do not
look equal. The keys are those of `db.versleuteling`, and are rotated with them. No question can look inside;
what a question needs stands in a column of its own.
"""

from typing import Any

from pydantic_core import from_json, to_json
from sqlalchemy import Column, Dialect, LargeBinary

from inburgering.db import versleuteling
from inburgering.db.sleutelbos import Sleutelbos
from inburgering.db.versleuteling import Versleuteld


class Gesloten(Versleuteld[Any]):
    """A closed column. `veld` names it, so that a value of one column cannot be read as another's."""

    impl = LargeBinary
    cache_ok = True

    def __init__(self, veld: str) -> None:
        super().__init__()
        self.veld = veld.encode()

    def process_bind_param(self, value: Any, dialect: Dialect) -> bytes | None:  # noqa: ARG002
        return None if value is None else self.sluit(value)

    def process_result_value(self, value: bytes | None, dialect: Dialect) -> Any:  # noqa: ARG002
        return None if value is None else self.open(value)

    def sluit(self, waarde: Any) -> bytes:
        """The value as it is stored."""
        return versleuteling.bos().sluit(self._naar(waarde), self.veld)

    def open(self, opgeslagen: bytes) -> Any:
        """The value that was stored. Raises Onleesbaar when our keys do not fit."""
        return self._van(versleuteling.voor_lezen(opgeslagen).open(opgeslagen, self.veld))

    def opnieuw(self, bos: Sleutelbos, opgeslagen: bytes) -> bytes:
        return bos.sluit(bos.open(opgeslagen, self.veld), self.veld)

    def _naar(self, waarde: Any) -> bytes:
        return bytes(waarde)

    def _van(self, inhoud: bytes) -> Any:
        return inhoud


class GeslotenTekst(Gesloten):
    """A closed column of text."""

    cache_ok = True

    def _naar(self, waarde: Any) -> bytes:
        return str(waarde).encode()

    def _van(self, inhoud: bytes) -> Any:
        return inhoud.decode()


class GeslotenJson(Gesloten):
    """A closed column of JSON."""

    cache_ok = True

    def _naar(self, waarde: Any) -> bytes:
        return to_json(waarde)

    def _van(self, inhoud: bytes) -> Any:
        return from_json(inhoud)


def van(kolom: Column[Any]) -> Gesloten:
    """How this column is closed. Raises TypeError for a column that is not."""
    if not isinstance(kolom.type, Gesloten):
        raise TypeError("Deze kolom is niet gesloten.")
    return kolom.type
