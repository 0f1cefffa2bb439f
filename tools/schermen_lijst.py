"""Which pages `make schermen` photographs, as whom; and the cases they show."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlmodel import Session, col, func, select

from inburgering.db.geheimen import hash_van
from inburgering.db.tabellen import Gebruiker, Onderdeel, Overdracht, Partner, Toegang, Traject

LINK = "een-link-voor-het-schermbeeld"


@dataclass(frozen=True)
class Scherm:
    """One page: the name of its picture, who looks, where, and which button is pressed there first."""

    naam: str
    rol: str
    pad: str
    knop: str = ""


@dataclass(frozen=True)
class Gezocht:
    """Who looks, by role; and what stands in the addresses."""

    mensen: dict[str, str]
    paden: dict[str, Any]


SCHERMEN = (
    Scherm("aanmelden", "", "/aanmelden"),
    Scherm("consulent-mijn-dag", "consulent", "/mijn-dag"),
    Scherm("consulent-caseload", "consulent", "/caseload"),
    Scherm("consulent-niets-gevonden", "consulent", "/caseload?zoek=zzz"),
    Scherm("consulent-traject", "consulent", "/trajecten/{traject}"),
    Scherm("consulent-plan", "consulent", "/trajecten/{traject}/plan"),
    Scherm("consulent-nieuw", "consulent", "/trajecten/nieuw"),
    Scherm("consulent-signalen", "consulent", "/signalen"),
    Scherm("consulent-terugmeldingen", "consulent", "/terugmeldingen"),
    Scherm("consulent-formulier", "consulent", "/trajecten/{traject}/traject/1/notitie"),
    Scherm("consulent-fout", "consulent", "/trajecten/nieuw", "Traject beginnen"),
    Scherm("consulent-niet-gevonden", "consulent", "/trajecten/HLM-2026-999999"),
    Scherm("coordinator-bord", "coordinator", "/coordinator"),
    Scherm("coordinator-werklast", "coordinator", "/coordinator/werklast"),
    Scherm("coordinator-rapport", "coordinator", "/coordinator/rapporten/fase"),
    Scherm("coordinator-wat-ligt-waar", "coordinator", "/coordinator/partners"),
    Scherm("beheerder-meer", "beheerder", "/meer"),
    Scherm("beheerder-medewerkers", "beheerder", "/medewerkers"),
    Scherm("beheerder-partners", "beheerder", "/partners"),
    Scherm("beheerder-normen", "beheerder", "/normen"),
    Scherm("beheerder-norm", "beheerder", "/normen/voortgangsgesprek_weken"),
    Scherm("beheerder-thema", "beheerder", "/thema"),
    Scherm("beheerder-toegang-partner", "beheerder", "/partners/{partner}/toegang"),
    Scherm("partner-taken", "partner", "/taken"),
    Scherm("partner-taak", "", "/p/{link}"),
)


def zoek(session: Session, gemeente_id: int, dag: date) -> Gezocht:
    """The consulent with most cases, one of her cases on a leerroute, and a task that lies at a partner."""
    van_hier = Traject.gemeente_id == gemeente_id
    op_route = select(Traject).where(van_hier, Traject.toestand == "op_leerroute")
    druk = (
        select(Traject.consulent_id)
        .where(van_hier, Traject.toestand == "op_leerroute")
        .group_by(col(Traject.consulent_id))
        .order_by(func.count().desc(), col(Traject.consulent_id))
    )
    consulent = session.exec(druk).first()
    traject = session.exec(
        op_route.where(Traject.consulent_id == consulent).order_by(col(Traject.nummer))
    ).first()
    if consulent is None or traject is None:
        raise LookupError("Nobody of this municipality is on a leerroute.")
    mensen = {"consulent": session.get_one(Gebruiker, consulent).naam}
    for rol in ("coordinator", "beheerder"):
        van_rol = select(Gebruiker.naam).where(Gebruiker.gemeente_id == gemeente_id, Gebruiker.rol == rol)
        mensen[rol] = session.exec(van_rol.order_by(col(Gebruiker.naam))).first() or ""
    partner = _geef_link(session, gemeente_id, dag)
    mensen["partner"] = "Noor Willems"
    session.add(
        Gebruiker(
            gemeente_id=gemeente_id, naam=mensen["partner"], rol="partner", functie=partner.naam,
            email="noor@partner.example", partner_id=partner.id,
        )
    )  # fmt: skip
    return Gezocht(mensen, {"traject": traject.nummer, "link": LINK, "partner": partner.id})


def _geef_link(session: Session, gemeente_id: int, dag: date) -> Partner:
    """A link to a task that waits for its partner; gives the partner."""
    gevonden = session.exec(
        select(Onderdeel.id, Partner)
        .join(Overdracht, col(Overdracht.onderdeel_id) == col(Onderdeel.id))
        .join(Partner, col(Partner.id) == Overdracht.partner_id)
        .where(Partner.gemeente_id == gemeente_id, Onderdeel.toestand == "verzonden")
        .order_by(col(Onderdeel.id))
    ).first()
    if gevonden is None:
        raise LookupError("No task waits for a partner.")
    deel, partner = gevonden
    session.add(
        Toegang(
            onderdeel_id=deel or 0,
            doel="overdracht",
            token_hash=hash_van(LINK),
            verloopt=dag + timedelta(days=30),
        )
    )
    return partner
