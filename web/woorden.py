"""What the pages say about a gebeurtenis before it is recorded: the word on the button, and what it does."""

from collections.abc import Mapping

from inburgering.web.woorden_doorgaand import DOORGAAND
from inburgering.wet.gebeurtenissen import Gebeurtenis

ONDERDELEN: Mapping[str, str] = {
    "brede_intake": "Brede intake",
    "leerbaarheidstoets": "Leerbaarheidstoets",
    "pip": "Plan (PIP)",
    "ontzorgen": "Financieel ontzorgen",
    "begeleiding": "Maatschappelijke begeleiding",
    "leerroute": "Leerroute",
    "examen_lezen": "Examen lezen",
    "examen_luisteren": "Examen luisteren",
    "examen_schrijven": "Examen schrijven",
    "examen_spreken": "Examen spreken",
    "examen_knm": "Examen KNM",
    "pvt": "Participatieverklaringstraject (PVT)",
    "map": "Module Arbeidsmarkt en Participatie (MAP)",
    "participatie": "Werk en meedoen",
    "ondertussenplan": "Plan van de ondertussengroep",
    "nazorg": "Nazorg",
    "verlenging": "Meer tijd (verlenging door DUO)",
    "ontheffing": "Ontheffing door DUO",
    "vrijstelling": "Vrijstelling door DUO",
    "belemmering": "Belemmering",
    "bezwaar": "Bezwaar en beroep",
    "handhaving": "Niet meewerken aan het PIP",
    "intakeboete": "Boete om de brede intake",
    "tweede_intakeboete": "Tweede boete om de brede intake",
    "overdracht": "Taak bij een partner",
    "traject": "Het traject",
}
"""The parts in the order in which the pages name them, the traject itself last."""

