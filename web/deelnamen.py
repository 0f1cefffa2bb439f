"""What a part of a traject is called; of which there may be several, with its number and what it is about."""

from typing import Any

from inburgering.db.zaak import OVERDRACHT, Zaak
from inburgering.statemachine.feiten import FEITEN
from inburgering.statemachine.machines import MEERVOUD, STICHT
from inburgering.web.feitentekst import regels
from inburgering.web.woorden import ONDERDELEN
from inburgering.wet.gebeurtenissen import Gebeurtenis

WAAROVER = ("gedrag", "tegen", "grond", "soort")
"""The fact with which such a part was founded that says best what it is about."""


def naam_van_deel(zaak: Zaak, soort: str, nr: int) -> str:
    """`Bezwaar en beroep 2: het PIP`; of a part there is one of, just its name."""
    kaal = ONDERDELEN[soort]
    if soort == OVERDRACHT:
        return f"{kaal} T{nr}" if nr else kaal
    if soort not in MEERVOUD or nr == 0:
        return kaal
    waarover = _waarover(zaak, soort, nr)
    return f"{kaal} {nr}{f': {waarover}' if waarover else ''}"


def _waarover(zaak: Zaak, soort: str, nr: int) -> str:
    stichting = [
        v for v in zaak.voorvallen if (v.onderdeel, v.nr) == (soort, nr) and v.soort in STICHT and v.gegevens
    ]
    for v in stichting:
        for veld in WAAROVER:
            if waarde := v.gegevens.get(veld):
                tekst = _in_woorden(v.soort, veld, waarde)
                return tekst[:1].lower() + tekst[1:] if tekst[1:2].islower() else tekst
    return ""


def _in_woorden(soort: str, veld: str, waarde: Any) -> str:
    label = FEITEN[Gebeurtenis(soort)].model_fields[veld].title
    return dict(regels(soort, {veld: waarde}, {})).get(label or veld, "")
