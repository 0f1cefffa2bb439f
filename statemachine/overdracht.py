"""Een overdracht: één taak bij één partner, van opstellen tot afsluiten."""

from collections.abc import Mapping
from datetime import timedelta
from typing import ClassVar

from statemachine import Event, State

from inburgering.statemachine.basis import Machine, Wacht, als_dag, blijft, voorwaarde
from inburgering.wet.begrippen import Wie


class Overdracht(Machine):
    """Eén taak bij één partner. Partners mogen stappen overslaan: terugmelden kan vanaf de verzending."""

    # Toestanden, in de volgorde waarin een taak ze doorloopt
    opgesteld = State("Opgesteld", initial=True)
    verzonden = State("Verzonden")
    aanvaard = State("Aanvaard")
    in_uitvoering = State("In uitvoering")
    teruggemeld = State("Teruggemeld")
    geweigerd = State("Geweigerd", final=True)
    afgesloten = State("Afgesloten", final=True)
    ingetrokken = State("Ingetrokken", final=True)

    bij_partner = (verzonden, aanvaard, in_uitvoering)

    wacht: ClassVar[Mapping[str, Wacht]] = {
        "opgesteld": Wacht(Wie.COLLEGE, "de verzending van de taakbrief"),
        "verzonden": Wacht(Wie.PARTNER, "het antwoord van de partner", ("N01", "N02", "N23")),
        "aanvaard": Wacht(Wie.PARTNER, "het begin van de taak en de terugmelding", ("N02", "N23")),
        "in_uitvoering": Wacht(Wie.PARTNER, "de terugmelding van de partner", ("N02", "N05", "N23")),
        "teruggemeld": Wacht(Wie.COLLEGE, "het beoordelen van de terugmelding", ("N04",)),
    }

    # Gebeurtenissen
    opstelling_overdracht = Event(
        blijft(opgesteld, cond=["net_gemaakt", "nog_tijd", "reactie_voor_gereed"]),
        name="Taak voor een partner opstellen",
    )
    verzending = Event(opgesteld.to(verzonden), name="Verzending van de taakbrief")
    herinnering = Event(blijft(*bij_partner), name="Partner herinneren")
    aanvaarding = Event(verzonden.to(aanvaard, cond="na_de_verzending"), name="Taak aannemen")
    weigering = Event(verzonden.to(geweigerd, cond="na_de_verzending"), name="Taak weigeren")
    start_uitvoering = Event(aanvaard.to(in_uitvoering, cond="na_de_verzending"), name="Begonnen met de taak")
    toezegging = Event(
        blijft(*bij_partner, cond=["na_de_verzending", "nog_tijd"]), name="Een latere dag toezeggen"
    )
    terugmelding = Event(teruggemeld.from_(*bij_partner, cond="na_de_verzending"), name="Terugmelden")
    vraag_om_aanvulling = Event(teruggemeld.to(in_uitvoering, cond="nog_tijd"), name="Aanvulling vragen")
    afsluiting = Event(teruggemeld.to(afgesloten), name="Taak afsluiten")
    intrekking = Event(ingetrokken.from_(opgesteld, *bij_partner, teruggemeld), name="Taak intrekken")

    @voorwaarde("Deze taak is al opgesteld. Trek haar in en maak een nieuwe als er iets anders moet.")
    def net_gemaakt(self) -> bool:
        """De taak is nieuw."""
        return self.feiten.get("nieuw") is not False

    @voorwaarde("Deze dag ligt voor de verzending van de taakbrief. Kijk naar de dag.")
    def na_de_verzending(self) -> bool:
        """De dag ligt niet voor de verzending van de taakbrief."""
        return self.niet_voor("verzending")

    @voorwaarde("De dag waarop de taak klaar moet zijn is al voorbij. Kies een latere dag.")
    def nog_tijd(self) -> bool:
        """De dag waarop de taak klaar moet zijn is nog niet voorbij."""
        op, gereed = self.dag("op"), (self.gegevens or {}).get("gereed_op")
        return op is None or gereed is None or op <= als_dag(gereed)

    @voorwaarde(
        "De partner mag later reageren dan de taak klaar moet zijn. Geef minder dagen om te reageren, of "
        "kies een latere dag."
    )
    def reactie_voor_gereed(self) -> bool:
        """De laatste dag om te reageren ligt niet na de dag waarop de taak klaar moet zijn."""
        op, gegevens = self.dag("op"), self.gegevens or {}
        dagen, gereed = gegevens.get("reactie_uiterlijk_dagen"), gegevens.get("gereed_op")
        if op is None or dagen is None or gereed is None:
            return True
        return op + timedelta(days=dagen) <= als_dag(gereed)
