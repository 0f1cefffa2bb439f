"""Het bewijs als tekst die een beleidsmedewerker kan lezen, en als dict voor programma's."""

from collections.abc import Iterable, Iterator
from typing import Any

from inburgering.statemachine.bewijs import Bewijs
from inburgering.statemachine.bewijs_achtergrond import FASEN, fasen
from inburgering.statemachine.bewijs_stelsel import OVERDRACHT, eind, overgangen, toestanden, voorwaarden
from inburgering.statemachine.bewijs_uitslag import Deel, Eis, naam_van, opschrift
from inburgering.wet.termijnen import naam_van as naam_van_termijn

EISEN = {
    Eis.BEREIKBAAR: "Elke toestand is te bereiken, en elke toestand die niet het einde is heeft een uitgang.",
    Eis.BEWAAKT: "Bij elke toestand die niet het einde is staat wie er aan zet is, waarop wordt gewacht en "
    "welke termijn dat bewaakt. Die termijn bestaat, en loopt op ten minste één gespeelde weg echt.",
    Eis.VOORWAARDEN: "Elke voorwaarde kan waar zijn en kan niet waar zijn.",
    Eis.PIJLEN: "Geen stap staat verscholen achter een andere stap, en elke stap kan een keer gebeuren.",
    Eis.GEBEURTENISSEN: "Elke gebeurtenis heeft een naam en vaste feiten, en iemand legt haar vast: een "
    "medewerker, een partner, het programma, of zij volgt vanzelf uit een andere.",
    Eis.WAL_EN_SCHIP: "Niemand valt tussen wal en schip: in elke bereikbare combinatie van een lopend traject, "
    "een onderdeel en een taak is er een volgende stap, iemand die aan zet is, een dag, en een weg naar het einde; en "
    "elk onderdeel zelf kan verder, ook zonder dat het traject eindigt.",
}
WAT_VASTSTAAT = (
    (
        "**Uitputtend doorzocht** is wat hieronder in de tabel staat: het traject met telkens één onderdeel en één "
        "taak bij een partner, voor elke groep, elk regime en elke leerroute. De machines zijn de echte, met hun "
        "echte voorwaarden en koppelingen; een test speelt dezelfde stappen ook met de echte dienst en de database. "
        "Elke stap die een mens of het programma kan zetten is gezet: een dag na de vorige, en als het dan nog niet "
        "mag een half jaar of vier jaar later. De andere onderdelen volgen hun gewone weg: eerst de intake, dan het "
        "PIP en, bij wat met leren te maken heeft, een jaar les en het einde van de leerroute. Na vertrek en in de "
        "nazorg staan zij stil."
    ),
    (
        "**De feiten bij een stap** zijn voorbeelden: die van elke dag, en die waarmee elke pijl van de machine aan "
        "de beurt komt. Niet elk antwoord dat een mens kan invullen is geprobeerd."
    ),
    (
        "**Wanneer twee situaties hetzelfde zijn.** Feiten en dagen zijn er oneindig veel. Daarom tellen twee "
        "situaties als dezelfde als alle toestanden gelijk zijn, en ook alles wat voor een latere stap verschil "
        "maakt. Of een feit verschil maakt is uitgeprobeerd: het is weggelaten, alleen en samen met andere, en er is "
        "gekeken of de stap dan anders gaat. Van een dag telt alleen of hij er is; van een aantal uren tussen welke "
        "grenzen het ligt."
    ),
    (
        "**De dag** is nagerekend met de echte termijnregels: bij elke combinatie van toestanden, en na elke pijl, "
        "op de kortste weg daarheen. Op een andere weg kunnen andere termijnen lopen. Loopt er geen enkele waarvoor "
        "iemand moet handelen, dan loopt N99 (opnieuw bekijken), zolang het traject niet is geëindigd: zo is die "
        "regel gemaakt, op welke weg ook."
    ),
    (
        "**Voor het hele traject** volgt de rest uit een redenering, niet uit doorzoeken. Wie aan zet is hangt alleen "
        "af van de toestand van het onderdeel zelf, dus elk onderdeel dat niet klaar is heeft een eigenaar. Het "
        "traject als geheel heeft altijd een dag: haalt een stap de laatste termijn weg, dan begint N99. En wat bij "
        "één onderdeel kan, kan ook als er andere onderdelen en taken naast lopen, tenzij een voorwaarde daarnaar "
        "kijkt. Zo'n voorwaarde is doorzocht met de gewone weg van die andere onderdelen, niet met elke."
    ),
    (
        "**Alleen willekeurig beproefd**, door de test `tests/db/test_naspelen.py`, zijn: meer onderdelen "
        "tegelijk in ongewone volgorde, een tweede bezwaar, boete of taak, achteraf vastleggen, verbeteren, en elke "
        "andere dag."
    ),
    (
        "**Buiten dit bewijs** valt of de feiten kloppen die een mens vastlegt, en of die mens op tijd handelt. Daar "
        "zijn de waarschuwingen voor."
    ),
)


