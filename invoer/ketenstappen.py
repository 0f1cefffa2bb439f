"""What follows from a message of a chain party, given the traject as it is."""

from collections.abc import Iterator, Mapping

from inburgering.db.tabellen import Persoon
from inburgering.db.zaak import Zaak
from inburgering.invoer import ketenstappen_brp, ketenstappen_coa, ketenstappen_duo
from inburgering.invoer.ketenbericht import Bericht
from inburgering.invoer.ketenstap import Gevolg, Regel, Tegenspraak, wijzig
from inburgering.invoer.ketenvelden import Bron
from inburgering.wet.taal import datum

_REGELS: Mapping[Bron, tuple[Regel, ...]] = {
    Bron.DUO: ketenstappen_duo.REGELS,
    Bron.COA: ketenstappen_coa.REGELS,
    Bron.BRP: ketenstappen_brp.REGELS,
}


def stappen(zaak: Zaak, bericht: Bericht) -> Iterator[Gevolg]:
    """What it would change, and where it contradicts. Raises Gebrek when a part is missing."""
    yield from _persoon(zaak, bericht)
    for regel in _REGELS[bericht.afzender]:
        yield from regel(zaak, bericht, zaak.vandaag)


def _persoon(zaak: Zaak, b: Bericht) -> Iterator[Gevolg]:
    persoon = zaak.session.get_one(Persoon, zaak.traject.persoon_id)
    geboren = b["geboren"]
    if geboren and persoon.geboren and geboren != persoon.geboren:
        yield Tegenspraak("een andere geboortedatum", datum(geboren), datum(persoon.geboren))
    elif geboren and not persoon.geboren:
        yield wijzig(b, zaak.vandaag, {"geboren": geboren.isoformat()})
    if b.groep is not None and b.groep is not zaak.groep:
        raakt = "welke termijnen en onderdelen gelden"
        yield Tegenspraak("een andere doelgroep", b.groep.naam, zaak.groep.naam, raakt)
