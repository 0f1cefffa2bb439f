"""Een overdracht: één taak bij één partner, van opstellen tot afsluiten."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any, ClassVar

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
    afspraak_warme_overdracht = Event(
        blijft(opgesteld, verzonden, cond=["is_warm", "nog_niet_bevestigd"]),
        name="Gezamenlijk gesprek afspreken",
    )
    bevestiging_partner = Event(
        blijft(verzonden, cond=["is_warm", "gesprek_geweest", "partner_nog_niet"]),
        name="Warme overdracht bevestigen door de partner",
    )
    bevestiging_gemeente = Event(
        blijft(verzonden, cond=["is_warm", "gesprek_geweest", "gemeente_nog_niet"]),
        name="Warme overdracht bevestigen",
    )
    aanvaarding = Event(
        verzonden.to(aanvaard, cond=["na_de_verzending", "warm_bevestigd"]), name="Taak aannemen"
    )
    weigering = Event(verzonden.to(geweigerd, cond="na_de_verzending"), name="Taak weigeren")
    start_uitvoering = Event(aanvaard.to(in_uitvoering, cond="na_de_verzending"), name="Begonnen met de taak")
    toezegging = Event(
        blijft(*bij_partner, cond=["na_de_verzending", "nog_tijd"]), name="Een latere dag toezeggen"
    )
    terugmelding = Event(
        teruggemeld.from_(*bij_partner, cond=["na_de_verzending", "warm_bevestigd"]), name="Terugmelden"
    )
    vraag_om_aanvulling = Event(teruggemeld.to(in_uitvoering, cond="nog_tijd"), name="Aanvulling vragen")
    afsluiting = Event(teruggemeld.to(afgesloten), name="Taak afsluiten")
    intrekking = Event(ingetrokken.from_(opgesteld, *bij_partner, teruggemeld), name="Taak intrekken")
    einde_afspraak_partner = Event(
        blijft(opgesteld, *bij_partner, teruggemeld), name="Einde van de afspraak met de partner"
    )

    @voorwaarde("Deze taak is al opgesteld. Trek haar in en maak een nieuwe als er iets anders moet.")
    def net_gemaakt(self) -> bool:
        """De taak is nieuw."""
        return self.feiten.get("nieuw") is not False

    @voorwaarde("Deze dag ligt voor de verzending van de taakbrief. Kijk naar de dag.")
    def na_de_verzending(self) -> bool:
        """De dag ligt niet voor de verzending van de taakbrief."""
        return self.niet_voor("verzending")

    @voorwaarde("Dit is geen warme overdracht. Een gezamenlijk gesprek is niet nodig.")
    def is_warm(self) -> bool:
        """Bij deze taak hoort een gezamenlijk gesprek."""
        return bool(self._voorheen("opstelling_overdracht").get("warm"))

    @voorwaarde("Het gezamenlijke gesprek is al bevestigd.")
    def nog_niet_bevestigd(self) -> bool:
        """Geen van beide heeft het gezamenlijke gesprek al bevestigd."""
        return self.partner_nog_niet() and self.gemeente_nog_niet()

    @voorwaarde("De partner heeft al bevestigd dat het gesprek is geweest.")
    def partner_nog_niet(self) -> bool:
        """De partner heeft het gezamenlijke gesprek nog niet bevestigd."""
        return not self._voorheen("bevestiging_partner")

    @voorwaarde("U hebt al bevestigd dat het gesprek is geweest.")
    def gemeente_nog_niet(self) -> bool:
        """De gemeente heeft het gezamenlijke gesprek nog niet bevestigd."""
        return not self._voorheen("bevestiging_gemeente")

    @voorwaarde("Spreek eerst een gezamenlijk gesprek af, en bevestig het op die dag of later.")
    def gesprek_geweest(self) -> bool:
        """Er is een gezamenlijk gesprek afgesproken, en de dag ligt daar niet voor."""
        gesprek, op = self._voorheen("afspraak_warme_overdracht").get("dag"), self.dag("op")
        return gesprek is not None and (op is None or als_dag(gesprek) <= op)

    @voorwaarde(
        "Dit is een warme overdracht. Eerst bevestigen de partner en de gemeente allebei dat het "
        "gezamenlijke gesprek is geweest."
    )
    def warm_bevestigd(self) -> bool:
        """De taak is geen warme overdracht, of beide hebben het gezamenlijke gesprek bevestigd."""
        beide = not self.partner_nog_niet() and not self.gemeente_nog_niet()
        return not self.is_warm() or beide

    def _voorheen(self, gebeurtenis: str) -> Mapping[str, Any]:
        """De feiten van de laatste keer dat dit in deze taak gebeurde; leeg als het niet gebeurde."""
        return (self.feiten.get("voorheen") or {}).get(gebeurtenis) or {}

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