def tekst(bewijs: Bewijs) -> str:
    """Het certificaat, in Markdown."""
    return "\n".join(
        [
            "# Bewijs: niemand tussen wal en schip\n",
            *_kop(bewijs),
            "\n## Wat is nagegaan\n",
            *_eisen(bewijs),
            "\n## Wat vaststaat, en hoe\n",
            "\n\n".join(WAT_VASTSTAAT),
            "\n## Wat is doorzocht\n",
            *_doorzocht(bewijs),
            "\n## Wie er aan zet is, en welke dag dat bewaakt\n",
            *_wie(bewijs),
            *_niet_gespeeld(bewijs),
        ]
    )


def _kop(bewijs: Bewijs) -> Iterator[str]:
    yield f"Regelversie {bewijs.stelsel.regelversie}; machines {bewijs.stelsel.machineversie}.\n"
    aantal = len(bewijs.fouten)
    if not aantal:
        yield "**Uitslag: geen fouten gevonden.**"
        return
    yield f"**Uitslag: {aantal} {'fout' if aantal == 1 else 'fouten'} gevonden.**\n"
    yield from (f"- ({fout.eis.value}) {fout.waar}: {fout.zin}" for fout in bewijs.fouten)


def _eisen(bewijs: Bewijs) -> Iterator[str]:
    yield "| | eis | uitslag |"
    yield "| --- | --- | --- |"
    for eis, zin in EISEN.items():
        aantal = sum(1 for fout in bewijs.fouten if fout.eis is eis)
        yield f"| {eis.value} | {zin} | {'voldaan' if not aantal else f'{aantal} × niet'} |"
    machines = bewijs.stelsel.machines.values()
    aantallen = (
        (len(machines), "machines"),
        (sum(len(toestanden(k)) for k in machines), "toestanden"),
        (sum(len(overgangen(k)) for k in machines), "stappen"),
        (sum(len(voorwaarden(k)) for k in machines), "voorwaarden"),
        (len(bewijs.stelsel.codes), "termijnen"),
    )
    yield "\nNagegaan zijn " + _opsomming(f"{aantal} {wat}" for aantal, wat in aantallen) + "."


def _doorzocht(bewijs: Bewijs) -> Iterator[str]:
    samen = [sum(getattr(deel, naam) for deel in bewijs.delen) for naam in _TELLINGEN]
    yield (
        f"Samen {_getal(samen[0])} situaties en {_getal(samen[1])} stappen; met elke stand van een taak bij een "
        f"partner erbij {_getal(samen[2])} situaties en {_getal(samen[3])} stappen. Een situatie is een "
        "combinatie van toestanden, met wat daarin verschil maakt.\n"
    )
    yield "| traject met | groepen en regimes | de andere onderdelen | situaties | stappen | met een taak | stappen |"
    yield "| --- | --- | --- | ---: | ---: | ---: | ---: |"
    for soort in dict.fromkeys(deel.soort for deel in bewijs.delen):
        delen = [deel for deel in bewijs.delen if deel.soort == soort]
        getallen = (_getal(sum(getattr(deel, naam) for deel in delen)) for naam in _TELLINGEN)
        verder = "ook na het PIP" if FASEN[3] in fasen(soort) else "tot en met het PIP"
        yield f"| {opschrift(soort)} | {_wanneer(delen)} | {verder} | {' | '.join(getallen)} |"


