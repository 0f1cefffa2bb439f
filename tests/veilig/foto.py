"""The whole database on one picture, and what differs between two of them."""

from collections.abc import Mapping

from sqlmodel import SQLModel

from inburgering.db.basis import Database

Rij = Mapping[str, object]
Foto = Mapping[str, Mapping[object, Rij]]
LOGT = frozenset({"inzage", "terugmelding"})
"""What looking adds a line to: who looked, and that a link was guessed."""
BEWAART = frozenset({"rapportstand"})
"""What looking may keep: what was counted, which gives the same answer as counting it again."""
GEZIEN = {"aanmelding": "gezien"}
"""What looking may renew: when somebody was last there."""


def neem(database: Database) -> Foto:
    """Every row of every table by its key."""
    uit: dict[str, dict[object, Rij]] = {}
    with database.lezen() as session:
        for tabel in SQLModel.metadata.sorted_tables:
            sleutels = [kolom.name for kolom in tabel.primary_key]
            rijen = session.execute(tabel.select()).mappings()
            uit[tabel.name] = {tuple(r[s] for s in sleutels): dict(r) for r in rijen}
    return uit


def verschil(voor: Foto, na: Foto) -> list[str]:
    """What looking changed and may not have: rows that went, came or became different."""
    uit = []
    for tabel, toen in voor.items():
        if tabel in BEWAART:
            continue
        nu = na[tabel]
        uit += [f"{tabel}: een rij verdween"] * len(toen.keys() - nu.keys())
        if tabel not in LOGT:
            uit += [f"{tabel}: een rij kwam erbij"] * len(nu.keys() - toen.keys())
        uit += [f"{tabel}: een rij werd anders" for k in toen.keys() & nu if _anders(tabel, toen[k], nu[k])]
    return uit


def _anders(tabel: str, toen: Rij, nu: Rij) -> bool:
    return any(nu[naam] != waarde for naam, waarde in toen.items() if naam != GEZIEN.get(tabel))
