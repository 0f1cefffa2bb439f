"""Which steps come to the fore on the page of a traject, which fold away, and which stay unsaid."""

from collections.abc import Mapping

from inburgering.wet.gebeurtenissen import Gebeurtenis as Woord

EERST = (
    Woord.AFSLUITING,
    Woord.VASTSTELLING_PIP,
    Woord.ONTVANGST_INFORMATIE_DERDE,
    Woord.AFRONDING_BREDE_INTAKE,
    Woord.AFRONDING_BIJ_AFWEZIGHEID,
    Woord.DERDE_OPROEP,
    Woord.BEKENDMAKING_BOETE,
    Woord.GEEN_BOETE,
    Woord.HERHAALDE_OPROEP,
    Woord.OPROEP_BREDE_INTAKE,
    Woord.INTAKEGESPREK,
    Woord.UITSLAG_LEERBAARHEIDSTOETS,
    Woord.OPSTELLING_PIP,
    Woord.START_ONDERTUSSENPLAN,
    Woord.EINDE_VRIJSTELLING,
    Woord.OVERDRACHT_DOSSIER,
)
"""On the way to the plan: the first of these that is possible gets the one blue button."""

BIJ_TERMIJN: Mapping[str, tuple[Woord, ...]] = {
    "T02": (Woord.HUISVESTING, Woord.INSCHRIJVING_BRP),
    "T03": (Woord.EINDE_BEGELEIDING,),
    "T04a": (Woord.INTAKEGESPREK, Woord.NIET_VERSCHENEN),
    "T04b": (Woord.INTAKEGESPREK, Woord.NIET_VERSCHENEN),
    "T04c": (Woord.INTAKEGESPREK, Woord.NIET_VERSCHENEN),
    **dict.fromkeys(("T05a", "T05b", "T05c", "T05d"), (Woord.VASTSTELLING_PIP, Woord.OPSTELLING_PIP)),
    "T07": (Woord.BESLISSING_OP_BEZWAAR, Woord.VERDAGING_BEZWAAR),
    "T20": (Woord.AANBOD_LEERROUTE,),
    "T21": (Woord.AANBOD_LEERROUTE,),
    "T22": (Woord.START_TAALSCHAKELTRAJECT,),
    "T25": (Woord.EINDGESPREK_LEERROUTE,),
    "T26": (Woord.VOORTGANGSGESPREK,),
    "T27": (Woord.EINDE_ONTZORGEN,),
    "T30": (Woord.RAPPORT_BOETE, Woord.BOETE_BREDE_INTAKE, Woord.TWEEDE_BOETE_BREDE_INTAKE, Woord.GEEN_BOETE),
    "T32": (Woord.ZIENSWIJZE,),
    "T33": (Woord.UITNODIGING_ZIENSWIJZE, Woord.BOETE_MEDEWERKING, Woord.AFZIEN_VAN_BOETE),
    "T35": (Woord.BETALING_BOETE, Woord.AANMANING),
    "T36": (Woord.BETALING_BOETE,),
    "T47": (Woord.MELDING_DUO,),
    "T48": (Woord.OVERDRACHT_DOSSIER,),
    **dict.fromkeys(("N01", "N02", "N05", "N23"), (Woord.HERINNERING,)),
    "N03": (Woord.ONTVANGST_INFORMATIE_DERDE,),
    "N04": (Woord.AFSLUITING, Woord.VRAAG_OM_AANVULLING),
    "N06": (Woord.ACTIVITEIT_WACHTTIJD,),
    "N07": (Woord.START_LESSEN, Woord.START_TAALSCHAKELTRAJECT, Woord.UREN_LES),
    "N08": (Woord.UREN_PARTICIPATIE, Woord.START_ACTIVITEIT),
    "N10": (Woord.CONTACT_NAZORG,),
    "N11": (Woord.EINDE_NAZORG,),
    "N12": (Woord.STAP_VOORUIT,),
    "N13": (Woord.EINDE_VRIJSTELLING,),
    "N14": (Woord.HERVATTING_LESSEN,),
    "N15": (Woord.CONTACT,),
    "N16": (Woord.ONTVANGST_DOSSIER,),
    "N17": (Woord.ADVIES_ONTHEFFING,),
    "N18": (Woord.RAPPORT_OVERTREDING, Woord.AFZIEN_VAN_BOETE),
    "N19": (Woord.START_LESSEN, Woord.START_TAALSCHAKELTRAJECT),
    "N20": (Woord.HERZIENING_ONDERTUSSENPLAN,),
    "N21": (Woord.EXAMEN_BEHAALD, Woord.EXAMEN_NIET_BEHAALD),
    "N24": (Woord.BEVESTIGING_GEMEENTE, Woord.AFSPRAAK_WARME_OVERDRACHT),
    "N25": (Woord.HERZIENING_BELEMMERING, Woord.OPLOSSING_BELEMMERING),
    "N99": (Woord.CONTACT, Woord.NOTITIE),
}
"""Per term what is usually recorded when it nears its end; that step comes to the fore."""

