"""Bij elke gebeurtenis haar feiten: één model voor formulier, import, terugmelding en controle."""

from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

from inburgering.statemachine import feiten_bezwaar as bezwaar
from inburgering.statemachine import feiten_doorgang as doorgang
from inburgering.statemachine import feiten_duo as duo
from inburgering.statemachine import feiten_handhaving as handhaving
from inburgering.statemachine import feiten_intake as intake
from inburgering.statemachine import feiten_leefgebied as leefgebied
from inburgering.statemachine import feiten_leerroute as leerroute
from inburgering.statemachine import feiten_modules as modules
from inburgering.statemachine import feiten_nazorg as nazorg
from inburgering.statemachine import feiten_overdracht as overdracht
from inburgering.statemachine import feiten_pip as pip
from inburgering.statemachine import feiten_plicht as plicht
from inburgering.statemachine import feiten_traject as traject
from inburgering.statemachine.dagen import controleer_dag
from inburgering.statemachine.feiten_basis import Feiten, GeenFeiten
from inburgering.statemachine.feitfouten import vertaal
from inburgering.wet.gebeurtenissen import Gebeurtenis

__all__ = ["FEITEN", "Feiten", "OngeldigeFeiten", "als_json", "controleer_dag", "lees", "lees_model"]

FEITEN: dict[Gebeurtenis, type[Feiten]] = {
    # Het traject
    Gebeurtenis.KENNISGEVING: traject.Kennisgeving,
    Gebeurtenis.OVERNAME: traject.Overname,
    Gebeurtenis.TOEWIJZING: traject.Toewijzing,
    Gebeurtenis.INSCHRIJVING_BRP: GeenFeiten,
    Gebeurtenis.INSCHRIJVING_NA_VERHUIZING: traject.InschrijvingNaVerhuizing,
    Gebeurtenis.START_INTAKE: GeenFeiten,
    Gebeurtenis.START_PLAN: GeenFeiten,
    Gebeurtenis.START_LEERROUTE: GeenFeiten,
    Gebeurtenis.VOORTGANGSGESPREK: traject.Voortgangsgesprek,
    Gebeurtenis.AANBOD_LEERROUTE: traject.AanbodLeerroute,
    Gebeurtenis.START_TAALSCHAKELTRAJECT: traject.StartTaalschakeltraject,
    Gebeurtenis.BEKENDMAKING_BESLUIT: traject.BekendmakingBesluit,
    Gebeurtenis.WIJZIGING_GEGEVENS: traject.WijzigingGegevens,
    Gebeurtenis.NOTITIE: traject.Notitie,
    Gebeurtenis.MELDING: traject.Melding,
    Gebeurtenis.AFHANDELING_SIGNAAL: traject.AfhandelingSignaal,
    Gebeurtenis.BEEINDIGING: traject.Beeindiging,
    # De brede intake
    Gebeurtenis.OPROEP_BREDE_INTAKE: intake.Afspraak,
    Gebeurtenis.VERZETTEN_AFSPRAAK: intake.Afspraak,
    Gebeurtenis.NIET_VERSCHENEN: intake.NietVerschenen,
    Gebeurtenis.HERHAALDE_OPROEP: intake.HerhaaldeOproep,
    Gebeurtenis.RAPPORT_BOETE: intake.RapportBoete,
    Gebeurtenis.BOETE_BREDE_INTAKE: intake.BoeteBredeIntake,
    Gebeurtenis.GEEN_BOETE: intake.GeenBoete,
    Gebeurtenis.DERDE_OPROEP: intake.Afspraak,
    Gebeurtenis.TWEEDE_BOETE_BREDE_INTAKE: intake.BoeteBredeIntake,
    Gebeurtenis.INTAKEGESPREK: intake.Intakegesprek,
    Gebeurtenis.AFRONDING_BREDE_INTAKE: GeenFeiten,
    Gebeurtenis.AFRONDING_BIJ_AFWEZIGHEID: intake.AfrondingBijAfwezigheid,
    # De leerbaarheidstoets
    Gebeurtenis.AANMELDING_LEERBAARHEIDSTOETS: intake.AanmeldingLeerbaarheidstoets,
    Gebeurtenis.NIET_VERSCHENEN_LEERBAARHEIDSTOETS: intake.NietVerschenenLeerbaarheidstoets,
    Gebeurtenis.UITSLAG_LEERBAARHEIDSTOETS: intake.UitslagLeerbaarheidstoets,
    Gebeurtenis.ONTHEFFING_LEERBAARHEIDSTOETS: intake.OntheffingLeerbaarheidstoets,
    # Het PIP
    Gebeurtenis.OPSTELLING_PIP: pip.OpstellingPip,
    Gebeurtenis.WACHT_OP_INFORMATIE_DERDE: pip.WachtOpInformatieDerde,
    Gebeurtenis.ONTVANGST_INFORMATIE_DERDE: pip.OntvangstInformatieDerde,
    Gebeurtenis.VASTSTELLING_PIP: pip.VaststellingPip,
    Gebeurtenis.BEKENDMAKING_PIP: pip.BekendmakingPip,
    Gebeurtenis.HERZIENING_PIP: pip.HerzieningPip,
    # Financieel ontzorgen en maatschappelijke begeleiding
    Gebeurtenis.RECHT_OP_BIJSTAND: GeenFeiten,
    Gebeurtenis.EVALUATIE_ONTZORGEN: pip.EvaluatieOntzorgen,
    Gebeurtenis.EINDE_ONTZORGEN: pip.EindeOntzorgen,
    Gebeurtenis.EINDE_BIJSTAND: pip.EindeBijstand,
    Gebeurtenis.START_BEGELEIDING: pip.StartBegeleiding,
    Gebeurtenis.EINDE_BEGELEIDING: pip.EindeBegeleiding,
    # Een overdracht aan een partner
    Gebeurtenis.OPSTELLING_OVERDRACHT: overdracht.OpstellingOverdracht,
    Gebeurtenis.VERZENDING: overdracht.Verzending,
    Gebeurtenis.HERINNERING: overdracht.Herinnering,
    Gebeurtenis.AFSPRAAK_WARME_OVERDRACHT: overdracht.AfspraakWarmeOverdracht,
    Gebeurtenis.BEVESTIGING_PARTNER: overdracht.BevestigingPartner,
    Gebeurtenis.BEVESTIGING_GEMEENTE: overdracht.BevestigingGemeente,
    Gebeurtenis.AANVAARDING: overdracht.Aanvaarding,
    Gebeurtenis.WEIGERING: overdracht.Weigering,
    Gebeurtenis.START_UITVOERING: GeenFeiten,
    Gebeurtenis.TOEZEGGING: overdracht.Toezegging,
    Gebeurtenis.TERUGMELDING: overdracht.Terugmelding,
    Gebeurtenis.VRAAG_OM_AANVULLING: overdracht.VraagOmAanvulling,
    Gebeurtenis.AFSLUITING: overdracht.Afsluiting,
    Gebeurtenis.INTREKKING: overdracht.Intrekking,
    Gebeurtenis.EINDE_AFSPRAAK_PARTNER: overdracht.EindeAfspraakPartner,
    # Elk onderdeel
    Gebeurtenis.STAKING: traject.Staking,
}
FEITEN |= doorgang.FEITEN | plicht.FEITEN | nazorg.FEITEN
FEITEN |= duo.FEITEN | handhaving.FEITEN | bezwaar.FEITEN
FEITEN |= leefgebied.FEITEN | leerroute.FEITEN | modules.FEITEN


