"""Afschalen van B1 naar A2: alleen op de B1-route, per examenonderdeel, zonder laatste dag.

Bron: Wet inburgering 2021 art. 17 lid 3; Besluit art. 5.5. Het college kan het besluiten na 600 uur
Nederlands (alfabetisering telt mee) bij een erkende school, met voldoende inspanning en met feiten. Het PIP
wordt aangepast (art. 5.3 lid 6).
"""

from collections.abc import Collection

from inburgering.routes.eisen import getal_tekst
from inburgering.routes.getallen import AFSCHALEN_UREN
from inburgering.routes.telling import TAALEXAMENS, Getelde
from inburgering.wet.begrippen import Route

ONDERDELEN = tuple(soort.removeprefix("examen_") for soort in TAALEXAMENS)
"""Waarvoor kan worden afgeschaald: lezen, luisteren, schrijven en spreken. Voor KNM bestaat geen A2."""


def uren_over(uren_nt2_erkend: Getelde) -> Getelde:
    """Hoeveel uur Nederlands er nog moet voor afschalen kan; nooit onder nul."""
    return max(AFSCHALEN_UREN.waarde - uren_nt2_erkend, 0)


def bezwaren(
    route: Route | None,
    uren_nt2_erkend: Getelde,
    *,
    voldoende_inspanning: bool,
    onderdelen: Collection[str],
    motivering: str,
) -> tuple[str, ...]:
    """Alles wat er tegen dit afschalen is; leeg als het kan. Of het ook moet, besluit een mens."""
    if route is not Route.B1:
        return ("Afschalen naar A2 kan alleen op de B1-route.",)
    gevonden = (
        bezwaar_uren(uren_nt2_erkend),
        None
        if voldoende_inspanning
        else "Afschalen kan alleen als de inburgeraar zich voldoende heeft ingespannen.",
        _bezwaar_onderdelen(onderdelen),
        None if motivering.strip() else "Schrijf op met welke feiten: waarom is B1 niet haalbaar?",
    )
    return tuple(bezwaar for bezwaar in gevonden if bezwaar)


def bezwaar_uren(uren_nt2_erkend: Getelde) -> str | None:
    """Waarom er nog niet genoeg uren zijn; None bij 600 uur of meer."""
    if not (over := uren_over(uren_nt2_erkend)):
        return None
    return (
        f"Er zijn {getal_tekst(uren_nt2_erkend)} van de {AFSCHALEN_UREN.waarde} uur Nederlands gevolgd bij "
        f"een erkende school. Afschalen kan na nog {getal_tekst(over)} uur."
    )


def _bezwaar_onderdelen(onderdelen: Collection[str]) -> str | None:
    if not onderdelen:
        return "Kies voor welke examens A2 genoeg is."
    if onbekend := sorted(set(onderdelen) - set(ONDERDELEN)):
        return f"Voor {', '.join(onbekend)} bestaat geen A2. Kies uit lezen, luisteren, schrijven en spreken."
    return None
