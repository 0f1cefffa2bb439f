"""Zoekt feiten waarbij een voorwaarde het gewenste antwoord geeft.

Een gissing geeft pas een waarde als een voorwaarde ernaar vraagt, en onthoudt die vraag. Daarna wordt alleen
wat gevraagd is anders ingevuld, te beginnen met wat het laatst is gevraagd. Zo komt elke combinatie aan de
beurt die voor de voorwaarde verschil kan maken, en geen andere.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar
from zlib import crc32

Pad = tuple[str, ...]
Kandidaten = Callable[[Pad], Sequence[Any]]
Gevonden = TypeVar("Gevonden")
OP_VOLGORDE, WILLEKEURIG = 400, 4000
"""Zoveel combinaties worden hoogstens op volgorde geprobeerd, en daarna door elkaar."""


@dataclass(frozen=True)
class Merk:
    """Een antwoord dat geen waarde is."""

    naam: str


AFWEZIG = Merk("afwezig")
DIEPER = Merk("dieper")
"""Het antwoord is zelf een verzameling feiten, die ook pas bij navraag wordt ingevuld."""


@dataclass
class Boom:
    """Wat er tot nu toe is gevraagd, in volgorde, met de mogelijke antwoorden en het antwoord van nu."""

    kandidaten: Kandidaten
    toon: Callable[[Any], Any] = lambda antwoord: antwoord
    vragen: list[Pad] = field(default_factory=list)
    mogelijk: dict[Pad, Sequence[Any]] = field(default_factory=dict)
    nu: dict[Pad, int] = field(default_factory=dict)
    worp: int | None = None

    def antwoord(self, pad: Pad) -> Any:
        """Het antwoord van nu; bij een nieuwe vraag het eerste dat kan."""
        if pad not in self.nu:
            self.mogelijk[pad] = mogelijk = self.kandidaten(pad)
            self.nu[pad] = 0 if self.worp is None else crc32(f"{self.worp} {pad}".encode()) % len(mogelijk)
            self.vragen.append(pad)
        return self.mogelijk[pad][self.nu[pad]]

    def schud(self, worp: int) -> None:
        """Begin opnieuw, met bij elke vraag een antwoord dat van deze worp afhangt."""
        self.worp = worp
        self.vragen.clear()
        self.nu.clear()

    def volgende(self) -> bool:
        """Vul de laatste vraag anders in; False als alles aan de beurt is geweest."""
        while self.vragen:
            pad = self.vragen[-1]
            self.nu[pad] += 1
            if self.nu[pad] < len(self.mogelijk[pad]):
                return True
            self.vragen.pop()
            del self.nu[pad]
        return False

    def ingevuld(self, *hoofd: str) -> dict[str, Any]:
        """Wat er onder dit hoofd is gevraagd en geantwoord, zonder wat ontbreekt."""
        diep = len(hoofd) + 1
        return {
            pad[-1]: antwoord
            for pad in self.vragen
            if len(pad) == diep and pad[:-1] == hoofd and not isinstance(antwoord := self.antwoord(pad), Merk)
        }

    def onder(self, hoofd: str) -> dict[str, dict[str, Any]]:
        """Elke verzameling onder dit hoofd waarnaar is gevraagd, met wat erin is ingevuld."""
        namen = [pad[1] for pad in self.vragen if len(pad) == 2 and pad[0] == hoofd]
        return {naam: self.ingevuld(hoofd, naam) for naam in namen if self.antwoord((hoofd, naam)) is DIEPER}


class Gissing(Mapping[str, Any]):
    """Feiten die pas bij navraag worden ingevuld. `namen` zijn de sleutels als iemand ze alle wil zien."""

    def __init__(self, boom: Boom, pad: Pad = ()) -> None:
        self.boom, self.pad = boom, pad

    def __getitem__(self, naam: str) -> Any:
        pad = (*self.pad, str(naam))
        antwoord = self.boom.antwoord(pad)
        if antwoord is AFWEZIG:
            raise KeyError(naam)
        return Gissing(self.boom, pad) if antwoord is DIEPER else self.boom.toon(antwoord)

    def __iter__(self) -> Iterator[str]:
        return iter(self.boom.antwoord((*self.pad, "*")))

    def __len__(self) -> int:
        return len(self.boom.antwoord((*self.pad, "*")))

    def __bool__(self) -> bool:
        return True


def zoek(boom: Boom, proef: Callable[[Gissing], Gevonden | None]) -> Gevonden | None:
    """Het eerste dat `proef` vindt; None als geen enkele combinatie iets geeft.

    Zijn er te veel combinaties om op volgorde langs te gaan, dan komen zij door elkaar aan de beurt; elke
    keer dat het bewijs wordt gemaakt in dezelfde volgorde.
    """
    for _ in range(OP_VOLGORDE):
        if (gevonden := proef(Gissing(boom))) is not None:
            return gevonden
        if not boom.volgende():
            return None
    for poging in range(WILLEKEURIG):
        boom.schud(poging)
        if (gevonden := proef(Gissing(boom))) is not None:
            return gevonden
    return None
