"""Bring in what lies outside: return files on the servers of partners, and e-mail that came back.

Imports no Prefect. What is brought in as a file is recorded by the next `draag_over`.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import date, datetime

from inburgering.db.basis import Database
from inburgering.flows import retourmail, sftp_terug
from inburgering.omgeving import Omgeving


@dataclass(frozen=True)
class Binnen:
    """How many return files came in, messages by kind, and what could not be read: a Dutch sentence each."""

    bestanden: int = 0
    mail: Mapping[str, int] = field(default_factory=dict)
    fouten: tuple[str, ...] = ()

    def telling(self) -> dict[str, int]:
        """The numbers."""
        return {"bestanden": self.bestanden, "niet gelezen": len(self.fouten)} | {
            f"mail {soort}": aantal for soort, aantal in self.mail.items()
        }

    def als_dict(self) -> dict[str, object]:
        """JSON-safe."""
        return asdict(self)


def haal_binnen(
    database: Database, omgeving: Omgeving, vandaag: date, nu: datetime, echt: datetime
) -> Binnen:
    """Everything that waits outside, once. Safe to run twice; what fails is named and holds up nothing else.

    `nu` is the moment to record with, `echt` the moment by the machine's clock, with which files are dated.
    """
    gehaald = sftp_terug.haal(database, omgeving, vandaag, echt)
    oogst = retourmail.haal(database, omgeving, nu, echt)
    mail = {soort.value: aantal for soort, aantal in sorted(oogst.telling.items())}
    return Binnen(gehaald.bestanden, mail, (*gehaald.fouten, *oogst.fouten))
