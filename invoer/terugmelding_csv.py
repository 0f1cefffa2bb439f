"""A return file as CSV, as spreadsheets save it: one message per row, every fact a column."""

from typing import Any

from inburgering.db.terugbericht import Afgekeurd
from inburgering.invoer.importeer_lezen import Bronrij, OnleesbaarBestand, lees_tekst
from inburgering.statemachine.feitfouten import keuzelijst
from inburgering.statemachine.terugmelding import KOP, SOORTEN, kolommen

_KEUZES = {
    naam: {str(lid.naam).lower(): str(lid.value) for lid in lijst}  # type: ignore[attr-defined]
    for model in SOORTEN.values()
    for naam, veld in model.model_fields.items()
    if (lijst := keuzelijst(veld.annotation))
}


def lees_csv(ruw: bytes) -> list[tuple[int, dict[str, Any]]]:
    """The rows with text, each with its number, in the form of a JSON message. Raises Afgekeurd."""
    try:
        rijen = [rij for rij in lees_tekst(ruw) if not rij.leeg]
    except (OnleesbaarBestand, UnicodeError) as fout:
        zin = str(fout) if isinstance(fout, OnleesbaarBestand) else "Het bestand is geen leesbare CSV."
        raise Afgekeurd(zin) from None
    if not rijen:
        return []
    kop = [_naam(cel) for cel in rijen[0].cellen]
    ontbreekt = [naam for naam in KOP if naam not in kop]
    if ontbreekt:
        raise Afgekeurd(
            f"De eerste rij noemt de kolommen. Deze ontbreken: {', '.join(ontbreekt)}. "
            f"Alle kolommen zijn: {', '.join(kolommen())}."
        )
    if len(set(filter(None, kop))) != len([naam for naam in kop if naam]):
        raise Afgekeurd("Eén kolom staat er twee keer in. Laat elke kolom één keer voorkomen.")
    return [(rij.nummer, _bericht(kop, rij)) for rij in rijen[1:]]


def _naam(cel: str) -> str:
    return "_".join(cel.strip().lower().split())


def _bericht(kop: list[str], rij: Bronrij) -> dict[str, Any]:
    """A row as a message: what is empty was not said, what stands outside the columns is unknown."""
    namen = kop + [""] * (len(rij.cellen) - len(kop))
    cellen = {
        naam or f"kolom_{nr}": cel.strip()
        for nr, (naam, cel) in enumerate(zip(namen, rij.cellen, strict=False), 1)
        if cel.strip()
    }
    feiten = {naam: _waarde(naam, cel) for naam, cel in cellen.items() if naam not in KOP}
    return {naam: cellen[naam] for naam in KOP if naam in cellen} | {"feiten": feiten}


def _waarde(naam: str, cel: str) -> str:
    """An answer from a list may be written as people read it: `Deels uitgevoerd`."""
    kaal = cel.lower()
    return _KEUZES[naam].get(kaal, kaal) if naam in _KEUZES else cel
