"""The keys in use, and columns that are encrypted with them at rest.

The first byte of a stored value is the number of its key, so that keys can be rotated (`sleutels_draaien`):
while old and new keys are both in use, a value is read with the key it names and searched for under every
key.
"""

from abc import abstractmethod
from typing import Any, TypeVar

from sqlalchemy import Dialect, LargeBinary, TypeDecorator, type_coerce

from inburgering.db.sleutelbos import Sleutelbos
from inburgering.wet.bsn import elfproef

T = TypeVar("T")
_bos: list[Sleutelbos] = []


def gebruik(bos: Sleutelbos) -> None:
    """Use these keys from now on, in this process."""
    _bos[:] = [bos]


def bos() -> Sleutelbos:
    """The keys in use.

    Raises RuntimeError when none were set: reading personal data without keys is a fault of ours.
    """
    if not _bos:
        raise RuntimeError("De sleutels voor persoonsgegevens zijn niet geladen.")
    _bos[0].ververs()
    return _bos[0]


def voor_lezen(waarde: bytes) -> Sleutelbos:
    """The keys, to read this value with: the file is only looked at for a key that we do not know yet."""
    if _bos and waarde[:1] and waarde[0] in _bos[0].kluizen:
        return _bos[0]
    return bos()


class _Zoekt(TypeDecorator.Comparator[str]):
    """`Persoon.bsn == "…"` finds the row under whichever key it was written."""

    __hash__ = None  # type: ignore[assignment]

    def __eq__(self, other: object) -> Any:
        if not isinstance(other, str):
            return super().__eq__(other)
        return type_coerce(self.expr, LargeBinary).in_(bos().elk(_geldig(other), VersleuteldBSN.veld))


class Versleuteld(TypeDecorator[T]):
    """An encrypted column; `veld` names it, so that a value of one column cannot be read as another's."""

    impl: LargeBinary | type[LargeBinary] = LargeBinary
    cache_ok = True
    veld: bytes

    @abstractmethod
    def opnieuw(self, bos: Sleutelbos, opgeslagen: bytes) -> bytes:
        """What is stored, under the key that new values get. Raises Onleesbaar."""


class VersleuteldeTekst(Versleuteld[str]):
    """An encrypted column of text of which equal values look equal, so that one can be found."""

    cache_ok = True

    def opnieuw(self, bos: Sleutelbos, opgeslagen: bytes) -> bytes:
        return bos.versleutel(bos.ontsleutel(opgeslagen, self.veld), self.veld)

    def process_bind_param(self, value: str | None, dialect: Dialect) -> bytes | None:  # noqa: ARG002
        return None if value is None else bos().versleutel(value, self.veld)

    def process_result_value(self, value: bytes | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        return None if value is None else bos().ontsleutel(value, self.veld)


class VersleuteldBSN(VersleuteldeTekst):
    """A BSN column. Refuses a number that fails the elfproef, without naming it."""

    impl = LargeBinary(40)
    cache_ok = True
    veld = b"persoon.bsn"
    comparator_factory = _Zoekt

    def process_bind_param(self, value: str | None, dialect: Dialect) -> bytes | None:
        return super().process_bind_param(None if value is None else _geldig(value), dialect)


def _geldig(bsn: str) -> str:
    if not elfproef(bsn):
        raise ValueError("Dit is geen geldig BSN.")
    return bsn


class VersleuteldGeheim(VersleuteldeTekst):
    """A column for a secret that we must be able to read again, such as what signs a message."""

    impl = LargeBinary(200)
    cache_ok = True
    veld = b"abonnement.geheim"


class VersleuteldInvulwerk(VersleuteldeTekst):
    """A column for what was typed in a form and not recorded yet."""

    impl = LargeBinary
    cache_ok = True
    veld = b"invulwerk.inhoud"
