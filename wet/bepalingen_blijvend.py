"""Bepalingen die sinds 2022 gelden: wat meetelt, wat bij een leerroute hoort en wat bij een boete moet."""

from inburgering.wet.begrippen import ASIEL, Route, Wie
from inburgering.wet.bepalingen import Bepaling
from inburgering.wet.bronnen import AWB, BESLUIT, WET
from inburgering.wet.waardensoort import Onderwerp, Zekerheid

_Z = frozenset({Route.Z})
_B1 = frozenset({Route.B1})
_ONDERWIJS = frozenset({Route.ONDERWIJS})
_MET_MAP = frozenset({Route.B1, Route.Z})
_IN_2022_LID_4 = "Het verbod om eerder werk mee te tellen stond in 2022 in artikel 5.3, lid 4; nu in lid 5."

MEETELLEN = (
    Bepaling(
        code="voor_pip_telt_niet",
        naam="Wat vóór het PIP is gedaan",
        tekst="Wat iemand deed vóór de vaststelling van het PIP telt niet mee, behalve waar de wet het "
        "uitdrukkelijk toestaat.",
        bron=BESLUIT.art("5.3", lid=5),
        onderwerp=Onderwerp.PIP,
        wie=Wie.COLLEGE,
        opmerking="In 2022 was dit lid 4.",
    ),
    Bepaling(
        code="intake_telt_mee_pvt",
        naam="Uren PVT tijdens de brede intake",
        tekst="Activiteiten tijdens de brede intake die aan de eisen voldoen, mogen van de uren PVT af.",
        bron=BESLUIT.art("3.1", lid=5),
        onderwerp=Onderwerp.PIP,
        wie=Wie.COLLEGE,
        opmerking=_IN_2022_LID_4,
    ),
    Bepaling(
        code="intake_telt_mee_map",
        naam="Uren MAP tijdens de brede intake",
        tekst="Activiteiten tijdens de brede intake die aan de eisen voldoen, mogen van de uren MAP af.",
        bron=BESLUIT.art("3.2", lid=3),
        onderwerp=Onderwerp.PIP,
        wie=Wie.COLLEGE,
        routes=_MET_MAP,
        opmerking=_IN_2022_LID_4,
    ),
    Bepaling(
        code="intake_telt_mee_z",
        naam="Uren Z-route tijdens de brede intake",
        tekst="Lessen en activiteiten tijdens de brede intake mogen van de uren van de Z-route af, ook als "
        "zij bij de Participatiewet of de maatschappelijke begeleiding hoorden.",
        bron=BESLUIT.art("3.14", lid=6),
        onderwerp=Onderwerp.PIP,
        wie=Wie.COLLEGE,
        routes=_Z,
        opmerking=_IN_2022_LID_4,
    ),
    Bepaling(
        code="intake_telt_mee_nt2",
        naam="Taallessen tijdens de brede intake, voor afschalen",
        tekst="Lessen Nederlands tijdens de brede intake bij een erkende school mogen meetellen voor de uren "
        "die nodig zijn om af te schalen.",
        bron=BESLUIT.art("5.5", lid=2),
        onderwerp=Onderwerp.PIP,
        wie=Wie.COLLEGE,
        routes=_B1,
        opmerking=_IN_2022_LID_4,
    ),
)

ONDERDELEN = (
    Bepaling(
        code="pvt_registreren",
        naam="PVT registreren",
        tekst="Het college registreert de aanwezigheid bij de inleiding en het ondertekenen van de "
        "verklaring.",
        bron=BESLUIT.art("3.1", lid=4),
        onderwerp=Onderwerp.PVT,
        wie=Wie.COLLEGE,
    ),
    Bepaling(
        code="map_eindgesprek",
        naam="Eindgesprek van de MAP",
        tekst="De MAP sluit af met een gesprek tussen de inburgeraar en het college.",
        bron=BESLUIT.art("3.2", lid=2),
        onderwerp=Onderwerp.MAP,
        wie=Wie.COLLEGE,
        routes=_MET_MAP,
    ),
    Bepaling(
        code="map_niet_onderwijsroute",
        naam="Geen MAP in de onderwijsroute",
        tekst="Wie het taalschakeltraject volgt of heeft afgerond, hoeft de MAP niet te doen.",
        bron=WET.art("8", lid=3),
        onderwerp=Onderwerp.MAP,
        wie=Wie.INBURGERINGSPLICHTIGE,
        routes=_ONDERWIJS,
        opmerking="Stapt iemand over naar een andere route zonder het taalschakeltraject af te ronden, dan "
        "moet de MAP alsnog. Dat is uitleg van dit artikel.",
    ),
    Bepaling(
        code="z_aftrek_pvt_map",
        naam="PVT en MAP tellen mee als meedoen in de Z-route",
        tekst="De uren van PVT en MAP gaan af van de 800 uren meedoen.",
        bron=BESLUIT.art("3.14", lid=5),
        onderwerp=Onderwerp.Z,
        wie=Wie.COLLEGE,
        voor=ASIEL,
        routes=_Z,
    ),
    Bepaling(
        code="z_eindgesprek_zelf",
        naam="Het college voert het eindgesprek van de Z-route zelf",
        tekst="Het college mag het eindgesprek niet door een ander laten doen, behalve door een openbaar "
        "lichaam van een gemeenschappelijke regeling.",
        bron=BESLUIT.art("3.14", lid=4),
        onderwerp=Onderwerp.Z,
        wie=Wie.COLLEGE,
        routes=_Z,
    ),
    Bepaling(
        code="z_examen_taal",
        naam="Taalexamen op A2 in de Z-route",
        tekst="Wil iemand in de Z-route een taalonderdeel op A2 afleggen en kan hij dat volgens het college, "
        "dan staat dat in het PIP.",
        bron=BESLUIT.art("3.14", lid=7),
        onderwerp=Onderwerp.Z,
        wie=Wie.COLLEGE,
        routes=_Z,
    ),
    Bepaling(
        code="z_beperking",
        naam="Minder cursusuren bij een beperking in zien of horen",
        tekst="Voor wie slecht ziet of hoort kan een lagere norm van cursusuren gelden.",
        bron=BESLUIT.art("3.14", lid=8),
        onderwerp=Onderwerp.Z,
        wie=Wie.COLLEGE,
        routes=_Z,
        opmerking="De voorwaarden staan in artikel 3.16 van de Regeling; het aantal uren rekent het "
        "programma niet uit.",
    ),
    Bepaling(
        code="aanbod_tijdig",
        naam="Aanbod van een cursus of opleiding",
        tekst="Het college biedt een asielstatushouder tijdig een cursus of opleiding aan. De wet noemt geen "
        "aantal dagen.",
        bron=WET.art("16", lid=1),
        onderwerp=Onderwerp.AANBOD,
        wie=Wie.COLLEGE,
        voor=ASIEL,
    ),
)

