"""What a person does with a letter that did not arrive: send it again, another way, or hand over the link."""

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from inburgering import klok, omgeving
from inburgering.db import andere_weg, brieftekst, post
from inburgering.db.andere_weg import Weg
from inburgering.db.fouten import MagNiet
from inburgering.db.post import Onzinnig
from inburgering.db.tabellen import Persoon
from inburgering.omgeving import OnjuisteInstelling
from inburgering.templates.brief import OntbrekendTeken
from inburgering.web import sessie
from inburgering.web.brieven import vind
from inburgering.web.toegang import Medewerker
from inburgering.web.toon import toon
from inburgering.web.traject import basis
from inburgering.web.verzoek import Formulier, Lezen, Opslag, Vandaag, tekst
from inburgering.web.zicht_brieven import zicht

router = APIRouter()


@router.post("/trajecten/{nummer}/brieven/{post_id}/opnieuw")
def opnieuw(
    request: Request,
    nummer: str,
    post_id: int,
    ik: Medewerker,
    session: Lezen,
    opslag: Opslag,
    form: Formulier,
) -> Response:
    """The cause was mended, or another way was chosen: send a failed letter again."""
    vind(session, ik, nummer, post_id)
    try:
        weg = Weg(tekst(form, "weg") or Weg.ZELFDE)
        with opslag.schrijven() as schrijf:
            andere_weg.opnieuw(schrijf, post_id, weg, klok.nu())
    except (ValueError, MagNiet):
        return _niet(request, nummer, post_id, "Deze brief kan niet op die manier worden verstuurd.")
    sessie.flits(request, "De brief staat weer klaar.", ["Hij wordt zo opnieuw verzonden."])
    return RedirectResponse(f"{basis(nummer)}/brieven/{post_id}", 303)


@router.post("/trajecten/{nummer}/brieven/{post_id}/link")
def link(
    request: Request,
    nummer: str,
    post_id: int,
    ik: Medewerker,
    session: Lezen,
    opslag: Opslag,
    vandaag: Vandaag,
    form: Formulier,
) -> Response:
    """A link to the partner's page of this task, shown this once, to be handed over by a person."""
    traject, rij = vind(session, ik, nummer, post_id)
    try:
        with opslag.schrijven() as schrijf:
            adres = andere_weg.geef_link(schrijf, post_id, omgeving.lees().adres_in_brieven, klok.nu())
    except (MagNiet, Onzinnig, OntbrekendTeken, OnjuisteInstelling) as fout:
        return _niet(request, nummer, post_id, str(fout))
    return toon(
        request,
        "brief_link",
        actief="/caseload",
        basis=basis(nummer),
        persoon=session.get_one(Persoon, traject.persoon_id),
        brief=zicht(rij, None, brieftekst.teksten(session, ik.gemeente_id, vandaag)),
        link=adres,
        verloopt=post.verloopt(rij.gegevens),
    )


def _niet(request: Request, nummer: str, post_id: int, waarom: str) -> Response:
    sessie.flits(request, "Dat lukt niet.", [waarom], soort="fout")
    return RedirectResponse(f"{basis(nummer)}/brieven/{post_id}", 303)
