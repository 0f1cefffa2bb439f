"""Sentences that a consulent or a partner might write, in plain Dutch; drawn, never about anybody."""

from random import Random
from typing import Any

from inburgering.wet.begrippen import Groep, Route

PLAATSEN = (
    "Raadhuis Hoofddorp, spreekkamer 2",
    "Raadhuis Hoofddorp, spreekkamer 5",
    "Wijkpunt Nieuw-Vennep, kamer 1",
)
TIJDEN = ("09:00", "09:30", "10:15", "11:00", "13:15", "14:00", "15:30")
TOETSPLAATS = "DUO toetslocatie Amsterdam"

_OPLEIDING = (
    "Basisschool en drie jaar middelbare school.",
    "Middelbare school met diploma, daarna geen opleiding.",
    "Hbo-opleiding economie, diploma nog niet gewaardeerd.",
    "Vakopleiding tot elektricien, twee jaar.",
    "Geen school gevolgd; leest en schrijft in de eigen taal.",
    "Universiteit, twee jaar farmacie, niet afgerond.",
)
_WERK = (
    "Acht jaar gewerkt als kok.",
    "Werkte in de winkel van de familie.",
    "Vier jaar docent op een basisschool.",
    "Had een eigen garage.",
    "Heeft nog niet betaald gewerkt.",
    "Werkte als verpleegkundige in een ziekenhuis.",
)
_WIL = (
    "Wil graag snel werken, het liefst in de zorg.",
    "Zoekt eerst werk naast de lessen, bijvoorbeeld in de schoonmaak of de logistiek.",
    "Wil een opleiding volgen tot automonteur.",
    "Wil op termijn weer voor de klas.",
    "Zoekt vrijwilligerswerk om Nederlands te spreken.",
)
_ZELF = (
    "Regelt de meeste zaken zelf, vraagt hulp bij brieven.",
    "Heeft hulp nodig bij geldzaken en afspraken.",
    "Redt zich goed met de telefoon en het openbaar vervoer.",
    "Is nog onzeker; gaat liever samen naar een afspraak.",
)
NIET_GEKOMEN = (
    "Niet verschenen en niet afgemeld. Telefonisch niet bereikt.",
    "Afspraak vergeten, zegt dat de brief te laat kwam.",
    "Was in de war met een afspraak bij een ander.",
)
NIET_BEREIKT = (
    "Drie keer gebeld, geen gehoor. Appbericht gestuurd.",
    "Telefoonnummer is niet in gebruik. Nieuw nummer opgevraagd.",
    "Voicemail ingesproken met het verzoek terug te bellen.",
)
CONTACT = (
    "Gebeld over de lestijden. Gaat goed.",
    "Vraag over de kinderopvang; verwezen naar het wijkpunt.",
    "Langs geweest op het spreekuur met een brief van de zorgverzekering.",
    "Mail van school: is twee keer afwezig geweest, meldt zich netjes af.",
    "Vraagt naar een fietscursus. Doorgegeven.",
    "Heeft een proefdag gehad bij een bakkerij.",
    "Gezin verhuist binnen de gemeente; adres volgt.",
)
GESPREK = (
    "De lessen gaan goed. Voortgangstoets luisteren gehaald. Volgende keer kijken naar werk.",
    "Is vaker aanwezig dan eerst. Samen een weekrooster gemaakt.",
    "Moe door werk en les samen. Werkgever past de uren aan.",
    "Doet vrijwilligerswerk in de buurt en spreekt daar Nederlands.",
    "Lezen blijft moeilijk. Extra oefening met een taalmaatje geregeld.",
)
WEIGERING = (
    "Op dit moment geen plek. Over zes weken weer.",
    "Wij spreken deze taal niet en hebben geen tolk.",
)
TERUG = {
    "maatschappelijke_begeleiding": (
        "Huisarts, zorgverzekering en toeslagen geregeld. Wekelijks contact gaat door.",
        "Kennisgemaakt in de woning. Inschrijving bij de huisarts loopt nog.",
    ),
    "pvt": (
        "Alle bijeenkomsten gevolgd, excursie gedaan en de verklaring ondertekend.",
        "Vier van de vijf bijeenkomsten gevolgd; de laatste wordt ingehaald.",
    ),
    "budgetcoaching": (
        "Overzicht van inkomsten en uitgaven gemaakt. Volgt de cursus.",
        "Drie gesprekken gevoerd. Kan de post nu zelf ordenen.",
    ),
    "budgetbeheer": (
        "Rekening geopend. Huur, energie en zorgpremie worden betaald.",
        "Vaste lasten in kaart; eerste betaling gaat deze maand.",
    ),
}  # fmt: skip


def intakegesprek(toeval: Random, *, jong_kind: bool) -> dict[str, Any]:
    """The facts of the conversation: everything that the law wants discussed."""
    return {
        "onderwijs_en_werk": f"{toeval.choice(_OPLEIDING)} {toeval.choice(_WERK)}",
        "omstandigheden_besproken": True,
        "gezondheid_besproken": True,
        "vve_van_toepassing": jong_kind,
        "vve_verkend": jong_kind,
        "taalniveau": toeval.choices(("geen", "alfa", "a0", "a1", "a2"), weights=(20, 15, 30, 25, 10))[0],
        "arbeidsparticipatie": toeval.choice(_WIL),
        "zelfredzaamheid": toeval.choice(_ZELF),
        "gewezen_op_alleen": True,
        "verslag": "Alle onderwerpen van de brede intake zijn besproken. Afspraken staan in het plan.",
    }


def pip(toeval: Random, groep: Groep, route: Route, *, jong_kind: bool) -> dict[str, Any]:
    """The content of a complete PIP for this group and leerroute."""
    uit: dict[str, Any] = {
        "leerroute": route.value,
        "begeleiding": "Een vaste consulent, en hulp van een taalmaatje. "
        + ("VluchtelingenWerk begeleidt bij wonen, zorg en geldzaken." if groep is not Groep.GEZIN else ""),
        "intensiteit_pvt_uren": toeval.choice((12, 12, 14, 16)),
        "voortgangsgesprekken": toeval.choice((4, 6, 8, 12)),
        "vve_van_toepassing": jong_kind,
        "motivering": _MOTIVERING[route],
    }
    if route is not Route.ONDERWIJS:
        uit["intensiteit_map_uren"] = toeval.choice((40, 48, 64))
    if groep is Groep.GEZIN:
        uit["alfabetisering"] = toeval.random() < 0.1
    else:
        uit["intensiteit_leerroute_uren_per_week"] = toeval.choice((9, 12, 15, 20))
    if route is Route.Z:
        uit["examens_gewenst"] = toeval.random() < 0.2
    if jong_kind:
        uit["vve_afspraken"] = "Het kind gaat vier ochtenden per week naar de voorschool in de wijk."
    return uit


_MOTIVERING = {
    Route.B1: "De leerbaarheidstoets en het gesprek laten zien dat B1 binnen drie jaar haalbaar is.",
    Route.ONDERWIJS: "Jong genoeg en gemotiveerd voor een opleiding; het taalschakeltraject past daarbij.",
    Route.Z: "Leren gaat langzaam. Meedoen in de praktijk past beter dan examens op B1.",
}
