"""Who hears of a rung of the ladder: the partner by a reminder, people here by a signal."""

from inburgering.db import normen
from inburgering.db.opdracht import Opdracht
from inburgering.db.zaak import Zaak
from inburgering.wet.begrippen import Wie
from inburgering.wet.ladder import Aan, Trede
from inburgering.wet.vragen import ladder_van


def ontvangers(zaak: Zaak, opdracht: Opdracht) -> frozenset[Aan]:
    """To whom the municipality sends this melding; to a partner only what the partner itself must do."""
    code, aanleiding = str(opdracht.feiten["code"]), int(opdracht.feiten["aanleiding"])
    ladders = normen.ladders(zaak.normen)
    taak = zaak.taken.get(aanleiding) if ladders.taken else None
    aan = ladders.van(ladder_van(code), taak).aan(Trede(opdracht.feiten["trede"]))
    termijn = zaak.termijnen.get((code, aanleiding))
    if termijn is not None and termijn.wie == Wie.PARTNER.value and termijn.onderdeel_id is not None:
        return aan
    return (aan - {Aan.PARTNER}) or frozenset({Aan.CONSULENT})
