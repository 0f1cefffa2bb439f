"""The main menu, by role: a few entries that are used all day, and a page with all the rest."""

from dataclasses import dataclass
from typing import NamedTuple

from inburgering.web.toegang import Ik, Rol

MEER, MIJN = "/meer", "/mijn-aanmelding"


@dataclass(frozen=True)
class Punt:
    """One entry: where it leads, what it is called, a number beside it (0 is not shown), what it is for."""

    pad: str
    naam: str
    teller: int = 0
    uitleg: str = ""


class Tellers(NamedTuple):
    """How many things wait for this person: signals, returns to judge, returned e-mail, about partners."""

    signalen: int = 0
    berichten: int = 0
    mail: int = 0
    partners: int = 0


def voor(ik: Ik, tellers: Tellers) -> list[Punt]:
    """The entries of the main menu."""
    if ik.rol is Rol.PARTNER:
        return [Punt("/taken", "Mijn taken"), Punt(MIJN, "Mijn aanmelding")]
    signalen = Punt("/signalen", "Signalen", tellers.signalen)
    terug = Punt("/terugmeldingen", "Terugmeldingen", tellers.berichten)
    bord, meer = Punt("/coordinator", "Verlopen stappen"), Punt(MEER, "Meer", tellers.mail + tellers.partners)
    if ik.leidt:
        rapporten = Punt("/coordinator/rapporten", "Rapporten")
        return [bord, Punt("/caseload", "Alle trajecten"), signalen, terug, rapporten, meer]
    return [Punt("/mijn-dag", "Mijn dag"), Punt("/caseload", "Mijn caseload"), signalen, terug, bord, meer]


def meer(ik: Ik, tellers: Tellers) -> list[tuple[str, list[Punt]]]:
    """Everything else this person may open, under headings."""
    mijn = Punt(MIJN, "Mijn aanmelding", uitleg="Waar u bent aangemeld, uw wachtwoord en uw sleutels.")
    beheer = [("Beheer", _beheer(tellers))] if ik.rol is Rol.BEHEERDER else []
    return [
        *beheer,
        ("Werk verdelen", _verdelen(ik)),
        ("Partners en keten", _partners(ik, tellers)),
        ("Brieven", _brieven(ik)),
        ("Over uzelf", [mijn]),
    ]


def _verdelen(ik: Ik) -> list[Punt]:
    afwezig = Punt("/afwezigheid", "Afwezigheid", uitleg="Wie er niet is, en wie dan waarneemt.")
    if not ik.leidt:
        return [afwezig]
    werklast = "Hoeveel elke consulent heeft; een caseload verdelen."
    return [
        afwezig,
        Punt("/toewijzen", "Trajecten toewijzen", uitleg="Trajecten aan een collega geven."),
        Punt("/coordinator/werklast", "Werklast", uitleg=werklast),
    ]


def _partners(ik: Ik, tellers: Tellers) -> list[Punt]:
    volgers = [Punt("/keten/abonnementen", "Meldingen aan systemen", uitleg="Welke systemen meekijken.")]
    cijfers = "Hoe lang het duurt tot een partner antwoordt."
    return [
        Punt("/partners", "Partners en contracten", tellers.partners, "Wat is afgesproken, en met wie."),
        Punt("/coordinator/partners", "Wat ligt waar", uitleg="Welke taken bij welke partner liggen."),
        Punt("/coordinator/partnercijfers", "Cijfers van partners", uitleg=cijfers),
        Punt("/keten", "DUO, COA en BRP", uitleg="Waar de keten iets anders zegt dan wij."),
        *(volgers if ik.rol is Rol.BEHEERDER else []),
    ]


def _brieven(ik: Ik) -> list[Punt]:
    teksten = Punt("/briefteksten", "Teksten van brieven", uitleg="Hoe elke brief luidt, met een voorbeeld.")
    if ik.rol is not Rol.BEHEERDER:
        return [teksten]
    return [
        teksten,
        Punt("/huisstijl", "Huisstijl van brieven", uitleg="Wapen, kleuren en afzender."),
        Punt("/thema", "Kleuren van de bladzijden", uitleg="Het thema van uw gemeente, uit één bestand."),
    ]


def _beheer(tellers: Tellers) -> list[Punt]:
    vervalst = "Hoe vaak iemand een link raadde."
    return [
        Punt("/medewerkers", "Medewerkers", uitleg="Wie hier werkt, en in welke rol."),
        Punt("/normen", "Normen", uitleg="Wat de gemeente zelf bepaalt: termijnen, wie wat ziet."),
        Punt("/toezicht", "Toezicht", uitleg="Wat vanzelf gaat, en wat er is ingesteld."),
        Punt("/inzien", "Wie zag wat", uitleg="Wie welke gegevens bekeek of wijzigde."),
        Punt("/retourmail", "Teruggekomen mail", tellers.mail, "E-mail die niet aankwam."),
        Punt("/terugmeldingen/vervalst", "Vervalste links", uitleg=vervalst),
    ]
