"""Print the page of the rules, docs/regels.md: every term, number and rule, with its article and examples.

The page is Dutch, for policy officers; a test keeps it equal to the code.

    python tools/regels.py               write the page
    python tools/regels.py --check       only say whether it still fits the code
"""

import sys
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

from inburgering.wet.bepalingen import Bepaling, Uitspraak
from inburgering.wet.bronnen import REGELINGEN, Bron, LokaleBron
from inburgering.wet.normen import NORMEN
from inburgering.wet.regelset import VIGEREND
from inburgering.wet.regelwoorden import EIGEN, onderwerp, voor_wie
from inburgering.wet.taal import datum, hoofdletter
from inburgering.wet.termijnregel import Termijnregel
from inburgering.wet.waarden_weg import NIET_OPGENOMEN
from inburgering.wet.waardensoort import INGANG, Onderwerp, Wetswaarde
from tools.regels_termijnen import card
from tools.regels_voorbeelden import anchor

PAGE = Path(__file__).resolve().parents[1] / "docs" / "regels.md"
HEAD = "<!-- Gemaakt door tools/regels.py uit de code. Verander de regel, niet deze bladzijde. -->\n"
MORE = {  # tables of examples about a subject, beside those of the terms
    Onderwerp.ROUTE: ("wisselen.md", "afschalen.md"),
    Onderwerp.PVT: ("uren.md",),
    Onderwerp.MAP: ("uren.md",),
    Onderwerp.Z: ("uren.md",),
    Onderwerp.BOETE: ("boetes.md",),
}
INTRO = """\
Alle regels waarmee dit programma rekent, in gewone woorden, met het artikel en met voorbeelden. Voor wie wil
weten of het programma de wet goed volgt. Klopt een regel niet met het artikel? Zeg het: een betere bijdrage
is er niet.

- **Termijnen** zijn tijden met een begin en een einde: binnen tien weken een PIP.
- **Getallen** zijn uren, bedragen en aantallen: twaalf uur PVT.
- **Wat mag en wat moet** zijn regels zonder getal.
- **Eigen normen van de gemeente** staan apart, onderaan. Zij zijn geen wet; elke gemeente stelt ze zelf vast.

Elke regel heeft een dag vanaf wanneer hij geldt. Een zaak houdt de regels van haar eigen dagen. Wat er tussen
twee dagen veranderde, zegt `inburgering wet --verschil 2022-01-01 2026-11-21`. Wat een andere wet zou
veranderen, zegt `inburgering wet --concept` met een bestand; [een voorbeeld](concept-voorbeeld.toml) legt het
uit.

Is een termijn hoogstens 90 dagen, twaalf weken of drie maanden, en staat zij in een wet of besluit? Dan
schuift haar laatste dag door naar de volgende werkdag als die dag een zaterdag, zondag of feestdag is
(Algemene termijnenwet). De voorbeelden zijn met de hand uitgerekend en worden bij elke wijziging nagerekend.
Bij een voorbeeld uit *de studie van de wet* volgt de uitkomst uit de gelezen tekst. Een *verzonnen geval* is
bedacht om een regel te laten zien.
"""
SINCE = "Staat er geen dag bij, dan geldt het sinds 1 januari 2022. Achter elke regel staat zijn `code`."


def page() -> str:
    """The whole page."""
    law = [t for t in VIGEREND.termijnen if onderwerp(t) != EIGEN]
    own = [t for t in VIGEREND.termijnen if onderwerp(t) == EIGEN]
    return "\n".join(
        [
            HEAD,
            "# De regels\n",
            INTRO,
            *_contents(law),
            *_texts(),
            "## Termijnen\n",
            *_terms(law),
            "## Getallen\n",
            f"{SINCE}\n",
            *_numbers(),
            "## Wat mag en wat moet\n",
            f"{SINCE}\n",
            *_provisions(),
            "## Wat hier met opzet niet staat\n",
            *(f"- **{weg.wat}.** {weg.waarom}" for weg in NIET_OPGENOMEN),
            f"\n## {EIGEN}\n",
            *_own(own),
        ]
    )


def _contents(law: Sequence[Termijnregel]) -> Iterator[str]:
    yield "## Inhoud\n"
    for heading in dict.fromkeys(onderwerp(t) for t in law):
        yield f"- [{heading}](#{anchor(heading)})"
    for heading in ("Getallen", "Wat mag en wat moet", "Wat hier met opzet niet staat", EIGEN):
        yield f"- [{heading}](#{anchor(heading)})"
    yield ""


