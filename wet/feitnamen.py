"""Welke feiten en gegevens de rekenmachine kent: alles waar een termijnregel naar vraagt."""

from collections.abc import Iterator
from enum import StrEnum

from inburgering.wet.anker import NaEinde
from inburgering.wet.duur import Gesteld
from inburgering.wet.gebeurtenissen import Gebeurtenis
from inburgering.wet.grootboek import Boeking, Hoe
from inburgering.wet.termijnen import REGELS
from inburgering.wet.termijnregel import Termijnregel

_GEWOON = [regel for regel in REGELS if not regel.vangnet]  # het vangnet begint met elk feit
_BEGINT = {g for r in _GEWOON for g in r.vanaf}
_TELT_MEE = {
    g for r in _GEWOON for g in (*r.vereist, *r.vereist_eerder, *r.niet_na, *r.zonder, *r.eindigt_door)
}
_GEBOEKT = {g for r in _GEWOON for b in r.boekt for g in (b.feit, b.tot) if g is not None}
_ALTIJD = {Gebeurtenis.BEEINDIGING, Gebeurtenis.VERTREK}
NAMEN = tuple(sorted(g.value for g in _BEGINT | _TELT_MEE | _GEBOEKT | _ALTIJD))
"""De feiten die een termijn doen beginnen, wijken, langer duren of eindigen."""

VOORNAAMSTE = (
    Gebeurtenis.KENNISGEVING,
    Gebeurtenis.INSCHRIJVING_BRP,
    Gebeurtenis.ONTVANGST_INFORMATIE_DERDE,
    Gebeurtenis.INSCHRIJVING_NA_VERHUIZING,
    Gebeurtenis.VASTSTELLING_PIP,
    Gebeurtenis.BEKENDMAKING_PIP,
    Gebeurtenis.BEKENDMAKING_BESLUIT,
    Gebeurtenis.RECHT_OP_BIJSTAND,
    Gebeurtenis.BEKENDMAKING_BOETE,
    Gebeurtenis.RAPPORT_BOETE,
    Gebeurtenis.AANVRAAG_VERLENGING,
    Gebeurtenis.AANVRAAG_ONTHEFFING,
)
"""Wat de foutmelding noemt als een naam op niets lijkt."""

VOLGORDE = (
    (Gebeurtenis.KENNISGEVING, Gebeurtenis.VASTSTELLING_PIP),
    (Gebeurtenis.KENNISGEVING, Gebeurtenis.WACHT_OP_INFORMATIE_DERDE),
    (Gebeurtenis.KENNISGEVING, Gebeurtenis.ONTVANGST_INFORMATIE_DERDE),
    (Gebeurtenis.KENNISGEVING, Gebeurtenis.BEEINDIGING),
    (Gebeurtenis.WACHT_OP_INFORMATIE_DERDE, Gebeurtenis.ONTVANGST_INFORMATIE_DERDE),
    (Gebeurtenis.KOPPELING, Gebeurtenis.HUISVESTING),
    (Gebeurtenis.KOPPELING, Gebeurtenis.INSCHRIJVING_BRP),
    (Gebeurtenis.INSCHRIJVING_BRP, Gebeurtenis.INSCHRIJVING_NA_VERHUIZING),
    (Gebeurtenis.VASTSTELLING_PIP, Gebeurtenis.BEKENDMAKING_PIP),
    (Gebeurtenis.VASTSTELLING_PIP, Gebeurtenis.AANVRAAG_VERLENGING),
    (Gebeurtenis.VASTSTELLING_PIP, Gebeurtenis.BESLUIT_VERLENGING),
    (Gebeurtenis.VASTSTELLING_PIP, Gebeurtenis.NIEUWE_TERMIJN_DUO),
    (Gebeurtenis.VASTSTELLING_PIP, Gebeurtenis.VOORTGANGSGESPREK),
    (Gebeurtenis.AANVRAAG_VERLENGING, Gebeurtenis.BESLUIT_VERLENGING),
    (Gebeurtenis.AANVRAAG_ONTHEFFING, Gebeurtenis.BESLUIT_ONTHEFFING),
    (Gebeurtenis.AANVRAAG_VRIJSTELLING, Gebeurtenis.BESLUIT_VRIJSTELLING),
    (Gebeurtenis.START_VRIJSTELLING, Gebeurtenis.EINDE_VRIJSTELLING),
    (Gebeurtenis.ONDERBREKING_LESSEN, Gebeurtenis.HERVATTING_LESSEN),
    (Gebeurtenis.AANMELDING_EXAMEN, Gebeurtenis.EXAMEN_NIET_BEHAALD),
    (Gebeurtenis.START_NAZORG, Gebeurtenis.EINDE_NAZORG),
    (Gebeurtenis.STAP_TERUG, Gebeurtenis.STAP_VOORUIT),
    (Gebeurtenis.VERZOEK_NIEUW_COLLEGE, Gebeurtenis.OVERDRACHT_DOSSIER),
    (Gebeurtenis.VERZOEK_AAN_OUD_COLLEGE, Gebeurtenis.ONTVANGST_DOSSIER),
    (Gebeurtenis.RAPPORT_BOETE, Gebeurtenis.BEKENDMAKING_BOETE),
    (Gebeurtenis.SIGNAAL_HANDHAVING, Gebeurtenis.RAPPORT_OVERTREDING),
    (Gebeurtenis.RAPPORT_OVERTREDING, Gebeurtenis.BEKENDMAKING_BOETEBESLUIT),
    (Gebeurtenis.UITNODIGING_ZIENSWIJZE, Gebeurtenis.ZIENSWIJZE),
    (Gebeurtenis.BEKENDMAKING_BOETEBESLUIT, Gebeurtenis.AANMANING),
    (Gebeurtenis.BEKENDMAKING_BOETEBESLUIT, Gebeurtenis.BETALING_BOETE),
    (Gebeurtenis.ONTVANGST_BEZWAAR, Gebeurtenis.HERSTEL_VERZUIM_GEVRAAGD),
    (Gebeurtenis.ONTVANGST_BEZWAAR, Gebeurtenis.VERDAGING_BEZWAAR),
    (Gebeurtenis.ONTVANGST_BEZWAAR, Gebeurtenis.BESLISSING_OP_BEZWAAR),
    (Gebeurtenis.HERSTEL_VERZUIM_GEVRAAGD, Gebeurtenis.HERSTEL_VERZUIM),
    (Gebeurtenis.BESLISSING_OP_BEZWAAR, Gebeurtenis.INSTELLING_BEROEP),
    (Gebeurtenis.OPROEP_BREDE_INTAKE, Gebeurtenis.HERHAALDE_OPROEP),
    (Gebeurtenis.HERHAALDE_OPROEP, Gebeurtenis.DERDE_OPROEP),
    (Gebeurtenis.RECHT_OP_BIJSTAND, Gebeurtenis.EINDE_ONTZORGEN),
    (Gebeurtenis.RECHT_OP_BIJSTAND, Gebeurtenis.EINDE_BIJSTAND),
    (Gebeurtenis.VERZENDING, Gebeurtenis.TERUGMELDING),
)
"""Het tweede kan niet vóór het eerste liggen.

Een PIP van vóór de kennisgeving bestond bij de late kennisgevingen van DUO in 2022 en 2023. De rekenmachine
weigert het toch: het is bijna altijd een tikfout, en zonder de kennisgeving rekent zij de termijnen vanaf het
PIP gewoon uit. Een zaak weigert haar niet: die neemt feiten over zoals zij zijn.
"""


