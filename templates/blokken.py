"""The text of a letter as blocks: the only structures an author can make, for every output alike."""

from collections.abc import Iterator
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token

from inburgering.templates.tekens import DICHT, OPEN

PLAATSEN = (
    "afspraak",
    "taak",
    "bevestig",
    "bevestig_nu",
)  # [[afspraak]] and so on: what the program fills in
_MD = MarkdownIt("zero", {"html": False}).enable(["heading", "list", "emphasis", "escape", "newline"])
_STIJL = {"strong_open": ("b", 1), "strong_close": ("b", -1), "em_open": ("i", 1), "em_close": ("i", -1)}

Run = dict[str, Any]
Blok = dict[str, Any]


class OnbekendBlok(ValueError):
    """An author used something a letter does not have; the message names it."""


def blokken(markdown: str) -> list[Blok]:
    """Parse the restricted Markdown. Raises OnbekendBlok."""
    uit: list[Blok] = []
    lijst: list[list[Run]] | None = None
    vorige = ""
    for token in _MD.parse(markdown):
        if token.type == "ordered_list_open":
            raise OnbekendBlok("Een genummerde lijst kan niet in een brief. Gebruik streepjes.")
        if token.type == "bullet_list_open" and lijst is not None:
            raise OnbekendBlok("Een lijst in een lijst kan niet in een brief. Maak er één lijst van.")
        if token.type == "bullet_list_open":
            lijst = []
        elif token.type == "bullet_list_close":
            uit.append({"soort": "lijst", "items": lijst})
            lijst = None
        elif token.type == "inline":
            _voeg_toe(uit, lijst, token, is_kop=vorige == "heading_open")
        vorige = token.type
    return uit


def _voeg_toe(uit: list[Blok], lijst: list[list[Run]] | None, token: Token, *, is_kop: bool) -> None:
    if is_kop:
        uit.append({"soort": "kop", "runs": _runs(token)})
    elif token.content.startswith("[[") and token.content.endswith("]]"):
        uit.append({"soort": _plaats(token.content[2:-2])})
    elif lijst is not None:
        lijst.append(_runs(token))
    else:
        uit.append({"soort": "alinea", "runs": _runs(token)})


def _plaats(naam: str) -> str:
    if naam not in PLAATSEN:
        raise OnbekendBlok(f"Een brief kent geen blok [[{naam}]]. Er zijn: {', '.join(PLAATSEN)}.")
    return naam


def _runs(inline: Token) -> list[Run]:
    """The pieces of one paragraph: text with its style, and values kept apart from the words around them."""
    stand = {"b": 0, "i": 0}
    stukken: list[Run] = []
    for token in inline.children or []:
        if token.type in _STIJL:
            naam, bij = _STIJL[token.type]
            stand[naam] += bij
        else:
            stukken.append(_stuk(token) | {naam: True for naam, diepte in stand.items() if diepte})
    return list(_waarden(stukken))


def _stuk(token: Token) -> Run:
    match token.type:
        case "softbreak":
            return {"t": " "}
        case "hardbreak":
            return {"t": "", "br": True}
        case "text" | "text_special":
            return {"t": token.content}
        case soort:
            raise OnbekendBlok(f"Dit kan niet in een brief: {soort}.")


def _waarden(stukken: list[Run]) -> Iterator[Run]:
    """Join what lies between the two marks into one piece with `v`, whatever the parser split it into."""
    open_waarde: Run | None = None
    for stuk in stukken:
        if stuk.get("br"):
            yield stuk
        rest = stuk["t"]
        while rest:
            grens = OPEN if open_waarde is None else DICHT
            tekst, gevonden, rest = rest.partition(grens)
            if open_waarde is not None:
                open_waarde["t"] += tekst
                if gevonden:
                    yield open_waarde
                    open_waarde = None
            else:
                if tekst:
                    yield stuk | {"t": tekst}
                if gevonden:
                    open_waarde = stuk | {"t": "", "v": True}
