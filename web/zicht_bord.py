"""What the board shows: its tiles, its bars, and its matrix in which every number leads to its list."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from urllib.parse import urlencode

from sqlmodel import Session

from inburgering.db import zoeken
from inburgering.db.oorzaken import OORZAKEN
from inburgering.db.zoeken_bord import Keuze, Vak
from inburgering.db.zoeken_team import GEEN_TEAM as GEEN
from inburgering.web import tekening_bord
from inburgering.web.blad import Bladen, adres
from inburgering.wet.termijnen import naam_van

PAD = "/coordinator"
LIJST = f"{PAD}/lijst"
PER = {
    "consulent": "Per consulent", "team": "Per team", "partner": "Per partner", "stap": "Per stap"
}  # fmt: skip
GEEN_PARTNER = "De gemeente zelf"
PER_MATRIX = 30
Namen = Mapping[str, Mapping[Any, str]]
Adressen = Mapping[Any, tuple[str, str]]


@dataclass(frozen=True)
class Getal:
    """A number of the board, the list behind it, and what a screen reader calls it."""

    aantal: int
    lijst: str
    label: str


def namen(session: Session, gemeente_id: int) -> Namen:
    """The names of consulenten and partners by number; partner 0 is the municipality itself."""
    partners, mensen = zoeken.partnernamen(session, gemeente_id), zoeken.namen(session, gemeente_id)
    team_van = zoeken.teams(session, gemeente_id)
    teams = {team: team for team in team_van.values()} | {GEEN: "Zonder team"}
    return {
        "consulent": mensen, "partner": {0: GEEN_PARTNER, **partners}, "team": teams, "team_van": team_van
    }  # fmt: skip


def tegels(
    vakken: Sequence[Vak], straks: Sequence[Vak], dagen: Counter[int], reeks: Sequence[tuple[date, int, int]]
) -> dict[str, Any]:
    """The four numbers on top, and how many more or fewer there are than a week ago."""
    bij_partner = [v for v in vakken if v.partner]
    aantal = sum(v.aantal for v in vakken)
    return {
        "verlopen": aantal,
        "verschil": _verschil(reeks[-1][1] - reeks[-2][1]),
        "bij_partner": sum(v.aantal for v in bij_partner),
        "partners": len({v.partner for v in bij_partner}),
        "gemiddeld": round(sum(d * n for d, n in dagen.items()) / aantal) if aantal else 0,
        "langste": max(dagen, default=0),
        "straks": sum(v.aantal for v in straks),
    }


def _verschil(aantal: int) -> str:
    if not aantal:
        return "evenveel als vorige week"
    return f"{abs(aantal)} {'meer' if aantal > 0 else 'minder'} dan vorige week"


def staven(vakken: Sequence[Vak]) -> list[dict[str, Any]]:
    """Per kind of step how many there are, and how many of those lie at a partner; the most first."""
    college: Counter[str] = Counter()
    partner: Counter[str] = Counter()
    for v in vakken:
        (partner if v.partner else college)[v.stap] += v.aantal
    alle = college + partner
    top = max(alle.values(), default=1)
    return [
        {
            "stap": stap, "naam": naam_van(stap), "aantal": aantal, "partner": partner[stap],
            "staaf": tekening_bord.staaf(college[stap], partner[stap], top),
        }
        for stap, aantal in alle.most_common()
    ]  # fmt: skip


def matrix(
    vakken: Sequence[Vak], per: str, alle: Namen, wanneer: str = "verlopen", blad: int = 1
) -> dict[str, Any]:
    """Rows by consulent, partner or step, columns by step (or by partner); every number leads to its list.

    A page of it: so many rows, or columns when the partners stand there. The totals are of everything.
    """
    kolom = "partner" if per == "stap" else "stap"
    telling: Counter[tuple[Any, Any]] = Counter()
    for v in vakken:
        telling[_waarde(v, per, alle), _waarde(v, kolom, alle)] += v.aantal
    koppen = sorted({k for _, k in telling}, key=lambda k: naam(kolom, k, alle))
    rijen = sorted({r for r, _ in telling}, key=lambda r: naam(per, r, alle))
    for (rij, kop), aantal in list(telling.items()):
        for som in ((rij, None), (None, kop), (None, None)):
            telling[som] += aantal
    bladen = Bladen(1, len(koppen if kolom == "partner" else rijen), PER_MATRIX)
    bladen = replace(bladen, nr=min(blad, bladen.aantal))
    deel = slice(bladen.eerste - 1 if bladen.totaal else 0, bladen.laatste)
    koppen, rijen = (koppen[deel], rijen) if kolom == "partner" else (koppen, rijen[deel])

    getal = _getallen(telling, wanneer, _namen(per, rijen, alle), _namen(kolom, koppen, alle))
    return {
        "koppen": [naam(kolom, k, alle) for k in koppen],
        "rijen": [
            {"naam": naam(per, r, alle), "vakken": [getal(r, k) for k in koppen], "totaal": getal(r, None)}
            for r in rijen
        ],
        "totalen": [getal(None, k) for k in koppen],
        "totaal": getal(None, None),
        "bladen": bladen,
    }


def _namen(soort: str, lijst: Sequence[Any], alle: Namen) -> Adressen:
    """Per value how it stands in an address, and what people call it; nothing for the whole."""
    uit = {w: (f"&{urlencode({soort: w})}", naam(soort, w, alle)) for w in lijst}
    return {None: ("", ""), **uit}


def _getallen(
    telling: Mapping[tuple[Any, Any], int], wanneer: str, rijen: Adressen, koppen: Adressen
) -> Callable[[Any, Any], Getal]:
    begin = adres(LIJST, {"wanneer": wanneer})

    def getal(rij: Any, kop: Any) -> Getal:
        aantal, (waar_rij, wie), (waar_kop, wat) = telling[rij, kop], rijen[rij], koppen[kop]
        delen = [deel for deel in (wat, wie) if deel]
        label = f"{aantal}{'' if wat and wie else ' in totaal'}{': ' if delen else ''}{', '.join(delen)}"
        return Getal(aantal, f"{begin}{waar_rij}{waar_kop}", label)

    return getal


def _waarde(vak: Vak, soort: str, alle: Namen) -> Any:
    """On which row or in which column this counts; a team is that of the consulent."""
    return alle["team_van"].get(vak.consulent, GEEN) if soort == "team" else getattr(vak, soort)


def naam(soort: str, wat: Any, alle: Namen) -> str:
    """What people call this step, consulent or partner."""
    return naam_van(wat) if soort == "stap" else alle[soort].get(wat, "onbekend")


def in_woorden(keuze: Keuze, alle: Namen) -> str:
    """The heading above a list: which steps these are."""
    wat = "Verlopen stappen" if keuze.wanneer == "verlopen" else "Stappen die binnen 7 dagen verlopen"
    if keuze.anderen:
        wat = "Termijnen van DUO en inburgeraars die voorbij zijn"
    if keuze.overname:
        wat = "Stappen die al verlopen waren bij overname"
    delen = [naam_van(keuze.stap)] if keuze.stap else []
    delen += [naam("team", keuze.team, alle)] if keuze.team else []
    delen += [OORZAKEN[keuze.oorzaak][0].lower()] if keuze.oorzaak else []
    delen += [naam("consulent", keuze.consulent, alle)] if keuze.consulent is not None else []
    delen += [naam("partner", keuze.partner, alle)] if keuze.partner is not None else []
    return f"{wat}: {', '.join(delen)}" if delen else wat
