"""The administrator's page of people: who works here, in which role, and a link to choose a password."""

from collections.abc import Collection
from typing import Any

from fastapi import APIRouter
from pydantic import ValidationError
from sqlmodel import Session
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from inburgering import aanbieders, klok
from inburgering.db import accounts, inrichten, medewerkers, zoeken
from inburgering.db.fouten import Weigering
from inburgering.db.medewerkers import Gegevens
from inburgering.db.tabellen import Gebruiker, Inrichting
from inburgering.web import eerder, sessie
from inburgering.web.blad import Bladen, adres, bladnummer
from inburgering.web.formulier import Fout, Veld, als_tekst, getypt, zet_fouten
from inburgering.web.toegang import MEDEWERKERS, Beheer, Ik, Rol
from inburgering.web.toon import toon
from inburgering.web.verzoek import Formulier, Lezen, Opslag, tekst

router = APIRouter()
PAD = "/medewerkers"
PER_BLAD = 20
ROLLEN = {
    Rol.CONSULENT: "Begeleidt inburgeraars: ziet en wijzigt trajecten.",
    Rol.COORDINATOR: "Ziet ook wat te laat is, en verdeelt het werk.",
    Rol.TEAMLEIDER: "Krijgt wat de coördinator niet oplost.",
    Rol.BEHEERDER: "Beheert medewerkers, partners en instellingen.",
}
FOUTEN = {
    "naam": "Vul een naam in van 2 tot 120 tekens.",
    "rol": "Kies een rol.",
    "email": "Dit is geen e-mailadres. Een e-mailadres ziet eruit als naam@gemeente.nl.",
}
TE_LANG = "Dit is te lang. Maak het korter."
LINK = "Maak onderaan een link. Daarmee kiest deze collega zelf een wachtwoord."
WERKACCOUNT = "Aanmelden gaat met het werkaccount. Het e-mailadres hieronder moet hetzelfde zijn."
LEEG: dict[str, Any] = {"link": "", "trajecten": 0, "accounts": False, "geschiedenis": []}


def velden(gebruiker: Gebruiker | None = None, teams: Collection[str] = ()) -> list[Veld]:
    """The fields of the form, filled with what is known; `teams` are those that there are."""
    g = gebruiker or Gebruiker(gemeente_id=0, naam="", rol="")
    er_zijn = f" Er zijn nu: {', '.join(sorted(teams))}." if teams else ""
    rollen = [(rol.value, rol.naam) for rol in MEDEWERKERS]
    uitleg = {rol.value: zin for rol, zin in ROLLEN.items()}
    hulp = "Hiermee herkent het programma wie zich met een werkaccount aanmeldt."
    return [
        Veld("naam", "Naam", "regel", "Zo staat de naam in brieven en in het logboek.", waarde=g.naam),
        Veld("rol", "Rol", "keuze", keuzes=rollen, uitleg=uitleg, waarde=g.rol),
        Veld("team", "Team", "regel", f"Schrijf het net als bij de collega's.{er_zijn}", verplicht=False,
             waarde=g.team),
        Veld("functie", "Functie", "regel", "Staat in brieven.", verplicht=False, waarde=g.functie),
        Veld("telefoon", "Telefoon", "regel", verplicht=False, waarde=g.telefoon),
        Veld("email", "E-mail", "regel", hulp, verplicht=False, waarde=g.email),
        Veld(
            "actief", "Werkt hier", "janee", "Wie hier niet meer werkt, kan zich niet aanmelden.",
            keuzes=(("ja", "Ja"), ("nee", "Nee")), waarde=als_tekst(g.actief),
        ),
    ]  # fmt: skip


