"""Changes in the partner book as people read them: what, before and after, in Dutch."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from inburgering.db.partnervelden import VELDEN
from inburgering.db.tabellen import Inrichting
from inburgering.web.formulier import als_tekst
from inburgering.web.partnervelden import contract, partner, taak
from inburgering.wet.taal import datum

_LABELS: Mapping[str, str] = {
    **{v.naam: v.label for v in (*partner(None), *taak(None), *contract(None, []))},
    "velden": "Gegevens",
    "gronden": "Grondslag per gegeven",
    "geldig_tot": "Geldt tot en met",
    "prijs_cent": "Prijs",
    "reden": "Reden",
    "signaal": "Signaal",
    "afgehandeld": "Afgehandeld",
}


@dataclass(frozen=True)
class Wijziging:
    """One change: when, by whom, of what, and per field what stood there and what stands there now."""

    moment: datetime
    door: str
    wat: str
    velden: Sequence[tuple[str, str, str]]
    nieuw: bool


def wijzigingen(rijen: Sequence[tuple[Inrichting, Mapping[str, Any]]]) -> list[Wijziging]:
    """Every change with its fields, newest first; of what is new the fields say only what it became."""
    return [
        Wijziging(
            rij.moment, rij.door, _wat(sleutel, w), _velden(w["oud"] or {}, w["nieuw"] or {}), not w["oud"]
        )
        for rij, verschil in rijen
        for sleutel, w in verschil.items()
    ]


def _wat(sleutel: str, w: Mapping[str, Any]) -> str:
    """What was changed, by the name people know it by."""
    soort, _, rest = sleutel.partition("/")
    eigen = (w["nieuw"] or w["oud"] or {}).get("naam") or rest.rpartition("/")[2]
    return {"partner": "Partner", "taak": f"Taak {eigen}", "contract": f"Contract {eigen}"}[soort]


def _velden(oud: Mapping[str, Any], nieuw: Mapping[str, Any]) -> list[tuple[str, str, str]]:
    namen = [n for n in dict.fromkeys([*oud, *nieuw]) if oud.get(n) != nieuw.get(n)]
    return [(_LABELS.get(n, n), _tekst(n, oud.get(n)), _tekst(n, nieuw.get(n))) for n in namen]


def _tekst(naam: str, waarde: Any) -> str:
    """A stored value as a person reads it; empty when there was none."""
    if waarde in (None, "", [], {}):
        return ""
    if naam.startswith("geldig_"):
        return datum(date.fromisoformat(waarde))
    if naam == "prijs_cent":
        return prijs(waarde)
    if isinstance(waarde, Mapping):
        return "; ".join(f"{_veldnaam(veld)}: {grond}" for veld, grond in waarde.items())
    return ", ".join(map(_veldnaam, waarde)) if naam == "velden" else als_tekst(waarde).replace("\n", ", ")


def prijs(cent: int) -> str:
    """An amount as people write it: € 1.250,50."""
    return f"€ {cent / 100:,.2f}".translate(str.maketrans(",.", ".,"))


def _veldnaam(veld: str) -> str:
    return VELDEN[veld].naam if veld in VELDEN else veld
