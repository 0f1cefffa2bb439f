"""Betalen en innen van een boete van het college (Algemene wet bestuursrecht titel 4.4).

Een boete vervalt bij overlijden (art. 5:42); het einde van het traject om een andere reden verandert niets.
"""

from dataclasses import replace
from datetime import date

from inburgering.wet.anker import NaEinde
from inburgering.wet.begrippen import ALLE_GROEPEN, Wie
from inburgering.wet.bronnen import AWB
from inburgering.wet.gebeurtenissen import Gebeurtenis
from inburgering.wet.grootboek import Boeking, Hoe
from inburgering.wet.termijnregel import Ladder, Mits, Termijnregel, jaren, weken

_OVERLEDEN = Mits(Gebeurtenis.BEEINDIGING, ("reden",), ("overlijden",), leeg_telt=False)
_ALLES_BETAALD = Mits(Gebeurtenis.BETALING_BOETE, ("alles_betaald",), ("True",))
_GEHEEL_VERVALLEN = Mits(
    Gebeurtenis.BOETE_VERNIETIGD, ("nieuw_bedrag",), ("geen",)
)  # leeg: niets meer te betalen


def _latere_dag(feit: Gebeurtenis) -> Boeking:
    return Boeking(
        feit=feit,
        hoe=Hoe.TOT_DAG,
        bron=AWB.art("4:87", lid=1),
        wie=Wie.COLLEGE,
        reden="de beschikking noemt een latere dag",
        veld="betalen_uiterlijk",
        schuift_niet=True,
    )


T35 = Termijnregel(
    code="T35",
    naam="Betalen van de boete",
    tekst="De boete wordt betaald binnen zes weken na de bekendmaking, tenzij de beschikking een latere dag "
    "noemt.",
    bron=AWB.art("4:87", lid=1),
    voor=ALLE_GROEPEN,
    vanaf=(Gebeurtenis.BEKENDMAKING_BOETEBESLUIT, Gebeurtenis.BEKENDMAKING_BOETE),
    een_van=True,
    duur=weken(6),
    schuift=True,
    verantwoordelijke=Wie.INBURGERINGSPLICHTIGE,
    ladder=Ladder.EIGEN,  # is hij voorbij, dan stuurt de gemeente een aanmaning
    geldig_vanaf=date(2022, 1, 1),
    zelfde_onderdeel=True,
    eindigt_door=(Gebeurtenis.BETALING_BOETE, Gebeurtenis.BOETE_VERNIETIGD, Gebeurtenis.BEEINDIGING),
    eindigt_mits=(_OVERLEDEN, _ALLES_BETAALD, _GEHEEL_VERVALLEN),
    na_beeindiging=True,
    boekt=(_latere_dag(Gebeurtenis.BEKENDMAKING_BOETEBESLUIT), _latere_dag(Gebeurtenis.BEKENDMAKING_BOETE)),
)

T36 = replace(
    T35,
    code="T36",
    naam="Betalen na de aanmaning",
    tekst="Na een aanmaning wordt de boete betaald binnen twee weken na de dag waarop die is verzonden.",
    bron=AWB.art("4:112", lid=1),
    vanaf=(Gebeurtenis.AANMANING,),
    duur=weken(2),
    vervangt=("T35", "T36"),
    boekt=(),
    opmerking="Daarna kan de gemeente een dwangbevel uitvaardigen.",
)

T37 = replace(
    T35,
    code="T37",
    naam="Verjaring van de boete",
    tekst="Vijf jaar na het einde van de betaaltermijn kan de boete niet meer worden ingevorderd.",
    bron=AWB.art("4:104", lid=1),
    anker=NaEinde("T35"),
    duur=jaren(5),
    schuift=False,
    verantwoordelijke=Wie.COLLEGE,
    ladder=Ladder.INFORMATIEF,
    boekt=(),
)
T37_NA_AANMANING = replace(
    T37,
    tekst="Een aanmaning stuit de verjaring: vanaf de dag erna begint een nieuwe termijn van vijf jaar.",
    bron=AWB.art("4:110", lid=1),
    vanaf=(Gebeurtenis.AANMANING,),
    anker=None,
    vervangt=("T37",),
)

REGELS = (T35, T36, T37, T37_NA_AANMANING)
