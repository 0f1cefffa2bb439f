"""Make every letter with made-up data in build/brieven/, as PDF and (with pdftoppm) as PNG, for the eye."""

import shutil
import subprocess
from datetime import date
from pathlib import Path

from inburgering.templates.brief import SJABLONEN, pdf
from inburgering.templates.voorbeelden import voorbeeld

UIT = Path(__file__).resolve().parents[1] / "build" / "brieven"


def main() -> None:
    """Write the letters and say where."""
    UIT.mkdir(parents=True, exist_ok=True)
    for naam in SJABLONEN:
        bestand = UIT / f"{naam}.pdf"
        bestand.write_bytes(pdf(naam, voorbeeld(naam), date(2026, 11, 23)))
        if shutil.which("pdftoppm"):
            subprocess.run(["pdftoppm", "-r", "70", "-png", str(bestand), str(UIT / naam)], check=True)
        print(bestand.relative_to(UIT.parents[1]))


if __name__ == "__main__":
    main()
