"""What Karin, a consulent, does on the walk: one function per step, with the days worked out by hand."""

from playwright.sync_api import expect

from tests.browser.mens import Mens
from tests.browser.post import Brief

NAAM = "Selam Tekle"
NIEUW = {
    "BSN": "999990019",
    "Naam": NAAM,
    "Geboortedatum": "1994-03-08",
    "Adres": "Voorbeeldstraat 12\n0000 AD  Hoofddorp",
    "Telefoon": "06 00 00 00 00",
    "Taal": "Tigrinya",
    "Tolk nodig": "Ja",
    "Groep": "Asielstatushouder met asielvergunning",
    "Dag van de kennisgeving, koppeling of aanmelding": "2026-11-16",
    "Nog niet ingeschreven in deze gemeente": "Nee",
    "Dag van inschrijving in de BRP van deze gemeente": "2026-11-18",
}

GESPREK = {
    "Opleiding en werk in het land van herkomst": "Middelbare school; vijf jaar kok.",
    "Persoonlijke omstandigheden besproken": "Ja",
    "Gezondheid besproken": "Ja",
    "Kind dat naar de voorschool kan": "Nee",
    "Niveau van het Nederlands": "Op weg naar A1",
    "Mogelijkheden voor werk": "Wil weer koken.",
    "Zelfredzaamheid": "Regelt het meeste zelf.",
    "Gewezen op een gesprek alleen": "Ja",
    "Verslag": "Een goed gesprek.",
}
PIP = {
    "Ondersteuning en begeleiding": "Elke maand een gesprek.",
    "Uren Module Arbeidsmarkt en Participatie": "40",
    "Uren les per week": "12",
    "Aantal voortgangsgesprekken": "6",
    "Afspraken over de voorschool nodig": "Nee",
    "Motivering": "Past bij de uitslag van de toets.",
}


def meld_aan(karin: Mens) -> None:
    """Choose a person; nothing is there yet."""
    karin.blad.goto("/")
    karin.kop("Aanmelden")
    karin.bekijk("aanmelden")
    karin.aanmelden("Karin Visser")
    karin.kop("Mijn dag")
    karin.lees("Er is deze week niets dat af moet.")
    karin.bekijk("lege dag")
    karin.volg("Mijn caseload")
    karin.kop("Mijn caseload")
    karin.lees("Er zijn nog geen trajecten.")
    karin.bekijk("lege caseload")


def voer_in(karin: Mens) -> None:
    """A mistyped BSN is refused in words and nothing typed is lost."""
    karin.volg("Nieuw traject")
    karin.bekijk("nieuw traject")
    karin.vul(NIEUW | {"BSN": "999990018"})
    karin.druk("Traject beginnen")
    karin.lees("Dit BSN klopt niet.")
    karin.bekijk("nieuw traject met fout")
    karin.vul({"BSN": NIEUW["BSN"]})
    karin.druk("Traject beginnen")
    karin.kop(NAAM)
    karin.lees("is begonnen", "Fase: Aanmelding")
    # tien weken na de inschrijving op 18 november: 27 januari, een woensdag
    expect(karin.kaart("Termijnen")).to_contain_text("27 januari 2027")
    karin.bekijk("traject aangemeld")


def roep_op(karin: Mens) -> None:
    """Invite for 1 December, after a look at the letter."""
    karin.begin("Oproepen voor de brede intake")
    karin.bekijk("oproep")
    karin.vul({"Dag van de afspraak": "2026-12-01", "Tijd": "09:30", "Uiterste dag": "2026-12-08"})
    karin.vul({"Plaats": "Raadhuis, kamer 2"})
    karin.druk("Eerst bekijken")
    karin.lees("dinsdag 1 december 2026", "Raadhuis, kamer 2")
    karin.bekijk("oproep bekeken")
    karin.druk("Vastleggen")
    karin.lees("Er staat een brief klaar.", "Fase: Brede intake")


def kwam_niet(karin: Mens) -> None:
    """The last day, 8 December, is over: a no-show, and a second call with a warning."""
    karin.blad.reload()
    verzuim = {"Wat gebeurde er": "Niet verschenen", "Toelichting": "Niet afgemeld."}
    karin.leg_vast("Niet verschenen of onvoldoende meegewerkt", verzuim)
    karin.bekijk("traject na verzuim")
    afspraak = {"Dag van de afspraak": "2026-12-15", "Tijd": "10:00", "Uiterste dag": "2026-12-22"}
    waarschuwing = {"Plaats": "Raadhuis, kamer 2", "De brief waarschuwt voor een boete": "Ja"}
    karin.leg_vast("Opnieuw oproepen, met waarschuwing", afspraak | waarschuwing)


def spreek(karin: Mens) -> None:
    """Hold the intake."""
    karin.blad.reload()
    karin.leg_vast("Intakegesprek vastleggen", GESPREK)


