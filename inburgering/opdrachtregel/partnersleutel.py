"""The credentials of partners' systems: `partner-sleutel`."""

import json
from typing import TYPE_CHECKING, Annotated

import typer

from inburgering import klok
from inburgering.omgeving import OnjuisteInstelling
from inburgering.opdrachtregel.gemeente import Welke, kies_gemeente
from inburgering.opdrachtregel.opties import AlsJson, Plek, Uitvoerig, database

if TYPE_CHECKING:
    from sqlmodel import Session

    from inburgering.db.partnersleutels import Uitgifte
    from inburgering.db.tabellen import Gemeente

DOOR = "beheerder (opdrachtregel)"
Maak = Annotated[
    str | None, typer.Option("--maak", metavar="PARTNER", help="Geef deze partner een nieuwe sleutel.")
]
Draai = Annotated[
    str | None,
    typer.Option("--draai", metavar="CLIENT-ID", help="Geef een nieuw geheim; het oude werkt nog een week."),
]
TrekIn = Annotated[
    str | None, typer.Option("--trek-in", metavar="CLIENT-ID", help="Laat deze sleutel nu stoppen.")
]


def partner_sleutel(
    maak: Maak = None,
    draai: Draai = None,
    trek_in: TrekIn = None,
    gemeente: Welke = None,
    plek: Plek = None,
    als_json: AlsJson = False,
    verbose: Uitvoerig = False,
) -> int:
    """Geef systemen van partners een sleutel.

    Zonder keuze ziet u welke er zijn. Draaien geeft een nieuw geheim, stoppen werkt meteen.

    Het geheim ziet u één keer. Geef het veilig door: nooit in een e-mail samen met het client-id.
    """
    if sum(keuze is not None for keuze in (maak, draai, trek_in)) > 1:
        raise OnjuisteInstelling("Kies één van --maak, --draai en --trek-in.")
    with database() as db:
        with db.schrijven() as session:
            uitgifte = _doe(session, kies_gemeente(session, gemeente), maak, draai, trek_in)
        with db.lezen() as session:
            regels = _regels(session, kies_gemeente(session, gemeente))
    if als_json:
        nieuw = {"client_id": uitgifte.client_id, "geheim": uitgifte.geheim} if uitgifte else None
        typer.echo(json.dumps({"nieuw": nieuw, "sleutels": regels}))
        return 0
    if uitgifte:
        typer.echo(f"client-id: {uitgifte.client_id}\ngeheim:    {uitgifte.geheim}")
        typer.echo(f"Geldig tot en met {uitgifte.geldig_tot:%d-%m-%Y}. Dit geheim ziet u niet meer terug.")
        return 0
    for r in regels:
        typer.echo(f"{r['client_id']}: {r['partner']}, {r['stand']}, laatst gebruikt {r['laatst_gebruikt']}.")
    if not regels:
        typer.echo("Er zijn nog geen sleutels. Maak er een met --maak 'naam van de partner'.")
    return 0


def _doe(
    session: "Session", gemeente: "Gemeente", maak: str | None, draai: str | None, trek_in: str | None
) -> "Uitgifte | None":
    """What was asked; gives a new secret when there is one."""
    from inburgering.db import partnersleutels as dienst

    nu = klok.echt()
    if maak is not None:
        return dienst.maak(session, dienst.partner(session, gemeente, maak), DOOR, nu)
    if draai is not None:
        return dienst.draai(session, gemeente, draai, DOOR, nu)
    if trek_in is not None:
        dienst.trek_in(session, gemeente, trek_in, DOOR, nu)
    return None


def _regels(session: "Session", gemeente: "Gemeente") -> list[dict[str, str]]:
    from inburgering.db import partnersleutels as dienst

    return [
        {
            "client_id": sleutel.client_id,
            "partner": naam,
            "stand": "ingetrokken"
            if sleutel.ingetrokken
            else f"geldig tot en met {sleutel.geldig_tot:%d-%m-%Y}",
            "laatst_gebruikt": f"{sleutel.laatst_gebruikt:%d-%m-%Y}" if sleutel.laatst_gebruikt else "nooit",
        }
        for sleutel, naam in dienst.lijst(session, gemeente)
    ]
