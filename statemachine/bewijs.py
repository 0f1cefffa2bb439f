"""Het bewijs dat niemand tussen wal en schip valt: de zoektochten, en wat zij samen zeggen.

Elke zoektocht staat los van de andere en kan in een eigen proces; `Bewijs.van` voegt ze samen.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property

from inburgering.routes.onderdelen import BOETES, onderdelen
from inburgering.statemachine.bewijs_bouw import controleer
from inburgering.statemachine.bewijs_dagen import (
    codes,
    fouten_van_taak,
    reken_na,
    staat_stil,
    zonder_eigenaar,
)
from inburgering.statemachine.bewijs_getuigen import Getuigenis, verhoor
from inburgering.statemachine.bewijs_kenmerk import Kenmerk
from inburgering.statemachine.bewijs_net import Net
from inburgering.statemachine.bewijs_paren import doorzoek
from inburgering.statemachine.bewijs_stelsel import (
    OVERDRACHT,
    TRAJECT,
    Overgang,
    Stelsel,
    overgangen,
    toestanden,
)
from inburgering.statemachine.bewijs_taak import Verloop, samen, verloop
from inburgering.statemachine.bewijs_uitslag import (
    Deel,
    Eis,
    Fout,
    Klok,
    Plek,
    naam_van,
    opschrift,
    tel_op,
)
from inburgering.wet.begrippen import Groep, Regime, Route

Zoektocht = tuple[str, Groep, Regime]


class Onderzoek:
    """Alles wat voor elke zoektocht hetzelfde is, één keer uitgezocht."""

    def __init__(self, stelsel: Stelsel | None = None) -> None:
        self.stelsel = stelsel or Stelsel()
        self.kenmerken: dict[str, Kenmerk] = {}

    @cached_property
    def getuigenissen(self) -> Mapping[str, Getuigenis]:
        """Per machine de getuigen."""
        return {soort: verhoor(self.stelsel, soort) for soort in self.stelsel.machines}

    @cached_property
    def taak(self) -> Verloop:
        """Het verloop van een taak bij een partner."""
        return verloop(self.stelsel)

    def zoek_alles_van(self, soort: str) -> list[Deel]:
        """Alle zoektochten van één onderdeel: elk leert van de vorige waar voorwaarden op letten."""
        return [self.zoek(*tocht) for tocht in self.zoektochten() if tocht[0] == soort]

    def zoektochten(self) -> Iterator[Zoektocht]:
        """Elk onderdeel bij elke groep en elk regime waarin het voorkomt; eerst de langste."""
        for soort in sorted(
            self.stelsel.onderdelen, key=lambda s: -len(overgangen(self.stelsel.machines[s]))
        ):
            for regime in Regime:
                yield from ((soort, groep, regime) for groep in Groep if self._heeft(soort, groep, regime))

    def _heeft(self, soort: str, groep: Groep, regime: Regime) -> bool:
        if soort in self.stelsel.meervoud:
            return True
        alles = {"examens_gewenst": True}
        mogelijk = [onderdelen(groep, route, regime, alles, BOETES) for route in (None, *Route)]
        return any(o.soort == soort for lijst in mogelijk for o in lijst)

    def zoek(self, soort: str, groep: Groep, regime: Regime) -> Deel:
        """Eén zoektocht, met handhaving aan en, als dat uitmaakt, ook uit."""
        kenmerk = self.kenmerken.setdefault(soort, Kenmerk(self.stelsel))
        deel = self._zoek((soort, groep, regime), kenmerk, handhaving=True)
        if kenmerk.leest_handhaving:
            deel += self._zoek((soort, groep, regime), kenmerk, handhaving=False)
        return deel

    def _zoek(self, tocht: Zoektocht, kenmerk: Kenmerk, *, handhaving: bool) -> Deel:
        net = doorzoek(self.stelsel, *tocht, kenmerk, self.getuigenissen, handhaving=handhaving)
        product = samen(net, self.taak)
        klok, zonder_dag = reken_na(net)
        return Deel(
            *tocht,
            situaties=len(net.zaken),
            stappen=sum(map(len, net.bogen)),
            situaties_met_taak=product.situaties,
            stappen_met_taak=product.stappen,
            toestanden=_bereikt(net),
            pijlen=frozenset((soort, pijl.plek) for soort, pijl in net.genomen),
            klok=klok,
            fouten=(*product.fouten, *zonder_dag[:3], *zonder_eigenaar(net), *staat_stil(net)),
        )

    def fouten(self) -> list[Fout]:
        """De fouten die al aan de machines zelf te zien zijn."""
        return [
            *(f for soort, g in self.getuigenissen.items() for f in controleer(self.stelsel, soort, g)),
            *fouten_van_taak(self.stelsel, self.taak),
        ]


def _bereikt(net: Net) -> frozenset[Plek]:
    """De toestanden van traject en onderdeel die op een gespeelde weg zijn bereikt."""
    begonnen = {(s, t) for nr in net.beginnen for s, t in net.zaken[nr].toestanden.items()}
    gezien = begonnen | {(s, t) for s, pijl in net.genomen for t in (pijl.van, pijl.naar)}
    return frozenset(plek for plek in gezien if plek[0] in (TRAJECT, net.soort))


@dataclass(frozen=True)
class Bewijs:
    """De uitslag van alle zoektochten samen."""

    stelsel: Stelsel
    delen: tuple[Deel, ...]
    taak: Verloop
    bouwfouten: tuple[Fout, ...]

    @classmethod
    def van(cls, onderzoek: Onderzoek, delen: Iterable[Deel]) -> "Bewijs":
        """Voeg samen; de volgorde van de delen doet er niet toe."""
        op_volgorde = sorted(
            delen, key=lambda d: (list(onderzoek.stelsel.machines).index(d.soort), d.regime, d.groep)
        )
        return cls(onderzoek.stelsel, tuple(op_volgorde), onderzoek.taak, tuple(onderzoek.fouten()))

    @cached_property
    def klok(self) -> Klok:
        """Per toestand hoe vaak is nagerekend welke termijnen lopen, ook van de taak."""
        van_taak = {
            (OVERDRACHT, naam): (1, int(bool(codes(zaak) & _klok(self.stelsel, OVERDRACHT, naam))))
            for naam, zaak in zip(self.taak.toestanden[1:], self.taak.zaken[1:], strict=True)
        }
        return tel_op([*(deel.klok for deel in self.delen), van_taak])

    @cached_property
    def bereikt(self) -> frozenset[Plek]:
        """De toestanden die op een gespeelde weg zijn bereikt."""
        van_taak = {(OVERDRACHT, naam) for naam in self.taak.toestanden[1:]}
        return frozenset().union(van_taak, *(deel.toestanden for deel in self.delen))

    @cached_property
    def genomen(self) -> frozenset[tuple[str, int]]:
        """De pijlen die op een gespeelde weg zijn genomen."""
        van_taak = {(soort, pijl.plek) for soort, pijl in self.taak.genomen}
        return frozenset().union(van_taak, *(deel.pijlen for deel in self.delen))

    def niet_gespeeld(self, soort: str) -> list[Overgang]:
        """De pijlen van deze machine die alleen met losse feiten aan de beurt kwamen."""
        return [p for p in overgangen(self.stelsel.machines[soort]) if (soort, p.plek) not in self.genomen]

    @cached_property
    def fouten(self) -> tuple[Fout, ...]:
        """Alles wat niet klopt, op volgorde van de eisen."""
        uit_delen = (fout for deel in self.delen for fout in deel.fouten)
        return tuple(sorted({*self.bouwfouten, *uit_delen, *self._niet_bereikt(), *self._klok_staat_stil()}))

    def _niet_bereikt(self) -> Iterator[Fout]:
        for soort, klasse in self.stelsel.machines.items():
            for toestand in toestanden(klasse):
                if (soort, toestand) not in self.bereikt:
                    zin = f"Geen gespeelde weg komt bij '{naam_van(klasse, toestand)}'."
                    yield Fout(Eis.BEREIKBAAR, opschrift(soort), zin)

    def _klok_staat_stil(self) -> Iterator[Fout]:
        for (soort, toestand), (_, eigen) in self.klok.items():
            if not eigen and _klok(self.stelsel, soort, toestand):
                klok = ", ".join(sorted(_klok(self.stelsel, soort, toestand)))
                naam = naam_van(self.stelsel.machines[soort], toestand)
                zin = f"Bij '{naam}' loopt op geen enkele gespeelde weg een van deze termijnen: {klok}."
                yield Fout(Eis.BEWAAKT, opschrift(soort), zin)


def _klok(stelsel: Stelsel, soort: str, toestand: str) -> frozenset[str]:
    wacht = stelsel.machines[soort].wacht.get(toestand)
    return frozenset(wacht.klok) if wacht else frozenset()


@cache
def _onderzoek() -> Onderzoek:
    return Onderzoek()


def doorzoek_onderdeel(soort: str) -> list[Deel]:
    """Alle zoektochten van één onderdeel; zo te roepen in een proces van zichzelf."""
    return _onderzoek().zoek_alles_van(soort)


def onderdelen_op_duur() -> list[str]:
    """Alle soorten onderdelen, wat het meeste werk is voorop."""
    return list(dict.fromkeys(soort for soort, _, _ in _onderzoek().zoektochten()))


def stel_samen(delen: Iterable[Deel]) -> Bewijs:
    """Het bewijs uit wat de processen vonden."""
    return Bewijs.van(_onderzoek(), delen)
