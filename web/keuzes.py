"""The choices a form only knows here: colleagues, and tasks of partners."""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import groupby
from typing import Any

from sqlmodel import Session

from inburgering.db import contracten, zoeken, zoeken_partners
from inburgering.db.basis import nr_van
from inburgering.db.tabellen import Partner, Partnertaak
from inburgering.web.formulier import Groep, Veld, als_tekst
from inburgering.wet.kalender import werkdag_op_of_na

VASTE_TERMIJN = "Leeg: de vaste termijn van deze taak."


def vul(
    session: Session, gemeente_id: int, velden: list[Veld], op: date, route: str | None = None
) -> list[Veld]:
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
            veld.soort, veld.groepen = "lijst", _taken(session, gemeente_id, op, route)
        elif veld.naam == "gereed_op" and any(v.invoer == "partnertaak" for v in velden):
            veld.verplicht, veld.hulp = False, f"{veld.hulp} {VASTE_TERMIJN}"
        if veld.invoer != "partner":
            uit.append(veld)
    return uit


def _taken(session: Session, gemeente_id: int, op: date, route: str | None) -> Sequence[Groep]:
    """Every task by partner, each saying what is special about it: warm, full, or not under contract."""
    alle = zoeken_partners.taken(session, gemeente_id, op)
    ruimtes = contracten.van_partners(session, {nr_van(p) for p, _ in alle}, op)

    def zin(p: Partner, t: Partnertaak) -> str:
        eigen = ruimtes.get(nr_van(p), [])
        ruimte = contracten.passend(eigen, t.soort, route, op)
        vol = f"; contract vol, {ruimte.tekst}" if ruimte and ruimte.vol else ""
        geen = "; geen contract voor dit traject" if eigen and ruimte is None else ""
        warm = "; warme overdracht" if t.warm else ""
        return f"{t.naam} (reageren binnen {t.reactie_dagen} dagen{warm}{vol}{geen})"

    return [
        (partner, [(f"{p.id}:{t.soort}", zin(p, t)) for p, t in groep])
        for partner, groep in groupby(alle, key=lambda paar: paar[0].naam)
    ]


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


def alleen_anders(feiten: dict[str, Any], voorheen: dict[str, Any]) -> dict[str, Any]:
    """Of a change of details only what differs from what stood there."""

    def plat(waarde: Any) -> str:
        return als_tekst("\n".join(waarde) if isinstance(waarde, list) else waarde).strip()

    return {naam: waarde for naam, waarde in feiten.items() if plat(waarde) != plat(voorheen.get(naam))}
