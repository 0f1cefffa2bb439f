"""A handoff to a partner: sent, accepted or refused, reported back early, late or never."""

import math
from datetime import date, timedelta
from random import Random
from typing import Any

from inburgering.invoer import genereer_teksten as teksten
from inburgering.invoer.genereer_stappen import SYSTEEM, Opzet, Stap, Taak
from inburgering.wet.gebeurtenissen import Gebeurtenis
from inburgering.wet.kalender import werkdag_op_of_na

MEDEWERKERS = ("A. de Wit", "S. Jansen", "M. Bouzid", "L. Vermeer", "H. Tadesse")
AF = frozenset({Gebeurtenis.WEIGERING, Gebeurtenis.AFSLUITING, Gebeurtenis.INTREKKING})


class _Overdracht:
    """One handoff, step by step; a date that is drawn before the step it follows moves after it."""

    def __init__(self, opzet: Opzet, taak: Taak, nr: int, begin: date, toeval: Random) -> None:
        self.opzet, self.taak, self.nr, self.toeval = opzet, taak, nr, toeval
        self.op = werkdag_op_of_na(begin)
        self.gereed_op = werkdag_op_of_na(self.op + timedelta(days=taak.gereed_dagen))
        self.naam = toeval.choice(MEDEWERKERS)
        self.stappen: list[Stap] = []

    def zet(self, op: date, gebeurtenis: Gebeurtenis, wie: str = "consulent", **feiten: Any) -> None:
        self.op = max(self.op, werkdag_op_of_na(op))
        self.stappen.append(Stap(self.op, "overdracht", gebeurtenis, feiten, wie, self.nr))

    def _over(self, minst: int, meest: int) -> date:
        return self.op + timedelta(days=self.toeval.randint(minst, meest))

    def loop(self) -> list[Stap]:
        p, toeval = self.opzet.parameters, self.toeval
        gereed_op = self.gereed_op.isoformat()
        feiten: dict[str, Any] = {
            "partner": self.taak.partner_id,
            "taak": self.taak.soort,
            "gereed_op": gereed_op,
        }
        self.zet(self.op, Gebeurtenis.OPSTELLING_OVERDRACHT, **feiten)
        self.zet(self._over(0, 1), Gebeurtenis.VERZENDING, SYSTEEM, **self._termijnen())
        verzonden = self.op
        reactie = verzonden + timedelta(days=1 + round(min(toeval.expovariate(1 / 4), 40)))
        if toeval.random() < p.deel_geweigerd:
            self.zet(
                reactie,
                Gebeurtenis.WEIGERING,
                self.taak.partner,
                naam=self.naam,
                reden=toeval.choice(teksten.WEIGERING),
            )
            return self.stappen
        self.zet(reactie, Gebeurtenis.AANVAARDING, self.taak.partner, naam=self.naam)
        if toeval.random() < 0.5:
            self.zet(self._over(1, 6), Gebeurtenis.START_UITVOERING, self.taak.partner)
        if toeval.random() < p.deel_nooit_terug:
            self._zonder_antwoord()
        else:
            mediaan = p.terug_weken.get(self.taak.partner, 4.0)
            weken = min(toeval.lognormvariate(math.log(mediaan), p.terug_sigma), 60)
            self._terug(verzonden + timedelta(days=round(7 * weken)))
        return self.stappen

    def _termijnen(self) -> dict[str, str]:
        reactie = werkdag_op_of_na(self.op + timedelta(days=self.taak.reactie_dagen + 1))
        return {"reactie_uiterlijk": reactie.isoformat(), "gereed_op": self.gereed_op.isoformat()}

    def _terug(self, op: date) -> None:
        self._meld_terug(op)
        if self.toeval.random() < self.opzet.parameters.deel_aanvulling:
            self.op = werkdag_op_of_na(self._over(2, 6))
            gereed = werkdag_op_of_na(self.op + timedelta(days=14)).isoformat()
            self.zet(
                self.op,
                Gebeurtenis.VRAAG_OM_AANVULLING,
                vraag="Is de afspraak van volgende maand al gemaakt?",
                gereed_op=gereed,
            )
            self._meld_terug(self._over(4, 22))
        self.zet(self._over(1, 12), Gebeurtenis.AFSLUITING)

    def _meld_terug(self, op: date) -> None:
        resultaat = self.toeval.choices(("uitgevoerd", "deels", "niet"), weights=(75, 20, 5))[0]
        verslag = self.toeval.choice(teksten.TERUG.get(self.taak.soort, ("De taak is gedaan.",)))
        self.zet(
            op,
            Gebeurtenis.TERUGMELDING,
            self.taak.partner,
            naam=self.naam,
            resultaat=resultaat,
            verslag=verslag,
        )

    def _zonder_antwoord(self) -> None:
        """Silence: a reminder, and mostly the task is taken back in the end."""
        self.zet(self.gereed_op + timedelta(days=8), Gebeurtenis.HERINNERING)
        if self.toeval.random() < 0.7:
            reden = "Geen bericht gekregen. De consulent pakt het zelf op."
            self.zet(
                self.gereed_op + timedelta(days=self.toeval.randint(70, 160)),
                Gebeurtenis.INTREKKING,
                reden=reden,
            )


def overdracht(opzet: Opzet, soort: str, nr: int, begin: date, toeval: Random) -> list[Stap]:
    """The steps of one handoff; none when the municipality has no partner for this task."""
    taak = opzet.taken.get(soort)
    return _Overdracht(opzet, taak, nr, begin, toeval).loop() if taak else []


def open_taken(stappen: list[Stap]) -> list[int]:
    """The handoffs among these steps that nobody has ended, in order."""
    laatste = {stap.taak: stap.gebeurtenis for stap in stappen if stap.taak is not None}
    return sorted(nr for nr, gebeurtenis in laatste.items() if gebeurtenis not in AF)
