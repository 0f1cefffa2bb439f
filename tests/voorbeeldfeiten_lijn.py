"""Facts that are right for the gebeurtenissen before the intake and after the PIP, up to nazorg."""

from datetime import date, timedelta
from typing import Any

THEMAS = [
    "beroepenorientatie", "realistisch_beroepsbeeld", "beroepskansen", "beroepscompetenties",
    "werknemerscompetenties", "netwerk_opbouwen", "werk_vinden", "werkcultuur",
]  # fmt: skip


def feiten_lijn(op: date) -> dict[str, dict[str, Any]]:
    """Per gebeurtenis its facts on this day."""
    later, eerder = (op + timedelta(days=14)).isoformat(), (op - timedelta(days=13)).isoformat()
    vandaag, over_een_jaar = op.isoformat(), (op + timedelta(days=365)).isoformat()
    periode = {"van": eerder, "tot": vandaag}
    return {
        "koppeling": {"azc": "Ter Apel", "verwachte_huisvesting": later},
        "activiteit_wachttijd": {"soort": "taalles", "uren_per_week": 6},
        "huisvesting": {"verhuist_op": later},
        "aanmelding": {"door_wie": "het wijkteam"},
        "contact": {"kanaal": "telefoon", "verslag": "Het gaat goed."},
        "vertrek": {"naar_gemeente": "Voorbeeldstad"},
        "ontvangst_dossier": {"met_pip": True},
        "plicht_voldaan": {"hoe": "diploma", "datum": vandaag},
        "nieuwe_termijn_duo": {"waarvoor": "leerroute", "nieuwe_laatste_dag": over_een_jaar},
        "termijn_volgens_duo": {"aanvang": vandaag, "einde": over_een_jaar},
        "onderbreking_plicht": periode | {"reden": "tijdelijk_doel"},
        "melding_duo": {"wat": "pip"},
        "start_vrijstelling": {"reden": "opleiding", "opnieuw_bekijken_op": over_een_jaar},
        "contact_nazorg": {"kanaal": "huisbezoek", "verslag": "Werkt nog."},
        "terugval": {"wat": "Baan kwijt.", "actie": "Gesprek met de jobcoach."},
        "stap_terug": {"reden": "Schulden.", "terug_op": later},
        "start_ondertussenplan": {"doelen": "Werk vinden.", "herzien_op": over_een_jaar},
        "herziening_ondertussenplan": {"herzien_op": over_een_jaar},
        "start_lessen": {"school": "Taalschool"},
        "uren_les": periode | {"erkende_school": True, "uren_nt2": 24, "uren_knm": 4},
        "onderbreking_lessen": {"reden": "ziekte", "verwacht_terug_op": later},
        "afschaling": {"onderdelen": ["lezen"], "voldoende_inspanning": True, "motivering": "B1 lukt niet."},
        "eindgesprek_leerroute": {"gevoerd_door": "gemeente", "verslag": "Klaar."},
        "examen_behaald": {"niveau": "b1"},
        "vrijstelling_examen": {"grond": "Een diploma."},
        "uren_pvt": periode | {"uren": 6, "activiteit": True},
        "uren_map": periode | {"uren": 20, "themas": THEMAS},
        "eindgesprek_map": {"verslag": "Klaar."},
        "start_activiteit": {"soort": "werk", "bij_wie": "Bakkerij"},
        "uren_participatie": periode | {"uren": 20, "waarin": "Werk."},
        "einde_activiteit": {"reden": "Contract klaar.", "nog_actief": False},
        "verklaring_college": {"zonder_aanbod_vanaf": eerder, "toelichting": "Geen plek."},
        "advies_ontheffing": {"advies": "verlenen", "motivering": "Het lukt niet."},
        "aanvraag_vrijstelling": {"grond": "diploma"},
        "besluit_vrijstelling": {"toegekend": False},
        **_handhaving(vandaag, later),
        **_bezwaar(vandaag, later),
    }  # fmt: skip


def _handhaving(vandaag: str, later: str) -> dict[str, dict[str, Any]]:
    return {
        "signaal_handhaving": {
            "gedrag": "begeleiding", "constatering": vandaag, "toelichting": "Komt niet op gesprekken.",
        },
        "rapport_overtreding": {"overtreding": "Drie keer niet gekomen.", "rapporteur": 1},
        "uitnodiging_zienswijze": {"uiterlijk": later, "rapport_meegestuurd": True},
        "zienswijze": {"vorm": "niet_gegeven"},
        "boete_medewerking": {
            "verwijtbaar": True, "verwijtbaarheid": "geen_van_beide", "bijstand_verlaagd": False,
            "aanhoudende_onwil": "Drie keer.", "bedrag": "25", "motivering": "Zonder reden.", "beslisser": 2,
        },
        "afzien_van_boete": {"reden": "niet_verwijtbaar", "toelichting": "Ziek."},
        "boete_onherroepelijk": {"niets_open": True},
        "boete_vernietigd": {"door": "bezwaar", "motivering": "Toch ziek."},
        "betaling_boete": {"bedrag": "25"},
    }  # fmt: skip


def _bezwaar(vandaag: str, later: str) -> dict[str, dict[str, Any]]:
    return {
        "ontvangst_bezwaar": {"tegen": "pip", "bekendgemaakt_op": vandaag},
        "herstel_verzuim_gevraagd": {"wat": "De gronden.", "uiterlijk": later},
        "beslissing_op_bezwaar": {
            "uitkomst": "ongegrond", "gehoord": True, "door_een_ander": True, "motivering": "Het PIP past.",
        },
        "uitspraak_beroep": {"uitspraak": "geen_beroep"},
    }  # fmt: skip
