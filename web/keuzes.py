"""The choices a form only knows here: colleagues and tasks of partners; and what is filled in beforehand."""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import groupby
from typing import Any

from sqlmodel import Session

from inburgering.db import zoeken, zoeken_partners
from inburgering.db.tabellen import Gemeente, Persoon
from inburgering.db.zaak import Zaak
from inburgering.routes.pip import UREN_LES
from inburgering.web.formulier import Groep, Veld, als_tekst
from inburgering.web.toegang import Ik
from inburgering.wet.begrippen import ASIEL
from inburgering.wet.gebeurtenissen import Gebeurtenis
from inburgering.wet.kalender import werkdag_op_of_na

VASTE_TERMIJN = "Leeg: de vaste termijn van deze taak."
OPROEPEN = frozenset(
    {Gebeurtenis.OPROEP_BREDE_INTAKE, Gebeurtenis.HERHAALDE_OPROEP, Gebeurtenis.DERDE_OPROEP}
)
UREN = frozenset(
    {Gebeurtenis.UREN_LES, Gebeurtenis.UREN_PARTICIPATIE, Gebeurtenis.UREN_PVT, Gebeurtenis.UREN_MAP}
)


def vul(session: Session, gemeente_id: int, velden: list[Veld], op: date) -> list[Veld]:
    """Give every field that asks for a colleague or a partner its choices; partner and task become one."""
    uit = []
    for veld in velden:
        if veld.invoer == "consulent":
            mensen = zoeken.consulenten(session, gemeente_id)
            veld.soort, veld.keuzes = "lijst", [(str(m.id), m.naam) for m in mensen]
        elif veld.invoer == "medewerker":
            mensen = zoeken.medewerkers(session, gemeente_id)
            veld.soort, veld.keuzes = "lijst", [(str(m.id), m.naam) for m in mensen]
        elif veld.invoer == "partnertaak":
            veld.soort, veld.groepen = "lijst", _taken(session, gemeente_id, op)
        elif veld.naam == "gereed_op" and any(v.invoer == "partnertaak" for v in velden):
            veld.verplicht, veld.hulp = False, f"{veld.hulp} {VASTE_TERMIJN}"
        if veld.invoer != "partner":
            uit.append(veld)
    return uit


def _taken(session: Session, gemeente_id: int, op: date) -> Sequence[Groep]:
    alle = zoeken_partners.taken(session, gemeente_id, op)
    return [
        (
            partner,
            [(f"{p.id}:{t.soort}", f"{t.naam} (reageren binnen {t.reactie_dagen} dagen)") for p, t in groep],
        )
        for partner, groep in groupby(alle, key=lambda paar: paar[0].naam)
    ]


def merk_pip(velden: list[Veld], zaak: Zaak) -> list[Veld]:
    """Say of the PIP's fields what must be there before it can be established; leave out what never fits."""
    nodig = {eis["veld"] for eis in zaak.gezien(zaak.vandaag)["pip_ontbreekt"]}
    for veld in velden:
        veld.merk = "nog nodig om vast te stellen" if veld.naam in nodig else veld.merk
    alleen_asiel = {UREN_LES.veld} if zaak.groep not in ASIEL else set()
    return [veld for veld in velden if veld.naam not in alleen_asiel or veld.waarde]


def splits_taak(session: Session, gemeente_id: int, feiten: dict[str, Any], op: date) -> dict[str, Any]:
    """The one choice of a task as partner and task again; an empty day becomes the task's own term."""
    if ":" not in str(feiten.get("taak", "")):
        return feiten
    partner, _, soort = str(feiten["taak"]).partition(":")
    uit = {**feiten, "partner": partner, "taak": soort}
    if "gereed_op" not in uit:
        for p, t in zoeken_partners.taken(session, gemeente_id, op):
            if (str(p.id), t.soort) == (partner, soort):
                uit["gereed_op"] = werkdag_op_of_na(op + timedelta(days=t.gereed_dagen)).isoformat()
    return uit


def vooraf(zaak: Zaak, gebeurtenis: str, ik: Ik) -> dict[str, Any]:
    """What stands in a form before anything is typed."""
    persoon = zaak.session.get_one(Persoon, zaak.traject.persoon_id)
    if gebeurtenis == Gebeurtenis.OPSTELLING_PIP:
        return dict(zaak.pip)
    if gebeurtenis == Gebeurtenis.WIJZIGING_GEGEVENS:
        return {**persoon_nu(persoon), "groep": zaak.traject.groep}
    if gebeurtenis in OPROEPEN:
        bezoek = zaak.session.get_one(Gemeente, zaak.traject.gemeente_id).briefhoofd.get("bezoek", "")
        return {"plaats": bezoek, "tolk": persoon.taal if persoon.tolk else None, "waarschuwing": True}
    if gebeurtenis in UREN:
        return _na_de_vorige(zaak, gebeurtenis)
    if gebeurtenis in {Gebeurtenis.RAPPORT_BOETE, Gebeurtenis.BOETE_BREDE_INTAKE}:
        return {"opgesteld_door": ik.id, "voorbereid_door": ik.id}
    return {}


def _na_de_vorige(zaak: Zaak, gebeurtenis: str) -> dict[str, Any]:
    """The day after the hours that were recorded last, at the same school or place."""
    vorige = next((v.gegevens for v in reversed(zaak.voorvallen) if v.soort == gebeurtenis), None)
    if vorige is None:
        return {}
    zelfde = {naam: vorige[naam] for naam in ("school", "erkende_school", "waarin") if naam in vorige}
    return zelfde | {"van": date.fromisoformat(vorige["tot"]) + timedelta(days=1)}


def persoon_nu(persoon: Persoon) -> dict[str, Any]:
    """The details that a change can change, as they are."""
    namen = ("naam", "geboren", "adres", "telefoon", "email", "taal", "tolk")
    return {naam: getattr(persoon, naam) for naam in namen}


def alleen_anders(feiten: dict[str, Any], voorheen: dict[str, Any]) -> dict[str, Any]:
    """Of a change of details only what differs from what stood there."""

    def plat(waarde: Any) -> str:
        return als_tekst("\n".join(waarde) if isinstance(waarde, list) else waarde).strip()

    return {naam: waarde for naam, waarde in feiten.items() if plat(waarde) != plat(voorheen.get(naam))}
