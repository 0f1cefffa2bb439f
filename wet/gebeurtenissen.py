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
    # Het traject: voor de huisvesting
    KOPPELING = "koppeling"
    ACTIVITEIT_WACHTTIJD = "activiteit_wachttijd"
    HUISVESTING = "huisvesting"
    # Het traject: naast de wet
    AANMELDING = "aanmelding"
    START_ONDERTUSSENPLAN = "start_ondertussenplan"
    HERZIENING_ONDERTUSSENPLAN = "herziening_ondertussenplan"
    EINDE_ONDERTUSSENPLAN = "einde_ondertussenplan"
    CONTACT = "contact"
    LEEFGEBIEDEN = "leefgebieden"
    # Wat in de weg staat
    BELEMMERING = "belemmering"
    HERZIENING_BELEMMERING = "herziening_belemmering"
    OPLOSSING_BELEMMERING = "oplossing_belemmering"
    # Het traject: naar het einde, of even eruit
    PLICHT_VOLDAAN = "plicht_voldaan"
    NIEUWE_TERMIJN_DUO = "nieuwe_termijn_duo"
    TERMIJN_VOLGENS_DUO = "termijn_volgens_duo"
    ONDERBREKING_PLICHT = "onderbreking_plicht"
    MELDING_DUO = "melding_duo"
    START_VRIJSTELLING = "start_vrijstelling"
    EINDE_VRIJSTELLING = "einde_vrijstelling"
    VERTREK = "vertrek"
    VERZOEK_NIEUW_COLLEGE = "verzoek_nieuw_college"
    OVERDRACHT_DOSSIER = "overdracht_dossier"
    VERZOEK_AAN_OUD_COLLEGE = "verzoek_aan_oud_college"
    ONTVANGST_DOSSIER = "ontvangst_dossier"
    # De leerroute
    VASTSTELLING_LEERROUTE = "vaststelling_leerroute"
    START_LESSEN = "start_lessen"
    UREN_LES = "uren_les"
    ONDERBREKING_LESSEN = "onderbreking_lessen"
    HERVATTING_LESSEN = "hervatting_lessen"
    AFSCHALING = "afschaling"
    TAALSCHAKELTRAJECT_BEHAALD = "taalschakeltraject_behaald"
    EINDGESPREK_LEERROUTE = "eindgesprek_leerroute"
    LEERROUTE_BEHAALD = "leerroute_behaald"
    # De examenonderdelen
    AANMELDING_EXAMEN = "aanmelding_examen"
    EXAMEN_NIET_BEHAALD = "examen_niet_behaald"
    EXAMEN_BEHAALD = "examen_behaald"
    VRIJSTELLING_EXAMEN = "vrijstelling_examen"
    # Het participatieverklaringstraject
    START_PVT = "start_pvt"
    UREN_PVT = "uren_pvt"
    ONDERTEKENING_PVT = "ondertekening_pvt"
    # De Module Arbeidsmarkt en Participatie
    START_MAP = "start_map"
    UREN_MAP = "uren_map"
    EINDGESPREK_MAP = "eindgesprek_map"
    VERVALLEN_MAP = "vervallen_map"
    HERLEVING_MAP = "herleving_map"
    # Meedoen: werk en participatie
    START_ACTIVITEIT = "start_activiteit"
    UREN_PARTICIPATIE = "uren_participatie"
    EINDE_ACTIVITEIT = "einde_activiteit"
    # Nazorg
    START_NAZORG = "start_nazorg"
    CONTACT_NAZORG = "contact_nazorg"
    TERUGVAL = "terugval"
    STAP_TERUG = "stap_terug"
    STAP_VOORUIT = "stap_vooruit"
    EINDE_NAZORG = "einde_nazorg"
    # Handhaving van de medewerking aan het PIP
    SIGNAAL_HANDHAVING = "signaal_handhaving"
    RAPPORT_OVERTREDING = "rapport_overtreding"
    UITNODIGING_ZIENSWIJZE = "uitnodiging_zienswijze"
    ZIENSWIJZE = "zienswijze"
    BOETE_MEDEWERKING = "boete_medewerking"
    AFZIEN_VAN_BOETE = "afzien_van_boete"
    BEKENDMAKING_BOETEBESLUIT = "bekendmaking_boetebesluit"
    BOETE_ONHERROEPELIJK = "boete_onherroepelijk"
    BOETE_VERNIETIGD = "boete_vernietigd"
    AANMANING = "aanmaning"
    BETALING_BOETE = "betaling_boete"
    # Bezwaar en beroep
    ONTVANGST_BEZWAAR = "ontvangst_bezwaar"
    HERSTEL_VERZUIM_GEVRAAGD = "herstel_verzuim_gevraagd"
    HERSTEL_VERZUIM = "herstel_verzuim"
    INSTELLING_ADVIESCOMMISSIE = "instelling_adviescommissie"
    VERDAGING_BEZWAAR = "verdaging_bezwaar"
    BESLISSING_OP_BEZWAAR = "beslissing_op_bezwaar"
    INTREKKING_BEZWAAR = "intrekking_bezwaar"
    INSTELLING_BEROEP = "instelling_beroep"
    UITSPRAAK_BEROEP = "uitspraak_beroep"
    # Verlenging, ontheffing en vrijstelling bij DUO
    VERKLARING_COLLEGE = "verklaring_college"
    ADVIES_ONTHEFFING = "advies_ontheffing"
    AANVRAAG_VRIJSTELLING = "aanvraag_vrijstelling"
    BESLUIT_VRIJSTELLING = "besluit_vrijstelling"
    # De brede intake
    OPROEP_BREDE_INTAKE = "oproep_brede_intake"
    VERZETTEN_AFSPRAAK = "verzetten_afspraak"
    NIET_VERSCHENEN = "niet_verschenen"
    HERHAALDE_OPROEP = "herhaalde_oproep"
    RAPPORT_BOETE = "rapport_boete"
    BOETE_BREDE_INTAKE = "boete_brede_intake"
    GEEN_BOETE = "geen_boete"
    DERDE_OPROEP = "derde_oproep"
    TWEEDE_BOETE_BREDE_INTAKE = "tweede_boete_brede_intake"
    INTAKEGESPREK = "intakegesprek"
    AFRONDING_BREDE_INTAKE = "afronding_brede_intake"
    AFRONDING_BIJ_AFWEZIGHEID = "afronding_bij_afwezigheid"
    # De boete om de brede intake, na het besluit
    OPLEGGING_BOETE = "oplegging_boete"
    BEKENDMAKING_BOETE = "bekendmaking_boete"
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
    AFSPRAAK_WARME_OVERDRACHT = "afspraak_warme_overdracht"
    BEVESTIGING_PARTNER = "bevestiging_partner"
    BEVESTIGING_GEMEENTE = "bevestiging_gemeente"
    AANVAARDING = "aanvaarding"
    WEIGERING = "weigering"
    START_UITVOERING = "start_uitvoering"
    TOEZEGGING = "toezegging"
    TERUGMELDING = "terugmelding"
    VRAAG_OM_AANVULLING = "vraag_om_aanvulling"
    AFSLUITING = "afsluiting"
    INTREKKING = "intrekking"
    EINDE_AFSPRAAK_PARTNER = "einde_afspraak_partner"
    # Elk onderdeel
    STAKING = "staking"
    # Wat geen traject vastlegt: alleen voor de rekenmachine
    AANVRAAG_LENING = "aanvraag_lening"
    EINDE_KWARTAAL = "einde_kwartaal"
    EINDE_PLICHT = "einde_plicht"
    OVERLIJDEN = "overlijden"
    OVERTREDING = "overtreding"


ALLEEN_REKENEN = frozenset(
    {
        Gebeurtenis.AANVRAAG_LENING,
        Gebeurtenis.EINDE_KWARTAAL,
        Gebeurtenis.EINDE_PLICHT,
        Gebeurtenis.OVERLIJDEN,
        Gebeurtenis.OVERTREDING,
    }
)
"""Feiten die de rekenmachine kent maar geen machine: een termijn van DUO, het CBS of de bewaring."""

UREN = frozenset(
    {Gebeurtenis.UREN_LES, Gebeurtenis.UREN_PARTICIPATIE, Gebeurtenis.UREN_PVT, Gebeurtenis.UREN_MAP}
)
"""Opgaven van uren over een periode."""
