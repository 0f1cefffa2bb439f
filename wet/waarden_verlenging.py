"""De getallen bij verlenging van de termijn: inspanning, onderbreking en de gronden van de Regeling."""

from datetime import date

from inburgering.wet.bronnen import BESLUIT, REGELING
from inburgering.wet.waarden_onderdelen import B1, GEZIN, MET_EXAMEN, ONDERWIJS, RI_EEN_KEER
from inburgering.wet.waardensoort import INGANG, Maat, Onderwerp, Wetswaarde

INSPANNING = (
    Wetswaarde(
        code="inspanning_verlenging_maanden",
        naam="Verlenging na aanzienlijke inspanningen",
        tekst="Na aanzienlijke inspanningen wordt de inburgeringstermijn {} langer.",
        waarde=6,
        eenheid=Maat.MAAND,
        bron=BESLUIT.art("4.4", lid=1),
        onderwerp=Onderwerp.VERLENGING,
        termijn="T14",
        routes=B1,
    ),
    Wetswaarde(
        code="inspanning_taalonderdelen",
        naam="Taalonderdelen voor verlenging na inspanning",
        tekst="Daarvoor zijn ten minste {} van de vier taalonderdelen behaald, en ook KNM, PVT en MAP.",
        waarde=2,
        eenheid=Maat.AANTAL,
        telt="van de 4 onderdelen",
        bron=BESLUIT.art("4.4", lid=2, onderdeel="c"),
        onderwerp=Onderwerp.VERLENGING,
        routes=B1,
    ),
    Wetswaarde(
        code="inspanning_uren_gezin",
        naam="Lesuren voor verlenging na inspanning",
        tekst="Gezinsmigranten en overige migranten volgden daarvoor ten minste {} taalles of KNM.",
        waarde=450,
        eenheid=Maat.UUR,
        bron=BESLUIT.art("4.4", lid=3),
        onderwerp=Onderwerp.VERLENGING,
        voor=GEZIN,
        routes=B1,
        opmerking="Asielstatushouders volgden alle lessen, behalve bij geoorloofd verzuim (lid 2 onder b).",
    ),
    Wetswaarde(
        code="onderbreking_jaren",
        naam="Onderbreking van de plicht",
        tekst="Een onderbreking van ten hoogste {} beëindigt de plicht niet. De termijn wordt met "
        "die tijd verlengd.",
        waarde=1,
        eenheid=Maat.JAAR,
        bron=BESLUIT.art("2.1", lid=2),
        onderwerp=Onderwerp.VERLENGING,
        termijn="T15",
        opmerking="De verlenging staat in artikel 4.2.",
    ),
)

# code, naam, wat de Regeling zegt, getal, eenheid, artikel
_GRONDEN = (
    ("minstens_maanden", "Hoe lang een omstandigheid minstens duurt",
     ("Ziekte, een Blijf-van-mijn-lijfhuis, alfabetisering, dakloosheid, een school die stopt of een andere "
      "reden telt pas mee als zij ten minste {} duurt."), 3, Maat.MAAND, "4.1"),
    ("aanbod_maanden", "Hoe lang het aanbod uitblijft voordat het telt",
     "Uitblijven van een aanbod telt mee vanaf {} na de dag van het PIP.", 3, Maat.MAAND, "4.1"),
    ("overlijden_maanden", "Verlenging bij overlijden",
     "Bij overlijden van de partner of een familielid in de eerste graad: {}.", 3, Maat.MAAND, "4.1"),
    ("bevalling_weken", "Verlenging bij bevalling", "Bij een bevalling: {}.", 16, Maat.WEEK, "4.1"),
    ("alfabetisering_maanden", "Verlenging bij alfabetisering: hoogste",
     "Bij alfabetisering: zolang die duurde, ten hoogste {}. Niet in de Z-route.",
     6, Maat.MAAND, "4.1"),
    ("dakloosheid_jaren", "Verlenging bij dakloosheid: hoogste",
     "Bij dakloosheid: zolang die duurde, ten hoogste {}.", 2, Maat.JAAR, "4.1"),
    ("aanbieder_maanden", "Verlenging als de school stopt of tekortschiet: hoogste",
     "Als de school stopt of tekortschiet: ten hoogste {}.", 6, Maat.MAAND, "4.1"),
    ("anders_jaren", "Verlenging om een andere reden: hoogste",
     "Bij een andere reden die iemand niet te verwijten is: ten hoogste {}.", 2, Maat.JAAR, "4.1"),
    ("taalschakeltraject_maanden", "Verlenging als het taalschakeltraject niet begint",
     "Als het taalschakeltraject zes maanden na het PIP niet feitelijk is begonnen: {}.", 6, Maat.MAAND,
     "4.1"),
    ("opleiding_bezig_jaren", "Verlenging tijdens een opleiding die niet vrijstelt",
     "Wie de opleiding nog volgt, krijgt {}; daarna twee keer een jaar.", 2, Maat.JAAR, "4.2"),
    ("entree_jaren", "Verlenging na een entreeopleiding: hoogste",
     "Na een entreeopleiding: de duur van de inschrijving, ten hoogste {}.", 2, Maat.JAAR, "4.2"),
)  # fmt: skip
# Artikel 4.2 kwam er met de wijziging van 1 januari 2023 (Staatscourant 2022, 33825).
_TERMIJN = {"minstens_maanden": "", "aanbod_maanden": "T21", "opleiding_bezig_jaren": "", "entree_jaren": ""}
_ROUTES = {"alfabetisering_maanden": MET_EXAMEN, "taalschakeltraject_maanden": ONDERWIJS}

GRONDEN = tuple(
    Wetswaarde(
        code=f"verlenging_{code}",
        naam=naam,
        tekst=tekst,
        waarde=getal,
        eenheid=eenheid,
        bron=REGELING.art(artikel),
        onderwerp=Onderwerp.VERLENGING,
        routes=_ROUTES.get(code),
        termijn=_TERMIJN.get(code, "T13"),
        geldig_vanaf=date(2023, 1, 1) if artikel == "4.2" else INGANG,
        opmerking="De Regeling is één keer gelezen." if artikel == "4.2" else RI_EEN_KEER,
    )
    for code, naam, tekst, getal, eenheid, artikel in _GRONDEN
)

WAARDEN = (*INSPANNING, *GRONDEN)
