"""States of the main pages besides the usual one: nothing there, wrong, refused, broken, and far too long."""

from dataclasses import dataclass
from datetime import timedelta

from sqlmodel import select

from inburgering import klok
from inburgering.db.basis import Database
from inburgering.db.openen import Aanmelding, open_traject
from inburgering.db.tabellen import Gebruiker, Gemeente, Partner, Persoon, Signaal, Traject
from inburgering.wet.begrippen import Groep

LEEG, PARTNER_LEEG = "Coba van Elders", "Vera Winter"
LANG = "Wolkensteinerhofbauerngutsverwaltung-van der Heijden-Oudenhoven tot Nieuwerkerken"
RIJEN = 200


@dataclass(frozen=True)
class Stand:
    """One page in one state: who looks, where, what it answers, and which button is pressed there first."""

    wie: str
    pad: str
    status: int = 200
    knop: str = ""


STANDEN = (
    *(Stand(LEEG, pad) for pad in (
        "/coordinator", "/coordinator/lijst", "/coordinator/partners", "/coordinator/partners/lijst",
        "/coordinator/partnercijfers", "/coordinator/oorzaken", "/coordinator/werklast", "/caseload",
        "/coordinator/rapporten/fase", "/coordinator/rapporten/cohort", "/signalen", "/terugmeldingen",
        "/toewijzen",
    )),
    Stand(PARTNER_LEEG, "/taken"),
    Stand(PARTNER_LEEG, "/caseload", 403),
    Stand("Fatma Bakker", "/mijn-dag"),
    Stand("Fatma Bakker", "/caseload"),
    Stand("Sanne de Jong", "/caseload?termijn=verlopen&zoek=x"),
    Stand("Sanne de Jong", "/bestaat-niet", 404),
    Stand("Sanne de Jong", "/trajecten/{laat}"),
    Stand("Sanne de Jong", "/trajecten/{nieuw}"),
    Stand("Sanne de Jong", "/trajecten/{laat}/pip/1/opstelling_pip"),
    Stand("Sanne de Jong", "/trajecten/{laat}/overdracht/0/opstelling_overdracht"),
    Stand("Sanne de Jong", "/trajecten/{nieuw}/brede_intake/1/intakegesprek"),
    Stand("Sanne de Jong", "/trajecten/{laat}/log/1/verbeter"),
    Stand("Sanne de Jong", "/trajecten/nieuw", 422, "Traject beginnen"),
    Stand("Sanne de Jong", "/trajecten/{route}/traject/1/contact", 422, "Vastleggen"),
    Stand("Petra Berg", "/coordinator?per=partner"),
    Stand("Petra Berg", "/coordinator?per=stap"),
    Stand("Petra Berg", "/coordinator/lijst?wanneer=binnenkort"),
    Stand("Petra Berg", "/coordinator/partners/lijst?stand=te_laat"),
    Stand("Petra Berg", "/coordinator/rapporten/contact"),
    Stand("Petra Berg", "/coordinator/rapporten?peildatum=morgen"),
    Stand("Petra Berg", "/toewijzen?van={sanne}", 422, "Bekijk wat er verandert"),
)  # fmt: skip
MET_LANG = (
    *(Stand("Sanne de Jong", pad) for pad in ("/mijn-dag", "/caseload", "/signalen", "/trajecten/{laat}",
                                              "/trajecten/{route}", "/trajecten/{route}/traject/1/contact")),
    *(Stand("Petra Berg", pad) for pad in (
        "/coordinator", "/coordinator?per=team", "/coordinator/lijst", "/coordinator/partners",
        "/coordinator/partners/lijst", "/coordinator/werklast", "/toewijzen?van={sanne}",
        "/toewijzen/verdelen?van={sanne}",
    )),
    Stand("Bea Smit", "/medewerkers"),
    Stand("Bea Smit", "/partners"),
    Stand("Paula de Groot", "/taken"),
)  # fmt: skip


def maak_leeg(database: Database) -> None:
    """A municipality where nothing happened yet has a coordinator; a partner without tasks has an account."""
    with database.schrijven() as s:
        elders = s.exec(select(Gemeente).where(Gemeente.code == "elders")).one()
        partner = s.exec(select(Partner).where(Partner.naam == "VluchtelingenWerk")).one()
        s.add(Gebruiker(gemeente_id=elders.id or 0, naam=LEEG, rol="coordinator"))
        s.add(Gebruiker(gemeente_id=partner.gemeente_id, naam=PARTNER_LEEG, rol="partner",
                        functie=partner.naam, partner_id=partner.id))  # fmt: skip


def maak_lang(database: Database) -> None:
    """Two hundred late cases more for Sanne, a signal on each; everyone and every partner has a long name."""
    dag, nu = klok.vandaag() - timedelta(weeks=12), klok.nu()
    with database.schrijven() as s:
        sanne = s.exec(select(Gebruiker).where(Gebruiker.naam == "Sanne de Jong")).one()
        for nr in range(RIJEN):
            gegevens = Aanmelding(
                gemeente_id=sanne.gemeente_id, groep=Groep.ASIEL_VERGUNNING, consulent_id=sanne.id or 0,
                op=dag, door=sanne.naam, bsn=None, persoon={"naam": LANG, "adres": []},
            )  # fmt: skip
            traject = open_traject(s, gegevens, nu).traject
            s.add(Signaal(sleutel=f"lang-{nr}", traject_id=traject, voor="consulent", soort="proef",
                          reden=f"{LANG}: kijk hiernaar.", open_sinds=nu))  # fmt: skip
        for wat in (Persoon, Gebruiker, Partner):
            for nr, rij in enumerate(s.exec(select(wat)).all()):
                rij.naam = f"{LANG[:76]} {nr:03}"  # no two people of a municipality have one name
        assert len(s.exec(select(Traject)).all()) > RIJEN
