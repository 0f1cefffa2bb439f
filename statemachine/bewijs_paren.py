"""Doorzoekt alles wat het traject en één onderdeel samen kunnen doen, voor één groep en één regime.

Elke stap is een echte stap van een proefzaak, een dag na de vorige. Twee situaties zijn hier gelijk als alle
toestanden gelijk zijn en alles gelijk is wat voor een volgende toestand verschil kan maken
(`bewijs_kenmerk`).
"""

from collections import deque
from collections.abc import Iterator, Sequence

from inburgering.statemachine.bewijs_achtergrond import fasen, staat_stil
from inburgering.statemachine.bewijs_feiten import Sjabloon, opties
from inburgering.statemachine.bewijs_invloed import gerekend
from inburgering.statemachine.bewijs_kenmerk import TAKEN, Kenmerk, Plaats, Plek
from inburgering.statemachine.bewijs_net import Boog, Door, Net
from inburgering.statemachine.bewijs_spel import Getuigen, Spel
from inburgering.statemachine.bewijs_stelsel import (
    TRAJECT,
    Overgang,
    Stelsel,
    begin,
    gebeurtenissen_vanuit,
    vanuit,
)
from inburgering.statemachine.bewijs_zaak import Proefzaak
from inburgering.statemachine.bewijs_zicht import Gelezen, kijk, norm
from inburgering.wet.begrippen import Groep, Regime
from inburgering.wet.gebeurtenissen import Gebeurtenis

BEGINNEN = (Gebeurtenis.KENNISGEVING, Gebeurtenis.KOPPELING, Gebeurtenis.AANMELDING, Gebeurtenis.OVERNAME)
"""Waarmee een traject in deze gemeente kan beginnen."""
TIJD = (1, 200, 1500)
"""Een stap is een dag later; mag zij dan niet, dan na een half jaar, en dan na vier jaar."""


