"""The certificate, docs/bewijs.md: make it anew, and remember of which code it is.

The search takes minutes, and gives the same paper for the same code. So a fingerprint of that code and of the
paper lies beside it (docs/bewijs.vinger): while it fits, the paper is what a search would give.

    python tools/bewijs.py               search, and write the paper and its fingerprint
    python tools/bewijs.py --check       only say whether the fingerprint still fits
"""

import hashlib
import sys
from importlib.metadata import version
from pathlib import Path

from inburgering.opdrachtregel.bewijzen import lever
from inburgering.statemachine.bewijs_tekst import tekst

ROOT = Path(__file__).resolve().parents[1]
PAPER, PRINT = ROOT / "docs" / "bewijs.md", ROOT / "docs" / "bewijs.vinger"
OF = ("wet", "routes", "statemachine")
"""The folders that the search imports; `import-linter` keeps them from importing anything else of ours."""
LIBRARIES = ("python-statemachine", "python-dateutil", "pydantic")


def fingerprint() -> str:
    """A digest of every source the search rests on, of the libraries it uses, and of the paper itself."""
    digest = hashlib.sha256()
    for path in [PAPER, *(path for folder in OF for path in sorted((ROOT / folder).rglob("*.py")))]:
        text = path.read_text(encoding="utf-8")
        digest.update(f"{path.relative_to(ROOT).as_posix()}\0{text}\0".encode())
    digest.update(" ".join(f"{name} {version(name)}" for name in LIBRARIES).encode())
    return digest.hexdigest()


def fits() -> bool:
    """Whether code and paper are still those of the last search."""
    return PRINT.is_file() and PRINT.read_text(encoding="utf-8").strip() == fingerprint()


def main() -> int:
    """Write the paper; with --check give 1 when a search is due. A proof that fails is printed, not kept."""
    if "--check" in sys.argv[1:]:
        return 0 if fits() else 1
    proof = lever()
    if proof.fouten:
        print(tekst(proof))
        return 1
    PAPER.write_text(tekst(proof).rstrip() + "\n", encoding="utf-8")
    PRINT.write_text(fingerprint() + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
