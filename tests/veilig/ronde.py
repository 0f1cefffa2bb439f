"""One round: a fresh Proefstad, guests of every role, first a time of looking only, then of sending."""

import logging
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from itertools import cycle
from random import Random

from fastapi import FastAPI
from httpx2 import Response
from starlette.testclient import TestClient

from inburgering.db import herbouw
from inburgering.web import aanmelden, agenda, partner, toegang
from inburgering.web.app import maak_app
from inburgering.web.maat import Maat
from inburgering.web.rem import Rem
from tests.veilig import foto
from tests.veilig.gast import Gast
from tests.veilig.kijker import Logvanger, gebreken
from tests.veilig.stad import ROLLEN, Vesting, versterk
from tests.web.stad import Stad

ADRES = "http://127.0.0.1"
GESLOTEN = ("/afmelden",)
"""Sent by a test of its own: it ends the visit."""


class Ruim(Maat):
    """Counts nothing: the brake has tests of its own, and here it would hide what lies behind it."""

    def mag(self, soort: object, wie: str) -> bool:
        return True

    def over(self, soort: object, wie: str) -> int:
        return 1


@dataclass
class Verslag:
    """How much was asked, how it ended, and what was wrong: each with what was sent."""

    zaad: int
    gevraagd: int = 0
    statussen: dict[int, int] = field(default_factory=dict)
    routes: set[str] = field(default_factory=set)
    fouten: list[str] = field(default_factory=list)


