"""A person at a browser: what they read, press and fill in, in their own words."""

import re
from collections.abc import Mapping

from playwright.sync_api import Locator, Page, expect

from tests.browser.formulier import knop, vul
from tests.browser.keuring import Keuring


class Mens:
    """Someone with a browser of their own; each page they look at is examined too."""

    def __init__(self, blad: Page, keuring: Keuring) -> None:
        self.blad = blad
        self.keuring = keuring

    @property
    def inhoud(self) -> Locator:
        return self.blad.get_by_role("main")

    def aanmelden(self, naam: str) -> None:
        """Choose who you are, as in a demo."""
        self.blad.goto("/")
        self.blad.get_by_role("button", name=re.compile(f"^{naam}")).click()

    def bekijk(self, naam: str) -> None:
        """Look well at the page that is open."""
        self.keuring.keur(self.blad, naam)

    def lees(self, *zinnen: str) -> None:
        """These words stand on the page."""
        for zin in zinnen:
            expect(self.inhoud).to_contain_text(zin)

    def kop(self, naam: str) -> None:
        """The page is called this."""
        expect(self.blad.get_by_role("heading", level=1)).to_have_text(naam)

    def volg(self, naam: str | re.Pattern[str]) -> None:
        """Follow the link with this name."""
        self.blad.get_by_role("link", name=naam).first.click()

    def haal(self, naam: str) -> bytes:
        """What a link gives to who signed in here, as a download would."""
        adres = self.blad.get_by_role("link", name=naam).get_attribute("href")
        return self.blad.request.get(str(adres)).body()

    def begin(self, stap: str) -> None:
        """On the page of a traject: begin this step, unfolding what is folded away."""
        regel = self.inhoud.locator(".acties > li").filter(
            has=self.blad.locator("strong").get_by_text(stap, exact=True)
        )
        expect(regel).to_be_attached()  # the page may still be on its way
        if not regel.is_visible():
            regel.locator("xpath=ancestor::details/summary").click()
        hier = self.blad.url
        regel.get_by_role("link").click()
        self.blad.wait_for_url(lambda adres: adres != hier)  # else what follows looks at the page we leave

    def vul(self, antwoorden: Mapping[str, str]) -> None:
        """Answer the questions of the form."""
        vul(self.inhoud, antwoorden)

    def druk(self, naam: str) -> None:
        """Press a button."""
        knop(self.inhoud, naam)

    def leg_vast(self, stap: str, antwoorden: Mapping[str, str]) -> None:
        """Begin a step, look at its form, fill it in and record it."""
        self.begin(stap)
        self.bekijk(stap)
        self.vul(antwoorden)
        self.druk("Vastleggen")
        self.lees(f"Vastgelegd: {stap}.")

    def kaart(self, kop: str) -> Locator:
        """The part of the page under this heading."""
        return self.inhoud.locator("section").filter(
            has=self.blad.get_by_role("heading", name=kop, exact=True)
        )
