"""De examenonderdelen: lezen, luisteren, schrijven, spreken en KNM (Wet inburgering 2021 art. 7, 8 en 9)."""

from inburgering.routes.basis import Onderdeel
from inburgering.routes.eisen import Eis, een, eens
from inburgering.routes.telling import EXAMENS, TAALEXAMENS, Telling
from inburgering.wet.bronnen import Bron

NAAM = {
    "examen_lezen": "lezen",
    "examen_luisteren": "luisteren",
    "examen_schrijven": "schrijven",
    "examen_spreken": "spreken",
    "examen_knm": "Kennis van de Nederlandse Maatschappij (KNM)",
}


def onderdelen(bron: Bron) -> tuple[Onderdeel, ...]:
    """De vijf examens als onderdelen van een traject."""
    return tuple(
        Onderdeel(soort=soort, naam=f"Examen {NAAM[soort]}", bron=bron, machine=True) for soort in EXAMENS
    )


def vrijgesteld(telling: Telling, soort: str) -> bool:
    """Of DUO voor dit onderdeel heeft vrijgesteld of ontheven."""
    return telling.examens.get(soort) == "vrijgesteld"


def op_b1(telling: Telling, soort: str) -> bool:
    """Of dit taalonderdeel op B1 is behaald, of vrijgesteld."""
    return telling.examens.get(soort) in ("b1", "vrijgesteld")


def op_gevraagd_niveau(telling: Telling, soort: str) -> bool:
    """Behaald op B1, of op A2 als dit onderdeel is afgeschaald (Wet art. 17 lid 3: ook gedeeltelijk)."""
    afgeschaald = soort.removeprefix("examen_") in telling.afgeschaald
    return op_b1(telling, soort) or (afgeschaald and telling.examens.get(soort) == "a2")


def op_a2(telling: Telling, soort: str) -> bool:
    """Of dit taalonderdeel op A2 of hoger is behaald, of vrijgesteld."""
    return telling.examens.get(soort) in ("a2", "b1", "vrijgesteld")


def knm(telling: Telling) -> bool:
    """Of KNM is behaald, of vrijgesteld."""
    return bool(telling.examens.get("examen_knm"))


def eis_taal(soort: str, zin: str, bron: Bron, wanneer: str) -> Eis:
    """De eis van één taalexamen. `wanneer`: b1 (alleen B1) of afgeschaald (A2 als het is afgeschaald)."""
    toets = op_b1 if wanneer == "b1" else op_gevraagd_niveau
    return Eis(
        code=soort,
        soort="leerroute",
        zin=zin.format(naam=NAAM[soort]),
        bron=bron,
        gedaan=eens(lambda t: toets(t, soort)),
        nodig=een,
    )


def eis_knm(bron: Bron) -> Eis:
    """De eis van het examen KNM."""
    return Eis(
        code="examen_knm",
        soort="leerroute",
        zin="Nog het examen Kennis van de Nederlandse Maatschappij (KNM)",
        bron=bron,
        gedaan=eens(knm),
        nodig=een,
    )


__all__ = ["EXAMENS", "NAAM", "TAALEXAMENS", "eis_knm", "eis_taal", "knm", "op_a2", "op_b1", "vrijgesteld"]
