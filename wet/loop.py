"""De loop van een begonnen termijn: waardoor zij eindigt en wat haar vervangt."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

from inburgering.wet.gebeurtenissen import Gebeurtenis
from inburgering.wet.taal import voluit
from inburgering.wet.termijnregel import Feit, Termijn, Termijnregel
from inburgering.wet.uitleg import Stap, Stapsoort, Uitleg
from inburgering.wet.woorden import omschrijf


@dataclass(frozen=True)
class Loop:
    """Een begonnen termijn, met het feit waarmee zij begon en de feiten die daarvoor vereist waren."""

    termijn: Termijn
    begin: Feit
    vereist: tuple[Feit, ...]

    @property
    def regel(self) -> Termijnregel:
        return self.termijn.regel


def beeindig(loop: Loop, einden: Sequence[Feit]) -> Loop:
    """Dezelfde loop, geëindigd door het eerste feit dat haar doet eindigen.

    `einden`: de feiten van de soorten die dat kunnen, op volgorde.
    """
    for feit in einden[bisect_left(einden, loop.begin.op, key=lambda feit: feit.op) :]:
        if _doet_eindigen(loop, feit):
            zin = f"Geëindigd op {voluit(feit.op)} door {omschrijf(feit.gebeurtenis)}."
            termijn = replace(
                loop.termijn,
                geeindigd_door=feit.volgnr,
                geeindigd_op=feit.op,
                geeindigd_met=feit.gebeurtenis,
                uitleg=loop.termijn.uitleg.met(Stap(Stapsoort.GEEINDIGD, zin, feit.op)),
            )
            return replace(loop, termijn=termijn)
    return loop


def _doet_eindigen(loop: Loop, feit: Feit) -> bool:
    """Of een feit op of na het begin haar doet eindigen; op de dag zelf niet wat voor het begin nodig was."""
    begin_feit, regel = loop.begin, loop.termijn.regel
    if feit.gebeurtenis is Gebeurtenis.BEEINDIGING:
        return True
    if feit is begin_feit or any(feit is f for f in loop.vereist):
        return False
    if feit.gebeurtenis is begin_feit.gebeurtenis and feit.plaats < begin_feit.plaats:
        return False
    if feit.gebeurtenis is Gebeurtenis.STAKING:
        return feit.onderdeel is not None and feit.onderdeel == begin_feit.onderdeel
    zelfde = None in (feit.onderdeel, begin_feit.onderdeel) or feit.onderdeel == begin_feit.onderdeel
    return zelfde or not regel.zelfde_onderdeel


def vervang(lopen: Sequence[Loop]) -> list[Termijn]:
    """De termijnen, waarvan wie moet wijken zegt door welke code zij is vervangen.

    Een termijn wijkt voor de eerste die daarna blijvend begon, en anders voor een tijdelijke die nog loopt.
    """
    vervangers = sorted((lp for lp in lopen if lp.regel.vervangt), key=lambda loop: loop.begin.plaats)
    blijvend = [loop for loop in vervangers if not loop.regel.tijdelijk]
    tijdelijk = [loop for loop in vervangers if loop.regel.tijdelijk and loop.termijn.loopt]
    uit = []
    for loop in lopen:
        later = (a for a in blijvend if _wijkt_voor(loop, a))
        nu = (a for a in tijdelijk if loop.termijn.geeindigd_op is None and _past(loop, a))
        door = next(later, None) or next(nu, None)
        uit.append(_vervangen(loop, door) if door else loop.termijn)
    return uit


def _past(loop: Loop, ander: Loop) -> bool:
    """Zonder eigen laatste dag vervangt niets: dan zou niemand een dag bewaken."""
    return loop.regel.code in ander.regel.vervangt and ander.termijn.laatste_dag is not None


def _wijkt_voor(loop: Loop, ander: Loop) -> bool:
    if ander is loop or not _past(loop, ander) or ander.begin.plaats < loop.begin.plaats:
        return False
    eind = loop.termijn.geeindigd_op
    samen = ander.begin.op == eind == ander.termijn.geeindigd_op
    return eind is None or ander.begin.op < eind or samen


def _vervangen(loop: Loop, ander: Loop) -> Termijn:
    oud, nieuw = loop.termijn, ander.termijn
    zin = f"Vervangen door {nieuw.code} ({nieuw.regel.naam}), sinds {voluit(ander.begin.op)}."
    if oud.laatste_dag and nieuw.laatste_dag and nieuw.laatste_dag < oud.laatste_dag:
        zin += " Die geeft een eerdere dag; het programma houdt de vroegste aan."
    stappen = [s for s in oud.uitleg.stappen if s.soort is not Stapsoort.GEEINDIGD]
    return replace(
        oud,
        geeindigd_door=None,
        geeindigd_op=None,
        geeindigd_met=None,
        vervangen_door=nieuw.code,
        uitleg=Uitleg((*stappen, Stap(Stapsoort.VERVANGEN, zin, ander.begin.op))),
    )
