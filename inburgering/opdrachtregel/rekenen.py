"""`termijnen`: the calculator, without a database."""

import json
import re
import shutil
import textwrap
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Annotated, Any

import typer

from inburgering import klok
from inburgering.opdrachtregel.opties import AlsJson, Uitvoerig

GROEPEN = "asiel_vergunning, asiel_gezinslid of gezin"


Feiten = Annotated[
    list[str],
    typer.Option(
        "--feit",
        metavar="NAAM=DAG",
        help="Wat er gebeurde; mag vaker voorkomen. Wat erbij is vastgelegd staat tussen haakjes: "
        '"besluit_verlenging=2029-06-01 (toegekend=ja, verlengd_tot=2030-05-20)".',
    ),
]
Op = Annotated[
    str | None, typer.Option("--op", metavar="DAG", help="De dag waarvan de regels gelden (vandaag).")
]
Route = Annotated[
    str | None, typer.Option("--route", metavar="ROUTE", help="De leerroute: b1, onderwijs of z.")
]
Normen = Annotated[
    list[str] | None,
    typer.Option("--norm", metavar="NAAM=GETAL", help="Een norm van de gemeente; mag vaker voorkomen."),
]
Regime = Annotated[
    str | None, typer.Option("--regime", metavar="REGIME", help="Het regime: wi2021, wi2013 of vrijwillig.")
]
Concept = Annotated[
    Path | None,
    typer.Option("--concept", metavar="TOML", help="Zet de dagen volgens een concept naast die van nu."),
]


def termijnen(
    groep: Annotated[str, typer.Option("--groep", metavar="GROEP", help=f"De groep: {GROEPEN}.")],
    feit: Feiten,
    op: Op = None,
    route: Route = None,
    norm: Normen = None,
    regime: Regime = None,
    concept: Concept = None,
    als_json: AlsJson = False,
    verbose: Uitvoerig = False,
) -> None:
    """Reken uit welke termijnen lopen, en waarom.

    Bijvoorbeeld: inburgering termijnen --groep asiel_vergunning --feit kennisgeving=2026-10-16
    """
    from inburgering.wet.rekenmachine import lees_feiten, reken

    if concept:
        from inburgering.opdrachtregel.rekenen_concept import naast_elkaar

        vraag = (groep, lees_feiten(feit), route, _normen(norm or []), regime)
        typer.echo(naast_elkaar(concept, op, *vraag, als_json=als_json))
        return
    uitkomst = reken(groep, op or klok.vandaag(), lees_feiten(feit), route, _normen(norm or []), regime)
    if als_json:
        typer.echo(json.dumps(uitkomst, ensure_ascii=False, indent=2))
    elif uitkomst:
        typer.echo(tabel(uitkomst))
    else:
        typer.echo("Met deze feiten begint voor deze groep geen termijn.")


def _normen(regels: Sequence[str]) -> Mapping[str, int]:
    from inburgering.wet.feiten_lezen import OnbruikbaarFeit

    normen = {}
    for regel in regels:
        naam, _, getal = regel.partition("=")
        if not naam or not re.fullmatch(r"[0-9]+", getal):
            raise OnbruikbaarFeit(
                f"'{regel}' is geen norm: schrijf naam=getal, zoals voortgangsgesprek_weken=13."
            )
        if len(getal) > 9:
            raise OnbruikbaarFeit(f"De norm '{naam}' is een getal van {len(getal)} cijfers: dat is te groot.")
        normen[naam] = int(getal)
    return normen


def tabel(uitkomst: Sequence[Mapping[str, Any]]) -> str:
    """A line per term, and under it why each day is that day."""
    breedte = min(shutil.get_terminal_size().columns, 110)
    rijen = [("code", "laatste dag", "stand", "naam")]
    rijen += [(t["code"], _dag(t["laatste_dag"]), _stand(t), _naam(t)) for t in uitkomst]
    breed = [max(len(rij[i]) for rij in rijen) for i in range(3)]
    regels = [
        "  ".join([*(cel.ljust(b) for cel, b in zip(rij, breed, strict=False)), rij[3]]) for rij in rijen
    ]
    regels.insert(1, "─" * breedte)
    for t in uitkomst:
        regels += ["", f"{t['code']}  {_naam(t)}", f"  Grondslag: {_grondslag(t['bron'])}", "  Waarom:"]
        for alinea in str(t["uitleg"]).splitlines():
            regels += textwrap.wrap(alinea, breedte, initial_indent="    ", subsequent_indent="    ")
        if t["voorlopig"]:
            regels.append("    Deze dag is voorlopig: niet alle vrije dagen van dat jaar zijn al bekend.")
    return "\n".join(regels)


def _naam(t: Mapping[str, Any]) -> str:
    return f"{t['naam']} ({t['geldt_als']})" if t["geldt_als"] else str(t["naam"])


def _stand(t: Mapping[str, Any]) -> str:
    door = f" door {t['door']}" if t["door"] else ""
    return f"{t['stand']}{door.replace('_', ' ')}"


def _dag(iso: str | None) -> str:
    from inburgering.wet.taal import datum

    return datum(date.fromisoformat(iso)) if iso else "geen vaste dag"


def _grondslag(bron: Mapping[str, Any]) -> str:
    artikel = f", artikel {bron['artikel']}" if bron["artikel"] else ""
    lid = f", lid {bron['lid']}" if bron["lid"] else ""
    url = f"\n             {bron['url']}" if bron["url"] else ""
    return f"{bron['regeling']}{artikel}{lid}{url}"
