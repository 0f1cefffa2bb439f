"""What the interface for partners' systems sends: tasks, and what came of messages. Names in camelCase."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from pydantic import BaseModel, ConfigDict, Field
from pydantic.alias_generators import to_camel

from inburgering.db.tabellen import Terugmelding
from inburgering.db.terug_rij import antwoord
from inburgering.db.terugbericht import Antwoord, Stand
from inburgering.db.zaak import OVERDRACHT
from inburgering.db.zoeken_partner import Kijk
from inburgering.db.zoeken_partnertaken import Taakregel
from inburgering.statemachine.machines import naam_van_toestand
from inburgering.web.woorden_partner import GEBEURD


class _Vorm(BaseModel):
    model_config = ConfigDict(alias_generator=to_camel, populate_by_name=True)


class Token(BaseModel):
    """A token, as RFC 6749 writes it."""

    access_token: str
    token_type: str = "Bearer"  # noqa: S105 - the kind, no secret
    expires_in: int = Field(description="Zoveel seconden geldt het token.")


class Clientprobleem(BaseModel):
    """Why no token was given, in a word of RFC 6749, section 5.2."""

    error: str = Field(examples=["invalid_client"])


class Taak(_Vorm):
    """One task of this partner. `inburgeraar` holds what the task allows, and nothing once it is over."""

    nummer: str = Field(examples=["HLM-2026-00123-T1"])
    soort: str
    naam: str
    toestand: str
    toestand_naam: str
    sinds: date = Field(description="Sinds deze dag is de taak in deze toestand.")
    reageer_uiterlijk: date | None = Field(description="Laat uiterlijk deze dag weten of u de taak doet.")
    meld_terug_uiterlijk: date | None = Field(description="Meld uiterlijk deze dag wat is gedaan.")
    inburgeraar: dict[str, Any]

    @classmethod
    def van_regel(cls, regel: Taakregel) -> "Taak":
        """From the list."""
        return cls(
            nummer=regel.nummer, soort=regel.soort, naam=regel.naam, sinds=regel.sinds,
            **_stand(regel.toestand, regel.termijnen), inburgeraar=regel.persoon,
        )  # fmt: skip


class Stap(_Vorm):
    """Something that happened in a task."""

    op: date
    wat: str
    door: str
    vraag: str | None = Field(default=None, description="Wat de gemeente nog wil weten.")


class Volletaak(Taak):
    """One task with all that the letter says."""

    omschrijving: str
    opmerking: str
    grondslag: str
    gemeente: str
    contact: str
    stappen: list[Stap]

    @classmethod
    def van_kijk(cls, kijk: Kijk) -> "Volletaak":
        """As its partner sees it."""
        gegevens = kijk.overdracht.gegevens if kijk.persoon else {}
        return cls(
            nummer=kijk.overdracht.nummer, soort=kijk.taak.soort, naam=kijk.taak.naam, sinds=kijk.deel.sinds,
            **_stand(kijk.deel.toestand, kijk.termijnen), inburgeraar=kijk.persoon,
            omschrijving=gegevens.get("omschrijving") or kijk.taak.omschrijving,
            opmerking=gegevens.get("opmerking") or "", grondslag=kijk.taak.grondslag,
            gemeente=kijk.gemeente.naam, contact=kijk.consulent.naam, stappen=_stappen(kijk),
        )  # fmt: skip


class Taken(_Vorm):
    """A page of tasks."""

    taken: list[Taak]
    pagina: int
    aantal_per_pagina: int
    totaal: int


class Uitslag(_Vorm):
    """What came of a message."""

    nummer: int
    taak: str
    gebeurtenis: str
    uitkomst: Stand
    reden: str
    uitleg: str = Field(description="In het Nederlands, voor een mens. Herhaalt nooit wat u stuurde.")
    dubbel: bool = Field(description="Dit bericht hadden wij al; er is niets nieuws gebeurd.")
    wacht_op_mens: bool = Field(description="Een medewerker kijkt ernaar. Vraag dit later opnieuw op.")
    ontvangen: datetime | None = None

    @classmethod
    def van(cls, a: Antwoord, ontvangen: datetime | None = None) -> "Uitslag":
        """From what the sender may hear."""
        return cls(
            nummer=a.nummer, taak=a.taak, gebeurtenis=a.soort, uitkomst=a.stand, reden=a.reden.value,
            uitleg=a.zin, dubbel=a.dubbel, wacht_op_mens=a.wacht, ontvangen=ontvangen,
        )  # fmt: skip

    @classmethod
    def van_rij(cls, rij: Terugmelding) -> "Uitslag":
        """From the inbox."""
        return cls.van(antwoord(rij), rij.moment)


class Uitslagen(_Vorm):
    """What came of the messages about one task, the newest first."""

    meldingen: list[Uitslag]


def _stand(toestand: str, termijnen: Mapping[str, date]) -> dict[str, Any]:
    klaar = (termijnen[code] for code in ("N23", "N05", "N02") if code in termijnen)
    return {
        "toestand": toestand,
        "toestand_naam": naam_van_toestand(OVERDRACHT, toestand),
        "reageer_uiterlijk": termijnen.get("N01"),
        "meld_terug_uiterlijk": next(klaar, None),
    }


def _stappen(kijk: Kijk) -> list[Stap]:
    return [
        Stap(
            op=r.op,
            wat=GEBEURD[r.soort],
            door=r.door if r.herkomst == "partner" else kijk.gemeente.naam,
            vraag=(r.feiten or {}).get("gegevens", {}).get("vraag") if kijk.persoon else None,
        )
        for r in kijk.stappen
        if r.soort in GEBEURD
    ]
