"""The terms of a traject as its page shows them: a bar each, in words, and why this date."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from markupsafe import Markup

from inburgering.db.termijnboek import bereken_termijnen
from inburgering.db.zaak import OVERDRACHT
from inburgering.db.zoeken_caseload import BINNENKORT
from inburgering.db.zoeken_traject import Inzage
from inburgering.statemachine.machines import BOETES, MEERVOUD
from inburgering.templates.datums import afstand, datum
from inburgering.web.deelnamen import naam_van_deel
from inburgering.web.tekening import KORTE_MAANDEN, Maand, maanden, termijnbalk
from inburgering.wet.begrippen import Wie
from inburgering.wet.grootboek import Postsoort
from inburgering.wet.termijnen import naam_van
from inburgering.wet.termijnregel import Ladder, Termijn
from inburgering.wet.uitleg import Stap, Stapsoort

TERUG, VOORUIT = 4, 8  # months on the axis before and after today, at most
VER = 60  # days: beyond it only the date is said
WIE = {
    Wie.COLLEGE: "de gemeente",
    Wie.DUO: "DUO",
    Wie.INBURGERINGSPLICHTIGE: "de inburgeraar",
    Wie.PARTNER: "de partner",
}


LET_OP = frozenset({Stapsoort.AANNAME, Stapsoort.OPMERKING, Stapsoort.VOORLOPIG})
POSTSOORTEN = {
    Postsoort.VERLENGING: "Verlengd",
    Postsoort.OPSCHORTING: "Stilgezet",
    Postsoort.VERDAGING: "Verdaagd",
    Postsoort.VOLGENS_DUO: "Volgens DUO",
}


@dataclass(frozen=True)
class Termijnzicht:
    """One term: `status` is verlopen, binnenkort, koers, geen, klaar, voorbij or vervangen.

    `plek` is the part it belongs to, if it belongs to one of several. `ter_informatie`: it says until when
    something is possible, or what is DUO's to do; nobody here can be late with it.
    """

    termijn: Termijn
    naam: str
    status: str
    tekst: str
    wie: str
    balk: Markup | None
    plek: tuple[str, int] | None
    ter_informatie: bool

    @property
    def van_duo(self) -> bool:
        """Whether DUO must act."""
        return self.termijn.regel.verantwoordelijke is Wie.DUO

    @property
    def stappen(self) -> list[Stap]:
        """How the day was computed."""
        return [stap for stap in self.termijn.uitleg.stappen if stap.soort not in LET_OP]

    @property
    def let_op(self) -> list[Stap]:
        """What is assumed, or not certain in the law."""
        return [stap for stap in self.termijn.uitleg.stappen if stap.soort in LET_OP]


@dataclass(frozen=True)
class Tijdlijn:
    """What runs, on one axis of months; what is for information; and what ended or was replaced."""

    lopend: list[Termijnzicht]
    ter_informatie: list[Termijnzicht]
    voorbij: list[Termijnzicht]
    maanden: list[str]
    van: date
    tot: date

    @property
    def eerste(self) -> Termijnzicht | None:
        """The running term that ends first and asks someone to act."""
        return next((t for t in self.lopend if t.termijn.laatste_dag), None)


def tijdlijn(inzage: Inzage) -> Tijdlijn:
    """Every term the law and the municipality's norms give on the log as it stands."""
    zaak, vandaag = inzage.zaak, inzage.zaak.vandaag
    plekken = {rij.volgnr: (rij.onderdeel, rij.nr) for rij in zaak.rijen if rij.deel == 0}
    alle = sorted(bereken_termijnen(zaak), key=lambda t: (t.laatste_dag or date.max, t.code))
    reeks = _as([t for t in alle if not _ter_informatie(t)], vandaag)
    zichten = [_zicht(t, inzage, plekken.get(t.aanleiding), reeks) for t in alle]
    lopend = [z for z in zichten if z.balk is not None]
    open_ = [z for z in zichten if z.ter_informatie and z.termijn.loopt and z.status != "voorbij"]
    voorbij = [z for z in zichten if z.balk is None and z not in open_]
    (j1, m1), (j2, m2) = reeks[0], reeks[-1]
    namen = [KORTE_MAANDEN[maand - 1] for _, maand in reeks]
    return Tijdlijn(lopend, open_, voorbij, namen, date(j1, m1, 1), date(j2, m2, 1))


