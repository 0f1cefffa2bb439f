"""Life domains and barriers as a traject's page shows them: how it goes, what is in the way, who acts."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from inburgering.db.zaak import Zaak
from inburgering.statemachine.feiten_leefgebied import Aanpakker, Belemmeringssoort, Hoegaathet, Leefgebieden
from inburgering.wet.gebeurtenissen import Gebeurtenis

BELEMMERING = "belemmering"
VAN = (Gebeurtenis.BELEMMERING, Gebeurtenis.HERZIENING_BELEMMERING)
STATUS = {
    Hoegaathet.GOED: "koers",
    Hoegaathet.AANDACHT: "binnenkort",
    Hoegaathet.HULP: "bezig",
    Hoegaathet.NIET: "geen",
}


@dataclass(frozen=True)
class Gebied:
    """One life domain: its last answer and the day on which it was given."""

    naam: str
    antwoord: str
    status: str
    op: date


@dataclass(frozen=True)
class Obstakel:
    """One barrier: `status` is that of the day on which it is looked at again."""

    nr: int
    wat: str
    wie: str
    sinds: date
    bekijken_op: date | None
    aanpak: str
    status: str
    opgelost: date | None


@dataclass(frozen=True)
class Leven:
    """What the card shows."""

    gebieden: list[Gebied]
    nu: list[Obstakel]
    eerder: list[Obstakel]


def leven(zaak: Zaak) -> Leven:
    """Of each domain the last answer; of each barrier where it stands."""
    obstakels = [_obstakel(zaak, nr) for nr in zaak.nummers(BELEMMERING)]
    lopend = [o for o in obstakels if o.opgelost is None and zaak.toestand(BELEMMERING, o.nr) == "speelt"]
    lopend.sort(key=lambda o: (o.bekijken_op or date.max, o.nr))
    return Leven(_gebieden(zaak), lopend, [o for o in obstakels if o not in lopend])


def _gebieden(zaak: Zaak) -> list[Gebied]:
    laatste: dict[str, Gebied] = {}
    for v in sorted(zaak.voorvallen, key=lambda v: (v.op, v.volgnr)):
        if v.soort != Gebeurtenis.LEEFGEBIEDEN:
            continue
        for veld, model in Leefgebieden.model_fields.items():
            if waarde := v.gegevens.get(veld):
                antwoord = Hoegaathet.van(waarde)
                laatste[veld] = Gebied(model.title or veld, antwoord.naam, STATUS[antwoord], v.op)
    return [laatste[veld] for veld in Leefgebieden.model_fields if veld in laatste]


def _obstakel(zaak: Zaak, nr: int) -> Obstakel:
    eigen = [v for v in zaak.voorvallen if (v.onderdeel, v.nr) == (BELEMMERING, nr)]
    begin, nu = eigen[0], [v for v in eigen if v.soort in VAN][-1]
    opgelost = [v.op for v in eigen if v.soort == Gebeurtenis.OPLOSSING_BELEMMERING]
    ruw = nu.gegevens.get("bekijken_op")
    dag = date.fromisoformat(ruw) if ruw else None
    return Obstakel(
        nr=nr,
        wat=_naam(Belemmeringssoort, begin.gegevens.get("soort")),
        wie=_wie(nu.gegevens),
        sinds=begin.op,
        bekijken_op=dag,
        aanpak=str(nu.gegevens.get("aanpak") or ""),
        status="verlopen" if dag and dag < zaak.vandaag else "koers",
        opgelost=opgelost[-1] if opgelost else None,
    )


def _wie(gegevens: Mapping[str, Any]) -> str:
    wie, naam = _naam(Aanpakker, gegevens.get("wie")), gegevens.get("naam")
    return f"{wie}: {naam}" if naam else wie


def _naam(soort: type[Belemmeringssoort] | type[Aanpakker], waarde: Any) -> str:
    tekst = soort.van(waarde).naam if waarde in set(soort) else ""
    return tekst[:1].upper() + tekst[1:]
