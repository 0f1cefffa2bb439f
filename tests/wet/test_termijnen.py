"""De termijnregels, tegen voorbeelden die met de hand zijn uitgerekend."""

import re
from collections import Counter
from datetime import date
from typing import Any

import pytest

from inburgering.wet.begrippen import Groep, Route
from inburgering.wet.gebeurtenissen import Gebeurtenis
from inburgering.wet.termijnen import REGELS, bereken
from inburgering.wet.termijnregel import Feit, Termijn
from tests.tabel import tabel

VOORBEELDEN = tabel("termijnen.md")


def _feit(tekst: str, volgnr: int) -> Feit:
    gelezen = re.fullmatch(r"(\w+)=([\d-]+)(?: \((.+)\))?", tekst)
    assert gelezen, tekst
    naam, dag, erbij = gelezen.groups()
    waarden: dict[str, Any] = dict(deel.split("=") for deel in (erbij or "").split(", ") if deel)
    waarden = {veld: True if waarde == "ja" else waarde for veld, waarde in waarden.items()}
    return Feit(Gebeurtenis(naam), date.fromisoformat(dag), volgnr, waarden)


def _termijn(rij: dict[str, str]) -> Termijn | None:
    """De laatst begonnen termijn van deze rij; None als zij niet begint."""
    norm = re.fullmatch(r"(\w+)=(\d+)", rij["geval of norm"])
    geval = "" if norm else rij["geval of norm"]
    termijnen = bereken(
        [_feit(tekst, nr) for nr, tekst in enumerate(rij["feiten"].split("; "), start=1)],
        Groep(rij["groep"]),
        Route(rij["route"]) if rij["route"] else None,
        normen={norm[1]: int(norm[2])} if norm else {},
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


def test_de_gevraagde_termijnen_zijn_er() -> None:
    """De lijst uit de studie van de wet, en de eigen termijnen."""
    gevraagd = (
        "T03 T04a T04b T04c T05a T05b T05c T05d T06 T10 T12 T16 T17 T18 T21 T22 T24 T26 T27 T33 T40 T41 "
        "N01 N02 N03 N04 N05"
    )
    assert {regel.code for regel in REGELS} == set(gevraagd.split())


def test_alle_vectoren_staan_erin() -> None:
    """De zes testgevallen van de studie van de wet (§7)."""
    assert sum(rij["herkomst"] == "law.md-vector" for rij in VOORBEELDEN) == 6