def _as(alle: Sequence[Termijn], vandaag: date) -> list[Maand]:
    """The months to draw: what runs fits in, but never more than a year, so that a bar stays readable."""
    begin = min((t.eerste_dag for t in alle if t.loopt), default=vandaag)
    eind = max((t.laatste_dag for t in alle if t.loopt and t.laatste_dag), default=vandaag)
    vroegst = max(begin, vandaag - timedelta(days=30 * TERUG))
    laatst = max(vandaag + timedelta(days=45), min(eind, vandaag + timedelta(days=30 * VOORUIT)))
    aantal = (laatst.year - vroegst.year) * 12 + laatst.month - vroegst.month + 1
    return maanden(vroegst, max(4, aantal))


def _zicht(t: Termijn, inzage: Inzage, plek: tuple[str, int] | None, reeks: list[Maand]) -> Termijnzicht:
    vandaag = inzage.zaak.vandaag
    status, informatief = _status(t, vandaag), _ter_informatie(t)
    eigen = plek if plek is not None and _een_van_meer(plek[0]) else None
    bij = _bij(inzage, eigen) if eigen else ""
    soort = "gepland" if t.eerste_dag > vandaag else {"koers": "loopt", "geen": "loopt"}.get(status, status)
    tot = t.laatste_dag or vandaag
    balk = termijnbalk(soort, t.eerste_dag, tot, vandaag, reeks) if t.loopt and not informatief else None
    return Termijnzicht(
        termijn=t,
        naam=f"{t.regel.naam}: {bij}" if bij else t.regel.naam,
        status=status,
        tekst=_tekst(t, vandaag),
        wie=WIE[t.regel.verantwoordelijke],
        balk=balk,
        plek=eigen,
        ter_informatie=informatief,
    )


def _een_van_meer(soort: str) -> bool:
    return soort in MEERVOUD | BOETES or soort.startswith("examen_")


def _bij(inzage: Inzage, plek: tuple[str, int]) -> str:
    """Which task, exam, fine or bezwaar it is about."""
    soort, nr = plek
    if soort == OVERDRACHT:
        return next((f"{taak.naam}, {taak.partner}" for taak in inzage.taken if taak.nr == nr), "")
    return naam_van_deel(inzage.zaak, soort, nr).removeprefix("Examen ")


def _status(t: Termijn, vandaag: date) -> str:
    if t.vervangen_door is not None:
        return "vervangen"
    if t.geeindigd_op is not None:
        return "klaar"
    if t.laatste_dag is None:
        return "geen"
    if t.laatste_dag < vandaag:
        return "voorbij" if _ter_informatie(t) else "verlopen"
    return "binnenkort" if t.laatste_dag <= vandaag + BINNENKORT else "koers"


def _ter_informatie(t: Termijn) -> bool:
    """Whether the term only says until when something is possible: nobody is late when it has passed."""
    return t.regel.ladder is Ladder.INFORMATIEF


def _tekst(t: Termijn, vandaag: date) -> str:
    """The term in one line: what still has to come, or what came of it."""
    voorlopig = " (voorlopig)" if t.voorlopig else ""
    if t.vervangen_door is not None:
        return f"Vervangen door: {naam_van(t.vervangen_door)}"
    if t.geeindigd_op is not None:
        te_laat = t.laatste_dag is not None and t.geeindigd_op > t.laatste_dag
        hoe = f", {afstand(t.laatste_dag, t.geeindigd_op)}" if te_laat and t.laatste_dag else ""
        return f"Klaar op {datum(t.geeindigd_op)}{hoe}"
    if t.laatste_dag is not None and t.laatste_dag < vandaag and _ter_informatie(t):
        return f"Kon tot en met {datum(t.laatste_dag)}"
    if t.laatste_dag is None:
        return f"Sinds {datum(t.eerste_dag)}, zonder einddag"
    ver = (t.laatste_dag - vandaag).days > VER
    return (
        f"Uiterlijk {datum(t.laatste_dag)}{voorlopig}{'' if ver else ', ' + afstand(t.laatste_dag, vandaag)}"
    )
