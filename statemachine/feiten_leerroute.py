"""De feiten van de leerroute en van de examens (Wet inburgering 2021 art. 7 tot en met 9 en 16)."""

from typing import Annotated, Self

from pydantic import Field, model_validator

from inburgering.statemachine.feiten_basis import Dag, Feiten, JaNee, Keuze, Regel, Verhaal, fout
from inburgering.statemachine.feiten_uren import Periode, Uurtal
from inburgering.wet.begrippen import Route
from inburgering.wet.gebeurtenissen import Gebeurtenis


class Taalonderdeel(Keuze):
    """Een van de vier taalonderdelen van het inburgeringsexamen (Wet inburgering 2021 art. 7)."""

    LEZEN = "lezen", "lezen"
    LUISTEREN = "luisteren", "luisteren"
    SCHRIJVEN = "schrijven", "schrijven"
    SPREKEN = "spreken", "spreken"


class Onderbrekingsreden(Keuze):
    """Waarom de lessen een tijd stilliggen."""

    ZIEKTE = "ziekte", "ziekte"
    BEVALLING = "bevalling", "zwangerschap of bevalling"
    ZORG = "zorg", "zorg voor familie of geen kinderopvang"
    WERK = "werk", "werk"
    SCHOOL = "school", "de school is gestopt of heeft geen plek"
    VAKANTIE = "vakantie", "vakantie van de school"
    ANDERS = "anders", "een andere reden"


class Onderwijssoort(Keuze):
    """Een opleiding waarvan de lessen Nederlands en KNM kunnen meetellen (Besluit art. 3.14, lid 9 en 10)."""

    PRAKTIJKONDERWIJS = "praktijkonderwijs", "praktijkonderwijs"
    VSO = "vso", "voortgezet speciaal onderwijs (arbeidsmarkt of dagbesteding)"
    ENTREE = "entree", "entreeopleiding"


class Gespreksvoerder(Keuze):
    """Wie het eindgesprek van de Z-route voerde (Besluit inburgering 2021 art. 3.14, lid 4)."""

    GEMEENTE = "gemeente", "de gemeente zelf"
    OPENBAAR_LICHAAM = "openbaar_lichaam", "het openbaar lichaam dat de wet voor de gemeente uitvoert"
    PARTNER = "partner", "een partner"


class Niveau(Keuze):
    """Op welk niveau een examen is behaald."""

    B1 = "b1", "B1 of hoger"
    A2 = "a2", "A2"
    NVT = "nvt", "niet van toepassing (KNM)"


class VaststellingLeerroute(Feiten):
    """De leerroute die in het vastgestelde PIP staat (Wet inburgering 2021 art. 15, lid 1)."""

    leerroute: Route | None = Field(None, title="Leerroute")


class AanbodLeerroute(Feiten):
    """Het aanbod van een cursus of opleiding (Wet inburgering 2021 art. 16, lid 1)."""

    aanbieder: Regel = Field(title="School of aanbieder")
    start_op: Dag | None = Field(None, title="Eerste lesdag", description="Als die al bekend is.")


class StartLessen(Feiten):
    """De eerste les in de B1-route of de Z-route."""

    school: Regel = Field(title="School")


class StartTaalschakeltraject(Feiten):
    """De feitelijke start van het taalschakeltraject (Wet inburgering 2021 art. 8)."""

    instelling: Regel = Field(title="School")


class UrenLes(Periode):
    """Gevolgde lessen en verzuim in een periode; alfabetisering staat apart en telt niet ook bij Nederlands.

    Uren van voor het PIP tellen alleen in de gevallen van Besluit art. 3.14, lid 6, 9 en 10, en 5.5, lid 2.
    """

    school: Regel | None = Field(None, title="School")
    erkende_school: JaNee = Field(
        title="Erkende school",
        description="Heeft de school het keurmerk van Blik op Werk, of is het een instelling voor het "
        "taalschakeltraject? Alleen deze uren tellen voor afschalen en voor de Z-route.",
    )
    uren_nt2: Uurtal = Field(0, title="Uren Nederlands", description="Zonder de uren alfabetisering.")
    uren_alfabetisering: Uurtal = Field(0, title="Uren alfabetisering")
    uren_knm: Uurtal = Field(0, title="Uren Kennis van de Nederlandse Maatschappij (KNM)")
    verzuim_geoorloofd: Uurtal = Field(0, title="Gemiste uren, met een goede reden")
    verzuim_ongeoorloofd: Uurtal = Field(0, title="Gemiste uren, zonder goede reden")
    tijdens_intake: JaNee = Field(
        default=False,
        title="Tijdens de brede intake",
        description="Lessen van voor het PIP. De gemeente mag deze meetellen.",
    )
    soort_onderwijs: Onderwijssoort | None = Field(
        None,
        title="Lessen op praktijkonderwijs, vso of entree",
        description="Alleen in de Z-route, vanaf twee jaar voor het PIP. De gemeente mag deze lessen "
        "Nederlands en KNM aftrekken van de 800 uur.",
    )

    @model_validator(mode="after")
    def _uren(self) -> Self:
        alles = (
            self.uren_nt2 + self.uren_alfabetisering + self.uren_knm
            + self.verzuim_geoorloofd + self.verzuim_ongeoorloofd
        )  # fmt: skip
        if not alles:
            raise fout("Vul uren in: gevolgde lessen, gemiste lessen of allebei.", "uren_nt2")
        self.pas_in_periode(alles, "uren_nt2")
        return self


