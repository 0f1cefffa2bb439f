"""What a person reads when a command fails: one Dutch sentence, never a stack trace or personal data."""

import os
import sys
import traceback

from inburgering.opdrachtregel.opties import UITVOERIG

DATABASE = (
    "De database is niet bereikbaar of niet bijgewerkt. Kijk of hij draait en voer 'inburgering migreer' uit."
)


BEZET = "De database is bezet met ander werk. Probeer het zo opnieuw."


def zin(fout: BaseException) -> str:
    """The sentence for this fault. Our own exceptions carry theirs."""
    soort = type(fout)
    if any(klasse.__module__.startswith("inburgering.") for klasse in soort.__mro__):
        return str(fout)
    if soort.__module__.startswith(("sqlalchemy.", "psycopg.", "sqlite3")):
        if "locked" in str(fout):
            return BEZET
        return f"{DATABASE} ({soort.__name__})"
    if isinstance(fout, OSError):
        waar = f": {fout.filename}" if fout.filename else ""
        return f"Lezen of schrijven lukt niet{waar} ({fout.strerror or soort.__name__})."
    return f"Er ging iets mis in het programma ({soort.__name__}). Met --verbose ziet u waar."


def toon(fout: BaseException) -> None:
    """Print the sentence on standard error; with --verbose also where in the program, without any values."""
    print(zin(fout), file=sys.stderr)
    if not os.environ.get(UITVOERIG):
        return
    while fout.__cause__ is not None:
        fout = fout.__cause__
    for stap in traceback.extract_tb(fout.__traceback__):
        print(f"  {stap.filename}:{stap.lineno} in {stap.name}", file=sys.stderr)
    print(f"  {type(fout).__module__}.{type(fout).__name__}", file=sys.stderr)
