"""The data of a letter, collected and frozen when it is queued: never a BSN, never more than it needs."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Any

from inburgering.db import partnervelden
from inburgering.db.basis import nr_van
from inburgering.db.eigen import woord
from inburgering.db.tabellen import Gebruiker, Gemeente, Overdracht, Partner, Partnertaak, Persoon
from inburgering.db.vervanging import waarnemer_van
from inburgering.db.zaak import Zaak
from inburgering.wet import normen
from inburgering.wet.begrippen import Route
from inburgering.wet.gebeurtenissen import Gebeurtenis

WAARDEN_PER_TAAK: Mapping[str, Callable[[Persoon], Any]] = {
    naam: veld.waarde for naam, veld in partnervelden.VELDEN.items()
}


def _vast(zaak: Zaak) -> dict[str, Any]:
    gemeente = zaak.session.get_one(Gemeente, zaak.traject.gemeente_id)
    return {
        "gemeente": {"naam": f"Gemeente {gemeente.naam}", **gemeente.briefhoofd},
        "afzender": afzender(zaak),
        "kenmerk": zaak.traject.nummer,
    }


def afzender(zaak: Zaak) -> dict[str, str]:
    """Who signs: the consulent who holds the traject, or who stands in for her today, in her name."""
    gemeente = zaak.session.get_one(Gemeente, zaak.traject.gemeente_id)
    houder = zaak.session.get_one(Gebruiker, zaak.traject.consulent_id)
    consulent = waarnemer_van(zaak.session, zaak.traject.gemeente_id, nr_van(houder), zaak.vandaag)
    telefoon = consulent.telefoon or gemeente.briefhoofd.get("telefoon", "")
    functie = consulent.functie or f"{woord(zaak.normen, 'consulent').capitalize()} inburgering"
    namens = "" if consulent.id == houder.id else houder.naam
    return {"naam": consulent.naam, "functie": functie, "telefoon": telefoon, "namens": namens}


def voor_inburgeraar(zaak: Zaak, sjabloon: str, feiten: Mapping[str, Any], op: date) -> dict[str, Any]:
    """A letter to the newcomer: the appointment of a call, or the decision on the PIP."""
    persoon = zaak.session.get_one(Persoon, zaak.traject.persoon_id)
    gegevens = _vast(zaak) | {
        "ontvanger": [persoon.naam, *persoon.adres],
        "aanhef": f"Beste {persoon.naam},",
        "inburgeraar": {"naam": persoon.naam},
        **_taal(persoon),
    }
    if sjabloon == "beschikking_pip":
        return gegevens | _pip(zaak, op)
    handhaving = bool(zaak.normen.get(f"handhaving_{zaak.traject.groep}", False))
    return gegevens | dict(feiten) | {"handhaving": handhaving, "vorige_dag": _vorige_dag(zaak)}


def _taal(persoon: Persoon) -> dict[str, str | None]:
    """Her own language for the line above the letter; `tolk` is the language of the interpreter she needs."""
    return {"taal": persoon.taal, "tolk": persoon.taal if persoon.tolk else None}


def met_persoon(gegevens: Mapping[str, Any], persoon: Persoon, *, aan_inburgeraar: bool) -> dict[str, Any]:
    """The same letter with the person's details as they are now; no field is added that was not there."""
    over = {veld: WAARDEN_PER_TAAK[veld](persoon) for veld in gegevens["inburgeraar"]}
    nieuw = dict(gegevens) | {"inburgeraar": over}
    if aan_inburgeraar:
        nieuw |= {"ontvanger": [persoon.naam, *persoon.adres], "aanhef": f"Beste {persoon.naam},"}
        nieuw |= {veld: waarde for veld, waarde in _taal(persoon).items() if veld in gegevens}
    return nieuw


def _vorige_dag(zaak: Zaak) -> str | None:
    """The day of the appointment before the newest one."""
    dagen = [str(v.gegevens["dag"]) for v in zaak.voorvallen if v.gegevens.get("dag")]
    return dagen[-2] if len(dagen) > 1 else None


def _pip(zaak: Zaak, dagtekening: date) -> dict[str, Any]:
    eerdere = [v.op for v in zaak.voorvallen if v.soort == Gebeurtenis.VASTSTELLING_PIP]
    eerste = next((f.op for f in _dagtekeningen(zaak)), dagtekening)
    t10 = next(rij for rij in zaak.termijnen.values() if rij.code == "T10" and not rij.vervallen)
    route = zaak.pip.get("leerroute")
    return {
        "pip": dict(zaak.pip),
        "leerroute": Route(route).naam if route else "",
        "versie_pip": max(len(eerdere), 1),
        "dagtekening": dagtekening.isoformat(),
        "eerste_dagtekening": eerste.isoformat(),
        "termijn_einde": t10.laatste_dag.isoformat() if t10.laatste_dag else "",
    }


def _dagtekeningen(zaak: Zaak) -> list[Any]:
    from inburgering.db.tijdlijn import feiten  # noqa: PLC0415

    alle = [f for f in feiten(zaak.voorvallen) if f.gebeurtenis == Gebeurtenis.VASTSTELLING_PIP]
    return sorted(alle, key=lambda f: f.op)


def voor_partner(zaak: Zaak, overdracht: Overdracht, partner: Partner, taak: Partnertaak) -> dict[str, Any]:
    """A task letter or reminder: only the personal details this task allows (`partnertaak.velden`)."""
    persoon = zaak.session.get_one(Persoon, zaak.traject.persoon_id)
    g = overdracht.gegevens
    reactie = zaak.vandaag + timedelta(days=int(g["reactie_dagen"]))
    return _vast(zaak) | {
        "ontvanger": [
            partner.naam,
            *([f"T.a.v. {partner.contact}"] if partner.contact else []),
            *partner.postadres,
        ],
        "aanhef": "Beste collega,",  # `contact` may be a department: that is for the envelope
        "kenmerk": overdracht.nummer,
        "inburgeraar": partnervelden.van(persoon, taak.velden),
        "taak": {
            "nummer": overdracht.nummer,
            "naam": taak.naam,
            "omschrijving": g.get("omschrijving") or taak.omschrijving,
            "reactie_dagen": int(g["reactie_dagen"]),
            "reactie_uiterlijk": reactie.isoformat(),
            "gereed_op": g["gereed_op"],
            "opmerking": g.get("opmerking") or "",
            "verzonden_op": g.get("verzonden_op"),
            "grondslag": taak.grondslag,
            **_warm(zaak, taak),
        },
    }


def _warm(zaak: Zaak, taak: Partnertaak) -> dict[str, Any]:
    """Of a warm handover: within how many days of the letter there is a joint meeting."""
    if not taak.warm:
        return {"warm": False, "gesprek_dagen": None, "gesprek_uiterlijk": None}
    norm = normen.WARME_OVERDRACHT
    dagen = int(zaak.normen.get(norm.naam, norm.standaard))
    uiterlijk = zaak.vandaag + timedelta(days=dagen)
    return {"warm": True, "gesprek_dagen": dagen, "gesprek_uiterlijk": uiterlijk.isoformat()}
