"""De uren en aantallen van de onderdelen: PVT, MAP, Z-route, afschalen en examens."""

from datetime import date

from inburgering.wet.begrippen import ASIEL, Groep, Route
from inburgering.wet.bronnen import BESLUIT, REGELING
from inburgering.wet.waardensoort import Maat, Onderwerp, Wetswaarde

Z = frozenset({Route.Z})
B1 = frozenset({Route.B1})
GEZIN = frozenset({Groep.GEZIN})
MET_MAP = frozenset({Route.B1, Route.Z})
MET_EXAMEN = frozenset({Route.B1, Route.ONDERWIJS})
ONDERWIJS = frozenset({Route.ONDERWIJS})

RI_EEN_KEER = (
    "De Regeling is één keer gelezen, in de tekst van 18 april 2026. Of dit sinds 2022 zo is, is niet "
    "nagekeken."
)

PVT = (
    Wetswaarde(
        code="pvt_uren",
        naam="Uren van het participatieverklaringstraject",
        tekst="Het participatieverklaringstraject omvat ten minste {}.",
        waarde=12,
        eenheid=Maat.UUR,
        bron=BESLUIT.art("3.1", lid=3),
        onderwerp=Onderwerp.PVT,
    ),
    Wetswaarde(
        code="pvt_activiteiten",
        naam="Activiteiten of excursies in het participatieverklaringstraject",
        tekst="In de inleiding op de kernwaarden zit ten minste {} keer een activiteit of excursie.",
        waarde=1,
        eenheid=Maat.AANTAL,
        telt="activiteit of excursie",
        bron=BESLUIT.art("3.1", lid=2),
        onderwerp=Onderwerp.PVT,
    ),
)

MAP = (
    Wetswaarde(
        code="map_uren",
        naam="Uren praktische inzet in de MAP",
        tekst="De praktische inzet in de module Arbeidsmarkt en Participatie duurt ten minste {}.",
        waarde=40,
        eenheid=Maat.UUR,
        bron=REGELING.art("3.1"),
        onderwerp=Onderwerp.MAP,
        routes=MET_MAP,
        opmerking="Dit is het minimum van het praktische deel, niet van de hele module. Voor de hele module "
        f"is geen aantal uren gevonden. {RI_EEN_KEER}",
    ),
    Wetswaarde(
        code="map_themas",
        naam="Thema's van de MAP",
        tekst="De module gaat over {} thema's: beroepenoriëntatie, werknemerscompetenties, realistisch "
        "beroepsbeeld, beroepskansen, beroepscompetenties verwerven, netwerk opbouwen, werk vinden en "
        "werkcultuur.",
        waarde=8,
        eenheid=Maat.AANTAL,
        telt="thema's",
        bron=BESLUIT.art("3.2", lid=1),
        onderwerp=Onderwerp.MAP,
        routes=MET_MAP,
    ),
)

