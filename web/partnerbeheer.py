"""How a partner comes in: accounts for its people, and keys for its systems. For the administrator."""

from fastapi import APIRouter
from sqlmodel import Session
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from inburgering import aanbieders, klok
from inburgering.db import partneraccounts, partnersleutels
from inburgering.db.basis import nr_van
from inburgering.db.fouten import NietGevonden, Weigering
from inburgering.db.partnersleutels import Uitgifte
from inburgering.db.tabellen import Gemeente, Partner, Partnersleutel
from inburgering.web import eerder, sessie
from inburgering.web.formulier import Fout, Veld, getypt, zet_fouten
from inburgering.web.menu import MEER
from inburgering.web.toegang import Beheer, Ik
from inburgering.web.toon import toon
from inburgering.web.verzoek import Formulier, Lezen, Opslag, tekst

router = APIRouter()
PAD = "/partners/{nummer}/toegang"
GEEN_ADRES = "E-mail: dit is geen e-mailadres. Het ziet eruit als naam@partner.nl."
LANGST = 120
GEDRAAID = (
    "Deze sleutel heeft intussen een nieuw geheim, of is ingetrokken. Maakt u nog een nieuw geheim? Dan "
    "werkt dat van uw collega nog een week, en wat daarvoor gold niet meer."
)


def _velden() -> list[Veld]:
    return [
        Veld("naam", "Naam", "regel", "Zo ziet de gemeente wie er antwoordde."),
        Veld("email", "E-mail", "regel", "Hiermee meldt deze persoon zich aan."),
    ]


@router.get(PAD)
def toegang(request: Request, nummer: int, ik: Beheer, session: Lezen) -> Response:
    """Who and what comes in for this partner."""
    return _toon(request, session, _partner(session, ik, nummer))


@router.post(f"{PAD}/mensen")
def nodig_uit(
    request: Request, nummer: int, ik: Beheer, session: Lezen, opslag: Opslag, form: Formulier
) -> Response:
    """An account for someone; the link to choose a password is shown once."""
    partner, velden = _partner(session, ik, nummer), _velden()
    getypt(velden, form)
    naam, email = (v.waarde.strip() for v in velden)
    fouten = _fouten(naam, email)
    token = ""
    if not fouten:
        try:
            with opslag.schrijven() as schrijf:
                hier = _partner(schrijf, ik, nummer)
                token = partneraccounts.maak(schrijf, hier, naam, email, ik.naam, klok.echt())
        except Weigering as fout:
            fouten = [("email", str(fout))]
    if fouten:
        return _toon(request, session, partner, velden, zet_fouten(velden, fouten))
    return _toon(request, session, partner, link=_link(request, token), voor=naam)


@router.post(f"{PAD}/mensen/{{wie}}/link")
def opnieuw(
    request: Request, nummer: int, wie: int, ik: Beheer, session: Lezen, opslag: Opslag, form: Formulier
) -> Response:
    """A new link for who lost a password, or comes back."""
    partner = _partner(session, ik, nummer)
    with opslag.schrijven() as schrijf:
        token = partneraccounts.opnieuw(schrijf, _partner(schrijf, ik, nummer), wie, ik.naam, klok.echt())
    voor = partneraccounts.een(session, partner, wie).naam
    return _toon(request, session, partner, link=_link(request, token), voor=voor)


@router.post(f"{PAD}/mensen/{{wie}}/sluiten")
def sluit(request: Request, nummer: int, wie: int, ik: Beheer, opslag: Opslag, form: Formulier) -> Response:
    """End an account, and every sign-in with it."""
    with opslag.schrijven() as schrijf:
        naam = partneraccounts.sluit(schrijf, _partner(schrijf, ik, nummer), wie, ik.naam, klok.echt())
    sessie.flits(request, f"{naam} kan zich niet meer aanmelden.")
    return RedirectResponse(PAD.format(nummer=nummer), 303)


@router.post(f"{PAD}/sleutels")
def maak_sleutel(
    request: Request, nummer: int, ik: Beheer, session: Lezen, opslag: Opslag, form: Formulier
) -> Response:
    """A key for a system of this partner; its secret is shown once."""
    partner = _partner(session, ik, nummer)
    with opslag.schrijven() as schrijf:
        uitgifte = partnersleutels.maak(schrijf, _partner(schrijf, ik, nummer), ik.naam, klok.echt())
    return _toon(request, session, partner, uitgifte=uitgifte)