class OnderbrekingLessen(Feiten):
    """De lessen liggen een tijd stil. De termijn van drie jaar loopt door."""

    reden: Onderbrekingsreden = Field(title="Reden")
    verwacht_terug_op: Dag = Field(
        title="Verwacht terug op", description="Niet zeker? Kies de dag waarop u opnieuw kijkt."
    )
    toelichting: Verhaal | None = Field(None, title="Toelichting")


class HervattingLessen(Feiten):
    """De lessen gaan weer verder."""

    toelichting: Verhaal | None = Field(None, title="Toelichting")


class Afschaling(Feiten):
    """Een deel van het examen mag op A2 (Wet inburgering 2021 art. 17, lid 3; Besluit art. 5.5)."""

    onderdelen: Annotated[list[Taalonderdeel], Field(min_length=1, max_length=4)] = Field(
        title="Onderdelen op A2"
    )
    voldoende_inspanning: JaNee = Field(title="Heeft zich voldoende ingespannen")
    motivering: Verhaal = Field(
        title="Motivering", description="Waaruit blijkt dat B1 niet haalbaar is? Noem de feiten."
    )


class TaalschakeltrajectBehaald(Feiten):
    """Het taalschakeltraject is met goed gevolg afgerond (Wet inburgering 2021 art. 8)."""

    instelling: Regel | None = Field(None, title="School")


class EindgesprekLeerroute(Feiten):
    """Het eindgesprek van de Z-route (Besluit inburgering 2021 art. 3.14, lid 2, onderdeel c, en lid 4)."""

    gevoerd_door: Gespreksvoerder = Field(
        title="Wie voerde het gesprek", description="De gemeente mag dit gesprek niet laten doen."
    )
    verslag: Verhaal = Field(title="Verslag")


class LeerrouteBehaald(Feiten):
    """Alles van de leerroute is gedaan. DUO stelt vast of aan de plicht is voldaan."""

    toelichting: Verhaal | None = Field(None, title="Toelichting")


class AanmeldingExamen(Feiten):
    """De inburgeraar is aangemeld voor dit examen."""

    dag: Dag | None = Field(None, title="Dag van het examen", description="Als die al bekend is.")


class ExamenNietBehaald(Feiten):
    """Een poging die niet is gelukt."""

    dag: Dag | None = Field(None, title="Dag van het examen")


class ExamenBehaald(Feiten):
    """Dit examen is behaald, volgens DUO."""

    niveau: Niveau = Field(title="Niveau")
    dag: Dag | None = Field(None, title="Dag van het examen")


class VrijstellingExamen(Feiten):
    """DUO heeft voor dit examen vrijstelling of ontheffing gegeven (Wet inburgering 2021 art. 4, 5 en 7)."""

    grond: Regel = Field(title="Grond", description="Zoals het in het besluit van DUO staat.")


FEITEN: dict[Gebeurtenis, type[Feiten]] = {
    Gebeurtenis.VASTSTELLING_LEERROUTE: VaststellingLeerroute,
    Gebeurtenis.AANBOD_LEERROUTE: AanbodLeerroute,
    Gebeurtenis.START_LESSEN: StartLessen,
    Gebeurtenis.START_TAALSCHAKELTRAJECT: StartTaalschakeltraject,
    Gebeurtenis.UREN_LES: UrenLes,
    Gebeurtenis.ONDERBREKING_LESSEN: OnderbrekingLessen,
    Gebeurtenis.HERVATTING_LESSEN: HervattingLessen,
    Gebeurtenis.AFSCHALING: Afschaling,
    Gebeurtenis.TAALSCHAKELTRAJECT_BEHAALD: TaalschakeltrajectBehaald,
    Gebeurtenis.EINDGESPREK_LEERROUTE: EindgesprekLeerroute,
    Gebeurtenis.LEERROUTE_BEHAALD: LeerrouteBehaald,
    Gebeurtenis.AANMELDING_EXAMEN: AanmeldingExamen,
    Gebeurtenis.EXAMEN_NIET_BEHAALD: ExamenNietBehaald,
    Gebeurtenis.EXAMEN_BEHAALD: ExamenBehaald,
    Gebeurtenis.VRIJSTELLING_EXAMEN: VrijstellingExamen,
}