ZELFREDZAAMHEID = (
    Wetswaarde(
        code="z_cursus_uren",
        naam="Cursusuren in de Z-route",
        tekst="De Z-route heeft in totaal {} les: Nederlands als tweede taal (ook alfabetisering) "
        "en kennis van de Nederlandse maatschappij samen, bij een school met het keurmerk.",
        waarde=800,
        eenheid=Maat.UUR,
        bron=BESLUIT.art("3.14", lid=2, onderdeel="a"),
        onderwerp=Onderwerp.Z,
        routes=Z,
        opmerking="Ook voor gezinsmigranten en overige migranten (lid 3). Wie dan de cursus aanbiedt en "
        "betaalt, zegt de wet niet duidelijk.",
    ),
    Wetswaarde(
        code="z_participatie_uren",
        naam="Uren meedoen in de Z-route",
        tekst="De Z-route heeft in totaal {} voor zelfredzaamheid, activering en participatie, in "
        "een Nederlandstalige omgeving en samen met anderen.",
        waarde=800,
        eenheid=Maat.UUR,
        bron=BESLUIT.art("3.14", lid=2, onderdeel="b"),
        onderwerp=Onderwerp.Z,
        voor=ASIEL,
        routes=Z,
        opmerking="De uren van PVT en MAP gaan hiervan af (lid 5).",
    ),
    Wetswaarde(
        code="z_onderwijs_terug_jaren",
        naam="Hoe ver vóór het PIP schooluren mogen meetellen in de Z-route",
        tekst="Lessen Nederlands en maatschappij in het VSO, praktijkonderwijs of de entreeopleiding mogen "
        "van de cursusuren af, als zij ten hoogste {} vóór het PIP of later zijn gevolgd.",
        waarde=2,
        eenheid=Maat.JAAR,
        bron=BESLUIT.art("3.14", lid=9),
        onderwerp=Onderwerp.Z,
        termijn="T28",
        geldig_vanaf=date(2025, 9, 1),
        routes=Z,
        opmerking="Geldt samen met de bepaling z_onderwijs_telt_mee; de precieze eerste dag is niet bekend.",
    ),
)

WISSELEN = (
    Wetswaarde(
        code="afschalen_uren",
        naam="Uren Nederlands voordat afschalen naar A2 kan",
        tekst="Afschalen kan pas na in totaal {} les Nederlands als tweede taal (alfabetisering "
        "mag daar deel van zijn) bij een erkende school, en na voldoende inspanning.",
        waarde=600,
        eenheid=Maat.UUR,
        bron=BESLUIT.art("5.5", lid=1),
        onderwerp=Onderwerp.ROUTE,
        routes=B1,
        opmerking="Er is geen laatste dag voor; het kan ook in een verlengde of nieuwe termijn.",
    ),
    Wetswaarde(
        code="wisselen_maanden",
        naam="Hoe lang de leerroute te wijzigen is",
        tekst="Het college kan de leerroute opnieuw vaststellen tot ten hoogste {} na de aanvang "
        "van de inburgeringstermijn.",
        waarde=18,
        eenheid=Maat.MAAND,
        bron=BESLUIT.art("5.4", lid=1),
        onderwerp=Onderwerp.ROUTE,
        termijn="T18",
        opmerking="Van de onderwijsroute naar de B1-route kan het hele traject.",
    ),
)

EXAMENS = (
    Wetswaarde(
        code="examen_gratis_pogingen",
        naam="Gratis examenpogingen",
        tekst="Een asielstatushouder mag elk examenonderdeel {} keer gratis proberen.",
        waarde=2,
        eenheid=Maat.AANTAL,
        telt="pogingen per onderdeel",
        bron=REGELING.art("3.5"),
        onderwerp=Onderwerp.EXAMEN,
        voor=ASIEL,
        opmerking=f"Staat in de artikelen 3.4 en 3.5. {RI_EEN_KEER}",
    ),
    Wetswaarde(
        code="examen_kosten",
        naam="Examengeld per onderdeel",
        tekst="Een examenonderdeel op niveau A2 of het examen KNM kost {}.",
        waarde=50_00,
        eenheid=Maat.CENT,
        bron=REGELING.art("3.4"),
        onderwerp=Onderwerp.EXAMEN,
        opmerking=f"Staat in de artikelen 3.4 en 3.5. {RI_EEN_KEER}",
    ),
    Wetswaarde(
        code="taalonderdelen",
        naam="Examenonderdelen van de taal",
        tekst="Het taalexamen heeft {} onderdelen: lezen, luisteren, schrijven en spreken.",
        waarde=4,
        eenheid=Maat.AANTAL,
        telt="onderdelen",
        bron=BESLUIT.art("3.3"),
        onderwerp=Onderwerp.EXAMEN,
    ),
)

WAARDEN = (*PVT, *MAP, *ZELFREDZAAMHEID, *WISSELEN, *EXAMENS)
