"""Reads a page as a browser would and lists what is wrong with it, without a browser."""

from collections import Counter
from dataclasses import dataclass, field
from html.parser import HTMLParser
from itertools import pairwise

LEEG = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
GEEN_LABEL_NODIG = {"hidden", "submit", "button"}
HTMX_OP = {"a", "form", "button"}


@dataclass
class Blad:
    """The elements of a page: (tag, attributes, text of the element itself and all in it)."""

    tags: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    teksten: dict[int, str] = field(default_factory=dict)
    ouders: dict[int, int | None] = field(default_factory=dict)

    def van(self, tag: str) -> list[dict[str, str]]:
        return [attributen for naam, attributen in self.tags if naam == tag]

    def tekst(self, tag: str) -> list[str]:
        """The text of every such element, with single spaces."""
        return [" ".join(self.teksten[i].split()) for i, (naam, _) in enumerate(self.tags) if naam == tag]

    @property
    def alles(self) -> str:
        return " ".join(self.teksten[0].split()) if self.teksten else ""

    def in_tag(self, nummer: int, tag: str) -> bool:
        ouder = self.ouders[nummer]
        while ouder is not None:
            if self.tags[ouder][0] == tag:
                return True
            ouder = self.ouders[ouder]
        return False


class _Lezer(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blad = Blad()
        self.open: list[int] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        nummer = len(self.blad.tags)
        self.blad.tags.append((tag, {naam: waarde or "" for naam, waarde in attrs}))
        self.blad.teksten[nummer] = ""
        self.blad.ouders[nummer] = self.open[-1] if self.open else None
        if tag not in LEEG:
            self.open.append(nummer)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in LEEG:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        while self.open and self.blad.tags[self.open.pop()][0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        for nummer in self.open:
            self.blad.teksten[nummer] += data


def lees(html: str) -> Blad:
    """Read a page."""
    lezer = _Lezer()
    lezer.feed(html)
    return lezer.blad


def formulier(html: str, actie: str | None = None) -> dict[str, str]:
    """What a browser would send for the form with this action (else the first), if nobody typed anything."""
    blad = lees(html)
    formulieren = [
        i for i, (tag, a) in enumerate(blad.tags) if tag == "form" and actie in (None, a.get("action"))
    ]
    uit = {}
    for i, (tag, a) in enumerate(blad.tags):
        if not any(_in(blad, i, form) for form in formulieren[:1]):
            continue
        if tag == "input" and (a.get("type") not in {"radio", "checkbox"} or "checked" in a):
            uit[a["name"]] = a.get("value", "")
        elif tag == "textarea":
            uit[a["name"]] = blad.teksten[i]
        elif tag == "select":
            gekozen = [b for j, (t, b) in enumerate(blad.tags) if t == "option" and _in(blad, j, i)]
            uit[a["name"]] = next((b for b in gekozen if "selected" in b), gekozen[0])["value"]
    return uit


def gebreken(html: str) -> list[str]:
    """Everything that a person with a screen reader, or our own content policy, would trip over."""
    blad = lees(html)
    uit = []
    if not any(a.get("lang") == "nl" for a in blad.van("html")):
        uit.append("geen lang=nl")
    if not (blad.tekst("title") and blad.tekst("title")[0]):
        uit.append("geen titel")
    if len(blad.van("h1")) != 1:
        uit.append(f"{len(blad.van('h1'))} keer h1")
    return uit + _koppen(blad) + _ids(blad) + _velden(blad) + _tabellen(blad) + _regels(blad)


def _koppen(blad: Blad) -> list[str]:
    niveaus = [int(tag[1]) for tag, _ in blad.tags if tag in {"h1", "h2", "h3", "h4", "h5", "h6"}]
    return [f"kop springt van h{a} naar h{b}" for a, b in pairwise(niveaus) if b > a + 1]


def _ids(blad: Blad) -> list[str]:
    tel = Counter(a["id"] for _, a in blad.tags if "id" in a)
    uit = [f"id {naam} staat er {n} keer" for naam, n in tel.items() if n > 1]
    for tag, attributen in blad.tags:
        wijst = (
            attributen.get("for", ""),
            attributen.get("aria-labelledby", ""),
            attributen.get("aria-describedby", ""),
        )
        uit += [
            f"{tag} wijst naar #{doel}, die er niet is" for doel in " ".join(wijst).split() if doel not in tel
        ]
        if attributen.get("href", "").startswith("#") and attributen["href"][1:] not in tel:
            uit.append(f"link naar {attributen['href']}, die er niet is")
    return uit


def _velden(blad: Blad) -> list[str]:
    labels = {a.get("for") for a in blad.van("label")}
    uit = []
    for tag, a in blad.tags:
        if tag not in {"input", "select", "textarea"} or a.get("type") in GEEN_LABEL_NODIG:
            continue
        if a.get("id") not in labels and "aria-label" not in a and "aria-labelledby" not in a:
            uit.append(f"veld {a.get('name')} heeft geen label")
    uit += ["fieldset zonder legend"] * (len(blad.van("fieldset")) - len(blad.van("legend")))
    for nummer, (tag, a) in enumerate(blad.tags):
        if tag == "form" and a.get("method", "").lower() == "post":
            binnen = [
                b.get("name") for i, (t, b) in enumerate(blad.tags) if t == "input" and _in(blad, i, nummer)
            ]
            if "csrf" not in binnen:
                uit.append(f"formulier naar {a.get('action')} heeft geen csrf")
    return uit


def _in(blad: Blad, nummer: int, ouder: int) -> bool:
    plek: int | None = nummer
    while plek is not None:
        if plek == ouder:
            return True
        plek = blad.ouders[plek]
    return False


def _tabellen(blad: Blad) -> list[str]:
    return [
        "th zonder scope"
        for a in blad.van("th")
        if a.get("scope") not in {"col", "row", "colgroup", "rowgroup"}
    ]


def _regels(blad: Blad) -> list[str]:
    uit = []
    for nummer, (tag, a) in enumerate(blad.tags):
        uit += _eigen(tag, a)
        if tag == "img" and "alt" not in a:
            uit.append("img zonder alt")
        if tag in {"a", "button"}:
            if not (blad.teksten[nummer].strip() or a.get("aria-label")):
                uit.append(f"{tag} zonder tekst")
            if blad.in_tag(nummer, "a"):
                uit.append(f"{tag} in een link")
    return uit


def _eigen(tag: str, a: dict[str, str]) -> list[str]:
    """What our content policy would refuse, or htmx could not do without JavaScript."""
    uit = [f"{tag} heeft {naam}" for naam in a if naam.startswith(("on", "hx-on"))]
    if "style" in a or tag == "style":
        uit.append(f"{tag} heeft een eigen stijl")
    if tag == "script" and "src" not in a:
        uit.append("script in de bladzijde")
    kijkt = tag == "input" and a.get("hx-get", "").startswith("/dagcontrole/")  # extra: the form decides
    if any(naam.startswith("hx-") for naam in a) and tag not in HTMX_OP and not kijkt:
        uit.append(f"hx- op {tag}")
    return uit
