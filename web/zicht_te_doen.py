"""What this person still has to do, by when and who acts, as the page shows it."""

from dataclasses import dataclass
from datetime import date

from inburgering.db import tijdlijn
from inburgering.db.zaak import Zaak
from inburgering.routes.nog_te_doen import Punt, nog_te_doen
from inburgering.routes.stand import Stand
from inburgering.web.zicht_termijnen import WIE
from inburgering.wet.taal import getal


@dataclass(frozen=True)
class Teller:
    """How far someone is with something that is counted: hours, talks, themes."""

    gedaan: str
    nodig: str
    deel: int  # per cent, at most 100


@dataclass(frozen=True)
class Regel:
    """One thing to do."""

    punt: Punt
    wie: str
    status: str
    teller: Teller | None


def te_doen(zaak: Zaak) -> list[Regel]:
    """Everything that is still to be done, what ends first on top; nothing once the traject has ended."""
    feiten = tijdlijn.feiten(zaak.voorvallen)
    stand = Stand.van_feiten(feiten, zaak.groep, zaak.route, zaak.regime, zaak.vandaag)
    einde = zaak.gezien(zaak.vandaag).termijn()["einde"]
    punten = nog_te_doen(
        stand,
        zaak.groep,
        zaak.route,
        zaak.pip,
        date.fromisoformat(einde) if einde else None,
        regime=zaak.regime,
        termijnen=_laatste_dagen(zaak),
    )
    op_dag = sorted(punten, key=lambda p: (not p.verplicht, p.uiterlijk or date.max))
    return [Regel(p, WIE[p.wie], _status(p, zaak.vandaag), _teller(p)) for p in op_dag]


def _laatste_dagen(zaak: Zaak) -> dict[str, date | None]:
    """Of each running term the last day, the earliest where it runs more than once."""
    lopend = [t for t in zaak.termijnen.values() if t.loopt and t.laatste_dag]
    lopend.sort(key=lambda t: t.laatste_dag or date.max, reverse=True)
    return {t.code: t.laatste_dag for t in lopend}


def _status(punt: Punt, vandaag: date) -> str:
    if punt.uiterlijk is None:
        return ""
    return "verlopen" if punt.uiterlijk < vandaag else ""


def _teller(punt: Punt) -> Teller | None:
    if not punt.eenheid or punt.nodig <= 1:
        return None
    deel = min(100, round(100 * float(punt.gedaan) / punt.nodig))
    return Teller(getal(float(punt.gedaan)), f"{getal(punt.nodig)} {punt.eenheid}", deel)
