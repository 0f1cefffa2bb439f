"""What people read about returns: the ways, what came of them, and why one was refused."""

from collections.abc import Mapping

from inburgering.db.terugbericht import Besluit, Reden, Stand, Weg

WEGEN: Mapping[str, str] = {
    Weg.LINK: "Link",
    Weg.BESTAND: "Bestand",
    Weg.API: "Systeem van de partner",
    Weg.ACCOUNT: "Account van de partner",
}
UITKOMST: Mapping[str, tuple[str, str]] = {
    Stand.VERWERKT: ("Verwerkt", "klaar"),
    Stand.TE_LAAT: ("Verwerkt, te laat", "klaar"),
    Stand.STRIJDIG: ("Past niet", "wacht"),
    Stand.TWIJFEL: ("Twijfel", "wacht"),
    Stand.AFGEWEZEN: ("Niet verwerkt", "geweigerd"),
    Besluit.GEWIJZIGD: ("Verwerkt met een wijziging", "klaar"),
    Besluit.BEANTWOORD: ("Beantwoord", "klaar"),
}
"""What came of a return or was decided, and the kind of label it gets."""

REDENEN: Mapping[str, str] = {
    Reden.TOKEN_ONBEKEND: "Onbekend token",
    Reden.TOKEN_VERLOPEN: "Verlopen token",
    Reden.TOKEN_INGETROKKEN: "Ingetrokken token",
    Reden.ANDERE_PARTNER: "Taak van een andere partner",
    Reden.ANDERE_VERWIJZING: "Taaknummer hoort niet bij het token",
}
