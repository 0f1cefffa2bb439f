"""Een concept lezen: de kop, en per termijn of waarde wat er anders wordt. Elke fout krijgt haar plek."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, TypeVar

from inburgering.wet.concept_fouten import Fouten, kies
from inburgering.wet.concept_termijn import geval_van, velden_van_termijn
from inburgering.wet.concept_waarde import velden_van_waarde
from inburgering.wet.duur import Duur
from inburgering.wet.feiten_lezen import LAATSTE_JAAR
from inburgering.wet.regelset import Regelset
from inburgering.wet.regelwoorden import Regel, is_eigen
from inburgering.wet.taal import datum
from inburgering.wet.termijnregel import Termijnregel
from inburgering.wet.waardensoort import INGANG

R = TypeVar("R", bound=Regel)
KOPPEN = ("concept", "termijnen", "waarden", "vervalt")
_KOP, _VERVALT = ("naam", "bron", "geldig_vanaf"), ("code",)


@dataclass(frozen=True)
class Ingreep:
    """Wat een concept met één code doet: andere velden, of niets meer.

    `geval`: alleen de versie waarin deze woorden voorkomen. `in_tijd`: niet de versies waarvan iemand de
    laatste dag stelt.
    """

    code: str
    velden: Mapping[str, Any] = field(default_factory=dict)
    geval: str = ""
    vervalt: bool = False
    in_tijd: bool = False

    def raakt(self, regel: Regel, vanaf: date) -> bool:
        """Of deze ingreep over deze versie gaat: dezelfde code en hetzelfde geval, en dan nog geldig."""
        if regel.code != self.code or (regel.geldig_tot is not None and regel.geldig_tot < vanaf):
            return False
        if not isinstance(regel, Termijnregel):
            return not self.geval
        return self.geval in geval_van(regel) and (not self.in_tijd or isinstance(regel.duur, Duur))


@dataclass(frozen=True)
class Kop:
    """Hoe het concept heet, waar het vandaan komt en vanaf welke dag het zou gelden."""

    naam: str
    bron: str
    geldig_vanaf: date


def lees_kop(inhoud: Mapping[str, Any], fouten: Fouten) -> Kop:
    """Het deel [concept]. Is de dag fout, dan wordt de rest nagekeken op de eerste dag van de wet."""
    fouten.onbekende_woorden(inhoud, "het bestand", KOPPEN)
    deel = inhoud.get("concept")
    if not isinstance(deel, Mapping):
        fouten.meld("het bestand", "het deel [concept] ontbreekt, met naam, bron en geldig_vanaf")
        deel = {"naam": "?", "bron": "?", "geldig_vanaf": INGANG}
    fouten.onbekende_woorden(deel, "[concept]", _KOP)
    naam = fouten.tekst(deel, "naam", "[concept]", verplicht=True)
    bron = fouten.tekst(deel, "bron", "[concept]", verplicht=True)
    return Kop(naam or "", bron or "", _dag(deel.get("geldig_vanaf"), fouten))


def _dag(waarde: object, fouten: Fouten) -> date:
    if waarde is None:
        fouten.meld("[concept]", "geldig_vanaf ontbreekt: schrijf geldig_vanaf = 2027-01-01")
    elif not isinstance(waarde, date) or isinstance(waarde, datetime):
        fouten.meld("[concept]", "geldig_vanaf moet een datum zijn, zonder aanhalingstekens: 2027-01-01")
    elif waarde < INGANG:
        fouten.meld("[concept]", f"geldig_vanaf ligt voor {datum(INGANG)}; toen gold de wet nog niet")
    elif waarde.year > LAATSTE_JAAR:
        fouten.meld("[concept]", f"geldig_vanaf ligt na {LAATSTE_JAAR}; kijk naar het jaar")
    else:
        return waarde
    return INGANG


def lees_ingrepen(inhoud: Mapping[str, Any], wet: Regelset, vanaf: date, fouten: Fouten) -> list[Ingreep]:
    """Elke wijziging in het bestand; wat fout is, staat daarna in `fouten`."""
    uit: list[Ingreep] = []
    for plek, deel in _delen(inhoud, "termijnen", fouten):
        if termijnen := _versies(deel, plek, wet.termijnen, vanaf, fouten):
            velden = velden_van_termijn(deel, plek, termijnen, fouten)
            in_tijd = "duur" in velden and any(isinstance(t.duur, Duur) for t in termijnen)
            uit.append(Ingreep(termijnen[0].code, velden, _geval(deel), in_tijd=in_tijd))
    for plek, deel in _delen(inhoud, "waarden", fouten):
        if waarden := _versies(deel, plek, wet.waarden, vanaf, fouten):
            uit.append(Ingreep(waarden[0].code, velden_van_waarde(deel, plek, waarden[-1], fouten)))
    for plek, deel in _delen(inhoud, "vervalt", fouten):
        fouten.onbekende_woorden(deel, plek, _VERVALT)
        if regels := _versies(deel, plek, wet.regels, vanaf, fouten):
            uit.append(Ingreep(regels[0].code, vervalt=True))
    _dubbel(uit, fouten)
    if not uit and not fouten:
        fouten.meld("het bestand", "er staat geen wijziging in: noem een termijn, een waarde of wat vervalt")
    return uit


def _delen(inhoud: Mapping[str, Any], kop: str, fouten: Fouten) -> Iterator[tuple[str, Mapping[str, Any]]]:
    rij = inhoud.get(kop, [])
    if not isinstance(rij, list):
        fouten.meld(f"[{kop}]", f"schrijf hier twee rechte haken: [[{kop}]]")
        return
    for nummer, deel in enumerate(rij, start=1):
        if isinstance(deel, Mapping):
            code = f" ({deel['code']})" if isinstance(deel.get("code"), str) else ""
            yield f"[[{kop}]] nummer {nummer}{code}", deel
        else:
            fouten.meld(f"[[{kop}]] nummer {nummer}", "hier horen woorden met een waarde: code = ...")


def _versies(deel: Mapping[str, Any], plek: str, regels: Sequence[R], vanaf: date, fouten: Fouten) -> list[R]:
    """De versies die vanaf die dag gelden; leeg, met een fout, als er geen te wijzigen is."""
    code = fouten.tekst(deel, "code", plek, verplicht=True)
    if code is None:
        return []
    met_code = [regel for regel in regels if regel.code == code]
    versies = [regel for regel in met_code if Ingreep(code, geval=_geval(deel)).raakt(regel, vanaf)]
    if not met_code:
        fouten.meld(plek, f"de code '{code}' bestaat niet; {kies(code, {regel.code for regel in regels})}")
    elif any(isinstance(regel, Termijnregel) and is_eigen(regel) for regel in met_code):
        fouten.meld(plek, "dit is een eigen norm van de gemeente, geen wet; verander de norm zelf")
        return []
    elif not versies and _geval(deel):
        fouten.meld(plek, f"geen enkel geval bevat de woorden '{_geval(deel)}'; kijk in docs/regels.md")
    elif not versies:
        fouten.meld(plek, f"deze regel geldt op {datum(vanaf)} al niet meer")
    return versies


def _geval(deel: Mapping[str, Any]) -> str:
    return str(deel.get("geval", "")).strip()


def _dubbel(ingrepen: Sequence[Ingreep], fouten: Fouten) -> None:
    vervallen = {ingreep.code for ingreep in ingrepen if ingreep.vervalt}
    for (code, geval), aantal in Counter((i.code, i.geval) for i in ingrepen).items():
        erbij = f" met geval '{geval}'" if geval else ""
        if aantal > 1:
            fouten.meld("het bestand", f"{code}{erbij} staat er {aantal} keer in; dat mag één keer")
        elif geval and code in vervallen:
            fouten.meld("het bestand", f"{code} wijzigt en vervalt; kies een van beide")
