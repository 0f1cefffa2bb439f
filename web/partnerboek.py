"""Maintain the partner book by forms: add and change a partner, a task or a contract. For the beheerder."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from fastapi import APIRouter
from sqlmodel import Session, select
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from inburgering import klok
from inburgering.db import partnerboek, zoeken_partnerboek
from inburgering.db.fouten import MagNiet
from inburgering.db.partnerboek import Wie
from inburgering.db.tabellen import Contract, Partner, Partnertaak
from inburgering.invoer.gemeenten_partners import ContractDeel, PartnerDeel, TaakDeel
from inburgering.web import eerder, partnervelden, sessie
from inburgering.web.formulier import Fout, Veld, getypt
from inburgering.web.menu import MEER
from inburgering.web.toegang import Beheer, Ik
from inburgering.web.toon import toon
from inburgering.web.verzoek import Formulier, Lezen, Opslag, tekst

router = APIRouter()
PAD = "/partners"
EINDE = {"geldig_tot": "De laatste dag is veranderd. Kijk op de bladzijde van de partner."}
AL_BEKEND = "Deze naam is er al. Kies een andere naam, of wijzig wat er is."
EERDER_EINDE = (
    "Er lopen nog taken onder dit contract. Gebruik 'Beëindigen': dan vraagt het programma wat ermee gebeurt."
)


@dataclass
class Blad:
    """One form: what it is about, its fields, and how what was typed is checked and written.

    `staat` is what stands there, so that nobody undoes a change of someone else.
    """

    kop: str
    terug: str
    velden: list[Veld]
    model: type[PartnerDeel] | type[TaakDeel] | type[ContractDeel]
    vast: Mapping[str, Any]
    rij: Partner | Partnertaak | Contract | None
    knop: str = "Bewaren"
    uitleg: str = ""
    partner: str = ""
    staat: eerder.Staat = field(init=False)

    def __post_init__(self) -> None:
        ook = {} if self.rij is None else {"geldig_tot": self.rij.geldig_tot}
        self.staat = eerder.staat(self.velden, **ook) if self.rij is not None else {}

    def eis_ongewijzigd(self, session: Session, form: FormData, partner: Partner) -> None:
        """Inside the writing session, made of what was read in it. Raises WasEerder."""
        wie = eerder.volgens_log(session, partner.gemeente_id, partnerboek.wat_van(partner))
        eerder.eis_ongewijzigd(self.staat, tekst(form, eerder.VELD), wie)


@router.get(f"{PAD}/nieuw")
def nieuwe_partner(request: Request, ik: Beheer) -> Response:
    """The empty form of a partner."""
    return _toon(request, _van_partner(None))


@router.post(f"{PAD}/nieuw")
def maak_partner(request: Request, ik: Beheer, session: Lezen, opslag: Opslag, form: Formulier) -> Response:
    """Add a partner; a name that is there already is refused beside its field."""
    blad = _van_partner(None)

    def schrijf(schrijft: Session, deel: Any) -> Partner:
        vraag = select(Partner).where(Partner.gemeente_id == ik.gemeente_id, Partner.naam == deel.naam)
        _eis_nieuw(schrijft.exec(vraag).first())
        return partnerboek.zet_partner(schrijft, ik.gemeente_id, None, deel.als_dict())

    return _bewaar(request, ik, opslag, form, blad, schrijf)


@router.get(f"{PAD}/{{nummer}}/wijzig")
def wijzig_partner(request: Request, nummer: int, ik: Beheer, session: Lezen) -> Response:
    """The form of a partner as it stands."""
    return _toon(request, _van_partner(zoeken_partnerboek.een(session, ik.gemeente_id, nummer)))


@router.post(f"{PAD}/{{nummer}}/wijzig")
def bewaar_partner(
    request: Request, nummer: int, ik: Beheer, session: Lezen, opslag: Opslag, form: Formulier
) -> Response:
    """Change a partner; letters and handoffs that were made keep their address."""
    blad = _van_partner(zoeken_partnerboek.een(session, ik.gemeente_id, nummer))

    def schrijf(schrijft: Session, deel: Any) -> Partner:
        rij = zoeken_partnerboek.een(schrijft, ik.gemeente_id, nummer)
        _van_partner(rij).eis_ongewijzigd(schrijft, form, rij)
        return partnerboek.zet_partner(schrijft, ik.gemeente_id, rij, deel.als_dict())

    return _bewaar(request, ik, opslag, form, blad, schrijf)


@router.get(f"{PAD}/{{nummer}}/taken/{{soort}}")
def taak(request: Request, nummer: int, soort: str, ik: Beheer, session: Lezen) -> Response:
    """The form of a task: 'nieuw' is an empty one."""
    partner = zoeken_partnerboek.een(session, ik.gemeente_id, nummer)
    return _toon(request, _van_taak(session, partner, soort))


@router.post(f"{PAD}/{{nummer}}/taken/{{soort}}")
def bewaar_taak(
    request: Request, nummer: int, soort: str, ik: Beheer, session: Lezen, opslag: Opslag, form: Formulier
) -> Response:
    """Add or change a task; a handoff that was made keeps the version it was made with."""
    blad = _van_taak(session, zoeken_partnerboek.een(session, ik.gemeente_id, nummer), soort)

    def schrijf(schrijft: Session, deel: Any) -> Partnertaak:
        partner = zoeken_partnerboek.een(schrijft, ik.gemeente_id, nummer)
        staat = partnerboek.huidige_taak(schrijft, partner, deel.soort)
        if soort == "nieuw":
            _eis_nieuw(staat)
        else:
            _van_taak(schrijft, partner, soort).eis_ongewijzigd(schrijft, form, partner)
        return partnerboek.zet_taak(schrijft, partner, {**partnerboek.TAAK_GEWOON, **deel.als_dict()})

    return _bewaar(request, ik, opslag, form, blad, schrijf, nummer)


@router.get(f"{PAD}/{{nummer}}/contracten/{{contract}}")
def contract(request: Request, nummer: int, contract: str, ik: Beheer, session: Lezen) -> Response:
    """The form of a contract: 'nieuw' is an empty one."""
    partner = zoeken_partnerboek.een(session, ik.gemeente_id, nummer)
    return _toon(request, _van_contract(session, partner, contract))


@router.post(f"{PAD}/{{nummer}}/contracten/{{contract}}")
def bewaar_contract(
    request: Request, nummer: int, contract: str, ik: Beheer, session: Lezen, opslag: Opslag,
    form: Formulier,
) -> Response:  # fmt: skip
    """Add or change a contract; one under which tasks run is made shorter only by ending it."""
    blad = _van_contract(session, zoeken_partnerboek.een(session, ik.gemeente_id, nummer), contract)

    def schrijf(schrijft: Session, deel: Any) -> Contract:
        partner = zoeken_partnerboek.een(schrijft, ik.gemeente_id, nummer)
        if contract == "nieuw":
            vraag = select(Contract).where(Contract.partner_id == nummer, Contract.naam == deel.naam)
            _eis_nieuw(schrijft.exec(vraag).first())
            return partnerboek.zet_contract(schrijft, partner, None, deel.model_dump(mode="json"))
        rij = zoeken_partnerboek.contract(schrijft, partner, _nummer(contract))
        _van_contract(schrijft, partner, contract).eis_ongewijzigd(schrijft, form, partner)
        korter = deel.geldig_tot is not None and (rij.geldig_tot is None or deel.geldig_tot < rij.geldig_tot)
        if korter and zoeken_partnerboek.lopend(schrijft, partner, contract_id=rij.id, aantal=1):
            raise MagNiet.omdat(EERDER_EINDE)
        return partnerboek.zet_contract(schrijft, partner, rij, deel.model_dump(mode="json"))

    return _bewaar(request, ik, opslag, form, blad, schrijf, nummer)


def _van_partner(rij: Partner | None) -> Blad:
    if rij is None:
        uitleg = "Daarna voegt u taken en contracten toe."
        velden = partnervelden.partner(None, klok.vandaag())
        return Blad("Nieuwe partner", PAD, velden, PartnerDeel, {}, None, "Partner toevoegen", uitleg)
    vast = {"naam": rij.naam, "geldig_tot": rij.geldig_tot}
    velden = partnervelden.partner(rij, klok.vandaag())
    return Blad(f"{rij.naam} wijzigen", _plek(rij), velden, PartnerDeel, vast, rij, partner=rij.naam)


def _van_taak(session: Session, partner: Partner, soort: str) -> Blad:
    if soort == "nieuw":
        kop, rij, vast, knop = f"Nieuwe taak voor {partner.naam}", None, {}, "Taak toevoegen"
    else:
        rij = zoeken_partnerboek.taak(session, partner, soort)
        kop, vast, knop = f"{rij.naam} wijzigen", {"soort": rij.soort}, "Bewaren"
    uitleg = (
        "Wat u wijzigt geldt voor nieuwe taken. Taken die al zijn uitgezet en hun brieven blijven zoals ze "
        "zijn. De partner krijgt altijd de naam van de inburgeraar. Elk ander gegeven alleen met een reden."
    )
    return Blad(kop, _plek(partner), partnervelden.taak(rij), TaakDeel, vast, rij, knop, uitleg, partner.naam)


def _van_contract(session: Session, partner: Partner, contract: str) -> Blad:
    taken = zoeken_partnerboek.taken(session, partner)
    if contract == "nieuw":
        velden = partnervelden.contract(None, taken, klok.vandaag())
        kop, knop = f"Nieuw contract met {partner.naam}", "Contract toevoegen"
        return Blad(kop, _plek(partner), velden, ContractDeel, {}, None, knop, partner=partner.naam)
    rij = zoeken_partnerboek.contract(session, partner, _nummer(contract))
    velden, vast = partnervelden.contract(rij, taken, klok.vandaag()), {"naam": rij.naam}
    kop = f"{rij.naam} wijzigen"
    return Blad(kop, _plek(partner), velden, ContractDeel, vast, rij, partner=partner.naam)


def _bewaar(
    request: Request, ik: Ik, opslag: Any, form: Any, blad: Blad,
    schrijf: Callable[[Session, Any], Partner | Partnertaak | Contract], nummer: int | None = None,
) -> Response:  # fmt: skip
    """Check what was typed and write it, with its line in the log of settings; nothing typed is lost."""
    getypt(blad.velden, form)
    deel, fouten = partnervelden.controleer(blad.velden, blad.model, blad.vast)
    gezien = tekst(form, eerder.VELD)
    if deel is None:
        return _toon(request, blad, status=422, fouten=fouten, gezien=gezien)
    wie, oud = Wie(ik.gemeente_id, ik.naam, klok.nu()), partnerboek.foto(blad.rij)
    try:
        with eerder.instellen(opslag, ik.gemeente_id) as schrijft:
            rij = schrijf(schrijft, deel)
            partner = (
                rij
                if isinstance(rij, Partner)
                else zoeken_partnerboek.een(schrijft, ik.gemeente_id, nummer or 0)
            )
            sleutel = partnerboek.sleutel(partner, rij)
            partnerboek.leg_vast(schrijft, wie, partner, {sleutel: (oud, partnerboek.foto(rij))})
            terug = _plek(partner)
    except eerder.WasEerder as fout:
        botsing = eerder.verzoen(fout, blad.velden, EINDE)
        return _toon(request, blad, status=409, botsing=botsing, gezien=fout.merk)
    except MagNiet as fout:
        return _toon(request, blad, status=409, fouten=[Fout(str(fout))], gezien=gezien)
    sessie.flits(request, "Bewaard.", ["Dit geldt vanaf nu. Wat al was uitgezet, blijft zoals het is."])
    return RedirectResponse(terug, 303)


def _toon(
    request: Request, blad: Blad, *, status: int = 200, fouten: Sequence[Fout] = (),
    gezien: str | None = None, botsing: eerder.Botsing | None = None,
) -> Response:  # fmt: skip
    return toon(
        request, "partner_formulier", status=status, actief=MEER, blad=blad, fouten=list(fouten),
        gezien=eerder.merk(blad.staat) if gezien is None else gezien, botsing=botsing, hier=request.url.path,
    )  # fmt: skip


def _eis_nieuw(rij: Partner | Partnertaak | Contract | None) -> None:
    if rij is not None:
        raise MagNiet.omdat(AL_BEKEND)


def _plek(partner: Partner) -> str:
    return f"{PAD}/{partner.id}"


def _nummer(ruw: str) -> int:
    return int(ruw) if ruw.isascii() and ruw.isdigit() and len(ruw) < 10 else 0
