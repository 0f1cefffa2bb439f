"""One row of a caseload, read: what it says about one person, and what is to be said about it."""

import hashlib
import json
import unicodedata
from dataclasses import dataclass, field
from datetime import date

from inburgering.invoer.importeer_bevinding import Bevinding, Ernst, Reden
from inburgering.invoer.importeer_lezen import Bronrij
from inburgering.wet.begrippen import Groep, Regime, Route

DAGEN = ("kennisgeving", "inschrijving_brp", "vaststelling_pip")
WOORDEN = ("groep", "leerroute", "consulent", "klantnummer", "opmerking")


@dataclass
class Rij:
    """One row, read. Without a finding that refuses or skips it, it can become a traject."""

    bron: Bronrij
    bsn: str | None = None
    naam: str = ""
    geboren: date | None = None
    groep: Groep | None = None
    route: Route | None = None
    regime: Regime = Regime.WI2021
    dagen: dict[str, date | None] = field(default_factory=dict)
    nog_niet_ingeschreven: bool = False
    consulent: int | None = None
    tekst: dict[str, str] = field(default_factory=dict)
    bevindingen: list[Bevinding] = field(default_factory=list)

    @property
    def goed(self) -> bool:
        return all(b.ernst is Ernst.KIJK_NA for b in self.bevindingen)

    def heeft(self, reden: Reden) -> bool:
        return any(b.reden is reden for b in self.bevindingen)

    def meld(self, ernst: Ernst, reden: Reden, zin: str, kolom: str = "") -> None:
        self.bevindingen.append(Bevinding(self.bron.nummer, kolom, ernst, reden, zin))

    def keur_af(self, reden: Reden, zin: str, kolom: str = "") -> None:
        self.meld(Ernst.AFGEKEURD, reden, zin, kolom)

    def kijk_na(self, reden: Reden, zin: str, kolom: str = "") -> None:
        self.meld(Ernst.KIJK_NA, reden, zin, kolom)

    @property
    def vinger(self) -> str:
        """The identity of what the row says, whatever the column order, encoding or way to write a day.

        The BSN is not in it, so that nothing in the log can be turned back into one.
        """
        inhoud = [
            unicodedata.normalize("NFC", self.naam).casefold(),
            str(self.geboren),
            *(str(self.dagen.get(veld)) for veld in DAGEN),
            *(" ".join(self.tekst.get(veld, "").split()) for veld in WOORDEN),
        ]
        if self.regime is not Regime.WI2021:
            inhoud.append(self.regime.value)
        return hashlib.sha256(json.dumps(inhoud).encode()).hexdigest()[:32]
