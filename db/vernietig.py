"""Carry out a confirmed list: erase, prove, and leave the fact that something was there.

One traject per transaction: a stop halfway leaves each traject whole or gone, and the next call goes on. What
stays is the shell: a number, the lines of the log without their facts, and the chain over them, which
verifies as before. The proof is a search of every text, JSON and binary column of what is left.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import delete, func, null, select, update
from sqlmodel import Session, col
from sqlmodel import select as kies

from inburgering.db import bewaarlijst, bewaren, rapportstand, vernietig_zoek
from inburgering.db.basis import Database, nr_van
from inburgering.db.bewaarlijst import BewaarFout
from inburgering.db.bewaren import ERAF, OP_DE_LIJST, VERNIETIGD, Stand
from inburgering.db.tabellen import (
    Bericht,
    Bewaarbesluit,
    Document,
    Gebeurtenisrij,
    Gemeente,
    Invulwerk,
    Levering,
    Onderdeel,
    Overdracht,
    Persoon,
    Post,
    Retourmail,
    Signaal,
    Termijnrij,
    Terugmelding,
    Toegang,
    Traject,
    Vernietigingslijst,
    Vernietigingsregel,
)
from inburgering.db.vernietig_zoek import Kenmerken, Vondst
from inburgering.wet.gebeurtenissen import Gebeurtenis

LEEG = "(vernietigd)"
PERSOONSVELDEN = ("naam", "telefoon", "email", "adres")


@dataclass
class Gedaan:
    """How many trajecten were destroyed and how many came off the list."""

    vernietigd: list[str] = field(default_factory=list)
    eraf: list[str] = field(default_factory=list)


def vernietig(database: Database, lijst_id: int, door: str, meld: Callable[[int], object] = int) -> Gedaan:
    """Destroy what is on a confirmed list. Raises BewaarFout; what was done by then stays done.

    `meld` hears after each traject how many are done.
    """
    wie = _te_doen(database, lijst_id, door)
    elders = _elders(database, wie)
    gedaan = Gedaan()
    for traject_id in wie:
        with database.schrijven() as session:
            _een(session, lijst_id, traject_id, elders.get(traject_id, []), gedaan)
        meld(len(gedaan.vernietigd))
    return gedaan


def nummers(database: Database, lijst_id: int) -> list[str]:
    """The numbers of the trajecten that were destroyed under this list, now or before a stop."""
    with database.lezen() as session:
        return [n for r, n in bewaarlijst.regels(session, lijst_id) if r.stand == VERNIETIGD]


def _te_doen(database: Database, lijst_id: int, door: str) -> dict[int, Kenmerken]:
    """By what the people of each traject on the list are recognised."""
    with database.lezen() as session:
        lijst = session.get(Vernietigingslijst, lijst_id)
        if lijst is None or lijst.stand != "bevestigd":
            raise BewaarFout(
                f"Lijst {lijst_id} is niet bevestigd. Een tweede mens moet haar eerst bevestigen."
            )
        gemeente = session.get_one(Gemeente, lijst.gemeente_id)
        bewaarlijst.wie(session, gemeente, door, bewaarlijst.MAG_VOORSTELLEN)
        return {nr: _kenmerken(session, nr) for nr in bewaarlijst.te_doen(session, lijst_id)}


def _kenmerken(session: Session, traject_id: int) -> Kenmerken:
    """Of the person as they are now, and as the log says they were before."""
    traject = session.get_one(Traject, traject_id)
    k = vernietig_zoek.van_persoon(session.get_one(Persoon, traject.persoon_id))
    vraag = kies(Gebeurtenisrij.feiten).where(
        Gebeurtenisrij.traject_id == traject_id, Gebeurtenisrij.soort == Gebeurtenis.WIJZIGING_GEGEVENS.value
    )
    for feiten in session.exec(vraag):
        gegevens = (feiten or {}).get("gegevens", {})
        for veld in PERSOONSVELDEN:
            waarde = gegevens.get(veld)
            k.neem(veld, *(waarde if isinstance(waarde, list) else [waarde]))
    return k


def _elders(database: Database, wie: dict[int, Kenmerken]) -> dict[int, list[dict[str, Any]]]:
    """Where these people are named in the file of someone else: to be reported, not to be touched."""
    uit: dict[int, dict[tuple[str, str, str, str], int]] = {}
    with database.lezen() as session:
        van = {t.id: t for t in session.exec(kies(Traject))} if wie else {}
        for traject_id, v in vernietig_zoek.overal(session.connection(), wie):
            if _is_van(van, traject_id, v):
                continue
            bij = van[v.traject_id].nummer if v.traject_id in van else ""
            plek = (v.wat, v.tabel, v.kolom, bij)
            uit.setdefault(traject_id, {})[plek] = uit.get(traject_id, {}).get(plek, 0) + 1
    return {
        nr: [
            dict(zip(("wat", "tabel", "kolom", "traject"), plek, strict=True)) | {"rijen": n}
            for plek, n in p.items()
        ]
        for nr, p in uit.items()
    }


def _is_van(van: dict[int | None, Traject], traject_id: int, v: Vondst) -> bool:
    """Whether a row is this person's own: of this traject, of another of theirs, or the person itself."""
    persoon = van[traject_id].persoon_id
    if v.tabel == "persoon":
        return v.traject_id == -persoon
    return v.traject_id in van and van[v.traject_id].persoon_id == persoon


