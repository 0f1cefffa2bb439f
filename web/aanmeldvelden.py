"""The fields of the form that opens a traject: how it begins, who, which group, which days, whose."""

from collections.abc import Collection, Sequence
from datetime import date

from inburgering.statemachine.feiten import FEITEN
from inburgering.web.begin import BEGIN, EERSTE, KENNISGEVING, KOPPELING, REGIME, VRAAGT
from inburgering.web.formulier import Keuze, Veld, velden
from inburgering.wet.begrippen import Groep, Regime
from inburgering.wet.gebeurtenissen import Gebeurtenis

GROEPEN = {
    Groep.ASIEL_VERGUNNING.value: "Heeft een verblijfsvergunning asiel. Krijgt begeleiding, en ontzorgen bij "
    "bijstand (Wet inburgering 2021, artikel 13, lid 1, onderdeel a).",
    Groep.ASIEL_GEZINSLID.value: "Gezinslid van een statushouder, met een reguliere vergunning. Krijgt "
    "begeleiding, geen ontzorgen (artikel 13, lid 1, onderdeel b). Heeft het gezinslid zelf een vergunning "
    "asiel? Kies dan de eerste groep.",
    Groep.GEZIN.value: "Kwam voor een partner of gezin, of is een andere migrant met een reguliere "
    "vergunning (artikel 19).",
}
VERPLICHT = ("naam", "groep")


def alle_velden(open_: Collection[Regime], vandaag: date, mensen: Sequence[Keuze], eigen: str) -> list[Veld]:
    """Every field; `open_` are the regimes this municipality opens, `eigen` the consulent filled in."""
    consulent = Veld(naam="consulent", label="Consulent", soort="lijst", keuzes=mensen, waarde=eigen)
    return [_begin(open_), _bsn(), *_persoon(), _op(vandaag), *_bij_begin(), _ingeschreven(), consulent]


def _begin(open_: Collection[Regime]) -> Veld:
    kan = [woord for woord in BEGIN if REGIME.get(woord, Regime.WI2021) in open_]
    return Veld(
        naam="begin",
        label="Hoe begint het traject?",
        soort="keuze",
        keuzes=[(woord, BEGIN[woord][0]) for woord in kan],
        uitleg={woord: BEGIN[woord][1] for woord in kan},
        waarde=KENNISGEVING if KENNISGEVING in kan else "",
    )


def _bsn() -> Veld:
    hulp = "Negen cijfers. Is deze persoon al bekend, dan vindt het programma het traject."
    return Veld(naam="bsn", label="BSN", soort="bsn", hulp=hulp)


def _persoon() -> list[Veld]:
    lijst = velden(FEITEN[Gebeurtenis.WIJZIGING_GEGEVENS])
    for veld in lijst:
        veld.verplicht = veld.naam in VERPLICHT
    per_naam = {veld.naam: veld for veld in lijst}
    per_naam["groep"].uitleg, per_naam["groep"].hulp = GROEPEN, "De groep bepaalt welke termijnen gelden."
    per_naam["tolk"].verplicht, per_naam["tolk"].waarde = True, "nee"
    return lijst


def _op(vandaag: date) -> Veld:
    return Veld(
        naam="op",
        label="Dag van de kennisgeving, koppeling of aanmelding",
        soort="dag",
        hulp="Op deze dag begint het traject.",
        waarde=vandaag.isoformat(),
    )


def _bij_begin() -> list[Veld]:
    """What the first gebeurtenis asks besides its day, each with the beginnings it belongs to."""
    uit: dict[str, Veld] = {}
    for begin, namen in VRAAGT.items():
        per_naam = {veld.naam: veld for veld in velden(FEITEN[EERSTE.get(begin, Gebeurtenis.AANMELDING)])}
        for naam in namen:
            veld = uit.setdefault(naam, per_naam[naam])
            veld.bij = ("begin", (*(veld.bij[1] if veld.bij else ()), begin))
    return list(uit.values())


def _ingeschreven() -> Veld:
    return Veld(
        naam="ingeschreven",
        label="Dag van inschrijving in de BRP van deze gemeente",
        soort="dag",
        hulp="Als die al bekend is. U kunt hem ook later vastleggen.",
        verplicht=False,
        bij=("begin", tuple(begin for begin in BEGIN if begin != KOPPELING)),
    )
