"""The board worked out the slow way, term by term; what the database counts and lists must equal it."""

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from typing import Any, NamedTuple

from sqlmodel import Session, select

from inburgering.db import zoeken_bord, zoeken_bordlijst
from inburgering.db.tabellen import Gebeurtenisrij, Overdracht, Termijnrij, Traject
from inburgering.db.voorraad import ANDER_WIE, BEZWAAR, INFORMATIEF, STAP_WIE
from inburgering.db.zoeken_bord import Keuze
from tests.werkplek import Werkplek


class Stap(NamedTuple):
    """One term that runs."""

    laatste_dag: date
    nummer: str
    code: str
    consulent: int
    partner: int
    wie: str
    geldig: bool
    overgenomen: bool


def stappen(s: Session, keuze: Keuze) -> list[Stap]:
    """The steps of this choice, longest overdue first."""
    trajecten = {t.id: t for t in s.exec(select(Traject))}
    partner = {o.onderdeel_id: o.partner_id for o in s.exec(select(Overdracht))}
    alle = [
        _stap(s, t, trajecten[t.traject_id], partner)
        for t in s.exec(select(Termijnrij))
        if t.laatste_dag and t.loopt
    ]
    return sorted(stap for stap in alle if _hoort(stap, keuze))


def _stap(s: Session, t: Termijnrij, traject: Traject, partner: dict[int, int]) -> Stap:
    begin = select(Gebeurtenisrij.herkomst).where(
        Gebeurtenisrij.traject_id == t.traject_id,
        Gebeurtenisrij.volgnr == t.aanleiding,
        Gebeurtenisrij.deel == 0,
    )
    stil = t.trede is None and t.volgende_melding is None
    bij = partner.get(t.onderdeel_id or 0, 0) if t.wie == "partner" else 0
    return Stap(
        t.laatste_dag or date.max, traject.nummer, t.code, traject.consulent_id, bij, t.wie,
        not t.vervallen and t.vervangen_door is None, stil and s.exec(begin).one_or_none() == "overgenomen",
    )  # fmt: skip


def _hoort(stap: Stap, keuze: Keuze) -> bool:
    straks = keuze.wanneer == "binnenkort"
    van, tot = (
        (keuze.vandaag, keuze.vandaag + timedelta(days=7))
        if straks
        else (date.min, keuze.vandaag - timedelta(days=1))
    )
    if keuze.anderen:
        soort = stap.wie in ANDER_WIE and stap.code != BEZWAAR
    else:
        soort = stap.wie in STAP_WIE and stap.code not in INFORMATIEF
    gevraagd = (
        keuze.stap in ("", stap.code), keuze.consulent in (None, stap.consulent),
        keuze.partner in (None, stap.partner), stap.overgenomen or not keuze.overname,
    )  # fmt: skip
    return soort and van <= stap.laatste_dag <= tot and all(gevraagd)


def het_bord_zegt_hetzelfde(plek: Werkplek, dagen: list[date]) -> int:
    """Every number and every page of every list, of every choice; gives how many steps came by."""
    gezien = 0
    with plek.db.lezen() as s:
        for dag in dagen:
            kaal = Keuze(gemeente_id=plek.gemeente, vandaag=dag)
            for anders in KEUZES:
                velden: dict[str, Any] = dict(anders)
                if velden.get("partner"):
                    velden["partner"] = plek.partner
                gezien += _klopt(s, replace(kaal, **velden))
            _stand_klopt(s, kaal)
    return gezien


KEUZES: tuple[dict[str, Any], ...] = (
    {}, {"wanneer": "binnenkort"}, {"anderen": True}, {"anderen": True, "wanneer": "binnenkort"},
    {"stap": "N01"}, {"partner": 1}, {"partner": 0}, {"overname": True}, {"consulent": 1}, {"consulent": 2},
    {"consulent": 1, "wanneer": "binnenkort"},
)  # fmt: skip


def _klopt(s: Session, keuze: Keuze) -> int:
    traag = stappen(s, keuze)
    assert zoeken_bord.totaal(s, keuze) == len(traag)
    lijst = zoeken_bordlijst.lijst(s, keuze, aantal=None)
    assert [(r.laatste_dag, r.nummer, r.stap) for r in lijst] == [stap[:3] for stap in traag]
    for vanaf in range(0, len(traag), 3):
        assert zoeken_bordlijst.lijst(s, keuze, vanaf=vanaf, aantal=3) == lijst[vanaf : vanaf + 3]
    for per in ((), ("consulent",), ("partner",), ("consulent", "partner")):
        tel = Counter(
            (t.code, t.consulent if "consulent" in per else 0, t.partner if "partner" in per else 0)
            for t in traag
        )  # fmt: skip
        vakken = zoeken_bord.vakken(s, keuze, per)
        assert Counter({(v.stap, v.consulent, v.partner): v.aantal for v in vakken}) == tel
    return len(traag)


def _stand_klopt(s: Session, keuze: Keuze) -> None:
    traag, stand = stappen(s, keuze), zoeken_bord.stand(s, keuze)
    assert stand.plekken == Counter((t.code, t.consulent, t.partner) for t in traag)
    assert stand.dagen == Counter((keuze.vandaag - t.laatste_dag).days for t in traag)
    assert +stand.sinds == Counter((t.wie, t.laatste_dag) for t in traag if t.geldig)
    assert stand.overgenomen == sum(t.overgenomen for t in traag)
