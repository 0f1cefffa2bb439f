"""Who a gebeurtenis names: a consulent, who prepared, who decided. They must work in this municipality."""

from collections.abc import Mapping
from typing import Any

from inburgering.db.fouten import MagNiet
from inburgering.db.tabellen import Gebruiker
from inburgering.db.zaak import Zaak
from inburgering.statemachine.feiten import FEITEN
from inburgering.wet.gebeurtenissen import Gebeurtenis

VRAAGT_MENS = frozenset({"consulent", "medewerker"})  # what the field of a fact model says it asks for


def controleer(zaak: Zaak, soort: Gebeurtenis, gegevens: Mapping[str, Any], *, ook_vertrokken: bool) -> None:
    """Raises MagNiet when a field names someone who does not work here.

    `ook_vertrokken`: someone who has left will do, as in a correction of what she did.
    """
    for naam, veld in FEITEN[soort].model_fields.items():
        extra = veld.json_schema_extra
        if not isinstance(extra, dict) or extra.get("invoer") not in VRAAGT_MENS:
            continue
        if gegevens.get(naam) is not None and not _hier(zaak, int(gegevens[naam]), ook=ook_vertrokken):
            raise MagNiet.omdat(f"{veld.title}: kies iemand die in uw gemeente werkt.")


def _hier(zaak: Zaak, nummer: int, *, ook: bool) -> bool:
    mens = zaak.session.get(Gebruiker, nummer)
    if mens is None or mens.partner_id is not None:
        return False
    return mens.gemeente_id == zaak.traject.gemeente_id and (mens.actief or ook)
