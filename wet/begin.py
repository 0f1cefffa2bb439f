"""Het begin van een termijn: voor wie een regel geldt, met welk feit zij begint en wat daarvoor nodig was."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import chain

from inburgering.wet.begrippen import Groep, Route
from inburgering.wet.gebeurtenissen import Gebeurtenis
from inburgering.wet.loop import Loop
from inburgering.wet.taal import datum, hoofdletter, opsomming, voluit
from inburgering.wet.telling import tel
from inburgering.wet.termijnregel import Feit, Termijn, Termijnregel
from inburgering.wet.uitleg import Stap, Stapsoort, Uitleg
from inburgering.wet.woorden import omschrijf

VERONDERSTELD = "verondersteld"


@dataclass(frozen=True)
class Situatie:
    """Waarop de regels worden toegepast. `feiten` staan op volgorde van `Feit.plaats`.

    `regels_op` None: elke regel volgt de tekst van de dag waarop zij begint. `varianten` True: toon ook
    regels waarvan een mens nog moet zeggen of hun geval zich voordoet.
    """

    feiten: Sequence[Feit]
    groep: Groep
    route: Route | None
    normen: Mapping[str, int]
    regels_op: date | None
    varianten: bool

    @cached_property
    def _plekken(self) -> Mapping[Gebeurtenis, Sequence[int]]:
        """Per soort de plekken in `feiten`."""
        uit: dict[Gebeurtenis, list[int]] = {}
        for plek, feit in enumerate(self.feiten):
            uit.setdefault(feit.gebeurtenis, []).append(plek)
        return uit

    def van(self, *soorten: Gebeurtenis) -> list[Feit]:
        """De feiten van deze soorten, op volgorde."""
        plekken = chain.from_iterable(self._plekken.get(soort, ()) for soort in soorten)
        return [self.feiten[plek] for plek in sorted(plekken)]

    def vroegste(self, *soorten: Gebeurtenis) -> Feit | None:
        """Het eerste feit van een van deze soorten."""
        return next(iter(self.van(*soorten)), None)


def begin(regel: Termijnregel, situatie: Situatie, eerder: AbstractSet[str]) -> Iterator[Loop]:
    """Elke keer dat deze regel begint. `eerder`: codes die onder een oudere tekst al zijn begonnen."""
    geval = _geval(regel, situatie)
    if geval is None:
        return
    for feit in _beginfeiten(regel, situatie.van(*regel.vanaf)):
        if _geldt(regel, feit, situatie, eerder) and (vereist := _vereist(regel, feit, situatie)) is not None:
            yield Loop(_termijn(regel, feit, vereist, situatie, geval), feit, vereist)


def _geval(regel: Termijnregel, situatie: Situatie) -> tuple[str, ...] | None:
    """In welk geval de regel geldt, in woorden; leeg als dat vaststaat, None als zij hier niet geldt."""
    if situatie.groep not in regel.voor:
        return None
    if regel.routes is None or situatie.route in regel.routes:
        return ()
    if situatie.route is None and situatie.varianten:
        namen = sorted(route.naam for route in regel.routes)
        return (f"de leerroute is de {opsomming(namen, 'of')}",)
    return None


def _beginfeiten(regel: Termijnregel, feiten: Sequence[Feit]) -> list[Feit]:
    """De feiten van `vanaf` waarmee de regel begint: telkens het laatste, als de andere er al zijn."""
    uit, gezien = [], set()
    for feit in feiten:
        gezien.add(feit.gebeurtenis)
        if len(gezien) == len(regel.vanaf):
            uit.append(feit)
    return uit[:1] if regel.alleen_eerste else uit


def _geldt(regel: Termijnregel, feit: Feit, situatie: Situatie, eerder: AbstractSet[str]) -> bool:
    if not _tekst_geldt(regel, feit, situatie, eerder):
        return False
    if (beletsel := situatie.vroegste(*regel.niet_na)) is not None and beletsel.op < feit.op:
        return False
    return not _uitgesteld(regel, feit, situatie) and _antwoord(regel, feit, situatie)


def _tekst_geldt(regel: Termijnregel, feit: Feit, situatie: Situatie, eerder: AbstractSet[str]) -> bool:
    if situatie.regels_op is not None:
        return regel.geldt_op(situatie.regels_op)
    if regel.onmiddellijk and feit.op < regel.geldig_vanaf:
        return regel.code not in eerder
    return regel.geldt_op(feit.op)


def _uitgesteld(regel: Termijnregel, feit: Feit, situatie: Situatie) -> bool:
    uitstel = regel.uitstel
    if uitstel is None or situatie.groep not in uitstel.voor or not feit.waarden.get(uitstel.veld):
        return False
    anders = situatie.vroegste(uitstel.tot)
    return anders is None or anders.op > feit.op


def _antwoord(regel: Termijnregel, feit: Feit, situatie: Situatie) -> bool:
    """Of het geval van de regel zich voordoet; zonder antwoord alleen als varianten gevraagd zijn."""
    if regel.geldt_als is None:
        return True
    antwoord = feit.waarden.get(regel.als_feit[0]) if regel.als_feit else None
    if antwoord is None or regel.als_feit is None:
        return situatie.varianten
    return str(antwoord) == regel.als_feit[1]


def _vereist(regel: Termijnregel, feit: Feit, situatie: Situatie) -> tuple[Feit, ...] | None:
    """De feiten die er ook moesten zijn; None als er een ontbreekt."""
    gevonden = []
    for soort in (*regel.vereist, *regel.vereist_eerder):
        ander = situatie.vroegste(soort)
        if ander is None or ander.op > feit.op:
            return None
        if soort in regel.vereist_eerder and ander.op == feit.op:
            return None
        gevonden.append(ander)
    return tuple(gevonden)


def _termijn(
    regel: Termijnregel, feit: Feit, vereist: tuple[Feit, ...], situatie: Situatie, geval: tuple[str, ...]
) -> Termijn:
    telling = tel(regel, feit, situatie.normen)
    beantwoord = regel.als_feit and feit.waarden.get(regel.als_feit[0]) is not None
    open_geval = geval if regel.geldt_als is None or beantwoord else (*geval, regel.geldt_als)
    vanaf = tuple((f.gebeurtenis, f.op) for f in _begonnen_met(regel, feit, situatie))
    stappen = (
        *_inleiding(open_geval, feit, vereist),
        *telling.stappen,
        *_slot(regel, feit, situatie),
    )
    return Termijn(
        regel=regel,
        aanleiding=feit.volgnr,
        vanaf=vanaf,
        eerste_dag=telling.eerste_dag,
        ruwe_laatste_dag=telling.ruwe_laatste_dag,
        laatste_dag=telling.laatste_dag,
        voorlopig=telling.voorlopig,
        uitleg=Uitleg(stappen),
        geldt_als=" en ".join(open_geval) or None,
    )


def _begonnen_met(regel: Termijnregel, feit: Feit, situatie: Situatie) -> Iterator[Feit]:
    """De feiten van `vanaf`: van elke andere soort het laatste daarvoor, en dan het feit zelf."""
    for soort in regel.vanaf:
        if soort is not feit.gebeurtenis:
            yield [f for f in situatie.van(soort) if f.plaats < feit.plaats][-1]
    yield feit


def _inleiding(geval: Sequence[str], feit: Feit, vereist: Iterable[Feit]) -> Iterator[Stap]:
    if geval:
        yield Stap(Stapsoort.GEVAL, f"Dit geldt als {opsomming(geval)}.")
    zin = f"{hoofdletter(omschrijf(feit.gebeurtenis))} was op {voluit(feit.op)}."
    yield Stap(Stapsoort.BEGIN, zin, feit.op)
    for ander in vereist:
        wat = omschrijf(ander.gebeurtenis)
        if ander.waarden.get(VERONDERSTELD):
            yield Stap(Stapsoort.AANNAME, f"Aanname: {wat} was er toen al.")
        else:
            yield Stap(Stapsoort.VEREIST, f"Toen was er al {wat}, van {datum(ander.op)}.", ander.op)


def _slot(regel: Termijnregel, feit: Feit, situatie: Situatie) -> Iterator[Stap]:
    uitstel = regel.uitstel
    if uitstel and situatie.groep in uitstel.voor and situatie.vroegste(uitstel.tot) is None:
        yield Stap(Stapsoort.AANNAME, f"Aanname: {uitstel.aanname}", bron=regel.bron)
    if regel.onmiddellijk and feit.op < regel.geldig_vanaf:
        zin = (
            f"Aanname: de tekst die sinds {datum(regel.geldig_vanaf)} geldt, geldt ook hier; over feiten van "
            "daarvoor is geen overgangsregel gevonden."
        )
        yield Stap(Stapsoort.AANNAME, zin, bron=regel.bron)
    if regel.opmerking:
        yield Stap(Stapsoort.OPMERKING, regel.opmerking)
