"""The signals that wait for me: what a person must look at and close with a reason."""

from fastapi import APIRouter
from sqlmodel import Session
from starlette.requests import Request
from starlette.responses import Response

from inburgering.db import zoeken_signalen
from inburgering.web.blad import Bladen, adres, bladnummer
from inburgering.web.toegang import Ik, Medewerker, Rol, mag_afhandelen, rooster, valt_toe
from inburgering.web.toon import tellers, toon
from inburgering.web.verzoek import Lezen, Vandaag
from inburgering.wet.vervanging import Rooster

router = APIRouter()
PAD = "/signalen"
PER_BLAD = 20
VOOR = (Rol.BEHEERDER.value, Rol.TEAMLEIDER.value, Rol.COORDINATOR.value, Rol.CONSULENT.value)


@router.get(PAD)
def signalen(request: Request, ik: Medewerker, session: Lezen, vandaag: Vandaag, blad: str = "1") -> Response:
    """Of a consulent those of the trajects she holds or stands in for; who leads chooses a role."""
    wie = rooster(request, session, ik, vandaag)
    rol = _rol(ik, wie, request.query_params.get("voor", ""))
    lezer = zoeken_signalen.lezer(wie, ik.gemeente_id, rol, None if ik.leidt else ik.id)
    totaal = zoeken_signalen.aantal_open(session, lezer)
    bladen = Bladen.gevraagd(bladnummer(blad), totaal, PER_BLAD)
    rijen = zoeken_signalen.open_signalen(
        session, lezer, vanaf=bladen.eerste - 1 if totaal else 0, aantal=PER_BLAD
    )
    ik.spoor.zag_lijst(len(rijen))
    rollen = [r for r in VOOR if ik.leidt and mag_afhandelen(ik, r)]
    return toon(
        request,
        "signalen",
        actief=PAD,
        rijen=[(s, t, naam, "" if ik.leidt else wie.namens(t.consulent_id, ik.id)) for s, t, naam in rijen],
        bladen=bladen,
        rol=rol,
        rollen=rollen,
        over_partners=tellers(request, ik).partners,
        per_rol={r: _aantal(session, wie, ik, r) for r in rollen},
        naar=lambda **anders: adres(PAD, {"voor": rol} if ik.leidt else {}, **anders),
    )


def van_alles(ik: Ik, wie: Rooster) -> zoeken_signalen.Lezer:
    """Every signal this person may see: who leads those of each role she may close, a consulent her own."""
    if not ik.leidt:
        return zoeken_signalen.lezer(wie, ik.gemeente_id, ik.rol.value, ik.id)
    return zoeken_signalen.Lezer(ik.gemeente_id, frozenset(r for r in VOOR if valt_toe(ik, r, wie)))


def _aantal(session: Session, wie: Rooster, ik: Ik, rol: str) -> int:
    return zoeken_signalen.aantal_open(session, zoeken_signalen.lezer(wie, ik.gemeente_id, rol, None))


def _rol(ik: Ik, wie: Rooster, gevraagd: str) -> str:
    """The role whose signals are shown: the one that was asked for if she may close those, else her own.

    A beheerder has none of his own, but for what falls to him because nobody else has the role.
    """
    if ik.leidt and gevraagd in VOOR and mag_afhandelen(ik, gevraagd):
        return gevraagd
    niets = ik.rol is Rol.BEHEERDER and wie.rollen(ik.rol.value) == {ik.rol.value}
    return Rol.TEAMLEIDER.value if niets else ik.rol.value
