"""One letter of a traject: what will be or was sent, with its digest, and what came back about it."""

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from inburgering.db import andere_weg, brieftekst, nabezorging, zoeken_retourmail, zoeken_traject
from inburgering.db.fouten import NietGevonden
from inburgering.db.tabellen import Persoon, Post, Traject
from inburgering.web import toegang
from inburgering.web.toegang import Ik, Medewerker
from inburgering.web.toon import toon
from inburgering.web.traject import basis
from inburgering.web.verzoek import Lezen, Vandaag, getal
from inburgering.web.zicht_briefvormen import MEDIATYPE, VORMEN, in_vorm, vorm_van, zonder_link
from inburgering.web.zicht_brieven import zicht
from inburgering.web.zicht_gevolgen import html

router = APIRouter()
WAT_KWAM = {
    "geweigerd": "De mail kwam terug",
    "twijfel": "Er kwam een bericht terug dat geen gewone foutmelding is",
    "vertraagd": "De mail is vertraagd",
    "bezorgd": "De mailserver van de partner heeft de mail",
}
GEEN_BRIEF = "Deze brief bestaat niet. Ga terug naar het traject."


@router.get("/trajecten/{nummer}/brieven/{post_id}")
def brief(
    request: Request, nummer: str, post_id: int, ik: Medewerker, session: Lezen, vandaag: Vandaag
) -> Response:
    """The letter on the screen: as it was sent, or as it would be sent today."""
    traject, rij = vind(session, ik, nummer, post_id)
    stuk = {p.id: s for p, s in zoeken_traject.brieven(session, traject.id or 0)}.get(post_id)
    dag = stuk.dag if stuk else vandaag
    teksten = brieftekst.teksten(session, ik.gemeente_id, dag)
    document = zoeken_traject.document(session, rij) if stuk else None
    vorm = vorm_van(document) if document else None
    return toon(
        request,
        "brief",
        actief="/caseload",
        basis=basis(nummer),
        persoon=session.get_one(Persoon, traject.persoon_id),
        brief=zicht(rij, stuk, teksten),
        dag=dag,
        inhoud=zonder_link(vorm) if vorm else html(rij.sjabloon, rij.gegevens, dag, teksten),
        vormen=VORMEN if vorm else {},
        wegen=andere_weg.wegen(session, rij) if rij.stand == "mislukt" else {},
        met_link=andere_weg.met_link(session, rij),
        retour=[
            (r.ontvangen, WAT_KWAM[r.soort], nabezorging.oorzaak(r.code))
            for r in zoeken_retourmail.bij(session, post_id)
        ],
    )


@router.get("/trajecten/{nummer}/brieven/{post_id}/brief.pdf")
def pdf(nummer: str, post_id: int, ik: Medewerker, session: Lezen) -> Response:
    """The very bytes that were sent, or that are ready to be sent."""
    _, rij = vind(session, ik, nummer, post_id)
    document = zoeken_traject.document(session, rij)
    if document is None:
        raise NietGevonden("Van deze brief is nog geen pdf gemaakt. Dat gebeurt bij het verzenden.")
    naam = f"{nummer}-{rij.aanleiding}-{rij.sjabloon}.pdf"
    koppen = {"Content-Disposition": f'inline; filename="{naam}"'}
    return Response(document.inhoud, media_type="application/pdf", headers=koppen)


@router.get("/trajecten/{nummer}/brieven/{post_id}/als/{vorm}")
def andere_vorm(nummer: str, post_id: int, vorm: str, ik: Medewerker, session: Lezen) -> Response:
    """The same words in a form that someone can read who cannot use the PDF."""
    _, rij = vind(session, ik, nummer, post_id)
    document = zoeken_traject.document(session, rij)
    woorden = vorm_van(document) if document else None
    if woorden is None or vorm not in VORMEN:
        raise NietGevonden("Van deze brief is deze vorm er niet. Ga terug naar de brief.")
    naam = f"{nummer}-{rij.aanleiding}-{rij.sjabloon}.{vorm}"
    koppen = {"Content-Disposition": f'attachment; filename="{naam}"'}
    return Response(in_vorm(woorden, vorm), media_type=MEDIATYPE[vorm], headers=koppen)


def vind(session: Lezen, ik: Ik, nummer: str, post_id: int) -> tuple[Traject, Post]:
    """The traject and its letter, of this person's municipality. Raises NietGevonden."""
    traject = toegang.traject(session, ik, nummer)
    rij = zoeken_traject.brief(session, traject, post_id) if getal(str(post_id)) is not None else None
    if rij is None:
        raise NietGevonden(GEEN_BRIEF)
    return traject, rij
