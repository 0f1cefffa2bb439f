"""Someone at work in a browser without JavaScript, over real HTTP, who keeps trying and remembers."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field

import httpx2 as httpx

from tests.web.opmaak import formulier

NOTITIE = "notitie"
WEG = (httpx.TransportError,)
EERDER = "Iemand anders heeft dit traject intussen gewijzigd"
NIET_GETYPT = {"verwacht", "stap"}  # what the page has seen, and the button
GEDULD = 180.0  # seconds that a person keeps trying
OPNIEUW = {500, 502, 503}


def na(seconden: float) -> Callable[[], bool]:
    """Whether so many seconds have passed since now."""
    einde = time.monotonic() + seconden
    return lambda: time.monotonic() > einde


class GeefOp(Exception):
    """The time is over; what was asked last may have been recorded or not."""


@dataclass
class Vastgelegd:
    """What the pages said was recorded: in which case, under which key, with which text."""

    nummer: str
    sleutel: str
    tekst: str
    keren: int
    soort: str = NOTITIE


@dataclass
class Mens:
    """One person: signs in, opens a form, types, sends, and sends again until the pages say how it went."""

    adres: str
    gebruiker: int
    genoeg: Callable[[], bool] = field(default_factory=lambda: na(GEDULD))
    bevestigd: list[Vastgelegd] = field(default_factory=list)
    te_laat: list[str] = field(default_factory=list)
    geweigerd: list[str] = field(default_factory=list)
    vreemd: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.klant = httpx.Client(base_url=self.adres, headers={"Origin": self.adres}, timeout=60)

    def vraag(self, wijze: str, pad: str, velden: dict[str, str] | None = None) -> tuple[httpx.Response, int]:
        """Ask until there is an answer that is not a fault; gives it, and how often was asked."""
        keren = 0
        while True:
            keren += 1
            try:
                gekregen = self.klant.request(wijze, pad, data=velden)
                if gekregen.status_code not in OPNIEUW:
                    return gekregen, keren
            except WEG:
                pass
            if self.genoeg():
                raise GeefOp(pad)
            time.sleep(0.1)

    def meld_aan(self) -> None:
        """Choose oneself from the list of a demo map."""
        blad, _ = self.vraag("GET", "/aanmelden")
        velden = formulier(blad.text, "/aanmelden") | {"gebruiker": str(self.gebruiker)}
        gekregen, _ = self.vraag("POST", "/aanmelden", velden)
        if gekregen.status_code != 303:
            self.vreemd.append(f"aanmelden: {gekregen.status_code}")

    def open(self, pad: str) -> dict[str, str]:
        """The fields of a form as they stand; whoever was signed out meanwhile signs in again."""
        for _ in range(5):
            blad, _ = self.vraag("GET", pad)
            if blad.status_code == 200:
                return formulier(blad.text, pad)
            self.meld_aan()
        self.vreemd.append(f"{pad}: {blad.status_code}")
        raise GeefOp(pad)

    def noteer(self, nummer: str, tekst: str, onderdeel: str = "traject/1") -> None:
        """Write a note in a case, and when someone was earlier look at what changed and send it again."""
        pad = f"/trajecten/{nummer}/{onderdeel}/{NOTITIE}"
        self.verstuur(nummer, pad, self.open(pad) | {"tekst": tekst})

    def verstuur(self, nummer: str, pad: str, velden: dict[str, str]) -> bool:
        """Send what was typed until it is recorded, or refused for what it says."""
        velden = dict(velden)
        while True:
            gekregen, keren = self.vraag("POST", pad, velden)
            if gekregen.status_code == 303 and "/aanmelden" not in gekregen.headers["location"]:
                tekst, soort = velden.get("tekst", ""), pad.rpartition("/")[2]
                self.bevestigd.append(Vastgelegd(nummer, velden["sleutel"], tekst, keren, soort))
                return True
            if gekregen.status_code == 409 and EERDER in gekregen.text:
                velden = self._eerder(pad, velden, gekregen.text)
            elif gekregen.status_code in (409, 422):
                self.geweigerd.append(f"{pad}: {gekregen.status_code}")
                return False
            else:  # signed out meanwhile; what was typed is the person's own, and so is its key
                self.meld_aan()
                velden |= {"csrf": self.open(pad)["csrf"]}

    def _eerder(self, pad: str, velden: dict[str, str], blad: str) -> dict[str, str]:
        """Someone was earlier: the page must say so, say what changed, and hold what was typed."""
        terug = formulier(blad, pad)
        if "door Medewerker" not in blad and "door systeem" not in blad:
            self.vreemd.append("409 zonder te zeggen wat er is veranderd")
        anders = [naam for naam in velden if naam not in NIET_GETYPT and terug.get(naam) != velden[naam]]
        if anders:
            self.vreemd.append(f"409 zonder wat getypt was: {anders}")
        self.te_laat.append(velden["sleutel"])
        return terug
