"""Het begin van een termijn: voor wie een regel geldt, met welk feit zij begint en wat daarvoor nodig was."""

from collections.abc import Iterator, Mapping, Sequence

from inburgering.wet.anker import MEE, NaEinde, Terug
from inburgering.wet.boeken import boek
from inburgering.wet.feit import Feit
from inburgering.wet.gebeurtenissen import Gebeurtenis
from inburgering.wet.loop import Loop, einde, einden_van, sluit
from inburgering.wet.situatie import Situatie
from inburgering.wet.taal import opsomming
from inburgering.wet.telling import tel
from inburgering.wet.termijnregel import Termijnregel

VERONDERSTELD = "verondersteld"
Bekend = Mapping[str, Sequence[Loop]]
"""Wat al is begonnen, per code: daaraan kan een termijn vastzitten."""


def begin(regel: Termijnregel, situatie: Situatie, bekend: Bekend) -> Iterator[Loop]:
    """Elke keer dat deze regel begint."""
    geval = _geval(regel, situatie) if _kan(regel, situatie, bekend) else None
    if geval is None:
        return
    begonnen = list(_beginfeiten(regel, situatie, bekend))
    einden = situatie.van(*einden_van(regel)) if begonnen else []
    for feit, ander in begonnen:
        if _geldt(regel, feit, situatie, bekend) and (vereist := _vereist(regel, feit, situatie)) is not None:
            slot = _gesloten(regel, feit, situatie) or einde(regel, feit, vereist, einden)
            basis = tel(regel, feit, situatie.normen, ander.telling if ander else None)
            telling, posten = boek(regel, feit, slot, basis, situatie)
            gevallen = (*geval, *_open_geval(regel, feit))
            yield Loop(regel, feit, vereist, slot, telling, gevallen, basis, posten, ander)


def _kan(regel: Termijnregel, situatie: Situatie, bekend: Bekend) -> bool:
    """Of er een feit of een andere termijn is waarmee de regel kan beginnen: bij de meeste regels niet."""
    return regel.hangt_aan in bekend if isinstance(regel.anker, MEE) else situatie.kent(regel.vanaf)


def _geval(regel: Termijnregel, situatie: Situatie) -> tuple[str, ...] | None:
    """In welk geval de regel geldt, in woorden; leeg als dat vaststaat, None als zij hier niet geldt."""
    if situatie.groep not in regel.voor or situatie.regime not in regel.regimes:
        return None
    if situatie.vroegste(*regel.zonder) is not None:
        return None
    if regel.routes is None or situatie.route in regel.routes:
        return ()
    if situatie.route is None and situatie.varianten:
        namen = sorted(route.naam for route in regel.routes)
        return (f"de leerroute is de {opsomming(namen, 'of')}",)
    return None


def _beginfeiten(
    regel: Termijnregel, situatie: Situatie, bekend: Bekend
) -> Iterator[tuple[Feit, Loop | None]]:
    """De feiten waarmee de regel begint, elk met de termijn waaraan zij vastzit."""
    match regel.anker:
        case NaEinde() as anker:
            for feit in eigen_feiten(regel, situatie):
                yield feit, _eerdere(anker, feit, situatie, bekend)
        case None | Terug():
            for feit in eigen_feiten(regel, situatie):
                yield feit, None
        case anker:
            for ander in bekend.get(anker.code, ()):
                yield ander.begin, ander


def eigen_feiten(regel: Termijnregel, situatie: Situatie) -> list[Feit]:
    """De feiten van `vanaf` waarmee de regel begint: telkens het laatste, als de andere er al zijn."""
    uit, gezien, nodig = [], set[Gebeurtenis](), 1 if regel.een_van else len(regel.vanaf)
    for feit in situatie.van(*regel.vanaf):
        if all(mits.laat_toe(feit) for mits in regel.begint_mits):
            gezien.add(feit.gebeurtenis)
            if len(gezien) >= nodig:
                uit.append(feit)
    if regel.alleen_laatste:
        return uit[-1:]
    return uit[:1] if regel.alleen_eerste else uit


