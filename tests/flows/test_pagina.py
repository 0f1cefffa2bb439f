"""The channel pagina: nothing leaves, a person is asked at once, and her link starts the partner's term."""

from datetime import timedelta

from sqlmodel import select

from inburgering.db import andere_weg, zoeken_partner
from inburgering.db.andere_weg import Weg
from inburgering.db.basis import nr_van
from inburgering.db.tabellen import Partner, Post
from inburgering.flows.bezorging import Uitslag, bezorg
from inburgering.flows.kanalen import BlijvendeFout
from inburgering.omgeving import Omgeving
from tests.flows.conftest import DAG
from tests.flows.test_bezorging import Proefkanaal, redenen
from tests.werkplek import Werkplek, om

MORGEN = DAG + timedelta(days=1)


def taak_op_pagina(werkplek: Werkplek) -> int:
    """A task for Plangroep, that gets no messages; gives the traject."""
    with werkplek.db.schrijven() as s:
        partner = s.get_one(Partner, werkplek.partner)
        partner.kanaal, partner.adres = "pagina", ""
    traject = werkplek.tot_pip(DAG - timedelta(days=40), DAG - timedelta(days=1))
    werkplek.draag_over(traject, DAG, DAG + timedelta(days=45))
    return traject


def test_de_consulent_geeft_de_link(werkplek: Werkplek, omgeving: Omgeving) -> None:
    """A signaal the same day; the day she makes the link is the day of sending, and it opens the task."""
    traject = taak_op_pagina(werkplek)
    assert bezorg(werkplek.db, omgeving, lambda: om(DAG)) == Uitslag(verzonden=1, mislukt=1)
    (reden,) = redenen(werkplek)
    assert "gaat niet vanzelf weg. Deze partner krijgt geen bericht van het programma. Open de brief" in reden
    assert "verzending" not in [r.soort for r in werkplek.log(traject)]
    with werkplek.db.schrijven() as s:
        brief = s.exec(select(Post).where(Post.kanaal == "pagina")).one()
        link = andere_weg.geef_link(s, nr_van(brief), "https://inb.example", om(MORGEN))
    (verzending,) = [r for r in werkplek.log(traject) if r.soort == "verzending"]
    assert verzending.op == MORGEN
    with werkplek.db.lezen() as s:
        kijk = zoeken_partner.vind(s, link.rpartition("/")[2], MORGEN)
        assert kijk is not None
        assert kijk.traject.id == traject
        assert s.get_one(Post, brief.id).stand == "verzonden"


def test_wat_na_een_nieuwe_poging_weer_niet_lukt_is_weer_een_signaal(
    werkplek: Werkplek, omgeving: Omgeving, taak: int
) -> None:
    """Refused, sent again by a person, refused again: she hears it twice, and it does not go on for ever."""
    for keer in (1, 2):
        nu = om(DAG, 9 + keer)
        kanaal = Proefkanaal(*[BlijvendeFout("Het adres bestaat niet.")] * 2)
        bezorg(werkplek.db, omgeving, lambda nu=nu: nu, {"map": kanaal})  # type: ignore[misc]
        assert len(redenen(werkplek)) == 2 * keer
        with werkplek.db.schrijven() as s:
            brieven = s.exec(select(Post)).all()
            assert {b.stand for b in brieven} == {"mislukt"}
            for brief in brieven:
                andere_weg.opnieuw(s, nr_van(brief), Weg.ZELFDE, nu)
