"""Wat een concept met een termijn doet: een andere lengte, naam of tekst, en of zij dan verschuift.

De Algemene termijnenwet beslist mee. Zij geldt niet voor meer dan 90 dagen, twaalf weken of drie maanden,
niet in jaren en niet bij terugrekenen (art. 1 en 4), en noemt een ministeriële regeling niet (art. 5).
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from inburgering.wet.bronnen import REGELING, Bron
from inburgering.wet.concept_fouten import Fouten
from inburgering.wet.duur import Duur, Eenheid
from inburgering.wet.regelwoorden import begint_met
from inburgering.wet.termijnregel import Termijnregel

WOORDEN = ("code", "geval", "duur", "naam", "tekst", "schuift", "schuift_niet_want")
_DUUR = re.compile(r"(\d+)\s+(dag|dagen|week|weken|maand|maanden|jaar|jaren)")
_ENKELVOUD = {
    "dag": Eenheid.DAGEN,
    "week": Eenheid.WEKEN,
    "maand": Eenheid.MAANDEN,
    "jaar": Eenheid.JAREN,
}
_HOOGSTENS = {Eenheid.DAGEN: 7300, Eenheid.WEKEN: 1040, Eenheid.MAANDEN: 240, Eenheid.JAREN: 100}
_GETALLEN = {
    1: "een", 2: "twee", 3: "drie", 4: "vier", 5: "vijf", 6: "zes", 7: "zeven", 8: "acht", 9: "negen",
    10: "tien", 12: "twaalf", 13: "dertien", 18: "achttien",
}  # fmt: skip


def velden_van_termijn(
    deel: Mapping[str, Any], plek: str, versies: Sequence[Termijnregel], fouten: Fouten
) -> dict[str, Any]:
    """Wat er in deze versies anders wordt; fouten komen in `fouten`."""
    fouten.onbekende_woorden(deel, plek, WOORDEN)
    nu = next((regel for regel in reversed(versies) if isinstance(regel.duur, Duur)), versies[-1])
    velden: dict[str, Any] = {}
    for woord in ("naam", "tekst", "schuift_niet_want"):
        if tekst := fouten.tekst(deel, woord, plek):
            velden[woord] = tekst
    if duur := _lees_duur(deel, plek, versies, fouten):
        velden["duur"] = duur
        velden.setdefault("tekst", _tekst_met(nu, duur))
    if deel.get("schuift") not in (None, True, False):
        fouten.meld(plek, "schuift is true of false, zonder aanhalingstekens")
    elif duur or "duur" not in deel:
        velden |= _schuift(nu, duur, deel, plek, fouten)
    if not velden and not fouten:
        fouten.meld(plek, "er staat niet bij wat er anders wordt: noem duur, naam, tekst of schuift")
    return velden


def geval_van(regel: Termijnregel) -> str:
    """Waaraan iemand deze versie herkent tussen andere met dezelfde code: haar geval, of haar begin."""
    return regel.geldt_als or begint_met(regel)


def _lees_duur(
    deel: Mapping[str, Any], plek: str, versies: Sequence[Termijnregel], fouten: Fouten
) -> Duur | None:
    versies = [regel for regel in versies if isinstance(regel.duur, Duur)] or versies
    tekst = fouten.tekst(deel, "duur", plek)
    if tekst is None:
        return None
    gelezen = _DUUR.fullmatch(tekst)
    if gelezen is None:
        fouten.meld(plek, f"de lengte '{tekst}' is niet te lezen; schrijf duur = \"12 weken\"")
        return None
    duur = Duur(int(gelezen[1]), _ENKELVOUD.get(gelezen[2]) or Eenheid(gelezen[2]))
    if not 1 <= duur.aantal <= _HOOGSTENS[duur.eenheid]:
        fouten.meld(plek, f"de lengte '{tekst}' kan niet; kijk naar het getal")
    elif len({str(regel.duur) for regel in versies}) > 1:
        gevallen = "; ".join(dict.fromkeys(f"'{geval_van(regel)}'" for regel in versies))
        fouten.meld(plek, f"deze termijn heeft {len(versies)} gevallen; kies met geval = ... uit {gevallen}")
    elif all(regel.duur in (duur, Duur(-duur.aantal, duur.eenheid)) for regel in versies):
        fouten.meld(plek, f"de lengte is nu al {duur}; er verandert niets")
    else:
        nu = versies[-1].duur
        return Duur(-duur.aantal, duur.eenheid) if isinstance(nu, Duur) and nu.aantal < 0 else duur
    return None


def _schuift(
    nu: Termijnregel, duur: Duur | None, deel: Mapping[str, Any], plek: str, fouten: Fouten
) -> dict[str, Any]:
    """Of de termijn dan verschuift; gemeld wordt wat de Algemene termijnenwet niet toelaat of open laat."""
    schuift, want = deel.get("schuift"), deel.get("schuift_niet_want", "")
    if isinstance(nu.duur, Duur):
        want = want or nu.schuift_niet_want
    lengte = duur or nu.duur
    kan = isinstance(lengte, Duur) and lengte.valt_onder_termijnenwet and not _uit_regeling(nu)
    if schuift and not kan:
        fouten.meld(plek, _waarom_niet(lengte))
    elif schuift is False and kan and not want:
        fouten.meld(plek, "zeg met schuift_niet_want waarom weekend en feestdag niet verlengen")
    elif schuift is None and duur and kan and not nu.schuift and not want:
        fouten.meld(
            plek,
            f"een termijn van {duur} kan onder de Algemene termijnenwet vallen; zeg zelf schuift = true, of "
            "schuift = false met schuift_niet_want",
        )
    elif schuift is not None:
        return {"schuift": schuift}
    elif nu.schuift and not kan:
        return {"schuift": False}
    return {}


def _uit_regeling(regel: Termijnregel) -> bool:
    return isinstance(regel.bron, Bron) and regel.bron.regeling == REGELING


def _waarom_niet(lengte: object) -> str:
    if not isinstance(lengte, Duur):
        return "deze termijn heeft geen lengte in tijd, dus zij verschuift niet; zet schuift = false"
    if lengte.valt_onder_termijnenwet:
        return (
            "deze termijn staat in een ministeriële regeling, en die noemt de Algemene termijnenwet niet "
            "(artikel 5); zet schuift = false"
        )
    return (
        f"een termijn van {lengte} verschuift niet: de Algemene termijnenwet geldt niet voor meer dan 90 "
        "dagen, twaalf weken of drie maanden, in jaren of bij terugrekenen (artikel 1 en 4); zet schuift = "
        "false"
    )


def _tekst_met(regel: Termijnregel, duur: Duur) -> str:
    """De tekst van de regel met de nieuwe lengte op de plek van de oude, als die erin staat."""
    oud = regel.duur
    if not isinstance(oud, Duur):
        return regel.tekst
    getal, eenheid = str(oud).split(" ", 1)
    woord = _GETALLEN.get(abs(oud.aantal), getal)
    return re.sub(rf"\b({getal}|{woord}) {eenheid}\b", str(duur), regel.tekst)