WISSELEN = (
    Bepaling(
        code="wissel_neemt_mee",
        naam="Wat meegaat naar een andere leerroute",
        tekst="Naar de B1-route tellen gevolgde uren mee voor de intensiteit. Tussen B1-route en "
        "onderwijsroute gaan examenpogingen en behaalde onderdelen mee. Naar de Z-route gaan gevolgde uren "
        "Nederlands en KNM bij een erkende school af van de 800 cursusuren, niet van de 800 uren meedoen.",
        bron=BESLUIT.art("5.4", lid=4),
        onderwerp=Onderwerp.ROUTE,
        wie=Wie.COLLEGE,
        opmerking="Het nummer van het lid is dat van nu.",
    ),
    Bepaling(
        code="wissel_bijzonder",
        naam="Later wisselen in bijzondere gevallen",
        tekst="In bijzondere gevallen kan het college de leerroute ook na anderhalf jaar wijzigen.",
        bron=BESLUIT.art("5.4", lid=3),
        onderwerp=Onderwerp.ROUTE,
        wie=Wie.COLLEGE,
        opmerking="Het nummer van het lid is dat van nu.",
    ),
    Bepaling(
        code="afschalen_deel",
        naam="Afschalen naar A2, geheel of voor een deel",
        tekst="Na aanzienlijke inspanningen kan het college bepalen dat de taal geheel of voor een deel op "
        "A2 wordt geëxamineerd. Het PIP wordt daarop aangepast.",
        bron=WET.art("17", lid=3),
        onderwerp=Onderwerp.ROUTE,
        wie=Wie.COLLEGE,
        routes=_B1,
    ),
)

BOETES = (
    Bepaling(
        code="boete_niet_dubbel",
        naam="Niet twee keer straffen",
        tekst="Is voor hetzelfde gedrag de bijstand al verlaagd, dan komt er geen boete.",
        bron=WET.art("27"),
        onderwerp=Onderwerp.BOETE,
        wie=Wie.COLLEGE,
    ),
    Bepaling(
        code="boete_zonder_verwijt",
        naam="Geen boete zonder verwijt",
        tekst="Valt iemand niets te verwijten, dan komt er geen boete.",
        bron=AWB.art("5:41"),
        onderwerp=Onderwerp.BOETE,
        wie=Wie.COLLEGE,
    ),
    Bepaling(
        code="boete_bijzondere_omstandigheden",
        naam="Lagere boete bij bijzondere omstandigheden",
        tekst="Is de boete om bijzondere omstandigheden te hoog, dan wordt zij lager.",
        bron=AWB.art("5:46", lid=3),
        onderwerp=Onderwerp.BOETE,
        wie=Wie.COLLEGE,
    ),
    Bepaling(
        code="boete_andere_ambtenaar",
        naam="Een ander dan de rapporteur beslist",
        tekst="Wie het rapport opmaakte, mag de boete niet opleggen.",
        bron=AWB.art("10:3", lid=4),
        onderwerp=Onderwerp.BOETE,
        wie=Wie.COLLEGE,
        zekerheid=Zekerheid.OUDER,
        opmerking="Gelezen in de tekst van 2015.",
    ),
    Bepaling(
        code="boete_verrekenen",
        naam="Boete verrekenen met bijstand",
        tekst="Verrekenen mag alleen als een wettelijk voorschrift het toestaat, zoals een verordening van "
        "de gemeente.",
        bron=AWB.art("4:93", lid=1),
        onderwerp=Onderwerp.BOETE,
        wie=Wie.COLLEGE,
    ),
    Bepaling(
        code="boete_overlijden",
        naam="Boete na overlijden",
        tekst="Na overlijden komt er geen boete. Een boete die nog te bestrijden is of niet is betaald, "
        "vervalt.",
        bron=AWB.art("5:42"),
        onderwerp=Onderwerp.BOETE,
        wie=Wie.COLLEGE,
    ),
    Bepaling(
        code="duo_boete_vergunning",
        naam="Geen boete van DUO als de vergunning stopt",
        tekst="DUO legt voor de leerroute geen boete op als verlenging van de verblijfsvergunning is "
        "geweigerd of de vergunning is ingetrokken.",
        bron=WET.art("25", lid=3),
        onderwerp=Onderwerp.BOETE_DUO,
        wie=Wie.DUO,
    ),
)

BEPALINGEN = (*MEETELLEN, *ONDERDELEN, *WISSELEN, *BOETES)
