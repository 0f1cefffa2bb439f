"""A day looked at as it is typed: which weekday it is, or what is wrong with it. The form itself decides.

The page asks this with htmx; without JavaScript nobody does, and the form says the same when it is sent. It
knows no traject, so looking at a day is not looking at a person.
"""

from datetime import date

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from inburgering.db.fouten import NietGevonden
from inburgering.statemachine.feiten import FEITEN, controleer_dag
from inburgering.templates import pagina
from inburgering.web import dagen
from inburgering.web.herstel import stil
from inburgering.web.toegang import Medewerker
from inburgering.web.verzoek import Vandaag
from inburgering.wet.begrippen import Regime
from inburgering.wet.gebeurtenissen import Gebeurtenis

router = APIRouter()
PAD = "/dagcontrole"
OP = "op"


@router.get(f"{PAD}/{{regime}}/{{gebeurtenis}}/{{veld}}")
@stil
def kijk(
    request: Request, regime: str, gebeurtenis: str, veld: str, ik: Medewerker, vandaag: Vandaag
) -> Response:
    """A sentence about the day in this field. Raises NietGevonden for a field that does not exist."""
    bekend = gebeurtenis in set(Gebeurtenis) and regime in set(Regime)
    if not bekend or (veld != OP and veld not in FEITEN[Gebeurtenis(gebeurtenis)].model_fields):
        raise NietGevonden("Dit veld bestaat niet.")
    ruw = request.query_params.get(veld, "")[:40].strip()
    dag, bezwaar = _lees(ruw)
    if dag is not None and veld == OP:
        bezwaar = controleer_dag(Gebeurtenis(gebeurtenis), dag, vandaag, Regime(regime)) or ""
    html = pagina.maak("dagcontrole", {"dag": dag, "bezwaar": bezwaar, "ver": _ver(dag, vandaag)})
    return Response(html, media_type="text/html")


def _ver(dag: date | None, vandaag: date) -> str:
    """How far from today: `3 dagen geleden`, `vandaag`, `over 8 dagen`."""
    dagen_ver = (dag - vandaag).days if dag else 0
    if not dagen_ver:
        return "vandaag"
    hoe = f"{abs(dagen_ver)} {'dag' if abs(dagen_ver) == 1 else 'dagen'}"
    return f"over {hoe}" if dagen_ver > 0 else f"{hoe} geleden"


def _lees(ruw: str) -> tuple[date | None, str]:
    """The day that was typed, or what is wrong with it; an empty field is not looked at yet."""
    if not ruw:
        return None, ""
    try:
        return dagen.lees(ruw), ""
    except dagen.GeenDag as fout:
        return None, str(fout)
