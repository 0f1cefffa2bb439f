"""The outbox: claim what is due, render it once, keep the bytes, and record what came of it."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlmodel import Session, col, select

from inburgering.db import briefnaam, brieftekst, huisstijl, signalen, wachtrij
from inburgering.db.basis import dag_van, nr_van
from inburgering.db.fouten import OngeldigeFeiten, Weigering
from inburgering.db.geheimen import hash_van
from inburgering.db.kanalen import Kanaal
from inburgering.db.opdracht import Herkomst, Opdracht
from inburgering.db.registreer import registreer
from inburgering.db.tabellen import Document, Onderdeel, Post, Toegang, Traject
from inburgering.db.zaak import OVERDRACHT, Zaak
from inburgering.statemachine.terugmelding import VERSIE
from inburgering.templates import brief
from inburgering.wet.gebeurtenissen import Gebeurtenis
from inburgering.wet.kalender import werkdag_op_of_na
from inburgering.wet.vragen import bezwaar_tot

LEASE, POGINGEN, EERSTE_WACHT = wachtrij.LEASE, wachtrij.POGINGEN, wachtrij.EERSTE_WACHT
GELDIG_NA_TERMIJN = timedelta(days=14)
SYSTEEM = "systeem"


class Onzinnig(Exception):
    """This letter must not leave as it is; `str()` is a Dutch sentence that says what to do."""


@dataclass(frozen=True)
class Zending:
    """One letter ready to go: the same name on every attempt, so that a receiver knows a repeat."""

    post_id: int
    naam: str
    kanaal: str
    adres: str
    sjabloon: str
    inhoud: bytes
    sha256: str
    dag: date
    gegevens: dict[str, Any]
    link: str = ""  # for a message that must not carry the letter itself


def neem(session: Session, nu: datetime, aantal: int) -> list[int]:
    """Claim letters that are due and not claimed by another; the claim lapses after five minutes."""
    return [nr_van(brief) for brief in wachtrij.neem(session, Post, select(Post), nu, aantal)]


def maak(session: Session, post_id: int, nu: datetime, adres: str) -> Zending:
    """The letter as bytes: rendered once, and again only when a day that it names has passed unsent.

    `adres` is the public base address for a partner's link. Raises `brief.OntbrekendTeken` and `Onzinnig`.
    """
    post = session.get_one(Post, post_id)
    dag = dag_van(nu)
    _eis_zinvol(post, dag)
    document = session.exec(
        select(Document).where(Document.post_id == post_id, col(Document.vervallen).is_(False))
    ).one_or_none()
    if document is not None and document.dag != dag and brief.SJABLONEN[post.sjabloon].dagafhankelijk:
        document.vervallen = True
        document = None
    if document is None:
        document = _render(session, post, dag, adres)
    return Zending(
        post_id, post.sleutel, post.kanaal, post.adres, post.sjabloon, document.inhoud, document.sha256,
        document.dag, post.gegevens, _link(session, post, adres),
    )  # fmt: skip


def _eis_zinvol(post: Post, dag: date) -> None:
    """A letter that lay too long invites to a day that has passed; one without an address reaches nobody."""
    afspraak, taak = post.gegevens.get("dag"), post.gegevens.get("taak")
    if afspraak and date.fromisoformat(afspraak) < dag:
        raise Onzinnig("De afspraak in deze brief is al voorbij. Verzet de afspraak; dan komt er een nieuwe.")
    if taak and post.sjabloon != "herinnering_partner" and date.fromisoformat(taak["gereed_op"]) < dag:
        raise Onzinnig("De dag waarop de taak klaar moet zijn is al voorbij. Maak een nieuwe taak.")
    if post.aan == "inburgeraar" and len(post.gegevens["ontvanger"]) < 2:
        raise Onzinnig("Deze brief heeft geen adres. Vul het adres van de inburgeraar aan.")


def _link(session: Session, post: Post, adres: str) -> str:
    """A link for e-mail, new on each attempt: only its hash is kept, so no earlier one can be sent again."""
    if post.kanaal != "smtp" or post.onderdeel_id is None or not brief.SJABLONEN[post.sjabloon].bevestigen:
        return ""
    return f"{adres}/p/{geef_toegang(session, post.onderdeel_id, post.gegevens)}"


def _render(session: Session, post: Post, dag: date, adres: str) -> Document:
    gegevens = op_dag(post.sjabloon, post.gegevens, dag)
    if brief.SJABLONEN[post.sjabloon].bevestigen and post.onderdeel_id is not None:
        token = geef_toegang(session, post.onderdeel_id, gegevens)
        schema = f"{adres}/schema/terugmelding-{VERSIE}.json"
        gegevens["bevestig"] = {"url": f"{adres}/p/{token}", "schema": schema}
    gemeente_id = session.get_one(Traject, post.traject_id).gemeente_id
    teksten = brieftekst.teksten(session, gemeente_id, dag)
    stijl = huisstijl.stijl(session, gemeente_id, dag)
    vorm = brief.vorm(post.sjabloon, gegevens, dag, teksten)
    inhoud = brief.pdf_van(vorm, stijl)
    versie = brief.versie(post.sjabloon, teksten, stijl)
    document = Document(
        post_id=nr_van(post), inhoud=inhoud, sha256=hashlib.sha256(inhoud).hexdigest(), versie=versie,
        dag=dag, vorm=vorm.als_dict(),
    )  # fmt: skip
    post.versie = versie
    session.add(document)
    return document


def op_dag(sjabloon: str, gegevens: dict[str, Any], dag: date) -> dict[str, Any]:
    """The frozen data with the dates that hang on the day of sending (bezwaar, partner's reply)."""
    uit = dict(gegevens)
    if brief.SJABLONEN[sjabloon].beschikking:
        uit["bezwaar_tot"] = bezwaar_tot(dag).isoformat()
    if "taak" in uit:
        uit["taak"] = uit["taak"] | {"reactie_uiterlijk": _reactie_uiterlijk(uit, dag).isoformat()}
        if uit["taak"].get("warm"):
            gesprek = werkdag_op_of_na(dag + timedelta(days=int(uit["taak"]["gesprek_dagen"])))
            uit["taak"] |= {"gesprek_uiterlijk": gesprek.isoformat()}
    return uit


def _reactie_uiterlijk(gegevens: dict[str, Any], dag: date) -> date:
    return werkdag_op_of_na(dag + timedelta(days=int(gegevens["taak"]["reactie_dagen"])))


def geef_toegang(session: Session, onderdeel_id: int, gegevens: dict[str, Any]) -> str:
    """A new link to a task: its token, of which only a hash is kept."""
    token = secrets.token_urlsafe(16)
    tot = verloopt(gegevens)
    session.add(
        Toegang(token_hash=hash_van(token), onderdeel_id=onderdeel_id, doel="overdracht", verloopt=tot)
    )
    return token


def verloopt(gegevens: dict[str, Any]) -> date:
    """The last day on which a link to this task works."""
    return date.fromisoformat(gegevens["taak"]["gereed_op"]) + GELDIG_NA_TERMIJN


def verzonden(session: Session, zending: Zending, nu: datetime) -> None:
    """The receiver took it: mark the letter and record the bekendmaking or verzending with the real day."""
    post = session.get_one(Post, zending.post_id)
    if post.stand == "ingetrokken":
        wat = "ging weg op het moment dat hij werd ingetrokken. Bel de ontvanger."
        _signaleer(session, post, wat, nu)
    if post.stand != "wacht":
        return  # another process was earlier with the same letter
    post.stand, post.verzonden_op, post.lease_tot, post.fout = "verzonden", dag_van(nu), None, ""
    opdracht = _bij_verzending(session, post, zending, nu)
    if opdracht is None:
        return
    try:
        with session.begin_nested():
            registreer(session, opdracht, nu)
    except (Weigering, OngeldigeFeiten):
        wat = "ging weg terwijl het traject intussen was gewijzigd. Bel de ontvanger."
        _signaleer(session, post, wat, nu)


def _bij_verzending(session: Session, post: Post, zending: Zending, nu: datetime) -> Opdracht | None:
    sleutel, dag = f"verzonden:{post.sleutel}", dag_van(nu)
    if post.sjabloon == "beschikking_pip":
        return Opdracht(
            traject=post.traject_id, onderdeel="pip", gebeurtenis=Gebeurtenis.BEKENDMAKING_PIP, op=dag,
            door=SYSTEEM, herkomst=Herkomst.SYSTEEM, sleutel=sleutel,
        )  # fmt: skip
    if post.sjabloon == "herinnering_partner" or post.onderdeel_id is None:
        return None
    deel = session.get_one(Onderdeel, post.onderdeel_id)
    taak = op_dag(post.sjabloon, zending.gegevens, dag)["taak"]
    mee = ("reactie_uiterlijk", "gereed_op", "warm", "gesprek_uiterlijk")
    feiten = {naam: taak[naam] for naam in mee if naam in taak}
    return Opdracht(
        traject=post.traject_id, onderdeel=OVERDRACHT, nr=deel.nr, gebeurtenis=Gebeurtenis.VERZENDING, op=dag,
        door=SYSTEEM, herkomst=Herkomst.SYSTEEM, sleutel=sleutel, feiten=feiten,
    )  # fmt: skip


def mislukt(session: Session, post_id: int, fout: str, nu: datetime, *, herstelbaar: bool) -> None:
    """An attempt failed: try again later with growing pauses, or put it before a person."""
    post = session.get_one(Post, post_id)
    if wachtrij.mislukt(post, fout, nu, herstelbaar=herstelbaar):
        zelf = post.kanaal == Kanaal.PAGINA  # nothing failed: it is for a person from the start
        wat = "gaat niet vanzelf weg." if zelf else "ging niet goed weg."
        _signaleer(session, post, f"{wat} {fout}", nu)


def _signaleer(session: Session, post: Post, wat: str, nu: datetime) -> None:
    """Tell the consulent what is the matter with this letter: `wat` is said of it, by its name."""
    zaak = Zaak.lees(session, post.traject_id, nu)
    if zaak.is_beeindigd and zaak.na_het_einde is None:
        return  # nobody could close it; the letter itself keeps the reason
    soort, reden = f"post_{post.id}_{nu:%Y%m%d%H%M%S%f}", f"{briefnaam.noem(zaak, post)} {wat}"
    signalen.open_signaal(zaak, "consulent", soort, reden, post.aanleiding, nu)
