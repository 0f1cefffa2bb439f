"""Made-up data for every letter: what the preview, the tests and the tools show."""

from collections.abc import Iterator
from typing import Any

from inburgering.templates.voorbeelden_taken import PARTNERS, TAKEN

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
    "afzender": {
        "naam": "S. de Jong",
        "functie": "Consulent inburgering",
        "telefoon": "14 0123",
        "namens": "",
    },
    "kenmerk": "VBS-2026-00012",
}
_INWONER: dict[str, Any] = {
    "ontvanger": ["Yonas Tesfaye", "Dorpsstraat 12", "1234 AB  VOORBEELDSTAD"],
    "aanhef": "Beste Yonas Tesfaye,",
    "inburgeraar": {"naam": "Yonas Tesfaye"},
    "taal": "Tigrinya",
    "tolk": "Tigrinya",
}
_AFSPRAAK: dict[str, Any] = {
    "dag": "2026-11-26",
    "tijd": "10:30",
    "plaats": "Stadsplein 1, kamer 2.04",
    "uiterlijk": "2026-12-03",
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
        "examens_a2": None,
        "eigen_norm_uren": None,
        "eigen_norm_participatie_uren": None,
        "motivering": (
            "U hebt in Eritrea de middelbare school afgemaakt. De toets laat zien dat u snel leert. "
            "Met 12 uur les per week kunt u niveau B1 halen."
        ),
    },
}
PERSOONSVELDEN: dict[str, Any] = {
    "naam": "Yonas Tesfaye",
    "telefoon": "06 0000 0000",
    "email": "yonas@voorbeeld.example",
    "adres": ["Dorpsstraat 12", "1234 AB  VOORBEELDSTAD"],
    "taal": "Tigrinya",
    "tolk": True,
    "geboren": "1994-05-17",
}
"""All that a task may let a partner know of a person; each task lists its own choice of these."""
_KAAL_PIP = {
    "leerroute": "z",
    "intensiteit_leerroute_uren_per_week": None,
    "intensiteit_map_uren": None,
    "alfabetisering": True,
    "vve_afspraken": "Selam gaat naar de voorschool.",
    "pw_beschikkingen": "besluit van 3 november 2026.",
}
_NIET_ALTIJD_IN_PIP = ("examens_a2", "eigen_norm_uren", "eigen_norm_participatie_uren")
_TAAK: dict[str, Any] = {
    "inburgeraar": {"naam": "Yonas Tesfaye", "telefoon": "06 0000 0000", "taal": "Tigrinya", "tolk": True},
    "bevestig": {
        "url": "https://inburgering.voorbeeldstad.example/p/7Qm2xkVt9cLrW4bH1sYz0A",
        "schema": "https://inburgering.voorbeeldstad.example/schema/terugmelding-1.json",
    },
    "kenmerk": "VBS-2026-00012-T1",
}
_VASTE_TAAK: dict[str, Any] = {
    "nummer": "VBS-2026-00012-T1",
    "reactie_dagen": 14,
    "reactie_uiterlijk": "2026-12-07",
    "gereed_op": "2027-02-15",
    "opmerking": "",
    "verzonden_op": None,
    "warm": False,
    "gesprek_dagen": None,
    "gesprek_uiterlijk": None,
}
_WARM = {"warm": True, "gesprek_dagen": 14, "gesprek_uiterlijk": "2026-12-07"}
_HERINNERING = "herinnering_partner"


def voorbeeld(naam: str) -> dict[str, Any]:
    """Data for the letter with this name, all of it made up."""
    if naam in TAKEN or naam == _HERINNERING:
        return _VAST | _TAAK | _partner(naam) | {"taak": _taak(naam)}
    return _VAST | _INWONER | (_PIP if naam == "beschikking_pip" else _AFSPRAAK)


def _partner(naam: str) -> dict[str, Any]:
    budgetbeheer = naam in {"taak_budgetbeheer", _HERINNERING}
    wie = {
        "ontvanger": [
            "Plangroep" if budgetbeheer else PARTNERS.get(naam, "VluchtelingenWerk"),
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
    wat, omschrijving, grondslag = TAKEN["taak_budgetbeheer" if herinnering else naam]
    verzonden = {"verzonden_op": "2026-11-02"} if herinnering else {}
    return _VASTE_TAAK | {"naam": wat, "omschrijving": omschrijving, "grondslag": grondslag} | verzonden


def varianten(naam: str) -> Iterator[dict[str, Any]]:
    """The same letter in the ways it can turn out: what may be lacking lacks, and what may be there is."""
    gewoon = voorbeeld(naam)
    yield gewoon
    if "taak" in gewoon:
        yield gewoon | {"inburgeraar": {"naam": PERSOONSVELDEN["naam"]}}
        alles = gewoon["taak"] | {"opmerking": "Bel eerst.\n\nDaarna een afspraak."}
        yield gewoon | {"inburgeraar": PERSOONSVELDEN, "taak": alles}
        yield gewoon | {"taak": gewoon["taak"] | _WARM}
    elif "pip" in gewoon:
        pip = {veld: w for veld, w in gewoon["pip"].items() if veld not in _NIET_ALTIJD_IN_PIP}
        yield gewoon | {"pip": pip | _KAAL_PIP, "leerroute": "Z-route", "versie_pip": 2, "tolk": None}
    else:
        yield gewoon | {"tolk": None, "vorige_dag": None, "handhaving": True}
