"""Het traject als geheel: van koppeling of kennisgeving tot nazorg, of tot vertrek.

Een inburgeraar kan onderweg worden vrijgesteld en terugkomen, of verhuizen met zijn dossier. De
ondertussengroep (Wet inburgering 2013) wordt begeleid zonder intake en PIP.
"""

from collections.abc import Mapping
from typing import ClassVar

from statemachine import Event, State

from inburgering.statemachine.basis import Wacht, als_dag, blijft, voorwaarde
from inburgering.statemachine.dagen import bezwaar_tegen_dag, bezwaar_tegen_geboortedatum
from inburgering.statemachine.doorgang import Doorgang
from inburgering.statemachine.klokken import HELE_PLICHT, PLAN_MAKEN
from inburgering.statemachine.overname import Overneembaar
from inburgering.wet.begrippen import Wie

OVERGENOMEN_DAGEN = ("kennisgeving", "inschrijving_brp", "vaststelling_pip")


def _taken_open(m: "Traject") -> str:
    """Er staan nog taken open bij partners; sluit ze af of trek ze in."""
    aantal = m.feiten.get("open_overdrachten", 0)
    wat = "staat nog 1 taak" if aantal == 1 else f"staan nog {aantal} taken"
    return f"Er {wat} open bij partners. Sluit af of trek in wat niet meer hoeft."


