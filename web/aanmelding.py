"""What was typed to open a traject, and turning it into one with its first gebeurtenissen."""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from sqlmodel import Session
from starlette.datastructures import FormData

from inburgering.db.opdracht import Opdracht
from inburgering.db.openen import Aanmelding, open_traject, zoek_persoon
from inburgering.db.registreer import registreer
from inburgering.db.tabellen import Gebruiker, Traject
from inburgering.statemachine.dagen import bezwaar_tegen_geboortedatum
from inburgering.statemachine.feiten import FEITEN, OngeldigeFeiten, controleer_dag, lees
from inburgering.web import dagen
from inburgering.web.aanmeldvelden import alle_velden
from inburgering.web.begin import BEGIN, BSN_STAAT_IN, EERSTE, KENNISGEVING, KOPPELING, REGIME, VRAAGT
from inburgering.web.formulier import Fout, Veld, gegevens, getypt, zet_fouten
from inburgering.web.keuzes import alleen_anders
from inburgering.web.toegang import Ik, Rol
from inburgering.web.verzoek import getal
from inburgering.web.vooraf import persoon_nu
from inburgering.wet.begrippen import Groep, Regime
from inburgering.wet.bsn import elfproef
from inburgering.wet.gebeurtenissen import Gebeurtenis

BSN_FOUT = "Dit BSN klopt niet. Kijk of alle negen cijfers goed zijn overgenomen."


@dataclass
class Nieuw:
    """The form: who, which group, which days, which consulent."""

    velden: list[Veld]
    sleutel: str = ""
    fouten: list[Fout] = field(default_factory=list)
    wat: dict[str, Any] = field(default_factory=dict)

    @classmethod
    def leeg(
        cls, consulenten: Sequence[Gebruiker], open_: Collection[Regime], vandaag: date, ik: Ik
    ) -> "Nieuw":
        """The form before anything is typed; `open_` are the regimes this municipality opens."""
        eigen = str(ik.id) if ik.rol is Rol.CONSULENT else ""
        return cls(alle_velden(open_, vandaag, [(str(c.id), c.naam) for c in consulenten], eigen))

    @property
    def begin(self) -> str:
        """How this traject begins: one of BEGIN."""
        keuze = self.veld("begin").waarde
        return keuze if keuze in BEGIN else KENNISGEVING

    @property
    def gebeurtenis(self) -> Gebeurtenis:
        """The gebeurtenis it begins with."""
        return EERSTE.get(self.begin, Gebeurtenis.AANMELDING)

    @property
    def regime(self) -> Regime:
        return REGIME.get(self.begin, Regime.WI2021)

    def feiten(self) -> dict[str, Any]:
        """The facts of that first gebeurtenis; what was left empty is not one."""
        alle = gegevens(self.velden)
        return {naam: alle[naam] for naam in VRAAGT[self.begin] if naam in alle}

    def veld(self, naam: str) -> Veld:
        return next(veld for veld in self.velden if veld.naam == naam)

    def lees(self, form: FormData, sleutel: str) -> None:
        """Put back what was typed."""
        getypt(self.velden, form)
        self.sleutel = sleutel

    def controleer(self, vandaag: date) -> bool:
        """Whether all is right; else the errors stand in the form. What was read is in `wat`."""
        fouten = [*self._bsn_fouten(), *self._persoon_fouten()]
        fouten += [*self._geboorte_fouten(vandaag), *self._dag_fouten(vandaag)]
        fouten += self._begin_fouten()
        if getal(self.veld("consulent").waarde) is None:
            fouten.append(("consulent", "Kies een consulent. Een traject heeft altijd een consulent."))
        self.fouten = zet_fouten(self.velden, fouten)
        return not fouten

    def _bsn_fouten(self) -> Iterable[tuple[str, str]]:
        cijfers = re.sub(r"[\s.-]", "", self.veld("bsn").waarde)
        self.wat["bsn"] = cijfers
        if not elfproef(cijfers):
            waar = BSN_STAAT_IN.get(self.begin, "")
            yield "bsn", BSN_FOUT if cijfers else f"Vul het BSN in. {waar}".strip()

    def _persoon_fouten(self) -> Iterable[tuple[str, str]]:
        namen = FEITEN[Gebeurtenis.WIJZIGING_GEGEVENS].model_fields
        feiten = gegevens(veld for veld in self.velden if veld.naam in namen)
        for naam, zin in (("naam", "Vul de naam in."), ("groep", "Kies een groep.")):
            if naam not in feiten:
                yield naam, zin
        try:
            self.wat["persoon"] = lees(Gebeurtenis.WIJZIGING_GEGEVENS, feiten).model_dump(exclude_none=True)
        except OngeldigeFeiten as fout:
            yield from fout.fouten

    def _begin_fouten(self) -> list[tuple[str, str]]:
        if not self.veld("begin").waarde:
            return [("begin", "Kies hoe het traject begint.")]
        try:
            lees(self.gebeurtenis, self.feiten())
        except OngeldigeFeiten as fout:
            return fout.fouten
        return []

    def _dag_fouten(self, vandaag: date) -> Iterable[tuple[str, str]]:
        self.wat["ingeschreven"] = None
        for naam, soort in (("op", self.gebeurtenis), ("ingeschreven", Gebeurtenis.INSCHRIJVING_BRP)):
            waarde = self.veld(naam).waarde
            if naam == "ingeschreven" and (self.begin == KOPPELING or not waarde.strip()):
                continue
            try:
                self.wat[naam] = dag = dagen.lees(waarde)
            except dagen.GeenDag as fout:
                yield naam, str(fout)
                continue
            if bezwaar := controleer_dag(soort, dag, vandaag, self.regime):
                yield naam, bezwaar

    def _geboorte_fouten(self, vandaag: date) -> Iterable[tuple[str, str]]:
        geboren = self.wat.get("persoon", {}).get("geboren")
        if geboren is not None and (bezwaar := bezwaar_tegen_geboortedatum(geboren, vandaag)):
            yield "geboren", bezwaar


