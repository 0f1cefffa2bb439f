"""Made-up tasks for the letters to partners: what each is called, what is asked, and of whom."""

TAKEN: dict[str, tuple[str, str, str]] = {  # name, what is asked, legal basis
    "taak_begeleiding": (
        "Maatschappelijke begeleiding", "Begeleid de inburgeraar en meld hoe het gaat.",
        "artikel 13 van de Wet inburgering 2021",
    ),
    "taak_pvt": (
        "Participatieverklaringstraject (PVT)", "Geef het traject en meld wanneer de verklaring is getekend.",
        "artikel 6 van de Wet inburgering 2021",
    ),
    "taak_budgetcoaching": (
        "Budgetcoaching", "Geef de coaching en meld wat lukt.", "beleidsregels inburgering van de gemeente",
    ),
    "taak_budgetbeheer": (
        "Budgetbeheer", "Voer het budgetbeheer uit en meld hoe het gaat.",
        "artikel 56a van de Participatiewet",
    ),
    "taak_taalles": (
        "Taalles in de B1-route", "Geef les in de B1-route en meld de eerste lesdag.",
        "artikel 16 van de Wet inburgering 2021",
    ),
    "taak_taalschakeltraject": (
        "Taalschakeltraject", "Plaats de inburgeraar en meld de eerste lesdag.",
        "artikel 8 en 16 van de Wet inburgering 2021",
    ),
    "taak_map": (
        "Module Arbeidsmarkt en Participatie (MAP)", "Geef de module en meld de uren praktijk.",
        "artikel 6 van de Wet inburgering 2021",
    ),
    "taak_participatie": (
        "Meedoen in de Z-route", "Zoek activiteiten en meld de eerste dag.",
        "beleidsregels inburgering van de gemeente",
    ),
    "taak_doorverwijzing": (
        "Hulp in de buurt", "Kijk samen welke hulp in de buurt past en meld of er contact is.",
        "toestemming van de inburgeraar",
    ),
    "taak_nazorg": (
        "Jobcoaching na plaatsing", "Houd een half jaar contact en meld hoe het gaat.",
        "beleidsregels inburgering van de gemeente",
    ),
    "taak_wachttijd": (
        "Zinvolle wachttijd", "Bied iets zinvols aan en meld of de inburgeraar meedoet.",
        "beleidsregels inburgering van de gemeente",
    ),
    "taak_taalles_z": (
        "Taalles in de Z-route", "Geef les in de Z-route en meld de eerste lesdag.",
        "artikel 16 van de Wet inburgering 2021",
    ),
    "taak_werkplek": (
        "Zoeken naar een werkplek", "Zoek een werkplek en meld de eerste dag.",
        "beleidsregels inburgering van de gemeente",
    ),
    "taak_leerwerkplek": (
        "Leerwerkplek", "Zoek een leerwerkplek en meld de eerste dag.",
        "beleidsregels inburgering van de gemeente",
    ),
    "taak_proefplek": (
        "Werkplek om te proberen", "Bied een plek aan en meld de eerste dag.",
        "beleidsregels inburgering van de gemeente",
    ),
    "taak_basisbaan": (
        "Basisbaan", "Zoek een taak in de wijk en meld de eerste dag.",
        "beleidsregels inburgering van de gemeente",
    ),
    "taak_vrijwilligerswerk": (
        "Vrijwilligerswerk", "Zoek een plek en meld de eerste dag.",
        "beleidsregels inburgering van de gemeente",
    ),
    "taak_scholing": (
        "Omscholing of bijscholing", "Zoek een opleiding en meld de eerste dag.",
        "beleidsregels inburgering van de gemeente",
    ),
    "taak_taal_en_werk": (
        "Taal en werk in één traject", "Geef les en werk in één traject en meld de eerste dag.",
        "beleidsregels inburgering van de gemeente",
    ),
    "taak_taal_in_de_praktijk": (
        "Taal in de praktijk", "Zoek een plek om Nederlands te oefenen en meld de eerste keer.",
        "beleidsregels inburgering van de gemeente",
    ),
    "taak_vitaliteit": (
        "Fitter worden voor werk", "Bied een programma aan en meld de eerste dag.",
        "beleidsregels inburgering van de gemeente",
    ),
    "taak_onderneming": (
        "Verkennen van een eigen bedrijf", "Onderzoek samen of een eigen bedrijf kan en meld de uitkomst.",
        "beleidsregels inburgering van de gemeente",
    ),
    "taak_digivaardigheid": (
        "Leren werken met de computer", "Geef de lessen en meld de eerste dag.",
        "beleidsregels inburgering van de gemeente",
    ),
    "taak_schuldhulp": (
        "Hulp bij schulden", "Maak samen een plan en meld of dat er is.",
        "beleidsregels inburgering van de gemeente",
    ),
    "taak_terug_naar_school": (
        "Terug naar school", "Kijk samen of een opleiding kan en meld de uitkomst.",
        "toestemming van de inburgeraar",
    ),
    "taak_contact_zorg": (
        "Contact met de zorginstelling", "Neem contact op en meld of dat is gelukt.",
        "toestemming van de inburgeraar",
    ),
    "taak_jobcoaching": (
        "Jobcoaching", "Begeleid op de werkplek en meld hoe het gaat.",
        "beleidsregels inburgering van de gemeente",
    ),
    "taak_warme_overdracht": (
        "Warme overdracht", "Kies een dag voor het gesprek en meld die.",
        "toestemming van de inburgeraar",
    ),
}  # fmt: skip
PARTNERS = {
    "taak_taalles": "Taalschool De Brug",
    "taak_taalschakeltraject": "ROC Voorbeeldstad",
    "taak_map": "Werkpunt Voorbeeldstad",
    "taak_participatie": "Werkpunt Voorbeeldstad",
    "taak_doorverwijzing": "Buurtteam Noord",
    "taak_nazorg": "Werkpunt Voorbeeldstad",
    "taak_taalles_z": "Taalschool De Brug",
    "taak_werkplek": "Werkpunt Voorbeeldstad",
    "taak_leerwerkplek": "Werkpunt Voorbeeldstad",
    "taak_proefplek": "Werkpunt Voorbeeldstad",
    "taak_basisbaan": "Wijkbedrijf Noord",
    "taak_vrijwilligerswerk": "Wijkbedrijf Noord",
    "taak_scholing": "ROC Voorbeeldstad",
    "taak_taal_en_werk": "Taalschool De Brug",
    "taak_taal_in_de_praktijk": "Taalschool De Brug",
    "taak_vitaliteit": "Werkpunt Voorbeeldstad",
    "taak_onderneming": "Bureau Zelfstandigen",
    "taak_digivaardigheid": "Buurthuis De Spil",
    "taak_schuldhulp": "Stadsbudget",
    "taak_terug_naar_school": "Leerloket",
    "taak_contact_zorg": "Zorginstelling Voorbeeldstad",
    "taak_jobcoaching": "Werkpunt Voorbeeldstad",
    "taak_warme_overdracht": "School Voorbeeldstad",
}
