"""Letters per second: ours (Typst, PDF/A-2a and PDF/UA-1), bare Typst, and WeasyPrint on the same text."""

import json
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime
from itertools import count
from threading import local
from typing import Any

import typst
from markupsafe import Markup

from inburgering.templates import brief
from inburgering.templates.voorbeelden import voorbeeld
from tools.metingen.meting import Rij, Tafel, side_by_side, timed

DAG = date(2026, 11, 23)
MOMENT = datetime(2026, 11, 23, tzinfo=UTC)
LETTERTYPEN = brief.__file__.rpartition("/")[0] + "/lettertypen"
BRIEVEN = ("taak_budgetbeheer", "beschikking_pip")
Druk = Callable[[int], object]
STIJL = Markup("""
@font-face { font-family: "Source Sans 3"; src: url("SourceSans3_400Regular.ttf"); }
@font-face { font-family: "Source Sans 3"; font-weight: 600; src: url("SourceSans3_600SemiBold.ttf"); }
@page { size: A4; margin: 14mm 20mm 25mm 35mm; }
body { font: 10.5pt/1.35 "Source Sans 3"; }
""")


def measure(rondes: int) -> Iterator[Tafel]:
    """One table per letter: alone, and with two threads."""
    try:
        druk, reden = _weasyprint(), ""
    except (ImportError, OSError) as fout:  # the package, or pango that it loads, is not there
        druk, reden = None, f"WeasyPrint werkt hier niet ({type(fout).__name__}); het vraagt ook pango"
    for naam in BRIEVEN:
        wegen: dict[str, Druk] = {"Typst zelf, de gegevens al klaar": _bare_typst(naam, rondes)}
        wegen |= {"WeasyPrint": _with(druk, naam)} if druk else {}
        wegen["templates.brief.pdf()"] = lambda nr, naam=naam: brief.pdf(naam, letter(naam, nr), DAG)  # type: ignore[misc]
        tafel = _one_letter(naam, wegen, rondes)
        tafel.rijen += _two_threads(wegen, rondes)
        if reden:
            tafel.rijen.append(Rij("WeasyPrint", opmerking=reden))
        yield tafel


def letter(naam: str, nr: int) -> dict[str, Any]:
    """The data of the n-th letter: another person, another number, another link."""
    mens = f"Inwoner {nr} Tesfaye"
    gegevens = voorbeeld(naam)
    gegevens |= {"kenmerk": f"VBS-2026-{nr:05d}", "inburgeraar": gegevens["inburgeraar"] | {"naam": mens}}
    if "taak" in gegevens:
        gegevens["taak"] = gegevens["taak"] | {"nummer": f"VBS-2026-{nr:05d}-T1"}
        gegevens["bevestig"] = {"url": f"https://voorbeeldstad.example/p/{nr:022d}"}
    else:
        gegevens |= {
            "ontvanger": [mens, f"Dorpsstraat {nr}", "1234 AB  VOORBEELDSTAD"],
            "aanhef": f"Beste {mens},",
        }
    return gegevens


def _one_letter(naam: str, wegen: dict[str, Druk], rondes: int) -> Tafel:
    nummers = count()
    for druk in wegen.values():
        druk(next(nummers))
    beurt = {wat: (lambda druk=druk: druk(next(nummers))) for wat, druk in wegen.items()}
    tafel = side_by_side(f"één brief, {naam}", beurt, rondes)
    tafel.rijen = [_per_second(rij) for rij in tafel.rijen]
    return tafel


def _two_threads(wegen: dict[str, Druk], rondes: int) -> Iterator[Rij]:
    """The same letters by two threads: what one letter then takes of the clock."""
    eerste = 0.0
    with ThreadPoolExecutor(2) as draden:
        for wat, druk in wegen.items():
            list(draden.map(druk, range(4)))
            ms = timed(lambda druk=druk: list(draden.map(druk, range(4, 4 + 2 * rondes)))) / (2 * rondes)  # type: ignore[misc]
            eerste = eerste or ms
            rij = Rij(f"{wat}, 2 draden", 2 * rondes, round(ms, 4), None, round(ms / eerste, 2))
            yield _per_second(rij)


def _per_second(rij: Rij) -> Rij:
    return Rij(
        rij.wat, rij.aantal, rij.mediaan, rij.p95, rij.keer, f"{1000 / (rij.mediaan or 1):.0f} per seconde"
    )


def _with(druk: Callable[[str], bytes], naam: str) -> Druk:
    pagina = Markup('<!doctype html><html lang="nl"><title>{}</title><style>{}</style><body>{}</body></html>')

    def maak(nr: int) -> bytes:
        gegevens = letter(naam, nr)
        return druk(pagina.format(brief.onderwerp(naam, gegevens), STIJL, brief.html(naam, gegevens, DAG)))

    return maak


def _bare_typst(naam: str, rondes: int) -> Druk:
    """Only the compiler, with the same standards and fonts: each letter's data was made before."""
    klaar = [json.dumps(brief.velden(brief.vorm(naam, letter(naam, nr), DAG))) for nr in range(rondes + 1)]
    letters = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[LETTERTYPEN])
    bron = brief.__file__.replace("brief.py", "brief.typ")
    per_draad = local()

    def druk(nr: int) -> object:
        if not hasattr(per_draad, "zetter"):
            per_draad.zetter = typst.Compiler(bron, root=bron.rpartition("/")[0], font_paths=letters)
        data = {"data": klaar[nr % len(klaar)]}
        return per_draad.zetter.compile(
            sys_inputs=data, format="pdf", pdf_standards=["a-2a", "ua-1"], timestamp=MOMENT
        )

    return druk


def _weasyprint() -> Callable[[str], bytes]:
    """HTML to PDF, with the fonts of our letters. Raises ImportError or OSError when it is not there."""
    from weasyprint import HTML  # noqa: PLC0415 - only here when the bench group is installed
    from weasyprint.text.fonts import FontConfiguration  # noqa: PLC0415

    per_draad = local()  # two threads in one font configuration corrupt its memory

    def druk(pagina: str) -> bytes:
        if not hasattr(per_draad, "letters"):
            per_draad.letters = FontConfiguration()
        html = HTML(string=pagina, base_url=f"{LETTERTYPEN}/")
        pdf: bytes = html.write_pdf(font_config=per_draad.letters)
        return pdf

    return druk
