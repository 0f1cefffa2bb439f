"""From record to duty done: put what waits into a numbered file, and take in what DUO or a person answers."""

import hashlib
import json
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from sqlmodel import Session, col, func, select

from inburgering.db import ggm, normen, signalen
from inburgering.db.basis import dag_van, in_utc, nr_van
from inburgering.db.fouten import Weigering
from inburgering.db.leveringen import EIGEN, ONDERWEG, soortgenoten
from inburgering.db.opdracht import Herkomst, Opdracht
from inburgering.db.registreer import registreer
from inburgering.db.tabellen import Duobestand, Gemeente, Levering, Signaal
from inburgering.db.zaak import Zaak
from inburgering.wet.gebeurtenissen import Gebeurtenis
from inburgering.wet.normen import MELDING_DUO

MEESTE = 5000  # records in one file
ZELF_BEWAAKT = ("leerroute", "aanbod")  # T47 has no term of its own for these, nor for a record that mends


class AlBeantwoord(Weigering):
    """This record does not wait for an answer (any more)."""


@dataclass(frozen=True)
class Bestand:
    """A file for DUO: made anew it has the same name and the same bytes."""

    gemeente_id: int
    nr: int
    naam: str
    inhoud: bytes = field(repr=False)  # it names people by BSN
    sha256: str
    aantal: int
    dag: date


def gemeenten(session: Session) -> list[int]:
    """The municipalities for which something waits."""
    vraag = select(Levering.gemeente_id).where(Levering.stand == "klaar").distinct()
    return sorted(session.exec(vraag))


def maak_bestand(session: Session, gemeente_id: int, nu: datetime) -> Bestand | None:
    """The file that was begun and not delivered, else a new one of what waits; None when nothing does.

    Someone without a BSN cannot be reported: that goes to the consulent, and the record waits.
    """
    gemeente = session.get_one(Gemeente, gemeente_id, with_for_update=True)
    rijen = _begonnen(session, gemeente_id) or _neem(session, gemeente, nu)
    if not rijen:
        return None
    nr = int(rijen[0].bestand or 0)
    vraag = select(Duobestand).where(Duobestand.gemeente_id == gemeente_id, Duobestand.nr == nr)
    bestand = session.exec(vraag).one()
    inhoud = _inhoud(session, gemeente, bestand, rijen, nu)
    bestand.sha256 = hashlib.sha256(inhoud).hexdigest()
    naam = f"{gemeente.code}-duo-{nr:06d}.json"
    return Bestand(gemeente_id, nr, naam, inhoud, bestand.sha256, len(rijen), dag_van(bestand.gemaakt))


def _begonnen(session: Session, gemeente_id: int) -> list[Levering]:
    vraag = select(Levering).where(
        Levering.gemeente_id == gemeente_id, Levering.stand == "klaar", col(Levering.bestand).is_not(None)
    )
    rijen = list(session.exec(vraag.order_by(col(Levering.id))))
    return [rij for rij in rijen if rij.bestand == rijen[0].bestand]


def _neem(session: Session, gemeente: Gemeente, nu: datetime) -> list[Levering]:
    wacht = (Levering.gemeente_id == gemeente.id, Levering.stand == "klaar", col(Levering.bestand).is_(None))
    vraag = select(Levering).where(*wacht).order_by(col(Levering.id)).limit(MEESTE)
    rijen = [rij for rij in session.exec(vraag) if _heeft_bsn(session, rij, nu)]
    if rijen:
        hoogste = session.exec(select(func.max(Duobestand.nr)).where(Duobestand.gemeente_id == gemeente.id))
        nr = int(hoogste.one() or 0) + 1
        session.add(Duobestand(gemeente_id=nr_van(gemeente), nr=nr, gemaakt=nu, aantal=len(rijen)))
        for rij in rijen:
            rij.bestand = nr
        session.flush()
    return rijen


def _heeft_bsn(session: Session, rij: Levering, nu: datetime) -> bool:
    zaak = Zaak.lees(session, rij.traject_id, nu)
    if "BURGERSERVICENUMMER" in ggm.persoon(zaak):
        return True
    zin = (
        "Van deze inburgeraar is geen BSN bekend. Daarom kan dit niet in het bestand voor DUO. Meld het zelf."
    )
    _signaleer(zaak, rij, "geen_bsn", "consulent", zin, nu)
    return False


def _inhoud(
    session: Session, gemeente: Gemeente, bestand: Duobestand, rijen: list[Levering], nu: datetime
) -> bytes:
    """The file: who sends it, its number, and per record the objects of the GGM."""
    meldingen = []
    for rij in rijen:
        zaak = Zaak.lees(session, rij.traject_id, nu)
        melding: dict[str, Any] = {
            "KENMERK": rij.kenmerk,
            "SOORT": rij.wat,
            "CORRIGEERT": rij.corrigeert,
            "VERVALT": rij.vervalt,
            "TRAJECTNUMMER": zaak.traject.nummer,
            "NATUURLIJKPERSOON": ggm.persoon(zaak),
            **rij.gegevens,
        }
        meldingen.append({naam: waarde for naam, waarde in melding.items() if waarde is not None})
    blad = {
        "versie": "1",
        "model": ggm.VERSIE,
        "GEMEENTE": {"GEMEENTENAAM": gemeente.naam},
        "volgnummer": bestand.nr,
        "gemaakt": in_utc(bestand.gemaakt).isoformat(timespec="seconds"),
        "meldingen": meldingen,
    }
    return json.dumps(blad, ensure_ascii=False, indent=2, sort_keys=False).encode() + b"\n"


