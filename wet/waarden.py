"""De getallen van de wet: uren, bedragen, percentages en aantallen, elk met bron en tijd.

Wie er een nodig heeft, vraagt ernaar met de dag van het feit waar het over gaat:
`waarde("pvt_uren", dag)`. Zo houdt een zaak de getallen die bij haar eigen dagen horen, ook als de wet later
verandert. Een lengte die een termijn is, staat als regel in `termijnen.py`.
"""

from collections.abc import Sequence
from datetime import date
from difflib import get_close_matches

from inburgering.wet import waarden_besluiten, waarden_boetes, waarden_onderdelen, waarden_verlenging
from inburgering.wet.taal import datum
from inburgering.wet.waardensoort import INGANG, Maat, Onderwerp, Wetswaarde, Zekerheid

__all__ = [
    "INGANG", "WAARDEN", "Maat", "OnbekendeWaarde", "Onderwerp", "Wetswaarde", "Zekerheid", "geldend",
    "waarde",
]  # fmt: skip

_VOLGORDE = list(Onderwerp)

WAARDEN: tuple[Wetswaarde, ...] = tuple(
    sorted(
        (
            *waarden_onderdelen.WAARDEN,
            *waarden_verlenging.WAARDEN,
            *waarden_boetes.WAARDEN,
            *waarden_besluiten.WAARDEN,
        ),
        key=lambda w: _VOLGORDE.index(w.onderwerp),
    )
)
"""Alle waarden, naar onderwerp; bij gelijke code de oudste eerst."""


_PER_CODE: dict[str, list[Wetswaarde]] = {}
for _waarde in WAARDEN:
    _PER_CODE.setdefault(_waarde.code, []).append(_waarde)


class OnbekendeWaarde(LookupError):
    """Er is geen waarde met deze code op deze dag; de tekst is één zin voor een mens."""


def waarde(code: str, dag: date, waarden: Sequence[Wetswaarde] = WAARDEN) -> int:
    """Het getal dat op deze dag gold; een bedrag in eurocenten. Raises OnbekendeWaarde."""
    return geldend(code, dag, waarden).waarde


def geldend(code: str, dag: date, waarden: Sequence[Wetswaarde] = WAARDEN) -> Wetswaarde:
    """De waarde die op deze dag gold, met haar bron en eenheid. Raises OnbekendeWaarde."""
    versies = _PER_CODE.get(code, []) if waarden is WAARDEN else [w for w in waarden if w.code == code]
    if not versies:
        namen = sorted({w.code for w in waarden})
        lijkt = get_close_matches(code, namen, n=1)
        hulp = f" Bedoelt u '{lijkt[0]}'?" if lijkt else ""
        raise OnbekendeWaarde(f"De waarde '{code}' bestaat niet.{hulp}")
    gevonden = next((w for w in versies if w.geldt_op(dag)), None)
    if gevonden is None:
        raise OnbekendeWaarde(f"Op {datum(dag)} gold '{code}' niet: {_wanneer(versies)}.")
    return gevonden


def _wanneer(versies: Sequence[Wetswaarde]) -> str:
    eerste, laatste = min(w.geldig_vanaf for w in versies), versies[-1].geldig_tot
    if laatste is None:
        return f"zij geldt vanaf {datum(eerste)}"
    return f"zij gold van {datum(eerste)} tot en met {datum(laatste)}"
