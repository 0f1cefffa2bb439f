"""Wat in de brede intake aan bod moet komen (Wet inburgering 2021 art. 14 lid 3; Besluit art. 5.2)."""

from collections.abc import Mapping
from typing import Any

from inburgering.wet.bronnen import BESLUIT, WET, Bron

VERPLICHT: tuple[tuple[str, str, Bron], ...] = (
    ("onderwijs_en_werk", "de opleiding en het werk", WET.art("14", lid=3, onderdeel="b")),
    ("omstandigheden_besproken", "de persoonlijke omstandigheden", WET.art("14", lid=3, onderdeel="c")),
    ("gezondheid_besproken", "de gezondheid", WET.art("14", lid=3, onderdeel="c")),
    ("vve_verkend", "de voorschool voor het kind", WET.art("14", lid=3, onderdeel="d")),
    ("taalniveau", "het taalniveau", BESLUIT.art("5.2", lid=1)),
    ("arbeidsparticipatie", "de mogelijkheden voor werk", BESLUIT.art("5.2", lid=1)),
    ("zelfredzaamheid", "de zelfredzaamheid", BESLUIT.art("5.2", lid=1)),
    ("gewezen_op_alleen", "het recht op een gesprek alleen", BESLUIT.art("5.2", lid=2)),
    ("verslag", "het verslag", BESLUIT.art("5.2", lid=3)),
)


def wat_ontbreekt(gesprek: Mapping[str, Any]) -> list[tuple[str, Bron]]:
    """Wat in dit gesprek niet aan bod kwam, met de bepaling. De voorschool telt alleen bij zo'n kind."""
    return [
        (naam, bron)
        for veld, naam, bron in VERPLICHT
        if not gesprek.get(veld) and (veld != "vve_verkend" or gesprek.get("vve_van_toepassing"))
    ]
