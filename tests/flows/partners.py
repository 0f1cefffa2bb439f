"""What partners do with what they got: answer on the page, also when it falls away, or by a file."""

import json
import os
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import httpx2 as httpx

from tests.web.opmaak import formulier

VERSLAG = {"naam": "Ria Smit", "resultaat": "uitgevoerd", "verslag": "De vaste lasten zijn geregeld."}
AANNEMEN = {"naam": "Ria Smit"}
GEDULD = 90.0  # seconds that a person keeps trying


def antwoord(link: str, gebeurtenis: str, gegevens: dict[str, str], *, keer: int = 1) -> list[int]:
    """Fill in the form once and send it `keer` times, each time until the page answers; gives the answers."""
    oorsprong = link.partition("/p/")[0]
    with httpx.Client(headers={"Origin": oorsprong}, timeout=20) as klant:
        blad = _tot_het_lukt(lambda: klant.get(f"{link}/{gebeurtenis}"))
        velden = formulier(blad.text, f"/p/{link.rpartition('/')[2]}/{gebeurtenis}") | gegevens
        return [
            _tot_het_lukt(lambda: klant.post(f"{link}/{gebeurtenis}", data=velden)).status_code
            for _ in range(keer)
        ]


def _tot_het_lukt(vraag: Any) -> httpx.Response:
    einde = time.monotonic() + GEDULD
    while True:
        try:
            gekregen: httpx.Response = vraag()
            return gekregen
        except httpx.TransportError:
            if time.monotonic() > einde:
                raise
            time.sleep(0.2)


def tegelijk(werk: list[Any]) -> list[Any]:
    """Do these at the same moment, each in a thread of its own; gives what each gave, in order."""
    with ThreadPoolExecutor(len(werk)) as draden:
        return [klus.result() for klus in [draden.submit(doe) for doe in werk]]


def leg_neer(
    map_: Path, verwijzing: dict[str, str], gebeurtenis: str, op: str, gegevens: dict[str, str], *, keer: int
) -> None:
    """Leave the same return file `keer` times, each under another name, as it came to rest a minute ago."""
    map_.mkdir(parents=True, exist_ok=True)
    inhoud = verwijzing | {"gebeurtenis": gebeurtenis, "op": op, "feiten": gegevens}
    for nr in range(keer):
        bestand = map_ / f"{verwijzing['taak']}-{gebeurtenis}-{nr}.json"
        bestand.write_text(json.dumps(inhoud))
        toen = time.time() - 60
        os.utime(bestand, (toen, toen))
