"""My day: what a consulent opens in the morning. What is due, who comes, what came back, what to look at."""

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from inburgering import klok
from inburgering.db import zoeken_dag, zoeken_signalen
from inburgering.db.zaak import OVERDRACHT
from inburgering.statemachine.machines import naam_van_gebeurtenis
from inburgering.web.toegang import Medewerker, rooster
from inburgering.web.toon import toon
from inburgering.web.verzoek import Lezen, Vandaag
from inburgering.wet.termijnen import naam_van

router = APIRouter()
PAD = "/mijn-dag"
SIGNALEN = 5


@router.get(PAD)
def mijn_dag(request: Request, ik: Medewerker, session: Lezen, vandaag: Vandaag) -> Response:
    """Of one's own trajects and those of whom one replaces today."""
    wie = rooster(request, session, ik, vandaag)
    houders = wie.voor(ik.id)
    lezer = zoeken_signalen.lezer(wie, ik.gemeente_id, ik.rol.value, ik.id)
    stappen = zoeken_dag.stappen(session, houders, vandaag)
    afspraken = zoeken_dag.afspraken(session, houders, vandaag)
    terug = zoeken_dag.teruggekomen(session, houders, klok.nu())
    signalen = zoeken_signalen.open_signalen(session, lezer, vanaf=0, aantal=SIGNALEN)
    ik.spoor.zag_lijst(len(stappen) + len(afspraken) + len(terug) + len(signalen))
    return toon(
        request,
        "mijn_dag",
        actief=PAD,
        groepen=[
            ("Te laat", "verlopen", [s for s in stappen if s.laatste_dag < vandaag]),
            ("Vandaag de laatste dag", "binnenkort", [s for s in stappen if s.laatste_dag == vandaag]),
            ("Deze week", "koers", [s for s in stappen if s.laatste_dag > vandaag]),
        ],
        tellingen=zoeken_dag.tellingen(session, houders, vandaag),
        afspraken=afspraken,
        terug=terug,
        signalen=signalen,
        aantal_signalen=zoeken_signalen.aantal_open(session, lezer),
        stapnaam=naam_van,
        gebeurtenisnaam=lambda soort: naam_van_gebeurtenis(OVERDRACHT, soort),
        namens=sorted(wie.mensen[nr].naam for nr in houders if nr != ik.id and nr in wie.mensen),
    )
