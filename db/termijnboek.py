"""The terms of a traject: computed by `wet` from the log, written as a difference on their natural key."""

from datetime import date
from functools import cache
from hashlib import sha256

import inburgering
from inburgering.db import eigen, normen, termijnrijen
from inburgering.db.termijnrijen import Sleutel, Termijnstand
from inburgering.db.zaak import OVERDRACHT, Zaak
from inburgering.wet.gebeurtenissen import Gebeurtenis
from inburgering.wet.ladder import Trap, Trede
from inburgering.wet.termijnen import REGELS
from inburgering.wet.termijnregel import Termijn


@cache
def regelversie() -> str:
    """Which version of the rules wrote a row: the package's, and a digest of every rule."""
    vinger = sha256("\n".join(map(repr, REGELS)).encode()).hexdigest()[:12]
    return f"{inburgering.__version__}+{vinger}"


def bereken_termijnen(zaak: Zaak) -> list[Termijn]:
    """The terms as the law gives them on the log as it stands, with their explanation."""
    return zaak.beeld.termijnen(eigen.getallen(zaak))


def standen(zaak: Zaak) -> dict[Sleutel, Termijnstand]:
    """The same terms as they are to be stored, with the next rung of their ladder."""
    meldingen = _gegeven_meldingen(zaak)
    meldt = not zaak.is_beeindigd or zaak.na_het_einde is not None
    treden = normen.ladders(zaak.normen)
    overgenomen = {
        v.volgnr: v.geregistreerd for v in zaak.voorvallen if v.herkomst == "overgenomen" and v.hoofdregel
    }
    overdrachten = {
        rij.volgnr: zaak.onderdelen[OVERDRACHT, rij.nr].id
        for rij in zaak.rijen
        if rij.deel == 0 and rij.onderdeel == OVERDRACHT
    }
    taken = zaak.taken if treden.taken else {}
    uit = {}
    for t in bereken_termijnen(zaak):
        trede = meldingen.get((t.code, t.aanleiding, str(t.laatste_dag))) if meldingen else None
        trap = treden.van(t.regel.ladder, taken.get(t.aanleiding))
        dag = _volgende(t, trap, trede, overgenomen.get(t.aanleiding)) if meldt and t.loopt else None
        uit[t.code, t.aanleiding] = _stand(t, overdrachten.get(t.aanleiding), trede, dag)
    return uit


def werk_bij(zaak: Zaak) -> None:
    """Write what changed: new terms are added, changed ones updated, lost ones marked as lapsed."""
    bewaard, nu = termijnrijen.lees(zaak.session, zaak.id), standen(zaak)
    anders: dict[int, Termijnstand] = {}
    erbij = dict(nu)
    for nr, oud in bewaard.items():
        nieuw = erbij.pop(oud.sleutel, None) or oud.als_vervallen()
        if nieuw != oud:
            anders[nr] = nieuw
    termijnrijen.wijzig(zaak.session, anders)
    termijnrijen.voeg_toe(zaak.session, zaak.id, erbij.values())
    zaak.termijnen = {t.sleutel: t for t in [*(bewaard | anders).values(), *erbij.values()]}


def _stand(t: Termijn, onderdeel_id: int | None, trede: Trede | None, melding: date | None) -> Termijnstand:
    return Termijnstand(
        code=t.code,
        aanleiding=t.aanleiding,
        onderdeel_id=onderdeel_id,
        eerste_dag=t.eerste_dag,
        ruw=t.ruwe_laatste_dag,
        laatste_dag=t.laatste_dag,
        voorlopig=t.voorlopig,
        wie=t.regel.verantwoordelijke.value,
        loopt=t.loopt,
        geeindigd_door=t.geeindigd_door,
        geeindigd_op=t.geeindigd_op,
        vervangen_door=t.vervangen_door,
        vervallen=False,
        trede=trede,
        volgende_melding=melding,
    )


def _volgende(t: Termijn, trap: Trap, na: Trede | None, overgenomen_op: date | None) -> date | None:
    """The day of the next rung; a term that was already past when the case was taken over has none."""
    if t.laatste_dag is None or t.ruwe_laatste_dag is None:
        return None
    if overgenomen_op is not None and t.laatste_dag < overgenomen_op:
        return None
    trede = trap.volgende(t.ruwe_laatste_dag, t.laatste_dag, na=na, niet_voor=overgenomen_op)
    return trede[1] if trede else None


def _gegeven_meldingen(zaak: Zaak) -> dict[tuple[str, int, str], Trede]:
    """Per term and last day the highest rung that was reported: a moved date starts the ladder anew."""
    uit: dict[tuple[str, int, str], Trede] = {}
    for v in zaak.voorvallen:
        if v.soort == Gebeurtenis.MELDING:
            g = v.gegevens
            uit[g["code"], g["aanleiding"], g["laatste_dag"]] = Trede(g["trede"])
    return uit
