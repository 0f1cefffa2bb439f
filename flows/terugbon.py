"""The receipt beside a return file, so that a partner's own system can read what came of it. No Prefect.

`<naam>.ontvangst.json` lies beside the file at once. When a person decided later about a message in it,
`<naam>.besluit-<rij>.json` follows. Neither repeats what the partner wrote.
"""

import json
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from inburgering.db import zoeken_terug
from inburgering.db.basis import Database, in_utc
from inburgering.db.terugbericht import Antwoord, Stand
from inburgering.flows.map import schrijf
from inburgering.statemachine.terugmelding import VERSIE


@dataclass(frozen=True)
class Bon:
    """What came of a file: per message, or of the file as a whole when it could not be read."""

    regels: list[dict[str, Any]] = field(default_factory=list)
    fout: str = ""

    @classmethod
    def kapot(cls, reden: str) -> "Bon":
        """Nothing in the file could be read."""
        return cls(fout=reden)

    @property
    def geweigerd(self) -> bool:
        """Whether nothing in the file was taken in."""
        return all(regel["uitkomst"] == Stand.AFGEWEZEN for regel in self.regels)

    @property
    def reden(self) -> str:
        """Why the file was refused; of more messages one reason per line."""
        een = len(self.regels) == 1
        regels = [r["uitleg"] if een else f"Regel {r['regel']}: {r['uitleg']}" for r in self.regels]
        return self.fout or "\n".join(regels)

    def tekst(self, sha256: str, nu: datetime) -> str:
        """The receipt itself."""
        inhoud: dict[str, Any] = {
            "versie": VERSIE,
            "bestand": sha256,
            "ontvangen": in_utc(nu).isoformat(timespec="seconds"),
            "regels": self.regels,
        }
        return _json(inhoud | ({"fout": self.fout} if self.fout else {}))


def uitslag(regel: int, antwoord: Antwoord, taak: str) -> dict[str, Any]:
    """One message in a receipt; `taak` is the task it named."""
    return {
        "regel": regel,
        "nummer": antwoord.nummer,
        "taak": taak,
        "uitkomst": antwoord.stand.value,
        "reden": antwoord.reden.value,
        "dubbel": antwoord.dubbel,
        "uitleg": antwoord.zin,
    }


def leg_besluiten_neer(database: Database, inkomend: Path) -> None:
    """Tell partners who work with files what a person decided since; a folder that is gone is left."""
    with database.lezen() as session:
        open_ = zoeken_terug.terug_te_koppelen(session)
    for nummer, partij, mappen, inhoud in open_:
        for doel in (inkomend / map_ / "verwerkt" for map_ in sorted(mappen) if map_ == Path(map_).name):
            for bon in sorted(doel.glob(f"*.{partij[:12]}.ontvangst.json")):
                naam = bon.name.removesuffix(".ontvangst.json")
                besluit = _json({"versie": VERSIE, **inhoud})
                schrijf(doel, f"{naam}.besluit-{nummer}.json", besluit.encode())
        with database.schrijven() as session:
            zoeken_terug.teruggekoppeld(session, nummer)


def _json(inhoud: dict[str, Any]) -> str:
    return json.dumps(inhoud, ensure_ascii=False, indent=1) + "\n"
