"""The file that DUO sends back: per record whether it was taken in. The same file again changes nothing."""

from datetime import datetime
from pathlib import Path

from sqlalchemy.orm.exc import StaleDataError
from sqlmodel import Session

from inburgering.db import duomelding
from inburgering.db.basis import Database, dag_van
from inburgering.db.fouten import OngeldigeFeiten, Weigering
from inburgering.invoer import ketenblad
from inburgering.invoer.importeer_bevinding import Ernst, Reden, citaat
from inburgering.invoer.importeer_koppeling import Kop, Koppeling, zoek_kop
from inburgering.invoer.importeer_lezen import Bronrij
from inburgering.invoer.importeer_rij import Rij
from inburgering.invoer.importeer_rijen import cel
from inburgering.invoer.importeer_velden import Veld, is_leeg
from inburgering.invoer.importeer_verslag import Verslag
from inburgering.invoer.importeer_waarden import Gebrek, lees_dag

VELDEN = (
    Veld("kenmerk", "het kenmerk van de melding", frozenset({"kenmerk"}), verplicht=True),
    Veld("status", "VERWERKT of AFGEWEZEN", frozenset({"status"}), verplicht=True),
    Veld("datum", "de dag van het antwoord", frozenset({"datum"})),
    Veld("reden", "waarom niet", frozenset({"reden"})),
)
LANGSTE_REDEN = 300


class _Terug(Exception):
    """Everything went well, and nothing is to be kept."""


def lees_antwoord(
    db: Database, gemeente_id: int, bestand: Path, nu: datetime, *, proef: bool, door: str
) -> Verslag:
    """Take in DUO's answers; with `proef` everything is tried and nothing is kept.

    Raises OnleesbaarBestand when the file cannot be read at all.
    """
    blad = ketenblad.lees(bestand)
    kop = zoek_kop(blad, Koppeling(), VELDEN)
    verslag = Verslag(blad, proef, kop=list(kop.rij.cellen), bezwaren=list(kop.bezwaren))
    for bron in blad.rijen if not verslag.bezwaren else []:
        if bron.nummer > kop.rij.nummer and not bron.leeg:
            _neem(verslag, db, gemeente_id, bron, kop, nu, door)
    return verslag


def _neem(
    verslag: Verslag, db: Database, gemeente_id: int, bron: Bronrij, kop: Kop, nu: datetime, door: str
) -> None:
    rij, kenmerk = Rij(bron), cel(bron, kop, "kenmerk")
    verslag.rijen += 1
    try:
        with db.schrijven() as session:
            _verwerk(session, gemeente_id, rij, kop, nu, door)
            if verslag.proef:
                raise _Terug
    except _Terug:
        pass
    except Gebrek as gebrek:
        rij.keur_af(gebrek.reden, gebrek.zin)
    except (Weigering, OngeldigeFeiten) as fout:
        rij.keur_af(Reden.GEWEIGERD, str(fout))
    except StaleDataError:
        rij.keur_af(
            Reden.GEWEIGERD, "Iemand anders werkte tegelijk aan dit traject. Bied de rij opnieuw aan."
        )
    verslag.bevindingen += rij.bevindingen
    if rij.goed:
        verslag.overgenomen[bron.nummer] = kenmerk
    elif any(b.ernst is Ernst.AFGEKEURD for b in rij.bevindingen):
        verslag.afgekeurd.append(bron)
    else:
        verslag.overgeslagen.append(bron.nummer)


def _verwerk(session: Session, gemeente_id: int, rij: Rij, kop: Kop, nu: datetime, door: str) -> None:
    bron = rij.bron
    levering = duomelding.zoek(session, gemeente_id, cel(bron, kop, "kenmerk"))
    if levering is None:
        raise Gebrek(Reden.WAARDE_ONBEKEND, "Dit kenmerk is niet van een melding van deze gemeente.")
    status, dag = cel(bron, kop, "status").upper(), lees_dag(cel(bron, kop, "datum"), vandaag=dag_van(nu)).dag
    if status not in {"VERWERKT", "AFGEWEZEN"}:
        raise Gebrek(Reden.WAARDE_ONBEKEND, f"{citaat(status)} kent het programma hier niet.")
    if levering.stand == ("bevestigd" if status == "VERWERKT" else "afgewezen"):
        rij.meld(Ernst.OVERGESLAGEN, Reden.NIETS_NIEUWS, "Dit antwoord is al verwerkt.")
    elif levering.stand == "bevestigd":
        raise Gebrek(Reden.TEGENSPRAAK, "Deze melding is eerder bevestigd. Vraag DUO wat er nu niet klopt.")
    elif levering.bestand is None and levering.stand == "klaar":
        raise Gebrek(Reden.GEWEIGERD, "Deze melding is nog niet aan DUO geleverd.")
    elif status == "VERWERKT":
        duomelding.bevestig(session, levering, dag or dag_van(nu), f"{door} (bestand van DUO)", nu)
    else:
        reden = cel(bron, kop, "reden")
        zin = "" if is_leeg(reden) else citaat(reden, LANGSTE_REDEN)
        duomelding.wijs_af(session, levering, zin, nu)
