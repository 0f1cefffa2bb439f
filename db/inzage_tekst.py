"""The overview of someone's data in plain Dutch, to hand over."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from inburgering.db.inzage_persoon import feiten
from inburgering.statemachine.feiten import FEITEN
from inburgering.statemachine.machines import naam_van_gebeurtenis
from inburgering.wet.gebeurtenissen import Gebeurtenis
from inburgering.wet.taal import datum
from inburgering.wet.termijnen import naam_van

PERSOON = {
    "naam": "Naam", "naam_eigen": "Naam in eigen schrift", "bsn": "BSN", "geboren": "Geboortedatum",
    "adres": "Adres", "telefoon": "Telefoon", "email": "E-mail", "taal": "Taal", "tolk": "Tolk nodig",
}  # fmt: skip
RECHTEN = (
    "Klopt er iets niet? Dan mag u vragen om het te verbeteren. U mag ook vragen om gegevens weg te halen, "
    "of om er niets mee te doen zolang wij dat uitzoeken. Bent u het niet eens met ons antwoord? Dan "
    "kunt u een "
    "klacht indienen bij de Autoriteit Persoonsgegevens."
)


def als_tekst(inzage: Mapping[str, Any]) -> str:
    """The overview as a page of Markdown."""
    return "\n".join(_regels(inzage)) + "\n"


def _regels(i: Mapping[str, Any]) -> Iterator[str]:
    yield f"# Dit weet de gemeente {i['gemeente']} over u"
    yield ""
    yield f"Gemaakt op {_dag(i['gemaakt'])}. Trajecten: {', '.join(i['trajecten'])}."
    yield from _kop("Uw persoonsgegevens")
    for persoon in i["gegevens"]["persoon"]:
        yield from (f"- {kop}: {_zeg(persoon[veld])}" for veld, kop in PERSOON.items() if persoon.get(veld))
    yield from _kop("Waarom wij dit hebben")
    yield "De gemeente voert de Wet inburgering 2021 uit. Daarvoor heeft zij deze gegevens nodig."
    yield from _kop("Wie uw gegevens kreeg")
    yield from [_ontvanger(o) for o in i["ontvangers"]] or ["- Niemand buiten de gemeente."]
    yield from _kop("Hoe lang wij ze bewaren")
    yield from [f"- {b['traject']}: {b['waarom']}" for b in i["bewaren"]] or [
        "- Uw traject loopt nog. Wij bewaren uw gegevens ten hoogste vijf jaar na het einde van de plicht."
    ]
    yield from _kop("Wat er is gebeurd")
    for regel in feiten(i):
        yield from _gebeurtenis(regel)
    yield from _kop("Termijnen")
    for t in i["gegevens"]["termijn"]:
        yield f"- {naam_van(t['code'])}: {_dag(t.get('laatste_dag'))}"
    yield from _kop("Brieven")
    for brief in i["gegevens"]["post"]:
        wanneer = _dag(brief.get("verzonden_op"), "niet verzonden")
        yield f"- {brief['sjabloon']}, aan {brief['aan']}: {wanneer}"
    yield from _kop("Uw rechten")
    yield RECHTEN


def _kop(tekst: str) -> Iterator[str]:
    yield from ("", f"## {tekst}", "")


def _ontvanger(o: Mapping[str, Any]) -> str:
    wanneer = " en ".join(_dag(dag) for dag in o["verzonden"]) or "nog niet verzonden"
    return f"- {o['wie']}, voor {o['waarvoor']} ({o['grondslag']}): {', '.join(o['gegevens'])}; {wanneer}"


def _gebeurtenis(regel: Mapping[str, Any]) -> Iterator[str]:
    soort = Gebeurtenis(regel["soort"])
    naam = naam_van_gebeurtenis(regel["onderdeel"], soort)
    yield f"- {_dag(regel['op'])}: {naam}, vastgelegd door {regel['door']}"
    velden = FEITEN[soort].model_fields
    for veld, waarde in (regel.get("feiten") or {}).get("gegevens", {}).items():
        if waarde not in (None, "", []):
            kop = velden[veld].title if veld in velden else None
            yield f"    - {kop or veld}: {_zeg(waarde)}"


def _dag(waarde: str | None, anders: str = "zonder dag") -> str:
    return datum(date.fromisoformat(waarde[:10])) if waarde else anders


def _zeg(waarde: Any) -> str:
    if isinstance(waarde, bool):
        return "ja" if waarde else "nee"
    if isinstance(waarde, list):
        return ", ".join(_zeg(deel) for deel in waarde)
    if isinstance(waarde, dict):
        return "; ".join(f"{naam}: {_zeg(deel)}" for naam, deel in waarde.items())
    return str(waarde)