def rond_intake_af(karin: Mens) -> None:
    """The intake cannot end before the leerbaarheidstoets has its result."""
    karin.blad.reload()
    karin.lees("De leerbaarheidstoets heeft nog geen uitslag")
    karin.bekijk("traject in de intake")
    karin.leg_vast("Uitslag van de leerbaarheidstoets", {"Advies over de leerroute": "B1-route"})
    karin.leg_vast("Brede intake afronden", {})


def maak_pip(karin: Mens) -> None:
    """First an incomplete plan: the page says what is missing, with the article, and links to it."""
    karin.leg_vast("PIP opstellen", {"Leerroute": "B1-route", "Uren participatieverklaringstraject": "12"})
    geblokkeerd = karin.inhoud.locator(".geblokkeerd")
    expect(geblokkeerd).to_contain_text("Het PIP is nog niet compleet.")
    expect(geblokkeerd).to_contain_text("de motivering artikel 3:46, Algemene wet bestuursrecht")
    karin.bekijk("traject met half plan")
    karin.volg("Vul het plan aan")
    karin.lees("Dit moet nog in het plan", "de motivering")
    karin.bekijk("plan aanvullen")
    karin.vul(PIP)
    karin.druk("Vastleggen")
    karin.lees("Het concept is compleet.")
    karin.begin("PIP vaststellen")
    karin.druk("Eerst bekijken")
    karin.lees("Inburgeringstermijn, uiterlijk 17 december 2029")
    karin.bekijk("PIP bekeken")
    karin.druk("Vastleggen")
    karin.lees("Fase: Leerroute")


def zie_termijn(karin: Mens) -> None:
    """Dagtekening 17 december 2026: drie jaar vanaf 18 december, dus tot en met 17 december 2029."""
    termijn = karin.inhoud.locator("li").filter(
        has=karin.blad.locator("b").get_by_text("Inburgeringstermijn")
    )
    expect(termijn).to_contain_text("vanaf 18 december 2026")
    termijn.get_by_text("Waarom deze datum?").click()
    expect(termijn).to_contain_text("de dag na die van dagtekening")
    karin.bekijk("traject op leerroute")


def begin_met_leren(karin: Mens) -> None:
    """The page says itself what a term asks: DUO must be told; what to tell is filled in."""
    karin.lees("Melden aan DUO: de dagtekening van het PIP: uiterlijk 24 december 2026, nog 7 dagen")
    karin.leg_vast("Gemeld aan DUO", {})
    karin.leg_vast("Start van de lessen", {"School": "Taalhuis"})
    karin.bekijk("traject met lessen")


def legt_uren_vast(karin: Mens) -> None:
    """Three weeks of lessons, half hours with a comma; language and taking part show beside each other."""
    karin.blad.reload()
    uren = {"Van": "2026-12-17", "Tot en met": "2027-01-10", "School": "Taalhuis", "Erkende school": "Ja"}
    karin.leg_vast("Lesuren vastleggen", uren | {"Uren Nederlands": "22,5"})
    karin.lees("Alleen taal: er zijn geen uren werk of meedoen.")
    karin.bekijk("traject met uren")


def vraag_plangroep(karin: Mens) -> None:
    """Recht op bijstand on 1 December; the task must be taken by 22 December, and done on 7 January."""
    karin.leg_vast("Recht op bijstand ontstaat", {"Dag waarop het recht begint": "2026-12-01"})
    karin.volg("Taak naar een partner")
    karin.bekijk("taak voor een partner")
    karin.vul({"Taak": "Budgetbeheer", "Opmerking voor de partner": "De huur gaat op de eerste af."})
    karin.druk("Bekijk de brief")
    karin.lees("Plangroep", "De huur gaat op de eerste af.", "22 december 2026", "7 januari 2027")
    karin.bekijk("taakbrief bekeken")
    karin.druk("Vastleggen")
    karin.lees("Er staat een brief klaar.")
    karin.bekijk("traject met taak")


def open_taakbrief(karin: Mens) -> str:
    """Open the letter as it was sent; gives the link in it."""
    karin.blad.reload()
    karin.volg("Taak voor u: budgetbeheer")
    karin.lees("Wat is verzonden", "verzonden op 17 december 2026")
    karin.bekijk("taakbrief")
    brief = Brief.lees(karin.haal("Open de pdf"))
    assert "22 december 2026" in brief.tekst
    assert NAAM in brief.tekst
    assert NIEUW["BSN"] not in brief.tekst
    (link,) = {link for link in brief.links if "/p/" in link}
    return link


def zie_wat_te_laat_is(karin: Mens) -> None:
    """Teruggemeld op 4 januari, te beoordelen binnen zeven dagen: 11 januari; nu is het de 25e."""
    karin.blad.goto("/caseload")
    karin.lees("Bij 1 daarvan is een termijn verlopen.", "Terugmelding beoordelen", "14 dagen te laat")
    karin.bekijk("caseload met verlopen termijn")
    karin.volg(NAAM)
    karin.lees("Terugmelding beoordelen: de laatste dag is voorbij.")
    karin.bekijk("traject met signalen")
