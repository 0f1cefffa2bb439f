"""Made-up data for every letter: what the preview, the tests and the tools show."""

from typing import Any

_VAST: dict[str, Any] = {
    "gemeente": {
        "naam": "Gemeente Voorbeeldstad",
        "afdeling": "Werk en Inburgering",
        "bezoek": "Stadsplein 1, 1234 AA Voorbeeldstad",
        "post": "Postbus 100, 1230 AC Voorbeeldstad",
        "telefoon": "14 0123",
        "email": "inburgering@voorbeeldstad.example",
        "site": "voorbeeldstad.example/inburgering",
        "venster": "links",
        "kleur": "#154273",
    },
    "afzender": {"naam": "S. de Jong", "functie": "Consulent inburgering", "telefoon": "14 0123"},
    "kenmerk": "VBS-2026-00012",
}
_INWONER: dict[str, Any] = {
    "ontvanger": ["Yonas Tesfaye", "Dorpsstraat 12", "1234 AB  VOORBEELDSTAD"],
    "aanhef": "Beste Yonas Tesfaye,",
    "inburgeraar": {"naam": "Yonas Tesfaye"},
}
_AFSPRAAK: dict[str, Any] = {
    "dag": "2026-11-26",
    "tijd": "10:30",
    "plaats": "Stadsplein 1, kamer 2.04",
    "uiterlijk": "2026-12-03",
    "tolk": "Tigrinya",
    "handhaving": False,
    "vorige_dag": "2026-11-12",
}
_PIP: dict[str, Any] = {
    "leerroute": "B1-route",
    "versie_pip": 1,
    "dagtekening": "2026-11-20",
    "eerste_dagtekening": "2026-11-20",
    "termijn_einde": "2029-11-20",
    "bezwaar_tot": "2027-01-04",
    "pip": {
        "leerroute": "b1",
        "begeleiding": "U praat elke maand met uw consulent. Wij helpen u zoeken naar werk als kok.",
        "intensiteit_pvt_uren": 12,
        "intensiteit_map_uren": 40,
        "intensiteit_leerroute_uren_per_week": 12,
        "voortgangsgesprekken": 6,
        "vve_afspraken": None,
        "pw_beschikkingen": None,
        "examens_gewenst": None,
        "alfabetisering": None,
        "motivering": (
            "U hebt in Eritrea de middelbare school afgemaakt. De toets laat zien dat u snel leert. "
            "Met 12 uur les per week kunt u niveau B1 halen."
        ),
    },
}
_TAAK: dict[str, Any] = {
    "inburgeraar": {"naam": "Yonas Tesfaye", "telefoon": "06 0000 0000", "taal": "Tigrinya", "tolk": True},
    "bevestig": {"url": "https://inburgering.voorbeeldstad.example/p/7Qm2xkVt9cLrW4bH1sYz0A"},
    "kenmerk": "VBS-2026-00012-T1",
}
_VASTE_TAAK: dict[str, Any] = {
    "nummer": "VBS-2026-00012-T1",
    "reactie_dagen": 14,
    "reactie_uiterlijk": "2026-12-07",
    "gereed_op": "2027-02-15",
    "opmerking": "",
    "verzonden_op": None,
}
_TAKEN: dict[str, tuple[str, str, str]] = {  # name, what is asked, legal basis
    "taak_begeleiding": (
        "Maatschappelijke begeleiding", "Begeleid de inburgeraar en meld hoe het gaat.",
        "artikel 13 van de Wet inburgering 2021",
    ),
    "taak_pvt": (
        "Participatieverklaringstraject (PVT)", "Geef het traject en meld wanneer de verklaring is getekend.",
        "artikel 6 van de Wet inburgering 2021",
    ),
    "taak_budgetcoaching": (
        "Budgetcoaching", "Geef de coaching en meld wat lukt.", "beleidsregels inburgering van de gemeente",
    ),
    "taak_budgetbeheer": (
        "Budgetbeheer", "Voer het budgetbeheer uit en meld hoe het gaat.",
        "artikel 56a van de Participatiewet",
    ),
    "taak_taalles": (
        "Taalles in de B1-route", "Geef les in de B1-route en meld de eerste lesdag.",
        "artikel 16 van de Wet inburgering 2021",
    ),
    "taak_taalschakeltraject": (
        "Taalschakeltraject", "Plaats de inburgeraar en meld de eerste lesdag.",
        "artikel 8 en 16 van de Wet inburgering 2021",
    ),
    "taak_map": (
        "Module Arbeidsmarkt en Participatie (MAP)", "Geef de module en meld de uren praktijk.",
        "artikel 6 van de Wet inburgering 2021",
    ),
    "taak_participatie": (
        "Leerwerkplek", "Zoek een leerwerkplek en meld de eerste dag.",
        "beleidsregels inburgering van de gemeente",
    ),
    "taak_doorverwijzing": (
        "Hulp in de buurt", "Kijk samen welke hulp in de buurt past en meld of er contact is.",
        "toestemming van de inburgeraar",
    ),
    "taak_nazorg": (
        "Jobcoaching na plaatsing", "Houd een half jaar contact en meld hoe het gaat.",
        "beleidsregels inburgering van de gemeente",
    ),
    "taak_wachttijd": (
        "Zinvolle wachttijd", "Bied iets zinvols aan en meld of de inburgeraar meedoet.",
        "beleidsregels inburgering van de gemeente",
    ),
}  # fmt: skip
_PARTNERS = {
    "taak_taalles": "Taalschool De Brug",
    "taak_taalschakeltraject": "ROC Voorbeeldstad",
    "taak_map": "Werkpunt Voorbeeldstad",
    "taak_participatie": "Werkpunt Voorbeeldstad",
    "taak_doorverwijzing": "Buurtteam Noord",
    "taak_nazorg": "Werkpunt Voorbeeldstad",
}
_HERINNERING = "herinnering_partner"


def voorbeeld(naam: str) -> dict[str, Any]:
    """Data for the letter with this name, all of it made up."""
    if naam in _TAKEN or naam == _HERINNERING:
        return _VAST | _TAAK | _partner(naam) | {"taak": _taak(naam)}
    return _VAST | _INWONER | (_PIP if naam == "beschikking_pip" else _AFSPRAAK)


def _partner(naam: str) -> dict[str, Any]:
    budgetbeheer = naam in {"taak_budgetbeheer", _HERINNERING}
    wie = {
        "ontvanger": [
            "Plangroep" if budgetbeheer else _PARTNERS.get(naam, "VluchtelingenWerk"),
            "T.a.v. mevrouw A. van der Meer",
            "Kanaalstraat 12",
            "1234 AB  VOORBEELDSTAD",
        ],
        "aanhef": "Beste mevrouw Van der Meer,",
    }
    if naam == _HERINNERING:
        return wie | {"inburgeraar": {"naam": "Yonas Tesfaye"}}
    if not budgetbeheer:
        return wie
    adres = {"geboren": "1994-05-17", "adres": ["Dorpsstraat 12", "1234 AB  VOORBEELDSTAD"]}
    return wie | {"inburgeraar": _TAAK["inburgeraar"] | adres}


def _taak(naam: str) -> dict[str, Any]:
    herinnering = naam == _HERINNERING
    wat, omschrijving, grondslag = _TAKEN["taak_budgetbeheer" if herinnering else naam]
    verzonden = {"verzonden_op": "2026-11-02"} if herinnering else {}
    return _VASTE_TAAK | {"naam": wat, "omschrijving": omschrijving, "grondslag": grondslag} | verzonden
