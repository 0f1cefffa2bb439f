"""A traject in the words of the Gemeentelijk Gegevensmodel v2.5.1 (domain Inburgering).

Only what the GGM has a field for with a meaning that fits; `docs/keten.md` lists what is left out and why.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from inburgering.db.tabellen import Gebruiker, Gemeente, Persoon
from inburgering.db.tijdlijn import Voorval
from inburgering.db.zaak import Zaak
from inburgering.wet.gebeurtenissen import Gebeurtenis

VERSIE = "GGM 2.5.1"
ROUTE = {"b1": "B1_ROUTE", "onderwijs": "ONDERWIJSROUTE", "z": "Z_ROUTE"}
NIVEAU = {"b1": "B1"}  # the law as we read it names no level for the other two
Object = dict[str, Any]


def zaak_als_ggm(zaak: Zaak) -> dict[str, Any]:
    """The whole case: per object type one object, or a list where there can be more; nothing empty."""
    objecten: dict[str, Any] = {
        "GEMEENTE": _gemeente(zaak),
        "NATUURLIJKPERSOON": persoon(zaak),
        "INBURGERINGSPLICHT": _plicht(zaak),
        "INBURGERINGSTERMIJN": _termijn(zaak),
        "INBURGERINGSTRAJECT": {"UITKOMSTLEERBAARHEIDSTOETS": _lbt(zaak)},
        "BREDE_INTAKE": _intake(zaak),
        "PIP": _pip(zaak),
        "LEERROUTE": leerroute(zaak.pip) if zaak.route else {},
        "PVT": {"DATUMONDERTEKENING_PVT": zaak.eerder.get(Gebeurtenis.ONDERTEKENING_PVT)},
        "MAP": {"DATUMEINDGESPREKMAP": zaak.eerder.get(Gebeurtenis.EINDGESPREK_MAP)},
        "ASIELSTATUSHOUDER": _asiel(zaak),
        "VERBLIJFPLAATS_AZC": {"PLAATS": _laatste(zaak, Gebeurtenis.KOPPELING).get("azc")},
        "INBURGERINGSAANBOD": [_aanbod(v) for v in _alle(zaak, Gebeurtenis.AANBOD_LEERROUTE)],
        "VERLENGINGSGROND": [_grond(v) for v in _alle(zaak, Gebeurtenis.BESLUIT_VERLENGING)],
        "ONTHEFFING": [_ontheffing(v) for v in _alle(zaak, Gebeurtenis.BESLUIT_ONTHEFFING)],
        "VRIJSTELLING": [
            {"DATUMVRIJSTELLING": v.op.isoformat()}
            for v in _alle(zaak, Gebeurtenis.BESLUIT_VRIJSTELLING)
            if v.gegevens.get("toegekend")
        ],
    }
    return {"versie": VERSIE, "traject": zaak.traject.nummer, "objecten": _gevuld(objecten)}


def persoon(zaak: Zaak) -> Object:
    """Who it is about, with the BSN: only for whom the law gives it to."""
    p = zaak.session.get_one(Persoon, zaak.traject.persoon_id)
    return _gevuld(
        {
            "BURGERSERVICENUMMER": p.bsn,
            "ACHTERNAAM": p.naam,
            "DATUMGEBOORTE": p.geboren.isoformat() if p.geboren else None,
        }
    )


def leerroute(pip: Mapping[str, Any]) -> Object:
    """The leerroute as the PIP has it: type, niveau, intensity, and the exams on A2."""
    route = pip.get("leerroute")
    uren, a2 = pip.get("intensiteit_leerroute_uren_per_week"), pip.get("examens_a2") or []
    return _gevuld(
        {
            "LEERROUTETYPE": ROUTE.get(str(route)),
            "NIVEAU": NIVEAU.get(str(route)),
            "GESCHATTEINTENSITEITB1ROUTE": f"{uren} uur per week"
            if uren is not None and route == "b1"
            else None,
            "INDICATORTOESTEMMINGEXAMENA2": ("ja" if a2 else "nee") if route == "b1" else None,
            "EXAMENA2": ", ".join(sorted(a2)) or None,
        }
    )


def dagtekeningen(zaak: Zaak) -> tuple[date | None, date | None]:
    """The day of the first PIP, which starts the three years, and of the newest."""
    dagen = [feit.op for feit in zaak.beeld.feiten if feit.gebeurtenis == Gebeurtenis.VASTSTELLING_PIP]
    return (min(dagen), dagen[-1]) if dagen else (None, None)


def _gemeente(zaak: Zaak) -> Object:
    return {"GEMEENTENAAM": zaak.session.get_one(Gemeente, zaak.traject.gemeente_id).naam}


def _plicht(zaak: Zaak) -> Object:
    voldaan = _laatste(zaak, Gebeurtenis.PLICHT_VOLDAAN)
    return {
        "INDICATORINBURGERINGSPLICHT": not voldaan if "kennisgeving" in zaak.eerder else None,
        "BESCHIKKINGVOLDAANINBURGERINGSPLICHT": str(voldaan["hoe"]).upper() if voldaan else None,
        "DATUMEIND": voldaan.get("datum"),
        "WORDTBEHANDELSALS": zaak.groep.naam,
        "UITKOMSTLEERBAARHEIDSTOETS": _lbt(zaak),
    }


def _termijn(zaak: Zaak) -> Object:
    termijn = zaak.gezien(zaak.vandaag)["termijn"]
    boete = next(iter(_alle(zaak, Gebeurtenis.NIEUWE_TERMIJN_DUO)[-1:]), None)
    return {
        "DATUMAANVANGINBURGERINGSTERMIJN": termijn["aanvang"],
        "DATUMEINDEINBURGERINGSTERMIJN": termijn["einde"] if termijn["aanvang"] else None,
        "DATUMBOETE": boete.op.isoformat() if boete else None,
    }


def _intake(zaak: Zaak) -> Object:
    eerder = zaak.eerder
    einde = eerder.get(Gebeurtenis.AFRONDING_BREDE_INTAKE) or eerder.get(
        Gebeurtenis.AFRONDING_BIJ_AFWEZIGHEID
    )
    begin = min(
        (v.op.isoformat() for v in zaak.voorvallen if v.soort == Gebeurtenis.INTAKEGESPREK), default=None
    )
    return {"STARTDATUM": begin, "EINDDATUM": einde}


def _pip(zaak: Zaak) -> Object:
    eerste, laatste = dagtekeningen(zaak)
    if eerste is None or laatste is None:
        return {}
    wie = zaak.session.get(Gebruiker, zaak.traject.consulent_id)
    return {
        "DAGTEKENINGINITIELEPIP": eerste.isoformat(),
        "DAGTEKENINGPIP": laatste.isoformat(),
        "NAAMCONTACTPERSOON": wie.naam if wie else None,
        "EMAILCONTACTPERSOON": wie.email if wie else None,
    }


def _asiel(zaak: Zaak) -> Object:
    if Gebeurtenis.KOPPELING not in zaak.eerder:
        return {}
    return {"IS_GEKOPPELD_AAN": zaak.session.get_one(Gemeente, zaak.traject.gemeente_id).naam}


def _aanbod(v: Voorval) -> Object:
    return {"DATUMINBURGERINGSAANBOD": v.op.isoformat(), "CURSUSINSTELLING": v.gegevens.get("aanbieder")}


def _grond(v: Voorval) -> Object:
    return {
        "VERLENGINGSGRONDSLAG": str(v.gegevens.get("grond") or "").upper() or None,
        "DATUMBEOORDELINGVERLENGINGSGROND": v.op.isoformat(),
    }


def _ontheffing(v: Voorval) -> Object:
    return {"BESLISSINGONTHEFFING": bool(v.gegevens.get("toegekend")), "DATUMONTHEFFING": v.op.isoformat()}


def _lbt(zaak: Zaak) -> str | None:
    return ROUTE.get(str(_laatste(zaak, Gebeurtenis.UITSLAG_LEERBAARHEIDSTOETS).get("advies")))


def _alle(zaak: Zaak, soort: Gebeurtenis) -> list[Voorval]:
    return [v for v in zaak.voorvallen if v.soort == soort]


def _laatste(zaak: Zaak, soort: Gebeurtenis) -> Mapping[str, Any]:
    return next((v.gegevens for v in reversed(zaak.voorvallen) if v.soort == soort), {})


def _gevuld(velden: Mapping[str, Any]) -> Object:
    """Without what is empty, at every depth."""
    uit: Object = {}
    for naam, waarde in velden.items():
        gevuld = _gevuld(waarde) if isinstance(waarde, dict) else waarde
        if isinstance(waarde, list):
            gevuld = [_gevuld(deel) if isinstance(deel, dict) else deel for deel in waarde]
        if gevuld not in (None, "", {}, []):
            uit[naam] = gevuld
    return uit
