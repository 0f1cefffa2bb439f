"""The terms of a traject: computed by `wet` from the log, written as a difference on their natural key."""

from collections.abc import Mapping
from datetime import date
from functools import cache
from hashlib import sha256
from typing import Any

from sqlalchemy import select
from sqlmodel import Session, SQLModel

import inburgering
from inburgering.db import eigen, normen, tijdlijn
from inburgering.db.tabellen import Termijnrij
from inburgering.db.zaak import OVERDRACHT, Zaak
from inburgering.wet import ladder
from inburgering.wet.gebeurtenissen import Gebeurtenis
from inburgering.wet.ladder import Trede
from inburgering.wet.termijnen import REGELS, bereken
from inburgering.wet.termijnregel import Termijn

_KOLOMMEN = SQLModel.metadata.tables[str(Termijnrij.__tablename__)].c
Sleutel = tuple[str, int]
"""What finds a term again in its traject: its code, and the volgnr of what started it."""


@cache
def regelversie() -> str:
    """Which version of the rules wrote a row: the package's, and a digest of every rule."""
    vinger = sha256("\n".join(map(repr, REGELS)).encode()).hexdigest()[:12]
    return f"{inburgering.__version__}+{vinger}"


def bereken_termijnen(zaak: Zaak) -> list[Termijn]:
    """The terms as the law gives them on the log as it stands, with their explanation."""
    feiten = tijdlijn.feiten(zaak.voorvallen)
    return bereken(feiten, zaak.groep, zaak.route, normen=eigen.getallen(zaak), regime=zaak.regime)


def standen(zaak: Zaak) -> dict[Sleutel, dict[str, Any]]:
    """The same terms as the columns of their rows, with the next rung of their ladder."""
    meldingen = _gegeven_meldingen(zaak)
    overgenomen = {
        v.volgnr: v.geregistreerd for v in zaak.voorvallen if v.herkomst == "overgenomen" and v.hoofdregel
    }
    overdrachten = {
        rij.volgnr: zaak.onderdelen[OVERDRACHT, rij.nr].id
        for rij in zaak.rijen
        if rij.deel == 0 and rij.onderdeel == OVERDRACHT
    }
    uit = {}
    for t in bereken_termijnen(zaak):
        trede = meldingen.get((t.code, t.aanleiding, str(t.laatste_dag)))
        meldt = t.loopt and (not zaak.is_beeindigd or zaak.na_het_einde is not None)
        volgende = _volgende(zaak, t, trede, overgenomen.get(t.aanleiding)) if meldt else None
        stand = _stand(t) | {"trede": trede, "volgende_melding": volgende[1] if volgende else None}
        uit[t.code, t.aanleiding] = stand | {"onderdeel_id": overdrachten.get(t.aanleiding)}
    return uit


def bewaard(zaak: Zaak) -> dict[Sleutel, dict[str, Any]]:
    """The stored terms as the columns of their rows: plain values, for most of them are long over."""
    vraag = select(*_KOLOMMEN).where(_KOLOMMEN.traject_id == zaak.id)
    rijen = (dict(zip(_KOLOMMEN.keys(), rij, strict=True)) for rij in zaak.session.execute(vraag))
    return {(rij["code"], rij["aanleiding"]): rij for rij in rijen}


def werk_bij(zaak: Zaak) -> None:
    """Write what changed: new terms are added, changed ones updated, lost ones marked as lapsed."""
    verdwenen = bewaard(zaak)
    for (code, aanleiding), stand in standen(zaak).items():
        oud = verdwenen.pop((code, aanleiding), None)
        if oud is None:
            nieuw = Termijnrij(traject_id=zaak.id, code=code, aanleiding=aanleiding, **stand)
            zaak.session.add(nieuw)
        elif not stand.items() <= oud.items():
            _wijzig(zaak.session, oud["id"], stand)
    for oud in verdwenen.values():
        if not oud["vervallen"]:
            weg = {"vervallen": True, "loopt": False, "volgende_melding": None}
            _wijzig(zaak.session, oud["id"], weg)


def _wijzig(session: Session, nr: int, stand: Mapping[str, Any]) -> None:
    rij = session.get_one(Termijnrij, nr)
    for veld, waarde in stand.items():
        if getattr(rij, veld) != waarde:
            setattr(rij, veld, waarde)


def _stand(t: Termijn) -> dict[str, Any]:
    return {
        "eerste_dag": t.eerste_dag,
        "ruw": t.ruwe_laatste_dag,
        "laatste_dag": t.laatste_dag,
        "voorlopig": t.voorlopig,
        "wie": t.regel.verantwoordelijke.value,
        "loopt": t.loopt,
        "geeindigd_door": t.geeindigd_door,
        "geeindigd_op": t.geeindigd_op,
        "vervangen_door": t.vervangen_door,
        "vervallen": False,
    }


def _volgende(
    zaak: Zaak, t: Termijn, na: Trede | None, overgenomen_op: date | None
) -> tuple[Trede, date] | None:
    """The next rung; a term that was already past when the case was taken over has none."""
    if t.laatste_dag is None or t.ruwe_laatste_dag is None:
        return None
    if overgenomen_op is not None and t.laatste_dag < overgenomen_op:
        return None
    treden = normen.ladders(zaak.normen)
    return ladder.volgende(
        t.regel.ladder, treden, t.ruwe_laatste_dag, t.laatste_dag, na=na, niet_voor=overgenomen_op
    )


def _gegeven_meldingen(zaak: Zaak) -> dict[tuple[str, int, str], Trede]:
    """Per term and last day the highest rung that was reported: a moved date starts the ladder anew."""
    uit: dict[tuple[str, int, str], Trede] = {}
    for v in zaak.voorvallen:
        if v.soort == Gebeurtenis.MELDING:
            g = v.gegevens
            uit[g["code"], g["aanleiding"], g["laatste_dag"]] = Trede(g["trede"])
    return uit