@router.get(PAD)
def lijst(request: Request, ik: Beheer, session: Lezen, zoek: str = "", blad: str = "1") -> Response:
    """The people of this municipality, by name."""
    zoek, nr = zoek.strip()[:80], bladnummer(blad)
    rijen, totaal = medewerkers.lijst(
        session, ik.gemeente_id, zoek, vanaf=(nr - 1) * PER_BLAD, aantal=PER_BLAD
    )
    return toon(
        request, "medewerkers", actief=PAD, rijen=rijen, bladen=Bladen(nr, totaal, PER_BLAD), zoek=zoek,
        rolnaam=lambda rol: Rol(rol).naam, accounts=aanbieders.lees().accounts,
        naar=lambda **anders: adres(PAD, {"zoek": zoek}, **anders),
    )  # fmt: skip


@router.get(f"{PAD}/nieuw")
def nieuw(request: Request, ik: Beheer, session: Lezen) -> Response:
    """The empty form."""
    return _formulier(request, None, velden(None, _teams(session, ik)))


@router.post(f"{PAD}/nieuw")
def voeg_toe(request: Request, ik: Beheer, session: Lezen, opslag: Opslag, form: Formulier) -> Response:
    """Add someone; her page follows, for there a way to sign in can be made."""
    return _bewaar(request, ik, opslag, form, velden(None, _teams(session, ik)), None)


@router.get(f"{PAD}/{{wie}}")
def een(request: Request, wie: int, ik: Beheer, session: Lezen) -> Response:
    """One person: the form, what was changed, and the way to a password."""
    gebruiker = medewerkers.een(session, ik.gemeente_id, wie)
    lijst_ = velden(gebruiker, _teams(session, ik))
    return _formulier(request, gebruiker, lijst_, meer=_meer(session, ik, gebruiker))


@router.post(f"{PAD}/{{wie}}")
def wijzig(
    request: Request, wie: int, ik: Beheer, session: Lezen, opslag: Opslag, form: Formulier
) -> Response:
    """Change someone's details."""
    gebruiker = medewerkers.een(session, ik.gemeente_id, wie)
    return _bewaar(request, ik, opslag, form, velden(gebruiker, _teams(session, ik)), gebruiker)


@router.post(f"{PAD}/{{wie}}/uitnodigen")
def nodig_uit(
    request: Request, wie: int, ik: Beheer, session: Lezen, opslag: Opslag, form: Formulier
) -> Response:
    """A link to choose a password: shown once, to be given to this person."""
    gebruiker = medewerkers.een(session, ik.gemeente_id, wie)
    with opslag.schrijven() as schrijft:
        mens = medewerkers.een(schrijft, ik.gemeente_id, wie)
        inlognaam = mens.email or mens.naam.replace(" ", ".")
        token = accounts.nodig_uit(schrijft, mens, inlognaam, klok.echt(), ik.naam)
    link = f"{request.app.state.adres}/wachtwoord/{token}"
    meer = _meer(session, ik, gebruiker) | {"link": link}
    return _formulier(request, gebruiker, velden(gebruiker, _teams(session, ik)), meer=meer)


def _bewaar(
    request: Request, ik: Ik, opslag: Opslag, form: Formulier, lijst_: list[Veld],
    gebruiker: Gebruiker | None,
) -> Response:  # fmt: skip
    getypt(lijst_, form)
    gezien = tekst(form, eerder.VELD)
    try:
        gegevens = Gegevens.model_validate(_gegevens(lijst_))
        _eis_adres(gegevens.email)
        with eerder.instellen(opslag, ik.gemeente_id) as session:
            mens = medewerkers.een(session, ik.gemeente_id, gebruiker.id or 0) if gebruiker else None
            if mens is not None:
                wie = eerder.volgens_log(session, ik.gemeente_id, medewerkers.wat(mens))
                eerder.eis_ongewijzigd(eerder.staat(velden(mens)), gezien, wie)
            nummer = medewerkers.bewaar(session, ik.gemeente_id, mens, gegevens, ik.naam, klok.echt()).id
    except ValidationError as fout:
        namen = [(str(e["loc"][0]), e["type"]) for e in fout.errors()]
        zinnen = [
            (n, TE_LANG if "long" in soort and n != "naam" else FOUTEN.get(n, TE_LANG)) for n, soort in namen
        ]
        return _formulier(
            request, gebruiker, lijst_, zet_fouten(lijst_, zinnen), meer={"gezien": gezien}, status=422
        )
    except eerder.WasEerder as fout:
        meer = {"botsing": eerder.verzoen(fout, lijst_), "gezien": fout.merk}
        return _formulier(request, gebruiker, lijst_, meer=meer, status=409)
    except Weigering as fout:
        return _formulier(request, gebruiker, lijst_, [Fout(str(fout))], meer={"gezien": gezien}, status=409)
    if gebruiker is not None:
        sessie.flits(request, f"{gegevens.naam} is bewaard.")
        return RedirectResponse(PAD, 303)
    hoe = LINK if aanbieders.lees().accounts else WERKACCOUNT
    sessie.flits(request, f"{gegevens.naam} is toegevoegd.", [hoe])
    return RedirectResponse(f"{PAD}/{nummer}", 303)


