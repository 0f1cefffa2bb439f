"""Doorzoekt alles wat het traject en één onderdeel samen kunnen doen, voor één groep en één regime.

Elke stap is een echte stap van een proefzaak, een dag na de vorige. Twee situaties zijn hier gelijk als alle
toestanden gelijk zijn en alles gelijk is wat voor een volgende toestand verschil kan maken (`bewijs_kenmerk`).
"""

from collections import deque
from collections.abc import Iterator, Mapping, Sequence

from inburgering.statemachine.bewijs_achtergrond import Fase, fasen, staat_stil
from inburgering.statemachine.bewijs_feiten import Sjabloon, opties
from inburgering.statemachine.bewijs_getuigen import Getuigenis
from inburgering.statemachine.bewijs_invloed import gerekend
from inburgering.statemachine.bewijs_kenmerk import TAKEN, Kenmerk, Plaats, Plek
from inburgering.statemachine.bewijs_net import Boog, Door, Net
from inburgering.statemachine.bewijs_stelsel import TRAJECT, Overgang, Stelsel, gebeurtenissen_vanuit, vanuit
from inburgering.statemachine.bewijs_zaak import Proefzaak
from inburgering.statemachine.bewijs_zicht import Gelezen, kijk, norm
from inburgering.wet.begrippen import Groep, Regime, Route
from inburgering.wet.gebeurtenissen import Gebeurtenis

BEGINNEN = (Gebeurtenis.KENNISGEVING, Gebeurtenis.KOPPELING, Gebeurtenis.AANMELDING, Gebeurtenis.OVERNAME)
"""Waarmee een traject in deze gemeente kan beginnen."""
TIJD = (1, 200, 1500)
"""Een stap is een dag later; mag zij dan niet, dan na een half jaar, en dan na vier jaar."""

Genomen = tuple[tuple[str, Overgang], ...]
Getuigen = Mapping[str, Getuigenis]


