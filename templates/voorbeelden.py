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
        "begeleiding": "elke maand een gesprek, en hulp bij het zoeken van werk als kok.",
        "intensiteit_pvt_uren": 12,
        "intensiteit_map_uren": 40,
        "intensiteit_leerroute_uren_per_week": 12,
        "voortgangsgesprekken": 6,
        "vve_afspraken": None,
        "pw_beschikkingen": None,
        "examens_gewenst": None,
        "alfabetisering": None,
        "motivering": "De toets laat zien dat u snel leert. Met 12 uur les per week kunt u niveau B1 halen.",
    },
}
_TAAK: dict[str, Any] = {
    "inburgeraar": {
        "naam": "Yonas Tesfaye", "telefoon": "06 0000 0000", "taal": "Tigrinya", "tolk": True,
        "adres": ["Dorpsstraat 12", "1234 AB  VOORBEELDSTAD"],
    },
    "taak": {
        "nummer": "VBS-2026-00012-T1",
        "naam": "Budgetbeheer",
        "omschrijving": "Voer het budgetbeheer uit en meld hoe het gaat.",
        "reactie_dagen": 14,
        "reactie_uiterlijk": "2026-12-07",
        "gereed_op": "2027-02-15",
        "opmerking": "",
        "verzonden_op": "2026-11-23",
        "grondslag": "artikel 56a van de Participatiewet",
    },
    "bevestig": {"url": "https://inburgering.voorbeeldstad.example/p/7Qm2xkVt9cLrW4bH1sYz0A"},
    "kenmerk": "VBS-2026-00012-T1",
}  # fmt: skip
_PARTNERS = {"taak_budgetbeheer": "Plangroep"}


def voorbeeld(naam: str) -> dict[str, Any]:
    """Data for the letter with this name, all of it made up."""
    if naam.startswith("taak_") or naam == "herinnering_partner":
        partner = _PARTNERS.get(naam, "VluchtelingenWerk")
        wie = {
            "ontvanger": [
                partner,
                "T.a.v. mevrouw A. van der Meer",
                "Kanaalstraat 12",
                "1234 AB  VOORBEELDSTAD",
            ],
            "aanhef": "Beste mevrouw Van der Meer,",
        }
        return _VAST | wie | _TAAK
    return _VAST | _INWONER | (_PIP if naam == "beschikking_pip" else _AFSPRAAK)
