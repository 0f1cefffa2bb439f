"""Dutch for what Typer says itself: the fixed words of its help and its usage errors."""

import re
from typing import Any

from typer.core import TyperCommand, TyperGroup

WOORDEN = {
    "Usage:": "Gebruik:",
    "Arguments:": "Argumenten:",
    "Options:": "Opties:",
    "Commands:": "Opdrachten:",
    "COMMAND [ARGS]...": "OPDRACHT ...",
    "[OPTIONS]": "[OPTIES]",
    "[required]": "[verplicht]",
    "[default:": "[standaard:",
    "Show this message and exit.": "Toon deze uitleg.",
}


def vertaal_uitleg(tekst: str) -> str:
    """The help of a command with its fixed words in Dutch."""
    for engels, nederlands in WOORDEN.items():
        tekst = tekst.replace(engels, nederlands)
    return tekst


class Groep(TyperGroup):
    """All commands together, with their help in Dutch."""

    def get_help(self, ctx: Any) -> str:
        return vertaal_uitleg(super().get_help(ctx))


class Opdracht(TyperCommand):
    """One command, with its help in Dutch."""

    def get_help(self, ctx: Any) -> str:
        return vertaal_uitleg(super().get_help(ctx))


def gebruiksfout(fout: Any) -> str:
    """A Dutch sentence for a usage error of Typer; what it is about is known by its attributes."""
    ctx = getattr(fout, "ctx", None)
    hulp = f" Zie: {ctx.command_path} --help" if ctx is not None else ""
    return f"{_wat(fout)}{hulp}"


def _wat(fout: Any) -> str:
    match type(fout).__name__:
        case "NoSuchOption":
            kies = f" Bedoelt u {', '.join(sorted(fout.possibilities))}?" if fout.possibilities else ""
            return f"De optie {fout.option_name} bestaat niet.{kies}"
        case "MissingParameter":
            return f"U moet nog {_naam(fout)} opgeven."
        case "BadOptionUsage":
            return f"De optie {fout.option_name} is niet goed gebruikt."
        case "BadParameter":
            return f"Wat u bij {_naam(fout)} opgeeft, kan niet."
    if gevonden := re.search(r"No such command '([^']*)'(?:\. Did you mean (.*)\?)?", fout.message):
        kies = f" Bedoelt u {gevonden[2]}?" if gevonden[2] else ""
        return f"De opdracht '{gevonden[1]}' bestaat niet.{kies}"
    return "Dit past niet bij de opdracht: er staat te veel of te weinig."


def _naam(fout: Any) -> str:
    return fout.param.get_error_hint().replace("'", "") if fout.param is not None else "een waarde"