class Zoeker:
    """Eén zoektocht door een paar."""

    def __init__(self, stelsel: Stelsel, net: Net, kenmerk: Kenmerk, getuigen: Getuigen) -> None:
        self.stelsel, self.net, self.kenmerk, self.getuigen = stelsel, net, kenmerk, getuigen
        self.nummers: dict[object, int] = {}
        self.plaatsen: list[Plaats] = []
        self.hier: Plaats = ()
        self.gebeurd: set[Plek] = set()
        self.pijlen: set[Overgang] = set()
        self.gelijken: dict[tuple[Plaats, object], dict[object, Proefzaak]] = {}
        self.leert_alleen = False
        self.sjablonen: dict[tuple[str, str, str], list[tuple[Sjabloon, Overgang | None]]] = {}
        self.fasen = fasen(net.soort)
        self.eindes: dict[Plaats, list[Boog]] = {}
        self.rij: deque[int] = deque()

    def zoek(self) -> Net:
        """Speel elke stap vanuit elke situatie, tot er geen nieuwe meer bij komt."""
        self.net.beginnen |= {self._nummer(zaak, 0) for zaak in self._beginnen()}
        while self.rij:
            nr = self.rij.popleft()
            zaak, self.hier = self.net.zaken[nr], self.plaatsen[nr]
            if not zaak.klaar(self.net.soort):
                fase = self.hier[0]
                self.net.bogen[nr] = sorted({b for b in self._stappen(zaak, fase) if b.naar != nr})
        self._beproef_gelijken()
        return self.net

    def _beproef_gelijken(self) -> None:
        """Ga bij wat als gelijk is geteld na of er toch een feit is dat verschil maakt."""
        self.leert_alleen = True
        for (plaats, _), zaken in self.gelijken.items():
            self.hier = plaats
            paden = sorted(
                {pad for gezien in self.kenmerk.bekeken.get(self.hier, {}).values() for pad in gezien}
            )
            anders = {tuple(norm(kijk(zaak, pad)) for pad in paden): zaak for zaak in zaken.values()}
            for waarden, zaak in anders.items() if len(anders) > 1 else ():
                if self.kenmerk.nieuw(plaats, waarden):
                    deque(self._stappen(zaak, plaats[0]), maxlen=0)

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
        if not zaak.geeindigd:
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
            geraakt: set[Overgang] = set()
            for sjabloon, pijl in sjablonen:
                if pijl in geraakt:
                    continue  # deze pijl was al aan de beurt
                bogen += self._met_en_zonder_taak(zaak.na(dagen), fase, plek, sjabloon, gezien)
                geraakt |= self.pijlen
                if bogen and bogen[-1].door is Door.EINDE and bogen[-1].met_taak:
                    break  # er is maar één einde
            yield from bogen
            if bogen or ("op",) not in gezien:
                return

    def _met_en_zonder_taak(
        self, zaak: Proefzaak, fase: int, plek: Plek, sjabloon: Sjabloon, gezien: Gelezen
    ) -> Iterator[Boog]:
        self.pijlen.clear()
        zonder, door = self._speel(zaak, plek, sjabloon, gezien), self._door(plek)
        let_op_taken = TAKEN in gezien
        if zonder is not None:
            yield Boog(self._nummer(zonder, fase), door, zonder_taak=True, met_taak=not let_op_taken)
        if let_op_taken and (met := self._speel(zaak.met_taak(), plek, sjabloon)) is not None:
            yield Boog(self._nummer(met.zonder_taak(), fase), door, zonder_taak=False, met_taak=True)

    def _door(self, plek: Plek) -> Door:
        if plek[1] == Gebeurtenis.BEEINDIGING:
            return Door.EINDE
        return Door.DIENST if plek[1] in self.stelsel.systeem else Door.MENS

    def _sjablonen(self, zaak: Proefzaak, plek: Plek) -> Sequence[tuple[Sjabloon, Overgang | None]]:
        """De gewone feiten, die waarmee een latere pijl aan de beurt kan komen, en die van elke pijl hier."""
        soort, gebeurtenis = plek
        hier = (soort, zaak.toestand(soort) or "", gebeurtenis)
        if hier not in self.sjablonen:
            gewoon = opties(gebeurtenis, zaak.groep, self.stelsel.feiten[Gebeurtenis(gebeurtenis)])
            getuigenis = self.getuigen[soort]
            pijlen = vanuit(self.stelsel.machines[soort]).get(hier[1:], ())
            altijd = (*gewoon, *getuigenis.vooraf.get(gebeurtenis, ()))
            eigen = [(getuigenis.feiten[pijl], pijl) for pijl in pijlen if pijl in getuigenis.feiten]
            self.sjablonen[hier] = [
                *((sjabloon, None) for sjabloon in altijd),
                *((sjabloon, pijl) for sjabloon, pijl in eigen if sjabloon not in altijd),
            ]
        return self.sjablonen[hier]

    def _na_achtergrond(self, zaak: Proefzaak, fase: int) -> Iterator[Boog]:
        """De volgende fase van de andere onderdelen, in één keer gespeeld."""
        if fase == len(self.fasen) or staat_stil(zaak):
            return
        for variant in self.fasen[fase]:
            if variant.past(zaak) and (na := self._speel_fase(zaak, variant)) is not None:
                yield Boog(self._nummer(na, fase + 1), Door.MENS, zonder_taak=True, met_taak=True)

    def _speel_fase(self, zaak: Proefzaak, fase: Fase) -> Proefzaak | None:
        nu = zaak.na(fase.dagen)
        self.gebeurd.clear()
        for plek in fase.plekken:
            if plek[0] == self.net.soort or nu.toestand(plek[0]) is None:
                continue
            sjablonen = fase.sjablonen(plek, [s for s, _ in self._sjablonen(nu, plek)])
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
            self.pijlen.add(pijl[1])
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

    def _plaats(self, route: Route | None, fase: int, toestanden: Mapping[str, str]) -> Plaats:
        return (fase, route, tuple(sorted(toestanden.items())))

    def _nummer(self, zaak: Proefzaak, fase: int) -> int:
        """Het nummer van deze situatie; een nieuwe komt in de rij."""
        if self.leert_alleen:
            return -1
        klaar = zaak.klaar(self.net.soort)
        plaats = ("klaar",) if klaar else self._plaats(zaak.route, fase, zaak.toestanden)
        if self.hier:
            self.kenmerk.ga(self.hier, plaats, frozenset(self.gebeurd))
        self.gebeurd.clear()
        sleutel = (plaats, self.kenmerk.van(plaats, zaak))
        if not klaar:
            self.gelijken.setdefault(sleutel, {}).setdefault(self._verleden(zaak), zaak)
        nr = self.nummers.get(sleutel)
        if nr is None:
            nr = self.nummers[sleutel] = len(self.nummers)
            self.net.zaken.append(zaak)
            self.net.bogen.append([])
            self.net.klaar.append(klaar)
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
