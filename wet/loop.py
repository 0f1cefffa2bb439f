"""De loop van een begonnen termijn: waardoor zij eindigt en wat haar vervangt."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from inburgering.wet.feit import Feit
from inburgering.wet.gebeurtenissen import Gebeurtenis
from inburgering.wet.grootboek import Post
from inburgering.wet.telling import Telling
from inburgering.wet.termijnregel import Termijnregel


@dataclass(frozen=True)
class Loop:
    """Een begonnen termijn.

    `begin`, `vereist` en `einde` zijn de feiten waarmee zij begon, die daarvoor nodig waren en waardoor zij
    eindigde. `geval` zegt in woorden wanneer zij geldt; leeg als dat vaststaat. `basis` is de telling zonder
    de posten, `telling` met. `ander` is de termijn waaraan zij vastzit.
    """

    regel: Termijnregel
    begin: Feit
    vereist: tuple[Feit, ...]
    einde: Feit | None
    telling: Telling
    geval: tuple[str, ...]
    basis: Telling
    posten: tuple[Post, ...] = ()
    ander: "Loop | None" = None


def einden_van(regel: Termijnregel) -> tuple[Gebeurtenis, ...]:
    """Wat deze termijn kan doen eindigen.

    Wie vertrekt, wordt door de nieuwe gemeente gevolgd: hier loopt alleen nog wat de oude gemeente moet doen.
    """
    return (*regel.eindigt_door, *sluit(regel))


def sluit(regel: Termijnregel) -> tuple[Gebeurtenis, ...]:
    """Wat het traject voor deze termijn sluit: zij eindigt dan, en wat daarna nog begint loopt niet meer."""
    if regel.na_beeindiging:
        return ()
    return (Gebeurtenis.BEEINDIGING,) if regel.na_vertrek else (Gebeurtenis.VERTREK, Gebeurtenis.BEEINDIGING)


def einde(regel: Termijnregel, begin: Feit, vereist: Sequence[Feit], einden: Sequence[Feit]) -> Feit | None:
    """Het eerste feit dat de termijn doet eindigen; `einden` zijn de feiten die dat kunnen, op volgorde."""
    daarna = einden[bisect_left(einden, begin.op, key=lambda feit: feit.op) :]
    return next((feit for feit in daarna if _doet_eindigen(regel, begin, vereist, feit)), None)


def _doet_eindigen(regel: Termijnregel, begin: Feit, vereist: Sequence[Feit], feit: Feit) -> bool:
    """Of een feit op of na het begin haar doet eindigen; op de dag zelf niet wat voor het begin nodig was.

    Binnen één onderdeel telt ook op de dag zelf de volgorde: een terugmelding beantwoordt geen latere vraag.
    """
    if feit is begin or not all(mits.laat_toe(feit) for mits in regel.eindigt_mits):
        return False
    if feit.gebeurtenis in {Gebeurtenis.BEEINDIGING, Gebeurtenis.VERTREK}:
        return True
    eerder = feit.gebeurtenis is begin.gebeurtenis and feit.plaats < begin.plaats
    if eerder or any(feit is f for f in vereist):
        return False
    if feit.gebeurtenis is Gebeurtenis.STAKING:
        return feit.onderdeel is not None and feit.onderdeel == begin.onderdeel
    if not regel.zelfde_onderdeel or None in (feit.onderdeel, begin.onderdeel):
        return True
    return feit.onderdeel == begin.onderdeel and feit.plaats >= begin.plaats


def vervangers(lopen: Sequence[Loop]) -> Iterator[Loop | None]:
    """Bij elke termijn die haar vervangt, of None.

    Een termijn wijkt voor de eerste die daarna blijvend begon, en anders voor een tijdelijke die nog loopt.
    """
    kandidaten = sorted((lp for lp in lopen if lp.regel.vervangt), key=lambda loop: loop.begin.plaats)
    blijvend = [loop for loop in kandidaten if not loop.regel.tijdelijk]
    tijdelijk = [loop for loop in kandidaten if loop.regel.tijdelijk and loop.einde is None]
    for loop in lopen:
        later = (a for a in blijvend if _wijkt_voor(loop, a))
        nu = (a for a in tijdelijk if loop.einde is None and _past(loop, a))
        yield next(later, None) or next(nu, None)


def _past(loop: Loop, ander: Loop) -> bool:
    """Zonder eigen laatste dag vervangt niets: dan zou niemand een dag bewaken."""
    if loop.regel.code not in ander.regel.vervangt or ander.telling.laatste_dag is None:
        return False
    return not ander.regel.zelfde_onderdeel or ander.begin.hoort_bij(loop.begin)


def _wijkt_voor(loop: Loop, ander: Loop) -> bool:
    if ander is loop or not _past(loop, ander) or ander.begin.plaats < loop.begin.plaats:
        return False
    if loop.einde is None:
        return True
    eind = loop.einde.op
    samen = ander.einde is not None and ander.begin.op == eind == ander.einde.op
    return ander.begin.op < eind or samen
