"""Wat de onderdelen gemeen hebben waarover DUO beslist: verlenging, ontheffing en vrijstelling."""

from inburgering.statemachine.basis import keuze, voorwaarde
from inburgering.statemachine.meervoudig import Meervoudig


class Duobesluit(Meervoudig):
    """Een aanvraag bij DUO en het besluit daarop. Het college legt vast wat DUO besluit."""

    aanvraag = ""
    """De gebeurtenis waarmee het is aangevraagd."""

    @keuze
    def is_toegekend(self) -> bool:
        """DUO kent het toe."""
        return bool((self.gegevens or {}).get("toegekend", True))

    @voorwaarde("Het besluit ligt voor de aanvraag. Kijk naar de dag.")
    def besluit_na_aanvraag(self) -> bool:
        """Het besluit ligt niet voor de aanvraag."""
        return self.niet_voor_stap(self.aanvraag)
