"""Contracts at a handoff: valid on the day, for the task and the leerroute, and with a place left."""

from datetime import date
from typing import Any

import pytest
from sqlmodel import select

from inburgering.db import contracten, partnerboek
from inburgering.db.fouten import MagNiet
from inburgering.db.opdracht import Herkomst, Opdracht
from inburgering.db.overdragen import draag_over
from inburgering.db.tabellen import Contract, Norm, Overdracht, Partner
from tests.werkplek import Werkplek, om

DAG, GEREED = date(2026, 11, 23), date(2027, 1, 18)


def maak(werkplek: Werkplek, **velden: Any) -> int:
    """A contract with Plangroep; gives its number."""
    gewoon = {"naam": "Budgetbeheer 2026", "geldig_vanaf": "2026-01-01", "geldig_tot": "2026-12-31"}
    with werkplek.db.schrijven() as s:
        rij = partnerboek.zet_contract(s, s.get_one(Partner, werkplek.partner), None, gewoon | velden)
        return int(rij.id or 0)


def norm(werkplek: Werkplek, naam: str) -> None:
    """The municipality says yes to this norm."""
    with werkplek.db.schrijven() as s:
        s.add(
            Norm(
                gemeente_id=werkplek.gemeente,
                naam=naam,
                waarde=True,
                bron="besluit",
                geldig_vanaf=date(2022, 1, 1),
            )
        )


def geef(werkplek: Werkplek, traject: int, op: date = DAG, reden: str | None = None, **meer: Any) -> None:
    """Hand budgetbeheer to Plangroep on this day."""
    feiten = {"partner": werkplek.partner, "taak": "budgetbeheer", "gereed_op": GEREED.isoformat()}
    if reden:
        feiten["reden_boven_capaciteit"] = reden
    opdracht = Opdracht(
        traject=traject, onderdeel="overdracht", gebeurtenis="opstelling_overdracht", op=op, door="Sanne",
        feiten=feiten, **meer,
    )  # fmt: skip
    with werkplek.db.schrijven() as s:
        draag_over(s, opdracht, om(op))


def genomen(werkplek: Werkplek) -> list[int | None]:
    """The contract of each handoff, in order."""
    with werkplek.db.lezen() as s:
        return [o.contract_id for o in s.exec(select(Overdracht).order_by("onderdeel_id"))]


@pytest.fixture
def traject(werkplek: Werkplek) -> int:
    """A traject on the B1 route since September."""
    return werkplek.tot_pip(date(2026, 8, 3), date(2026, 9, 15))


def test_zonder_contract_geldt_de_afspraak_met_de_partner(werkplek: Werkplek, traject: int) -> None:
    """A partner of which no contract was recorded gets tasks as before."""
    geef(werkplek, traject)
    assert genomen(werkplek) == [None]


def test_een_gemeente_kan_een_contract_eisen(werkplek: Werkplek, traject: int) -> None:
    """With the norm `contract_nodig` the same handoff is refused, with what to do; nothing is written."""
    norm(werkplek, "contract_nodig")
    with pytest.raises(MagNiet, match="Vraag de beheerder om het contract vast te leggen"):
        geef(werkplek, traject)
    assert genomen(werkplek) == []


@pytest.mark.parametrize(
    ("op", "mag"),
    [
        (date(2026, 10, 31), False),
        (date(2026, 11, 1), True),
        (date(2026, 11, 30), True),
        (date(2026, 12, 1), False),
    ],
)
def test_de_eerste_en_de_laatste_dag_tellen_mee(
    werkplek: Werkplek, traject: int, op: date, mag: bool
) -> None:
    """A contract of 1 to 30 November holds on both those days, and not the day before or after."""
    nummer = maak(werkplek, geldig_vanaf="2026-11-01", geldig_tot="2026-11-30")
    if mag:
        geef(werkplek, traject, op)
        assert genomen(werkplek) == [nummer]
    else:
        with pytest.raises(MagNiet, match="geen geldig contract"):
            geef(werkplek, traject, op)


def test_een_contract_voor_iets_anders_telt_niet(werkplek: Werkplek, traject: int) -> None:
    """One for another task, or for another leerroute, is refused with its own sentence."""
    nummer = maak(werkplek, taken=["budgetcoaching"])
    with pytest.raises(MagNiet, match="geldt niet voor deze taak"):
        geef(werkplek, traject)
    with werkplek.db.schrijven() as s:
        rij = s.get_one(Contract, nummer)
        rij.taken, rij.leerroutes = [], ["z"]
    with pytest.raises(MagNiet, match=r"is voor de Z-route\. Dit traject volgt de B1-route"):
        geef(werkplek, traject)
    with werkplek.db.schrijven() as s:
        s.get_one(Contract, nummer).leerroutes = ["b1", "z"]
    geef(werkplek, traject)
    assert genomen(werkplek) == [nummer]


