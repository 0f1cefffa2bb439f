"""What an author of a letter may write between the brackets: a small list, and everything else is refused.

The sandbox keeps a text away from the program; these rules keep it from calculating, growing or looping
without end. They read the text as a tree, before any of it runs: no arithmetic, no calls but `.get("…")`,
no loop in a loop, the filters of a letter and no others.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from jinja2 import TemplateSyntaxError, nodes

from inburgering.templates.sjabloon import deelnamen, omgeving

LANGSTE_TEKST = 20_000  # characters as written
LANGSTE_ONDERWERP = 150
FILTERS = ("alineas", "dag", "datum", "join", "klein", "length", "opsomming", "plaats")
_TOETSEN = ("defined", "none")
_GEWOON = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.Const, nodes.If, nodes.Compare,
    nodes.Operand, nodes.And, nodes.Or, nodes.Not, nodes.CondExpr, nodes.Getattr,
)  # fmt: skip
_WAT = {
    "Assign": "{% set %}", "AssignBlock": "{% set %}", "Macro": "{% macro %}", "Import": "{% import %}",
    "FromImport": "{% from %}", "Extends": "{% extends %}", "Block": "{% block %}", "With": "{% with %}",
    "CallBlock": "{% call %}", "FilterBlock": "{% filter %}", "Getitem": "[ ]", "List": "[ ]", "Dict": "{ }",
    "Tuple": "( , )", "Concat": "~",
}  # fmt: skip


@dataclass(frozen=True)
class Gebrek:
    """What is wrong with a text and what to do; `regel` is where, 0 when it is about the whole."""

    zin: str
    regel: int = 0

    def __str__(self) -> str:
        return f"Regel {self.regel}: {self.zin[0].lower()}{self.zin[1:]}" if self.regel else self.zin


class GeenTekst(ValueError):
    """The text cannot be read at all; `gebrek` says why."""

    def __init__(self, gebrek: Gebrek) -> None:
        super().__init__(str(gebrek))
        self.gebrek = gebrek


def ontleed(bron: str) -> nodes.Template:
    """The text as a tree; nothing of it has run. Raises GeenTekst."""
    if len(bron) > LANGSTE_TEKST:
        raise GeenTekst(Gebrek(f"De tekst is te lang: ten hoogste {LANGSTE_TEKST} tekens."))
    try:
        return omgeving(als_markdown=True).parse(bron)
    except TemplateSyntaxError as fout:
        raise GeenTekst(Gebrek(_vertaal(fout.message or ""), fout.lineno)) from None
    except RecursionError:
        raise GeenTekst(Gebrek("Er staan te veel haakjes in elkaar. Maak de tekst eenvoudiger.")) from None


def _vertaal(melding: str) -> str:
    """The complaint of the parser in Dutch; it names what an author can find in the text."""
    if "unknown tag" in melding:
        woord = melding.split("'")[1] if "'" in melding else ""
        if woord in {"endif", "endfor", "else", "elif"}:
            return f"Hier staat {{% {woord} %}} zonder een {{% if %}} of {{% for %}} ervoor."
        return f"Tussen {{% en %}} staat een woord dat niet bestaat: '{woord}'."
    if "end of template" in melding:
        return "Er ontbreekt een sluiting: }}, %}, {% endif %} of {% endfor %}."
    return "Hier klopt iets niet tussen {{ en }} of tussen {% en %}. Kijk naar de haakjes en de komma's."


def gebreken(boom: nodes.Template, *, is_deel: bool = False) -> list[Gebrek]:
    """What an author may not do, in the order of the text. A part may not ask for another part."""
    gevonden = {_bezwaar(knoop, is_deel=is_deel) for knoop in _alle(boom)} - {None}
    gevonden |= {
        Gebrek("Een {% for %} in een andere {% for %} kan niet.", binnen.lineno)
        for buiten in boom.find_all(nodes.For)
        for binnen in buiten.find_all((nodes.For, nodes.Include))
    }
    return sorted((g for g in gevonden if g), key=lambda g: (g.regel, g.zin))


def _alle(boom: nodes.Node) -> Iterator[nodes.Node]:
    stapel = [boom]
    while stapel:
        knoop = stapel.pop()
        yield knoop
        stapel.extend(knoop.iter_child_nodes())


def _bezwaar(knoop: nodes.Node, *, is_deel: bool) -> Gebrek | None:
    """Why this piece may not stand in a letter; None when it may."""
    match knoop:
        case nodes.Filter():
            zin = _bezwaar_filter(knoop)
        case nodes.Include():
            zin = _bezwaar_include(knoop, is_deel=is_deel)
        case nodes.Call():
            zin = "" if _is_get(knoop) else 'Hier kan alleen .get("naam") achter een gegeven staan.'
        case nodes.For():
            zin = _bezwaar_for(knoop)
        case _:
            zin = _bezwaar_ander(knoop)
    return Gebrek(zin, knoop.lineno) if zin else None


def _bezwaar_ander(knoop: nodes.Node) -> str:
    if isinstance(knoop, nodes.Test):
        keuze = ", ".join(_TOETSEN)
        return "" if knoop.name in _TOETSEN else f"'is {knoop.name}' bestaat niet. Er zijn: {keuze}."
    if isinstance(knoop, nodes.Getattr) and not isinstance(knoop.node, nodes.Name | nodes.Getattr):
        return "Voor een punt staat een gegeven, zoals gemeente.telefoon."
    if isinstance(knoop, _GEWOON):
        return ""
    wat = _WAT.get(type(knoop).__name__)
    return f"{wat} kan niet in een brief." if wat else "Rekenen kan niet in een brief."


def _bezwaar_filter(knoop: nodes.Filter) -> str:
    if knoop.name not in FILTERS:
        return f"'| {knoop.name}' bestaat niet. Er zijn: {', '.join(FILTERS)}."
    if knoop.name == "join" and not _korte_join(knoop):
        return 'Na join komt een kort scheidingsteken, zoals join(", ").'
    return ""


def _korte_join(knoop: nodes.Filter) -> bool:
    vast = [a.value for a in knoop.args if isinstance(a, nodes.Const)]
    return len(vast) == len(knoop.args) <= 1 and not knoop.kwargs and len(str([*vast, ""][0])) <= 10


def _is_get(knoop: nodes.Call) -> bool:
    if not (isinstance(knoop.node, nodes.Getattr) and knoop.node.attr == "get"):
        return False
    vast = all(isinstance(a, nodes.Const) for a in knoop.args) and len(knoop.args) == 1
    return vast and not (knoop.kwargs or knoop.dyn_args or knoop.dyn_kwargs)


def _bezwaar_include(knoop: nodes.Include, *, is_deel: bool) -> str:
    delen = deelnamen()
    if is_deel:
        return "In een gedeeld stuk kan geen ander stuk staan."
    if not isinstance(knoop.template, nodes.Const) or knoop.template.value not in delen:
        return f"Dit gedeelde stuk bestaat niet. Er zijn: {', '.join(delen)}."
    return ""


def _bezwaar_for(knoop: nodes.For) -> str:
    if knoop.recursive or knoop.test or not isinstance(knoop.target, nodes.Name):
        return "Schrijf {% for alinea in gegeven | alineas %}."
    goed = isinstance(knoop.iter, nodes.Filter) and knoop.iter.name == "alineas"
    return "" if goed else "Na 'in' komt een gegeven met | alineas."
