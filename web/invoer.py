"""One gebeurtenis being entered: its form, what was typed, and what recording it would do or did."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import partial
from typing import Any

from sqlmodel import Session
from starlette.datastructures import FormData

from inburgering.db.fouten import MagNiet
from inburgering.db.opdracht import Opdracht, Uitkomst
from inburgering.db.overdragen import draag_over
from inburgering.db.registreer import registreer
from inburgering.db.warm import BEVESTIGING, bevestig
from inburgering.db.zoeken_traject import Inzage
from inburgering.statemachine.feiten import FEITEN, OngeldigeFeiten, controleer_dag, lees
from inburgering.web import dagen, keuzes, veldregels, vooraf
from inburgering.web.formulier import Fout, Veld, gegevens, getypt, velden, zet_fouten
from inburgering.web.toegang import Ik
from inburgering.web.verzoek import getal, tekst
from inburgering.wet.gebeurtenissen import UREN, Gebeurtenis

LESBEGIN = (Gebeurtenis.START_LESSEN, Gebeurtenis.START_TAALSCHAKELTRAJECT)
CONTACTEN = (Gebeurtenis.CONTACT, Gebeurtenis.CONTACT_NAZORG)
BESLUITEN = (
    Gebeurtenis.BOETE_MEDEWERKING,
    Gebeurtenis.AFZIEN_VAN_BOETE,
    Gebeurtenis.BESLISSING_OP_BEZWAAR,
    Gebeurtenis.BESLUIT_VERLENGING,
    Gebeurtenis.BESLUIT_ONTHEFFING,
    Gebeurtenis.BESLUIT_VRIJSTELLING,
)
BEKENDMAKINGEN = (
    Gebeurtenis.BEKENDMAKING_BOETE,
    Gebeurtenis.BEKENDMAKING_BOETEBESLUIT,
    Gebeurtenis.BEKENDMAKING_BESLUIT,
)
EIGEN_WEG: Mapping[str, Any] = {
    Gebeurtenis.OPSTELLING_OVERDRACHT: draag_over,
    **dict.fromkeys(BEVESTIGING, bevestig),
}
"""What does more than record: a handoff also makes its rows, the second confirmation also accepts."""
DAGVRAAG: Mapping[str, str] = {
    Gebeurtenis.VASTSTELLING_PIP: "Dagtekening",
    Gebeurtenis.OPROEP_BREDE_INTAKE: "Dag van de oproep",
    Gebeurtenis.HERHAALDE_OPROEP: "Dag van de oproep",
    Gebeurtenis.DERDE_OPROEP: "Dag van de oproep",
    Gebeurtenis.OPSTELLING_OVERDRACHT: "Dag van de taak",
    Gebeurtenis.AFSPRAAK_WARME_OVERDRACHT: "Dag waarop u het afsprak",
    Gebeurtenis.NOTITIE: "Dag",
    Gebeurtenis.LEEFGEBIEDEN: "Dag van het gesprek",
    Gebeurtenis.BELEMMERING: "Dag waarop het bleek",
    Gebeurtenis.INSCHRIJVING_BRP: "Dag van inschrijving",
    Gebeurtenis.INTAKEGESPREK: "Dag van het gesprek",
    Gebeurtenis.VOORTGANGSGESPREK: "Dag van het gesprek",
    Gebeurtenis.RECHT_OP_BIJSTAND: "Dag waarop het recht begint",
    Gebeurtenis.ONTVANGST_BEZWAAR: "Dag van ontvangst",
    Gebeurtenis.RAPPORT_OVERTREDING: "Dagtekening van het rapport",
    **dict.fromkeys(UREN, "Dag van de opgave"),
    **dict.fromkeys(LESBEGIN, "Eerste lesdag"),
    **dict.fromkeys(CONTACTEN, "Dag van het contact"),
    **dict.fromkeys(BESLUITEN, "Dag van het besluit"),
    **dict.fromkeys(BEKENDMAKINGEN, "Dag van verzending of uitreiking"),
}


@dataclass
class Invoer:
    """The form of one gebeurtenis. `sleutel` makes a second click harmless; `verwacht` is what was seen."""

    onderdeel: str
    nr: int
    gebeurtenis: Gebeurtenis
    velden: list[Veld]
    op: Veld
    sleutel: str
    verwacht: int
    correctie: bool = False
    fouten: list[Fout] = field(default_factory=list)

    @classmethod
    def leeg(
        cls,
        session: Session,
        inzage: Inzage,
        plek: tuple[str, int, str],
        ik: Ik,
        bewaard: Mapping[str, Any],
        *,
        correctie: bool = False,
    ) -> "Invoer":
        """A fresh form, filled with what is known; of a correction only with what was recorded."""
        zaak, soort = inzage.zaak, Gebeurtenis(plek[2])
        waarden = bewaard if correctie else {**vooraf.vooraf(zaak, plek, ik), **bewaard}
        lijst = keuzes.vul(
            session,
            zaak.traject.gemeente_id,
            velden(FEITEN[soort], waarden),
            zaak.vandaag,
            zaak.traject.route,
        )
        lijst = veldregels.pas_aan(lijst, zaak, soort)
        vraag = DAGVRAAG.get(soort, "Op welke dag is dit gebeurd?")
        op = Veld(naam="op", label=vraag, soort="dag", waarde=zaak.vandaag.isoformat())
        for veld in [op, *lijst]:
            veld.controle = f"/dagcontrole/{zaak.regime}/{soort}/{veld.naam}" if veld.soort == "dag" else ""
        sleutel = f"web:{secrets.token_urlsafe(12)}"
        return cls(plek[0], plek[1], soort, lijst, op, sleutel, zaak.traject.volgnr, correctie)

    def lees(self, form: FormData) -> None:
        """Put back what was typed, with the key and the number the form was made with."""
        getypt([*self.velden, self.op], form)
        self.sleutel = tekst(form, "sleutel")[:80] or self.sleutel
        verwacht = getal(tekst(form, "verwacht"))
        self.verwacht = self.verwacht if verwacht is None else verwacht

    def controleer(self, session: Session, inzage: Inzage) -> tuple[date, dict[str, Any]] | None:
        """The day and the facts, or None when something is wrong; then the errors stand in the form."""
        fouten: list[tuple[str, str]] = []
        op: date | None = None
        try:
            op = dagen.lees(self.op.waarde)
            if bezwaar := controleer_dag(self.gebeurtenis, op, inzage.zaak.vandaag, inzage.zaak.regime):
                fouten.append(("op", bezwaar))
        except dagen.GeenDag as fout:
            fouten.append(("op", str(fout)))
        feiten = self._feiten(session, inzage, op)
        try:
            lees(self.gebeurtenis, feiten)
        except OngeldigeFeiten as fout:
            fouten += [("taak" if veld == "partner" else veld, zin) for veld, zin in fout.fouten]
        self.fouten = zet_fouten([self.op, *self.velden], dict(fouten).items())
        return None if fouten or op is None else (op, feiten)

    def _feiten(self, session: Session, inzage: Inzage, op: date | None) -> dict[str, Any]:
        feiten, zaak = gegevens(self.velden), inzage.zaak
        if self.gebeurtenis == Gebeurtenis.OPSTELLING_OVERDRACHT:
            return keuzes.splits_taak(session, zaak.traject.gemeente_id, feiten, op or zaak.vandaag)
        if self.gebeurtenis == Gebeurtenis.WIJZIGING_GEGEVENS and not self.correctie:
            nu = {**vooraf.persoon_nu(inzage.persoon), "groep": zaak.traject.groep}
            return keuzes.alleen_anders(feiten, nu)
        return feiten

    def weiger(self, fout: MagNiet) -> None:
        """Show the reasons of a refusal above the form."""
        self.fouten = [
            Fout(f"{b.reden} ({b.grondslag})" if b.grondslag else b.reden) for b in fout.bezwaren
        ] or [Fout(str(fout))]

    def doen(
        self, inzage: Inzage, ik: Ik, wat: tuple[date, dict[str, Any]], nu: datetime, **meer: Any
    ) -> Any:
        """What to do in a writing session: record this gebeurtenis under this person's name."""
        eigen = inzage.zaak.traject.consulent_id == ik.id
        opdracht = Opdracht(
            traject=inzage.zaak.id,
            onderdeel=self.onderdeel,
            nr=self.nr,
            gebeurtenis=self.gebeurtenis,
            op=wat[0],
            door=ik.naam,
            door_id=ik.id,
            namens=None if eigen else inzage.consulent,
            feiten=wat[1],
            verwacht_volgnr=self.verwacht,
            sleutel=self.sleutel,
            **meer,
        )
        functie = registreer if self.correctie else EIGEN_WEG.get(self.gebeurtenis, registreer)
        return partial(_voer_uit, functie, opdracht=opdracht, nu=nu)


def _voer_uit(functie: Any, session: Session, *, opdracht: Opdracht, nu: datetime) -> Uitkomst:
    uitkomst: Uitkomst = functie(session, opdracht, nu)
    return uitkomst