def _texts() -> Iterator[str]:
    yield "## De gelezen teksten\n"
    yield "| regeling | tekst van | nagekeken op |"
    yield "| --- | --- | --- |"
    for regeling in REGELINGEN:
        link = f"https://wetten.overheid.nl/{regeling.bwb}/{regeling.versie}"
        yield f"| [{regeling.naam}]({link}) | {datum(regeling.versie)} | {datum(regeling.gelezen_op)} |"
    yield ""


def _terms(rules: Sequence[Termijnregel]) -> Iterator[str]:
    for heading, part in groupby(rules, key=onderwerp):
        yield f"### {heading}\n"
        for _, versions in groupby(part, key=lambda t: t.code):
            yield from card(list(versions))


def _numbers() -> Iterator[str]:
    for heading, part in groupby(VIGEREND.waarden, key=lambda w: w.onderwerp):
        yield f"### {heading.value}: getallen\n"
        yield "| getal | wat | voor wie | waar het staat | zekerheid en opmerking |"
        yield "| --- | --- | --- | --- | --- |"
        yield from (_number(value) for value in part)
        yield from _more(heading)


def _number(value: Wetswaarde) -> str:
    what = f"**{value.naam}.** {value.zin} `{value.code}`"
    return _row(f"**{value.in_woorden}**", what, voor_wie(value), source(value.bron), certainty(value))


def _provisions() -> Iterator[str]:
    for heading, part in groupby(VIGEREND.bepalingen, key=lambda b: b.onderwerp):
        yield f"### {heading.value}: wat mag en wat moet\n"
        yield "| regel | voor wie | waar het staat | zekerheid en opmerking |"
        yield "| --- | --- | --- | --- |"
        for rule in part:
            what = f"**{rule.naam}.** {rule.tekst} `{rule.code}`"
            yield _row(what, voor_wie(rule), source(rule.bron), certainty(rule))
        yield from _more(heading)


def _more(heading: Onderwerp) -> Iterator[str]:
    files = MORE.get(heading, ())
    if files:
        links = " en ".join(f"[{name}](../tests/voorbeelden/{name})" for name in files)
        yield f"\nVoorbeelden staan in {links}."
    yield ""


def _own(rules: Sequence[Termijnregel]) -> Iterator[str]:
    yield (
        "Deze termijnen zijn geen wet. De gemeente stelt ze vast, met een besluit. Zolang zij dat niet doet, "
        "houdt het programma een voorstel aan.\n"
    )
    yield "| norm | waarover | voorstel | hoogstens |"
    yield "| --- | --- | --- | --- |"
    for norm in NORMEN:
        proposal = f"{norm.standaard} {norm.eenheid.value}" if norm.standaard else "geen"
        yield _row(
            f"`{norm.naam}`", hoofdletter(norm.waarover), proposal, f"{norm.hoogstens} {norm.eenheid.value}"
        )
    yield ""
    for _, versions in groupby(rules, key=lambda t: t.code):
        yield from card(list(versions))


def source(bron: Bron | LokaleBron | Uitspraak) -> str:
    """The place in the law, as a link to the version that was read."""
    return f"[{bron}]({bron.url})" if bron.url else str(bron)


def certainty(rule: Wetswaarde | Bepaling) -> str:
    """How certain it is, since when if that is not the first day of the law, and what else to know."""
    parts = [f"{hoofdletter(rule.zekerheid.value)}."]
    if rule.geldig_vanaf != INGANG or rule.geldig_tot:
        until = f" tot en met {datum(rule.geldig_tot)}" if rule.geldig_tot else ""
        sure = "zeker " if isinstance(rule, Bepaling) and rule.niet_voor else ""
        parts.append(f"**Geldt {sure}vanaf {datum(rule.geldig_vanaf)}{until}.**")
    return " ".join([*parts, rule.opmerking]).strip()


def _row(*cells: str) -> str:
    return f"| {' | '.join(cell.replace('|', '/') for cell in cells)} |"


def main() -> int:
    """Write or check the page."""
    text = page()
    if "--check" in sys.argv:
        stale = not PAGE.exists() or PAGE.read_text(encoding="utf-8") != text
        print("docs/regels.md differs from the code: run make regels" if stale else "docs/regels.md fits")
        return stale
    PAGE.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
