"""Keeping and destroying from the command line: the steps, the roles, the certificate."""

from pathlib import Path

import pytest
from sqlmodel import select

from inburgering import klok, omgeving
from inburgering.db.opdracht import Opdracht
from inburgering.db.registreer import registreer
from inburgering.db.tabellen import Gebruiker, Persoon, Traject
from tests.opdrachten import Antwoord, Opdrachtregel

VANDAAG = "2026-11-22"


@pytest.fixture
def gevuld(regel: Opdrachtregel, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A demo of six made-up people, one of whom died; gives its map."""
    monkeypatch.setenv(klok.VANDAAG, VANDAAG)
    regel("genereer", "--aantal", "6")
    return tmp_path / "map"


def overlijden() -> tuple[str, str]:
    """Let the first who can, die; gives the number and the name."""
    db = omgeving.open_database(omgeving.lees())
    with db.lezen() as s:
        alle = [(t.id or 0, t.nummer) for t in s.exec(select(Traject).order_by(Traject.nummer)).all()]
    for traject, nummer in alle:
        try:
            with db.schrijven() as s:
                registreer(s, _opdracht(traject), klok.nu())
                naam = s.get_one(Persoon, s.get_one(Traject, traject).persoon_id).naam
        except Exception:  # noqa: BLE001 - this one has a task that is still open
            continue
        db.sluit()
        return nummer, naam
    raise AssertionError("Niemand kon overlijden.")


def _opdracht(traject: int) -> Opdracht:
    return Opdracht(
        traject=traject, onderdeel="traject", gebeurtenis="beeindiging", op=klok.vandaag(), door="Sanne",
        feiten={"reden": "overlijden"},
    )  # fmt: skip


def wie(rol: str) -> str:
    """Someone of this role."""
    db = omgeving.open_database(omgeving.lees())
    with db.lezen() as s:
        naam = s.exec(select(Gebruiker.naam).where(Gebruiker.rol == rol)).first()
    db.sluit()
    assert naam is not None
    return naam


def goed(antwoord: Antwoord) -> str:
    """What it said; it must have gone well."""
    assert antwoord.code == 0, antwoord.fout
    return antwoord.uit


def test_van_voorstel_tot_verklaring(regel: Opdrachtregel, gevuld: Path) -> None:
    """Two people, three steps, and a certificate without a name."""
    nummer, naam = overlijden()
    assert "Er zijn nog geen lijsten" in goed(regel("bewaring"))
    voorstel = goed(regel("bewaring", "--voorstel", "--door", wie("coordinator")))
    assert f"{nummer}: op de lijst. Overleden op 22 november 2026" in voorstel
    zelf = regel("bewaring", "--bevestig", "1", "--door", wie("coordinator"))
    assert (zelf.code, "mag haar niet bevestigen" in zelf.fout) == (1, True)
    goed(regel("bewaring", "--bevestig", "1", "--door", wie("teamleider")))
    assert "Lijst 1, peildag 22-11-2026: 1 trajecten, bevestigd." in goed(regel("bewaring"))
    weg = goed(regel("bewaring", "--vernietig", "1", "--door", wie("coordinator")))
    assert "1 trajecten vernietigd, 0 van de lijst gehaald." in weg
    assert "De schijf is opgeruimd." in weg
    verklaring = (gevuld / "vernietiging" / "lijst-1.md").read_text(encoding="utf-8")
    assert nummer in verklaring
    assert naam not in verklaring
    assert goed(regel("logboek", "--controleer")).endswith("Elk logboek is heel.\n")
    assert goed(regel("herbouw", "--controleer")).endswith("Alles klopt met het logboek.\n")
    assert f"{nummer}: vernietigd." in goed(regel("bewaring", "--lijst", "1"))


def test_wie_en_wat(regel: Opdrachtregel, gevuld: Path) -> None:
    """Every step asks who does it; a decision asks a day and a reason."""
    assert "Zeg wie u bent" in regel("bewaring", "--voorstel").fout
    assert "Er is nu niets te vernietigen." in goed(
        regel("bewaring", "--voorstel", "--door", wie("coordinator"))
    )
    wacht = ("bewaring", "--wacht", "HLM-1999-99999", "--door", wie("coordinator"))
    assert "Geef met --dag" in regel(*wacht).fout
    assert "een traject met nummer" in regel(*wacht, "--dag", "2027-01-01", "--reden", "x").fout.lower()
    assert "Een lijst met nummer 9 is er niet." in regel("bewaring", "--vernietig", "9", "--door", "x").fout


def test_intrekken_en_besluiten(regel: Opdrachtregel, gevuld: Path) -> None:
    """A list may lapse; a traject may wait, and then a new list leaves it out."""
    nummer, _ = overlijden()
    door = ("--door", wie("coordinator"))
    goed(regel("bewaring", "--voorstel", *door))
    assert "Er is niets vernietigd." in goed(regel("bewaring", "--trek-in", "1", *door))
    besluit = regel("bewaring", "--wacht", nummer, "--dag", "2027-01-01", "--reden", "beroep", *door)
    assert f"Vastgelegd voor {nummer}." in goed(besluit)
    opnieuw = goed(regel("bewaring", "--voorstel", *door))
    assert f"{nummer}: Iemand besloot te wachten tot 1 januari 2027." in opnieuw
    assert "Er is nu niets te vernietigen." in opnieuw
