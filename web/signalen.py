"""The signals that wait for me: what a person must look at and close with a reason."""

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from inburgering.db import zoeken_signalen
from inburgering.web.blad import Bladen, adres, bladnummer
from inburgering.web.toegang import Ik, Medewerker, Rol, mag_afhandelen
from inburgering.web.toon import toon
from inburgering.web.verzoek import Lezen

router = APIRouter()
PAD = "/signalen"
PER_BLAD = 20
VOOR = (Rol.TEAMLEIDER.value, Rol.COORDINATOR.value, Rol.CONSULENT.value)


@router.get(PAD)
def signalen(request: Request, ik: Medewerker, session: Lezen, blad: str = "1") -> Response:
    """Of a consulent those of her own trajects; who leads chooses for which role. Oldest first."""
    rol = _rol(ik, request.query_params.get("voor", ""))
    wie = (session, ik.gemeente_id, rol, None if ik.leidt else ik.id)
    totaal = zoeken_signalen.aantal_open(*wie)
    bladen = Bladen(min(bladnummer(blad), Bladen(1, totaal, PER_BLAD).aantal), totaal, PER_BLAD)
    rijen = zoeken_signalen.open_signalen(*wie, vanaf=bladen.eerste - 1 if totaal else 0, aantal=PER_BLAD)
    ik.spoor.zag_lijst(len(rijen))
    return toon(
        request,
        "signalen",
        actief=PAD,
        rijen=rijen,
        bladen=bladen,
        rol=rol,
        rollen=[r for r in VOOR if ik.leidt and mag_afhandelen(ik, r)],
        per_rol=zoeken_signalen.per_rol(session, ik.gemeente_id) if ik.leidt else {},
        naar=lambda **anders: adres(PAD, {"voor": rol} if ik.leidt else {}, **anders),
    )


def _rol(ik: Ik, gevraagd: str) -> str:
    """The role whose signals are shown: the one that was asked for if she may close those, else her own."""
    if ik.leidt and gevraagd in VOOR and mag_afhandelen(ik, gevraagd):
        return gevraagd
    return Rol.TEAMLEIDER.value if ik.rol is Rol.BEHEERDER else ik.rol.value
