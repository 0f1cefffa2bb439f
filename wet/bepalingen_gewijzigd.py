"""Bepalingen die er sinds 2022 bij kwamen, met de dag waarop: de wijzigingen van 2023 tot 2026.

De wijziging van de tien weken voor het PIP (1 januari 2023) staat bij de termijnen T05a tot en met T05c.
"""

from datetime import date

from inburgering.wet.begrippen import ASIEL, Groep, Route, Wie
from inburgering.wet.bepalingen import Bepaling, Uitspraak
from inburgering.wet.bronnen import BESLUIT, WET
from inburgering.wet.waardensoort import Onderwerp, Zekerheid

STB_2022_489 = date(2023, 1, 1)  # Staatsblad 2022, 489

SINDS_2023 = (
    Bepaling(
        code="lbt_ontheffing",
        naam="Ontheffing van de leerbaarheidstoets",
        tekst="Het college geeft ontheffing van de leerbaarheidstoets aan wie slecht ziet. Aan wie slecht "
        "hoort alleen als die de toets niet kan doen.",
        bron=WET.art("14", lid=6),
        onderwerp=Onderwerp.INTAKE,
        wie=Wie.COLLEGE,
        geldig_vanaf=STB_2022_489,
    ),
    Bepaling(
        code="verlenging_opleiding",
        naam="Verlenging door een opleiding die niet vrijstelt",
        tekst="Wie een aangewezen opleiding volgt of volgde die niet vrijstelt (praktijkonderwijs, VSO of "
        "entree), treft geen verwijt en kan verlenging krijgen.",
        bron=BESLUIT.art("4.3", lid=2),
        onderwerp=Onderwerp.VERLENGING,
        wie=Wie.DUO,
        geldig_vanaf=STB_2022_489,
        opmerking="De lengten staan in artikel 4.2 van de Regeling: de duur van de inschrijving; wie nog "
        "bezig is, krijgt 2 jaar en daarna twee keer 1 jaar.",
    ),
    Bepaling(
        code="wissel_na_opleiding",
        naam="Later wisselen na een opleiding die niet vrijstelt",
        tekst="Eindigt zo'n opleiding pas na anderhalf jaar, dan kan het college de leerroute daarna alsnog "
        "wijzigen.",
        bron=BESLUIT.art("5.4", lid=2),
        onderwerp=Onderwerp.ROUTE,
        wie=Wie.COLLEGE,
        geldig_vanaf=STB_2022_489,
    ),
    Bepaling(
        code="melding_opleiding",
        naam="Melden dat iemand een opleiding volgt die niet vrijstelt",
        tekst="Het college meldt aan DUO dat iemand zo'n opleiding volgt. Een aantal dagen noemt het Besluit "
        "niet.",
        bron=BESLUIT.art("9.3", lid=2, onderdeel="b"),
        onderwerp=Onderwerp.BEWAREN,
        wie=Wie.COLLEGE,
        geldig_vanaf=STB_2022_489,
        opmerking="DUO deelt het ook met het college (artikel 9.4, lid 2).",
    ),
    Bepaling(
        code="z_examen_knm",
        naam="Examen KNM in de Z-route",
        tekst="Wil iemand in de Z-route het examen KNM doen en kan hij dat volgens het college, dan staat "
        "dat in het PIP. Daarvoor kon dat alleen voor de taal.",
        bron=BESLUIT.art("3.14", lid=7),
        onderwerp=Onderwerp.Z,
        wie=Wie.COLLEGE,
        routes=frozenset({Route.Z}),
        geldig_vanaf=STB_2022_489,
    ),
)

