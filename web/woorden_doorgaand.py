"""The word on the button and what it does, for the road after the plan and for what stands beside it."""

from collections.abc import Mapping

from inburgering.wet.gebeurtenissen import Gebeurtenis

Woorden = Mapping[str, tuple[str, str]]

TRAJECT: Woorden = {
    Gebeurtenis.KENNISGEVING: ("Vastleggen", "DUO schreef dat deze persoon moet inburgeren."),
    Gebeurtenis.KOPPELING: ("Vastleggen", "Het COA koppelde deze inburgeraar aan uw gemeente."),
    Gebeurtenis.ACTIVITEIT_WACHTTIJD: (
        "Vastleggen",
        "Wat de inburgeraar doet terwijl hij op een woning wacht.",
    ),
    Gebeurtenis.HUISVESTING: ("Vastleggen", "Er is een woning gevonden."),
    Gebeurtenis.AANMELDING: ("Vastleggen", "Een traject zonder kennisgeving van DUO."),
    Gebeurtenis.CONTACT: ("Vastleggen", "Een gesprek, telefoontje of bericht."),
    Gebeurtenis.LEEFGEBIEDEN: (
        "Bespreken",
        "Hoe gaat het met werk, geld, wonen, gezondheid en thuis? Alleen wat u besprak.",
    ),
    Gebeurtenis.BELEMMERING: (
        "Belemmering vastleggen",
        "Iets staat in de weg. U kiest wie het oppakt en wanneer u opnieuw kijkt.",
    ),
    Gebeurtenis.HERZIENING_BELEMMERING: ("Opnieuw bekijken", "Het speelt nog. Kies een nieuwe dag."),
    Gebeurtenis.OPLOSSING_BELEMMERING: ("Opgelost", "Dit staat niet meer in de weg."),
    Gebeurtenis.PLICHT_VOLDAAN: (
        "Vastleggen",
        "DUO meldt dat aan de inburgeringsplicht is voldaan. Daarna volgt nazorg.",
    ),
    Gebeurtenis.NIEUWE_TERMIJN_DUO: ("Vastleggen", "DUO gaf een nieuwe termijn. Het traject gaat verder."),
    Gebeurtenis.TERMIJN_VOLGENS_DUO: (
        "Vastleggen",
        "De dagen die DUO noemt. Wijken die af, dan ziet u het verschil.",
    ),
    Gebeurtenis.ONDERBREKING_PLICHT: (
        "Vastleggen",
        "Een tijd zonder plicht. DUO verlengt de termijn met die tijd.",
    ),
    Gebeurtenis.MELDING_DUO: ("Vastleggen", "U hebt dit in het portaal van DUO gezet."),
    Gebeurtenis.START_VRIJSTELLING: ("Vastleggen", "De plicht rust een tijd, bijvoorbeeld door school."),
    Gebeurtenis.EINDE_VRIJSTELLING: (
        "Vastleggen",
        "De plicht loopt weer. Het traject gaat verder waar het was.",
    ),
    Gebeurtenis.VERTREK: ("Vastleggen", "De inburgeraar verhuist naar een andere gemeente."),
    Gebeurtenis.VERZOEK_NIEUW_COLLEGE: (
        "Vastleggen",
        "De nieuwe gemeente vraagt om het PIP en de voortgang.",
    ),
    Gebeurtenis.OVERDRACHT_DOSSIER: ("Vastleggen", "U hebt het dossier aan de nieuwe gemeente gegeven."),
    Gebeurtenis.VERZOEK_AAN_OUD_COLLEGE: (
        "Vastleggen",
        "U vraagt de vorige gemeente om het PIP en de voortgang.",
    ),
    Gebeurtenis.ONTVANGST_DOSSIER: ("Vastleggen", "Het dossier van de vorige gemeente is binnen."),
    Gebeurtenis.START_ONDERTUSSENPLAN: ("Plan maken", "Een licht plan voor de ondertussengroep."),
    Gebeurtenis.HERZIENING_ONDERTUSSENPLAN: ("Herzien", "Andere doelen, of een nieuwe dag om te kijken."),
    Gebeurtenis.EINDE_ONDERTUSSENPLAN: ("Afronden", "Het plan is klaar of niet meer nodig."),
    Gebeurtenis.START_NAZORG: ("Vastleggen", "De nazorg begint."),
    Gebeurtenis.CONTACT_NAZORG: ("Vastleggen", "Hoe gaat het op het werk, op school of thuis?"),
    Gebeurtenis.TERUGVAL: ("Vastleggen", "Het gaat minder goed. Wat gaat u doen?"),
    Gebeurtenis.STAP_TERUG: ("Vastleggen", "Tijdelijk een stap terug, met een dag om weer verder te gaan."),
    Gebeurtenis.STAP_VOORUIT: ("Vastleggen", "De inburgeraar gaat weer verder."),
    Gebeurtenis.EINDE_NAZORG: ("Afronden", "Daarna kunt u het traject beëindigen."),
}

