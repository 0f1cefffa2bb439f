"""What Bea, the administrator, does on her walk: a colleague, a norm, a letter, a partner, an absence."""

import re

from tests.browser.mens import Mens

COLLEGA, INLOGNAAM = "Hanna Vos", "hanna@proefstad.example"
PARTNER = "Taalhuis Noord"


def voeg_collega_toe(bea: Mens) -> str:
    """Add a consulent and make her link; gives the link by which she chooses a password."""
    bea.aanmelden("Bea Smit")
    bea.volg("Meer")
    bea.volg("Medewerkers")
    bea.bekijk("medewerkers")
    bea.volg("Nieuwe medewerker")
    bea.druk("Bewaren")
    bea.lees("Vul")
    bea.bekijk("medewerker met fouten")
    bea.vul({"Naam": COLLEGA, "Rol": "Consulent", "Team": "Noord", "E-mail": INLOGNAAM})
    bea.druk("Bewaren")
    bea.kop(COLLEGA)
    bea.lees("Toegevoegd", "Team: Noord")
    bea.druk("Maak een link")
    bea.bekijk("link voor een collega")
    return bea.inhoud.get_by_label("Link om een wachtwoord te kiezen").input_value()


def kies_wachtwoord(hanna: Mens, link: str, wachtwoord: str) -> None:
    """The colleague opens the link, chooses a password and signs in with it."""
    hanna.blad.goto(link)
    hanna.bekijk("wachtwoord kiezen")
    hanna.vul({"Wachtwoord": wachtwoord, "Nog een keer": wachtwoord})
    hanna.druk("Bewaar het wachtwoord")
    hanna.vul({"Inlognaam": INLOGNAAM, "Wachtwoord": wachtwoord})
    hanna.inhoud.get_by_role("button", name="Aanmelden", exact=True).click()
    hanna.kop("Mijn dag")


def verander_norm(bea: Mens) -> None:
    """A new value from a day, with the decision; what held before stays."""
    bea.blad.goto("/normen")
    bea.bekijk("normen")
    bea.volg("Binnen hoeveel weken na het PIP er een aanbod is")
    bea.vul({"Nieuwe waarde": "6", "Geldt vanaf": "2027-01-01", "Besluit van de gemeente": "Besluit 12"})
    bea.druk("Vastleggen")
    bea.lees("Vanaf 1 januari 2027", "6")
    bea.bekijk("norm")


def verander_brief(bea: Mens) -> None:
    """Look at the letter first, then take the text into use; the versions say why."""
    bea.blad.goto("/briefteksten")
    bea.volg(re.compile("^Uitnodiging"))
    bea.volg("Tekst veranderen")
    tekst = bea.inhoud.get_by_label("Tekst", exact=True)
    tekst.fill(f"{tekst.input_value().rstrip()}\n\nKomt u met de bus? Halte Raadhuis is voor de deur.")
    bea.vul({"In gebruik vanaf": "2026-11-24", "Waarom verandert u de tekst?": "Mensen vroegen naar de bus."})
    bea.druk("Bekijk de brief")
    bea.lees("Zo wordt de brief")
    bea.bekijk("brieftekst veranderen")
    bea.druk("In gebruik nemen")
    bea.lees("Versie 1", "Mensen vroegen naar de bus.")


def voeg_partner_toe(bea: Mens) -> None:
    """A partner, with a task and a contract; what must be filled in is said at once."""
    bea.blad.goto("/partners")
    bea.volg("Nieuwe partner")
    bea.vul({
        "Naam": PARTNER, "Hoe krijgt de partner zijn taken": "Alleen de partnerpagina",
        "Contactpersoon of afdeling": "Balie",
    })  # fmt: skip
    bea.druk("Partner toevoegen")
    bea.kop(PARTNER)
    bea.volg("Nieuwe taak")
    bea.vul({
        "Korte naam": "taalles_b1", "Naam van de taak": "Taalles B1", "Wat vraagt u de partner": "Geef les.",
        "Brief": "Taalles", "Dagen om te reageren": "7", "Dagen om klaar te zijn": "90",
        "Grondslag van de taak": "Besluit 12 van de gemeente",
    })  # fmt: skip
    bea.bekijk("nieuwe taak")
    bea.druk("Taak toevoegen")
    bea.lees("Taalles B1", "binnen 7 dagen")
    bea.volg("Nieuw contract")
    bea.vul({"Naam van het contract": "Taal 2027", "Geldt tot en met": "2027-12-31", "Aantal plaatsen": "20"})
    bea.druk("Contract toevoegen")
    bea.lees("Taal 2027", "23 november 2026 tot en met 31 december 2027", "20")
    bea.bekijk("partner")


def meld_afwezig(bea: Mens) -> None:
    """A consulent is away for a week and a colleague acts for her; a slip is said beside the field."""
    bea.blad.goto("/afwezigheid")
    bea.druk("Vastleggen")
    bea.bekijk("afwezigheid met fouten")
    bea.vul(
        {
            "Wie is er niet?": "Sanne de Jong (consulent)",
            "Laatste dag": "2026-11-27",
            "Wie neemt waar?": f"{COLLEGA} (consulent)",
        }
    )
    bea.druk("Vastleggen")
    bea.lees("De afwezigheid is vastgelegd.", "Sanne de Jong", "27 november 2026", COLLEGA)
    bea.bekijk("afwezigheid")


def zoek_wie_zag(bea: Mens, nummer: str, wie: str) -> None:
    """Who saw this case: the look is there; a number that nobody gave out is said as such."""
    bea.blad.goto("/inzien")
    bea.vul({"Trajectnummer": nummer})
    bea.druk("Zoek")
    bea.lees(wie, nummer)
    bea.bekijk("wie zag wat")
    bea.vul({"Trajectnummer": "PST-1999-00001"})
    bea.druk("Zoek")
    bea.lees("Er is geen traject met nummer PST-1999-00001.")


def zie_stromen(bea: Mens) -> None:
    """What the flows did, and what was changed today by whom."""
    bea.blad.goto("/toezicht")
    bea.kop("Toezicht")
    bea.lees(COLLEGA)
    bea.bekijk("toezicht")
