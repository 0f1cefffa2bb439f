"""A letter: (name, version, JSON) → PDF, HTML, Word or plain text. Pure: no clock, network or files.

The PDF is PDF/A-2a and PDF/UA-1 in one; the compiler refuses what is not accessible. `docs/brieven.md` says
how a municipality changes a text; `voorbeelden.py` shows the data each letter asks for. A letter is first
made into a `Vorm`, its words in their order; every form that it can be given in comes from that one.
"""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from markupsafe import Markup

from inburgering.templates import taalregels, weergave
from inburgering.templates.bladzijde import deel
from inburgering.templates.blokken import Blok, blokken
from inburgering.templates.datums import datum
from inburgering.templates.eigen import STANDAARD, Teksten
from inburgering.templates.hoofd import Kop, hoofd, kop
from inburgering.templates.huisstijl import ZONDER, Huisstijl
from inburgering.templates.sjabloon import Sjabloon, omgeving, sjablonen
from inburgering.templates.tekens import schoon
from inburgering.templates.zetter import OntbrekendTeken, zet, zet_beelden
from inburgering.wet import taal

__all__ = [
    "SJABLONEN", "OntbrekendTeken", "Sjabloon", "Vorm", "beelden", "html", "onderwerp", "pdf", "pdf_van",
    "tekst", "velden", "versie", "vorm",
]  # fmt: skip

SJABLONEN: Mapping[str, Sjabloon] = sjablonen()
MEESTE_TEKENS = 60_000  # of a text with its values: some twenty pages
_MAP = Path(__file__).parent
_CODE = (
    "bladzijde", "blokken", "brief", "datums", "eigen", "hoofd", "huisstijl", "kleur", "sjabloon",
    "taalregels", "tekens", "weergave", "zetter",
)  # fmt: skip


class TeLang(ValueError):
    """The text with its values is longer than any letter."""


@dataclass(frozen=True)
class Vorm:
    """A letter as its words: what stands around the text, and the text as blocks. JSON-safe."""

    kop: Kop
    blokken: list[Blok]

    def als_dict(self) -> dict[str, Any]:
        """What is kept with a letter that was made."""
        return {"kop": self.kop, "blokken": self.blokken}


@lru_cache(maxsize=256)
def versie(naam: str, teksten: Teksten = STANDAARD, stijl: Huisstijl = ZONDER) -> str:
    """Which version of the letter this is: 12 hex digits over all that decides how it looks.

    What a municipality made its own is named after it, with its number: `0a1b2c3d4e5f+taak_pvt.3`.
    """
    vinger = hashlib.sha256(naam.encode())
    vinger.update(_opmaak())
    vinger.update(teksten.hele_tekst(naam).encode())
    vinger.update(teksten.onderwerp(naam).encode())
    eigen = teksten.gebruikt(naam)
    for t in eigen:
        vinger.update(t.tekst.encode())
    vinger.update(repr(stijl).encode())
    merken = [f"{t.naam}.{t.versie}" for t in eigen]
    merk = ",".join(merken + ([f"huisstijl.{stijl.versie}"] if stijl.versie else []))
    return vinger.hexdigest()[:12] + (f"+{merk}" if merk else "")


@cache
def _opmaak() -> bytes:
    """A digest over what all letters share: house style, crest, fonts, code, and the typesetter itself."""
    vinger = hashlib.sha256()
    for bestand in _bestanden():
        vinger.update(bestand.name.encode() + b"\0" + bestand.read_bytes())
    for pakket in ("typst", "jinja2", "markdown-it-py", "segno"):
        vinger.update(_pakketversie(pakket).encode())
    return vinger.digest()


def _pakketversie(pakket: str) -> str:
    from importlib.metadata import version  # noqa: PLC0415 - only needed when a version is asked

    return f"{pakket} {version(pakket)}\n"


def _bestanden() -> Iterator[Path]:
    yield from (_MAP / naam for naam in ("brief.typ", "huisstijl.typ", "taalregels.toml", "wapen.svg"))
    yield from (_MAP / f"{naam}.py" for naam in _CODE)
    yield from sorted((_MAP / "lettertypen").glob("*.ttf"))
    yield from sorted((_MAP / "brieven").glob("_*.md.j2"))
    yield Path(taal.__file__)  # the names of days and months


