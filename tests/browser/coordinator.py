"""What Nadia, a coordinator, does on the walk: see what is late, close the escalation, hand over."""

from tests.browser.consulent import NAAM
from tests.browser.mens import Mens

COLLEGA = "Mounir el Idrissi"
STAP = "Terugmelding beoordelen"


def zie_bord(nadia: Mens) -> None:
    """The board counts the step; the number leads to the list behind it."""
    nadia.aanmelden("Nadia Amrani")
    nadia.kop("Verlopen stappen")
    nadia.lees(STAP, "Karin Visser", "14 dagen te laat")
    nadia.bekijk("bord")
    nadia.kaart("Waar liggen ze?").get_by_role("link", name=f"1: {STAP}, Karin Visser").click()
    nadia.lees("1 stap.", NAAM, "11 januari 2027")
    nadia.bekijk("lijst achter een getal")


def handel_af(nadia: Mens) -> None:
    """Close the escalation with a reason."""
    nadia.blad.get_by_role("navigation", name="Hoofdmenu").get_by_role("link", name="Signalen").click()
    nadia.lees("1 open", f"{STAP}: te laat. De coördinator moet hiernaar kijken.")
    nadia.bekijk("signalen")
    nadia.blad.get_by_role("link", name="Afhandelen").click()
    nadia.bekijk("signaal afhandelen")
    nadia.druk("Vastleggen")
    nadia.vul({"Wat is er gedaan?": "Karin is ziek. Mounir neemt het over."})
    nadia.druk("Vastleggen")
    nadia.lees("Vastgelegd: Signaal afhandelen.")


def wijs_toe(nadia: Mens) -> None:
    """Hand the traject to a colleague, from the board; first see what changes."""
    nadia.blad.goto("/coordinator")
    nadia.volg("Alle verlopen stappen (1)")
    nadia.inhoud.get_by_label(f"Kies {NAAM}").check()
    nadia.vul({"Toewijzen aan": COLLEGA, "Reden": "Ziekte"})
    nadia.druk("Bekijk wat er verandert")
    nadia.lees("1 traject gaat naar", COLLEGA, "van Karin Visser", "Reden: Ziekte")
    nadia.bekijk("toewijzen bekeken")
    nadia.druk("Toewijzen")
    nadia.lees("1 traject", COLLEGA)


def zie_bij_collega(mounir: Mens) -> None:
    """The colleague finds the traject in his caseload."""
    mounir.aanmelden(COLLEGA)
    mounir.kop("Mijn dag")
    mounir.volg("Mijn caseload")
    mounir.kop("Mijn caseload")
    mounir.lees("U begeleidt 1 traject.", NAAM, STAP)
