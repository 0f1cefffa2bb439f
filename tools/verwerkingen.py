"""Print the register of processing activities, docs/verwerkingen.md, from the code.

The page is Dutch, for a privacy officer; a test keeps it equal to the code.

    python tools/verwerkingen.py               write the page
    python tools/verwerkingen.py --check       only say whether it still fits the code
"""

import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

from inburgering.db.verwerkingen import INHOUD, VERWERKINGEN, Verwerking
from inburgering.wet.bewaren import REGELS

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "verwerkingen.md"
HEAD = "<!-- Gemaakt door tools/verwerkingen.py uit de code. Verander de code, niet deze bladzijde. -->\n"
INTRO = """\
Wat dit programma met persoonsgegevens doet, per verwerking, zoals artikel 30 van de AVG het vraagt. De
gemeente is verantwoordelijk. Zij neemt dit over in haar eigen register, en zet er haar naam, haar
contactpersoon en haar functionaris gegevensbescherming bij.

Wat er is bewaard, komt uit de tabellen van het programma. Een tabel of kolom die hier niet staat,
houdt een test tegen.
"""
SAFE = """\
- Het BSN, de feiten bij gebeurtenissen, brieven, berichten van partners en vrije tekst staan versleuteld in
  de database; de sleutel staat er niet bij (`inburgering sleutel`).
- Elke handeling komt in een logboek dat niet te wijzigen is zonder dat het opvalt
  (`inburgering logboek --controleer`).
- Een medewerker ziet alleen trajecten van de eigen gemeente; een partner alleen zijn eigen taak.
- Er is geen doorgifte buiten de Europese Unie: het programma stuurt niets weg behalve brieven aan wie
  hierboven staat.
- Er wordt niets automatisch besloten over een mens.
"""


def page() -> str:
    """The whole register."""
    return "\n".join([HEAD, "# Register van verwerkingen", "", INTRO, *_all()]) + "\n"


def _all() -> Iterator[str]:
    for nummer, v in enumerate(VERWERKINGEN, 1):
        yield from _activity(nummer, v)
    yield from (
        "## Hoe lang",
        "",
        "| regel | wat | vanaf | hoe lang | bron |",
        "| --- | --- | --- | --- | --- |",
    )
    for r in REGELS:
        yield f"| {r.code} {r.naam} | {r.wat} | {r.vanaf} | {r.hoe_lang} | {r.bron} |"
    yield ""
    yield from (f"- {r.code}: {r.opmerking}" for r in REGELS if r.opmerking)
    yield from ("", "## Wat een partner krijgt", "")
    yield "Uit de bestanden van de gemeenten die meekomen; een gemeente past haar eigen lijst aan."
    yield from ("", "| gemeente | partner | taak | gegevens | grondslag |", "| --- | --- | --- | --- | --- |")
    yield from _partners()
    yield from ("", "## Hoe het is beveiligd", "", SAFE.rstrip())


def _activity(nummer: int, v: Verwerking) -> Iterator[str]:
    yield from (f"## {nummer}. {v.naam}", "", f"- **Doel**: {v.doel}")
    yield f"- **Grondslag**: {'; '.join(map(str, v.grondslag))}"
    yield f"- **Over wie**: {', '.join(v.over)}"
    yield "- **Welke gegevens**:"
    yield from (f"    - `{tabel}`: {INHOUD[tabel]}" for tabel in v.tabellen)
    yield f"- **Wie het krijgt**: {'; '.join(v.ontvangers) or 'niemand buiten de gemeente'}"
    yield f"- **Hoe lang**: {', '.join(v.bewaren) or 'zolang de gemeente het nodig heeft'}"
    if v.opmerking:
        yield f"- {v.opmerking}"
    yield ""


def _partners() -> Iterator[str]:
    for path in sorted((ROOT / "gemeenten").glob("*.toml")):
        read = tomllib.loads(path.read_text(encoding="utf-8"))
        name = read.get("gemeente", {}).get("naam", path.stem)
        for partner in read.get("partners", []):
            for taak in partner.get("taken", []):
                velden = ", ".join(taak.get("velden", []))
                yield f"| {name} | {partner['naam']} | {taak['naam']} | {velden} | {taak['grondslag']} |"


def main(*arguments: str) -> int:
    """Write the page, or say whether it fits."""
    if "--check" in arguments:
        return 0 if PAGE.read_text(encoding="utf-8") == page() else 1
    PAGE.write_text(page(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