def geleverd(session: Session, bestand: Bestand, op: date) -> int:
    """The file stands in its folder: what is in it waits for DUO's answer. Gives how many records."""
    vraag = select(Levering).where(
        Levering.gemeente_id == bestand.gemeente_id, Levering.bestand == bestand.nr, Levering.stand == "klaar"
    )
    rijen = list(session.exec(vraag))
    for rij in rijen:
        rij.stand, rij.geleverd_op = "geleverd", op
    return len(rijen)


def zoek(session: Session, gemeente_id: int, kenmerk: str) -> Levering | None:
    """The record with this kenmerk in this municipality."""
    vraag = select(Levering).where(Levering.kenmerk == kenmerk, Levering.gemeente_id == gemeente_id)
    return session.exec(vraag).one_or_none()


def bevestig(session: Session, levering: Levering, op: date, door: str, nu: datetime) -> None:
    """DUO took it in: the duty is done, and T47 ends when nothing of the same kind is still under way.

    Raises AlBeantwoord, and MagNiet for a day that cannot be.
    """
    if levering.stand not in ONDERWEG:
        raise AlBeantwoord("Deze melding wacht niet (meer) op een antwoord van DUO.")
    zaak = Zaak.lees(session, levering.traject_id, nu)
    levering.stand, levering.bevestigd_op, levering.reden = "bevestigd", op, ""
    session.flush()
    if levering.vervalt or zaak.is_beeindigd or _nieuwere(session, levering):
        return
    opdracht = Opdracht(
        traject=zaak.id,
        onderdeel="traject",
        gebeurtenis=Gebeurtenis.MELDING_DUO,
        op=op,
        door=door,
        herkomst=Herkomst.SYSTEEM,
        feiten={"wat": levering.wat, "toelichting": f"DUO bevestigde de levering {levering.kenmerk}."},
        sleutel=f"{EIGEN}{levering.kenmerk}",
    )
    levering.bevestigd_door = registreer(session, opdracht, nu).volgnr


def _nieuwere(session: Session, levering: Levering) -> bool:
    """Whether something of the same kind still waits: confirming an older one would end its term."""
    vraag = select(Levering.id).where(
        Levering.traject_id == levering.traject_id,
        col(Levering.id) != levering.id,
        col(Levering.wat).in_(soortgenoten(levering.wat)),
        col(Levering.stand).in_(ONDERWEG),
        col(Levering.corrigeert).is_(None),
    )
    return session.exec(vraag).first() is not None


def wijs_af(session: Session, levering: Levering, reden: str, nu: datetime) -> None:
    """DUO did not take it in: the reason goes before the consulent. Raises AlBeantwoord."""
    if levering.stand not in ONDERWEG:
        raise AlBeantwoord("Deze melding wacht niet (meer) op een antwoord van DUO.")
    levering.stand, levering.reden = "afgewezen", reden
    zin = (
        f"DUO verwerkte een melding niet: {reden or 'zonder reden'}. Zoek uit wat er is en meld het opnieuw."
    )
    _signaleer(Zaak.lees(session, levering.traject_id, nu), levering, "afgewezen", "consulent", zin, nu)


def opnieuw(levering: Levering) -> bool:
    """Put a refused record in the next file, under the same kenmerk; False when it was not refused."""
    if levering.stand != "afgewezen":
        return False
    levering.stand, levering.bestand, levering.geleverd_op, levering.reden = "klaar", None, None, ""
    return True


def maan(session: Session, gemeente_id: int, nu: datetime) -> int:
    """Raise a signal for what T47 does not watch by itself and lies too long; gives how many."""
    norm = normen.geldend(session, gemeente_id, dag_van(nu)).get(MELDING_DUO.naam, MELDING_DUO.standaard)
    vraag = select(Levering).where(
        Levering.gemeente_id == gemeente_id,
        col(Levering.stand).in_(ONDERWEG),
        Levering.klaar_op < dag_van(nu) - timedelta(days=int(norm)),
        (col(Levering.corrigeert).is_not(None)) | col(Levering.wat).in_(ZELF_BEWAAKT),
    )
    zin = "DUO heeft een melding nog niet bevestigd. Vraag DUO of zij is verwerkt, en leg het antwoord vast."
    rijen = list(session.exec(vraag))
    return sum(
        _signaleer(Zaak.lees(session, rij.traject_id, nu), rij, "te_laat", "coordinator", zin, nu)
        for rij in rijen
    )


def _signaleer(zaak: Zaak, rij: Levering, wat: str, voor: str, zin: str, nu: datetime) -> bool:
    sleutel = f"duo:{rij.kenmerk}:{wat}"
    bekend = zaak.session.exec(select(Signaal.id).where(Signaal.sleutel == sleutel)).first()
    if bekend is not None or zaak.is_beeindigd:
        return False
    signalen.open_signaal(zaak, voor, "duo", zin, rij.aanleiding, nu, sleutel=sleutel)
    return True
