"""Every page there is, and its other states: axe finds nothing, nothing sticks out, Tab goes past all."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Page
from sqlalchemy.exc import OperationalError
from sqlmodel import select

from inburgering.db.basis import Database
from inburgering.db.tabellen import Gebruiker
from inburgering.web import zicht_bord
from inburgering.web.app import maak_app
from tests.browser.bladzijden import Bladzijde, alle, richt_in
from tests.browser.conftest import Open, Proefstad
from tests.browser.keuring import GRENZEN, HOOG, SMAL, SMALST, Keuring
from tests.browser.mens import Mens
from tests.browser.standen import MET_LANG, STANDEN, Stand, maak_lang, maak_leeg
from tests.browser.toetsen import loop_langs, sla_menu_over

pytestmark = pytest.mark.browser


@pytest.fixture
def mal(proefstad: Proefstad) -> Path:
    """Proefstad, with five cases."""
    return proefstad.map


@pytest.fixture
def keuring() -> Keuring:
    """All of axe on a phone too."""
    return Keuring(met_axe=True, grondig=True)


@pytest.fixture
def bladzijden(database: Database, zet_dag: object) -> list[Bladzijde]:
    """Every page, with who looks at it."""
    return list(alle(maak_app(database), richt_in(database)))


def _namen(b: Bladzijde | Stand) -> str:
    return b.wie


def _open(open_blad: Open, keuring: Keuring, wie: str) -> Page:
    mens = Mens(open_blad(), keuring)
    if wie:
        mens.aanmelden(wie)
    return mens.blad


class Ronde:
    """A walk past pages in which everyone keeps one browser."""

    def __init__(self, open_blad: Open, keuring: Keuring) -> None:
        self._open, self.keuring = open_blad, keuring
        self._bladen: dict[str, Page] = {}

    def blad(self, wie: str) -> Page:
        """The browser of this person, signed in."""
        if wie not in self._bladen:
            self._bladen[wie] = _open(self._open, self.keuring, wie)
        return self._bladen[wie]

    def bezoek(self, stand: Stand, naam: str, *, toetsen: bool = True) -> None:
        """Go there, look with axe and at three widths, and walk over it with the Tab key."""
        with self.keuring.mag(stand.status):
            self._bezoek(self.blad(stand.wie), stand, naam, toetsen=toetsen)

    def _bezoek(self, blad: Page, stand: Stand, naam: str, *, toetsen: bool) -> None:
        antwoord = blad.goto(stand.pad)
        if stand.knop:
            with blad.expect_response(lambda a: a.request.method == "POST") as gezien:
                blad.get_by_role("main").get_by_role("button", name=stand.knop, exact=True).click()
            antwoord = gezien.value
            blad.wait_for_load_state()
        if antwoord is None or antwoord.status != stand.status:
            self.keuring.gebreken.append(f"{naam}: {antwoord and antwoord.status} op {stand.pad}")
            return
        self.keuring.keur(blad, naam)
        if toetsen:
            gebreken = loop_langs(blad) + sla_menu_over(blad)
            self.keuring.gebreken += [f"{naam}: {gebrek}" for gebrek in gebreken]


def test_op_elke_bladzijde_is_niets_mis(
    open_blad: Open, keuring: Keuring, bladzijden: list[Bladzijde]
) -> None:
    """Each page opens, axe finds nothing at any width, and the Tab key goes past all of it in order."""
    assert len(bladzijden) > 55
    ronde = Ronde(open_blad, keuring)
    for b in sorted(bladzijden, key=_namen):
        ronde.bezoek(Stand(b.wie, b.pad), b.route)
    _zelfde_stijl(ronde.blad(""))
    assert "\n".join(keuring.gebreken) == ""


def _zelfde_stijl(blad: Page) -> None:
    """No style sheet tells 390 pixels from 320: so there axe looks for what depends on width alone."""
    gelden = []
    for breedte in (SMAL, SMALST):
        blad.set_viewport_size({"width": breedte, "height": HOOG})
        gelden.append(blad.evaluate(GRENZEN))
    assert gelden[0] == gelden[1]
    assert gelden[0]


def test_leeg_fout_kapot_en_te_lang(
    open_blad: Open, keuring: Keuring, proefstad: Proefstad, database: Database, zet_dag: object,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    """No rows, a form with faults, refused, not found, broken, away; 200 rows and names of 80 letters."""
    keuring.grondig = False  # the pages themselves were looked at thoroughly above
    richt_in(database)
    maak_leeg(database)
    with database.lezen() as s:
        sanne = s.exec(select(Gebruiker.id).where(Gebruiker.naam == "Sanne de Jong")).one()
    vulling = {**proefstad.nummers, "sanne": sanne}
    ronde = Ronde(open_blad, keuring)
    for stand in STANDEN:
        ronde.bezoek(replace(stand, pad=stand.pad.format(**vulling)), stand.pad, toetsen=False)
    for wie in {stand.wie for stand in MET_LANG}:
        ronde.blad(wie)
    maak_lang(database)
    for stand in MET_LANG:
        ronde.bezoek(replace(stand, pad=stand.pad.format(**vulling)), f"lang {stand.pad}", toetsen=False)
    for fout, status in ((RuntimeError("kapot"), 500), (OperationalError("", {}, Exception()), 503)):
        monkeypatch.setattr(zicht_bord, "namen", _stuk(fout))
        ronde.bezoek(Stand("Petra Berg", "/coordinator", status), f"storing {status}")
    assert "\n".join(keuring.gebreken) == ""


def _stuk(fout: Exception) -> Callable[..., None]:
    def stuk(*_: object) -> None:
        raise fout

    return stuk
