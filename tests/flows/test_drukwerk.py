"""The print queue: each letter in one bundle, on paper of its own, wherever the program was stopped."""

import hashlib
import json
from collections.abc import Callable
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader, PdfWriter
from sqlmodel import select

from inburgering.db import vernietig_bestanden
from inburgering.db.post import Zending
from inburgering.db.tabellen import Signaal, Traject
from inburgering.flows import drukwerk
from inburgering.flows.bezorging import bezorg
from inburgering.flows.drukwerk import Bundel, Druk, sluit_drukwerk
from inburgering.flows.map import Map
from inburgering.flows.map import schrijf as op_schijf
from inburgering.omgeving import Omgeving
from tests.flows.conftest import DAG
from tests.werkplek import Werkplek, om

pytestmark = pytest.mark.traag
MORGEN = DAG + timedelta(days=1)


def leg_neer(
    omgeving: Omgeving, nummer: int, bladen: int = 1, *, gemeente: str = "PST", kant: int = 0
) -> str:
    """A letter of so many pages in the queue; gives the name of its file. `kant` makes it another one."""
    pdf, inhoud = PdfWriter(), BytesIO()
    for _ in range(bladen):
        pdf.add_blank_page(width=500 + nummer + kant, height=800)
    pdf.write(inhoud)
    naam = f"{gemeente}-2026-{nummer:05}-3-oproep_brede_intake"
    ruw = inhoud.getvalue()
    brief = Zending(
        post_id=nummer, naam=naam, kanaal="map", adres="drukwerk", sjabloon="oproep_brede_intake", inhoud=ruw,
        sha256=hashlib.sha256(ruw).hexdigest(), dag=DAG, gegevens={},
    )  # fmt: skip
    Map(omgeving.uitgaand).lever(brief)
    return f"{naam}.pdf"


def sluit(werkplek: Werkplek, omgeving: Omgeving, dag: date = DAG) -> Druk:
    """Close the queue on this day."""
    return sluit_drukwerk(werkplek.db, omgeving, dag, om(dag))


def map_van(omgeving: Omgeving) -> Path:
    """Where the bundles are."""
    return omgeving.uitgaand / "drukwerk" / "bundels"


def lijst(omgeving: Omgeving, bundel: str) -> dict[str, Any]:
    """What a bundle says of itself."""
    inhoud: dict[str, Any] = json.loads((map_van(omgeving) / f"{bundel}.json").read_text())
    return inhoud


def namen(omgeving: Omgeving) -> list[str]:
    """Every letter in every bundle."""
    alle = [json.loads(b.read_text()) for b in sorted(map_van(omgeving).glob("*.json"))]
    return [brief["naam"] for bundel in alle for brief in bundel["brieven"]]


def los(omgeving: Omgeving) -> list[str]:
    """The single letters that still lie in the queue."""
    return sorted(b.name for b in (omgeving.uitgaand / "drukwerk").glob("*.pdf"))


def test_elke_brief_op_eigen_papier(werkplek: Werkplek, omgeving: Omgeving) -> None:
    """Three, two and one sides: 1-3 and a blank, 5-6, 7 and a blank; in the order in which they came."""
    eerste, tweede, derde = (leg_neer(omgeving, nr, aantal) for nr, aantal in [(7, 3), (2, 2), (5, 1)])
    assert sluit(werkplek, omgeving) == Druk((Bundel("PST-2026-10-06-1", 3, 8),))
    inhoud = lijst(omgeving, "PST-2026-10-06-1")
    delen = [(b["naam"], b["van"], b["tot"]) for b in inhoud["brieven"]]
    assert delen == [(eerste, 1, 3), (tweede, 5, 6), (derde, 7, 7)]
    ruw = (map_van(omgeving) / "PST-2026-10-06-1.pdf").read_bytes()
    assert inhoud["sha256"] == hashlib.sha256(ruw).hexdigest()
    breed = [int(blad.mediabox.width) for blad in PdfReader(BytesIO(ruw)).pages]
    assert breed == [507, 507, 507, 507, 502, 502, 505, 505]
    assert los(omgeving) == []