GEBEURTENISSEN: Mapping[str, tuple[str, str]] = {
    Gebeurtenis.OPROEP_BREDE_INTAKE: ("Oproepen", "U maakt een brief met dag, tijd en plaats."),
    Gebeurtenis.VERZETTEN_AFSPRAAK: ("Verzetten", "De inburgeraar krijgt een brief met de nieuwe afspraak."),
    Gebeurtenis.NIET_VERSCHENEN: ("Vastleggen", "De inburgeraar kwam niet of werkte niet genoeg mee."),
    Gebeurtenis.HERHAALDE_OPROEP: ("Opnieuw oproepen", "De tweede brief, met een waarschuwing."),
    Gebeurtenis.DERDE_OPROEP: ("Opnieuw oproepen", "De derde en laatste brief."),
    Gebeurtenis.RAPPORT_BOETE: ("Rapport maken", "Beschrijf wat er gebeurde. Nodig voor een boete."),
    Gebeurtenis.BOETE_BREDE_INTAKE: (
        "Besluiten",
        "Een boete is een besluit van twee mensen, met een motivering.",
    ),
    Gebeurtenis.TWEEDE_BOETE_BREDE_INTAKE: (
        "Besluiten",
        "Een boete is een besluit van twee mensen, met een motivering.",
    ),
    Gebeurtenis.BEKENDMAKING_BOETE: ("Vastleggen", "De dag waarop het besluit is verzonden of uitgereikt."),
    Gebeurtenis.GEEN_BOETE: ("Besluiten", "Leg vast waarom er geen boete komt. Het traject gaat verder."),
    Gebeurtenis.INTAKEGESPREK: ("Gesprek vastleggen", "Wat is besproken, en wat blijkt daaruit?"),
    Gebeurtenis.AFRONDING_BREDE_INTAKE: ("Afronden", "Daarna kunt u het PIP vaststellen."),
    Gebeurtenis.AFRONDING_BIJ_AFWEZIGHEID: ("Afronden", "Zonder de inburgeraar, na drie oproepen."),
    Gebeurtenis.AANMELDING_LEERBAARHEIDSTOETS: (
        "Aanmelden",
        "Leg vast dat de inburgeraar is aangemeld bij DUO.",
    ),
    Gebeurtenis.NIET_VERSCHENEN_LEERBAARHEIDSTOETS: ("Vastleggen", "De inburgeraar kwam niet naar de toets."),
    Gebeurtenis.UITSLAG_LEERBAARHEIDSTOETS: ("Uitslag vastleggen", "Welk advies gaf de toets?"),
    Gebeurtenis.ONTHEFFING_LEERBAARHEIDSTOETS: (
        "Ontheffing geven",
        "Alleen bij een beperking aan ogen of oren.",
    ),
    Gebeurtenis.OPSTELLING_PIP: ("Plan opstellen", "U kunt het plan bewaren en later verder gaan."),
    Gebeurtenis.WACHT_OP_INFORMATIE_DERDE: (
        "Vastleggen",
        "Alleen als het plan niet zonder die informatie kan.",
    ),
    Gebeurtenis.ONTVANGST_INFORMATIE_DERDE: (
        "Vastleggen",
        "Daarna hebt u twee weken om het PIP vast te stellen.",
    ),
    Gebeurtenis.VASTSTELLING_PIP: (
        "Vaststellen",
        "U maakt de beschikking. De termijn van drie jaar begint de dag erna.",
    ),
    Gebeurtenis.HERZIENING_PIP: ("Herzien", "De termijn van drie jaar begint daarmee niet opnieuw."),
    Gebeurtenis.RECHT_OP_BIJSTAND: ("Vastleggen", "De zes maanden ontzorgen beginnen op deze dag."),
    Gebeurtenis.EVALUATIE_ONTZORGEN: ("Vastleggen", "Hoe gaat het met de geldzaken?"),
    Gebeurtenis.EINDE_ONTZORGEN: ("Beëindigen", "Na zes maanden, of eerder met een motivering."),
    Gebeurtenis.EINDE_BIJSTAND: ("Vastleggen", "Dan eindigt ook het ontzorgen."),
    Gebeurtenis.START_BEGELEIDING: ("Vastleggen", "De dag waarop de begeleiding begon."),
    Gebeurtenis.EINDE_BEGELEIDING: ("Vastleggen", "De dag waarop de begeleiding stopte."),
    Gebeurtenis.HERINNERING: ("Herinneren", "De partner krijgt een brief met de termijn."),
    Gebeurtenis.AFSPRAAK_WARME_OVERDRACHT: (
        "Gesprek afspreken",
        "De partner ziet de dag en de plaats op zijn pagina.",
    ),
    Gebeurtenis.BEVESTIGING_PARTNER: (
        "Vastleggen",
        "Als de partner het u vertelt. Anders doet de partner dit zelf.",
    ),
    Gebeurtenis.BEVESTIGING_GEMEENTE: (
        "Bevestigen",
        "Het gesprek is geweest. De taak is aangenomen als ook de partner dat bevestigt.",
    ),
    Gebeurtenis.AANVAARDING: ("Vastleggen", "Als de partner het u vertelt. Anders doet de partner dit zelf."),
    Gebeurtenis.WEIGERING: ("Vastleggen", "Als de partner het u vertelt. Anders doet de partner dit zelf."),
    Gebeurtenis.START_UITVOERING: (
        "Vastleggen",
        "Als de partner het u vertelt. Anders doet de partner dit zelf.",
    ),
    Gebeurtenis.TOEZEGGING: (
        "Vastleggen",
        "Als de partner later klaar is. De eerste dag blijft zichtbaar; herinnerd wordt op de nieuwe.",
    ),
    Gebeurtenis.TERUGMELDING: (
        "Vastleggen",
        "Als de partner het u vertelt. Anders doet de partner dit zelf.",
    ),
    Gebeurtenis.VRAAG_OM_AANVULLING: ("Aanvulling vragen", "De terugmelding is nog niet genoeg."),
    Gebeurtenis.AFSLUITING: ("Afsluiten", "De taak is klaar."),
    Gebeurtenis.INTREKKING: ("Intrekken", "De taak is niet meer nodig."),
    Gebeurtenis.INSCHRIJVING_BRP: ("Vastleggen", "De dag van inschrijving in deze gemeente."),
    Gebeurtenis.INSCHRIJVING_NA_VERHUIZING: (
        "Vastleggen",
        "Alleen als iemand met een PIP hierheen verhuist.",
    ),
    Gebeurtenis.VOORTGANGSGESPREK: ("Gesprek vastleggen", "Wat is besproken en afgesproken?"),
    Gebeurtenis.AANBOD_LEERROUTE: ("Vastleggen", "Bij welke school of aanbieder?"),
    Gebeurtenis.START_TAALSCHAKELTRAJECT: ("Vastleggen", "De dag waarop de inburgeraar echt begon."),
    Gebeurtenis.TOEWIJZING: ("Toewijzen", "Geef het traject aan een collega."),
    Gebeurtenis.AFHANDELING_SIGNAAL: ("Afhandelen", "U hebt ernaar gekeken. Schrijf op wat er is gedaan."),
    Gebeurtenis.NOTITIE: ("Notitie maken", "Een aantekening in het logboek."),
    Gebeurtenis.WIJZIGING_GEGEVENS: ("Wijzigen", "Naam, adres, telefoon, taal of groep."),
    Gebeurtenis.AANVRAAG_VERLENGING: ("Vastleggen", "De inburgeraar vroeg DUO om meer tijd."),
    Gebeurtenis.BESLUIT_VERLENGING: ("Vastleggen", "Wat DUO besloot over meer tijd."),
    Gebeurtenis.AANVRAAG_ONTHEFFING: ("Vastleggen", "De inburgeraar vroeg DUO om ontheffing."),
    Gebeurtenis.BESLUIT_ONTHEFFING: ("Vastleggen", "Wat DUO besloot over ontheffing."),
    Gebeurtenis.BEKENDMAKING_BESLUIT: ("Vastleggen", "De dag waarop een ander besluit is verzonden."),
    Gebeurtenis.BEEINDIGING: ("Beëindigen", "Het traject stopt in deze gemeente."),
    Gebeurtenis.OPSTELLING_OVERDRACHT: (
        "Taak maken",
        "U maakt een brief met een termijn en een bevestigingslink.",
    ),
    **DOORGAAND,
}
