"""The letters a municipality can edit: a head that says what kind of letter it is, and a text.

A file in `brieven/` begins with lines `naam: waarde` between two lines `---`. A file whose name begins with
`_` is a part: the salutation, the bezwaar clause (for every decision) and the closing are added by the
program; the others a letter asks for with `{% include "_naam" %}`.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

from jinja2 import FunctionLoader, StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment

from inburgering.templates.datums import dag_en_datum, datum
from inburgering.templates.tekens import plat, waarde
from inburgering.wet.taal import opsomming

MAP = Path(__file__).parent / "brieven"
_DEELNAAM = re.compile(r"_[a-z_]+")
_JA = "ja"


@dataclass(frozen=True)
class Sjabloon:
    """One kind of letter.

    `beschikking`: a decision, with the bezwaar clause. `bevestigen`: it holds a partner's link.
    `dagafhankelijk`: it names dates that hang on the day it is sent.
    """

    naam: str
    onderwerp: str
    aan: str
    grondslag: str
    beschikking: bool
    bevestigen: bool
    dagafhankelijk: bool
    tekst: str


@cache
def sjablonen() -> dict[str, Sjabloon]:
    """Every letter by name. Raises ValueError when a head lacks something."""
    bestanden = sorted(b for b in MAP.iterdir() if b.name.endswith(".md.j2") and not b.name.startswith("_"))
    return {
        s.naam: s for s in (_lees(b.name.removesuffix(".md.j2"), b.read_text("utf-8")) for b in bestanden)
    }


def _lees(naam: str, inhoud: str) -> Sjabloon:
    leeg, kop, tekst = inhoud.split("---\n", 2)
    regels = dict(regel.split(": ", 1) for regel in kop.strip().splitlines())
    if leeg or regels.keys() != {
        "onderwerp",
        "aan",
        "grondslag",
        "beschikking",
        "bevestigen",
        "dagafhankelijk",
    }:
        raise ValueError(f"De kop van brief '{naam}' klopt niet; zie docs/brieven.md.")
    return Sjabloon(
        naam=naam,
        onderwerp=regels["onderwerp"],
        aan=regels["aan"],
        grondslag=regels["grondslag"],
        beschikking=regels["beschikking"] == _JA,
        bevestigen=regels["bevestigen"] == _JA,
        dagafhankelijk=regels["dagafhankelijk"] == _JA,
        tekst=tekst,
    )


def deel(naam: str) -> str:
    """The text of a shared part. Raises FileNotFoundError."""
    return (MAP / f"{naam}.md.j2").read_text("utf-8")


def deelnamen() -> list[str]:
    """The shared parts by name."""
    return sorted(b.name.removesuffix(".md.j2") for b in MAP.glob("_*.md.j2"))


def _alleen_delen(naam: str) -> str | None:
    """What `include` may open: a shared part and nothing else on this machine."""
    is_deel = _DEELNAAM.fullmatch(naam) and (MAP / f"{naam}.md.j2").exists()
    return deel(naam) if is_deel else None


def vaste_delen(s: Sjabloon) -> tuple[str, ...]:
    """The parts that the program puts around every letter of this kind."""
    return ("_aanhef", *(("_bezwaar",) if s.beschikking else ()), "_groet")


def geheel(s: Sjabloon, tekst_van: Callable[[str], str]) -> str:
    """A letter with salutation, bezwaar clause where it is a decision, and closing."""
    aanhef, *slot = vaste_delen(s)
    return "\n\n".join(tekst_van(naam).strip() for naam in (aanhef, s.naam, *slot)) + "\n"


def omgeving(
    *, als_markdown: bool, delen: Mapping[str, str] = MappingProxyType({})
) -> ImmutableSandboxedEnvironment:
    """The closed world an author's text runs in: an unknown name is an error, a value is only text.

    `delen` are the parts that a municipality made its own; the others are the standard ones.
    """
    env = ImmutableSandboxedEnvironment(
        loader=FunctionLoader(lambda naam: delen.get(naam) or _alleen_delen(naam)),
        autoescape=False,  # not HTML: `finalize` escapes every value for Markdown
        finalize=waarde if als_markdown else plat,
        undefined=StrictUndefined,
        lstrip_blocks=True,
    )
    env.globals.clear()
    env.filters.update(datum=datum, dag=dag_en_datum, plaats=plaats, alineas=alineas, klein=klein)
    env.filters.update(opsomming=opsomming)
    return env


def plaats(gemeente: str) -> str:
    """The bare name of a municipality: `Gemeente Voorbeeldstad` is `Voorbeeldstad`."""
    return gemeente.removeprefix("Gemeente ").removeprefix("gemeente ")


def alineas(tekst: str | None) -> list[str]:
    """What a person typed as its paragraphs; nothing typed is no paragraph."""
    return [regel for regel in (str(tekst) if tekst else "").splitlines() if regel.strip()]


def klein(tekst: str) -> str:
    """A name as it stands inside a sentence: `Budgetbeheer` is `budgetbeheer`, `PVT` stays `PVT`."""
    return tekst if tekst[1:2].isupper() else tekst[:1].lower() + tekst[1:]
