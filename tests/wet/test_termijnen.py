"""De termijnregels, tegen voorbeelden die met de hand zijn uitgerekend."""

import re
from collections import Counter
from datetime import date
from typing import Any

import pytest

from inburgering.wet.begrippen import Groep, Regime, Route
from inburgering.wet.gebeurtenissen import Gebeurtenis
from inburgering.wet.termijnen import REGELS, bereken
from inburgering.wet.termijnregel import Feit, Termijn
from tests.tabel import tabel

VOORBEELDEN = tabel("termijnen.md")


def _waarde(tekst: str) -> Any:
    """Ja en nee zijn waar en onwaar; een getal is een getal; al het andere blijft tekst."""
    if tekst.isdecimal():
        return int(tekst)
    return {"ja": True, "nee": False}.get(tekst, tekst)


def _feit(tekst: str, volgnr: int) -> Feit:
    gelezen = re.fullmatch(r"(\w+)=([\d-]+)(?: \((.+)\))?", tekst)
    assert gelezen, tekst
    naam, dag, erbij = gelezen.groups()
    delen = [deel.split("=") for deel in (erbij or "").split(", ") if deel]
    waarden = {veld: _waarde(waarde) for veld, waarde in delen}
    return Feit(Gebeurtenis(naam), date.fromisoformat(dag), volgnr, waarden)


def _termijn(rij: dict[str, str]) -> Termijn | None:
    """De laatst begonnen termijn van deze rij; None als zij niet begint."""
    norm = re.fullmatch(r"(\w+)=(\d+)", rij["geval of norm"])
    geval = "" if norm else rij["geval of norm"]
    op = rij.get("regels op")
    termijnen = bereken(
        [_feit(tekst, nr) for nr, tekst in enumerate(rij["feiten"].split("; "), start=1)],
        Groep(rij["groep"]),
        Route(rij["route"]) if rij["route"] else None,
        normen={norm[1]: int(norm[2])} if norm else {},
        regime=Regime(rij.get("regime", "wi2021")),
        regels_op=date.fromisoformat(op) if op else None,
        varianten=bool(geval),
    )
    passend = [t for t in termijnen if t.code == rij["termijn"] and geval in (t.geldt_als or "")]
    return max(passend, key=lambda t: t.eerste_dag, default=None)


def _stand(termijn: Termijn) -> str:
    if termijn.vervangen_door:
        return f"vervangen door {termijn.vervangen_door}"
    if termijn.geeindigd_op:
        return f"geëindigd {termijn.geeindigd_op}"
    return "loopt, voorlopig" if termijn.voorlopig else "loopt"


@pytest.mark.parametrize("rij", VOORBEELDEN, ids=lambda rij: f"{rij['termijn']}: {rij['want']}")
def test_voorbeeld(rij: dict[str, str]) -> None:
    """De termijn loopt zoals de wet het op deze feiten wil."""
    termijn = _termijn(rij)
    if rij["stand"] == "begint niet":
        assert termijn is None
        return
    assert termijn is not None
    gevonden = (termijn.eerste_dag, termijn.ruwe_laatste_dag, termijn.laatste_dag)
    kolommen = (rij["eerste dag"], rij["ruw"], rij["laatste dag"])
    assert tuple(str(dag) if dag else "geen" for dag in gevonden) == kolommen
    assert _stand(termijn) == rij["stand"]


def test_elke_termijn_heeft_drie_voorbeelden() -> None:
    """Geen regel zonder ten minste drie gevallen die een beleidsmedewerker kan nalezen."""
    aantal = Counter(rij["termijn"] for rij in VOORBEELDEN)
    assert set(aantal) == {regel.code for regel in REGELS}
    assert [code for code, n in aantal.items() if n < 3] == []


def test_elke_termijn_van_de_studie_is_er() -> None:
    """T01 tot en met T51 van de studie van de wet, en de eigen termijnen."""
    gevraagd = (
        "T01 T02 T03 T04a T04b T04c T05a T05b T05c T05d T06 T07 T08 T10 T11 T12 T12b T13 T14 T15 T16 T17 T18 "
        "T19 T20 T21 T22 T23 T24 T25 T26 T27 T28 T30 T31 T32 T33 T34 T35 T36 T37 T40 T41 T42 T43 T44 T45 T46 "
        "T47 T48 T49 T50 T51 N01 N02 N03 N04 N05 N06 N07 N08 N10 N11 N12 N13 N14 N15 N16 N17 N18 N19 N20 N21 "
        "N22 N23 N24 N25 N99"
    )
    assert {regel.code for regel in REGELS} == set(gevraagd.split())


def test_hoogstens_de_helft_is_verzonnen() -> None:
    """Van de voorbeelden bij de wet komt ten minste de helft uit een bron; de normen tellen niet mee."""
    wet = [rij for rij in VOORBEELDEN if rij["termijn"].startswith("T") and rij["termijn"] != "T26"]
    verzonnen = [rij for rij in wet if rij["herkomst"] == "verzonnen"]
    assert len(wet) >= 300
    assert len(verzonnen) * 2 <= len(wet)


def test_alle_vectoren_staan_erin() -> None:
    """De zes testgevallen van de studie van de wet (§7)."""
    assert sum(rij["herkomst"] == "law.md-vector" for rij in VOORBEELDEN) == 6
