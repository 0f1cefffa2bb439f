"""Make every letter with made-up data in build/brieven/, as PDF and (with pdftoppm) as PNG, for the eye.

`zwaar_*` are the hard cases: long names, six lines of address, the right-hand window, other scripts.
"""

import shutil
import subprocess
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from inburgering.templates.brief import SJABLONEN, pdf
from inburgering.templates.voorbeelden import voorbeeld

UIT = Path(__file__).resolve().parents[1] / "build" / "brieven"
DAG = date(2026, 11, 23)


def main() -> None:
    """Write the letters and say where."""
    shutil.rmtree(UIT, ignore_errors=True)
    UIT.mkdir(parents=True)
    for bestand, naam, gegevens in [*gewone(), *zware()]:
        doel = UIT / f"{bestand}.pdf"
        doel.write_bytes(pdf(naam, gegevens, DAG))
        if shutil.which("pdftoppm"):
            subprocess.run(["pdftoppm", "-r", "100", "-png", str(doel), str(UIT / bestand)], check=True)
        print(doel.relative_to(UIT.parents[1]))


def gewone() -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Every letter as it mostly is."""
    for naam in SJABLONEN:
        yield naam, naam, voorbeeld(naam)


def zware() -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Letters with more in them than usual."""
    naam = "Wubbegunda Nguyễn-Şahin van der Meer tot Łódź-Oostenbroek"
    adres = [
        "Stichting VluchtelingenWerk Nederland, regio Noordwest en omgeving", "Afdeling budgetcoaching",
        f"T.a.v. mevrouw {naam}", "Gebouw De Brug, vierde verdieping", "Burgemeester Van Voorbeeldlaan 12-C",
        "1234 AB  VOORBEELDSTAD-OOSTELIJKE-HAVENS",
    ]  # fmt: skip
    taak = voorbeeld("taak_budgetbeheer")
    wie = taak["inburgeraar"] | {"naam": f"{naam} (ዮናስ ተስፋዬ, محمد العبد الله)"}
    opmerking = "Eerste alinea van een lange toelichting op deze taak. " * 6
    gemeente = taak["gemeente"] | {"venster": "rechts", "kleur": "#ffcc00"}
    zwaar = {"ontvanger": adres, "inburgeraar": wie, "gemeente": gemeente, "aanhef": f"Beste {naam},"}
    yield "zwaar_taak", "taak_budgetbeheer", taak | zwaar | {"taak": taak["taak"] | {"opmerking": opmerking}}
    plan = voorbeeld("beschikking_pip")
    zin = "U leert snel en u wilt graag werken. Daarom past deze route bij u. "
    pip = plan["pip"] | {
        "motivering": f"{zin * 8}\n\n{zin * 6}", "examens_gewenst": True, "alfabetisering": True,
        "vve_afspraken": "Selam gaat vanaf januari vier ochtenden naar de voorschool.",
        "pw_beschikkingen": "besluit bijstand van 3 november 2026.",
    }  # fmt: skip
    yield (
        "zwaar_pip",
        "beschikking_pip",
        plan | {"pip": pip, "versie_pip": 2, "ontvanger": [naam, *adres[3:]]},
    )
    boete = voorbeeld("herhaalde_oproep") | {"handhaving": True, "tolk": None}
    yield "zwaar_oproep", "herhaalde_oproep", boete


if __name__ == "__main__":
    main()
