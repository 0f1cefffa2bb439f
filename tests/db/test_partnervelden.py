"""Data minimisation: a letter and a partner's page show exactly the fields a task allows, each walked."""

from datetime import date, timedelta
from itertools import combinations

import pytest
from sqlmodel import select

from inburgering.db import partnervelden, zoeken_partner
from inburgering.db.briefgegevens import WAARDEN_PER_TAAK
from inburgering.db.geheimen import hash_van
from inburgering.db.post import op_dag
from inburgering.db.tabellen import Onderdeel, Partnertaak, Persoon, Toegang
from inburgering.invoer.gemeenten_partners import VELDEN
from inburgering.templates import brief
from inburgering.templates.weergave import als_tekst
from tests.werkplek import Werkplek

DAG = date(2026, 11, 23)
TE_ZIEN = {
    "naam": "Yonas Tesfaye",
    "telefoon": "06 11112222",
    "email": "yonas@mail.example",
    "adres": "Kerkpad 9",
    "taal": "Tigrinya",
    "tolk": "tolk",
    "geboren": "4 mei 1991",
}
"""Per field what stands in a letter when the task allows it, and nowhere else in it."""
NAMEN = [veld for veld in TE_ZIEN if veld != "naam"]


def uitgezet(werkplek: Werkplek, velden: list[str]) -> int:
    """A handoff of a task that allows these fields, of someone of whom everything is known."""
    with werkplek.db.schrijven() as s:
        s.exec(select(Partnertaak)).one().velden = velden
    traject = werkplek.tot_pip(date(2026, 8, 3), date(2026, 9, 15))
    with werkplek.db.schrijven() as s:
        persoon = s.exec(select(Persoon)).one()
        persoon.telefoon, persoon.email, persoon.adres = "06 11112222", "yonas@mail.example", ["Kerkpad 9"]
        persoon.taal, persoon.tolk, persoon.geboren = "Tigrinya", True, date(1991, 5, 4)
    werkplek.draag_over(traject, DAG, date(2027, 1, 18))
    return traject


def pagina(werkplek: Werkplek) -> set[str]:
    """The fields on the partner's page."""
    with werkplek.db.schrijven() as s:
        deel = s.exec(select(Onderdeel).where(Onderdeel.soort == "overdracht")).one()
        verloopt = DAG + timedelta(days=9)
        s.add(
            Toegang(token_hash=hash_van("x"), onderdeel_id=deel.id or 0, doel="overdracht", verloopt=verloopt)
        )
    with werkplek.db.lezen() as s:
        kijk = zoeken_partner.vind(s, "x", DAG)
        assert kijk is not None
        return set(kijk.persoon)


def test_er_is_een_lijst() -> None:
    """The file, the letters and the pages know the same fields, each with a Dutch name of its own."""
    assert set(partnervelden.VELDEN) == set(TE_ZIEN) == set(WAARDEN_PER_TAAK) == VELDEN
    assert len({veld.naam for veld in partnervelden.VELDEN.values()}) == len(TE_ZIEN)
    kolommen = set(Persoon.__table__.columns.keys())  # type: ignore[attr-defined]
    assert set(TE_ZIEN) <= kolommen - {"bsn", "id", "naam_eigen"}


@pytest.mark.parametrize("velden", [[], *([v] for v in NAMEN), NAMEN], ids=lambda v: "+".join(v) or "geen")
def test_elk_gegeven_staat_er_alleen_als_het_mag(werkplek: Werkplek, velden: list[str]) -> None:
    """Each field alone, none, and all: on the page, in the frozen data and in the text of the letter."""
    traject = uitgezet(werkplek, velden)
    post = werkplek.post(traject)[-1]
    mag = {"naam", *velden}
    assert set(post.gegevens["inburgeraar"]) == mag
    assert pagina(werkplek) == mag
    tekst = als_tekst(brief.inhoud(post.sjabloon, op_dag(post.sjabloon, post.gegevens, DAG)))
    assert {veld for veld, woord in TE_ZIEN.items() if woord in tekst} == mag


def test_wat_niet_op_de_lijst_staat_gaat_nooit_mee() -> None:
    """Whatever stands in a task, only listed fields come out: the name first, no field twice."""
    for aantal in range(3):
        for velden in combinations(["bsn", "naam_eigen", "telefoon", "naam"], aantal):
            uit = partnervelden.toegestaan(velden)
            assert uit == ["naam", *(["telefoon"] if "telefoon" in velden else [])]