def _gegevens(lijst_: list[Veld]) -> dict[str, Any]:
    uit: dict[str, Any] = {veld.naam: veld.waarde for veld in lijst_}
    if uit["rol"] not in {rol.value for rol in MEDEWERKERS}:
        uit["rol"] = None
    return uit | {"actief": uit["actief"] != "nee"}


def _eis_adres(email: str) -> None:
    naam, _, domein = email.partition("@")
    if email and (not naam or "." not in domein or any(teken.isspace() for teken in email)):
        raise Weigering(FOUTEN["email"])


def _meer(session: Session, ik: Ik, gebruiker: Gebruiker) -> dict[str, Any]:
    rijen = inrichten.geschiedenis(session, ik.gemeente_id, medewerkers.wat(gebruiker))
    return {
        "geschiedenis": [(rij.moment, rij.door, _in_woorden(rij)) for rij in rijen],
        "trajecten": medewerkers.lopende(session, [gebruiker.id or 0]).get(gebruiker.id or 0, 0),
        "accounts": aanbieders.lees().accounts,
    }


def _teams(session: Session, ik: Ik) -> set[str]:
    return {mens.team for mens in zoeken.medewerkers(session, ik.gemeente_id) if mens.team}


def _in_woorden(rij: Inrichting) -> list[str]:
    """What was changed, per field; of someone new only what was filled in."""
    labels = {veld.naam: veld.label for veld in velden()}
    if rij.verschil.get("naam", {}).get("oud", "") is None:
        staat = {labels[naam]: _waarde(naam, w["nieuw"]) for naam, w in rij.verschil.items()}
        return ["Toegevoegd", *(f"{label}: {waarde}" for label, waarde in staat.items() if waarde)]
    woorden = {
        naam: [_waarde(naam, w[wanneer]) or "leeg" for wanneer in ("oud", "nieuw")]
        for naam, w in rij.verschil.items()
    }
    return [
        f"{labels[naam]}: {oud} → {nieuw}" if naam in labels else f"{naam.capitalize()} {nieuw}"
        for naam, (oud, nieuw) in woorden.items()
    ]


def _waarde(naam: str, waarde: Any) -> str:
    if naam == "rol" and waarde in {rol.value for rol in Rol}:
        return Rol(waarde).naam
    return als_tekst(waarde)


def _formulier(
    request: Request,
    gebruiker: Gebruiker | None,
    lijst_: list[Veld],
    fouten: list[Fout] | None = None,
    *,
    meer: dict[str, Any] | None = None,
    status: int = 200,
) -> Response:
    gezien = eerder.merk(eerder.staat(velden(gebruiker))) if gebruiker else ""
    return toon(
        request, "medewerker", status=status, actief=PAD, velden=lijst_, fouten=fouten or [], mens=gebruiker,
        pad=f"{PAD}/{gebruiker.id if gebruiker else 'nieuw'}", **(LEEG | {"gezien": gezien} | (meer or {})),
    )  # fmt: skip
