"""Feiten zoals een mens ze typt: een naam, een dag, en een duidelijke zin als er iets niet klopt."""

import re
from calendar import isleap, monthrange
from collections.abc import Mapping, Sequence
from datetime import date
from difflib import get_close_matches

from inburgering.wet.begrippen import Groep, Route
from inburgering.wet.gebeurtenissen import Gebeurtenis
from inburgering.wet.taal import datum, hoofdletter, maandnaam, opsomming
from inburgering.wet.termijnen import REGELS
from inburgering.wet.woorden import omschrijf

WET_GELDT_VANAF = date(2022, 1, 1)
EERSTE_JAAR, LAATSTE_JAAR = 1900, 2100

_BEGINT = {g for r in REGELS for g in r.vanaf}
_TELT_MEE = {g for r in REGELS for g in (*r.vereist, *r.vereist_eerder, *r.niet_na, *r.eindigt_door)}
NAMEN = tuple(sorted(g.value for g in _BEGINT | _TELT_MEE | {Gebeurtenis.BEEINDIGING}))
"""De feiten die een termijn doen beginnen, wijken of eindigen."""

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

# Wie al voor de wet in de gemeente stond ingeschreven, kan er later onder vallen.
_MAG_EERDER = frozenset({Gebeurtenis.INSCHRIJVING_BRP})

VOLGORDE = (
    (Gebeurtenis.KENNISGEVING, Gebeurtenis.VASTSTELLING_PIP),
    (Gebeurtenis.KENNISGEVING, Gebeurtenis.WACHT_OP_INFORMATIE_DERDE),
    (Gebeurtenis.KENNISGEVING, Gebeurtenis.ONTVANGST_INFORMATIE_DERDE),
    (Gebeurtenis.WACHT_OP_INFORMATIE_DERDE, Gebeurtenis.ONTVANGST_INFORMATIE_DERDE),
    (Gebeurtenis.INSCHRIJVING_BRP, Gebeurtenis.INSCHRIJVING_NA_VERHUIZING),
    (Gebeurtenis.VASTSTELLING_PIP, Gebeurtenis.BEKENDMAKING_PIP),
    (Gebeurtenis.VASTSTELLING_PIP, Gebeurtenis.AANVRAAG_VERLENGING),
    (Gebeurtenis.VASTSTELLING_PIP, Gebeurtenis.VOORTGANGSGESPREK),
    (Gebeurtenis.AANVRAAG_VERLENGING, Gebeurtenis.BESLUIT_VERLENGING),
    (Gebeurtenis.AANVRAAG_ONTHEFFING, Gebeurtenis.BESLUIT_ONTHEFFING),
    (Gebeurtenis.RAPPORT_BOETE, Gebeurtenis.BEKENDMAKING_BOETE),
    (Gebeurtenis.OPROEP_BREDE_INTAKE, Gebeurtenis.HERHAALDE_OPROEP),
    (Gebeurtenis.HERHAALDE_OPROEP, Gebeurtenis.DERDE_OPROEP),
    (Gebeurtenis.RECHT_OP_BIJSTAND, Gebeurtenis.EINDE_ONTZORGEN),
    (Gebeurtenis.RECHT_OP_BIJSTAND, Gebeurtenis.EINDE_BIJSTAND),
    (Gebeurtenis.VERZENDING, Gebeurtenis.TERUGMELDING),
    (Gebeurtenis.KENNISGEVING, Gebeurtenis.BEEINDIGING),
)
"""Het tweede kan niet vóór het eerste liggen.

Een PIP van vóór de kennisgeving bestond bij de late kennisgevingen van DUO in 2022 en 2023. De rekenmachine
weigert het toch: het is bijna altijd een tikfout, en zonder de kennisgeving rekent zij de termijnen vanaf het
PIP gewoon uit. Een zaak weigert haar niet: die neemt feiten over zoals zij zijn.
"""


class OnbruikbaarFeit(ValueError):
    """Een feit waarmee niet te rekenen valt; de tekst is één zin voor een mens."""


def lees_feiten(regels: Sequence[str]) -> dict[str, str]:
    """Maak van regels als 'kennisgeving=2026-10-16' een naam met een dag. Raises OnbruikbaarFeit."""
    feiten: dict[str, str] = {}
    for regel in regels:
        naam, is_teken, dag = (deel.strip() for deel in regel.partition("="))
        if not (naam and is_teken and dag):
            raise OnbruikbaarFeit(f"'{regel}' is geen feit: schrijf naam=dag, zoals kennisgeving=2026-10-16.")
        if naam in feiten:
            raise OnbruikbaarFeit(f"Het feit '{naam}' staat er twee keer: noem het één keer.")
        feiten[naam] = dag
    return feiten


def lees_groep(tekst: str) -> Groep:
    """De groep met deze naam. Raises OnbruikbaarFeit."""
    if tekst not in set(Groep):
        raise OnbruikbaarFeit(f"De groep '{tekst}' bestaat niet: {_kies(tekst, list(Groep))}")
    return Groep(tekst)


