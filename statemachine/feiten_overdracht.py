"""De feiten van een overdracht aan een partner: van opstellen tot afsluiten."""

from pydantic import Field

from inburgering.statemachine.feiten_basis import Aantal, Dag, Feiten, Keuze, Nummer, Regel, Tijd, Verhaal


class Resultaat(Keuze):
    """Wat er van de taak terecht is gekomen."""

    UITGEVOERD = "uitgevoerd", "uitgevoerd"
    DEELS = "deels", "deels uitgevoerd"
    NIET = "niet", "niet uitgevoerd"


class WatNu(Keuze):
    """Wat er gebeurt met een taak die nog loopt als de afspraak met de partner eindigt."""

    AFMAKEN = "afmaken", "de partner maakt de taak af"
    ANDERS = "anders", "de consulent zoekt een andere oplossing"


class OpstellingOverdracht(Feiten):
    """Een taak voor een partner."""

    partner: Nummer = Field(title="Partner", json_schema_extra={"invoer": "partner"})
    taak: Regel = Field(title="Taak", json_schema_extra={"invoer": "partnertaak"})
    omschrijving: Verhaal | None = Field(
        None, title="Wat vraagt u", description="Leeg: de vaste omschrijving van deze taak."
    )
    reactie_uiterlijk_dagen: Aantal | None = Field(
        None, title="Dagen om te reageren", description="Leeg: de vaste termijn van deze taak."
    )
    gereed_op: Dag = Field(title="Klaar op", description="Uiterlijk deze dag meldt de partner terug.")
    opmerking: Verhaal | None = Field(
        None, title="Opmerking voor de partner", description="Zet hier niets wat de partner niet nodig heeft."
    )
    reden_boven_capaciteit: Verhaal | None = Field(
        None,
        title="Waarom toch bij een vol contract",
        description="Alleen als alle afgesproken plaatsen bezet zijn. De partner leest dit niet.",
        json_schema_extra={"merk": "nodig als het contract vol is"},
    )
    warm: bool | None = Field(None, title="Warme overdracht", json_schema_extra={"invoer": "verborgen"})


class Verzending(Feiten):
    """De taakbrief is verzonden; de termijnen zijn die van de dag van verzending."""

    reactie_uiterlijk: Dag = Field(title="Reageren uiterlijk op")
    gereed_op: Dag = Field(title="Klaar op")
    warm: bool | None = Field(None, title="Warme overdracht")
    gesprek_uiterlijk: Dag | None = Field(None, title="Gezamenlijk gesprek uiterlijk op")


class AfspraakWarmeOverdracht(Feiten):
    """De gemeente, de partner en de inburgeraar spreken een dag af voor een gezamenlijk gesprek."""

    dag: Dag = Field(title="Dag van het gesprek")
    tijd: Tijd = Field(title="Tijd")
    plaats: Regel = Field(title="Plaats")
    met_wie: Regel | None = Field(None, title="Met wie", description="Wie er nog meer bij zijn.")


class BevestigingPartner(Feiten):
    """De partner bevestigt dat het gezamenlijke gesprek is geweest en dat hij de taak overneemt."""

    naam: Regel = Field(title="Uw naam", description="Wie namens de partner bij het gesprek was.")


class BevestigingGemeente(Feiten):
    """De gemeente bevestigt dat het gezamenlijke gesprek is geweest en dat alles is overgedragen."""

    toelichting: Verhaal | None = Field(None, title="Wat is er afgesproken")


class EindeAfspraakPartner(Feiten):
    """De afspraak met de partner eindigt terwijl deze taak nog loopt."""

    partner: Regel = Field(title="Partner")
    laatste_dag: Dag = Field(title="Laatste dag van de afspraak")
    wat: WatNu = Field(title="Wat er met de taak gebeurt")
    reden: Verhaal | None = Field(None, title="Reden")


class Herinnering(Feiten):
    """De partner krijgt een herinnering."""

    toelichting: Verhaal | None = Field(None, title="Toelichting")


class Aanvaarding(Feiten):
    """De partner neemt de taak aan."""

    naam: Regel = Field(title="Uw naam", description="Wie namens de partner reageert.")


class Weigering(Feiten):
    """De partner neemt de taak niet aan."""

    naam: Regel = Field(title="Uw naam", description="Wie namens de partner reageert.")
    reden: Verhaal = Field(title="Waarom niet")


class Toezegging(Feiten):
    """De taak is niet op tijd klaar; de partner noemt een dag waarop dat wel zo is."""

    naam: Regel = Field(title="Uw naam", description="Wie namens de partner de dag noemt.")
    gereed_op: Dag = Field(
        title="Klaar op", description="De dag waarop u wel klaar bent. Tot die dag herinneren wij u niet."
    )
    reden: Verhaal = Field(title="Waarom later")


class Terugmelding(Feiten):
    """De partner meldt wat er is gedaan."""

    naam: Regel = Field(title="Uw naam", description="Wie namens de partner terugmeldt.")
    resultaat: Resultaat = Field(title="Resultaat")
    verslag: Verhaal = Field(title="Verslag", description="Alleen wat de gemeente voor deze taak moet weten.")


class VraagVanPartner(Feiten):
    """De partner vraagt de gemeente iets over de taak. Dit is een bericht; het verandert de taak niet."""

    naam: Regel = Field(title="Uw naam", description="Wie namens de partner vraagt.")
    vraag: Verhaal = Field(title="Uw vraag", description="Zet hier geen namen van inburgeraars in.")


class VraagOmAanvulling(Feiten):
    """De terugmelding is niet genoeg."""

    vraag: Verhaal = Field(title="Wat ontbreekt er")
    gereed_op: Dag = Field(title="Klaar op")


class Afsluiting(Feiten):
    """De taak is klaar."""

    toelichting: Verhaal | None = Field(None, title="Toelichting")


class Intrekking(Feiten):
    """De taak is niet meer nodig."""

    reden: Verhaal = Field(title="Reden")
