"""One's own days in one's own calendar program (iCalendar), behind a secret link."""

from datetime import UTC, datetime, time, timedelta

from fastapi import APIRouter, HTTPException
from icalendar import Calendar, Event
from starlette.requests import Request
from starlette.responses import Response

from inburgering import klok
from inburgering.db import agenda
from inburgering.db.agenda import Agenda
from inburgering.db.basis import AMSTERDAM
from inburgering.db.fouten import NietGevonden
from inburgering.db.zoeken_dag import Afspraak, Stap
from inburgering.web.rem import Rem
from inburgering.web.toegang import Medewerker
from inburgering.web.toon import toon
from inburgering.web.verzoek import Formulier, Lezen, Opslag
from inburgering.wet.termijnen import naam_van

router = APIRouter()
PAD = "/agenda"
GESPREK = timedelta(hours=1)
_rem = Rem()


@router.get(PAD)
def uitleg(request: Request, ik: Medewerker, session: Lezen) -> Response:
    """What the link is for, and whether there is one."""
    return _toon(request, heeft=agenda.heeft_link(session, ik.id))


@router.post(PAD)
def maak(request: Request, ik: Medewerker, opslag: Opslag, form: Formulier) -> Response:
    """A new link, shown once; an earlier one stops."""
    with opslag.schrijven() as session:
        token = agenda.maak_link(session, ik.id, klok.echt())
    return _toon(request, heeft=True, link=f"{request.app.state.adres}{PAD}/{token}.ics")


@router.post(f"{PAD}/stop")
def stop(request: Request, ik: Medewerker, opslag: Opslag, form: Formulier) -> Response:
    """Stop the link."""
    with opslag.schrijven() as session:
        agenda.trek_in(session, ik.id)
    return _toon(request, heeft=False)


@router.get(f"{PAD}/{{token}}.ics")
def ics(request: Request, token: str, session: Lezen) -> Response:
    """What a calendar program fetches. Raises NietGevonden, and 429 after too many links that do not work."""
    adres, nu = request.client.host if request.client else "", klok.echt()
    if _rem.vast(adres, nu):
        raise HTTPException(429)
    gevonden = agenda.lees(session, token, klok.nu())
    if gevonden is None:
        _rem.mis(adres, nu)
        raise NietGevonden("Deze agenda is er niet (meer). Maak in het programma een nieuwe link.")
    return Response(
        als_ics(gevonden, str(request.url.hostname), nu), media_type="text/calendar; charset=utf-8"
    )


def als_ics(inhoud: Agenda, gastheer: str, nu: datetime) -> bytes:
    """The days as a calendar: a step is a whole day, a talk an hour. Never a name of an inburgeraar."""
    kalender = Calendar()
    kalender.add("prodid", "-//Inburgering//agenda//NL")
    kalender.add("version", "2.0")
    kalender.add("x-wr-calname", f"Inburgering, {inhoud.wie}")
    for stap in inhoud.stappen:
        kalender.add_component(_van_stap(stap, inhoud, gastheer, nu))
    for afspraak in inhoud.afspraken:
        kalender.add_component(_van_afspraak(afspraak, gastheer, nu))
    return bytes(kalender.to_ical())


def _van_stap(stap: Stap, inhoud: Agenda, gastheer: str, nu: datetime) -> Event:
    laat = "Te laat: " if stap.laatste_dag < inhoud.vandaag else ""
    bij = f", bij {stap.partner}" if stap.partner else ""
    kenmerk = f"{stap.nummer}-{stap.code}-{stap.laatste_dag}"
    punt = _punt(kenmerk, f"{laat}{naam_van(stap.code)}{bij} ({stap.nummer})", gastheer, nu)
    dag = max(stap.laatste_dag, inhoud.vandaag)
    punt.add("dtstart", dag)
    punt.add("dtend", dag + timedelta(days=1))
    return punt


def _van_afspraak(afspraak: Afspraak, gastheer: str, nu: datetime) -> Event:
    punt = _punt(f"{afspraak.nummer}-gesprek", f"Intakegesprek ({afspraak.nummer})", gastheer, nu)
    begin = datetime.combine(afspraak.dag, time.fromisoformat(afspraak.tijd or "09:00"), AMSTERDAM)
    punt.add("dtstart", begin.astimezone(UTC))
    punt.add("dtend", (begin + GESPREK).astimezone(UTC))
    if afspraak.plaats:
        punt.add("location", afspraak.plaats)
    return punt


def _punt(kenmerk: str, zin: str, gastheer: str, nu: datetime) -> Event:
    punt = Event()
    punt.add("uid", f"{kenmerk}@{gastheer}")
    punt.add("dtstamp", nu)
    punt.add("summary", zin)
    punt.add("class", "PRIVATE")
    return punt


def _toon(request: Request, *, heeft: bool, link: str = "") -> Response:
    return toon(request, "agenda", actief="/mijn-dag", heeft=heeft, link=link)
