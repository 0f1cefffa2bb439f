"""Which fields of a form fit this traject, which only fit an answer above them, and when one is needed.

The fact models are of the kernel and hold for every traject; here a form becomes one for this one.
"""

from collections.abc import Mapping, Sequence

from inburgering.db.zaak import Zaak
from inburgering.routes.pip import UREN_LES, eisen
from inburgering.web.formulier import Veld
from inburgering.wet.begrippen import ASIEL, Route
from inburgering.wet.gebeurtenissen import Gebeurtenis as Woord

Plek = tuple[Woord, str]
B1, ONDERWIJS, Z = (route.value for route in (Route.B1, Route.ONDERWIJS, Route.Z))
TOEGEKEND = ("toegekend", ("ja",))
BIJ_ANTWOORD: Mapping[Plek, tuple[str, tuple[str, ...]]] = {
    (Woord.OPSTELLING_PIP, "intensiteit_map_uren"): ("leerroute", (B1, Z)),
    (Woord.OPSTELLING_PIP, "examens_a2"): ("leerroute", (B1,)),
    (Woord.OPSTELLING_PIP, "examens_gewenst"): ("leerroute", (Z,)),
    (Woord.OPSTELLING_PIP, "eigen_norm_uren"): ("leerroute", (Z,)),
    (Woord.OPSTELLING_PIP, "eigen_norm_participatie_uren"): ("leerroute", (Z,)),
    (Woord.OPSTELLING_PIP, "vve_afspraken"): ("vve_van_toepassing", ("ja",)),
    (Woord.BESLUIT_VERLENGING, "verlengd_tot"): TOEGEKEND,
    (Woord.BESLUIT_ONTHEFFING, "omvang"): TOEGEKEND,
    (Woord.BESLUIT_ONTHEFFING, "onderdelen"): ("omvang", ("gedeeltelijk",)),
    (Woord.BESLUIT_VRIJSTELLING, "omvang"): TOEGEKEND,
    (Woord.BESLUIT_VRIJSTELLING, "onderdelen"): ("omvang", ("gedeeltelijk",)),
    (Woord.ZIENSWIJZE, "inhoud"): ("vorm", ("schriftelijk", "mondeling")),
    (Woord.BESLISSING_OP_BEZWAAR, "niet_gehoord_want"): ("gehoord", ("nee",)),
}
"""A field that is only asked with certain answers to another one: hidden, and not read, with the others."""

MERK: Mapping[Plek, str] = {
    (Woord.BESLUIT_VERLENGING, "verlengd_tot"): "nodig als er is toegekend",
    (Woord.BESLUIT_ONTHEFFING, "omvang"): "nodig als er is toegekend",
    (Woord.BESLUIT_ONTHEFFING, "onderdelen"): "nodig als het gedeeltelijk is",
    (Woord.BESLUIT_VRIJSTELLING, "omvang"): "nodig als er is toegekend",
    (Woord.BESLUIT_VRIJSTELLING, "onderdelen"): "nodig als het gedeeltelijk is",
    (Woord.ZIENSWIJZE, "inhoud"): "nodig als er een zienswijze is",
    (Woord.BESLISSING_OP_BEZWAAR, "niet_gehoord_want"): "nodig als de indiener niet is gehoord",
    (Woord.BOETE_MEDEWERKING, "aanhoudende_onwil"): "nodig bij asielstatushouders",
    (Woord.BOETE_BREDE_INTAKE, "aanhoudende_onwil"): "nodig bij asielstatushouders",
    (Woord.TWEEDE_BOETE_BREDE_INTAKE, "aanhoudende_onwil"): "nodig bij asielstatushouders",
}
"""What stands beside the label of a field that is needed after all, in a case of its own."""

ALLEEN_ASIEL = frozenset(
    {
        (Woord.OPSTELLING_PIP, UREN_LES.veld),
        (Woord.BOETE_MEDEWERKING, "aanhoudende_onwil"),
        (Woord.BOETE_BREDE_INTAKE, "aanhoudende_onwil"),
        (Woord.TWEEDE_BOETE_BREDE_INTAKE, "aanhoudende_onwil"),
    }
)
MAG_LEEG = "mag leeg"
ALLEEN_Z = frozenset({(Woord.UREN_LES, "soort_onderwijs")})
OP_A2 = (Woord.OPSTELLING_PIP, "examens_a2")
NIEUWE_PIP = (Woord.VASTSTELLING_PIP, "uitzondering")


def pas_aan(velden: Sequence[Veld], zaak: Zaak, soort: Woord) -> list[Veld]:
    """The fields that fit this traject, each with when it is asked and when it is needed.

    What holds a value is always shown.
    """
    past = [veld for veld in velden if veld.waarde or _past((soort, veld.naam), zaak)]
    for veld in past:
        veld.merk = MERK.get((soort, veld.naam), veld.merk)
        veld.bij = BIJ_ANTWOORD.get((soort, veld.naam))
    return merk_pip(past, zaak) if soort == Woord.OPSTELLING_PIP else past


def _past(plek: Plek, zaak: Zaak) -> bool:
    if plek in ALLEEN_ASIEL:
        return zaak.groep in ASIEL
    if plek == OP_A2:
        return bool(zaak.gezien(zaak.vandaag)["stand"]["afgeschaald"])
    if plek == NIEUWE_PIP:
        return Woord.VASTSTELLING_PIP in zaak.eerder
    return plek not in ALLEEN_Z or zaak.route is Route.Z


def merk_pip(velden: list[Veld], zaak: Zaak) -> list[Veld]:
    """Say of the PIP's fields what must be there before it can be established, and what lacks still."""
    nog = {eis["veld"] for eis in zaak.gezien(zaak.vandaag)["pip_ontbreekt"]}
    altijd = {eis.veld for eis in eisen(zaak.groep, None)}
    for veld in velden:
        if veld.naam in nog:
            veld.merk = "nog nodig om vast te stellen"
        elif veld.naam in altijd and veld.merk == MAG_LEEG:
            veld.merk = "nodig om vast te stellen"
    return velden
