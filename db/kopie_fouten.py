"""What can stand in the way of a copy, each with a Dutch sentence a person can act on."""

from inburgering.db.fouten import Weigering

NOOIT_EROVER = "{} staat er al, en wordt nooit overschreven. Er is niets veranderd. Probeer het nog eens."


class OnjuisteKopie(Weigering):
    """The copy is not whole, does not fit here, or may not be put here."""


class GereedschapOntbreekt(Weigering):
    """A program of PostgreSQL that is needed is not on this machine, or is too old."""
