"""Read a file of DUO, COA or BRP: each good row goes into its traject, every other row gets its reason.

Each row is its own transaction. What differs from what we have is never applied: both sides go before the
consulent. The same file again adds nothing.
"""

from datetime import datetime
from pathlib import Path

from inburgering.db.basis import Database, dag_van
from inburgering.invoer import ketenblad
from inburgering.invoer.importeer import consulenten
from inburgering.invoer.importeer_bevinding import Ernst, Reden, citaat
from inburgering.invoer.importeer_koppeling import Kop, Koppeling, zoek_kop
from inburgering.invoer.importeer_verslag import Verslag
from inburgering.invoer.importeer_woorden import Woordenboek, consulentnamen
from inburgering.invoer.ketenbericht import Bericht, lees_bericht
from inburgering.invoer.ketenboeker import Boeker
from inburgering.invoer.ketenvelden import VELDEN, Bron


def lees_keten(
    db: Database,
    gemeente_id: int,
    afzender: Bron,
    bestand: Path,
    koppeling: Koppeling,
    nu: datetime,
    *,
    proef: bool,
    door: str,
) -> Verslag:
    """Take in a file of a chain party; with `proef` everything is tried and nothing is kept.

    Raises OnleesbaarBestand when the file cannot be read at all.
    """
    blad = ketenblad.lees(bestand)
    kop = zoek_kop(blad, koppeling, VELDEN[afzender])
    verslag = Verslag(blad, proef, kop=list(kop.rij.cellen), bezwaren=[*kop.bezwaren, *_wie_ontbreekt(kop)])
    verslag.kolommen = {veld: kop.titel(veld) for veld in kop.plek}
    verslag.opmerkingen += blad.opmerkingen
    if kop.niet_gebruikt:
        titels = ", ".join(citaat(titel) for titel in kop.niet_gebruikt)
        verslag.opmerkingen.append(f"Niet overgenomen kolommen: {titels}.")
    if not verslag.bezwaren:
        woorden = Woordenboek(koppeling, consulentnamen(consulenten(db, gemeente_id)))
        boeker = Boeker(db, gemeente_id, afzender, nu, door, proef=proef)
        _lees(verslag, boeker, kop, woorden)
    return verslag


def _wie_ontbreekt(kop: Kop) -> list[str]:
    if kop.bezwaren or {"bsn", "trajectnummer"} & kop.plek.keys():
        return []
    return ["Er is geen kolom BURGERSERVICENUMMER of TRAJECTNUMMER. Zonder is niemand te vinden."]


def _lees(verslag: Verslag, boeker: Boeker, kop: Kop, woorden: Woordenboek) -> None:
    for bron in verslag.blad.rijen:
        if bron.nummer <= kop.rij.nummer:
            continue
        verslag.rijen += 1
        if bron.leeg:
            bericht = Bericht(bron)
            bericht.meld(Ernst.OVERGESLAGEN, Reden.LEGE_RIJ, "Deze rij is leeg.")
        else:
            bericht = lees_bericht(bron, boeker.afzender, kop, woorden, dag_van(boeker.nu))
        nummer = boeker.boek(bericht) if bericht.goed else None
        verslag.bevindingen += bericht.bevindingen
        if nummer is not None:
            verslag.overgenomen[bron.nummer] = nummer
        elif any(b.ernst is Ernst.AFGEKEURD for b in bericht.bevindingen):
            verslag.afgekeurd.append(bron)
        else:
            verslag.overgeslagen.append(bron.nummer)
