"""Lines of the log from before a fine of the brede intake was a part of its own, as they are read now.

The brede intake used to make the fine known itself (`bekendmaking_boete`). The log is append-only and its
chain stays as it was written; only whoever reads it sees that line at the fine, after the decision the line
with which the fine began, and after a death the line with which it lapsed.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from inburgering.routes.onderdelen import BOETES
from inburgering.statemachine.koppelingen import BEBOET
from inburgering.wet.gebeurtenissen import Gebeurtenis

if TYPE_CHECKING:
    from inburgering.db.tijdlijn import Logrij

BESLUIT = {besluit.value: onderdeel.soort for besluit, onderdeel in BOETES.items()}
FINES = tuple(BESLUIT.values())
BEGIN, OPGELEGD, BEKEND, VERVALLEN = "open", "opgelegd", "bekendgemaakt", "vervallen"
INTAKE, TRAJECT = "brede_intake", "traject"


def zoals_nu(rijen: "list[Logrij]") -> "list[Logrij]":
    """The same log with every fine of the brede intake in its own part."""
    if not any(rij.soort in BESLUIT for rij in rijen):
        return rijen
    return list(_Lezer(rijen).lees())


class _Lezer:
    """Reads on with what came before: the state of each fine, and which one was decided last."""

    def __init__(self, rijen: "Sequence[Logrij]") -> None:
        self._rijen = rijen
        self._eigen = {(rij.volgnr, rij.onderdeel) for rij in rijen if rij.onderdeel in FINES}
        self._delen = Counter(rij.volgnr for rij in rijen)
        self._staat = dict.fromkeys(FINES, BEGIN)
        self._laatste = FINES[0]
        self._bewoog: dict[int, dict[str, str]] = {}

    def lees(self) -> "Iterator[Logrij]":
        for rij in self._rijen:
            for regel in (self._op_zijn_plek(rij), *self._erbij(rij)):
                if regel.onderdeel in FINES:
                    self._bewoog.setdefault(regel.volgnr, {})[regel.onderdeel] = self._staat[regel.onderdeel]
                    self._staat[regel.onderdeel] = regel.naar
                yield regel

    def _op_zijn_plek(self, rij: "Logrij") -> "Logrij":
        """The making known at the fine; mended it moves nothing, lapsed it puts the fine back."""
        if (rij.onderdeel, rij.soort) != (INTAKE, Gebeurtenis.BEKENDMAKING_BOETE):
            return rij
        toen = self._bewoog.get(rij.corrigeert or 0, {})
        boete = next(iter(toen), self._laatste)
        nu = self._staat[boete]
        naar = BEKEND if rij.corrigeert is None else toen.get(boete, nu) if rij.vervalt else nu
        return rij._replace(onderdeel=boete, nr=1, van=nu, naar=naar)

    def _erbij(self, rij: "Logrij") -> "Iterator[Logrij]":
        """The lines that nowadays follow from a decision and from a death."""
        if rij.corrigeert is not None and not rij.vervalt:
            return
        if rij.onderdeel == INTAKE and rij.soort in BESLUIT:
            self._laatste = BESLUIT[rij.soort]
            yield from self._regel(rij, self._laatste, Gebeurtenis.OPLEGGING_BOETE, BEGIN, OPGELEGD)
        elif rij.onderdeel == TRAJECT and rij.soort == Gebeurtenis.BEEINDIGING:
            for boete in FINES:
                ervoor = self._bewoog.get(rij.corrigeert or 0, {}).get(boete, BEGIN)
                if (self._staat[boete] in BEBOET and _overleden(rij)) or ervoor in BEBOET:
                    yield from self._regel(rij, boete, Gebeurtenis.STAKING, ervoor, VERVALLEN)

    def _regel(self, bij: "Logrij", boete: str, soort: str, terug: str, verder: str) -> "Iterator[Logrij]":
        """One more line under the same number, unless it was written."""
        if (bij.volgnr, boete) in self._eigen:
            return
        deel = self._delen[bij.volgnr]
        self._delen[bij.volgnr] += 1
        naar = terug if bij.vervalt else verder
        leeg: dict[str, Any] | None = None if bij.feiten is None else {"gegevens": {}}
        yield bij._replace(
            deel=deel, onderdeel=boete, nr=1, soort=str(soort), van=self._staat[boete], naar=naar,
            feiten=leeg, sleutel=None,
        )  # fmt: skip


def _overleden(rij: "Logrij") -> bool:
    return bool((rij.feiten or {}).get("gegevens", {}).get("reden") == "overlijden")
