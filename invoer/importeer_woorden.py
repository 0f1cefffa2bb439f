"""What the file's own words mean: groep, leerroute, consulent. What is ambiguous is asked, never guessed."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from inburgering.invoer.importeer_bevinding import Reden, citaat
from inburgering.invoer.importeer_koppeling import Koppeling
from inburgering.invoer.importeer_velden import (
    DUBBELZINNIG,
    GROEPWOORDEN,
    OVERSLAAN,
    REGIMEWOORDEN,
    ROUTEWOORDEN,
    is_leeg,
    plat,
)
from inburgering.invoer.importeer_waarden import Gebrek, naamvormen
from inburgering.wet.begrippen import Groep, Regime, Route

VRAAG = (
    "{woord} ({aantal}) zegt niet welke vergunning iemand heeft, en daar hangen het ontzorgen en de termijn "
    "van het PIP van af. Kies in de koppeling onder [groep]: asiel_vergunning (asielvergunning; Wet "
    "inburgering 2021, artikel 13, lid 1, onder a), asiel_gezinslid (reguliere vergunning als gezinslid van "
    "een asielstatushouder; onder b) of gezin (artikel 19). Staan er verschillende mensen onder dit woord? "
    "Maak er dan in het bestand verschillende woorden van."
)


@dataclass(frozen=True)
class Woordenboek:
    """The words of one file: the usual ones, and what a person settled in the mapping."""

    koppeling: Koppeling
    consulenten: Mapping[str, int]

    def groep(self, tekst: str) -> Groep:
        """The group this word means. Raises Gebrek."""
        woord = plat(tekst)
        if woord in self.koppeling.groep:
            return Groep(self.koppeling.groep[woord])
        if is_leeg(tekst):
            raise Gebrek(Reden.GROEP_ONTBREEKT, "Er staat geen doelgroep. Vul die in.")
        if woord in GROEPWOORDEN:
            return GROEPWOORDEN[woord]
        if is_dubbelzinnig(woord):
            zin = f"{citaat(tekst)} zegt niet welke vergunning iemand heeft. Kies eerst wat het betekent."
            raise Gebrek(Reden.GROEP_VRAAG, zin)
        zin = (
            f"{citaat(tekst)} is geen doelgroep van de Wet inburgering. Verbeter het woord, of kies in de "
            "koppeling onder [groep] wat het betekent."
        )
        raise Gebrek(Reden.GROEP_ONBEKEND, zin)

    def route(self, tekst: str) -> Route | None:
        """The leerroute this word means; None when there is none. Raises Gebrek."""
        zin = (
            f"{citaat(tekst)} is geen leerroute. Verbeter het woord, of kies b1, onderwijs of z in de "
            "koppeling onder [route]."
        )
        gevonden = _betekenis(tekst, self.koppeling.route, ROUTEWOORDEN, Gebrek(Reden.ROUTE_ONBEKEND, zin))
        return Route(gevonden) if gevonden else None

    def regime(self, tekst: str) -> Regime:
        """The law this word means; without a word it is that of 2021. Raises Gebrek."""
        zin = (
            f"{citaat(tekst)} zegt niet onder welke wet iemand inburgert. Verbeter het woord, of kies "
            "wi2021, wi2013 of vrijwillig in de koppeling onder [regime]."
        )
        gevonden = _betekenis(tekst, self.koppeling.regime, REGIMEWOORDEN, Gebrek(Reden.REGIME_ONBEKEND, zin))
        return Regime(gevonden) if gevonden else Regime.WI2021

    def consulent(self, tekst: str) -> int:
        """The consulent with this name. Raises Gebrek: a traject has a consulent from its first moment."""
        standaard = self.koppeling.standaard_consulent
        if is_leeg(tekst) and standaard is None:
            zin = "Er staat geen consulent. Vul die in, of kies een standaard_consulent in de koppeling."
            raise Gebrek(Reden.CONSULENT_ONTBREEKT, zin)
        naam = (standaard or "") if is_leeg(tekst) else self.koppeling.consulenten.get(plat(tekst), tekst)
        nummer = self.consulenten.get(plat(naam))
        if nummer is None:
            zin = (
                f"Er is geen consulent, of meer dan één, met de naam {citaat(naam)}. Kies in de koppeling "
                "onder [consulenten] wie het is."
            )
            raise Gebrek(Reden.CONSULENT_ONBEKEND, zin)
        return nummer


def _betekenis(
    tekst: str, gekozen: Mapping[str, str], bekend: Mapping[str, str], gebrek: Gebrek
) -> str | None:
    """What this word was chosen to mean, or usually means; None for an empty cell and what is passed over.

    Raises `gebrek` for any other word.
    """
    woord = plat(tekst)
    keuze = gekozen.get(woord)
    if keuze is not None:
        return None if keuze == OVERSLAAN else keuze
    if is_leeg(tekst):
        return None
    if woord not in bekend:
        raise gebrek
    return bekend[woord]


def vragen(woorden: Iterable[str]) -> list[str]:
    """Per ambiguous word the question it leaves, with the number of rows."""
    tel = Counter(woorden)
    return [
        VRAAG.format(woord=citaat(woord), aantal="1 rij" if n == 1 else f"{n} rijen")
        for woord, n in tel.most_common()
    ]


def is_dubbelzinnig(woord: str) -> bool:
    """Whether this flattened word does not tell which permit someone has."""
    return "zoeker" not in woord and any(deel in woord for deel in DUBBELZINNIG)


def consulentnamen(namen: Mapping[str, int]) -> dict[str, int]:
    """Every way an office writes its consulenten, as far as it can be one person only."""
    vormen: dict[str, set[int]] = {}
    for naam, nummer in namen.items():
        for vorm in naamvormen(naam):
            vormen.setdefault(vorm, set()).add(nummer)
    volledig = {plat(naam): nummer for naam, nummer in namen.items()}
    return {vorm: next(iter(nrs)) for vorm, nrs in vormen.items() if len(nrs) == 1} | volledig
