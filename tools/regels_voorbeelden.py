"""The examples that people wrote by hand in tests/voorbeelden/, as sentences for the page of the rules."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from pathlib import Path

from inburgering.wet.begrippen import Groep, Route
from inburgering.wet.gebeurtenissen import Gebeurtenis
from inburgering.wet.taal import datum, hoofdletter
from inburgering.wet.woorden import omschrijf

PLACE = Path(__file__).resolve().parents[1] / "tests" / "voorbeelden"
ORIGIN = {"law.md-vector": "testgeval uit de studie van de wet", "verzonnen": "verzonnen geval"}
FACT = re.compile(r"(\w+)=(\d{4}-\d{2}-\d{2})(?: \((.+)\))?")
SHOWN = 3


@cache
def tables() -> dict[str, list[tuple[str, str, dict[str, str]]]]:
    """Per code of a term: the file, the heading above the table, and the row."""
    found: dict[str, list[tuple[str, str, dict[str, str]]]] = {}
    for file in sorted(PLACE.glob("*.md")):
        for heading, row in _rows(file.read_text(encoding="utf-8")):
            if "termijn" in row and "feiten" in row and "laatste dag" in row:
                found.setdefault(row["termijn"], []).append((file.name, heading, row))
    return found


def _rows(text: str) -> Iterator[tuple[str, dict[str, str]]]:
    heading, columns = "", list[str]()
    for line in text.splitlines():
        if line.startswith("#"):
            heading = line.lstrip("#").strip()
        if not line.startswith("|"):
            columns = []
            continue
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        if not columns:
            columns = cells
        elif not set("".join(cells)) <= set("-: ") and len(cells) == len(columns):
            yield heading, dict(zip(columns, cells, strict=True))


def examples(code: str) -> list[str]:
    """A few examples of this term as lines of Markdown, and a link to all of them."""
    rows = tables().get(code, [])
    if not rows:
        return []
    lines = ["**Voorbeelden**\n", *(f"- {_sentence(row)}" for row in _chosen([row for *_, row in rows]))]
    places = dict.fromkeys((file, heading) for file, heading, _ in rows)
    links = ", ".join(
        f"[{heading}](../tests/voorbeelden/{file}#{anchor(heading)})" for file, heading in places
    )
    count = f"alle {len(rows)} voorbeelden" if len(rows) > 1 else "het voorbeeld"
    return [*lines, f"\nZie {count} bij {links}.\n"]


def _chosen(rows: Sequence[dict[str, str]]) -> list[dict[str, str]]:
    """First what the study gives, then what differs most: it runs, it does not start, it ended."""
    ranked = sorted(rows, key=lambda row: row["herkomst"] == "verzonnen")
    chosen: list[dict[str, str]] = []
    for kind in ("loopt", "begint niet", "geëindigd", "vervangen"):
        chosen += [row for row in ranked if row["stand"].startswith(kind)][:1]
    chosen += [row for row in ranked if row not in chosen]
    return chosen[:SHOWN]


def _sentence(row: dict[str, str]) -> str:
    facts = "; ".join(_fact(fact) for fact in row["feiten"].split("; ") if fact)
    given = [_group(row), f"geval: {row['geval of norm'].replace('_', ' ')}" if row["geval of norm"] else ""]
    where = ", ".join(part for part in given if part)
    origin = ORIGIN.get(row["herkomst"], row["herkomst"].replace("law.md", "studie van de wet,"))
    return (
        f"{hoofdletter(facts)} ({where}): **{_outcome(row)}**. Want: {row['want']}. *{hoofdletter(origin)}.*"
    )


def _group(row: dict[str, str]) -> str:
    group = Groep(row["groep"]).naam if row["groep"] in set(Groep) else row["groep"]
    return f"{group}, {Route(row['route']).naam}" if row["route"] in set(Route) else group


def _fact(text: str) -> str:
    read = FACT.fullmatch(text.strip())
    if read is None or read[1] not in set(Gebeurtenis):
        return text.replace("_", " ")
    extra = f" ({_dates(read[3]).replace('_', ' ').replace('=', ': ')})" if read[3] else ""
    return f"{omschrijf(Gebeurtenis(read[1]))} op {datum(date.fromisoformat(read[2]))}{extra}"


def _outcome(row: dict[str, str]) -> str:
    if row["stand"] == "begint niet":
        return "de termijn begint niet"
    last = _dates(row["laatste dag"])
    end = "zonder laatste dag" if last in {"geen", ""} else f"tot en met {last}"
    if row.get("ruw", row["laatste dag"]) != row["laatste dag"]:
        end += f" (zonder verschuiven {_dates(row['ruw'])})"
    if row["stand"] == "loopt":
        return end
    stand = row["stand"].removeprefix("loopt, ").replace("geëindigd ", "geëindigd op ")
    return f"{end}; {_dates(stand)}"


def _dates(text: str) -> str:
    return re.sub(r"\d{4}-\d{2}-\d{2}", lambda found: datum(date.fromisoformat(found[0])), text)


def anchor(heading: str) -> str:
    """The anchor that a forge makes of a heading."""
    kept = re.sub(r"[^\w\s-]", "", heading.lower())
    return kept.replace(" ", "-")
