"""Maakt bladzijden: (naam, gegevens) → HTML. Alles wordt ontsnapt; een naam die ontbreekt is een fout.

De bladzijden staan in `paginas/*.html.j2`. Een eigen Jinja2-omgeving, want de gewone instelling van
webraamwerken ontsnapt bestanden met de uitgang `.html.j2` niet.
"""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from inburgering.templates.datums import afstand, dag_en_datum, datum, kort
from inburgering.templates.pictogrammen import icoon, label
from inburgering.wet.taal import getal

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
PAGINAS = Path(__file__).parent / "paginas"
STATISCH = Path(__file__).parent.parent / "web" / "statisch"


def maak(naam: str, gegevens: Mapping[str, Any]) -> str:
    """De bladzijde `paginas/<naam>.html.j2`, gevuld met deze gegevens."""
    return omgeving().get_template(f"{naam}.html.j2").render(gegevens)


@cache
def omgeving() -> Environment:
    """De ene omgeving waarin elke bladzijde ontstaat."""
    env = Environment(
        loader=FileSystemLoader(PAGINAS),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    env.filters.update(datum=datum, kort=kort, met_weekdag=dag_en_datum, tijdstip=tijdstip, afstand=afstand)
    env.filters.update(aantal=aantal, maand=maand, uren=getal)
    env.globals.update(icoon=icoon, label=label, statisch=statisch)
    return env


def maand(dag: date) -> str:
    """`november 2026`."""
    return datum(dag).partition(" ")[2]


def tijdstip(moment: datetime) -> str:
    """Een moment zoals het in Nederland op de klok stond: `23 november 2026, 09.12 uur`."""
    lokaal = (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(AMSTERDAM)
    return f"{datum(lokaal.date())}, {lokaal:%H.%M} uur"


def aantal(getal: int, een: str, meer: str) -> str:
    """Een getal met zijn woord: `1 traject`, `3 trajecten`."""
    return f"{getal} {een if getal == 1 else meer}"


@cache
def statisch(bestand: str) -> str:
    """Het adres van een vast bestand, met een merk van de inhoud: een nieuwe versie heeft een nieuw adres."""
    merk = sha256((STATISCH / bestand).read_bytes()).hexdigest()[:10]
    return f"/statisch/{bestand}?v={merk}"
