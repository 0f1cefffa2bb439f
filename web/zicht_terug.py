"""Both sides of a return: what we know of the task, and what the partner says."""

import json
from datetime import datetime
from typing import Any

from sqlmodel import Session

from inburgering.db import terug_rij
from inburgering.db.zaak import OVERDRACHT
from inburgering.db.zoeken_terug import Regel
from inburgering.statemachine.machines import naam_van_toestand
from inburgering.statemachine.terugmelding import SOORTEN
from inburgering.web.feitentekst import regels, van_model
from inburgering.web.woorden_partner import GEBEURD
from inburgering.wet.termijnen import naam_van


def kanten(session: Session, regel: Regel, nu: datetime) -> dict[str, Any]:
    """What the page shows: on the left the state, terms and steps, on the right what is said."""
    kijk = terug_rij.kijk_van(session, int(regel.rij.onderdeel_id or 0))
    inhoud = regel.rij.inhoud
    return {
        "taaknaam": kijk.taak.naam,
        "stand": naam_van_toestand(OVERDRACHT, kijk.deel.toestand),
        "termijnen": [(naam_van(code), dag) for code, dag in sorted(kijk.termijnen.items())],
        "stappen": [
            (r, GEBEURD[r.soort], regels(r.soort, (r.feiten or {}).get("gegevens", {}), {}))
            for r in reversed(kijk.stappen)
            if r.soort in GEBEURD
        ],
        "zegt": van_model(SOORTEN[regel.rij.soort], inhoud.get("feiten", {}), {}),
        "onbekend": [(naam, _tekst(waarde)) for naam, waarde in inhoud.get("onbekend", {}).items()],
        "noemt": inhoud.get("taak", "") if inhoud.get("taak") != regel.taak else "",
    }


def _tekst(waarde: Any) -> str:
    return waarde if isinstance(waarde, str) else json.dumps(waarde, ensure_ascii=False)
