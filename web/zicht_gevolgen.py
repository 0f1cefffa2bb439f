"""What a gebeurtenis brings about, in sentences: for the look beforehand and for the message afterwards."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from inburgering.db.post import op_dag
from inburgering.db.zoeken_verschil import Brief, Gevolgen
from inburgering.statemachine.machines import MEERVOUD, naam_van_toestand
from inburgering.templates import brief
from inburgering.templates.datums import datum
from inburgering.templates.eigen import Teksten
from inburgering.web.woorden import ONDERDELEN
from inburgering.wet.taal import opsomming


@dataclass(frozen=True)
class Voorbeeld:
    """What would follow: sentences, and each letter as it would be sent today."""

    zinnen: list[str]
    brieven: list[tuple[str, str, Markup]]


def voorbeeld(gevolgen: Gevolgen, dag: date, teksten: Teksten) -> Voorbeeld:
    """The look beforehand, in the texts of the municipality."""
    zinnen = in_zinnen(gevolgen) or ["Er verandert geen termijn en er gaat geen brief uit."]
    return Voorbeeld(zinnen, [_brief(b, dag, teksten) for b in gevolgen.brieven])


def _brief(b: Brief, dag: date, teksten: Teksten) -> tuple[str, str, Markup]:
    onderwerp = brief.onderwerp(b.sjabloon, b.gegevens, teksten)
    return onderwerp, b.aan, html(b.sjabloon, b.gegevens, dag, teksten)


def html(sjabloon: str, gegevens: dict[str, object], dag: date, teksten: Teksten) -> Markup:
    """A letter on the screen as it would be sent on this day; its link exists only once it is sent."""
    return brief.html(sjabloon, op_dag(sjabloon, gegevens, dag), dag, teksten)


def in_zinnen(gevolgen: Gevolgen) -> list[str]:
    """Each consequence in one plain sentence; nothing personal in it."""
    if gevolgen.herhaald:
        return ["Dit stond al in het logboek. Er is niets dubbel vastgelegd."]
    uit = _toestanden(gevolgen.toestanden) + _brieven(gevolgen)
    for naam, dag in gevolgen.begonnen:
        uit.append(f"Termijn begonnen: {naam}{f', uiterlijk {datum(dag)}' if dag else ''}.")
    for naam, oud, nieuw in gevolgen.verzet:
        van, tot = (datum(d) if d else "geen einddag" for d in (oud, nieuw))
        uit.append(f"Termijn verzet: {naam}, van {van} naar {tot}.")
    uit += [f"Termijn loopt weer: {naam}." for naam in gevolgen.heropend]
    return uit + [f"Termijn klaar: {naam}." for naam in gevolgen.geeindigd]


def _toestanden(nieuw: Sequence[tuple[str, int, str]]) -> list[str]:
    """What is where now; parts of which the same can be said share a sentence, as five exams do."""
    per: dict[str, list[str]] = {}
    for soort, nr, toestand in nieuw:
        eigen = "" if soort not in MEERVOUD else f" T{nr}" if soort == "overdracht" else f" {nr}"
        waar = per.setdefault(naam_van_toestand(soort, toestand).lower(), [])
        waar.append(f"{ONDERDELEN[soort]}{eigen}")
    return [f"{opsomming(waar)}: nu {hoe}." for hoe, waar in per.items()]


def _brieven(gevolgen: Gevolgen) -> list[str]:
    uit = []
    if aantal := len(gevolgen.brieven):
        uit.append("Er staat een brief klaar." if aantal == 1 else f"Er staan {aantal} brieven klaar.")
    if gevolgen.ingetrokken:
        uit.append("Een brief die klaarstond is ingetrokken.")
    return uit
