"""The same hostile guests with PostgreSQL behind the pages: it refuses what SQLite takes, such as NUL."""

from collections.abc import Iterator

import pytest

from inburgering.db import migratie
from inburgering.db.basis import Database
from tests.veilig.ronde import Ronde
from tests.veilig.test_vuurproef import AANTAL, ZAAD, remmen
from tests.web.stad import Stad
from tests.werkplek import VASTE_BOS

pytestmark = pytest.mark.postgres
__all__ = ["remmen"]


@pytest.fixture
def pg_stad(pg_leeg: str) -> Iterator[Stad]:
    """Proefstad with its cases, in PostgreSQL."""
    db = Database(pg_leeg, VASTE_BOS)
    migratie.werk_bij(db.engine)
    stad = Stad(db)
    stad.vul()
    yield stad
    db.sluit()


def test_ook_op_postgresql_breekt_en_lekt_niets(pg_stad: Stad, demo: object) -> None:
    """No 5xx, no trace, no leak, looking changes nothing, chains hold."""
    verslag = Ronde(pg_stad, ZAAD).loop(AANTAL // 4)
    print(f"zaad {ZAAD}: {verslag.gevraagd} verzoeken, {verslag.statussen}")
    assert verslag.fouten == []