def open_met_gegevens(session: Session, nieuw: Nieuw, ik: Ik, nu: datetime) -> str:
    """Open the traject and give its number; what is new about a known person is recorded as a change.

    Raises AlBekend and MagNiet.
    """
    wat = dict(nieuw.wat)
    persoon: dict[str, Any] = dict(wat["persoon"])
    groep = Groep(persoon.pop("groep"))
    bekend = zoek_persoon(session, ik.gemeente_id, wat["bsn"])
    voorheen = persoon_nu(bekend) if bekend else persoon
    aanmelding = Aanmelding(
        gemeente_id=ik.gemeente_id,
        groep=groep,
        consulent_id=int(nieuw.veld("consulent").waarde),
        op=wat["op"],
        door=ik.naam,
        door_id=ik.id,
        bsn=wat["bsn"],
        persoon=persoon,
        gebeurtenis=nieuw.gebeurtenis,
        regime=nieuw.regime,
        feiten=nieuw.feiten(),
        sleutel=nieuw.sleutel or None,
    )
    traject_id = open_traject(session, aanmelding, nu).traject
    anders = alleen_anders(persoon, voorheen)
    if anders:
        _leg_vast(session, traject_id, Gebeurtenis.WIJZIGING_GEGEVENS, wat["op"], anders, ik, nu)
    if wat["ingeschreven"] is not None:
        _leg_vast(session, traject_id, Gebeurtenis.INSCHRIJVING_BRP, wat["ingeschreven"], {}, ik, nu)
    return session.get_one(Traject, traject_id).nummer


def _leg_vast(
    session: Session,
    traject_id: int,
    soort: Gebeurtenis,
    op: date,
    feiten: dict[str, Any],
    ik: Ik,
    nu: datetime,
) -> None:
    opdracht = Opdracht(
        traject=traject_id,
        onderdeel="traject",
        gebeurtenis=soort,
        op=op,
        door=ik.naam,
        door_id=ik.id,
        feiten=feiten,
    )
    registreer(session, opdracht, nu)
