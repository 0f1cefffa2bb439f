"""What the interface for programs of the municipality sends and takes. Names in camelCase; never a BSN."""

from datetime import date, datetime
from typing import Any

from pydantic import BaseModel, ConfigDict, Field
from pydantic.alias_generators import to_camel

from inburgering.db.tijdlijn import Logrij, gegevens
from inburgering.db.zoeken_caseload import Regel
from inburgering.db.zoeken_traject import Inzage
from inburgering.statemachine.basis import Mogelijkheid
from inburgering.statemachine.machines import naam_van_gebeurtenis, naam_van_toestand
from inburgering.wet.termijnen import naam_van
from inburgering.wet.termijnregel import Termijn


class _Vorm(BaseModel):
    model_config = ConfigDict(alias_generator=to_camel, populate_by_name=True)


class Trajectregel(_Vorm):
    """One traject on the list."""

    nummer: str
    naam: str
    fase: str
    leerroute: str | None
    consulent: str
    eerstvolgende_termijn: str | None = Field(description="De code van de termijn die het eerst afloopt.")
    uiterlijk: date | None

    @classmethod
    def van(cls, r: Regel) -> "Trajectregel":
        """From the caseload."""
        return cls(
            nummer=r.nummer, naam=r.naam, fase=r.fase, leerroute=r.route, consulent=r.consulent,
            eerstvolgende_termijn=r.code, uiterlijk=r.uiterlijk,
        )  # fmt: skip


class Trajecten(_Vorm):
    """A page of trajects."""

    trajecten: list[Trajectregel]
    pagina: int
    aantal_per_pagina: int
    totaal: int


class Onderdeel(_Vorm):
    """A part of a traject and the state it is in."""

    onderdeel: str
    nr: int
    toestand: str
    toestand_naam: str

    @classmethod
    def van(cls, soort: str, nr: int, toestand: str) -> "Onderdeel":
        """This part in this state."""
        naam = naam_van_toestand(soort, toestand)
        return cls(onderdeel=soort, nr=nr, toestand=toestand, toestand_naam=naam)


class Traject(_Vorm):
    """One traject. `volgnr` counts what was recorded: give it back to be sure that nothing came between."""

    nummer: str
    naam: str
    regime: str
    groep: str
    leerroute: str | None
    fase: str
    consulent: str
    volgnr: int
    onderdelen: list[Onderdeel]

    @classmethod
    def van(cls, inzage: Inzage) -> "Traject":
        """From what its page shows."""
        t = inzage.zaak.traject
        return cls(
            nummer=t.nummer, naam=inzage.persoon.naam, regime=t.regime, groep=t.groep, leerroute=t.route,
            fase=t.toestand, consulent=inzage.consulent, volgnr=t.volgnr,
            onderdelen=[
                Onderdeel.van(s, nr, d.toestand) for (s, nr), d in sorted(inzage.zaak.onderdelen.items())
            ],
        )  # fmt: skip


class Termijnvorm(_Vorm):
    """One term with its ground. `uitleg` says how the day came about, step by step."""

    code: str
    naam: str
    eerste_dag: date
    ruwe_laatste_dag: date | None = Field(description="Zonder verschuiving door weekend of feestdag.")
    laatste_dag: date | None = Field(description="De dag die de wet geeft.")
    voorlopig: bool
    loopt: bool
    verantwoordelijke: str
    grondslag: dict[str, Any]
    uitleg: dict[str, Any]

    @classmethod
    def van(cls, t: Termijn) -> "Termijnvorm":
        """From the term as it was computed."""
        return cls(
            code=t.code, naam=naam_van(t.code), eerste_dag=t.eerste_dag, ruwe_laatste_dag=t.ruwe_laatste_dag,
            laatste_dag=t.laatste_dag, voorlopig=t.voorlopig, loopt=t.loopt,
            verantwoordelijke=t.regel.verantwoordelijke.value, grondslag=t.regel.bron.als_dict(),
            uitleg=t.uitleg.als_dict(),
        )  # fmt: skip


class Termijnen(_Vorm):
    """The terms of a traject, what ends first on top."""

    termijnen: list[Termijnvorm]


class Mogelijk(_Vorm):
    """Something that may happen, or not yet, and then why."""

    onderdeel: str
    nr: int
    gebeurtenis: str
    naam: str
    kan: bool
    bezwaren: list[str]

    @classmethod
    def van(cls, onderdeel: str, nr: int, m: Mogelijkheid) -> "Mogelijk":
        """From what the machine answers."""
        bezwaren = [b.reden for b in m.bezwaren]
        return cls(
            onderdeel=onderdeel, nr=nr, gebeurtenis=m.gebeurtenis, naam=m.naam, kan=m.kan, bezwaren=bezwaren
        )


class Mogelijkheden(_Vorm):
    """What may happen now."""

    mogelijkheden: list[Mogelijk]


class Gebeurtenis(_Vorm):
    """One line of the log."""

    volgnr: int
    onderdeel: str
    nr: int
    gebeurtenis: str
    naam: str
    op: date
    vastgelegd: datetime
    door: str
    feiten: dict[str, Any]
    verbetert: int | None

    @classmethod
    def van(cls, rij: Logrij) -> "Gebeurtenis":
        """From the log."""
        return cls(
            volgnr=rij.volgnr, onderdeel=rij.onderdeel, nr=rij.nr, gebeurtenis=rij.soort,
            naam=naam_van_gebeurtenis(rij.onderdeel, rij.soort), op=rij.op, vastgelegd=rij.moment,
            door=rij.door, feiten=dict(gegevens(rij)), verbetert=rij.corrigeert,
        )  # fmt: skip


class Gebeurtenissen(_Vorm):
    """The log, oldest first."""

    gebeurtenissen: list[Gebeurtenis]


class NieuweGebeurtenis(_Vorm):
    """What happened. Which facts a gebeurtenis asks stands at `/gebeurtenissen/{gebeurtenis}/schema`."""

    model_config = ConfigDict(alias_generator=to_camel, populate_by_name=True, extra="forbid")
    onderdeel: str = Field(max_length=40, examples=["brede_intake"])
    nr: int = Field(default=1, ge=0, le=10_000, description="0 begint een nieuw onderdeel.")
    gebeurtenis: str = Field(max_length=60, examples=["oproep_brede_intake"])
    op: date = Field(description="De dag waarop het gebeurde.")
    feiten: dict[str, Any] = Field(default_factory=dict)
    verwacht_volgnr: int | None = Field(default=None, description="Het volgnr dat u zag.")


class Vastgelegd(_Vorm):
    """What was recorded."""

    volgnr: int
    toestand: str
    herhaald: bool = Field(description="Dit had u al gestuurd; er is niets nieuws gebeurd.")
