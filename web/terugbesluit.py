"""The forms with which a person decides about a return: as it is, with a change, not at all, or an answer."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from sqlmodel import Session, col
from starlette.datastructures import FormData

from inburgering.db import terug_besluit, terug_rij, zoeken_partner
from inburgering.db.basis import nr_van
from inburgering.db.tabellen import Overdracht, Terugmelding
from inburgering.db.terug_besluit import Beslissing, Hoe, Keuze
from inburgering.db.terugbericht import Besluit, Reden
from inburgering.db.zaak import Zaak
from inburgering.db.zoeken_terug import Regel
from inburgering.statemachine.feiten import OngeldigeFeiten, lees_model
from inburgering.statemachine.terugmelding import SOORTEN, VRAAG
from inburgering.web import dagen
from inburgering.web.formulier import Fout, Veld, gegevens, getypt, velden, zet_fouten
from inburgering.web.toegang import Ik
from inburgering.wet.taal import hoofdletter

STAPPEN = {
    "verwerk": Besluit.VERWERKT,
    "wijzig": Besluit.GEWIJZIGD,
    "wijs_af": Besluit.AFGEWEZEN,
    "antwoord": Besluit.BEANTWOORD,
}
LEEG = "Vul dit in: de partner leest het."


@dataclass
class Formulieren:
    """What can be done with one return. `keuze` says what recording takes, `taken` which task it may be."""

    regel: Regel
    onderdeel_id: int
    keuze: Keuze
    wijzig: list[Veld]
    waarom: Veld
    waarom_niet: Veld
    antwoord: Veld
    taken: Sequence[tuple[str, str]] = ()
    fouten: list[Fout] = field(default_factory=list)

    @classmethod
    def bij(cls, session: Session, regel: Regel, nu: datetime) -> "Formulieren":
        """The forms for this return, filled with what the partner sent."""
        rij = regel.rij
        onderdeel_id = int(rij.onderdeel_id or 0)
        kijk = terug_rij.kijk_van(session, onderdeel_id)
        zaak = Zaak.lees(session, kijk.deel.traject_id, nu)
        op = Veld(naam="op", label="Op welke dag is dit gebeurd?", soort="dag", waarde=str(rij.op or ""))
        taken = ((regel.taak, regel.taak), (rij.inhoud["taak"], rij.inhoud["taak"]))
        twee = rij.reden == Reden.ANDERE_TAAK
        welke = (
            [Veld(naam="taak", label="Over welke taak gaat het?", soort="keuze", keuzes=taken)]
            if twee
            else []
        )
        return cls(
            regel=regel,
            onderdeel_id=onderdeel_id,
            keuze=terug_besluit.kies(zaak, kijk.deel.nr, rij.soort),
            wijzig=[*welke, op, *_velden(rij)],
            waarom=Veld(naam="waarom", label="Wat hebt u veranderd, en waarom?", soort="verhaal"),
            waarom_niet=Veld(
                naam="waarom_niet", label="Waarom verwerkt u dit bericht niet?", soort="verhaal"
            ),
            antwoord=Veld(naam="antwoord", label="Uw antwoord", soort="verhaal"),
            taken=taken if twee else (),
        )

    @property
    def open(self) -> bool:
        return self.regel.rij.wacht

    @property
    def is_vraag(self) -> bool:
        return self.regel.rij.soort == VRAAG

    @property
    def kan(self) -> bool:
        """Whether it can be recorded at all, if need be with a change."""
        return self.keuze.hoe not in (Hoe.KAN_NIET, Hoe.ANTWOORD)

    @property
    def zonder_wijziging(self) -> bool:
        """Whether it can be recorded as it is: not when the day cannot be, or the task is not clear."""
        return self.kan and self.regel.rij.reden not in (Reden.VOOR_VERZENDING, Reden.ANDERE_TAAK)

    def lees(self, session: Session, stap: str, form: FormData, ik: Ik, nu: datetime) -> Beslissing | None:
        """The decision that was sent; None when something is wrong, which then stands in the forms."""
        getypt([*self.wijzig, self.waarom, self.waarom_niet, self.antwoord], form)
        besluit = STAPPEN.get(stap)
        reden = {"wijzig": self.waarom, "wijs_af": self.waarom_niet, "antwoord": self.antwoord}.get(stap)
        if besluit is None:
            self.fouten = [Fout("Kies wat u met dit bericht doet.")]
            return None
        fouten: list[tuple[str, str]] = []
        if reden is not None and not reden.waarde.strip():
            fouten.append((reden.naam, f"{reden.label.rstrip('?')}: {LEEG}"))
        wat = Beslissing(
            besluit=besluit, door=ik.naam, door_id=ik.id, nu=nu, reden=reden.waarde.strip() if reden else "",
            op=self.regel.rij.op, feiten=self.regel.rij.inhoud.get("feiten", {}),
        )  # fmt: skip
        if besluit is Besluit.GEWIJZIGD:
            wat = self._gewijzigd(session, wat, fouten)
        alle = [*self.wijzig, self.waarom, self.waarom_niet, self.antwoord]
        self.fouten = zet_fouten(alle, fouten)
        return None if fouten else wat

    def _gewijzigd(self, session: Session, wat: Beslissing, fouten: list[tuple[str, str]]) -> Beslissing:
        """The same with the day, facts and task as they were changed; what is wrong joins `fouten`."""
        bij_naam = {veld.naam: veld for veld in self.wijzig}
        model = SOORTEN[self.regel.rij.soort]
        feiten = {naam: w for naam, w in gegevens(self.wijzig).items() if naam in model.model_fields}
        op = wat.op
        try:
            op = dagen.lees(bij_naam["op"].waarde)
        except dagen.GeenDag as fout:
            fouten.append(("op", str(fout)))
        try:
            lees_model(model, feiten)
        except OngeldigeFeiten as fout:
            fouten += fout.fouten
        if "taak" in bij_naam:
            self._kies_taak(session, bij_naam["taak"].waarde, fouten)
        return replace(wat, op=op, feiten=feiten)

    def _kies_taak(self, session: Session, nummer: str, fouten: list[tuple[str, str]]) -> None:
        if nummer not in dict(self.taken):
            fouten.append(("taak", "Kies over welke taak het gaat."))
            return
        waar = (col(Overdracht.nummer) == nummer) & (col(Overdracht.partner_id) == self.regel.rij.partner_id)
        kijk = zoeken_partner.kijk(session, waar)
        self.onderdeel_id = nr_van(kijk.deel) if kijk else self.onderdeel_id


def _velden(rij: Terugmelding) -> list[Veld]:
    """The facts of the message; asked of a partner, changed by someone else: `Uw naam` is `Naam`."""
    lijst = velden(SOORTEN[rij.soort], rij.inhoud.get("feiten", {}))
    for veld in lijst:
        veld.label, veld.hulp = hoofdletter(veld.label.removeprefix("Uw ")), ""
    return lijst
