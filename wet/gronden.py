"""De gronden waarop DUO de inburgeringstermijn kan verlengen (Besluit art. 4.3 en 4.4, Regeling art. 4.1)."""

from collections.abc import Sequence
from enum import StrEnum

from inburgering.wet.feit import Feit
from inburgering.wet.gebeurtenissen import Gebeurtenis


class Grond(StrEnum):
    """Waarom DUO de termijn kan verlengen, met dezelfde woorden als in de feiten van een aanvraag."""

    ZIEKTE = "ziekte"
    OVERLIJDEN_NAASTE = "overlijden_naaste"
    BEVALLING = "bevalling"
    OPVANGHUIS = "opvanghuis"
    ALFABETISERING = "alfabetisering"
    DAKLOOSHEID = "dakloosheid"
    GEEN_AANBOD = "geen_aanbod"
    AANBIEDER = "aanbieder"
    NIET_VERWIJTBAAR = "niet_verwijtbaar"
    COMBINATIE = "combinatie"
    OPLEIDING = "opleiding"
    INSPANNINGEN = "inspanningen"

    @property
    def naam(self) -> str:
        return _NAMEN[self]


_NAMEN = {
    Grond.ZIEKTE: "ziekte van de persoon, de partner of een familielid in de eerste graad",
    Grond.OVERLIJDEN_NAASTE: "overlijden van de partner of een familielid in de eerste graad",
    Grond.BEVALLING: "bevalling",
    Grond.OPVANGHUIS: "verblijf in een Blijf-van-mijn-lijfhuis",
    Grond.ALFABETISERING: "alfabetisering",
    Grond.DAKLOOSHEID: "dakloosheid",
    Grond.GEEN_AANBOD: "uitblijven van een aanbod van de gemeente",
    Grond.AANBIEDER: "een aanbieder die stopt of tekortschiet",
    Grond.NIET_VERWIJTBAAR: "een andere reden die niet te verwijten is",
    Grond.COMBINATIE: "een combinatie van redenen",
    Grond.OPLEIDING: "praktijkonderwijs, vso of entree",
    Grond.INSPANNINGEN: "aanzienlijke inspanningen",
}


def reden_van(besluit: Feit, feiten: Sequence[Feit]) -> str | None:
    """De reden van een besluit over verlenging: uit het besluit, of uit de laatste aanvraag ervoor."""
    eerder = [
        f
        for f in feiten
        if f.gebeurtenis is Gebeurtenis.AANVRAAG_VERLENGING
        and f.plaats <= besluit.plaats
        and f.hoort_bij(besluit)
    ]
    for feit in (besluit, *reversed(eerder)):
        grond = str(feit.waarden.get("grond") or "")
        if grond:
            return Grond(grond).naam if grond in set(Grond) else grond
    return None
