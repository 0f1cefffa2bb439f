"""What a message would change in a traject: steps to record, and contradictions that a person must settle."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from inburgering.db.tijdlijn import Logrij, Voorval
from inburgering.db.zaak import Zaak
from inburgering.invoer.importeer_bevinding import Reden
from inburgering.invoer.importeer_waarden import Gebrek
from inburgering.invoer.ketenbericht import Bericht
from inburgering.invoer.ketenvelden import VELDEN
from inburgering.statemachine.feiten import als_json, lees
from inburgering.wet.gebeurtenissen import Gebeurtenis
from inburgering.wet.taal import datum


@dataclass(frozen=True)
class Stap:
    """One gebeurtenis to record; with `corrigeert` it mends what an earlier file said."""

    gebeurtenis: Gebeurtenis
    op: date
    feiten: Mapping[str, Any] = field(default_factory=dict)
    onderdeel: str = "traject"
    nr: int = 1
    corrigeert: int | None = None


@dataclass(frozen=True)
class Tegenspraak:
    """The sender says something else than we have. Both sides, and which clock hangs on it."""

    wat: str
    zij: str
    wij: str
    raakt: str = ""

    def zin(self, naam: str) -> str:
        """Both sides in one Dutch text for the consulent."""
        gevolg = f" Dit raakt {self.raakt}." if self.raakt else ""
        return (
            f"{naam} meldt {self.wat}: {self.zij}. In het dossier staat: {self.wij}.{gevolg} "
            "Zoek uit wat klopt en verbeter het dossier, of vraag de afzender om een correctie."
        )


Gevolg = Stap | Tegenspraak
Regel = Callable[[Zaak, Bericht, date], list[Gevolg]]
PIP_TERMIJN = "de tien weken voor het PIP"


def sleutelbegin(bericht: Bericht) -> str:
    """How the keys begin of what this sender's files recorded."""
    return f"keten:{bericht.afzender.value}:"


def eenmalig(
    zaak: Zaak, bericht: Bericht, stap: Stap, wat: str, *, raakt: str = "", ook_feiten: bool = False
) -> list[Gevolg]:
    """A fact that a traject has once: new, known, mended by its sender, or in contradiction.

    With `ook_feiten` its facts count too, not only its day.
    """
    bekend = zaak.eerder.get(stap.gebeurtenis)
    if bekend is None:
        return [stap]
    oud = date.fromisoformat(bekend)
    laatste = next((v for v in reversed(zaak.voorvallen) if v.soort == stap.gebeurtenis), None)
    anders = laatste is not None and ook_feiten and not _zelfde(laatste, stap)
    if oud == stap.op and not anders:
        return []
    if (rij := _eerder_gemeld(zaak, bericht, stap)) is not None and bericht.is_correctie:
        return [_correctie(stap, rij)]
    zij, wij = (stap.feiten, laatste.gegevens) if anders and laatste else ({}, {})
    return [Tegenspraak(wat, _kant(stap.op, zij), _kant(oud, wij), raakt)]


def besluit(zaak: Zaak, bericht: Bericht, stap: Stap, wat: str, raakt: str) -> list[Gevolg]:
    """A decision of which a traject may have more: one of another day is another decision."""
    eerder = [v for v in zaak.voorvallen if v.soort == stap.gebeurtenis]
    if any(v.op == stap.op and _zelfde(v, stap) for v in eerder):
        return []
    oud = next((v for v in eerder if v.op == stap.op), None)
    if bericht.is_correctie and (rij := _eerder_gemeld(zaak, bericht, stap)) is not None:
        return [_correctie(stap, rij)]
    if oud is None:
        return [stap]
    return [Tegenspraak(wat, _kant(stap.op, stap.feiten), _kant(oud.op, oud.gegevens), raakt)]


def wijzig(b: Bericht, vandaag: date, feiten: Mapping[str, Any], op: date | None = None) -> Stap:
    """A change of personal details, of the day of the message when it names no other."""
    return Stap(Gebeurtenis.WIJZIGING_GEGEVENS, op or b.bericht_op(vandaag), feiten)


def bij_aanvraag(zaak: Zaak, soort: str, aangevraagd: str = "aangevraagd") -> int:
    """The number of the open request a decision is about; 0 founds a new part."""
    nummers = [nr for nr in zaak.nummers(soort) if zaak.toestand(soort, nr) == aangevraagd]
    return nummers[0] if nummers else 0


def eis(bericht: Bericht, veld: str, bij: str) -> Any:
    """What a field says that goes with another. Raises Gebrek when it is empty."""
    if bericht[veld] is None:
        raise Gebrek(Reden.DEEL_ONTBREEKT, f"Bij {bij} hoort ook {veld_van(bericht, veld)}. Vul dat aan.")
    return bericht[veld]


def veld_van(bericht: Bericht, veld: str) -> str:
    """The heading of a field in the file."""
    return next(v.kop for v in VELDEN[bericht.afzender] if v.naam == veld)


def _zelfde(voorval: Voorval, stap: Stap) -> bool:
    """Whether this is recorded already: every fact that the message brings is as it stands."""
    nieuw = als_json(lees(stap.gebeurtenis, stap.feiten))
    return all(voorval.gegevens.get(naam) == waarde for naam, waarde in nieuw.items() if waarde is not None)


def _eerder_gemeld(zaak: Zaak, bericht: Bericht, stap: Stap) -> Logrij | None:
    """The last gebeurtenis of this kind that came from a file of this sender, and still stands."""
    staat = {v.volgnr for v in zaak.voorvallen if v.hoofdregel}
    van_hen = [rij for rij in zaak.rijen if (rij.sleutel or "").startswith(sleutelbegin(bericht))]
    soort = [rij for rij in van_hen if rij.soort == stap.gebeurtenis and rij.corrigeert is None]
    laatste: Logrij | None = next((rij for rij in reversed(soort) if rij.volgnr in staat), None)
    return laatste


def _correctie(stap: Stap, rij: Logrij) -> Stap:
    return Stap(stap.gebeurtenis, stap.op, stap.feiten, rij.onderdeel, rij.nr, rij.volgnr)


def _kant(op: date, feiten: Mapping[str, Any]) -> str:
    """One side of a contradiction: its day, and the facts that are filled in."""
    gevuld = {naam: waarde for naam, waarde in feiten.items() if waarde not in (None, "", [])}
    meer = [f"{naam.replace('_', ' ')} {_woord(waarde)}" for naam, waarde in gevuld.items()]
    return ", ".join([datum(op), *meer])


def _woord(waarde: Any) -> str:
    if isinstance(waarde, bool):
        return "ja" if waarde else "nee"
    if isinstance(waarde, str) and len(waarde) == 10 and waarde[4:5] == waarde[7:8] == "-":
        return datum(date.fromisoformat(waarde))
    return ", ".join(map(str, waarde)) if isinstance(waarde, list) else str(waarde)
