"""A term as a piece of the page of the rules: its text, a table of what holds, its cases and its examples."""

from collections.abc import Callable, Iterator, Sequence

from inburgering.wet.anker import VanafAanvang
from inburgering.wet.bronnen import ATW, LokaleBron
from inburgering.wet.duur import Duur
from inburgering.wet.regelwoorden import begint_met, eindigt_met, lengte, voor_wie
from inburgering.wet.taal import datum, hoofdletter
from inburgering.wet.termijnen import REGELS
from inburgering.wet.termijnregel import Ladder, Termijnregel
from inburgering.wet.verschil_delen import WIE
from tools.regels_voorbeelden import examples

ATW4 = ATW.art("4", onderdeel="a")
CLOCK = {
    Ladder.WETTELIJK: "ja, de gemeente",
    Ladder.LANG: "ja, ruim van tevoren",
    Ladder.PARTNER: "ja, eerst de partner",
    Ladder.EIGEN: "ja, de gemeente",
    Ladder.INFORMATIEF: "nee, alleen ter informatie",
}
WIDE = 4  # columns that still read well beside each other
CASE = ("Geval", "Voor wie", "Lengte")
Cell = Callable[[Termijnregel], str]


def card(versions: Sequence[Termijnregel]) -> Iterator[str]:
    """Everything with this code: what holds now, then older texts, then examples."""
    now = [rule for rule in versions if rule.geldig_tot is None] or list(versions)
    before = [rule for rule in versions if rule not in now]
    names = list(dict.fromkeys(rule.naam for rule in now))
    yield f"#### {now[0].code} {names[0] if len(names) == 1 else _common(names)}\n"
    yield from _texts(now)
    yield from _table(now)
    for rule in before:
        yield f"*Tot en met {datum(rule.geldig_tot)} gold:* {rule.tekst}\n" if rule.geldig_tot else ""
        yield f"Bron: {source(rule)}.\n"
    yield from examples(now[0].code)


def _common(names: Sequence[str]) -> str:
    """What the names share ('Bezwaar tegen …'), or all of them."""
    words = [name.split() for name in names]
    shared = [first for first, *rest in zip(*words, strict=False) if all(word == first for word in rest)]
    if len(shared) < 2:
        return "; ".join(names)
    return " ".join(shared).removesuffix(":") + ("" if shared[-1].endswith(":") else " …")


def _texts(rules: Sequence[Termijnregel]) -> Iterator[str]:
    texts = list(dict.fromkeys(rule.tekst for rule in rules))
    if len(texts) == 1:
        yield f"{texts[0]}\n"


def _table(rules: Sequence[Termijnregel]) -> Iterator[str]:
    """What all these rules share as a list; where they differ, a table with a row per rule."""
    names = len({rule.naam for rule in rules}) > 1
    texts = len({rule.tekst for rule in rules}) > 1
    shared = {label: cell for label, cell in CELLS.items() if len({cell(rule) for rule in rules}) == 1}
    differing = {label: cell for label, cell in CELLS.items() if label not in shared}
    if len(differing) == 1 and not names and not texts:
        (label,) = differing
        shared = {known: CELLS[known] for known in CELLS if known in shared or known == label}
        differing = {}
    yield "| | |"
    yield "| --- | --- |"
    yield from (f"| {label} | {said} |" for label, cell in shared.items() if (said := _either(cell, rules)))
    yield ""
    columns: dict[str, Cell] = ({"naam": lambda r: r.naam} if names else {}) | differing
    columns |= {"wat de regel zegt": lambda r: r.tekst} if texts else {}
    if len(columns) > WIDE:
        yield from _apart(rules, columns)
    elif columns:
        yield from _rows(rules, columns)


