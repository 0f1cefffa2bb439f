"""A warm handover: both sides confirm the joint meeting, and with the second the task is accepted."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from sqlmodel import Session

from inburgering.db import machinekamer
from inburgering.db.opdracht import Opdracht, Uitkomst
from inburgering.db.registreer import registreer
from inburgering.db.zaak import Zaak
from inburgering.wet.gebeurtenissen import Gebeurtenis

OVERDRACHT = "overdracht"
BEVESTIGING = frozenset({Gebeurtenis.BEVESTIGING_PARTNER, Gebeurtenis.BEVESTIGING_GEMEENTE})


@dataclass(frozen=True)
class Warm:
    """How far a warm handover is: the joint meeting that was planned, and who confirmed it on which day."""

    gesprek: Mapping[str, Any] | None
    partner: date | None
    gemeente: date | None

    @property
    def beide(self) -> bool:
        return self.partner is not None and self.gemeente is not None


def stand(zaak: Zaak, nr: int) -> Warm | None:
    """How far this handoff is; None when no joint meeting belongs to it."""
    eigen = {v.soort: v for v in zaak.voorvallen if (v.onderdeel, v.nr) == (OVERDRACHT, nr)}
    opstelling = eigen.get(Gebeurtenis.OPSTELLING_OVERDRACHT)
    if opstelling is None or not opstelling.gegevens.get("warm"):
        return None
    gesprek = eigen.get(Gebeurtenis.AFSPRAAK_WARME_OVERDRACHT)
    partner, gemeente = (
        eigen.get(g) for g in (Gebeurtenis.BEVESTIGING_PARTNER, Gebeurtenis.BEVESTIGING_GEMEENTE)
    )
    return Warm(
        gesprek=gesprek.gegevens if gesprek else None,
        partner=partner.op if partner else None,
        gemeente=gemeente.op if gemeente else None,
    )


def bevestig(session: Session, opdracht: Opdracht, nu: datetime) -> Uitkomst:
    """Record a confirmation; with the second of the two the acceptance follows in the same transaction.

    The acceptance bears the name of who confirmed for the partner; the number that is given is that of the
    confirmation. Raises as `registreer` does.
    """
    uitkomst = registreer(session, opdracht, nu)
    if uitkomst.herhaald:
        return uitkomst
    zaak = Zaak.lees(session, opdracht.traject, nu)
    kan = {m.gebeurtenis for m in machinekamer.mogelijkheden(zaak, opdracht.onderdeel, opdracht.nr) if m.kan}
    naam = _naam_van_partner(zaak, opdracht.nr)
    if Gebeurtenis.AANVAARDING not in kan or naam is None:
        return uitkomst
    aanvaarding = replace(
        opdracht,
        gebeurtenis=Gebeurtenis.AANVAARDING,
        feiten={"naam": naam},
        verwacht_volgnr=None,
        sleutel=f"{opdracht.sleutel}:aanvaarding" if opdracht.sleutel else None,
    )
    return replace(uitkomst, toestand=registreer(session, aanvaarding, nu).toestand)


def _naam_van_partner(zaak: Zaak, nr: int) -> str | None:
    """Who confirmed for the partner; None while nobody did."""
    namen = [
        str(v.gegevens["naam"])
        for v in zaak.voorvallen
        if (v.soort, v.nr) == (Gebeurtenis.BEVESTIGING_PARTNER, nr) and v.gegevens.get("naam")
    ]
    return namen[-1] if namen else None
