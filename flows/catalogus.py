"""The deployments, as data. The embedded runner reads this; so can `prefect deploy`. Imports no Prefect."""

from dataclasses import dataclass
from importlib import import_module
from typing import Any

TIJDZONE = "Europe/Amsterdam"


@dataclass(frozen=True)
class Uitrol:
    """One deployment: which flow (by module path, as a file path would load the tables twice) and when."""

    naam: str
    ingang: str
    cron: tuple[str, ...]
    omschrijving: str

    def flow(self) -> Any:
        """The Prefect flow itself; this is what imports Prefect."""
        module, _, naam = self.ingang.rpartition(".")
        return getattr(import_module(module), naam)


# Nothing that must happen once a day stands between 02:00 and 03:00: that hour is missing in spring.
CATALOGUS = (
    Uitrol(
        naam="bewaak",
        ingang="inburgering.flows.bewaak.bewaak",
        cron=("0 6 * * *", "30 * * * *"),
        omschrijving="Loopt de termijnen na: bijna, op de dag, verlopen, coördinator, teamleider.",
    ),
    Uitrol(
        naam="draag_over",
        ingang="inburgering.flows.draag_over.draag_over",
        cron=("* * * * *",),
        omschrijving="Bezorgt brieven en haalt terugmeldingen van partners op.",
    ),
)
