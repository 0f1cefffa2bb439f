"""Checks what is asked and appends the rows of one gebeurtenis to the log."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from inburgering.db import collegas, keten, termijnboek, tijdlijn
from inburgering.db.beweging import Beweging
from inburgering.db.fouten import MagNiet
from inburgering.db.opdracht import Opdracht
from inburgering.db.tijdlijn import Logrij
from inburgering.db.zaak import Zaak
from inburgering.statemachine import feiten as feitenmodel
from inburgering.statemachine.machines import STICHT_NA_HET_TRAJECT
from inburgering.wet.gebeurtenissen import Gebeurtenis


def controleer(zaak: Zaak, opdracht: Opdracht) -> Mapping[str, Any]:
    """The facts of an opdracht, checked and JSON-safe. Raises OngeldigeFeiten or MagNiet."""
    try:
        soort = Gebeurtenis(opdracht.gebeurtenis)
    except ValueError:
        raise MagNiet.omdat(f"De gebeurtenis '{opdracht.gebeurtenis}' bestaat niet.") from None
    bezwaar = feitenmodel.controleer_dag(soort, opdracht.op, zaak.vandaag, zaak.regime)
    if bezwaar:
        raise MagNiet.omdat(bezwaar)
    gegevens = feitenmodel.als_json(feitenmodel.lees(soort, opdracht.feiten))
    collegas.controleer(zaak, soort, gegevens, ook_vertrokken=opdracht.corrigeert is not None)
    return gegevens


def eis_te_beginnen(zaak: Zaak, gebeurtenis: str) -> None:
    """A traject that ended takes nothing new, but for what may follow the end. Raises MagNiet."""
    if zaak.is_beeindigd and gebeurtenis not in STICHT_NA_HET_TRAJECT:
        raise MagNiet.omdat("Dit traject is beëindigd. U kunt niets nieuws meer beginnen.")


class Schrijver:
    """Appends the rows of one gebeurtenis: the first bumps the traject, the others share its number."""

    def __init__(self, zaak: Zaak, opdracht: Opdracht, nu: datetime) -> None:
        self.zaak, self.opdracht, self.nu = zaak, opdracht, nu
        self.deel = 0

    def schrijf(self, b: Beweging) -> None:
        """Move the part and append the row, linked to the chain."""
        traject = self.zaak.traject
        if self.deel == 0:
            traject.volgnr += 1
        self.zaak.zet_toestand(b.onderdeel, b.nr, b.naar, self.opdracht.op)
        rij = self._rij(b)
        rij["ketting"] = traject.ketting = keten.schakel(traject.ketting, rij)
        if self.deel == 0:
            self.zaak.session.flush()  # a lost race shows here, as StaleDataError
        tijdlijn.voeg_toe(self.zaak.session, rij)
        self.zaak.schrijf_bij(Logrij(**{naam: rij[naam] for naam in Logrij._fields}))
        self.deel += 1

    def _rij(self, b: Beweging) -> dict[str, Any]:
        """The columns of the new row, but for its link."""
        o, zout = self.opdracht, keten.nieuw_zout()
        feiten = {"gegevens": dict(b.gegevens), "gezien": {"groep": self.zaak.traject.groep, **b.gezien}}
        return {
            "traject_id": self.zaak.id,
            "volgnr": self.zaak.traject.volgnr,
            "deel": self.deel,
            "onderdeel": b.onderdeel,
            "nr": b.nr,
            "soort": b.gebeurtenis,
            "van": b.van,
            "naar": b.naar,
            "op": o.op,
            "moment": self.nu,
            "door": o.door,
            "door_id": o.door_id,
            "namens": o.namens,
            "herkomst": o.herkomst.value,
            "feiten": feiten,
            "zout": zout,
            "feiten_hash": keten.feiten_hash(zout, feiten),
            "corrigeert": o.corrigeert,
            "vervalt": o.vervalt,
            "sleutel": o.sleutel if self.deel == 0 else None,
            "regelversie": termijnboek.regelversie(),
            "consulent_id": keten.toegewezen_aan(b.gebeurtenis, feiten),
        }
