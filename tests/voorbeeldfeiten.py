"""For every gebeurtenis facts that are right, for tests that play many of them."""

from datetime import date, timedelta
from typing import Any

from tests.voorbeeldfeiten_lijn import feiten_lijn
from tests.werkplek import GESPREK, PIP

BOETE = {
    "verwijtbaar": True, "bijstand_verlaagd": False, "aanhoudende_onwil": "Drie keer niet gekomen.",
    "zienswijze": "Gevraagd, niet gekomen.", "motivering": "Niet gekomen zonder reden.", "bedrag": 250,
    "voorbereid_door": 1, "beslisser": 2,
}  # fmt: skip


def feiten(gebeurtenis: str, op: date, signaal: int = 1) -> dict[str, Any]:
    """Facts for this gebeurtenis on this day."""
    later = (op + timedelta(days=14)).isoformat()
    afspraak = {"dag": later, "tijd": "10:00", "plaats": "Plein 1", "uiterlijk": later}
    vast: dict[str, dict[str, Any]] = {
        "toewijzing": {"consulent": 1},
        "voortgangsgesprek": {"verslag": "Het gaat goed."},
        "aanbod_leerroute": {"aanbieder": "Taalschool"},
        "start_taalschakeltraject": {"instelling": "ROC"},
        "aanvraag_verlenging": {"grond": "ziekte"},
        "besluit_verlenging": {"toegekend": False},
        "aanvraag_ontheffing": {"grond": "medisch"},
        "besluit_ontheffing": {"toegekend": False},
        "bekendmaking_besluit": {"besluit": "boete"},
        "wijziging_gegevens": {"telefoon": "06 0000 0000"},
        "notitie": {"tekst": "Gebeld."},
        "leefgebieden": {"werk": "goed", "wonen": "aandacht"},
        "belemmering": {"soort": "kinderopvang", "wie": "consulent", "bekijken_op": later},
        "herziening_belemmering": {"wie": "partner", "naam": "Buurtteam", "bekijken_op": later},
        "oplossing_belemmering": {"toelichting": "Er is een plek."},
        "afhandeling_signaal": {"signaal": signaal, "reden": "Gedaan."},
        "beeindiging": {"reden": "vrijstelling"},
        "oproep_brede_intake": afspraak,
        "verzetten_afspraak": afspraak,
        "niet_verschenen": {"soort": "niet_verschenen", "toelichting": "Kwam niet."},
        "herhaalde_oproep": afspraak | {"waarschuwing": True},
        "rapport_boete": {"overtreding": "Niet verschenen.", "opgesteld_door": 1},
        "boete_brede_intake": BOETE,
        "tweede_boete_brede_intake": BOETE,
        "geen_boete": {"reden": "niet_verwijtbaar", "toelichting": "Ziek."},
        "derde_oproep": afspraak,
        "intakegesprek": GESPREK,
        "afronding_bij_afwezigheid": {"verslag": "Uit het dossier."},
        "niet_verschenen_leerbaarheidstoets": {"afgemeld": True},
        "uitslag_leerbaarheidstoets": {"advies": "z"},
        "ontheffing_leerbaarheidstoets": {"beperking": "visueel", "motivering": "Ziet niet."},
        "opstelling_pip": PIP,
        "wacht_op_informatie_derde": {"van_wie": "COA", "motivering": "Het dossier.", "verwacht_op": later},
        "herziening_pip": {"reden": "afspraken"},
        "evaluatie_ontzorgen": {"verslag": "Gaat goed."},
        "einde_ontzorgen": {"reden": "zes_maanden"},
        "einde_begeleiding": {"reden": "afgerond"},
        "verzending": {"reactie_uiterlijk": later, "gereed_op": later},
        "afspraak_warme_overdracht": {"dag": op.isoformat(), "tijd": "10:00", "plaats": "Stadhuis"},
        "bevestiging_partner": {"naam": "A. Partner"},
        "einde_afspraak_partner": {"partner": "Plangroep", "laatste_dag": later, "wat": "afmaken"},
        "aanvaarding": {"naam": "A. Partner"},
        "weigering": {"naam": "A. Partner", "reden": "Geen plek."},
        "toezegging": {"naam": "A. Partner", "gereed_op": later, "reden": "Wij wachten op de bank."},
        "terugmelding": {"naam": "A. Partner", "resultaat": "uitgevoerd", "verslag": "Klaar."},
        "vraag_om_aanvulling": {"vraag": "En de huur?", "gereed_op": later},
        "intrekking": {"reden": "Niet meer nodig."},
    }  # fmt: skip
    return (vast | feiten_lijn(op)).get(gebeurtenis, {})
