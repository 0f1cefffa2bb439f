"""Print every machine into docs/machines/: a picture (Mermaid), its gebeurtenissen and its guards.

The pages are Dutch, for policy officers; a test keeps them equal to the code. Gebeurtenissen that leave the
state as it is stand in the table, not in the picture.

    python tools/diagram.py               write the pages
    python tools/diagram.py --check       only say whether they still fit the code
"""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from inburgering.statemachine.basis import Machine
from inburgering.statemachine.koppelingen import KOPPELINGEN
from inburgering.statemachine.machines import BEGIN, INTERN, MACHINES, PARTNER, SYSTEEM

PLACE = Path(__file__).resolve().parents[1] / "docs" / "machines"
SHORT = ("pip", "pvt", "map", "knm")
HEAD = "<!-- Gemaakt door tools/diagram.py uit de code. Verander de machine, niet deze bladzijde. -->\n"


def page(soort: str) -> str:
    """One machine as a page of Markdown."""
    klasse = MACHINES[soort]
    uitleg = (sys.modules[klasse.__module__].__doc__ or "").strip()
    return "\n".join(
        [
            HEAD,
            f"# {_title(soort)}\n",
            f"{uitleg}\n",
            *_picture(klasse),
            *_waits(klasse),
            "\n## Gebeurtenissen\n",
            "Blijft de toestand gelijk, dan staat de gebeurtenis alleen hier en niet in de tekening.\n",
            *_events(soort, klasse),
            *_guards(klasse),
            "",
        ]
    )


def _title(soort: str) -> str:
    words = [word.upper() if word in SHORT else word for word in soort.split("_")]
    return " ".join([words[0][0].upper() + words[0][1:], *words[1:]])


def _waits(klasse: type[Machine]) -> Iterator[str]:
    yield "\n## Waarop zij wacht\n"
    yield "Loopt geen van deze termijnen, dan bewaakt N99 (opnieuw bekijken) het traject.\n"
    yield "| toestand | wie is aan zet | wacht op | termijnen |"
    yield "| --- | --- | --- | --- |"
    for state in klasse.states:
        if (wacht := klasse.wacht.get(str(state.id))) is not None:
            codes = ", ".join(wacht.klok) or "N99"
            yield f"| {state.name} | {wacht.wie.value} | {wacht.op} | {codes} |"


def _picture(klasse: type[Machine]) -> Iterator[str]:
    yield "```mermaid\nstateDiagram-v2"
    yield from (f'    state "{state.name}" as {state.id}' for state in klasse.states)
    yield from (f"    [*] --> {state.id}" for state in klasse.states if state.initial)
    arrows: dict[tuple[str, str], list[str]] = {}
    for transition in _transitions(klasse):
        pair = (str(transition.source.id), str(transition.target.id))
        if pair[0] != pair[1]:
            arrows.setdefault(pair, []).extend(e.id for e in transition.events)
    yield from (f"    {a} --> {b} : {', '.join(events)}" for (a, b), events in arrows.items())
    yield from (f"    {state.id} --> [*]" for state in klasse.states if state.final)
    yield "```"


def _transitions(klasse: type[Machine]) -> list[Any]:
    return [transition for state in klasse.states for transition in state.transitions]


def _events(soort: str, klasse: type[Machine]) -> Iterator[str]:
    yield "| gebeurtenis | wat er gebeurt | van | naar | mits | wie |"
    yield "| --- | --- | --- | --- | --- | --- |"
    rows: dict[tuple[str, str, str], list[str]] = {}
    for event in klasse.gebeurtenissen():
        for transition in (t for t in _transitions(klasse) if event in [e.id for e in t.events]):
            same = transition.source.id == transition.target.id
            target = "*blijft*" if same else f"`{transition.target.id}`"
            rows.setdefault((event, target, _conditions(klasse, transition)), []).append(
                f"`{transition.source.id}`"
            )
    for (name, target, conditions), sources in rows.items():
        cells = (
            f"`{name}`",
            getattr(klasse, name).name,
            ", ".join(sources),
            target,
            conditions,
            _who(soort, name),
        )
        yield f"| {' | '.join(map(str, cells))} |"


def _conditions(klasse: type[Machine], transition: Any) -> str:
    parts = []
    for spec in transition.cond:
        guard = getattr(klasse, spec.attr_name)
        if not getattr(guard, "is_keuze", False):
            parts.append(f"`{spec.attr_name}`")
        else:
            parts.append(("" if spec.expected_value else "niet: ") + (guard.__doc__ or "").rstrip("."))
    return "; ".join(parts)


def _who(soort: str, name: str) -> str:
    if name in INTERN:
        causes = dict.fromkeys(
            f"{s}.{g}" for s, g in (k.bij for k in KOPPELINGEN if k.volgt == (soort, name))
        )
        return "vanzelf, bij " + ", ".join(f"`{cause}`" for cause in causes)
    if name in SYSTEEM:
        return "de dienst, op de dag zelf"
    if name in BEGIN:
        return "bij het begin"
    return "medewerker of partner" if name in PARTNER else "medewerker"


def _guards(klasse: type[Machine]) -> Iterator[str]:
    names = list(dict.fromkeys(s.attr_name for t in _transitions(klasse) for s in t.cond))
    guards = [(n, getattr(klasse, n)) for n in names if hasattr(getattr(klasse, n), "reden")]
    if not guards:
        return
    yield "\n## Voorwaarden\n"
    yield "| voorwaarde | vraagt | zo niet, dan leest u | bepaling |"
    yield "| --- | --- | --- | --- |"
    for name, guard in guards:
        reason = guard.reden.__doc__ if callable(guard.reden) else guard.reden
        yield f"| `{name}` | {guard.__doc__} | {reason} | {_source(guard.grondslag)} |"


def _source(grondslag: Any) -> str:
    if grondslag is None:
        return ""
    return f"[{grondslag}]({grondslag.url})" if grondslag.url else str(grondslag)


def main() -> int:
    """Write or check the pages."""
    pages = {PLACE / f"{soort}.md": page(soort) for soort in MACHINES}
    if "--check" in sys.argv:
        stale = [
            file.name for file, text in pages.items() if not file.exists() or file.read_text("utf-8") != text
        ]
        print("\n".join(f"docs/machines/{name} differs from the code: run make diagram" for name in stale))
        return bool(stale)
    PLACE.mkdir(parents=True, exist_ok=True)
    for file, text in pages.items():
        file.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
