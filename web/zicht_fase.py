"""The phases of a traject as steps: which are done and when, which is now, which are to come."""

from dataclasses import dataclass
from datetime import date

from inburgering.db.zaak import TRAJECT, Zaak
from inburgering.web.fasen import ALTIJD, FASEN, KEERT_TERUG, TERZIJDE


@dataclass(frozen=True)
class Fase:
    """One step: `stand` is klaar, nu or straks; `sinds` the day it began."""

    naam: str
    stand: str
    sinds: date | None


def fasen(zaak: Zaak) -> list[Fase]:
    """The phases in order: the usual road, and what this traject came through beside it."""
    nu, begonnen = zaak.traject.toestand, _begonnen(zaak)
    bezocht = {nu, *begonnen}
    if nu in TERZIJDE:
        vervolg = [t for t in ALTIJD if t not in bezocht and t != "aangemeld"]
        return [
            *_geweest(begonnen, nu),
            Fase(FASEN[nu], "nu", begonnen.get(nu)),
            *map(_straks, vervolg if nu in KEERT_TERUG else ["beeindigd"]),
        ]
    volgorde = [t for t in FASEN if t == nu or ((t in bezocht or t in ALTIJD) and t not in TERZIJDE)]
    plek = volgorde.index(nu)
    return [
        Fase(FASEN[t], "klaar" if i < plek else "nu" if i == plek else "straks", begonnen.get(t))
        for i, t in enumerate(volgorde)
    ]


def _geweest(begonnen: dict[str, date], nu: str) -> list[Fase]:
    return [Fase(FASEN[t], "klaar", op) for t, op in begonnen.items() if t != nu]


def _straks(toestand: str) -> Fase:
    return Fase(FASEN[toestand], "straks", None)


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
