"""One guest of the pages: knows the routes and what the pages offer, and asks for it in every wrong way."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from random import Random
from urllib.parse import parse_qsl, quote, urlencode

from httpx2 import Response
from starlette.testclient import TestClient

from tests.veilig import kwaad
from tests.veilig.blad import Formulier, lees
from tests.veilig.stad import Vesting

WOORDEN = {
    "soort": ["csv", "xlsx", "ods", "pdf", "partner", "taak", "contract", "vraag", "aanneming"],
    "onderdeel": ["traject", "brede_intake", "pip", "leerroute", "overdracht", "handhaving"],
    "gebeurtenis": ["notitie", "contact", "vaststelling_pip", "wijziging_gegevens", "oproep_brede_intake"],
    "vorm": ["pdf", "tekst", "html", "a2", "docx", "txt"],
    "naam": ["oproep_brede_intake", "terugmelding-1.json", "taak_budgetbeheer"],
    "code": ["r1", "doorstroom", "a6", "x"],
    "taaknummer": ["HLM-2026-00123-T1"],
}  # fmt: skip
ALTIJD = (
    "blad",
    "zoek",
    "van",
    "tot",
    "dag",
    "naar",
    "sorteer",
    "toon",
    "jaar",
    "rij",
    "kolom",
    "tabel",
    "per",
    "voor",
)
"""What pages are asked without a form for it."""
KOPPEN = ("Referer", "User-Agent", "Accept-Language", "X-Forwarded-For", "traceparent", "HX-Request", "Range")


@dataclass
class Gast:
    """A client with a role, its chance, and what it saw."""

    rol: str
    klant: TestClient
    toeval: Random
    vesting: Vesting
    links: list[str] = field(default_factory=list)
    formulieren: dict[tuple[str, str], Formulier] = field(default_factory=dict)
    csrf: str = ""

    def vul(self, pad: str) -> str:
        """An address of a route: mostly something that exists, sometimes anything at all."""
        return re.sub(r"\{(\w+)[^}]*\}", lambda m: self._deel(str(m[1])), pad)

    def _deel(self, naam: str) -> str:
        lot = self.toeval.random()
        if lot < 0.3:
            return quote(kwaad.trek(self.toeval)[:2_000].encode(errors="replace"), safe="")
        if naam == "token" and lot < 0.8:
            return self.toeval.choice(list(self.vesting.links.values()))
        if naam == "nummer" and lot < 0.8:
            return self.toeval.choice([*self.vesting.nummers, self.vesting.elders])
        return self.toeval.choice([*WOORDEN.get(naam, []), "1", "2", "3"])

    def kijk(self, pad: str) -> Response:
        """Open an address, mostly with hostile answers to what it may be asked, and keep what it offers."""
        kaal, _, ruw = pad.partition("?")
        formulier = self.formulieren.get(("get", kaal)) or Formulier(kaal, "get")
        vraag = {**formulier.velden, **dict(parse_qsl(ruw, keep_blank_values=True))}
        if self.toeval.random() < 0.7:
            for naam in self._enkele([*vraag] or ALTIJD):
                vraag[naam] = kwaad.trek(self.toeval, formulier.soorten.get(naam, ""))[:4_000]
        adres = f"{kaal}?{urlencode(vraag, errors='replace')}" if vraag else kaal
        return self._onthoud(self.klant.get(adres, headers=self._koppen()))

    def stuur(self, pad: str) -> Response:
        """Send a form that a page offered for this address, or one made up, with hostile fields."""
        formulier = self.formulieren.get(("post", pad)) or Formulier(pad, "post")
        velden = {**formulier.velden, **{n: self.toeval.choice(k) for n, k in formulier.keuzes.items()}}
        for naam in self._enkele([*velden, "extra"]):
            velden[naam] = kwaad.trek(self.toeval, formulier.soorten.get(naam, ""))
        for naam in self._enkele(list(velden)) if self.toeval.random() < 0.3 else ():
            velden.pop(naam, None)
        if self.toeval.random() < 0.95:
            velden["csrf"] = self.csrf
        return self._onthoud(self._verzend(pad, velden))

    def _verzend(self, pad: str, velden: dict[str, str]) -> Response:
        lot = self.toeval.random()
        if lot < 0.05:
            vorm = {"Content-Type": self.toeval.choice(["application/x-www-form-urlencoded", "text/plain"])}
            return self.klant.post(pad, content=self.toeval.choice(kwaad.RAUW), headers=vorm)
        if lot < 0.15:
            bestand = (kwaad.trek(self.toeval)[:200], self.toeval.choice(kwaad.RAUW), "text/csv")
            rest = {naam: waarde for naam, waarde in velden.items() if naam != "bestand"}
            return self.klant.post(pad, data=rest, files={"bestand": bestand})
        lijst = list(velden.items())
        if lijst and lot < 0.25:
            lijst.append((self.toeval.choice(lijst)[0], kwaad.trek(self.toeval)))
        inhoud = urlencode(lijst, errors="replace").encode()
        soort = {"Content-Type": "application/x-www-form-urlencoded"}
        return self.klant.post(pad, content=inhoud, headers=soort | self._koppen())

    def _enkele(self, namen: Sequence[str]) -> list[str]:
        return self.toeval.sample(list(namen), min(len(namen), self.toeval.choice((1, 1, 2, 3))))

    def _koppen(self) -> dict[str, str]:
        if self.toeval.random() > 0.1:
            return {}
        ruw = kwaad.trek(self.toeval)[:500]
        schoon = re.sub(r"[^\x20-\x7e]", "?", ruw).strip()  # no client can send the rest
        return {self.toeval.choice(KOPPEN): schoon}

    def _onthoud(self, antwoord: Response) -> Response:
        if not antwoord.headers.get("content-type", "").startswith("text/html"):
            return antwoord
        blad = lees(antwoord.text)
        self.links += [link for link in sorted(blad.links) if link not in self.links][:20]
        for formulier in blad.formulieren:
            formulier.pad = formulier.pad or antwoord.request.url.path
            self.csrf = formulier.velden.get("csrf", self.csrf)
            self.formulieren[formulier.methode, formulier.pad.partition("?")[0]] = formulier
        return antwoord
