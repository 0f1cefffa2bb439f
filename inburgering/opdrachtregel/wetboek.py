"""`wet`: which rules hold on a day, what changed between two days, and what a draft would change."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from inburgering import klok
from inburgering.opdrachtregel.opties import AlsJson, Uitvoerig, lees_dag

if TYPE_CHECKING:
    from datetime import date


def wet(
    dagen: Annotated[
        list[str] | None, typer.Argument(metavar="[DAG DAG]", help="Bij --verschil: van en tot welke dag.")
    ] = None,
    verschil: Annotated[bool, typer.Option("--verschil", help="Zeg alleen wat er verandert.")] = False,
    op: Annotated[
        str | None, typer.Option("--op", metavar="DAG", help="De dag waarvan de regels gelden (vandaag).")
    ] = None,
    concept: Annotated[
        Path | None,
        typer.Option(
            "--concept", metavar="TOML", help="Leg een concept naast de wet; zie docs/concept-voorbeeld.toml."
        ),
    ] = None,
    als_json: AlsJson = False,
    verbose: Uitvoerig = False,
) -> None:
    """Welke regels gelden, en wat er veranderde.

    Bijvoorbeeld: inburgering wet --verschil 2022-01-01 2026-11-21
    """
    gegeven = [lees_dag(dag) for dag in dagen or []]
    _controleer(gegeven, op, concept, verschil=verschil)
    if concept:
        antwoord, zin = _concept(concept, lees_dag(op) if op else None, alleen_verschil=verschil)
    elif verschil:
        antwoord, zin = _verschil(*gegeven)
    else:
        antwoord, zin = _lijst(lees_dag(op) if op else klok.vandaag())
    if als_json:
        typer.echo(json.dumps(antwoord, ensure_ascii=False, indent=2))
    else:
        typer.echo(zin)


def _controleer(dagen: "list[date]", op: str | None, concept: Path | None, *, verschil: bool) -> None:
    """Refuse a combination that means nothing. Raises OnmogelijkVerschil."""
    from inburgering.wet.verschil import OnmogelijkVerschil

    if dagen and not verschil:
        raise OnmogelijkVerschil("Twee dagen horen bij --verschil; voor één dag: 'inburgering wet --op DAG'.")
    if dagen and concept:
        raise OnmogelijkVerschil("Een concept vergelijkt met de wet van dezelfde dag: laat de dagen weg.")
    if verschil and not concept and (len(dagen) != 2 or op):
        raise OnmogelijkVerschil(
            "Noem twee dagen: 'inburgering wet --verschil 2022-01-01 2026-11-21', zonder --op."
        )


def _lijst(dag: "date") -> tuple[dict[str, Any], str]:
    from inburgering.opdrachtregel import wetboek_tekst as tekst
    from inburgering.wet.feiten_lezen import lees_op
    from inburgering.wet.regelset import VIGEREND

    geldt, onzeker = VIGEREND.in_werking(lees_op(dag)), VIGEREND.onzeker(dag)
    return tekst.lijst_als_dict(geldt, onzeker, dag, VIGEREND.versie), tekst.lijst(geldt, onzeker, dag)


def _verschil(van: "date", tot: "date") -> tuple[dict[str, Any], str]:
    from inburgering.opdrachtregel import wetboek_tekst as tekst
    from inburgering.wet.feiten_lezen import lees_op
    from inburgering.wet.regelset import VIGEREND
    from inburgering.wet.taal import datum
    from inburgering.wet.verschil import verschil

    gevonden = verschil(VIGEREND, lees_op(van), lees_op(tot))
    antwoord = {"van": van.isoformat(), "tot": tot.isoformat(), "versie": VIGEREND.versie}
    kop = f"Wat er veranderde tussen {datum(van)} en {datum(tot)}"
    return antwoord | {"wijzigingen": [w.als_dict() for w in gevonden]}, tekst.verschillen(gevonden, kop)


def _concept(bestand: Path, op: "date | None", *, alleen_verschil: bool) -> tuple[dict[str, Any], str]:
    """What a draft changes, on its first day or a later one; and unless only that was asked, its rules."""
    from inburgering.opdrachtregel import wetboek_tekst as tekst
    from inburgering.wet.concept import lees_concept
    from inburgering.wet.regelset import VIGEREND
    from inburgering.wet.taal import datum
    from inburgering.wet.verschil import concept_verschil

    concept = lees_concept(bestand)
    dag = max(op or concept.geldig_vanaf, concept.geldig_vanaf)
    gevonden = concept_verschil(VIGEREND, concept.regels, dag)
    antwoord = {"concept": concept.als_dict(), "wijzigingen": [w.als_dict() for w in gevonden]}
    kop = f"Concept: {concept.naam}\nBron: {concept.bron}\nZou gelden vanaf: {datum(concept.geldig_vanaf)}"
    zin = f"{tekst.verschillen(gevonden, kop)}\n\n{tekst.OVERGANG}"
    if alleen_verschil:
        return antwoord, zin
    geldt, onzeker = concept.regels.in_werking(dag), concept.regels.onzeker(dag)
    regels = tekst.lijst_als_dict(geldt, onzeker, dag, concept.regels.versie)
    return antwoord | {"regels": regels}, f"{zin}\n\n\n{tekst.lijst(geldt, onzeker, dag)}"
