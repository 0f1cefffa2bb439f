"""Where this installation keeps its things: one map (folder), its database and its keys.

Environment: INBURGERING_MAP (the folder, default `./demo`), INBURGERING_DATABASE (a PostgreSQL URL
instead of the embedded SQLite file), INBURGERING_ADRES (the public base address in letters),
INBURGERING_SLEUTELS (the file with keys), INBURGERING_SFTP (the folder with what opens the servers of
partners), INBURGERING_WEBHOOK_INTERN (private networks that notifications may go to). In a demo
map INBURGERING_VANDAAG sets the day.
"""

import hashlib
import os
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from inburgering.db.basis import Database

DEMO_MERK = "demo.toml"
DEZE_MACHINE = {"127.0.0.1", "localhost", "::1"}
MAP, DATABASE, ADRES, SLEUTELS, SFTP, ANKERS = (
    f"INBURGERING_{naam}" for naam in ("MAP", "DATABASE", "ADRES", "SLEUTELS", "SFTP", "ANKERS")
)
WEBHOOK_INTERN = "INBURGERING_WEBHOOK_INTERN"


class OnjuisteInstelling(Exception):
    """A setting is wrong or missing; `str()` is a Dutch sentence that says what to do."""


@dataclass(frozen=True)
class Omgeving:
    """The settings of one installation, read once per question. `repr` leaves out the database's password."""

    map: Path
    database: str = field(repr=False)
    adres: str
    demo: bool

    @property
    def sleutelbestand(self) -> Path:
        """The keys for encrypted fields: beside the database, never in it."""
        return Path(os.environ.get(SLEUTELS, self.map / "sleutels.json"))

    @property
    def sftp(self) -> Path:
        """The folder with the keys for, and of, the servers of partners."""
        return Path(os.environ.get(SFTP, self.map / "sftp"))

    @property
    def ankers(self) -> Path:
        """The folder for the daily anchor of the log: best where who keeps the database cannot write."""
        return Path(os.environ.get(ANKERS, self.map / "ankers"))

    @property
    def uitgaand(self) -> Path:
        """The folder in which each partner has a folder of its own."""
        return self.map / "uitgaand"

    @property
    def inkomend(self) -> Path:
        """The folder in which partners leave their return files."""
        return self.map / "inkomend"

    @property
    def retourmail(self) -> Path:
        """The folder for e-mail that came back."""
        return self.map / "retourmail"

    @property
    def adres_in_brieven(self) -> str:
        """The address of the links in letters. Raises OnjuisteInstelling when nobody else could open them."""
        if not self.demo and urlsplit(self.adres).hostname in DEZE_MACHINE:
            raise OnjuisteInstelling(
                f"Zet {ADRES} op het adres waarop partners de site bereiken, zoals "
                "https://inburgering.gemeente.nl. Anders werken de links in brieven niet."
            )
        return self.adres

    @property
    def is_nieuw(self) -> bool:
        """Whether the embedded database has yet to be made."""
        return self.database.startswith("sqlite") and not Path(self.database.partition("///")[2]).exists()


def lees() -> Omgeving:
    """Read the settings from the environment."""
    plek = Path(os.environ.get(MAP, "demo")).resolve()
    elders = os.environ.get(DATABASE, "")
    return Omgeving(
        map=plek,
        database=elders or f"sqlite:///{plek / 'inburgering.db'}",
        adres=os.environ.get(ADRES, "http://127.0.0.1:8000").rstrip("/"),
        demo=is_demo(plek, elders),
    )


def open_database(omgeving: Omgeving, *, nieuw: bool = False) -> "Database":
    """The database of this installation, with its keys.

    Raises OnjuisteInstelling when its keys are not there, or when there is no database yet and none is made
    (`nieuw`).
    """
    from inburgering.db.basis import Database  # noqa: PLC0415 - `--help` does not wait for SQLModel
    from inburgering.db.sleutelbos import Sleutelbos  # noqa: PLC0415

    if omgeving.is_nieuw and not nieuw:
        raise OnjuisteInstelling(
            f"Er is nog geen database in {omgeving.map}. Maak hem met 'inburgering migreer', "
            "of begin met 'inburgering demo'."
        )
    if not omgeving.sleutelbestand.exists():
        raise OnjuisteInstelling(
            f"Het bestand met sleutels is er niet: {omgeving.sleutelbestand}. Zet de kopie terug; zonder "
            "deze sleutels is geen BSN te lezen."
        )
    try:
        bos = Sleutelbos.lees(omgeving.sleutelbestand)
    except (ValueError, KeyError, TypeError, AttributeError):
        raise OnjuisteInstelling(
            f"Het bestand met sleutels klopt niet: {omgeving.sleutelbestand}. Zet de kopie terug."
        ) from None
    return Database(omgeving.database, bos)


def eigen_merk(elders: str | None = None) -> str:
    """The content of a demo map's mark: it names (by digest) the one database that the map may be used with.

    Signing in by choosing a name and setting the day belong to a demo; the mark must not bring them to a
    database of real people that someone points the map at. `elders`: its URL, else the one that is set.
    """
    kenmerk = _kenmerk(os.environ.get(DATABASE, "") if elders is None else elders)
    return f'# Deze map is een demo met verzonnen mensen.\ndatabase = "{kenmerk}"\n'


def is_demo(plek: Path, elders: str) -> bool:
    """Whether this map is a demo, used with its own database (`elders`: a URL; empty: the embedded one)."""
    try:
        inhoud = tomllib.loads((plek / DEMO_MERK).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    return bool(inhoud.get("database", "") == _kenmerk(elders))


def _kenmerk(elders: str) -> str:
    return hashlib.sha256(elders.encode()).hexdigest() if elders else ""
