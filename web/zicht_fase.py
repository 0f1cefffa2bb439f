"""The phases of a traject as steps: which are done and when, which is now, which are to come."""

from dataclasses import dataclass
from datetime import date

from inburgering.db.zaak import TRAJECT, Zaak
from inburgering.web.fasen import FASEN


@dataclass(frozen=True)
class Fase:
    """One step: `stand` is klaar, nu or straks; `sinds` the day it began."""

    naam: str
    stand: str
    sinds: date | None


def fasen(zaak: Zaak) -> list[Fase]:
    """Every phase in order."""
    volgorde = list(FASEN)
    nu = volgorde.index(zaak.traject.toestand)
    begonnen = _begonnen(zaak)
    return [
        Fase(FASEN[t], "klaar" if i < nu else "nu" if i == nu else "straks", begonnen.get(t))
        for i, t in enumerate(volgorde)
    ]


def _begonnen(zaak: Zaak) -> dict[str, date]:
    """Per state of the traject the day it was last entered."""
    vervallen = {rij.corrigeert for rij in zaak.rijen if rij.vervalt}
    uit = {str(zaak.rijen[0].van): zaak.rijen[0].op} if zaak.rijen else {}
    for rij in zaak.rijen:
        if (
            rij.onderdeel == TRAJECT
            and rij.van != rij.naar
            and rij.volgnr not in vervallen
            and not rij.vervalt
        ):
            uit[rij.naar] = rij.op
    return uit