def test_een_echte_brief_staat_er_leesbaar_in(werkplek: Werkplek, omgeving: Omgeving, taak: int) -> None:
    """The decision that was sent is in the bundle word for word; the list names nobody."""
    bezorg(werkplek.db, omgeving, lambda: om(DAG))
    (naam,) = los(omgeving)
    brief = [b.extract_text() for b in PdfReader(omgeving.uitgaand / "drukwerk" / naam).pages]
    (bundel,) = sluit(werkplek, omgeving).bundels
    bladen = PdfReader(map_van(omgeving) / f"{bundel.naam}.pdf").pages
    (regel,) = lijst(omgeving, bundel.naam)["brieven"]
    assert [b.extract_text() for b in bladen[regel["van"] - 1 : regel["tot"]]] == brief
    assert any("Yonas Tesfaye" in blad for blad in brief)
    assert "Yonas" not in json.dumps(lijst(omgeving, bundel.naam))


def test_wat_later_komt_gaat_in_de_volgende(werkplek: Werkplek, omgeving: Omgeving) -> None:
    """Closed is closed: nothing new, no bundle; a later letter makes number 2; the next day begins anew."""
    leg_neer(omgeving, 1)
    sluit(werkplek, omgeving)
    assert sluit(werkplek, omgeving) == Druk()
    leg_neer(omgeving, 1)  # delivered once more: recognised
    leg_neer(omgeving, 2)
    assert sluit(werkplek, omgeving).bundels == (Bundel("PST-2026-10-06-2", 1, 2),)
    leg_neer(omgeving, 3)
    assert sluit(werkplek, omgeving, MORGEN).bundels == (Bundel("PST-2026-10-07-1", 1, 2),)


def test_een_brief_die_opnieuw_is_opgemaakt_zegt_wat_hij_vervangt(
    werkplek: Werkplek, omgeving: Omgeving
) -> None:
    """The same name with other bytes, after the bundle closed: again in a bundle, naming the first."""
    leg_neer(omgeving, 1)
    sluit(werkplek, omgeving)
    (eerste,) = lijst(omgeving, "PST-2026-10-06-1")["brieven"]
    leg_neer(omgeving, 1, kant=50)
    sluit(werkplek, omgeving, MORGEN)
    (tweede,) = lijst(omgeving, "PST-2026-10-07-1")["brieven"]
    assert tweede["vervangt"] == eerste["sha256"]


