"""A flow that is silent, or fails each time, is an alarm; one that does its work is none."""

from datetime import UTC, datetime, timedelta

import pytest

from inburgering.db import hartslag
from inburgering.db.tabellen import Gemeente, Inrichting
from tests.werkplek import Werkplek

NU = datetime(2026, 11, 22, 12, tzinfo=UTC)  # 13:00 in the Netherlands
NAMEN = [stroom.naam for stroom in hartslag.STROMEN]


def alles_liep(werkplek: Werkplek, wanneer: datetime = NU) -> None:
    """Every flow did its work for Proefstad."""
    with werkplek.db.schrijven() as s:
        for naam in NAMEN:
            hartslag.begin(s, naam, [werkplek.gemeente], wanneer)
            hartslag.geslaagd(s, naam, [werkplek.gemeente], wanneer)


def mislukt(werkplek: Werkplek, keer: int, stroom: str = "draag_over") -> None:
    """The flow failed that often in a row."""
    with werkplek.db.schrijven() as s:
        for nr in range(keer):
            hartslag.begin(s, stroom, [werkplek.gemeente], NU)
            hartslag.mislukt(s, stroom, [werkplek.gemeente], NU + timedelta(seconds=nr), "OperationalError")


def alarmen(werkplek: Werkplek, nu: datetime = NU) -> dict[str, str]:
    """By flow what is wrong in Proefstad."""
    with werkplek.db.lezen() as s:
        return {a.stroom: a.reden for a in hartslag.alarmen(s, nu, werkplek.gemeente)}


def test_wie_zijn_werk_doet_is_geen_alarm(werkplek: Werkplek) -> None:
    """All four ran just now."""
    alles_liep(werkplek)
    assert alarmen(werkplek) == {}


@pytest.mark.parametrize(
    ("minuten", "stil"),
    [(15, []), (16, ["draag_over"]), (121, ["bewaak", "draag_over"]), (26 * 60 + 1, NAMEN)],
)
def test_te_lang_stil_is_een_alarm(werkplek: Werkplek, minuten: int, stil: list[str]) -> None:
    """Each flow has its own patience, and the alarm says when it last worked, by the clock on the wall."""
    alles_liep(werkplek)
    gevonden = alarmen(werkplek, NU + timedelta(minutes=minuten))
    assert list(gevonden) == stil
    assert all("op 22-11-2026 om 13:00" in reden for reden in gevonden.values())


def test_begonnen_en_niet_klaar_is_ook_stil(werkplek: Werkplek) -> None:
    """That it begins each time says nothing: only work that was done counts."""
    alles_liep(werkplek)
    straks = NU + timedelta(hours=1)
    with werkplek.db.schrijven() as s:
        hartslag.begin(s, "draag_over", [werkplek.gemeente], straks)
    assert list(alarmen(werkplek, straks)) == ["draag_over"]


def test_steeds_mislukken_is_een_alarm(werkplek: Werkplek) -> None:
    """Twice may be chance; the third time is said at once, and one success ends it."""
    alles_liep(werkplek)
    mislukt(werkplek, 2)
    assert alarmen(werkplek) == {}
    mislukt(werkplek, 1)
    assert "3 keer achter elkaar (OperationalError)." in alarmen(werkplek)["draag_over"]
    with werkplek.db.schrijven() as s:
        hartslag.geslaagd(s, "draag_over", [werkplek.gemeente], NU)
    assert alarmen(werkplek) == {}


def test_nog_nooit_gelukt_wacht_niet_op_drie(werkplek: Werkplek) -> None:
    """A daily flow that fails the first time would else be silent for days."""
    mislukt(werkplek, 1, "rapporteer")
    assert "De laatste keer mislukte het (OperationalError)." in alarmen(werkplek)["rapporteer"]


def test_nooit_begonnen_is_een_alarm_zodra_er_is_ingericht(werkplek: Werkplek) -> None:
    """Nobody started the flows: the worst there is, and there is no heartbeat to be old."""
    assert alarmen(werkplek) == {}
    with werkplek.db.schrijven() as s:
        s.add(Inrichting(gemeente_id=werkplek.gemeente, moment=NU, door="beheer", wat="geladen", sha256=""))
    assert alarmen(werkplek, NU + timedelta(minutes=10)) == {}
    later = alarmen(werkplek, NU + timedelta(hours=3))
    assert list(later) == ["bewaak", "draag_over"]
    assert "nog niet gelukt" in later["bewaak"]


def test_elke_gemeente_heeft_haar_eigen_hart(werkplek: Werkplek) -> None:
    """What fails for one municipality is no alarm for another; who watches over all sees it by name."""
    with werkplek.db.schrijven() as s:
        elders = Gemeente(code="elders", naam="Elders", afkorting="ELD")
        s.add(elders)
        s.flush()
        hartslag.mislukt(s, "bewaak", [elders.id or 0], NU, "NietNagekeken")
    alles_liep(werkplek)
    assert alarmen(werkplek) == {}
    with werkplek.db.lezen() as s:
        assert [(a.gemeente, a.stroom) for a in hartslag.alarmen(s, NU)] == [("Elders", "bewaak")]
