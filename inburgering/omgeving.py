"""Where this installation keeps its things: one map (folder), its database and its keys.

Environment: INBURGERING_MAP (the folder, default `./demo`), INBURGERING_DATABASE (a PostgreSQL URL
instead of the embedded SQLite file), INBURGERING_ADRES (the public base address in letters).
"""

import os
from dataclasses import dataclass
from pathlib import Path

DEMO_MERK = "demo.toml"


@dataclass(frozen=True)
class Omgeving:
    """The settings of one installation, read once per question; nothing here is a secret itself."""

    map: Path
    database: str
    adres: str
    demo: bool

    @property
    def sleutelbestand(self) -> Path:
        """The keys for encrypted fields: beside the database, never in it."""
        return Path(os.environ.get("INBURGERING_SLEUTELS", self.map / "sleutels.json"))

    @property
    def uitgaand(self) -> Path:
        """The folder in which each partner has a folder of its own."""
        return self.map / "uitgaand"

    @property
    def inkomend(self) -> Path:
        return self.map / "inkomend"


def lees() -> Omgeving:
    """Read the settings from the environment."""
    plek = Path(os.environ.get("INBURGERING_MAP", "demo")).resolve()
    database = os.environ.get("INBURGERING_DATABASE", f"sqlite:///{plek / 'inburgering.db'}")
    return Omgeving(
        map=plek,
        database=database,
        adres=os.environ.get("INBURGERING_ADRES", "http://127.0.0.1:8000"),
        demo=(plek / DEMO_MERK).exists(),
    )