SINDS_2024 = (
    Bepaling(
        code="vermogende_vreemdeling",
        naam="Verblijf als vermogende vreemdeling is niet meer tijdelijk",
        tekst="Verblijf als vermogende vreemdeling staat niet meer in de lijst van tijdelijke doelen. Wie "
        "zo'n vergunning heeft, kan dus inburgeringsplichtig zijn.",
        bron=BESLUIT.art("2.2", lid=1),
        onderwerp=Onderwerp.PLICHT,
        wie=Wie.DUO,
        voor=frozenset({Groep.GEZIN}),
        geldig_vanaf=date(2024, 4, 17),
        niet_voor=date(2024, 1, 1),
        opmerking="Stond nog in de tekst van 1 januari 2024, niet meer in die van 17 april 2024. De precieze "
        "dag is niet bekend.",
    ),
    Bepaling(
        code="z_onderwijs_telt_mee",
        naam="Schooluren tellen mee in de Z-route",
        tekst="Lessen Nederlands en maatschappij in het VSO (arbeidsmarkt of dagbesteding), "
        "praktijkonderwijs of de entreeopleiding mogen van de 800 cursusuren af, vanaf twee jaar vóór het "
        "PIP.",
        bron=BESLUIT.art("3.14", lid=9),
        onderwerp=Onderwerp.Z,
        wie=Wie.COLLEGE,
        routes=frozenset({Route.Z}),
        geldig_vanaf=date(2025, 9, 1),
        niet_voor=date(2024, 6, 12),
        opmerking="Staat niet in de tekst van 12 juni 2024, wel in die van 1 september 2025. De precieze dag "
        "is niet bekend.",
    ),
    Bepaling(
        code="lening_vw8e",
        naam="Lening voor wie verblijf heeft op grond van het Unierecht",
        tekst="Wie rechtmatig verblijf heeft op grond van artikel 8, onder e, van de Vreemdelingenwet 2000 "
        "kan lenen voor het examen op A2, KNM en ONA, en voor de lessen daarvoor.",
        bron=BESLUIT.art("6.2a", lid=2),
        onderwerp=Onderwerp.LENING,
        wie=Wie.DUO,
        voor=frozenset(),
        geldig_vanaf=date(2025, 9, 1),
        niet_voor=date(2024, 6, 12),
        opmerking="Hoort bij artikel 3.15, lid 2. Staat niet in de tekst van 12 juni 2024, wel in die van 1 "
        "september 2025. De precieze dag is niet bekend. Deze mensen zijn zelf niet inburgeringsplichtig.",
    ),
)

SINDS_2025 = (
    Bepaling(
        code="boete_internationale_bescherming",
        naam="Boete bij internationale bescherming alleen bij uitzondering",
        tekst="Een plicht om examen te doen mag. Een boete mag bij mensen met internationale bescherming "
        "alleen in uitzonderlijke gevallen, zoals bewezen en aanhoudende onwil om in te burgeren.",
        bron=Uitspraak(
            "Hof van Justitie EU 4 februari 2025, C-158/23 (Keren)",
            "https://www.rijksoverheid.nl/actueel/nieuws/2025/02/04/"
            "europese-hof-doet-uitspraak-over-nederlands-inburgeringsbeleid",
        ),
        onderwerp=Onderwerp.BOETE,
        wie=Wie.COLLEGE,
        zekerheid=Zekerheid.PRAKTIJK,
        voor=ASIEL,
        geldig_vanaf=date(2025, 2, 4),
        opmerking="De zaak gaat over de Wet inburgering 2013. De artikelen 22 tot en met 25 van de wet van "
        "2021 zijn niet veranderd. Daarom staat handhaving bij asielstatushouders uit tot een mens haar "
        "aanzet.",
    ),
    Bepaling(
        code="uitkering_tussentijds",
        naam="Uitkering aan de gemeente tussentijds herzien",
        tekst="De specifieke uitkering aan gemeenten kan tussentijds worden herzien.",
        bron=WET.art("40a"),
        onderwerp=Onderwerp.UITKERING,
        wie=Wie.DUO,
        geldig_vanaf=date(2025, 10, 21),
        opmerking="Gaat alleen over geld tussen Rijk en gemeente; de minister besluit.",
    ),
    Bepaling(
        code="uitkering_onderwijsroute",
        naam="Uitkering aan de gemeente voor de onderwijsroute",
        tekst="Er is een specifieke uitkering aan gemeenten voor de onderwijsroute.",
        bron=WET.art("42a"),
        onderwerp=Onderwerp.UITKERING,
        wie=Wie.DUO,
        routes=frozenset({Route.ONDERWIJS}),
        geldig_vanaf=date(2025, 10, 21),
        opmerking="Gaat alleen over geld tussen Rijk en gemeente; de minister besluit.",
    ),
)

BEPALINGEN = (*SINDS_2023, *SINDS_2024, *SINDS_2025)