@router.post(f"{PAD}/sleutels/{{client_id}}/draaien")
def draai(
    request: Request, nummer: int, client_id: str, ik: Beheer, session: Lezen, opslag: Opslag,
    form: Formulier,
) -> Response:  # fmt: skip
    """A new secret; the former one works a week longer."""
    partner = _partner(session, ik, nummer)
    _eis_van(session, partner, client_id)
    try:
        with eerder.instellen(opslag, ik.gemeente_id) as schrijf:
            gemeente = schrijf.get_one(Gemeente, ik.gemeente_id)
            nu = next(s for s in _sleutels(schrijf, partner) if s.client_id == client_id)
            wie = eerder.volgens_log(schrijf, ik.gemeente_id, partnersleutels.gedraaid(client_id))
            eerder.eis_ongewijzigd(_staat(nu), tekst(form, eerder.VELD), wie)
            uitgifte = partnersleutels.draai(schrijf, gemeente, client_id, ik.naam, klok.echt())
    except eerder.WasEerder as fout:
        botsing = eerder.verzoen(fout, zinnen={"sleutel": GEDRAAID})
        return _toon(request, session, partner, botsing=botsing)
    return _toon(request, session, partner, uitgifte=uitgifte)


@router.post(f"{PAD}/sleutels/{{client_id}}/intrekken")
def trek_in(
    request: Request, nummer: int, client_id: str, ik: Beheer, session: Lezen, opslag: Opslag,
    form: Formulier,
) -> Response:  # fmt: skip
    """Stop a key now."""
    _eis_van(session, _partner(session, ik, nummer), client_id)
    with opslag.schrijven() as schrijf:
        gemeente = schrijf.get_one(Gemeente, ik.gemeente_id)
        partnersleutels.trek_in(schrijf, gemeente, client_id, ik.naam, klok.echt())
    sessie.flits(request, "De sleutel werkt niet meer.")
    return RedirectResponse(PAD.format(nummer=nummer), 303)


def _partner(session: Session, ik: Ik, nummer: int) -> Partner:
    partner = session.get(Partner, nummer)
    if partner is None or partner.gemeente_id != ik.gemeente_id:
        raise NietGevonden("Deze partner is er niet in uw gemeente.")
    return partner


def _eis_van(session: Session, partner: Partner, client_id: str) -> None:
    if all(s.client_id != client_id for s in _sleutels(session, partner)):
        raise NietGevonden("Deze sleutel is er niet bij deze partner.")


def _staat(sleutel: Partnersleutel) -> dict[str, str]:
    stand = f"{sleutel.geheim_hash} {sleutel.ingetrokken}"
    return {"sleutel": eerder.zegel(stand)}


def _sleutels(session: Session, partner: Partner) -> list[Partnersleutel]:
    alle = partnersleutels.lijst(session, session.get_one(Gemeente, partner.gemeente_id))
    return [sleutel for sleutel, _ in alle if sleutel.partner_id == nr_van(partner)]


def _fouten(naam: str, email: str) -> list[tuple[str, str]]:
    voor, _, domein = email.partition("@")
    uit = [] if 2 <= len(naam) <= LANGST else [("naam", "Vul een naam in van 2 tot 120 tekens.")]
    if not voor or "." not in domein or any(t.isspace() for t in email) or len(email) > LANGST:
        uit.append(("email", GEEN_ADRES))
    return uit


def _link(request: Request, token: str) -> str:
    return f"{request.app.state.adres}/wachtwoord/{token}"


def _toon(
    request: Request, session: Session, partner: Partner, velden: list[Veld] | None = None,
    fouten: list[Fout] | None = None, *, link: str = "", voor: str = "", uitgifte: Uitgifte | None = None,
    botsing: eerder.Botsing | None = None,
) -> Response:  # fmt: skip
    session.rollback()  # what was just written is read anew
    sleutels = _sleutels(session, partner)
    return toon(
        request, "partner_toegang", status=409 if botsing else 422 if fouten else 200, botsing=botsing,
        merken={s.client_id: eerder.merk(_staat(s)) for s in sleutels}, actief=MEER, partner=partner,
        pad=PAD.format(nummer=partner.id), velden=velden or _velden(), fouten=fouten or [], link=link,
        voor=voor, uitgifte=uitgifte, mensen=partneraccounts.lijst(session, partner),
        sleutels=sleutels, accounts=aanbieders.lees().accounts,
    )  # fmt: skip
