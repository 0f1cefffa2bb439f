"""The addresses and forms that stand in a page, as someone who means harm collects them."""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser


@dataclass
class Formulier:
    """A form: where it goes, and what it would send if nobody typed anything."""

    pad: str
    methode: str
    velden: dict[str, str] = field(default_factory=dict)
    keuzes: dict[str, list[str]] = field(default_factory=dict)
    soorten: dict[str, str] = field(default_factory=dict)
    met_bestand: bool = False


class Bladlezer(HTMLParser):
    """Collects the forms and the links of one page."""

    def __init__(self) -> None:
        super().__init__()
        self.formulieren: list[Formulier] = []
        self.links: set[str] = set()
        self._open: Formulier | None = None
        self._select = self._verhaal = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        a = {naam: waarde or "" for naam, waarde in attrs}
        if tag == "a" and re.match(r"/(?!/)", a.get("href", "")):
            self.links.add(a["href"].partition("#")[0])
        elif tag == "form":
            self._open = Formulier(a.get("action", ""), a.get("method", "get").lower())
            self.formulieren.append(self._open)
        elif self._open is not None and "name" in a:
            self._veld(self._open, tag, a)
        elif self._open is not None and tag == "option" and self._select:
            self._open.keuzes.setdefault(self._select, []).append(a.get("value", ""))

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._open = None
        elif tag in {"select", "textarea"}:
            self._select = self._verhaal = ""

    def handle_data(self, data: str) -> None:
        if self._open is not None and self._verhaal:
            self._open.velden[self._verhaal] += data

    def _veld(self, formulier: Formulier, tag: str, a: dict[str, str]) -> None:
        naam, waarde = a["name"], a.get("value", "")
        formulier.soorten[naam] = "number" if "inputmode" in a else a.get("type", tag)
        if tag in {"select", "textarea"}:
            self._select, self._verhaal = (naam, "") if tag == "select" else ("", naam)
            formulier.velden.setdefault(naam, "")
        elif a.get("type") in {"radio", "checkbox"}:
            formulier.keuzes.setdefault(naam, []).append(waarde)
            if "checked" in a:
                formulier.velden[naam] = waarde
        else:
            formulier.met_bestand |= a.get("type") == "file"
            formulier.velden.setdefault(naam, waarde)


def lees(html: str) -> Bladlezer:
    """Read a page."""
    lezer = Bladlezer()
    lezer.feed(html)
    return lezer
