"""Hoe een feit een termijn verlengt of stilzet: van elke wijze één functie.

Een verlenging of de dag van DUO noemt de nieuwe laatste dag; een tijdvak, een opschorting of een verdaging
schuift de laatste dag een aantal dagen op. Elke post bewaart de dag ervoor en erna.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from inburgering.wet.begrippen import Wie
from inburgering.wet.duur import weken
from inburgering.wet.feit import Feit
from inburgering.wet.gronden import reden_van
from inburgering.wet.grootboek import Boeking, Hoe, Post, Postsoort
from inburgering.wet.situatie import Situatie
from inburgering.wet.taal import datum, hoofdletter

_DAG = timedelta(days=1)


@dataclass(frozen=True)
class Stand:
    """Waar de termijn nu staat: eerste en laatste dag, en of weekend en feestdag haar nog verlengen."""

    eerste: date
    laatste: date | None
    schuift: bool


Uitkomst = tuple[Stand, Post] | None
_Boeker = Callable[[Boeking, Feit, Stand, Situatie], Uitkomst]


def _tot_dag(boeking: Boeking, feit: Feit, stand: Stand, situatie: Situatie) -> Uitkomst:
    """Een nieuwe laatste dag. Ontbreekt hij of is hij niet later, dan blijft de laatste dag staan."""
    nieuw = feit.dag(boeking.veld)
    reden = reden_van(feit, situatie.feiten) or boeking.reden
    if nieuw is None:
        staart = "De nieuwe laatste dag staat niet bij de feiten: de oude blijft hier staan"
    elif stand.laatste is not None and nieuw <= stand.laatste:
        staart = f"Dat besluit noemt {datum(nieuw)}, niet later dan de laatste dag die al gold"
    else:
        staart = f"De laatste dag wordt {datum(nieuw)}"
    is_later = nieuw is not None and (stand.laatste is None or nieuw > stand.laatste)
    later, boeking = (nieuw, boeking) if is_later else (stand.laatste, replace(boeking, schuift_niet=False))
    zin = f"Verlengd op {datum(feit.op)} door {_wie(boeking)} ({reden})"
    return _post(boeking, feit, stand, later, Postsoort.VERLENGING, zin, staart, reden)


def _tijdvak(boeking: Boeking, feit: Feit, stand: Stand, _: Situatie) -> Uitkomst:
    """Verlengd met een tijdvak; beide dagen tellen mee. Te lang, te vroeg of onbekend geeft geen dagen."""
    van, tot = feit.dag("van"), feit.dag("tot")
    reden = str(feit.waarden.get("reden") or boeking.reden)
    zin = f"{hoofdletter(boeking.reden)}, vastgelegd op {datum(feit.op)}"
    if van is None or tot is None:
        staart = "Van wanneer tot wanneer is niet bekend: de laatste dag blijft staan"
        return _post(boeking, feit, stand, stand.laatste, Postsoort.VERLENGING, zin, staart, reden)
    zin = f"{hoofdletter(boeking.reden)} van {datum(van)} tot en met {datum(tot)}"
    te_lang = boeking.duur is not None and tot > boeking.duur.na(van) - _DAG
    if te_lang or tot < stand.eerste:
        want = f"langer dan {boeking.duur}" if te_lang else "voordat de termijn begon"
        staart = f"Dat is {want}: de termijn schuift niet op, en DUO beslist wat dan geldt"
        return _post(
            boeking, feit, stand, stand.laatste, Postsoort.VERLENGING, zin, staart, reden, (van, tot)
        )
    aantal = (tot - van).days + 1
    later = stand.laatste + aantal * _DAG if stand.laatste else None
    staart = f"De laatste dag schuift {_dagen(aantal)} op"
    return _post(boeking, feit, stand, later, Postsoort.VERLENGING, zin, staart, reden, (van, tot))


def _volgens_duo(boeking: Boeking, feit: Feit, stand: Stand, _: Situatie) -> Uitkomst:
    """Begin en einde van DUO gaan voor; een verschil met de eigen telling blijft zichtbaar."""
    aanvang, einde = feit.dag("aanvang"), feit.dag("einde")
    if aanvang is None and einde is None:
        return None
    zin = f"DUO meldde op {datum(feit.op)}:"
    delen = [_naast("begin", aanvang, stand.eerste), _naast("laatste dag", einde, stand.laatste)]
    verschil = (aanvang or stand.eerste, einde or stand.laatste) != (stand.eerste, stand.laatste)
    staart = "De dagen van DUO gelden" if verschil else "Dat is gelijk aan deze telling"
    zin = f"{zin} {' en '.join(deel for deel in delen if deel)}"
    nieuw = replace(stand, eerste=aanvang or stand.eerste)
    uit = _post(
        boeking, feit, stand, einde or stand.laatste, Postsoort.VOLGENS_DUO, zin, staart, boeking.reden
    )
    return replace(nieuw, laatste=einde or stand.laatste), uit[1]


def _naast(wat: str, duo: date | None, eigen: date | None) -> str:
    if duo is None:
        return ""
    anders = f" (zelf geteld: {datum(eigen)})" if eigen is not None and eigen != duo else ""
    return f"{wat} {datum(duo)}{anders}"


def _opschorting(boeking: Boeking, feit: Feit, stand: Stand, situatie: Situatie) -> Uitkomst:
    """Stil vanaf de dag na het verzoek tot de dag van herstel, of tot en met de dag die daarvoor was gesteld.

    Alleen de dagen waarop de termijn al liep schuiven haar op.
    """
    antwoorden = situatie.van(boeking.tot) if boeking.tot else []
    hersteld = next((f for f in antwoorden if f.plaats > feit.plaats and f.hoort_bij(feit)), None)
    gesteld = feit.dag(boeking.veld)
    slot = min((d for d in (hersteld.op - _DAG if hersteld else None, gesteld) if d), default=None)
    zin = f"Stilgezet sinds {datum(feit.op + _DAG)} ({boeking.reden})"
    if slot is None:
        staart = "Zolang dat niet is gebeurd schuift de laatste dag elke dag een dag op"
        return _post(boeking, feit, stand, stand.laatste, Postsoort.OPSCHORTING, zin, staart, boeking.reden)
    van = max(feit.op + _DAG, stand.eerste)
    aantal = max((slot - van).days + 1, 0)
    later = stand.laatste + aantal * _DAG if stand.laatste else None
    zin = f"Stilgezet van {datum(feit.op + _DAG)} tot en met {datum(slot)} ({boeking.reden})"
    staart = f"De laatste dag schuift {_dagen(aantal)} op"
    if van > feit.op + _DAG:
        staart += f"; dagen vóór {datum(van)} tellen niet, want toen liep de termijn nog niet"
    return _post(
        boeking, feit, stand, later, Postsoort.OPSCHORTING, zin, staart, boeking.reden, (feit.op + _DAG, slot)
    )


def _langer(boeking: Boeking, feit: Feit, stand: Stand, _: Situatie) -> Uitkomst:
    """De wet geeft in dit geval een langere termijn."""
    later = boeking.duur.na(stand.laatste) if boeking.duur and stand.laatste else stand.laatste
    zin = f"Op {datum(feit.op)}: {boeking.reden}"
    staart = f"De termijn is dan {boeking.duur} langer"
    return _post(boeking, feit, stand, later, Postsoort.VERLENGING, zin, staart, boeking.reden)


def _verdaging(boeking: Boeking, feit: Feit, stand: Stand, _: Situatie) -> Uitkomst:
    """Uitgesteld met het genoemde aantal weken, maar nooit langer dan de wet toestaat."""
    aantal = int(feit.waarden.get(boeking.veld) or 0)
    genoemd = weken(aantal) if aantal else boeking.duur
    duur = min((d for d in (genoemd, boeking.duur) if d), key=lambda d: d.aantal, default=None)
    later = duur.na(stand.laatste) if duur and stand.laatste else stand.laatste
    zin = f"Verdaagd op {datum(feit.op)} door {_wie(boeking)}, met {duur}; meer dan {boeking.duur} mag niet"
    staart = f"De laatste dag wordt {datum(later)}" if later else "De laatste dag is niet bekend"
    return _post(boeking, feit, stand, later, Postsoort.VERDAGING, zin, staart, boeking.reden)


def _post(
    boeking: Boeking,
    feit: Feit,
    stand: Stand,
    nieuw: date | None,
    soort: Postsoort,
    zin: str,
    staart: str,
    reden: str,
    tijdvak: tuple[date, date] | tuple[None, None] = (None, None),
) -> tuple[Stand, Post]:
    post = Post(
        soort=soort,
        gebeurtenis=feit.gebeurtenis,
        op=feit.op,
        volgnr=feit.volgnr,
        reden=reden,
        bron=boeking.bron,
        wie=boeking.wie,
        oud=stand.laatste,
        nieuw=nieuw,
        tekst=f"{zin}. {staart} ({boeking.bron.met_versie}).",
        van=tijdvak[0],
        tot=tijdvak[1],
    )
    return replace(stand, laatste=nieuw, schuift=stand.schuift and not boeking.schuift_niet), post


def _wie(boeking: Boeking) -> str:
    return "DUO" if boeking.wie is Wie.DUO else f"het {boeking.wie.value}"


def _dagen(aantal: int) -> str:
    return "1 dag" if aantal == 1 else f"{aantal} dagen"


HOE: Mapping[Hoe, _Boeker] = {
    Hoe.TOT_DAG: _tot_dag,
    Hoe.TIJDVAK: _tijdvak,
    Hoe.VOLGENS_DUO: _volgens_duo,
    Hoe.OPSCHORTING: _opschorting,
    Hoe.LANGER: _langer,
    Hoe.VERDAGING: _verdaging,
}
