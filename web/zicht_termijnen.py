"""The terms of a traject as its page shows them: a bar each, in words, and why this date."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from markupsafe import Markup

from inburgering.db.tabellen import Termijnrij
from inburgering.db.termijnboek import bereken_termijnen
from inburgering.db.zoeken_caseload import BINNENKORT
from inburgering.db.zoeken_traject import Inzage
from inburgering.templates.datums import afstand, datum
from inburgering.web.tekening import KORTE_MAANDEN, Maand, maanden, termijnbalk
from inburgering.wet.begrippen import Wie
from inburgering.wet.termijnen import naam_van
from inburgering.wet.termijnregel import Ladder, Termijn

TERUG, VOORUIT = 4, 8  # months on the axis before and after today, at most
VER = 60  # days: beyond it only the date is said
WIE = {
    Wie.COLLEGE: "de gemeente",
    Wie.DUO: "DUO",
    Wie.INBURGERINGSPLICHTIGE: "de inburgeraar",
    Wie.PARTNER: "de partner",
}


@dataclass(frozen=True)
class Termijnzicht:
    """One term: `status` is verlopen, binnenkort, koers, geen, klaar, voorbij or vervangen."""

    termijn: Termijn
    naam: str
    status: str
    tekst: str
    wie: str
    balk: Markup | None


@dataclass(frozen=True)
class Tijdlijn:
    """The running terms on one axis of months, and those that ended or were replaced."""

    lopend: list[Termijnzicht]
    voorbij: list[Termijnzicht]
    maanden: list[str]
    van: date
    tot: date

    @property
    def eerste(self) -> Termijnzicht | None:
        """The running term that ends first and asks someone to act."""
        return next(
            (t for t in self.lopend if t.termijn.laatste_dag and not _ter_informatie(t.termijn)), None
        )


def tijdlijn(inzage: Inzage) -> Tijdlijn:
    """Every term the law and the municipality's norms give on the log as it stands."""
    zaak, vandaag = inzage.zaak, inzage.zaak.vandaag
    rijen = zaak.termijnen
    taken = {taak.onderdeel_id: f"{taak.naam}, {taak.partner}" for taak in inzage.taken}
    alle = sorted(bereken_termijnen(zaak), key=lambda t: (t.laatste_dag or date.max, t.code))
    reeks = _as(alle, vandaag)
    zichten = [_zicht(t, _bij(rijen.get((t.code, t.aanleiding)), taken), vandaag, reeks) for t in alle]
    lopend = [z for z in zichten if z.balk is not None]
    voorbij = [z for z in zichten if z.balk is None]
    (j1, m1), (j2, m2) = reeks[0], reeks[-1]
    namen = [KORTE_MAANDEN[maand - 1] for _, maand in reeks]
    return Tijdlijn(lopend, voorbij, namen, date(j1, m1, 1), date(j2, m2, 1))


def _bij(rij: Termijnrij | None, taken: dict[int, str]) -> str:
    return taken.get(rij.onderdeel_id or 0, "") if rij is not None else ""


def _as(alle: Sequence[Termijn], vandaag: date) -> list[Maand]:
    """The months to draw: what runs fits in, but never more than a year, so that a bar stays readable."""
    begin = min((t.eerste_dag for t in alle if t.loopt), default=vandaag)
    eind = max((t.laatste_dag for t in alle if t.loopt and t.laatste_dag), default=vandaag)
    vroegst = max(begin, vandaag - timedelta(days=30 * TERUG))
    laatst = max(vandaag + timedelta(days=45), min(eind, vandaag + timedelta(days=30 * VOORUIT)))
    aantal = (laatst.year - vroegst.year) * 12 + laatst.month - vroegst.month + 1
    return maanden(vroegst, max(4, aantal))


def _zicht(t: Termijn, taak: str, vandaag: date, reeks: list[Maand]) -> Termijnzicht:
    status = _status(t, vandaag)
    naam = f"{t.regel.naam}: {taak}" if taak else t.regel.naam
    tot = t.laatste_dag or vandaag
    soort = "gepland" if t.eerste_dag > vandaag else {"koers": "loopt", "geen": "loopt"}.get(status, status)
    open_ = t.loopt and status != "voorbij"
    balk = termijnbalk(soort, t.eerste_dag, tot, vandaag, reeks) if open_ else None
    return Termijnzicht(t, naam, status, _tekst(t, vandaag), WIE[t.regel.verantwoordelijke], balk)


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
    ver = abs((t.laatste_dag - vandaag).days) > VER
    return (
        f"Uiterlijk {datum(t.laatste_dag)}{voorlopig}{'' if ver else ', ' + afstand(t.laatste_dag, vandaag)}"
    )
