"""Doorzoekt alles wat het traject en één onderdeel samen kunnen doen, voor één groep en één regime.

Elke stap is een echte stap van een proefzaak, een dag na de vorige. Twee situaties zijn hier gelijk als alle
toestanden gelijk zijn en alles gelijk is wat voor een volgende toestand verschil kan maken (`bewijs_kenmerk`).
"""

from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from inburgering.statemachine.bewijs_achtergrond import FASEN, Fase
from inburgering.statemachine.bewijs_feiten import Sjabloon, opties
from inburgering.statemachine.bewijs_getuigen import Getuigenis
from inburgering.statemachine.bewijs_invloed import gerekend
from inburgering.statemachine.bewijs_kenmerk import TAKEN, Kenmerk, Plaats, Plek
from inburgering.statemachine.bewijs_stelsel import TRAJECT, Overgang, Stelsel, gebeurtenissen_vanuit, vanuit
from inburgering.statemachine.bewijs_zaak import Proefzaak
from inburgering.statemachine.bewijs_zicht import Gelezen, kijk, norm
from inburgering.wet.begrippen import Groep, Regime
from inburgering.wet.gebeurtenissen import Gebeurtenis

BEGINNEN = (Gebeurtenis.KENNISGEVING, Gebeurtenis.KOPPELING, Gebeurtenis.AANMELDING, Gebeurtenis.OVERNAME)
"""Waarmee een traject in deze gemeente kan beginnen."""
TIJD = (1, 200, 1500)
"""Een stap is een dag later; mag zij dan niet, dan na een half jaar, en dan na vier jaar."""

Genomen = tuple[tuple[str, Overgang], ...]
Getuigen = Mapping[str, Getuigenis]


class Door(StrEnum):
    """Wie een stap zet; het einde van het traject apart."""

    MENS = "mens"
    EINDE = "einde"
    DIENST = "dienst"


@dataclass(frozen=True, order=True)
class Boog:
    """Een stap naar een andere situatie, en of zij kan zonder en met een taak die bij een partner openstaat."""

    naar: int
    door: Door
    zonder_taak: bool
    met_taak: bool


@dataclass
class Net:
    """De situaties van één paar met hun stappen, en bij elke genomen pijl de eerste zaak daarna."""

    soort: str
    groep: Groep
    regime: Regime
    handhaving: bool
    beginnen: set[int] = field(default_factory=set)
    zaken: list[Proefzaak] = field(default_factory=list)
    bogen: list[list[Boog]] = field(default_factory=list)
    genomen: dict[tuple[str, Overgang], Proefzaak] = field(default_factory=dict)