class OngeldigeFeiten(ValueError):
    """De feiten kloppen niet. `fouten` noemt per veld een zin; geen enkele zin herhaalt wat is ingevuld."""

    def __init__(self, fouten: list[tuple[str, str]]) -> None:
        super().__init__(fouten)
        self.fouten = fouten

    def __str__(self) -> str:
        return " ".join(zin for _, zin in self.fouten)


def lees(gebeurtenis: Gebeurtenis | str, data: Mapping[str, Any]) -> Feiten:
    """De feiten van deze gebeurtenis, gecontroleerd. Een leeg veld van een formulier telt als niet ingevuld.

    Raises:
        OngeldigeFeiten: als er iets ontbreekt, niet klopt of er niet hoort.
    """
    return lees_model(FEITEN[Gebeurtenis(gebeurtenis)], data)


def lees_model(model: type[Feiten], data: Mapping[str, Any]) -> Feiten:
    """Hetzelfde voor één model. Raises OngeldigeFeiten."""
    ingevuld = {veld: waarde for veld, waarde in data.items() if not _leeg(waarde)}
    try:
        return model.model_validate(ingevuld)
    except ValidationError as fout:
        fouten = vertaal(fout, model)
    raise OngeldigeFeiten(fouten)


def als_json(feiten: Feiten) -> dict[str, Any]:
    """De feiten zoals ze in het logboek staan: dagen als 2026-11-21, tijden als 14:00; elk veld is er."""
    return feiten.model_dump(mode="json")


def _leeg(waarde: Any) -> bool:
    return waarde is None or (isinstance(waarde, str) and not waarde.strip())
