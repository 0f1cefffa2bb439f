"""Het vangnet, de volgorde van regels die aan elkaar vastzitten, en wanneer een feit telt."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from inburgering.wet.anker import NaEinde, Samen
from inburgering.wet.begrippen import Groep, Route
from inburgering.wet.feit import Feit, Mits
from inburgering.wet.gebeurtenissen import Gebeurtenis
from inburgering.wet.termijnen import REGELS, bereken
from inburgering.wet.termijnregel import Termijn, Termijnregel
from inburgering.wet.volgorde import volgorde


def _feit(soort: str, dag: str, nr: int = 1, onderdeel: str | None = None, **waarden: Any) -> Feit:
    return Feit(Gebeurtenis(soort), date.fromisoformat(dag), nr, waarden, onderdeel)


def _reken(*feiten: Feit, regels: tuple[Termijnregel, ...] = REGELS) -> dict[str, Termijn]:
    return {t.code: t for t in bereken(feiten, Groep.GEZIN, Route.B1, normen={}, regels=regels)}


def _regel(code: str) -> Termijnregel:
    return next(regel for regel in REGELS if regel.code == code)


def test_het_vangnet_hoort_bij_het_laatste_feit() -> None:
    """De aanleiding is het laatste feit, ook als dat later is vastgelegd; zijn dag telt."""
    oud, laat = _feit("inschrijving_brp", "2026-11-02", 1), _feit("notitie", "2026-10-19", 2)
    n99 = _reken(oud, laat)["N99"]
    assert (n99.aanleiding, n99.vanaf) == (1, ((Gebeurtenis.INSCHRIJVING_BRP, date(2026, 11, 2)),))
    assert n99.regel.vangnet
    assert "Er loopt niets anders" in n99.regel.tekst


def test_een_melding_verzet_het_vangnet_niet() -> None:
    """Anders zou elke waarschuwing de norm opnieuw doen beginnen en niemand ooit te laat zijn."""
    feiten = (_feit("inschrijving_brp", "2026-11-02", 1), _feit("melding", "2026-11-25", 2))
    assert _reken(*feiten)["N99"].laatste_dag == date(2026, 12, 2)


def test_zonder_feiten_is_er_niets() -> None:
    """Een leeg logboek heeft geen dag om vanaf te tellen."""
    assert _reken() == {}


def test_wat_vervangen_is_bewaakt_niet() -> None:
    """Week T05a voor T05c en kwam het PIP er: dan bewaakt wat daarna begon."""
    uit = _reken(
        _feit("kennisgeving", "2026-10-16", 1),
        _feit("wacht_op_informatie_derde", "2026-12-07", 2, verwacht_op="2027-01-08"),
        _feit("ontvangst_informatie_derde", "2027-01-11", 3),
    )
    assert uit["T05c"].loopt
    assert "N99" not in uit


def test_een_ander_stel_regels() -> None:
    """Een concept zonder vangnet heeft er geen; zonder T10 begint ook niet wat eraan vastzit."""
    regels = tuple(r for r in REGELS if r.code not in {"T10", "N99"})
    uit = _reken(_feit("vaststelling_pip", "2026-11-20"), regels=regels)
    assert not {"T10", "T11", "T18", "T23", "N99"} & set(uit)
    assert "T26" in uit


def test_wie_vastzit_komt_na_de_ander() -> None:
    """T10 gaat voor T45, en T45 voor T44; het vangnet doet niet mee."""
    codes = [regel.code for _, regel in volgorde(REGELS)]
    assert codes.index("T10") < codes.index("T45") < max(i for i, c in enumerate(codes) if c == "T44")
    assert codes.index("T06") < codes.index("T07")
    assert "N99" not in codes


def test_een_kring_wordt_geweigerd() -> None:
    """Twee termijnen die aan elkaar vastzitten, zouden nooit kunnen beginnen."""
    een = replace(_regel("T23"), code="X01", anker=Samen("X02"))
    twee = replace(_regel("T23"), code="X02", anker=NaEinde("X01"))
    with pytest.raises(ValueError, match="via een kring aan zichzelf vast"):
        _reken(_feit("vaststelling_pip", "2026-11-20"), regels=(een, twee))


@pytest.mark.parametrize(
    ("waarden", "telt"),
    [
        ({}, True),
        ({"uren_nt2": 0, "uren_knm": 0}, False),
        ({"uren_nt2": 0, "uren_knm": 2.5}, True),
        ({"uren_nt2": None}, True),
    ],
)
def test_alleen_uren_tellen(waarden: dict[str, Any], telt: bool) -> None:
    """Nul uren is geen les; zonder gegevens telt het feit wel."""
    mits = Mits(Gebeurtenis.UREN_LES, ("uren_nt2", "uren_knm"))
    assert mits.laat_toe(_feit("uren_les", "2026-11-20", **waarden)) is telt
    assert mits.laat_toe(_feit("notitie", "2026-11-20", uren_nt2=0))


@pytest.mark.parametrize(
    ("bekend", "onderdeel"),
    [("bekendmaking_boetebesluit", "handhaving/1"), ("bekendmaking_boete", "intakeboete/1")],
)
def test_een_boete_betalen_bewaakt_het_traject_niet(bekend: str, onderdeel: str) -> None:
    """Een boete kan jaren openstaan: ook dan kijkt iemand naar het traject zelf."""
    uit = _reken(_feit(bekend, "2026-10-09", 1, onderdeel))
    assert uit["T35"].loopt
    assert uit["N99"].loopt
    ook_les = _reken(_feit(bekend, "2026-10-09", 1, onderdeel), _feit("vaststelling_pip", "2026-10-12", 2))
    assert ook_les["T26"].loopt
    assert "N99" not in ook_les


def test_twee_boetes_naast_elkaar() -> None:
    """De aanmaning voor de ene boete vervangt de betaling van de andere niet."""
    feiten = [
        _feit("bekendmaking_boetebesluit", "2026-11-13", 1, "handhaving/1"),
        _feit("bekendmaking_boetebesluit", "2026-11-16", 2, "handhaving/2"),
        _feit("aanmaning", "2027-01-04", 3, "handhaving/1"),
    ]
    alle = bereken(feiten, Groep.GEZIN, Route.B1, normen={})
    een, twee = (t for t in alle if t.code == "T35")
    assert (een.vervangen_door, twee.vervangen_door) == ("T36", None)
    verjaring = [t for t in alle if t.code == "T37"]
    assert [t.vervangen_door for t in verjaring] == ["T37", None, None]


def test_na_vertrek_loopt_wat_de_oude_gemeente_nog_moet() -> None:
    """Taken, het dossier en een boete lopen door; de rest volgt de nieuwe gemeente."""
    uit = _reken(
        _feit("vaststelling_pip", "2026-11-20", 1),
        _feit("verzending", "2026-11-23", 2, reactie_uiterlijk="2026-11-30", gereed_op="2027-01-18"),
        _feit("rapport_overtreding", "2026-11-30", 3, "handhaving/1"),
        _feit("vertrek", "2026-12-07", 4),
        _feit("verzoek_nieuw_college", "2026-12-14", 5),
    )
    assert {code for code, t in uit.items() if t.loopt} == {"N01", "N02", "T33", "T47", "T48"}
    assert uit["T10"].geeindigd_met is Gebeurtenis.VERTREK
