"""What can be done now and what not yet, with the reasons; as a traject's page shows it."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from inburgering.db.machinekamer import mogelijkheden
from inburgering.db.zaak import OVERDRACHT, TRAJECT, Zaak
from inburgering.db.zoeken_traject import Inzage
from inburgering.routes.pip import ontbreekt
from inburgering.statemachine.basis import Bezwaar, Mogelijkheid
from inburgering.statemachine.machines import (
    BOETES,
    MEERVOUD,
    NA_HET_TRAJECT,
    PARTNER,
    STICHT,
    STICHT_NA_HET_TRAJECT,
    eindtoestanden,
    naam_van_toestand,
    voor_mensen,
)
from inburgering.web.deelnamen import naam_van_deel
from inburgering.web.stap import Groep, Reden, Stap, Stappen
from inburgering.web.woorden import GEBEURTENISSEN, ONDERDELEN
from inburgering.web.woorden_oplossing import BIJ_DE_TAKEN, OPLOSSING
from inburgering.web.woorden_stappen import (
    KOMT_NOG,
    LEERROUTE_VOORBIJ,
    NA_INSCHRIJVING,
    VAN_HET_TRAJECT,
    ZONDER_PIP,
)
from inburgering.web.zicht_kansrijk import kansrijk
from inburgering.web.zicht_termijnen import Tijdlijn
from inburgering.wet.gebeurtenissen import Gebeurtenis

VOLGORDE = tuple(ONDERDELEN)
EXAMENS = tuple(soort for soort in VOLGORDE if soort.startswith("examen_"))
"""Five parts that the page shows as one."""
VAN_DE_LEERROUTE = frozenset(
    {"brede_intake", "leerbaarheidstoets", "pip", "leerroute", "pvt", "map", *EXAMENS}
)


def stappen(inzage: Inzage, basis: str, lijn: Tijdlijn) -> Stappen:
    """Everything that can be done; `basis` is the address of the traject. What ended has nothing."""
    zaak = inzage.zaak
    taken = {taak.nr: f"{taak.naam} bij {taak.partner}" for taak in inzage.taken}
    delen = [_groep(zaak, soort, nr, taken, basis) for soort, nr in _delen(zaak)]
    alle = [stap for groep in delen for stap in groep.stappen] + _te_stichten(zaak, basis)
    nu = kansrijk(zaak, alle, lijn.lopend)
    getoond = {stap.pad for stap in nu}
    over = [replace(g, stappen=tuple(s for s in g.stappen if s.pad not in getoond)) for g in delen]
    los = [stap for stap in alle if stap.plek[0] == TRAJECT or stap.plek[1] == 0]
    meer = [*_met_examens(g for g in over if g.stappen), *_traject([s for s in los if s.pad not in getoond])]
    mogelijk = {stap.gebeurtenis: stap.pad for stap in alle}
    return Stappen(nu, meer, [_met_oplossing(stap, mogelijk) for groep in delen for stap in groep.niet])


def _delen(zaak: Zaak) -> Iterable[tuple[str, int]]:
    delen = [*([] if zaak.is_beeindigd else [(TRAJECT, 1)]), *zaak.onderdelen]
    lopend = [(s, nr) for s, nr in delen if _vraagt_nog(zaak, s, zaak.toestand(s, nr))]
    return sorted(lopend, key=lambda deel: (VOLGORDE.index(deel[0]), -deel[1]))


def _vraagt_nog(zaak: Zaak, soort: str, toestand: str) -> bool:
    """Whether this part still asks something; after the end only what outlives the traject does."""
    if toestand in eindtoestanden(soort):
        return False
    if zaak.is_beeindigd:
        return soort in NA_HET_TRAJECT
    voorbij = zaak.traject.toestand in LEERROUTE_VOORBIJ and soort in VAN_DE_LEERROUTE
    return not voorbij or toestand == "aangemeld"


def _groep(zaak: Zaak, soort: str, nr: int, taken: dict[int, str], basis: str) -> Groep:
    naam = taken.get(nr, "") if soort == OVERDRACHT else naam_van_deel(zaak, soort, nr)
    deel = naam if soort in MEERVOUD | BOETES or soort in EXAMENS else ""
    kan: list[Stap] = []
    niet: list[Stap] = []
    for m in mogelijkheden(zaak, soort, nr):
        if not voor_mensen(m.gebeurtenis) or m.gebeurtenis == Gebeurtenis.AFHANDELING_SIGNAAL:
            continue
        if m.gebeurtenis == Gebeurtenis.EXAMEN_NIET_BEHAALD and zaak.toestand(soort, nr) == "open":
            continue  # who fails an exam signed up for it first
        stap = _stap(zaak, m, (soort, nr), basis, deel)
        if m.kan and not _zegt_niets(zaak, m.gebeurtenis):
            kan.append(stap)
        elif not m.kan and m.gebeurtenis in KOMT_NOG:
            niet.append(stap)
    kan.sort(key=lambda stap: stap.gebeurtenis in PARTNER)
    return Groep(naam, naam_van_toestand(soort, zaak.toestand(soort, nr)), tuple(kan), tuple(niet))


def _stap(zaak: Zaak, m: Mogelijkheid, plek: tuple[str, int], basis: str, deel: str = "") -> Stap:
    knop, uitleg = GEBEURTENISSEN.get(m.gebeurtenis, ("Vastleggen", ""))
    redenen = tuple(_reden(zaak, b) for b in m.bezwaren)
    pad = f"{basis}/{plek[0]}/{plek[1]}/{m.gebeurtenis}"
    return Stap(m.gebeurtenis, m.naam, knop, uitleg, pad, plek, deel, redenen)


def _te_stichten(zaak: Zaak, basis: str) -> list[Stap]:
    """What begins a part of which there may be several: a bezwaar, a request at DUO."""
    uit = []
    for soort in sorted(MEERVOUD - {OVERDRACHT}, key=VOLGORDE.index):
        for m in mogelijkheden(zaak, soort, zaak.volgend_nr(soort)):
            mag = m.gebeurtenis in STICHT_NA_HET_TRAJECT or not zaak.is_beeindigd
            mag = mag and not _zegt_niets(zaak, m.gebeurtenis)
            if m.kan and mag and STICHT.get(m.gebeurtenis) == soort:
                uit.append(_stap(zaak, m, (soort, 0), basis))
    return uit


def _zegt_niets(zaak: Zaak, gebeurtenis: str) -> bool:
    """Whether this can be recorded, but is of no use now: a home for who lives here already."""
    if gebeurtenis in ZONDER_PIP:
        return Gebeurtenis.VASTSTELLING_PIP not in zaak.eerder
    return gebeurtenis in NA_INSCHRIJVING and Gebeurtenis.INSCHRIJVING_BRP in zaak.eerder


def _met_examens(groepen: Iterable[Groep]) -> list[Groep]:
    """The exams as one fold: five parts with the same steps."""
    uit: list[Groep] = []
    examens: list[Groep] = []
    for groep in groepen:
        soort = groep.stappen[0].plek[0]
        if soort == TRAJECT:
            continue
        (examens if soort in EXAMENS else uit).append(groep)
    if examens:
        standen: dict[str, list[str]] = {}
        for g in examens:
            standen.setdefault(g.toestand.lower(), []).append(_kort(g.naam))
        alle = tuple(
            replace(s, naam=f"{_hoofd(_kort(g.naam))}: {s.naam.lower()}", deel="")
            for g in examens
            for s in g.stappen
        )
        uit.append(Groep("Examens", "; ".join(f"{t}: {', '.join(n)}" for t, n in standen.items()), alle))
    return uit


def _kort(naam: str) -> str:
    return naam.removeprefix("Examen ")


def _hoofd(naam: str) -> str:
    return naam[:1].upper() + naam[1:]


def _traject(los: Sequence[Stap]) -> list[Groep]:
    """The many steps of the traject itself, and what begins something, in a few folds."""
    uit, geplaatst = [], set[str]()
    for naam, woorden in VAN_HET_TRAJECT.items():
        eigen = tuple(stap for stap in los if stap.gebeurtenis in woorden)
        geplaatst |= {stap.pad for stap in eigen}
        uit.append(Groep(naam, "", eigen))
    uit.append(Groep("Het traject", "", tuple(stap for stap in los if stap.pad not in geplaatst)))
    return [groep for groep in uit if groep.stappen]


def _reden(zaak: Zaak, bezwaar: Bezwaar) -> Reden:
    if bezwaar.voorwaarde == "compleet":
        delen = ontbreekt(zaak.pip, zaak.groep)
        return Reden("Het PIP is nog niet compleet. Er ontbreekt:", None, oplossing="compleet", delen=delen)
    if bezwaar.voorwaarde in BIJ_DE_TAKEN:
        return Reden(bezwaar.reden, bezwaar.grondslag, "#taken-kop", "Bekijk de taken")
    return Reden(bezwaar.reden, bezwaar.grondslag, oplossing=bezwaar.voorwaarde)


def _met_oplossing(stap: Stap, mogelijk: dict[str, str]) -> Stap:
    """Link each reason to the step that solves it, where that step can be taken now."""
    redenen = []
    for reden in stap.redenen:
        kan = [(mogelijk[g], tekst) for g, tekst in OPLOSSING.get(reden.oplossing, ()) if g in mogelijk]
        pad, tekst = kan[0] if kan else (reden.pad, reden.oplossing if reden.pad else "")
        redenen.append(replace(reden, pad=pad, oplossing=tekst))
    return replace(stap, redenen=tuple(redenen))
