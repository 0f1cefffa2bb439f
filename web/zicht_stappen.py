"""What can be done now and what not yet, with the reasons, per onderdeel; as a traject's page shows it."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from inburgering.db.machinekamer import mogelijkheden
from inburgering.db.zaak import OVERDRACHT, TRAJECT, Zaak
from inburgering.db.zoeken_traject import Inzage
from inburgering.routes.pip import PipEis, ontbreekt
from inburgering.statemachine.basis import Bezwaar, Grondslag, Mogelijkheid
from inburgering.statemachine.machines import (
    MEERVOUD,
    PARTNER,
    STICHT,
    eindtoestanden,
    naam_van_toestand,
    voor_mensen,
)
from inburgering.web.woorden import (
    EEN_KEER,
    EERST,
    GEBEURTENISSEN,
    HOOFDZAAK,
    ONDERDELEN,
    OPLOSSING,
    ZELDEN,
    ZWIJG_ALS_HET_NIET_KAN,
)
from inburgering.wet.gebeurtenissen import Gebeurtenis

VOLGORDE = tuple(ONDERDELEN)
EXAMENS = tuple(soort for soort in VOLGORDE if soort.startswith("examen_"))


@dataclass(frozen=True)
class Reden:
    """One reason why something cannot be done yet, its article, and what solves it.

    `delen` are the parts a PIP still lacks, each with its own article.
    """

    zin: str
    grondslag: Grondslag
    pad: str = ""
    oplossing: str = ""
    delen: tuple[PipEis, ...] = ()


@dataclass(frozen=True)
class Stap:
    """Something that may happen, or may not happen yet."""

    gebeurtenis: str
    naam: str
    knop: str
    uitleg: str
    pad: str
    redenen: tuple[Reden, ...] = ()
    eerst: bool = False


@dataclass(frozen=True)
class Groep:
    """The steps of one onderdeel. `meer` are those that are needed less often."""

    naam: str
    toestand: str
    stappen: tuple[Stap, ...] = ()
    meer: tuple[Stap, ...] = ()
    niet: tuple[Stap, ...] = field(default=())


def groepen(inzage: Inzage, basis: str) -> list[Groep]:
    """Per onderdeel what can be done; `basis` is the address of the traject. Ended ones have nothing."""
    zaak = inzage.zaak
    taaknamen = {taak.nr: f"{taak.naam} bij {taak.partner}" for taak in inzage.taken}
    alle = [
        _groep(zaak, soort, nr, taaknamen.get(nr, "") if soort == OVERDRACHT else ONDERDELEN[soort], basis)
        for soort, nr in _delen(zaak)
        if soort not in EXAMENS
    ]
    alle += _examens(zaak, basis)
    mogelijk = {stap.gebeurtenis: stap for groep in alle for stap in (*groep.stappen, *groep.meer)}
    return _met_nadruk([_met_oplossing(groep, mogelijk) for groep in alle])


def _delen(zaak: Zaak) -> Iterable[tuple[str, int]]:
    delen = [(TRAJECT, 1), *zaak.onderdelen]
    lopend = [(s, nr) for s, nr in delen if zaak.toestand(s, nr) not in eindtoestanden(s)]
    return sorted(lopend, key=lambda deel: (VOLGORDE.index(deel[0]), -deel[1]))


def _examens(zaak: Zaak, basis: str) -> list[Groep]:
    """The exams as one group: a result is asked of who signed up, the rest folds away."""
    toestanden, stappen, meer = [], list[Stap](), list[Stap]()
    for soort, nr in _delen(zaak):
        if soort in EXAMENS:
            naam = ONDERDELEN[soort].removeprefix("Examen ").capitalize()
            deel = _groep(zaak, soort, nr, naam, basis)
            toestanden.append(f"{naam.lower()}: {deel.toestand.lower()}")
            eigen = [
                replace(stap, naam=f"{naam}: {stap.naam.lower()}") for stap in (*deel.stappen, *deel.meer)
            ]
            (stappen if zaak.toestand(soort, nr) == "aangemeld" else meer).extend(eigen)
    if not toestanden:
        return []
    return [Groep("Examens", ", ".join(toestanden), tuple(stappen), tuple(meer))]


def _te_stichten(zaak: Zaak, basis: str) -> list[Stap]:
    """What begins a part of which there may be several: a bezwaar, a request at DUO."""
    uit = []
    for soort in sorted(MEERVOUD - {OVERDRACHT}, key=VOLGORDE.index):
        kan = [m for m in mogelijkheden(zaak, soort, zaak.volgend_nr(soort)) if m.kan]
        uit += [_stap(zaak, m, f"{basis}/{soort}/0") for m in kan if STICHT.get(m.gebeurtenis) == soort]
    return [] if zaak.is_beeindigd else uit


def _groep(zaak: Zaak, soort: str, nr: int, naam: str, basis: str) -> Groep:
    stappen: list[Stap] = []
    meer: list[Stap] = []
    niet: list[Stap] = []
    for m in mogelijkheden(zaak, soort, nr):
        if not voor_mensen(m.gebeurtenis) or m.gebeurtenis == Gebeurtenis.AFHANDELING_SIGNAAL:
            continue
        stap = _stap(zaak, m, f"{basis}/{soort}/{nr}")
        if not m.kan:
            if m.gebeurtenis not in ZWIJG_ALS_HET_NIET_KAN:
                niet.append(stap)
        elif _is_bijzaak(zaak, soort, m.gebeurtenis):
            meer.append(stap)
        else:
            stappen.append(stap)
    if soort == TRAJECT:
        meer += _te_stichten(zaak, basis)
    toestand = naam_van_toestand(soort, zaak.toestand(soort, nr))
    return Groep(naam, toestand, tuple(stappen), tuple(meer), tuple(niet))


def _stap(zaak: Zaak, m: Mogelijkheid, plek: str) -> Stap:
    knop, uitleg = GEBEURTENISSEN.get(m.gebeurtenis, ("Vastleggen", ""))
    redenen = tuple(_reden(zaak, b) for b in m.bezwaren)
    return Stap(m.gebeurtenis, m.naam, knop, uitleg, f"{plek}/{m.gebeurtenis}", redenen)


def _is_bijzaak(zaak: Zaak, soort: str, gebeurtenis: str) -> bool:
    """Whether this is folded away: what a partner does itself, what is rare, what a traject always can."""
    if gebeurtenis in EEN_KEER and gebeurtenis in zaak.eerder:
        return True
    if gebeurtenis == Gebeurtenis.NIET_VERSCHENEN and zaak.toestand(soort, 1) == "gesprek_gevoerd":
        return True  # possible (who did not cooperate enough), but who came is expected to go on
    return gebeurtenis not in HOOFDZAAK if soort == TRAJECT else gebeurtenis in PARTNER | ZELDEN


def _reden(zaak: Zaak, bezwaar: Bezwaar) -> Reden:
    if bezwaar.voorwaarde == "compleet":
        delen = ontbreekt(zaak.pip, zaak.groep)
        return Reden("Het PIP is nog niet compleet. Er ontbreekt:", None, oplossing="compleet", delen=delen)
    if bezwaar.voorwaarde == "taken_afgerond":
        return Reden(bezwaar.reden, bezwaar.grondslag, "#taken-kop", "Bekijk de taken")
    return Reden(bezwaar.reden, bezwaar.grondslag, oplossing=bezwaar.voorwaarde)


def _met_oplossing(groep: Groep, mogelijk: dict[str, Stap]) -> Groep:
    """Link each reason to the step that solves it, where that step can be taken now."""
    niet = []
    for stap in groep.niet:
        redenen = []
        for reden in stap.redenen:
            _, gebeurtenis, tekst = OPLOSSING.get(reden.oplossing, ("", "", ""))
            if gebeurtenis in mogelijk:
                redenen.append(replace(reden, pad=mogelijk[gebeurtenis].pad, oplossing=tekst))
            else:
                redenen.append(reden if reden.pad else replace(reden, oplossing=""))
        niet.append(replace(stap, redenen=tuple(redenen)))
    return replace(groep, niet=tuple(niet))


def _met_nadruk(alle: list[Groep]) -> list[Groep]:
    """One step gets the blue button, the first of EERST that is possible; its onderdeel comes first."""
    kan = {stap.gebeurtenis for groep in alle for stap in groep.stappen}
    nadruk = next((gebeurtenis for gebeurtenis in EERST if gebeurtenis in kan), None)
    uit = [
        replace(g, stappen=tuple(replace(s, eerst=s.gebeurtenis == nadruk) for s in g.stappen)) for g in alle
    ]
    return sorted(uit, key=lambda groep: not any(stap.eerst for stap in groep.stappen))
