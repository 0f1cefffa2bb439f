"""Welke antwoorden het bewijs probeert als een voorwaarde naar een feit vraagt."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from inburgering.routes.stand import Stand
from inburgering.statemachine.bewijs_feiten import (
    DAGEN,
    EERDER,
    LANG_GELEDEN,
    NET,
    NU,
    STRAKS,
    UREN,
    VANDAAG,
    antwoorden,
    invullen,
)
from inburgering.statemachine.bewijs_gissing import AFWEZIG, DIEPER, Boom, Pad
from inburgering.statemachine.bewijs_stelsel import TRAJECT, Stelsel, toestanden
from inburgering.statemachine.feiten import Feiten
from inburgering.wet.begrippen import Groep, Regime, Route
from inburgering.wet.boetes_woorden import Boetesoort, Gedrag
from inburgering.wet.gebeurtenissen import Gebeurtenis
from inburgering.wet.normen import NORMEN

JA_NEE = (True, False)

TOEN = (NET, AFWEZIG, NU, EERDER, LANG_GELEDEN, STRAKS)
"""Wanneer iets eerder kan zijn gebeurd; `STRAKS` bij wie later pas vastlegt wat eerder was."""
BOETE = {
    "constatering": EERDER, "bedrag_cent": 5_000, "onherroepelijk_op": NET, "tijdens_termijn": True,
    "opgelegd_op": NET,
    "soort": Boetesoort.MEDEWERKING.value, "gedrag": next(iter(Gedrag)).value,
}  # fmt: skip
PUNT = {"code": "punt", "tekst": "Nog te doen."}


@dataclass(frozen=True)
class Kandidaten:
    """De antwoorden per vraag, voor één gebeurtenis met haar model."""

    stelsel: Stelsel
    model: type[Feiten]

    def boom(self) -> Boom:
        """Een nieuwe zoektocht, gespeeld op de vaste dag van het bewijs."""
        return Boom(self, lambda antwoord: invullen(antwoord, VANDAAG))

    def __call__(self, pad: Pad) -> Sequence[Any]:
        """De antwoorden op deze vraag, het gewoonste eerst. Raises KeyError bij een onbekende vraag."""
        if len(pad) > 1:
            return _ONDER[pad[0]](self, pad[1:])
        norm = [soort.standaard for soort in NORMEN if soort.naam == pad[0]]
        return (AFWEZIG, *norm) if norm else _HOOFD[pad[0]](self)

    def onderdeel(self, soort: str) -> Sequence[Any]:
        """De toestanden waarin een ander onderdeel kan zijn; het kan er ook niet zijn."""
        return (*toestanden(self.stelsel.machines[soort]), AFWEZIG)

    def gegeven(self, veld: str, model: type[Feiten] | None = None) -> Sequence[Any]:
        """Wat er in een veld van de feiten kan staan; een veld dat het model niet kent is er niet."""
        kent = model or self.model
        return antwoorden(kent, veld) if veld in kent.model_fields else (AFWEZIG,)

    def voorheen(self, onder: Sequence[str]) -> Sequence[Any]:
        """Wat er eerder in hetzelfde onderdeel is vastgelegd, met de feiten van toen."""
        if len(onder) == 1:
            return (DIEPER, AFWEZIG) if onder[0] != "*" else ((),)
        toen = self.stelsel.feiten[Gebeurtenis(onder[0])]
        if onder[1] == "*":
            return (("op", *toen.model_fields),)
        return (
            tuple(dag for dag in TOEN if dag is not AFWEZIG)
            if onder[1] == "op"
            else self.gegeven(onder[1], toen)
        )


def _alles(*antwoorden: Any) -> Callable[[Kandidaten], Sequence[Any]]:
    return lambda _: antwoorden


def _iets(onder: Sequence[str], waarden: Sequence[Any]) -> Sequence[Any]:
    return ((), ("toewijzing",), ("kennisgeving",)) if onder == ("*",) else waarden


_HOOFD: Mapping[str, Callable[[Kandidaten], Sequence[Any]]] = {
    "op": _alles(NU),
    "vandaag": _alles(NU, NET, STRAKS),
    "groep": _alles(*(g.value for g in Groep)),
    "route": _alles(*(r.value for r in Route), None),
    "regime": _alles(*(r.value for r in Regime)),
    "open_overdrachten": _alles(0, 1),
    "handhaving": _alles(*JA_NEE),
    "nieuw": _alles(*JA_NEE),
    "pip_ontbreekt": _alles([], [{"veld": "leerroute", "naam": "de leerroute", "grondslag": "artikel 15"}]),
    "boetes": _alles(
        [],
        [BOETE],
        [BOETE | {"bedrag_cent": 240_000}],
        [BOETE | {"constatering": LANG_GELEDEN}],
        [BOETE | {"soort": Boetesoort.BREDE_INTAKE.value, "gedrag": None, "bedrag_cent": 2_500}],
    ),
    **dict.fromkeys(
        ("gegevens", "eerder", "onderdelen", "stand", "voorheen", "termijn", "pip"), _alles(DIEPER)
    ),
}


@cache
def _stand(veld: str, soorten: tuple[str, ...]) -> Sequence[Any]:
    """Wat er in de stand kan staan: afgeleid uit de stand van een leeg traject."""
    leeg = Stand(groep=Groep.ASIEL_VERGUNNING, route=None).als_dict()[veld]
    if veld == "te_doen":
        return ([], *([PUNT | {"soort": soort}] for soort in soorten if soort != TRAJECT))
    if veld.startswith("examen_"):
        return ("", "b1", "a2", "behaald", "vrijgesteld")
    if isinstance(leeg, bool):
        return (True, False)
    if isinstance(leeg, list):
        return ([], ["lezen"], [str(nr) for nr in range(1, 9)])
    return UREN if isinstance(leeg, int | float) else (NET, None)


_ONDER: Mapping[str, Callable[[Kandidaten, Sequence[str]], Sequence[Any]]] = {
    "gegevens": lambda k, onder: (tuple(k.model.model_fields),) if onder == ("*",) else k.gegeven(onder[0]),
    "eerder": lambda _, onder: _iets(onder, TOEN),
    "onderdelen": lambda k, onder: k.onderdeel(onder[0]),
    "stand": lambda k, onder: _stand(onder[0], tuple(k.stelsel.machines)),
    "voorheen": lambda k, onder: k.voorheen(onder),
    "termijn": lambda *_: (*DAGEN, None),
    "pip": lambda k, onder: (
        *k.gegeven(onder[0], k.stelsel.feiten[Gebeurtenis.OPSTELLING_PIP]),
        AFWEZIG,
    ),
}