class Traject(Overneembaar, Doorgang):
    """Het traject van één inburgeraar in deze gemeente."""

    # Toestanden, in de volgorde waarin een traject ze doorloopt
    aangemeld = State("Aangemeld", initial=True)
    gekoppeld = State("Gekoppeld, nog niet gehuisvest")
    in_intake = State("In de brede intake")
    plan_opstellen = State("Plan opstellen")
    op_leerroute = State("Op de leerroute")
    begeleid = State("In begeleiding")
    vrijgesteld = State("Vrijgesteld")
    verhuisd = State("Verhuisd")
    in_nazorg = State("In nazorg")
    beeindigd = State("Beëindigd", final=True)

    voor_het_plan = (aangemeld, gekoppeld, in_intake, plan_opstellen)
    in_de_wet = (*voor_het_plan, op_leerroute)
    met_plicht = (*in_de_wet, begeleid, vrijgesteld)
    gehuisvest = (aangemeld, in_intake, plan_opstellen, op_leerroute, begeleid, vrijgesteld)
    actief = (*met_plicht, in_nazorg)
    lopend = (*actief, verhuisd)

    wacht: ClassVar[Mapping[str, Wacht]] = {
        "aangemeld": Wacht(Wie.COLLEGE, "de oproep voor de brede intake", (*PLAN_MAKEN, "N15", "N99")),
        "gekoppeld": Wacht(
            Wie.COLLEGE, "een woning en de inschrijving in de gemeente", ("T02", "N06", "N99")
        ),
        "in_intake": Wacht(Wie.COLLEGE, "het afronden van de brede intake", (*PLAN_MAKEN, "N99")),
        "plan_opstellen": Wacht(Wie.COLLEGE, "het vaststellen van het PIP", (*PLAN_MAKEN, "N03", "N99")),
        "op_leerroute": Wacht(
            Wie.INBURGERINGSPLICHTIGE, "het halen van de leerroute", (*HELE_PLICHT, "T26", "N99")
        ),
        "begeleid": Wacht(Wie.COLLEGE, "het volgende contact", ("N15", "N20", "N99")),
        "vrijgesteld": Wacht(
            Wie.COLLEGE, "de dag waarop de vrijstelling opnieuw wordt bekeken", ("N13", "N99")
        ),
        "verhuisd": Wacht(Wie.COLLEGE, "het verzoek van de nieuwe gemeente om het dossier", ("T48", "N99")),
        "in_nazorg": Wacht(Wie.COLLEGE, "het volgende contact in de nazorg", ("N10", "N11", "N12", "N99")),
    }

    # Gebeurtenissen: hoe een traject begint
    koppeling = Event(
        aangemeld.to(gekoppeld, cond=["geen_ondertussengroep", "asielstatushouder", "nog_niet_ingeschreven"]),
        name="Koppeling aan deze gemeente",
    )
    kennisgeving = Event(
        blijft(*in_de_wet, vrijgesteld, cond=["nog_geen_kennisgeving", "valt_onder_de_wet"]),
        name="Kennisgeving van DUO",
    )
    aanmelding = Event(
        aangemeld.to(begeleid, cond=["is_ondertussengroep", "nog_niet_begonnen"])
        | aangemeld.to(
            aangemeld, cond=["zonder_kennisgeving", "nog_niet_begonnen"], unless="is_ondertussengroep"
        ),
        name="Aanmelding zonder kennisgeving",
    )
    overname = Event(
        aangemeld.to(begeleid, cond=["is_ondertussengroep", "eerste_gebeurtenis", "dagen_kloppen"])
        | aangemeld.to(
            op_leerroute,
            cond=["pip_overgenomen", "eerste_gebeurtenis", "dagen_kloppen"],
            unless="is_ondertussengroep",
        )
        | aangemeld.to(
            aangemeld,
            cond=["eerste_gebeurtenis", "dagen_kloppen"],
            unless=["pip_overgenomen", "is_ondertussengroep"],
        ),
        name="Overname uit een ander systeem",
    )
    toewijzing = Event(blijft(*lopend), name="Toewijzen aan een consulent")

    # Voor de huisvesting
    activiteit_wachttijd = Event(
        blijft(*voor_het_plan, cond=["asielstatushouder", "in_de_wachttijd", "na_de_koppeling"]),
        name="Activiteit in de wachttijd",
    )
    huisvesting = Event(
        blijft(
            *in_de_wet,
            vrijgesteld,
            cond=["asielstatushouder", "in_de_wachttijd", "na_de_koppeling", "verhuist_later"],
        ),
        name="Woning gevonden",
    )
    inschrijving_brp = Event(
        gekoppeld.to(aangemeld, cond=["na_de_koppeling", "nog_niet_op_die_dag"])
        | blijft(*gehuisvest, in_nazorg, cond="nog_niet_op_die_dag"),
        name="Inschrijving in de BRP van deze gemeente",
    )
    inschrijving_na_verhuizing = Event(blijft(*gehuisvest), name="Inschrijving na verhuizing hierheen")
    verzoek_aan_oud_college = Event(
        blijft(*gehuisvest, cond="hierheen_verhuisd"), name="Dossier vragen aan de vorige gemeente"
    )
    ontvangst_dossier = Event(
        blijft(*gehuisvest, cond="hierheen_verhuisd"), name="Dossier van de vorige gemeente ontvangen"
    )

    # Intake, plan en leerroute volgen uit de onderdelen
    start_intake = Event(in_intake.from_(aangemeld, gekoppeld), name="Start van de intake")
    start_plan = Event(plan_opstellen.from_(aangemeld, gekoppeld, in_intake), name="Start van het plan")
    start_leerroute = Event(op_leerroute.from_(*voor_het_plan), name="Start van de leerroute")
    voortgangsgesprek = Event(blijft(op_leerroute), name="Voortgangsgesprek")

    # DUO
    plicht_voldaan = Event(
        in_nazorg.from_(op_leerroute, begeleid, cond="voldaan_voor_de_melding"),
        name="Aan de inburgeringsplicht voldaan",
    )
    nieuwe_termijn_duo = Event(
        blijft(op_leerroute, cond=["nieuwe_dag_komt_nog", "termijn_verstreken"]),
        name="Nieuwe termijn van DUO na een boete",
    )
    termijn_volgens_duo = Event(blijft(*met_plicht), name="Begin en einde van de termijn volgens DUO")
    onderbreking_plicht = Event(
        blijft(*met_plicht, cond=["onderbreking_voorbij", "andere_onderbreking"]),
        name="Onderbreking van de inburgeringsplicht",
    )
    melding_duo = Event(blijft(*lopend), name="Gemeld aan DUO")
    bekendmaking_besluit = Event(blijft(*lopend), name="Bekendmaking van een besluit")

    # Vrijstelling, verhuizing en einde
    start_vrijstelling = Event(
        vrijgesteld.from_(*in_de_wet, begeleid, cond="bekijken_komt_nog"), name="Vrijstelling gaat in"
    )
    einde_vrijstelling = Event(
        vrijgesteld.to(begeleid, cond=["is_ondertussengroep", "na_begin_vrijstelling"])
        | vrijgesteld.to(op_leerroute, cond=["heeft_een_pip", "na_begin_vrijstelling"])
        | vrijgesteld.to(plan_opstellen, cond=["maakt_een_plan", "na_begin_vrijstelling"])
        | vrijgesteld.to(in_intake, cond=["is_in_intake", "na_begin_vrijstelling"])
        | vrijgesteld.to(gekoppeld, cond=["woont_in_de_opvang", "na_begin_vrijstelling"])
        | vrijgesteld.to(aangemeld, cond=["moet_nog_beginnen", "na_begin_vrijstelling"]),
        name="Vrijstelling eindigt",
    )
    vertrek = Event(verhuisd.from_(*met_plicht), name="Vertrek naar een andere gemeente")
    verzoek_nieuw_college = Event(blijft(verhuisd), name="Nieuwe gemeente vraagt om het dossier")
    overdracht_dossier = Event(
        blijft(verhuisd, cond="erom_gevraagd"), name="Dossier overgedragen aan de nieuwe gemeente"
    )
    beeindiging = Event(
        beeindigd.from_(*actief, cond=["taken_afgerond", "reden_past_bij_regime"])
        | verhuisd.to(beeindigd, cond=["taken_afgerond", "door_vertrek"]),
        name="Traject beëindigen",
    )

    # Altijd
    contact = Event(blijft(*actief), name="Contact met de inburgeraar")
    leefgebieden = Event(blijft(*actief), name="Leefgebieden bespreken")
    wijziging_gegevens = Event(blijft(*lopend, cond="geboren_voor_vandaag"), name="Gegevens wijzigen")
    notitie = Event(blijft(*lopend), name="Notitie")
    melding = Event(blijft(*lopend), name="Melding over een termijn")
    afhandeling_signaal = Event(blijft(*lopend), name="Signaal afhandelen")

    @voorwaarde("De kennisgeving is al vastgelegd. Verbeter die gebeurtenis als de dag niet klopt.")
    def nog_geen_kennisgeving(self) -> bool:
        """Er is nog geen kennisgeving vastgelegd."""
        return self.eerder("kennisgeving") is None

    @voorwaarde("Een overname kan alleen de eerste gebeurtenis van een traject zijn.")
    def eerste_gebeurtenis(self) -> bool:
        """Er is nog niets vastgelegd, behalve wie de consulent is."""
        return set(self.feiten.get("eerder") or ()) <= {"toewijzing"}

    @voorwaarde("Een van de overgenomen dagen ligt in de toekomst of voor de wet. Verbeter het bestand.")
    def dagen_kloppen(self) -> bool:
        """De overgenomen dagen liggen tussen het begin van de wet en vandaag."""
        vandaag, gegevens, regime = self.dag("vandaag"), self.gegevens or {}, self.feiten.get("regime")
        dagen = [als_dag(gegevens[veld]) for veld in OVERGENOMEN_DAGEN if gegevens.get(veld)]
        return vandaag is None or not any(bezwaar_tegen_dag(dag, vandaag, regime) for dag in dagen)

    @voorwaarde("De geboortedatum ligt in de toekomst. Kijk naar het jaar.")
    def geboren_voor_vandaag(self) -> bool:
        """De geboortedatum ligt niet in de toekomst."""
        vandaag, geboren = self.dag("vandaag"), (self.gegevens or {}).get("geboren")
        if vandaag is None or geboren is None:
            return True
        return bezwaar_tegen_geboortedatum(als_dag(geboren), vandaag) is None

    @voorwaarde(_taken_open)
    def taken_afgerond(self) -> bool:
        """Er staat geen taak open bij een partner; bij overlijden mag dat wel."""
        overleden = self.gegevens is None or self.gegevens.get("reden") == "overlijden"
        return overleden or not self.feiten.get("open_overdrachten")
