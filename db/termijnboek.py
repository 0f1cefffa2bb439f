"""The terms of a traject: computed by `wet` from the log, written as a difference on their natural key."""

from collections.abc import Mapping
from datetime import date
from functools import cache
from hashlib import sha256

import inburgering
from inburgering.db import normen, tijdlijn
from inburgering.db.tabellen import Termijnrij
from inburgering.db.zaak import OVERDRACHT, Zaak
from inburgering.wet import ladder
from inburgering.wet.gebeurtenissen import Gebeurtenis
from inburgering.wet.ladder import Trede
from inburgering.wet.termijnen import REGELS, bereken
from inburgering.wet.termijnregel import Termijn

AFGELEID = (
    "onderdeel_id", "eerste_dag", "ruw", "laatste_dag", "voorlopig", "wie", "loopt", "geeindigd_door",
    "geeindigd_op", "vervangen_door", "vervallen", "trede", "volgende_melding",
)  # fmt: skip


@cache
def regelversie() -> str:
    """Which version of the rules wrote a row: the package's, and a digest of every rule."""
    vinger = sha256("\n".join(map(repr, REGELS)).encode()).hexdigest()[:12]
    return f"{inburgering.__version__}+{vinger}"


def bereken_termijnen(zaak: Zaak) -> list[Termijn]:
    """The terms as the law gives them on the log as it stands, with their explanation."""
    feiten = tijdlijn.feiten(zaak.voorvallen)
    return bereken(feiten, zaak.groep, zaak.route, normen=normen.getallen(zaak.normen))


def rijen(zaak: Zaak) -> list[Termijnrij]:
    """The same terms as rows, with the next rung of their ladder; not yet stored."""
    meldingen = _gegeven_meldingen(zaak)
    overgenomen = {
        v.volgnr: v.geregistreerd for v in zaak.voorvallen if v.herkomst == "overgenomen" and v.hoofdregel
    }
    return [_rij(zaak, t, meldingen, overgenomen.get(t.aanleiding)) for t in bereken_termijnen(zaak)]


def werk_bij(zaak: Zaak) -> None:
    """Write what changed: new terms are added, changed ones updated, lost ones marked as lapsed."""
    oud = zaak.termijnen
    for nieuw in rijen(zaak):
        bestaand = oud.pop((nieuw.code, nieuw.aanleiding), None)
        if bestaand is None:
            zaak.session.add(nieuw)
        else:
            _neem_over(bestaand, nieuw)
    for verdwenen in oud.values():
        verdwenen.vervallen, verdwenen.loopt, verdwenen.volgende_melding = True, False, None


def _neem_over(bestaand: Termijnrij, nieuw: Termijnrij) -> None:
    for veld in AFGELEID:
        if getattr(bestaand, veld) != (waarde := getattr(nieuw, veld)):
            setattr(bestaand, veld, waarde)


def _rij(
    zaak: Zaak, t: Termijn, meldingen: Mapping[tuple[str, int, str], Trede], overgenomen_op: date | None
) -> Termijnrij:
    trede = meldingen.get((t.code, t.aanleiding, str(t.laatste_dag)))
    volgende = _volgende(zaak, t, trede, overgenomen_op) if t.loopt else None
    return Termijnrij(
        traject_id=zaak.id,
        onderdeel_id=_onderdeel_id(zaak, t),
        code=t.code,
        aanleiding=t.aanleiding,
        eerste_dag=t.eerste_dag,
        ruw=t.ruwe_laatste_dag,
        laatste_dag=t.laatste_dag,
        voorlopig=t.voorlopig,
        wie=t.regel.verantwoordelijke.value,
        loopt=t.loopt,
        geeindigd_door=t.geeindigd_door,
        geeindigd_op=t.geeindigd_op,
        vervangen_door=t.vervangen_door,
        trede=trede,
        volgende_melding=volgende[1] if volgende else None,
    )


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


def _onderdeel_id(zaak: Zaak, t: Termijn) -> int | None:
    for rij in zaak.rijen:
        if rij.volgnr == t.aanleiding and rij.deel == 0 and rij.onderdeel == OVERDRACHT:
            return zaak.onderdelen[rij.onderdeel, rij.nr].id
    return None
