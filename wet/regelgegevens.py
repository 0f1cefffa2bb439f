"""Een regel als gegevens die in JSON passen, voor programma's."""

from datetime import date
from typing import Any

from inburgering.wet.bepalingen import Bepaling
from inburgering.wet.regelwoorden import Regel, begint_met, eindigt_met, is_eigen, lengte, onderwerp, voor_wie
from inburgering.wet.termijnregel import Termijnregel
from inburgering.wet.waardensoort import Wetswaarde


def als_dict(regel: Regel) -> dict[str, Any]:
    """Een termijn, waarde of bepaling als gegevens; dagen als 2023-01-01, bedragen in eurocenten."""
    return {
        "code": regel.code,
        "naam": regel.naam,
        "tekst": regel.zin if isinstance(regel, Wetswaarde) else regel.tekst,
        "onderwerp": onderwerp(regel),
        "voor": sorted(regel.voor),
        "voor_wie": voor_wie(regel),
        "routes": sorted(regel.routes) if regel.routes else None,
        "bron": regel.bron.als_dict(),
        "geldig_vanaf": regel.geldig_vanaf.isoformat(),
        "geldig_tot": _iso(regel.geldig_tot),
        "opmerking": regel.opmerking,
        **_eigen(regel),
    }


def _eigen(regel: Regel) -> dict[str, Any]:
    """Wat alleen deze soort regel heeft."""
    if isinstance(regel, Termijnregel):
        return {
            "soort": "eigen norm" if is_eigen(regel) else "termijn",
            "lengte": lengte(regel),
            "begint_met": begint_met(regel),
            "eindigt_met": eindigt_met(regel),
            "schuift": regel.schuift,
            "aan_zet": regel.verantwoordelijke.value,
            "geldt_als": regel.geldt_als,
        }
    if isinstance(regel, Bepaling):
        niet_voor = _iso(regel.niet_voor)
        return {"soort": "bepaling", "zekerheid": regel.zekerheid.value, "wie": regel.wie.value} | (
            {"nog_niet_op": niet_voor} if niet_voor else {}
        )
    return {
        "soort": "waarde",
        "waarde": regel.waarde,
        "eenheid": regel.eenheid.value,
        "in_woorden": regel.in_woorden,
        "zekerheid": regel.zekerheid.value,
    }


def _iso(dag: date | None) -> str | None:
    return dag.isoformat() if dag else None
