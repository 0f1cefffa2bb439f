"""The partner book: who the partners are, what was agreed, what runs there now. Everyone reads it."""

from typing import Any

from fastapi import APIRouter
from sqlmodel import Session
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from inburgering import klok
from inburgering.db import contracten, normen, partneraandacht, zoeken_partnerboek
from inburgering.db.basis import nr_van
from inburgering.db.fouten import MagNiet
from inburgering.db.partnerboek import Wie
from inburgering.db.partnervelden import VELDEN, grond, toegestaan
from inburgering.db.tabellen import Partner, Partnertaak
from inburgering.statemachine.machines import naam_van_toestand
from inburgering.web import eerder, sessie
from inburgering.web.blad import Bladen, adres, bladnummer
from inburgering.web.menu import MEER
from inburgering.web.partnervelden import KANAALNAMEN
from inburgering.web.toegang import Ik, Leiding, Medewerker, Rol
from inburgering.web.toon import toon
from inburgering.web.verzoek import Formulier, Lezen, Opslag, tekst
from inburgering.web.zicht_partner import prijs, wijzigingen
from inburgering.wet.begrippen import Route

router = APIRouter()
PAD = "/partners"
PER_BLAD = 20


@router.get(PAD)
def lijst(request: Request, ik: Medewerker, session: Lezen, zoek: str = "", alles: str = "") -> Response:
    """The partners by name, to search; on top what asks attention, for who leads."""
    vandaag, zoek = klok.vandaag(), zoek.strip()[:80]
    wat: dict[str, Any] = {"alles": alles == "ja"}
    totaal = zoeken_partnerboek.aantal(session, ik.gemeente_id, zoek, vandaag, **wat)
    blad = bladnummer(request.query_params.get("blad", "1"))
    bladen = Bladen.gevraagd(blad, totaal, PER_BLAD)
    rijen = zoeken_partnerboek.lijst(
        session, ik.gemeente_id, zoek, vandaag, **wat, vanaf=(bladen.nr - 1) * PER_BLAD, per=PER_BLAD
    )
    keuzes = {"zoek": zoek, "alles": "ja" if wat["alles"] else ""}
    return toon(
        request, "partnerboek", actief=MEER, rijen=rijen, bladen=bladen, zoek=zoek, **wat,
        kanalen=KANAALNAMEN,
        aandacht=partneraandacht.alle(session, ik.gemeente_id, vandaag) if ik.leidt else [],
        beheert=ik.rol is Rol.BEHEERDER, naar=lambda **anders: adres(PAD, keuzes, **anders),
    )  # fmt: skip


@router.get(f"{PAD}/aandacht")
def aandacht(request: Request, ik: Leiding, session: Lezen, sleutel: str = "") -> Response:
    """Ask what was done about one thing that asks attention."""
    return _aandacht(request, session, ik, sleutel)


@router.post(f"{PAD}/aandacht")
def handel_af(request: Request, ik: Leiding, session: Lezen, opslag: Opslag, form: Formulier) -> Response:
    """Close it with a reason; without one nothing is closed."""
    sleutel, reden = tekst(form, "sleutel")[:120], tekst(form, "reden")[:1000]
    if not reden:
        return _aandacht(request, session, ik, sleutel, fout="Schrijf op wat u hebt gedaan.")
    with eerder.instellen(opslag, ik.gemeente_id) as schrijft:
        partneraandacht.sluit(schrijft, Wie(ik.gemeente_id, ik.naam, klok.nu()), sleutel, reden)
    sessie.flits(request, "Het signaal is afgehandeld.")
    return RedirectResponse(PAD, 303)


def _aandacht(request: Request, session: Session, ik: Ik, sleutel: str, fout: str = "") -> Response:
    """Raises MagNiet when it is not there (any more)."""
    alle = partneraandacht.alle(session, ik.gemeente_id, klok.vandaag())
    gevonden = next((a for a in alle if a.sleutel == sleutel), None)
    if gevonden is None:
        raise MagNiet.omdat("Dit signaal is al weg. Kijk op de bladzijde wat er nog staat.")
    status = 422 if fout else 200
    return toon(request, "partner_aandacht", status=status, actief=MEER, signaal=gevonden, fout=fout)


@router.get(f"{PAD}/{{nummer}}")
def een(request: Request, nummer: int, ik: Medewerker, session: Lezen) -> Response:
    """One partner: how to reach it, its tasks and contracts, what runs there, and what was changed."""
    partner = zoeken_partnerboek.een(session, ik.gemeente_id, nummer)
    vandaag, totaal = klok.vandaag(), zoeken_partnerboek.aantal_lopend(session, [nummer]).get(nummer, 0)
    blad = bladnummer(request.query_params.get("blad", "1"))
    bladen = Bladen.gevraagd(blad, totaal, PER_BLAD)
    taken = zoeken_partnerboek.taken(session, partner)
    lopend = zoeken_partnerboek.lopend(session, partner, vanaf=(bladen.nr - 1) * PER_BLAD, aantal=PER_BLAD)
    ik.spoor.zag_lijst(len(lopend))
    return toon(
        request, "partner_boek", actief=MEER, partner=partner, pad=f"{PAD}/{nummer}",
        kanaal=KANAALNAMEN[partner.kanaal][0] if partner.kanaal in KANAALNAMEN else partner.kanaal,
        taken=[(t, _gegevens(t)) for t in taken],
        taaknamen={t.soort: t.naam for t in taken}, routes={r.value: r.naam for r in Route},
        ruimtes=_ruimtes(session, partner), geldig=lambda c: contracten.geldig(c, vandaag),
        verplicht=normen.geldend(session, ik.gemeente_id, vandaag).get("contract_nodig") is True,
        lopend=lopend,
        toestand=lambda naam: naam_van_toestand("overdracht", naam),
        bladen=bladen, naar=lambda **anders: adres(f"{PAD}/{nummer}", {}, **anders),
        geschiedenis=wijzigingen(zoeken_partnerboek.geschiedenis(session, partner)),
        beheert=ik.rol is Rol.BEHEERDER, prijs=prijs,
    )  # fmt: skip


def _ruimtes(session: Session, partner: Partner) -> list[contracten.Ruimte]:
    return contracten.van_partners(session, [nr_van(partner)], klok.vandaag()).get(nr_van(partner), [])


def _gegevens(taak: Partnertaak) -> list[tuple[str, str]]:
    """The personal details this task shows, each with its ground."""
    return [(VELDEN[veld].naam, grond(taak, veld)) for veld in toegestaan(taak.velden)]
