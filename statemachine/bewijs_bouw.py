"""De controles op de bouw van één machine: toestanden, pijlen, voorwaarden, eigenaars en gebeurtenissen."""

from collections.abc import Iterable, Iterator

from inburgering.statemachine.basis import Machine
from inburgering.statemachine.bewijs_getuigen import Getuigenis
from inburgering.statemachine.bewijs_stelsel import (
    Overgang,
    Stelsel,
    begin,
    eind,
    overgangen,
    toestanden,
    vanuit,
)
from inburgering.statemachine.bewijs_uitslag import Eis, Fout, naam_van, opschrift
from inburgering.wet.gebeurtenissen import Gebeurtenis


def controleer(stelsel: Stelsel, soort: str, getuigenis: Getuigenis) -> list[Fout]:
    """Alles wat aan één machine te zien is zonder haar te spelen."""
    klasse = stelsel.machines[soort]
    return [
        Fout(eis, opschrift(soort), zin)
        for eis, zin in (
            *_bereikbaar(klasse),
            *_bewaakt(stelsel, klasse),
            *_voorwaarden(klasse, getuigenis),
            *_pijlen(klasse, getuigenis),
            *_gebeurtenissen(stelsel, soort, klasse),
        )
    ]


def _bereikbaar(klasse: type[Machine]) -> Iterator[tuple[Eis, str]]:
    stappen = [(pijl.van, pijl.naar) for pijl in overgangen(klasse)]
    heen = _bereik([begin(klasse)], stappen)
    terug = _bereik(eind(klasse), [(naar, van) for van, naar in stappen])
    for toestand in toestanden(klasse):
        naam = naam_van(klasse, toestand)
        if toestand not in heen:
            yield Eis.BEREIKBAAR, f"De toestand '{naam}' is vanaf het begin niet te bereiken."
        if toestand in eind(klasse):
            continue
        if not any(van == toestand != naar for van, naar in stappen):
            yield Eis.BEREIKBAAR, f"De toestand '{naam}' heeft geen uitgang."
        elif toestand not in terug:
            yield Eis.BEREIKBAAR, f"Vanuit '{naam}' leidt geen weg naar een einde."


def _bereik(begin: Iterable[str], stappen: Iterable[tuple[str, str]]) -> set[str]:
    gezien, stappen = set(begin), list(stappen)
    while nieuw := {naar for van, naar in stappen if van in gezien} - gezien:
        gezien |= nieuw
    return gezien


def _bewaakt(stelsel: Stelsel, klasse: type[Machine]) -> Iterator[tuple[Eis, str]]:
    for toestand in toestanden(klasse):
        naam, wacht = naam_van(klasse, toestand), klasse.wacht.get(toestand)
        if toestand in eind(klasse):
            continue
        if wacht is None:
            yield Eis.BEWAAKT, f"Bij '{naam}' staat niet wie er aan zet is en waarop wordt gewacht."
        elif not wacht.op.strip():
            yield Eis.BEWAAKT, f"Bij '{naam}' staat niet waarop wordt gewacht."
        elif onbekend := [code for code in wacht.klok if code not in stelsel.codes]:
            yield Eis.BEWAAKT, f"Bij '{naam}' staat een termijn die niet bestaat: {', '.join(onbekend)}."


def _voorwaarden(klasse: type[Machine], getuigenis: Getuigenis) -> Iterator[tuple[Eis, str]]:
    for naam, antwoord in getuigenis.eenzijdig(klasse):
        altijd = "nee" if antwoord == "ja" else "ja"
        zin = (getattr(klasse, naam).__doc__ or naam).strip().rstrip(".")
        yield Eis.VOORWAARDEN, f"De voorwaarde `{naam}` ({zin}) antwoordt altijd {altijd}."


def _pijlen(klasse: type[Machine], getuigenis: Getuigenis) -> Iterator[tuple[Eis, str]]:
    for pijl in overgangen(klasse):
        if pijl not in getuigenis.feiten and pijl.gebeurtenis in set(Gebeurtenis):
            waarom = "komt nooit aan de beurt" if _verscholen(klasse, pijl) else "kan nooit"
            van, naar = naam_van(klasse, pijl.van), naam_van(klasse, pijl.naar)
            yield Eis.PIJLEN, f"De pijl `{pijl.gebeurtenis}` van '{van}' naar '{naar}' {waarom}."


def _verscholen(klasse: type[Machine], pijl: Overgang) -> bool:
    """Of er een pijl is die eerder aan de beurt is."""
    return vanuit(klasse)[pijl.van, pijl.gebeurtenis][0] != pijl


def _gebeurtenissen(stelsel: Stelsel, soort: str, klasse: type[Machine]) -> Iterator[tuple[Eis, str]]:
    for naam in klasse.gebeurtenissen():
        if naam not in set(Gebeurtenis) or Gebeurtenis(naam) not in stelsel.feiten:
            yield Eis.GEBEURTENISSEN, f"De gebeurtenis `{naam}` heeft geen model voor haar feiten."
        if str(getattr(klasse, naam).name) in ("", naam):
            yield Eis.GEBEURTENISSEN, f"De gebeurtenis `{naam}` heeft geen naam voor mensen."
        if naam in stelsel.intern and not _volgt(stelsel, soort, naam):
            yield Eis.GEBEURTENISSEN, f"De gebeurtenis `{naam}` legt niemand vast en volgt nergens uit."


def _volgt(stelsel: Stelsel, soort: str, naam: str) -> bool:
    """Of een koppeling deze gebeurtenis doet volgen."""
    alle = (k for koppelingen in stelsel.koppelingen() for k in koppelingen)
    return any(k.volgt == (soort, naam) for k in alle)
