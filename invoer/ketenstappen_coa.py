"""What a message of the COA changes: the koppeling, and how someone can be reached in the opvang."""

from datetime import date
from typing import Any

from inburgering.db.tabellen import Persoon
from inburgering.db.zaak import Zaak
from inburgering.invoer.ketenbericht import Bericht
from inburgering.invoer.ketenstap import Gevolg, Regel, Stap, Tegenspraak, eenmalig, wijzig
from inburgering.wet.gebeurtenissen import Gebeurtenis


def koppeling(bericht: Bericht) -> dict[str, Any]:
    """The facts of the koppeling."""
    huis = bericht["huisvesting"]
    return {"azc": bericht["azc"], "verwachte_huisvesting": huis.isoformat() if huis else None}


def _koppeling(zaak: Zaak, b: Bericht, _vandaag: date) -> list[Gevolg]:
    if b["koppeling"] is None:
        return []
    stap = Stap(Gebeurtenis.KOPPELING, b["koppeling"], koppeling(b))
    wat = "een andere koppeling"
    return eenmalig(zaak, b, stap, wat, raakt="het wachten op een woning", ook_feiten=True)


def _bereikbaar(zaak: Zaak, b: Bericht, vandaag: date) -> list[Gevolg]:
    """How someone can be reached in the opvang: what we lack is filled in, what differs is asked."""
    persoon = zaak.session.get_one(Persoon, zaak.traject.persoon_id)
    nieuw = {veld: b[veld] for veld in ("telefoon", "email") if b[veld] and not getattr(persoon, veld)}
    uit: list[Gevolg] = [wijzig(b, vandaag, nieuw)] if nieuw else []
    for veld, wat in (("telefoon", "een ander telefoonnummer"), ("email", "een ander e-mailadres")):
        bekend = getattr(persoon, veld)
        if b[veld] and bekend and _kaal(b[veld]) != _kaal(bekend):
            uit.append(Tegenspraak(wat, b[veld], bekend))
    return uit


def _kaal(tekst: str) -> str:
    """A number or address without what spellings differ in."""
    return "".join(teken for teken in tekst.casefold() if teken.isalnum() or teken in "@.+")


REGELS: tuple[Regel, ...] = (_koppeling, _bereikbaar)
