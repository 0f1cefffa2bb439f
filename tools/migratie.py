"""Write a migration from the difference between the tables and a database at head.

    python tools/migratie.py 0002 "Wat er verandert"
"""

import sys
import tempfile
from pathlib import Path

from alembic import command

from inburgering.db import migratie
from inburgering.db.basis import Database
from inburgering.db.versleuteling import Sleutelbos

ROOT = Path(__file__).resolve().parents[1]


def main(nummer: str, wat: str) -> None:
    """Make `db/migraties/versions/<nummer>_<wat>.py`; read it before you commit it."""
    with tempfile.TemporaryDirectory() as plek:
        database = Database(f"sqlite:///{plek}/leeg.db", Sleutelbos.tijdelijk())
        migratie.werk_bij(database.engine)
        config = migratie.instellingen(database.engine, str(ROOT / "db" / "migraties"))
        command.revision(config, wat, autogenerate=True, rev_id=nummer)
        database.sluit()


if __name__ == "__main__":
    main(*sys.argv[1:])
