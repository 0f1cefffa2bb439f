"""The hash chain of a traject's log, over salted digests of the facts."""

import hashlib
import json
import secrets
from collections.abc import Iterable, Mapping
from typing import Any

from inburgering.db.basis import in_utc
from inburgering.db.tabellen import Gebeurtenisrij

ZOUT_BYTES = 16


def nieuw_zout() -> bytes:
    """A salt, so that a digest cannot be guessed from the few values a fact can have."""
    return secrets.token_bytes(ZOUT_BYTES)


def feiten_hash(zout: bytes, feiten: Mapping[str, Any]) -> str:
    """The salted digest of the facts; it stays when the facts and the salt are erased."""
    return hashlib.sha256(zout + _canoniek(feiten)).hexdigest()


def schakel(vorige: str, rij: Gebeurtenisrij) -> str:
    """The next link: a digest of the one before and of everything in the row but the facts."""
    vast = [
        rij.traject_id, rij.volgnr, rij.deel, rij.onderdeel, rij.nr, rij.soort, rij.van, rij.naar,
        rij.op.isoformat(), in_utc(rij.moment).isoformat(), rij.door, rij.door_id, rij.namens, rij.herkomst,
        rij.feiten_hash, rij.corrigeert, rij.vervalt, rij.sleutel, rij.regelversie,
    ]  # fmt: skip
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
        if schakel(vorige, rij) != rij.ketting:
            return f"{waar}: de regel is gewijzigd."
        vorige, verwacht = rij.ketting, (rij.volgnr, rij.deel + 1)
    return None if vorige == kop else "de laatste regels van het logboek ontbreken."


def _feiten_gewijzigd(rij: Gebeurtenisrij) -> bool:
    """Whether facts that are still there differ from their digest; erased ones do not count."""
    if rij.feiten is None or rij.zout is None:
        return False
    return feiten_hash(rij.zout, rij.feiten) != rij.feiten_hash


def _canoniek(waarde: Any) -> bytes:
    return json.dumps(waarde, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()
