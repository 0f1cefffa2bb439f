"""What DUO must be told (Besluit inburgering 2021 art. 9.2 and 9.3), queued with the gebeurtenis itself.

One kenmerk per cause. The law names no number of days: the term is T47, by the municipality's own norm, and
it ends with the gebeurtenis melding_duo, when DUO confirms or a person does (`db/duomelding.py`).
"""

from collections.abc import Mapping
from typing import Any

from sqlmodel import col, select

from inburgering.db import ggm
from inburgering.db.opdracht import Opdracht
from inburgering.db.tabellen import Levering
from inburgering.db.zaak import Zaak
from inburgering.wet.begrippen import Regime
from inburgering.wet.gebeurtenissen import Gebeurtenis

WAT: Mapping[str, str] = {
    Gebeurtenis.VASTSTELLING_PIP: "pip",
    Gebeurtenis.AFSCHALING: "leerroute",
    Gebeurtenis.ONDERTEKENING_PVT: "pvt",
    Gebeurtenis.EINDGESPREK_MAP: "map",
    Gebeurtenis.VERKLARING_COLLEGE: "aanbod",
}
"""Which gebeurtenis makes which record; the words are those of the facts of melding_duo."""
SOORTGENOTEN: Mapping[str, tuple[str, ...]] = {"pip": ("pip", "leerroute"), "leerroute": ("pip", "leerroute")}
"""What one melding_duo reports together: the leerroute stands in the PIP."""
EIGEN = "duo:"
"""How the key begins of a melding_duo that a confirmation recorded."""
ONDERWEG = ("klaar", "geleverd", "afgewezen")


def soortgenoten(wat: str) -> tuple[str, ...]:
    """The kinds of record that one melding_duo about this reports."""
    return SOORTGENOTEN.get(wat, (wat,))


def volg(zaak: Zaak, opdracht: Opdracht) -> None:
    """Queue, mend or close what this gebeurtenis means for DUO, if anything."""
    if zaak.regime is not Regime.WI2021:
        return
    soort = opdracht.gebeurtenis
    if soort == Gebeurtenis.MELDING_DUO:
        _gemeld(zaak, opdracht)
    elif soort in WAT and opdracht.corrigeert is not None:
        _verbeter(zaak, opdracht)
    elif soort in WAT:
        _zet_klaar(zaak, WAT[soort], opdracht, _gegevens(zaak, opdracht))


def _zet_klaar(zaak: Zaak, wat: str, opdracht: Opdracht, gegevens: Mapping[str, Any], **meer: Any) -> None:
    volgnr = zaak.traject.volgnr
    zaak.session.add(
        Levering(
            kenmerk=f"{zaak.traject.nummer}-{volgnr}-{wat}",
            gemeente_id=zaak.traject.gemeente_id,
            traject_id=zaak.id,
            aanleiding=opdracht.corrigeert or volgnr,
            wat=wat,
            op=opdracht.op,
            gegevens=dict(gegevens),
            klaar_op=zaak.vandaag,
            **meer,
        )
    )


def _gegevens(zaak: Zaak, opdracht: Opdracht) -> dict[str, Any]:
    """The fields of the record, by the names of the GGM where it has them."""
    op, feiten = opdracht.op.isoformat(), opdracht.feiten
    match opdracht.gebeurtenis:
        case Gebeurtenis.VASTSTELLING_PIP:
            return {"PIP": _pip(zaak, op), "LEERROUTE": ggm.leerroute(zaak.pip)}
        case Gebeurtenis.AFSCHALING:
            delen = ", ".join(sorted(map(str, feiten.get("onderdelen") or [])))
            route = {"LEERROUTETYPE": "B1_ROUTE", "INDICATORTOESTEMMINGEXAMENA2": "ja", "EXAMENA2": delen}
            return {"LEERROUTE": route, "DATUMAFSCHALING": op}
        case Gebeurtenis.ONDERTEKENING_PVT:
            return {"PVT": {"DATUMONDERTEKENING_PVT": op}}
        case Gebeurtenis.EINDGESPREK_MAP:
            return {"MAP": {"DATUMEINDGESPREKMAP": op}}
        case _:
            dagen = {"ZONDERAANBODVANAF": "zonder_aanbod_vanaf", "AANBODOP": "aanbod_op"}
            return {naam: str(feiten[veld]) for naam, veld in dagen.items() if feiten.get(veld)}


def _pip(zaak: Zaak, op: str) -> dict[str, str]:
    eerste, _ = ggm.dagtekeningen(zaak)
    return {"DAGTEKENINGINITIELEPIP": eerste.isoformat() if eerste else op, "DAGTEKENINGPIP": op}


def _verbeter(zaak: Zaak, opdracht: Opdracht) -> None:
    """What never left is replaced; what left gets a record that names it."""
    vraag = select(Levering).where(
        Levering.traject_id == zaak.id,
        Levering.aanleiding == opdracht.corrigeert,
        Levering.stand != "ingetrokken",
    )
    oud = zaak.session.exec(vraag.order_by(col(Levering.id).desc())).first()
    if oud is None or oud.vervalt:
        return
    nieuw = oud.gegevens if opdracht.vervalt else _verbeterd(zaak, oud, opdracht)
    if oud.stand == "klaar" and oud.bestand is None:
        oud.stand, oud.reden = "ingetrokken", "Verbeterd voordat het was geleverd."
        if not opdracht.vervalt or oud.corrigeert:
            _zet_klaar(zaak, oud.wat, opdracht, nieuw, corrigeert=oud.corrigeert, vervalt=opdracht.vervalt)
    elif opdracht.vervalt or nieuw != oud.gegevens:
        _zet_klaar(zaak, oud.wat, opdracht, nieuw, corrigeert=oud.kenmerk, vervalt=opdracht.vervalt)


def _verbeterd(zaak: Zaak, oud: Levering, opdracht: Opdracht) -> dict[str, Any]:
    """The record with its new day and facts; the leerroute stays as that PIP had it."""
    if oud.wat == "pip":
        return {**oud.gegevens, "PIP": _pip(zaak, opdracht.op.isoformat())}
    return _gegevens(zaak, opdracht)


def _gemeld(zaak: Zaak, opdracht: Opdracht) -> None:
    """A person reported it in another way, or takes that back: the record follows."""
    if (opdracht.sleutel or "").startswith(EIGEN):
        return
    if opdracht.corrigeert is not None:
        if opdracht.vervalt:
            _open_weer(zaak, opdracht.corrigeert)
        return
    for levering in zaak.session.exec(_open(zaak, str(opdracht.feiten.get("wat")))):
        if levering.op <= opdracht.op:
            levering.stand, levering.bevestigd_op = "bevestigd", opdracht.op
            levering.bevestigd_door = zaak.traject.volgnr


def _open(zaak: Zaak, wat: str) -> Any:
    return select(Levering).where(
        Levering.traject_id == zaak.id,
        col(Levering.wat).in_(soortgenoten(wat)),
        col(Levering.stand).in_(ONDERWEG),
    )


def _open_weer(zaak: Zaak, volgnr: int) -> None:
    """A report that never happened: the duty stands again."""
    vraag = select(Levering).where(Levering.traject_id == zaak.id, Levering.bevestigd_door == volgnr)
    for levering in zaak.session.exec(vraag):
        levering.stand = "geleverd" if levering.geleverd_op else "klaar"
        levering.bevestigd_op = levering.bevestigd_door = None
