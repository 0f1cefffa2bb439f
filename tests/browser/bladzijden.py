"""Every page of the application, from its own list of routes, with something real in each address.

A new page is in the walk by itself; one whose address needs something that `richt_in` does not give is not
found, and the walk says so.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from urllib.parse import quote

from fastapi import FastAPI
from sqlmodel import Session, col, select

from inburgering import klok
from inburgering.db import abonnementen, accounts, partneraandacht, terugmelden
from inburgering.db.basis import Database
from inburgering.db.geheimen import hash_van
from inburgering.db.tabellen import (
    Contract,
    Gebeurtenisrij,
    Gebruiker,
    Gemeente,
    Overdracht,
    Partner,
    Post,
    Toegang,
    Traject,
)
from inburgering.db.terugbericht import Bericht, Binnenkomst, Weg
from inburgering.statemachine.terugmelding import VRAAG as VRAAG_VAN_PARTNER
from inburgering.web import toegang
from inburgering.web.toegang import Rol

GEEN_BLADZIJDE = re.compile(
    r"/(gezond|statisch|dagcontrole/.+|agenda/.+|afmelden|schema/.+|(partner-)?api/.+|aanmelden/oidc/.+|thema/.+\.css)"
    r"|.*\.(pdf|\{soort\})|.*/als/\{vorm\}|/"
)
"""What is no page of its own: files, interfaces for programs, and what only leads on."""
MENSEN = {
    Rol.CONSULENT: "Sanne de Jong",
    Rol.COORDINATOR: "Petra Berg",
    Rol.TEAMLEIDER: "Tom Dijk",
    Rol.BEHEERDER: "Bea Smit",
    Rol.PARTNER: "Paula de Groot",
}
LINK = "een-link-om-te-bekijken"
VRAAG = {"/coordinator/rapporten/{code}/lijst": "?tabel=fase&rij=asiel&kolom=A", "/caseload": "?van=alle",
         "/caseload/contact": "?traject={nummer}",
         "/toewijzen/verdelen": "?van={consulent}", "/coordinator/controle": "?wat=dag",
         "/partners/aandacht": "?sleutel={sleutel}"}  # fmt: skip
"""What a page asks besides its address, to show something."""


@dataclass(frozen=True)
class Bladzijde:
    """A page: its route, who looks at it (empty: nobody signed in), and a real address."""

    route: str
    wie: str
    pad: str


def alle(app: FastAPI, vulling: Mapping[str, str]) -> Iterator[Bladzijde]:
    """Each page once, seen by the first role that may."""
    gezien = set()
    for blad in elk_adres(app, vulling):
        if blad.route not in gezien and not GEEN_BLADZIJDE.fullmatch(blad.route):
            gezien.add(blad.route)
            yield blad


def elk_adres(app: FastAPI, vulling: Mapping[str, str]) -> Iterator[Bladzijde]:
    """Each address that only looks, pages and files alike, for every role that may."""
    for route in toegang.routes(app):
        pad = str(getattr(route, "path", ""))
        if "GET" in (getattr(route, "methods", None) or ()):
            rollen = _rollen(getattr(route, "dependant", None))
            for wie in [naam for rol, naam in MENSEN.items() if rol in rollen] or [""]:
                yield Bladzijde(pad, wie, _vul(pad + VRAAG.get(pad, ""), pad, vulling))


def _rollen(vraag: object) -> frozenset[Rol]:
    aanroep = getattr(vraag, "call", None)
    if isinstance(aanroep, toegang.Regel):
        return aanroep.rollen
    gevonden = (_rollen(deel) for deel in getattr(vraag, "dependencies", ()))
    return next((rollen for rollen in gevonden if rollen), frozenset())


def _vul(ruw: str, route: str, vulling: Mapping[str, str]) -> str:
    """The value for a name: of this route, of its part of the site, or of all."""

    def waarde(m: re.Match[str]) -> str:
        sleutels = (f"{route}:{m[1]}", f"{route.split('/')[1]}:{m[1]}", m[1])
        return next((vulling[sleutel] for sleutel in sleutels if sleutel in vulling), "niets")

    return re.sub(r"\{(\w+)[^}]*\}", waarde, ruw)


def richt_in(database: Database) -> dict[str, str]:
    """Add to Proefstad an account, a contract, a message and the like; gives what stands in addresses."""
    vraag = _stel_vraag(database)
    with database.schrijven() as s:
        gemeente = s.exec(select(Gemeente).where(Gemeente.code == "proefstad")).one()
        partner = s.exec(select(Partner).where(Partner.naam == "Plangroep")).one()
        overdracht = s.exec(select(Overdracht)).one()
        traject = s.exec(select(Traject).where(Traject.toestand == "op_leerroute")).one()
        consulent = s.get_one(Gebruiker, traject.consulent_id)
        s.add(Gebruiker(gemeente_id=gemeente.id or 0, naam=MENSEN[Rol.PARTNER], rol=Rol.PARTNER.value,
                        functie=partner.naam, partner_id=partner.id))  # fmt: skip
        contract = Contract(
            partner_id=partner.id or 0,
            naam="Budgetbeheer 2026",
            geldig_vanaf=date(2026, 1, 1),
            geldig_tot=date(2026, 12, 31),
        )
        abonnement = abonnementen.maak(s, gemeente.id or 0, "Zaaksysteem", "https://zaken.example/in",
                                       ["traject"], "Bea Smit", klok.nu())  # fmt: skip
        s.add(contract)
        s.add(Toegang(onderdeel_id=overdracht.onderdeel_id, doel="overdracht", token_hash=hash_van(LINK),
                      verloopt=klok.vandaag() + timedelta(days=9)))  # fmt: skip
        uitnodiging = accounts.nodig_uit(s, consulent, "sanne@proefstad.example", klok.echt(), "Bea Smit")
        s.flush()
        (aandacht, *_) = partneraandacht.alle(s, gemeente.id or 0, klok.vandaag())
        return {
            "sleutel": quote(aandacht.sleutel),
            "nummer": traject.nummer,
            "volgnr": _volgnr(s, traject, "opstelling_pip"),
            "consulent": f"{consulent.id}",
            "post_id": str(s.exec(select(Post.id).where(Post.traject_id == traject.id)).first()),
            "partners:nummer": f"{partner.id}",
            "/partners/{nummer}/taken/{soort}:soort": "budgetbeheer",
            "/partners/{nummer}/einde/{soort}/{welke}:soort": "taak",
            "welke": "budgetbeheer",
            "contract": f"{contract.id}",
            "wie": f"{consulent.id}",
            "code": "fase",
            "briefteksten:naam": "oproep_brede_intake",
            "normen:naam": "aanbod_weken",
            "terugmeldingen:nummer": vraag,
            "keten:nr": f"{abonnement.id}",
            "onderdeel": "traject",
            "nr": "1",
            "gebeurtenis": "notitie",
            "taaknummer": overdracht.nummer,
            "antwoord": "terugmelding",
            "p:soort": "weigering",
            "p:token": LINK,
            "wachtwoord:token": uitnodiging,
        }


def _stel_vraag(database: Database) -> str:
    """Plangroep asks something about its task; gives the number of the message, which waits for a person."""
    with database.lezen() as s:
        overdracht = s.exec(select(Overdracht)).one()
    bericht = Bericht(
        soort=VRAAG_VAN_PARTNER, op=klok.vandaag(), taak=overdracht.nummer,
        feiten={"naam": "Anna Smit", "vraag": "Mag het een week later?"},
    )  # fmt: skip
    van = Binnenkomst(weg=Weg.ACCOUNT, partij="proef", partner_id=overdracht.partner_id)
    antwoord = terugmelden.neem_aan(database, bericht, van, klok.nu())
    assert antwoord.wacht
    return str(antwoord.nummer)


def _volgnr(session: Session, traject: Traject, soort: str) -> str:
    vraag = select(Gebeurtenisrij.volgnr).where(
        Gebeurtenisrij.traject_id == traject.id, Gebeurtenisrij.soort == soort
    )
    return str(session.exec(vraag.order_by(col(Gebeurtenisrij.volgnr).desc())).first())
