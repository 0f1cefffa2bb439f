"""Fill in a form as a person does: by the words that stand beside the fields."""

import re
from collections.abc import Mapping

from playwright.sync_api import Locator, Page, expect


def vul(blad: Page | Locator, antwoorden: Mapping[str, str]) -> None:
    """Answer these questions: type text and days (as 2026-11-23), choose from a list or pick one."""
    for vraag, antwoord in antwoorden.items():
        _vul(blad, vraag, antwoord)


def _vul(blad: Page | Locator, vraag: str, antwoord: str) -> None:
    naam = re.compile(rf"^{re.escape(vraag)}( \(|$)")
    groep, veld = blad.get_by_role("group", name=naam), blad.get_by_label(naam)
    expect(groep.or_(veld).first).to_be_attached()  # the page may still be on its way
    if groep.count():
        groep.get_by_label(antwoord, exact=True).check()
        return
    if veld.evaluate("e => e.tagName") == "SELECT":
        veld.select_option(label=_keuze(veld, antwoord))
    else:
        veld.fill(antwoord)


def _keuze(veld: Locator, begin: str) -> str:
    """The choice of a list that is this, or the one that begins with these words."""
    keuzes = veld.locator("option").all_text_contents()
    if begin in keuzes:
        return begin
    (gevonden,) = [tekst for tekst in keuzes if tekst.startswith(begin)]
    return gevonden


def knop(blad: Page | Locator, naam: str) -> None:
    """Press this button."""
    blad.get_by_role("button", name=naam, exact=True).click()
