"""What follows from a gebeurtenis outside its machines: derived columns, letters and signals."""

from datetime import datetime

from inburgering.db import brieven, signalen
from inburgering.db.opdracht import Herkomst, Opdracht
from inburgering.db.tabellen import Persoon
from inburgering.db.zaak import Zaak
from inburgering.wet.gebeurtenissen import Gebeurtenis


def leid_af(zaak: Zaak) -> None:
    """Bring the columns that are read from the log up to date: route, consulent and personal details."""
    zaak.traject.route = zaak.afgeleide_route
    zaak.traject.consulent_id = zaak.afgeleide_consulent
    laatste = zaak.voorvallen[-1] if zaak.voorvallen else None
    if laatste and laatste.soort == Gebeurtenis.WIJZIGING_GEGEVENS:
        _wijzig_persoon(zaak, {naam: w for naam, w in laatste.gegevens.items() if w not in (None, "")})


def _wijzig_persoon(zaak: Zaak, nieuw: dict[str, object]) -> None:
    persoon = zaak.session.get_one(Persoon, zaak.traject.persoon_id)
    for veld, waarde in nieuw.items():
        if veld in Persoon.model_fields:
            setattr(persoon, veld, waarde)


def trek(zaak: Zaak, opdracht: Opdracht, nu: datetime) -> None:
    """Queue the letters and signals this gebeurtenis calls for; one unique key per cause.

    What was taken over from elsewhere makes no letter, no message and no escalation.
    """
    signalen.sluit_vervuld(zaak)
    if opdracht.corrigeert is not None:
        brieven.trek_in(zaak, opdracht.corrigeert, opdracht.vervalt, nu)
        return
    if opdracht.gebeurtenis == Gebeurtenis.AFHANDELING_SIGNAAL:
        signalen.handel_af(zaak, int(opdracht.feiten["signaal"]), opdracht.op)
    if opdracht.herkomst is Herkomst.OVERGENOMEN:
        return
    brieven.zet_klaar(zaak, opdracht, nu)
    signalen.geef(zaak, opdracht, nu)
