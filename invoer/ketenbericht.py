"""From a row of a chain party's file to what it says about one person, with every finding along the way."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from typing import Any, TypeVar

from inburgering.invoer.importeer_bevinding import Reden, citaat
from inburgering.invoer.importeer_koppeling import Kop
from inburgering.invoer.importeer_lezen import Bronrij
from inburgering.invoer.importeer_rij import Rij
from inburgering.invoer.importeer_rijen import OUDSTE, cel
from inburgering.invoer.importeer_velden import is_leeg, plat
from inburgering.invoer.importeer_waarden import Gebrek, lees_bsn, lees_dag, lees_naam
from inburgering.invoer.importeer_woorden import Woordenboek
from inburgering.invoer.ketenvelden import KEUZES, VELDEN, Bron, Ketenveld, Soort
from inburgering.statemachine.dagen import EERSTE_DAG

JANEE = {"ja": True, "j": True, "true": True, "1": True, "nee": False, "n": False, "false": False, "0": False}
NAAMVELDEN = frozenset({"voornaam", "tussenvoegsel", "achternaam", "groep", "consulent", "bsn"})
Waarde = TypeVar("Waarde")


@dataclass
class Bericht(Rij):
    """One row, read: who it is about, and per field the value it brings (only what is filled in)."""

    afzender: Bron = Bron.DUO
    waarden: Mapping[str, Any] = field(default_factory=dict)

    def __getitem__(self, veld: str) -> Any:
        """What a field says; None when it says nothing."""
        return self.waarden.get(veld)

    def bericht_op(self, vandaag: date) -> date:
        """The day of the message itself."""
        dag: date = self["bericht"] or vandaag
        return dag

    @property
    def is_correctie(self) -> bool:
        return bool(self["correctie"])


def lees_bericht(bron: Bronrij, afzender: Bron, kop: Kop, woorden: Woordenboek, vandaag: date) -> Bericht:
    """Read a row; whatever is wrong with it is among its findings, all of it at once."""
    bericht = Bericht(bron, afzender=afzender)
    bericht.tekst = {veld.naam: cel(bron, kop, veld.naam) for veld in VELDEN[afzender]}
    lezer = _Lezer(bericht, kop, vandaag)
    lezer.wie(woorden)
    bericht.waarden = dict(lezer.waarden())
    return bericht


class _Lezer:
    """Reads the cells of one row, each into its own finding when it cannot."""

    def __init__(self, bericht: Bericht, kop: Kop, vandaag: date) -> None:
        self.bericht, self.kop, self.vandaag = bericht, kop, vandaag

    def wie(self, woorden: Woordenboek) -> None:
        """Who it is about; the words of a new traject only where they are filled in."""
        b = self.bericht
        if not is_leeg(b.tekst["bsn"]):
            b.bsn = (self._of("bsn", lees_bsn) or (None, False))[0]
        elif is_leeg(b.tekst["trajectnummer"]):
            zin = (
                "Er staat geen BSN en geen trajectnummer. Zonder een van beide is de persoon niet te vinden."
            )
            b.keur_af(Reden.BSN_ONTBREEKT, zin, self.kop.titel("bsn"))
        delen = [b.tekst.get(veld, "") for veld in ("voornaam", "tussenvoegsel", "achternaam")]
        if any(delen):
            b.naam = self._of("achternaam", lambda _: lees_naam("", *delen)) or ""
        if not is_leeg(b.tekst.get("groep", "")):
            b.groep = self._of("groep", woorden.groep)
        if "consulent" in b.tekst and (b.tekst["consulent"] or woorden.koppeling.standaard_consulent):
            b.consulent = self._of("consulent", woorden.consulent)

    def waarden(self) -> list[tuple[str, Any]]:
        """Per field its value, only where there is one."""
        uit = []
        for veld in VELDEN[self.bericht.afzender]:
            if veld.naam not in NAAMVELDEN and not is_leeg(self.bericht.tekst[veld.naam]):
                waarde = self._of(veld.naam, partial(self._waarde, veld))
                if waarde is not None:
                    uit.append((veld.naam, waarde))
        return uit

    def _of(self, veld: str, lezer: Callable[[str], Waarde]) -> Waarde | None:
        try:
            return lezer(self.bericht.tekst[veld])
        except Gebrek as gebrek:
            self.bericht.keur_af(gebrek.reden, gebrek.zin, self.kop.titel(veld))
            return None

    def _waarde(self, veld: Ketenveld, tekst: str) -> Any:
        if veld.soort is Soort.TEKST:
            return " ".join(tekst.split())
        if veld.soort is Soort.JANEE:
            return _keuze(tekst, JANEE, plat(tekst))
        if veld.soort is Soort.KEUZE:
            return _keuze(tekst, KEUZES[veld.naam], tekst.strip().upper())
        return self._dag(veld, tekst)

    def _dag(self, veld: Ketenveld, tekst: str) -> date | None:
        gelezen = lees_dag(tekst, geboorte=veld.naam == "geboren", vandaag=self.vandaag)
        if gelezen.opmerking is not None:
            self.bericht.kijk_na(gelezen.opmerking, gelezen.zin, self.kop.titel(veld.naam))
        dag = gelezen.dag
        if dag is None or veld.soort is Soort.DAG_VRIJ:
            return dag
        if dag > self.vandaag:
            zin = f"{dag:%d-%m-%Y} ligt in de toekomst. Dit kan nog niet zijn gebeurd."
            raise Gebrek(Reden.DATUM_TOEKOMST, zin)
        if dag < (OUDSTE if veld.naam == "geboren" else EERSTE_DAG):
            raise Gebrek(Reden.DATUM_TE_VROEG, f"{dag:%d-%m-%Y} ligt te ver terug. Kijk naar het jaar.")
        return dag


def _keuze(tekst: str, keuzes: Mapping[str, Any], woord: str) -> Any:
    if woord not in keuzes:
        mag = ", ".join(keuzes) if len(keuzes) < 8 or "ZIEKTE" in keuzes else "ja, nee"
        raise Gebrek(Reden.WAARDE_ONBEKEND, f"{citaat(tekst)} kent het programma hier niet. Kies uit: {mag}.")
    return keuzes[woord]
