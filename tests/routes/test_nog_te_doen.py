"""Wat iemand nog moet doen, zoals in tests/voorbeelden/nog_te_doen.md."""

import re
from datetime import date
from itertools import product

import pytest

from inburgering.routes.nog_te_doen import Punt, nog_te_doen
from inburgering.routes.stand import Stand
from inburgering.wet.begrippen import Groep, Regime, Route, Wie
from inburgering.wet.gebeurtenissen import Gebeurtenis
from tests.routes.feitentabel import feiten
from tests.tabel import tabel

KORT = {
    "pvt": ["pvt_uren", "pvt_activiteit", "pvt_ondertekening"],
    "map": ["map_themas", "map_uren", "map_eindgesprek"],
    "examens": ["examen_lezen", "examen_luisteren", "examen_schrijven", "examen_spreken", "examen_knm"],
}
INTAKE = "uitslag_leerbaarheidstoets=2026-11-10; intakegesprek=2026-11-11; afronding_brede_intake=2026-11-12"


def voluit(cel: str) -> str:
    """De feiten met INTAKE en PIP(…) uitgeschreven."""
    pip = (
        r"opstelling_pip=2026-01-05 (\1); vaststelling_pip=2026-01-05; "
        "bekendmaking_pip=2026-01-05; melding_duo=2026-01-05"
    )
    return re.sub(r"PIP\(([^)]*)\)", pip, cel.replace("INTAKE", INTAKE))


def punten(rij: dict[str, str]) -> tuple[Punt, ...]:
    """Wat er volgens het programma nog moet."""
    dagen = dict(deel.split("=") for deel in rij["termijnen"].split(", ") if deel)
    termijnen = {code: date.fromisoformat(dag) for code, dag in dagen.items()}
    einde = termijnen.pop("einde", None)
    groep, route = Groep(rij["groep"]), Route(rij["route"]) if rij["route"] else None
    regime = Regime(rij["regime"])
    stand = Stand.van_feiten(feiten(voluit(rij["feiten"])), groep, route, regime)
    return nog_te_doen(stand, groep, route, None, einde, regime=regime, termijnen=termijnen)


@pytest.mark.parametrize("rij", tabel("nog_te_doen.md"), ids=lambda r: r["want"])
def test_nog_te_doen(rij: dict[str, str]) -> None:
    """Precies deze punten staan er, in deze volgorde, en het genoemde punt zegt dit."""
    gevonden = punten(rij)
    verwacht = [code for deel in rij["punten"].split(", ") if deel for code in KORT.get(deel, [deel])]
    assert [punt.code for punt in gevonden] == verwacht
    if rij["let op"]:
        code, zegt = rij["let op"].split(": ", 1)
        (punt,) = (p for p in gevonden if p.code == code)
        dag = punt.uiterlijk.isoformat() if punt.uiterlijk else ""
        assert f"{punt.tekst} / {punt.wie} / {dag}".strip() == zegt


def test_elk_punt_is_compleet() -> None:
    """Elk punt heeft iemand die aan zet is, een grond en een tekst, en is te bewaren als JSON."""
    for rij in tabel("nog_te_doen.md"):
        for punt in punten(rij):
            assert punt.wie in Wie
            assert str(punt.bron)
            assert "{" not in punt.tekst
            assert punt.gedaan <= punt.nodig
            assert punt.als_dict()["wie"] == punt.wie.value


def test_wensen_zijn_niet_verplicht() -> None:
    """In de Z-route is een examen nooit een plicht."""
    (rij,) = (r for r in tabel("nog_te_doen.md") if "wens staat achteraan" in r["want"])
    assert [p.code for p in punten(rij) if not p.verplicht] == [
        "examen_luisteren",
        "examen_schrijven",
        "examen_spreken",
        "examen_knm",
    ]


def test_niemand_zonder_volgende_stap() -> None:
    """Wat er ook als enige gebeurde: een lopend traject heeft altijd een volgende stap met iemand aan zet."""
    for woord in sorted(set(Gebeurtenis) - {Gebeurtenis.BEEINDIGING}):
        for groep, regime, route in product(Groep, Regime, (None, *Route)):
            for begin in ("", "; vaststelling_pip=2026-01-05"):
                stand = Stand.van_feiten(feiten(f"{woord}=2026-02-02{begin}"), groep, route, regime)
                assert nog_te_doen(stand, groep, route, regime=regime), (woord, groep, regime, route)
