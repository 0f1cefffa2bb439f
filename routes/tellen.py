"""Van feiten naar een telling: één ronde langs de feiten."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from inburgering.routes.boeken import Boeking, Grens, boek, ja
from inburgering.routes.telling import EXAMENS, Getelde, Telling
from inburgering.wet.begrippen import Regime
from inburgering.wet.gebeurtenissen import Gebeurtenis
from inburgering.wet.termijnregel import Feit

_STERKTE = {"": 0, "a2": 1, "behaald": 2, "b1": 3, "vrijgesteld": 4}
_TAAL = frozenset({"nt2", "alfabetisering"})
_UREN = (
    "nt2", "nt2_erkend", "alfabetisering", "knm", "cursus", "ander_onderwijs", "participatie", "pvt", "map",
    "niet_geteld",
)  # fmt: skip


class _Teller:
    """Houdt de stand bij terwijl de feiten langskomen."""

    def __init__(self, eerste_pip: date | None) -> None:
        self.eerste_pip = eerste_pip
        self.uren: dict[str, float] = defaultdict(float)
        self.themas: set[str] = set()
        self.activiteit = False
        self.afgeschaald: list[str] = []
        self.examens = dict.fromkeys(EXAMENS, "")
        self.vrij_van_participatie = False
        self.gesprekken = 0

    def tel(self, boeking: Boeking) -> None:
        """Tel op wat meetelt, en houd apart wat niet meetelt."""
        soort, telt = boeking.soort, boeking.telt
        self.uren[soort] += telt
        if telt != boeking.uren:
            self.uren["niet_geteld"] += boeking.uren - telt
        if boeking.erkend:
            self.uren["cursus"] += telt
            if soort in _TAAL:
                self.uren["nt2_erkend"] += telt

    def bij_pvt(self, feit: Feit, *, telt: bool) -> None:
        self.activiteit |= telt and ja(feit.waarden.get("activiteit"))

    def bij_map(self, feit: Feit, *, telt: bool) -> None:
        if telt:
            self.themas.update(str(thema) for thema in feit.waarden.get("themas") or ())

    def afschaling(self, feit: Feit) -> None:
        for onderdeel in _kale_namen(feit.waarden.get("onderdelen")):
            if onderdeel not in self.afgeschaald:
                self.afgeschaald.append(onderdeel)

    def examen(self, feit: Feit) -> None:
        soort = _soort(feit)
        niveau = str(feit.waarden.get("niveau") or "").lower()
        self._resultaat(soort, niveau if niveau in ("a2", "b1") and soort != "examen_knm" else "behaald")

    def vrijstelling(self, feit: Feit) -> None:
        self._resultaat(_soort(feit), "vrijgesteld")

    def _resultaat(self, soort: str, uitkomst: str) -> None:
        if soort in self.examens and _STERKTE[uitkomst] > _STERKTE[self.examens[soort]]:
            self.examens[soort] = uitkomst

    def besluit_duo(self, feit: Feit) -> None:
        """Een gedeeltelijke vrijstelling of ontheffing noemt onderdelen (Wet art. 5; Besluit art. 2.7)."""
        if not ja(feit.waarden.get("toegekend")):
            return
        for naam in _kale_namen(feit.waarden.get("onderdelen")):
            self._resultaat(f"examen_{naam}", "vrijgesteld")
            self.vrij_van_participatie |= naam == "participatie"

    def gesprek(self, feit: Feit) -> None:
        if self.eerste_pip is not None and feit.op >= self.eerste_pip:
            self.gesprekken += 1


_BIJ: Mapping[Gebeurtenis, Callable[[_Teller, Feit], None]] = {
    Gebeurtenis.AFSCHALING: _Teller.afschaling,
    Gebeurtenis.EXAMEN_BEHAALD: _Teller.examen,
    Gebeurtenis.VRIJSTELLING_EXAMEN: _Teller.vrijstelling,
    Gebeurtenis.BESLUIT_ONTHEFFING: _Teller.besluit_duo,
    Gebeurtenis.BESLUIT_VRIJSTELLING: _Teller.besluit_duo,
    Gebeurtenis.VOORTGANGSGESPREK: _Teller.gesprek,
}


def tel(feiten: Sequence[Feit], regime: Regime, op: date | None = None) -> Telling:
    """Tel wat meetelt. `op` is de dag waarop wordt geteld: welke tekst dan geldt; None is de huidige."""
    laatst, eerste_pip = dagen(feiten)
    teller, grens = _Teller(eerste_pip), Grens.bij(eerste_pip, regime, op)
    for feit in feiten:
        _neem(teller, feit, grens)
    pip, overgenomen = _vastgesteld_pip(feiten)
    uren: dict[str, Any] = {f"uren_{soort}": rond(teller.uren[soort]) for soort in _UREN}
    return Telling(
        eerste_pip=eerste_pip,
        **uren,
        pvt_activiteit=teller.activiteit,
        pvt_getekend=Gebeurtenis.ONDERTEKENING_PVT in laatst,
        map_themas=tuple(sorted(teller.themas)),
        map_eindgesprek=Gebeurtenis.EINDGESPREK_MAP in laatst,
        eindgesprek_leerroute=Gebeurtenis.EINDGESPREK_LEERROUTE in laatst,
        taalschakeltraject_behaald=Gebeurtenis.TAALSCHAKELTRAJECT_BEHAALD in laatst,
        vrij_van_participatie=teller.vrij_van_participatie,
        afgeschaald=tuple(teller.afgeschaald),
        examens=teller.examens,
        gesprekken=teller.gesprekken,
        pip=pip,
        pip_overgenomen=overgenomen,
        laatst=laatst,
    )


def _neem(teller: _Teller, feit: Feit, grens: Grens) -> None:
    telt = False
    for boeking in boek(feit, grens):
        teller.tel(boeking)
        telt |= boeking.telt_vanaf is not None
    if feit.gebeurtenis is Gebeurtenis.UREN_PVT:
        teller.bij_pvt(feit, telt=telt)
    elif feit.gebeurtenis is Gebeurtenis.UREN_MAP:
        teller.bij_map(feit, telt=telt)
    elif bij := _BIJ.get(feit.gebeurtenis):
        bij(teller, feit)


def dagen(feiten: Sequence[Feit]) -> tuple[dict[Gebeurtenis, tuple[date, int]], date | None]:
    """Per gebeurtenis wanneer zij het laatst plaatsvond, en de dagtekening van het eerste PIP."""
    laatst: dict[Gebeurtenis, tuple[date, int]] = {}
    eerste_pip: date | None = None
    for feit in feiten:
        plaats = (feit.op, feit.volgnr)
        if (oud := laatst.get(feit.gebeurtenis)) is None or plaats > oud:
            laatst[feit.gebeurtenis] = plaats
        if feit.gebeurtenis is Gebeurtenis.VASTSTELLING_PIP and (eerste_pip is None or feit.op < eerste_pip):
            eerste_pip = feit.op
    return laatst, eerste_pip


def _vastgesteld_pip(feiten: Sequence[Feit]) -> tuple[Mapping[str, Any], bool]:
    """De inhoud van het laatst vastgestelde PIP, en of het is overgenomen uit een ander systeem.

    De inhoud is wat daarvóór het laatst is opgesteld. Een overname noemt het bestand en de rij.
    """
    vastgesteld = [f for f in feiten if f.gebeurtenis is Gebeurtenis.VASTSTELLING_PIP]
    if not vastgesteld:
        return {}, False
    laatste = max(vastgesteld, key=lambda f: f.volgnr)
    concepten = [
        f for f in feiten if f.gebeurtenis is Gebeurtenis.OPSTELLING_PIP and f.volgnr < laatste.volgnr
    ]
    inhoud = max(concepten, key=lambda f: f.volgnr).waarden if concepten else {}
    return inhoud, "rij" in laatste.waarden


def _soort(feit: Feit) -> str:
    return (feit.onderdeel or "").split("/")[0]


def _kale_namen(namen: Any) -> list[str]:
    """De onderdelen zonder 'examen_' ervoor."""
    return [str(naam).removeprefix("examen_") for naam in namen or ()]


def rond(uren: float) -> Getelde:
    """Een heel aantal als het heel is, anders op twee decimalen."""
    afgerond = round(uren, 2)
    return int(afgerond) if afgerond == int(afgerond) else afgerond
