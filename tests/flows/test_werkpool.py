"""The harness that kills processes kills its own and no other."""

import os
from pathlib import Path

from tests.flows.werkpool import HIER, Werkpool


def test_een_kind_met_dezelfde_naam_blijft_leven(tmp_path: Path) -> None:
    """Tests run side by side: what one kills by name must not be what the other started by that name."""
    een, ander = (Werkpool(tmp_path / naam, 0, dict(os.environ)) for naam in ("een", "ander"))
    for pool in (een, ander):
        pool.plek.mkdir()
        pool.start("web", "http.server", "0", "--bind", HIER)
    assert een.dood("web") == 1
    assert ander.kinderen["web"].poll() is None
    assert ander.dood("web") == 1
    assert een.processen("web") == ander.processen("web") == []
