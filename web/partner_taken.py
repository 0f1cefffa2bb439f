"""For someone of a partner with an account: every open task of its cases here, and the answer to each."""

import hashlib
from datetime import date
from typing import Any

from fastapi import APIRouter
from sqlmodel import Session
from starlette.requests import Request
from starlette.responses import Response

from inburgering import klok
from inburgering.db import terugmelden, zoeken_partnertaken
from inburgering.db.fouten import NietGevonden
from inburgering.db.terugbericht import Antwoord, Bericht, Binnenkomst, Weg
from inburgering.db.zoeken_partner import Kijk
from inburgering.db.zoeken_partnertaken import Taakregel
from inburgering.statemachine.machines import naam_van_toestand
from inburgering.web.blad import Bladen, adres, bladnummer
from inburgering.web.partnertaak import Plek, neem_antwoord, toon_taak, toon_vraag
from inburgering.web.toegang import Ik, Partnermens
from inburgering.web.toon import toon
from inburgering.web.verzoek import Formulier, Lezen, Opslag, Vandaag
from inburgering.web.woorden_partner import LABEL

router = APIRouter()
PAD = "/taken"
PER_BLAD = 20
WAT = {"N01": "Laat weten of u de taak doet", "N02": "Meld wat er is gedaan", "N05": "Beantwoord de vraag",
       "N23": "Meld terug, zoals u toezei"}  # fmt: skip
GEEN_TAAK = "Deze taak bestaat niet, of zij is niet van u."


@router.get(PAD)
def lijst(request: Request, ik: Partnermens, session: Lezen, vandaag: Vandaag, blad: str = "1") -> Response:
    """The open tasks of this partner, the oldest first, with what is asked by which day."""
    partner = _partner(ik)
    totaal = zoeken_partnertaken.aantal(session, partner)
    bladen = Bladen.gevraagd(bladnummer(blad), totaal, PER_BLAD)
    vanaf = (bladen.nr - 1) * PER_BLAD
    regels = zoeken_partnertaken.lijst(session, partner, vanaf=vanaf, hoeveel=PER_BLAD)
    ik.spoor.zag_lijst(len(regels))
    return toon(
        request, "partner_taken", actief=PAD, bladen=bladen, naar=lambda **a: adres(PAD, {}, **a), thuis=PAD,
        rijen=[_rij(regel, vandaag) for regel in regels],
    )  # fmt: skip


@router.get(f"{PAD}/{{taaknummer}}")
def taak(request: Request, taaknummer: str, ik: Partnermens, session: Lezen) -> Response:
    """One task of this partner, also one that is over."""
    return toon_taak(request, session, _kijk(session, ik, taaknummer), _plek(ik, taaknummer))


@router.get(f"{PAD}/{{taaknummer}}/{{antwoord}}")
def vraag(request: Request, taaknummer: str, antwoord: str, ik: Partnermens, session: Lezen) -> Response:
    """The form of one answer."""
    return toon_vraag(request, session, _kijk(session, ik, taaknummer), _plek(ik, taaknummer), antwoord)


@router.post(f"{PAD}/{{taaknummer}}/{{antwoord}}")
def neem(
    request: Request, taaknummer: str, antwoord: str, ik: Partnermens, session: Lezen, opslag: Opslag,
    form: Formulier,
) -> Response:  # fmt: skip
    """Take the answer in, proved by who signed in."""
    kijk, van = _kijk(session, ik, taaknummer), _partner(ik)

    def leg_vast(soort: str, feiten: dict[str, Any]) -> Antwoord:
        bericht = Bericht(soort=soort, op=klok.vandaag(), feiten=feiten, taak=taaknummer)
        partij = hashlib.sha256(repr((taaknummer, soort, feiten)).encode()).hexdigest()
        langs = Binnenkomst(weg=Weg.ACCOUNT, partij=partij, partner_id=van)
        return terugmelden.neem_aan(opslag, bericht, langs, klok.nu())

    return neem_antwoord(request, kijk, _plek(ik, taaknummer), antwoord, form, leg_vast)


def _partner(ik: Ik) -> int:
    """Of which partner this person is. Raises NietGevonden for one who is of none."""
    if ik.partner_id is None:
        raise NietGevonden(GEEN_TAAK)
    return ik.partner_id


def _kijk(session: Session, ik: Ik, nummer: str) -> Kijk:
    """The task with this number, if it is of this person's partner. Raises NietGevonden."""
    kijk = zoeken_partnertaken.een(session, _partner(ik), nummer)
    if kijk is None:
        raise NietGevonden(GEEN_TAAK)
    ik.spoor.zag(kijk.deel.traject_id)
    return kijk


def _plek(ik: Ik, nummer: str) -> Plek:
    return Plek(f"{PAD}/{nummer}", PAD, ik.naam)


def _rij(regel: Taakregel, vandaag: date) -> dict[str, Any]:
    """One task with the first thing that is asked of the partner."""
    bekend = {code: dag for code, dag in regel.termijnen.items() if code in WAT}
    eerst = min(bekend, key=lambda code: bekend[code], default="")
    return {
        "regel": regel,
        "stand": naam_van_toestand("overdracht", regel.toestand),
        "soort": LABEL.get(regel.toestand, "bezig"),
        "wat": WAT.get(eerst, ""),
        "dag": bekend.get(eerst),
        "te_laat": bool(eerst) and bekend[eerst] < vandaag,
    }