def onderwerp(naam: str, gegevens: Mapping[str, Any], teksten: Teksten = STANDAARD) -> str:
    """The subject line. Raises jinja2.UndefinedError when the data lacks a name."""
    return schoon(_gevuld(_vertaald(teksten.onderwerp(naam), "plat", ()), gegevens))


def inhoud(naam: str, gegevens: Mapping[str, Any], teksten: Teksten = STANDAARD) -> list[Blok]:
    """The letter as blocks, each with the data it shows. Raises TeLang."""
    bl = blokken(_gevuld(_vertaald(teksten.hele_tekst(naam), "markdown", teksten.delen), gegevens))
    boven = taalregels.blokken(gegevens) if SJABLONEN[naam].aan == "inburgeraar" else []
    return boven + [blok | weergave.gegevens_van(blok["soort"], gegevens) for blok in bl]


def vorm(naam: str, gegevens: Mapping[str, Any], dag: date, teksten: Teksten = STANDAARD) -> Vorm:
    """The words of the letter, dated `dag`; every form of it is made from this.

    Raises jinja2.UndefinedError or KeyError when the data lacks something, TeLang when there is too much.
    """
    return Vorm(kop(onderwerp(naam, gegevens, teksten), gegevens, dag), inhoud(naam, gegevens, teksten))


def html(naam: str, gegevens: Mapping[str, Any], dag: date, teksten: Teksten = STANDAARD) -> Markup:
    """The preview on the screen: the same blocks, every value in <bdi>."""
    boven = Markup("<p><strong>{}</strong></p>\n").format(onderwerp(naam, gegevens, teksten))
    return (
        Markup("<p>{}</p>\n").format(datum(dag)) + boven + weergave.als_html(inhoud(naam, gegevens, teksten))
    )


def tekst(naam: str, gegevens: Mapping[str, Any], dag: date, teksten: Teksten = STANDAARD) -> str:
    """The letter as plain text, for those who cannot use the PDF."""
    boven = f"{datum(dag)}\n\n{onderwerp(naam, gegevens, teksten)}\n\n"
    return boven + weergave.als_tekst(inhoud(naam, gegevens, teksten))


def pdf(
    naam: str,
    gegevens: Mapping[str, Any],
    dag: date,
    teksten: Teksten = STANDAARD,
    stijl: Huisstijl = ZONDER,
) -> bytes:
    """The letter as PDF, dated `dag`; the same input gives the same bytes.

    Raises OntbrekendTeken when a name holds a character no font here can draw, jinja2.UndefinedError or
    KeyError when the data lacks something.
    """
    return pdf_van(vorm(naam, gegevens, dag, teksten), stijl)


def beelden(v: Vorm, stijl: Huisstijl = ZONDER) -> list[bytes]:
    """The pages of the letter as PNG, for a screen. Raises OntbrekendTeken."""
    return zet_beelden(velden(v, stijl))


def pdf_van(v: Vorm, stijl: Huisstijl = ZONDER) -> bytes:
    """A letter that has its words, as PDF. Raises OntbrekendTeken."""
    return zet(velden(v, stijl), date(*v.kop["dag"]))


def velden(v: Vorm, stijl: Huisstijl = ZONDER) -> dict[str, Any]:
    """What the typesetter gets: the head, the blocks, and those that stay together at the end."""
    begin, slot = deel(v.blokken)
    return {"brief": hoofd(v.kop, stijl), "blokken": begin, "slot": slot}


def _gevuld(sjabloon: Any, gegevens: Mapping[str, Any]) -> str:
    """The text with its values, stopped when it grows beyond any letter."""
    stukken, lengte = [], 0
    for stuk in sjabloon.generate(gegevens):
        lengte += len(stuk)
        if lengte > MEESTE_TEKENS:
            raise TeLang("Deze brief wordt met de gegevens erin veel te lang.")
        stukken.append(stuk)
    return "".join(stukken)


@lru_cache(maxsize=256)
def _vertaald(bron: str, soort: str, delen: tuple[tuple[str, str], ...]) -> Any:
    return omgeving(als_markdown=soort == "markdown", delen=dict(delen)).from_string(bron)