def _eerdere(anker: NaEinde, feit: Feit, situatie: Situatie, bekend: Bekend) -> Loop | None:
    """De termijn na wier einde deze begint: uit de dag in de feiten, of de laatste die eerder begon."""
    if anker.veld and (dag := feit.dag(anker.veld)) is not None:
        return _uit_feiten(anker.code, Feit(Gebeurtenis.BEKENDMAKING_BESLUIT, dag, feit.volgnr), situatie)
    eerder = [lp for lp in bekend.get(anker.code, ()) if lp.begin.plaats <= feit.plaats]
    samen = [lp for lp in eerder if lp.begin is feit] or [lp for lp in eerder if lp.begin.hoort_bij(feit)]
    keuze = samen or eerder
    return keuze[-1] if keuze else None


def _uit_feiten(code: str, feit: Feit, situatie: Situatie) -> Loop | None:
    regel = next((r for r in situatie.regels if r.code == code), None)
    if regel is None:
        return None
    telling = tel(regel, feit, situatie.normen)
    return Loop(regel, feit, (), None, telling, (), telling)


def _geldt(regel: Termijnregel, feit: Feit, situatie: Situatie, bekend: Bekend) -> bool:
    if not _tekst_geldt(regel, feit, situatie, bekend):
        return False
    if (beletsel := situatie.vroegste(*regel.niet_na)) is not None and beletsel.op < feit.op:
        return False
    return not _uitgesteld(regel, feit, situatie) and _antwoord(regel, feit, situatie)


def _gesloten(regel: Termijnregel, feit: Feit, situatie: Situatie) -> Feit | None:
    """Het vertrek of de beëindiging van vóór deze dag: wat daarna nog begint, loopt hier niet meer."""
    weg = situatie.vroegste(*sluit(regel))
    return weg if weg is not None and weg.op < feit.op else None


def _tekst_geldt(regel: Termijnregel, feit: Feit, situatie: Situatie, bekend: Bekend) -> bool:
    if situatie.regels_op is not None:
        return regel.geldt_op(situatie.regels_op)
    if regel.onmiddellijk and feit.op < regel.geldig_vanaf:
        return regel.code not in bekend
    return regel.geldt_op(feit.op)


def _uitgesteld(regel: Termijnregel, feit: Feit, situatie: Situatie) -> bool:
    uitstel = regel.uitstel
    if uitstel is None or situatie.groep not in uitstel.voor or not feit.waarden.get(uitstel.veld):
        return False
    anders = situatie.vroegste(uitstel.tot)
    return anders is None or anders.op > feit.op


def _antwoord(regel: Termijnregel, feit: Feit, situatie: Situatie) -> bool:
    """Of het geval van de regel zich voordoet; zonder antwoord alleen als varianten gevraagd zijn."""
    if regel.geldt_als is None:
        return True
    antwoord = feit.waarden.get(regel.als_feit[0]) if regel.als_feit else None
    if antwoord is None or regel.als_feit is None:
        return situatie.varianten
    return str(antwoord) in regel.als_feit[1:]


def _vereist(regel: Termijnregel, feit: Feit, situatie: Situatie) -> tuple[Feit, ...] | None:
    """De feiten die er ook moesten zijn; None als er een ontbreekt."""
    gevonden = []
    for soort in (*regel.vereist, *regel.vereist_eerder):
        ander = situatie.vroegste(soort)
        if ander is None or ander.op > feit.op:
            return None
        if soort in regel.vereist_eerder and ander.op == feit.op:
            return None
        gevonden.append(ander)
    return tuple(gevonden)


def _open_geval(regel: Termijnregel, feit: Feit) -> tuple[str, ...]:
    """In welk geval de regel geldt, als de feiten dat niet zeggen."""
    if regel.geldt_als is None or (regel.als_feit and feit.waarden.get(regel.als_feit[0]) is not None):
        return ()
    return (regel.geldt_als,)


def begonnen_met(regel: Termijnregel, feit: Feit, situatie: Situatie) -> Iterator[Feit]:
    """De feiten van `vanaf`: van elke andere soort het laatste daarvoor, en dan het feit zelf."""
    if not regel.een_van and feit.gebeurtenis in regel.vanaf:
        for soort in regel.vanaf:
            if soort is not feit.gebeurtenis:
                yield [f for f in situatie.van(soort) if f.plaats < feit.plaats][-1]
    yield feit