class Zoeker:
    """Eén zoektocht door een paar."""

    def __init__(self, stelsel: Stelsel, net: Net, kenmerk: Kenmerk, getuigen: Getuigen) -> None:
        self.stelsel, self.net, self.kenmerk, self.getuigen = stelsel, net, kenmerk, getuigen
        self.nummers: dict[object, int] = {}
        self.plaatsen: list[Plaats] = []
        self.hier: Plaats = ()
        self.gebeurd: set[Plek] = set()
        self.gelijken: dict[tuple[Plaats, object], dict[tuple[str, ...], Proefzaak]] = {}
        self.leert_alleen = False
        self.sjablonen: dict[tuple[str, str, str], list[Sjabloon]] = {}
        self.eindes: dict[Plaats, list[Boog]] = {}
        self.rij: deque[int] = deque()

    def zoek(self) -> Net:
        """Speel elke stap vanuit elke situatie, tot er geen nieuwe meer bij komt."""
        self.net.beginnen |= {self._nummer(zaak, 0) for zaak in self._beginnen()}
        while self.rij:
            nr = self.rij.popleft()
            zaak, self.hier = self.net.zaken[nr], self.plaatsen[nr]
            if not zaak.klaar:
                fase = self.hier[0]
                self.net.bogen[nr] = sorted({b for b in self._stappen(zaak, fase) if b.naar != nr})
        self._beproef_gelijken()
        return self.net

    def _beproef_gelijken(self) -> None:
        """Ga bij wat als gelijk is geteld na of er toch een feit is dat verschil maakt."""
        self.leert_alleen = True
        for (self.hier, _), zaken in self.gelijken.items():
            paden = sorted(
                {pad for gezien in self.kenmerk.bekeken.get(self.hier, {}).values() for pad in gezien}
            )
            anders = {tuple(norm(kijk(zaak, pad)) for pad in paden): zaak for zaak in zaken.values()}
            for zaak in anders.values() if len(anders) > 1 else ():
                deque(self._stappen(zaak, self.hier[0]), maxlen=0)

    def _beginnen(self) -> Iterator[Proefzaak]:
        net = self.net
        leeg = Proefzaak.nieuw(
            self.stelsel, net.groep, net.regime, handhaving=net.handhaving, invloed=gerekend(self.stelsel)
        )
        for gebeurtenis in BEGINNEN:
            if gebeurtenis in self.stelsel.machines[TRAJECT].gebeurtenissen():
                for sjabloon in opties(gebeurtenis, net.groep, self.stelsel.feiten[gebeurtenis]):
                    if (na := self._speel(leeg, (TRAJECT, gebeurtenis), sjabloon)) is not None:
                        yield na

    def _stappen(self, zaak: Proefzaak, fase: int) -> Iterator[Boog]:
        for soort in dict.fromkeys((TRAJECT, self.net.soort)):
            klasse = self.stelsel.machines[soort]
            for gebeurtenis in gebeurtenissen_vanuit(klasse).get(zaak.toestand(soort) or "", ()):
                if gebeurtenis == Gebeurtenis.BEEINDIGING:
                    yield from self._na_beeindiging(zaak, fase, (soort, gebeurtenis))
                elif gebeurtenis not in self.stelsel.vanzelf and self._nodig(zaak, soort, gebeurtenis):
                    yield from self._na_gebeurtenis(zaak, fase, (soort, gebeurtenis))
        yield from self._na_achtergrond(zaak, fase)

    def _nodig(self, zaak: Proefzaak, soort: str, gebeurtenis: str) -> bool:
        """Wat de toestand laat zoals zij is en nergens toe doet, hoeft vanuit elke toestand maar één keer."""
        if self.kenmerk.telt_mee((soort, gebeurtenis)):
            return True
        pijlen = vanuit(self.stelsel.machines[soort])[zaak.toestand(soort) or "", gebeurtenis]
        return any((soort, pijl) not in self.net.genomen for pijl in pijlen)

    def _na_beeindiging(self, zaak: Proefzaak, fase: int, plek: Plek) -> list[Boog]:
        """Het einde van het traject; op dezelfde plaats steeds hetzelfde als het naar niets anders kijkt."""
        if self.hier not in self.eindes or self.kenmerk.gelezen[self.hier][plek]:
            self.eindes[self.hier] = list(self._na_gebeurtenis(zaak, fase, plek))
        return self.eindes[self.hier]

    def _na_gebeurtenis(self, zaak: Proefzaak, fase: int, plek: Plek) -> Iterator[Boog]:
        """De situaties waarheen deze gebeurtenis leidt, met elk van haar feiten."""
        sjablonen = self._sjablonen(zaak, plek)
        for dagen in TIJD:
            gezien: Gelezen = set()
            bogen: list[Boog] = []
            for sjabloon in sjablonen:
                bogen += self._met_en_zonder_taak(zaak.na(dagen), fase, plek, sjabloon, gezien)
                if bogen and bogen[-1].door is Door.EINDE and bogen[-1].met_taak:
                    break  # er is maar één einde
            yield from bogen
            if bogen or ("op",) not in gezien:
                return

    def _met_en_zonder_taak(
        self, zaak: Proefzaak, fase: int, plek: Plek, sjabloon: Sjabloon, gezien: Gelezen
    ) -> Iterator[Boog]:
        zonder = self._speel(zaak, plek, sjabloon, gezien)
        let_op_taken = TAKEN in gezien
        if zonder is not None:
            yield Boog(
                self._nummer(zonder, fase), self._door(plek), zonder_taak=True, met_taak=not let_op_taken
            )
        if let_op_taken and (met := self._speel(zaak.met_taak(), plek, sjabloon)) is not None:
            nr = self._nummer(met.zonder_taak(), fase)
            yield Boog(nr, self._door(plek), zonder_taak=False, met_taak=True)

    def _door(self, plek: Plek) -> Door:
        if plek[1] == Gebeurtenis.BEEINDIGING:
            return Door.EINDE
        return Door.DIENST if plek[1] in self.stelsel.systeem else Door.MENS

    def _sjablonen(self, zaak: Proefzaak, plek: Plek) -> Sequence[Sjabloon]:
        """De gewone feiten, en die waarmee elk van de pijlen vanuit deze toestand aan de beurt kan komen."""
        soort, gebeurtenis = plek
        hier = (soort, zaak.toestand(soort) or "", gebeurtenis)
        if hier not in self.sjablonen:
            gewoon = list(opties(gebeurtenis, zaak.groep, self.stelsel.feiten[Gebeurtenis(gebeurtenis)]))
            getuigenis = self.getuigen[soort]
            pijlen = vanuit(self.stelsel.machines[soort]).get(hier[1:], ())
            eigen = [getuigenis.feiten[pijl] for pijl in pijlen if pijl in getuigenis.feiten]
            for sjabloon in (*eigen, *getuigenis.vooraf.get(gebeurtenis, ())):
                if sjabloon not in gewoon:
                    gewoon.append(sjabloon)
            self.sjablonen[hier] = gewoon
        return self.sjablonen[hier]

    def _na_achtergrond(self, zaak: Proefzaak, fase: int) -> Iterator[Boog]:
        """De volgende fase van de andere onderdelen, in één keer gespeeld."""
        for variant in FASEN[fase] if fase < len(FASEN) else ():
            if (na := self._speel_fase(zaak, variant)) is not None:
                yield Boog(self._nummer(na, fase + 1), Door.MENS, zonder_taak=True, met_taak=True)

    def _speel_fase(self, zaak: Proefzaak, fase: Fase) -> Proefzaak | None:
        nu = zaak.na(fase.dagen)
        self.gebeurd.clear()
        for plek in fase.plekken:
            if plek[0] == self.net.soort or nu.toestand(plek[0]) is None:
                continue
            sjablonen = fase.sjablonen(plek, self._sjablonen(nu, plek))
            na = (self._speel(nu, plek, sjabloon) for sjabloon in sjablonen)
            eerste = next((zaak for zaak in na if zaak is not None), None)
            if eerste is None:
                return None
            nu = eerste
        return nu

    def _speel(
        self, zaak: Proefzaak, plek: Plek, sjabloon: Sjabloon, gezien: Gelezen | None = None
    ) -> Proefzaak | None:
        eigen: Gelezen = set() if gezien is None else gezien
        uitkomst = zaak.stap(*plek, sjabloon, eigen)
        self._leer(zaak, plek, sjabloon, eigen, uitkomst[1] if uitkomst else None)
        if uitkomst is None:
            return None
        na, genomen = uitkomst
        for pijl in genomen:
            self.net.genomen.setdefault(pijl, na)
            self.gebeurd.add((pijl[0], pijl[1].gebeurtenis))
        return na

    def _leer(
        self, zaak: Proefzaak, plek: Plek, sjabloon: Sjabloon, gezien: Gelezen, genomen: Genomen | None
    ) -> None:
        """Ga van elk feit waarnaar is gekeken na of het verschil maakt: laat het een keer weg."""
        vragen = self.kenmerk.vragen(self.hier, plek, gezien)
        waarden = tuple(norm(kijk(zaak, pad)) for pad in vragen)
        beproefd = (self.hier, plek, id(sjabloon), zaak.open_taken, tuple(vragen), waarden)
        if beproefd in self.kenmerk.beproefd:
            return
        self.kenmerk.beproefd.add(beproefd)
        for pad, waarde in zip(vragen, waarden, strict=True):
            if waarde is not None:
                anders = zaak.blind_voor(pad).stap(*plek, sjabloon, set())
                if (anders[1] if anders else None) != genomen:
                    self.kenmerk.leer(self.hier, plek, pad)

    def _verleden(self, zaak: Proefzaak) -> object:
        """Wat er is gebeurd, met wat daarvan telt in het onderdeel zelf."""
        plek = f"{self.net.soort}/1"
        eigen = {
            f.gebeurtenis: tuple(map(norm, f.waarden.values())) for f in zaak.feiten if f.onderdeel == plek
        }
        return (frozenset(zaak.eerder), frozenset(eigen.items()))

    def _nummer(self, zaak: Proefzaak, fase: int) -> int:
        """Het nummer van deze situatie; een nieuwe komt in de rij."""
        if self.leert_alleen:
            return -1
        toestanden = () if zaak.klaar else tuple(sorted(zaak.toestanden.items()))
        plaats = (fase, zaak.route, toestanden) if toestanden else ("klaar",)
        if self.hier:
            self.kenmerk.ga(self.hier, plaats, frozenset(self.gebeurd))
        self.gebeurd.clear()
        sleutel = (plaats, self.kenmerk.van(plaats, zaak))
        if not zaak.klaar:
            self.gelijken.setdefault(sleutel, {}).setdefault(self._verleden(zaak), zaak)
        nr = self.nummers.get(sleutel)
        if nr is None:
            nr = self.nummers[sleutel] = len(self.nummers)
            self.net.zaken.append(zaak)
            self.net.bogen.append([])
            self.plaatsen.append(plaats)
            self.rij.append(nr)
        return nr


def doorzoek(
    stelsel: Stelsel,
    soort: str,
    groep: Groep,
    regime: Regime,
    kenmerk: Kenmerk,
    getuigen: Getuigen,
    *,
    handhaving: bool = True,
) -> Net:
    """Alles wat het traject en dit onderdeel samen kunnen doen. `kenmerk` leert waar voorwaarden op letten."""
    while True:
        net = Zoeker(stelsel, Net(soort, groep, regime, handhaving), kenmerk, getuigen).zoek()
        if kenmerk.wist_alles():
            return net
