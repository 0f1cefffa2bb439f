"""The hash chain of a traject's log, over salted digests of the facts."""

import hashlib
import json
import secrets
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import LargeBinary, bindparam, select, type_coerce
from sqlmodel import Session, SQLModel

from inburgering.db import gesloten
from inburgering.db.basis import in_utc
from inburgering.db.sleutelbos import Onleesbaar
from inburgering.db.tabellen import Gebeurtenisrij
from inburgering.wet.gebeurtenissen import Gebeurtenis

ZOUT_BYTES = 16
GESLOTEN = ("feiten", "zout")
_GEDEKT = (
    "traject_id", "volgnr", "deel", "onderdeel", "nr", "soort", "van", "naar", "op", "moment", "door",
    "door_id", "namens", "herkomst", "feiten_hash", "corrigeert", "vervalt", "sleutel", "regelversie",
)  # fmt: skip
_LOG = SQLModel.metadata.tables[str(Gebeurtenisrij.__tablename__)].c
_LEES = (
    select(
        *(k for k in _LOG if k.name not in GESLOTEN),
        *(type_coerce(_LOG[naam], LargeBinary).label(naam) for naam in GESLOTEN),
    )
    .where(_LOG.traject_id.in_(bindparam("trajecten", expanding=True)))
    .order_by(_LOG.traject_id, _LOG.volgnr, _LOG.deel)
)
_VORM: Mapping[str, Callable[[Any], str]] = {"op": date.isoformat, "moment": lambda m: in_utc(m).isoformat()}


def nieuw_zout() -> bytes:
    """A salt, so that a digest cannot be guessed from the few values a fact can have."""
    return secrets.token_bytes(ZOUT_BYTES)


def feiten_hash(zout: bytes, feiten: Mapping[str, Any]) -> str:
    """The salted digest of the facts; it stays when the facts and the salt are erased."""
    return hashlib.sha256(zout + canoniek(feiten)).hexdigest()


def schakel(vorige: str, rij: Mapping[str, Any]) -> str:
    """The next link: a digest of the one before and of every column of the row but the facts."""
    vast = [_VORM[naam](rij[naam]) if naam in _VORM else rij[naam] for naam in _GEDEKT]
    return hashlib.sha256(vorige.encode() + canoniek(vast)).hexdigest()


def toegewezen_aan(soort: str, feiten: Mapping[str, Any]) -> int | None:
    """To whom this line assigned the traject, as it stands beside the closed facts."""
    gegevens: Mapping[str, Any] = feiten.get("gegevens") or {}
    return gegevens.get("consulent") if soort == Gebeurtenis.TOEWIJZING else None


def canoniek(waarde: Any) -> bytes:
    """JSON in one spelling, to take a digest of."""
    return json.dumps(waarde, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()


@dataclass(frozen=True)
class Ketenregel:
    """A line of the log as it is stored: its columns, and facts and salt when our keys could open them."""

    rij: Mapping[str, Any]
    feiten: Any
    zout: bytes | None
    leesbaar: bool


def lees(session: Session, trajecten: Sequence[int]) -> dict[int, list[Ketenregel]]:
    """The lines of each of these trajecten, in order; one that cannot be opened stops nothing."""
    uit: dict[int, list[Ketenregel]] = {nr: [] for nr in trajecten}
    for rij in session.connection().execute(_LEES, {"trajecten": trajecten}).mappings():
        uit[rij["traject_id"]].append(_regel(dict(rij)))
    return uit


def _regel(rij: Mapping[str, Any]) -> Ketenregel:
    try:
        feiten, zout = (_open(rij, naam) for naam in GESLOTEN)
    except Onleesbaar:
        return Ketenregel(rij, None, None, leesbaar=False)
    return Ketenregel(rij, feiten, zout, leesbaar=True)


def _open(rij: Mapping[str, Any], naam: str) -> Any:
    return None if rij[naam] is None else gesloten.van(_LOG[naam]).open(rij[naam])


def breuk(regels: Iterable[Ketenregel], kop: str) -> str | None:
    """The first thing wrong with a traject's chain, in Dutch; None when it is whole.

    `regels` in order of volgnr and deel; `kop` is the head kept in the traject.
    """
    vorige, verwacht = "", (0, 1)
    for regel in regels:
        rij = regel.rij
        volgnr, deel = rij["volgnr"], rij["deel"]
        waar = f"gebeurtenis {volgnr}.{deel}"
        if (volgnr, deel) not in {verwacht, (verwacht[0] + 1, 0)}:
            return f"{waar}: de nummering klopt niet; er is een regel weg of bij gekomen."
        if not regel.leesbaar:
            return f"{waar}: de feiten zijn niet te lezen met de sleutels die er zijn."
        if _feiten_gewijzigd(regel):
            return f"{waar}: de feiten zijn gewijzigd."
        if schakel(vorige, rij) != rij["ketting"]:
            return f"{waar}: de regel is gewijzigd."
        vorige, verwacht = rij["ketting"], (volgnr, deel + 1)
    return None if vorige == kop else "de laatste regels van het logboek ontbreken."


def _feiten_gewijzigd(regel: Ketenregel) -> bool:
    """Whether the facts differ from their digest; erased ones, that went with their salt, do not count.

    Facts without a salt were written by someone else, and a salt without facts says that only they went.
    """
    feiten, zout, rij = regel.feiten, regel.zout, regel.rij
    if rij["feiten"] is None and rij["zout"] is None:
        return False
    if feiten is None or zout is None or feiten_hash(zout, feiten) != rij["feiten_hash"]:
        return True
    return bool(toegewezen_aan(rij["soort"], feiten) != rij["consulent_id"])