class Ronde:
    """The guests in their city; `zaad` decides everything they do."""

    def __init__(self, stad: Stad, zaad: int) -> None:
        self.stad, self.toeval, self.verslag = stad, Random(zaad), Verslag(zaad)
        self.vesting: Vesting = versterk(stad)
        self.app: FastAPI = maak_app(stad.db)
        self.app.state.maat = Ruim()

    def loop(self, aantal: int) -> Verslag:
        """Ask so many times, half looking and half sending, and judge everything."""
        log, hoofd = Logvanger(), logging.getLogger()
        hoofd.addHandler(log)
        try:
            with ExitStack() as stapel:
                gasten = [self._gast(rol, stapel) for rol in (*ROLLEN, "niemand")]
                voor = foto.neem(self.stad.db)
                self._vraag(gasten, "GET", aantal // 2)
                self.verslag.fouten += foto.verschil(voor, foto.neem(self.stad.db))
                self._vraag(gasten, "POST", aantal - aantal // 2)
        finally:
            hoofd.removeHandler(log)
        self.verslag.fouten += log.gebreken(self.vesting.geheim_voor("niemand"))
        self.verslag.fouten += herbouw.controleer_ketens(self.stad.db).verschillen
        self.verslag.fouten += herbouw.controleer(self.stad.db).verschillen
        return self.verslag

    def _gast(self, rol: str, stapel: ExitStack) -> Gast:
        klant = stapel.enter_context(
            TestClient(self.app, base_url=ADRES, headers={"Origin": ADRES}, follow_redirects=False)
        )
        gast = Gast(rol, klant, self.toeval, self.vesting)
        self._meld_aan(gast)
        return gast

    def _meld_aan(self, gast: Gast) -> None:
        gast.klant.cookies.clear()
        for pad in ("/aanmelden", "/toegankelijkheid"):
            bladzijde = gast.klant.get(pad).text
            gast.csrf = bladzijde.partition('name="csrf" value="')[2].partition('"')[0]
            if pad == "/aanmelden" and gast.rol in ROLLEN:
                wie = str(self.stad.mensen[ROLLEN[gast.rol]])
                gast.klant.post(pad, data={"csrf": gast.csrf, "gebruiker": wie})

    def _vraag(self, gasten: Sequence[Gast], methode: str, aantal: int) -> None:
        routes = self._routes(methode)
        for nr, (pad, rollen) in zip(range(aantal), routes, strict=False):
            mogen = [g for g in gasten if g.rol in rollen or (g.rol == "elders" and "consulent" in rollen)]
            gast = self.toeval.choice(mogen if mogen and self.toeval.random() < 0.8 else gasten)
            self._laat_los(nr)
            self._een(gast, methode, pad)

    def _een(self, gast: Gast, methode: str, route: str) -> None:
        pad = self._kies(gast, methode, route)
        self.verslag.gevraagd += 1
        self.verslag.routes.add(f"{methode} {route}")
        wat = f"[{self.verslag.zaad}#{self.verslag.gevraagd}] {gast.rol} {methode} {pad[:200]}"
        try:
            antwoord = gast.kijk(pad) if methode == "GET" else gast.stuur(pad)
        except Exception as fout:  # noqa: BLE001 - a fault of ours is what this looks for
            self.verslag.fouten.append(f"{wat}: {_plek(fout)}")
            return
        self._weeg(wat, gast, antwoord)

    def _weeg(self, wat: str, gast: Gast, antwoord: Response) -> None:
        telling = self.verslag.statussen
        telling[antwoord.status_code] = telling.get(antwoord.status_code, 0) + 1
        geheim = self.vesting.geheim_voor(gast.rol, bsn=antwoord.request.url.path.endswith("/bsn"))
        self.verslag.fouten += [f"{wat}: {gebrek}" for gebrek in gebreken(antwoord, geheim)]
        vraag = antwoord.request
        wisselt = vraag.method == "POST" and vraag.url.path.startswith(("/aanmelden", "/wachtwoord"))
        if wisselt or antwoord.headers.get("location", "").startswith("/aanmelden") or _verlopen(antwoord):
            self._meld_aan(gast)

    def _kies(self, gast: Gast, methode: str, route: str) -> str:
        """Mostly something the pages offered, else the route with parts filled in."""
        if methode == "GET" and gast.links and self.toeval.random() < 0.3:
            return self.toeval.choice(gast.links)
        bekend = [pad for wijze, pad in gast.formulieren if wijze == methode.lower()]
        if bekend and self.toeval.random() < 0.4:
            return self.toeval.choice(bekend)
        past = [pad for pad in bekend if _past(route, pad)]
        if past and self.toeval.random() < 0.6:
            return self.toeval.choice(past)
        return gast.vul(route)

    def _routes(self, methode: str) -> Iterator[tuple[str, frozenset[str]]]:
        """Every route of this method again and again, each time in another order."""
        alle = [
            (str(getattr(route, "path", "")), _rollen(getattr(route, "dependant", None)))
            for route in toegang.routes(self.app)
            if methode in (getattr(route, "methods", None) or ())
        ]
        alle = [(pad, rollen) for pad, rollen in alle if not pad.endswith(GESLOTEN)]
        for _ in cycle([None]):
            yield from self.toeval.sample(alle, len(alle))

    def _laat_los(self, nr: int) -> None:
        if nr % 5 == 0:
            for module in (aanmelden, agenda, partner):
                module._rem = Rem()  # type: ignore[attr-defined]


def _rollen(vraag: object) -> frozenset[str]:
    aanroep = getattr(vraag, "call", None)
    if isinstance(aanroep, toegang.Regel):
        return frozenset(rol.value for rol in aanroep.rollen)
    gevonden = (_rollen(deel) for deel in getattr(vraag, "dependencies", ()))
    return next((rollen for rollen in gevonden if rollen), frozenset())


def _verlopen(antwoord: Response) -> bool:
    return antwoord.status_code == 403 and "verlopen" in antwoord.text


def _past(route: str, pad: str) -> bool:
    delen, echte = route.split("/"), pad.split("/")
    return len(delen) == len(echte) and all(
        d == e or d.startswith("{") for d, e in zip(delen, echte, strict=True)
    )


def _plek(fout: BaseException) -> str:
    """The kind of a fault and where in our code it came up."""
    plek, spoor = "", fout.__traceback__
    while spoor is not None:
        bestand = spoor.tb_frame.f_code.co_filename
        if "site-packages" not in bestand and "/tests/" not in bestand:
            plek = f"{bestand.rpartition('/')[2]}:{spoor.tb_lineno}"
        spoor = spoor.tb_next
    return f"{type(fout).__name__} {str(fout)[:100]!r} bij {plek}"
