"""Van feiten naar een telling: één ronde langs de feiten."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from math import floor
from typing import Any

from dateutil.relativedelta import relativedelta

from inburgering.routes.getallen import ANDER_ONDERWIJS_JAREN
from inburgering.routes.telling import EXAMENS, Getelde, Telling
from inburgering.wet.begrippen import Regime
from inburgering.wet.gebeurtenissen import Gebeurtenis
from inburgering.wet.termijnregel import Feit

ANDER_ONDERWIJS_IN_DE_TEKST = date(2025, 9, 1)
"""Vanaf deze tekst staat art. 3.14 lid 9-10 in het Besluit; in die van 12 juni 2024 nog niet. De dag van
ingang daartussen is niet nagekeken."""

_STERKTE = {"": 0, "a2": 1, "behaald": 2, "b1": 3, "vrijgesteld": 4}


def getal(waarde: Any) -> Getelde:
    """Een aantal uit de feiten; wat ontbreekt of geen aantal is, is nul. Nooit onder nul."""
    if isinstance(waarde, bool) or not isinstance(waarde, int | float):
        return 0
    return max(waarde, 0)


def ja(waarde: Any) -> bool:
    """Of een antwoord ja is. Wat niet is ingevuld is geen ja."""
    return waarde is True or waarde == "ja"


def periode(feit: Feit) -> tuple[date, date]:
    """De eerste en de laatste dag waarover een feit gaat; zonder periode de dag zelf."""
    tot = _dag(feit.waarden.get("tot"), feit.op)
    return min(_dag(feit.waarden.get("van"), tot), tot), tot


def _dag(waarde: Any, anders: date) -> date:
    if isinstance(waarde, date):
        return waarde
    return date.fromisoformat(waarde) if waarde else anders


def deel_vanaf(feit: Feit, grens: date) -> float:
    """Welk deel van de periode op of na deze dag ligt: 0 tot en met 1."""
    van, tot = periode(feit)
    if van >= grens:
        return 1.0
    return 0.0 if tot < grens else ((tot - grens).days + 1) / ((tot - van).days + 1)


class _Teller:
    """Houdt de stand bij terwijl de feiten langskomen."""

    def __init__(self, eerste_pip: date | None, regime: Regime, op: date | None) -> None:
        self.eerste_pip = eerste_pip
        self.altijd = regime is not Regime.WI2021
        self.vroegste_ander = _vroegste_ander_onderwijs(eerste_pip, op)
        self.uren = dict.fromkeys(
            ("nt2", "nt2_erkend", "alfabetisering", "knm", "cursus", "ander_onderwijs", "participatie",
             "niet_geteld", "pvt", "map"),
            0.0,
        )  # fmt: skip
        self.themas: set[str] = set()
        self.activiteit = False
        self.afgeschaald: list[str] = []
        self.examens = dict.fromkeys(EXAMENS, "")
        self.vrij_van_participatie = False
        self.gesprekken = 0

    def deel(self, feit: Feit) -> float:
        """Welk deel van deze uren meetelt: na het PIP alles, ervoor alleen wat de gemeente aanwijst."""
        if self.altijd or ja(feit.waarden.get("tijdens_intake")):
            return 1.0
        return deel_vanaf(feit, self.eerste_pip) if self.eerste_pip else 0.0

    def tel(self, wat: str, uren: Any, deel: float) -> float:
        """Tel het deel van deze uren dat meetelt op bij een soort; geeft terug wat er bij kwam."""
        alle = getal(uren)
        mee = alle if deel == 1.0 else floor(alle * deel)
        self.uren[wat] += mee
        self.uren["niet_geteld"] += alle - mee
        return mee

    def les(self, feit: Feit) -> None:
        w = feit.waarden
        if w.get("soort_onderwijs") in ("vso", "praktijkonderwijs", "entree"):
            self._ander_onderwijs(feit)
            return
        deel = self.deel(feit)
        taal = self.tel("nt2", w.get("uren_nt2"), deel)
        taal += self.tel("alfabetisering", w.get("uren_alfabetisering"), deel)
        knm = self.tel("knm", w.get("uren_knm"), deel)
        if ja(w.get("erkende_school")):
            self.uren["nt2_erkend"] += taal
            self.uren["cursus"] += taal + knm

    def _ander_onderwijs(self, feit: Feit) -> None:
        w = feit.waarden
        alle = getal(w.get("uren_nt2")) + getal(w.get("uren_alfabetisering")) + getal(w.get("uren_knm"))
        deel = deel_vanaf(feit, self.vroegste_ander) if self.vroegste_ander else 0.0
        self.tel("ander_onderwijs", alle, deel)

    def participatie(self, feit: Feit) -> None:
        self.tel("participatie", feit.waarden.get("uren"), self.deel(feit))

    def pvt(self, feit: Feit) -> None:
        deel = self.deel(feit)
        self.tel("pvt", feit.waarden.get("uren"), deel)
        self.activiteit |= deel > 0 and ja(feit.waarden.get("activiteit"))

    def map(self, feit: Feit) -> None:
        deel = self.deel(feit)
        self.tel("map", feit.waarden.get("uren"), deel)
        if deel > 0:
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
    Gebeurtenis.UREN_LES: _Teller.les,
    Gebeurtenis.UREN_PARTICIPATIE: _Teller.participatie,
    Gebeurtenis.UREN_PVT: _Teller.pvt,
    Gebeurtenis.UREN_MAP: _Teller.map,
    Gebeurtenis.AFSCHALING: _Teller.afschaling,
    Gebeurtenis.EXAMEN_BEHAALD: _Teller.examen,
    Gebeurtenis.VRIJSTELLING_EXAMEN: _Teller.vrijstelling,
    Gebeurtenis.BESLUIT_ONTHEFFING: _Teller.besluit_duo,
    Gebeurtenis.BESLUIT_VRIJSTELLING: _Teller.besluit_duo,
    Gebeurtenis.VOORTGANGSGESPREK: _Teller.gesprek,
}


def tel(feiten: Sequence[Feit], regime: Regime, op: date | None = None) -> Telling:
    """Tel wat meetelt. `op` is de dag waarop wordt geteld: welke tekst dan geldt; None is de huidige."""
    laatst, eerste_pip = _dagen(feiten)
    teller = _Teller(eerste_pip, regime, op)
    for feit in feiten:
        if bij := _BIJ.get(feit.gebeurtenis):
            bij(teller, feit)
    uren: dict[str, Any] = {f"uren_{naam}": _rond(aantal) for naam, aantal in teller.uren.items()}
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
        pip=_vastgesteld_pip(feiten),
        laatst=laatst,
    )


def _dagen(feiten: Sequence[Feit]) -> tuple[dict[Gebeurtenis, date], date | None]:
    """Per gebeurtenis de laatste dag, en de dagtekening van het eerste PIP."""
    laatst: dict[Gebeurtenis, date] = {}
    eerste_pip: date | None = None
    for feit in feiten:
        if (oud := laatst.get(feit.gebeurtenis)) is None or feit.op > oud:
            laatst[feit.gebeurtenis] = feit.op
        if feit.gebeurtenis is Gebeurtenis.VASTSTELLING_PIP and (eerste_pip is None or feit.op < eerste_pip):
            eerste_pip = feit.op
    return laatst, eerste_pip


def _vastgesteld_pip(feiten: Sequence[Feit]) -> Mapping[str, Any]:
    """De inhoud van het laatst vastgestelde PIP: wat daarvóór het laatst is opgesteld."""
    laatste = max((f.volgnr for f in feiten if f.gebeurtenis is Gebeurtenis.VASTSTELLING_PIP), default=0)
    concepten = [f for f in feiten if f.gebeurtenis is Gebeurtenis.OPSTELLING_PIP and f.volgnr < laatste]
    return max(concepten, key=lambda f: f.volgnr).waarden if concepten else {}


def _vroegste_ander_onderwijs(eerste_pip: date | None, op: date | None) -> date | None:
    if eerste_pip is None or (op is not None and op < ANDER_ONDERWIJS_IN_DE_TEKST):
        return None
    return eerste_pip - relativedelta(years=ANDER_ONDERWIJS_JAREN.waarde)


def _soort(feit: Feit) -> str:
    return (feit.onderdeel or "").split("/")[0]


def _kale_namen(namen: Any) -> list[str]:
    """De onderdelen zonder 'examen_' ervoor."""
    return [str(naam).removeprefix("examen_") for naam in namen or ()]


def _rond(uren: float) -> Getelde:
    return int(uren) if uren == int(uren) else round(uren, 2)