def test_een_vol_contract_vraagt_een_reden(werkplek: Werkplek, traject: int) -> None:
    """The second of one place is refused without a reason and recorded with one; the reason is in the log."""
    nummer = maak(werkplek, plaatsen=1)
    geef(werkplek, traject)
    with pytest.raises(
        MagNiet, match=r"is vol: 1 van 1 plaatsen bezet\. Kies een andere partner, of schrijf op"
    ):
        geef(werkplek, traject)
    geef(werkplek, traject, reden="Deze inburgeraar kent de begeleider al.")
    assert genomen(werkplek) == [nummer, nummer]
    feiten = werkplek.log(traject)[-1].feiten or {}
    assert feiten["gegevens"]["reden_boven_capaciteit"] == "Deze inburgeraar kent de begeleider al."


def test_een_harde_grens_houdt_ook_een_reden_tegen(werkplek: Werkplek, traject: int) -> None:
    """Only where the municipality decided so does a full contract stop a handoff."""
    maak(werkplek, plaatsen=1)
    norm(werkplek, "capaciteit_harde_grens")
    geef(werkplek, traject)
    with pytest.raises(MagNiet, match="laat niet meer toe"):
        geef(werkplek, traject, reden="Toch graag.")
    assert len(genomen(werkplek)) == 1


def test_wat_klaar_is_geeft_zijn_plaats_terug(werkplek: Werkplek, traject: int) -> None:
    """Of places at a time a withdrawn task counts no more; of places per year it does not count either."""
    maak(werkplek, plaatsen=1)
    geef(werkplek, traject)
    werkplek.doe(traject, "overdracht.intrekking", DAG, {"reden": "Niet meer nodig."})
    geef(werkplek, traject)
    assert len(genomen(werkplek)) == 2


def test_plaatsen_per_jaar_tellen_wat_dat_jaar_begon(werkplek: Werkplek, traject: int) -> None:
    """A task that is done keeps its place of the year; the next year begins anew."""
    nummer = maak(werkplek, plaatsen=1, per="jaar", geldig_tot="2027-12-31")
    geef(werkplek, traject)
    termijnen = {"reactie_uiterlijk": "2026-12-07", "gereed_op": GEREED.isoformat()}
    werkplek.doe(traject, "overdracht.verzending", DAG, termijnen, herkomst=Herkomst.SYSTEEM)
    verslag = {"naam": "A. Bakker", "resultaat": "uitgevoerd", "verslag": "Gedaan."}
    werkplek.doe(traject, "overdracht.terugmelding", DAG, verslag)
    werkplek.doe(traject, "overdracht.afsluiting", DAG)
    with pytest.raises(MagNiet, match="1 van 1 plaatsen bezet dit jaar"):
        geef(werkplek, traject, date(2026, 12, 31))
    geef(werkplek, traject, date(2027, 1, 4))
    assert genomen(werkplek) == [nummer, nummer]


def test_is_er_nog_plaats_in_een_ander_contract_dan_telt_dat(werkplek: Werkplek, traject: int) -> None:
    """Of two contracts that hold the one that ends first goes first, and the other when that is full."""
    laat, vroeg = (
        maak(werkplek, naam="Lang", geldig_tot="2027-12-31"),
        maak(werkplek, naam="Kort", plaatsen=1),
    )
    geef(werkplek, traject)
    geef(werkplek, traject)
    assert genomen(werkplek) == [vroeg, laat]
    with werkplek.db.lezen() as s:
        (ruimtes,) = contracten.van_partners(s, [werkplek.partner], DAG).values()
        assert [(r.contract.naam, r.tekst, r.vol) for r in ruimtes] == [
            ("Kort", "1 van 1 plaatsen bezet", True),
            ("Lang", "", False),
        ]


def test_wat_uit_een_ander_systeem_komt_wordt_nooit_geweigerd(werkplek: Werkplek, traject: int) -> None:
    """History keeps its tasks: it takes a place, but neither an ended nor a full contract refuses it."""
    maak(werkplek, geldig_tot="2026-10-01")
    geef(werkplek, traject, herkomst=Herkomst.OVERGENOMEN)
    assert genomen(werkplek) == [None]
