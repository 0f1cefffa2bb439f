"""The hash chain of a traject's log, over salted digests of the facts."""

import hashlib
import json
import secrets
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

from inburgering.db.basis import in_utc
from inburgering.db.tabellen import Gebeurtenisrij

ZOUT_BYTES = 16
_GEDEKT = (
    "traject_id", "volgnr", "deel", "onderdeel", "nr", "soort", "van", "naar", "op", "moment", "door",
    "door_id", "namens", "herkomst", "feiten_hash", "corrigeert", "vervalt", "sleutel", "regelversie",
)  # fmt: skip
_VORM: Mapping[str, Callable[[Any], str]] = {"op": date.isoformat, "moment": lambda m: in_utc(m).isoformat()}


def nieuw_zout() -> bytes:
    """A salt, so that a digest cannot be guessed from the few values a fact can have."""
    return secrets.token_bytes(ZOUT_BYTES)


def feiten_hash(zout: bytes, feiten: Mapping[str, Any]) -> str:
    """The salted digest of the facts; it stays when the facts and the salt are erased."""
    return hashlib.sha256(zout + _canoniek(feiten)).hexdigest()


def schakel(vorige: str, rij: Mapping[str, Any]) -> str:
    """The next link: a digest of the one before and of every column of the row but the facts."""
    vast = [_VORM[naam](rij[naam]) if naam in _VORM else rij[naam] for naam in _GEDEKT]
    return hashlib.sha256(vorige.encode() + _canoniek(vast)).hexdigest()


def breuk(rijen: Iterable[Gebeurtenisrij], kop: str) -> str | None:
    """The first thing wrong with a traject's chain, in Dutch; None when it is whole.

    `rijen` in order of volgnr and deel; `kop` is the head kept in the traject.
    """
    vorige, verwacht = "", (0, 1)
    for rij in rijen:
        waar = f"gebeurtenis {rij.volgnr}.{rij.deel}"
        if (rij.volgnr, rij.deel) not in {verwacht, (verwacht[0] + 1, 0)}:
            return f"{waar}: de nummering klopt niet; er is een regel weg of bij gekomen."
        if _feiten_gewijzigd(rij):
            return f"{waar}: de feiten zijn gewijzigd."
        if schakel(vorige, rij.__dict__) != rij.ketting:
            return f"{waar}: de regel is gewijzigd."
        vorige, verwacht = rij.ketting, (rij.volgnr, rij.deel + 1)
    return None if vorige == kop else "de laatste regels van het logboek ontbreken."


def _feiten_gewijzigd(rij: Gebeurtenisrij) -> bool:
    """Whether the facts differ from their digest; erased ones, that went with their salt, do not count.

    Facts without a salt were written by someone else, and a salt without facts says that only they went.
    """
    if rij.feiten is None and rij.zout is None:
        return False
    return rij.feiten is None or rij.zout is None or feiten_hash(rij.zout, rij.feiten) != rij.feiten_hash


def _canoniek(waarde: Any) -> bytes:
    return json.dumps(waarde, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()
