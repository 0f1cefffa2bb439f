"""Whose trajects are those of a team: of a consulent of that team, or of one without a team."""

from sqlalchemy import ColumnElement, select
from sqlmodel import col

from inburgering.db.tabellen import Gebruiker, Traject

GEEN_TEAM = "-"


def van_team(gemeente_id: int, team: str) -> ColumnElement[bool]:
    """The trajects of the consulenten of this team, or (GEEN_TEAM) of those who have none."""
    met_team = select(col(Gebruiker.id)).where(
        col(Gebruiker.gemeente_id) == gemeente_id, col(Gebruiker.team) != ""
    )
    if team == GEEN_TEAM:
        return col(Traject.consulent_id).not_in(met_team)
    return col(Traject.consulent_id).in_(met_team.where(col(Gebruiker.team) == team))
