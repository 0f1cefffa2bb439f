"""De gebeurtenissen: hetzelfde woord in de wet, de machine, het logboek, de brief en de voorbeelden.

Een gebeurtenis is een zelfstandig naamwoord voor iets dat op een dag is gebeurd.
"""

from enum import StrEnum


class Gebeurtenis(StrEnum):
    """Alles wat in een traject kan gebeuren. `docs/woordenlijst.md` legt elk woord uit."""

    # Het traject
    KENNISGEVING = "kennisgeving"
    OVERNAME = "overname"
    TOEWIJZING = "toewijzing"
    INSCHRIJVING_BRP = "inschrijving_brp"
    INSCHRIJVING_NA_VERHUIZING = "inschrijving_na_verhuizing"
    START_INTAKE = "start_intake"
    START_PLAN = "start_plan"
    START_LEERROUTE = "start_leerroute"
    VOORTGANGSGESPREK = "voortgangsgesprek"
    AANBOD_LEERROUTE = "aanbod_leerroute"
    START_TAALSCHAKELTRAJECT = "start_taalschakeltraject"
    AANVRAAG_VERLENGING = "aanvraag_verlenging"
    BESLUIT_VERLENGING = "besluit_verlenging"
    AANVRAAG_ONTHEFFING = "aanvraag_ontheffing"
    BESLUIT_ONTHEFFING = "besluit_ontheffing"
    BEKENDMAKING_BESLUIT = "bekendmaking_besluit"
    WIJZIGING_GEGEVENS = "wijziging_gegevens"
    NOTITIE = "notitie"
    MELDING = "melding"
    AFHANDELING_SIGNAAL = "afhandeling_signaal"
    BEEINDIGING = "beeindiging"
    # De brede intake
    OPROEP_BREDE_INTAKE = "oproep_brede_intake"
    VERZETTEN_AFSPRAAK = "verzetten_afspraak"
    NIET_VERSCHENEN = "niet_verschenen"
    HERHAALDE_OPROEP = "herhaalde_oproep"
    RAPPORT_BOETE = "rapport_boete"
    BOETE_BREDE_INTAKE = "boete_brede_intake"
    BEKENDMAKING_BOETE = "bekendmaking_boete"
    GEEN_BOETE = "geen_boete"
    DERDE_OPROEP = "derde_oproep"
    TWEEDE_BOETE_BREDE_INTAKE = "tweede_boete_brede_intake"
    INTAKEGESPREK = "intakegesprek"
    AFRONDING_BREDE_INTAKE = "afronding_brede_intake"
    AFRONDING_BIJ_AFWEZIGHEID = "afronding_bij_afwezigheid"
    # De leerbaarheidstoets
    AANMELDING_LEERBAARHEIDSTOETS = "aanmelding_leerbaarheidstoets"
    NIET_VERSCHENEN_LEERBAARHEIDSTOETS = "niet_verschenen_leerbaarheidstoets"
    UITSLAG_LEERBAARHEIDSTOETS = "uitslag_leerbaarheidstoets"
    ONTHEFFING_LEERBAARHEIDSTOETS = "ontheffing_leerbaarheidstoets"
    # Het PIP
    OPSTELLING_PIP = "opstelling_pip"
    WACHT_OP_INFORMATIE_DERDE = "wacht_op_informatie_derde"
    ONTVANGST_INFORMATIE_DERDE = "ontvangst_informatie_derde"
    VASTSTELLING_PIP = "vaststelling_pip"
    BEKENDMAKING_PIP = "bekendmaking_pip"
    HERZIENING_PIP = "herziening_pip"
    # Financieel ontzorgen
    RECHT_OP_BIJSTAND = "recht_op_bijstand"
    EVALUATIE_ONTZORGEN = "evaluatie_ontzorgen"
    EINDE_ONTZORGEN = "einde_ontzorgen"
    EINDE_BIJSTAND = "einde_bijstand"
    # Maatschappelijke begeleiding
    START_BEGELEIDING = "start_begeleiding"
    EINDE_BEGELEIDING = "einde_begeleiding"
    # Een overdracht aan een partner
    OPSTELLING_OVERDRACHT = "opstelling_overdracht"
    VERZENDING = "verzending"
    HERINNERING = "herinnering"
    AANVAARDING = "aanvaarding"
    WEIGERING = "weigering"
    START_UITVOERING = "start_uitvoering"
    TERUGMELDING = "terugmelding"
    VRAAG_OM_AANVULLING = "vraag_om_aanvulling"
    AFSLUITING = "afsluiting"
    INTREKKING = "intrekking"
    # Elk onderdeel
    STAKING = "staking"
