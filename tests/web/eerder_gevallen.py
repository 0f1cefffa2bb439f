"""Every form that changes a setting: what one person changes first, and what the other typed meanwhile."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlmodel import Session, select
from starlette.testclient import TestClient

from inburgering.db.tabellen import Abonnement, Afwezigheid, Contract, Partnersleutel
from tests.web.conftest import post
from tests.web.opmaak import formulier
from tests.web.stad import Stad

ABONNEMENT = {"naam": "Zaaksysteem", "url": "https://zaak.example/in", "soorten": "kennisgeving"}
CONTRACT = {"naam": "Budget 2026", "geldig_vanaf": "2026-01-01", "plaatsen": "4", "per": "tegelijk"}
NORM = "/normen/voortgangsgesprek_weken"
BRIEF = "/briefteksten/oproep_brede_intake"
BLAUW = {"basis": {"color": {"action-1": {"inverse-bg-default": {"$type": "color", "$value": "#103070"}}}}}


@dataclass(frozen=True)
class Geval:
    """One form of the app at `pad`, on the page `van`, as two people have it open.

    `eerst` is sent by the one (to `eerst_pad`), then `daarna` by the other, who read the page before that.
    `weer` is whether pressing again may follow: not where there is nothing left to press.
    """

    route: str
    pad: str
    eerst: Mapping[str, str]
    daarna: Mapping[str, str] = field(default_factory=dict)
    van: str = ""
    eerst_pad: str = ""
    bestand: Mapping[str, Any] | None = None
    weer: bool = True

    @property
    def bladzijde(self) -> str:
        """The page on which the form stands."""
        return self.van or self.pad


def alle(klant: TestClient, stad: Stad) -> list[Geval]:
    """The forms, over settings that a beheerder made just now."""
    mensen, keten, partners = _mensen(klant, stad), _keten(klant, stad), _partners(klant, stad)
    return [*mensen, *keten, *partners, *_brieven(klant), *_normen()]


def _mensen(klant: TestClient, stad: Stad) -> list[Geval]:
    weg = {
        "wie": str(stad.mensen["sanne"]), "van": "2026-11-23", "tot": "2026-12-20",
        "vervanger": str(stad.mensen["fatma"]),
    }  # fmt: skip
    assert post(klant, "/afwezigheid", weg).status_code == 303
    terug = f"/afwezigheid/{_nr(stad, Afwezigheid)}/terug"
    return [
        Geval("/medewerkers/{wie}", f"/medewerkers/{stad.mensen['fatma']}", {"team": "Zuid"},
              {"functie": "Adviseur"}),
        Geval("/afwezigheid/{nummer}/terug", terug, {"dag": "2026-12-10"}, {"dag": "2026-12-05"},
              van="/afwezigheid"),
    ]  # fmt: skip


def _keten(klant: TestClient, stad: Stad) -> list[Geval]:
    pad = "/keten/abonnementen"
    assert post(klant, f"{pad}/nieuw", ABONNEMENT).status_code == 200
    een = f"{pad}/{_nr(stad, Abonnement)}"
    return [
        Geval(f"{pad}/{{nr}}", een, {"naam": "Zaken"}, {"url": "https://zaak.example/anders"}),
        Geval(f"{pad}/{{nr}}/geheim", f"{een}/geheim", {}, van=een),
        Geval(f"{pad}/{{nr}}/uit", f"{een}/uit", {"naam": "Zaken en meer"}, van=een, eerst_pad=een),
        Geval(f"{pad}/{{nr}}/aan", f"{een}/aan", {"naam": "Alle zaken"}, van=een, eerst_pad=een),
    ]


def _partners(klant: TestClient, stad: Stad) -> list[Geval]:
    pad = f"/partners/{stad.partner}"
    assert post(klant, f"{pad}/contracten/nieuw", CONTRACT).status_code == 303
    assert post(klant, f"{pad}/toegang/sleutels", {}, van=f"{pad}/toegang").status_code == 200
    with stad.db.lezen() as s:
        sleutel = s.exec(select(Partnersleutel)).one().client_id
    contract = f"{pad}/contracten/{_nr(stad, Contract)}"
    einde = {"laatste_dag": "2027-06-30", "reden": "De afspraak loopt af", "wat": "afmaken"}
    wijzig = "/partners/{nummer}"
    return [
        Geval(f"{wijzig}/wijzig", f"{pad}/wijzig", {"adres": "een"}, {"contact": "Mevrouw De Boer"}),
        Geval(f"{wijzig}/taken/{{soort}}", f"{pad}/taken/budgetbeheer", {"gereed_dagen": "60"},
              {"naam": "Budget en post"}),
        Geval(f"{wijzig}/contracten/{{contract}}", contract, {"plaatsen": "5"}, {"regio": "Zuid"}),
        Geval(f"{wijzig}/einde/{{soort}}/{{welke}}", f"{pad}/einde/partner/x", {"adres": "twee"}, einde,
              eerst_pad=f"{pad}/wijzig"),
        Geval(f"{wijzig}/toegang/sleutels/{{client_id}}/draaien", f"{pad}/toegang/sleutels/{sleutel}/draaien",
              {}, van=f"{pad}/toegang"),
    ]  # fmt: skip


def _brieven(klant: TestClient) -> list[Geval]:
    wijzig, stap = f"{BRIEF}/wijzig", {"stap": "gebruik"}
    tekst = formulier(klant.get(wijzig).text, wijzig)["tekst"].strip()
    een, twee, drie = ({"tekst": f"{tekst}\n\n{zin}\n"} for zin in ("Tot dan.", "Wij zien u graag.", "Dag."))
    kleur = {"kleur": "#8a1020", "reden": "Het raadsbesluit"}
    thema = {"bestand": ("t.json", json.dumps(BLAUW).encode(), "application/json")}
    return [
        Geval("/briefteksten/{naam}/wijzig", wijzig, {**een, "reden": "Korter", **stap},
              {**twee, "reden": "Vriendelijker", **stap}),
        Geval("/briefteksten/{naam}/standaard", f"{BRIEF}/standaard", {**drie, "reden": "Groet", **stap},
              {"reden": "Toch maar niet"}, van=wijzig, eerst_pad=wijzig),
        Geval("/huisstijl", "/huisstijl", {"kleur": "#123456", "reden": "Nieuw logo", **stap},
              {**kleur, **stap}),
        Geval("/thema", "/thema", {"stap": "gebruik"}, {"stap": "standaard"}, bestand=thema),
    ]  # fmt: skip


def _normen() -> list[Geval]:
    een = {"waarde": "10", "geldig_vanaf": "2026-12-01", "bron": "Besluit 14"}
    twee = {"waarde": "12", "geldig_vanaf": "2027-01-01", "bron": "Besluit 15"}
    return [
        Geval("/normen/{naam}", NORM, een, twee),
        Geval("/normen/{naam}/intrekken", f"{NORM}/intrekken", {}, van=NORM, weer=False),
    ]


def _nr(stad: Stad, tabel: Any) -> int:
    with Session(stad.db.engine) as s:
        return int(s.exec(select(tabel.id)).one())