class Veldsoort(StrEnum):
    """Wat er in een veld staat: een dag, en of die op of na het feit ligt of juist ervoor; of iets anders."""

    LATER = "later"
    EERDER = "eerder"
    DAG = "dag"
    ANDERS = "anders"


_TERUGKIJKEND = {"constatering", "overtreding_op", "datum"}


def _velden(regel: Termijnregel) -> Iterator[tuple[Gebeurtenis, str, Veldsoort]]:
    """De gegevens waar deze regel bij haar feiten naar kijkt."""
    for feit in regel.vanaf:
        for veld, soort in _bij_begin(regel):
            yield feit, veld, soort
    for mits in (*regel.begint_mits, *regel.eindigt_mits):
        for veld in mits.velden:
            yield mits.gebeurtenis, veld, Veldsoort.ANDERS
    for boeking in regel.boekt:
        yield from _van_boeking(boeking)


def _bij_begin(regel: Termijnregel) -> Iterator[tuple[str, Veldsoort]]:
    if isinstance(regel.duur, Gesteld):
        yield regel.duur.veld, Veldsoort.LATER
    if isinstance(regel.anker, NaEinde) and regel.anker.veld:
        yield regel.anker.veld, Veldsoort.EERDER
    for veld, _ in regel.dag_uit:
        yield veld, Veldsoort.EERDER if veld in _TERUGKIJKEND else Veldsoort.DAG
    if regel.als_feit:
        yield regel.als_feit[0], Veldsoort.ANDERS
    if regel.uitstel:
        yield regel.uitstel.veld, Veldsoort.ANDERS


def _van_boeking(boeking: Boeking) -> Iterator[tuple[Gebeurtenis, str, Veldsoort]]:
    if boeking.mits:
        yield boeking.feit, boeking.mits[0], Veldsoort.ANDERS
    match boeking.hoe:
        case Hoe.TOT_DAG | Hoe.OPSCHORTING:
            yield boeking.feit, boeking.veld, Veldsoort.LATER
            yield boeking.feit, "grond", Veldsoort.ANDERS
        case Hoe.VERDAGING:
            yield boeking.feit, boeking.veld, Veldsoort.ANDERS
        case Hoe.TIJDVAK:
            yield boeking.feit, "van", Veldsoort.DAG
            yield boeking.feit, "tot", Veldsoort.DAG
        case Hoe.VOLGENS_DUO:
            yield boeking.feit, "aanvang", Veldsoort.DAG
            yield boeking.feit, "einde", Veldsoort.DAG


def _alle_velden() -> dict[Gebeurtenis, dict[str, Veldsoort]]:
    uit: dict[Gebeurtenis, dict[str, Veldsoort]] = {}
    for regel in _GEWOON:
        for feit, veld, soort in _velden(regel):
            uit.setdefault(feit, {}).setdefault(veld, soort)
    return uit


VELDEN = _alle_velden()
"""Per feit de gegevens die bij het rekenen tellen."""

TIJDVAKKEN = (("van", "tot"), ("aanvang", "einde"))
"""Velden die samen een tijdvak zijn: het tweede kan niet vóór het eerste liggen."""
