"""Write a migration from the difference between the tables and a database at head.

python tools/migratie.py 0002 "Wat er verandert"
"""

import re
import sys
import tempfile
from pathlib import Path

from alembic import command

from inburgering.db import migratie
from inburgering.db.basis import Database
from inburgering.db.sleutelbos import Sleutelbos

ROOT = Path(__file__).resolve().parents[1]


def main(nummer: str, wat: str) -> None:
    """Make `db/migraties/versions/<nummer>_<wat>.py`; read it before you commit it."""
    with tempfile.TemporaryDirectory() as plek:
        database = Database(f"sqlite:///{plek}/leeg.db", Sleutelbos.tijdelijk())
        migratie.werk_bij(database.engine)
        config = migratie.instellingen(database.engine, str(ROOT / "db" / "migraties"))
        command.revision(config, wat, autogenerate=True, rev_id=nummer)
        database.sluit()
    for bestand in (ROOT / "db" / "migraties" / "versions").glob(f"{nummer}_*.py"):
        netjes(bestand)


def netjes(bestand: Path) -> None:
    """Say types by names that stay: a later version of ours may not have this class any more."""
    tekst = bestand.read_text()
    tekst = tekst.replace("sqlmodel.sql.sqltypes.", "sqltypes.")
    tekst = re.sub(r"inburgering\.db\.versleuteling\.\w+\([^)]*\)", "sa.LargeBinary(length=40)", tekst)
    bestand.write_text(re.sub(r"    # ###.*\n", "", tekst))


if __name__ == "__main__":
    main(*sys.argv[1:])
