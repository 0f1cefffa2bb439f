"""Which norms the page can change: how each is called, how it is asked and how a value reads."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from inburgering.db.rapport_klein import NORM as KLEINE_AANTALLEN
from inburgering.db.rapportstand import NORM as RAPPORT_BEWAREN
from inburgering.db.zicht import KEUZES, ZICHT
from inburgering.invoer.gemeenten_model import MEEST_BEWAARD, MEEST_KLEIN, MINST_BEWAARD, MINST_KLEIN
from inburgering.web.formulier import JA_NEE, Keuze
from inburgering.wet.begrippen import Groep
from inburgering.wet.normen import NORMEN
from inburgering.wet.taal import hoofdletter

GETAL, JANEE, KEUZE = "getal", "janee", "keuze"


@dataclass(frozen=True)
class Normveld:
    """One norm as the page asks it."""

    naam: str
    label: str
    soort: str
    eenheid: str = ""
    keuzes: Sequence[Keuze] = ()
    minst: int = 1
    hoogstens: int = 0

    def lees(self, getypt: str) -> Any:
        """The value that was typed; None when it is none."""
        tekst = getypt.strip()
        if self.soort == GETAL:
            return int(tekst) if tekst.isascii() and tekst.isdigit() and len(tekst) < 6 else None
        gekozen = tekst if tekst in {waarde for waarde, _ in self.keuzes} else None
        return gekozen if gekozen is None or self.soort == KEUZE else gekozen == "ja"

    def als_tekst(self, waarde: Any) -> str:
        """A value in words: `7 dagen`, `ja`."""
        if isinstance(waarde, bool):
            return "ja" if waarde else "nee"
        return dict(self.keuzes).get(str(waarde), f"{waarde} {self.eenheid}".strip())


def _alles() -> dict[str, Normveld]:
    getallen = [
        Normveld(n.naam, hoofdletter(n.waarover), GETAL, n.eenheid.value, hoogstens=n.hoogstens)
        for n in NORMEN
    ]
    ja_nee = {
        **{f"handhaving_{g.value}": f"Of de gemeente handhaaft bij: {g.naam}" for g in Groep},
        "nazorg": "Of de gemeente nazorg geeft",
        "contract_nodig": "Of een taak naar een partner een contract vraagt",
        "capaciteit_harde_grens": "Of een vol contract een nieuwe taak tegenhoudt",
    }
    klein = "Onder welk aantal een cijfer over mensen niet wordt getoond"
    bewaard = "Hoeveel dagen een geteld rapport blijft staan; daarna wordt het zo nodig opnieuw geteld"
    velden = [
        *getallen,
        *(Normveld(naam, label, JANEE, keuzes=JA_NEE) for naam, label in ja_nee.items()),
        Normveld(KLEINE_AANTALLEN, klein, GETAL, minst=MINST_KLEIN, hoogstens=MEEST_KLEIN),
        Normveld(
            RAPPORT_BEWAREN, bewaard, GETAL, eenheid="dagen", minst=MINST_BEWAARD, hoogstens=MEEST_BEWAARD
        ),
        Normveld(ZICHT, "Van wie een consulent de trajecten ziet", KEUZE, keuzes=tuple(KEUZES.items())),
    ]
    return {veld.naam: veld for veld in velden}


NORMVELDEN: Mapping[str, Normveld] = _alles()
"""By name every norm that is one value; the others (ladders, doelgroepen) stand in the file only."""
