"""The deployments, as data, for the embedded runner and for `inburgering rol-uit`. Imports no Prefect."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from importlib import import_module
from typing import Any

TIJDZONE = "Europe/Amsterdam"
MERK = "inburgering"  # the tag on every deployment and run of ours


@dataclass(frozen=True)
class Uitrol:
    """One flow: where it is (by module path, as a file path would load the tables twice), when, and how long.

    `hoogstens` is the timeout of a run in seconds; `herhaal` how many seconds a step waits before it is done
    again, once for each; `tegelijk` how many runs may be under way at once (None: any number), others are
    cancelled, as the next run does their work.
    """

    naam: str
    ingang: str
    cron: tuple[str, ...]
    omschrijving: str
    hoogstens: int
    herhaal: tuple[int, ...] = (1, 10)
    tegelijk: int | None = None
    per_gemeente: bool = False

    def flow(self) -> Any:
        """The Prefect flow itself; this is what imports Prefect."""
        module, _, naam = self.ingang.rpartition(".")
        return getattr(import_module(module), naam)


# Nothing that must happen once a day stands between 02:00 and 03:00: that hour is missing in spring.
BEWAAK = Uitrol(
    naam="bewaak",
    ingang="inburgering.flows.bewaak.bewaak",
    cron=("0 6 * * *", "30 * * * *"),
    omschrijving="Loopt de termijnen na: bijna, op de dag, verlopen, coördinator, teamleider.",
    hoogstens=3000,
    per_gemeente=True,
)
DRAAG_OVER = Uitrol(
    naam="draag_over",
    ingang="inburgering.flows.draag_over.draag_over",
    cron=("* * * * *",),
    omschrijving="Bezorgt brieven en haalt terugmeldingen van partners op.",
    hoogstens=240,
    tegelijk=4,
)
RAPPORTEER = Uitrol(
    naam="rapporteer",
    ingang="inburgering.flows.rapporteer.rapporteer",
    cron=("45 6 * * *",),
    omschrijving="Legt per gemeente de stand van de dag vast, en telt de gewone rapporten vooruit.",
    hoogstens=1800,
    herhaal=(10, 60, 300),
    per_gemeente=True,
)
OPRUIMEN = Uitrol(
    naam="opruimen",
    ingang="inburgering.flows.opruimen.opruimen",
    cron=("15 5 * * *",),
    omschrijving="Ruimt verlopen links, claims en oude runs op, niets van een traject; legt een anker.",
    hoogstens=900,
    herhaal=(10, 60, 300),
)
DRUK_AF = Uitrol(
    naam="druk_af",
    ingang="inburgering.flows.druk_af.druk_af",
    cron=("0 17 * * *",),
    omschrijving="Sluit de printwachtrij af: een pdf en een lijst per gemeente en dag.",
    hoogstens=900,
    herhaal=(10, 60),
)
DEEL_MEE = Uitrol(
    naam="deel_mee",
    ingang="inburgering.flows.deel_mee.deel_mee",
    cron=("*/2 * * * *",),
    omschrijving="Maakt bestanden voor DUO en bericht systemen die volgen wat er gebeurt.",
    hoogstens=240,
    tegelijk=2,
)
HAAL_BINNEN = Uitrol(
    naam="haal_binnen",
    ingang="inburgering.flows.haal_binnen.haal_binnen",
    cron=("*/10 * * * *",),
    omschrijving="Haalt terugmeldingen van servers van partners en mail die terugkwam.",
    hoogstens=540,
    tegelijk=1,
)
CATALOGUS = (BEWAAK, DRAAG_OVER, RAPPORTEER, OPRUIMEN, DRUK_AF, DEEL_MEE, HAAL_BINNEN)


@dataclass(frozen=True)
class Plan:
    """One deployment as Prefect gets it: a flow, its name, its tags and what it is called with."""

    uitrol: Uitrol
    naam: str
    tags: tuple[str, ...]
    gegevens: dict[str, str] = field(default_factory=dict)


def plan(gemeenten: Sequence[str], *, apart: bool = False) -> list[Plan]:
    """The deployments for these municipalities (their codes): one per flow, tagged with each of them.

    With `apart`, a flow that can be run for one municipality gets a deployment for each.
    """
    alle = (MERK, *(f"gemeente:{code}" for code in gemeenten))
    uit = []
    for uitrol in CATALOGUS:
        if apart and uitrol.per_gemeente:
            uit += [
                Plan(uitrol, f"{uitrol.naam}-{code}", (MERK, f"gemeente:{code}"), {"gemeente": code})
                for code in gemeenten
            ]
        else:
            uit.append(Plan(uitrol, uitrol.naam, alle))
    return uit
