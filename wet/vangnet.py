"""Het vangnet (N99): geen traject zonder een dag waarop iemand kijkt.

Loopt er op de feiten geen enkele termijn met een laatste dag waarvoor iemand moet handelen, dan telt een norm
van de gemeente vanaf het laatste feit. Wat alleen ter informatie loopt (bezwaar, DUO), bewaakt niets. Een
boete betalen ook niet: dat brengt het traject niet verder, en kan jaren openstaan.
"""

from collections.abc import Iterator, Sequence
from datetime import date

from inburgering.wet import normen
from inburgering.wet.begin import begin
from inburgering.wet.begrippen import ALLE_GROEPEN, ALLE_REGIMES, Wie
from inburgering.wet.gebeurtenissen import ALLEEN_REKENEN, Gebeurtenis
from inburgering.wet.loop import Loop
from inburgering.wet.situatie import Situatie
from inburgering.wet.termijnregel import Ladder, Termijnregel

N99 = Termijnregel(
    code="N99",
    naam="Opnieuw bekijken",
    tekst="Er loopt niets anders waarvoor iemand op een dag moet handelen: de gemeente bekijkt het traject "
    "opnieuw.",
    bron=normen.OPNIEUW_BEKIJKEN.bron,
    voor=ALLE_GROEPEN,
    regimes=ALLE_REGIMES,
    # Een melding is van het programma zelf: zou zij tellen, dan begon de norm bij elke waarschuwing opnieuw.
    vanaf=tuple(
        g for g in Gebeurtenis if g not in {Gebeurtenis.MELDING, Gebeurtenis.BEEINDIGING} | ALLEEN_REKENEN
    ),
    een_van=True,
    duur=normen.OPNIEUW_BEKIJKEN.duur,
    schuift=False,
    verantwoordelijke=Wie.COLLEGE,
    ladder=Ladder.EIGEN,
    na_vertrek=True,
    geldig_vanaf=date(2022, 1, 1),
    alleen_laatste=True,
    zonder=(Gebeurtenis.BEEINDIGING,),
    vangnet=True,
)
REGELS = (N99,)


def bewaakt(loop: Loop, vervanger: Loop | None) -> bool:
    """Of deze termijn loopt, een laatste dag heeft en iemand laat handelen."""
    if loop.einde is not None or vervanger is not None or _los_van_het_traject(loop.regel):
        return False
    return loop.telling.laatste_dag is not None and loop.regel.ladder is not Ladder.INFORMATIEF


def _los_van_het_traject(regel: Termijnregel) -> bool:
    """Of dit iets van de inburgeraar is dat ook na het traject loopt: het betalen van een boete."""
    return regel.na_beeindiging and regel.verantwoordelijke is Wie.INBURGERINGSPLICHTIGE


def vangnet(situatie: Situatie, paren: Sequence[tuple[Loop, Loop | None]]) -> Iterator[tuple[Loop, None]]:
    """De termijn die bewaakt als niets anders dat doet; `paren`: elke termijn met haar vervanger."""
    if any(bewaakt(loop, vervanger) for loop, vervanger in paren):
        return
    for regel in situatie.regels:
        if regel.vangnet:
            for loop in begin(regel, situatie, {}):
                yield loop, None
