"""What the days and words of one row say about each other.

Late post and a move between municipalities are daily life, so an odd order is a remark and no refusal: a
municipality wants the case in view. Refused is only what leaves nothing to watch.
"""

from collections.abc import Callable
from datetime import date

from inburgering.invoer.importeer_bevinding import Ernst, Reden, citaat
from inburgering.invoer.importeer_koppeling import Kop, LegeInschrijving
from inburgering.invoer.importeer_rij import DAGEN, Rij
from inburgering.invoer.importeer_velden import is_leeg
from inburgering.statemachine.dagen import EERSTE_DAG
from inburgering.wet.begrippen import GEHUISVEST, Regime

BEGIN_WI2021 = date(2022, 1, 1)


def vergelijk(rij: Rij, kop: Kop, lege_inschrijving: LegeInschrijving) -> None:
    """Add what stands out. Takes the leerroute away where there is no PIP to give it force.

    Outside the Wet inburgering 2021 its terms do not run: nothing is asked for them.
    """
    if rij.regime is not Regime.WI2021:
        _ander_regime(rij, kop.titel)
        return
    for regel in (_kennisgeving, _volgorde, _leerroute):
        regel(rij, kop.titel)
    _inschrijving(rij, kop.titel("inschrijving_brp"), lege_inschrijving)


Titel = Callable[[str], str]


def _ander_regime(rij: Rij, titel: Titel) -> None:
    """A PIP and a leerroute are of the Wet inburgering 2021; who does not fall under it has another plan."""
    if rij.regime is Regime.WI2013:
        if rij.dagen["vaststelling_pip"] is not None or rij.route is not None:
            zin = (
                "De ondertussengroep (Wet inburgering 2013) heeft geen PIP en geen leerroute: die zijn niet "
                "overgenomen. Kijk of deze wet klopt."
            )
            rij.kijk_na(Reden.NIET_VAN_DEZE_WET, zin, titel("regime"))
        rij.dagen["vaststelling_pip"] = rij.route = None
    else:
        _leerroute(rij, titel)


def _kennisgeving(rij: Rij, titel: Titel) -> None:
    dag, kolom = rij.dagen["kennisgeving"], titel("kennisgeving")
    afgekeurd = any(b.kolom == kolom and b.ernst is Ernst.AFGEKEURD for b in rij.bevindingen)
    if dag is not None:
        if EERSTE_DAG <= dag < BEGIN_WI2021:
            zin = "De kennisgeving is van voor 2022. Kijk of niet de Wet inburgering 2013 geldt (artikel 54)."
            rij.kijk_na(Reden.MISSCHIEN_WI2013, zin, kolom)
    elif afgekeurd:
        pass  # said already
    elif rij.dagen["vaststelling_pip"] is None:
        zin = "Er staat geen kennisgeving en geen PIP: dan loopt er geen enkele termijn. Vul de dag in."
        rij.keur_af(Reden.KENNISGEVING_ONTBREEKT, zin, kolom)
    else:
        zin = "Er staat geen kennisgeving. Het PIP is er al, dus de drie jaar lopen wel. Vul aan."
        rij.kijk_na(Reden.KENNISGEVING_ONBEKEND, zin, kolom)


def _volgorde(rij: Rij, titel: Titel) -> None:
    kennisgeving, inschrijving, pip = (rij.dagen[veld] for veld in DAGEN)
    if pip is not None and kennisgeving is not None and pip < kennisgeving:
        zin = "Het PIP is van voor de kennisgeving. Dat kan als DUO laat was; kijk na."
        rij.kijk_na(Reden.PIP_VOOR_KENNISGEVING, zin, titel("vaststelling_pip"))
    if pip is not None and inschrijving is not None and pip < inschrijving:
        zin = "Het PIP is van voor de inschrijving in deze gemeente. Dat kan (azc, verhuizing); kijk na."
        rij.kijk_na(Reden.PIP_VOOR_INSCHRIJVING, zin, titel("vaststelling_pip"))


def _leerroute(rij: Rij, titel: Titel) -> None:
    pip, woord = rij.dagen["vaststelling_pip"], rij.tekst["leerroute"]
    if pip is not None and is_leeg(woord):
        zin = "Er is een PIP maar geen leerroute. Een PIP noemt altijd een leerroute (artikel 15). Vul aan."
        rij.kijk_na(Reden.PIP_ZONDER_LEERROUTE, zin, titel("leerroute"))
    if pip is None and rij.route is not None:
        zin = f"Er is een leerroute ({citaat(woord)}) maar geen PIP. De route geldt pas met een PIP; kijk na."
        rij.kijk_na(Reden.LEERROUTE_ZONDER_PIP, zin, titel("leerroute"))
        rij.route = None


def _inschrijving(rij: Rij, kolom: str, lege_inschrijving: LegeInschrijving) -> None:
    """Someone housed as a permit holder: without a day of registration the ten weeks are uncertain."""
    bekend = rij.dagen["inschrijving_brp"] is not None or rij.dagen["vaststelling_pip"] is not None
    if bekend or rij.groep not in GEHUISVEST:
        return
    if lege_inschrijving is LegeInschrijving.NOG_NIET:
        rij.nog_niet_ingeschreven = True
        return
    zin = (
        "De inschrijving is onbekend. De tien weken voor het PIP tellen nu vanaf de kennisgeving. Woont deze "
        'persoon nog niet in de gemeente? Zet dan lege_inschrijving = "nog_niet" in de koppeling.'
    )
    rij.kijk_na(Reden.INSCHRIJVING_ONBEKEND, zin, kolom)
