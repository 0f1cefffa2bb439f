"""How the pages of a municipality look: put into use, taken out of use, and what was changed when."""

from collections.abc import Mapping
from datetime import datetime

from sqlmodel import Session

from inburgering.db import inrichten
from inburgering.db.inrichten import Wijziging
from inburgering.db.tabellen import Gemeente, Inrichting

WAT = "thema"


def van(session: Session, gemeente_id: int) -> dict[str, str]:
    """The municipality's own tokens; empty when its pages look like ours."""
    return dict(session.get_one(Gemeente, gemeente_id).thema)


def stel_in(session: Session, gemeente_id: int, tokens: Mapping[str, str], door: str, nu: datetime) -> bool:
    """These tokens from now on (checked by `templates/thema.py`); False when nothing changed."""
    gemeente = session.get_one(Gemeente, gemeente_id)
    oud, gemeente.thema = dict(gemeente.thema), dict(tokens)
    verschil = {naam: (oud.get(naam), tokens.get(naam)) for naam in sorted({*oud, *tokens})}
    return inrichten.leg_vast(session, gemeente_id, door, nu, Wijziging(WAT, verschil))


def geschiedenis(session: Session, gemeente_id: int) -> list[Inrichting]:
    """What was changed, newest first."""
    return inrichten.geschiedenis(session, gemeente_id, WAT, 10)
