"""One return message of a partner: read it, find the handoff by its token, record what the partner says.

A message is JSON: `{"token": "…", "gebeurtenis": "aanvaarding", "op": "2026-11-24", "feiten": {…}}`.
The facts are those of the gebeurtenis in `statemachine/feiten_overdracht.py`.
"""

import json
import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlmodel import Session, select

from inburgering.db import signalen, zoeken_partner
from inburgering.db.basis import dag_van
from inburgering.db.fouten import OngeldigeFeiten, Weigering
from inburgering.db.opdracht import Herkomst, Opdracht
from inburgering.db.registreer import registreer
from inburgering.db.tabellen import Signaal
from inburgering.db.zaak import OVERDRACHT, Zaak
from inburgering.db.zoeken_partner import Kijk
from inburgering.statemachine.machines import PARTNER
from inburgering.wet.gebeurtenissen import Gebeurtenis

GROOTSTE = 100_000  # bytes; a report of a few pages is a tenth of this
VELDEN = {"token", "gebeurtenis", "op", "feiten"}


class Afgekeurd(Exception):
    """This message cannot be recorded; `str()` is a Dutch sentence that says what is wrong with it."""


@dataclass(frozen=True)
class Terugbericht:
    """What the partner says; `sleutel` is a digest of the file, so that the same file counts once."""

    token: str
    gebeurtenis: Gebeurtenis
    op: date
    feiten: dict[str, Any]
    sleutel: str


def lees(ruw: bytes, sleutel: str) -> Terugbericht:
    """Read the content of a return file. Raises Afgekeurd."""
    if len(ruw) > GROOTSTE:
        raise Afgekeurd("Het bestand is te groot.")
    try:
        inhoud = json.loads(ruw.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise Afgekeurd("Het bestand is geen UTF-8. Bewaar het opnieuw als UTF-8.") from None
    except (ValueError, RecursionError):
        raise Afgekeurd("Het bestand is geen geldige JSON.") from None
    if not isinstance(inhoud, dict) or set(inhoud) != VELDEN:
        raise Afgekeurd("Het bestand heeft precies vier velden: token, gebeurtenis, op en feiten.")
    if not isinstance(inhoud["token"], str) or not isinstance(inhoud["feiten"], dict):
        raise Afgekeurd("De velden token (tekst) of feiten (een object) hebben niet de goede vorm.")
    return Terugbericht(
        inhoud["token"], _gebeurtenis(inhoud["gebeurtenis"]), _dag(inhoud["op"]), inhoud["feiten"], sleutel
    )


def _gebeurtenis(waarde: Any) -> Gebeurtenis:
    keuzes = sorted(PARTNER)
    if waarde not in keuzes:
        raise Afgekeurd(f"Het veld gebeurtenis is een van: {', '.join(keuzes)}.")
    return Gebeurtenis(waarde)


def _dag(waarde: Any) -> date:
    try:
        if re.fullmatch(r"\d{4}-\d{2}-\d{2}", waarde):
            return date.fromisoformat(waarde)
    except (TypeError, ValueError):
        pass
    raise Afgekeurd("Het veld op is geen dag. Schrijf een dag als 2026-11-24.")


def leg_vast(session: Session, bericht: Terugbericht, van: str, nu: datetime) -> None:
    """Record the message in the caller's transaction; `van` is the folder it came from.

    Raises Afgekeurd. When the handoff is known and the message does not fit it, a signaal is left for the
    consulent as well: commit it all the same.
    """
    kijk = zoeken_partner.vind(session, bericht.token, dag_van(nu))
    if kijk is None:
        raise Afgekeurd("Het token is onbekend, ingetrokken of verlopen. Vraag om een nieuwe brief.")
    if van not in {kijk.partner.adres, mapnaam(kijk.partner.naam)}:
        raise Afgekeurd("Het token hoort bij een taak van een andere partner.")
    try:
        with session.begin_nested():
            registreer(session, _opdracht(kijk, bericht), nu)
    except (Weigering, OngeldigeFeiten) as fout:
        _signaleer(session, kijk, bericht, str(fout), nu)
        raise Afgekeurd(str(fout)) from fout


def _opdracht(kijk: Kijk, bericht: Terugbericht) -> Opdracht:
    naam = bericht.feiten.get("naam")
    return Opdracht(
        traject=kijk.deel.traject_id,
        onderdeel=OVERDRACHT,
        nr=kijk.deel.nr,
        gebeurtenis=bericht.gebeurtenis,
        op=bericht.op,
        door=f"{naam} ({kijk.partner.naam})" if naam else kijk.partner.naam,
        feiten=bericht.feiten,
        herkomst=Herkomst.PARTNER,
        sleutel=f"terugbericht:{bericht.sleutel}",
    )


def mapnaam(naam: str) -> str:
    """The folder of a partner that gets its letters by e-mail: its name in lower case, with hyphens."""
    return re.sub(r"[^a-z0-9]+", "-", naam.lower()).strip("-")


def _signaleer(session: Session, kijk: Kijk, bericht: Terugbericht, waarom: str, nu: datetime) -> None:
    soort = f"terugbericht_{bericht.sleutel[:16]}"
    vraag = select(Signaal).where(Signaal.traject_id == kijk.deel.traject_id, Signaal.soort == soort)
    if session.exec(vraag).first() is not None:
        return
    zaak = Zaak.lees(session, kijk.deel.traject_id, nu)
    reden = f"Een bericht van {kijk.partner.naam} ({bericht.gebeurtenis}) kon niet worden verwerkt. {waarom}"
    signalen.open_signaal(zaak, "consulent", soort, reden, zaak.traject.volgnr, nu)
