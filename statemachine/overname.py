"""Wat een overname uit een ander systeem voor een onderdeel betekent."""

from inburgering.statemachine.basis import Machine, keuze


class Overneembaar(Machine):
    """Een machine die kan beginnen met wat een ander systeem al wist."""

    @keuze
    def pip_overgenomen(self) -> bool:
        """Er is volgens de overgenomen feiten al een PIP vastgesteld."""
        return bool((self.gegevens or {}).get("vaststelling_pip"))
