"""Het traject als geheel: van aanmelding tot het einde van de inburgeringsplicht of het vertrek."""

from statemachine import Event, State

from inburgering.statemachine.basis import als_dag, blijft, voorwaarde
from inburgering.statemachine.dagen import bezwaar_tegen_dag
from inburgering.statemachine.overname import Overneembaar
from inburgering.wet.begrippen import Route
from inburgering.wet.bronnen import WET

OVERGENOMEN_DAGEN = ("kennisgeving", "inschrijving_brp", "vaststelling_pip")


def _taken_open(m: "Traject") -> str:
    """Er staan nog taken open bij partners; sluit ze af of trek ze in."""
    aantal = m.feiten.get("open_overdrachten", 0)
    wat = "staat nog 1 taak" if aantal == 1 else f"staan nog {aantal} taken"
    return f"Er {wat} open bij partners. Sluit af of trek in wat niet meer hoeft."


class Traject(Overneembaar):
    """Het traject van één inburgeringsplichtige in deze gemeente."""

    # Toestanden, in de volgorde waarin een traject ze doorloopt
    aangemeld = State("Aangemeld", initial=True)
    in_intake = State("In de brede intake")
    plan_opstellen = State("Plan opstellen")
    op_leerroute = State("Op de leerroute")
    beeindigd = State("Beëindigd", final=True)

    lopend = (aangemeld, in_intake, plan_opstellen, op_leerroute)

    # Gebeurtenissen: wat er kan gebeuren, en waarheen het leidt
    kennisgeving = Event(blijft(*lopend, cond="nog_geen_kennisgeving"), name="Kennisgeving van DUO")
    overname = Event(
        aangemeld.to(op_leerroute, cond=["pip_overgenomen", "eerste_gebeurtenis", "dagen_kloppen"])
        | aangemeld.to(aangemeld, cond=["eerste_gebeurtenis", "dagen_kloppen"], unless="pip_overgenomen"),
        name="Overname uit een ander systeem",
    )
    toewijzing = Event(blijft(*lopend), name="Toewijzen aan een consulent")
    inschrijving_brp = Event(blijft(*lopend), name="Inschrijving in de BRP van deze gemeente")
    inschrijving_na_verhuizing = Event(blijft(*lopend), name="Inschrijving na verhuizing hierheen")
    start_intake = Event(aangemeld.to(in_intake), name="Start van de intake")
    start_plan = Event(plan_opstellen.from_(aangemeld, in_intake), name="Start van het plan")
    start_leerroute = Event(
        op_leerroute.from_(aangemeld, in_intake, plan_opstellen), name="Start van de leerroute"
    )
    voortgangsgesprek = Event(blijft(op_leerroute), name="Voortgangsgesprek")
    aanbod_leerroute = Event(blijft(op_leerroute), name="Aanbod van een cursus of opleiding")
    start_taalschakeltraject = Event(
        blijft(op_leerroute, cond="volgt_onderwijsroute"), name="Start van het taalschakeltraject"
    )
    aanvraag_verlenging = Event(blijft(*lopend), name="Aanvraag om verlenging bij DUO")
    besluit_verlenging = Event(blijft(*lopend), name="Besluit van DUO over verlenging")
    aanvraag_ontheffing = Event(blijft(*lopend), name="Aanvraag om ontheffing bij DUO")
    besluit_ontheffing = Event(blijft(*lopend), name="Besluit van DUO over ontheffing")
    bekendmaking_besluit = Event(blijft(*lopend), name="Bekendmaking van een besluit")
    wijziging_gegevens = Event(blijft(*lopend), name="Gegevens wijzigen")
    notitie = Event(blijft(*lopend), name="Notitie")
    melding = Event(blijft(*lopend), name="Melding over een termijn")
    afhandeling_signaal = Event(blijft(*lopend), name="Signaal afhandelen")
    beeindiging = Event(beeindigd.from_(*lopend, cond="taken_afgerond"), name="Traject beëindigen")

    @voorwaarde("De kennisgeving is al vastgelegd. Verbeter die gebeurtenis als de dag niet klopt.")
    def nog_geen_kennisgeving(self) -> bool:
        """Er is nog geen kennisgeving vastgelegd."""
        return self.eerder("kennisgeving") is None

    @voorwaarde("Een overname kan alleen de eerste gebeurtenis van een traject zijn.")
    def eerste_gebeurtenis(self) -> bool:
        """Er is nog niets vastgelegd, behalve wie de consulent is."""
        return set(self.feiten.get("eerder") or ()) <= {"toewijzing"}

    @voorwaarde("Een van de overgenomen dagen ligt in de toekomst of voor 2021. Verbeter het bestand.")
    def dagen_kloppen(self) -> bool:
        """De overgenomen dagen liggen tussen 2021 en vandaag."""
        vandaag, gegevens = self.dag("vandaag"), self.gegevens or {}
        dagen = [als_dag(gegevens[veld]) for veld in OVERGENOMEN_DAGEN if gegevens.get(veld)]
        return vandaag is None or not any(bezwaar_tegen_dag(dag, vandaag) for dag in dagen)

    @voorwaarde("Een taalschakeltraject hoort alleen bij de onderwijsroute.", WET.art("8"))
    def volgt_onderwijsroute(self) -> bool:
        """De leerroute is de onderwijsroute."""
        return self.feiten.get("route") == Route.ONDERWIJS

    @voorwaarde(_taken_open)
    def taken_afgerond(self) -> bool:
        """Er staat geen taak open bij een partner; bij overlijden mag dat wel."""
        overleden = self.gegevens is None or self.gegevens.get("reden") == "overlijden"
        return overleden or not self.feiten.get("open_overdrachten")
