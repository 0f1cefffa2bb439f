"""All tables in one place: `from inburgering.db.tabellen import Traject`."""

from inburgering.db.tabellen_bewaren import Bewaarbesluit, Vernietigingslijst, Vernietigingsregel
from inburgering.db.tabellen_brief import Brieftekst, Huisstijlversie
from inburgering.db.tabellen_contract import Contract
from inburgering.db.tabellen_gemeente import (
    Afwezigheid,
    Gebruiker,
    Gemeente,
    Inrichting,
    Norm,
    Partner,
    Partnertaak,
)
from inburgering.db.tabellen_keten import Abonnement, Bericht, Duobestand, Levering
from inburgering.db.tabellen_mail import Retourmail
from inburgering.db.tabellen_overdracht import Overdracht
from inburgering.db.tabellen_post import Document, Post, Signaal, Toegang
from inburgering.db.tabellen_terug import Partnersleutel, Partnertoken, Terugmelding
from inburgering.db.tabellen_toegang import (
    Aanmelding,
    Account,
    Apisleutel,
    Identiteit,
    Inzagerij,
    Uitnodiging,
)
from inburgering.db.tabellen_toezicht import Dagstand, Hartslag, Rapportstand, Zegelrij
from inburgering.db.tabellen_traject import (
    Gebeurtenisrij,
    Onderdeel,
    Persoon,
    Termijnrij,
    Traject,
)
from inburgering.db.tabellen_weergave import Agendalink, Invulwerk, Kolomkeuze, Weergave

__all__ = [
    "Aanmelding",
    "Abonnement",
    "Account",
    "Afwezigheid",
    "Agendalink",
    "Apisleutel",
    "Bericht",
    "Bewaarbesluit",
    "Brieftekst",
    "Contract",
    "Dagstand",
    "Document",
    "Duobestand",
    "Gebeurtenisrij",
    "Gebruiker",
    "Gemeente",
    "Hartslag",
    "Huisstijlversie",
    "Identiteit",
    "Inrichting",
    "Invulwerk",
    "Inzagerij",
    "Kolomkeuze",
    "Levering",
    "Norm",
    "Onderdeel",
    "Overdracht",
    "Partner",
    "Partnersleutel",
    "Partnertaak",
    "Partnertoken",
    "Persoon",
    "Post",
    "Rapportstand",
    "Retourmail",
    "Signaal",
    "Termijnrij",
    "Terugmelding",
    "Toegang",
    "Traject",
    "Uitnodiging",
    "Vernietigingslijst",
    "Vernietigingsregel",
    "Weergave",
    "Zegelrij",
]
