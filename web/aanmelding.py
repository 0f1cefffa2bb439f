"""What a kennisgeving by hand asks, and turning it into a traject with its first gebeurtenissen."""

import re
from collections.abc import Iterable, Sequence
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
from inburgering.web.begin import BEGIN, EERSTE, KENNISGEVING, REGIME, VRAAGT, VRAAGT_BIJ
from inburgering.web.formulier import JA_NEE, Fout, Veld, gegevens, getypt, velden, zet_fouten
from inburgering.web.keuzes import alleen_anders, persoon_nu
from inburgering.web.toegang import Ik, Rol
from inburgering.web.verzoek import getal
from inburgering.wet.begrippen import Groep, Regime
from inburgering.wet.bsn import elfproef
from inburgering.wet.gebeurtenissen import Gebeurtenis

GROEPEN = {
    Groep.ASIEL_VERGUNNING.value: "Heeft een verblijfsvergunning asiel. Krijgt begeleiding, en ontzorgen bij "
    "bijstand (Wet inburgering 2021, artikel 13, lid 1, onderdeel a).",
    Groep.ASIEL_GEZINSLID.value: "Gezinslid van een statushouder, met een reguliere vergunning. Krijgt "
    "begeleiding, geen ontzorgen (artikel 13, lid 1, onderdeel b). Heeft het gezinslid zelf een vergunning "
    "asiel? Kies dan de eerste groep.",
    Groep.GEZIN.value: "Kwam voor een partner of gezin, of is een andere migrant met een reguliere "
    "vergunning (artikel 19).",
}
BSN_FOUT = "Dit BSN klopt niet. Kijk of alle negen cijfers goed zijn overgenomen."
VERPLICHT = ("naam", "groep")


@dataclass
class Nieuw:
    """The form: who, which group, which days, which consulent."""

    velden: list[Veld]
    sleutel: str = ""
    fouten: list[Fout] = field(default_factory=list)
    wat: dict[str, Any] = field(default_factory=dict)

    @classmethod
    def leeg(cls, consulenten: Sequence[Gebruiker], vandaag: date, ik: Ik) -> "Nieuw":
        persoon = velden(FEITEN[Gebeurtenis.WIJZIGING_GEGEVENS])
        for veld in persoon:
            veld.verplicht = veld.naam in VERPLICHT
        per_naam = {veld.naam: veld for veld in persoon}
        per_naam["groep"].uitleg, per_naam["groep"].hulp = GROEPEN, "De groep bepaalt welke termijnen gelden."
        per_naam["tolk"].verplicht, per_naam["tolk"].waarde = True, "nee"
        eigen = str(ik.id) if ik.rol is Rol.CONSULENT else ""
        mensen = [(str(c.id), c.naam) for c in consulenten]
        return cls([_bsn(), *persoon, _begin(), *_bij_begin(), *_dagen(vandaag), _consulent(mensen, eigen)])

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
        """The facts of that first gebeurtenis."""
        if self.begin == KENNISGEVING:
            return {"nog_niet_ingeschreven": self.veld("nog_niet_ingeschreven").waarde == "ja"}
        naam = VRAAGT[self.begin]
        return {naam: self.veld(naam).waarde}

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
            yield "bsn", BSN_FOUT if cijfers else "Vul het BSN in. Het staat in de kennisgeving van DUO."

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
        if self.begin == KENNISGEVING:
            return []
        try:
            lees(self.gebeurtenis, self.feiten())
        except OngeldigeFeiten as fout:
            return fout.fouten
        return []

    def _dag_fouten(self, vandaag: date) -> Iterable[tuple[str, str]]:
        self.wat["ingeschreven"] = None
        for naam, soort in (("op", self.gebeurtenis), ("ingeschreven", Gebeurtenis.INSCHRIJVING_BRP)):
            waarde = self.veld(naam).waarde
            if naam == "ingeschreven" and not waarde.strip():
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


def _begin() -> Veld:
    keuzes = [(woord, naam) for woord, (naam, _) in BEGIN.items()]
    uitleg = {woord: zin for woord, (_, zin) in BEGIN.items()}
    return Veld(
        naam="begin", label="Hoe begint het traject?", soort="keuze", keuzes=keuzes, uitleg=uitleg,
        waarde=KENNISGEVING,
    )  # fmt: skip


def _bij_begin() -> list[Veld]:
    """What a koppeling or an aanmelding asks besides; not needed with a kennisgeving."""
    uit: list[Veld] = []
    for begin, naam in VRAAGT.items():
        model = FEITEN[EERSTE.get(begin, Gebeurtenis.AANMELDING)]
        veld = next(veld for veld in velden(model) if veld.naam == naam)
        veld.verplicht, veld.merk = False, VRAAGT_BIJ[naam]
        uit += [veld] if veld.naam not in {ander.naam for ander in uit} else []
    return uit


def _bsn() -> Veld:
    hulp = "Negen cijfers. Is deze persoon al bekend, dan vindt het programma het traject."
    return Veld(naam="bsn", label="BSN", soort="bsn", hulp=hulp)


def _dagen(vandaag: date) -> list[Veld]:
    nog_niet = velden(FEITEN[Gebeurtenis.KENNISGEVING])[0]
    nog_niet.keuzes, nog_niet.verplicht = JA_NEE, True
    return [
        Veld(
            naam="op",
            label="Dag waarop het begint",
            soort="dag",
            hulp="De dag van de kennisgeving, van de koppeling of van de aanmelding.",
            waarde=vandaag.isoformat(),
        ),
        nog_niet,
        Veld(
            naam="ingeschreven",
            label="Dag van inschrijving in de BRP van deze gemeente",
            soort="dag",
            hulp="Als die al bekend is. U kunt hem ook later vastleggen.",
            verplicht=False,
        ),
    ]


def _consulent(mensen: Sequence[tuple[str, str]], eigen: str) -> Veld:
    return Veld(naam="consulent", label="Consulent", soort="lijst", keuzes=mensen, waarde=eigen)


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
