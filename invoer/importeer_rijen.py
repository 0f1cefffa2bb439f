"""From a row of text to what it says about one person, with every finding along the way."""

from collections.abc import Callable
from datetime import date
from typing import TypeVar

from dateutil.relativedelta import relativedelta

from inburgering.invoer.importeer_bevinding import Ernst, Reden, citaat
from inburgering.invoer.importeer_koppeling import Kop
from inburgering.invoer.importeer_lezen import Bronrij
from inburgering.invoer.importeer_rij import DAGEN, Rij
from inburgering.invoer.importeer_samenhang import BEGIN_WI2021, vergelijk
from inburgering.invoer.importeer_velden import BIJ_NAAM, OVERSLAAN, is_leeg, plat
from inburgering.invoer.importeer_waarden import Gebrek, lees_bsn, lees_dag, lees_naam, tekens_verloren
from inburgering.invoer.importeer_woorden import Woordenboek
from inburgering.statemachine.dagen import EERSTE_DAG, EERSTE_DAG_2013
from inburgering.statemachine.feiten import OngeldigeFeiten, lees
from inburgering.wet.begrippen import Regime
from inburgering.wet.gebeurtenissen import Gebeurtenis

OUDSTE = date(1900, 1, 1)
VANAF_JAAR, AOW_JAAR = 16, 67  # Wet inburgering 2021 art. 3; the exact AOW age is DUO's to judge
VRIJE_TEKST = {
    "opmerking": "tekst", "klantnummer": "tekst", "telefoon": "telefoon", "email": "email", "taal": "taal",
    "tolk": "tolk",
}  # fmt: skip
Waarde = TypeVar("Waarde")


def lees_rij(bron: Bronrij, kop: Kop, woorden: Woordenboek, vandaag: date) -> Rij:
    """Read a row; whatever is wrong with it is among its findings, all of it at once."""
    rij, groep = Rij(bron), kop.cel(bron, "groep")
    if any(cel.strip() for cel in bron.cellen[len(kop.rij.cellen) :]):
        zin = (
            "Deze rij heeft meer cellen dan er kolommen zijn. Staat er een scheidingsteken in een tekst "
            "zonder aanhalingstekens?"
        )
        rij.keur_af(Reden.KOLOMMEN_VERSCHOVEN, zin)
    elif woorden.koppeling.groep.get(plat(groep)) == OVERSLAAN:
        zin = f"{citaat(groep)} staat in de koppeling op overslaan."
        rij.meld(Ernst.OVERGESLAGEN, Reden.KEUZE, zin, kop.titel("groep"))
    else:
        _Lezer(rij, kop, woorden, vandaag).lees()
        vergelijk(rij, kop, woorden.koppeling.lege_inschrijving)
    return rij


