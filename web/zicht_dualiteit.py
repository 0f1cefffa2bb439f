"""Language and taking part at the same time: hours per week, and whether the norm is met in time."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from markupsafe import Markup

from inburgering.db import tijdlijn
from inburgering.db.zaak import Zaak
from inburgering.routes.dualiteit import Verloop, tempo_vanaf, verlopen
from inburgering.routes.stand import Stand
from inburgering.routes.weken import Week, weken
from inburgering.wet.gebeurtenissen import UREN
from inburgering.wet.taal import getal

WEKEN = 12
HOOG, VAK = 80, 24


@dataclass(frozen=True)
class Dualiteit:
    """The last twelve weeks, drawn and as a table, and how each norm in hours is going.

    The pace is of the twelve weeks up to today, so from `tempo_vanaf`; what is drawn may end before today.
    """

    weken: Sequence[Week]
    beeld: Markup
    taal: str
    meedoen: str
    verlopen: Sequence[Verloop]
    stil: str
    tot: date
    tempo_vanaf: date


def dualiteit(zaak: Zaak) -> Dualiteit | None:
    """None as long as no hours were recorded.

    The twelve weeks end with the last week that was reported: schools report afterwards.
    """
    feiten = tijdlijn.feiten(zaak.voorvallen)
    opgegeven = [date.fromisoformat(f.waarden["tot"]) for f in feiten if f.gebeurtenis in UREN]
    if not opgegeven:
        return None
    tot = min(max(opgegeven), zaak.vandaag)
    laatste = weken(feiten, tot - timedelta(weeks=WEKEN - 1), tot)
    stand = Stand.van_feiten(feiten, zaak.groep, zaak.route, zaak.regime, zaak.vandaag)
    einde = zaak.gezien(zaak.vandaag).termijn()["einde"]
    termijn_einde = date.fromisoformat(einde) if einde else None
    taal = sum(week.taal for week in laatste) / len(laatste)
    meedoen = sum(week.meedoen for week in laatste) / len(laatste)
    return Dualiteit(
        weken=laatste,
        beeld=_staven(laatste),
        taal=getal(taal, 1),
        meedoen=getal(meedoen, 1),
        verlopen=verlopen(feiten, stand, zaak.vandaag, termijn_einde),
        stil=_stil(taal, meedoen),
        tot=tot,
        tempo_vanaf=tempo_vanaf(zaak.vandaag),
    )


def _stil(taal: float, meedoen: float) -> str:
    if taal and meedoen:
        return ""
    if taal:
        return "Alleen taal: er zijn geen uren werk of meedoen."
    return "Alleen meedoen: er zijn geen uren les." if meedoen else "Geen uren les en geen uren meedoen."


def _staven(lijst: Sequence[Week]) -> Markup:
    """Per week a bar for language and one for taking part; the same numbers stand in a table."""
    top = max(1.0, *(max(week.taal, week.meedoen) for week in lijst))
    staaf = '<rect class="{}" x="{}" y="{:.1f}" width="9" height="{:.1f}"/>'
    delen = []
    for i, week in enumerate(lijst):
        for klasse, plek, uren in (("taal", 1, week.taal), ("meedoen", 11, week.meedoen)):
            hoog = HOOG * uren / top
            delen.append(staaf.format(klasse, i * VAK + plek, HOOG - hoog, hoog))
    as_ = f'<path class="as" d="M0 {HOOG}H{len(lijst) * VAK}"/>'
    return Markup(  # noqa: S704 - only numbers and our own class names
        f'<svg class="weekstaven" viewBox="0 0 {len(lijst) * VAK} {HOOG + 1}" preserveAspectRatio="none" '
        f'aria-hidden="true" focusable="false">{"".join(delen)}{as_}</svg>'
    )