LEREN: Woorden = {
    Gebeurtenis.START_LESSEN: ("Vastleggen", "De eerste lesdag."),
    Gebeurtenis.UREN_LES: ("Uren vastleggen", "De uren die de school doorgaf."),
    Gebeurtenis.ONDERBREKING_LESSEN: ("Vastleggen", "De lessen stoppen even. Wanneer gaan ze verder?"),
    Gebeurtenis.HERVATTING_LESSEN: ("Vastleggen", "De lessen gaan weer verder."),
    Gebeurtenis.AFSCHALING: (
        "Besluiten",
        "Van B1 naar A2, na 600 uur les en genoeg inzet. Daarna past u het PIP aan.",
    ),
    Gebeurtenis.TAALSCHAKELTRAJECT_BEHAALD: ("Vastleggen", "Het taalschakeltraject is gehaald."),
    Gebeurtenis.EINDGESPREK_LEERROUTE: ("Gesprek vastleggen", "Dit gesprek voert de gemeente zelf."),
    Gebeurtenis.LEERROUTE_BEHAALD: ("Vastleggen", "Alles van de leerroute is gedaan."),
    Gebeurtenis.AANMELDING_EXAMEN: ("Vastleggen", "De inburgeraar is aangemeld voor dit examen."),
    Gebeurtenis.EXAMEN_NIET_BEHAALD: ("Vastleggen", "Niet gehaald. Een nieuwe poging kan."),
    Gebeurtenis.EXAMEN_BEHAALD: ("Vastleggen", "Gehaald, met het niveau."),
    Gebeurtenis.VRIJSTELLING_EXAMEN: ("Vastleggen", "DUO stelde vrij voor dit onderdeel."),
    Gebeurtenis.START_PVT: ("Vastleggen", "De eerste bijeenkomst."),
    Gebeurtenis.UREN_PVT: ("Uren vastleggen", "Uren van het participatieverklaringstraject."),
    Gebeurtenis.ONDERTEKENING_PVT: ("Vastleggen", "De participatieverklaring is getekend."),
    Gebeurtenis.START_MAP: ("Vastleggen", "De Module Arbeidsmarkt en Participatie begint."),
    Gebeurtenis.UREN_MAP: ("Uren vastleggen", "Praktische uren, en welke thema's er zijn gedaan."),
    Gebeurtenis.EINDGESPREK_MAP: ("Gesprek vastleggen", "Het gesprek waarmee de module eindigt."),
    Gebeurtenis.START_ACTIVITEIT: ("Vastleggen", "Werk, stage, vrijwilligerswerk of taal in de praktijk."),
    Gebeurtenis.UREN_PARTICIPATIE: ("Uren vastleggen", "Uren werk of meedoen."),
    Gebeurtenis.EINDE_ACTIVITEIT: ("Vastleggen", "Deze activiteit is gestopt."),
}

BESLUITEN: Woorden = {
    Gebeurtenis.SIGNAAL_HANDHAVING: ("Signaal vastleggen", "De inburgeraar werkt niet mee aan het PIP."),
    Gebeurtenis.RAPPORT_OVERTREDING: ("Rapport maken", "Beschrijf wat er gebeurde. Een ander beslist."),
    Gebeurtenis.UITNODIGING_ZIENSWIJZE: (
        "Vastleggen",
        "U vraagt de inburgeraar om zijn kant van het verhaal.",
    ),
    Gebeurtenis.ZIENSWIJZE: ("Vastleggen", "Wat de inburgeraar ervan vindt."),
    Gebeurtenis.BOETE_MEDEWERKING: (
        "Besluiten",
        "Alleen door iemand die het rapport niet maakte, met een motivering.",
    ),
    Gebeurtenis.AFZIEN_VAN_BOETE: ("Besluiten", "Leg vast waarom er geen boete komt."),
    Gebeurtenis.BEKENDMAKING_BOETEBESLUIT: (
        "Vastleggen",
        "De dag waarop het besluit is verzonden of uitgereikt.",
    ),
    Gebeurtenis.BOETE_ONHERROEPELIJK: ("Vastleggen", "Bezwaar en beroep zijn voorbij."),
    Gebeurtenis.BOETE_VERNIETIGD: ("Vastleggen", "De boete vervalt na bezwaar of beroep."),
    Gebeurtenis.AANMANING: ("Vastleggen", "De boete is niet op tijd betaald."),
    Gebeurtenis.BETALING_BOETE: ("Vastleggen", "De boete is betaald."),
    Gebeurtenis.ONTVANGST_BEZWAAR: ("Vastleggen", "De inburgeraar is het niet eens met een besluit."),
    Gebeurtenis.HERSTEL_VERZUIM_GEVRAAGD: (
        "Vastleggen",
        "Het bezwaar is niet compleet. De beslistermijn staat stil.",
    ),
    Gebeurtenis.HERSTEL_VERZUIM: ("Vastleggen", "Het bezwaar is nu compleet."),
    Gebeurtenis.INSTELLING_ADVIESCOMMISSIE: (
        "Vastleggen",
        "Een commissie adviseert. De beslistermijn is dan langer.",
    ),
    Gebeurtenis.VERDAGING_BEZWAAR: ("Vastleggen", "U neemt meer tijd om te beslissen."),
    Gebeurtenis.BESLISSING_OP_BEZWAAR: ("Vastleggen", "Wat is er beslist?"),
    Gebeurtenis.INTREKKING_BEZWAAR: ("Vastleggen", "De inburgeraar trekt het bezwaar in."),
    Gebeurtenis.INSTELLING_BEROEP: ("Vastleggen", "De inburgeraar gaat naar de rechtbank."),
    Gebeurtenis.UITSPRAAK_BEROEP: ("Vastleggen", "Wat zegt de rechtbank?"),
    Gebeurtenis.VERKLARING_COLLEGE: (
        "Vastleggen",
        "De verklaring die DUO nodig heeft als er geen aanbod was.",
    ),
    Gebeurtenis.ADVIES_ONTHEFFING: ("Vastleggen", "Het advies van de gemeente aan DUO."),
    Gebeurtenis.AANVRAAG_VRIJSTELLING: ("Vastleggen", "De inburgeraar vroeg DUO om vrijstelling."),
    Gebeurtenis.BESLUIT_VRIJSTELLING: ("Vastleggen", "Wat DUO besloot over vrijstelling."),
}

DOORGAAND: Woorden = {**TRAJECT, **LEREN, **BESLUITEN}