INTAKE = (
    Woord.OPROEP_BREDE_INTAKE,
    Woord.INTAKEGESPREK,
    Woord.NIET_VERSCHENEN,
    Woord.VERZETTEN_AFSPRAAK,
    Woord.AANMELDING_LEERBAARHEIDSTOETS,
    Woord.UITSLAG_LEERBAARHEIDSTOETS,
    Woord.OPSTELLING_PIP,
)
LEREN = (
    Woord.START_LESSEN,
    Woord.START_TAALSCHAKELTRAJECT,
    Woord.HERVATTING_LESSEN,
    Woord.UREN_LES,
    Woord.START_ACTIVITEIT,
    Woord.UREN_PARTICIPATIE,
    Woord.VOORTGANGSGESPREK,
)
VAAK: Mapping[str, tuple[Woord, ...]] = {
    "gekoppeld": (
        Woord.KENNISGEVING,
        Woord.HUISVESTING,
        Woord.ACTIVITEIT_WACHTTIJD,
        Woord.OPROEP_BREDE_INTAKE,
        Woord.INTAKEGESPREK,
    ),
    **dict.fromkeys(("aangemeld", "in_intake", "plan_opstellen"), (*INTAKE, Woord.CONTACT)),
    "op_leerroute": LEREN,
    "begeleid": (
        Woord.START_ONDERTUSSENPLAN,
        Woord.HERZIENING_ONDERTUSSENPLAN,
        Woord.CONTACT,
        Woord.START_ACTIVITEIT,
    ),
    "in_nazorg": (
        Woord.CONTACT_NAZORG,
        Woord.STAP_VOORUIT,
        Woord.TERUGVAL,
        Woord.EINDE_NAZORG,
        Woord.BEEINDIGING,
    ),
    "vrijgesteld": (Woord.EINDE_VRIJSTELLING, Woord.CONTACT, Woord.NOTITIE),
    "verhuisd": (Woord.VERZOEK_NIEUW_COLLEGE, Woord.OVERDRACHT_DOSSIER, Woord.BEEINDIGING),
}
"""Per phase what people record often: fills the short list when few terms run."""

NADERT: Mapping[str, int] = {
    **dict.fromkeys(("N01", "N02", "N05", "N23", "N25"), 7),
    **dict.fromkeys(("N07", "N08"), 21),
}
"""How many days before its end a term brings its step to the fore, where that is not six weeks."""

GENOEG_GEWEEST = frozenset(
    {Woord.KENNISGEVING, Woord.INSCHRIJVING_BRP, Woord.INTAKEGESPREK, Woord.HUISVESTING}
)
"""Can be recorded again, but once it was, it is no longer what comes next."""

NA_INSCHRIJVING = frozenset({Woord.HUISVESTING, Woord.ACTIVITEIT_WACHTTIJD})
"""Says nothing any more of someone who has a home here."""

ZONDER_PIP = frozenset({Woord.SIGNAAL_HANDHAVING, Woord.AANVRAAG_VERLENGING, Woord.BESLUIT_VERLENGING})
"""Says nothing before there is a plan: it is about the plan, or about the term that begins with it."""

LEERROUTE_VOORBIJ = frozenset({"in_nazorg", "verhuisd"})
"""In these phases the parts of the leerroute ask nothing any more."""

KOMT_NOG = frozenset(
    {
        Woord.NIET_VERSCHENEN,
        Woord.HERHAALDE_OPROEP,
        Woord.DERDE_OPROEP,
        Woord.BOETE_BREDE_INTAKE,
        Woord.TWEEDE_BOETE_BREDE_INTAKE,
        Woord.AFRONDING_BREDE_INTAKE,
        Woord.AFRONDING_BIJ_AFWEZIGHEID,
        Woord.VASTSTELLING_PIP,
        Woord.BEEINDIGING,
        Woord.PLICHT_VOLDAAN,
        Woord.EINDE_ONTZORGEN,
        Woord.EINDE_NAZORG,
        Woord.AFSLUITING,
        Woord.BOETE_MEDEWERKING,
        Woord.ZIENSWIJZE,
        Woord.BOETE_ONHERROEPELIJK,
        Woord.BESLISSING_OP_BEZWAAR,
        Woord.UITSPRAAK_BEROEP,
    }
)
"""What people wait for: of these 'Nu nog niet mogelijk' says why not."""

VAN_HET_TRAJECT: Mapping[str, frozenset[Woord]] = {
    "Contact en gegevens": frozenset(
        {
            Woord.VOORTGANGSGESPREK,
            Woord.CONTACT,
            Woord.NOTITIE,
            Woord.LEEFGEBIEDEN,
            Woord.BELEMMERING,
            Woord.WIJZIGING_GEGEVENS,
            Woord.TOEWIJZING,
        }
    ),
    "DUO": frozenset(
        {
            Woord.KENNISGEVING,
            Woord.MELDING_DUO,
            Woord.PLICHT_VOLDAAN,
            Woord.TERMIJN_VOLGENS_DUO,
            Woord.NIEUWE_TERMIJN_DUO,
            Woord.ONDERBREKING_PLICHT,
            Woord.START_VRIJSTELLING,
            Woord.EINDE_VRIJSTELLING,
            Woord.AANVRAAG_VERLENGING,
            Woord.BESLUIT_VERLENGING,
            Woord.AANVRAAG_ONTHEFFING,
            Woord.AANVRAAG_VRIJSTELLING,
            Woord.BESLUIT_VRIJSTELLING,
        }
    ),
    "Wonen en verhuizen": frozenset(
        {
            Woord.HUISVESTING,
            Woord.ACTIVITEIT_WACHTTIJD,
            Woord.INSCHRIJVING_BRP,
            Woord.INSCHRIJVING_NA_VERHUIZING,
            Woord.VERTREK,
            Woord.VERZOEK_NIEUW_COLLEGE,
            Woord.OVERDRACHT_DOSSIER,
            Woord.VERZOEK_AAN_OUD_COLLEGE,
            Woord.ONTVANGST_DOSSIER,
        }
    ),
    "Besluiten, bezwaar en handhaving": frozenset(
        {Woord.BEKENDMAKING_BESLUIT, Woord.ONTVANGST_BEZWAAR, Woord.SIGNAAL_HANDHAVING}
    ),
}
"""The many steps of the traject itself, in a few folds; what is in none of these is under 'Het traject'."""