def _apart(rules: Sequence[Termijnregel], columns: dict[str, Cell]) -> Iterator[str]:
    """The rules in parts that differ only in few things, when one table would be too wide to read."""
    parts: dict[tuple[str, ...], list[Termijnregel]] = {}
    for rule in rules:
        parts.setdefault(tuple(c(rule) for label, c in columns.items() if label not in CASE), []).append(rule)
    for part in parts.values():
        same = {label: cell for label, cell in columns.items() if len({cell(rule) for rule in part}) == 1}
        said = {label: cell(part[0]) for label, cell in same.items() if cell(part[0])}
        heading = said.pop("Geval", "") or said.pop("naam", "") or said.pop("Begint met", "")
        yield f"*{heading}*\n"
        yield from (f"- {hoofdletter(label)}: {text}" for label, text in said.items())
        yield ""
        if differing := {label: cell for label, cell in columns.items() if label not in same}:
            yield from _rows(part, differing)


def _rows(rules: Sequence[Termijnregel], columns: dict[str, Cell]) -> Iterator[str]:
    yield f"| {' | '.join(label.lower() for label in columns)} |"
    yield f"| {' | '.join('---' for _ in columns)} |"
    yield from dict.fromkeys(
        f"| {' | '.join(cell(rule) or '–' for cell in columns.values())} |" for rule in rules
    )
    yield ""


def _either(cell: Cell, rules: Sequence[Termijnregel]) -> str:
    """What the rules say, or each thing they say."""
    said = dict.fromkeys(cell(rule) for rule in rules)
    first, *more = [one for one in said if one] or [""]
    return "; of: ".join([first, *(one[:1].lower() + one[1:] for one in more)])


def source(rule: Termijnregel) -> str:
    """The place in the law, with a link, and the version of the text that was read."""
    bron = rule.bron
    if isinstance(bron, LokaleBron):
        return hoofdletter(str(bron))
    return f"[{bron}]({bron.url}), tekst van {datum(bron.regeling.versie)}"


def _length(rule: Termijnregel) -> str:
    first = rule.telt_dag_mee or isinstance(rule.anker, VanafAanvang)
    counts = "de eerste dag telt mee" if first else "de dag zelf telt niet mee"
    after = "begint de dag erna; " if rule.begint_dag_erna and rule.telt_dag_mee else ""
    return f"{lengte(rule)}; {after}{counts}" if isinstance(rule.duur, Duur) else lengte(rule)


def _shift(rule: Termijnregel) -> str:
    if rule.schuift:
        return "ja: dan loopt zij door tot en met de volgende werkdag"
    if rule.schuift_niet_want:
        return f"nee: {rule.schuift_niet_want}"
    if isinstance(rule.duur, Duur) and not isinstance(rule.bron, LokaleBron):
        return f"nee: deze lengte valt daar niet onder ({ATW4})"
    return "nee: de gemeente stelt deze dag zelf" if rule.duur is not None else ""


def _when(rule: Termijnregel) -> str:
    until = f" tot en met {datum(rule.geldig_tot)}" if rule.geldig_tot else ""
    return f"vanaf {datum(rule.geldig_vanaf)}{until}"


def _replaces(rule: Termijnregel) -> str:
    others = [code for code in rule.vervangt if code != rule.code]
    names = {known.code: known.naam for known in REGELS}
    return ", ".join(f"{code} ({names.get(code, code)})" for code in others)


CELLS: dict[str, Cell] = {
    "Geval": lambda r: hoofdletter(r.geldt_als or ""),
    "Voor wie": lambda r: hoofdletter(voor_wie(r)),
    "Wie is aan zet": lambda r: hoofdletter(WIE[r.verantwoordelijke]),
    "Begint met": lambda r: hoofdletter(begint_met(r)),
    "Lengte": _length,
    "Verschuift door weekend of feestdag": _shift,
    "Eindigt door": lambda r: hoofdletter(eindigt_met(r)),
    "Komt in de plaats van": _replaces,
    "Waarschuwt het programma": lambda r: CLOCK[r.ladder],
    "Bron": source,
    "Geldt": _when,
    "Let op": lambda r: r.opmerking,
}
