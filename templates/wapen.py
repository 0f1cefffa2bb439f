"""A municipality's own crest: an SVG that holds only shapes, so that nothing in it can run or be fetched."""

import re

from defusedxml import ElementTree
from defusedxml.common import DefusedXmlException

GROOTSTE = 200_000  # characters
_MAG = frozenset(
    {
        "svg", "g", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "defs",
        "linearGradient", "radialGradient", "stop", "clipPath", "mask", "use", "symbol", "title", "desc",
        "style",
    }
)  # fmt: skip
_SVG = "{http://www.w3.org/2000/svg}"
_EIGEN = re.compile(r"^#[\w.-]+$")


class OngeldigWapen(ValueError):
    """The drawing cannot be used; the message says why and what to do."""


def keur_wapen(svg: str) -> str:
    """The drawing as it was given, when it is safe and can be drawn. Raises OngeldigWapen."""
    if len(svg) > GROOTSTE:
        raise OngeldigWapen("Het wapen is te groot: ten hoogste 200 kB. Laat het eenvoudiger maken.")
    try:
        boom = ElementTree.fromstring(svg, forbid_dtd=True)
    except (ElementTree.ParseError, DefusedXmlException, ValueError):
        raise OngeldigWapen(
            "Dit is geen SVG-bestand, of het is beschadigd. Kies een bestand dat op .svg eindigt."
        ) from None
    if boom.tag != f"{_SVG}svg":
        raise OngeldigWapen("Dit is geen SVG-tekening. Kies een bestand dat op .svg eindigt.")
    for deel in boom.iter():
        _keur_deel(str(deel.tag), {str(n): str(w) for n, w in deel.attrib.items()}, deel.text or "")
    return svg


def _keur_deel(tag: str, attributen: dict[str, str], tekst: str) -> None:
    if not tag.startswith(_SVG):
        return  # what a drawing program keeps for itself is not drawn
    naam = tag.removeprefix(_SVG)
    if naam not in _MAG:
        raise OngeldigWapen(
            f"In het wapen staat iets dat geen vorm is: '{naam}'. Laat het opslaan als alleen vormen "
            "(zonder plaatjes, tekst of scripts)."
        )
    verwijst = [w for n, w in attributen.items() if n.split("}")[-1] == "href" and not _EIGEN.match(w)]
    verdacht = [n for n in attributen if n.split("}")[-1].lower().startswith("on")]
    overal = " ".join([*attributen.values(), tekst if naam == "style" else ""])
    if verwijst or verdacht or re.search(r"@import|url\(\s*['\"]?(?!#)|javascript:", overal, re.IGNORECASE):
        raise OngeldigWapen(
            "Het wapen verwijst naar iets buiten het bestand. Laat het zonder verwijzingen opslaan."
        )
