"""What follows from a gebeurtenis outside its machines: derived columns, letters and signals."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from inburgering.db import berichten, brieven, leveringen, signalen, tegenhouden
from inburgering.db.opdracht import Herkomst, Opdracht
from inburgering.db.tabellen import Persoon
from inburgering.db.tijdlijn import Logrij, gegevens
from inburgering.db.zaak import Zaak
from inburgering.wet.gebeurtenissen import Gebeurtenis


def leid_af(zaak: Zaak) -> None:
    """Bring the columns that are read from the log up to date: group, route, consulent, personal details."""
    zaak.leid_af()
    laatste = zaak.rijen[-1]
    if laatste.soort == Gebeurtenis.WIJZIGING_GEGEVENS and not laatste.vervalt:
        _wijzig_persoon(zaak, _nog_geldend(zaak, laatste))
    zaak.vul_aan(laatste.op)


def _nog_geldend(zaak: Zaak, rij: Logrij) -> Mapping[str, Any]:
    """What this change says now: of a corrected one, only what no later change said again."""
    volgnr = rij.corrigeert or rij.volgnr
    later = [v for v in zaak.voorvallen if v.soort == Gebeurtenis.WIJZIGING_GEGEVENS and v.volgnr > volgnr]
    weer = {veld for v in later for veld, waarde in v.gegevens.items() if waarde is not None}
    return {veld: waarde for veld, waarde in gegevens(rij).items() if veld not in weer}


def _wijzig_persoon(zaak: Zaak, nieuw: Mapping[str, Any]) -> None:
    persoon = zaak.session.get_one(Persoon, zaak.traject.persoon_id)
    for veld in ("naam", "adres", "telefoon", "email", "taal", "tolk"):
        if nieuw.get(veld) is not None:
            setattr(persoon, veld, nieuw[veld])
    if nieuw.get("geboren"):
        persoon.geboren = date.fromisoformat(nieuw["geboren"])


def trek(zaak: Zaak, opdracht: Opdracht, nu: datetime) -> None:
    """Queue the letters and signals this gebeurtenis calls for; one unique key per cause.

    What was taken over from elsewhere makes no letter, no message and no escalation.
    """
    signalen.sluit_vervuld(zaak)
    if opdracht.herkomst is not Herkomst.OVERGENOMEN:
        berichten.zet_klaar(zaak, nu)
        leveringen.volg(zaak, opdracht)
    if opdracht.corrigeert is not None:
        tegenhouden.laat_weer_gaan(zaak, opdracht)
        brieven.trek_in(zaak, opdracht, nu)
        return
    if opdracht.gebeurtenis == Gebeurtenis.AFHANDELING_SIGNAAL:
        signalen.handel_af(zaak, int(opdracht.feiten["signaal"]), opdracht.op)
    tegenhouden.houd_tegen(zaak, opdracht)
    if opdracht.herkomst is Herkomst.OVERGENOMEN:
        return
    if opdracht.gebeurtenis in {Gebeurtenis.WIJZIGING_GEGEVENS, Gebeurtenis.TOEWIJZING}:
        brieven.ververs(zaak, nu)
    brieven.zet_klaar(zaak, opdracht, nu)
    signalen.geef(zaak, opdracht, nu)
