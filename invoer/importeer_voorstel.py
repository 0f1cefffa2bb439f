"""A mapping to edit: what the program understood of a file, and what a person must still choose."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from inburgering.db.basis import Database
from inburgering.invoer.importeer import consulenten
from inburgering.invoer.importeer_bevinding import citaat
from inburgering.invoer.importeer_koppeling import KEUZES, Kop, Koppeling, zoek_kop
from inburgering.invoer.importeer_lezen import Blad, lees_blad
from inburgering.invoer.importeer_velden import OVERSLAAN, VELDEN, is_leeg, plat
from inburgering.invoer.importeer_vooraf import sla_over
from inburgering.invoer.importeer_waarden import Gebrek
from inburgering.invoer.importeer_woorden import Woordenboek, consulentnamen
from inburgering.wet.begrippen import Groep

KIES = "# KIES: "
UITLEG_GROEP = (
    f"{Groep.ASIEL_VERGUNNING}: asielvergunning (Wet inburgering 2021, artikel 13, lid 1, onder a)",
    f"{Groep.ASIEL_GEZINSLID}: reguliere vergunning als gezinslid van een asielstatushouder (onder b)",
    f"{Groep.GEZIN}: gezinsmigrant of overige migrant (artikel 19)",
    f"{OVERSLAAN}: deze rijen niet overnemen",
    "Staan er onder één woord mensen met verschillende vergunningen? Maak er dan twee woorden van.",
)


@dataclass(frozen=True)
class Voorstel:
    """`tekst` is TOML, ready to edit and to import with; `open_vragen` is what stands open in it."""

    tekst: str
    open_vragen: list[str]


def voorstel(db: Database, gemeente_id: int, bestand: Path, koppeling: Koppeling) -> Voorstel:
    """The mapping of a file as far as the program understands it. Raises OnleesbaarBestand."""
    blad = lees_blad(bestand, koppeling.codering, koppeling.scheiding, koppeling.blad)
    kop = zoek_kop(blad, koppeling)
    namen = consulenten(db, gemeente_id)
    woorden = Woordenboek(koppeling, consulentnamen(namen))
    cellen = {veld: _cellen(blad, kop, veld) for veld in ("groep", "leerroute", "regime", "consulent")}
    regels = [
        f"# Koppeling voor {blad.naam}, gelezen als {blad.codering}.",
        "# Bewaar dit als koppeling.toml en kies wat open staat: zoek KIES. Importeer dan met --koppeling.",
        "# Wat leeg blijft, blijft open.",
        *_algemeen(koppeling, cellen["consulent"]),
        "",
        *_kolommen(kop),
        *_groepen(woorden, cellen["groep"]),
        *_routes(woorden, cellen["leerroute"]),
        *_regimes(woorden, cellen["regime"]),
        *_consulenten(woorden, cellen["consulent"], namen),
    ]
    open_vragen = [*kop.bezwaren, *(r.partition(KIES)[2] for r in regels if KIES in r)]
    return Voorstel("\n".join(regels) + "\n", open_vragen)


def _cellen(blad: Blad, kop: Kop, veld: str) -> Counter[str]:
    onder = (rij for rij in blad.rijen if rij.nummer > kop.rij.nummer and sla_over(rij, kop) is None)
    return Counter(kop.cel(rij, veld).strip() for rij in onder)


def _algemeen(koppeling: Koppeling, gezien: Counter[str]) -> Iterable[str]:
    zonder = sum(n for naam, n in gezien.items() if is_leeg(naam))
    regel = f"standaard_consulent = {_toml(koppeling.standaard_consulent or '')}"
    vraag = f"  {KIES}wie krijgt de {zonder} rijen zonder consulent?"
    yield regel + (vraag if zonder and not koppeling.standaard_consulent else "")
    keuze = koppeling.lege_inschrijving.value
    yield f'lege_inschrijving = {_toml(keuze)}  # of "nog_niet": wie er geen heeft woont nog in de opvang'


def _kolommen(kop: Kop) -> Iterable[str]:
    yield "[kolommen]"
    yield from (f"# {bezwaar}" for bezwaar in kop.bezwaren)
    for veld in VELDEN:
        if veld.naam in kop.plek:
            yield f"{veld.naam} = {_toml(kop.titel(veld.naam))}  # {veld.wat}"
        elif veld.verplicht:
            yield f'# {veld.naam} = ""  {KIES}welke kolom is {veld.wat}?'
    if kop.niet_gebruikt:
        yield f"# Niet overgenomen: {', '.join(citaat(titel) for titel in kop.niet_gebruikt)}"


def _groepen(woorden: Woordenboek, gezien: Counter[str]) -> Iterable[str]:
    yield from ("", "[groep]", *(f"# {regel}" for regel in UITLEG_GROEP))
    for woord, aantal in _uniek(gezien):
        if woorden.koppeling.groep.get(plat(woord)) == OVERSLAAN:
            yield f"{_toml(woord)} = {_toml(OVERSLAAN)}"
            continue
        try:
            yield f"{_toml(woord)} = {_toml(woorden.groep(woord).value)}"
        except Gebrek as gebrek:
            yield f'{_toml(woord)} = ""  {KIES}{gebrek.zin} ({aantal} {"rij" if aantal == 1 else "rijen"})'


def _routes(woorden: Woordenboek, gezien: Counter[str]) -> Iterable[str]:
    yield from (
        "",
        "[route]",
        f"# {', '.join(KEUZES['route'])}, of {OVERSLAAN}: dan is er nog geen leerroute",
    )
    for woord, _ in _uniek(gezien):
        try:
            route = woorden.route(woord)
        except Gebrek as gebrek:
            yield f'{_toml(woord)} = ""  {KIES}{gebrek.zin}'
        else:
            yield f"{_toml(woord)} = {_toml(route.value if route else OVERSLAAN)}"


def _regimes(woorden: Woordenboek, gezien: Counter[str]) -> Iterable[str]:
    """Only where the file has words for it: a caseload usually has one law."""
    uniek = _uniek(gezien, cijfers=5)  # a law has a year
    if uniek:
        yield from ("", "[regime]", f"# {', '.join(KEUZES['regime'])}")
    for woord, _ in uniek:
        try:
            yield f"{_toml(woord)} = {_toml(woorden.regime(woord).value)}"
        except Gebrek as gebrek:
            yield f'{_toml(woord)} = ""  {KIES}{gebrek.zin}'


def _consulenten(woorden: Woordenboek, gezien: Counter[str], namen: Mapping[str, int]) -> Iterable[str]:
    yield from ("", "[consulenten]", f"# Te kiezen: {', '.join(namen) or 'er zijn nog geen consulenten'}")
    bij_nummer = {nummer: naam for naam, nummer in namen.items()}
    for woord, _ in _uniek(gezien):
        try:
            yield f"{_toml(woord)} = {_toml(bij_nummer[woorden.consulent(woord)])}"
        except Gebrek as gebrek:
            yield f'{_toml(woord)} = ""  {KIES}{gebrek.zin}'


def _uniek(gezien: Counter[str], cijfers: int = 4) -> list[tuple[str, int]]:
    """Every word once, most frequent first, spellings of one word together.

    Without what means "nothing", and without what may be a number of a person in the wrong column: it has
    this many digits in a row.
    """
    samen: dict[str, tuple[str, int]] = {}
    for woord, aantal in gezien.most_common():
        if not is_leeg(woord) and not re.search(rf"\d{{{cijfers}}}", woord):
            eerste, n = samen.get(plat(woord), (woord, 0))
            samen[plat(woord)] = (eerste, n + aantal)
    return list(samen.values())


def _toml(tekst: str) -> str:
    """A text as TOML writes it; anything a TOML text cannot hold becomes a space."""
    schoon = "".join(teken if teken.isprintable() else " " for teken in tekst)
    return '"' + schoon.replace("\\", "\\\\").replace('"', '\\"') + '"'