_TELLINGEN = ("situaties", "stappen", "situaties_met_taak", "stappen_met_taak")


def _wanneer(delen: Iterable[Deel]) -> str:
    per_regime: dict[str, list[str]] = {}
    for deel in delen:
        per_regime.setdefault(deel.regime.naam, []).append(deel.groep.value.replace("_", " "))
    return "; ".join(f"{regime}: {', '.join(groepen)}" for regime, groepen in per_regime.items())


def _wie(bewijs: Bewijs) -> Iterator[str]:
    yield (
        "De laatste kolom zegt in hoeveel van de nagerekende gevallen een van de genoemde termijnen liep. In de "
        "andere gevallen bewaakt een andere termijn van het traject de dag.\n"
    )
    for soort, klasse in bewijs.stelsel.machines.items():
        yield f"### {'Taak bij een partner' if soort == OVERDRACHT else opschrift(soort)}\n"
        yield "| toestand | wie is aan zet | waarop wordt gewacht | bewaakt door | liep in |"
        yield "| --- | --- | --- | --- | ---: |"
        for toestand in toestanden(klasse):
            if toestand not in eind(klasse) and (wacht := klasse.wacht.get(toestand)):
                keer, eigen = bewijs.klok.get((soort, toestand), (0, 0))
                klok = "; ".join(f"{code} {naam_van_termijn(code)}" for code in wacht.klok) or "N99"
                naam = naam_van(klasse, toestand)
                yield f"| {naam} | {wacht.wie.value} | {wacht.op} | {klok} | {eigen} van {keer} |"
        yield ""


def _niet_gespeeld(bewijs: Bewijs) -> Iterator[str]:
    regels = [
        f"- {opschrift(soort)}: `{pijl.gebeurtenis}` vanuit '{naam_van(klasse, pijl.van)}'"
        for soort, klasse in bewijs.stelsel.machines.items()
        for pijl in bewijs.niet_gespeeld(soort)
    ]
    if regels:
        yield "## Alleen met losse feiten gezien\n"
        yield (
            "Bij deze stappen zijn er feiten waarmee zij kunnen, maar geen van de gespeelde wegen kwam er langs. "
            "Zij kunnen dus, maar wat erna komt is hier niet doorzocht.\n"
        )
        yield from regels
        yield ""


def als_dict(bewijs: Bewijs) -> dict[str, Any]:
    """Het bewijs voor programma's."""
    return {
        "regelversie": bewijs.stelsel.regelversie,
        "machineversie": bewijs.stelsel.machineversie,
        "geslaagd": not bewijs.fouten,
        "fouten": [{"eis": f.eis.value, "waar": f.waar, "zin": f.zin} for f in bewijs.fouten],
        "doorzocht": [
            {
                "onderdeel": deel.soort,
                "groep": deel.groep.value,
                "regime": deel.regime.value,
                **{naam: getattr(deel, naam) for naam in _TELLINGEN},
            }
            for deel in bewijs.delen
        ],
        "toestanden": [
            {"machine": soort, "toestand": toestand, "nagerekend": keer, "eigen_termijn_liep": eigen}
            for (soort, toestand), (keer, eigen) in sorted(bewijs.klok.items())
        ],
        "niet_gespeeld": [
            {"machine": soort, "gebeurtenis": pijl.gebeurtenis, "van": pijl.van, "naar": pijl.naar}
            for soort in bewijs.stelsel.machines
            for pijl in bewijs.niet_gespeeld(soort)
        ],
    }


def _getal(aantal: int) -> str:
    return f"{aantal:,}".replace(",", ".")


def _opsomming(woorden: Iterable[str]) -> str:
    *eerst, laatst = woorden
    return f"{', '.join(eerst)} en {laatst}"