class Zoeker(Spel):
    """Eén zoektocht door een paar."""

    def __init__(self, stelsel: Stelsel, net: Net, kenmerk: Kenmerk, getuigen: Getuigen) -> None:
        super().__init__(stelsel, net, kenmerk, getuigen)
        self.nummers: dict[object, int] = {}
        self.plaatsen: list[Plaats] = []
        self.gelijken: dict[tuple[Plaats, object], dict[object, Proefzaak]] = {}
        self.leert_alleen = False
        self.fasen = fasen(net.soort)
        self.eindes: dict[Plaats, list[Boog]] = {}
        self.rij: deque[int] = deque()

    def zoek(self) -> bool:
        """Speel elke stap vanuit elke situatie, tot er geen nieuwe meer bij komt.

        Zegt of er onderweg niets is geleerd: dan klopt het net. Anders is alleen het kenmerk beter geworden.
        """
        self.net.beginnen |= {self._nummer(zaak, 0) for zaak in self._beginnen()}
        wist_alles = True
        while True:
            self._speel_alles()
            self._beproef_gelijken()
            if self.kenmerk.wist_alles():
                return wist_alles
            wist_alles = False
            self._hernummer()

    def _speel_alles(self) -> None:
        while self.rij:
            nr = self.rij.popleft()
            zaak, self.hier = self.net.zaken[nr], self.plaatsen[nr]
            if not zaak.klaar(self.net.soort):
                self.net.bogen[nr] = sorted({b for b in self._stappen(zaak, self.hier[0]) if b.naar != nr})

    def _beproef_gelijken(self) -> None:
        """Ga bij wat als gelijk is geteld na of er toch een feit is dat verschil maakt."""
        self.leert_alleen = True
        for (plaats, _), zaken in self.gelijken.items():
            self.hier = plaats
            gezien = self.kenmerk.bekeken.get(plaats, {}).values()
            paden = sorted({pad for paden in gezien for pad in paden})
            anders = {tuple(norm(kijk(zaak, pad)) for pad in paden): zaak for zaak in zaken.values()}
            for waarden, zaak in anders.items():
                if self.kenmerk.nieuw(plaats, waarden):
                    deque(self._stappen(zaak, plaats[0]), maxlen=0)
        self.leert_alleen = False

    def _hernummer(self) -> None:
        """Wat bij nader inzien niet gelijk is, wordt alsnog een eigen situatie."""
        self.hier, gelijken, self.gelijken = (), self.gelijken, {}
        paren = zip(self.plaatsen, self.net.zaken, strict=True)
        self.nummers = {(p, self.kenmerk.van(p, zaak)): nr for nr, (p, zaak) in enumerate(paren)}
        for (plaats, _), zaken in gelijken.items():
            for zaak in zaken.values():
                self._nummer(zaak, plaats[0])

    def _beginnen(self) -> Iterator[Proefzaak]:
        net = self.net
        leeg = Proefzaak.nieuw(
            self.stelsel, net.groep, net.regime, handhaving=net.handhaving, invloed=gerekend(self.stelsel)
        )
        for gebeurtenis in BEGINNEN:
            if gebeurtenis in self.stelsel.machines[TRAJECT].gebeurtenissen():
                for sjabloon in opties(gebeurtenis, net.groep, self.stelsel.feiten[gebeurtenis]):
                    if (na := self.speel(leeg, (TRAJECT, gebeurtenis), sjabloon)) is not None:
                        yield na

    def _stappen(self, zaak: Proefzaak, fase: int) -> Iterator[Boog]:
        terzijde = []
        for soort in dict.fromkeys((TRAJECT, self.net.soort)):
            klasse = self.stelsel.machines[soort]
            for gebeurtenis in gebeurtenissen_vanuit(klasse).get(zaak.toestand(soort) or "", ()):
                plek = (soort, gebeurtenis)
                if gebeurtenis == Gebeurtenis.BEEINDIGING:
                    yield from self._na_beeindiging(zaak, fase, plek)
                elif gebeurtenis not in self.stelsel.vanzelf:
                    if self.kenmerk.telt_mee(plek):
                        yield from self._na_gebeurtenis(zaak, fase, plek)
                    else:
                        terzijde.append(plek)
        self._terzijde(zaak, fase, terzijde)
        yield from self._na_achtergrond(zaak, fase)

    def _terzijde(self, zaak: Proefzaak, fase: int, plekken: Sequence[Plek]) -> None:
        """Wat de toestand laat zoals zij is en er verder niet toe doet: vanuit elke toestand één keer.

        Achter elkaar in dezelfde zaak, want soms maakt het een het ander mogelijk.
        """
        for soort, gebeurtenis in (*plekken, *plekken):
            pijlen = vanuit(self.stelsel.machines[soort])[zaak.toestand(soort) or "", gebeurtenis]
            if all((soort, pijl) in self.net.genomen for pijl in pijlen):
                continue
            for sjabloon, _ in self.sjablonen(zaak, (soort, gebeurtenis)):
                na = self.speel(zaak.na(1), (soort, gebeurtenis), sjabloon)
                if na is not None:
                    zaak = na
                    self._nummer(zaak, fase)

    def _na_beeindiging(self, zaak: Proefzaak, fase: int, plek: Plek) -> list[Boog]:
        """Het einde van het traject; op dezelfde plaats steeds hetzelfde als het naar niets anders kijkt."""
        bekend = self.eindes.get(self.hier)
        if bekend is None or self.kenmerk.gelezen[self.hier][plek]:
            bekend = list(self._na_gebeurtenis(zaak, fase, plek))
            if not self.leert_alleen:
                self.eindes[self.hier] = bekend
        return bekend

    def _na_gebeurtenis(self, zaak: Proefzaak, fase: int, plek: Plek) -> Iterator[Boog]:
        """De situaties waarheen deze gebeurtenis leidt, met elk van haar feiten."""
        sjablonen = self.sjablonen(zaak, plek)
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
        zonder, door = self.speel(zaak, plek, sjabloon, gezien), self._door(plek)
        let_op_taken = TAKEN in gezien
        if zonder is not None:
            yield Boog(self._nummer(zonder, fase), door, zonder_taak=True, met_taak=not let_op_taken)
        if let_op_taken and (met := self.speel(zaak.met_taak(), plek, sjabloon)) is not None:
            yield Boog(self._nummer(met.zonder_taak(), fase), door, zonder_taak=False, met_taak=True)

    def _door(self, plek: Plek) -> Door:
        if plek[1] == Gebeurtenis.BEEINDIGING:
            return Door.EINDE
        return Door.DIENST if plek[1] in self.stelsel.systeem else Door.MENS

    def _na_achtergrond(self, zaak: Proefzaak, fase: int) -> Iterator[Boog]:
        """De volgende fase van de andere onderdelen, in één keer gespeeld."""
        if fase == len(self.fasen) or staat_stil(zaak):
            return
        for variant in self.fasen[fase]:
            if variant.past(zaak) and (na := self.speel_fase(zaak, variant)) is not None:
                yield Boog(self._nummer(na, fase + 1), Door.MENS, zonder_taak=True, met_taak=True)

    def _verleden(self, zaak: Proefzaak) -> object:
        """Wat er is gebeurd, met wat daarvan telt in het onderdeel zelf."""
        plek = f"{self.net.soort}/1"
        eigen = {
            f.gebeurtenis: tuple(map(norm, f.waarden.values())) for f in zaak.feiten if f.onderdeel == plek
        }
        return (frozenset(zaak.eerder), frozenset(eigen.items()))

    def _plaats(self, zaak: Proefzaak, fase: int) -> Plaats:
        """Wat niet is begonnen staat er niet in: dan is een plaats bij elke groep en elk regime dezelfde."""
        begonnen = ((s, t) for s, t in zaak.toestanden.items() if t != begin(self.stelsel.machines[s]))
        return (fase, zaak.route, zaak.toestanden.get(self.net.soort), tuple(sorted(begonnen)))

    def _nummer(self, zaak: Proefzaak, fase: int) -> int:
        """Het nummer van deze situatie; een nieuwe komt in de rij."""
        if self.leert_alleen:
            return -1
        klaar = zaak.klaar(self.net.soort)
        plaats = ("klaar",) if klaar else self._plaats(zaak, fase)
        if self.hier:
            self.kenmerk.ga(self.hier, plaats, frozenset(self.gebeurd))
        self.gebeurd.clear()
        sleutel = (plaats, self.kenmerk.van(plaats, zaak))
        nr = self.nummers.get(sleutel)
        if nr is not None and not klaar and zaak.feiten is not self.net.zaken[nr].feiten:
            self.gelijken.setdefault(sleutel, {}).setdefault(self._verleden(zaak), zaak)
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
    """Alles wat het traject en dit onderdeel samen kunnen doen; `kenmerk` leert wat verschil maakt."""
    while True:
        zoeker = Zoeker(stelsel, Net(soort, groep, regime, handhaving), kenmerk, getuigen)
        if zoeker.zoek():
            return zoeker.net