def test_per_gemeente_en_niet_te_dik(
    werkplek: Werkplek, omgeving: Omgeving, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two municipalities have bundles of their own; what is too thick becomes two."""
    monkeypatch.setattr(drukwerk, "PER_BUNDEL", 2)
    for nr in (1, 2, 3):
        leg_neer(omgeving, nr)
    leg_neer(omgeving, 1, gemeente="UTR")
    dik = [(b.naam, b.brieven) for b in sluit(werkplek, omgeving).bundels]
    assert dik == [("PST-2026-10-06-1", 2), ("PST-2026-10-06-2", 1), ("UTR-2026-10-06-1", 1)]


class Stroomuitval(Exception):
    """The program ends here."""


def _stop_bij(soort: str | None) -> Callable[..., None]:
    """Write a file of any other kind; stop at one of this kind (at any, when it is empty)."""

    def schrijf(plek: Path, naam: str, inhoud: bytes = b"") -> None:
        if soort is not None and (soort == "" or naam.endswith(soort)):
            raise Stroomuitval
        op_schijf(plek, naam, inhoud)

    return schrijf


@pytest.mark.parametrize("stop", ["voor de pdf", "voor de lijst", "voor het weghalen"])
def test_gestopt_waar_ook(
    werkplek: Werkplek, omgeving: Omgeving, monkeypatch: pytest.MonkeyPatch, stop: str
) -> None:
    """After a stop the next run has every letter in one bundle, with those that came meanwhile."""
    verwacht = [leg_neer(omgeving, nr) for nr in (1, 2)]
    with monkeypatch.context() as m:
        m.setattr(drukwerk, "schrijf", _stop_bij({"voor de pdf": ".pdf", "voor de lijst": ".json"}.get(stop)))
        if stop == "voor het weghalen":
            m.setattr(drukwerk, "_haal_weg", _stop_bij(""))
        with pytest.raises(Stroomuitval):
            sluit(werkplek, omgeving)
    verwacht.append(leg_neer(omgeving, 3))
    sluit(werkplek, omgeving)
    assert sorted(namen(omgeving)) == verwacht
    assert los(omgeving) == []


def test_een_brief_die_weg_is_komt_bij_een_mens(werkplek: Werkplek, omgeving: Omgeving, taak: int) -> None:
    """Someone took a letter out of the folder: the rest is bundled, the consulent hears it once."""
    bezorg(werkplek.db, omgeving, lambda: om(DAG))
    (naam,) = los(omgeving)
    (omgeving.uitgaand / "drukwerk" / naam).unlink()
    ander = leg_neer(omgeving, 9)
    druk = sluit(werkplek, omgeving)
    assert (druk.kwijt, namen(omgeving)) == (1, [ander])
    assert sluit(werkplek, omgeving) == Druk()
    with werkplek.db.lezen() as s:
        (reden,) = [x.reden for x in s.exec(select(Signaal)) if x.soort.startswith("druk_")]
    assert "druk de pdf af" in reden


def test_een_pdf_die_niet_te_lezen_is_houdt_de_rest_niet_op(werkplek: Werkplek, omgeving: Omgeving) -> None:
    """A file that is no PDF stays where it is; the other letter is bundled."""
    goed = leg_neer(omgeving, 1)
    ruw = b"geen pdf"
    kapot = Zending(
        post_id=2, naam="PST-2026-00002-3-x", kanaal="map", adres="drukwerk", sjabloon="x", inhoud=ruw,
        sha256=hashlib.sha256(ruw).hexdigest(), dag=DAG, gegevens={},
    )  # fmt: skip
    Map(omgeving.uitgaand).lever(kapot)
    sluit(werkplek, omgeving)
    assert namen(omgeving) == [goed]
    assert los(omgeving) == ["PST-2026-00002-3-x.pdf"]


def test_na_een_maand_is_de_pdf_weg_en_de_lijst_niet(werkplek: Werkplek, omgeving: Omgeving) -> None:
    """What was printed is not kept twice; the letter does not come back."""
    leg_neer(omgeving, 1)
    sluit(werkplek, omgeving)
    sluit(werkplek, omgeving, DAG + timedelta(days=30))
    assert (map_van(omgeving) / "PST-2026-10-06-1.pdf").exists()
    assert sluit(werkplek, omgeving, DAG + timedelta(days=31)) == Druk()
    assert not (map_van(omgeving) / "PST-2026-10-06-1.pdf").exists()
    assert len(namen(omgeving)) == 1


def test_wie_wordt_vernietigd_is_ook_uit_de_bundel(werkplek: Werkplek, omgeving: Omgeving, taak: int) -> None:
    """The bundle in which a letter of this traject is goes; its list names nobody and stays."""
    bezorg(werkplek.db, omgeving, lambda: om(DAG))
    (bundel,) = sluit(werkplek, omgeving).bundels
    with werkplek.db.lezen() as s:
        nummer = s.get_one(Traject, taak).nummer
    vernietig_bestanden.wis([nummer], omgeving.uitgaand)
    assert not (map_van(omgeving) / f"{bundel.naam}.pdf").exists()
    assert sluit(werkplek, omgeving) == Druk()


def test_zonder_wachtrij_is_er_niets(werkplek: Werkplek, omgeving: Omgeving) -> None:
    """A new installation."""
    assert sluit(werkplek, omgeving) == Druk()
