"""Speelt stappen van proefzaken, onthoudt welke pijlen er zijn genomen en leert wat verschil maakt."""

from collections.abc import Callable, Mapping, Sequence

from inburgering.statemachine.bewijs_achtergrond import Fase
from inburgering.statemachine.bewijs_feiten import Sjabloon, opties
from inburgering.statemachine.bewijs_getuigen import Getuigenis
from inburgering.statemachine.bewijs_kenmerk import Kenmerk, Plaats, Plek
from inburgering.statemachine.bewijs_net import Net
from inburgering.statemachine.bewijs_stelsel import Overgang, Stelsel, vanuit
from inburgering.statemachine.bewijs_zaak import Proefzaak
from inburgering.statemachine.bewijs_zicht import Gelezen, Pad, kijk, norm
from inburgering.wet.gebeurtenissen import Gebeurtenis

Genomen = tuple[tuple[str, Overgang], ...]
Getuigen = Mapping[str, Getuigenis]


class Spel:
    """Wat er bij een zoektocht wordt gespeeld; `hier` is de plaats van waaraf."""

    def __init__(self, stelsel: Stelsel, net: Net, kenmerk: Kenmerk, getuigen: Getuigen) -> None:
        self.stelsel, self.net, self.kenmerk, self.getuigen = stelsel, net, kenmerk, getuigen
        self.hier: Plaats = ()
        self.gebeurd: set[Plek] = set()
        self.pijlen: set[Overgang] = set()
        self._bekend: dict[tuple[str, str, str], list[tuple[Sjabloon, Overgang | None]]] = {}

    def sjablonen(self, zaak: Proefzaak, plek: Plek) -> Sequence[tuple[Sjabloon, Overgang | None]]:
        """De gewone feiten, die waarmee een latere pijl aan de beurt kan komen, en die van elke pijl hier."""
        soort, gebeurtenis = plek
        hier = (soort, zaak.toestand(soort) or "", gebeurtenis)
        if hier not in self._bekend:
            gewoon = opties(gebeurtenis, zaak.groep, self.stelsel.feiten[Gebeurtenis(gebeurtenis)])
            getuigenis = self.getuigen[soort]
            pijlen = vanuit(self.stelsel.machines[soort]).get(hier[1:], ())
            altijd = (*gewoon, *getuigenis.vooraf.get(gebeurtenis, ()))
            eigen = [(getuigenis.feiten[pijl], pijl) for pijl in pijlen if pijl in getuigenis.feiten]
            self._bekend[hier] = [
                *((sjabloon, None) for sjabloon in altijd),
                *((sjabloon, pijl) for sjabloon, pijl in eigen if sjabloon not in altijd),
            ]
        return self._bekend[hier]

    def speel_fase(self, zaak: Proefzaak, fase: Fase) -> Proefzaak | None:
        """De zaak na een fase van de achtergrond; None als een van haar stappen niet kan."""
        nu = zaak.na(fase.dagen)
        self.gebeurd.clear()
        for plek in fase.plekken:
            if plek[0] == self.net.soort or nu.toestand(plek[0]) is None:
                continue
            sjablonen = fase.sjablonen(plek, [s for s, _ in self.sjablonen(nu, plek)])
            na = (self.speel(nu, plek, sjabloon) for sjabloon in sjablonen)
            eerste = next((zaak for zaak in na if zaak is not None), None)
            if eerste is None:
                return None
            nu = eerste
        return nu

    def speel(
        self, zaak: Proefzaak, plek: Plek, sjabloon: Sjabloon, gezien: Gelezen | None = None
    ) -> Proefzaak | None:
        """De zaak na deze gebeurtenis; None als zij niet mag. `gezien`: waar daarbij naar is gekeken."""
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
        """Ga van elk feit waarnaar is gekeken na of het verschil maakt."""
        vragen = self.kenmerk.vragen(self.hier, plek, gezien)
        waarden = tuple(norm(kijk(zaak, pad)) for pad in vragen)
        beproefd = (self.hier, plek, id(sjabloon), zaak.open_taken, tuple(vragen), waarden)
        if beproefd in self.kenmerk.beproefd:
            return
        self.kenmerk.beproefd.add(beproefd)

        def anders(*weg: Pad) -> bool:
            uitkomst = zaak.blind_voor(*weg).stap(*plek, sjabloon, set())
            return (uitkomst[1] if uitkomst else None) != genomen

        er_is = [pad for pad, waarde in zip(vragen, waarden, strict=True) if waarde is not None]
        for pad in _die_verschil_maken(er_is, anders):
            self.kenmerk.leer(self.hier, plek, pad)


def _die_verschil_maken(paden: list[Pad], anders: Callable[..., bool]) -> list[Pad]:
    """De feiten zonder welke de stap anders gaat; elk alleen, of anders een paar die het samen doen."""
    if alleen := [pad for pad in paden if anders(pad)]:
        return alleen
    if len(paden) < 2 or not anders(*paden):
        return []
    samen = paden
    for pad in paden:
        if anders(*(rest := [ander for ander in samen if ander != pad])):
            samen = rest
    return samen
