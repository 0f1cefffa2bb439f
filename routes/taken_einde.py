"""Wat er moet gebeuren bij een vrijstelling, na een vertrek, in de nazorg en buiten de wet."""

from inburgering.routes.taak import Taak, Zicht
from inburgering.wet.begrippen import Route, Wie
from inburgering.wet.bronnen import BESLUIT, WET, LokaleBron
from inburgering.wet.gebeurtenissen import Gebeurtenis as Woord

_NAZORG = LokaleBron("contact na het traject")
_ONDERTUSSEN = LokaleBron("begeleiding van de ondertussengroep")

VRIJGESTELD = (
    Taak(
        code="vrijstelling_bekijken",
        soort="traject",
        tekst="Bekijken of de vrijstelling nog geldt",
        wie=Wie.COLLEGE,
        bron=WET.art("4"),
        als=lambda _: True,
        klok=("N13",),
    ),
)

VERHUISD = (
    Taak(
        code="dossier_geven",
        soort="traject",
        tekst="Het dossier geven aan de nieuwe gemeente",
        wie=Wie.COLLEGE,
        bron=WET.art("35", lid=4),
        als=lambda z: z.open(Woord.VERZOEK_NIEUW_COLLEGE, Woord.OVERDRACHT_DOSSIER),
        klok=("T48",),
    ),
    Taak(
        code="afsluiten",
        soort="traject",
        tekst="Het traject afsluiten als de nieuwe gemeente verdergaat",
        wie=Wie.COLLEGE,
        bron=WET.art("35", lid=4),
        als=lambda z: not z.open(Woord.VERZOEK_NIEUW_COLLEGE, Woord.OVERDRACHT_DOSSIER),
        klok=("N99",),
    ),
)


def _nazorg_loopt(z: Zicht) -> bool:
    return not z.gebeurd(Woord.EINDE_NAZORG)


NAZORG = (
    Taak(
        code="certificaat",
        soort="traject",
        tekst="Het certificaat uitreiken, als dat nog niet is gedaan",
        wie=Wie.COLLEGE,
        bron=BESLUIT.art("3.16"),
        als=lambda z: z.route is Route.Z and not z.gebeurd(Woord.CONTACT_NAZORG, Woord.EINDE_NAZORG),
        klok=("T50",),
    ),
    Taak(
        code="contact_nazorg",
        soort="nazorg",
        tekst="Contact in de nazorg",
        wie=Wie.COLLEGE,
        bron=_NAZORG,
        als=lambda z: _nazorg_loopt(z) and not z.open(Woord.STAP_TERUG, Woord.STAP_VOORUIT),
        klok=("N10",),
    ),
    Taak(
        code="stap_vooruit",
        soort="nazorg",
        tekst="Bekijken of de gewone nazorg weer kan",
        wie=Wie.COLLEGE,
        bron=_NAZORG,
        als=lambda z: _nazorg_loopt(z) and z.open(Woord.STAP_TERUG, Woord.STAP_VOORUIT),
        klok=("N12",),
    ),
    Taak(
        code="einde_nazorg",
        soort="nazorg",
        tekst="De nazorg afsluiten",
        wie=Wie.COLLEGE,
        bron=_NAZORG,
        als=lambda z: _nazorg_loopt(z) and "N11" in z.termijnen,
        klok=("N11",),
    ),
    Taak(
        code="afsluiten",
        soort="traject",
        tekst="Het traject afsluiten",
        wie=Wie.COLLEGE,
        bron=_NAZORG,
        als=lambda z: not _nazorg_loopt(z),
        klok=("N99",),
    ),
)

BUITEN_DE_WET = (
    Taak(
        code="contact",
        soort="traject",
        tekst="Contact houden",
        wie=Wie.COLLEGE,
        bron=LokaleBron("contact zonder wettelijke termijn"),
        als=lambda _: True,
        klok=("N15",),
    ),
)

ONDERTUSSEN = (
    Taak(
        code="ondertussenplan",
        soort="ondertussenplan",
        tekst="Een plan maken",
        wie=Wie.COLLEGE,
        bron=_ONDERTUSSEN,
        als=lambda z: not z.gebeurd(Woord.START_ONDERTUSSENPLAN),
    ),
    Taak(
        code="ondertussenplan_herzien",
        soort="ondertussenplan",
        tekst="Het plan herzien",
        wie=Wie.COLLEGE,
        bron=_ONDERTUSSEN,
        als=lambda z: z.open(Woord.START_ONDERTUSSENPLAN, Woord.EINDE_ONDERTUSSENPLAN),
        klok=("N20",),
    ),
    *BUITEN_DE_WET,
)

NIETS_ANDERS = (
    Taak(
        code="opnieuw_bekijken",
        soort="traject",
        tekst="Afspreken wat er nu nodig is",
        wie=Wie.COLLEGE,
        bron=LokaleBron("niemand zonder volgende stap"),
        als=lambda _: True,
        klok=("N99",),
    ),
)
"""Als er verder niets is: een lopend traject heeft altijd een volgende stap."""