def lees_route(tekst: str | None) -> Route | None:
    """De leerroute met deze naam; None als er geen is gekozen. Raises OnbruikbaarFeit."""
    if tekst is not None and tekst not in set(Route):
        raise OnbruikbaarFeit(f"De leerroute '{tekst}' bestaat niet: {_kies(tekst, list(Route))}")
    return Route(tekst) if tekst else None


def lees_dag(tekst: str) -> date:
    """Een dag als 2026-10-16 of 16-10-2026. Raises OnbruikbaarFeit, die zegt wat er niet kan."""
    gevonden = re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})", tekst.strip())
    if gevonden:
        jaar, maand, dag = map(int, gevonden.groups())
    elif gevonden := re.fullmatch(r"(\d{1,2})-(\d{1,2})-(\d{4})", tekst.strip()):
        dag, maand, jaar = map(int, gevonden.groups())
    else:
        raise OnbruikbaarFeit(f"'{tekst}' is geen dag: schrijf jaar-maand-dag, zoals 2026-10-16.")
    if bezwaar := _onmogelijk(jaar, maand, dag):
        raise OnbruikbaarFeit(f"'{tekst}' bestaat niet: {bezwaar}.")
    if not EERSTE_JAAR <= jaar <= LAATSTE_JAAR:
        raise OnbruikbaarFeit(f"'{tekst}' ligt te ver weg: kijk naar het jaar.")
    return date(jaar, maand, dag)


def _onmogelijk(jaar: int, maand: int, dag: int) -> str | None:
    """Waarom deze dag niet bestaat; None als zij bestaat."""
    if not 1 <= maand <= 12:
        return f"maand {maand} is er niet"
    if (maand, dag) == (2, 29) and not isleap(jaar):
        return f"{jaar} is geen schrikkeljaar, dus 29 februari is er niet"
    dagen = monthrange(jaar, maand)[1]
    return None if 1 <= dag <= dagen else f"{maandnaam(maand)} {jaar} heeft {dagen} dagen"


def lees_op(dag: date | str) -> date:
    """De dag waarvan de regels gelden. Raises OnbruikbaarFeit als de wet toen nog niet gold."""
    op = lees_dag(dag) if isinstance(dag, str) else dag
    if op < WET_GELDT_VANAF:
        raise OnbruikbaarFeit(
            f"Op {datum(op)} gold de Wet inburgering 2021 nog niet: kies een dag vanaf "
            f"{datum(WET_GELDT_VANAF)}."
        )
    return op


def controleer(feiten: Mapping[str, date | str]) -> dict[Gebeurtenis, date]:
    """Elk feit met zijn dag, in zichzelf en onderling mogelijk. Raises OnbruikbaarFeit."""
    dagen = {_gebeurtenis(naam): _dag_van(naam, dag) for naam, dag in feiten.items()}
    for eerst, daarna in VOLGORDE:
        if eerst in dagen and daarna in dagen and dagen[daarna] < dagen[eerst]:
            raise OnbruikbaarFeit(
                f"{hoofdletter(omschrijf(daarna))} ({datum(dagen[daarna])}) kan niet vóór {omschrijf(eerst)} "
                f"({datum(dagen[eerst])}) liggen: verbeter een van beide dagen of laat een feit weg."
            )
    return dagen


def _gebeurtenis(naam: str) -> Gebeurtenis:
    if naam in NAMEN:
        return Gebeurtenis(naam)
    if naam in set(Gebeurtenis):
        raise OnbruikbaarFeit(f"Het feit '{naam}' begint of beëindigt geen termijn: laat het weg.")
    raise OnbruikbaarFeit(f"Het feit '{naam}' bestaat niet: {_kies(naam, NAMEN, VOORNAAMSTE)}")


def _dag_van(naam: str, waarde: date | str) -> date:
    dag = waarde if isinstance(waarde, date) else _genoemd(naam, waarde)
    if dag < WET_GELDT_VANAF and Gebeurtenis(naam) not in _MAG_EERDER:
        raise OnbruikbaarFeit(
            f"{hoofdletter(omschrijf(Gebeurtenis(naam)))} kan niet op {datum(dag)} zijn geweest: de Wet "
            f"inburgering 2021 geldt vanaf {datum(WET_GELDT_VANAF)}."
        )
    return dag


def _genoemd(naam: str, tekst: str) -> date:
    try:
        return lees_dag(tekst)
    except OnbruikbaarFeit as fout:
        raise OnbruikbaarFeit(f"Bij '{naam}': {fout}") from None


def _kies(naam: str, keuzes: Sequence[str], noem: Sequence[str] = ()) -> str:
    """Wat het dichtst in de buurt komt, of anders wat er te kiezen is."""
    if gelijkend := get_close_matches(naam.lower(), keuzes, n=1):
        return f"bedoelt u '{gelijkend[0]}'?"
    return f"kies uit {opsomming([str(keuze) for keuze in noem or keuzes], 'of')}."