class _Lezer:
    """Reads the cells of one row, each into its own finding when it cannot."""

    def __init__(self, rij: Rij, kop: Kop, woorden: Woordenboek, vandaag: date) -> None:
        self.rij, self.kop, self.woorden, self.vandaag = rij, kop, woorden, vandaag

    def lees(self) -> None:
        self.rij.tekst = {veld: self._cel(veld) for veld in BIJ_NAAM}
        self._bsn()
        self._naam()
        self.rij.groep = self._of("groep", self.woorden.groep)
        self.rij.route = self._of("leerroute", self.woorden.route)
        self.rij.regime = self._of("regime", self.woorden.regime) or Regime.WI2021
        self.rij.consulent = self._of("consulent", self.woorden.consulent)
        for veld in DAGEN:
            self.rij.dagen[veld] = self._feit(veld)
        self._geboren()
        for veld, feit in VRIJE_TEKST.items():
            self._vrije_tekst(veld, feit)

    def _cel(self, veld: str) -> str:
        return cel(self.rij.bron, self.kop, veld)

    def _of(self, veld: str, lezer: Callable[[str], Waarde]) -> Waarde | None:
        try:
            return lezer(self.rij.tekst[veld])
        except Gebrek as gebrek:
            self.rij.keur_af(gebrek.reden, gebrek.zin, self.kop.titel(veld))
            return None

    def _bsn(self) -> None:
        gelezen = self._of("bsn", lees_bsn)
        if gelezen is None:
            return
        self.rij.bsn, aangevuld = gelezen
        if aangevuld:
            zin = "Het BSN had acht cijfers; er is een nul voor gezet. Kijk na."
            self.rij.kijk_na(Reden.NUL_AANGEVULD, zin, self.kop.titel("bsn"))

    def _naam(self) -> None:
        delen = [self.rij.tekst[veld] for veld in ("voornaam", "tussenvoegsel", "achternaam")]
        self.rij.naam = self._of("naam", lambda volledig: lees_naam(volledig, *delen)) or ""
        if self.rij.naam and (bezwaar := bezwaar_tegen("naam", self.rij.naam)):
            self.rij.keur_af(Reden.GEWEIGERD, bezwaar, self.kop.titel("naam"))

    def _dag(self, veld: str) -> date | None:
        gelezen = self._of(
            veld, lambda tekst: lees_dag(tekst, geboorte=veld == "geboren", vandaag=self.vandaag)
        )
        if gelezen is not None and gelezen.opmerking is not None:
            self.rij.kijk_na(gelezen.opmerking, gelezen.zin, self.kop.titel(veld))
        return gelezen.dag if gelezen is not None else None

    def _feit(self, veld: str) -> date | None:
        """A day on which something happened: not in the future, and not before this law."""
        dag, titel = self._dag(veld), self.kop.titel(veld)
        if dag is not None and dag > self.vandaag:
            zin = f"{dag:%d-%m-%Y} ligt in de toekomst. Dit kan nog niet zijn gebeurd. Verbeter de datum."
            self.rij.keur_af(Reden.DATUM_TOEKOMST, zin, titel)
        elif dag is not None and dag < self._eerste_dag(veld):
            wet = f"de Wet inburgering {self._jaar_van_de_wet}"
            zin = f"{dag:%d-%m-%Y} ligt voor {wet}. Verbeter de datum, of haal de rij weg."
            self.rij.keur_af(Reden.DATUM_TE_VROEG, zin, titel)
        return dag

    @property
    def _jaar_van_de_wet(self) -> int:
        return 2013 if self.rij.regime is Regime.WI2013 else 2021

    def _eerste_dag(self, veld: str) -> date:
        """The first day on which this can have happened."""
        if self.rij.regime is Regime.WI2013:
            return EERSTE_DAG_2013
        return BEGIN_WI2021 if veld == "vaststelling_pip" else EERSTE_DAG

    def _geboren(self) -> None:
        self.rij.geboren = dag = self._dag("geboren")
        titel = self.kop.titel("geboren")
        if dag is None:
            return
        if dag > self.vandaag:
            self.rij.keur_af(Reden.DATUM_TOEKOMST, "Deze geboortedatum ligt in de toekomst.", titel)
        elif dag < OUDSTE:
            self.rij.keur_af(Reden.DATUM_TE_VROEG, "Deze geboortedatum kan niet kloppen.", titel)
        elif dag + relativedelta(years=VANAF_JAAR) > self.vandaag:
            zin = "Deze persoon is nog geen zestien en dus niet inburgeringsplichtig. Kijk naar de datum."
            self.rij.keur_af(Reden.TE_JONG, zin, titel)
        elif dag + relativedelta(years=AOW_JAAR) <= self.vandaag:
            zin = "Deze persoon lijkt de AOW-leeftijd te hebben bereikt. Kijk of de plicht is geëindigd."
            self.rij.kijk_na(Reden.OUDER_DAN_AOW, zin, titel)

    def _vrije_tekst(self, veld: str, feit: str) -> None:
        """A text that the log or the person's card would refuse is left out, with a remark."""
        tekst, titel = self.rij.tekst[veld], self.kop.titel(veld)
        if is_leeg(tekst):
            self.rij.tekst[veld] = ""
        elif bezwaar := bezwaar_tegen(feit, tekst):
            self.rij.tekst[veld] = ""
            self.rij.kijk_na(Reden.TEKST_NIET_OVERGENOMEN, f"Niet overgenomen. {bezwaar}", titel)
        elif tekens_verloren(tekst, naam=False):
            zin = "In deze tekst zijn tekens verloren gegaan. Kijk na."
            self.rij.kijk_na(Reden.TEKENS_VERLOREN, zin, titel)


def cel(bron: Bronrij, kop: Kop, veld: str) -> str:
    """A cell, without the quote that our own reject file puts in front of a formula."""
    tekst = kop.cel(bron, veld).strip()
    return tekst[1:] if tekst[:1] == "'" and tekst[1:2] in {"=", "+", "-", "@"} else tekst


def bezwaar_tegen(feit: str, tekst: str) -> str:
    """What the log would say against this text; empty when it may be kept."""
    soort = Gebeurtenis.NOTITIE if feit == "tekst" else Gebeurtenis.WIJZIGING_GEGEVENS
    try:
        lees(soort, {feit: tekst})
    except OngeldigeFeiten as fout:
        return str(fout)
    return ""
