"""Iemand was eerder: a form of settings knows what it showed, and never undoes what someone else wrote since.

The form carries what it showed (`merk`, in the field `gezien`). Who saves waits for her turn (`instellen`),
and `eis_ongewijzigd` holds what stands there then against it. The loser keeps what she typed, reads what
changed and by whom, and gets the changes in the fields she did not touch. No script is needed for it.
"""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from hashlib import sha256
from typing import Any

from pydantic import TypeAdapter, ValidationError
from sqlmodel import Session

from inburgering.db import inrichten
from inburgering.db.basis import Database
from inburgering.db.fouten import Weigering
from inburgering.web.formulier import Veld, als_tekst
from inburgering.wet.taal import hoofdletter

Staat = Mapping[str, str]
Wie = tuple[str, datetime]
VELD = "gezien"
OUD = "Het formulier stond al langer open. Kijk na of alles nog klopt met wat er nu staat."
LANGST = 120
_MERK = TypeAdapter(dict[str, str])


class WasEerder(Weigering):
    """What stands there is not what the form showed: nothing was written. `wie` was earlier, if known."""

    def __init__(self, toen: Staat, nu: Staat, wie: Wie | None) -> None:
        super().__init__("Iemand anders heeft dit intussen veranderd. Bekijk wat er nu staat.")
        self.toen, self.nu, self.wie = toen, nu, wie

    @property
    def merk(self) -> str:
        """The mark of what stands there now: with it the form may be sent again."""
        return merk(self.nu)


@dataclass(frozen=True)
class Botsing:
    """What the page says to who came second; `wat` is a sentence per change."""

    wie: Wie | None
    wat: Sequence[str]


@contextmanager
def instellen(opslag: Database, gemeente_id: int) -> Iterator[Session]:
    """A writing session in which nobody else changes the settings of this municipality."""
    with opslag.schrijven() as session:
        inrichten.neem_beurt(session, gemeente_id)
        yield session


def staat(velden: Sequence[Veld], **ook: Any) -> dict[str, str]:
    """What a form shows, as text by field; `ook` is what it keeps without showing it."""
    return {v.naam: _plat(v.waarde) for v in velden} | {n: als_tekst(w) for n, w in ook.items()}


def merk(nu: Staat) -> str:
    """What a form showed, as the hidden field `gezien` carries it."""
    return json.dumps(nu, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def zegel(geheim: str) -> str:
    """A secret as a mark that does not give it away."""
    return sha256(geheim.encode()).hexdigest()[:16]


def volgens_log(session: Session, gemeente_id: int, wat: str) -> Callable[[], Wie | None]:
    """Who the log of settings names for the last change of this."""
    return partial(inrichten.laatste, session, gemeente_id, wat)


def eis_ongewijzigd(nu: Staat, gezien: str, wie: Callable[[], Wie | None]) -> None:
    """Inside the writing session, with what was read in it. Raises WasEerder; also without a mark."""
    toen = _lees(gezien)
    if toen != nu:
        raise WasEerder(toen, nu, wie())


def verzoen(fout: WasEerder, velden: Sequence[Veld] = (), zinnen: Mapping[str, str] | None = None) -> Botsing:
    """Give the fields she did not touch what stands there now, and say of each change what happens to it.

    `zinnen` says what changed for what has no field of its own.
    """
    bij_naam = {veld.naam: veld for veld in velden}
    anders = [naam for naam, nu in fout.nu.items() if fout.toen.get(naam) != nu] if fout.toen else []
    wat = []
    for naam in anders:
        if (veld := bij_naam.get(naam)) is not None:
            wat.append(_veld(veld, fout.toen.get(naam, ""), fout.nu[naam]))
        else:
            wat.append((zinnen or {}).get(naam) or _zin(fout, naam))
    return Botsing(fout.wie, wat or [OUD])


def _veld(veld: Veld, toen: str, nu: str) -> str:
    typte, wat = (
        _plat(veld.waarde),
        f"{veld.label.rstrip('?')}: was {_kort(veld, toen)}, is nu {_kort(veld, nu)}.",
    )
    if typte == nu:
        return f"{wat} Dat vulde u ook in."
    if typte == toen:
        veld.waarde = nu
        return f"{wat} Dat staat nu ook in uw formulier."
    veld.fout = f"Hier staat wat u invulde. Intussen is het {_kort(veld, nu)}. Kies wat het moet worden."
    return f"{wat} U vulde {_kort(veld, typte)} in. Dat staat nog in uw formulier."


def _zin(fout: WasEerder, naam: str) -> str:
    label, toen, nu = hoofdletter(naam.replace("_", " ")), fout.toen.get(naam), fout.nu[naam]
    return f"{label}: was {toen or 'leeg'}, is nu {nu or 'leeg'}."


def _kort(veld: Veld, waarde: str) -> str:
    namen = dict(veld.keuzes)
    tekst = ", ".join(namen.get(deel, deel) for deel in waarde.splitlines()) or "leeg"
    return tekst if len(tekst) <= LANGST else f"{tekst[:LANGST]}…"


def _plat(waarde: str) -> str:
    return "\n".join(waarde.strip().splitlines())


def _lees(gezien: str) -> Staat:
    """What the form showed; nothing when it has no mark, or one that is not ours."""
    try:
        return _MERK.validate_json(gezien)
    except ValidationError:
        return {}
