"""End a partner, a task or a contract: show what still runs, ask what must happen with it, and do it."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from fastapi import APIRouter
from sqlmodel import Session
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from inburgering import klok
from inburgering.db import partnerboek, partnereinde, zoeken_partnerboek
from inburgering.db.fouten import MagNiet, NietGevonden
from inburgering.db.partnerboek import Wie
from inburgering.db.tabellen import Contract, Partner, Partnertaak
from inburgering.db.zoeken_partnerboek import Lopend
from inburgering.statemachine.feiten_overdracht import WatNu
from inburgering.statemachine.machines import naam_van_toestand
from inburgering.web import dagen, eerder, partnervelden, sessie
from inburgering.web.formulier import Fout, Veld, getypt, zet_fouten
from inburgering.web.menu import MEER
from inburgering.web.toegang import Beheer
from inburgering.web.toon import toon
from inburgering.web.verzoek import Formulier, Lezen, Opslag, tekst

router = APIRouter()
PAD = "/partners/{nummer}/einde/{soort}/{welke}"
Iets = Partner | Partnertaak | Contract


@router.get(PAD)
def vraag(request: Request, nummer: int, soort: str, welke: str, ik: Beheer, session: Lezen) -> Response:
    """What ends, what still runs, and the question what must happen with that."""
    partner, rij = _zoek(session, ik.gemeente_id, nummer, soort, welke)
    return _toon(request, partner, rij, _lopend(session, partner, rij))


@router.post(PAD)
def beeindig(
    request: Request, nummer: int, soort: str, welke: str, ik: Beheer, session: Lezen, opslag: Opslag,
    form: Formulier,
) -> Response:  # fmt: skip
    """End it; every case with a running task gets a signal for its consulent, all in one go."""
    partner, rij = _zoek(session, ik.gemeente_id, nummer, soort, welke)
    lopend = _lopend(session, partner, rij)
    velden, gezien = _velden(lopend), tekst(form, eerder.VELD)
    getypt(velden, form)
    typte = {veld.naam: veld.waarde.strip() for veld in velden}
    dag, fouten = _gelezen(typte, bool(lopend))
    if fouten or dag is None:
        return _toon(request, partner, rij, lopend, velden, 422, zet_fouten(velden, fouten), gezien=gezien)
    wie = Wie(ik.gemeente_id, ik.naam, klok.nu())
    wat = next((w for w in WatNu if lopend and w.value == typte["wat"]), None)
    try:
        with eerder.instellen(opslag, ik.gemeente_id) as schrijft:
            deze, eigen = _zoek(schrijft, ik.gemeente_id, nummer, soort, welke)
            door = eerder.volgens_log(schrijft, ik.gemeente_id, partnerboek.wat_van(deze))
            eerder.eis_ongewijzigd(_staat(eigen), gezien, door)
            nu = _lopend(schrijft, partner, eigen)
            partnereinde.beeindig(
                schrijft, wie, zoeken_partnerboek.een(schrijft, ik.gemeente_id, nummer), eigen,
                laatste_dag=dag, reden=typte["reden"][:1000], wat=wat, lopend=nu,
            )  # fmt: skip
    except eerder.WasEerder as fout:
        botsing = eerder.verzoen(fout, zinnen={v.naam: f"{v.label} is veranderd." for v in _staande(rij)})
        return _toon(request, partner, rij, lopend, velden, 409, gezien=fout.merk, botsing=botsing)
    except MagNiet as fout:
        return _toon(request, partner, rij, lopend, velden, 409, [Fout(str(fout))], gezien=gezien)
    zin = f"Bij {len(nu)} taken die nog lopen heeft de consulent een signaal gekregen."
    sessie.flits(request, "Het einde is vastgelegd.", [zin] if nu else ["Er liepen geen taken meer."])
    return RedirectResponse(f"/partners/{nummer}", 303)


def _gelezen(typte: Mapping[str, str], loopt: bool) -> tuple[date | None, list[tuple[str, str]]]:  # noqa: FBT001
    """The last day, and per field what is wrong."""
    dag, fouten = None, []
    try:
        dag = dagen.lees(typte["laatste_dag"])
    except dagen.GeenDag as fout:
        fouten.append(("laatste_dag", f"Laatste dag: {fout}"))
    if not typte["reden"]:
        fouten.append(("reden", "Reden: schrijf op waarom dit eindigt."))
    if loopt and typte["wat"] not in {w.value for w in WatNu}:
        fouten.append(("wat", "Kies wat er gebeurt met de taken die nog lopen."))
    return dag, fouten


def _zoek(session: Session, gemeente_id: int, nummer: int, soort: str, welke: str) -> tuple[Partner, Iets]:
    """What must end. Raises NietGevonden."""
    partner = zoeken_partnerboek.een(session, gemeente_id, nummer)
    if soort == "partner":
        return partner, partner
    if soort == "taak":
        return partner, zoeken_partnerboek.taak(session, partner, welke)
    if soort == "contract" and welke.isascii() and welke.isdigit() and len(welke) < 10:
        return partner, zoeken_partnerboek.contract(session, partner, int(welke))
    raise NietGevonden("Deze bladzijde bestaat niet. Ga terug naar de partner.")


def _lopend(session: Session, partner: Partner, rij: Iets) -> list[Lopend]:
    waar: dict[str, Any] = {}
    if isinstance(rij, Contract):
        waar["contract_id"] = rij.id
    elif isinstance(rij, Partnertaak):
        waar["soort"] = rij.soort
    return zoeken_partnerboek.lopend(session, partner, **waar)


def _staat(rij: Iets) -> dict[str, str]:
    return eerder.staat(_staande(rij), geldig_tot=rij.geldig_tot)


def _staande(rij: Iets) -> list[Veld]:
    """What stands there, as the form to change it shows it."""
    if isinstance(rij, Partner):
        return partnervelden.partner(rij)
    return partnervelden.taak(rij) if isinstance(rij, Partnertaak) else partnervelden.contract(rij, ())


def _velden(lopend: list[Lopend]) -> list[Veld]:
    wat = Veld(
        "wat", "Wat gebeurt er met deze taken", "keuze",
        "In beide gevallen krijgt de consulent van elk traject een signaal.",
        keuzes=[(w.value, w.naam.capitalize()) for w in WatNu],
    )  # fmt: skip
    dag = klok.vandaag().isoformat()
    return [
        Veld("laatste_dag", "Laatste dag", "dag", "Tot en met deze dag geldt de afspraak.", waarde=dag),
        Veld("reden", "Reden", "verhaal", "Zet hier geen gegevens van inburgeraars."),
        *([wat] if lopend else []),
    ]


def _toon(
    request: Request, partner: Partner, rij: Iets, lopend: list[Lopend], velden: list[Veld] | None = None,
    status: int = 200, fouten: list[Fout] | None = None, *, gezien: str | None = None,
    botsing: eerder.Botsing | None = None,
) -> Response:  # fmt: skip
    request.state.spoor.zag_lijst(len(lopend))
    return toon(
        request, "partner_einde", status=status, actief=MEER, partner=partner, rij=rij, lopend=lopend,
        velden=velden or _velden(lopend), fouten=fouten or [], hier=request.url.path,
        gezien=eerder.merk(_staat(rij)) if gezien is None else gezien, botsing=botsing,
        toestand=lambda naam: naam_van_toestand("overdracht", naam),
    )  # fmt: skip
