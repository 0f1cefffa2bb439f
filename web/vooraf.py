"""What stands in a form before anything is typed: what is known already, or usually so."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Any

from inburgering.db.tabellen import Gemeente, Persoon
from inburgering.db.zaak import Zaak
from inburgering.web.toegang import Ik
from inburgering.wet.begrippen import Route
from inburgering.wet.gebeurtenissen import UREN
from inburgering.wet.gebeurtenissen import Gebeurtenis as Woord

OPROEPEN = frozenset({Woord.OPROEP_BREDE_INTAKE, Woord.HERHAALDE_OPROEP, Woord.DERDE_OPROEP})
TE_MELDEN = {Woord.VASTSTELLING_PIP: "pip", Woord.ONDERTEKENING_PVT: "pvt", Woord.EINDGESPREK_MAP: "map"}
MELDEN_AAN_DUO = "T47"


def vooraf(zaak: Zaak, plek: tuple[str, int, str], ik: Ik) -> dict[str, Any]:
    """The answers that are filled in; `plek` is the part, its number and the gebeurtenis."""
    onderdeel, _, woord = plek
    gebeurtenis = Woord(woord)
    if gebeurtenis in OPROEPEN:
        return _oproep(zaak)
    if gebeurtenis in UREN:
        return _na_de_vorige(zaak, gebeurtenis)
    if gebeurtenis == Woord.EXAMEN_BEHAALD:
        return {"niveau": _niveau(zaak, onderdeel)}
    vul = _PER_WOORD.get(gebeurtenis)
    return vul(zaak, ik) if vul else {}


def _oproep(zaak: Zaak) -> dict[str, Any]:
    persoon = zaak.session.get_one(Persoon, zaak.traject.persoon_id)
    bezoek = zaak.session.get_one(Gemeente, zaak.traject.gemeente_id).briefhoofd.get("bezoek", "")
    return {"plaats": bezoek, "tolk": persoon.taal if persoon.tolk else None, "waarschuwing": True}


def _na_de_vorige(zaak: Zaak, gebeurtenis: Woord) -> dict[str, Any]:
    """The day after the hours that were recorded last, at the same school or place."""
    vorige = next((v.gegevens for v in reversed(zaak.voorvallen) if v.soort == gebeurtenis), None)
    if vorige is None:
        return {}
    zelfde = {naam: vorige[naam] for naam in ("school", "erkende_school", "waarin") if naam in vorige}
    return zelfde | {"van": date.fromisoformat(vorige["tot"]) + timedelta(days=1)}


def _niveau(zaak: Zaak, onderdeel: str) -> str:
    """KNM has no level; in the Z-route, and for a part that was scaled down, it is A2."""
    if onderdeel == "examen_knm":
        return "nvt"
    stand = zaak.gezien(zaak.vandaag)["stand"]
    a2 = zaak.route is Route.Z or onderdeel.removeprefix("examen_") in stand["afgeschaald"]
    return "a2" if a2 else "b1"


def _wijziging(zaak: Zaak, _: Ik) -> dict[str, Any]:
    persoon = zaak.session.get_one(Persoon, zaak.traject.persoon_id)
    return {**persoon_nu(persoon), "groep": zaak.traject.groep}


def _melding(zaak: Zaak, _: Ik) -> dict[str, Any]:
    """What has to be reported to DUO first."""
    lopend = [t for t in zaak.termijnen.values() if t.loopt and t.code == MELDEN_AAN_DUO]
    lopend.sort(key=lambda t: t.laatste_dag or date.max)
    soort = {rij.volgnr: rij.soort for rij in zaak.rijen if rij.deel == 0}
    for termijn in lopend:
        if wat := TE_MELDEN.get(Woord(soort[termijn.aanleiding])):
            return {"wat": wat}
    return {}


def _bezwaar(zaak: Zaak, _: Ik) -> dict[str, Any]:
    """The newest decision that was made known."""
    besluiten = {
        Woord.BEKENDMAKING_PIP: "pip",
        Woord.BEKENDMAKING_BOETEBESLUIT: "boete",
        Woord.BEKENDMAKING_BOETE: "boete",
        Woord.BEKENDMAKING_BESLUIT: "anders",
    }
    for v in reversed(zaak.voorvallen):
        if v.soort in besluiten:
            return {"tegen": besluiten[Woord(v.soort)], "bekendgemaakt_op": v.op}
    return {}


def _verklaring(zaak: Zaak, _: Ik) -> dict[str, Any]:
    return {"zonder_aanbod_vanaf": zaak.eerder.get(Woord.VASTSTELLING_PIP)}


def persoon_nu(persoon: Persoon) -> dict[str, Any]:
    """The details that a change can change, as they are."""
    namen = ("naam", "geboren", "adres", "telefoon", "email", "taal", "tolk")
    return {naam: getattr(persoon, naam) for naam in namen}


_PER_WOORD: Mapping[Woord, Callable[[Zaak, Ik], dict[str, Any]]] = {
    Woord.OPSTELLING_PIP: lambda zaak, _: dict(zaak.pip),
    Woord.WIJZIGING_GEGEVENS: _wijziging,
    Woord.RAPPORT_BOETE: lambda _, ik: {"opgesteld_door": ik.id},
    Woord.BOETE_BREDE_INTAKE: lambda _, ik: {"voorbereid_door": ik.id},
    Woord.TWEEDE_BOETE_BREDE_INTAKE: lambda _, ik: {"voorbereid_door": ik.id},
    Woord.RAPPORT_OVERTREDING: lambda _, ik: {"rapporteur": ik.id},
    Woord.UITNODIGING_ZIENSWIJZE: lambda zaak, _: {"uiterlijk": zaak.vandaag + timedelta(weeks=2)},
    Woord.MELDING_DUO: _melding,
    Woord.ONTVANGST_BEZWAAR: _bezwaar,
    Woord.VERKLARING_COLLEGE: _verklaring,
}
