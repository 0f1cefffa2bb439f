"""The log as JSON lines, for a reader outside: what BIO2 8.15 asks of a line, and no personal data of a case.

Action, object, result, origin, actor and time; the number of a traject stands for the person. The facts stay
inside: they may hold anything about someone. `ketting` ties each line to the one before it.
"""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import Connection, Select, select
from sqlmodel import SQLModel

import inburgering.db.tabellen  # noqa: F401 - registers every table
from inburgering.db.basis import Database, in_utc

PER_KEER = 1000
TABEL = SQLModel.metadata.tables


def regels(database: Database) -> Iterator[str]:
    """Every line of the log, then every change of the settings; read as it is asked for."""
    for bron in (_gebeurtenissen, _inrichting):
        with database.engine.connect().execution_options(stream_results=True) as verbinding:
            for regel in bron(verbinding):
                yield json.dumps(regel, ensure_ascii=False, separators=(",", ":"))


def _gebeurtenissen(verbinding: Connection) -> Iterator[dict[str, Any]]:
    g, traject = TABEL["gebeurtenis"], TABEL["traject"]
    gevraagd = [kolom for kolom in g.columns if kolom.name not in {"feiten", "zout"}]
    vraag = select(*gevraagd, traject.c.nummer).join(traject, traject.c.id == g.c.traject_id)
    for rij in _gestroomd(verbinding, vraag.order_by(g.c.id)):
        yield {
            "tijd": in_utc(rij["moment"]).isoformat(),
            "actie": rij["soort"],
            "object": {
                "traject": rij["nummer"],
                "regel": f"{rij['volgnr']}.{rij['deel']}",
                "onderdeel": rij["onderdeel"],
                "nr": rij["nr"],
            },
            "resultaat": {"van": rij["van"], "naar": rij["naar"], "op": rij["op"].isoformat()},
            "herkomst": rij["herkomst"],
            "door": {"naam": rij["door"], "gebruiker": rij["door_id"], "namens": rij["namens"]},
            "corrigeert": rij["corrigeert"],
            "vervalt": rij["vervalt"],
            "regelversie": rij["regelversie"],
            "feiten_hash": rij["feiten_hash"],
            "ketting": rij["ketting"],
        }


def _inrichting(verbinding: Connection) -> Iterator[dict[str, Any]]:
    i, gemeente = TABEL["inrichting"], TABEL["gemeente"]
    vraag = select(i.c.id, i.c.moment, i.c.door, i.c.wat, i.c.sha256, gemeente.c.code)
    for rij in _gestroomd(
        verbinding, vraag.join(gemeente, gemeente.c.id == i.c.gemeente_id).order_by(i.c.id)
    ):
        yield {
            "tijd": in_utc(rij["moment"]).isoformat(),
            "actie": "inrichting",
            "object": {"gemeente": rij["code"], "regel": str(rij["id"])},
            "resultaat": {"wat": rij["wat"], "sha256": rij["sha256"]},
            "herkomst": "beheer",
            "door": {"naam": rij["door"], "gebruiker": None, "namens": None},
        }


def _gestroomd(verbinding: Connection, vraag: Select[Any]) -> Iterator[Mapping[str, Any]]:
    for rij in verbinding.execute(vraag, execution_options={"yield_per": PER_KEER}).mappings():
        yield dict(rij)
