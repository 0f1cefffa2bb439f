"""`brieven`: which letters there are, and how hard those to residents are to read."""

import json
from typing import TYPE_CHECKING, Annotated, Any

import typer

from inburgering import klok
from inburgering.opdrachtregel.opties import AlsJson, Uitvoerig

if TYPE_CHECKING:
    from inburgering.templates.taalniveau import Oordeel


def brieven(
    taalniveau: Annotated[
        bool, typer.Option("--taalniveau", help="Zeg per brief aan een inburgeraar wat moeilijk leest.")
    ] = False,
    alle: Annotated[bool, typer.Option("--alle", help="Kijk ook naar de brieven aan partners.")] = False,
    als_json: AlsJson = False,
    verbose: Uitvoerig = False,
) -> None:
    """Welke brieven er zijn, en hoe goed ze te lezen zijn.

    Bijvoorbeeld: inburgering brieven --taalniveau
    """
    antwoord = _taalniveau(alle=alle) if taalniveau else _lijst()
    if als_json:
        typer.echo(json.dumps(antwoord, ensure_ascii=False, indent=2))
    else:
        typer.echo("\n".join(_zinnen(antwoord)))


def _lijst() -> dict[str, Any]:
    from inburgering.templates import brief
    from inburgering.templates.voorbeelden import voorbeeld

    return {
        naam: {"onderwerp": brief.onderwerp(naam, voorbeeld(naam)), "versie": brief.versie(naam)}
        for naam in brief.SJABLONEN
    }


def _taalniveau(*, alle: bool) -> dict[str, Any]:
    from inburgering.templates import brief
    from inburgering.templates.taalniveau import beoordeel
    from inburgering.templates.voorbeelden import voorbeeld

    dag = klok.vandaag()
    return {
        naam: _als_dict(beoordeel(brief.vorm(naam, voorbeeld(naam), dag).blokken))
        for naam, s in brief.SJABLONEN.items()
        if alle or s.aan == "inburgeraar"
    }


def _als_dict(o: "Oordeel") -> dict[str, Any]:
    return {
        "zinnen": o.zinnen,
        "woorden_per_zin": o.woorden_per_zin,
        "leesgemak": o.leesgemak,
        "makkelijk": o.makkelijk,
        "bevindingen": [{"zin": b.zin, "wat": b.wat, "voorstel": b.voorstel} for b in o.bevindingen],
    }


def _zinnen(antwoord: dict[str, Any]) -> list[str]:
    uit = []
    for naam, wat in antwoord.items():
        if "onderwerp" in wat:
            uit.append(f"{naam}: {wat['onderwerp']} (versie {wat['versie']})")
            continue
        lengte, gemak = (str(wat[w]).replace(".", ",") for w in ("woorden_per_zin", "leesgemak"))
        oordeel = "goed te lezen" if wat["makkelijk"] else "kijk hiernaar"
        uit.append(f"{naam}: {oordeel}. {lengte} woorden per zin, leesgemak {gemak} (Flesch-Douma).")
        uit += [f"  {b['wat']}. {b['voorstel']}\n    {b['zin']}" for b in wat["bevindingen"]]
    return uit
