"""Everything `registreer()` needs to know of one traject, read once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from typing import Any

from sqlmodel import Session, select

from inburgering.db import normen, termijnrijen, tijdlijn
from inburgering.db.basis import dag_van, nr_van
from inburgering.db.beeld import Beeld
from inburgering.db.fouten import NietGevonden
from inburgering.db.gezien import Gezien
from inburgering.db.tabellen import Onderdeel, Traject
from inburgering.db.termijnrijen import Sleutel, Termijnstand
from inburgering.db.tijdlijn import Logrij
from inburgering.routes.onderdelen import BOETES, onderdelen
from inburgering.statemachine.machines import MACHINES, MEERVOUD, NA_HET_TRAJECT, eindtoestanden
from inburgering.wet.begrippen import Groep, Regime, Route
from inburgering.wet.gebeurtenissen import Gebeurtenis

TRAJECT = "traject"
OVERDRACHT = "overdracht"


@dataclass
class Zaak:
    """A traject with its parts, its log and its norms, on the day it is worked on."""

    session: Session
    traject: Traject
    onderdelen: dict[tuple[str, int], Onderdeel]
    rijen: list[Logrij]
    vandaag: date
    _beeld: Beeld | None = field(default=None, init=False, repr=False)
    _aangevuld: tuple[Any, ...] = field(default=(), init=False, repr=False)

    @classmethod
    def lees(cls, session: Session, traject_id: int, nu: datetime) -> "Zaak":
        """Read a traject. Raises NietGevonden."""
        traject = session.get(Traject, traject_id)
        if traject is None:
            raise NietGevonden("Dit traject bestaat niet (meer).")
        delen = session.exec(select(Onderdeel).where(Onderdeel.traject_id == traject_id)).all()
        log = tijdlijn.lees(session, traject_id)
        return cls(session, traject, {(d.soort, d.nr): d for d in delen}, log, dag_van(nu))

    @property
    def id(self) -> int:
        return nr_van(self.traject)

    @property
    def groep(self) -> Groep:
        return Groep(self.traject.groep)

    @property
    def regime(self) -> Regime:
        return Regime(self.traject.regime)

    @property
    def route(self) -> Route | None:
        return Route(self.traject.route) if self.traject.route else None

    @cached_property
    def normen(self) -> Mapping[str, Any]:
        return normen.geldend(self.session, self.traject.gemeente_id, self.vandaag)

    def normen_op(self, dag: date) -> Mapping[str, Any]:
        """The norms as they held on another day: a late registration is judged by those of its own day."""
        if dag == self.vandaag:
            return self.normen
        return normen.geldend(self.session, self.traject.gemeente_id, dag)

    @cached_property
    def _tijdlijn(self) -> tijdlijn.Tijdlijn:
        gelezen = tijdlijn.Tijdlijn()
        for rij in self.rijen:
            gelezen.neem(rij)
        return gelezen

    @cached_property
    def voorvallen(self) -> list[tijdlijn.Voorval]:
        """The log with its corrections applied."""
        return self._tijdlijn.voorvallen

    @property
    def beeld(self) -> Beeld:
        """What follows from the log as it counts now, under the group, leerroute and regime of now."""
        van_nu = (self.groep, self.route, self.regime)
        if self._beeld is None or van_nu != (self._beeld.groep, self._beeld.route, self._beeld.regime):
            self._beeld = self.beeld_van(self.voorvallen)
        return self._beeld

    def beeld_van(self, voorvallen: Sequence[tijdlijn.Voorval]) -> Beeld:
        """What would follow from these gebeurtenissen."""
        return Beeld(voorvallen, self.groep, self.route, self.regime)

    def schrijf_bij(self, regel: Logrij) -> None:
        """A line was appended to the log: it counts from now on."""
        self._tijdlijn.neem(regel)
        self.rijen.append(regel)
        self._beeld = None
        self.__dict__.pop("voorvallen", None)

    @cached_property
    def termijnen(self) -> dict[Sleutel, Termijnstand]:
        """The stored terms by code and aanleiding."""
        return {t.sleutel: t for t in termijnrijen.lees(self.session, self.id).values()}

    @property
    def is_beeindigd(self) -> bool:
        """Whether the traject has ended: nothing can be recorded any more."""
        return self.traject.toestand in eindtoestanden(TRAJECT)

    @property
    def na_het_einde(self) -> tuple[str, int] | None:
        """Of a traject that ended: a part that goes on (a bezwaar, a fine) and is watched from then on."""
        for (soort, nr), deel in sorted(self.onderdelen.items()) if self.is_beeindigd else ():
            gesticht = deel.toestand != str(MACHINES[soort].initial_state.id)
            if soort in NA_HET_TRAJECT and gesticht and deel.toestand not in eindtoestanden(soort):
                return soort, nr
        return None

    def toestand(self, soort: str, nr: int = 1) -> str:
        """The state of the traject or of one of its parts; one still to be founded is at its beginning.

        Raises NietGevonden.
        """
        if soort == TRAJECT:
            return self.traject.toestand
        if (deel := self.onderdelen.get((soort, nr))) is not None:
            return deel.toestand
        if soort in MEERVOUD and nr == self.volgend_nr(soort):
            return str(MACHINES[soort].initial_state.id)
        raise NietGevonden(f"Dit traject heeft geen onderdeel '{soort}' met nummer {nr}.")

    def nummers(self, soort: str) -> list[int]:
        """The numbers of the parts of this kind that exist; the traject itself is number 1."""
        return [1] if soort == TRAJECT else sorted(nr for (s, nr) in self.onderdelen if s == soort)

    def volgend_nr(self, soort: str) -> int:
        """The number the next part of this kind gets."""
        return 1 + max(self.nummers(soort), default=0)

    def vul_aan(self, op: date) -> None:
        """Give the traject the parts its group, leerroute, regime and fines ask for; none is taken away."""
        boetes = frozenset(rij.soort for rij in self.rijen if rij.soort in BOETES)
        vraag = (self.groep, self.route, self.regime, self.pip, boetes)
        if self.is_beeindigd or vraag == self._aangevuld:
            return
        self._aangevuld = vraag
        for o in onderdelen(*vraag):
            if o.soort in MACHINES and (o.soort, 1) not in self.onderdelen:
                self.voeg_toe(o.soort, 1, op)

    def voeg_toe(self, soort: str, nr: int, op: date) -> Onderdeel:
        """Give the traject a part, at the beginning of its machine."""
        begin = str(MACHINES[soort].initial_state.id)
        deel = Onderdeel(traject_id=self.id, soort=soort, nr=nr, toestand=begin, sinds=op)
        self.session.add(deel)
        self.onderdelen[soort, nr] = deel
        return deel

    def zet_toestand(self, soort: str, nr: int, toestand: str, op: date) -> None:
        if soort == TRAJECT:
            self.traject.toestand = toestand
            return
        deel = self.onderdelen.get((soort, nr)) or self.voeg_toe(soort, nr, op)
        if deel.toestand != toestand:
            deel.toestand, deel.sinds = toestand, op
            self.session.add(deel)

    def gezien(self, op: date, soort: str = TRAJECT, nr: int = 1, **meer: Any) -> Gezien:
        """What the guards of this part may see; `meer` is what belongs to this step alone."""
        return Gezien(self, op, (soort, nr), self.beeld, **meer)

    @property
    def pip(self) -> Mapping[str, Any]:
        """The content of the PIP as it was last drawn up."""
        return self.beeld.pip

    @property
    def eerder(self) -> dict[str, str]:
        """Per kind of gebeurtenis the day it last happened; a take-over counts as what it brought."""
        return self.beeld.eerder

    @property
    def taken(self) -> dict[int, str]:
        """Per gebeurtenis of a handoff (by volgnr) which kind of task it is about."""
        soorten = {
            rij.nr: str(tijdlijn.gegevens(rij).get("taak") or "")
            for rij in self.rijen
            if rij.soort == Gebeurtenis.OPSTELLING_OVERDRACHT and rij.deel == 0
        }
        return {
            r.volgnr: soorten.get(r.nr, "") for r in self.rijen if r.onderdeel == OVERDRACHT and r.deel == 0
        }

    @property
    def open_overdrachten(self) -> int:
        eind = eindtoestanden(OVERDRACHT)
        return sum(1 for (s, _), d in self.onderdelen.items() if s == OVERDRACHT and d.toestand not in eind)

    def leid_af(self) -> None:
        """Bring group, route and consulent up to date with the log; only what differs is written."""
        afgeleid = (self.afgeleide_groep, self.afgeleide_route, self.afgeleide_consulent)
        for naam, waarde in zip(("groep", "route", "consulent_id"), afgeleid, strict=True):
            if getattr(self.traject, naam) != waarde:
                setattr(self.traject, naam, waarde)

    @property
    def afgeleide_groep(self) -> str:
        """The group of the newest change of details, or the one the traject was opened with."""
        wijzigingen = [
            v.gegevens["groep"]
            for v in self.voorvallen
            if v.soort == Gebeurtenis.WIJZIGING_GEGEVENS and v.gegevens.get("groep")
        ]
        begin = (self.rijen[0].feiten or {}).get("gezien", {}).get("groep", self.traject.groep)
        return str(wijzigingen[-1] if wijzigingen else begin)

    @property
    def afgeleide_route(self) -> str | None:
        """The leerroute of the PIP as it was last established, or of the take-over."""
        route: str | None = None
        concept: str | None = None
        for v in self.voorvallen:
            if v.soort == Gebeurtenis.OPSTELLING_PIP:
                concept = v.gegevens.get("leerroute")
            elif v.soort == Gebeurtenis.VASTSTELLING_PIP:
                route = concept or route
            elif v.soort == Gebeurtenis.OVERNAME and v.gegevens.get("leerroute"):
                route = concept = v.gegevens["leerroute"]
        return route

    @property
    def afgeleide_consulent(self) -> int:
        """Who holds the traject: the last one it was assigned to."""
        toewijzingen = [v.gegevens["consulent"] for v in self.voorvallen if v.soort == Gebeurtenis.TOEWIJZING]
        return int(toewijzingen[-1]) if toewijzingen else self.traject.consulent_id