def _een(
    session: Session, lijst_id: int, traject_id: int, elders: list[dict[str, Any]], gedaan: Gedaan
) -> None:
    regel = session.exec(
        kies(Vernietigingsregel).where(
            Vernietigingsregel.lijst_id == lijst_id,
            Vernietigingsregel.traject_id == traject_id,
            Vernietigingsregel.stand == OP_DE_LIJST,
        )
    ).one()
    lijst, traject = session.get_one(Vernietigingslijst, lijst_id), session.get_one(Traject, traject_id)
    oordelen = bewaren.beoordeel(session, lijst.gemeente_id, lijst.peildag, alleen=traject_id)
    if not oordelen or oordelen[0].stand is not Stand.WEG:
        regel.stand, regel.waarom = (
            ERAF,
            oordelen[0].waarom if oordelen else "Dit traject hoort hier niet meer.",
        )
        session.add(regel)
        gedaan.eraf.append(traject.nummer)
        return
    k = _kenmerken(session, traject_id)
    telling = _wis_traject(session, traject_id)
    telling["bewaarde rapporten"] = rapportstand.vergeet(session, lijst.gemeente_id)
    persoon_id = _wis_persoon(session, traject, regel, telling)
    _bewijs(session, traject_id, persoon_id, k, telling)
    regel.stand, regel.telling = VERNIETIGD, {**telling, "elders": elders}
    session.add(regel)
    gedaan.vernietigd.append(traject.nummer)


def _wis_traject(session: Session, traject_id: int) -> dict[str, Any]:
    """Erase the facts, letters, terms and signals; gives how many rows of each."""
    post = select(col(Post.id)).where(col(Post.traject_id) == traject_id)
    delen = select(col(Onderdeel.id)).where(col(Onderdeel.traject_id) == traject_id)
    stappen: dict[str, Any] = {
        "documenten": delete(Document).where(col(Document.post_id).in_(post)),
        "teruggekomen mail": delete(Retourmail).where(col(Retourmail.post_id).in_(post)),
        "brieven": delete(Post).where(col(Post.traject_id) == traject_id),
        "links voor partners": delete(Toegang).where(col(Toegang.onderdeel_id).in_(delen)),
        "terugmeldingen": delete(Terugmelding).where(col(Terugmelding.traject_id) == traject_id),
        "formulieren": delete(Invulwerk).where(col(Invulwerk.traject_id) == traject_id),
        "signalen": delete(Signaal).where(col(Signaal.traject_id) == traject_id),
        "termijnen": delete(Termijnrij).where(col(Termijnrij.traject_id) == traject_id),
        "meldingen aan DUO": delete(Levering).where(col(Levering.traject_id) == traject_id),
        "berichten aan systemen": delete(Bericht).where(col(Bericht.traject_id) == traject_id),
        "gegevens van taken": update(Overdracht)
        .where(col(Overdracht.traject_id) == traject_id)
        .values(gegevens={}),
        "redenen van besluiten": update(Bewaarbesluit)
        .where(col(Bewaarbesluit.traject_id) == traject_id)
        .values(reden=LEEG),
        "feiten": update(Gebeurtenisrij)
        .where(col(Gebeurtenisrij.traject_id) == traject_id, col(Gebeurtenisrij.zout).is_not(None))
        .values(feiten=null(), zout=null()),
    }
    verbinding = session.connection()
    return {naam: verbinding.execute(stap).rowcount for naam, stap in stappen.items()}


def _wis_persoon(
    session: Session, traject: Traject, regel: Vernietigingsregel, telling: dict[str, Any]
) -> int | None:
    """Empty the person, unless another traject of theirs is still kept; gives its number when all is gone."""
    if _nog_een_traject(session, traject):
        telling["persoon"] = "blijft: er is nog een ander traject"
        return None
    persoon = session.get_one(Persoon, traject.persoon_id)
    persoon.telefoon = persoon.email = persoon.taal = persoon.naam_eigen = ""
    persoon.tolk = False
    if regel.kern is not None:
        telling["persoon"] = "alleen BSN, naam, adres en geboortedatum blijven"
    else:
        persoon.naam, persoon.bsn, persoon.geboren, persoon.adres = LEEG, None, None, []
        telling["persoon"] = "geleegd"
    session.add(persoon)
    session.flush()
    return None if regel.kern is not None else nr_van(persoon)


def _nog_een_traject(session: Session, traject: Traject) -> bool:
    weg = select(col(Vernietigingsregel.traject_id)).where(
        col(Vernietigingsregel.stand) == VERNIETIGD, col(Vernietigingsregel.kern).is_(None)
    )
    vraag = kies(func.count()).where(
        Traject.persoon_id == traject.persoon_id, Traject.id != traject.id, col(Traject.id).not_in(weg)
    )
    return session.exec(vraag).one() > 0


def _bewijs(
    session: Session, traject_id: int, persoon_id: int | None, k: Kenmerken, telling: dict[str, Any]
) -> None:
    """Search what is left; raises BewaarFout, so that the whole traject stays as it was, when anything is."""
    session.flush()
    over = vernietig_zoek.eigen(session.connection(), traject_id, persoon_id, k)
    if over:
        waar = ", ".join(sorted({f"{v.wat} in {v.tabel}.{v.kolom}" for v in over}))
        nummer = session.get_one(Traject, traject_id).nummer
        raise BewaarFout(
            f"Traject {nummer} is niet vernietigd: er zou nog iets van de persoon overblijven ({waar})."
        )
    telling["doorzocht"] = {
        "kolommen": sum(len(vernietig_zoek.kolommen(t)) for t in vernietig_zoek.TABELLEN.values()),
        "gevonden": 0,
    }
