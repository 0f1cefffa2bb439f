"""Wat er bij elke registratie van uren geldt: voorbij, niet dubbel, en van na het PIP tenzij het anders mag.

Inspanningen van voor het PIP tellen niet mee, tenzij een bepaling dat zegt (Besluit inburgering 2021 art.
5.3, lid 5).
"""

from collections.abc import Mapping
from datetime import date
from typing import Any, ClassVar

from inburgering.statemachine.basis import Machine, als_dag, voorwaarde
from inburgering.wet.begrippen import Regime
from inburgering.wet.bronnen import BESLUIT


class Urenvoorwaarden(Machine):
    """De voorwaarden die lessen, PVT, MAP en meedoen delen."""

    urenwoord: ClassVar[str] = ""
    """De gebeurtenis waarmee deze machine uren vastlegt."""

    zelfde: ClassVar[tuple[str, ...]] = ("van", "tot")
    """De feiten die samen zeggen dat twee registraties dezelfde uren zijn."""

    def gegeven(self, veld: str) -> Any:
        """Eén feit van de gebeurtenis zelf; None als het niet is ingevuld of nog wordt gevraagd."""
        return (self.gegevens or {}).get(veld)

    def gegeven_dag(self, veld: str) -> date | None:
        """Een dag uit de feiten van de gebeurtenis zelf."""
        waarde = self.gegeven(veld)
        return None if waarde is None else als_dag(waarde)

    def stand(self, veld: str) -> Any:
        """Eén getal of antwoord uit de stand; None als die niet bekend is."""
        return (self.feiten.get("stand") or {}).get(veld)

    def voorheen(self, gebeurtenis: str) -> dict[str, Any]:
        """De vorige keer dat dit in dit onderdeel gebeurde, met haar dag `op`; leeg als dat er niet was."""
        return dict((self.feiten.get("voorheen") or {}).get(gebeurtenis) or {})

    @property
    def eerste_pip(self) -> date | None:
        """De dagtekening van het eerste PIP, onder de wet die ernaar telt."""
        anders = self.feiten.get("regime") not in (None, Regime.WI2021)
        dag = None if anders else self.stand("eerste_pip")
        return als_dag(dag) if dag else None

    @voorwaarde("De periode is nog niet voorbij. Leg uren vast op de laatste dag van de periode, of later.")
    def periode_voorbij(self) -> bool:
        """De periode eindigt niet na de dag van de registratie of na vandaag."""
        tot, dagen = self.gegeven_dag("tot"), (self.dag("op"), self.dag("vandaag"))
        return tot is None or all(dag is None or tot <= dag for dag in dagen)

    @voorwaarde("Deze uren staan er al. Verbeter de eerdere registratie als zij niet klopt.")
    def niet_dubbel(self) -> bool:
        """Geen eerdere registratie ging over precies dezelfde dagen op dezelfde plek."""
        eerdere = self.feiten.get("perioden") or [self.voorheen(self.urenwoord)]
        nu = self.gegevens
        return nu is None or not any(p and self._zelfde(p, nu) for p in eerdere)

    def _zelfde(self, eerdere: Mapping[str, Any], nu: Mapping[str, Any]) -> bool:
        return all(eerdere.get(veld) == nu.get(veld) for veld in self.zelfde)

    @voorwaarde(
        "Deze uren zijn van voor het PIP. Die tellen alleen in de gevallen die de wet noemt: geef aan of zij "
        "van tijdens de brede intake zijn, of kies een latere eerste dag.",
        BESLUIT.art("5.3", lid=5),
    )
    def van_na_het_pip(self) -> bool:
        """De uren zijn van na het eerste PIP, of zij tellen ook van ervoor."""
        van, pip = self.gegeven_dag("van"), self.eerste_pip
        return van is None or pip is None or van >= pip or self._telt_van_ervoor()

    @voorwaarde(
        "Deze uren zijn van na het PIP. Dan zijn zij niet van tijdens de brede intake. Splits de periode "
        "bij de dagtekening van het PIP.",
        BESLUIT.art("5.3", lid=5),
    )
    def intake_is_van_ervoor(self) -> bool:
        """Uren van tijdens de brede intake liggen niet na de dagtekening van het eerste PIP."""
        tot, pip = self.gegeven_dag("tot"), self.eerste_pip
        return not self.gegeven("tijdens_intake") or tot is None or pip is None or tot <= pip

    def _telt_van_ervoor(self) -> bool:
        return bool(self.gegeven("tijdens_intake") or self.gegeven("soort_onderwijs"))


UREN_KLOPPEN = ["periode_voorbij", "niet_dubbel", "van_na_het_pip", "intake_is_van_ervoor"]
